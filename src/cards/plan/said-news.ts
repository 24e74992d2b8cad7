/**
 * Grave news that no number of a report tells: a sentence that says who died, what was overspent, missed or cut, where
 * its number is typed. It stands large in the report's own words.
 */
import { languageTable } from '../../model/language-table.ts';
import { isAtStake } from '../../view/finding-words.ts';
import { gravityOf, saidGravity } from '../../view/gravity.ts';
import { splitSentences } from '../../view/sentences.ts';
import { plainText } from '../../view/text.ts';
import type { FactView, ReportView, SectionView, Text } from '../../view/view.ts';
import { byScore, numbersOf, type Option, type Pool } from './option.ts';
import { isDoubted, isNoNews } from './pool.ts';
import { isTorn } from './telling.ts';

/** Longest in characters: a sentence, and one with what it leans on. */
const longest = { han: [58, 84], latin: [190, 240] } as const;
/** Other grave sentences below it at most, and the longest of them. */
const mostOthers = 2;
const longestOther = { han: 44, latin: 110 } as const;
/** Numbers of the section below it at most. */
const mostCells = 3;
/** What a sentence is worth as a card, beyond how grave it is. */
const saidGain = 70;
/** From which a number tells the news of its section by itself. */
const tellsItself = 50;

/** What labels say of bad news: such a number tells it. */
const bad = ['short', 'less', 'dead'] as const;

interface Sentence {
  runs: Text;
  text: string;
  at: string;
  /** The sentence before and after it in its section. */
  before?: Sentence | undefined;
  after?: Sentence | undefined;
}

function sentencesOf({ items }: SectionView): Sentence[] {
  const all = items
    .filter(({ heading }) => !heading)
    .flatMap(({ runs, at }) =>
      splitSentences(runs).map((one): Sentence => ({ runs: one, text: plainText(one).trim(), at })),
    );
  return all.map((one, index) => ({ ...one, before: all[index - 1], after: all[index + 1] }));
}

/** Without a table nobody knows: it may lean on anything. */
const leans = (text: string, { language }: ReportView): boolean => {
  const words = languageTable(language)?.leans;
  return words === undefined || words.sentence.test(text) || (words.stands?.test(text) ?? false);
};

/** Numbers of a sentence at most: among more its news is not seen. */
const mostNumbers = 5;

/** May it be quoted: is it whole and no list of numbers, does no open query doubt its words or hold a number of it? */
function isQuotable({ runs, text, at }: Sentence, { view, held }: Pool): boolean {
  if (isTorn(text) || (text.match(/\p{Nd}[\p{Nd}.,]*/gu) ?? []).length > mostNumbers) return false;
  const isHeld = runs.some(({ fact }) => fact && (held.facts.has(fact) || held.ranks.has(fact)));
  return !isHeld && !isDoubted(text, at, view);
}

/** A sentence with the one that it leans on, and a short one that leans on it; undefined where it has no room. */
function wholeOf(one: Sentence, pool: Pool): string | undefined {
  const { view } = pool;
  const [alone, most] = longest[view.script];
  const join = (texts: string[]) => texts.join(view.script === 'han' ? '' : ' ');
  const fits = (texts: string[], room: number) => [...join(texts)].length <= room;
  const usable = (other: Sentence | undefined): other is Sentence =>
    other !== undefined && isQuotable(other, pool) && !leans(other.text, view);
  if (leans(one.text, view)) {
    if (usable(one.before) && fits([one.before.text, one.text], most))
      return join([one.before.text, one.text]);
    const isTorn = languageTable(view.language)?.leans?.sentence.test(one.text) ?? true;
    return isTorn || !fits([one.text], alone) ? undefined : one.text;
  }
  const { after } = one;
  const follows = after !== undefined && isQuotable(after, pool) && leans(after.text, view);
  if (follows && fits([one.text, after.text], alone)) return join([one.text, after.text]);
  return fits([one.text], alone) ? one.text : undefined;
}

/** Grave sentences that no free number of their section tells, the gravest first. */
function graveSentences(section: SectionView, pool: Pool): { text: string; weight: number }[] {
  const { view, held } = pool;
  const facts = new Map(section.facts.map((fact) => [fact.id, fact]));
  const tells = ({ fact }: Text[number]) => {
    const one = fact ? facts.get(fact) : undefined;
    if (one === undefined || held.facts.has(one.id)) return false;
    const isNamed = bad.some((stake) => isAtStake(one.label, stake, view.language));
    return isNamed || gravityOf(one, view) >= tellsItself;
  };
  return sentencesOf(section)
    .flatMap((one, index) => {
      const weight = saidGravity(one.text, view.language);
      const own = leans(one.text, view) && one.before ? [...one.before.runs, ...one.runs] : one.runs;
      if (weight === 0 || own.some(tells) || !isQuotable(one, pool)) return [];
      const text = wholeOf(one, pool);
      return text === undefined ? [] : [{ text, weight, index }];
    })
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
}

interface SaidNews {
  option: Option;
  isAlone: boolean;
  isWhole: boolean;
}

/**
 * The card of what a section says that is grave and no number of it tells. @returns undefined where there is none;
 * `isAlone`: nothing else of the section is as grave, so that it stands for the section, with its first numbers;
 * `isWhole`: these are all that it has.
 */
export function saidNews(section: SectionView, pool: Pool): SaidNews | undefined {
  const { view, held } = pool;
  const [first, ...more] = graveSentences(section, pool);
  if (!first) return undefined;
  const free = numbersOf(section.facts.filter(({ id }) => !held.facts.has(id)));
  const isAlone = free.every((fact) => gravityOf(fact, view) < tellsItself);
  const cells = isAlone ? byScore(cellsOf(free, first.text), pool).slice(0, mostCells) : [];
  const others = more
    .map(({ text }) => text)
    .filter((text) => [...text].length <= longestOther[view.script] && !first.text.includes(text))
    .slice(0, mostOthers);
  return {
    isAlone,
    isWhole: cells.length > 0 && cells.length === free.length,
    option: {
      content: { device: 'statement', sentence: first.text, others, isNews: true, cells },
      headlineFacts: [],
      isFinding: true,
      gain: saidGain + first.weight,
    },
  };
}

/** Results of the section that the sentence does not say. */
const cellsOf = (facts: FactView[], said: string): FactView[] =>
  facts.filter((fact) => fact.status === 'actual' && !isNoNews(fact, facts) && !said.includes(fact.text));
