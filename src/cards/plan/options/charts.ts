/** Charts of facts that stand in a relation: columns, bridges, splits, wholes. */
import type { Relation } from '../../../view/relations/relation.ts';
import { deriveHeadline } from '../../../view/text.ts';
import type { FactView, SectionView } from '../../../view/view.ts';
import { largestNow, signedValue } from '../content.ts';
import {
  byScore,
  findingOption,
  isHundred,
  isLikeUnit,
  limits,
  partsInOrder,
  scoreOf,
  without,
  type Option,
  type Pool,
} from '../option.ts';
import { withoutCommon } from '../common-end.ts';
import { tellingOf } from '../telling.ts';
import { isGrave } from '../../../view/gravity.ts';
import { isOwn, partsSaid, wholeFor, wholeOption } from './sums.ts';

/**
 * Bars of some of a section's like facts show its greatest: bars without them would say that the greatest
 * shown is the greatest there is. Percentages of different things are no such row.
 */
function isTopOf(facts: FactView[], section: SectionView): boolean {
  if (facts[0]!.unit === '%') return true;
  const least = Math.min(...facts.map(({ value }) => Math.abs(value!)));
  const shown = new Set(facts.map(({ id }) => id));
  return section.facts.every(
    ({ id, kind, unit, value, status }) =>
      shown.has(id) ||
      kind !== facts[0]!.kind ||
      unit !== facts[0]!.unit ||
      value === null ||
      status === 'target' ||
      Math.abs(value) <= least,
  );
}

/** Shares of a number from which those that follow it are taken for its parts, some perhaps not named. */
const partly = { least: 0.85, most: 1.005 } as const;

/** Do the numbers that the report lists after the greatest nearly make it up? Maize is no rival of all grain. */
const hasParts = (facts: FactView[], section: SectionView): boolean => {
  const listed = section.facts.filter(({ id }) => facts.some((fact) => fact.id === id));
  const greatest = Math.max(...listed.map(({ value }) => Math.abs(value!)));
  const after = listed.slice(listed.findIndex(({ value }) => Math.abs(value!) === greatest) + 1);
  let sum = 0;
  return after.some((part, more) => {
    sum += Math.abs(part.value!);
    return more > 0 && sum >= greatest * partly.least && sum <= greatest * partly.most;
  });
};

/** Is one of them made up of others? A total is no rival of its parts: they are drawn as a whole. */
const hasTotal = (facts: FactView[], section: SectionView, { wholes }: Pool): boolean =>
  (facts[0]!.kind !== 'growth' && hasParts(facts, section)) ||
  facts.some(({ id }) =>
    wholes?.some(
      ({ whole, facts: parts }) =>
        whole?.id === id && parts.filter((part) => facts.some((fact) => fact.id === part.id)).length > 1,
    ),
  );

/** What Han labels end in, or Latin ones begin or end with: the thing that bars compare. */
function isOneThing(facts: FactView[]): boolean {
  if (facts[0]!.kind === 'growth') return true;
  const labels = facts.map(({ label }) => label.trim());
  const tails = (count: number) => new Set(labels.map((label) => [...label].slice(-count).join('')));
  if (labels.some((label) => /\p{Script=Han}/u.test(label))) return tails(headLength).size === 1;
  const words = labels.map((label) => label.toLowerCase().split(/\s+/));
  const shared = (place: number) => new Set(words.map((list) => list.at(place))).size === 1;
  return shared(-1) || shared(0);
}
/** Characters of the noun that Han labels share. */
const headLength = 2;

export function columnsOption(
  facts: FactView[],
  side: FactView[],
  section: SectionView,
  pool: Pool,
  { title, isAsked = false }: { title: string; isAsked?: boolean },
): Option | undefined {
  const values = facts.map(({ value }) => Math.abs(value!));
  const ratio = Math.max(...values) / Math.min(...values);
  if (facts.length < 2 || facts.length > 9 || !(ratio <= limits.columns.most) || ratio < limits.columns.least)
    return undefined;
  if (facts.some(({ value }) => value! < 0) || !isLikeUnit(facts)) return undefined;
  // Parts of a hundred are no rivals: the greatest would fill the measure as if it were all.
  if (
    isHundred(
      facts,
      values.reduce((a, b) => a + b, 0),
    )
  )
    return undefined;
  if (!isTopOf(facts, section) || hasTotal(facts, section, pool) || !(isAsked || isOneThing(facts)))
    return undefined;
  const lead = largestNow(facts);
  return {
    content: { device: 'columns', facts, side, title },
    ...findingOption(lead, section, pool.view),
    gain: Math.max(0, scoreOf(lead, pool)) + limits.shown * (facts.length + Math.min(3, side.length)),
  };
}

/** Like amounts that make up a headline figure are its parts. */
function sumParts(facts: FactView[], section: SectionView, pool: Pool): Option | undefined {
  const total = wholeFor(facts, pool);
  if (!total || facts.length < 3 || facts.length > 9) return undefined;
  const parts = partsInOrder(withoutCommon(facts, pool.view));
  const named = isOwn(total, section) ? total : undefined;
  return wholeOption({ parts, total: named }, partsSaid(parts, total, section, pool), pool);
}

export function relationOptions(
  relation: Relation,
  numbers: FactView[],
  section: SectionView,
  pool: Pool,
): Option[] {
  const { facts, whole, name } = relation;
  const side = byScore(without(numbers, [...facts, ...(whole ? [whole] : [])]), pool);
  const top = facts[0]!;
  const gain = (extra: number, shown: number) =>
    Math.max(0, ...facts.map((fact) => scoreOf(fact, pool))) + limits.shown * shown + extra;
  switch (name) {
    case 'signed-parts': {
      const steps = facts.map((fact) => ({
        fact,
        signed: (fact.kind === 'decrease' ? -1 : 1) * Math.abs(fact.value!),
      }));
      const top = steps.reduce((a, b) => (Math.abs(b.signed) > Math.abs(a.signed) ? b : a)).fact;
      const said = findingOption(top, section, pool.view);
      // Parts of another sum are not strewn beside the steps.
      const parts = new Set(pool.wholes?.flatMap((one) => one.facts.map(({ id }) => id)));
      return whole
        ? [
            {
              content: {
                device: 'bridge',
                parts: steps,
                result: whole,
                side: side.filter(({ id }) => !parts.has(id)),
              },
              ...(said.isFinding ? said : findingOption(whole, section, pool.view)),
              gain: gain(44, facts.length + 1),
            },
          ]
        : [];
    }
    case 'difference': {
      const [less, more] = facts;
      return less && more && whole
        ? [
            {
              content: {
                device: 'split',
                large: more,
                small: less,
                difference: whole,
                cells: side.slice(0, 4),
              },
              headline: deriveHeadline(whole.label, pool.view.language),
              headlineFacts: [whole.id],
              isFinding: true,
              gain: gain(30, 3 + Math.min(4, side.length)),
            },
          ]
        : [];
    }
    case 'parts':
    case 'two-sums': {
      const named = withoutCommon(facts, pool.view);
      if (named.length === 2) {
        const [a, b] = named[0]!.value! >= named[1]!.value! ? named : [named[1]!, named[0]!];
        const said = partsSaid([a!, b!], whole, section, pool);
        return [
          {
            content: {
              device: 'split',
              large: a!,
              small: b!,
              lead: [a!, b!].find(({ id }) => said.headlineFacts.includes(id))?.id,
              cells: [...(whole ? [whole] : []), ...side].slice(0, 4),
            },
            ...said,
            gain: gain(30, 2 + Math.min(4, side.length)),
          },
        ];
      }
      if (facts.length > 9) return [];
      const sorted = partsInOrder(named);
      const said = partsSaid(sorted, whole, section, pool);
      return [wholeOption({ parts: sorted, total: whole, side }, said, pool)];
    }
    case 'rates': {
      const grown = withGreater(facts, numbers);
      const rest = side.filter(({ id }) => grown.every((fact) => fact.id !== id));
      const option = columnsOption(grown, rest.slice(0, 4), section, pool, { title: '' });
      return option ? [option] : [];
    }
    case 'levels':
    case 'amounts':
    case 'time': {
      const sum = sumParts(facts, section, pool);
      if (sum) return [sum];
      const option = columnsOption(facts.slice(0, 6), side.slice(0, 4), section, pool, { title: '' });
      return option ? [option] : [];
    }
    case 'full-shares':
    case 'shares': {
      if (facts.some(({ unit }) => unit !== '%')) return [];
      const option = columnsOption(facts.slice(0, 6), side.slice(0, 4), section, pool, { title: '' });
      return option ? [{ ...option, gain: option.gain - 6 }] : [];
    }
    default:
      return top ? [] : [];
  }
}

/** Bars of a picture at most. */
const mostBars = 6;

/** Rises that grew more than those side by side stand before them: the fastest is the news. */
function withGreater(facts: FactView[], numbers: FactView[]): FactView[] {
  const most = Math.max(...facts.map(({ value }) => value!));
  const greater = facts.every(({ kind }) => kind === 'growth')
    ? without(numbers, facts).filter(
        ({ kind, unit, value, status }) =>
          kind === 'growth' && unit === facts[0]!.unit && status === facts[0]!.status && value! > most,
      )
    : [];
  return [...greater.toSorted((a, b) => b.value! - a.value!), ...facts].slice(0, mostBars);
}

const signedCounts = { least: 3, most: 6 } as const;

/** Rises and falls of like things: bars to both sides of one zero. */
export function signedOption(numbers: FactView[], section: SectionView, pool: Pool): Option[] {
  const changes = numbers.filter(
    ({ kind, unit, value }) => value !== null && unit === '%' && /^(?:growth|decrease)$/.test(kind),
  );
  const values = changes.map(signedValue);
  if (changes.length < signedCounts.least || changes.length > signedCounts.most) return [];
  if (!values.some((value) => value < 0)) return [];
  const side = byScore(without(numbers, changes), pool).slice(0, 4);
  // What missed its aim is told before what moved most.
  const [grave] = byScore(
    changes.filter((fact) => isGrave(fact, pool.view)),
    pool,
  );
  const most = grave ?? largestNow(changes, (fact) => Math.abs(signedValue(fact)));
  const told = grave && tellingOf(grave, section, pool);
  const said = told
    ? { headline: told.headline, headlineFacts: told.facts, isFinding: true }
    : findingOption(most, section, pool.view);
  return [
    {
      content: {
        device: 'columns',
        facts: changes,
        side,
        title: '',
        ...(grave ? { lead: grave.id } : {}),
      },
      ...said,
      gain:
        Math.max(0, ...changes.map((fact) => scoreOf(fact, pool))) +
        limits.shown * (changes.length + Math.min(3, side.length)) +
        signedGain,
    },
  ];
}
/** Falls beside rises are news that tiles would hide. */
const signedGain = 16;
