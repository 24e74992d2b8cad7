/** What a number says at the mark of another: 增长 5.8%, 占 27.6%. */
import type { FactView } from '../view.ts';
import type { Word } from '../words.ts';
import { isMark, isOfLastYear, markIn, yearIn } from './times.ts';

/** The verb with which a label ends, or begins; it is printed as the label has it. */
const verb =
  /(实际增长|名义增长|同比增长|增长|上涨|提高|增加|增产|上升|下降|减少|减产|回落|下跌)[^\p{L}]*$|^(Growth|Rise|Fall|Decline|Increase|Decrease)\b/u;

/** A fact as it stands beside another, its short label the tag. */
/** What a number is measured by: a limit as its label calls it, the year, last year. */
function measureTag(fact: FactView, words: Record<Word, string>): string {
  if (fact.kind === 'growth' || fact.kind === 'decrease' || fact.kind === 'increment') return '';
  if (isMark(fact)) return markIn(fact) || words.target;
  return yearIn(fact) || (isOfLastYear(fact) ? words.lastYear : '');
}

export function tagged(fact: FactView, words: Record<Word, string>): FactView {
  const measure = measureTag(fact, words);
  if (measure) return { ...fact, short: measure };
  const found = verb.exec(fact.label);
  const own = found?.[1] ?? found?.[2]?.toLowerCase();
  if (own) return { ...fact, short: own };
  if (fact.kind === 'share') return { ...fact, short: words.tagShare };
  if (fact.kind === 'decrease') return { ...fact, short: fact.fell ? '' : words.tagFell };
  if (fact.kind === 'growth') return { ...fact, short: (fact.value ?? 0) < 0 ? '' : words.tagGrew };
  return fact;
}
