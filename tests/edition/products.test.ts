/** What a build leaves in out/: products, manifest, nothing stale; and the same bytes wherever it runs. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/manifest/manifest.ts';
import {
  hashesBelow,
  hashOf,
  makeUserFolder,
  runTuban,
  tellsError,
  type Finished,
} from '../support/command.ts';
import { projectRoot, writeFiles } from '../support/folders.ts';
import { readPdfFacts } from '../support/pdf-facts.ts';

/** One of each family, quickly made. */
const few = ['--format', 'broadsheet', '--format', 'reading', '--format', 'wechat-cover'];

const manifestOf = (folder: string, id: string): Manifest =>
  JSON.parse(readFileSync(path.join(folder, 'out', id, 'manifest.json'), 'utf8')) as Manifest;
const pathsOf = (manifest: Manifest): string[] =>
  [...manifest.products, ...manifest.files].map((file) => file.path).sort();

async function buildIn(
  cwd: string,
  args: string[],
  env: Record<string, string | undefined> = {},
): Promise<Finished> {
  const finished = await runTuban(['build', '--quiet', ...args], { cwd, env });
  expect([finished.code, tellsError(finished.stderr)], finished.stderr).toEqual([0, false]);
  return finished;
}

let first: string;
/** Products of the first build by path, with their hashes. */
let made: Record<string, string>;

beforeAll(async () => {
  first = makeUserFolder('budget', 'county');
  await buildIn(first, few);
  made = hashesBelow(path.join(first, 'out'));
});

describe('the manifest', () => {
  test.each(['budget', 'county'])(
    'of %s lists every file with its right hash and size, and no other',
    (id) => {
      const manifest = manifestOf(first, id);
      const folder = path.join(first, 'out', id);
      const { 'manifest.json': _manifest, 'proof.html': _proof, ...files } = hashesBelow(folder);
      expect(
        Object.fromEntries(
          [...manifest.products, ...manifest.files].map(({ path: file, sha256 }) => [file, sha256]),
        ),
      ).toEqual(files);
      for (const { path: file, bytes } of [...manifest.products, ...manifest.files])
        expect(readFileSync(path.join(folder, file)).length).toBe(bytes);
      expect(new Set(manifest.products.map(({ kind }) => kind))).toEqual(
        new Set(['press', 'archive', 'cards']),
      );
    },
  );

  test('says pages and sizes as they are in the files', async () => {
    for (const { path: file, pages, width, height, unit } of manifestOf(first, 'budget').products) {
      const bytes = readFileSync(path.join(first, 'out', 'budget', file));
      if (unit === 'px') expect(await sharp(bytes).metadata()).toMatchObject({ width, height });
      else expect((await readPdfFacts(bytes)).pages).toHaveLength(pages);
    }
  });

  test('names the input with its hash, versions and fonts, and neither clock nor machine', () => {
    const manifest = manifestOf(first, 'county');
    expect(manifest).toMatchObject({
      manifest: 1,
      report: 'county',
      title: '临溪县政府工作报告',
      date: '2031-01-09',
    });
    expect(manifest.inputs).toEqual([
      {
        path: 'report.yaml',
        bytes: expect.any(Number),
        sha256: hashOf(path.join(first, 'data', 'county', 'report.yaml')),
      },
    ]);
    expect(manifest.versions).toEqual({
      tuban: expect.stringMatching(/^\d/),
      node: expect.stringMatching(/^\d/),
      chromium: expect.stringMatching(/^\d+\.\d+/),
    });
    expect(manifest.fonts.map(({ name }) => name)).toContain('Noto Serif SC Regular');
    expect(JSON.stringify(manifest)).not.toContain(first);
  });
});

describe('the same input gives the same bytes', () => {
  test('again, from another folder, in another time zone and language, with another cache', async () => {
    const other = makeUserFolder('budget', 'county');
    const elsewhere = path.join(other, 'somewhere', 'else');
    mkdirSync(elsewhere, { recursive: true });
    await buildIn(elsewhere, ['--data', '../../data', '--out', '../../out', ...few], {
      TZ: 'Pacific/Chatham',
      LANG: 'de_DE.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
      LANGUAGE: 'ar',
    });
    expect(hashesBelow(path.join(other, 'out'))).toEqual(made);
  });

  test('of one report by itself, one family after the other, in the other order', async () => {
    const other = makeUserFolder('county');
    for (const kind of ['cards', 'archive', 'press'])
      await buildIn(other, ['county', '--only', kind, ...few]);
    const { products } = manifestOf(other, 'county');
    expect(Object.fromEntries(products.map(({ path: file, sha256 }) => [`county/${file}`, sha256]))).toEqual(
      Object.fromEntries(
        manifestOf(first, 'county').products.map(({ path: file, sha256 }) => [`county/${file}`, sha256]),
      ),
    );
  });
});

describe('what is in out/ already', () => {
  test('products of kinds and formats not asked for stay, and stay listed', async () => {
    const before = hashesBelow(path.join(first, 'out', 'budget'));
    await buildIn(first, ['budget', '--only', 'cards', '--format', 'wechat-cover']);
    expect(hashesBelow(path.join(first, 'out', 'budget'))).toEqual(before);
  });

  test('a product that the report no longer makes goes, with the folder that it leaves empty', async () => {
    const cwd = makeUserFolder('budget');
    const report = path.join(cwd, 'data', 'budget', 'report.yaml');
    const source = readFileSync(report, 'utf8');
    const outputs = (cards: string) =>
      writeFiles(cwd, {
        'data/budget/report.yaml': `${source}outputs: { press: [], archive: [], cards: [${cards}] }\n`,
      });
    outputs('wechat-cover, open-graph');
    await buildIn(cwd, []);
    const both = pathsOf(manifestOf(cwd, 'budget')).map((file) => file.split('/').slice(0, 2).join('/'));
    expect(both).toEqual(expect.arrayContaining(['cards/wechat-cover', 'cards/open-graph']));
    writeFiles(cwd, { 'out/budget/cards/open-graph/mine.txt': 'not Tuban’s' });
    outputs('wechat-cover');
    await buildIn(cwd, []);
    expect(hashesBelow(path.join(cwd, 'out', 'budget', 'cards', 'open-graph'))).toEqual({
      'mine.txt': expect.any(String),
    });
    rmSync(path.join(cwd, 'out', 'budget', 'cards', 'open-graph', 'mine.txt'));
    expect(pathsOf(manifestOf(cwd, 'budget')).filter((file) => file.includes('open-graph'))).toEqual([]);
  });

  test('a product removed by hand is made again and a spoilt manifest is written anew', async () => {
    const cwd = makeUserFolder('budget');
    await buildIn(cwd, ['--format', 'wechat-cover']);
    const [card] = manifestOf(cwd, 'budget').products;
    rmSync(path.join(cwd, 'out', 'budget', card!.path));
    writeFiles(cwd, { 'out/budget/manifest.json': '{' });
    await buildIn(cwd, ['--format', 'wechat-cover']);
    expect(hashOf(path.join(cwd, 'out', 'budget', card!.path))).toBe(card!.sha256);
    expect(manifestOf(cwd, 'budget').products).toEqual([card]);
  });
});

describe('reports that cannot be made', () => {
  test('a broken report among good ones: they are made, it is named, its previous products stay', async () => {
    const cwd = makeUserFolder('budget', 'county');
    await buildIn(cwd, ['--format', 'wechat-cover']);
    const before = hashesBelow(path.join(cwd, 'out', 'county'));
    const county = readFileSync(path.join(cwd, 'data', 'county', 'report.yaml'), 'utf8');
    const budget = readFileSync(path.join(cwd, 'data', 'budget', 'report.yaml'), 'utf8');
    writeFiles(cwd, {
      'data/county/report.yaml': county.replace('{grain}', '{grian}'),
      'data/budget/report.yaml': budget.replace('Ford Town |Budget', 'Fordham |Budget'),
    });
    const { code, stdout, stderr } = await runTuban(['build', '--json', '--format', 'wechat-cover'], { cwd });
    const { reports } = JSON.parse(stdout) as {
      reports: { id: string; products: { path: string }[]; unwritten: string[] }[];
    };
    expect(code).toBe(1);
    expect(
      Object.fromEntries(reports.map(({ id, products, unwritten }) => [id, [products.length, unwritten]])),
    ).toEqual({ budget: [1, []], county: [0, ['every product']] });
    expect(stderr).toContain('grian');
    expect(hashesBelow(path.join(cwd, 'out', 'county'))).toEqual(before);
    expect(manifestOf(cwd, 'budget').title).toBe('Fordham Budget 2031/32');
  });

  test('a theme that there is not: the other report is made all the same', async () => {
    const cwd = makeUserFolder('budget', 'county');
    const county = readFileSync(path.join(cwd, 'data', 'county', 'report.yaml'), 'utf8');
    writeFiles(cwd, { 'data/county/report.yaml': county.replace('theme: green', 'theme: greeen') });
    const { code, stderr } = await runTuban(['build', '--format', 'wechat-cover'], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain('There is no theme "greeen".');
    expect(manifestOf(cwd, 'budget').products).toHaveLength(1);
    expect(existsSync(path.join(cwd, 'out', 'county'))).toBe(false);
  });

  test('a character that no font has stops its report with the words around it; the previous products stay', async () => {
    const cwd = makeUserFolder('budget');
    await buildIn(cwd, ['--format', 'wechat-cover']);
    const before = hashesBelow(path.join(cwd, 'out'));
    const budget = readFileSync(path.join(cwd, 'data', 'budget', 'report.yaml'), 'utf8');
    writeFiles(cwd, {
      'data/budget/report.yaml': budget.replace('Ford Town Council (made up)', 'Ford 😀 Council'),
    });
    const { code, stderr } = await runTuban(['build', '--format', 'wechat-cover'], { cwd });
    expect(code).toBe(1);
    expect(stderr.replace(/\s+/g, ' ')).toContain(
      'No font has the character “😀” (U+1F600), in “ource: Ford 😀 Council”.',
    );
    expect(stderr).toContain('Not written: budget/every product; 0 products were.');
    expect(hashesBelow(path.join(cwd, 'out'))).toEqual(before);
  });
});

test('--date stands in the place of the report’s own date', async () => {
  const cwd = makeUserFolder('county');
  await buildIn(cwd, ['--format', 'reading', '--date', '2031-05-06']);
  expect(manifestOf(cwd, 'county').date).toBe('2031-05-06');
});

test('own templates and styles beside the data go before Tuban’s, file by file', async () => {
  const cwd = makeUserFolder('budget');
  renameSync(path.join(cwd, 'data'), path.join(cwd, 'reports'));
  await buildIn(cwd, ['--data', 'reports', '--format', 'broadsheet']);
  const page = path.join(cwd, 'out', 'budget', 'press', 'budget-broadsheet.pdf');
  const before = await readPdfFacts(readFileSync(page));
  const foot = readFileSync(path.join(projectRoot, 'templates/partials/foot.hbs'), 'utf8');
  writeFiles(cwd, {
    'templates/partials/foot.hbs': foot.replace(
      '<span>{{source}}',
      '<span data-own>HOUSE STYLE</span> <span>{{source}}',
    ),
  });
  await buildIn(cwd, ['--data', 'reports', '--format', 'broadsheet']);
  const after = await readPdfFacts(readFileSync(page));
  expect([before.text.join('').includes('HOUSE STYLE'), after.text.join('').includes('HOUSE STYLE')]).toEqual(
    [false, true],
  );
});

test('what a template asks for outside is refused with its address, and the previous page stays', async () => {
  const cwd = makeUserFolder('budget');
  await buildIn(cwd, ['--format', 'broadsheet']);
  const before = hashesBelow(path.join(cwd, 'out'));
  writeFiles(cwd, {
    'templates/partials/foot.hbs': '<footer><img src="http://example.org/logo.png"></footer>',
  });
  const { code, stderr } = await runTuban(['build', '--format', 'broadsheet'], { cwd });
  expect(code).toBe(1);
  expect(stderr.replace(/\s+/g, ' ')).toContain(
    'The document asked for http://example.org/logo.png, which is outside it.',
  );
  expect(hashesBelow(path.join(cwd, 'out'))).toEqual(before);
});
