/**
 * Files that were made to break whoever reads them: each ends within bounds, with a sentence, without a
 * trace, and nothing outside is read or written.
 */
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bounds } from '../../src/edition/apart/apart.ts';
import { extract } from '../../src/edition/look-back/extract.ts';
import { rebuild } from '../../src/edition/look-back/rebuild.ts';
import { verify } from '../../src/edition/look-back/verify.ts';
import { preflightFiles } from '../../src/edition/preflight-file.ts';
import { separateFile } from '../../src/edition/separations-file.ts';
import { readBytes } from '../../src/lib/files.ts';
import { ProblemError } from '../../src/lib/problem.ts';
import { runTuban } from '../support/command.ts';
import { makeFolder, writeFiles } from '../support/folders.ts';
import { makeHostileArchive } from '../support/hostile-archive.ts';
import { pdfOf, stream } from '../support/pdf-of.ts';
import { zipSync } from 'fflate';

const catalog = '<</Type/Catalog/Pages 2 0 R>>';
const box = '/MediaBox[0 0 200 200]';
const pages = '<</Type/Pages/Kids[3 0 R]/Count 1>>';
const pageWith = (resources: string): string =>
  `<</Type/Page/Parent 2 0 R${box}/Contents 4 0 R/Resources<<${resources}>>>>`;

/** A function of an array of twice the next one, and so on: 2 to the 40th parts. */
const functionGraph = Array.from({ length: 40 }, (_, index) => `[${7 + index} 0 R ${7 + index} 0 R]`);

/** Two gigabytes of nothing: packed blocks of it may be repeated, since each begins anew. */
const twoGigabytes = Buffer.concat([
  Buffer.from([0x78, 0x9c]),
  ...Array<Buffer>(128).fill(
    deflateRawSync(Buffer.alloc(16_000_000), { finishFlush: constants.Z_FULL_FLUSH }),
  ),
]);
const bomb = deflateSync(twoGigabytes);

const hostile: Record<string, Buffer> = {
  'page tree that is a circle': pdfOf([catalog, '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>']),
  'page tree that is a graph': pdfOf([
    catalog,
    ...Array.from(
      { length: 30 },
      (_, index) => `<</Type/Pages/Kids[${index + 3} 0 R ${index + 3} 0 R]/Count 2>>`,
    ),
    `<</Type/Page${box}>>`,
  ]),
  'names of attached files that are a graph': pdfOf([
    '<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 4 0 R>>>>',
    pages,
    `<</Type/Page/Parent 2 0 R${box}>>`,
    ...Array.from({ length: 40 }, (_, index) => `<</Kids[${index + 5} 0 R ${index + 5} 0 R]>>`),
    '<</Names[(a)<</Type/Filespec/F(a)/UF(a)>>]>>',
  ]),
  'negative dashes': pdfOf([
    catalog,
    pages,
    pageWith(''),
    stream('', Buffer.from('[-1 1 -3] 0 d 2 w 0 0 0 1 K 10 10 m 190 190 l S [1e-9] 0 d 10 10 m 190 10 l S')),
  ]),
  'font of a billion widths': pdfOf([
    catalog,
    pages,
    pageWith('/Font<</F 5 0 R>>'),
    stream('', Buffer.from('BT /F 12 Tf 20 20 Td <00410042> Tj ET')),
    '<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>/W[0 1000000000 500 0 1000000000 400]>>',
  ]),
  'function that is a graph': pdfOf([
    catalog,
    pages,
    pageWith('/ColorSpace<</C[/Separation/X/DeviceCMYK 6 0 R]>>'),
    stream('', Buffer.from('/C cs 1 scn 0 0 100 100 re f')),
    'null',
    ...functionGraph,
    '<</FunctionType 2/Domain[0 1]/N 1/C0[0]/C1[1]>>',
  ]),
  'picture larger than its data': pdfOf([
    catalog,
    pages,
    pageWith('/XObject<</I 5 0 R>>'),
    stream('', Buffer.from('q 200 0 0 200 0 0 cm /I Do Q')),
    stream(
      '/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceCMYK/Filter/FlateDecode',
      deflateSync(Buffer.alloc(1000)),
    ),
  ]),
  'font of a thousand maps over all codes': pdfOf([
    catalog,
    pages,
    pageWith('/Font<</F 5 0 R>>'),
    stream('', Buffer.from('BT /F 12 Tf 20 20 Td <00410042> Tj ET')),
    '<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>',
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/X/W[${'0 65535 500 '.repeat(5000)}]>>`,
    stream(
      '/Filter/FlateDecode',
      deflateSync(Buffer.from(`beginbfrange ${'<0000> <FFFF> <0041>\n'.repeat(20_000)} endbfrange`)),
    ),
  ]),
  'streams that unpack to gigabytes': pdfOf([
    '<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>>>',
    pages,
    pageWith(''),
    stream('/Filter[/FlateDecode/FlateDecode]', bomb),
    stream('/Type/Metadata/Subtype/XML/Filter[/FlateDecode/FlateDecode]', bomb),
    '<</Type/Filespec/F(a)/UF(a)/EF<</F 7 0 R>>>>',
    stream('/Type/EmbeddedFile/Filter/FlateDecode', twoGigabytes),
  ]),
  'content of a thousand brackets': pdfOf([
    catalog,
    pages,
    pageWith(''),
    stream('/Filter/FlateDecode', deflateSync(Buffer.from('['.repeat(200_000)))),
  ]),
};

/** What was said, in one line each; a stack or words of an engine are a fault. */
const wordsOf = (work: Promise<{ problems: { message: string }[] }>): Promise<string[]> =>
  work.then(
    ({ problems }) => problems.map(({ message }) => message),
    (error: unknown) =>
      error instanceof ProblemError
        ? error.problems.map(({ message }) => message)
        : [`TRACE ${String(error)}`],
  );

const before = { ...bounds };
beforeEach(() => Object.assign(bounds, { seconds: 5, memory: 400_000_000 }));
afterEach(() => Object.assign(bounds, before));

describe.each(Object.entries(hostile))('%s', (_name, bytes) => {
  test('ends in every command with a sentence', async () => {
    const folder = makeFolder();
    const file = path.join(folder, 'hostile.pdf');
    writeFileSync(file, bytes);
    const said = [
      await wordsOf(preflightFiles({ files: [file] })),
      await wordsOf(separateFile({ file, out: path.join(folder, 'plates'), dpi: 20 })),
      await wordsOf(verify([file])),
      await wordsOf(extract({ file, out: path.join(folder, 'out') })),
    ].flat();
    expect(said.filter((words) => /TRACE|stack|undefined|NaN|heap|\.ts:/.test(words))).toEqual([]);
    expect(existsSync(path.join(folder, 'out'))).toBe(false);
  }, 120_000);
});

test('a graph in place of the tree of attached files takes no time; a page of a kilometre has no resolution', async () => {
  const folder = makeFolder();
  const [graph, sheet] = ['graph.pdf', 'sheet.pdf'].map((file) => path.join(folder, file));
  writeFileSync(graph!, hostile['names of attached files that are a graph']!);
  const said = await wordsOf(verify([graph!]));
  expect(said.join()).not.toContain('more time');
  expect(said.join()).toContain('carries no account');
  writeFileSync(sheet!, pdfOf([catalog, pages, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 3000000 3000000]>>']));
  const refused = await separateFile({ file: sheet!, out: path.join(folder, 'plates'), dpi: 100 }).catch(
    (error: unknown) => (error as ProblemError).problems,
  );
  expect(refused).toMatchObject([{ code: 'plates-too-large', remedy: expect.stringContaining('real size') }]);
}, 60_000);

test('of a file that takes too much nothing else is asked', async () => {
  const file = path.join(makeFolder(), 'hostile.pdf');
  writeFileSync(file, hostile['streams that unpack to gigabytes']!);
  const { problems } = await verify([file]);
  expect(problems.map(({ code }) => code)).toEqual(['file-too-much']);
}, 60_000);

describe('malformed manifests of archive files', () => {
  test.each<[string, Record<string, unknown> | string]>([
    ['null for outputs', { outputs: null }],
    ['null for versions', { versions: null }],
    ['numbers for names', { parts: [{ name: 1, sha256: 2 }] }],
    ['a date that steers a terminal', { date: '\u001b[2J2031-01-01' }],
    ['no inputs', { inputs: [] }],
    ['no JSON', '{'],
    ['a list', '[]'],
  ])('%s: verify and extract end with sentences, rebuild refuses', async (_what, manifest) => {
    const cwd = writeFiles(makeFolder(), { 'kept.pdf': await makeHostileArchive({ manifest }) });
    const file = path.join(cwd, 'kept.pdf');
    const said = [
      ...(await wordsOf(verify([file]))),
      ...(await wordsOf(extract({ file, out: path.join(cwd, 'out') }))),
      ...(await wordsOf(rebuild({ file, out: path.join(cwd, 'again') }).then((result) => result))),
    ];
    expect(said.filter((words) => /TRACE|undefined|null|\u001b/.test(words))).toEqual([]);
    expect(existsSync(path.join(cwd, 'again'))).toBe(false);
  });
});

test('designs that unpack to more than any are refused', async () => {
  const zip = zipSync({ 'styles/page.css': Buffer.alloc(120_000_000) });
  const cwd = writeFiles(makeFolder(), {
    'kept.pdf': await makeHostileArchive({ parts: { 'designs.zip': zip } }),
  });
  const file = path.join(cwd, 'kept.pdf');
  const said = [
    ...(await wordsOf(extract({ file, out: path.join(cwd, 'out') }))),
    ...(await wordsOf(rebuild({ file, out: path.join(cwd, 'again') }))),
  ];
  expect(said).toEqual(Array(2).fill(expect.stringContaining('it takes more memory than any sound file')));
  expect(readdirSync(cwd)).toEqual(['kept.pdf']);
}, 60_000);

test('control characters of a file are seen, not obeyed', async () => {
  const cwd = writeFiles(makeFolder(), {
    'kept.pdf': await makeHostileArchive({ parts: { 'a\u202etxt.b': 'x' } }),
  });
  const { stdout, stderr } = await runTuban(['extract', 'kept.pdf', '--out', 'back'], { cwd });
  expect(/[\u0000-\u0009\u000b-\u001f\u202e]/.test(stdout + stderr)).toBe(false);
});

test('extract writes all or nothing', async () => {
  const cwd = writeFiles(makeFolder(), {
    'kept.pdf': await makeHostileArchive({ parts: { 'a/one': 'x', 'z/last': 'x' } }),
    'back/z/last': 'mine',
  });
  expect(await wordsOf(extract({ file: path.join(cwd, 'kept.pdf'), out: path.join(cwd, 'back') }))).toEqual([
    expect.stringContaining('back/z/last is there already'),
  ]);
  expect(readdirSync(path.join(cwd, 'back'))).toEqual(['z']);
});

test.runIf(process.platform === 'linux')('what the system shows as files is not read', async () => {
  const folder = makeFolder();
  symlinkSync('/proc/self/environ', path.join(folder, 'linked'));
  mkdirSync(path.join(folder, 'sub'));
  for (const file of [
    '/proc/kmsg',
    '/proc/self/environ',
    '/dev/zero',
    '/dev/null',
    '/sys/kernel/notes',
    path.join(folder, 'linked'),
  ])
    expect(await readBytes(file, 1000), file).toEqual({ reason: 'not-a-file' });
  const file = path.join(folder, 'x.pdf');
  writeFileSync(file, hostile['negative dashes']!);
  expect(await wordsOf(preflightFiles({ files: [file], profile: '/proc/kmsg' }))).toEqual([
    '/proc/kmsg cannot be read as a press profile: it is not an ordinary file, or may not be read.',
  ]);
});
