/**
 * Paired bars: the compact form of target against last year for narrow columns. Under each label lie two
 * bars from zero, last year's hollow and the target's solid, each with its own name and number.
 */
import type { FactView } from '../view/view.ts';
import { chooseScene } from './arrange.ts';
import { pairLabelOf, pairNameOf, valueLine, wordLine, wordLines, type Line } from './label.ts';
import type { Room } from './look.ts';
import { leading, placeLines, stackRows, valueBaseline } from './rows.ts';
import { fitScale, type Bound, type Scale } from './scale.ts';
import { emptyScene, makeBar, outline, zeroLine, type Label, type Scene } from './scene.ts';

type Mode = 'side' | 'above';

interface Entry {
  fact: FactView;
  value: number;
  name: Line;
  number: Line;
  target: boolean;
}

interface Block {
  head: Line[];
  entries: [Entry, Entry];
}

/** All in em of the label size. */
const em = { bar: 1.05, entry: 0.35, gap: 1, beside: 0.4, column: 0.6, grow: 3, room: 0.35, below: 0.25 };
/** Share of the width that the longest bar must have beside name and number. */
const leastPlot = 0.25;

function deriveBlocks({ figure, look, width }: Room, numeral: number): Block[] {
  const entry = (fact: FactView, target: boolean): Entry => ({
    fact,
    target,
    value: fact.value ?? 0,
    name: wordLine(look, pairNameOf(figure, target ? 'target' : 'last'), target ? { weight: 700 } : {}),
    number: valueLine(
      look,
      fact,
      target
        ? { numeral: numeral * look.label, fill: look.dot }
        : { numeral: numeral * look.label, fill: look.ring, weight: 500 },
    ),
  });
  return figure.pairs.map((pair) => ({
    head: wordLines(look, { ...pairLabelOf(pair), width, weight: 700 }),
    entries: [entry(pair.last, false), entry(pair.target, true)],
  }));
}

/** Beside its bar a number limits the scale; above it, only the width does. */
function fitEntries(
  entries: Entry[],
  { left, width, beside }: { left: number; width: number; beside?: number },
): Scale | undefined {
  const lows: Bound[] = [{ value: 0, at: left + outline / 2 }];
  const highs: Bound[] = [{ value: 0, at: width - outline / 2 }];
  for (const { value, number } of entries) {
    const room = beside === undefined ? outline / 2 : beside + number.width;
    (value < 0 ? lows : highs).push({ value, at: value < 0 ? left + room : width - room });
  }
  return fitScale(lows, highs);
}

/** Height above a bar for name and number, on two lines where one is too short; px. */
function captionHeight({ look, width }: Room, { name, number }: Entry): number {
  const size = Math.max(...number.spans.map((span) => span.size), leading * look.label);
  return (
    (isJoint({ name, number, width, beside: em.beside * look.label }) ? size : size + leading * look.label) +
    em.below * look.label
  );
}

const isJoint = ({
  name,
  number,
  width,
  beside,
}: {
  name: Line;
  number: Line;
  width: number;
  beside: number;
}): boolean => name.width + beside + number.width <= width;

function drawEntry(
  room: Room,
  scene: Scene,
  { entry, mode, top, height }: { entry: Entry; mode: Mode; top: number; height: number },
): void {
  const { look, width } = room;
  const unit = look.label;
  const { value, name, number } = entry;
  const caption = mode === 'side' ? 0 : captionHeight(room, entry);
  const middle = top + caption + (height - caption) / 2;
  const thick = Math.min(height - caption, mode === 'side' ? height * 0.72 : height);
  const way = value < 0 ? -1 : 1;
  const joint = isJoint({ name, number, width, beside: em.beside * unit });
  const below = top + caption - (em.below + 0.2) * unit;
  const number_: Label =
    mode === 'side'
      ? {
          x: scene.scale.zero + scene.scale.k * value + way * em.beside * unit,
          line: number,
          anchor: way < 0 ? 'end' : 'start',
          y: valueBaseline(number, middle),
        }
      : { x: joint ? width : 0, line: number, anchor: joint ? 'end' : 'start', y: below };
  const [name_] = placeLines(look, {
    lines: [name],
    x: 0,
    top: mode === 'side' ? middle - (leading * unit) / 2 : top,
  });
  scene.labels.push(mode === 'above' && joint ? { ...name_!, y: below } : name_!, number_);
  if (entry.fact.value === null) return;
  scene.bars.push(
    makeBar({
      from: 0,
      to: value,
      start: middle - thick / 2,
      end: middle + thick / 2,
      hollow: !entry.target,
      colour: entry.target ? look.dot : look.ring,
    }),
  );
}

function planScene(room: Room, { mode, numeral }: { mode: Mode; numeral: number }): Scene | undefined {
  const { look, width, height } = room;
  const unit = look.label;
  const blocks = deriveBlocks(room, numeral);
  const entries = blocks.flatMap((block) => block.entries);
  const side = mode === 'side';
  const left = side ? Math.max(0, ...entries.map(({ name }) => name.width)) + em.column * unit : 0;
  const scale = fitEntries(entries, { left, width, ...(side && { beside: em.beside * unit }) });
  const values = entries.map(({ value }) => value);
  const plot = scale ? scale.k * (Math.max(0, ...values) - Math.min(0, ...values)) : 0;
  if (!scale || (side && plot < leastPlot * width && values.some((value) => value !== 0))) return undefined;

  const entryHeight = (entry: Entry): number =>
    side ? Math.max(em.bar, numeral * 0.7 + em.room) * unit : captionHeight(room, entry) + em.bar * unit;
  const headHeight = ({ head }: Block): number => (head.length * leading + em.below) * unit;
  const own = blocks.map(
    (block) =>
      headHeight(block) + entryHeight(block.entries[0]) + em.entry * unit + entryHeight(block.entries[1]),
  );
  const stack = stackRows({ rows: own, gap: em.gap * unit, grow: em.grow * unit, height });
  const scene = emptyScene({ width, height: stack.height, scale });
  blocks.forEach((block, index) => {
    let top = stack.tops[index]!;
    scene.labels.push(...placeLines(look, { lines: block.head, x: 0, top }));
    const more = (stack.heights[index]! - own[index]!) / 2;
    top += headHeight(block);
    const first = top;
    for (const entry of block.entries) {
      const full = entryHeight(entry) + more;
      drawEntry(room, scene, { entry, mode, top, height: full });
      top += full + em.entry * unit;
    }
    if (side)
      scene.axis.push({
        x1: scale.zero,
        x2: scale.zero,
        y1: first,
        y2: top - em.entry * unit,
        colour: look.axis,
        width: zeroLine,
      });
  });
  return scene;
}

const modes: Mode[] = ['side', 'above'];
/** In em of the labels. */
const numerals = [2.4, 2, 1.7, 1.5];

/** The arrangement with names and numbers above fits any width that holds a number. */
export const layoutPairs = (room: Room): Scene =>
  chooseScene(room, { plans: modes, numerals, draw: (mode, numeral) => planScene(room, { mode, numeral }) })!;
