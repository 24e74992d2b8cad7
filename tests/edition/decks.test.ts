/**
 * A format's pictures, its .zip and captions, and their entries in the manifest change together or not at
 * all, with everything that shares the .zip.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { beforeEach, expect, test, vi } from 'vitest';
import { build } from '../../src/edition/build.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
import { hashesBelow, makeUserFolder } from '../support/command.ts';
import { writeFiles } from '../support/folders.ts';

/** Pictures that cannot be made, as "format/card". */
const failing = vi.hoisted(() => new Set<string>());

vi.mock('../../src/cards/make.ts', async (load) => {
  const make = await load<typeof import('../../src/cards/make.ts')>();
  return {
    ...make,
    makeOrReport: async (...given: Parameters<typeof make.makeOrReport>) => {
      const done = await make.makeOrReport(...given);
      const [{ deck, index }] = given;
      const product = `${deck.format.name}/${deck.cards[index]!.id}`;
      if (!failing.has(product)) return done;
      // What is wrong is often found when the picture is there.
      const problem = {
        code: 'card-faint',
        severity: 'error' as const,
        message: 'Faint.',
        remedy: '',
        page: { product },
      };
      return { ...done, problems: [problem] };
    },
  };
});

beforeEach(() => failing.clear());

const formats = `cards:
  one: { label: One, platform: both, size: [1080, 1080], deck: square }
  two: { label: Two, platform: both, size: [900, 384], deck: banner }
`;

async function town() {
  const cwd = writeFiles(makeUserFolder('budget'), { 'styles/formats.yaml': formats });
  const report = path.join(cwd, 'data/budget/report.yaml');
  const out = path.join(cwd, 'out');
  const make = (names = ['one', 'two', 'wechat-cover']) =>
    build({ data: path.join(cwd, 'data'), out, designs: [cwd], formats: names });
  const change = (text: string) =>
    writeFiles(cwd, {
      'data/budget/report.yaml': readFileSync(report, 'utf8').replace('Ford Town |Budget', text),
    });
  const cards = path.join(out, 'budget/cards');
  const manifest = () => JSON.parse(readFileSync(path.join(out, 'budget/manifest.json'), 'utf8')) as Manifest;
  return { make, change, cards, manifest };
}

test('a picture that cannot be made is in no folder, no .zip and no manifest, nor is its deck', async () => {
  const { make, cards, manifest } = await town();
  failing.add('two/cover');
  const { exitCode, reports } = await make();
  expect([exitCode, reports[0]!.unwritten]).toEqual([1, ['cards/one/', 'cards/two/', 'cards/both.zip']]);
  expect(readdirSync(cards).sort()).toEqual([
    'contact-sheet.png',
    'index.html',
    'wechat-cover',
    'wechat.captions.md',
    'wechat.zip',
  ]);
  expect(manifest().products.map(({ format }) => format)).toEqual(['wechat-cover']);
  expect(readFileSync(path.join(cards, 'index.html'), 'utf8')).not.toContain('two/');
});

test('the previous deck stays as one when the new one is partly refused; the others are new', async () => {
  const { make, change, cards, manifest } = await town();
  expect((await make()).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const before = hashesBelow(cards);
  change('Fordham |Budget');
  failing.add('one/money');
  expect((await make()).exitCode).toBe(1);
  const after = hashesBelow(cards);
  const same = Object.keys(before).filter((name) => before[name] === after[name]);
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(same).toEqual(Object.keys(before).filter((name) => /^(?:one|two)\/|^both\./.test(name)));
  for (const { path: file, sha256 } of [...manifest().products, ...manifest().files])
    if (file.startsWith('cards/')) expect(after[file.slice('cards/'.length)], file).toBe(sha256);
});

test('a deck that is remade keeps none of its old pictures, in the folder or the .zip', async () => {
  const { make, change, cards, manifest } = await town();
  writeFiles(cards, { 'mine.txt': 'mine' });
  expect((await make()).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const listed = manifest();
  // As if the last deck had had another picture.
  writeFiles(cards, {
    'one/99-old.png': 'old',
    '../manifest.json': JSON.stringify({
      ...listed,
      products: [...listed.products, { ...listed.products[0], path: 'cards/one/99-old.png' }],
    }),
  });
  change('Ford |Budget');
  await make();
  const pictures = readdirSync(path.join(cards, 'one')).map((name) => `one/${name}`);
  const zipped = Object.keys(unzipSync(readFileSync(path.join(cards, 'both.zip')))).filter((name) =>
    name.startsWith('one/'),
  );
  expect(zipped.sort()).toEqual(pictures.sort());
  expect(pictures).not.toContain('one/99-old.png');
  expect(existsSync(path.join(cards, 'mine.txt'))).toBe(true);
});

test('asked for one format of a platform, its .zip has the other that the report wants, too', async () => {
  const { make, change, cards } = await town();
  change('Ford Town |Budget');
  writeFiles(path.join(cards, '../../..'), {
    'data/budget/report.yaml': `${readFileSync(path.join(cards, '../../../data/budget/report.yaml'), 'utf8').trimEnd()}\noutputs: { cards: [one, two] }\n`,
  });
  await make(['two']);
  expect(
    Object.keys(unzipSync(readFileSync(path.join(cards, 'both.zip')))).map((name) => name.split('/')[0]),
  ).toEqual(expect.arrayContaining(['one', 'two']));
});
