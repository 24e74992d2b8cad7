/**
 * What every card has: ground and landscape, bookmark and eyebrow, headline, the foot with source and
 * place. Returns the room that is left for the device.
 */
import type { Theme } from '../../design/theme.ts';
import type { Headline } from '../../view/view.ts';
import type { Brand } from '../brand.ts';
import { planePath, type Strip } from './parts.ts';
import { paletteOf, type Palette } from './palette.ts';
import { Stage, type Box } from './stage.ts';
import type { Subject } from './subjects.ts';
import { fitLines, widthOf, type Lines } from './type.ts';
import { drawBookmark } from './bookmark.ts';

export interface FrameContent {
  bookmark: string;
  eyebrow: string;
  headline?: (Headline & { isDerived?: true }) | undefined;
  /** Facts that the headline says. */
  headlineFacts?: string[];
  source: string;
  /** "4/12", or "" on a picture that stands alone. */
  place: string;
  index: number;
  brand?: Brand | undefined;
}

export interface FrameLook {
  art: Theme['art'];
  /** What the report is about: it stands on the land of a story. */
  subject?: Subject | undefined;
  /** In place of landscape, a colour that fills the card down to its lower edge: the foot's words stand on it. */
  footGround?: (stage: Stage) => string;
  /** The front plane must be flat: a base line stands on it. */
  flat?: boolean;
  /** A band of the deep tone behind the headline. */
  band?: boolean;
  /** Landscape behind the content. */
  planes?: boolean;
  /** Most lines of the headline. */
  lines?: number;
  /** Of its largest size, the headline at most. */
  headlineShare?: number;
  /** Share of the measure that eyebrow and headline take, where something stands beside them. */
  wordShare?: number;
}

/** Where a card's content may stand. */
export interface Room extends Box {
  /** Baseline of the headline's last line. */
  base: number;
  headline?: Lines | undefined;
}

export const stripOf = (stage: Stage, index: number): Strip => ({
  seed: stage.seed,
  width: stage.shape.width,
  height: stage.shape.height,
  from: index * stage.shape.width,
  unit: stage.shape.width / 1080,
});

/** Top of the foot's front plane. */
export const footTop = ({ shape }: Stage): number => shape.height - shape.foot;

/** Where what a device draws ends: above the foot, and above the band that closes the deck. */
export const floorTop = (stage: Stage): number => footTop(stage) - stage.band;

export function drawGround(stage: Stage, look: FrameLook, index: number): void {
  const { shape, palette } = stage;
  stage.rect(0, 0, shape.width, shape.height, palette.back);
  if (!look.planes || shape.foot === 0) return;
  const strip = stripOf(stage, index);
  const top = footTop(stage);
  const tall = shape.name === 'story' ? 0.05 : 0.13;
  stage.path(
    planePath(
      { ...strip, seed: `${stage.seed} far` },
      top - shape.height * tall * 1.5,
      stage.px(30),
      shape.height,
    ),
    palette.planes[0],
  );
  stage.path(
    planePath(
      { ...strip, seed: `${stage.seed} near` },
      top - shape.height * tall * 0.55,
      stage.px(26),
      shape.height,
    ),
    palette.planes[1],
  );
}

/** px of the canvas: what a logo takes at most, at the top right. */
const logoRoom = { width: 210, height: 70 } as const;

/** Logo at the top right; where there is none, the name. */
export function drawBrand(stage: Stage, { name, logo }: Brand, over: Palette): void {
  const { shape } = stage;
  if (shape.name === 'banner') return;
  const middle = shape.eyebrow.base - shape.eyebrow.size * 0.36;
  const [width, height] = [stage.px(logoRoom.width), stage.px(logoRoom.height)];
  if (logo) {
    const high = Math.min(height, width / logo.ratio);
    const wide = high * logo.ratio;
    stage.photo(
      { source: logo.source, alt: name },
      { left: stage.right - wide, top: middle - high / 2, right: stage.right, bottom: middle + high / 2 },
    );
    return;
  }
  const set = fitLines(
    stage.setter,
    { text: name, units: name.split(/(?<=\s)/) },
    {
      role: 'strong',
      width,
      most: shape.words.small,
      least: shape.source.size * 0.9,
      lines: 2,
      leading: 1.1,
    },
  );
  if (!set) return;
  const block = (set.lines.length - 1) * set.size * 1.1;
  stage.lines(name, set, {
    x: stage.right,
    base: middle - block / 2 + set.size * 0.36,
    align: 'right',
    role: 'strong',
    leading: 1.1,
    colour: over.title,
    over: over.back,
    block: 'brand',
  });
}

/** The bookmark with number or year, and the eyebrow beside it. */
export function drawHead(
  stage: Stage,
  { bookmark, eyebrow, brand }: Pick<FrameContent, 'bookmark' | 'eyebrow' | 'brand'>,
  over?: Palette,
  wordShare = 1,
): void {
  const { shape } = stage;
  const palette = over ?? stage.palette;
  const mark = drawBookmark(stage, bookmark, { ground: palette.bookmark, ink: palette.onBookmark });
  const x = mark === 0 ? stage.left : stage.left + mark + stage.px(24);
  if (!eyebrow) return;
  const right = stage.left + stage.measure * wordShare;
  const room = right - x - (brand && wordShare === 1 ? stage.px(logoRoom.width + 20) : 0);
  const fitted = fitLines(
    stage.setter,
    { text: eyebrow, units: [eyebrow] },
    {
      role: 'strong',
      width: room,
      most: shape.eyebrow.size,
      least: shape.eyebrow.size * 0.78,
      lines: 1,
    },
  );
  if (!fitted) return;
  stage.lines(eyebrow, fitted, {
    x,
    base: shape.eyebrow.base,
    role: 'strong',
    colour: palette.title,
    over: palette.back,
    block: 'eyebrow',
  });
}

/** Frame of an inner card. @returns undefined where its headline does not fit. */
export function drawFrame(stage: Stage, content: FrameContent, look: FrameLook): Room | undefined {
  const { shape } = stage;
  const { headline } = shape;
  drawGround(stage, look, content.index);
  const band = look.band ? paletteOf(stage.tones, 'deep') : undefined;
  const head = band ?? stage.palette;
  let base = headline.top - stage.px(30);
  let set: Lines | undefined;
  if (content.headline) {
    const lines = look.lines ?? headline.lines;
    // All but flat pictures have the height for a line more where news needs it.
    for (const count of shape.name === 'wide' ? [lines] : [lines, lines + 1])
      set ??= fitLines(stage.setter, content.headline, {
        role: 'headline',
        width: stage.measure * (look.wordShare ?? 1),
        most: Math.max(headline.least, headline.most * (look.headlineShare ?? 1)),
        least: headline.least,
        lines: count,
        leading: headline.leading,
      });
    if (!set) return undefined;
    base = headline.top + set.size * 0.86 + (set.lines.length - 1) * set.size * headline.leading;
  }
  const bandBottom = base + stage.px(shape.name === 'wide' || shape.name === 'square' ? 26 : 34);
  if (band) stage.rect(0, 0, shape.width, bandBottom, band.back);
  drawHead(stage, content, band, look.wordShare);
  if (content.brand) drawBrand(stage, content.brand, head);
  if (content.headline && set)
    stage.lines(content.headline.text, set, {
      x: stage.left,
      base: headline.top + set.size * 0.86,
      role: 'headline',
      leading: headline.leading,
      colour: head.title,
      over: head.back,
      block: 'headline',
      type: 'headline',
      facts: content.headlineFacts ?? [],
      derived: content.headline.isDerived ?? false,
    });
  return {
    left: stage.left,
    right: stage.right,
    top: band ? bandBottom : base + shape.content.above,
    bottom: footTop(stage) - shape.content.below,
    base,
    headline: set,
  };
}

/** Width of one line, for devices that set words beside others. */
export const lineWidth = (
  stage: Stage,
  text: string,
  role: Parameters<typeof widthOf>[2],
  size: number,
): number => widthOf(stage.setter, text, role, size);
