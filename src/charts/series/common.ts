/** What charts of series share: numbers and names with their addresses, axes, labels that keep clear of one another. */
import { scaleLinear } from 'd3-scale';
import { formatPlain } from '../../view/number.ts';
import { saysColumn } from '../../view/series.ts';
import type { CellView, SeriesView } from '../../view/view.ts';
import type { Line } from '../label.ts';
import type { Look, Room } from '../look.ts';
import type { Box } from '../scene.ts';
import {
  drawLine,
  heightOf,
  leading,
  placeWords,
  putLine,
  putOwn,
  setLines,
  setWords,
  stroke,
  type Pen,
} from '../pen.ts';
import { air, gapAfter, partPaints, type Paint } from '../devices/parts.ts';

/** The table of a figure that draws one. */
export const seriesOf = ({ figure }: Room): SeriesView => figure.series!;

/** Type in several inks holds from 9 pt; px. */
const leastColoured = 12;

/** Size of a number on a colour: white in several inks fills in below 9 pt. */
export const sizeOn = (look: Look, on: string): number =>
  on === look.text ? look.s1 : Math.max(look.s1, leastColoured);

/** A number of the table; small ones in one ink. */
export const setCell = (
  look: Look,
  { text, at }: CellView,
  { size = look.s2, fill = look.text }: { size?: number; fill?: string } = {},
): Line => ({
  ...setWords(look, text, {
    size,
    fill: size < leastColoured && (fill === look.value || fill === look.strongValue) ? look.text : fill,
    weight: 700,
    family: look.families.numeral,
    at,
  }),
  number: true,
});

/** What stands over a chart: the table's name where the figure has no title, its only column's, its unit. */
function headOf(room: Room): Line[] {
  const { figure, look, width } = room;
  const { at, label, unit, columns } = seriesOf(room);
  const [only, ...others] = columns;
  const isSaid = saysColumn(figure.title || (figure.titled ?? ''), seriesOf(room));
  const own = others.length === 0 && !isSaid ? only : undefined;
  return [
    ...(figure.title === ''
      ? setLines(look, label, width, { size: look.s2, weight: 700, at: `${at}.label` })
      : []),
    ...(own ? [setWords(look, own.label, { size: look.s2, at: own.at })] : []),
    ...(unit ? [setWords(look, unit, { size: look.s1, at: `${at}.unit` })] : []),
  ];
}

/** Sets them side by side where they fit, else below one another. @returns Their bottom, px. */
export function placeHead(pen: Pen, room: Room): number {
  const { look, width } = room;
  let [x, base, bottom] = [0, 0, 0];
  for (const line of headOf(room)) {
    if (x > 0 && x + line.width <= width && line.spans[0]!.weight !== 700) putLine(pen, line, x, base);
    else {
      bottom = placeWords(pen, [line], { x: 0, top: bottom });
      base = pen.labels.at(-1)!.y;
      x = 0;
    }
    x += line.width + gapAfter(look);
  }
  return bottom > 0 ? bottom + air(look) : 0;
}

/** Natural height of a plot over time, in sizes of a label, and of its width: a wider one is higher, or it is flat. */
const [naturalPlot, leastShape] = [9, 1 / 7];
export const plotHeight = ({ look, width }: Pick<Room, 'look' | 'width'>): number =>
  Math.max(look.s2 * naturalPlot, width * leastShape);

/** px: the plot within its axes. */
export interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export const allValues = ({ rows }: SeriesView): number[] =>
  rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell ? [cell.value] : [])));

/**
 * The axis of values, from nought or from a round number below the least, to the greatest; with its even steps.
 * @param zero It begins at nought, as lengths and areas must.
 */
export function valueAxis(
  values: readonly number[],
  { zero, count = 4 }: { zero: boolean; count?: number },
): { low: number; high: number; ticks: number[] } {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const span = most - least || Math.abs(most) || 1;
  // Where nought is near, an axis that leaves it out would only mislead.
  const isFromZero = zero || (least >= 0 && least < span * 0.6);
  const nice = scaleLinear()
    .domain([isFromZero ? Math.min(0, least) : least, most === least ? least + span : most])
    .nice(count);
  const low = isFromZero && least >= 0 ? 0 : nice.domain()[0]!;
  const high = Math.max(most, low + span * 0.01);
  return { low, high, ticks: nice.ticks(count).filter((tick) => tick >= low && tick <= high) };
}

/** Values of an axis in the report's language, alike in their decimals. */
export function tickLines(look: Look, ticks: readonly number[], language: string): Line[] {
  const step = ticks.length > 1 ? Math.abs(ticks[1]! - ticks[0]!) : 1;
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return ticks.map((tick) => setWords(look, formatPlain(tick, language, decimals), { size: look.s1 }));
}

interface ValueAxis {
  plot: Plot;
  y: (value: number) => number;
  ticks: readonly number[];
}

/** Grid lines with their values at the left. */
export function drawValueAxis(pen: Pen, look: Look, { lines, ...axis }: ValueAxis & { lines: Line[] }): void {
  drawGrid(pen, look, { ...axis, words: [] });
  putTicks(pen, look, { ...axis, lines });
}

export function putTicks(
  pen: Pen,
  look: Look,
  { plot, y, ticks, lines }: ValueAxis & { lines: Line[] },
): void {
  ticks.forEach((tick, index) =>
    putOwn(pen, lines[index]!, plot.left - gapAfter(look) * 0.6, y(tick) + look.s1 * 0.36, 'end'),
  );
}

/** Air between words and the ends of a grid line that they break, in sizes of the smallest type. */
const gridAir = 0.3;

/** Lines across a plot at round values, broken wherever words stand. */
export function drawGrid(
  pen: Pen,
  look: Look,
  { plot, y, ticks, words }: ValueAxis & { words: readonly Box[] },
): void {
  const air = look.s1 * gridAir;
  for (const tick of ticks) {
    const at = y(tick);
    const isZero = Math.abs(tick) < 1e-12;
    const style = {
      colour: isZero ? look.axis : look.grid,
      weight: isZero ? stroke.outline : stroke.hair,
    };
    let from = plot.left;
    const crossed = words
      .filter(({ top, bottom, right }) => top - 1 < at && at < bottom + 1 && right > plot.left)
      .sort((one, two) => one.left - two.left);
    for (const { left, right } of crossed) {
      const to = Math.min(left - air, plot.right);
      if (to > from) drawLine(pen, [from, at, to, at], style);
      from = Math.max(from, right + air);
    }
    if (from < plot.right) drawLine(pen, [from, at, plot.right, at], style);
  }
}

/** Places of the rows along an axis: by time, or evenly. */
export function rowPlaces({ times, rows }: SeriesView, left: number, right: number): number[] {
  const at = times ?? rows.map((_row, index) => index);
  const [first, last] = [at[0]!, at.at(-1)!];
  return at.map((one) => (last === first ? left : left + ((one - first) / (last - first)) * (right - left)));
}

/** Names of rows below an axis: as many as stand side by side, the last one always. @returns Their bottom. */
export function placeRowNames(
  pen: Pen,
  look: Look,
  { series, places, top, width }: { series: SeriesView; places: number[]; top: number; width: number },
): number {
  const names = series.rows.map(({ label, at }) => setWords(look, label, { size: look.s1, at }));
  const gap = look.s1 * 0.7;
  const leftOf = (index: number): number =>
    Math.min(Math.max(0, places[index]! - names[index]!.width / 2), width - names[index]!.width);
  const fits = (step: number): boolean => {
    const shown = shownBy(step, names.length);
    return shown.every(
      (index, order) =>
        order === 0 || leftOf(shown[order - 1]!) + names[shown[order - 1]!]!.width + gap <= leftOf(index),
    );
  };
  let step = 1;
  while (step < names.length && !fits(step)) step += 1;
  for (const index of shownBy(step, names.length))
    placeWords(pen, [names[index]!], { x: leftOf(index), top });
  return top + leading * look.s1;
}
/** Every so many from the last backwards. */
const shownBy = (step: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => index).filter((index) => (count - 1 - index) % step === 0);

/** Tops of boxes near where they want to be, one below the other, within a span. */
export function keepApart(
  wanted: readonly { middle: number; height: number }[],
  { top, bottom }: { top: number; bottom: number },
): number[] {
  const order = wanted.map((_one, index) => index).sort((a, b) => wanted[a]!.middle - wanted[b]!.middle);
  const tops: number[] = [];
  let at = top;
  for (const index of order) {
    tops[index] = Math.max(at, wanted[index]!.middle - wanted[index]!.height / 2);
    at = tops[index]! + wanted[index]!.height;
  }
  let limit = bottom;
  for (const index of [...order].reverse()) {
    tops[index] = Math.min(tops[index]!, limit - wanted[index]!.height);
    limit = tops[index]!;
  }
  return tops;
}

/** How lines and their parts are told apart: colours of two depths, then dashes. */
export interface LinePaint {
  colour: string;
  dash?: number;
}
export function linePaints(look: Look, count: number, parts?: Room['figure']['parts']): LinePaint[] {
  const { main, deep, mid } = look;
  // A line in a tint is not seen: such a part has a colour of its own.
  const own = sharedPaints(look, count, parts).map((paint) =>
    [main, deep, mid].find((colour) => colour === paint?.fill),
  );
  const all = count <= 2 ? [main, deep === main ? mid : deep] : [...new Set([main, deep, mid])];
  const free = [...new Set([...all, mid])].filter((colour) => !own.includes(colour));
  const plain = free.length > 0 ? free : all;
  let next = 0;
  return own.map((colour) => {
    if (colour) return { colour };
    const round = Math.floor(next / plain.length);
    return { colour: plain[next++ % plain.length]!, ...(round > 0 ? { dash: 4 * round } : {}) };
  });
}

/** Paints that columns share with parts of a bar beside them; undefined for the others. */
const sharedPaints = (look: Look, count: number, parts: Room['figure']['parts']): (Paint | undefined)[] => {
  const all = parts ? partPaints(look, parts.of) : [];
  return Array.from({ length: count }, (_, column) => {
    const part = parts?.columns[column];
    return part === undefined ? undefined : all[part];
  });
};

/** Paints of areas: those of the parts that they are, others of their own. */
export function areaPaints(look: Look, count: number, parts?: Room['figure']['parts']): Paint[] {
  const shared = sharedPaints(look, count, parts);
  const isTaken = (paint: Paint): boolean => shared.some((one) => one?.fill === paint.fill);
  const free = partPaints(look, parts ? Math.max(parts.of, count + 2) : count).filter(
    (paint) => !isTaken(paint),
  );
  return shared.map((paint) => paint ?? free.shift()!);
}

export { air, gapAfter, heightOf };
