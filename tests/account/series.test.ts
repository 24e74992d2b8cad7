/**
 * A report of tables is written whole: page, reading edition and long picture account for every number of every
 * series, printed or drawn; and every table has a card in the deck.
 */
import path from 'node:path';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { build } from '../../src/edition/build.ts';
import { casesFolder } from '../support/golden.ts';
import { makeFolder } from '../support/folders.ts';

const report = path.join(casesFolder, 'series');

test('page, reading edition and cards of a report of tables', async () => {
  const out = makeFolder();
  const { problems, reports } = await build({
    reports: [report],
    out,
    only: ['press', 'archive', 'cards'],
    formats: ['broadsheet', 'reading', 'long', 'square'],
  });
  expect(problems.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  const made = reports[0]!.products.map(({ path: file }) => file);
  expect(made).toContain('press/series-broadsheet.pdf');
  expect(made).toContain('archive/series-reading.pdf');
  expect(made.some((file) => file.startsWith('cards/long/'))).toBe(true);
  const captions = readFileSync(path.join(out, 'series', 'cards', 'square.captions.md'), 'utf8');
  // Every table has a card, whose alternative text says its numbers; none is told as left out.
  const told = captions.split('\n').filter((line) => line.includes('未上图'));
  for (const name of ['城乡常住人口', '发电量', '空气质量优良天数']) {
    expect(captions).toContain(name);
    expect(told.filter((line) => line.includes(name))).toEqual([]);
  }
  expect(captions).toContain('15.9');
});
