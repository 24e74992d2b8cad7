/** Numbers of a section at the foot of a card, below its mark. */
import type { FactView } from '../../view/view.ts';
import { drawLedger } from './ledger.ts';
import type { Box, Stage } from './stage.ts';

/** px of the canvas that cells at the foot of a card take, and the gap above them. */
const footCells = { square: 140, one: 140, two: 250, rank: 44, gap: 26 } as const;

/**
 * Numbers of a section below its mark, at the foot: two on a square card, else four.
 * @returns Where what stands above them ends, px; undefined where none has room.
 */
export function drawCellsBelow(stage: Stage, facts: FactView[], room: Box): number | undefined {
  const square = stage.shape.name === 'square';
  const shown = facts.slice(0, square ? 2 : 4);
  const ranked = shown.some(({ rank, parts }) => rank !== '' && parts.length > 0) ? footCells.rank : 0;
  const tall = stage.px(
    (square ? footCells.square : shown.length > 2 ? footCells.two : footCells.one) + ranked,
  );
  const box = { left: room.left, right: room.right, top: room.bottom - tall, bottom: room.bottom };
  const { count } = drawLedger(stage, shown, box, {
    most: stage.px(84),
    least: stage.px(48),
    columns: [2, 1],
  });
  return count > 0 ? box.top - stage.px(footCells.gap) : undefined;
}
