/** Title, kicker, tagline, source and swipe cue of a cover. */
import { phraseGap } from '../close.ts';
import { mixColours, readable } from '../../draw/colour.ts';
import { drawBookmark } from '../../draw/bookmark.ts';
import { drawSource } from '../../draw/foot.ts';
import { arrowPath, ribbonPath } from '../../draw/parts.ts';
import type { Stage } from '../../draw/stage.ts';
import { fitLines, widthOf, wrapLabel, type Lines } from '../../draw/type.ts';
import { divideWords } from '../../../view/divide.ts';
import type { Headline } from '../../../view/view.ts';
import type { Sky } from './sky.ts';

/** The kicker as a ribbon that hangs at the right, in Han from top to bottom. @returns its left edge. */
export function drawRibbon(
  stage: Stage,
  kicker: string,
  sky: Sky,
  { width, height }: { width: number; height: number },
): number {
  const letters = [...kicker];
  const x = stage.right - width;
  const fill = sky.bookmark;
  const ink = readable(fill === stage.tones.gold ? stage.tones.deep : sky.onBookmark, fill, 4.5);
  stage.path(ribbonPath(x, width, height, width * 0.22), fill);
  const from = Math.max(width * 0.12, stage.shape.safe[0]);
  const step = (height - from - width * 0.3) / letters.length;
  const size = Math.min(width * 0.68, step * 0.92);
  letters.forEach((letter, index) => {
    stage.words(letter, {
      x: x + width / 2,
      base: from + step * index + step / 2 + size * 0.37,
      role: 'display',
      size,
      align: 'centre',
      colour: ink,
      over: fill,
      block: 'kicker',
      type: 'picture',
      at: 'masthead.kicker',
    });
    stage.pieces.at(-1)!.classes += ' picture';
  });
  return x;
}

export function drawCue(stage: Stage, cue: string, source: string): void {
  const { shape, tones } = stage;
  if (!cue || shape.name === 'wide' || shape.name === 'story') return;
  const size = stage.px(44);
  const base = shape.height - shape.place.base;
  stage.path(arrowPath(stage.right - size, base - stage.px(12), size), tones.paper);
  const words = shape.words.small;
  const x = stage.right - size - stage.px(18);
  const wide = widthOf(stage.setter, cue, 'strong', words);
  const beside = widthOf(stage.setter, source, 'text', shape.source.size);
  if (wide > stage.measure * 0.4 || beside > stage.measure * cueShare) return;
  stage.words(cue, {
    x,
    base,
    align: 'right',
    role: 'strong',
    size: words,
    colour: tones.paper,
    over: tones.foot,
    block: 'cue',
    derived: true,
  });
}

/** Share of the measure that the source has beside the words of the cue; a longer one leaves only the arrow. */
const cueShare = 0.56;

export function drawCoverSource(stage: Stage, source: string, over: string, cued: boolean): void {
  const { shape, tones } = stage;
  const whole = widthOf(stage.setter, source, 'text', shape.source.size);
  const width = stage.measure * (cued ? (whole < stage.measure * cueShare ? cueShare : 0.9) : 1);
  const colour = mixColours(over, tones.paper, 0.8);
  drawSource(stage, source, { x: stage.left, width, colour, over, block: 'foot' });
}

/** In the title's own units, else between any of its words and in more lines. */
export function titleIn(
  stage: Stage,
  title: Headline,
  fit: { width: number; most: number; lines: number; height: number; fills?: boolean },
): Lines | undefined {
  const least = stage.shape.headline.least * 0.85;
  const set = (headline: Headline, lines: number) =>
    fitLines(stage.setter, headline, { ...fit, lines, role: 'display', least, leading: 1.2 });
  const { units } = divideWords(title.text, stage.setter.of);
  return set(title, fit.lines) ?? set({ text: title.text, units }, fit.lines + mostMoreLines);
}
const mostMoreLines = 3;

export function drawTagline(
  stage: Stage,
  tagline: string[],
  sky: Sky,
  { base, width }: { base: number; width: number },
): number | undefined {
  if (tagline.length === 0 || stage.shape.name === 'square') return undefined;
  const size = stage.px(46);
  const text = tagline.join(phraseGap(stage.setter.of.script));
  const wide = widthOf(stage.setter, text, 'quote', size);
  const fitted = Math.min(size, (size * width) / wide);
  if (fitted < stage.shape.words.small) return undefined;
  const art = readable(mixColours(sky.title, sky.planes[2], 0.4), sky.sky, 4.5);
  stage.lines(
    text,
    { lines: [text], size: fitted, width },
    { x: stage.left, base, role: 'quote', colour: art, over: sky.sky, block: 'tagline' },
  );
  return base + fitted * 0.2;
}

/** Of the eyebrow's size, the kicker's at least. */
const leastKicker = 0.78;

/** The kicker, in one line where it has room, behind the bookmark with the year where there is room for one. @param end Where it ends. */
export function drawKicker(
  stage: Stage,
  kicker: string,
  year: string,
  sky: Sky,
  end: { right: number } = { right: Infinity },
): void {
  const { shape } = stage;
  const mark = drawBookmark(stage, year, { ground: sky.bookmark, ink: sky.onBookmark });
  const x = mark === 0 ? stage.left : stage.left + mark + stage.px(24);
  const { size: most, base } = shape.eyebrow;
  const width = Math.min(end.right, stage.right) - x;
  const size = Math.min(most, width / widthOf(stage.setter, kicker, 'strong', 1));
  const place = { x, role: 'strong', colour: sky.title, over: sky.sky, block: 'kicker' } as const;
  // A long one takes two lines beside the bookmark.
  const small = most * leastKicker;
  const two =
    size < small
      ? wrapLabel(stage.setter, kicker, { role: 'strong', size: small, width, lines: 2 })
      : undefined;
  if (two) stage.lines(kicker, two, { ...place, base: base - small * halfLine });
  else stage.words(kicker, { ...place, base, size: Math.max(small, size) });
}
/** Ems by which the first of two lines stands higher than one alone. */
const halfLine = 0.2;
