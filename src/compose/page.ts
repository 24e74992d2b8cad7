/**
 * The newspaper page: measures its blocks, arranges them, and sets them in their slots.
 *
 * The result is a document in which every block has its place in mm; nothing is left to flow.
 */
import { drawChart } from '../charts/draw.ts';
import type { PageFormat } from '../design/format.ts';
import type { TextMetrics } from '../design/metrics.ts';
import type { HtmlDocument } from '../html/document.ts';
import { ProblemError } from '../lib/problem.ts';
import type { Sheet } from '../render/sheet.ts';
import type { Headline, ReportView, Text } from '../view/view.ts';
import { arrange, footLines, folioLines, type Arrangement, type Level } from './arrange.ts';
import { articleContext, type PhotoSlot } from './article.ts';
import { flowBlock } from './flow.ts';
import type { Block, DrawChart, Frame, Setting } from './block.ts';
import { pageDocument, type PageStyles } from './document.ts';
import { gridOf, mainGrid, slotStyle, spanWidth, type Grid, type Slot } from './grid.ts';
import { heroContext } from './hero.ts';
import { composeLines } from './lines/compose.ts';
import { panelBlock } from './panel.ts';
import { planBlocks } from './plan.ts';
import { articleScales, measureArticle, sidebarWidths } from './sidebar.ts';
import { arrangePages } from './paginate.ts';
import { blocksOf, type Stack, type StackParts } from './stack.ts';
import { settingAt, tableMaker } from './table.ts';
import { fillWord } from '../view/words.ts';

export interface PageRequest {
  format: PageFormat;
  styles: PageStyles;
  metrics: TextMetrics;
  sheet: Sheet;
}

export interface ComposedPage {
  document: HtmlDocument;
  pages: number;
  /** Why it was arranged like this, one line each. */
  reasons: string[];
}

/** Tiles a panel may show, and what showing more is worth against larger type. */
const richness = [{ mostTiles: 9, worth: 14 }, { mostTiles: 6, worth: 9 }, { mostTiles: 4, worth: 5 }, { mostTiles: 3, worth: 0 }, { mostTiles: 2, worth: -6 }];
/** The title of a part over the whole width of the main column. */
function partBlock(id: 'review' | 'plan', title: Headline, context: Text): Block {
  return {
    id, key: id, partial: 'part',
    variants: ({ grid }) => [{ span: grid.columns, layout: 'stack' }],
    capacity: () => 0,
    context: async (_setting, _variant, frame) => ({ ...frame, partial: 'part', id, title, context: context.length > 0 ? context : '', tone: id }),
  };
}

/** Two sentences one after the other, with a space between them where the script has one. */
const joinTexts = (first: Text, second: Text, script: ReportView['script']): Text =>
  [...first, ...(first.length > 0 && second.length > 0 && script === 'latin' ? [{ text: ' ' }] : []), ...second];

function stackParts({ review, plan, article, script }: ReportView, sections: Block[]): StackParts {
  return {
    review: { title: partBlock('review', review.title, []), sections },
    ...(article ? { article: flowBlock(article) } : {}),
    ...(plan ? { plan: { title: partBlock('plan', plan.title, joinTexts(plan.context, plan.tasksIntro, script)), blocks: planBlocks(plan) } } : {}),
  };
}

/** @throws ProblemError `overset` when the report does not fit even at the least sizes. */
export async function composePage(request: PageRequest): Promise<ComposedPage> {
  const { format, styles, metrics, sheet } = request;
  const { view } = styles;
  const grid = gridOf(format);
  const shared = { format, grid, styles, metrics, sheet };
  const levels = richness.map(({ mostTiles, worth }): Level =>
    ({ mostTiles, worth, parts: stackParts(view, view.review.sections.map((section) => panelBlock(section, mostTiles))) }));
  const widths = sidebarWidths(grid);
  const article = view.article ? { heights: await measureArticle(shared, view.article, widths), widths } : undefined;
  const asked = { grid, levels, article, tableAt: tableMaker(shared) };
  const { fitting, overset } = await arrange(asked);
  const best = fitting[0] ?? await arrangePages(asked);
  if (!best) throw oversetProblem(format, grid, overset?.lines ?? 0);
  const { document } = await composeLines(sheet, await setPage(request, grid, best));
  const reasons = (fitting.length > 0 ? fitting : [best]).map((one) => `${one === best ? 'chosen' : 'considered'}: up to ${one.level.mostTiles} tiles a panel, sidebar ${one.side} mm, type at ${Math.round(one.scale * 100)} % of its range, `
    + `hero ${one.pages[0]!.frame.hero!.lines} lines, ${one.pages.length} pages, ${one.left} lines empty, score ${one.score.toFixed(1)}`);
  return { document, reasons, pages: best.pages.length };
}

const oversetProblem = (format: PageFormat, grid: Grid, lines: number): ProblemError => new ProblemError({
  code: 'overset', severity: 'error',
  message: `The report is ${lines} lines (${Math.round(lines * grid.line)} mm of the main column) too long for ${format.label}, even at its least sizes.`,
  remedy: 'Shorten or leave out items, choose a larger format (see "tuban formats"), or spread the report over more pages.',
});

/** Sets every block in its slot. */
async function setPage({ format, styles, metrics }: PageRequest, grid: Grid, chosen: Arrangement): Promise<HtmlDocument> {
  const { theme } = styles;
  const { bleed, trim } = format;
  const articleScale = chosen.sidebar?.heights.scale ?? articleScales[0]!;
  const setting = settingAt({ format, grid, styles, metrics }, chosen.scale, articleScale);
  const draw: DrawChart = ({ figure, width, height, size }) => drawChart({ figure, theme, metrics, width, height, size });
  const place = placer(grid, bleed);
  const main = mainGrid(grid, chosen.side);
  const parts = { setting, main: { ...setting, grid: main }, chosen, place, placeMain: placer(main, bleed), draw, bleed };
  const size = { width: trim[0] + 2 * bleed, height: trim[1] + 2 * bleed };
  const sheets = await Promise.all(chosen.pages.map(async (_page, index) =>
    ({ number: index + 1, style: `width:${size.width}mm;height:${size.height}mm;`, blocks: await sheetContexts(parts, index) })));
  return pageDocument(styles, { template: 'page', context: { sheets }, sizes: setting.sizes, gutter: grid.gutter, size });
}

interface SheetParts {
  setting: Setting;
  /** The setting on the grid of the main column. */
  main: Setting;
  chosen: Arrangement;
  place: Place;
  placeMain: Place;
  draw: DrawChart;
  bleed: number;
}

async function sheetContexts({ setting, main, chosen, place, placeMain, draw, bleed }: SheetParts, index: number): Promise<object[]> {
  const { grid } = setting;
  const { frame, stack } = chosen.pages[index]!;
  const full = { column: 0, span: grid.columns };
  const pages = { index, count: chosen.pages.length };
  return [
    folioContext(setting, place({ ...full, top: 0, lines: folioLines }), pages),
    ...(frame.hero ? [heroContext(setting, place({ ...full, top: frame.hero.top, lines: frame.hero.lines }), frame.hero.lines * grid.line)] : []),
    ...await stackContexts({ setting: main, chosen, stack, top: frame.body.top, place: placeMain, draw }),
    ...(index === 0 ? sidebarContexts(setting, chosen, bleed) : []),
    footContext(setting, place({ ...full, top: grid.lines - footLines, lines: footLines }), pages),
  ];
}

type Place = (slot: Slot) => Frame;

const placer = (grid: Grid, bleed: number): Place =>
  (slot) => ({ frame: 'block', style: slotStyle(grid, slot, bleed), width: spanWidth(grid, slot.span), extra: 0 });

async function stackContexts({ setting, chosen, stack, top: first, place, draw }: {
  setting: Setting; chosen: Arrangement; stack: Stack; top: number; place: Place; draw: DrawChart;
}): Promise<object[]> {
  const byId = new Map(blocksOf(chosen.level.parts, chosen.side === 0).map((block) => [block.id, block]));
  const contexts: Promise<object>[] = [];
  let top = first;
  stack.entries.forEach((entry, index) => {
    if (index > 0) top += entry.gap;
    const at = top;
    for (const { id, column, candidate } of entry.row.blocks) {
      const frame = { ...place({ column, span: candidate.span, top: at, lines: entry.lines }), extra: entry.lines - candidate.lines };
      contexts.push(byId.get(id)!.context(setting, candidate, frame, draw));
    }
    top += entry.lines;
  });
  return Promise.all(contexts);
}

function sidebarContexts(setting: Setting, { sidebar, side, pages }: Arrangement, bleed: number): object[] {
  const { grid } = setting;
  const { article } = setting.view;
  if (!sidebar || !article) return [];
  const column: Grid = { ...grid, x: grid.x + grid.width - side, width: side, columns: 1 };
  const at = placer(column, bleed)({ column: 0, span: 1, top: pages[0]!.frame.body.top, lines: pages[0]!.frame.body.lines });
  const slots: PhotoSlot[] = article.photos.map((photo, index) => ({ photo, width: at.width, frameLines: sidebar.frames[index]! }));
  const before = slots.slice(0, Math.ceil(slots.length / 2));
  return [articleContext({ setting, article, frame: at, columns: sidebar.heights.columns, before, after: slots.slice(before.length), rule: true, headLines: sidebar.heights.head })];
}

/** Editors stand in the folio, makers of the page in the foot. */
const isFolioRole = ({ words }: ReportView, role: string): boolean => words.folioRoles!.split('|').includes(role);

interface PagePosition {
  /** From 0. */
  index: number;
  count: number;
}

/** Number of a page of the report: counted on from the masthead's where that is a number, else from 1. */
const pageName = ({ masthead }: ReportView, index: number): string => {
  const first = /^\d+$/.test(masthead.page) ? Number(masthead.page) : 1;
  return String(first + index).padStart(masthead.page.length, '0');
};

const folioContext = ({ view }: Setting, frame: Frame, { index }: PagePosition): object => ({
  ...frame, partial: 'folio', id: index === 0 ? 'folio' : `folio-${index + 1}`, words: view.words,
  masthead: index === 0 ? view.masthead : { ...view.masthead, page: pageName(view, index) },
  carried: index === 0 ? '' : `${view.masthead.title.text} · ${fillWord(view.words.continuedFrom!, { page: pageName(view, index - 1) })}`,
  editors: view.credits.filter((credit) => credit.text !== '' && isFolioRole(view, credit.role)).map((credit) => credit.text),
});

const footContext = ({ view }: Setting, frame: Frame, { index, count }: PagePosition): object => {
  const gap = view.script === 'han' ? '　' : ' · ';
  const credits = view.credits.filter((credit) => credit.text !== '' && !isFolioRole(view, credit.role)).map((credit) => credit.text);
  const onwards = index < count - 1 ? [fillWord(view.words.continuedOn!, { page: pageName(view, index + 1) })] : [];
  return { ...frame, partial: 'foot', id: index === 0 ? 'foot' : `foot-${index + 1}`, source: [view.source, view.period].filter(Boolean).join(gap), credits: [...credits, ...onwards].join(gap) };
};
