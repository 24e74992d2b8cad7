/** Sets an arranged page: every block in its slot, folio and foot. */
import type { HtmlDocument } from '../html/document.ts';
import type { Candidate } from '../layout/item.ts';
import { blocksOf, type Layout } from '../layout/layout.ts';
import { cellGap } from '../layout/rows.ts';
import type { PlannedPage } from '../layout/solve.ts';
import { barePageName, pageName } from '../view/page-name.ts';
import type { ReportView } from '../view/view.ts';
import { fillWord } from '../view/words.ts';
import { articleContext, type PhotoSlot } from '../blocks/article/article.ts';
import type { Block, DrawChart, Frame, Setting, Variant } from '../blocks/block.ts';
import { pageDocument } from '../blocks/document.ts';
import { enlargedFormat } from '../design/enlarge.ts';
import { advertContext, advertLines, advertOn, rowStart, type Advert } from './advert.ts';
import { bodyEnd, folioLines, footLines, gapAboveFoot, heroAt, leastEarly } from './frames.ts';
import { emptyAboveEnd } from './closing-rule.ts';
import { gridOf, halvesOf, mainGrid, slotStyle, spanWidth, type Grid, type Slot } from '../design/grid.ts';
import { settingAt, type PageSource } from '../blocks/heights.ts';
import { endpieceContext, heroContext } from '../blocks/hero/hero.ts';
import { closingGap, type SidebarFit } from '../blocks/article/sidebar.ts';
import { closingBelow } from '../blocks/plan/closing.ts';
import { sheetScales } from './scales.ts';

/** The page, which stays on the sheet. */
export async function setPage(source: PageSource, found: SetRequest): Promise<HtmlDocument> {
  const document = await documentOf(source, found, 0);
  await source.sheet.show(document);
  const rise = await emptyAboveEnd(source.sheet);
  if (rise === 0) return document;
  const risen = await documentOf(source, found, rise);
  await source.sheet.show(risen);
  return risen;
}

/** Sets every block in its slot. @param rise Lines by which the end of a short page stands higher. */
async function documentOf(source: PageSource, found: SetRequest, rise: number): Promise<HtmlDocument> {
  const { styles } = source;
  const { layout } = found;
  const format = enlargedFormat(source.format, layout.size.factor);
  const { bleed, trim, spine } = format;
  const grid = gridOf(format);
  const setting = settingAt(source, {
    grid,
    size: layout.size,
    article: found.sidebar?.heights.scale ?? layout.size.scale,
  });
  const mains = spine === undefined ? [mainGrid(grid, layout.side)] : halvesOf(grid, spine);
  const parts = { setting, mains, found, spine: spine ?? 0, bleed, rise };
  const size = { width: trim[0] + 2 * bleed, height: trim[1] + 2 * bleed };
  const sheets = await Promise.all(
    Array.from({ length: layout.pages.length / mains.length }, async (_, index) => ({
      number: index + 1,
      style: `width:${size.width}mm;height:${size.height}mm;`,
      blocks: await scaledContexts(parts, index),
    })),
  );
  return pageDocument(styles, {
    template: 'page',
    context: { sheets },
    sizes: setting.sizes,
    gutter: grid.gutter,
    size,
  });
}

/** What is set: a layout, the blocks that it names, and the sidebar beside its body. */
export interface SetRequest {
  layout: Layout;
  /** The block of this name as it was measured in this way. */
  placed: (candidate: Candidate) => { block: Block; variant: Variant };
  sidebar: SidebarFit | undefined;
  /** Places of advertisements. */
  adverts: readonly Advert[];
}

interface SheetParts {
  setting: Setting;
  /** Grid of the main column, or of both pages of a spread. */
  mains: Grid[];
  found: SetRequest;
  /** mm; 0 where there is none. */
  spine: number;
  bleed: number;
  /** Lines by which the end of a short page stands higher than the layout has it. */
  rise: number;
}

/** A sheet whose figures are drawn on the scales that they share. */
async function scaledContexts(parts: SheetParts, index: number): Promise<object[]> {
  const scales = sheetScales(parts.setting);
  const alone = await sheetContexts(parts, index, scales.draw);
  return (await scales.share()) ? sheetContexts(parts, index, scales.draw) : alone;
}

async function sheetContexts(
  { setting, mains, found, spine, bleed, rise }: SheetParts,
  index: number,
  draw: DrawChart,
): Promise<object[]> {
  const { grid } = setting;
  const { layout, placed, adverts } = found;
  const soldOf = (at: number) => advertOn(adverts, index * mains.length + at);
  const place = placer(grid, bleed);
  const parts = layout.pages.slice(index * mains.length, (index + 1) * mains.length);
  const full = { column: 0, span: grid.columns };
  const pages = { index, count: layout.pages.length / mains.length };
  const hero = index === 0 ? heroAt(parts[0]!.start) : undefined;
  const sold = mains.flatMap((_, at) => soldOf(at) ?? []);
  const early = index === pages.count - 1 && layout.side === 0 ? earlyBy(parts, grid, sold) : 0;
  const foot = grid.lines - footLines - (early > 0 ? early + rise : 0);
  const body = await Promise.all(
    parts.map((page, at) =>
      bodyContexts({
        setting: { ...setting, grid: mains[at]! },
        placed,
        page,
        advert: soldOf(at),
        first: layout.pages.slice(0, index * mains.length + at).flatMap(blocksOf).length,
        place: placer(mains[at]!, bleed, foot - gapAboveFoot),
        draw,
      }),
    ),
  );
  return [
    folioContext(setting, place({ ...full, top: 0, lines: folioLines }), pages),
    ...(hero
      ? [
          await heroContext(setting, place({ ...full, ...hero }), {
            height: hero.lines * grid.line,
            spine,
            draw,
          }),
        ]
      : []),
    ...body.flat(),
    ...parts.flatMap(({ endpiece }) =>
      endpiece > 0
        ? [
            endpieceContext(
              setting,
              place({ ...full, top: foot - gapAboveFoot - endpiece, lines: endpiece }),
              endpiece * grid.line,
            ),
          ]
        : [],
    ),
    ...mains.flatMap((main, at) => {
      const sold = soldOf(at);
      return sold ? [advertContext({ ...setting, grid: main }, sold, bleed)] : [];
    }),
    ...(index === 0 ? sidebarContexts(setting, found, bleed) : []),
    { ...footContext(setting, place({ ...full, top: foot, lines: footLines }), pages), early: early > 0 },
  ];
}

/** Lines between the foot of a page that ends early and what is sold below it. */
const gapBelowFoot = 1;

/** Lines by which the last page of a short report ends above its foot, and above what is sold of it. */
function earlyBy(pages: { left: number }[], grid: Grid, sold: readonly Advert[]): number {
  const left = Math.min(...pages.map((page) => page.left));
  const below = sold.map((one) => advertLines(one, grid) + gapAboveFoot + footLines + gapBelowFoot);
  const least = Math.max(leastEarly(grid), ...below);
  return left >= least ? left : 0;
}

type Place = (slot: Slot) => Frame;

/** @param end Line at which slots end; what is printed in them ends above it. */
const placer =
  (grid: Grid, bleed: number, end = Infinity): Place =>
  (slot) => ({
    frame: 'block',
    style: slotStyle(grid, { ...slot, lines: Math.min(slot.lines, end - slot.top) }, bleed),
    width: spanWidth(grid, slot.span),
    extra: 0,
  });

function bodyContexts({
  setting,
  placed,
  page,
  advert,
  first,
  place,
  draw,
}: {
  setting: Setting;
  placed: SetRequest['placed'];
  page: PlannedPage;
  advert: Advert | undefined;
  /** Blocks on the pages before it. */
  first: number;
  place: Place;
  draw: DrawChart;
}): Promise<object[]> {
  const contexts: Promise<object>[] = [];
  for (const row of page.rows) {
    let column = rowStart(advert, row, setting.grid);
    for (const { span, parts } of row.cells) {
      let top = row.line;
      for (const { candidate, lines } of parts) {
        const { block, variant } = placed(candidate);
        // A block is known on the page by where it stands in reading order, whatever it is called.
        const number = first + contexts.length;
        const slot = place({ column, span, top, lines });
        const frame = {
          ...slot,
          style: `${slot.style}--placed:${number};`,
          extra: lines - candidate.lines,
        };
        contexts.push(block.context(setting, variant, frame, draw));
        top += lines + cellGap;
      }
      column += span;
    }
  }
  return Promise.all(contexts);
}

function sidebarContexts(setting: Setting, { layout, sidebar }: SetRequest, bleed: number): object[] {
  const { grid } = setting;
  const { article } = setting.view;
  if (!sidebar || !article) return [];
  const { side, pages } = layout;
  const column: Grid = { ...grid, x: grid.x + grid.width - side, width: side, columns: 1 };
  const top = pages[0]!.start;
  const lines = bodyEnd(grid) - top - sidebar.below;
  const place = placer(column, bleed);
  const at = place({ column: 0, span: 1, top, lines });
  const closing = sidebar.below > 0 ? setting.view.plan?.closing : undefined;
  const below = { column: 0, span: 1, top: top + lines + closingGap, lines: sidebar.below - closingGap };
  const slots: PhotoSlot[] = article.photos.map((photo, index) => ({
    photo,
    width: at.width,
    frameLines: sidebar.frames[index]!,
  }));
  const before = slots.slice(0, Math.ceil(slots.length / 2));
  return [
    ...(closing ? [closingBelow(closing, place(below))] : []),
    articleContext({
      setting,
      article,
      frame: at,
      columns: sidebar.heights.columns,
      before,
      after: slots.slice(before.length),
      rule: true,
      head: { lines: sidebar.heights.head, size: sidebar.heights.headline },
    }),
  ];
}

/** Editors stand in the folio, makers of the page in the foot. */
const isFolioRole = ({ words }: ReportView, role: string): boolean =>
  words.folioRoles!.split('|').includes(role);

interface PagePosition {
  /** From 0. */
  index: number;
  count: number;
}

const nameOfPage = ({ masthead }: ReportView, index: number): string => pageName(masthead.page, index);
/** As a sentence has it: 上接第03版. */
const inSentence = (view: ReportView, index: number): string =>
  barePageName(nameOfPage(view, index)) || String(index + 1);

const folioContext = ({ view, logo = '' }: Setting, frame: Frame, { index }: PagePosition): object => ({
  ...frame,
  partial: 'folio',
  id: index === 0 ? 'folio' : `folio-${index + 1}`,
  words: view.words,
  logo,
  masthead: index === 0 ? view.masthead : { ...view.masthead, page: nameOfPage(view, index) },
  carried:
    index === 0
      ? ''
      : `${view.masthead.title.text} · ${fillWord(view.words.continuedFrom!, { page: inSentence(view, index - 1) })}`,
  editors: view.credits
    .filter((credit) => credit.text !== '' && isFolioRole(view, credit.role))
    .map((credit) => credit.text),
});

const footContext = ({ view }: Setting, frame: Frame, { index, count }: PagePosition): object => {
  const gap = view.script === 'han' ? '　' : ' · ';
  const credits = view.credits
    .filter((credit) => credit.text !== '' && !isFolioRole(view, credit.role))
    .map((credit) => credit.text);
  const onwards =
    index < count - 1 ? [fillWord(view.words.continuedOn!, { page: inSentence(view, index + 1) })] : [];
  return {
    ...frame,
    partial: 'foot',
    id: index === 0 ? 'foot' : `foot-${index + 1}`,
    source: [view.source, view.period].filter(Boolean).join(gap),
    credits: [...credits, ...onwards].join(gap),
    // Whoever made the page is named on its first sheet, or room is kept for the name.
    missing: index === 0 && credits.length === 0 ? view.words.noMaker! : '',
  };
};
