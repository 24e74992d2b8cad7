/** One number as marks: things counted, or a share of a hundred. */
import type { FactView, SectionView } from '../../../view/view.ts';
import { isYears } from '../../../view/relations/pictured.ts';
import { isMark, isPast } from '../../../view/relations/times.ts';
import { scenePartOf } from '../../draw/scene.ts';
import type { Part } from '../content.ts';
import {
  byScore,
  findingOption,
  isHundred,
  limits,
  saidBefore,
  scoreOf,
  without,
  type Option,
  type Pool,
} from '../option.ts';

/** Things that have a part in the kit; others are counted as dots only where they are years. */
function partFor(fact: FactView, script: 'han' | 'latin'): Part | undefined {
  const { unit, icon = '', label } = fact;
  if (
    /^(人|名|人次|万人|people|children|adults|pupils|students|residents)$/i.test(unit) ||
    /^(users?|wheelchair|mood)/.test(icon)
  )
    return 'person';
  const part = scenePartOf(icon);
  if (fact.kind === 'duration')
    return part === 'fir' ? 'fir' : script === 'han' || script === 'latin' ? 'dot' : undefined;
  if (part === 'fir' && /[株棵]|trees?/i.test(unit + label)) return 'fir';
  return part === 'house' && /[套户栋]|homes?|houses?/i.test(unit) ? 'house' : undefined;
}

/** 69 → 69 marks; 9,240 → 92.4 marks of 100. */
export function marksOf(value: number): { marks: number; per: number } | undefined {
  if (!Number.isInteger(value) || value < 10) return undefined;
  let per = 1;
  while (value / per > 120) per *= 10;
  const marks = value / per;
  return marks >= 10 && Number.isInteger(Math.round(marks * 10))
    ? { marks: Math.round(marks * 10) / 10, per }
    : undefined;
}

/** What marks gain: they break ties, and make no news. */
const countGain = 8;
/** What marks lose of a number of which the report makes nothing: they would make news of it. */
const untold = 14;
const leastTold = 8;
const toldLoss = (fact: FactView, pool: Pool): number => (scoreOf(fact, pool) < leastTold ? untold : 0);
/** What marks lose of a number that others of its section outweigh: what can be drawn is no news by that. */
const [outweighed, leastMore] = [18, 8];
const outweighedLoss = (fact: FactView, numbers: FactView[], pool: Pool): number =>
  numbers.some((one) => scoreOf(one, pool) >= scoreOf(fact, pool) + leastMore) ? outweighed : 0;

export function countOptions(numbers: FactView[], pool: Pool): Option[] {
  return numbers.flatMap((fact): Option[] => {
    const counted =
      /^(count|new|stock|duration)$/.test(fact.kind) && fact.value !== null ? marksOf(fact.value) : undefined;
    const part = partFor(fact, pool.view.script);
    if (!counted || !part || /[万亿]/.test(fact.unit) || (part === 'dot' && counted.per > 1)) return [];
    if (fact.kind === 'duration' && (!isYears(fact) || fact.value! < 20)) return [];
    const cells = byScore(without(numbers, [fact]), pool).slice(0, 4);
    return [
      {
        content: { device: 'count', hero: fact, ...counted, part, cells },
        headlineFacts: [fact.id],
        isFinding: true,
        gain:
          Math.max(0, scoreOf(fact, pool)) +
          countGain -
          toldLoss(fact, pool) -
          outweighedLoss(fact, numbers, pool) +
          limits.shown * (1 + cells.length) -
          saidBefore(fact, pool),
      },
    ];
  });
}

/** Shares that add up to a hundred side by side are parts, not measures by themselves. */
function partsOfHundred(numbers: FactView[]): Set<string> {
  const shares = numbers.filter(({ kind, unit }) => kind === 'share' && unit === '%');
  for (let from = 0; from < shares.length; from += 1)
    for (let to = from + 2; to <= shares.length; to += 1) {
      const run = shares.slice(from, to);
      if (
        isHundred(
          run,
          run.reduce((sum, { value }) => sum + Math.abs(value!), 0),
        )
      )
        return new Set(run.map(({ id }) => id));
    }
  return new Set();
}

/** Above it what is missing is less than a mark of a hundred: nobody sees it. */
const mostSeen = 99;

/** What a field of a hundred gains: a part that can be seen to be more or less than another says most. */
const shareGain = { half: 8, all: 2 } as const;

/**
 * Shares that stand side by side on one scale of a hundred rather than one of them alone; and of those that are parts
 * of one thing.
 */
const leastCompared = 3;
const leastOfOne = 2;
const mostCompared = 5;
const comparedGain = 14;

/** Han characters, Latin words, in which the labels of parts of one thing end: …占能源消费总量比重, or at least its noun. */
const wholeNames = [
  { han: 4, latin: 2 },
  { han: 2, latin: 1 },
] as const;

/** Shares of one thing, where several are: others are of other things, and on no scale with them. */
function ofOneWhole(shares: FactView[]): FactView[] {
  for (const { han, latin } of wholeNames) {
    const nameOf = ({ label }: FactView) =>
      /\p{Script=Han}/u.test(label)
        ? [...label].slice(-han).join('')
        : label.toLowerCase().split(/\s+/).slice(-latin).join(' ');
    const groups = [...Map.groupBy(shares, nameOf).values()].filter(({ length }) => length >= leastOfOne);
    if (groups.length > 0) return groups.reduce((a, b) => (b.length > a.length ? b : a));
  }
  return [];
}

export function shareOptions(numbers: FactView[], section: SectionView, pool: Pool): Option[] {
  const parts = partsOfHundred(numbers);
  const shares = numbers
    .filter((fact) => !parts.has(fact.id) && !isMark(fact) && !isPast(fact, numbers))
    .filter(
      ({ kind, unit, value }) =>
        kind === 'share' &&
        unit === '%' &&
        value !== null &&
        value >= 20 &&
        (value <= mostSeen || value === 100),
    );
  if (shares.length === 0) return [];
  const near = (value: number) => Math.max(value, 100 - value);
  const ranked = shares
    .filter(({ value }) => value !== 100)
    .sort((a, b) => scoreOf(b, pool) - scoreOf(a, pool) || near(b.value!) - near(a.value!));
  const hero = ranked[0] ?? shares[0]!;
  const cells = [...without(shares, [hero]), ...byScore(without(numbers, shares), pool)].slice(0, 4);
  const alike = ofOneWhole(shares);
  // The headline names the mark that leads: among bars the longest, unless another has more to say.
  const [first = hero] = byScore(alike, pool);
  const longest = alike
    .filter((one) => scoreOf(one, pool) >= scoreOf(first, pool))
    .reduce((a, b) => (b.value! > a.value! ? b : a), first);
  const compared = alike.length > 0 ? [longest, ...without(alike, [longest])].slice(0, mostCompared) : [];
  const rest = byScore(without(numbers, compared), pool);
  const values = compared.map(({ value }) => value!);
  const spread = Math.max(...values) / Math.min(...values);
  const one: Option[] =
    compared.length < (alike.length < shares.length ? leastOfOne : leastCompared) ||
    spread < limits.columns.least
      ? []
      : [
          {
            content: {
              device: 'columns',
              facts: compared,
              side: rest.slice(0, 4),
              title: '',
              full: 100,
              lead: longest.id,
            },
            ...findingOption(longest, section, pool.view),
            gain:
              Math.max(0, scoreOf(longest, pool)) +
              comparedGain +
              limits.shown * (compared.length + Math.min(3, rest.length)),
          },
        ];
  return [
    ...one,
    {
      content: { device: 'share', hero, cells },
      headlineFacts: [hero.id],
      isFinding: true,
      gain:
        Math.max(0, scoreOf(hero, pool)) +
        shareGain.half +
        (shareGain.all - shareGain.half) * (near(hero.value!) / 50 - 1) +
        limits.shown * (1 + cells.length) -
        toldLoss(hero, pool) -
        outweighedLoss(hero, numbers, pool) -
        (shares.length > 3 ? 6 : 0),
    },
  ];
}
