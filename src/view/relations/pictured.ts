/** Numbers drawn as what they count: lengths to scale, years in a row, things one by one. */
import { labelPattern, labelWords } from '../../model/label-words.ts';
import type { FactView } from '../view.ts';
import { isExact, keyOf } from './amount.ts';
import { pictureOf } from './pictures.ts';
import { relate, type Relation, type Scene } from './relation.ts';
import { bySize, groupsOf } from './sums.ts';

/** Lengths, longest first, and what few things can be drawn standing on them. */
export function findLengths({ placed }: Scene): Relation[] {
  const standing = placed.flatMap(({ fact }) => (isStanding(fact) ? [fact] : [])).slice(0, mostStanding);
  return [...groupsOf(placed)].flatMap(([key, group]) =>
    key.startsWith('length/') && /^(?:km|公里|千米|m|米|miles?)$/.test(group[0]!.fact.unit)
      ? [
          relate(
            'length',
            bySize(group.map(({ fact }) => fact)).slice(0, 3),
            `lengths in ${group[0]!.fact.unit}`,
            {
              others: standing,
            },
          ),
        ]
      : [],
  );
}
const mostStanding = 2;
const mostDrawings = 20;
/** Trees and houses, one drawing each. */
const isStanding = (fact: FactView): boolean =>
  /^(?:count|new)$/.test(fact.kind) &&
  fact.value !== null &&
  Number.isInteger(fact.value) &&
  fact.value >= 3 &&
  fact.value <= mostDrawings &&
  isExact(fact) &&
  pictureOf(fact) !== undefined;

const [leastRings, mostRings] = [10, 120];
/** Years in a row can be counted like rings of a tree; minutes and days of one wait cannot. */
export const isYears = ({ kind, unit }: FactView): boolean =>
  kind === 'duration' && labelPattern('years', 'u', (of) => `^${of('years')}$`).test(unit);

export function findYears({ placed }: Scene): Relation[] {
  const years = placed.find(
    ({ fact }) => isYears(fact) && fact.value! >= leastRings && fact.value! <= mostRings,
  )?.fact;
  return years ? [relate('years', [years], `${years.value} years in a row`)] : [];
}

/** Counts that can be drawn one by one, or by tens. */
const [leastCount, mostCount] = [30, 1000];
const [leastCells, mostCells] = [5, 300];
const mostFieldsAtOnce = 3;
/** Is it what a reader pictures one by one: people, homes, things done? */
const isDrawable = (unit: string): boolean =>
  labelPattern('drawable', 'iu', (of) => `^${of('drawable')}$`).test(unit);

/** A cell stands for 1 or a power of ten. */
export function cellUnit(values: number[]): number {
  let unit = 1;
  while (Math.max(...values) / unit > mostCells * 2.8) unit *= 10;
  return unit;
}

/** The counts of the section that can be counted by eye: those of one unit together, else the largest. */
export function findCounts({ placed }: Scene): Relation[] {
  const groups = [...groupsOf(placed)].flatMap(([, group]) => {
    const facts = group
      .map(({ fact }) => fact)
      .filter((fact) => /^(?:count|new|stock)$/.test(fact.kind) && isExact(fact) && isPictured(fact));
    return facts.length === 0 ? [] : [bySize(facts).slice(0, mostFieldsAtOnce)];
  });
  const best = groups.sort((a, b) => b.length - a.length || keyOf(a[0]!).localeCompare(keyOf(b[0]!)))[0];
  const cars = placed.find(({ fact }) => isFleet(fact))?.fact;
  return [
    ...(best
      ? [relate('count', best, `${best.map(({ full }) => full).join(', ')}: can be counted by eye`)]
      : []),
    ...(cars ? [relate('count', [cars], `${cars.full}: one drawing for a round number of them`)] : []),
  ];
}
const isPictured = ({ value, unit, label }: FactView): boolean =>
  value !== null &&
  !labelWords('means').test(label) &&
  Number.isInteger(value) &&
  value >= leastCount &&
  value <= mostCount * 1.2 &&
  isDrawable(unit);
/** Vehicles and the like, by the million. */
const isFleet = ({ value, unit, kind }: FactView): boolean =>
  value !== null && kind === 'total' && /^[万]?辆$/.test(unit) && value >= leastCells;
