/** Of what time a fact is, by its label, and whether it is what was to be reached: numbers of two times share no sum. */
import { remember } from '../../lib/remember.ts';
import { labelPattern, labelWords } from '../../model/label-words.ts';
import type { FactView } from '../view.ts';
import type { Placed } from './relation.ts';

/** A year, a financial year or a part of one: 2025, FY 2025–26, H1 2025, 2025年度. */
const year = (): RegExp =>
  labelPattern(
    'year',
    'u',
    (of) => `${of('yearBefore')}?(?:19|20)\\d{2}(?:\\s?[/–-]\\s?\\d{2,4})?${of('yearAfter')}?`,
  );
const lastYear = (): RegExp => labelWords('lastYear');
const everywhere = new Map<RegExp, RegExp>();
const everyTime = (one: RegExp): RegExp =>
  remember(everywhere, one, () => new RegExp(one.source, `${one.flags}g`));

/** The times that a label names; "" where it names none. */
export const timesIn = ({ label }: FactView): string =>
  [year(), lastYear(), labelWords('spans')]
    .flatMap((one) => label.match(everyTime(one)) ?? [])
    .join()
    .toLowerCase();

/** What is said of one time is no part of what is said of another: operating profit in 2024 is none of this year's debt. */
export const isOfOneTime = (facts: FactView[]): boolean => new Set(facts.map(timesIn)).size === 1;

/** The year that a label begins with: of 2025/26, 2025; 0 where it names none. */
const firstYearIn = (fact: FactView): number => Number(/\d{4}/.exec(timesIn(fact))?.[0] ?? 0);

/**
 * Facts that can be set against one another, those of one time together. Where two years are named, what names none
 * is of the newer one, the year of its report, if that has no number of its name.
 */
export function byTime(group: Placed[]): Placed[][] {
  const times = Map.groupBy(group, ({ fact }) => timesIn(fact));
  const years = [...times.keys()].filter((time) => /^\D*\d{4}[^,]*$/.test(time));
  const undated = times.get('');
  if (years.length < 2 || !undated) return [...times.values()];
  const yearOf = (time: string): number => firstYearIn(times.get(time)![0]!.fact);
  const newest = years.reduce((one, other) => (yearOf(other) > yearOf(one) ? other : one));
  const names = new Set(times.get(newest)!.map(({ fact }) => timeNamed(fact).name));
  const [own, both] = [true, false].map((is) =>
    undated.filter(({ fact }) => names.has(timeNamed(fact).name) !== is),
  );
  times.set(
    newest,
    group.filter((one) => own!.includes(one) || times.get(newest)!.includes(one)),
  );
  times.set('', both!);
  return [...times.values()].filter((some) => some.length > 0);
}

/** Those of the newest time, said or not, of which there are more: what is said of today is news, not last year. */
export function latest(group: Placed[]): Placed[] {
  const times = byTime(group).filter(([first]) => !lastYear().test(first!.fact.label));
  const yearOf = (some: Placed[]) => Math.max(...some.map(({ fact }) => firstYearIn(fact)));
  const undated = times.filter((some) => yearOf(some) === 0);
  const [newest] = times.filter((some) => yearOf(some) > 0).toSorted((a, b) => yearOf(b) - yearOf(a));
  const [most] = [...undated, ...(newest ? [newest] : [])].toSorted((a, b) => b.length - a.length);
  return most ?? [];
}

/** Is it no result but what results are measured by? It is no bar among them, and no part of them. */
export const isMark = ({ status, label }: Pick<FactView, 'status' | 'label'>): boolean =>
  status === 'target' || labelWords('marks').test(label);

interface Named {
  name: string;
  at: number;
  short: string;
}

/** A label without the time that it names, and when that is; targets come last, and last year before what names none. */
export const timeNamed = (fact: Labelled): Named => remember(namesKnown, fact, () => nameOf(fact));
type Labelled = Pick<FactView, 'label'>;
/** Each fact is compared with all others. */
const namesKnown = new WeakMap<Labelled, Named>();

function nameOf(fact: Labelled): Named {
  const [found] = year().exec(fact.label) ?? [];
  const isLast = lastYear().test(fact.label);
  const name = [year(), lastYear(), labelWords('marks')]
    .reduce((text, one) => text.replace(everyTime(one), ''), fact.label)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
  const at = found ? Number(/\d{4}/.exec(found)![0]) : isLast ? 0 : 1;
  return { name, at, short: found ?? '' };
}

/** Is one what another was in an earlier year? One that names no year is of the year of its report. */
export function isEarlier(one: FactView, other: FactView): boolean {
  const [its, that] = [timeNamed(one), timeNamed(other)];
  if (one.id === other.id || its.name !== that.name || that.at === 0) return false;
  return its.at === 0 || (its.short !== '' && (that.at > its.at || (that.short === '' && !isMark(other))));
}

/** Does its label say that it is last year's, and not that it is compared with that? */
export const isOfLastYear = ({ label }: Pick<FactView, 'label'>): boolean =>
  lastYear().test(label) && !labelWords('than').test(label);

/** Is it last year's, or an earlier year's of a number whose later one stands beside it? It is no news. */
export const isPast = (fact: FactView, fellows: readonly FactView[]): boolean =>
  isOfLastYear(fact) || fellows.some((other) => isEarlier(fact, other));

/** The words of a label that say what limit or aim it is; "" where none do. */
export const markIn = ({ label, status }: FactView): string => {
  const ends = labelPattern('mark-ends', 'iu', (of) => `(?:${of('markEnds')})$`);
  const found =
    labelWords('marks').exec(label)?.[0] ?? (status === 'target' ? ends.exec(label)?.[0] : undefined);
  return (found ?? '').replace(
    labelPattern('mark-links', 'u', (of) => `${of('markLinks')}$`),
    '',
  );
};

/** The words of a label that name an earlier time: its year as it writes it; "" where none do. */
export const yearIn = ({ label }: FactView): string => year().exec(label)?.[0] ?? '';
