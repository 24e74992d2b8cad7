/**
 * Mutants of everything else that people hand in: PDFs, photos, hero art, charts of a report's own, designs.
 * Of each it must hold that it is taken or refused in words, never in a stack trace, and soon; and that a
 * photo that passes the check can be decoded.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { attachFiles } from '../../src/archive/attachments.ts';
import { PDFDocument, PDFString } from '../../src/pdf/objects.ts';
import { extractAttachments } from '../../src/archive/extract.ts';
import { verifyArchive } from '../../src/archive/verify.ts';
import { drawChart } from '../../src/charts/draw.ts';
import { readFaces } from '../../src/design/fonts.ts';
import { readFormats } from '../../src/design/format.ts';
import { searchPath } from '../../src/design/search.ts';
import { programRoot } from '../../src/lib/program.ts';
import { readTheme } from '../../src/design/theme.ts';
import { ProblemError, type Problem } from '../../src/lib/problem.ts';
import { formatProblems } from '../../src/lib/problem-text.ts';
import { readArtFile } from '../../src/model/check-art.ts';
import { decoding, measurePicture } from '../../src/model/picture.ts';
import { readCondition } from '../../src/press/condition.ts';
import { preflight } from '../../src/press/preflight/preflight.ts';
import { separations } from '../../src/press/separations.ts';
import { figures, makeFigure, places, readKit } from '../charts/fixtures.ts';
import type { Random } from '../seeded/random.ts';
import { pdfOf, stream } from '../support/pdf-of.ts';

/** One kind of file: what mutants are made of, and what is done with one. */
export interface Kind {
  originals: Uint8Array[];
  mutate: (bytes: Uint8Array, random: Random) => Uint8Array;
  /** @returns Whether it was taken. @throws ProblemError where it was refused in words. */
  look: (bytes: Uint8Array) => Promise<boolean>;
}

/** Words of an engine that reach people are a fault, too. */
const engineWords =
  /\bundefined\b|\bNaN\b|\[object |is not a function|Cannot read prop|is not iterable|\.ts:\d+|Maximum call stack/;

function refuseEngineWords(texts: string[]): void {
  const found = texts.find((text) => engineWords.test(text));
  if (found !== undefined) throw new Error(`engine words: ${found}`);
}

const tell = (problems: Problem[]): void => {
  formatProblems(problems);
  refuseEngineWords(problems.flatMap(({ message, remedy }) => [message, remedy]));
};

/** Bytes changed, cut out, doubled, cut short. */
function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.between(0, bytes.length - 1);
  const to = Math.min(bytes.length, at + random.between(1, 64));
  const changed = Uint8Array.from(bytes);
  switch (random.between(0, 4)) {
    case 0:
      return bytes.slice(0, at);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
    default:
      for (let times = random.between(1, 6); times > 0; times -= 1)
        changed[random.between(0, bytes.length - 1)] = random.between(0, 255);
      return changed;
  }
}

const numbers = [
  '0',
  '-1',
  '1',
  '7',
  '1e9',
  '2147483648',
  '99999999999999999999',
  '0.000001',
  '-3.5',
  'null',
];

/** Words of a text exchanged for others of it, numbers for odd ones. */
function mutateWords(bytes: Uint8Array, random: Random, word: RegExp): Uint8Array {
  if (random.chance(0.25)) return mutateBytes(bytes, random);
  let text = Buffer.from(bytes).toString('latin1');
  for (let times = random.between(1, 3); times > 0; times -= 1) {
    const words = [...text.matchAll(word)];
    if (words.length === 0) break;
    const { index, 0: old } = random.pick(words);
    const other = random.pick(words)[0];
    const by = /^-?[\d.]+$/.test(old)
      ? random.pick([...numbers, other])
      : random.pick([other, '', old + old]);
    text = text.slice(0, index) + by + text.slice(index + old.length);
  }
  return Buffer.from(text, 'latin1');
}

/** A page with what pages are made of: type, curves, a gradient, a form, a picture, a spot colour. */
const drawn = pdfOf([
  '<</Type/Catalog/Pages 2 0 R/OutputIntents[<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier(X)>>]>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 220 220]/TrimBox[10 10 210 210]/BleedBox[2 2 218 218]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R/G 7 0 R>>/Shading<</S 8 0 R>>/ColorSpace<</C 9 0 R>>/ExtGState<</E<</OP true/op true/OPM 1/ca 0.5/SMask/None>>>>/Pattern<</P 10 0 R>>>>>>',
  stream(
    '',
    Buffer.from(
      'q 0.2 0.4 0 0.1 k 20 20 80 60 re f Q /E gs q 2 w [3 1] 0 d 0 0 0 1 K 20 20 m 60 90 120 10 200 200 c S Q BT /F 12 Tf 1 0 0 1 30 120 Tm (Abc 12) Tj ET q 50 0 0 50 140 20 cm /I Do Q q 1 0 0 1 5 5 cm /G Do Q q 100 100 60 60 re W n /S sh Q /C cs 0.7 scn 20 150 30 30 re f /Pattern cs /P scn 60 150 30 30 re f',
    ),
  ),
  '<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+X/FirstChar 32/LastChar 40/Widths[250 300 400 500 600 500 400 300 250]/Encoding/WinAnsiEncoding>>',
  stream(
    '/Type/XObject/Subtype/Image/Width 4/Height 4/BitsPerComponent 8/ColorSpace/DeviceCMYK',
    Buffer.alloc(64, 70),
  ),
  stream(
    '/Type/XObject/Subtype/Form/BBox[0 0 50 50]/Matrix[1 0 0 1 0 0]/Group<</S/Transparency/CS/DeviceCMYK>>/Resources<<>>',
    Buffer.from('0 0 1 0 k 0 0 40 40 re f'),
  ),
  '<</ShadingType 2/ColorSpace/DeviceCMYK/Coords[100 100 160 160]/Function<</FunctionType 3/Domain[0 1]/Functions[<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[1 0 0 0]>><</FunctionType 2/Domain[0 1]/N 2/C0[1 0 0 0]/C1[0 1 0 0]>>]/Bounds[0.5]/Encode[0 1 0 1]>>/Extend[true false]>>',
  '[/Separation/Spot/DeviceCMYK<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[0 1 1 0]>>]',
  stream(
    '/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 10 10]/XStep 10/YStep 10/Resources<<>>',
    Buffer.from('1 0 0 0 k 0 0 5 5 re f'),
  ),
]);

async function archiveOf(parts: Record<string, string>): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([100, 100]);
  const files = Object.entries(parts).map(([name, text]) => ({
    name,
    bytes: Buffer.from(text),
    mime: 'text/plain',
    relationship: 'Data' as const,
    description: name,
  }));
  attachFiles(document, files, PDFString.of('D:20310304000000Z'));
  return document.save({ useObjectStreams: false });
}

async function pdfKind(): Promise<Kind> {
  const archive = await archiveOf({ 'manifest.json': '{"origin":1}', 'data/x/report.yaml': 'tuban: 1' });
  const condition = await readCondition('newsprint-coldset', searchPath());
  return {
    originals: [archive, drawn, drawn],
    mutate: (bytes, random) => mutateWords(bytes, random, /\/?[A-Za-z]+|-?\d+(?:\.\d+)?/g),
    async look(pdf) {
      const { problems } = await verifyArchive({ pdf, file: 'x.pdf' });
      tell(problems);
      const { findings } = await preflight(pdf, { condition });
      refuseEngineWords(findings.map(({ message }) => message));
      // What these stumble over is told in a sentence of its own, see apart.ts.
      const isRead = await extractAttachments(pdf).then(
        () => true,
        () => false,
      );
      await separations(pdf, { condition, dpi: 10, leftOut: ({ en }) => refuseEngineWords([en]) }).catch(
        (error: unknown) => {
          if (error instanceof Error && error.message.startsWith('engine words')) throw error;
        },
      );
      return isRead;
    },
  };
}

async function photoKind(): Promise<Kind> {
  const picture = sharp({ create: { width: 96, height: 64, channels: 3, background: '#3a7' } });
  const noise = sharp({
    create: {
      width: 80,
      height: 80,
      channels: 3,
      noise: { type: 'gaussian', mean: 120, sigma: 30 },
      background: '#fff',
    },
  });
  return {
    originals: [
      await picture.clone().jpeg().toBuffer(),
      await noise.clone().jpeg({ progressive: true }).toBuffer(),
      await noise.clone().png().toBuffer(),
      await picture.clone().webp().toBuffer(),
    ],
    mutate: mutateBytes,
    async look(bytes) {
      const measured = await measurePicture(bytes);
      if (!measured) return false;
      await sharp(bytes, decoding).rotate().jpeg().toBuffer();
      return true;
    },
  };
}

const art = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 120"><defs><linearGradient id="g" x1="0" x2="1"><stop offset="0" stop-color="#0a5"/><stop offset="1" stop-color="#fff" stop-opacity="0.5"/></linearGradient><clipPath id="c"><rect x="0" y="0" width="400" height="100"/></clipPath></defs><g transform="translate(10 5) scale(1.2)" clip-path="url(#c)"><path d="M0 80 C50 20 100 140 200 60 S350 10 400 80 L400 120 L0 120 Z" fill="url(#g)" stroke="#063" stroke-width="2"/><circle cx="80" cy="40" r="20" fill="#fc0"/><polygon points="10,10 20,30 0,30" style="fill:#123;opacity:.4"/></g></svg>`;

function artKind(): Kind {
  const folder = mkdtempSync(path.join(tmpdir(), 'tuban-fuzz-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return {
    originals: [Buffer.from(art)],
    mutate: (bytes, random) => mutateWords(bytes, random, /[a-zA-Z-]+|-?\d+(?:\.\d+)?|[<>"'/#()]/g),
    async look(bytes) {
      writeFileSync(path.join(folder, 'hero.svg'), bytes);
      const read = await readArtFile('hero.svg', folder);
      if ('drawing' in read) return true;
      refuseEngineWords([JSON.stringify(read)]);
      return false;
    },
  };
}

const spec = {
  layer: [
    {
      mark: { type: 'bar', color: 'soft', cornerRadius: 2 },
      encoding: {
        color: { condition: { test: { field: 'value', gt: 40 }, value: 'accent' }, value: 'soft' },
      },
    },
    { mark: { type: 'text', align: 'left', dx: 4 }, encoding: { text: { field: 'full', type: 'nominal' } } },
  ],
  encoding: {
    y: { field: 'short', type: 'nominal', sort: '-x', axis: { title: null, ticks: false, domain: false } },
    x: {
      field: 'value',
      type: 'quantitative',
      scale: { domain: [0, 50] },
      axis: { title: null, tickCount: 3 },
    },
  },
};

async function specKind(): Promise<Kind> {
  const kit = await readKit();
  return {
    originals: [Buffer.from(JSON.stringify(spec))],
    mutate: (bytes, random) => mutateWords(bytes, random, /"[^"]*"|-?\d+(?:\.\d+)?|true|false|null|[[\]{}]/g),
    async look(bytes) {
      let own: Record<string, unknown>;
      try {
        own = JSON.parse(Buffer.from(bytes).toString('utf8')) as Record<string, unknown>;
      } catch {
        return false;
      }
      if (typeof own !== 'object' || own === null || Array.isArray(own)) return false;
      const figure = makeFigure({
        id: 'own',
        kind: 'custom',
        alt: 'x',
        facts: figures.bars.facts,
        spec: own,
      });
      await drawChart({ figure, ...kit, ...places.page });
      return true;
    },
  };
}

const designs = ['themes/green.yaml', 'formats.yaml', 'fonts.yaml', 'press/conditions.yaml'];

function designKind(): Kind {
  return {
    originals: designs.map((name) =>
      Buffer.concat([Buffer.from(`${name}\n`), readFileSync(path.join(programRoot, 'styles', name))]),
    ),
    mutate(bytes, random) {
      const start = bytes.indexOf(10) + 1;
      const rest = mutateWords(
        bytes.subarray(start),
        random,
        /[a-zA-Z#][\w-]*|-?\d+(?:\.\d+)?|[[\]{}:,&*-]/g,
      );
      return Buffer.concat([bytes.subarray(0, start), rest]);
    },
    async look(bytes) {
      const start = bytes.indexOf(10);
      const name = Buffer.from(bytes.subarray(0, start)).toString();
      const own = mkdtempSync(path.join(tmpdir(), 'tuban-fuzz-'));
      const file = path.join(own, 'styles', name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, bytes.subarray(start + 1));
      const search = searchPath([own], true);
      try {
        if (name.startsWith('themes')) await readTheme('green', search);
        else if (name === 'formats.yaml') await readFormats(search);
        else if (name === 'fonts.yaml') await readFaces(search);
        else await readCondition('newsprint-coldset', search);
      } finally {
        rmSync(own, { recursive: true, force: true });
      }
      return true;
    },
  };
}

export const kinds = {
  pdf: pdfKind,
  photo: photoKind,
  art: () => Promise.resolve(artKind()),
  spec: specKind,
  design: () => Promise.resolve(designKind()),
};
export type KindName = keyof typeof kinds;

export interface Tally {
  taken: number;
  refused: number;
  faults: string[];
  slowest: { seed: number; ms: number };
}

/** Longer than this (ms) counts as hanging: no file here has more than a few kilobytes. */
const patience = 20_000;

/** @param random The generator of a number: the same number is the same mutant. */
export async function examineFiles(
  name: KindName,
  { from, to, randomFrom }: { from: number; to: number; randomFrom: (seed: number) => Random },
): Promise<Tally> {
  const { originals, mutate, look } = await kinds[name]();
  const tally: Tally = { taken: 0, refused: 0, faults: [], slowest: { seed: from, ms: 0 } };
  for (let seed = from; seed < to; seed += 1) {
    const bytes = mutate(originals[seed % originals.length]!, randomFrom(seed));
    const start = process.cpuUsage();
    try {
      if (await look(bytes)) tally.taken += 1;
      else tally.refused += 1;
    } catch (error) {
      tally.refused += 1;
      try {
        if (!(error instanceof ProblemError)) throw error;
        tell(error.problems);
      } catch (fault) {
        tally.faults.push(`${name} ${seed}: ${String((fault as Error).stack ?? fault).slice(0, 400)}`);
      }
    }
    const { user, system } = process.cpuUsage(start);
    const ms = (user + system) / 1000;
    if (ms > tally.slowest.ms) tally.slowest = { seed, ms };
    if (ms > patience) tally.faults.push(`${name} ${seed}: took ${Math.round(ms)} ms`);
  }
  return tally;
}
