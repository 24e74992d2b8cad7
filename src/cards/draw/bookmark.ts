/** The bookmark that hangs from the head of a picture, with a number or a year on it. */
import { leastSize } from '../shapes.ts';
import { ribbonPath } from './parts.ts';
import type { Stage } from './stage.ts';
import { fitNumber, type FittedNumber } from './type.ts';

/** Shares of a bookmark's width: its figures, their size, the notch at its foot. */
const shares = { figures: 0.8, size: 0.54, notch: 0.26 } as const;
/** Times its own width to which a bookmark grows for a long year, such as 2024/25; for more there is none. */
const widest = 1.6;

/** Figures of a bookmark, never smaller than the least type. */
function fitFigures({ setter, shape }: Stage, text: string, width: number): FittedNumber | undefined {
  const least = leastSize(shape, 'secondary');
  const fit = (room: number) =>
    fitNumber(setter, [{ role: 'number', text }], {
      width: room * shares.figures,
      most: Math.max(width * shares.size, least),
      least,
      words: 1,
    });
  return fit(width) ?? fit(width * widest);
}

/** @param colours Of the ribbon and of what stands on it. @returns Its width; 0 where its figures have no room. */
export function drawBookmark(stage: Stage, text: string, colours: { ground: string; ink: string }): number {
  const { shape } = stage;
  const [width, height] = shape.bookmark;
  const fitted = text && width > 0 ? fitFigures(stage, text, width) : undefined;
  if (!fitted) return 0;
  const wide = Math.max(width, fitted.width / shares.figures);
  stage.path(ribbonPath(stage.left, wide, height, width * shares.notch), colours.ground);
  stage.figures(text, {
    x: stage.left + wide / 2,
    base: shape.eyebrow.base - (shape.eyebrow.size - fitted.sizes.size) * 0.3,
    size: fitted.sizes.size,
    align: 'centre',
    colour: colours.ink,
    over: colours.ground,
    block: 'bookmark',
  });
  return wide;
}
