/** A stack to scale, its parts named at their own height. */
import type { FactView } from '../../../view/view.ts';
import { mixColours, readable } from '../../draw/colour.ts';
import { firstLabel, hangIn } from '../../draw/cell.ts';
import { drawLedger } from '../../draw/ledger.ts';
import type { Stage } from '../../draw/stage.ts';
import { fitNumber, type FittedNumber } from '../../draw/type.ts';
import { barLabels } from '../columns/labels.ts';
import type { Form } from '../form.ts';
import { isRest } from '../../plan/option.ts';
import { leadOf, sumOf, tonesOfParts, unitBeside, type Whole } from './parts.ts';

/** A stack of coins or blocks to scale, rows right of it at each part's own height. */
export function stack(content: Whole): Form {
  return {
    name: 'whole-stack',
    look: {},
    tall: content.side.length > 0 ? tallWithCells : 1.05,
    draw: (stage, room) => {
      const { palette, shape } = stage;
      const { parts } = content;
      const total = sumOf(parts);
      const leads = new Set([leadOf(content)]);
      const fills = tonesOfParts(stage, parts, leads);
      const side = content.side.slice(0, 3);
      // On a square few parts leave room for what they are parts of.
      const belowRoom = shape.name === 'square' ? (parts.length <= shape.devices.stack.few ? 150 : 0) : 190;
      const below = side.length > 0 ? stage.px(belowRoom) : 0;
      const top = room.top + stage.px(24);
      const bottom = room.bottom - below;
      const { stack: sizes } = shape.devices;
      const isFew = parts.length <= sizes.few;
      const narrow = shape.name === 'square' || shape.name === 'story';
      const width = stage.px(narrow ? sizes.narrow : sizes.width) * (isFew ? sizes.fewWider : 1);
      const round = parts[0]!.kind === 'money' ? stage.px(26) : 0;
      const tall = bottom - top - round;
      const scale = tall / total;
      const rowLeft = room.left + width + stage.px(50);
      const labels = barLabels(parts);
      let y = top + tall;
      const places: { fact: FactView; top: number; height: number; fill: string; labels: string[] }[] = [];
      for (let index = parts.length - 1; index >= 0; index -= 1) {
        const height = Math.abs(parts[index]!.value!) * scale;
        y -= height;
        places.unshift({ fact: parts[index]!, top: y, height, fill: fills[index]!, labels: labels[index]! });
        drawBlock(stage, { left: room.left, width, top: y, height, fill: fills[index]!, round });
      }
      if (round) {
        const lid = mixColours(fills[0]!, '#ffffff', 0.16);
        stage.raw(
          `<ellipse cx="${room.left + width / 2}" cy="${top}" rx="${width / 2}" ry="${round}" fill="${lid}" stroke="${palette.back}" stroke-width="${stage.px(2)}"/>`,
        );
      }
      const unit = unitBeside(stage, content);
      if (unit)
        stage.words(unit, {
          x: room.right,
          base: top - stage.px(12),
          role: 'label',
          size: shape.words.small,
          align: 'right',
          colour: palette.ink,
        });
      // Rows of small parts move apart, so that each has its words.
      const least = shape.words.label * 1.5;
      const middles = places.map(({ top: at, height }) => at + height / 2);
      for (let index = middles.length - 1; index > 0; index -= 1) {
        const limit = index === middles.length - 1 ? bottom + round - least / 2 : middles[index + 1]! - least;
        middles[index] = Math.min(middles[index]!, limit);
      }
      for (let index = 1; index < middles.length; index += 1)
        middles[index] = Math.max(middles[index]!, middles[index - 1]! + least);
      // Rows far from their parts would be read with others: another form, or more height.
      if (
        places.some(({ top: at, height }, index) => Math.abs(middles[index]! - at - height / 2) > least * 1.7)
      )
        return false;
      // Rows that moved take room of their neighbours'.
      const freeOf = (index: number, high: number) => {
        const above = index > 0 ? middles[index]! - middles[index - 1]! : Infinity;
        const under = index < middles.length - 1 ? middles[index + 1]! - middles[index]! : Infinity;
        return Math.min(high, Math.max(least, 2 * Math.min(above, under) - least));
      };
      const rowsOf = (cap: number) =>
        places.map(({ fact, height: own, labels: texts }, index): Row | undefined => {
          const height = freeOf(index, own);
          const most = Math.min(cap, stage.px(isFew ? sizes.fewFigures : sizes.figures));
          const high = isFew ? height : Math.min(height, least * sizes.mostRow);
          const size = Math.min(isRest(fact) ? least : most, Math.max(stage.px(54), high * 0.62));
          return setPart(stage, fact, texts, { width: room.right - rowLeft, height, size });
        });
      const free = rowsOf(Infinity);
      // No number is larger than the one that the headline names.
      const rows = rowsOf(free[parts.findIndex(({ id }) => leads.has(id))]?.number.sizes.size ?? Infinity);
      for (const [index, { fact, top: at, height, fill }] of places.entries()) {
        const middle = at + height / 2;
        const isAt = Math.abs(middles[index]! - middle) < 1;
        const isFree = height >= least && (index === 0 || middles[index - 1]! + least / 2 <= at + 1);
        // A rule above the row, or a leader to a row that had to move: no line runs through words.
        if (isAt && isFree) stage.line([room.left + width, at], [room.right, at], palette.rule, stage.px(2));
        else
          stage.line(
            [room.left + width + stage.px(4), middle],
            [rowLeft - stage.px(10), middles[index]!],
            palette.rule,
            stage.px(2.5),
          );
        const row = rows[index];
        const colour = leads.has(fact.id) ? readable(fill, palette.back, 4.5) : palette.numeral;
        if (!row) return false;
        drawRowWords(stage, fact, row, { x: rowLeft, middle: middles[index]!, colour });
      }
      if (below)
        drawLedger(
          stage,
          side,
          { left: room.left, right: room.right, top: bottom + stage.px(36), bottom: room.bottom },
          { most: stage.px(side.length < 3 ? sizes.fewBelow : 84), least: stage.px(50), columns: [3, 2, 1] },
        );
      return true;
    },
  };
}

/** Number and label of a part: a number gives way to its label. @returns undefined where they have no room. */
function setPart(stage: Stage, fact: FactView, texts: string[], room: RowRoom): Row | undefined {
  const smaller = (set: (at: RowRoom) => Row | undefined) =>
    numberSizes.map((share) => set({ ...room, size: room.size * share })).find((made) => made !== undefined);
  return (
    setBelow(stage, fact, texts, room) ??
    smaller((at) => setRow(stage, fact, texts, at)) ??
    smaller((at) => setBelow(stage, fact, texts, at, 2))
  );
}

/** em between the lines of a label. */
const leading = 1.22;
/** Shares of the size that a number of a row would have. */
const numberSizes = [1, 0.8, 0.64];

interface Row {
  number: FittedNumber;
  found: NonNullable<ReturnType<typeof firstLabel>>;
  isBelow?: boolean;
}

interface RowRoom {
  width: number;
  height: number;
  size: number;
}

/** A high part has its label below its number, which then has the whole width. */
function setBelow(
  stage: Stage,
  fact: FactView,
  texts: string[],
  { width, height, size }: RowRoom,
  lines = 1,
): Row | undefined {
  const { words, devices } = stage.shape;
  const label = Math.min(words.label * 1.2, Math.max(words.small, size * 0.38));
  if (height < size * 0.74 + label * (devices.stack.below + (lines - 1) * leading)) return undefined;
  const number = fitNumber(stage.setter, fact.parts, {
    width,
    most: size,
    least: stage.px(64),
    words: words.unit,
  });
  const found = number && firstLabel(stage, texts, { role: 'label', size: label, width, lines });
  return found && { number, found, isBelow: true };
}

function drawRowWords(
  stage: Stage,
  fact: FactView,
  { number, found, isBelow = false }: Row,
  { x, middle, colour }: { x: number; middle: number; colour: string },
): void {
  const { set, text } = found;
  const figures = number.sizes.size * 0.72;
  const gap = set.size * 0.5;
  const above = ((set.lines.length - 1) * set.size * leading) / 2;
  const base = isBelow ? middle + (figures - gap - set.size) / 2 - above : middle + figures / 2;
  stage.number(fact, number, { x, base, colour });
  stage.lines(text, set, {
    x: isBelow ? x : x + number.width + stage.px(24),
    base: isBelow
      ? base + gap + set.size * 0.86 + hangIn({ number })
      : set.lines.length === 1
        ? base
        : middle - above + set.size * 0.37,
    role: 'label',
    colour: stage.palette.ink,
    facts: [fact.id],
  });
}

/** Number and label of a row beside its part. @returns undefined where they have no room. */
function setRow(
  stage: Stage,
  fact: FactView,
  texts: string[],
  { width, height, size }: RowRoom,
): Row | undefined {
  const { words } = stage.shape;
  const number = fitNumber(stage.setter, fact.parts, {
    width: width * 0.62,
    most: size,
    least: stage.px(44),
    words: words.unit,
  });
  if (!number) return undefined;
  const room = width - number.width - stage.px(24);
  const large = Math.min(words.label * 1.2, Math.max(words.small, number.sizes.size * 0.36));
  const found = [
    { size: large, lines: height > large * 3 ? 2 : 1 },
    { size: words.small, lines: height > words.small * 2.4 ? 2 : 1 },
  ]
    .map((look) => firstLabel(stage, texts, { role: 'label', width: room, ...look }))
    .find((set) => set !== undefined);
  return found && { number, found };
}

/** Height of a part of a long picture in widths, with numbers below the stack. */
const tallWithCells = 1.24;

/** A block of the stack, with the edges of coins where it is money. */
function drawBlock(
  stage: Stage,
  {
    left,
    width,
    top,
    height,
    fill,
    round,
  }: { left: number; width: number; top: number; height: number; fill: string; round: number },
): void {
  if (!round) {
    stage.rect(left, top, width, height - stage.px(4), fill);
    return;
  }
  const curve = (y: number, to: number, sweep: number) => `A${width / 2} ${round} 0 0 ${sweep} ${to} ${y}`;
  const [x0, x1] = [left, left + width];
  stage.path(
    `M${x0} ${top}${curve(top, x1, 0)}V${top + height}${curve(top + height, x0, 1)}Z`,
    fill,
    ` stroke="${stage.palette.back}" stroke-width="${stage.px(2)}"`,
  );
  const edge = mixColours(fill, '#ffffff', 0.28);
  for (let y = top + stage.px(22); y < top + height - stage.px(6); y += stage.px(22))
    stage.raw(
      `<path d="M${x0} ${y}${curve(y, x1, 0)}" fill="none" stroke="${edge}" stroke-width="${stage.px(1.6)}"/>`,
    );
}
