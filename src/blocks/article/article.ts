/** The article: title, byline, text in columns, photos that take what the text leaves. */
import { mmToPt, ptToMm, steadyPt } from '../../lib/units.ts';
import type { ArticleView, PhotoView } from '../../view/view.ts';
import { mmStyle, type Frame, type Setting } from '../block.ts';

/** Photo slots keep to these shapes, width to height. */
export const widestShape = 2.3;
export const tallestShape = 1.05;
const greatestHeadline = 30;
const longestLine = 30;

/** Columns of text that a width takes. */
export const articleColumns = ({ sizes }: Setting, width: number): number =>
  Math.max(1, Math.round(width / ptToMm(sizes.article * longestLine) + 0.15));

/** A step of the ladder is taken where it is no smaller than this share of what fits. */
const leastStep = 0.85;

/** Headline size at which the longest sense unit fits the width, pt: a step of the page's ladder where one is near. */
export function headlineSize(
  { metrics, theme, sizes }: Setting,
  article: ArticleView,
  width: number,
): number {
  const longest = Math.max(
    ...article.title.units.map((unit) =>
      metrics.width(unit, { family: theme.type.display, weight: 900, size: 1 }),
    ),
  );
  const fit = Math.min(greatestHeadline, (mmToPt(width) / longest) * 0.98);
  return headlineStep(sizes, fit);
}

/** The step of the page's ladder below a size, where one is near. */
export function headlineStep({ big, part, panel, title }: Setting['sizes'], size: number): number {
  const step = [big, part, panel, title].find((one) => one <= size);
  return step !== undefined && step >= size * leastStep ? step : steadyPt(size);
}

export interface PhotoSlot {
  photo: PhotoView;
  /** mm */
  width: number;
  frameLines: number;
  /** The frame takes what height its surroundings leave; `frameLines` is its least. */
  grow?: boolean;
}

export function photoContext(
  { grid, view, photos }: Setting,
  { photo, width, frameLines, grow = false }: PhotoSlot,
): object {
  const height = frameLines * grid.line;
  return {
    partial: 'photo',
    at: photo.at,
    style: `width:${mmStyle(width)};${grow ? 'flex:1;' : ''}`,
    frameStyle: grow ? `min-height:${mmStyle(height)};` : `flex:1 0 auto;height:${mmStyle(height)};`,
    source: photos.get(photo.id) ?? '',
    focus: `object-position:${photo.focus.map((part) => `${Math.round(part * 100)}%`).join(' ')};`,
    alt: photo.alt,
    caption: photo.caption,
    credit: photo.credit,
    missing: view.words.photoMissing!,
    size: grow ? '' : `${Math.round(width)}×${Math.round(height)} mm`,
  };
}

/** What the article template receives, photos before and after the text. */
export function articleContext({
  setting,
  article,
  frame,
  columns,
  before,
  after,
  rule,
  head,
}: {
  setting: Setting;
  article: ArticleView;
  frame: Frame;
  columns: number;
  before: PhotoSlot[];
  after: PhotoSlot[];
  rule: boolean;
  /** Lines of title and byline and the title's size, pt, once known; natural while probing. */
  head?: { lines: number; size: number };
}): object {
  const { size, lines } = head ?? { size: headlineSize(setting, article, frame.width), lines: undefined };
  return {
    ...frame,
    partial: 'article',
    id: 'article',
    layout: '',
    article,
    rule,
    headStyle: `--headline:${headlineStep(setting.sizes, size)}pt;${lines === undefined ? '' : `height:${mmStyle(lines * setting.grid.line)};`}`,
    textStyle: `--article-columns:${columns};`,
    before: before.map((slot) => photoContext(setting, slot)),
    after: after.map((slot) => photoContext(setting, slot)),
  };
}
