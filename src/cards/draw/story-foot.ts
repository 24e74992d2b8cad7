/** The foot of a story, which the platform covers: landscape, and what the report is about. */
import type { Theme } from '../../design/theme.ts';
import { mixColours } from './colour.ts';
import { edgeAt, frontPath, planePath, type Strip } from './parts.ts';
import type { Stage } from './stage.ts';
import { drawSubject, standsIn, subjectWidth, type Subject } from './subjects.ts';

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
    planePath(
      { ...strip, seed: `${stage.seed} far` },
      top + stage.px(storySubject.far),
      stage.px(24),
      shape.height,
    ),
    far,
  );
  const land = top + stage.px(storySubject.land);
  const drawNear = () => stage.path(planePath(nearStrip, land, stage.px(24), shape.height), near);
  if (look.subject) {
    const height =
      stage.px(storySubject.height) * Math.min(1, storySubject.widest / subjectWidth[look.subject]);
    const x = shape.width / 2;
    const edgeOf = (at: number) => edgeAt(nearStrip, land, stage.px(24), at);
    const half = (height * subjectWidth[look.subject]) / 2;
    const isWithin = standsIn(look.subject);
    // What floats or grows stands within its land; what stands or drives has its whole foot on it.
    const edge = isWithin ? edgeOf(x) : Math.max(...[-1, -0.5, 0, 0.5, 1].map((at) => edgeOf(x + at * half)));
    if (!isWithin) drawNear();
    const at = { x, base: edge + height * storySubject.sunk, height };
    const isAbove = at.base - height < top + stage.px(storySubject.far);
    drawSubject(stage, look.subject, at, isAbove ? [far, stage.palette.back] : far);
    if (isWithin) drawNear();
  } else drawNear();
  stage.path(frontPath(look.art, strip, shape.height - stage.px(storySubject.front)), tones.foot);
}

/** Shares of the main tone in the planes of a dark story's foot. */
const nightPlanes = { far: 0.3, near: 0.62 } as const;
/**
 * px of the canvas: the far plane and the land on which an object stands, both below the foot's top, its height, the
 * dark front; the share of its height that stands in the land; its greatest width in heights.
 */
const storySubject = { far: 36, height: 176, land: 196, front: 96, sunk: 0.06, widest: 4 } as const;
