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
import { footLines, folioLines, type Arrangement, type ArrangeRequest, type Level } from './arrange.ts';
import { articleContext, type PhotoSlot } from './article.ts';
import { enlargedFormat, fillOf, fitLargest } from './enlarge.ts';
import { foldLine } from './fold.ts';
import { flowBlock } from './flow.ts';
import type { Block, DrawChart, Frame, Setting } from './block.ts';
import { pageDocument, type PageStyles } from './document.ts';
import { gridOf, halvesOf, mainGrid, slotStyle, spanWidth, type Grid, type Slot } from './grid.ts';
import { heroContext } from './hero.ts';
import { allowsRow, hintedBlock, readLayoutHints, type LayoutHints } from './hints.ts';
import { composeLines } from './lines/compose.ts';
import { dividedPanel, panelBlock, type Richness } from './panel.ts';
import { planBlocks, type PlanBlocks } from './plan.ts';
import { measureArticle, sidebarWidths } from './sidebar.ts';
import { calmSteps, findSpilled } from './spill.ts';
import { blocksOf, runBlocks, type Stack, type StackParts } from './stack.ts';
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
  /** Share of the pages that the report fills; 1 for full ones. */
  fill: number;
  /** Why it was arranged like this, one line each. */
  reasons: string[];
}

/** Tiles a panel may show, and what showing more is worth against larger type. */
const usualLevels: (Richness & { worth: number })[] = [
  { mostTiles: 9, worth: 14 }, { mostTiles: 6, worth: 9 }, { mostTiles: 4, worth: 5 }, { mostTiles: 3, worth: 0 }, { mostTiles: 2, worth: -6 }, { mostTiles: 2, compact: true, worth: -9 },
];
/** Levels tried: those with at most as many tiles as the report's editor wants. */
const levelsFor = ({ tiles }: LayoutHints): typeof usualLevels => {
  if (tiles === undefined) return usualLevels;
  const fewer = usualLevels.filter(({ mostTiles }) => mostTiles < tiles);
  return [{ mostTiles: tiles, worth: (fewer[0]?.worth ?? 0) + 1 }, ...fewer];
};

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

function stackParts({ review, plan, article, script }: ReportView, richness: Richness, hints: LayoutHints): StackParts {
  const sections = review.sections.map((section) => hintedBlock(panelBlock(section, richness), hints));
  return {
    review: { title: partBlock('review', review.title, []), sections, divided: review.sections.map((section) => dividedPanel(section, richness, script)) },
    ...(article ? { article: flowBlock(article) } : {}),
    ...(plan ? { plan: { title: partBlock('plan', plan.title, joinTexts(plan.context, plan.tasksIntro, script)), blocks: hintedPlan(planBlocks(plan), hints) } } : {}),
  };
}

const hintedPlan = ({ head, tasks, closing }: PlanBlocks, hints: LayoutHints): PlanBlocks => {
  const hinted = (blocks: Block[]) => blocks.map((block) => hintedBlock(block, hints));
  return { head: hinted(head), tasks: hinted(tasks), closing: hinted(closing) };
};

/** @throws ProblemError `overset` when the report does not fit even at the least sizes, `layout-hints`. */
export async function composePage(request: PageRequest): Promise<ComposedPage> {
  const { format, styles } = request;
  const hints = readLayoutHints(styles.view);
  const fitted = await fitLargest((factor) => requestAt(request, enlargedFormat(format, factor), hints), { most: format.enlarge, pages: hints.pages && hints.pages * partsOf(format) });
  if ('overset' in fitted) throw oversetProblem(format, gridOf(format), fitted.overset?.lines ?? 0);
  const { best, factor, fitting } = fitted;
  const { document } = await composeLines(request.sheet, await setCalmly({ ...request, format: enlargedFormat(format, factor) }, best));
  const enlarged = factor > 1 ? `, all of it ${factor} times the format's` : '';
  const reasons = fitting.map((one) => `${one === best ? 'chosen' : 'considered'}: up to ${one.level.mostTiles} tiles a panel, ${one.level.compact ? 'photos cut low, ' : ''}sidebar ${one.side} mm, type at ${Math.round(one.scale * 100)} % of its range${enlarged}, `
    + `hero ${one.pages[0]!.frame.hero!.lines} lines, ${one.pages.length / partsOf(format)} pages, ${one.left} lines empty, score ${one.score.toFixed(1)}`);
  return { document, reasons, pages: best.pages.length / partsOf(format), fill: fillOf(fitted) };
}

/** Pages that stand side by side on a sheet: two on a spread. */
const partsOf = ({ spine }: PageFormat): number => (spine === undefined ? 1 : 2);

/** What the composer chooses from at one size of the format. */
async function requestAt({ styles, metrics, sheet }: PageRequest, format: PageFormat, hints: LayoutHints): Promise<ArrangeRequest> {
  const { view } = styles;
  const spread = format.spine !== undefined;
  const grid = spread ? halvesOf(gridOf(format), format.spine!)[0] : gridOf(format);
  const shared = { format, grid, styles, metrics, sheet };
  const levels = levelsFor(hints).map((level): Level => ({ ...level, parts: stackParts(view, level, hints) }));
  const widths = hints.article === 'main' || spread ? [] : hints.sidebar === undefined ? sidebarWidths(grid) : [hints.sidebar];
  const article = view.article ? { heights: await measureArticle(shared, view.article, widths), widths, aside: !spread && (hints.article === 'sidebar' || (hints.sidebar !== undefined && hints.article === undefined)) } : undefined;
  return { grid, spread, levels, article, tableAt: tableMaker(shared), fold: format.fold === undefined ? undefined : foldLine(grid, format.fold), allows: hints.rows.length > 0 ? (ids) => allowsRow(hints, ids) : undefined };
}

const oversetProblem = (format: PageFormat, grid: Grid, lines: number): ProblemError => new ProblemError({
  code: 'overset', severity: 'error',
  message: `The report is ${lines} lines (${Math.round(lines * grid.line)} mm of the main column) too long for ${format.label}, even at its least sizes.`,
  remedy: 'Shorten or leave out items, choose a larger format (see "tuban formats"), or spread the report over more pages.',
});

/** The page, its blocks calmed until none spills over; it stays on the sheet. */
async function setCalmly(request: PageRequest, chosen: Arrangement): Promise<HtmlDocument> {
  const calm = new Map<string, number>();
  let document = await setPage(request, chosen, calm);
  await request.sheet.show(document);
  const grows = chosen.pages.some(({ stack }) => stack.entries.some((entry) => entry.row.blocks.some(({ candidate }) => entry.lines > candidate.lines)));
  for (const share of grows ? calmSteps : []) {
    const spilled = await findSpilled(request.sheet);
    if (spilled.length === 0) break;
    for (const id of spilled) calm.set(id, share);
    document = await setPage(request, chosen, calm);
    await request.sheet.show(document);
  }
  return document;
}

/** Sets every block in its slot. */
async function setPage({ format, styles, metrics }: PageRequest, chosen: Arrangement, calm: ReadonlyMap<string, number>): Promise<HtmlDocument> {
  const { theme } = styles;
  const { bleed, trim, spine } = format;
  const grid = gridOf(format);
  const articleScale = chosen.sidebar?.heights.scale ?? chosen.scale;
  const setting = settingAt({ format, grid, styles, metrics }, chosen.scale, articleScale);
  const draw: DrawChart = ({ figure, width, height, size }) => drawChart({ figure, theme, metrics, width, height, size });
  const mains = spine === undefined ? [mainGrid(grid, chosen.side)] : halvesOf(grid, spine);
  const parts = { setting, calm, mains, chosen, spine: spine ?? 0, draw, bleed };
  const size = { width: trim[0] + 2 * bleed, height: trim[1] + 2 * bleed };
  const sheets = await Promise.all(Array.from({ length: chosen.pages.length / mains.length }, async (_, index) =>
    ({ number: index + 1, style: `width:${size.width}mm;height:${size.height}mm;`, blocks: await sheetContexts(parts, index) })));
  return pageDocument(styles, { template: 'page', context: { sheets }, sizes: setting.sizes, gutter: grid.gutter, size });
}

interface SheetParts {
  setting: Setting;
  /** Grid of the main column, or of both pages of a spread. */
  mains: Grid[];
  chosen: Arrangement;
  /** Share of the extra lines for the figures of blocks that spilled over. */
  calm: ReadonlyMap<string, number>;
  /** mm; 0 where there is none. */
  spine: number;
  draw: DrawChart;
  bleed: number;
}

async function sheetContexts({ setting, mains, chosen, calm, spine, draw, bleed }: SheetParts, index: number): Promise<object[]> {
  const { grid } = setting;
  const place = placer(grid, bleed);
  const parts = chosen.pages.slice(index * mains.length, (index + 1) * mains.length);
  const { hero } = parts[0]!.frame;
  const full = { column: 0, span: grid.columns };
  const pages = { index, count: chosen.pages.length / mains.length };
  const stacks = await Promise.all(parts.map(({ frame, stack }, at) =>
    stackContexts({ setting: { ...setting, grid: mains[at]! }, chosen, calm, stack, top: frame.body.top, place: placer(mains[at]!, bleed), draw })));
  return [
    folioContext(setting, place({ ...full, top: 0, lines: folioLines }), pages),
    ...(hero ? [heroContext(setting, place({ ...full, top: hero.top, lines: hero.lines }), { height: hero.lines * grid.line, spine })] : []),
    ...stacks.flat(),
    ...(index === 0 ? sidebarContexts(setting, chosen, bleed) : []),
    footContext(setting, place({ ...full, top: grid.lines - footLines, lines: footLines }), pages),
  ];
}

type Place = (slot: Slot) => Frame;

const placer = (grid: Grid, bleed: number): Place =>
  (slot) => ({ frame: 'block', style: slotStyle(grid, slot, bleed), width: spanWidth(grid, slot.span), extra: 0 });

async function stackContexts({ setting, chosen, calm, stack, top: first, place, draw }: {
  setting: Setting; chosen: Arrangement; calm: ReadonlyMap<string, number>; stack: Stack; top: number; place: Place; draw: DrawChart;
}): Promise<object[]> {
  const blocks = [...blocksOf(chosen.level.parts, chosen.side === 0), ...(chosen.pages.length > 1 ? runBlocks(chosen.level.parts) : [])];
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const contexts: Promise<object>[] = [];
  let top = first;
  stack.entries.forEach((entry, index) => {
    if (index > 0) top += entry.gap;
    const at = top;
    for (const { id, column, candidate } of entry.row.blocks) {
      const frame = { ...place({ column, span: candidate.span, top: at, lines: entry.lines }), extra: entry.lines - candidate.lines, calm: calm.get(id) ?? 1 };
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
