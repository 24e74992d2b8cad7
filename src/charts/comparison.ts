/**
 * `comparison`: a compact chart for narrow columns. Pairs become paired bars; two to six facts become
 * columns from zero in the order given, or bars where numbers or labels would not fit between them.
 */
import type { FactView } from '../view/view.ts';
import { chooseScene } from './arrange.ts';
import { layoutBars } from './bars.ts';
import { marksAt, perValue } from './measure.ts';
import { rankOf, shortOf, valueLine, wordLines, type Line } from './label.ts';
import type { Room } from './look.ts';
import { layoutPairs } from './paired.ts';
import { markStrongest } from './rank.ts';
import { leading, placeLines } from './rows.ts';
import { emptyScene, makeBar, zeroLine, type Scene } from './scene.ts';

interface Column {
  fact: FactView;
  value: number;
  /** Colour of the column. */
  bar: string;
  number: Line;
  foot: Line[];
}

/** All in em of the label size; `plot` is the natural height of the tallest column. */
const em = { plot: 6, least: 2.5, between: 0.5, above: 0.35, below: 0.4, widest: 6 };
/** Share of the pitch that a column takes. */
const fill = 0.62;
const most = { columns: 6, lines: 3 };

function deriveColumns(
  { figure, look }: Room,
  { pitch, numeral }: { pitch: number; numeral: number },
): Column[] | undefined {
  const room = pitch - em.between * look.label;
  const columns = markStrongest(look, figure.facts).map(({ fact, bar, value }): Column => ({
    fact,
    bar,
    value: fact.value ?? 0,
    number: valueLine(look, fact, { numeral: numeral * look.label, fill: value }),
    foot: [
      ...wordLines(look, { ...shortOf(fact), width: room }),
      ...(fact.rank ? wordLines(look, { ...rankOf(fact), width: room, weight: 700 }) : []),
    ],
  }));
  const fits = columns.every(
    ({ fact, number, foot }) =>
      number.width <= room &&
      foot.length <= most.lines + (fact.rank ? 1 : 0) &&
      (fact.short.match(/[A-Za-z]{2,}/g) ?? []).every((word) => foot.some(({ text }) => text.includes(word))),
  );
  return fits ? columns : undefined;
}

function planColumns(room: Room, numeral: number): Scene | undefined {
  const { figure, look, width, height } = room;
  const unit = look.label;
  const count = figure.facts.length;
  const values = figure.facts.map(({ value }) => value);
  if (count < 2 || count > most.columns || values.some((value) => value === null || value < 0))
    return undefined;
  const pitch = width / count;
  const columns = deriveColumns(room, { pitch, numeral });
  if (!columns) return undefined;
  const top = (numeral * 0.74 + em.above) * unit;
  const footHeight = (em.below + Math.max(...columns.map(({ foot }) => foot.length)) * leading) * unit;
  const plot = height === undefined ? em.plot * unit : Math.max(em.least * unit, height - top - footHeight);
  const tallest = Math.max(...columns.map(({ value }) => value));
  const zero = top + plot;
  const shared = room.scale === undefined ? Infinity : perValue(figure.facts[0]!, room.scale, 'height');
  const scale = { zero, k: tallest > 0 ? Math.min(plot / tallest, shared) : 0 };
  const thick = Math.min(pitch * fill, em.widest * unit);
  const scene: Scene = {
    ...emptyScene({ width, height: zero + footHeight, scale }),
    along: 'y',
    ...marksAt(figure.facts, scale.k, 'height'),
  };
  columns.forEach(({ fact, value, bar, number, foot }, index) => {
    const x = (index + 0.5) * pitch;
    scene.bars.push(
      makeBar({
        from: 0,
        to: value,
        start: x - thick / 2,
        end: x + thick / 2,
        hollow: fact.status === 'estimate',
        colour: bar,
      }),
    );
    scene.labels.push(
      { x, line: number, anchor: 'middle', y: zero - scale.k * value - em.above * unit },
      ...placeLines(look, { lines: foot, x, top: zero + em.below * unit }).map((label) => ({
        ...label,
        anchor: 'middle' as const,
      })),
    );
  });
  scene.axis.push({ x1: 0, x2: width, y1: zero, y2: zero, colour: look.axis, width: zeroLine });
  return scene;
}

/** In em of the labels. */
const numerals = [3.2, 2.8, 2.4, 2.1, 1.8];

export function layoutComparison(room: Room): Scene {
  if (room.figure.pairs.length > 0) return layoutPairs(room);
  return (
    chooseScene(room, {
      plans: ['columns'],
      numerals,
      draw: (_plan, numeral) => planColumns(room, numeral),
    }) ?? layoutBars(room)
  );
}
