/** Ledgers: numbers with their labels below or beside them, in cells between hairlines. */
import type { FactView } from '../../view/view.ts';
import { hangOf, type Box, type Stage } from './stage.ts';
import { fitNumber, partsBeside, widthOf, wrapLabel, type FittedNumber, type Lines } from './type.ts';

/** The first of some wordings that fits. */
export function firstLabel(
  stage: Stage,
  texts: readonly string[],
  of: { role: 'label' | 'strong'; size: number; width: number; lines: number },
): { text: string; set: Lines } | undefined {
  for (const text of texts) {
    const set = wrapLabel(stage.setter, text, of);
    if (set) return { text, set };
  }
  return undefined;
}

/** The label that fits: the full one, else the short one, else none. */
export function labelLines(
  stage: Stage,
  fact: FactView,
  {
    size,
    width,
    lines,
    role = 'label',
  }: { size: number; width: number; lines: number; role?: 'label' | 'strong' },
): { text: string; set: Lines } | undefined {
  return firstLabel(stage, [fact.label, fact.short], { role, size, width, lines });
}

/** Is it a number? Facts without one say their rank or wording. */
export const isNumber = (fact: FactView): boolean => fact.parts.length > 0;

export interface SetCell {
  fact: FactView;
  number?: FittedNumber | undefined;
  /** Of a fact in words. */
  words?: Lines | undefined;
  label: { text: string; set: Lines };
  height: number;
  rank?: { text: string; set: Lines } | undefined;
}

/** px by which a label stands lower below a number with a comma. */
export function hangIn({ number }: { number?: FittedNumber | undefined }): number {
  if (!number) return 0;
  const hang = hangOf(number.parts.map(({ text }) => text).join('')) * number.sizes.size;
  return hang > number.sizes.size * 0.1 ? hang : 0;
}

export interface CellStyle {
  /** Figures, px. */
  size: number;
  label: number;
  width: number;
  lines?: number;
  ranks?: boolean;
}

/** A cell with its label below the number. @returns undefined where it does not fit. */
export function setCell(
  stage: Stage,
  fact: FactView,
  { size, label, width, lines = 2, ranks }: CellStyle,
): SetCell | undefined {
  const found = labelLines(stage, fact, { size: label, width, lines });
  if (!found) return undefined;
  const labelHeight = label * 0.95 + (found.set.lines.length - 1) * label * 1.22;
  if (!isNumber(fact)) {
    const words = wrapLabel(stage.setter, fact.text, {
      role: 'strong',
      size: Math.min(size * 0.6, label * 1.35),
      width,
      lines: 2,
    });
    if (!words) return undefined;
    return {
      fact,
      words,
      label: found,
      height: words.size * (1 + (words.lines.length - 1) * 1.2) + label * 0.42 + labelHeight,
    };
  }
  const parts = partsBeside(fact, found.text, stage.setter.of.script);
  const number = fitNumber(stage.setter, parts, {
    width,
    most: size,
    least: size * 0.8,
    words: stage.shape.words.unit,
  });
  if (!number) return undefined;
  const rank =
    ranks && fact.rank
      ? wrapLabel(stage.setter, fact.rank, { role: 'strong', size: label * 0.94, width, lines: 2 })
      : undefined;
  const rankHeight = rank ? label * 1.22 * rank.lines.length : 0;
  return {
    fact,
    number,
    label: found,
    height: number.sizes.size * 0.72 + label * 0.5 + labelHeight + rankHeight + hangIn({ number }),
    ...(rank ? { rank: { text: fact.rank, set: rank } } : {}),
  };
}

export function drawCell(
  stage: Stage,
  cell: SetCell,
  {
    x,
    top,
    over,
    numeral,
    ink,
    signal,
    hang = hangIn(cell),
  }: {
    x: number;
    top: number;
    over?: string;
    numeral?: string;
    ink?: string;
    signal?: string;
    hang?: number;
  },
): void {
  const { palette } = stage;
  const label = cell.label.set;
  let base = top;
  const ground = over ? { over } : {};
  if (cell.number) {
    base = top + cell.number.sizes.size * 0.72;
    stage.number(cell.fact, cell.number, { x, base, colour: numeral ?? palette.numeral, ...ground });
  } else if (cell.words) {
    base = top + cell.words.size * 0.86;
    stage.lines(cell.fact.text, cell.words, {
      x,
      base,
      role: 'strong',
      colour: numeral ?? palette.signal,
      facts: [cell.fact.id],
      ...ground,
    });
    base += (cell.words.lines.length - 1) * cell.words.size * 1.22;
  }
  base += label.size * 0.5 + label.size * 0.86 + hang;
  stage.lines(cell.label.text, label, {
    x,
    base,
    role: 'label',
    colour: ink ?? palette.ink,
    facts: [cell.fact.id],
    ...ground,
  });
  if (cell.rank) {
    base += label.lines.length * label.size * 1.22;
    stage.lines(cell.rank.text, cell.rank.set, {
      x,
      base,
      role: 'strong',
      colour: signal ?? palette.signal,
      facts: [cell.fact.id],
      ...ground,
    });
  }
}

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

/** Width of a label on one line. */
export const labelWidth = (stage: Stage, text: string, size: number): number =>
  widthOf(stage.setter, text, 'label', size);
