/**
 * Of the settings that hold a report, the first that comes out well: set, and looked over as it stands
 * on the sheet. What the composer reckons of air is measured on blocks before they grow; a hole that a
 * reader would see is only seen on the page.
 */
import type { HtmlDocument } from '../html/document.ts';
import { round } from '../lib/units.ts';
import { arrange, scaleSteps } from './arrange.ts';
import { enlargedFormat, factorStep, fitAt, fitLargest, type ArrangeAt, type Fitted } from './enlarge.ts';
import { fillTexts } from './fill.ts';
import { foldedRow } from './fold.ts';
import { measureHoles } from './holes.ts';
import { arrangePages } from './paginate.ts';
import type { PageRequest } from './request.ts';
import { setCalmly } from './set.ts';
import type { ArrangeRequest, Arrangement } from './way.ts';

/** Largest empty rectangle that a page may show without others being tried, as a share of its type area: 2 % is the limit. */
const bearableHole = 0.0185;
/** Settings tried at most: each takes half a second. */
const mostTries = 12;

export interface Chosen {
  fitted: Fitted;
  best: Arrangement;
  /** Set and on the sheet. */
  document: HtmlDocument;
  /** Share of the type area of the largest empty rectangle. */
  hole: number;
  /** Settings that were set and looked over. */
  tries: number;
}

interface Setting {
  fitted: Fitted;
  best: Arrangement;
}

interface Search {
  /** The fullest first. */
  tried: Fitted[];
  arrangeAt: ArrangeAt;
  /** Greatest factor. */
  most: number;
  /** Block in which the setting that was looked at last has its hole. */
  emptiest: () => string;
}

/** Settings in the order in which they are tried: the fullest, the others that were considered, other rows, then neighbours in size and richness. */
async function* settingsOf(search: Search): AsyncGenerator<Setting> {
  const { tried, emptiest } = search;
  const [first] = tried as [Fitted];
  yield { fitted: first, best: first.best };
  for (const best of first.fitting.slice(1)) if (best.score > first.best.score - similarScore) yield { fitted: first, best };
  const unfolded = await avoidRows(first);
  if (unfolded) yield { fitted: first, best: unfolded };
  for await (const parted of partRows(first, emptiest)) yield { fitted: first, best: parted };
  yield* otherSizes(search, first);
  if (first.best.pages.length > 1) yield* plainerPages(first);
  else yield* otherPages(first);
  for (const fitted of tried.slice(1)) yield { fitted, best: fitted.best };
}
/** An arrangement this much worse in the composer's own reckoning is not set to be looked at. */
const similarScore = 40;

/** All of it a little larger or smaller. */
async function* otherSizes({ tried, arrangeAt, most }: Search, { factor: near, best: { pages } }: Fitted): AsyncGenerator<Setting> {
  const known = new Set(tried.map(({ factor }) => factor));
  for (const step of [1, -1, 2, -2]) {
    const factor = round(near + step * factorStep, 2);
    if (factor < 1 || factor > most || known.has(factor)) continue;
    const fitted = await fitAt(arrangeAt, factor, pages.length);
    if (!('overset' in fitted)) yield { fitted, best: fitted.best };
  }
}

/** One page with smaller type within its range, or of another richness. */
async function* otherPages(fitted: Fitted): AsyncGenerator<Setting> {
  const { request, best: { scale, level } } = fitted;
  const scales = [1, 2, 3].map((less) => scale - less / scaleSteps).filter((mostScale) => mostScale > -0.01);
  const levels = request.levels.filter((other) => other !== level);
  const requests = [...scales.map((mostScale) => ({ ...request, mostScale })), ...(levels.length > 0 ? [{ ...request, levels }] : [])];
  for (const one of requests) {
    const { fitting: [best] } = await arrange(one);
    if (best) yield { fitted, best };
  }
}

/** Several pages, not as rich, or with smaller type within its range. */
async function* plainerPages(fitted: Fitted): AsyncGenerator<Setting> {
  for (const plainer of [1, 2]) {
    const best = await arrangePages(fitted.request, { pages: fitted.best.pages.length, plainer });
    if (best) yield { fitted, best };
  }
  for (const less of [0.25, 0.5]) {
    const mostScale = fitted.best.scale - less;
    const best = mostScale < 0 ? undefined : await arrangePages({ ...fitted.request, mostScale }, { pages: fitted.best.pages.length });
    if (best) yield { fitted, best };
  }
}

/** Blocks of the row on the fold, or, where it cannot be parted, of the row above it. */
function foldedBlocks({ fold }: ArrangeRequest, { pages }: Arrangement): string[] | undefined {
  for (const { frame, stack } of fold === undefined ? [] : pages) {
    const at = foldedRow(stack, frame.body.top, fold!);
    const rows = at < 0 ? [] : stack.entries.slice(Math.max(0, at - 1), at + 1).reverse().map(({ row }) => row.blocks.map(({ id }) => id));
    const parted = rows.find((ids) => ids.length > 1);
    if (parted) return parted;
  }
  return undefined;
}

/** Rows that brought a headline onto the fold are forbidden, one after the other, until none does. */
async function avoidRows({ best, request }: Fitted): Promise<Arrangement | undefined> {
  const forbidden = new Set<string>();
  const allows = (ids: string[]) => !forbidden.has(ids.join()) && request.allows?.(ids) !== false;
  let found: Arrangement | undefined = best;
  while (found && found.folded > 0 && forbidden.size < mostForbidden) {
    const row = foldedBlocks(request, found);
    if (!row) return undefined;
    forbidden.add(row.join());
    found = await arrangeAgain(best, { ...request, allows });
  }
  return found === best ? undefined : found;
}
const mostForbidden = 6;

const arrangeAgain = async ({ pages: { length } }: Arrangement, request: ArrangeRequest): Promise<Arrangement | undefined> =>
  (length > 1 ? arrangePages(request, { pages: length }) : (await arrange(request)).fitting[0]);

/** The row with a hole in one of its blocks is not allowed: those blocks stand with others, or apart. Then the same with what comes of it. */
async function* partRows({ best, request }: Fitted, emptiest: () => string): AsyncGenerator<Arrangement> {
  const forbidden = new Set<string>();
  const allows = (ids: string[]) => !forbidden.has(ids.join()) && request.allows?.(ids) !== false;
  let last: Arrangement | undefined = best;
  while (last && forbidden.size < mostParted) {
    const block = emptiest();
    const row = last.pages.flatMap(({ stack }) => stack.entries.map((entry) => entry.row.blocks.map(({ id }) => id))).find((ids) => ids.includes(block));
    if (!row) return;
    forbidden.add(row.join());
    last = await arrangeAgain(best, { ...request, allows });
    if (last) yield last;
  }
}
const mostParted = 3;

/** What a reader would see, in shares of the page: a headline on the fold is worst, a line left empty stands for a hole of its size. */
const costOf = (hole: number, { folded, left, pages }: Arrangement): number => hole + folded + Math.max(0, left - pages.length) * 0.01;

/** @returns by how much the report is overset where nothing holds it. */
export async function choosePage(request: PageRequest, arrangeAt: ArrangeAt, pages: number | undefined): Promise<Chosen | { overset: { lines: number } | undefined }> {
  const { format, sheet } = request;
  const tried = await fitLargest(arrangeAt, { most: format.enlarge, pages });
  if ('overset' in tried) return tried;
  let chosen: (Chosen & { cost: number }) | undefined;
  let tries = 0;
  let emptiest = '';
  for await (const { fitted, best } of settingsOf({ tried, arrangeAt, most: format.enlarge, emptiest: () => emptiest })) {
    const document = await fillTexts(sheet, await setCalmly({ ...request, format: enlargedFormat(format, fitted.factor) }, best));
    const { share: hole, block } = await measureHoles(sheet, format);
    const cost = costOf(hole, best);
    emptiest = block;
    tries += 1;
    if (!chosen || cost < chosen.cost) chosen = { fitted, best, document, hole, tries, cost };
    if (cost <= bearableHole || tries === mostTries) break;
  }
  if (chosen!.tries < tries) await sheet.show(chosen!.document);
  return { ...chosen!, tries };
}
