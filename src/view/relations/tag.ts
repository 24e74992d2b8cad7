/** What a number says at the mark of another: 增长 5.8%, 占 27.6%. */
import { labelPattern } from '../../model/label-words.ts';
import type { FactView } from '../view.ts';
import { withoutPlus } from '../number.ts';
import type { Word } from '../words.ts';
import { isMark, isOfLastYear, markIn, yearIn } from './times.ts';

/** The verb with which a label ends, or begins; it is printed as the label has it. */
const verb = (): RegExp =>
  labelPattern('verb', 'u', (of) => `(${of('changeEnds')})[^\\p{L}]*$|^(${of('changeBegins')})\\b`);

/** Last year at the head of a label, or after a comma or bracket. */
const apart = (): RegExp =>
  labelPattern('last-year-apart', 'iu', (of) => `(?:^|[,(，（]\\s*)(?:${of('lastYear')})`);

/** What a number is measured by: a limit as its label calls it, the year, last year. */
function measureTag(fact: FactView, words: Record<Word, string>): string {
  if (isMark(fact)) return markIn(fact) || words.target;
  // A change is from last year as a rule; one that was itself last year's says so apart: "Growth, a year earlier".
  if (fact.kind === 'growth' || fact.kind === 'decrease' || fact.kind === 'increment')
    return isOfLastYear(fact) && apart().test(fact.label) ? words.lastYear : '';
  return yearIn(fact) || (isOfLastYear(fact) ? words.lastYear : '');
}

/** A fact as it stands beside another, its short label the tag. */
export function tagged(given: FactView, words: Record<Word, string>): FactView {
  const tag = taggedAs(given, words);
  return tag.kind === 'growth' && tag.short !== '' ? withoutPlus(tag) : tag;
}

function taggedAs(fact: FactView, words: Record<Word, string>): FactView {
  const measure = measureTag(fact, words);
  if (measure) return { ...fact, short: measure };
  const found = verb().exec(fact.label);
  const own = found?.[1] ?? found?.[2]?.toLowerCase();
  if (own) return { ...fact, short: own };
  if (fact.kind === 'share') return { ...fact, short: words.tagShare };
  if (fact.kind === 'decrease') return { ...fact, short: fact.fell ? '' : words.tagFell };
  if (fact.kind === 'growth') return { ...fact, short: (fact.value ?? 0) < 0 ? '' : words.tagGrew };
  return fact;
}
