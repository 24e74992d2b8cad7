/** A way to show a part of the report, what it gains, and what all ways ask of facts. */
import type { Relation } from '../../view/relations/relation.ts';
import { deriveHeadline, plainText } from '../../view/text.ts';
import { wordsFor } from '../../view/words.ts';
import type { FactView, Headline, ReportView, SectionView } from '../../view/view.ts';
import type { CardHeadline, Content } from './content.ts';
import { isGrave } from '../../view/gravity.ts';
import { heroScore, type Held } from './pool.ts';

export interface Option {
  content: Content;
  headline?: CardHeadline | undefined;
  headlineFacts: string[];
  /** True where the headline is a fact: the eyebrow is then the section's title. */
  isFinding: boolean;
  gain: number;
}

export interface Pool {
  view: ReportView;
  held: Held;
  heroes: ReadonlySet<string>;
  /** The number in the sun of the cover: it has its card. */
  sun?: string | undefined;
  /** Sums of the section in hand: which facts make up which. */
  wholes?: Relation[];
}

export const scoreOf = (fact: FactView, pool: Pool): number => heroScore(fact, pool);

export const byScore = (facts: FactView[], pool: Pool): FactView[] =>
  facts
    .map((fact, index) => ({ fact, index, score: scoreOf(fact, pool) }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ fact }) => fact);

/** The fact as the report says it: label and full value. */
export function findingOf(fact: FactView, language: string): Headline {
  const han = /^(zh|ja)/.test(language);
  // "Complaints: fall 5.5%": a sentence has one colon.
  const colon = fact.label.includes(':') ? ' ' : wordsFor(language).colon;
  if (!han) return deriveHeadline(`${fact.label}${colon}${fact.full}`, language);
  const label = deriveHeadline(fact.label, language);
  const units = [...label.units];
  // The number stays with the last word before it where that is short: 增长41%.
  const last = units.at(-1)!;
  if ([...last].length <= 2 && units.length > 1) units[units.length - 1] = last + fact.full;
  else units.push(fact.full);
  return { text: fact.label + fact.full, units };
}

export const numbersOf = (facts: FactView[]): FactView[] =>
  facts.filter(({ parts, kind }) => parts.length > 0 && kind !== 'text');

export const titleOption = (
  section: SectionView,
): Pick<Option, 'headline' | 'headlineFacts' | 'isFinding'> => {
  const standfirst = plainText(section.standfirst).replace(/[.。]$/, '');
  const short =
    standfirst && standfirst.length <= 70 && /[a-z]/i.test(standfirst) && !/\p{Script=Han}/u.test(standfirst);
  return short
    ? {
        headline: { text: standfirst, units: standfirst.split(/(?<=\s)/) },
        headlineFacts: section.standfirst.flatMap(({ fact }) => (fact ? [fact] : [])),
        isFinding: true,
      }
    : { headline: section.title, headlineFacts: [], isFinding: false };
};

/** Longest finding, in characters. */
export const longestFinding = { han: 22, latin: 46 } as const;

/** A finding as headline where the language says it in one breath; else the section's title. */
export const findingOption = (
  fact: FactView,
  section: SectionView,
  view: ReportView,
): Pick<Option, 'headline' | 'headlineFacts' | 'isFinding'> =>
  [...fact.label].length + [...fact.full].length <= longestFinding[view.script] &&
  !(view.script === 'latin' && titleOption(section).isFinding)
    ? { headline: findingOf(fact, view.language), headlineFacts: [fact.id], isFinding: true }
    : titleOption(section);

/** What stands for all that is not named. */
const rest = /^(?:其他|其它|其余)|\b(?:others?|rest|remaining|miscellaneous)\b/i;
export const isRest = ({ label, short }: FactView): boolean => rest.test(label) || rest.test(short);

/** The greatest part first; what stands for the rest last, however great. */
export const partsInOrder = (facts: FactView[]): FactView[] =>
  [...facts].sort((a, b) => Number(isRest(a)) - Number(isRest(b)) || b.value! - a.value!);

export const without = (facts: FactView[], used: FactView[]): FactView[] =>
  facts.filter(({ id }) => !used.some((other) => other.id === id));

/** A score from which a fact stands out from its fellows. */
export const standing = 16;
export const limits = { columns: { most: 20, least: 1.15 }, shown: 8, repeat: 15 } as const;

export const isLikeUnit = (facts: FactView[]): boolean =>
  facts.every(({ unit, kind }) => unit === facts[0]!.unit && kind === facts[0]!.kind);

/**
 * A headline figure stands on the cover already, or is the cover; that it is hero of two cards costs in the search.
 * What is lost or missed has its own card all the same.
 */
const said = { hook: 12, sun: 60 } as const;
export const saidBefore = (fact: FactView, { view, sun }: Pool): number =>
  isGrave(fact, view)
    ? 0
    : fact.id === sun
      ? said.sun
      : view.lead.facts.some(({ id }) => id === fact.id)
        ? said.hook
        : 0;

export const isHundred = (facts: FactView[], sum: number): boolean =>
  facts.every(({ unit, kind }) => unit === '%' && kind === 'share') && Math.abs(sum - 100) <= 0.5;
