/**
 * Each of the nasty reports is written whole: it accounts for every string on a page of every format, taken in
 * turn. What an account does not find would keep the page from being written.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/edition/build.ts';
import { textByPoppler } from '../archive/extractors.ts';
import { makeFolder } from '../support/folders.ts';

const out = makeFolder();

test.each([
  ['decreases', 'half-landscape'],
  ['empty-sections', 'a4'],
  ['facts-25', 'a3'],
  ['hospital', 'broadsheet'],
  ['masthead-lead', 'tabloid'],
  ['mixed', 'tabloid-270'],
  ['no-plan', 'half-portrait'],
  ['ranks', 'broadsheet'],
  ['sections-15', 'broadsheet-spread'],
  ['tasks-30', 'broadsheet'],
  ['title-60', 'a4'],
])('%s on %s', async (name, format) => {
  const report = path.join(import.meta.dirname, 'reports', `${name}.yaml`);
  const { problems, reports } = await build({ reports: [report], out, only: ['press'], formats: [format] });
  expect(problems.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  expect(reports[0]!.products.map(({ path: file }) => file)).toEqual([`press/${name}-${format}.pdf`]);
});

test('what is only a masthead and its lead is refused on a spread, which it cannot fill, and set on one page of it', async () => {
  const report = path.join(import.meta.dirname, 'reports', 'masthead-lead.yaml');
  const formats = ['broadsheet-spread', 'broadsheet'];
  const { problems, reports } = await build({ reports: [report], out, only: ['press'], formats });
  const [refusal, ...others] = problems.filter(({ severity }) => severity === 'error');
  expect(others).toEqual([]);
  expect(refusal).toMatchObject({
    code: 'layout-impossible',
    message: expect.stringMatching(
      /^The report is too short for .*: it fills \d+ % of it, and its blocks do not stand on both pages\.$/,
    ) as string,
    remedy: 'Choose a single page (see "tuban formats").',
  });
  expect(reports[0]!.products.map(({ path: file }) => file)).toEqual(['press/masthead-lead-broadsheet.pdf']);
});

test('charts of the report’s own have axes: their numbers and titles are accounted for on page and archive', async () => {
  const report = path.join(import.meta.dirname, 'reports', 'own-charts.yaml');
  const { problems, reports } = await build({
    reports: [report],
    out,
    only: ['press', 'archive'],
    formats: ['a4', 'reading'],
  });
  expect(problems.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  const made = reports[0]!.products.map(({ path: file }) => file);
  expect(made.sort()).toEqual(['archive/own-charts-reading.pdf', 'press/own-charts-a4.pdf']);
  const [page, reading] = ['press/own-charts-a4.pdf', 'archive/own-charts-reading.pdf'].map((file) =>
    textByPoppler(new Uint8Array(readFileSync(path.join(out, 'own-charts', file))))?.join(''),
  );
  // As the report's language writes them, and no name of a field that Vega would put there.
  for (const text of [page, reading]) {
    if (text === undefined) continue;
    expect(text).toContain('20.000');
    expect(text).toContain('ErlöseinEuro');
    expect(text).not.toMatch(/20,000|value|short/);
  }
});
