/** Ledgers: numbers with their labels below or beside them, in cells between hairlines. */
import type { FactView } from '../../view/view.ts';
import { isNumber, type SetCell, hangIn, type CellStyle, setCell, drawCell } from './cell.ts';
import type { Box, Stage } from './stage.ts';
import { fitNumber, partsBeside, wrapLabel, type FittedNumber, type Lines } from './type.ts';

/** Cells with the label beside the number: number first, label in one or two lines after it. */
interface BesideCell {
  fact: FactView;
  number: FittedNumber;
  label: { text: string; set: Lines };
}

function setBeside(stage: Stage, fact: FactView, { size, label, width }: CellStyle): BesideCell | undefined {
  const gap = stage.px(22);
  for (const text of [fact.label, fact.short]) {
    const parts = partsBeside(fact, text, stage.setter.of.script);
    const number = fitNumber(stage.setter, parts, {
      width: width * 0.62,
      most: size,
      least: size * 0.9,
      words: stage.shape.words.unit,
    });
    if (!number) continue;
    const set = wrapLabel(stage.setter, text, {
      role: 'label',
      size: label,
      width: width - number.width - gap,
      lines: 2,
    });
    if (set) return { fact, number, label: { text, set } };
  }
  return undefined;
}

export interface LedgerStyle {
  most: number;
  least: number;
  /** Columns tried, best first. */
  columns: number[];
  rules?: boolean;
  /** Where the cells stand in a box that is higher than they are; at its top by default. */
  place?: 'middle';
  over?: string;
  numeral?: string;
  ink?: string;
}

interface Plan {
  rows: { height: number; cells: { x: number; width: number; below?: SetCell; beside?: BesideCell }[] }[];
  height: number;
  worth: number;
}

const ruleGap = 18;

function planLedger(
  stage: Stage,
  facts: FactView[],
  box: Box,
  style: LedgerStyle & { size: number; across: number; beside: boolean; ranks?: boolean },
): Plan | undefined {
  const { size, across, beside } = style;
  const gap = stage.px(36);
  const label = Math.max(stage.shape.words.small, Math.min(stage.shape.words.label, size * 0.5));
  // A number is larger than the words that say what it is.
  if (size < label * stage.shape.devices.tile.ratio) return undefined;
  const width = (box.right - box.left - (across - 1) * gap) / across;
  const rows: Plan['rows'] = [];
  for (let from = 0; from < facts.length; from += across) {
    const part = facts.slice(from, from + across);
    const cells: Plan['rows'][number]['cells'] = [];
    for (const [index, fact] of part.entries()) {
      const x = box.left + index * (width + gap);
      if (beside) {
        if (!isNumber(fact) || (style.ranks && fact.rank)) return undefined;
        const cell = setBeside(stage, fact, { size, label, width });
        if (!cell) return undefined;
        cells.push({ x, width, beside: cell });
      } else {
        const cell = setCell(stage, fact, { size, label, width, ranks: style.ranks ?? false });
        if (!cell) return undefined;
        cells.push({ x, width, below: cell });
      }
    }
    const hang = Math.max(0, ...cells.map(({ below }) => (below ? hangIn(below) : 0)));
    const height = Math.max(
      ...cells.map(({ below, beside: side }) =>
        below
          ? below.height - hangIn(below) + hang
          : Math.max(side!.number.sizes.size * 0.74, side!.label.set.lines.length * label * 1.24),
      ),
    );
    rows.push({ height, cells });
  }
  const pad = stage.px(ruleGap);
  const height = rows.reduce((sum, row) => sum + row.height + pad * 2, 0) - pad;
  if (height > box.bottom - box.top) return undefined;
  const holes = (across - (facts.length % across || across)) / facts.length;
  return { rows, height, worth: size * (1 - holes) + Math.min(0.3, height / (box.bottom - box.top)) * size };
}

/**
 * Facts in cells, as large as the box allows. Where not all fit, fewer are drawn.
 * @returns How many were drawn, and the height that they took.
 */
export function drawLedger(
  stage: Stage,
  facts: FactView[],
  box: Box,
  style: LedgerStyle,
): { count: number; height: number } {
  for (let count = facts.length; count > 0; count -= 1) {
    const list = facts.slice(0, count);
    const ranked = list.some(({ rank, parts }) => rank && parts.length > 0);
    const best =
      (ranked ? bestLedger(stage, list, box, { ...style, ranks: true }) : undefined) ??
      bestLedger(stage, list, box, style);
    if (best) {
      paintLedger(stage, best, box, style);
      return { count, height: best.height };
    }
  }
  return { count: 0, height: 0 };
}

/** The largest cells that hold the facts: with the ranks of their numbers, or without them. */
function bestLedger(
  stage: Stage,
  list: FactView[],
  box: Box,
  style: LedgerStyle & { ranks?: boolean },
): Plan | undefined {
  const count = list.length;
  let best: Plan | undefined;
  for (let size = style.most; size >= style.least; size *= 0.92) {
    for (const across of style.columns) {
      if (across > count) continue;
      for (const beside of [true, false]) {
        const plan = planLedger(stage, list, box, { ...style, size, across, beside });
        if (plan && (!best || plan.worth > best.worth)) best = plan;
      }
    }
    if (best && best.worth > size * 1.3) break;
  }
  return best;
}

function paintLedger(stage: Stage, { rows, height }: Plan, box: Box, style: LedgerStyle): void {
  const { palette } = stage;
  const pad = stage.px(ruleGap);
  // Slack goes between the rows, so that the last ends near the foot.
  const slack = Math.min(stage.px(46), (box.bottom - box.top - height) / Math.max(1, rows.length));
  const left = box.bottom - box.top - height - slack * rows.length;
  let top = box.top + (style.place === 'middle' ? Math.max(0, left) / 2 : 0);
  for (const row of rows) {
    // Labels of a row stand on one line, whatever hangs below their numbers.
    const hang = Math.max(0, ...row.cells.map(({ below }) => (below ? hangIn(below) : 0)));
    for (const { x, width, below, beside } of row.cells) {
      if (style.rules !== false) stage.line([x, top], [x + width, top], palette.rule, stage.px(2.5));
      const ground = style.over ? { over: style.over } : {};
      if (below)
        drawCell(stage, below, {
          x,
          top: top + pad,
          hang,
          ...ground,
          ...(style.numeral ? { numeral: style.numeral } : {}),
          ...(style.ink ? { ink: style.ink } : {}),
        });
      if (beside) {
        const { number, label, fact } = beside;
        const middle = top + pad + row.height / 2;
        const base = middle + number.sizes.size * 0.355;
        stage.number(fact, number, { x, base, colour: style.numeral ?? palette.numeral, ...ground });
        const { lines, size } = label.set;
        const block = (lines.length - 1) * size * 1.22;
        stage.lines(label.text, label.set, {
          x: x + number.width + stage.px(22),
          base: lines.length === 1 ? base : middle - block / 2 + size * 0.37,
          role: 'label',
          colour: style.ink ?? palette.ink,
          facts: [fact.id],
          ...ground,
        });
      }
    }
    top += row.height + pad * 2 + slack;
  }
}
