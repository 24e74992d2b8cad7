/** What stands beside the large seal of a card: small seals, ranks as lines, numbers of its section. */
import type { FactView } from '../../../view/view.ts';
import { readable } from '../../draw/colour.ts';
import { drawLedger } from '../../draw/ledger.ts';
import { inkOn } from '../../draw/palette.ts';
import { drawSeal, sealWords } from '../../draw/seal.ts';
import type { Box, Stage } from '../../draw/stage.ts';
import { fitLines, widthOf, wrapLabel } from '../../draw/type.ts';
import type { Content } from '../../plan/content.ts';

type Seal = Extract<Content, { device: 'seal' }>;

/** Disc and words of a seal on its ground. */
export const discOf = (stage: Stage): { fill: string; ink: string } => {
  const { tones, palette } = stage;
  return palette.ground === 'colour' || palette.isDark
    ? { fill: tones.gold, ink: readable(tones.deep, tones.gold, 4.5) }
    : { fill: tones.signal, ink: inkOn(stage.tones, tones.signal) };
};

/** What a rank is of, with its number where it has one: 人参产业产值增长10%以上. */
export const sayOf = (fact: FactView): string => {
  if (fact.parts.length === 0) return fact.label;
  return /\p{Script=Han}/u.test(fact.label) ? fact.label + fact.full : `${fact.label}: ${fact.full}`;
};

/** px of the canvas: diameter of a small seal. */
export const smallSeal = 156;

/** Small seals in a row, rank and label below each. */
export function drawRow(stage: Stage, facts: FactView[], top: number): number | undefined {
  const { palette, tones, shape } = stage;
  const gap = stage.px(20);
  const width = (stage.measure - gap * (facts.length - 1)) / facts.length;
  const d = stage.px(smallSeal);
  let bottom = top;
  for (const [index, fact] of facts.entries()) {
    const x = stage.left + index * (width + gap) + width / 2;
    const words = sealWords(fact.rank, stage.setter.of.script)!;
    const disc = palette.isDark
      ? { fill: tones.paper, ink: readable(palette.back, tones.paper, 4.5) }
      : discOf(stage);
    drawSeal(stage, fact, words, { x, y: top + d / 2, d, ...disc });
    const rank = fitLines(
      stage.setter,
      { text: fact.rank, units: [fact.rank] },
      { role: 'strong', width, most: shape.words.label + stage.px(2), least: shape.words.unit, lines: 1 },
    );
    const label = [fact.label, fact.short]
      .map((text) => ({
        text,
        set: wrapLabel(stage.setter, text, {
          role: 'label',
          size: shape.words.small + stage.px(2),
          width,
          lines: 2,
        }),
      }))
      .find(({ set }) => set);
    if (!rank || !label?.set) return undefined;
    const base = top + d + stage.px(18) + rank.size * 0.86;
    stage.lines(fact.rank, rank, {
      x,
      base,
      align: 'centre',
      role: 'strong',
      colour: palette.signal,
      facts: [fact.id],
    });
    stage.lines(label.text, label.set, {
      x,
      base: base + label.set.size * 1.42,
      align: 'centre',
      role: 'label',
      colour: palette.ink,
      facts: [fact.id],
    });
    bottom = Math.max(bottom, base + label.set.size * (1.42 + (label.set.lines.length - 1) * 1.22 + 0.2));
  }
  return bottom;
}

/** Lines rank + label, as many as fit. */
export function drawLines(stage: Stage, facts: FactView[], top: number, bottom: number): void {
  if (facts.length === 0) return;
  const { palette, shape } = stage;
  const size = shape.words.label;
  const step = size * 1.5;
  stage.line([stage.left, top], [stage.right, top], palette.rule, stage.px(2));
  let base = top + size * 1.45;
  for (const fact of facts) {
    if (base + size * 0.2 > bottom) return;
    const rank = widthOf(stage.setter, fact.rank, 'strong', size);
    const room = stage.measure - rank - size;
    const said = [sayOf(fact), fact.label, fact.short].find(
      (text) => widthOf(stage.setter, text, 'label', size * 0.92) <= room,
    );
    if (!said) continue;
    stage.words(fact.rank, {
      x: stage.left,
      base,
      role: 'strong',
      size,
      colour: palette.signal,
      facts: [fact.id],
    });
    stage.words(said, {
      x: stage.left + rank + size,
      base,
      role: 'label',
      size: size * 0.92,
      colour: palette.ink,
      facts: [fact.id],
    });
    base += step;
  }
}

/** px of the canvas: what the numbers at the foot of a seal take. */
export const cellsRoom = ({ cells }: Seal): number => (cells.length > 2 ? 270 : cells.length > 0 ? 150 : 0);

/** Numbers of the section at the foot. @returns false where not even one has room. */
export function drawCells(stage: Stage, { cells }: Seal, { left, right, top, bottom }: Box): boolean {
  const high = Math.min(bottom - top, stage.px(stage.shape.name === 'square' ? 250 : 330));
  const { count } = drawLedger(
    stage,
    cells,
    { left, right, top: Math.max(top, bottom - high), bottom },
    { most: stage.px(cells.length > 2 ? 84 : 124), least: stage.px(48), columns: [2, 1] },
  );
  return count > 0;
}

/** Numbers of the section below the words of a flat card, in one row. @returns false where they have no room. */
export function drawWideCells(stage: Stage, { cells }: Seal, box: Box): boolean {
  const shown = cells.slice(0, 2);
  const { count } = drawLedger(stage, shown, box, {
    most: stage.px(84),
    least: stage.px(52),
    columns: [shown.length],
  });
  return count > 0;
}
