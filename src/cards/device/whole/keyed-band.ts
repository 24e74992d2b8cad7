/** A bar from edge to edge, cut into its parts, and a key below it with every number. For low pictures. */
import type { FactView } from '../../../view/view.ts';
import type { Room } from '../../draw/frame.ts';
import { firstLabel } from '../../draw/cell.ts';
import type { Box, Stage } from '../../draw/stage.ts';
import { fitNumber } from '../../draw/type.ts';
import { barLabels } from '../columns/labels.ts';
import type { Form } from '../form.ts';
import { leadOf, sumOf, tonesOfParts, unitBeside, type Whole } from './parts.ts';

/** Share of the room's height that the bar takes, by the rows of its key. */
const barShares = [0.44, 0.36, 0.3];
/** Columns of the key by the number of parts. */
const columnsFor = (parts: number): number => (parts === 4 ? 2 : 3);

interface Entry {
  fact: FactView;
  labels: string[];
  fill: string;
}

const leading = 1.08;

/** Number and label of a part beside a swatch of its tone; the label below where the row is high. */
function drawEntry(stage: Stage, entry: Entry, box: Box): boolean {
  const height = box.bottom - box.top;
  const ways = height >= stage.px(112) ? [true] : height >= stage.px(leastBelow) ? [false, true] : [false];
  return ways.some((isBelow) => setEntry(stage, entry, box, isBelow));
}

/** px of the canvas: a row in which the label may stand below its number. */
const leastBelow = 78;

function setEntry(stage: Stage, { fact, labels, fill }: Entry, box: Box, isBelow: boolean): boolean {
  const { palette, shape } = stage;
  const swatch = stage.px(30);
  const left = box.left + swatch + stage.px(16);
  const width = box.right - left;
  const height = box.bottom - box.top;
  const size = shape.words.small;
  const number = fitNumber(stage.setter, fact.parts, {
    width: isBelow ? width : width * 0.5,
    most: Math.min(stage.px(84), height * (isBelow ? 0.5 : 0.74)),
    least: stage.px(38),
    words: shape.words.unit,
  });
  if (!number) return false;
  const figures = number.sizes.size * 0.72;
  const x = isBelow ? left : left + number.width + stage.px(14);
  const room = isBelow ? height - figures - stage.px(20) : height;
  const found = firstLabel(stage, labels, {
    role: 'label',
    size,
    width: box.right - x,
    lines: Math.min(2, Math.floor(room / (size * leading))),
  });
  if (!found) return false;
  const middle = isBelow ? box.top + figures / 2 : (box.top + box.bottom) / 2;
  const block = (found.set.lines.length - 1) * size * leading;
  stage.rect(box.left, middle - swatch / 2, swatch, swatch, fill);
  stage.number(fact, number, { x: left, base: middle + figures / 2, colour: palette.numeral });
  stage.lines(found.text, found.set, {
    x,
    base: isBelow ? box.top + figures + stage.px(16) + size * 0.86 : middle - block / 2 + size * 0.36,
    role: 'label',
    leading,
    colour: palette.ink,
    facts: [fact.id],
  });
  return true;
}

function drawBar(stage: Stage, parts: FactView[], fills: string[], { top, bottom }: Box): void {
  const total = sumOf(parts);
  const gap = stage.px(3);
  let x = 0;
  for (const [index, fact] of parts.entries()) {
    const width = (stage.shape.width * Math.abs(fact.value!)) / total;
    stage.rect(x, top, width - (index < parts.length - 1 ? gap : 0), bottom - top, fills[index]!);
    x += width;
  }
}

function draw(stage: Stage, room: Room, content: Whole, columns: number): boolean {
  const { parts } = content;
  // A key has no corner for a unit: the headline must have it.
  if (unitBeside(stage, content) !== '') return false;
  const fills = tonesOfParts(stage, parts, new Set([leadOf(content)]));
  const labels = barLabels(parts);
  const rows = Math.ceil(parts.length / columns);
  const bar = {
    ...room,
    left: 0,
    right: stage.shape.width,
    bottom: room.top + (room.bottom - room.top) * barShares[Math.min(rows, barShares.length) - 1]!,
  };
  drawBar(stage, parts, fills, bar);
  const gap = stage.px(26);
  const top = bar.bottom + stage.px(22);
  const width = (room.right - room.left - gap * (columns - 1)) / columns;
  const height = Math.min((room.bottom - top) / rows, stage.px(150));
  return parts.every((fact, index) => {
    // Read down the columns, as the parts follow in the bar.
    const [column, row] = [Math.floor(index / rows), index % rows];
    const left = room.left + column * (width + gap);
    return drawEntry(
      stage,
      { fact, labels: labels[index]!, fill: fills[index]! },
      { left, right: left + width, top: top + row * height, bottom: top + (row + 1) * height },
    );
  });
}

/** Long labels need columns that are wider and fewer. */
export const keyedBands = (content: Whole): Form[] =>
  [...new Set([columnsFor(content.parts.length), 2])].map((columns) => ({
    name: 'whole-band-key',
    look: { planes: false },
    draw: (stage, room) => draw(stage, room, content, columns),
  }));
