/** The foot of a card: landscape, the source of the report and the place in its deck. */
import { mixColours, readable } from './colour.ts';
import { footTop, stripOf, type FrameContent, type FrameLook } from './frame.ts';
import { leastContrast } from './palette.ts';
import { frontPath } from './parts.ts';
import type { Stage } from './stage.ts';
import { drawStoryFoot } from './story-foot.ts';
import { fitLines, type Lines } from './type.ts';
import { divideWords } from '../../view/divide.ts';

/** Lines that a long source may take, and how small it may be. */
const mostSourceLines = 3;
const leastSource = 0.72;
/** In one line it is hardly smaller: a long one takes a second, which a phone still shows. */
const leastInLine = 0.92;

/** Width of the source, px, beside the place in the deck. */
const sourceWidth = (stage: Stage, place: string): number => stage.measure - (place ? stage.px(130) : 0);

/** A story's foot is landscape: its source grows upwards from what the platform covers. */
const isFree = ({ shape: { foot, name } }: Stage): boolean => foot === 0 || name === 'story';

/** The source of the report, in more lines where it is long. */
function setSource(stage: Stage, source: string, width: number): Lines {
  const { foot, source: own } = stage.shape;
  const { size } = own;
  const height = isFree(stage) ? Infinity : foot * footShare;
  const fit = { role: 'text', width, most: size, height } as const;
  const { units } = divideWords(source, stage.setter.of);
  const least = size * leastSource;
  return (
    fitLines(
      stage.setter,
      { text: source, units: [source] },
      { ...fit, least: size * leastInLine, lines: 1 },
    ) ??
    fitLines(stage.setter, { text: source, units }, { ...fit, least, lines: mostSourceLines }) ?? {
      lines: [source],
      size: least,
      width,
    }
  );
}

/** px above the usual line of the source that its other lines take. */
export function sourceRise(stage: Stage, { source, place }: Pick<FrameContent, 'source' | 'place'>): number {
  const { lines, size } = setSource(stage, source, sourceWidth(stage, place));
  return (lines.length - 1) * size * sourceLeading;
}

/** The last of its lines stands on the base line. */
export function drawSource(
  stage: Stage,
  source: string,
  {
    lift = 0,
    ...place
  }: {
    x: number;
    width: number;
    colour: string;
    over: string;
    align?: 'left' | 'centre';
    block: string;
    lift?: number;
  },
): void {
  const { source: own, height: bottom } = stage.shape;
  const { size, base } = own;
  const set = setSource(stage, source, place.width);
  const above = (set.lines.length - 1) * set.size * sourceLeading;
  stage.lines(source, set, {
    base: bottom - base - lift - (isFree(stage) ? above : above / 2 + (size - set.size) * halfCap),
    leading: sourceLeading,
    role: 'text',
    type: 'source',
    ...place,
  });
}
const sourceLeading = 1.2;
/** Of the foot's height that lines may take; and half the height of a letter, in ems. */
const footShare = 0.86;
const halfCap = 0.35;

/** The source of a story stands over landscape, and a faint icon may stand behind it as well. */
const overLandscape = 1.45;

/**
 * Tone of the foot: the same on all cards of a carousel.
 * @param lift px by which the land of a story begins higher, where its content ends early.
 */
export function drawFoot(
  stage: Stage,
  look: FrameLook,
  content: Pick<FrameContent, 'index' | 'source' | 'place'>,
  lift = 0,
): void {
  const { shape, tones } = stage;
  if (shape.foot === 0) return;
  const top = footTop(stage);
  const strip = stripOf(stage, content.index);
  const plain = look.footGround?.(stage);
  if (plain) stage.reachTo(shape.height);
  else if (shape.name === 'story') drawStoryFoot(stage, look, { strip, index: content.index, lift });
  else if (look.flat) stage.rect(0, top, shape.width, shape.foot, tones.foot);
  else stage.path(frontPath(look.art, strip, top), tones.foot);
  const story = shape.name === 'story';
  const ground = plain ?? (story ? stage.palette.back : tones.foot);
  // On a story the source stands over landscape, of which any plane may lie behind it.
  const quiet = plain
    ? readable(tones.deep, plain, leastContrast.small)
    : story
      ? [...stage.palette.planes, stage.palette.back].reduce(
          (colour, plane) => readable(colour, plane, leastContrast.small * overLandscape),
          stage.palette.quiet,
        )
      : mixColours(tones.foot, tones.paper, 0.78);
  const width = sourceWidth(stage, content.place);
  drawSource(stage, content.source, {
    x: stage.left,
    width,
    colour: quiet,
    over: ground,
    block: 'foot',
    lift,
  });
  if (content.place)
    stage.figures(content.place, {
      x: stage.right,
      base: shape.height - shape.place.base - lift,
      size: shape.place.size,
      align: 'right',
      colour: plain ? quiet : story ? stage.palette.ink : tones.paper,
      over: ground,
      block: 'foot',
    });
}
