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
import { panelBlock } from './panel.ts';
import { planBlocks } from './plan.ts';
import { articleScales, measureArticle, sidebarWidths } from './sidebar.ts';
import { blocksOf, type StackParts } from './stack.ts';
import { settingAt, tableMaker } from './table.ts';

export interface PageRequest {
  format: PageFormat;
  styles: PageStyles;
  metrics: TextMetrics;
  sheet: Sheet;
}

export interface ComposedPage {
  document: HtmlDocument;
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
  const { fitting, overset } = await arrange({ grid, levels, article, tableAt: tableMaker(shared) });
  const best = fitting[0];
  if (!best) throw oversetProblem(format, grid, overset?.lines ?? 0);
  const document = await setPage(request, grid, best);
  const reasons = fitting.map((one) => `${one === best ? 'chosen' : 'considered'}: up to ${one.level.mostTiles} tiles a panel, sidebar ${one.side} mm, type at ${Math.round(one.scale * 100)} % of its range, `
    + `hero ${one.frame.hero.lines} lines, ${one.left} lines empty, score ${one.score.toFixed(1)}`);
  return { document, reasons };
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
  const { frame } = chosen;
  const full = { column: 0, span: grid.columns };
  const blocks: object[] = [
    folioContext(setting, place({ ...full, top: 0, lines: folioLines })),
    heroContext(setting, place({ ...full, top: frame.hero.top, lines: frame.hero.lines }), frame.hero.lines * grid.line),
    ...await stackContexts({ setting: { ...setting, grid: main }, chosen, place: placer(main, bleed), draw }),
    ...sidebarContexts(setting, chosen, bleed),
    footContext(setting, place({ ...full, top: grid.lines - footLines, lines: footLines })),
  ];
  const size = { width: trim[0] + 2 * bleed, height: trim[1] + 2 * bleed };
  const sheetStyle = `width:${size.width}mm;height:${size.height}mm;`;
  return pageDocument(styles, { template: 'page', context: { sheets: [{ number: 1, style: sheetStyle, blocks }] }, sizes: setting.sizes, gutter: grid.gutter, size });
}

type Place = (slot: Slot) => Frame;

const placer = (grid: Grid, bleed: number): Place =>
  (slot) => ({ frame: 'block', style: slotStyle(grid, slot, bleed), width: spanWidth(grid, slot.span), extra: 0 });

async function stackContexts({ setting, chosen, place, draw }: {
  setting: Setting; chosen: Arrangement; place: Place; draw: DrawChart;
}): Promise<object[]> {
  const byId = new Map(blocksOf(chosen.level.parts, chosen.side === 0).map((block) => [block.id, block]));
  const contexts: Promise<object>[] = [];
  let top = chosen.frame.body.top;
  chosen.stack.entries.forEach((entry, index) => {
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

function sidebarContexts(setting: Setting, { sidebar, side, frame }: Arrangement, bleed: number): object[] {
  const { grid } = setting;
  const { article } = setting.view;
  if (!sidebar || !article) return [];
  const column: Grid = { ...grid, x: grid.x + grid.width - side, width: side, columns: 1 };
  const at = placer(column, bleed)({ column: 0, span: 1, top: frame.body.top, lines: frame.body.lines });
  const slots: PhotoSlot[] = article.photos.map((photo, index) => ({ photo, width: at.width, frameLines: sidebar.frames[index]! }));
  const before = slots.slice(0, Math.ceil(slots.length / 2));
  return [articleContext({ setting, article, frame: at, columns: sidebar.heights.columns, before, after: slots.slice(before.length), rule: true, headLines: sidebar.heights.head })];
}

/** Editors stand in the folio, makers of the page in the foot. */
const isFolioRole = ({ words }: ReportView, role: string): boolean => words.folioRoles!.split('|').includes(role);

const folioContext = ({ view }: Setting, frame: Frame): object => ({
  ...frame, partial: 'folio', id: 'folio', masthead: view.masthead, words: view.words, carried: '',
  editors: view.credits.filter((credit) => credit.text !== '' && isFolioRole(view, credit.role)).map((credit) => credit.text),
});

const footContext = ({ view }: Setting, frame: Frame): object => ({
  ...frame, partial: 'foot', id: 'foot', source: [view.source, view.period].filter(Boolean).join(view.script === 'han' ? '　' : ' · '),
  credits: view.credits.filter((credit) => credit.text !== '' && !isFolioRole(view, credit.role)).map((credit) => credit.text).join(view.script === 'han' ? '　' : ' · '),
});
