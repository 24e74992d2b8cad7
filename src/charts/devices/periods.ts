/**
 * `periods`: measures down, times across, numbers on one edge in each column. What is true now is set larger, in the
 * colour of values; what was before and what is aimed at in that of text. Where there is room a bar for each time
 * compares them, rows of one unit on one scale: a table’s own, as in a set table (series/table.ts).
 */
import { amountOf, isMoney } from '../../view/relations/amount.ts';
import type { FactView, PeriodsView } from '../../view/view.ts';
import type { Line } from '../label.ts';
import type { Look, Room } from '../look.ts';
import { setChange, setNumeral } from '../numeral.ts';
import {
  drawLine,
  fillRect,
  finish,
  hatchRect,
  heightOf,
  newPen,
  placeWords,
  putLine,
  putOwn,
  setLines,
  setWords,
  stroke,
  type Pen,
  type Picture,
} from '../pen.ts';
import { air, gapAfter, valueOf } from './parts.ts';

/** Widest column of numbers, in sizes of a label: a number is read beside its name, not across a page. */
const widestColumn = 8;
/** Of the key before the words of a head, with its air, in their size. */
const keyRoom = 1.2;
/** A head has its words on one line up to so wide, in sizes of a label: 2023/24 is never broken. */
const widestHead = 6;
/** A row in its place is at most so many times as high as its type needs. */
const mostPitch = 2;

/** Share of the width from which on bars are drawn. */
const leastBars = 0.2;
/** Share of a row that its bars take together. */
const barShare = 0.62;

/**
 * On one scale no row is so many times shorter than another: it would show nothing. Counts of things, visits and audits,
 * are sooner compared each with itself alone; money is compared with money, however little.
 */
const [mostApart, mostCounts] = [20, 10];
const apartOf = (fact: FactView): number =>
  isMoney(fact) ? Infinity : fact.unit === '' ? mostCounts : mostApart;

const longestOf = (facts: FactView[]): number => Math.max(...facts.map((fact) => Math.abs(valueOf(fact))));

/**
 * The rows that have one scale: those of one unit, the largest first; such as are dwarfed by it have another. Bars go
 * from one line, what is below nought to its left.
 */
function scaleGroups(rows: FactView[][]): FactView[][][] {
  const groups: FactView[][][] = [];
  const keyOf = ([first]: FactView[]) => `${first!.kind === 'share'}/${amountOf(first!)?.base}`;
  for (const row of rows.toSorted((one, two) => longestOf(two) - longestOf(one))) {
    const most = apartOf(row[0]!);
    const fitting = groups.find(
      ([first]) => keyOf(first!) === keyOf(row) && longestOf(first!) <= most * longestOf(row),
    );
    if (fitting) fitting.push(row);
    else groups.push([row]);
  }
  return groups;
}

const factsIn = ({ cells }: PeriodsView['rows'][0]): FactView[] => cells.filter((fact) => fact !== null);

/** How a table is set: sizes of numbers now and then, names before them or on lines of their own. */
interface Way {
  now: 's4' | 's3';
  then: 's3' | 's2';
  isAbove: boolean;
}
/** The first that leaves room for bars is taken, else the first that fits. */
const ways: Way[] = [
  { now: 's4', then: 's3', isAbove: false },
  { now: 's3', then: 's2', isAbove: false },
  { now: 's4', then: 's3', isAbove: true },
  { now: 's3', then: 's2', isAbove: true },
];
/** A name before its numbers has room for so much, in sizes of a label, or for all of it. */
const leastName = 7;

interface Table {
  way: Way;
  names: Line[][];
  heads: Line[][];
  /** By row: its numbers, and last how it has changed; undefined where there is none. */
  cells: (Line | undefined)[][];
  /** Right edges of these. */
  edges: number[];
  /** px that bars have behind the numbers; 0 where there is no room. */
  bars: number;
  headHeight: number;
  nameHeight: number;
  rowHeight: number;
}

/** The numbers of a row, its change, and what is said of its target. */
function cellsOf(
  { figure: { beside = {}, verdicts = {}, periods }, look }: Room,
  row: PeriodsView['rows'][0],
  { now, then }: Way,
): (Line | undefined)[] {
  const numbers = row.cells.map((fact, index) => {
    const { isNow } = periods!.columns[index]!;
    const style = {
      size: look[isNow ? now : then],
      unit: look.s1,
      fill: isNow ? look.value : look.text,
    };
    return fact ? setNumeral(look, fact, style) : undefined;
  });
  const change = row.cells.flatMap((fact) => (fact ? (beside[fact.id] ?? []) : [])).at(-1);
  const verdict = row.cells.flatMap((fact) => (fact ? (verdicts[fact.id] ?? []) : [])).at(-1);
  const words = verdict
    ? { ...setWords(look, verdict, { size: look.s1, weight: 700 }), own: true as const }
    : undefined;
  return [...numbers, change ? setChange(look, change) : undefined, words];
}

/** A heading, in words of the report or of the program. */
const setHead = (look: Look, { text, at, isNow }: PeriodsView['columns'][0], room: number): Line[] =>
  text === ''
    ? []
    : setLines(look, text, room, {
        size: look.s1,
        weight: isNow ? 700 : look.weight,
        ...(at === '' ? {} : { at }),
      }).map((line) => (at === '' ? { ...line, own: true as const } : line));

/** The table set in a way, with bars and their keys in the heads or without; undefined where that has no room. */
function setTable(room: Room, way: Way, hasBars: boolean): Table | undefined {
  const { figure, look, width } = room;
  const { columns, rows } = figure.periods!;
  const gap = gapAfter(look) * 1.6;
  const all = rows.map((row) => cellsOf(room, row, way));
  const cells = all.map((row) =>
    row.filter((_, index) => index < columns.length || all.some((one) => one[index] !== undefined)),
  );
  const headed = columns.map(({ text }) =>
    Math.min(setWords(look, text, { size: look.s1, weight: 700 }).width, look.s2 * widestHead),
  );
  const key = hasBars ? look.s1 * keyRoom : 0;
  const widths = cells[0]!.map(
    (_, index) =>
      Math.max((headed[index] ?? -key) + key, ...cells.map((row) => row[index]?.width ?? 0)) + gap,
  );
  const numbers = widths.reduce((sum, one) => sum + one, 0);
  const beside = way.isAbove ? width : width - numbers;
  const natural = Math.max(...rows.map(({ text, at }) => setWords(look, text, { size: look.s2, at }).width));
  if (numbers > width || (!way.isAbove && beside < Math.min(natural, look.s2 * leastName))) return undefined;
  const names = rows.map(({ text, at, sum }) =>
    setLines(look, text, beside, { size: look.s2, at, ...(sum ? { weight: 700 } : {}) }),
  );
  const left = way.isAbove ? 0 : Math.max(...names.flatMap((lines) => lines.map((line) => line.width)));
  const rest = width - left - numbers;
  const bars = hasBars && rest >= width * leastBars ? rest - gap : 0;
  if (hasBars && bars === 0) return undefined;
  const spare = bars > 0 ? 0 : rest / widths.length;
  let edge = left;
  const edges = widths.map((one) => (edge += Math.min(one + spare, Math.max(one, look.s2 * widestColumn))));
  const heads = columns.map((column, index) => setHead(look, column, widths[index]! + spare - gap * 0.4));
  const nameHeight = Math.max(...names.map(heightOf));
  const numberHeight = look[way.now] * 1.3;
  return {
    way,
    names,
    heads,
    cells,
    edges,
    bars,
    headHeight: Math.max(...heads.map(heightOf)) + air(look) * 0.6,
    nameHeight,
    rowHeight: way.isAbove ? nameHeight + numberHeight : Math.max(numberHeight, nameHeight + look.s2 * 0.2),
  };
}

/** The table in the best way that fits; numbers that fit in none stand as small as they may, and the look-over tells of them. */
function tableOf(room: Room): Table {
  const tables = [true, false].flatMap((hasBars) =>
    ways.flatMap((way) => setTable(room, way, hasBars) ?? []),
  );
  return tables[0] ?? setTable({ ...room, width: Infinity }, ways.at(-1)!, false)!;
}

function putRow(
  pen: Pen,
  { look, figure }: Room,
  { way, names, cells, edges, nameHeight }: Table,
  { row, top, pitch }: { row: number; top: number; pitch: number },
): void {
  const [from, high] = way.isAbove ? [top + nameHeight, pitch - nameHeight] : [top, pitch];
  const base = from + high / 2 + look[way.now] * 0.35;
  placeWords(pen, names[row]!, {
    x: 0,
    top: way.isAbove ? top + look.s2 * 0.15 : top + (pitch - heightOf(names[row]!)) / 2,
  });
  cells[row]!.forEach((cell, index) => {
    if (cell) putLine(pen, cell, edges[index]!, base, 'end');
    else if (index < figure.periods!.columns.length)
      putOwn(pen, setWords(look, '—', { size: look.s2 }), edges[index]!, base, 'end');
  });
}

/** A bar of a time, or its key at the heading: earlier ones lighter, what is aimed at hatched. */
function putBar(
  pen: Pen,
  { figure, look }: Room,
  {
    index,
    place,
    isMissed = false,
  }: { index: number; place: [x: number, y: number, width: number, height: number]; isMissed?: boolean },
): void {
  const { columns, rows } = figure.periods!;
  const isAim = rows.some(({ cells }) => cells[index]?.status === 'target');
  if (isAim) hatchRect(pen, place, { colour: isMissed ? look.news : look.text });
  else
    fillRect(
      pen,
      ...place,
      columns[index]!.isNow ? look.main : isOld(columns, index) ? look.faint : look.mid,
    );
}

/** Of several earlier times, is it not the last? */
const isOld = (columns: PeriodsView['columns'], index: number): boolean =>
  index + 1 < columns.findIndex(({ isNow }) => isNow);

/** Totals have no bar. */
const scalesOf = (rows: PeriodsView['rows']): FactView[][][] =>
  scaleGroups(rows.filter(({ sum }) => sum !== 'total').map(factsIn));

/** That rows are not on one scale is said over their bars, or over their names, where the words have room. */
function putScales(pen: Pen, { figure, look, width }: Room, { bars, headHeight, edges, heads }: Table): void {
  const { ownScale, periods } = figure;
  if (!ownScale || bars === 0 || scalesOf(periods!.rows).length < 2) return;
  const words = setWords(look, ownScale, { size: look.s1 });
  const y = headHeight - air(look) * 0.6 - look.s1 * 0.25;
  const named = edges[0]! - Math.max(0, ...heads[0]!.map((line) => line.width)) - look.s1 * keyRoom * 2;
  if (words.width <= bars) putOwn(pen, words, width, y, 'end');
  else if (words.width <= named) putOwn(pen, words, 0, y);
}

/** A bar for each time of a measure. */
function putBars(
  pen: Pen,
  room: Room,
  { bars, edges, way, nameHeight }: Table,
  { row, ...given }: { row: number; top: number; pitch: number },
): void {
  if (bars === 0) return;
  const named = way.isAbove ? nameHeight : 0;
  const [top, pitch] = [given.top + named, given.pitch - named];
  const { figure, look } = room;
  const { columns, rows } = figure.periods!;
  if (rows[row]!.sum === 'total') return;
  const groups = scalesOf(rows);
  const values = groups.find((group) => group.flat().some((fact) => rows[row]!.cells.includes(fact)))!.flat();
  const low = Math.min(0, ...values.map(valueOf));
  const k = bars / (Math.max(0, ...values.map(valueOf)) - low);
  const zero = edges.at(-1)! + gapAfter(look) * 1.6 - low * k;
  const thick = (pitch * barShare) / columns.length;
  rows[row]!.cells.forEach((fact, index) => {
    if (!fact) return;
    const length = valueOf(fact) * k;
    const y = top + (pitch * (1 - barShare)) / 2 + thick * index;
    const isMissed = figure.verdicts?.[fact.id] !== undefined;
    putBar(pen, room, {
      index,
      place: [zero + Math.min(0, length), y, Math.abs(length), thick * 0.9],
      isMissed,
    });
  });
  if (low < 0) drawLine(pen, [zero, top, zero, top + pitch], { colour: look.axis, weight: stroke.hair });
}

export function drawPeriods(room: Room): Picture {
  const { look, width, height } = room;
  const pen = newPen();
  const table = tableOf(room);
  const { heads, edges, headHeight, rowHeight, cells } = table;
  const right = edges.at(-1)!;
  heads.forEach((lines, index) => {
    const top = headHeight - air(look) * 0.6 - heightOf(lines);
    placeWords(pen, lines, { x: edges[index]!, top, anchor: 'end' });
    if (table.bars === 0 || lines.length === 0) return;
    const side = look.s1 * 0.7;
    const x = edges[index]! - Math.max(...lines.map((line) => line.width)) - side * 1.6;
    putBar(pen, room, { index, place: [x, top + heightOf(lines) / 2 - side / 2, side, side] });
  });
  putScales(pen, room, table);
  const high = ((height ?? 0) - headHeight) / cells.length;
  const pitch = Math.max(rowHeight, Math.min(rowHeight * mostPitch, high));
  cells.forEach((_, row) => {
    const top = headHeight + pitch * row;
    const isHeavy = row === 0 || room.figure.periods!.rows[row]!.sum !== undefined;
    drawLine(pen, [0, top, table.bars > 0 ? width : right, top], {
      colour: isHeavy ? look.axis : look.grid,
      weight: isHeavy ? stroke.outline : stroke.hair,
    });
    putRow(pen, room, table, { row, top, pitch });
    putBars(pen, room, table, { row, top, pitch });
  });
  return finish(pen, width, headHeight + pitch * cells.length, room);
}
