import { expect, test } from 'vitest';
import { hyphenatorFor, softHyphen } from '../../src/html/hyphenate.ts';
import { keepTogether } from '../../src/html/keep.ts';

const shown = (language: string, text: string): string =>
  hyphenatorFor(language)(text).replaceAll(softHyphen, '|');

test.each([
  ['en-GB', 'neighbourhood maintenance', 'neigh|bour|hood main|ten|ance'],
  ['en-GB', 'programme', 'pro|gramme'],
  ['en-US', 'representation', 'rep|re|sen|ta|tion'],
  ['en', 'representation', 'rep|re|sen|ta|tion'],
  ['fr-FR', 'gouvernement', 'gou|ver|ne|ment'],
  ['de-DE', 'Verkehrsinfrastruktur', 'Ver|kehrs|in|fra|struk|tur'],
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

test('no word begins or ends with a piece of fewer than three letters', () => {
  for (const word of shown(
    'en-GB',
    'understanding opportunities apprenticeship extraordinary accommodation',
  ).split(' ')) {
    const parts = word.split('|');
    expect([parts[0]!.length, parts.at(-1)!.length].every((length) => length >= 3)).toBe(true);
  }
});

test('terms and figures are kept as they are, what is between them is hyphenated', () => {
  const marked = keepTogether('maintenance of the levy costs £3.2bn', [], hyphenatorFor('en-GB'));
  expect(marked.replaceAll(softHyphen, '|')).toContain('main|ten|ance of the ');
  expect(marked).toContain('£3.2bn');
  expect(keepTogether('the programme', ['programme'], hyphenatorFor('en-GB'))).not.toContain(softHyphen);
});
