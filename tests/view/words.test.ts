/** The program's own words: tables by language, all of one form; what has no table is told, never passed over. */
import { describe, expect, it } from 'vitest';
import { checkLater } from '../../src/edition/prepare/check-hints.ts';
import { hasWords, wordsFor, type Word } from '../../src/view/words.ts';
import { loadFiles, writeReport } from '../model/support.ts';

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\w+\}/g)].map(([found]) => found).sort();
/** Chinese has characters for what Latin scripts say in figures. */
const mayDiffer = new Set<Word>(['counts', 'markIs']);

describe.each(['zh-Hans', 'zh-Hant-TW', 'de-AT', 'fr-CA'])('words in %s', (language) => {
  const words = wordsFor(language);
  it.each(Object.entries(wordsFor('en')) as [Word, string][])('%s', (word, english) => {
    if (english !== '') expect(words[word].trim()).not.toBe('');
    if (!mayDiffer.has(word)) expect(placeholders(words[word])).toEqual(placeholders(english));
  });
  it('are its own', () => {
    expect(hasWords(language)).toBe(true);
    const same = (Object.keys(words) as Word[]).filter((word) => words[word] === wordsFor('en')[word]);
    // Words that the two languages share, and forms without one.
    expect(same.length).toBeLessThan(16);
  });
});

it.each([
  ['de', false],
  ['fr-CA', false],
  ['zh-Hant', false],
  ['pl', true],
  ['pt-BR', true],
])('%s: whether English stands in for it is told', async (language, told) => {
  const { loaded } = await loadFiles({ 'report.yaml': writeReport({}).replace('zh-Hans', language) });
  const found = checkLater(loaded).filter(({ code }) => code === 'language-words');
  expect(found.map(({ severity }) => severity)).toEqual(told ? ['warning'] : []);
});
