/** Sky and land of a cover, and what all its shapes are given. */
import { mixColours, readable } from '../../draw/colour.ts';
import { footTop } from '../../draw/frame.ts';
import { edgeAt, frontPath, planePath, type Strip } from '../../draw/parts.ts';
import { bookmarkOn } from '../../draw/palette.ts';
import type { Stage } from '../../draw/stage.ts';
import { drawSubject, floats, landOf, standsIn, subjectWidth, type Subject } from '../../draw/subjects.ts';
import { placeArt } from '../../../html/art/own.ts';
import type { Drawing } from '../../../model/art/shape.ts';
import type { Headline, ReportView } from '../../../view/view.ts';
import type { Theme } from '../../../design/theme.ts';
import type { PlacedPhoto } from '../../photos.ts';
import type { Content } from '../../plan/content.ts';

export type Cover = Extract<Content, { device: 'cover' }>;

export interface CoverSetting {
  view: ReportView;
  art: Theme['art'];
  /** Words of the swipe cue; "" where the picture stands alone. */
  cue: string;
  index: number;
  /** The report's own art, in place of the theme's land and of the year. */
  own?: Drawing | undefined;
  /** What it leads with is bad news: its sun does not shine. */
  isDull?: boolean;
  /** What the report is about: it stands on the horizon. */
  subject: Subject | undefined;
  /** A photo in place of the land and of the year. */
  photo?: PlacedPhoto | undefined;
  /** The report's title, or a shorter one of its own. */
  title: Headline;
  /** What is left out where all of it has no room. */
  without: readonly Spared[];
}

/** What a cover can do without: the sun with an amount, the year's picture, the hooks. */
export type Spared = 'sun' | 'year' | 'hooks';

/** Covers from the richest to the plainest. */
export const coverLadder: readonly (readonly Spared[])[] = [
  [],
  ['sun'],
  ['sun', 'year'],
  ['sun', 'year', 'hooks'],
];

export interface Sky {
  sky: string;
  title: string;
  year: string;
  sun: string;
  planes: [string, string, string];
  ground: string;
  /** Ribbon and bookmark, and type on them. */
  bookmark: string;
  onBookmark: string;
}

export function skyOf(stage: Stage, { art, isDull }: Pick<CoverSetting, 'art' | 'isDull'>): Sky {
  const sky = coloursOf(stage, art);
  const sun = isDull ? mixColours(sky.sky, sky.planes[1], veiled) : sky.sun;
  return { ...sky, sun, ...bookmarkOn(stage.tones, sky.sky) };
}
/** Of the land's tone in a sun that does not shine. */
const veiled = 0.7;

function coloursOf(stage: Stage, art: Theme['art']): Omit<Sky, 'bookmark' | 'onBookmark'> {
  const { tones } = stage;
  if (art === 'rays')
    return {
      sky: tones.accent,
      title: tones.paper,
      year: tones.paper,
      sun: tones.gold,
      planes: [
        mixColours(tones.accent, '#000000', 0.12),
        mixColours(tones.accent, tones.deep, 0.6),
        tones.deep,
      ],
      ground: tones.deep,
    };
  const cool = art === 'lines';
  // By the sea: a light sky, water in the theme's own blue; the sun alone is warm.
  const sky = cool ? mixColours(tones.soft, tones.paper, 0.62) : tones.warm;
  return {
    sky,
    title: readable(tones.deep, sky, 4.5),
    year: readable(tones.deep, sky, 4.5),
    sun: tones.sun,
    planes: cool
      ? [mixColours(sky, tones.main, 0.34), mixColours(sky, tones.main, 0.68), tones.main]
      : [mixColours(sky, tones.main, 0.26), mixColours(sky, tones.main, 0.6), tones.main],
    ground: tones.deep,
  };
}

const stripOf = (stage: Stage, index: number): Strip => ({
  seed: stage.seed,
  width: stage.shape.width,
  height: stage.shape.height,
  from: index * stage.shape.width,
  unit: stage.shape.width / 1080,
});

/** The report's own drawing from edge to edge, cut off above and below. */
function ownArt(stage: Stage, own: Drawing, { top, bottom }: { top: number; bottom: number }): string {
  const size = { width: stage.shape.width, height: bottom - top, prefix: `cover-${Math.round(top)}-` };
  return `<g transform="translate(0 ${Math.round(top)})">${placeArt(own, size)}</g>`;
}

/** px of the canvas: an object beside the sun at most and at least; what it stands away from sun and edge. */
const besideSun = { most: 300, least: 120, gap: 36 } as const;
/** Of the land's height, an object before it; of the width, where its middle is. */
const beforeLand = { height: 0.94, x: 0.4 } as const;

/** Height of an object beside the sun; 0 where it has no room there. */
function heightBeside(
  stage: Stage,
  subject: Subject | undefined,
  free: { left: number; right: number } | undefined,
): number {
  if (!free || !subject) return 0;
  const room = free.right - free.left - 2 * stage.px(besideSun.gap);
  const height = Math.min(stage.px(besideSun.most), room / subjectWidth[subject]);
  return height >= stage.px(besideSun.least) ? height : 0;
}

/** Of a flat picture's height, what floats on its land. */
export const flatShare = 0.26;
/** Of that, how wide it is at most: before the sun it keeps clear of the words there. */
const flatWidth = 1.05;

/** px of the canvas: what stands on the land of a story, where the platform shows nothing of its own. */
const storySubject = { height: 230, below: 250 } as const;

/**
 * What the platform covers of a story is land as well, lighter towards the reader, and what the report is about stands
 * on it.
 */
function drawNearLand(
  stage: Stage,
  sky: Sky,
  {
    strip,
    subject,
    isStanding,
  }: { strip: Omit<Strip, 'seed'>; subject: Subject | undefined; isStanding: boolean },
): void {
  const top = footTop(stage);
  const plane = (name: string, down: number, share: number) =>
    stage.path(
      planePath(
        { ...strip, seed: `${stage.seed} ${name}` },
        top + stage.px(down),
        stage.px(24),
        stage.shape.height,
      ),
      mixColours(sky.ground, sky.planes[1], share),
    );
  const nearest = () => plane('nearest', storySubject.below, storyLand.near);
  plane('near', 60, storyLand.far);
  if (!subject) return nearest();
  const x = stage.shape.width * 0.5;
  const height = stage.px(storySubject.height) * Math.min(1, 4 / subjectWidth[subject]);
  const edge = { ...strip, seed: `${stage.seed} nearest` };
  const half = (height * subjectWidth[subject]) / 2;
  const edges = [-1, -0.5, 0, 0.5, 1].map((at) =>
    edgeAt(edge, top + stage.px(storySubject.below), stage.px(24), x + at * half),
  );
  const base = standsIn(subject) ? edges[2]! + height * 0.1 : Math.max(...edges) + stage.px(6);
  // What floats or grows stands within its land, what drives or is built on it.
  const isWithin = standsIn(subject);
  if (!isWithin) nearest();
  if (isStanding) drawSubject(stage, subject, { x, base, height }, sky.ground);
  if (isWithin) nearest();
}

/**
 * Land in planes, the nearest the deep ground of the hooks.
 * @param free What the sun leaves free of the sky, px.
 */
export function drawLand(
  stage: Stage,
  sky: Sky,
  { art, index, own, subject }: CoverSetting,
  {
    far,
    ground,
    free,
    flat,
  }: {
    far: number;
    ground: number;
    free?: { left: number; right: number } | undefined;
    /** On a flat picture: the right edge of the object, which floats here or is drawn by the cover. */
    flat?: number | undefined;
  },
): void {
  const strip = stripOf(stage, index);
  const step = (ground - far) / 3;
  const story = stage.shape.name === 'story';
  const beside = own ? 0 : heightBeside(stage, subject, free);
  if (own) stage.raw(ownArt(stage, own, { top: far, bottom: ground + stage.px(14) }));
  else
    sky.planes.forEach((colour, plane) => {
      // Beside the sun it stands behind the nearest plane, else before the land.
      if (plane === 2 && subject && beside > 0)
        drawSubject(
          stage,
          subject,
          {
            x: (free!.left + free!.right) / 2,
            base: far + (ground - far) * 0.62,
            height: beside,
          },
          sky.sky,
        );
      stage.path(
        planePath(
          { ...strip, seed: `${stage.seed} cover ${plane}` },
          far + plane * step,
          stage.px(18),
          stage.shape.height,
        ),
        colour,
      );
    });
  if (!own && subject && !story && beside === 0 && (flat === undefined || floats(subject))) {
    const high = stage.shape.height * flatShare;
    const height =
      flat === undefined
        ? (ground - far) * beforeLand.height
        : Math.min(high, (high * flatWidth) / subjectWidth[subject]);
    const x =
      flat === undefined ? stage.shape.width * beforeLand.x : flat - (height * subjectWidth[subject]) / 2;
    const behind = [...(flat === undefined ? [] : [sky.sun, sky.sky]), ...sky.planes.slice(0, 2)];
    drawSubject(stage, subject, { x, base: ground + stage.px(8), height }, behind);
  }
  stage.path(
    frontPath(
      art === 'none' ? 'rays' : landOf(art, subject),
      { ...strip, seed: `${stage.seed} cover` },
      ground,
    ),
    sky.ground,
  );
  const top = footTop(stage);
  if (story) drawNearLand(stage, sky, { strip, subject, isStanding: !own && beside === 0 });
  if (stage.shape.foot > 0)
    stage.path(
      planePath(
        { ...strip, seed: `${stage.seed} foot` },
        top + stage.px(story ? storyLand.foot : 8),
        stage.px(story ? 22 : 8),
        stage.shape.height,
      ),
      stage.tones.foot,
    );
}
/** Shares of the lighter plane in the land of a story; px of the canvas down to its dark foot. */
const storyLand = { far: 0.32, near: 0.7, foot: 330 } as const;
