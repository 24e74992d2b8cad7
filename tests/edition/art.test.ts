/**
 * A report with hero art of its own, from its folder to page, cards and archive; and drawings that stop the
 * build.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { extractAttachments } from '../../src/archive/extract.ts';
import { composedPage } from '../../src/edition/make/compose.ts';
import { openEdition } from '../../src/edition/edition.ts';
import type { OriginManifest } from '../../src/edition/make/origin.ts';
import { openWorkshop } from '../../src/edition/prepare/workshop.ts';
import { Clock } from '../../src/lib/log.ts';
import { loadReport } from '../../src/model/load.ts';
import { makeUserFolder, runTuban, tellsError } from '../support/command.ts';
import { makeFolder, writeFiles } from '../support/folders.ts';

interface Told {
  code: string;
  severity: string;
  message: string;
  place?: { file: string; line: number; column: number };
  page?: { box?: object };
}

/**
 * Wide and light; a hill of a colour that no theme has, a tree repeated, all under names that charts might
 * use.
 */
const hero = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1200 150">
<defs><linearGradient id="clip0"><stop offset="0" stop-color="#ffffff"/><stop offset="1" stop-color="#e9ecef"/></linearGradient><g id="spending"><path d="M0 0L9 -40L18 0Z"/></g></defs>
<rect width="1200" height="150" fill="url(#clip0)"/><path d="M800 150L1000 60L1200 150Z" fill="#12ab34"/><use xlink:href="#spending" x="900" y="150"/><use xlink:href="#spending" x="940" y="150"/>
</svg>`;

function writeReport(art: string): string {
  const cwd = makeUserFolder('budget');
  const file = path.join(cwd, 'data', 'budget', 'report.yaml');
  const finished = readFileSync(file, 'utf8').replace(
    '  date: 2031-03-04',
    '  date: 2031-03-04\n  newspaper: Ford Town Gazette\n  page: "3"\n  section: Council\n  art: art/hero.svg',
  );
  return writeFiles(cwd, {
    'data/budget/report.yaml': `${finished}outputs: { press: [tabloid], archive: [reading], cards: [wide] }\n`,
    'data/budget/art/hero.svg': art,
  });
}

async function build(
  cwd: string,
  ...args: string[]
): Promise<{ code: number; problems: Told[]; stderr: string }> {
  const { code, stdout, stderr } = await runTuban(['build', '--quiet', '--json', ...args], { cwd });
  return { code, stderr, problems: (JSON.parse(stdout) as { problems: Told[] }).problems };
}

const read = (cwd: string, file: string): Uint8Array =>
  new Uint8Array(readFileSync(path.join(cwd, 'out', 'budget', file)));

/** Pictures, and the colour spaces and kinds of gradients, of a PDF. */
async function graphicsOf(bytes: Uint8Array): Promise<{ pictures: number; gradients: string[] }> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const objects = pdf.context
    .enumerateIndirectObjects()
    .map(([, object]) => (object instanceof PDFRawStream ? object.dict : object))
    .filter((object) => object instanceof PDFDict);
  const text = (dict: PDFDict, key: string): string => String(dict.lookup(PDFName.of(key)) ?? '');
  const shadings = objects.flatMap((dict) => {
    const shading = dict.has(PDFName.of('ShadingType')) ? dict : dict.lookup(PDFName.of('Shading'));
    return shading instanceof PDFDict && shading.has(PDFName.of('ShadingType'))
      ? [`${text(shading, 'ShadingType')} ${text(shading, 'ColorSpace')}`]
      : [];
  });
  expect(objects.some((dict) => dict.lookup(PDFName.of('MediaBox')) instanceof PDFArray)).toBe(true);
  return {
    pictures: objects.filter((dict) => text(dict, 'Subtype') === '/Image').length,
    gradients: [...new Set(shadings)],
  };
}

describe('own hero art', () => {
  let cwd: string;
  let made: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => {
    cwd = writeReport(hero);
    made = await build(cwd);
  });

  test('is vectors on the press page, its gradient in inks', async () => {
    expect([made.code, tellsError(made.stderr)]).toEqual([0, false]);
    expect(await graphicsOf(read(cwd, 'press/budget-tabloid.pdf'))).toEqual({
      pictures: 0,
      gradients: ['2 /DeviceCMYK'],
    });
  });

  test('has its own colours told, each once, with the inks that they become', () => {
    const colours = made.problems.filter(({ code }) => code === 'colour-undeclared');
    expect(
      colours.map(({ severity, message }) => `${severity}: ${message.replace(/[\d/]+\.$/, '…')}`),
    ).toEqual([
      'warning: The colour #e9ecef is not a swatch of the theme; the profile makes it …',
      'warning: The colour #12ab34 is not a swatch of the theme; the profile makes it …',
    ]);
  });

  test('is on the cover too', async () => {
    const { data, info } = await sharp(Buffer.from(read(cwd, 'cards/wide/01-cover.png')))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    let green = 0;
    for (let at = 0; at < data.length; at += 3)
      if (data[at] === 0x12 && data[at + 1] === 0xab && data[at + 2] === 0x34) green += 1;
    expect(green / (info.width * info.height)).toBeGreaterThan(0.005);
  });

  test('goes with the archive, which can be made again from it', async () => {
    const parts = await extractAttachments(read(cwd, 'archive/budget-reading.pdf'));
    const part = parts.find(({ name }) => name === 'data/budget/art/hero.svg')!;
    expect(Buffer.from(part.bytes).toString()).toBe(hero);
    const manifest = JSON.parse(
      Buffer.from(parts.find(({ name }) => name === 'manifest.json')!.bytes).toString(),
    ) as OriginManifest;
    expect(manifest.inputs.map(({ path: file, carried }) => [file, carried])).toEqual([
      ['report.yaml', true],
      ['art/hero.svg', true],
    ]);
    // A temporary folder of its own: another test counts what rebuilds leave behind.
    const { code, stderr, stdout } = await runTuban(['rebuild', 'out/budget/archive/budget-reading.pdf'], {
      cwd,
      env: { TMPDIR: makeFolder() },
    });
    expect([code, tellsError(stderr)]).toEqual([0, false]);
    expect(stdout).toMatch(/(\d+) of \1 products the same byte for byte\./);
    expect(stdout).toMatch(/^same +press\/budget-tabloid\.pdf\b/m);
  });

  test('does not hide a release that its colours forbid', async () => {
    const { code, problems } = await build(cwd, '--only', 'press', '--release', '--out', 'release');
    expect([
      code,
      problems.filter(({ severity }) => severity === 'error').map((problem) => problem.code),
    ]).toEqual([1, ['colour-undeclared', 'colour-undeclared', 'release-refused']]);
    expect(existsSync(path.join(cwd, 'release', 'budget', 'press', 'budget-tabloid.pdf'))).toBe(false);
  });
});

test('ids of own art are nobody else’s on a page with charts', async () => {
  const cwd = makeUserFolder('county');
  const report = readFileSync(path.join(cwd, 'data', 'county', 'report.yaml'), 'utf8').replace(
    /^masthead:$/m,
    'masthead:\n  art: hero.svg',
  );
  writeFiles(cwd, { 'data/county/report.yaml': report, 'data/county/hero.svg': hero });
  const workshop = await openWorkshop([]);
  const edition = await openEdition({
    loaded: (await loadReport(path.join(cwd, 'data', 'county'))) as Parameters<
      typeof openEdition
    >[0]['loaded'],
    workshop,
    clock: new Clock(),
    date: '',
  });
  try {
    const {
      document: { body },
    } = await composedPage(
      edition,
      workshop.formats.pages.find(({ name }) => name === 'broadsheet')!,
    );
    const ids = [...body.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]!);
    expect(ids.filter((id) => id.startsWith('hero-art-'))).toEqual(['hero-art-1', 'hero-art-2']);
    expect(ids.some((id) => id.endsWith('-chart'))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  } finally {
    await edition.close();
    await workshop.close();
  }
});

test('art that makes the title hard to read is told once, with the worst line', async () => {
  const { problems } = await build(writeReport(hero.replace('url(#clip0)', '#333333')), '--only', 'press');
  expect(
    problems
      .filter(({ code }) => code === 'art-contrast')
      .map(({ severity, message }) => `${severity}: ${message}`),
  ).toEqual([
    'warning: “Ford Town Budget 2031/32” is hard to read on the report’s own art, as are 2 more lines: the contrast falls to 1.0:1, and 3:1 is needed.',
  ]);
});

test.each([
  [
    'a program in it',
    hero.replace('<defs>', '<script>fetch("https://example.org")</script><defs>'),
    { code: 'art-element', message: '<script> could run a program.', line: 2, column: 1 },
  ],
  [
    'a picture from outside',
    hero.replace('<defs>', '\n<image href="https://example.org/a.png"/><defs>'),
    { code: 'art-element', message: '<image> is a picture made of pixels.', line: 3, column: 1 },
  ],
  [
    'an entity bomb',
    hero.replace('<svg', '<!DOCTYPE svg [<!ENTITY a "&b;">]>\n<svg'),
    {
      code: 'art-doctype',
      message: 'A document type or entity is declared here, which could multiply or load things.',
      line: 1,
      column: 1,
    },
  ],
])('art with %s stops the build, and nothing is written', async (_name, art, wanted) => {
  const cwd = writeReport(art);
  const { code, problems } = await build(cwd);
  expect([
    code,
    problems.map((problem) => ({
      code: problem.code,
      message: problem.message,
      line: problem.place?.line,
      column: problem.place?.column,
    })),
  ]).toEqual([1, [wanted]]);
  expect(problems[0]!.place!.file).toBe('data/budget/art/hero.svg');
  expect(existsSync(path.join(cwd, 'out', 'budget'))).toBe(false);
});
