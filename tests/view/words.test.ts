/** The program's own words: tables by language, all of one form; what has no table is told, never passed over. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLater } from '../../src/edition/prepare/check-hints.ts';
import { hasWords, wordsFor, type Word } from '../../src/view/words.ts';
import { programRoot } from '../../src/lib/program.ts';
import { saysFall, withFall } from '../../src/model/direction.ts';
import { languageTable, tableNames, useLanguages } from '../../src/model/language-table.ts';
import { drawnNames } from '../../src/model/language-names.ts';
import { commonFractions } from '../../src/view/finding-words.ts';
import { loadFiles, writeReport } from '../model/support.ts';

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\w+\}/g)].map(([found]) => found).sort();
/** Chinese has characters for what Latin scripts say in figures. */
const mayDiffer = new Set<Word>(['counts', 'markIs']);

describe.each(['zh-Hans', 'zh-Hant-TW', 'de-AT', 'fr-CA', 'es-MX', 'it', 'nl-BE', 'pt-BR'])(
  'words in %s',
  (language) => {
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
  },
);

it.each([
  ['de', false],
  ['fr-CA', false],
  ['zh-Hant', false],
  ['pt-BR', false],
  ['pl', true],
  // What says that a number fell is known there, the program’s own words are not.
  ['ja', true],
])('%s: whether English stands in for it is told', async (language, told) => {
  const { loaded } = await loadFiles({ 'report.yaml': writeReport({}).replace('zh-Hans', language) });
  const found = checkLater(loaded).filter(({ code }) => code === 'language-words');
  expect(found.map(({ severity }) => severity)).toEqual(told ? ['warning'] : []);
});

it.each(tableNames().filter((name) => hasWords(name)))(
  '%s has words for every drawing and every finding',
  (name) => {
    const table = languageTable(name)!;
    expect(drawnNames.filter((drawn) => !table.drawn[drawn])).toEqual([]);
    expect(table.findings?.fractions).toHaveLength(commonFractions.length);
    const { fractions: _fractions, counts: _counts, points: _points, ...sentences } = table.findings!;
    const english = languageTable('en')!.findings!;
    for (const [key, sentence] of Object.entries(sentences)) {
      const named = placeholders(sentence!).filter((one) => one !== '{whole}' && one !== '{value}');
      const asked = placeholders(english[key as keyof typeof sentences]!).filter((one) => one !== '{value}');
      expect(named, key).toEqual(asked);
    }
  },
);

describe('a table of a newsroom’s own', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tuban-languages-'));
  mkdirSync(path.join(folder, 'languages'));
  const write = (name: string, text: string) =>
    writeFileSync(path.join(folder, 'languages', `${name}.yaml`), text);
  beforeAll(() => useLanguages([folder, path.join(programRoot, 'styles')]));
  afterAll(() => {
    useLanguages([]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('is a language more, with English for what it leaves out, which is told', async () => {
    write('sv', "language: sv\nwords:\n  source: 'Källa: '\nfall:\n  says: 'minsk'\n  down: minskning\n");
    expect(wordsFor('sv-SE').source).toBe('Källa: ');
    expect(wordsFor('sv-SE').contents).toBe('Contents');
    expect(saysFall('Utsläppen minskade', 'sv')).toBe(true);
    expect(withFall('Utsläpp', '%', 'sv')).toBe('Utsläpp (minskning)');
    const { loaded } = await loadFiles({ 'report.yaml': writeReport({}).replace('zh-Hans', 'sv') });
    const [told] = checkLater(loaded);
    expect(told?.message).toBe(
      'The table for Swedish (sv) lacks 93 words (contents, facts, queries, sources, credits …): they are printed in English.',
    );
  });
  it('goes before ours', () => {
    write('fr-CH', 'language: fr-CH\nwords:\n  contents: Table\n');
    expect(wordsFor('fr-CH').contents).toBe('Table');
    expect(wordsFor('fr').contents).toBe('Sommaire');
  });
  it('is refused at its lines where it is wrong', async () => {
    write('da', "language: da\nwords:\n  sorce: 'Kilde: '\nfall:\n  says: '(faldt'\n");
    const { loaded } = await loadFiles({ 'report.yaml': writeReport({}).replace('zh-Hans', 'da') });
    const problems = checkLater(loaded);
    expect(problems.map(({ severity, place }) => `${severity} ${place?.line}`)).toEqual([
      'error 3',
      'error 5',
    ]);
  });
});
