/**
 * A panel at the right of a flat card, from its top to its foot: numbers below one another, all of one size, each
 * in a row as high as the others.
 */
import { inkOn } from './palette.ts';
import { contrastOf, mixColours } from './colour.ts';
import { drawCell, setCell, type SetCell } from './cell.ts';
import type { Box, Stage } from './stage.ts';
import type { FactView } from '../../view/view.ts';

/** px of the canvas: largest and least figures, and the step in which they grow smaller. */
const figures = { most: 150, least: 56, step: 4 } as const;
/** px of the canvas: air at the left of the words; share of a row that number and label take at most. */
const pad = 44;
const rowShare = 0.76;

/** The fill that stands out from the ground: deep on light and warm grounds, the main tone on dark ones. */
function fillOf({ palette, tones }: Stage): string {
  if (!palette.isDark) return tones.deep;
  const fill = mixColours(palette.back, tones.main, 0.62);
  return contrastOf(fill, palette.back) >= 1.25 ? fill : mixColours(palette.back, tones.paper, 0.16);
}

/** An empty panel; words on it stand between its air and the margin. */
export function panelOn(stage: Stage, box: Box): { left: number; right: number; fill: string; ink: string } {
  const fill = fillOf(stage);
  stage.rect(box.left, box.top, box.right - box.left, box.bottom - box.top, fill);
  return { left: box.left + stage.px(pad), right: stage.right, fill, ink: inkOn(stage.tones, fill) };
}

/**
 * @param below px that what is drawn at its foot takes of its height.
 * @returns Its fill; undefined where not all of the facts have room in one size.
 */
export function drawPanel(stage: Stage, facts: FactView[], box: Box, below = 0): string | undefined {
  const { shape, tones, palette } = stage;
  const left = box.left + stage.px(pad);
  const width = stage.right - left;
  const high = (box.bottom - below - box.top) / facts.length;
  let cells: SetCell[] | undefined;
  for (let size = figures.most; size >= figures.least && !cells; size -= figures.step) {
    const label = Math.max(shape.words.small, Math.min(shape.words.label * 1.1, stage.px(size) * 0.42));
    const set = facts.map((fact) =>
      setCell(stage, fact, { size: stage.px(size), label, width, ranks: true }),
    );
    if (set.every((cell) => cell !== undefined && cell.height <= high * rowShare)) cells = set as SetCell[];
  }
  if (!cells) return undefined;
  const fill = fillOf(stage);
  const ink = inkOn(tones, fill);
  const numeral = contrastOf(tones.gold, fill) >= 4.5 ? tones.gold : ink;
  stage.rect(box.left, box.top, box.right - box.left, box.bottom - box.top, fill);
  cells.forEach((cell, row) => {
    const top = box.top + row * high;
    if (row > 0) stage.line([left, top], [stage.right, top], mixColours(fill, ink, 0.34), stage.px(2.5));
    drawCell(stage, cell, {
      x: left,
      top: top + (high - cell.height) / 2,
      over: fill,
      numeral,
      ink,
      signal: palette.isDark ? numeral : ink,
    });
  });
  return fill;
}
