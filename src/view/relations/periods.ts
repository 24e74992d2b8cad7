/**
 * The same measures at two or three times: this year's, last year's, the target. Set as a table their names are said
 * once, and what is compared stands side by side.
 */
import type { FactView, PeriodsView } from '../view.ts';
import { relate, type Relation, type Scene } from './relation.ts';
import { sumRows } from './totals.ts';
import { mostStanding } from './standing.ts';
import { isMark, timeNamed, timesIn } from './times.ts';

/** Below so many measures a table has no rows to compare; at two times at least, each of them. */
const [leastRows, leastTimes] = [2, 2];
/** Share of its cells that have a number. */
const leastFilled = 0.7;

/** One measure: its facts by time. */
interface Measure {
  name: string;
  facts: FactView[];
}

/** Where a fact stands in a row: the year or words of its label, a target, or "", the time of its report. */
const columnOf = (fact: FactView): string => (isMark(fact) ? 'target' : timesIn(fact));

/**
 * The column of each fact. What names no time is of the year of the report: of the latest that is named, where no
 * measure has both.
 */
function columnsOf(facts: FactView[]): (fact: FactView) => string {
  const undated = new Set(facts.filter((fact) => columnOf(fact) === '').map((fact) => timeNamed(fact).name));
  const latest = facts
    .filter((fact) => !isMark(fact) && timeNamed(fact).short !== '')
    .sort((a, b) => timeNamed(b).at - timeNamed(a).at)[0];
  const year = latest && columnOf(latest);
  const isOne =
    year !== undefined && !facts.some((fact) => columnOf(fact) === year && undated.has(timeNamed(fact).name));
  return (fact) => (isOne && columnOf(fact) === '' ? year : columnOf(fact));
}

const isAlike = (one: FactView, two: FactView): boolean =>
  one.unit === two.unit && (one.kind === two.kind || isMark(one) || isMark(two));

/** A number at a time. A change is one of two times, a limit or standard of none. */
const isMeasured = (fact: FactView): boolean =>
  fact.value !== null &&
  fact.kind !== 'growth' &&
  fact.kind !== 'decrease' &&
  (fact.status === 'target' || !isMark(fact));

/** Measures with their facts, those that stand at several times; no time twice. */
function measuresOf(facts: FactView[]): Measure[] {
  const groups = Map.groupBy(facts.filter(isMeasured), (fact) => timeNamed(fact).name);
  return [...groups].flatMap(([name, list]): Measure[] => {
    const times = new Set(list.map(columnOf));
    const isTold = name !== '' && times.size === list.length && list.every((one) => isAlike(one, list[0]!));
    return isTold && list.length >= leastTimes && rowName(list) ? [{ name, facts: list }] : [];
  });
}

/** What a label says besides its time; it begins or ends with it. */
const withoutTime = ({ label }: FactView, time: string): string =>
  time === ''
    ? label
    : label.startsWith(time)
      ? label.slice(time.length).replace(/^[^\p{L}\p{N}]+/u, '')
      : label.endsWith(time)
        ? label.slice(0, -time.length).replace(/[^\p{L}\p{N})）%]+$/u, '')
        : '';

/** The name of a measure, in words of one of its labels; undefined where none holds it in one piece. */
function rowName(facts: FactView[]): { text: string; at: string } | undefined {
  for (const fact of [...facts].sort((a, b) => Number(isMark(a)) - Number(isMark(b)))) {
    const text = withoutTime(fact, timeText(fact));
    if (text !== '') return { text, at: `${fact.at}.label` };
  }
  return undefined;
}

/** The time as the label writes it. */
const timeText = (fact: FactView): string => {
  const time = timesIn(fact);
  const at = fact.label.toLowerCase().indexOf(time);
  return at < 0 ? '' : fact.label.slice(at, at + time.length);
};

/** Earliest first; what names no time is of the year of the report, and targets come last. */
const orderOf = (fact: FactView): number => {
  if (isMark(fact)) return Infinity;
  const { at, short } = timeNamed(fact);
  return short === '' ? (at === 0 ? -1 : Number.MAX_SAFE_INTEGER) : at;
};

/** How a measure has changed, where its item says so: printed at what it is now. */
function changesOf({ placed }: Scene, measures: Measure[]): Relation['beside'] {
  const itemOf = (fact: FactView): number => placed.find((one) => one.fact === fact)!.item;
  return Object.fromEntries(
    measures.flatMap(({ name, facts }) => {
      const now = facts.filter((fact) => !isMark(fact)).at(-1);
      const change = placed.find(
        ({ fact, item }) =>
          (fact.kind === 'growth' || fact.kind === 'decrease') &&
          fact.otherBase !== true &&
          item === itemOf(facts[0]!) &&
          timeNamed(fact).name.startsWith(name),
      );
      return now && change ? [[now.id, [change.fact]]] : [];
    }),
  );
}

/** Measures of the times that most of them have; one that has others stands by itself. */
function ofLikeTimes(measures: Measure[]): Measure[] {
  const placeOf = columnsOf(measures.flatMap(({ facts }) => facts));
  const timesOf = ({ facts }: Measure): string[] => facts.map(placeOf).sort();
  const groups = [...Map.groupBy(measures, (measure) => timesOf(measure).join('|')).values()];
  const [most = []] = groups.toSorted(
    (a, b) => b.length - a.length || b[0]!.facts.length - a[0]!.facts.length,
  );
  const times = new Set(most.flatMap(timesOf));
  return measures.filter((measure) => timesOf(measure).every((time) => times.has(time)));
}

/** Enough measures with enough of their numbers make a table. */
function isTable(measures: Measure[]): boolean {
  const all = measures.flatMap(({ facts }) => facts);
  const columns = new Set(all.map(columnsOf(all)));
  const full = measures.filter(({ facts }) => facts.length * 2 > columns.size);
  const filled = full.reduce((sum, { facts }) => sum + facts.length, 0);
  return full.length >= leastRows && filled >= full.length * columns.size * leastFilled;
}

const lettersOf = (words: string): string => words.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();

/** Those of a table of the report: each number is printed behind its label alone, in no sentence. */
function listed({ placed }: Scene, measures: Measure[]): Measure[] {
  const isLabelled = (fact: FactView): boolean => {
    const { before } = placed.find((one) => one.fact === fact)!;
    return lettersOf(before) === lettersOf(fact.label);
  };
  return measures.filter(({ facts }) => facts.every(isLabelled));
}

/** Facts of a table, measure by measure, earliest first; a measure that lacks a time has a dash. */
export function findPeriods(scene: Scene): Relation[] {
  const all = measuresOf(scene.placed.map(({ fact }) => fact));
  const table = listed(scene, all);
  const found = isTable(table) ? table : all;
  const measures = isTable(found) ? found : ofLikeTimes(found);
  if (!isTable(measures)) return [];
  const facts = measures.flatMap((measure) => measure.facts);
  const placeOf = columnsOf(facts);
  const columns = new Set(facts.map(placeOf));
  const full = measures
    .filter(({ facts }) => facts.length * 2 > columns.size)
    .map(({ name, facts }) => ({ name, facts: [...facts].sort((a, b) => orderOf(a) - orderOf(b)) }));
  // Few results beside their targets alone are drawn with these (standing.ts).
  const times = new Set(
    full.flatMap((measure) => measure.facts.filter((fact) => !isMark(fact)).map(placeOf)),
  );
  if (times.size < leastTimes && full.length <= mostStanding) return [];
  return [
    relate(
      'periods',
      full.flatMap(({ facts }) => facts),
      `${full.length} measures at ${columns.size} times`,
      { beside: changesOf(scene, full) },
    ),
  ];
}

type Row = PeriodsView['rows'][0];

const decimalsOf = (facts: FactView[]): number =>
  Math.max(0, ...facts.map(({ value }) => String(value ?? 0).split('.')[1]?.length ?? 0));

/** Rows that sum up others, of the numbers of one unit at the times that are over. */
function withSums(rows: Row[], aims: boolean[]): Row[] {
  const over = (cells: Row['cells']): Row['cells'] => cells.filter((_, column) => !aims[column]);
  const units = rows.map(({ cells }) => cells.find((fact) => fact !== null)!);
  if (units.some(({ unit, kind }) => unit !== units[0]!.unit || kind === 'share')) return rows;
  const columns = over(rows[0]!.cells).map((_, column) =>
    rows.flatMap(({ cells }) => over(cells)[column] ?? []),
  );
  const sums = sumRows(
    rows.map(({ cells }) => over(cells).map((fact) => fact?.value ?? null)),
    columns.map(decimalsOf),
  );
  return rows.map((row, index) => (sums.has(index) ? { ...row, sum: sums.get(index)! } : row));
}

/**
 * The table of these facts.
 * @param names What the report calls its year and that of its targets, for facts whose labels name none.
 */
export function periodsOf(
  facts: FactView[],
  {
    pairNames,
    words,
  }: { pairNames: { last: string }; words: { target: string; lastYear: string; thisYear: string } },
): PeriodsView {
  const placeOf = columnsOf(facts);
  const rows = Map.groupBy(facts, (fact) => timeNamed(fact).name);
  const columns = Map.groupBy(
    [...facts].sort((a, b) => orderOf(a) - orderOf(b)),
    placeOf,
  );
  const latest = [...columns.values()].filter(([first]) => !isMark(first!)).at(-1);
  const now = pairNames.last === words.lastYear ? words.thisYear : pairNames.last;
  const aims = [...columns.values()].map(([first]) => isMark(first!));
  const named = [...rows.values()].map((list) => ({
    ...(rowName(list) ?? { text: list[0]!.label, at: `${list[0]!.at}.label` }),
    cells: [...columns.keys()].map((key) => list.find((fact) => placeOf(fact) === key) ?? null),
  }));
  return {
    columns: [...columns.values()].map((list) => {
      const isAim = isMark(list[0]!);
      const named = isAim ? undefined : list.find((fact) => timeText(fact) !== '');
      return {
        text: isAim ? words.target : named ? timeText(named) : now,
        at: named ? `${named.at}.label` : '',
        isNow: list === latest,
      };
    }),
    rows: withSums(named, aims),
  };
}
