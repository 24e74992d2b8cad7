/** What the hero of tiles is about, as a scene: beside its figures, else above them, on ground of its own. */
import { inkOn } from '../../draw/palette.ts';
import { isDark, mixColours } from '../../draw/colour.ts';
import type { Box, Stage } from '../../draw/stage.ts';
import { drawSubject, subjectWidth, type Subject } from '../../draw/subjects.ts';

/** px of the tile's words, and its colour. */
interface Around {
  right: number;
  numberRight: number;
  /** From the tile's top to its first words. */
  free: number;
  fill: string;
}

/**
 * px of the canvas: least height, air around, height beside figures; shares of the tile's height and width there; how far
 * its ground is from the tile's colour, and how high.
 */
const scene = {
  least: 84,
  air: 34,
  beside: 170,
  most: 0.62,
  share: 0.34,
  ground: 0.16,
  strip: 44,
} as const;

/** px that a scene takes above figures at least. */
export const leastScene = (stage: Stage): number => stage.px(scene.least + scene.air);

/** px that one takes beside figures. */
export const sceneWidth = (stage: Stage, subject: Subject, width: number): number =>
  Math.min(stage.px(scene.beside) * subjectWidth[subject], width * scene.share) + stage.px(scene.air);

/** @returns false where it has no room. */
export function drawTileScene(
  stage: Stage,
  subject: Subject,
  box: Box,
  { right, numberRight, free, fill }: Around,
): boolean {
  const air = stage.px(scene.air);
  const ratio = subjectWidth[subject];
  const strip = stage.px(scene.strip);
  const beside = Math.min((right - numberRight - air) / ratio, (box.bottom - box.top - strip) * scene.most);
  const above = Math.min(free - air, ((right - box.left) * scene.most) / ratio);
  const height = Math.max(beside, above);
  if (height < stage.px(scene.least)) return false;
  const isBeside = beside >= above;
  const base = isBeside ? box.bottom - strip : box.top + free;
  // No edge of its ground runs through figures.
  const left = isBeside ? numberRight + air / 2 : box.left;
  // Ground goes towards what words do not: it takes none of their contrast.
  const ground = mixColours(fill, isDark(inkOn(stage.tones, fill)) ? '#ffffff' : '#000000', scene.ground);
  stage.rect(left, base, box.right - left, box.bottom - base, ground);
  drawSubject(stage, subject, { x: right - (height * ratio) / 2, base, height }, fill);
  return true;
}
