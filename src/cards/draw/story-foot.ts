/** The foot of a story, which the platform covers: landscape, and what the report is about. */
import type { Theme } from '../../design/theme.ts';
import { mixColours } from './colour.ts';
import { edgeAt, frontPath, planePath, type Strip } from './parts.ts';
import type { Stage } from './stage.ts';
import { drawSubject, subjectWidth, type Subject } from './subjects.ts';

/** Far and near plane of a story's foot: each stands out from the one behind it, by night as by day. */
function storyPlanes({ palette, tones }: Stage): { far: string; near: string } {
  if (palette.ground === 'colour')
    return {
      far: mixColours(palette.back, '#000000', 0.14),
      near: mixColours(palette.back, '#000000', 0.28),
    };
  if (palette.isDark)
    return {
      far: mixColours(palette.back, tones.main, nightPlanes.far),
      near: mixColours(palette.back, tones.main, nightPlanes.near),
    };
  return { far: palette.planes[1], near: mixColours(tones.main, tones.soft, 0.3) };
}

/** Where the platform covers the foot there is landscape, and what the report is about goes along it. */
export function drawStoryFoot(
  stage: Stage,
  look: { art: Theme['art']; subject?: Subject },
  { strip }: { strip: Strip },
): void {
  const { shape, tones } = stage;
  const top = shape.height - shape.foot;
  const { far, near } = storyPlanes(stage);
  const nearStrip = { ...strip, seed: `${stage.seed} near` };
  stage.path(
    planePath({ ...strip, seed: `${stage.seed} far` }, top + stage.px(36), stage.px(24), shape.height),
    far,
  );
  const land = top + stage.px(storySubject.land);
  if (look.subject) {
    const height =
      stage.px(storySubject.height) * Math.min(1, storySubject.widest / subjectWidth[look.subject]);
    const x = shape.width / 2;
    const edge = edgeAt(nearStrip, land, stage.px(24), x);
    drawSubject(stage, look.subject, { x, base: edge + height * storySubject.sunk, height }, far);
  }
  stage.path(planePath(nearStrip, land, stage.px(24), shape.height), near);
  stage.path(frontPath(look.art, strip, shape.height - stage.px(storySubject.front)), tones.foot);
}

/** Shares of the main tone in the planes of a dark story's foot. */
const nightPlanes = { far: 0.3, near: 0.62 } as const;
/**
 * px of the canvas: its height, the land on which it stands below the foot's top, the dark front; the share of its
 * height that stands in the land; its greatest width in heights.
 */
const storySubject = { height: 176, land: 196, front: 96, sunk: 0.06, widest: 4 } as const;
