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
  { strip, index }: { strip: Strip; index: number },
): void {
  const { shape, tones } = stage;
  const top = shape.height - shape.foot;
  const { far, near } = storyPlanes(stage);
  const nearStrip = { ...strip, seed: `${stage.seed} near` };
  stage.path(
    planePath({ ...strip, seed: `${stage.seed} far` }, top + stage.px(36), stage.px(24), shape.height),
    far,
  );
  if (look.subject) {
    const height =
      stage.px(storySubject.height) * Math.min(1, storySubject.widest / subjectWidth[look.subject]);
    const x = shape.width * storySubject.places[index % storySubject.places.length]!;
    const edge = edgeAt(nearStrip, top + stage.px(150), stage.px(24), x);
    drawSubject(stage, look.subject, { x, base: edge + height * storySubject.sunk, height });
  }
  stage.path(planePath(nearStrip, top + stage.px(150), stage.px(24), shape.height), near);
  stage.path(frontPath(look.art, strip, shape.height - stage.px(150)), tones.foot);
}

/** Shares of the main tone in the planes of a dark story's foot. */
const nightPlanes = { far: 0.3, near: 0.62 } as const;
/** px of the canvas; the share of its height that stands in the land; widths in heights; shares of the width where it stands from card to card. */
const storySubject = { height: 130, sunk: 0.1, widest: 4, places: [0.24, 0.5, 0.74, 0.4, 0.64] } as const;
