/**
 * Of the settings that hold a report, the first that comes out well: set, and looked over as it stands
 * on the sheet. What the composer reckons of air is measured on blocks before they grow; a hole that a
 * reader would see is only seen on the page.
 */
import type { HtmlDocument } from '../html/document.ts';
import { enlargedFormat, fitLargest, type ArrangeAt } from './enlarge.ts';
import { fillTexts } from './fill.ts';
import { finishTexts } from './finish.ts';
import { gridOf } from './grid.ts';
import { growTasks } from './grow-tasks.ts';
import { measureHoles, type FoundHole } from './holes.ts';
import { expectedHole } from './outlook.ts';
import type { PageRequest } from './request.ts';
import { wayOf } from './rows.ts';
import { setCalmly } from './set.ts';
import { settingsOf, type Setting } from './settings.ts';
import { findSpilled } from './spill.ts';
import { spreadLists } from './spread.ts';
import { closeHoles, type Closed } from './tailpiece.ts';
import type { Arrangement } from './way.ts';

/**
 * Largest empty rectangle that a page may show without others being tried, as a share of its type area: 2 %
 * is the limit. Lines set anew may change it a little, or much where columns break otherwise.
 */
const bearableHole = 0.0187;
const bearableFinished = 0.0193;
/**
 * Settings tried at most: each takes half a second. What promises a hole so much larger than one that was
 * found already is not set; what is promised is often mended once it is set.
 */
const mostTries = 30;
const muchWorse = 2.2;

export interface Chosen extends Setting {
  /** Set, its lines composed. */
  document: HtmlDocument;
  /** Its largest empty rectangle. */
  hole: FoundHole;
  /** Settings that were set and looked over. */
  tries: number;
  /** Ornaments that close what stayed empty. */
  tailpieces: number;
}

/** A set page as it was looked over. */
interface Looked extends Pick<Chosen, 'document' | 'hole'> {
  /** Blocks out of which something spills. */
  spilled: number;
  /** Its lines are composed. */
  finished: boolean;
}

/** The best of what was looked over so far, and the share that its largest empty place was reckoned to be. */
type Leading = Looked & Setting & { cost: number; promised: number };

/**
 * What a reader would see, in shares of the page: text out of its block and a headline on the fold are
 * worst, a line left empty stands for a hole of its size.
 */
const costOf = ({ hole: { share }, spilled }: Looked, { folded, left, pages }: Arrangement): number =>
  share + spilled + folded + Math.max(0, left - pages.length) * 0.01;

/** The same for settings that come out alike: everything stands in the same place in the same way. */
const nameOf = ({ fitted: { factor }, best: { level, scale, side, sidebar, pages } }: Setting): string =>
  JSON.stringify([
    factor,
    scale,
    level.mostTiles,
    level.compact ?? false,
    side,
    sidebar?.frames ?? [],
    pages.map(({ frame, stack }) => [
      frame.body,
      frame.endpiece?.lines,
      stack.entries.map(({ gap, lines, row }) => [
        gap,
        lines,
        row.blocks.map(({ id, column, below, candidate }) => [wayOf(id, candidate), column, below ?? false]),
      ]),
    ]),
  ]);

/** @returns undefined where so many pages, or as many as there may be, do not hold the report. */
export async function choosePage(
  request: PageRequest,
  arrangeAt: ArrangeAt,
  pages: number | undefined,
): Promise<Chosen | undefined> {
  const { format, sheet } = request;
  const area = gridOf(format);
  const tried = await fitLargest(arrangeAt, { most: format.enlarge, pages });
  if (!tried) return undefined;
  /** The best few, best first: pages are large texts. */
  let looked: Leading[] = [];
  let tries = 0;
  let emptiest = '';
  /** Where the hole was in each that was looked at, by name. */
  const seen = new Map<string, string>();
  for await (const setting of settingsOf({
    tried,
    arrangeAt,
    most: format.enlarge,
    emptiest: () => emptiest,
    leading: () => looked[0]!,
  })) {
    const { fitted, best } = setting;
    const expected = expectedHole(best, area);
    // Other paths lead to the same page again.
    const name = nameOf(setting);
    const known = seen.get(name);
    if (known !== undefined) {
      emptiest = known;
      continue;
    }
    const [leading] = looked;
    if (leading && expected.share > Math.max(leading.cost, leading.promised) * muchWorse) {
      emptiest = expected.block;
      continue;
    }
    const setUp = await spreadLists(
      sheet,
      await fillTexts(
        sheet,
        await setCalmly({ ...request, format: enlargedFormat(format, fitted.factor) }, best),
      ),
      format,
    );
    const page = await lookOver(request, setting, setUp);
    const one = { ...setting, ...page, cost: costOf(page, best), promised: expected.share };
    emptiest = one.hole.block;
    seen.set(name, emptiest);
    tries += 1;
    looked = [...looked, one].sort((a, b) => a.cost - b.cost).slice(0, mostFinished);
    if ((one.finished && one.cost <= bearableFinished) || tries === mostTries) break;
  }
  return { ...(await finishBest(request, looked)), tries };
}

/**
 * The page as it stands on the sheet; where it comes out well, with its lines composed, and looked over
 * once more.
 */
async function lookOver(
  request: PageRequest,
  { fitted: { factor }, best }: Setting,
  document: HtmlDocument,
): Promise<Looked> {
  const { sheet, format } = request;
  const look = async (page: HtmlDocument, finished: boolean): Promise<Looked> => ({
    document: page,
    finished,
    spilled: (await findSpilled(sheet)).length,
    hole: await measureHoles(sheet, format),
  });
  const usual = await look(document, false);
  // Words of tasks grow only where their cells are seen to be empty.
  const grown =
    usual.hole.share > bearableHole && usual.hole.inTask
      ? await look(await growTasks(sheet, document), false)
      : usual;
  const looked = costOf(grown, best) < costOf(usual, best) ? grown : usual;
  // Of two the one that was not chosen may stand on the sheet: only the other is finished.
  return costOf(looked, best) > bearableHole
    ? looked
    : look(await finishTexts(request, looked.document, factor), true);
}

/** Pages that are finished where none came out well. */
const mostFinished = 5;

/**
 * Where none came out well, the best few are finished: composed lines may end elsewhere, and what they
 * leave empty is closed.
 */
async function finishBest(request: PageRequest, looked: Leading[]): Promise<Omit<Chosen, 'tries'>> {
  let best: (Omit<Chosen, 'tries'> & { cost: number }) | undefined;
  for (const one of looked) {
    const closed = await finishedPage(request, one);
    const cost = one.cost - one.hole.share + closed.hole.share;
    if (!best || cost < best.cost) best = { ...one, ...closed, cost };
    if (best.cost <= bearableFinished) break;
  }
  return best!;
}

/** The page with its lines composed, and what stays empty closed. */
async function finishedPage(
  request: PageRequest,
  { document, hole, finished, fitted: { factor } }: Leading,
): Promise<Closed> {
  const {
    sheet,
    format,
    styles: { templates },
  } = request;
  if (finished && hole.share <= bearableFinished) return { document, hole, tailpieces: 0 };
  // Probes or another try may stand on the sheet by now.
  await sheet.show(document);
  return closeHoles(sheet, finished ? document : await finishTexts(request, document, factor), {
    format,
    templates,
    bearable: bearableFinished,
  });
}
