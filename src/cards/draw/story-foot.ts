/** The foot of a story, which the platform covers: landscape, and what the report is about. */
import type { Theme } from '../../design/theme.ts';
import { mixColours } from './colour.ts';
import { edgeAt, frontPath, planePath, type Strip } from './parts.ts';
import type { Stage } from './stage.ts';
import { drawSubject, standsIn, subjectWidth, type Subject } from './subjects.ts';

/** Far and near plane of a story's foot: each stands out from the one behind it, by night as by day. */
export function storyPlanes({ palette, tones }: Stage): { far: string; near: string } {
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

/**
 * px by which the land begins higher than usual, where what a story shows ends early.
 * @param rise px that more lines of the source take.
 */
export function liftOf(stage: Stage, rise: number): number {
  const { shape, reach } = stage;
  const usual = shape.height - shape.foot;
  const free = usual - shape.content.below - rise - reach;
  return stage.band > 0 ? 0 : Math.max(0, Math.min(free, stage.px(storySubject.mostLift)));
}

/** Where along the card what it is about stands: not on every card at one place. */
const places = [0.5, 0.36, 0.64, 0.44, 0.58] as const;

/** As high as the land leaves it room below the source, and no wider than the card. */
function sizeOf(stage: Stage, subject: Subject, index: number, high: number): { x: number; height: number } {
  const { width } = stage.shape;
  const height = Math.min(high, (width * storySubject.share) / subjectWidth[subject]);
  const half = (height * subjectWidth[subject]) / 2 + stage.px(storySubject.air);
  const x = Math.max(half, Math.min(width - half, width * places[index % places.length]!));
  return { x, height };
}

/** Where the platform covers the foot there is landscape, and what the report is about goes along it. */
export function drawStoryFoot(
  stage: Stage,
  look: { art: Theme['art']; subject?: Subject | undefined },
  { strip, index, lift }: { strip: Strip; index: number; lift: number },
): void {
  const { shape, tones } = stage;
  const top = shape.height - shape.foot - lift;
  const { far, near } = storyPlanes(stage);
  const nearStrip = { ...strip, seed: `${stage.seed} near` };
  const rise = stage.px(storySubject.rise);
  const farTop = top + stage.px(storySubject.far) + lift * storySubject.farShare;
  stage.path(planePath({ ...strip, seed: `${stage.seed} far` }, farTop, rise, shape.height), far);
  const land = top + stage.px(storySubject.land) + lift * storySubject.landShare;
  const drawNear = () => stage.path(planePath(nearStrip, land, rise, shape.height), near);
  if (look.subject) {
    const { x, height } = sizeOf(stage, look.subject, index, land - rise - top);
    const edgeOf = (at: number) => edgeAt(nearStrip, land, rise, at);
    const half = (height * subjectWidth[look.subject]) / 2;
    const isWithin = standsIn(look.subject);
    // What floats or grows stands within its land; what stands or drives has its whole foot on it.
    const edge = isWithin ? edgeOf(x) : Math.max(...[-1, -0.5, 0, 0.5, 1].map((at) => edgeOf(x + at * half)));
    if (!isWithin) drawNear();
    const at = { x, base: edge + height * storySubject.sunk, height };
    const isAbove = at.base - height < farTop;
    drawSubject(stage, look.subject, at, isAbove ? [far, stage.palette.back] : far);
    if (isWithin) drawNear();
  } else drawNear();
  stage.path(frontPath(look.art, strip, shape.height - stage.px(storySubject.front)), tones.foot);
}

/** Shares of the main tone in the planes of a dark story's foot. */
const nightPlanes = { far: 0.3, near: 0.62 } as const;
/**
 * px of the canvas: the far plane and the land on which an object stands, both below the foot's top, how far their edges
 * rise, the dark front; how much higher the foot begins at most, and shares of that by which its planes stay lower; the
 * share of an object's height that stands in the land, of the card's width that it takes, and the air beside it.
 */
const storySubject = {
  far: 36,
  land: 196,
  rise: 24,
  front: 96,
  mostLift: 560,
  farShare: 0.34,
  landShare: 0.62,
  sunk: 0.06,
  share: 0.62,
  air: 24,
} as const;
