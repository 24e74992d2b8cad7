/** Labels of marks side by side, without the words that all of them share. */
import { deriveHeadline } from '../../../view/text.ts';
import type { FactView } from '../../../view/view.ts';

/** What all labels end in is said by the headline: …增长. */
export function commonEnd(labels: string[]): string {
  const [first = '', ...rest] = labels;
  let length = 0;
  while (
    length < first.length - 2 &&
    rest.every((label) => label.length > length + 2 && label.at(-1 - length) === first.at(-1 - length))
  )
    length += 1;
  return length >= 2 && rest.length > 0 && /\p{Script=Han}/u.test(first)
    ? first.slice(first.length - length)
    : '';
}

const longestEnd = 4;

/** Words of a common start from which it is left out: what the marks are parts of is the headline's to say. */
const longestStart = 3;

/** Words, in Latin script, that all labels begin with: Share of spending on … */
function commonStart(labels: string[]): number {
  if (labels.some((label) => /\p{Script=Han}/u.test(label))) return 0;
  const [first = [], ...rest] = labels.map((label) => label.split(' '));
  let count = 0;
  while (count < first.length - 1 && rest.length > 0 && rest.every((words) => words[count] === first[count]))
    count += 1;
  return count;
}

/** Least characters of a Han label that is left when the words in which all of them end are cut. */
const leastName = 3;

/** Han labels without the words that all of them end in: 第三产业 of 第三产业增加值占国内生产总值比重. */
function withoutWords(labels: string[]): string[] | undefined {
  if (!labels.every((label) => /\p{Script=Han}/u.test(label))) return undefined;
  const words = labels.map((label) => deriveHeadline(label, 'zh-Hans').units);
  let count = 0;
  while (words.every((list) => list.length > count + 1 && list.at(-1 - count) === words[0]!.at(-1 - count)))
    count += 1;
  const cut = () => words.map((list) => list.slice(0, list.length - count).join(''));
  while (count > 0 && cut().some((label) => [...label].length < leastName)) count -= 1;
  return count > 0 ? cut() : undefined;
}

/** Labels without what all of them end in. */
export function barLabels(facts: FactView[]): string[][] {
  const ends = [commonEnd(facts.map(({ label }) => label)), commonEnd(facts.map(({ short }) => short))];
  const cut = (text: string, end: string) => (end ? text.slice(0, text.length - end.length) : text);
  // A long common end is a sentence: the short labels say it better.
  const longEnd = ends[0]!.length > longestEnd;
  const start = commonStart(facts.map(({ label }) => label));
  if (start >= longestStart)
    return facts.map(({ label, short }) => [label.split(' ').slice(start).join(' '), short]);
  const bare = longEnd ? withoutWords(facts.map(({ label }) => label)) : undefined;
  return facts.map(({ label, short }, index) =>
    longEnd && (short !== label || bare)
      ? [short === label ? bare![index]! : short, label]
      : [cut(label, longEnd ? '' : ends[0]!), cut(short, ends[1]!.length > longestEnd ? '' : ends[1]!)],
  );
}
