/** `{id.word}` prints a number in words: with a capital where its sentence begins with it. */
import { expect, test } from 'vitest';
import { numberWord, readNumberWord } from '../../src/model/number-words.ts';
import { deriveText, plainText } from '../../src/view/text.ts';
import { factSchema } from '../../src/model/fact.ts';

const facts = {
  deaths: factSchema.parse({ label: 'Deaths', value: 9, kind: 'count' }),
  pupils: factSchema.parse({ label: 'Pupils', value: 41, kind: 'count' }),
  many: factSchema.parse({ label: 'Many', value: 240, kind: 'count' }),
};
const print = (text: string, language = 'en-GB'): string => plainText(deriveText(text, { facts, language }));

test('a word of the language, else the figures', () => {
  expect(print('{deaths.word} people died. {pupils.word} pupils left, and {deaths.word} came back.')).toBe(
    'Nine people died. Forty-one pupils left, and nine came back.',
  );
  expect(print('{many.word} seats')).toBe('240 seats');
  expect(print('{deaths.word} Menschen', 'de')).toBe('9 Menschen');
  expect(print('死亡{deaths.word}人', 'zh-Hans')).toBe('死亡九人');
});

test('every number below a hundred is read as it is written', () => {
  for (let value = 0; value < 100; value += 1)
    expect(readNumberWord(numberWord(value, 'en')!, 'en')).toBe(value);
  expect(readNumberWord('Forty one', 'en-GB')).toBe(41);
  expect(readNumberWord('many', 'en')).toBeUndefined();
});
