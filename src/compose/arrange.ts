/**
 * Chooses the arrangement of a page: where the article goes and how wide, at which size of type the
 * main column fills the page, how high the hero is. Every arrangement is scored; the best wins, and
 * the reasons can be told.
 */
import { countFolded, fillPages } from './body.ts';
import { bodyLines, heroRange } from './frames.ts';
import { fitSidebar, type SidebarFit } from './sidebar.ts';
import { holeLines } from './stack.ts';
import {
  airs,
  eases,
  stackAt,
  type ArrangeRequest,
  type Arrangement,
  type Stacked,
  type Way,
} from './way.ts';

/** Steps of type size tried, finest a twelfth. */
export const scaleSteps = 12;

/** A stack grows by about this share from the least to the greatest sizes: a first guess only. */
const usualGrowth = 0.1;

/** A step of type size and the lines of the stack at it. */
interface Tried {
  step: number;
  lines: number;
}

/**
 * The step at which a stack of `most` lines is to be expected: between two that were tried, or on from one.
 */
function expectedStep(
  most: number,
  low: Tried,
  { high, least }: { high: Tried | undefined; least: number },
): number {
  const growth = high ? (high.lines - low.lines) / (high.step - low.step) : (low.lines - least) / low.step;
  return growth > 0 ? low.step + Math.floor((most - low.lines) / growth) : low.step + 1;
}

/** Largest scale at which the stack is at most `most` lines high, given that scale 0 is. */
async function largestScale(way: Way, most: number, least: Stacked): Promise<Stacked> {
  let low = 0;
  let high = Math.round((way.request.mostScale ?? 1) * scaleSteps) + 1;
  let tooHigh: Tried | undefined;
  let best = least;
  let guess = Math.round((scaleSteps * (most - least.stack.lines)) / (least.stack.lines * usualGrowth));
  while (high - low > 1) {
    const step = Math.min(high - 1, Math.max(low + 1, guess));
    const tried = await stackAt(way, step / scaleSteps);
    if (tried && tried.stack.lines <= most) {
      low = step;
      best = tried;
    } else {
      high = step;
      tooHigh = tried && { step, lines: tried.stack.lines };
    }
    // A stack a line or two short is full enough: spare lines go to figures and hero.
    if (most - best.stack.lines <= 2 && low > 0) break;
    guess =
      low === 0 && !tooHigh
        ? Math.floor(high / 2)
        : expectedStep(
            most,
            { step: low, lines: best.stack.lines },
            { high: tooHigh, least: least.stack.lines },
          );
  }
  return best;
}

/** What a page set tight is worth less than one with room. */
const tightCost = 6;

/**
 * Finishes one arrangement: hero height, spare lines, sidebar. The stack may be an easier one that is no
 * higher than leaves the hero its place.
 */
function finish(
  { request, level, side, air }: Way,
  { table, room, stack: usual, restack }: Stacked,
): Arrangement {
  const { grid, article } = request;
  const pages = fillPages(request, room, [[usual, ...eases.flatMap((ease) => restack(ease) ?? [])]]);
  const [{ frame, stack, left, forced }] = pages as [(typeof pages)[number]];
  const sidebar =
    side > 0 && article ? fitSidebar(article.heights, side, frame.body.lines, grid.line) : undefined;
  const hero = Math.abs(frame.hero!.lines - heroRange(grid).best);
  const score =
    level.worth -
    (air < 1 ? tightCost : 0) +
    table.scale * 24 -
    forced -
    left * 4 -
    holeLines(stack) * 0.3 -
    hero * 0.8 -
    (sidebar ? sidebar.cost : 0);
  return {
    level,
    side,
    scale: table.scale,
    table,
    pages,
    sidebar,
    left,
    forced,
    folded: countFolded(request, pages),
    score,
  };
}

/**
 * Widths of sidebar whose photos come out best at the usual height of the hero: only these are tried in
 * full.
 */
function bestSides({ grid, article }: ArrangeRequest): number[] {
  if (!article) return [0];
  // 0: the article stands in the main column, between review and plan.
  const lines = bodyLines(grid, heroRange(grid).best);
  const fits = article.widths.flatMap((width) => fitSidebar(article.heights, width, lines, grid.line) ?? []);
  return fits
    .sort((a, b) => sideCost(a) - sideCost(b))
    .slice(0, sidesTried)
    .map((fit) => fit.heights.width)
    .concat(article.aside ? [] : 0);
}
const sidesTried = 2;
/**
 * An arrangement as good as this is taken without trying the sides that promise less: each costs a second.
 */
const goodScore = 0;
/** A narrower sidebar leaves more to the review. */
const sideCost = ({ cost, heights }: SidebarFit): number => cost + heights.width * 0.2;
/** The least stack; set tight where it is too high otherwise. */
async function firstFit(way: Way, most: number): Promise<{ way: Way; least: Stacked | undefined }> {
  let last: { way: Way; least: Stacked | undefined } = { way, least: undefined };
  for (const air of airs) {
    const tried = { ...way, air };
    last = { way: tried, least: await stackAt(tried, 0) };
    if (last.least && last.least.stack.lines <= most) break;
  }
  return last;
}

interface LevelFit {
  index: number;
  way: Way;
  least: Stacked;
}

/**
 * Richest level whose least stack fits: the richest of all, else by halving, and one by one where the
 * plainest is too high by itself.
 */
async function richestFit(
  request: ArrangeRequest,
  side: number,
  most: number,
): Promise<LevelFit | { lines: number }> {
  const { levels } = request;
  let shortest = Infinity;
  const tryLevel = async (index: number): Promise<LevelFit | undefined> => {
    const { way, least } = await firstFit({ request, level: levels[index]!, side, air: 1 }, most);
    shortest = Math.min(shortest, least?.stack.lines ?? Infinity);
    return least && least.stack.lines <= most ? { index, way, least } : undefined;
  };
  const richest = await tryLevel(0);
  if (richest) return richest;
  let found = await tryLevel(levels.length - 1);
  if (!found) {
    // Fewer tiles mean more sentences: the plainest is not always the shortest.
    for (let index = levels.length - 2; index > 0 && !found; index -= 1) found = await tryLevel(index);
    return found ?? { lines: shortest - most };
  }
  let low = 1;
  while (low < found.index) {
    const middle: number = Math.floor((low + found.index) / 2);
    const richer: LevelFit | undefined = await tryLevel(middle);
    if (richer) found = richer;
    else low = middle + 1;
  }
  return found;
}

/**
 * @returns The arrangements that fit, best first; and by how many lines the closest that does not is too
 * long.
 */
export async function arrange(
  request: ArrangeRequest,
): Promise<{ fitting: Arrangement[]; overset?: number }> {
  const { grid, levels } = request;
  const fitting: Arrangement[] = [];
  let overset = Infinity;
  const most = bodyLines(grid, heroRange(grid).least);
  for (const side of bestSides(request)) {
    const found = await richestFit(request, side, most);
    if ('lines' in found) {
      overset = Math.min(overset, found.lines);
      continue;
    }
    const ways = [found];
    // The next plainer level has larger type: where the richest leaves none to spare, it may be the better
    // page.
    const plainer = levels[found.index + 1];
    if (plainer && (found.way.air < 1 || found.least.stack.lines > most - 3)) {
      const next = await firstFit({ request, level: plainer, side, air: 1 }, most);
      if (next.least && next.least.stack.lines <= most)
        ways.push({ index: found.index + 1, way: next.way, least: next.least });
    }
    for (const { way, least } of ways) {
      const arrangement = finish(way, await largestScale(way, most, least));
      if (side === 0 || arrangement.sidebar) fitting.push(arrangement);
    }
    if (fitting.some(({ score }) => score >= goodScore)) break;
  }
  fitting.sort((a, b) => b.score - a.score);
  return overset < Infinity ? { fitting, overset } : { fitting };
}
