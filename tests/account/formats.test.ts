/**
 * Each of the nasty reports is written whole: it accounts for every string on a page of every format, taken in
 * turn. What an account does not find would keep the page from being written.
 */
import path from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/edition/build.ts';
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
