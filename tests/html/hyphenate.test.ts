import { expect, test } from 'vitest';
import { hyphenatorFor, softHyphen } from '../../src/html/hyphenate.ts';
import { keepTogether } from '../../src/html/keep.ts';

const shown = (language: string, text: string): string =>
  hyphenatorFor(language)(text).replaceAll(softHyphen, '|');

test.each([
  ['en-GB', 'counterintelligence maintenance', 'coun|ter|in|tel|li|gence maintenance'],
  ['en-GB', 'programme', 'programme'],
  ['en-US', 'representation', 'repre|sen|ta|tion'],
  ['en', 'representation', 'repre|sen|ta|tion'],
  ['fr-FR', 'gouvernementales', 'gouver|ne|men|tales'],
  ['de-DE', 'Verkehrsinfrastruktur', 'Verkehrs|in|fra|struktur'],
])('%s: %s', (language, text, expected) => {
  expect(shown(language, text)).toBe(expected);
});

test.each([
  ['short words', 'en-GB', 'the street is open again'],
  ['names, and what begins with a capital', 'en-GB', 'Councillor Featherstonehaugh'],
  ['what has a hyphen of its own', 'en-GB', 'self-representation'],
  ['what is joined to a figure', 'en-GB', '12kilometres'],
  ['languages without patterns', 'xx', 'representation'],
])('%s stay whole', (_what, language, text) => {
  expect(shown(language, text)).toBe(text);
});

test('no word begins or ends with a piece of fewer than four letters', () => {
  for (const word of shown(
    'en-GB',
    'understanding opportunities apprenticeship extraordinary accommodation',
  ).split(' ')) {
    const parts = word.split('|');
    expect([parts[0]!.length, parts.at(-1)!.length].every((length) => length >= 4)).toBe(true);
  }
});

test('terms and figures are kept as they are, what is between them is hyphenated', () => {
  const marked = keepTogether('apprenticeships of the levy cost £3.2bn', [], hyphenatorFor('en-GB'));
  expect(marked.replaceAll(softHyphen, '|')).toContain('ships of the ');
  expect(marked).toContain('£3.2bn');
  expect(keepTogether('the programme', ['programme'], hyphenatorFor('en-GB'))).not.toContain(softHyphen);
});
