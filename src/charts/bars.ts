/**
 * `bars`: facts of one kind ranked by length from zero, each with its number at the end of its bar.
 * Labels stand to the left, above where the width is narrow, and with their numbers above where even
 * that leaves no length to compare.
 */
import type { FactView } from '../view/view.ts';
import { chooseScene } from './arrange.ts';
import { rankOf, shortOf, valueLine, wordLine, wordLines, type Line } from './label.ts';
import type { Look, Room } from './look.ts';
import { markStrongest, rankFacts } from './rank.ts';
import { centreLines, labelColumn, leading, placeLines, stackRows, valueBaseline } from './rows.ts';
import { marksAt, perValue } from './measure.ts';
import { fitScale, type Scale } from './scale.ts';
import {
  emptyScene,
  makeBar,
  outline,
  zeroLine,
  type Bar,
  type Label,
  type Scene,
  type Stroke,
} from './scene.ts';

interface Plan {
  mode: 'side' | 'above' | 'stacked';
  /** Size of numerals, em of the labels. */
  numeral: number;
  /** The rank follows the number; else it stands with the label. */
  rankInline: boolean;
}

/** Share of the width that the bars must keep, else the next mode is tried. */
const leastPlot = { side: 0.28, above: 0.42, stacked: 0 };
/** All in em of the label size. */
const em = {
  bar: 1.7,
  gap: 0.8,
  blockGap: 0.95,
  beside: 0.4,
  column: 0.8,
  grow: 2.6,
  room: 0.5,
  below: 0.15,
};

interface Row {
  fact: FactView;
  value: number;
  /** Colour of the bar. */
  bar: string;
  /** Lines of the label, and below them the rank where it does not follow the number. */
  head: Line[];
  /** At the end of the bar. */
  tail: Line[];
  tailWidth: number;
}

function deriveRows({ figure, look, width }: Room, plan: Plan): { rows: Row[]; column: number } | undefined {
  const facts = rankFacts(figure.facts);
  const column =
    plan.mode === 'side'
      ? labelColumn(look, facts.map(shortOf), { limit: width * 0.4 })
      : { width: 0, lines: facts.map((fact) => wordLines(look, { ...shortOf(fact), width })) };
  if (!column) return undefined;
  const rows = markStrongest(look, facts).map(({ fact, bar, value: fill }, index): Row => {
    const value = valueLine(look, fact, { numeral: plan.numeral * look.label, fill });
    const rank = fact.rank && fact.rank !== value.text ? rankOf(fact) : undefined;
    const noteWidth = plan.mode === 'side' ? Math.max(column.width, width * 0.3) : width;
    const note = rank && !plan.rankInline ? wordLines(look, { ...rank, width: noteWidth, weight: 700 }) : [];
    const tail =
      plan.mode === 'stacked'
        ? []
        : [value, ...(rank && plan.rankInline ? [wordLine(look, rank, { weight: 700 })] : [])];
    const stacked =
      plan.mode !== 'stacked'
        ? []
        : value.width > width
          ? wordLines(look, { text: value.text, at: value.at, width, weight: 700, fill: value.fill })
          : [value];
    const head = [...column.lines[index]!, ...note, ...stacked];
    const tailWidth = tail.reduce((sum, line) => sum + em.beside * look.label + line.width, 0);
    return { fact, value: fact.value ?? 0, bar, head, tail, tailWidth };
  });
  const widest = Math.max(
    column.width,
    ...(plan.mode === 'side' ? rows.flatMap(({ head }) => head.map((line) => line.width)) : []),
  );
  return { rows, column: plan.mode === 'side' ? widest + em.column * look.label : 0 };
}

function fitRows(
  rows: Row[],
  { left, width, most }: { left: number; width: number; most: number },
): Scale | undefined {
  // The zero line and the outline of a hollow bar without a label at its end lie inside the width.
  const lows = [
    { value: 0, at: left + outline / 2 },
    ...rows
      .filter(({ value }) => value < 0)
      .map(({ value, tailWidth }) => ({ value, at: left + Math.max(tailWidth, outline / 2) })),
  ];
  const highs = [
    { value: 0, at: width - outline / 2 },
    ...rows
      .filter(({ value }) => value >= 0)
      .map(({ value, tailWidth }) => ({ value, at: width - Math.max(tailWidth, outline / 2) })),
  ];
  return fitScale(lows, highs, most);
}

/** Bar and number of a row whose bar is centred on `middle`. */
function drawRow(
  look: Look,
  { row, scale, middle, thick }: { row: Row; scale: Scale; middle: number; thick: number },
): { bar?: Bar; labels: Label[] } {
  const way = row.value < 0 ? -1 : 1;
  let x = scale.zero + scale.k * row.value;
  const labels = row.tail.map((line): Label => {
    x += way * em.beside * look.label;
    const label: Label = {
      x,
      line,
      anchor: way < 0 ? 'end' : 'start',
      y: valueBaseline(row.tail[0]!, middle),
    };
    x += way * line.width;
    return label;
  });
  if (row.fact.value === null) return { labels };
  const bar = makeBar({
    from: 0,
    to: row.value,
    start: middle - thick / 2,
    end: middle + thick / 2,
    hollow: row.fact.status === 'estimate',
    colour: row.bar,
  });
  return { bar, labels };
}

function planScene(room: Room, plan: Plan): Scene | undefined {
  const { look, width, height } = room;
  const derived = deriveRows(room, plan);
  if (!derived) return undefined;
  const { rows, column: left } = derived;
  const most = room.scale === undefined ? Infinity : perValue(rows[0]!.fact, room.scale, 'length');
  const scale = fitRows(rows, { left, width, most });
  const values = rows.map(({ value }) => value);
  const plot = scale ? scale.k * (Math.max(0, ...values) - Math.min(0, ...values)) : 0;
  const isShort = room.scale === undefined && plot < leastPlot[plan.mode] * width;
  if (!scale || (isShort && values.some((value) => value !== 0))) return undefined;

  const side = plan.mode === 'side';
  const unit = look.label;
  const barRoom = Math.max(em.bar, plan.mode === 'stacked' ? 0 : plan.numeral * 0.7 + em.room) * unit;
  const thickest = plan.mode === 'stacked' ? 1 : em.bar;
  const headHeight = ({ head }: Row): number =>
    head.reduce((sum, line) => sum + lineHeight(look, line), side ? 0 : em.below * unit);
  const stack = stackRows({
    rows: rows.map((row) => (side ? Math.max(barRoom, headHeight(row)) : headHeight(row) + barRoom)),
    gap: (side ? em.gap : em.blockGap) * unit,
    grow: em.grow * unit,
    height,
  });
  const scene: Scene = {
    ...emptyScene({ width, height: stack.height, scale }),
    ...marksAt(
      rows.map(({ fact }) => fact),
      scale.k,
      'length',
    ),
  };
  rows.forEach((row, index) => {
    const top = stack.tops[index]!;
    const rowHeight = stack.heights[index]!;
    const head = side ? 0 : headHeight(row);
    const grown = rowHeight - (side ? Math.max(barRoom, headHeight(row)) : head + barRoom);
    const thick = Math.min(rowHeight, thickest * unit + grown);
    const middle = top + head + (rowHeight - head) / 2;
    const { bar, labels } = drawRow(look, { row, scale, middle, thick });
    scene.labels.push(
      ...(side ? centreLines(look, { lines: row.head, x: 0, middle }) : headLabels(look, row.head, top)),
      ...labels,
    );
    if (bar) scene.bars.push(bar);
    if (!side)
      scene.axis.push(baseline(look, { x: scale.zero, top: middle - thick / 2, bottom: middle + thick / 2 }));
  });
  if (side) scene.axis.push(baseline(look, { x: scale.zero, top: 0, bottom: scene.height }));
  return scene;
}

const lineHeight = (look: Look, line: Line): number =>
  Math.max(leading * look.label, ...line.spans.map(({ size }) => size));

function headLabels(look: Look, lines: Line[], top: number): Label[] {
  let at = top;
  return lines.flatMap((line) => {
    const extra = lineHeight(look, line) - leading * look.label;
    const placed = placeLines(look, { lines: [line], x: 0, top: at + extra });
    at += leading * look.label + extra;
    return placed;
  });
}

const baseline = (look: Look, { x, top, bottom }: { x: number; top: number; bottom: number }): Stroke => ({
  x1: x,
  x2: x,
  y1: top,
  y2: bottom,
  colour: look.axis,
  width: zeroLine,
});

/** In em of the labels. */
const numerals = [3.2, 2.8, 2.4, 2.1, 1.8];

export function layoutBars(room: Room): Scene {
  const ranks = room.figure.facts.some(({ rank }) => rank) ? [true, false] : [true];
  const plans: Omit<Plan, 'numeral'>[] = (['side', 'above'] as const).flatMap((mode) =>
    ranks.map((rankInline) => ({ mode, rankInline })),
  );
  return (
    chooseScene(room, { plans, numerals, draw: (plan, numeral) => planScene(room, { ...plan, numeral }) }) ??
    planScene(room, { mode: 'stacked', numeral: numerals.at(-1)!, rankInline: false })!
  );
}
