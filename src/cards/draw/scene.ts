/**
 * Scenes: what stands at the foot of a card that has room, made of the part that a fact's pictogram
 * belongs to. A pictogram without a part is shown large, filled and cropped by the card's corner.
 */
import { seededRandom } from '../../html/art/random.ts';
import type { FactView } from '../../view/view.ts';
import { isSober } from '../plan/tone.ts';
import { isDark, mixColours } from './colour.ts';
import { earPath, firPath, housePath } from './parts.ts';
import type { Box, Stage } from './stage.ts';

export type ScenePart = 'ear' | 'fir' | 'house';

/** Parts by pictogram names of Tabler Icons. */
const partNames: [RegExp, ScenePart][] = [
  [/^(wheat|plant|grain|seedling)/, 'ear'],
  [/^(trees?|leaf|plant-2|christmas)/, 'fir'],
  [/^(home|building)(?!-(bank|factory|store))/, 'house'],
];

export const scenePartOf = (icon: string | undefined): ScenePart | undefined =>
  icon ? partNames.find(([name]) => name.test(icon))?.[1] : undefined;

const paths = { ear: earPath, fir: firPath, house: housePath } as const;
/** Width of a part as a share of its height. */
const widths: Record<ScenePart, number> = { ear: 0.2, fir: 0.62, house: 0.9 };

/** Rows of a part, the far ones lighter, filling the box to its foot. */
function drawField(stage: Stage, part: ScenePart, box: Box): void {
  const random = seededRandom(`${stage.seed} ${part}`);
  const height = box.bottom - box.top;
  const { palette, tones } = stage;
  const dark = isDark(palette.back);
  const tone = part === 'ear' && !dark ? tones.sun : tones.main;
  const rows = 3;
  for (let row = 0; row < rows; row += 1) {
    const base = box.bottom + height * 0.06;
    const tall = height * (1 - row * 0.2) * (part === 'house' ? 0.8 : 1);
    const colour = mixColours(
      palette.back,
      row === rows - 1 ? mixColours(tone, '#000000', 0.12) : tone,
      0.4 + 0.3 * row,
    );
    let d = '';
    const step = tall * widths[part] * (part === 'house' ? 1.05 : 0.72);
    for (let x = box.left - step * random(); x < box.right + step; x += step * (0.8 + 0.4 * random()))
      d += paths[part](x, base, tall * (0.82 + 0.24 * random()));
    stage.path(d, colour);
  }
}

/** Nothing grows over bad news. @returns false where nothing is drawn. */
export function drawScene(stage: Stage, fact: FactView, box: Box): boolean {
  const { icon } = fact;
  const height = box.bottom - box.top;
  if (height < stage.px(90)) return false;
  const part = isSober(fact, stage.setter.of.language) ? undefined : scenePartOf(icon);
  if (part) {
    stage.hasField = true;
    const tall = Math.min(height, stage.px(300));
    drawField(stage, part, { ...box, top: box.bottom - tall });
    return true;
  }
  if (!icon) return false;
  const size = Math.min(height * 1.15, (box.right - box.left) * 0.62);
  // Above the line of source and place, where that stands on the scene's ground.
  const { source, height: card } = stage.shape;
  const foot = Math.min(box.bottom + size * 0.14, card - source.base - source.size * 1.4);
  stage.icon(icon, {
    x: box.right - size * 0.9,
    y: foot - size,
    size,
    colour: isDark(stage.palette.back) ? stage.tones.soft : stage.palette.title,
    opacity: 0.26,
  });
  return true;
}
