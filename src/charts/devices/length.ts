/**
 * `length`: lengths drawn out, the longest as wide as the piece, with a mark for each unit, as what they run along; few trees or houses
 * stand on the ground above, one drawing each.
 */
import { pictureOf, wayOf, type PictureName, type WayName } from '../../view/relations/pictures.ts';
import type { FactView } from '../../view/view.ts';
import type { Line } from '../label.ts';
import type { Look, Room } from '../look.ts';
import { noteMarks, scaleOf } from '../marks.ts';
import { setNumeral } from '../numeral.ts';
import {
  drawDisc,
  drawLine,
  drawPath,
  fillRect,
  finish,
  heightOf,
  leading,
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
import { air, gapAfter, placeNumber, valueOf } from './parts.ts';

const barEms = 1.05;
const sceneEms = 3.6;
const mostSceneEms = 5.5;
/** Heights of what stands side by side, in a fixed cycle, so that no drawing is a stamp. */
const cycle = [1, 0.86, 0.94, 0.8, 0.97];

function drawTree(pen: Pen, look: Look, x: number, ground: number, high: number): void {
  const r = high * 0.34;
  fillRect(pen, x - high * 0.045, ground - high * 0.45, high * 0.09, high * 0.45, look.deep);
  drawDisc(pen, x, ground - high + r, r, look.main);
  drawDisc(pen, x - r * 0.62, ground - high + r * 1.55, r * 0.66, look.main);
  drawDisc(pen, x + r * 0.62, ground - high + r * 1.55, r * 0.66, look.main);
}

function drawHouse(pen: Pen, look: Look, x: number, ground: number, high: number, floors: number): void {
  const wide = high * 0.5;
  fillRect(pen, x - wide / 2, ground - high, wide, high, look.mid);
  const step = high / (floors + 0.6);
  for (let floor = 0; floor < floors; floor += 1)
    for (const side of [-0.27, 0.09])
      fillRect(
        pen,
        x + wide * side,
        ground - high + step * (floor + 0.4),
        wide * 0.18,
        step * 0.5,
        look.ground,
      );
  drawLine(pen, [x - wide / 2, ground - high, x + wide / 2, ground - high], {
    colour: look.main,
    weight: 2,
  });
}

/** A low house under a pitched roof. */
function drawCottage(pen: Pen, look: Look, x: number, ground: number, high: number): void {
  const wide = high * 1.05;
  const eaves = ground - high * 0.55;
  fillRect(pen, x - wide * 0.42, eaves, wide * 0.84, high * 0.55, look.mid);
  fillRect(pen, x - wide * 0.09, ground - high * 0.34, wide * 0.18, high * 0.34, look.ground);
  drawPath(pen, ['M', x - wide / 2, eaves, 'L', x, ground - high, 'L', x + wide / 2, eaves, 'Z'], {
    fill: look.main,
  });
}

/** Heights of things in the widths of their places: crowns touch, walls do not. */
const shapes: Record<PictureName, number> = { tree: 1.7, cottage: 0.95, block: 1.7 };
const shapeOf = (fact: FactView): number => shapes[pictureOf(fact) ?? 'block'];
/** Sky above the highest of them, in its heights. */
const skyAbove = 1.2;

/** The highest of the things in the height that they have; that of their numbers, in sizes of these. */
const tallestShare = 0.92;
const headEms = 1.05;

/** Baseline of the first of so many lines of words beside a number: about its middle, as high as the sky lets them. */
const firstBeside = (look: Look, count: number): number =>
  Math.min(look.s4 * 0.9 - (look.s2 * leading * (count - 1)) / 2, count > 1 ? look.s2 * 0.95 : Infinity);
/** Where the letters of the last of them end. */
const besideBottom = (look: Look, count: number): number =>
  firstBeside(look, count) + look.s2 * (leading * (count - 1) + 0.3);

/** One thing of a kind on the ground. */
function drawThing(
  pen: Pen,
  look: Look,
  name: PictureName | undefined,
  { x, ground, high, slot, index }: { x: number; ground: number; high: number; slot: number; index: number },
): void {
  const tall = high * tallestShare * cycle[index % cycle.length]!;
  const most = slot * shapes[name ?? 'block'];
  if (name === 'tree') drawTree(pen, look, x, ground, Math.min(tall, most));
  else if (name === 'cottage') drawCottage(pen, look, x, ground, Math.min(high * 0.62, most));
  else drawHouse(pen, look, x, ground, Math.min(tall, most), 3 + (index % 3));
}

interface Group {
  fact: FactView;
  wide: number;
  value: Line;
  words: Line[];
  /** Width of one thing. */
  slot: number;
}

interface Scene {
  groups: Group[];
  /** Words of more than two lines stand below their number. */
  isBelow: boolean;
  /** Of the things. */
  high: number;
  /** Where they stand: numbers and words are above. */
  ground: number;
}

/** Things standing in a row, each group under its number. */
function sceneOf({ look, width }: Room, standing: FactView[], wanted: number): Scene {
  const total = standing.reduce((sum, fact) => sum + valueOf(fact), 0);
  const room = width - groupGap(look) * standing.length;
  const slot = Math.min(wanted * 0.9, room / total);
  const least = look.s2 * 9;
  // Each group as wide as its things; what is left goes to the words of all alike.
  const spare = Math.max(0, room - slot * total) / standing.length;
  const fair = room / standing.length;
  const own = (fact: FactView): number => slot * valueOf(fact) + spare;
  // Few things have room for their words; the others share what is left by their numbers.
  const narrow = standing.filter((fact) => own(fact) < Math.min(least, fair));
  const others = standing.filter((fact) => !narrow.includes(fact));
  const left = room - narrow.length * Math.min(least, fair);
  const shared = others.reduce((sum, fact) => sum + own(fact), 0);
  const groups = standing.map((fact) => {
    const wide = narrow.includes(fact) ? Math.min(least, fair) : (left * own(fact)) / shared;
    const value = setNumeral(look, fact, { size: look.s4 });
    const words = setLines(look, fact.short, wide - value.width - gapAfter(look), {
      at: `${fact.at}.short`,
      size: look.s2,
    });
    return { fact, wide, value, words, slot: Math.min(slot, wide / valueOf(fact)) };
  });
  const isBelow = groups.some(({ words }) => words.length > 2);
  if (isBelow)
    for (const group of groups)
      group.words = setLines(look, group.fact.short, group.wide, {
        at: `${group.fact.at}.short`,
        size: look.s2,
      });
  // No sky higher than its things need.
  const tallest = Math.max(...groups.map(({ fact, slot: own }) => own * shapeOf(fact)));
  const high = Math.min(wanted, tallest * skyAbove);
  const beside = Math.max(...groups.map(({ words }) => besideBottom(look, words.length)));
  const below = isBelow
    ? Math.max(...groups.map(({ words }) => heightOf(words)))
    : Math.max(0, beside - look.s4 * headEms - high * (1 - tallestShare));
  return { groups, isBelow, high, ground: look.s4 * headEms + below + high };
}

function drawScene(pen: Pen, { look, width }: Room, { groups, isBelow, high, ground }: Scene): void {
  fillRect(pen, 0, 0, width, ground, look.sky);
  let x = look.s2 * 0.6;
  for (const { fact, wide, value, words, slot: own } of groups) {
    const base = look.s4 * 0.9;
    putLine(pen, value, x, base);
    if (isBelow) placeWords(pen, words, { x, top: base + look.s4 * 0.12 });
    else
      words.forEach((line, index) => {
        const y = firstBeside(look, words.length) + look.s2 * leading * index;
        putLine(pen, line, x + value.width + gapAfter(look), y);
      });
    for (let index = 0; index < valueOf(fact); index += 1)
      drawThing(pen, look, pictureOf(fact), { x: x + own * (index + 0.5), ground, high, slot: own, index });
    x += wide + groupGap(look);
  }
}
const groupGap = (look: Look): number => look.s2 * 1.4;

/** The scene as it looks best, or higher by most of what is left of so many px. */
function sceneWithin(room: Room, standing: FactView[], high: number): Scene {
  const { s2 } = room.look;
  const natural = sceneOf(room, standing, s2 * sceneEms);
  const more = Math.min((high - natural.ground) * sceneShare, s2 * (mostSceneEms - sceneEms));
  if (more <= 0) return natural;
  const grown = sceneOf(room, standing, natural.high + more);
  // Larger things may leave their words less room.
  return grown.ground <= high ? grown : natural;
}
/** Share of a height to fill that the scene takes; the roads take the rest. */
const sceneShare = 0.75;

export function drawLength(room: Room): Picture {
  const { figure, look, width, height } = room;
  const pen = newPen();
  const facts = [...figure.facts].sort((a, b) => valueOf(b) - valueOf(a));
  const standing = (figure.others ?? []).filter((fact) => valueOf(fact) > 0);
  const k = scaleOf(room, facts[0]!, width / valueOf(facts[0]!));
  const measured = newPen();
  // Lengths of different things are drawn as lengths.
  const names = new Set(facts.map(wayOf));
  const name = names.size === 1 ? [...names][0] : undefined;
  const each = tickUnits(k, leastStep[name ?? 'scale']);
  const note = setWords(look, tickName(facts[0]!, each), { size: look.s1 });
  const step = k * each;
  const noteWidth = note.width + step + look.s1 * 0.4;
  const rowHeight = facts.map(
    (fact) =>
      placeNumber(measured, look, fact, { x: 0, top: 0, width: width - noteWidth - gapAfter(look) }) +
      air(look) * 0.5,
  );
  const rows = rowHeight.reduce((sum, one) => sum + one, 0) + (facts.length - 1) * air(look) * 1.5;
  const bars = facts.length * look.s2 * barEms;
  const scene = standing.length > 0 ? sceneWithin(room, standing, (height ?? 0) - rows - bars) : undefined;
  const spare = Math.max(0, (height ?? 0) - rows - bars - (scene?.ground ?? 0));
  const thick = look.s2 * barEms + Math.min(look.s2 * 0.8, spare / facts.length);
  if (scene) drawScene(pen, room, scene);
  let top = scene?.ground ?? 0;
  noteMarks(
    pen,
    facts.map((fact) => ({ fact, length: valueOf(fact) * k })),
    'length',
    k,
  );
  facts.forEach((fact, index) => {
    const wide = valueOf(fact) * k;
    const bar = (at: number): void => {
      const colour = index === 0 ? look.deep : look.main;
      drawWay(pen, look, name, { x: 0, at, colour, wide, thick, step });
    };
    const put = (at: number): number =>
      placeNumber(pen, look, fact, { x: 0, top: at, width: width - noteWidth - gapAfter(look) });
    if (standing.length > 0 && index === 0) {
      bar(top);
      top = put(top + thick + air(look) * 0.6);
    } else {
      top = put(top + (index > 0 ? air(look) * 1.2 : 0)) + air(look) * 0.3;
      bar(top);
      top += thick;
    }
    if (index === 0) {
      const base = standing.length > 0 ? top - look.s2 * 0.25 : look.s4 * 0.8;
      putOwn(pen, note, width, base, 'end');
      // A piece of the length itself is its key.
      const [x, high] = [width - noteWidth, look.s1 * signEms];
      const at = base - look.s1 * 0.36 - high / 2;
      drawWay(pen, look, name, { x, at, colour: look.deep, wide: step, thick: high, step });
    }
  });
  return finish(pen, width, top, room);
}

interface Way {
  /** Its left and upper edge, px. */
  x: number;
  at: number;
  colour: string;
  /** Length and thickness, px. */
  wide: number;
  thick: number;
  /** From one mark to the next, px. */
  step: number;
}

/**
 * A length as what it runs along: a road with a dash for each unit, or each ten; a track with a sleeper, water with
 * a wave; pipes and all else as the bar of a scale, cut into its steps: every step counts, as the key says.
 */
function drawWay(pen: Pen, look: Look, name: WayName | undefined, way: Way): void {
  const { x: left, at, colour, wide, thick, step } = way;
  const right = left + wide;
  const middle = at + thick / 2;
  const along = Array.from({ length: Math.ceil(wide / step - 1e-6) }, (_, index) => left + index * step);
  if (name === 'rail') {
    const rail = thick * 0.16;
    for (const x of along.map((from) => from + step / 2).filter((x) => x + thick * 0.12 <= right))
      fillRect(pen, x - thick * 0.12, at, thick * 0.24, thick, look.mid);
    for (const y of [at + thick * 0.2, at + thick * 0.8 - rail]) fillRect(pen, left, y, wide, rail, colour);
    return;
  }
  fillRect(pen, left, at, wide, thick, colour);
  if (name === undefined) {
    for (const x of along.slice(1))
      drawLine(pen, [x, at, x, at + thick], { colour: look.ground, weight: stroke.rule });
    return;
  }
  const weight = Math.max(1, thick * 0.1);
  const pieces = along.flatMap((x): (string | number)[] => {
    if (x + step * 0.75 > right + 0.5) return [];
    if (name === 'road') return ['M', x + step * 0.25, middle, 'L', x + step * 0.75, middle];
    const rise = Math.min(thick * 0.26, step * 0.16);
    return [
      ...['M', x + step * 0.1, middle, 'Q', x + step * 0.3, middle - rise, x + step * 0.5, middle],
      ...['Q', x + step * 0.7, middle + rise, Math.min(x + step * 0.9, right), middle],
    ];
  });
  if (pieces.length > 0) drawPath(pen, pieces, { colour: look.ground, weight });
}
/** Height of the piece in the key, in sizes of the smallest type. */
const signEms = 0.85;

/** From one mark to the next, px, at least: 2.4 mm for a dash, a sleeper, a step; a wave is longer. */
const leastStep: Record<WayName | 'scale', number> = { road: 9, rail: 9, scale: 11, water: 19 };
/** Units from one mark to the next, at so many px for a unit. */
function tickUnits(k: number, least: number): number {
  const steps = [1, 5, 10, 50, 100, 500, 1000];
  return steps.find((each) => each * k >= least) ?? steps.at(-1)! * 10;
}
const tickName = (fact: FactView, each: number): string => {
  const unit = fact.parts.find(({ role }) => role === 'unit')?.text.trim() ?? fact.unit;
  return `= ${each}${/^[a-z]/i.test(unit) ? ' ' : ''}${unit}`;
};
