/**
 * Settings of a page in the order in which they are tried: the fullest, the others that were considered,
 * other rows, neighbours in size and richness; then from the best of them its emptiest blocks otherwise.
 */
import { round } from '../lib/units.ts';
import { arrange, scaleSteps } from './arrange.ts';
import type { PlacedBlock } from './cells.ts';
import { factorStep, fitAt, type ArrangeAt, type Fitted } from './enlarge.ts';
import { foldedRow } from './fold.ts';
import { arrangePages, pagedSteps } from './paginate.ts';
import { wayOf } from './rows.ts';
import { rowName, type StackEntry } from './stack.ts';
import type { ArrangeRequest, Arrangement } from './way.ts';

export interface Setting {
  fitted: Fitted;
  /** What the arrangement came of. */
  request: ArrangeRequest;
  best: Arrangement;
}

export interface Search {
  /** The fullest first. */
  tried: Fitted[];
  arrangeAt: ArrangeAt;
  /** Greatest factor. */
  most: number;
  /** Block in which the setting that was tried last has its hole. */
  emptiest: () => string;
  /** The best that was looked at, and the block with its hole. */
  leading: () => Setting & { hole: { block: string } };
}

const settingOf = (fitted: Fitted, best = fitted.best): Setting => ({
  fitted,
  request: fitted.request,
  best,
});

export async function* settingsOf(search: Search): AsyncGenerator<Setting> {
  const { tried, emptiest } = search;
  const [first] = tried as [Fitted];
  yield settingOf(first);
  for (const best of first.fitting.slice(1))
    if (best.score > first.best.score - similarScore) yield settingOf(first, best);
  const unfolded = await avoidRows(first);
  if (unfolded) yield settingOf(first, unfolded);
  const stacked = await stackedRows(first);
  if (stacked) yield stacked;
  yield* partRows(settingOf(first), emptiest);
  yield* otherSizes(search, first);
  if (first.best.pages.length > 1) {
    yield* endedPages(search);
    yield* otherArticle(first);
    yield* plainerPages(first);
  } else yield* otherPages(first);
  for (const fitted of tried.slice(1)) yield settingOf(fitted);
  yield* mendLeading(search);
  yield* holdRows(search);
  yield* otherHero(search);
  if (first.best.pages.length > 1) yield* otherScales(search);
  yield* otherAtSizes(search, first);
  yield* finerSizes(search);
}

/** Several pages whose last ends with a picture: what fills them least otherwise needs none of its lines. */
async function* endedPages({ tried, leading }: Search): AsyncGenerator<Setting> {
  const {
    fitted: { factor },
  } = leading();
  const nearest = [...tried].sort(
    (one, two) => Math.abs(one.factor - factor) - Math.abs(two.factor - factor),
  );
  for (const fitted of nearest.slice(0, mostEnded)) {
    if (!fitted.request.hasArt || fitted.request.spread) return;
    const request = { ...fitted.request, endpiece: true };
    const best = await arrangeAgain(fitted.best, request);
    if (best?.pages.at(-1)!.frame.endpiece) yield { fitted, request, best };
  }
}
const mostEnded = 4;

/**
 * Two low blocks may stand one above the other beside a high one; not where the report's editor wants rows
 * of his own.
 */
async function stackedRows(fitted: Fitted): Promise<Setting | undefined> {
  if (fitted.request.allows) return undefined;
  const request = { ...fitted.request, stacked: true };
  const best = await arrangeAgain(fitted.best, request);
  return best?.pages.some(({ stack }) =>
    stack.entries.some(({ row }) => row.blocks.some(({ below }) => below)),
  )
    ? { fitted, request, best }
    : undefined;
}

/** At every size near the first: the article otherwise, panels stacked. */
async function* otherAtSizes(
  { arrangeAt, most }: Search,
  { factor: near, best: { pages } }: Fitted,
): AsyncGenerator<Setting> {
  for (const step of [-1, 1, -2, 2, -3, -4]) {
    const factor = round(near + step * factorStep, 2);
    if (factor < 1 || factor > most) continue;
    const fitted = await fitAt(arrangeAt, factor, pages.length);
    if (!fitted) continue;
    if (pages.length > 1) yield* otherArticle(fitted);
    const stacked = await stackedRows(fitted);
    if (stacked) yield stacked;
  }
}

/** An arrangement this much worse in the composer's own reckoning is not set to be looked at. */
const similarScore = 40;

/** All of it a little larger or smaller. */
async function* otherSizes(
  { tried, arrangeAt, most }: Search,
  { factor: near, best: { pages } }: Fitted,
): AsyncGenerator<Setting> {
  const known = new Set(tried.map(({ factor }) => factor));
  for (const step of [1, -1, 2, -2]) {
    const factor = round(near + step * factorStep, 2);
    if (factor < 1 || factor > most || known.has(factor)) continue;
    const fitted = await fitAt(arrangeAt, factor, pages.length);
    if (fitted) yield settingOf(fitted);
  }
}

/**
 * From the best that was found: the row with the hole gives a line to others, then the one that has it
 * after that.
 */
async function* holdRows({ emptiest, leading }: Search): AsyncGenerator<Setting> {
  const {
    fitted,
    request,
    best,
    hole: { block: first },
  } = leading();
  const pinned = { ...request, levels: [best.level], mostScale: best.scale };
  const held = new Map<string, number>();
  let last: Arrangement | undefined = best;
  for (let block = first; last && held.size < mostHeld; block = emptiest()) {
    const entry: StackEntry | undefined = last.pages
      .flatMap(({ stack }) => stack.entries)
      .find(({ row }) => row.blocks.some(({ id }) => id === block));
    // At its natural height it has nothing to give.
    if (!entry || entry.row.lines <= Math.max(...entry.row.blocks.map(({ candidate }) => candidate.lines)))
      return;
    const [name, lines] = [rowName(entry.row), entry.row.lines - 1];
    if (held.get(name) === lines) return;
    held.set(name, lines);
    const holding = { ...pinned, held: new Map(held) };
    last = await arrangeAgain(best, holding);
    if (last) yield { fitted, request: holding, best: last };
  }
}
const mostHeld = 5;

/** From the best that was found: all of it a hair larger or smaller, so that lines break otherwise. */
async function* finerSizes({ arrangeAt, most, leading }: Search): AsyncGenerator<Setting> {
  const {
    fitted: { factor: near },
    best: { pages },
  } = leading();
  for (const step of [1, -1, 2, -2, 3, -3]) {
    const factor = round(near + (step * factorStep) / 4, 2);
    if (factor < 1 || factor > most) continue;
    const fitted = await fitAt(arrangeAt, factor, pages.length);
    if (fitted) yield settingOf(fitted);
  }
}

/** One page with smaller type within its range, or of another richness. */
async function* otherPages(fitted: Fitted): AsyncGenerator<Setting> {
  const {
    request,
    best: { scale, level },
  } = fitted;
  const scales = [1, 2, 3].map((less) => scale - less / scaleSteps).filter((mostScale) => mostScale > -0.01);
  const levels = request.levels.filter((other) => other !== level);
  const requests = [
    ...scales.map((mostScale) => ({ ...request, mostScale })),
    ...(levels.length > 0 ? [{ ...request, levels }] : []),
  ];
  for (const one of requests) {
    const {
      fitting: [best],
    } = await arrange(one);
    if (best) yield settingOf(fitted, best);
  }
}

/** Several pages, not as rich, or with smaller type within its range. */
async function* plainerPages(fitted: Fitted): AsyncGenerator<Setting> {
  for (const plainer of [1, 2]) {
    const best = await arrangePages(fitted.request, { pages: fitted.best.pages.length, plainer });
    if (best) yield settingOf(fitted, best);
  }
  for (const less of [0.25, 0.5]) {
    const mostScale = fitted.best.scale - less;
    const best =
      mostScale < 0
        ? undefined
        : await arrangePages({ ...fitted.request, mostScale }, { pages: fitted.best.pages.length });
    if (best) yield settingOf(fitted, best);
  }
}

/**
 * The article is not parted, and as high as its photos make it: in another layout pages may break
 * elsewhere.
 */
async function* otherArticle(fitted: Fitted): AsyncGenerator<Setting> {
  const { request, best: from } = fitted;
  let last: Arrangement | undefined = from;
  const barred = new Set(request.barred);
  for (let more = 0; last && more < mostArticles; more += 1) {
    const article = last.pages
      .flatMap(({ stack }) => stack.entries.flatMap(({ row }) => row.blocks))
      .find(({ id }) => id === 'article');
    if (!article) return;
    barred.add(wayOf('article', article.candidate));
    const otherwise = { ...request, barred: new Set(barred) };
    last = await arrangePages(otherwise, { pages: from.pages.length });
    if (last) yield { fitted, request: otherwise, best: last };
  }
}
const mostArticles = 3;

/** Blocks of the row on the fold, or, where it cannot be parted, of the row above it. */
function foldedBlocks({ fold }: ArrangeRequest, { pages }: Arrangement): string[] | undefined {
  for (const { frame, stack } of fold === undefined ? [] : pages) {
    const at = foldedRow(stack, frame.body.top, fold!);
    const rows =
      at < 0
        ? []
        : stack.entries
            .slice(Math.max(0, at - 1), at + 1)
            .reverse()
            .map(({ row }) => row.blocks.map(({ id }) => id));
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
    if (!row || forbidden.has(row.join())) return undefined;
    forbidden.add(row.join());
    found = await arrangeAgain(best, { ...request, allows });
  }
  return found === best ? undefined : found;
}
const mostForbidden = 6;

const arrangeAgain = async (
  { pages: { length } }: Arrangement,
  request: ArrangeRequest,
): Promise<Arrangement | undefined> =>
  length > 1 ? arrangePages(request, { pages: length }) : (await arrange(request)).fitting[0];

const rowWith = ({ pages }: Arrangement, block: string): PlacedBlock[] | undefined =>
  pages
    .flatMap(({ stack }) => stack.entries.map(({ row }) => row.blocks))
    .find((blocks) => blocks.some(({ id }) => id === block));

/**
 * The row with a hole in one of its blocks is not allowed: those blocks stand with others, or apart. Then
 * the same with what comes of it.
 */
async function* partRows(
  { fitted, request, best: from }: Setting,
  emptiest: () => string,
): AsyncGenerator<Setting> {
  const forbidden = new Set<string>();
  const allows = (ids: string[]) => !forbidden.has(ids.join()) && request.allows?.(ids) !== false;
  let last: Arrangement | undefined = from;
  while (last && forbidden.size < mostParted) {
    const row = rowWith(last, emptiest());
    const name = row?.map(({ id }) => id).join();
    // Rows of the plan are not asked whether they may be.
    if (name === undefined || forbidden.has(name)) return;
    forbidden.add(name);
    const parted = { ...request, allows };
    last = await arrangeAgain(from, parted);
    if (last) yield { fitted, request: parted, best: last };
  }
}
const mostParted = 3;

/** Blocks that are set in one way: the tasks, and any other by itself. */
function setAlike(
  {
    level: {
      parts: { plan },
    },
  }: Arrangement,
  block: string,
): string[] {
  const tasks = plan?.blocks.tasks.map(({ id }) => id) ?? [];
  return tasks.includes(block) ? tasks : [block];
}

/** The block with the hole is set in another way; then the one that has it after that. */
async function* otherWays(
  { fitted, request, best: from }: Setting,
  emptiest: () => string,
): AsyncGenerator<Setting> {
  let barred = new Set(request.barred);
  let last: Arrangement | undefined = from;
  for (let more = 0; last && more < mostBarred; more += 1) {
    const block = emptiest();
    const placed = rowWith(last, block)?.find(({ id }) => id === block);
    if (!placed || barred.has(wayOf(block, placed.candidate))) return;
    barred = new Set([...barred, ...setAlike(from, block).map((id) => wayOf(id, placed.candidate))]);
    const otherwise = { ...request, barred };
    last = await arrangeAgain(from, otherwise);
    if (last) yield { fitted, request: otherwise, best: last };
  }
}
const mostBarred = 4;

/**
 * From the best that was found, at its richness and size: its emptiest blocks in other ways, its rows
 * parted; once more where that made it better.
 */
async function* mendLeading({ emptiest, leading }: Search): AsyncGenerator<Setting> {
  for (let round = 0; round < mostRounds; round += 1) {
    const {
      hole: { block },
      ...setting
    } = leading();
    const { best, request } = setting;
    const pinned = { ...setting, request: { ...request, levels: [best.level], mostScale: best.scale } };
    for (const mend of [otherWays, partRows]) {
      let isFirst = true;
      for await (const mended of mend(pinned, () => (isFirst ? block : emptiest()))) {
        isFirst = false;
        yield mended;
      }
    }
    if (leading().best === best) return;
  }
}
const mostRounds = 3;

/** The best that was found at other steps of its type, over as many pages: they may break elsewhere. */
async function* otherScales({ leading }: Search): AsyncGenerator<Setting> {
  const { fitted, request, best } = leading();
  for (let less = 1; less <= mostSteps; less += 1) {
    const mostScale = best.scale - less / pagedSteps;
    const found = mostScale < 0 ? undefined : await arrangeAgain(best, { ...request, mostScale });
    if (found) yield { fitted, request: { ...request, mostScale }, best: found };
  }
}
const mostSteps = 6;

/**
 * The best that was found, with the hero a little higher or lower: the rows of the first page share what is
 * left otherwise.
 */
async function* otherHero({ leading }: Search): AsyncGenerator<Setting> {
  const { fitted, request, best } = leading();
  const pinned = { ...request, levels: [best.level], mostScale: best.scale };
  for (const heroShift of [-1, 1, -2, 2]) {
    const shifted = { ...pinned, heroShift };
    const found = await arrangeAgain(best, shifted);
    if (found) yield { fitted, request: shifted, best: found };
  }
}
