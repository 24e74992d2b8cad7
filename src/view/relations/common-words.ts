/** What labels have in common: the name that they share. */
import type { FactView } from '../view.ts';

/** Words of a label, or its characters where the script parts no words. */
const piecesOf = (label: string, isHan: boolean): string[] => (isHan ? [...label] : label.split(/\s+/));
/** Fewer characters in common say nothing. */
const leastCommon = 2;
/** What begins in the middle of a label and names nothing by itself: "that led to a charge". */
export const relative = /^(?:that|which|who|whose|whom|where|when)\b/i;
/** Words that a title does not begin or end with. */
export const joining = /^(?:of|on|in|for|to|by|and|the|a|an|at|with|from|per)$/i;
const joiningHan = /^[的和与及占为在]|[的和与及占为在]$/gu;

/** Do all labels hold these words, in scripts that part words as their beginning or their end? */
function areShared(asked: string, texts: string[], isHan: boolean): boolean {
  return isHan
    ? texts.every((text) => text.includes(asked))
    : texts.every((text) => text.startsWith(asked)) || texts.every((text) => text.endsWith(asked));
}

/**
 * The longest words that all labels have in common, without what only joins; "" where there are none. In scripts that
 * part words they begin or end every label: what is cut from the middle of one names nothing.
 */
export function commonWords(labels: string[], isHan: boolean): string {
  const lists = labels.map((label) => piecesOf(label, isHan));
  const first = lists[0] ?? [];
  const gap = isHan ? '' : ' ';
  const texts = lists.map((list) => `${gap}${list.join(gap)}${gap}`.toLowerCase());
  for (let length = first.length; length > 0; length -= 1)
    for (let start = 0; start + length <= first.length; start += 1) {
      let run = first.slice(start, start + length);
      if (!areShared(`${gap}${run.join(gap)}${gap}`.toLowerCase(), texts, isHan)) continue;
      while (!isHan && run.length > 0 && joining.test(run[0]!)) run = run.slice(1);
      while (!isHan && run.length > 0 && joining.test(run.at(-1)!)) run = run.slice(0, -1);
      const words = isHan ? run.join('').replace(joiningHan, '') : run.join(gap);
      if (relative.test(words)) return '';
      if ([...words].length >= leastCommon) return words;
    }
  return '';
}

/** How much a name says: its words, or its characters where the script parts no words. */
const sayingOf = (facts: FactView[], isHan: boolean): number =>
  piecesOf(
    commonWords(
      facts.map(({ label }) => label),
      isHan,
    ),
    isHan,
  ).filter(Boolean).length;

/** At most so many do not bear the name of their fellows; without each of them the name says so much more. */
const mostOthers = 2;
const leastGain = { han: 2, latin: 1 };

/** All but some, in every way. */
const without = (facts: FactView[], some: number): FactView[][] =>
  some === 0
    ? [facts]
    : facts.flatMap((_, at) =>
        without(facts.slice(at + 1), some - 1).map((rest) => [...facts.slice(0, at), ...rest]),
      );

/** Numbers of one name: what is called otherwise is no row among them, as spending is none among incomes. */
export function ofOneName(facts: FactView[], least: number): FactView[] {
  const isHan = facts.some(({ label }) => /\p{Script=Han}/u.test(label));
  const gain = isHan ? leastGain.han : leastGain.latin;
  let [best, most] = [facts, sayingOf(facts, isHan)];
  for (let some = 1; some <= mostOthers && facts.length - some >= least; some += 1)
    for (const rest of without(facts, some)) {
      const saying = sayingOf(rest, isHan) - gain * some;
      if (saying > most) [best, most] = [rest, saying];
    }
  return best;
}
