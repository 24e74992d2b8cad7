/**
 * The article in a column of its own beside the review, with the closing part of the plan below it where that fills
 * the column: the size of its type and the height of its photos are chosen together so that it is full to the line.
 */
import type { ArticleView, PlanView } from '../../view/view.ts';
import { mmToPx, pxToMm } from '../../lib/units.ts';
import {
  articleColumns,
  articleContext,
  headlineSize,
  photoContext,
  tallestShape,
  widestShape,
} from './article.ts';
import { pageDocument } from '../document.ts';
import type { Grid } from '../../design/grid.ts';
import { gridAt, probeSettingAt, type PageSource } from '../heights.ts';
import type { Frame, Setting } from '../block.ts';
import { mmToPt } from '../../lib/units.ts';
import { measureProbes, wholeLines } from '../measure.ts';
import { closingBelow } from '../plan/closing.ts';
import { articleText, columnHead } from '../natural/article.ts';
import { closingColumn } from '../natural/closing.ts';
import { photoNode } from '../natural/figures.ts';
import { reckoned } from '../natural/measure.ts';
import { lookAt, type Typesetter } from '../natural/look.ts';

/** Sizes tried, from least to greatest. */
export const articleScales = [0, 0.35, 0.7, 1];
/** Widths tried, mm; a column of 52 mm holds about 16 characters. */
const widths = [52, 56, 60, 66, 72, 80, 90, 104, 120];
/** The article never takes more of the page than this. */
const greatestShare = 0.4;
/** A photo looks best about 3 to 2. */
const bestShape = 1.5;
/** Lines between text and photos. */
export const photoGap = 1;

export const sidebarWidths = (grid: Grid): number[] =>
  widths.filter((width) => width <= grid.width * greatestShare);

export interface ArticleHeights {
  /** mm */
  width: number;
  scale: number;
  columns: number;
  /** Characters of a line, as shares of what reads well in the report's script. */
  measure: number;
  /** Size of the title, pt: it is what it was measured in, whatever size the page is set in. */
  headline: number;
  /** Lines. */
  head: number;
  text: number;
  /** Caption of each photo. */
  captions: number[];
  /** The closing part below it, 0 where there is none. */
  closing: number;
}

interface Wanted {
  article: ArticleView;
  closing: PlanView['closing'];
  /** mm */
  widths: number[];
  factor: number;
}

/** Title, text and captions at each width and size; measured in the browser where they cannot be reckoned. */
export async function measureArticle(source: PageSource, wanted: Wanted): Promise<ArticleHeights[]> {
  const { typesetter } = source;
  const found = typesetter && reckoned(() => reckonArticle(source, typesetter, wanted));
  return found ?? probeArticle(source, wanted);
}

/** Only the article's own size differs. */
function reckonArticle(
  source: PageSource,
  typesetter: Typesetter,
  { article, closing, widths, factor }: Wanted,
): ArticleHeights[] {
  const grid = gridAt(source.format, factor, 0);
  const linesOf = (px: number) => wholeLines(pxToMm(px), grid.line);
  const greatest = probeSettingAt(source, { grid, size: { scale: 1, factor } });
  const large = lookAt(typesetter, greatest.sizes, grid.gutter);
  return articleScales.flatMap((scale) => {
    const setting = probeSettingAt(source, { grid, size: { scale: 0.5, factor }, article: scale });
    const look = lookAt(typesetter, setting.sizes, grid.gutter);
    return widths.map((width): ArticleHeights => {
      const columns = articleColumns(setting, width);
      const px = mmToPx(width);
      const headline = headlineSize(setting, article, width);
      return {
        width,
        scale,
        columns,
        measure: measureOf(setting, width / columns),
        headline,
        head: linesOf(columnHead(look, article, headline).lay(px).height),
        text: linesOf(articleText(look, article, columns).lay(px).height),
        captions: article.photos.map((photo) => linesOf(photoNode(look, photo, 0).lay(px).height)),
        closing: closing ? linesOf(closingColumn(large, closing).lay(px).height) : 0,
      };
    });
  });
}

/** All in one document, but for the closing part. */
async function probeArticle(
  source: PageSource,
  { article, closing, widths, factor }: Wanted,
): Promise<ArticleHeights[]> {
  if (widths.length === 0) return [];
  const { sheet, styles, format } = source;
  const grid = gridAt(format, factor, 0);
  const at = (scale: number) =>
    probeSettingAt(source, { grid, size: { scale: 0.5, factor }, article: scale });
  const setting = at(0.5);
  const captions = widths.flatMap((width) =>
    article.photos.map((photo) => ({
      ...frameOf(width),
      partial: 'caption',
      photo: photoContext(setting, { photo, width, frameLines: 0 }),
    })),
  );
  const tries = articleScales.flatMap((scale) =>
    widths.map((width) => {
      const own = at(scale);
      const columns = articleColumns(own, width);
      return {
        scale,
        width,
        columns,
        measure: measureOf(own, width / columns),
        headline: headlineSize(own, article, width),
        context: articleContext({
          setting: own,
          article,
          frame: frameOf(width, `--article:${own.sizes.article}pt;`),
          columns,
          before: [],
          after: [],
          rule: false,
        }),
      };
    }),
  );
  const blocks = [...captions, ...tries.map(({ context }) => context)];
  const document = pageDocument(styles, {
    template: 'probe',
    context: { blocks },
    sizes: setting.sizes,
    gutter: grid.gutter,
    size: { width: grid.width, height: 400 },
  });
  const measured = await measureProbes(sheet, document);
  const linesOf = (index: number, part: string) => wholeLines(measured[index]!.parts[part]!, grid.line);
  const count = article.photos.length;
  const first = captions.length;
  const closings = closing ? await probeClosing(source, { closing, widths, factor }) : [];
  return tries.map(({ scale, width, columns, measure, headline }, index): ArticleHeights => ({
    width,
    scale,
    columns,
    measure,
    headline,
    head: linesOf(first + index, 'head'),
    text: linesOf(first + index, 'text'),
    captions: article.photos.map((_, photo) => linesOf(widths.indexOf(width) * count + photo, 'caption')),
    closing: closings[widths.indexOf(width)] ?? 0,
  }));
}

const frameOf = (width: number, style = ''): Frame => ({
  frame: 'probe',
  style: `width:${width}mm;${style}`,
  width,
  extra: 0,
});

/** Lines of the closing part at each width, in the greatest type that the page may have. */
async function probeClosing(
  source: PageSource,
  { closing, widths, factor }: Omit<Wanted, 'article'> & { closing: NonNullable<PlanView['closing']> },
): Promise<number[]> {
  const grid = gridAt(source.format, factor, 0);
  const { sizes } = probeSettingAt(source, { grid, size: { scale: 1, factor } });
  const document = pageDocument(source.styles, {
    template: 'probe',
    context: { blocks: widths.map((width) => closingBelow(closing, frameOf(width))) },
    sizes,
    gutter: grid.gutter,
    size: { width: grid.width, height: 400 },
  });
  const measured = await measureProbes(source.sheet, document);
  return measured.map(({ height }) => wholeLines(height, grid.line));
}

/** Characters of a line that reads well in a narrow column, and their average advance, em. */
const goodLine = { han: { characters: 14, advance: 1 }, latin: { characters: 32, advance: 0.46 } };

/** @param width mm */
function measureOf({ sizes, view }: Setting, width: number): number {
  const { characters, advance } = goodLine[view.script];
  return mmToPt(width) / (sizes.article * advance * characters);
}

export interface SidebarFit {
  heights: ArticleHeights;
  /** Lines of each photo's frame. */
  frames: number[];
  /** Lines of the closing part below it, with the gap above; 0 where it stands elsewhere. */
  below: number;
  /** Lines that stay empty at the foot of the column, beyond what its type grows into. */
  empty: number;
  /** How far photo shapes are from the best one; the smaller, the better. */
  cost: number;
}

/** How many times its size an article is set to fill its column: one size of text holds for the page. */
const mostGrown = 1.12;
/** Cost of a line of no characters: a column half as wide as it should be costs half of it. */
const narrowCost = 240;

/** Lines between the article and the closing part. */
export const closingGap = 1;

/**
 * Best size and photo heights for a column of `lines`; undefined when even the least is too long.
 * @param closes The closing part stands below the article.
 */
export function fitSidebar(
  all: ArticleHeights[],
  { width, lines, line, closes }: { width: number; lines: number; line: number; closes: boolean },
): SidebarFit | undefined {
  let best: SidebarFit | undefined;
  for (const heights of all.filter((one) => one.width === width)) {
    const count = heights.captions.length;
    const below = closes ? heights.closing + closingGap : 0;
    const free =
      lines -
      below -
      heights.head -
      heights.text -
      heights.captions.reduce((sum, caption) => sum + caption, 0) -
      count * photoGap;
    const least = Math.ceil(width / widestShape / line);
    const most = Math.floor(width / tallestShape / line);
    if (free < count * least) continue;
    const used = Math.min(free, count * most);
    const frames = Array.from(
      { length: count },
      (_, index) => Math.floor(used / count) + (index < used % count ? 1 : 0),
    );
    const left = free - used;
    const shape = count === 0 ? 0 : Math.abs(Math.log(width / ((used / count) * line) / bestShape));
    // Type that grows to fill the column has fewer characters to the line.
    const grown = heights.measure / Math.min(mostGrown, Math.sqrt(1 + left / Math.max(1, heights.text)));
    const narrow = Math.max(0, 1 - grown) * narrowCost;
    // Type grows a little into what is left (the template says how far); the rest is a hole at the foot.
    const filled = Math.min(left, heights.text * (mostGrown ** 2 - 1));
    const empty = left - filled;
    const cost = filled * (count === 0 ? 0.5 : 5) + empty * 5 + shape * 10 + narrow - heights.scale * 3;
    if (!best || cost < best.cost - 1e-9) best = { heights, frames, below, empty, cost };
  }
  return best;
}
