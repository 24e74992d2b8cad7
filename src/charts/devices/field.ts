/**
 * `field`, a counted field: one cell for a thing, or for a round number of them. Counts stand one below the
 * other; a whole of several parts is one field, filled by columns, largest first.
 */
import { cellUnit } from '../../view/relations/pictured.ts';
import { formatPlain } from '../../view/number.ts';
import { amountOf } from '../../view/relations/amount.ts';
import type { FactView } from '../../view/view.ts';
import type { Look, Room } from '../look.ts';
import { setNumeral, setTag } from '../numeral.ts';
import {
  drawDisc,
  drawLater,
  fillRect,
  finish,
  heightOf,
  newPen,
  placeWords,
  setLines,
  setWords,
  type Pen,
  type Picture,
} from '../pen.ts';
import type { Line } from '../label.ts';
import {
  air,
  gapAfter,
  headSize,
  leastMark,
  paintPart,
  partPaints,
  placeEntries,
  placeNumber,
  valueOf,
  type Paint,
} from './parts.ts';

/** Pitch of cells, px: 1.9 to 6 mm; share of it that is gap. */
const [leastPitch, mostPitch] = [7.2, 22];
const gapShare = 0.14;
/** Where there are many, they are small on every page, so that all of a kind can be of one size. */
const pitches = [
  { from: 150, most: 9.5 },
  { from: 40, most: 13 },
];
/** Rows of a field of parts. */
const partRows = 7;
const mostCells = 820;
const mostCars = 20;

type Shape = 'square' | 'dot' | 'car';
const shapeOf = ({ unit }: FactView): Shape =>
  /^(?:人|名|位|万人|人次|children|pupils|people|patients|adults|students)$/i.test(unit)
    ? 'dot'
    : /辆$|^cars?$/.test(unit)
      ? 'car'
      : 'square';

/** A car seen from the side, in a box of 24 by 12. */
const car =
  'M2 9V7c0-1 .8-1.8 1.8-2L7 4.4 9.6 1.9C10 1.5 10.6 1.2 11.2 1.2h4.6c.8 0 1.5.4 1.9 1L19.6 4.9l1.9.5c.9.2 1.5 1 1.5 1.9V9h-1.6a2.4 2.4 0 0 0-4.8 0H9.4a2.4 2.4 0 0 0-4.8 0z M7 7.3a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4z M19 7.3a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4z';

function drawCell(
  pen: Pen,
  shape: Shape,
  [x, y, side]: [number, number, number],
  fill: string,
  share = 1,
): void {
  const size = side * (1 - gapShare);
  if (size * share < leastMark) return;
  if (shape === 'square') fillRect(pen, x, y, size * share, size, fill);
  else if (shape === 'dot') drawDisc(pen, x + size / 2, y + size / 2, (size / 2) * Math.sqrt(share), fill);
  else if (share < 1)
    pen.shapes.push({
      svg: () =>
        `<svg x="${Math.round(x * 100) / 100}" y="${Math.round(y * 100) / 100}" width="${Math.round(size * share * 100) / 100}" height="${Math.round(size * 50) / 100}" viewBox="0 0 ${Math.round(24 * share * 100) / 100} 12"><path d="${car}" fill="${fill}"/></svg>`,
    });
  else {
    const k = size / 24;
    pen.shapes.push({
      svg: () =>
        `<path transform="translate(${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}) scale(${Math.round(k * 1000) / 1000})" d="${car}" fill="${fill}"/>`,
    });
  }
}

/** One of what an English unit names: children, people, homes. */
function singular(unit: string): string {
  const irregular = { children: 'child', people: 'person', women: 'woman', men: 'man' }[unit];
  if (irregular) return irregular;
  return unit
    .replace(/ies$/, 'y')
    .replace(/(?<=ss|sh|ch|x)es$/, '')
    .replace(/(?<![su])s$/, '');
}

/** What one cell stands for, as its report would write it: 10, 1000万. */
function cellName(fact: FactView, unit: number, language: string): string {
  const factor = (amountOf(fact)?.value ?? 1) / (fact.value || 1);
  const own = unit / factor;
  const sign = fact.parts.find(({ role }) => role === 'sign')?.text ?? '';
  const unitWords = fact.parts.find(({ role }) => role === 'unit')?.text.trim() ?? fact.unit;
  const own10 = own >= 1e8 && Number.isInteger(own / 1e8) ? `${own / 1e8}亿` : formatPlain(own, language);
  // A language that inflects its nouns has no word for one of them in the report.
  const isInflected = own === 1 && /^\p{Script=Latin}{3,}/u.test(unitWords);
  if (isInflected) return language.startsWith('en') ? `= 1 ${singular(unitWords)}` : `= 1 (${unitWords})`;
  // A count without a unit is of what its label names, beside which this stands.
  const words = unitWords;
  return `= ${sign}${own10}${/^[a-z]{2,}/i.test(words) ? ' ' : ''}${words}`;
}

export function drawField(room: Room): Picture {
  return room.figure.whole ? drawParts(room) : drawCounts(room);
}

/** On one page cells that stand for the same are of one size. */
function noteCells(pen: Pen, name: string, pitch: number): void {
  const key = `cell ${name}`;
  pen.marks.push({ key, value: 1, length: pitch });
  pen.drawn = { key, perUnit: pitch };
}

interface Grid {
  pitch: number;
  columns: number;
}
/** Cells as large as the height allows; as many to a row as the width holds. */
function gridFor(
  count: number,
  width: number,
  high: number,
  { tall, most }: { tall: number; most: number },
): Grid {
  const even = Math.sqrt((width * high) / (tall * Math.max(1, count)));
  // In one row the cells are as wide as it, however low.
  const pitch = Math.min(
    most,
    Math.max(Math.min(leastPitch, most), even, Math.min(high / tall, width / count)),
  );
  return { pitch, columns: Math.max(1, Math.floor((width + pitch * gapShare) / pitch)) };
}

interface Cells extends Grid {
  shape: Shape;
  count: number;
  /** Height to width. */
  ratio: number;
  top: number;
  fill: string;
}

/** The cells of one number, row by row, the last one a part. */
function drawCells(pen: Pen, { shape, count, columns, pitch, ratio, top, fill }: Cells): void {
  const all = Math.ceil(count - 1e-9);
  const size = pitch * (1 - gapShare);
  const rows = Math.ceil(all / columns);
  // A single cell may be a part, which is narrower.
  const across = (Math.min(all, columns) - 1) * pitch + size * (all === 1 ? Math.min(1, count) : 1);
  const box: Parameters<typeof drawLater>[1] = [0, top, across, (rows - 1) * pitch * ratio + size];
  drawLater(pen, shape === 'square' && all > 0 ? box : undefined, (own) => {
    for (let at = 0; at < all; at += 1)
      drawCell(
        own,
        shape,
        [(at % columns) * pitch, top + Math.floor(at / columns) * pitch * ratio, pitch],
        fill,
        Math.min(1, count - at),
      );
  });
}

/** Air between the cells of a count and the next number, in that between a number and its cells. */
const rowAir = 1.6;

function drawCounts(room: Room): Picture {
  const { figure, look, width, height } = room;
  const pen = newPen();
  const { facts, beside = {} } = figure;
  const values = facts.map(valueOf);
  const shape = shapeOf(facts[0]!);
  let unit = cellUnit(values);
  while (shape === 'car' && Math.max(...values) / unit > mostCars) unit *= 10;
  const cells = values.map((value) => value / unit);
  const all = cells.reduce((sum, count) => sum + Math.ceil(count), 0);
  const ratio = shape === 'car' ? 0.55 : 1;
  const note = setLines(look, cellName(facts[0]!, unit, figure.language), width, { size: look.s1 })[0]!;
  // What one cell stands for is told at the right of the first number.
  const key = look.s2 * (shape === 'car' ? 1.6 : 1);
  const headAt = (to: Pen, fact: FactView, top: number): number =>
    placeNumber(to, look, fact, {
      x: 0,
      top,
      width: fact === facts[0] ? width - note.width - gapAfter(look) * 3 - key : width,
      tags: beside[fact.id] ?? [],
      weight: 700,
    });
  const measured = newPen();
  const heads =
    facts.reduce((sum, fact) => sum + headAt(measured, fact, 0), 0) +
    air(look) * (facts.length + (facts.length - 1) * rowAir);
  const natural = look.s2 * (all > 200 ? 7.5 : all > 40 ? 4 : 2.4);
  const high = Math.max(look.s2 * 1.6, (height ?? heads + natural) - heads);
  const rowsAt = (grid: Grid) => cells.reduce((sum, count) => sum + Math.ceil(count / grid.columns), 0);
  const most = shape === 'car' ? mostPitch * 3 : (pitches.find(({ from }) => all > from)?.most ?? mostPitch);
  const grid = gridFor(all, width, high, { tall: ratio, most: Math.min(most, room.scale ?? Infinity) });
  // Full rows take more than their cells: they are made to fit.
  while (rowsAt(grid) * grid.pitch * ratio > high && grid.pitch > leastPitch) {
    grid.pitch = Math.max(leastPitch, grid.pitch * 0.97);
    grid.columns = Math.max(1, Math.floor((width + grid.pitch * gapShare) / grid.pitch));
  }
  const { pitch, columns } = grid;
  noteCells(pen, `${shape} ${note.text}`, pitch);
  let top = 0;
  facts.forEach((fact, index) => {
    const bottom = headAt(pen, fact, top);
    if (index === 0) {
      const side = Math.min(pitch, look.s2) * (shape === 'car' ? 1.6 : 1);
      drawCell(
        pen,
        shape,
        [
          width - note.width - side - gapAfter(look) * 0.6,
          top + look.s4 * 0.8 - side * (shape === 'car' ? 0.5 : 0.86),
          side,
        ],
        look.main,
      );
      pen.labels.push({
        x: width,
        y: top + look.s4 * 0.8,
        anchor: 'end',
        line: note,
        tick: true,
      });
    }
    top = bottom + air(look);
    const fill = index === 0 ? look.main : index === 1 ? look.deep : look.mid;
    drawCells(pen, { shape, count: cells[index]!, columns, pitch, ratio, top, fill });
    top += Math.ceil(cells[index]! / columns) * pitch * ratio - pitch * gapShare * ratio + air(look) * rowAir;
  });
  return finish(pen, width, top - air(look) * rowAir, room);
}

/** The part whose growth is news: the fastest of those that state theirs. */
function newsPart({ facts, beside = {} }: Room['figure']): FactView | undefined {
  const growing = facts.filter(({ id }) => beside[id]?.some(({ kind }) => kind === 'growth'));
  const growthOf = ({ id }: FactView) =>
    Math.max(...beside[id]!.filter(({ kind }) => kind === 'growth').map(({ value }) => value ?? 0));
  return growing.sort((a, b) => growthOf(b) - growthOf(a))[0];
}

function drawParts(room: Room): Picture {
  const { figure, look, width } = room;
  const pen = newPen();
  const { facts, beside = {} } = figure;
  const whole = figure.whole!;
  let unit = 1;
  const sum = valueOf(whole);
  while (sum / unit > mostCells / 2) unit *= 10;
  const note = setLines(look, cellName(whole, unit, figure.language), width, { size: look.s1 })[0]!;
  let top = placeNumber(pen, look, whole, {
    size: headSize(figure, look),
    x: 0,
    top: 0,
    width: width - note.width - look.s2 * 2.5,
    tags: beside[whole.id] ?? [],
  });
  pen.labels.push({ x: width, y: headSize(figure, look) * 0.8, anchor: 'end', line: note, tick: true });
  top += air(look);
  const cells = facts.reduce((all, fact) => all + Math.ceil(valueOf(fact) / unit), 0);
  const columns = Math.max(1, Math.ceil(cells / partRows));
  const pitch = Math.min(mostPitch * 1.1, width / columns, room.scale ?? Infinity);
  noteCells(pen, `square ${note.text}`, pitch);
  const side = Math.min(pitch, look.s2) * (1 - gapShare);
  const left = width - note.width - gapAfter(look) * 0.6 - side;
  fillRect(pen, left, headSize(figure, look) * 0.8 - side * 0.9, side, side, look.main);
  const news = newsPart(figure);
  // The news part is the darkest, the others follow from the next paint on.
  const others = partPaints(look, Math.max(4, facts.length)).filter(
    ({ fill }) => !news || fill !== look.deep,
  );
  let next = 0;
  let start = 0;
  const heads: { x: number; lines: Line[]; paint: Paint }[] = [];
  facts.forEach((fact) => {
    const paint = fact === news ? { fill: look.deep, on: look.onDeep } : others[next++]!;
    const end = start + valueOf(fact) / unit;
    // A cell that two parts share is divided between them.
    for (let at = Math.floor(start); at < end - 1e-9; at += 1) {
      const from = Math.max(0, start - at);
      const to = Math.min(1, end - at);
      const size = pitch * (1 - gapShare);
      const [x, y] = [Math.floor(at / partRows) * pitch, top + (at % partRows) * pitch];
      if (size * (to - from) >= leastMark)
        paintPart(pen, look, paint, [x, y + size * from, size, size * (to - from)]);
    }
    heads.push({
      x: Math.floor(Math.ceil(start) / partRows) * pitch,
      paint,
      lines: [
        setWords(look, fact.short, {
          at: `${fact.at}.short`,
          size: look.s2,
          weight: fact === news ? 700 : 400,
        }),
        setNumeral(look, fact, { size: look.s3, bare: fact.unit === whole.unit, fill: look.text }),
        ...(beside[fact.id] ?? []).map((other) => setTag(look, other)),
      ],
    });
    start = end;
  });
  top += partRows * pitch + air(look);
  const bottom = headsFit(look, heads, width)
    ? placeHeads(pen, look, heads, { top, width })
    : placeEntries(pen, look, heads, { top, width });
  return finish(pen, width, bottom, room);
}

/** Whether each name has room under its part, the last ones flush right. */
function headsFit(look: Look, heads: { x: number; lines: Line[] }[], width: number): boolean {
  let right = -Infinity;
  return heads.every(({ x, lines }) => {
    const wide = Math.max(...lines.map((line) => line.width));
    const left = Math.max(0, Math.min(x, width - wide));
    const fits = left >= right + gapAfter(look);
    right = left + wide;
    return fits;
  });
}

/** Names under the first columns of their parts; those that would touch step down. @returns The bottom. */
export function placeHeads(
  pen: Pen,
  look: Look,
  heads: { x: number; lines: Line[] }[],
  { top, width }: { top: number; width: number },
): number {
  let bottom = top;
  const placed: { left: number; right: number; bottom: number }[] = [];
  heads.forEach(({ x, lines }) => {
    const wide = Math.max(...lines.map((line) => line.width));
    const left = Math.max(0, Math.min(x, width - wide));
    const under = placed.filter(
      (other) => other.right + gapAfter(look) > left && other.left < left + wide + gapAfter(look),
    );
    const at = Math.max(top, ...under.map((other) => other.bottom + air(look)));
    placeWords(pen, lines, { x: left, top: at });
    const end = at + heightOf(lines);
    placed.push({ left, right: left + wide, bottom: end });
    bottom = Math.max(bottom, end);
  });
  return bottom;
}
