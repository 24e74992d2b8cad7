/** A cell: a number with its label below it, and its rank; and labels in the first wording that fits. */
import type { FactView } from '../../view/view.ts';
import { hangOf, type Stage } from './stage.ts';
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

/** Width of a label on one line. */
export const labelWidth = (stage: Stage, text: string, size: number): number =>
  widthOf(stage.setter, text, 'label', size);
