/** Every string that is printed of a case, exactly. Adding a case is adding a folder. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { deriveView, viewCharacters } from '../../src/view/derive.ts';
import { casesFolder, expectGolden, jsonText } from '../support/golden.ts';
import { loadCase, viewCase } from '../support/reports.ts';

const cases = readdirSync(casesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** The program's own words are left out: they are the same for every report of a language. */
async function printedView(name: string): Promise<string> {
  const { words: _words, ...view } = await viewCase(name);
  return jsonText(view);
}

test.each(cases)('the view of %s is as expected', async (name) => {
  expectGolden(path.join(casesFolder, name, 'expected', 'view.json'), await printedView(name));
});

test('a view is made from its report alone: twice the same, the report untouched', async () => {
  const report = await loadCase('county');
  const before = structuredClone(report);
  expect(deriveView(report, 'county')).toEqual(deriveView(report, 'county'));
  expect(report).toEqual(before);
});

test('no string of a view still holds markup of the text grammar', async () => {
  for (const name of cases) expect(await printedView(name)).not.toMatch(/\{[a-z-]+(\.[a-z]+)?\}(?!")|\*\*/);
});

test('the characters of a view hold each printed character once', async () => {
  const characters = [...viewCharacters(await viewCase('county'))];
  expect(new Set(characters).size).toBe(characters.length);
  for (const char of '临溪县第九届−460余万千瓦时‰') expect(characters).toContain(char);
});
