/**
 * `shares`: parts of a whole on the full scale from 0 to 100, each bar lying in the track of its whole,
 * its number at the right edge. Where the width is narrow, label and number share the line above.
 */
import type { FactView } from '../view/view.ts';
import { chooseScene } from './arrange.ts';
import { shortOf, valueLine, wordLines, type Line } from './label.ts';
import { marksAt, perValue } from './measure.ts';
import type { Room } from './look.ts';
import { markStrongest, rankFacts } from './rank.ts';
import { centreLines, labelColumn, leading, placeLines, stackRows, valueBaseline } from './rows.ts';
import { emptyScene, makeBar, outline, type Label, type Scene } from './scene.ts';

interface Plan {
  mode: 'side' | 'above';
  /** Size of numerals, em of the labels. */
  numeral: number;
}

interface Row {
  fact: FactView;
  /** Colour of the bar. */
  bar: string;
  head: Line[];
  value: Line;
}

/** All in em of the label size. */
const em = { bar: 1.35, gap: 0.85, blockGap: 1, column: 0.8, beside: 0.6, grow: 1.8, room: 0.5, below: 0.3 };
/** Share of the width that the track must keep beside labels and numbers. */
const leastTrack = 0.3;
const whole = 100;

function deriveRows({ figure, look }: Room, { numeral }: Plan): Row[] {
  return markStrongest(look, rankFacts(figure.facts)).map(({ fact, bar, value: fill }) => ({
    fact,
    bar,
    head: [],
    value: valueLine(look, fact, { numeral: numeral * look.label, fill }),
  }));
}

/** Labels for the rows: their column's width, or undefined where they do not fit the mode. */
function setHeads({ look, width }: Room, { mode }: Plan, rows: Row[]): number | undefined {
  const texts = rows.map(({ fact }) => shortOf(fact));
  if (mode === 'side') {
    const column = labelColumn(look, texts, { limit: width * 0.4 });
    rows.forEach((row, index) => {
      row.head = column?.lines[index] ?? [];
    });
    return column && column.width + em.column * look.label;
  }
  rows.forEach((row, index) => {
    const beside = width - row.value.width - em.beside * look.label;
    row.head = wordLines(look, { ...texts[index]!, width: beside > width * 0.4 ? beside : width });
  });
  return 0;
}

/**
 * In the mode above: label lines, and the number on the last of them or, where both are too wide, on its
 * own.
 */
function headHeight({ look, width }: Room, row: Row): number {
  const lines = row.head.length * leading * look.label;
  const last = row.head.at(-1)?.width ?? 0;
  const joint = last + em.beside * look.label + row.value.width <= width;
  const number = Math.max(...row.value.spans.map(({ size }) => size)) * 0.9;
  return (
    (joint ? Math.max(lines, lines - leading * look.label + number) : lines + number) + em.below * look.label
  );
}

function planScene(room: Room, plan: Plan): Scene | undefined {
  const { look, width, height } = room;
  const rows = deriveRows(room, plan);
  const left = setHeads(room, plan, rows);
  if (left === undefined) return undefined;
  const side = plan.mode === 'side';
  const unit = look.label;
  const right = side
    ? width - Math.max(0, ...rows.map(({ value }) => value.width)) - em.beside * unit
    : width;
  if (side && right - left < leastTrack * width) return undefined;
  const most = Math.max(whole, ...rows.map(({ fact }) => fact.value ?? 0));
  // The outline of an estimate lies inside the width.
  const inset = rows.some(({ fact }) => fact.status === 'estimate') ? outline / 2 : 0;
  const shared = room.scale === undefined ? Infinity : perValue(rows[0]!.fact, room.scale, 'length');
  const scale = { zero: left + inset, k: Math.min((right - left - 2 * inset) / most, shared) };

  const heads = rows.map((row) => (side ? 0 : headHeight(room, row)));
  const barRoom = side ? Math.max(em.bar, plan.numeral * 0.7 + em.room) * unit : em.bar * unit;
  const own = rows.map((row, index) =>
    side ? Math.max(barRoom, row.head.length * leading * unit) : heads[index]! + barRoom,
  );
  const stack = stackRows({
    rows: own,
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
    const full = stack.heights[index]!;
    const thick = em.bar * unit + full - own[index]!;
    const middle = side ? top + full / 2 : top + heads[index]! + (full - heads[index]!) / 2;
    const value: Label = {
      x: width,
      line: row.value,
      anchor: 'end',
      y: side ? valueBaseline(row.value, middle) : top + heads[index]! - (em.below + 0.2) * unit,
    };
    scene.labels.push(
      ...(side
        ? centreLines(look, { lines: row.head, x: 0, middle })
        : placeAbove(room, row, { top, baseline: value.y })),
      value,
    );
    if (row.fact.value === null) return;
    const place = { start: middle - thick / 2, end: middle + thick / 2 };
    scene.bars.push({ from: 0, to: most, ...place, fill: look.track });
    scene.bars.push(
      makeBar({
        from: 0,
        to: row.fact.value,
        ...place,
        hollow: row.fact.status === 'estimate',
        colour: row.bar,
      }),
    );
  });
  return scene;
}

/** Label lines above the track; the last shares the number's baseline where both fit on it. */
function placeAbove(
  { look, width }: Room,
  { head, value }: Row,
  { top, baseline }: { top: number; baseline: number },
): Label[] {
  const joint = (head.at(-1)?.width ?? 0) + em.beside * look.label + value.width <= width;
  if (!joint) return placeLines(look, { lines: head, x: 0, top });
  return head.map((line, index) => ({
    x: 0,
    line,
    anchor: 'start',
    y: baseline - (head.length - 1 - index) * leading * look.label,
  }));
}

const modes: Plan['mode'][] = ['side', 'above'];
/** In em of the labels. */
const numerals = [3, 2.6, 2.3, 2, 1.8];

/** The arrangement with labels above fits any width. */
export const layoutShares = (room: Room): Scene =>
  chooseScene(room, { plans: modes, numerals, draw: (mode, numeral) => planScene(room, { mode, numeral }) })!;
