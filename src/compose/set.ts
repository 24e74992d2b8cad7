/** Sets an arranged page: every block in its slot, folio and foot, until nothing spills over. */
import { drawChart } from '../charts/draw.ts';
import type { HtmlDocument } from '../html/document.ts';
import { barePageName, pageName } from '../view/page-name.ts';
import type { ReportView } from '../view/view.ts';
import { fillWord } from '../view/words.ts';
import { articleContext, type PhotoSlot } from './article.ts';
import type { DrawChart, Frame, Setting } from './block.ts';
import { slotsOf } from './cells.ts';
import { pageDocument } from './document.ts';
import { folioLines, footLines } from './frames.ts';
import { gridOf, halvesOf, mainGrid, slotStyle, spanWidth, type Grid, type Slot } from './grid.ts';
import { endpieceContext, heroContext } from './hero.ts';
import type { PageRequest } from './request.ts';
import { calmSteps, findSpilled } from './spill.ts';
import { blocksOf, runBlocks, type Stack } from './stack.ts';
import { settingAt } from './table.ts';
import type { Arrangement } from './way.ts';

/** The page, its blocks calmed until none spills over; it stays on the sheet. */
export async function setCalmly(request: PageRequest, chosen: Arrangement): Promise<HtmlDocument> {
  const calm = new Map<string, number>();
  let document = await setPage(request, chosen, calm);
  await request.sheet.show(document);
  const grows = chosen.pages.some(({ stack }) =>
    stack.entries.some((entry) =>
      slotsOf({ ...entry.row, lines: entry.lines }).some(({ block, lines }) => lines > block.candidate.lines),
    ),
  );
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
async function setPage(
  { format, styles, metrics }: PageRequest,
  chosen: Arrangement,
  calm: ReadonlyMap<string, number>,
): Promise<HtmlDocument> {
  const { theme } = styles;
  const { bleed, trim, spine } = format;
  const grid = gridOf(format);
  const articleScale = chosen.sidebar?.heights.scale ?? chosen.scale;
  const setting = settingAt({ format, grid, styles, metrics }, chosen.scale, articleScale);
  const draw: DrawChart = ({ figure, width, height, size }) =>
    drawChart({ figure, theme, metrics, width, height, size });
  const mains = spine === undefined ? [mainGrid(grid, chosen.side)] : halvesOf(grid, spine);
  const parts = { setting, calm, mains, chosen, spine: spine ?? 0, draw, bleed };
  const size = { width: trim[0] + 2 * bleed, height: trim[1] + 2 * bleed };
  const sheets = await Promise.all(
    Array.from({ length: chosen.pages.length / mains.length }, async (_, index) => ({
      number: index + 1,
      style: `width:${size.width}mm;height:${size.height}mm;`,
      blocks: await sheetContexts(parts, index),
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

async function sheetContexts(
  { setting, mains, chosen, calm, spine, draw, bleed }: SheetParts,
  index: number,
): Promise<object[]> {
  const { grid } = setting;
  const place = placer(grid, bleed);
  const parts = chosen.pages.slice(index * mains.length, (index + 1) * mains.length);
  const { hero } = parts[0]!.frame;
  const full = { column: 0, span: grid.columns };
  const pages = { index, count: chosen.pages.length / mains.length };
  const stacks = await Promise.all(
    parts.map(({ frame, stack }, at) =>
      stackContexts({
        setting: { ...setting, grid: mains[at]! },
        chosen,
        calm,
        stack,
        top: frame.body.top,
        place: placer(mains[at]!, bleed),
        draw,
      }),
    ),
  );
  return [
    folioContext(setting, place({ ...full, top: 0, lines: folioLines }), pages),
    ...(hero
      ? [
          heroContext(setting, place({ ...full, top: hero.top, lines: hero.lines }), {
            height: hero.lines * grid.line,
            spine,
          }),
        ]
      : []),
    ...stacks.flat(),
    ...parts.flatMap(({ frame: { endpiece } }) =>
      endpiece ? [endpieceContext(setting, place({ ...full, ...endpiece }), endpiece.lines * grid.line)] : [],
    ),
    ...(index === 0 ? sidebarContexts(setting, chosen, bleed) : []),
    footContext(setting, place({ ...full, top: grid.lines - footLines, lines: footLines }), pages),
  ];
}

type Place = (slot: Slot) => Frame;

const placer =
  (grid: Grid, bleed: number): Place =>
  (slot) => ({
    frame: 'block',
    style: slotStyle(grid, slot, bleed),
    width: spanWidth(grid, slot.span),
    extra: 0,
  });

async function stackContexts({
  setting,
  chosen,
  calm,
  stack,
  top: first,
  place,
  draw,
}: {
  setting: Setting;
  chosen: Arrangement;
  calm: ReadonlyMap<string, number>;
  stack: Stack;
  top: number;
  place: Place;
  draw: DrawChart;
}): Promise<object[]> {
  const blocks = [
    ...blocksOf(chosen.level.parts, chosen.side === 0),
    ...(chosen.pages.length > 1 ? runBlocks(chosen.level.parts) : []),
  ];
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const contexts: Promise<object>[] = [];
  let top = first;
  stack.entries.forEach((entry, index) => {
    if (index > 0) top += entry.gap;
    const at = top;
    for (const {
      block: { id, column, candidate },
      top: below,
      lines,
    } of slotsOf({ ...entry.row, lines: entry.lines })) {
      const frame = {
        ...place({ column, span: candidate.span, top: at + below, lines }),
        extra: lines - candidate.lines,
        calm: calm.get(id) ?? 1,
      };
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
  const at = placer(
    column,
    bleed,
  )({ column: 0, span: 1, top: pages[0]!.frame.body.top, lines: pages[0]!.frame.body.lines });
  const slots: PhotoSlot[] = article.photos.map((photo, index) => ({
    photo,
    width: at.width,
    frameLines: sidebar.frames[index]!,
  }));
  const before = slots.slice(0, Math.ceil(slots.length / 2));
  return [
    articleContext({
      setting,
      article,
      frame: at,
      columns: sidebar.heights.columns,
      before,
      after: slots.slice(before.length),
      rule: true,
      headLines: sidebar.heights.head,
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

const folioContext = ({ view }: Setting, frame: Frame, { index }: PagePosition): object => ({
  ...frame,
  partial: 'folio',
  id: index === 0 ? 'folio' : `folio-${index + 1}`,
  words: view.words,
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
  };
};
