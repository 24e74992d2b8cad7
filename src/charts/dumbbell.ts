/**
 * `dumbbell`: a target against last year on one axis from zero. The hollow ring is last year, the solid
 * dot the target; each has its number at its outer side, and the words for both stand over the first row.
 */
import { chooseScene } from './arrange.ts';
import {
  drawMarks,
  deriveRow,
  drawNumbers,
  em as mark,
  fitEnds,
  markNear,
  type Row,
} from './dumbbell-row.ts';
import { pairLabelOf, pairNameOf, valueLine, wordLine, wordLines } from './label.ts';
import type { Look, Room } from './look.ts';
import { centreLines, labelColumn, leading, placeLines, stackRows } from './rows.ts';
import { layoutPairs } from './paired.ts';
import { formatPlain } from '../view/number.ts';
import { roundTicks, type Scale } from './scale.ts';
import {
  emptyScene,
  drawUpright,
  labelBox,
  zeroLine,
  type Box,
  type Dot,
  type Label,
  type Scene,
} from './scene.ts';

interface Plan {
  mode: 'side' | 'above';
  /** Size of the target's numerals, em of the labels. */
  numeral: number;
}

/** All in em of the label size. */
const em = {
  gap: 0.95,
  blockGap: 0.8,
  column: 0.9,
  grow: 1.4,
  room: 0.5,
  key: 1.75,
  axis: 1.8,
  glyph: 0.38,
  glyphGap: 0.25,
  keyGap: 1,
};
/** Share of the width that the values must span, else the next arrangement is tried. */
const leastPlot = { side: 0.26, above: 0.36 };
/** Grid: 0.6 pt of black tint. */
const gridWidth = 0.8;

function planRows(
  { figure, look, width }: Room,
  { mode, numeral }: Plan,
): { rows: Row[]; left: number; scale: Scale } | undefined {
  const names = figure.pairs.map(pairLabelOf);
  const column = mode === 'side' ? labelColumn(look, names, { limit: width * 0.36, weight: 700 }) : undefined;
  if (mode === 'side' && !column) return undefined;
  const rows = figure.pairs.map((pair, index) =>
    deriveRow(look, {
      pair,
      numeral,
      head: column?.lines[index] ?? wordLines(look, { ...pairLabelOf(pair), width, weight: 700 }),
    }),
  );
  const left = column ? column.width + em.column * look.label : 0;
  const first = fitEnds(look, rows, { left, right: width });
  if (first) markNear(look, rows, first.k);
  const scale = fitEnds(look, rows, { left, right: width });
  const values = rows.flatMap(({ last, target }) => [last.value, target.value]);
  const plot = scale ? scale.k * (Math.max(0, ...values) - Math.min(0, ...values)) : 0;
  return scale && (plot >= leastPlot[mode] * width || values.every((value) => value === 0))
    ? { rows, left, scale }
    : undefined;
}

interface Key {
  labels: Label[];
  glyphs: { x: number; y: number; target: boolean }[];
  /** px */
  height: number;
}

/** Where the two names stand on one line, each over its mark as far as the other leaves room. */
function placeNames(
  widths: [number, number],
  { marks, width, gap }: { marks: [number, number]; width: number; gap: number },
): [number, number] | undefined {
  if (widths[0] + gap + widths[1] > width) return undefined;
  const middle = (marks[0] + marks[1]) / 2;
  let first = Math.min(marks[0] - widths[0] / 2, middle - gap / 2 - widths[0]);
  let second = Math.max(marks[1] - widths[1] / 2, middle + gap / 2);
  second = Math.min(second, width - widths[1]);
  first = Math.max(0, Math.min(first, second - gap - widths[0]));
  return [first, Math.max(second, first + widths[0] + gap)];
}

/**
 * Ring and dot with the words for them, over the marks of the first row; on two lines where one is too
 * short.
 */
function deriveKey({ figure, look, width }: Room, { row, scale }: { row: Row; scale: Scale }): Key {
  const unit = look.label;
  const last = {
    line: wordLine(look, pairNameOf(figure, 'last'), { fill: look.ring }),
    end: row.last,
    target: false,
  };
  const target = {
    line: wordLine(look, pairNameOf(figure, 'target'), { weight: 700 }),
    end: row.target,
    target: true,
  };
  const ends = row.last.way < 0 ? ([last, target] as const) : ([target, last] as const);
  const glyphRoom = (2 * em.glyph + em.glyphGap) * unit;
  const widths = ends.map(({ line }) => glyphRoom + line.width) as [number, number];
  const marks = ends.map(({ end }) => scale.zero + scale.k * end.value) as [number, number];
  const joint = placeNames(widths, { marks, width, gap: em.keyGap * unit });
  const starts =
    joint ?? widths.map((own, index) => Math.max(0, Math.min(marks[index]! - own / 2, width - own)));
  const key: Key = { labels: [], glyphs: [], height: (joint ? em.key : em.key + leading) * unit };
  ends.forEach(({ line, target: isTarget }, index) => {
    const top = joint ? 0 : index * leading * unit;
    key.labels.push(...placeLines(look, { lines: [line], x: starts[index]! + glyphRoom, top }));
    key.glyphs.push({ x: starts[index]! + em.glyph * unit, y: top + (leading / 2) * unit, target: isTarget });
  });
  return key;
}

const glyphDot = (look: Look, { x, y, target }: Key['glyphs'][number], { zero, k }: Scale): Dot => ({
  value: (x - zero) / (k || 1),
  across: y,
  radius: (em.glyph - (target ? 0 : mark.stroke / 2)) * look.label,
  fill: target ? look.dot : null,
  ...(!target && { stroke: look.ring, strokeWidth: mark.stroke * look.label }),
});

/**
 * Values of the axis below the rows, the unit with the last; where they would touch, only the ends and
 * zero.
 */
function drawTicks(
  { figure, look, width }: Room,
  { ticks, scale, top }: { ticks: number[]; scale: Scale; top: number },
): Label[] {
  const sample = figure.pairs[0]!.target;
  const units = new Set(figure.pairs.flatMap(({ target, last }) => [target.unit, last.unit]));
  const style = { numeral: look.label * 1.1, fill: look.quiet, weight: 500 };
  const labels = ticks.map((tick, index): Label => {
    const unit = index === ticks.length - 1 && units.size === 1 ? sample.unit : '';
    const parts = [
      { text: formatPlain(tick, figure.language), role: 'number' as const },
      ...(unit ? [{ text: unit, role: 'unit' as const }] : []),
    ];
    const {
      fact: _fact,
      at: _at,
      ...line
    } = valueLine(look, { ...sample, parts, full: parts.map(({ text }) => text).join('') }, style);
    const x = Math.max(line.width / 2, Math.min(scale.zero + scale.k * tick, width - line.width / 2));
    return { x, y: top + 1.45 * look.label, anchor: 'middle', line, tick: true };
  });
  const apart = (list: Label[]): boolean =>
    list.every(
      (label, index) =>
        index === 0 || labelBox(label).left - labelBox(list[index - 1]!).right > 0.5 * look.label,
    );
  const ends = labels.filter(
    (_label, index) => index === 0 || index === labels.length - 1 || ticks[index] === 0,
  );
  return [labels, ends, labels.slice(-1)].find(apart)!;
}

function planScene(room: Room, plan: Plan): Scene | undefined {
  const { look, width, height } = room;
  const planned = planRows(room, plan);
  if (!planned) return undefined;
  const { rows, scale } = planned;
  const side = plan.mode === 'side';
  const unit = look.label;
  const key = deriveKey(room, { row: rows[0]!, scale });
  const axisRoom = em.axis * unit;
  const markRoom = Math.max(2 * mark.around + 2 * mark.stroke, plan.numeral * 0.7 + em.room) * unit;
  const heads = rows.map(
    ({ head }, index) => (side ? 0 : head.length * leading * unit) + (index === 0 ? key.height : 0),
  );
  const own = rows.map(
    ({ head }, index) => heads[index]! + (side ? Math.max(markRoom, head.length * leading * unit) : markRoom),
  );
  const stack = stackRows({
    rows: own,
    gap: (side ? em.gap : em.blockGap) * unit,
    grow: em.grow * unit,
    ...(height && { height: height - axisRoom }),
  });
  const scene = emptyScene({ width, height: stack.height + axisRoom, scale });
  rows.forEach((row, index) => {
    const top = stack.tops[index]!;
    const middle = top + heads[index]! + (stack.heights[index]! - heads[index]!) / 2;
    const { bars, dots } = drawMarks(look, { row, k: scale.k, middle });
    scene.bars.push(...bars);
    scene.dots.push(...dots);
    const head = side
      ? centreLines(look, { lines: row.head, x: 0, middle })
      : placeLines(look, { lines: row.head, x: 0, top });
    const shift = top + (side ? 0 : row.head.length * leading * unit);
    const names = index === 0 ? key.labels.map((label) => ({ ...label, y: label.y + shift })) : [];
    if (index === 0)
      scene.dots.push(...key.glyphs.map((glyph) => glyphDot(look, { ...glyph, y: glyph.y + shift }, scale)));
    scene.labels.push(
      ...(side ? [...names, ...head] : [...head, ...names]),
      ...drawNumbers(look, { row, scale, middle }),
    );
  });
  const bands = side
    ? []
    : rows.map((_row, index) => ({
        left: 0,
        right: width,
        top: stack.tops[index]!,
        bottom: stack.tops[index]! + heads[index]!,
      }));
  drawGrid(room, scene, { top: stack.tops[0]! + heads[0]!, bottom: stack.height + 0.35 * unit, bands });
  return scene;
}

/** Grid and zero line from `top` to `bottom`, broken at type, rings and the bands of row labels. */
function drawGrid(
  room: Room,
  scene: Scene,
  { top, bottom, bands }: { top: number; bottom: number; bands: Box[] },
): void {
  const { look } = room;
  const values = room.figure.pairs.flatMap(({ target, last }) => [target.value ?? 0, last.value ?? 0]);
  const ticks = roundTicks(Math.min(0, ...values), Math.max(0, ...values));
  const gap = 0.25 * look.label;
  const rings = scene.dots
    .filter(({ fill }) => fill === null)
    .map(({ value, across, radius }) => {
      const x = scene.scale.zero + scene.scale.k * value;
      return {
        left: x - radius + gap,
        right: x + radius - gap,
        top: across - radius + gap,
        bottom: across + radius - gap,
      };
    });
  const boxes = [...scene.labels.map(labelBox), ...rings, ...bands];
  for (const tick of ticks) {
    const zero = tick === 0;
    const x = scene.scale.zero + scene.scale.k * tick;
    const strokes = drawUpright({
      x,
      top,
      bottom,
      boxes,
      gap,
      colour: zero ? look.axis : look.grid,
      width: zero ? zeroLine : gridWidth,
    });
    (zero ? scene.axis : scene.grid).push(...strokes);
  }
  scene.labels.push(
    ...drawTicks(room, { ticks, scale: scene.scale, top: scene.height - em.axis * look.label }),
  );
}

const modes: Plan['mode'][] = ['side', 'above'];
/** In em of the labels. */
const numerals = [2.8, 2.5, 2.2, 2, 1.8];

/** Where even the numbers of the pairs leave no axis, they are drawn as paired bars. */
export const layoutDumbbell = (room: Room): Scene =>
  (room.figure.pairs.length > 0 &&
    chooseScene(room, {
      plans: modes,
      numerals,
      draw: (mode, numeral) => planScene(room, { mode, numeral }),
    })) ||
  layoutPairs(room);
