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
import { measureHoles } from './holes.ts';
import { expectedHole } from './outlook.ts';
import type { PageRequest } from './request.ts';
import { wayOf } from './rows.ts';
import { setCalmly } from './set.ts';
import { settingsOf, type Setting } from './settings.ts';
import { findSpilled } from './spill.ts';
import { spreadLists } from './spread.ts';
import type { Arrangement } from './way.ts';

/** Largest empty rectangle that a page may show without others being tried, as a share of its type area: 2 % is the limit. Lines set anew may change it a little, or much where columns break otherwise. */
const bearableHole = 0.0185;
const bearableFinished = 0.0192;
/** Settings tried at most: each takes half a second. What promises a hole so much larger than one that was found already is not set; what is promised is often mended once it is set. */
const mostTries = 30;
const muchWorse = 2.2;

export interface Chosen extends Setting {
  /** Set, its lines composed. */
  document: HtmlDocument;
  /** Share of the type area of the largest empty rectangle, and the block in which it lies. */
  hole: number;
  block: string;
  /** Settings that were set and looked over. */
  tries: number;
}

/** What a reader would see, in shares of the page: text out of its block and a headline on the fold are worst, a line left empty stands for a hole of its size. */
const costOf = ({ hole, spilled }: Pick<Looked, 'hole' | 'spilled'>, { folded, left, pages }: Arrangement): number => hole + spilled + folded + Math.max(0, left - pages.length) * 0.01;

/** The same for settings that come out alike: everything stands in the same place in the same way. */
const nameOf = ({ fitted: { factor }, best: { level, scale, side, sidebar, pages } }: Setting): string =>
  JSON.stringify([factor, scale, level.mostTiles, level.compact ?? false, side, sidebar?.frames ?? [], pages.map(({ frame, stack }) => [frame.body, stack.entries.map(({ gap, lines, row }) => [gap, lines, row.blocks.map(({ id, column, below, candidate }) => [wayOf(id, candidate), column, below ?? false])])])]);

/** @returns by how much the report is overset where nothing holds it. */
export async function choosePage(request: PageRequest, arrangeAt: ArrangeAt, pages: number | undefined): Promise<Chosen | { overset: { lines: number } | undefined }> {
  const { format, sheet } = request;
  const area = gridOf(format);
  const tried = await fitLargest(arrangeAt, { most: format.enlarge, pages });
  if ('overset' in tried) return tried;
  let chosen: (Chosen & { cost: number; promised: number; finished: boolean }) | undefined;
  let tries = 0;
  let emptiest = '';
  /** Where the hole was in each that was looked at, by name. */
  const seen = new Map<string, string>();
  for await (const setting of settingsOf({ tried, arrangeAt, most: format.enlarge, emptiest: () => emptiest, leading: () => chosen! })) {
    const { fitted, best } = setting;
    const expected = expectedHole(best, area);
    // Other paths lead to the same page again.
    const name = nameOf(setting);
    const known = seen.get(name);
    if (known !== undefined) {
      emptiest = known;
      continue;
    }
    if (chosen && expected.share > Math.max(chosen.cost, chosen.promised) * muchWorse) {
      emptiest = expected.block;
      continue;
    }
    const setUp = await spreadLists(sheet, await fillTexts(sheet, await setCalmly({ ...request, format: enlargedFormat(format, fitted.factor) }, best)), format);
    const looked = await lookOver(request, setting, setUp);
    const { block, finished } = looked;
    const cost = costOf(looked, best);
    emptiest = block;
    seen.set(name, block);
    tries += 1;
    if (!chosen || cost < chosen.cost) chosen = { ...setting, ...looked, tries, cost, promised: expected.share };
    if ((finished && cost <= bearableFinished) || tries === mostTries) break;
  }
  return { ...chosen!, document: await finishedPage(request, chosen!), tries };
}

/** Probes or another try may stand on the sheet by now. */
async function finishedPage(request: PageRequest, { document, finished, fitted: { factor } }: Chosen & { finished: boolean }): Promise<HtmlDocument> {
  if (finished) return document;
  await request.sheet.show(document);
  return finishTexts(request, document, factor);
}

interface Looked extends Pick<Chosen, 'document' | 'hole' | 'block'> {
  /** Blocks out of which something spills. */
  spilled: number;
  /** Its lines are composed. */
  finished: boolean;
}

/** The page as it stands on the sheet; where it comes out well, with its lines composed, and looked over once more. */
async function lookOver(request: PageRequest, { fitted: { factor }, best }: Setting, document: HtmlDocument): Promise<Looked> {
  const { sheet, format } = request;
  const { length: spilled } = await findSpilled(sheet);
  const { share: hole, block } = await measureHoles(sheet, format);
  const looked = { document, hole, block, spilled, finished: false };
  if (costOf(looked, best) > bearableHole) return looked;
  const finished = await finishTexts(request, document, factor);
  const after = await measureHoles(sheet, format);
  return { ...looked, document: finished, hole: after.share, block: after.block, finished: true };
}
