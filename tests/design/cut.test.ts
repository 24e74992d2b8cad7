/**
 * Faces cut to a report's characters: what they hold, what is measured with them, what is kept between
 * builds.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fontkit from 'fontkit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkForms, checkGlyphs, findMissing } from '../../src/edition/prepare/glyphs.ts';
import { cacheFolder, readCached, writeCached } from '../../src/design/cache.ts';
import { cutForReport, readFaces, subsetFaces, type WholeFace } from '../../src/design/fonts.ts';
import { textMetrics } from '../../src/design/metrics.ts';
import { searchPath } from '../../src/design/search.ts';
import { deriveView, viewCharacters } from '../../src/view/derive.ts';
import { loadFiles, writeReport } from '../model/support.ts';
import { makeFolder, projectRoot, writeFiles } from '../support/folders.ts';
import { loadCase } from '../support/reports.ts';

beforeEach(() => vi.stubEnv('TUBAN_CACHE', makeFolder()));
afterEach(() => vi.unstubAllEnvs());

const numeral = async (): Promise<WholeFace> =>
  (await readFaces(searchPath())).find(({ family, weight }) => family === 'Tuban Numeral' && weight === 500)!;
const sans = async (): Promise<WholeFace> =>
  (await readFaces(searchPath())).find(({ family, weight }) => family === 'Tuban Sans' && weight === 400)!;
const charactersOf = (bytes: Uint8Array): string =>
  String.fromCodePoint(
    ...(fontkit.create(Buffer.from(bytes)) as fontkit.Font).characterSet.filter(
      (code) => code > 0x20 && code !== 0xffff,
    ),
  );

test('a cut holds the characters asked for and no others, as TrueType', async () => {
  const [cut] = await subsetFaces([await sans()], '政府报告12');
  expect([...charactersOf(cut!.bytes)].sort().join('')).toBe('12告府报政');
  expect(Buffer.from(cut!.bytes).subarray(0, 4).toString('hex')).toBe('00010000');
  expect(Buffer.from((await subsetFaces([await sans()], '告报府政21政'))[0]!.bytes)).toEqual(
    Buffer.from(cut!.bytes),
  );
});

test('the second time the cut comes from the cache, the same bytes, without the whole file', async () => {
  const face = await numeral();
  const [first] = await subsetFaces([face], '0123');
  const [second] = await subsetFaces([{ ...face, whole: () => Promise.reject(new Error('read')) }], '0123');
  expect(Buffer.from(second!.bytes)).toEqual(Buffer.from(first!.bytes));
});

test('a spoilt cache is not believed', async () => {
  const face = await numeral();
  const [first] = await subsetFaces([face], '0123');
  const folder = path.join(cacheFolder(), 'faces');
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(path.join(folder, name));
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(path.join(folder, name), bytes);
  }
  expect(Buffer.from((await subsetFaces([face], '0123'))[0]!.bytes)).toEqual(Buffer.from(first!.bytes));
  expect(await readCached('faces', 'none')).toBeUndefined();
});

test('where nothing can be kept the cut is made all the same', async () => {
  vi.stubEnv('TUBAN_CACHE', path.join(import.meta.filename, 'below-a-file'));
  await writeCached('faces', 'a', Buffer.from('a'));
  expect((await subsetFaces([await numeral()], '7'))[0]!.bytes.length).toBeGreaterThan(100);
});

test('the cache drops what was longest unused when it grows too large', async () => {
  for (let index = 0; index <= 300; index += 1)
    await writeCached('few', `n${index}`, Buffer.from(String(index)));
  expect(readdirSync(path.join(cacheFolder(), 'few'))).toHaveLength(150);
});

test('text is measured with the very advances of the font', async () => {
  const metrics = textMetrics(await subsetFaces([await sans(), await numeral()], '政府123'));
  expect(metrics.width('政府', { family: 'Tuban Sans', size: 10 })).toBe(20);
  // Barlow Condensed Medium: figures of 413 units of 1000.
  const figure = metrics.width('1', { family: 'Tuban Numeral', weight: 500, size: 1000 });
  expect(metrics.width('123', { family: 'Tuban Numeral', weight: 500, size: 1000 })).toBeGreaterThan(figure);
  // A family without the character borrows it from the next in the stack.
  expect(metrics.width('政', { family: 'Tuban Numeral', size: 12 })).toBe(12);
  expect(metrics.missing('政😀府', 'Tuban Sans')).toEqual(['😀']);
});

test('a character that no font has is named with the words around it', async () => {
  const report = await loadCase('county');
  const view = deriveView({ ...report, period: '十九世纪的𪚥字与😀' }, 'county');
  const metrics = textMetrics(await subsetFaces(await readFaces(searchPath()), viewCharacters(view)));
  expect(checkGlyphs(view, metrics).map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
    'error: No font has the character “😀” (U+1F600), in “十九世纪的𪚥字与😀”.',
    'error: No font has the character “𪚥” (U+2A6A5), in “十九世纪的𪚥字与😀”.',
  ]);
  // A check finds the same without cutting a font.
  expect(await findMissing(view, await readFaces(searchPath()))).toEqual(['😀', '𪚥']);
});

test('a check knows the faces that stand in for others, and reads no more fonts than it must', async () => {
  const view = { ...deriveView(await loadCase('county'), 'county'), period: 'Łukasz，CO₂' };
  expect(await findMissing(view, await readFaces(searchPath()))).toEqual([]);
  const [first, ...others] = (await readFaces(searchPath())).filter(({ family }) => family === 'Tuban Sans');
  const unread = others.map((face) => ({ ...face, whole: () => Promise.reject(new Error('read')) }));
  expect(await findMissing({ ...view, period: '一月' }, [first!, ...unread])).toEqual([]);
});

test('a report in Latin letters is asked for the characters of its own faces, by check and build alike', async () => {
  const view = { ...deriveView(await loadCase('budget'), 'budget'), period: 'CO₂ 𪚥' };
  expect(await findMissing(view, await readFaces(searchPath()))).toEqual(['𪚥']);
  const faces = (await readFaces(searchPath())).filter(({ script }) => script !== 'han');
  const metrics = textMetrics(await subsetFaces(faces, viewCharacters(view)));
  expect(checkGlyphs(view, metrics).map(({ message }) => message)).toEqual([
    'No font has the character “𪚥” (U+2A6A5), in “CO₂ 𪚥”.',
  ]);
});

test('every character of the cases has a glyph', async () => {
  for (const name of ['county', 'budget']) {
    const view = deriveView(await loadCase(name), name);
    expect(await findMissing(view, await readFaces(searchPath()))).toEqual([]);
    expect(
      checkGlyphs(view, textMetrics(await subsetFaces(await readFaces(searchPath()), viewCharacters(view)))),
    ).toEqual([]);
  }
});

test('a Chinese report gets Latin faces for what its own lack, at their size and in their families', async () => {
  const every = await readFaces(searchPath());
  const given = { script: 'han' as const, common: 'Hab', characters: '友城代表Łukasz Dvořák，减排CO₂' };
  const faces = await cutForReport(every, given);
  const standIns = faces.filter(({ only }) => only !== undefined);
  expect(standIns.map(({ family, weight, name, only }) => [family, weight, name, only])).toContainEqual([
    'Tuban Sans',
    400,
    'Source Sans 3 Regular',
    'Łř₂',
  ]);
  const sans = standIns.find(({ family }) => family === 'Tuban Sans');
  expect(sans!.adjust).toBeGreaterThan(1.05);
  const metrics = textMetrics(faces);
  expect(metrics.missing(given.characters, 'Tuban Sans')).toEqual([]);
  const width = (text: string) => metrics.width(text, { family: 'Tuban Sans', size: 100 });
  // Ł is as wide as an L of the size of the letters beside it, within a tenth.
  expect(width('Ł') / width('a')).toBeCloseTo(0.95, 0);
  const plain = await cutForReport(every, { ...given, characters: '粮食' });
  expect(plain.some(({ only }) => only !== undefined)).toBe(false);
});

test('a report in traditional characters is set in their forms, and borrows what these faces lack', async () => {
  const every = await readFaces(searchPath(), 'zh-Hant-HK');
  const given = { script: 'han' as const, common: '0H', characters: '骨幹返所為为Łukasz' };
  const faces = await cutForReport(every, given);
  const own = faces.filter(({ only, family }) => only === undefined && family !== 'Tuban Numeral');
  expect(own.map(({ name }) => name)).toEqual([
    'Noto Serif TC Regular',
    'Noto Serif TC Black',
    'Noto Sans TC Regular',
    'Noto Sans TC Bold',
    'Noto Sans TC Medium',
    'Noto Sans TC Black',
    'Noto Serif TC Medium',
  ]);
  const lent = faces.filter(({ only, family, weight }) => only && family === 'Tuban Sans' && weight === 400);
  expect(lent.map(({ name, only, adjust }) => [name, only, adjust])).toEqual([
    ['Noto Sans SC Regular', '为', 1],
    ['Source Sans 3 Regular', 'Ł', expect.closeTo(1.1, 1)],
  ]);
  expect(textMetrics(faces).missing(given.characters, 'Tuban Sans')).toEqual([]);
  // Others know nothing of them.
  for (const language of ['zh-Hans', 'ja', 'en'])
    expect((await readFaces(searchPath(), language)).map(({ name }) => name).join()).not.toMatch(/ TC /);
});

test.each([
  ['zh-Hant-TW', 'styles', 0],
  ['zh-Hans', 'styles', 0],
  ['en-GB', 'styles', 0],
  ['zh-Hant-TW', 'own', 1],
])('%s in the faces of %s: mainland forms of characters are told', async (language, whose, count) => {
  const folder = makeFolder();
  const list = readFileSync(path.join(projectRoot, 'styles', 'fonts.yaml'), 'utf8');
  if (whose === 'own') writeFiles(folder, { 'styles/fonts.yaml': list.replace(/^.*script: hant.*\n/gm, '') });
  const { loaded } = await loadFiles({ 'report.yaml': writeReport({}).replace('zh-Hans', language) });
  const problems = await checkForms(loaded, searchPath([folder]));
  expect(problems.map(({ code, place }) => [code, place?.line])).toEqual(
    count === 0 ? [] : [['glyphs-simplified', 2]],
  );
});
