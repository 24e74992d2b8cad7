/** A photo from edge to edge with its credit: on covers, below a statement, at the foot of a split. */
import type { Box, Stage } from '../draw/stage.ts';
import { widthOf } from '../draw/type.ts';
import type { PlacedPhoto } from '../photos.ts';

/** Least height of a photo as a share of its width. */
const leastHeight = 0.22;

/**
 * The credit stands below the photo, in the size of the source.
 * @param colours Of the credit and of what is behind it.
 * @returns false where the photo would be a strip, or its credit has no room.
 */
export function drawPhotoBand(
  stage: Stage,
  photo: PlacedPhoto,
  { left, right, top, bottom }: Box,
  { ink, over }: { ink: string; over: string },
): boolean {
  const { size } = stage.shape.source;
  const credit = photo.credit ?? '';
  const below = credit ? size * 1.7 : 0;
  if (bottom - below - top < (right - left) * leastHeight) return false;
  stage.photo(photo, { left, right, top, bottom: bottom - below });
  if (!credit) return true;
  stage.rect(left, bottom - below, right - left, below, over);
  const x = Math.max(left > 0 ? left + size * 0.6 : left, stage.left);
  if (widthOf(stage.setter, credit, 'text', size) > Math.min(right, stage.right) - x) return false;
  stage.words(credit, {
    x,
    base: bottom - size * 0.45,
    role: 'text',
    size,
    colour: ink,
    over,
    block: 'credit',
  });
  return true;
}
