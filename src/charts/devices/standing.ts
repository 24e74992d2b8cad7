/**
 * `standing`: a result and what it is measured by, as lying bars from one edge: what it was before, what it is now,
 * its target or limit, which is in the colour of news where it was missed. Bars of one unit have one scale; rows of other units have their own.
 */
import { measureOf } from '../../view/relations/measure.ts';
import { isMark } from '../../view/relations/times.ts';
import type { FactView } from '../../view/view.ts';
import type { Line } from '../label.ts';
import type { Look, Room } from '../look.ts';
import { noteMarks, scaleOf } from '../marks.ts';
import { setNumeral, setTag } from '../numeral.ts';
import {
  drawBox,
  fillRect,
  finish,
  hatchRect,
  heightOf,
  newPen,
  placeWords,
  putLine,
  setLines,
  setWords,
  stroke,
  type Pen,
  type Picture,
} from '../pen.ts';
import { drawKey } from './paired.ts';
import { air, gapAfter, valueOf } from './parts.ts';

/** Heights of bars in sizes of a label: of a result, naturally and at most; share of it that others take. */
const [naturalBar, mostBar, otherBar] = [1.95, 2.9, 0.72];
/** From this width on, in sizes of a label, names stand before their bars; at most so much of it. */
const [wide, mostName] = [36, 0.36];
/** Pairs, so many of them or more, stand in two columns, each so wide at least, in sizes of a label. */
const [leastParted, leastColumn] = [4, 21];
/** Between these, in sizes of a label. */
const columnGap = 2.4;
/** On one scale no row is so many times shorter than another. */
const mostApart = 12;
const hair = 1e-9;

interface Bar {
  fact: FactView;
  isResult: boolean;
  /** Its number, how it has changed. */
  tail: Line[];
  tailWidth: number;
}

interface Row {
  name: Line[];
  /** Words behind its name. */
  said?: Line;
  bars: Bar[];
}

/** "Missed", "exceeded": told in words, too, since a colour is not seen by all, nor on a page in black. */
const verdictStyle = (look: Look) => ({ size: look.s2, weight: 700, fill: look.text });

const keyOf = (fact: FactView): string => measureOf(fact, 'length').key;
const isChange = ({ kind }: FactView): boolean => kind === 'growth' || kind === 'decrease';

function barOf(look: Look, fact: FactView, tail: Line[], isResult: boolean): Bar {
  const tailWidth = tail.reduce((sum, line) => sum + line.width + gapAfter(look), 0);
  return { fact, isResult, tail, tailWidth };
}

/** Earlier numbers first, limits and aims last. */
function barsOf({ figure: { beside = {}, verdicts = {} }, look }: Room, fact: FactView): Bar[] {
  const all = beside[fact.id] ?? [];
  const others = all.filter((one) => isChange(one) === isChange(fact) && keyOf(one) === keyOf(fact));
  const told = (one: FactView): Line[] =>
    verdicts[one.id]
      ? [{ ...setWords(look, verdicts[one.id]!, verdictStyle(look)), own: true as const }]
      : [];
  const bar = (one: FactView): Bar =>
    barOf(look, one, [setTag(look, one, { size: look.s3 }), ...told(one)], false);
  const number = setNumeral(look, fact, { size: look.s4, unit: look.s1, fill: look.value });
  const tags = all.filter((one) => !others.includes(one)).map((one) => setTag(look, one));
  return [
    ...others.filter((one) => !isMark(one)).map(bar),
    barOf(look, fact, [number, ...tags], true),
    ...others.filter(isMark).map(bar),
  ];
}

/** Results, each with its bars. @param width px that names have. */
const factRows = (room: Room, width: number): Row[] =>
  room.figure.facts.map((fact) => {
    const style = { at: `${fact.at}.short`, size: room.look.s2, weight: 700 };
    return { name: setLines(room.look, fact.short, width, style), bars: barsOf(room, fact) };
  });

/** Last year's numbers with their targets; a key tells which is which. */
const pairRows = ({ figure: { pairs }, look }: Room, width: number): Row[] =>
  pairs.map(({ label, at, last, target }) => {
    const style = { at: `${at}.label`, size: look.s2, weight: 700 };
    const bar = (fact: FactView, fill: string): Bar =>
      barOf(look, fact, [setNumeral(look, fact, { size: look.s3, unit: look.s1, fill })], false);
    return {
      name: setLines(look, label, width, style),
      bars: [bar(last, look.value), bar(target, look.strongValue)],
    };
  });

/** The scale of a row: px for 1 of the base unit of a bar, and from the left edge to the line at nought. */
interface Scale {
  k: number;
  zero: number;
}
type Scales = Map<Row, Scale>;

const longestIn = ({ bars }: Row): number => Math.max(...bars.map(({ fact }) => Math.abs(valueOf(fact))));

/** Rows of one unit have one scale; such as it would leave no length to read have another. The largest first. */
function scaleGroups(rows: Row[]): Row[][] {
  const groups: Row[][] = [];
  for (const row of rows.toSorted((one, two) => longestIn(two) - longestIn(one))) {
    const key = keyOf(row.bars[0]!.fact);
    const fitting = groups.find(
      ([first]) => keyOf(first!.bars[0]!.fact) === key && longestIn(first!) <= mostApart * longestIn(row),
    );
    if (fitting) fitting.push(row);
    else groups.push([row]);
  }
  return groups;
}

/** Rows that are not on the scale of the first, of its unit or of another, say so, behind a name over them or their last number. */
function withOwnScales({ figure: { ownScale }, look }: Room, rows: Row[], over: number): Row[] {
  const [first] = rows;
  const others = new Set(scaleGroups(rows).flatMap((group) => (group.includes(first!) ? [] : group)));
  if (!ownScale) return rows;
  const words: Line = { ...setWords(look, ownScale, { size: look.s1 }), own: true };
  return rows.map((row) => {
    const named = (row.name.at(-1)?.width ?? 0) + gapAfter(look) * 2 + words.width;
    if (others.has(row) && named <= over) return { ...row, said: words };
    const last = row.bars.at(-1)!;
    const said = barOf(look, last.fact, [...last.tail, words], last.isResult);
    return others.has(row) ? { ...row, bars: [...row.bars.slice(0, -1), said] } : row;
  });
}

/** The longest bars beside which every number has room. */
function scalesOf(room: Room, rows: Row[], width: number): Scales {
  const groups = scaleGroups(rows);
  return new Map(
    groups.flatMap((group) => {
      const bars = group.flatMap((row) => row.bars);
      // What is below nought lies left of its line, with its number on the right of that.
      const low = Math.min(0, ...bars.map(({ fact }) => valueOf(fact)));
      const most = Math.min(
        ...bars.map(({ fact, tailWidth }) => (width - tailWidth) / Math.max(hair, valueOf(fact) - low, -low)),
      );
      const k = Math.max(0, groups.length === 1 ? scaleOf(room, bars[0]!.fact, most) : most);
      return group.map((row) => [row, { k, zero: -low * k }] as const);
    }),
  );
}

function drawBar(
  pen: Pen,
  { look }: Room,
  { fact, isResult, tail }: Bar,
  { x, top, thick, k, isNews }: { x: number; top: number; thick: number; k: number; isNews: boolean },
): void {
  const long = valueOf(fact) * k;
  const box = [x + Math.min(0, long), top, Math.abs(long), thick] as [number, number, number, number];
  if (isMark(fact)) hatchRect(pen, box, { colour: isNews ? look.news : look.text });
  else if (fact.status === 'estimate') drawBox(pen, box, { colour: look.main, weight: stroke.rule, dash: 4 });
  else fillRect(pen, ...box, isResult ? look.main : look.mid);
  let at = x + Math.max(0, long) + gapAfter(look) * 0.8;
  for (const line of tail) {
    putLine(pen, line, at, top + thick / 2 + (isResult ? look.s4 : look.s3) * 0.35);
    at += line.width + gapAfter(look);
  }
}

/** How rows stand: where names and bars begin, how high a bar of a result is. */
interface Measures {
  left: number;
  isWide: boolean;
  thick: number;
}

const unitsOf = ({ bars }: Row): number =>
  bars.reduce((sum, { isResult }) => sum + (isResult ? 1 : otherBar), 0);

/** Bars as high as their place allows. */
function thicknessIn(
  { look, height }: Room,
  rows: Row[],
  { isWide, from }: { isWide: boolean; from: number },
): number {
  const fixed = rows.reduce(
    (sum, { name }) => sum + air(look) * 2 + (isWide ? 0 : heightOf(name) + air(look) * 0.4),
    from,
  );
  const spare = (height ?? 0) - fixed;
  const all = rows.reduce((sum, row) => sum + unitsOf(row), 0);
  return Math.max(look.s2 * naturalBar, Math.min(look.s2 * mostBar, spare / all));
}

/** @returns Its bottom. */
function drawRow(
  pen: Pen,
  room: Room,
  row: Row,
  { x, from, left, isWide, thick, scales }: Measures & { x: number; from: number; scales: Scales },
): number {
  const { look, figure } = room;
  const top = isWide ? from : placeWords(pen, row.name, { x, top: from }) + air(look) * 0.4;
  if (row.said) putLine(pen, row.said, x + row.name.at(-1)!.width + gapAfter(look) * 2, pen.labels.at(-1)!.y);
  const high = unitsOf(row) * thick;
  const named = isWide ? heightOf(row.name) : 0;
  if (isWide)
    placeWords(pen, row.name, { x: x + left - gapAfter(look), top: top + (high - named) / 2, anchor: 'end' });
  let at = top + Math.max(0, (named - high) / 2);
  for (const bar of row.bars) {
    const step = thick * (bar.isResult ? 1 : otherBar);
    const { k, zero } = scales.get(row)!;
    const isNews = figure.pairs.length > 0 || figure.verdicts?.[bar.fact.id] !== undefined;
    drawBar(pen, room, bar, { x: x + left + zero, top: at, thick: step * 0.92, k, isNews });
    at += step;
  }
  return Math.max(at, top + named);
}

/** Rows in as few columns as are read beside one another. */
function columnsOf({ look, figure, width }: Room): { count: number; wide: number } {
  const gap = look.s2 * columnGap;
  const isParted =
    figure.pairs.length >= leastParted &&
    width >= 2 * look.s2 * leastColumn + gap &&
    width < look.s2 * wide * 2;
  return isParted ? { count: 2, wide: (width - gap) / 2 } : { count: 1, wide: width };
}

export function drawStanding(room: Room): Picture {
  const { look, figure, width } = room;
  const pen = newPen();
  const columns = columnsOf(room);
  const isWide = columns.wide >= look.s2 * wide;
  const nameRoom = isWide ? columns.wide * mostName - gapAfter(look) : columns.wide;
  const isOfPairs = figure.pairs.length > 0;
  const set = isOfPairs ? pairRows(room, nameRoom) : factRows(room, nameRoom);
  const rows = withOwnScales(room, set, isWide ? 0 : columns.wide);
  const left = isWide
    ? Math.max(...rows.flatMap(({ name }) => name.map((line) => line.width))) + gapAfter(look)
    : 0;
  const scales = scalesOf(room, rows, columns.wide - left);
  const key = isOfPairs ? drawKey(pen, room, figure.pairs) : 0;
  const high = Math.ceil(rows.length / columns.count);
  const parts = Array.from({ length: columns.count }, (_, index) =>
    rows.slice(index * high, (index + 1) * high),
  );
  const thick = Math.min(...parts.map((part) => thicknessIn(room, part, { isWide, from: key })));
  const bottoms = parts.map((part, index) => {
    const x = index * (columns.wide + look.s2 * columnGap);
    return part.reduce(
      (from, row) => drawRow(pen, room, row, { x, from, left, isWide, thick, scales }) + air(look) * 2,
      key,
    );
  });
  noteScale(pen, rows, scales);
  return finish(pen, width, Math.max(...bottoms) - air(look) * 2, room);
}

/** Bars of one scale are held to others of their page. */
function noteScale(pen: Pen, rows: Row[], scales: Scales): void {
  const [k, ...others] = new Set([...scales.values()].map((scale) => scale.k));
  const isOne = new Set(rows.flatMap(({ bars }) => bars.map(({ fact }) => keyOf(fact)))).size === 1;
  if (k === undefined || others.length > 0 || !isOne) return;
  const bars = rows.flatMap((row) => row.bars);
  noteMarks(
    pen,
    bars.map(({ fact }) => ({ fact, length: Math.abs(valueOf(fact)) * k })),
    'length',
    k,
  );
}
