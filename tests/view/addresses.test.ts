/** Every string that a reader should find has an address, and every address leads to its line of the file. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadReport } from '../../src/model/load.ts';
import { valueAt } from '../../src/model/place.ts';
import { listAddresses } from '../../src/view/addresses.ts';
import { deriveView } from '../../src/view/derive.ts';
import type { Text } from '../../src/view/view.ts';
import { plainText } from '../../src/view/text.ts';
import { casesFolder } from '../support/golden.ts';
import { viewCase } from '../support/reports.ts';

/** Strings that are no text for a reader: names, choices, what stands for a string elsewhere. */
const silent =
  /(^|\.)(id|at|kind|status|reason|unit|icon|language|script|theme|role|fact|figure|alt|licence|file|units|confidence)(\.|$)|^(words|glossary|queries|layout|cards|facts\.\d+\.(parts|text))\b|\.facts\.|sentences|figures\.\d+\.pairNames|^licence|year$|short$|masthead\.art|names|(last|target)\.(label|short|full|text|rank|note|parts)/;

/** Every string of the view by its path in it; a text counts as one. */
function stringsOf(value: unknown, at = ''): [string, string][] {
  if (silent.test(at)) return [];
  if (typeof value === 'string') return value === '' ? [] : [[at, value]];
  if (value === null || typeof value !== 'object') return [];
  if (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((run) => 'text' in Object(run) && !('id' in run))
  )
    return value.some((run) => 'names' in run)
      ? value.flatMap((run, index) => stringsOf(run, `${at}.${index}`))
      : [[at, plainText(value as Text)]];
  return Object.entries(value).flatMap(([key, inner]) => stringsOf(inner, at ? `${at}.${key}` : key));
}

describe.each(['county', 'budget'])('%s', (name) => {
  test('every text of the view is one of its addresses', async () => {
    const view = await viewCase(name);
    const texts = new Set([...listAddresses(view).values()].flatMap(({ forms }) => forms));
    expect(stringsOf(view).filter(([, text]) => !texts.has(text))).toEqual([]);
  });

  test('every address leads to what was entered', async () => {
    const { report, source } = await loadReport(path.join(casesFolder, name));
    const view = deriveView(report!, name);
    const lost = [...listAddresses(view).values()].filter(
      ({ at, path: steps }) =>
        !/pairNames|\.(number|label|short)$/.test(at) && valueAt(source!.value, steps) === undefined,
    );
    expect(lost).toEqual([]);
  });

  test('every run, headline and word of the view carries an address that is listed', async () => {
    const view = await viewCase(name);
    const known = listAddresses(view);
    const check = (value: unknown): void => {
      if (value === null || typeof value !== 'object') return;
      const { at, text, units } = value as { at?: string; text?: string; units?: unknown };
      if (typeof text === 'string' && !('full' in value) && !('role' in value && 'names' in value) && at)
        expect(
          known.get(at)?.forms.some((form) => form.includes(text)),
          at,
        ).toBe(true);
      if (Array.isArray(units)) expect(at).toBeTruthy();
      for (const [key, inner] of Object.entries(value)) if (key !== 'words') check(inner);
    };
    check(view);
  });
});
