/**
 * The article in the main column: title over columns of text; photos in a column or a row beside them, or,
 * where that would end far from the text, one at the head of the first column or several in a strip above
 * all.
 */
import { mmToPt, ptToMm, steadyPt } from '../../lib/units.ts';
import type { ArticleView } from '../../view/view.ts';
import {
  articleColumns,
  headlineSize,
  headlineStep,
  photoContext,
  tallestShape,
  widestShape,
} from './article.ts';
import { mmStyle, type Block, type Setting, type Variant } from '../block.ts';
import { isSeen, spanWidth, type Grid } from '../../design/grid.ts';
import { nameOfWay, type Way } from '../way.ts';
import { flowNode, type FlowParts } from '../natural/article.ts';

/** Width of the photos beside the text, as a share of the block. */
const photoShare = 0.26;
/** Share of the width up to which the longest sense unit of a headline over two lines goes. */
const headlineShare = 0.8;
const greatestHeadline = 34;
/** A low page has smaller headlines: pt to a mm of its type area. */
const headlineToHeight = 0.07;
const leastOfPage = 18;
/** Below this, pt, a headline rather takes two lines. */
const leastHeadline = 20;
/** Width to height of photos at the head of columns, before they grow. */
const wovenShape = 1.7;
/** Share of a photo's growth that is counted on; columns cannot meet a height exactly. */
const wovenReach = 0.7;

/** Width to height of photos in a strip: as flat as photos may be, so that the text stays near its title. */
const stripShape = widestShape;

/** Shares of the block for photos in a row, each as high as the text: a short article needs more. */
const rowShares = [0.3, 0.42, 0.54, 0.66];
/** Narrowest photo of a row and narrowest text beside it, mm. */
const leastInRow = 48;
const leastText = 60;

const rowShareOf = ({ way }: Variant): number => (way.kind === 'row' ? way.percent / 100 : 0);

function rowWays({ grid }: Setting, { photos: { length } }: ArticleView): Way[] {
  const width = spanWidth(grid, grid.columns) - grid.gutter;
  return rowShares
    .filter(
      (share) =>
        length > 0 && rowPhoto(grid, width * share, length) >= leastInRow && width * (1 - share) >= leastText,
    )
    .map((share) => ({ kind: 'row', percent: Math.round(share * 100) }));
}

const rowPhoto = ({ gutter }: Grid, width: number, photos: number): number =>
  (width - (photos - 1) * gutter) / photos;

function widthsOf(
  { grid }: Setting,
  article: ArticleView,
  width: number,
  share: number,
): { text: number; photos: number } {
  const photos = article.photos.length > 0 ? (width - grid.gutter) * share : 0;
  return { photos, text: article.photos.length > 0 ? width - grid.gutter - photos : width };
}

/** Lines that the photo at the head of the first column grows by, at most. */
const wovenGrowth = ({ grid }: Setting, column: number): number =>
  Math.floor((column / tallestShape - column / wovenShape) / grid.line);

const stripWidth = ({ grid }: Setting, width: number, photos: number): number =>
  (width - (photos - 1) * grid.gutter) / photos;

/** Where photos can stand. */
function waysOf(setting: Setting, article: ArticleView): Way[] {
  const { length } = article.photos;
  const above: Way[] = length === 0 ? [] : [{ kind: length === 1 ? 'headed' : 'strip' }];
  return [{ kind: 'flow' }, ...rowWays(setting, article), ...above];
}

/** Photos of a row that would be higher than photos may be: the whole row counts as empty. */
function rowWaste(setting: Setting, article: ArticleView, variant: Variant, text: number): number {
  const share = rowShareOf(variant);
  if (share === 0) return 0;
  const width = spanWidth(setting.grid, variant.span);
  const photo = rowPhoto(setting.grid, (width - setting.grid.gutter) * share, article.photos.length);
  return text > photo / tallestShape + setting.grid.line * 2
    ? (text / setting.grid.line) * variant.span * share
    : 0;
}

function capacityOf(setting: Setting, article: ArticleView, { span, way }: Variant): number {
  const width = spanWidth(setting.grid, span);
  if (way.kind === 'strip')
    return Math.floor(
      (stripWidth(setting, width, article.photos.length) * (1 / bestShape - 1 / stripShape)) /
        setting.grid.line,
    );
  if (way.kind !== 'headed') return article.photos.length > 0 ? 1 : 0;
  const { columns, column } = wovenWidths(setting, width);
  return 1 + Math.floor((wovenGrowth(setting, column) * wovenReach) / columns);
}
const bestShape = 1.5;

const widthOf = ({ metrics, theme, sizes }: Setting, { kicker, title, byline }: ArticleView) => ({
  kicker:
    kicker === '' ? 0 : metrics.width(kicker, { family: theme.type.heading, weight: 700, size: sizes.body }),
  /** Of the title, in sizes of its type; of kicker and byline, pt. */
  title: metrics.width(title.text, { family: theme.type.display, weight: 900, size: 1 }),
  byline:
    byline === '' ? 0 : metrics.width(byline, { family: theme.type.quote, weight: 400, size: sizes.body }),
});
/** Between title and byline, in sizes of the title: the style sheet's gap, and a little for the rule. */
const headGap = 1.3;

/** A rule beside the headline that is shorter than this, mm, looks like a dash. */
const leastRule = 20;

/**
 * Size of a headline over several columns, pt: on one line with the byline where that is not too small,
 * else as large as its longest sense unit allows; and whether a rule runs on beside it.
 */
function flowHeadline(
  setting: Setting,
  article: ArticleView,
  width: number,
): { size: number; isOneLine: boolean; hasRule: boolean } {
  const { kicker, title, byline: by } = widthOf(setting, article);
  const byline = by + kicker;
  const whole = steadyPt((mmToPt(width) - byline) / (title + (kicker > 0 ? 2 : 1) * headGap));
  const size = headlineStep(
    setting.sizes,
    Math.min(
      greatestHeadline,
      Math.max(leastOfPage, setting.grid.height * headlineToHeight),
      whole >= leastHeadline ? whole : headlineSize(setting, article, width * headlineShare),
    ),
  );
  return {
    size,
    isOneLine: size <= whole,
    hasRule:
      size > whole || width - ptToMm(size * (title + (kicker > 0 ? 2 : 1) * headGap) + byline) >= leastRule,
  };
}

/**
 * From the thick rule to the thin one, pt: farther apart where they would leave a hole above and below
 * them, from edge to edge.
 */
function bandHeight({ grid, sizes }: Setting, width: number, size: number): number {
  const above = (ptToMm(size * headlineLeading - usualBand) + grid.line) / 2;
  return isSeen(grid, { width, height: above }) ? steadyPt(sizes.line * wideBand) : usualBand;
}
const headlineLeading = 1.18;
const usualBand = 7.5;
const wideBand = 0.85;

export function flowBlock(article: ArticleView): Block {
  return {
    id: 'article',
    key: 'article-flow',
    partial: 'flow',
    variants: (setting) => waysOf(setting, article).map((way) => ({ span: setting.grid.columns, way })),
    capacity: (setting, variant) => capacityOf(setting, article, variant),
    // Its type grows in its place, see fill.ts.
    reach: (lines) => Math.floor(lines * typeGrowth),
    title: () => titleZone,
    waste: (variant, parts, setting) => rowWaste(setting, article, variant, parts.text ?? 0),
    node: (look, setting, variant) => flowNode(look, flowParts(setting, article, variant)),
    context: async (setting, variant, frame) => {
      const { kind } = variant.way;
      const { size, isOneLine, hasRule } = flowHeadline(setting, article, frame.width);
      // The height of one line is whole lines of the grid, else that of two is, so that the text keeps to it.
      const headStyle = `--headline:${size}pt;--headline-step:${isOneLine ? 1 : 0.5};--headline-rule:${hasRule ? 1 : 0}pt;--headline-band:${hasRule ? bandHeight(setting, frame.width, size) : 0}pt;`;
      const { extra } = frame;
      const parts =
        kind === 'headed'
          ? wovenParts(setting, article, { width: frame.width, extra })
          : kind === 'strip'
            ? stripParts(setting, article, { width: frame.width, extra })
            : besideParts(setting, article, { width: frame.width, share: rowShareOf(variant) });
      return {
        ...frame,
        partial: 'flow',
        id: 'article',
        article,
        headStyle,
        layout: nameOfWay(variant.way),
        ...parts,
      };
    },
  };
}

/** The article at its natural height. */
function flowParts(setting: Setting, article: ArticleView, variant: Variant): FlowParts {
  const { grid } = setting;
  const { way, span } = variant;
  const width = spanWidth(grid, span);
  const { size, isOneLine } = flowHeadline(setting, article, width);
  const slots = (each: number, lines: number) =>
    article.photos.map((photo) => ({ photo, width: each, frame: lines * grid.line }));
  const whole: FlowParts = {
    article,
    headline: { size, step: isOneLine ? 1 : 0.5 },
    columns: articleColumns(setting, width),
    strip: [],
    head: [],
    after: [],
    inRow: false,
  };
  if (way.kind === 'headed') {
    const { column } = wovenWidths(setting, width);
    return { ...whole, head: slots(column, Math.round(column / wovenShape / grid.line)) };
  }
  if (way.kind === 'strip') {
    const each = stripWidth(setting, width, article.photos.length);
    return { ...whole, strip: slots(each, Math.ceil(each / stripShape / grid.line) + stripGap) };
  }
  const share = rowShareOf(variant);
  const { text, photos } = widthsOf(setting, article, width, share || photoShare);
  const each = share > 0 ? rowPhoto(grid, photos, article.photos.length) : photos;
  return {
    ...whole,
    columns: articleColumns(setting, text),
    after: slots(each, Math.ceil(each / widestShape / grid.line)),
    inRow: share > 0,
  };
}

/** Share of its lines: type of 1.25 times the size. */
const typeGrowth = 0.6;
/** Lines of its headline. */
const titleZone: [number, number] = [0.5, 4.5];

/** @param share Of photos in a row; 0 for a column of them. */
function besideParts(
  setting: Setting,
  article: ArticleView,
  { width, share }: { width: number; share: number },
): object {
  const { text, photos } = widthsOf(setting, article, width, share || photoShare);
  const each = share > 0 ? rowPhoto(setting.grid, photos, article.photos.length) : photos;
  const least = Math.ceil(each / widestShape / setting.grid.line);
  return {
    photosStyle: `width:${mmStyle(photos)};${share > 0 ? 'flex-direction:row;gap:var(--gutter);' : ''}`,
    textStyle: `width:${mmStyle(text)};--article-columns:${articleColumns(setting, text)};`,
    after: article.photos.map((photo) =>
      photoContext(setting, { photo, width: each, frameLines: least, grow: true }),
    ),
  };
}

/** Of the line between a strip and the text, what photos take: the style sheet leaves the rest. */
const stripGap = 0.5;

function stripParts(
  setting: Setting,
  article: ArticleView,
  { width, extra }: { width: number; extra: number },
): object {
  const each = stripWidth(setting, width, article.photos.length);
  const frameLines = Math.ceil(each / stripShape / setting.grid.line) + extra + stripGap;
  return {
    textStyle: `--article-columns:${articleColumns(setting, width)};`,
    strip: article.photos.map((photo) => photoContext(setting, { photo, width: each, frameLines })),
  };
}

function wovenWidths(setting: Setting, width: number): { columns: number; column: number } {
  const columns = articleColumns(setting, width);
  return { columns, column: (width - (columns - 1) * setting.grid.gutter) / columns };
}

function wovenParts(
  setting: Setting,
  article: ArticleView,
  { width, extra }: { width: number; extra: number },
): object {
  const { columns, column } = wovenWidths(setting, width);
  const grown = Math.floor(Math.min(extra * columns, wovenGrowth(setting, column)) * wovenReach);
  const frameLines = Math.round(column / wovenShape / setting.grid.line) + grown;
  return {
    bodyStyle: `--woven:${columns};`,
    head: article.photos.map((photo) => photoContext(setting, { photo, width: column, frameLines })),
  };
}
