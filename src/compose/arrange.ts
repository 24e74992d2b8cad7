/**
 * Chooses the arrangement of a page: where the article goes and how wide, at which size of type the
 * main column fills the page, how high the hero is. Every arrangement is scored; the best wins, and
 * the reasons can be told.
 */
import type { Block } from './block.ts';
import { avoidFold, foldedRow } from './fold.ts';
import { bodyLines, frameAt, heroRange, type PageFrame } from './frames.ts';
import type { Grid } from './grid.ts';
import { fitSidebar, type ArticleHeights, type SidebarFit } from './sidebar.ts';
import type { Ease, Room } from './rows.ts';
import { blocksOf, buildStack, holeLines, runBlocks, sectionEntries, spreadLines, stackEmptiness, widenGaps, type Stack, type StackEntry, type StackParts } from './stack.ts';
import type { Table, TableAt } from './table.ts';

export interface Arrangement {
  level: Level;
  /** Width of the article's sidebar in mm; 0: none. */
  side: number;
  scale: number;
  table: Table;
  /** One for each page; a spread has two for each sheet. */
  pages: { frame: PageFrame; stack: Stack }[];
  sidebar?: SidebarFit | undefined;
  /** Lines that stay empty at the foot of the main column. */
  left: number;
  /** Lines that figures, hero and gaps had to take beyond what becomes them, or that stay empty: the page is too large for its report. */
  forced: number;
  /** Rows whose headline lies on the fold. */
  folded: number;
  score: number;
}

/** Steps of type size tried, finest a twelfth. */
export const scaleSteps = 12;

/** One richness of the page: how many tiles a panel shows at most, and its blocks measured. */
export interface Level {
  mostTiles: number;
  /** Photos are cut low. */
  compact?: boolean;
  /** What the richness is worth against larger type. */
  worth: number;
  parts: StackParts;
}

export interface ArrangeRequest {
  grid: Grid;
  /** Richest first. */
  levels: Level[];
  tableAt: TableAt;
  article?: {
    heights: ArticleHeights[];
    /** Widths of sidebar that may be tried; none: the article stands in the main column. */
    widths: number[];
    /** It must not stand in the main column. */
    aside: boolean;
  } | undefined;
  /** Greatest scale of type that is tried; 1 where it is absent. */
  mostScale?: number;
  /** Two pages side by side under one hero: a spread. */
  spread?: boolean;
  /** Line of the type area on which the page is folded. */
  fold?: number | undefined;
  /** See rows.ts. */
  allows?: ((ids: string[]) => boolean) | undefined;
}

/** Shortfall of the closest try, when nothing fits. */
export interface Overset {
  lines: number;
  side: number;
}

export interface Filled {
  table: Table;
  room: Room;
  stack: Stack;
  /** The same blocks with their height weighed otherwise. */
  restack: (ease: Ease) => Stack | undefined;
  /** Rows of some of the sections by themselves, for a page of several. */
  rows: (sections: Block[], ease?: Ease) => StackEntry[] | undefined;
}

/** Weights for what has height to spare, the easiest first: layouts without air are taken, though they are higher. */
export const eases: Ease[] = [{ air: 1, dear: 0.25 }, { air: 1, dear: 0.5 }, { air: 1, dear: 0.75 }, { air: 1, dear: 1 }];

/** One way of composing: a level of richness and a width of sidebar. */
export interface Way {
  request: ArrangeRequest;
  level: Level;
  side: number;
  /** Weight of the air that stays inside panels against height, see `airs`. */
  air: number;
  /** Over several pages: sections may break. */
  paged?: boolean;
}

/** The stack at a scale; undefined when a block fits at no span. */
export async function stackAt({ request: { grid, tableAt, allows }, level: { parts }, side, air, paged = false }: Way, scale: number): Promise<Filled | undefined> {
  const flowing = side === 0;
  const table = await tableAt(side, scale, [...blocksOf(parts, flowing), ...(paged ? runBlocks(parts) : [])]);
  const { choice } = table;
  const usual: Ease = { air, dear: 1 };
  const roomAt = (ease: Ease): Room => ({ columns: grid.columns, area: grid.columns * grid.lines, allows, ease });
  const restack = (ease: Ease) => buildStack(parts, { room: roomAt(ease), flowing, choice });
  const stack = restack(usual);
  return stack && { table, room: roomAt(usual), stack, restack, rows: (sections, ease = usual) => sectionEntries(sections, roomAt(ease), choice) };
}

/** A stack grows by about this share from the least to the greatest sizes: a first guess only. */
const usualGrowth = 0.3;

/** Largest scale at which the stack is at most `most` lines high, given that scale 0 is. */
async function largestScale(way: Way, most: number, least: Filled): Promise<Filled> {
  let low = 0;
  let high = Math.round((way.request.mostScale ?? 1) * scaleSteps) + 1;
  let best = least;
  let guess = Math.round((scaleSteps * (most - least.stack.lines)) / (least.stack.lines * usualGrowth));
  while (high - low > 1) {
    const step = Math.min(high - 1, Math.max(low + 1, guess));
    const tried = await stackAt(way, step / scaleSteps);
    if (tried && tried.stack.lines <= most) {
      low = step;
      best = tried;
    } else high = step;
    // A stack a line or two short is full enough: spare lines go to figures and hero.
    if (most - best.stack.lines <= 2 && low > 0) break;
    guess = Math.floor((low + high) / 2);
  }
  return best;
}

/** How far figures may outgrow their usual reach before the space goes between the rows. */
const farReach = 1.5;
const mostWidening = 1;
/** Weights tried for the air inside panels. A full page is set tight: air counts for little, and as the last resort rows are chosen by height alone. */
export const airs = [1, 0.05, 0];
/** What a page set tight is worth less than one with room. */
const tightCost = 6;

/** Lines by which the hero gives way, or grows, to keep headlines off the fold. */
const heroSteps = [0, 1, 2, 3, 4, -1, -2, -3, -4, -5, -6];

/** Lines below its least height that the hero gives for a headline on the fold: that is the worse of the two. */
export const heroGives = 2;

interface FilledBody { hero: number; frame: PageFrame; stack: Stack; left: number; forced: number }

/** The page below a hero of so many lines: figures grow, then the hero up to `most`, then gaps widen. */
function fillBelow({ request: { grid, fold } }: Way, stack: Stack, { hero, most }: { hero: number; most: number }): FilledBody {
  const grown = spreadLines(stack, bodyLines(grid, hero) - stack.lines);
  const taller = Math.max(0, Math.min(grown.left, most - hero));
  const stretched = spreadLines(grown.stack, grown.left - taller, farReach);
  const widened = widenGaps(stretched.stack, stretched.left, mostWidening);
  const frame = frameAt(grid, hero + taller);
  return { hero: hero + taller, frame, stack: fold === undefined ? widened.stack : avoidFold(widened.stack, frame.body.top, fold), left: widened.left, forced: grown.left - taller };
}

/** The first height of the hero at which no headline lies on the fold; its best where none is. */
function fillOffFold(way: Way, stack: Stack): FilledBody {
  const { grid, fold } = way.request;
  const { least, best, most } = heroRange(grid);
  const hero = Math.min(best, least + bodyLines(grid, least) - stack.lines);
  const first = fillBelow(way, stack, { hero, most });
  const isFolded = ({ stack: filled, frame }: FilledBody) => fold !== undefined && foldedRow(filled, frame.body.top, fold) >= 0;
  if (!isFolded(first)) return first;
  const holds = (lines: number) => lines >= least - heroGives && lines <= most && bodyLines(grid, lines) >= stack.lines;
  const tries = heroSteps.map((step) => first.hero - step).filter(holds).map((lines) => fillBelow(way, stack, { hero: Math.min(hero, lines), most: lines }));
  return tries.find((one) => !isFolded(one)) ?? first;
}

/** What a filled page leaves to be desired, in lines times columns: what stays empty, and what had to be forced. */
export const shortcoming = ({ stack, left, forced }: { stack: Stack; left: number; forced: number }, room: Room): number =>
  stackEmptiness(stack, room) + (left * leftWeight + forced) * room.columns;
const leftWeight = 6;

/** A headline on the fold weighs more than anything else. */
export const foldCost = 1e6;

/** The page filled with the stack, or with an easier one that still leaves the hero its best height: whichever comes out best. */
function fillEased(way: Way, { stack, restack, room }: Filled): FilledBody {
  const { grid } = way.request;
  const most = bodyLines(grid, heroRange(grid).best);
  const eased = stack.lines < most ? eases.flatMap((ease) => restack(ease) ?? []).filter(({ lines }) => lines <= most) : [];
  return bestOf([stack, ...eased].map((one) => fillOffFold(way, one)), (filled) => shortcoming(filled, room) + countFolded(way.request, [filled]) * foldCost);
}

/** The first of those with the least cost. */
export const bestOf = <T>(list: T[], costOf: (one: T) => number): T => {
  const costs = list.map(costOf);
  return list[costs.indexOf(Math.min(...costs))]!;
};

/** Finishes one arrangement: hero height, spare lines, sidebar. */
function finish(way: Way, filledAt: Filled): Arrangement {
  const { request: { grid, article }, level, side, air } = way;
  const { table } = filledAt;
  const { hero, frame, stack: filled, left, forced } = fillEased(way, filledAt);
  const sidebar = side > 0 && article ? fitSidebar(article.heights, side, frame.body.lines, grid.line) : undefined;
  const score = level.worth - (air < 1 ? tightCost : 0) + table.scale * 24 - forced - left * 4 - holeLines(filled) * 0.3 - Math.abs(hero - heroRange(grid).best) * 0.8 - (sidebar ? sidebar.cost : 0);
  return { level, side, scale: table.scale, table, pages: [{ frame, stack: filled }], sidebar, left, forced, folded: countFolded(way.request, [{ frame, stack: filled }]), score };
}

/** Pages on which a headline lies on the fold. */
export const countFolded = ({ fold }: ArrangeRequest, pages: { frame: PageFrame; stack: Stack }[]): number =>
  (fold === undefined ? 0 : pages.filter(({ frame, stack }) => foldedRow(stack, frame.body.top, fold) >= 0).length);

/** Widths of sidebar whose photos come out best at the usual height of the hero: only these are tried in full. */
function bestSides({ grid, article }: ArrangeRequest): number[] {
  if (!article) return [0];
  // 0: the article stands in the main column, between review and plan.
  const lines = bodyLines(grid, heroRange(grid).best);
  const fits = article.widths.flatMap((width) => fitSidebar(article.heights, width, lines, grid.line) ?? []);
  return fits.sort((a, b) => sideCost(a) - sideCost(b)).slice(0, sidesTried).map((fit) => fit.heights.width).concat(article.aside ? [] : 0);
}
const sidesTried = 2;
/** An arrangement as good as this is taken without trying the sides that promise less: each costs a second. */
const goodScore = 0;
/** A narrower sidebar leaves more to the review. */
const sideCost = ({ cost, heights }: SidebarFit): number => cost + heights.width * 0.2;
/** The least stack; set tight where it is too high otherwise. */
async function firstFit(way: Way, most: number): Promise<{ way: Way; least: Filled | undefined }> {
  let last: { way: Way; least: Filled | undefined } = { way, least: undefined };
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
  least: Filled;
}

/** Richest level whose least stack fits: the richest of all, else by halving, and one by one where the plainest is too high by itself. */
async function richestFit(request: ArrangeRequest, side: number, most: number): Promise<LevelFit | { lines: number }> {
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
 * @returns The arrangements that fit, best first; or by how many lines the closest one is too long.
 */
export async function arrange(request: ArrangeRequest): Promise<{ fitting: Arrangement[]; overset?: Overset }> {
  const { grid, levels } = request;
  const fitting: Arrangement[] = [];
  let overset: Overset | undefined;
  const most = bodyLines(grid, heroRange(grid).least);
  for (const side of bestSides(request)) {
    const found = await richestFit(request, side, most);
    if ('lines' in found) {
      if (!overset || found.lines < overset.lines) overset = { lines: found.lines, side };
      continue;
    }
    const ways = [found];
    // The next plainer level has larger type: where the richest leaves none to spare, it may be the better page.
    const plainer = levels[found.index + 1];
    if (plainer && (found.way.air < 1 || found.least.stack.lines > most - 3)) {
      const next = await firstFit({ request, level: plainer, side, air: 1 }, most);
      if (next.least && next.least.stack.lines <= most) ways.push({ index: found.index + 1, way: next.way, least: next.least });
    }
    for (const { way, least } of ways) {
      const arrangement = finish(way, await largestScale(way, most, least));
      if (side === 0 || arrangement.sidebar) fitting.push(arrangement);
    }
    if (fitting.some(({ score }) => score >= goodScore)) break;
  }
  fitting.sort((a, b) => b.score - a.score);
  return overset ? { fitting, overset } : { fitting };
}
