/** Words of an item behind its number: what only leads on to it stays in the sentence. */
import { describe, expect, it } from 'vitest';
import { madeView } from '../support/made-view.ts';

/** The words of the row of one number, undefined where its label stands there. */
function wordsOf(item: string, language = 'zh-Hans', label = '课题立项', unit = '项'): string | undefined {
  const view = madeView({ it: { label, value: 5, unit, kind: 'count' } }, [item], { language });
  const [figure] = view.review.sections[0]!.figures;
  return figure?.words?.it?.text;
}

describe('words of a row', () => {
  it.each([
    ['市级以上课题立项{it}。', '市级以上课题立项'],
    ['市级以上课题立项仅{it}。', undefined],
    ['市级以上课题立项仍有{it}。', undefined],
    ['市级以上课题立项由8项降至{it}。', undefined],
    ['市级以上课题立项由8项{it}。', undefined],
  ])('%s', (item, words) => expect(wordsOf(item)).toBe(words));
});

it('words that speak of something named elsewhere stand at no number', () => {
  const rowOf = (item: string) => wordsOf(item, 'en', 'Posts vacant', 'posts');
  expect(
    rowOf('The year was hard. {it} were vacant at the end of March, the fewest since 2019.'),
  ).toBeDefined();
  expect(rowOf('The year was hard. {it} were vacant at its end, the fewest since 2019.')).toBeUndefined();
});

it('a number without its unit in the sentence has its label: "Eleven footbridges" names no bridges', () => {
  const rowOf = (item: string) => wordsOf(item, 'en', 'Bridges closed', 'bridges');
  expect(rowOf('{it} on the moor remain closed for safety this spring.')).toBeDefined();
  expect(rowOf('{it.word} footbridges on the moor remain closed for safety.')).toBeUndefined();
});
