/**
 * The bodies of pages filled to the line: figures grow, then the hero, then figures beyond what becomes
 * them, then gaps; on pages of several also the article, and gaps once more. Where a headline would lie
 * on the fold, the hero gives way.
 */
import { avoidFold, foldedRow } from './fold.ts';
import { bodyLines, endedFrame, frameAt, heroRange, laterFrame, type PageFrame } from './frames.ts';
import type { Grid } from './grid.ts';
import type { Room } from './rows.ts';
import {
  padRows,
  rowName,
  spreadLines,
  stackEmptiness,
  stackOf,
  widenGaps,
  type Held,
  type Stack,
} from './stack.ts';

/** What pages are to be filled. */
export interface BodyRequest {
  grid: Grid;
  /** Line of the type area on which the page is folded. */
  fold?: number | undefined;
  /** Two pages side by side under one hero: a spread. */
  spread?: boolean;
  /** The report takes several pages. */
  several?: boolean;
  /**
   * Lines by which the hero shall be higher than it would be, or lower: the rows below it share what is
   * left otherwise.
   */
  heroShift?: number;
  /** Rows that must not grow beyond these heights. */
  held?: Held | undefined;
  /**
   * The last of several pages ends with a picture of the hero's kind 尾图 where figures leave it enough
   * lines.
   */
  endpiece?: boolean;
}

export interface FilledPage {
  frame: PageFrame;
  stack: Stack;
  /** Lines that stay empty at the foot. */
  left: number;
  /** Lines that were taken beyond what becomes figures and hero, or that stay empty. */
  forced: number;
}

/** Pages that stand on one sheet. */
export const perSheet = ({ spread = false }: BodyRequest): number => (spread ? 2 : 1);

/**
 * How far figures may outgrow their usual reach before gaps widen, and after, on a page that the type
 * cannot fill; where there are several, the gaps wait: an empty line over the whole width is seen first.
 */
const farReach = 1.6;
const fartherReach = 2.4;
const farthestReach = 4;
/** Lines that a gap between rows may gain before it shows. */
const mostWidening = 1;

/** A stack, and the lines that nothing in it has taken yet. */
type Filling = Pick<FilledPage, 'stack' | 'left'>;

/** What figures do not take goes to the article, whose type grows in its place (see fill.ts). */
function growArticle({ stack, left }: Filling, held: Held | undefined): Filling {
  const at = stack.entries.findIndex(({ row }) => row.blocks.some(({ id }) => id === 'article'));
  if (left === 0 || at < 0 || held?.has(rowName(stack.entries[at]!.row))) return { stack, left };
  const more = Math.min(left, Math.floor(stack.entries[at]!.lines * articleGrowth));
  const entries = stack.entries.map((entry, index) =>
    index === at
      ? { ...entry, lines: entry.lines + more, row: { ...entry.row, lines: entry.row.lines + more } }
      : entry,
  );
  return { stack: stackOf(entries), left: left - more };
}
/** Share of its lines: type of 1.25 times the size. */
const articleGrowth = 0.6;

/**
 * A single page that comes to this is set larger as a whole instead (see enlarge.ts); of several, the
 * others may be full.
 */
function lastResorts(filled: Filling, held: Held | undefined): Filling {
  const far = spreadLines(filled.stack, filled.left, { reach: fartherReach, held });
  const padded = padRows(far.stack, far.left, held);
  if (padded.left === 0) return padded;
  // An empty line at the foot of a row and one below it would be seen as two.
  const widened = widenGaps(far.stack, far.left, mostWidening);
  const { stack, left } = growArticle(
    spreadLines(widened.stack, widened.left, { reach: farthestReach, held }),
    held,
  );
  const rest = padRows(stack, left, held);
  return widenGaps(rest.stack, rest.left, mostWidening);
}

/**
 * Lines of a picture at the end: at least so many, and a share of the body, or at most another where
 * nothing else takes them; the gap above it is one more.
 */
const leastEndpiece = 5;
const endpieceShare = 0.3;
const mostEndpiece = 0.5;
/** Of their usual reach figures above it grow so far at least. */
const endedReach = 0.5;

/**
 * Fills the last page to what a picture at its end leaves; undefined where figures leave too little for
 * one.
 */
function fillEnded(request: BodyRequest, base: Stack): FilledPage | undefined {
  const { grid, held, fold } = request;
  const {
    body: { top, lines: room },
  } = laterFrame(grid);
  const free = spreadLines(base, room - base.lines, { reach: endedReach, held }).left - 1;
  if (request.spread || free < leastEndpiece) return undefined;
  const lines = Math.min(free, Math.floor(room * endpieceShare));
  const spare = room - lines - 1 - base.lines;
  const grown = spreadLines(base, spare, { reach: farReach, held });
  const { stack, left } = padRows(grown.stack, grown.left, held);
  // Rather a high picture than wide gaps above it.
  const more = Math.min(left, Math.floor(room * mostEndpiece) - lines);
  return {
    frame: endedFrame(laterFrame(grid), lines + more),
    stack: fold === undefined ? stack : avoidFold(stack, top, fold),
    left: left - more,
    forced: spreadLines(base, spare, { held }).left - more,
  };
}

/**
 * Fills a page below a hero of so many lines, which may grow with it; @param hero Lines; 0 on pages
 * without. @param isLast Of several.
 */
export function fillPage(request: BodyRequest, base: Stack, hero: number, isLast = false): FilledPage {
  const { grid, fold, spread = false, held } = request;
  const ended = isLast && request.endpiece && hero === 0 ? fillEnded(request, base) : undefined;
  if (ended) return ended;
  const grown = spreadLines(
    base,
    (hero > 0 ? bodyLines(grid, hero) : laterFrame(grid).body.lines) - base.lines,
    { held },
  );
  // The hero of a spread stands over both pages and cannot follow one.
  const taller = hero > 0 && !spread ? Math.max(0, Math.min(grown.left, heroRange(grid).most - hero)) : 0;
  const forced = grown.left - taller;
  const farther = spreadLines(grown.stack, forced, { reach: farReach, held });
  const { stack, left: empty } = request.several
    ? lastResorts(farther, held)
    : widenGaps(farther.stack, farther.left, mostWidening);
  // Rather a hero of uncommon height than an empty foot.
  const tallest =
    request.several && taller > 0 ? Math.min(empty, Math.floor(heroRange(grid).most * mostBeyond)) : 0;
  const left = empty - tallest;
  const frame = hero > 0 ? frameAt(grid, hero + taller + tallest) : laterFrame(grid);
  return { frame, stack: fold === undefined ? stack : avoidFold(stack, frame.body.top, fold), left, forced };
}

/** Share of its greatest height that the hero of several pages may grow beyond it. */
const mostBeyond = 0.4;

/**
 * What a filled page leaves to be desired, in lines times columns: what stays empty, and what had to be
 * forced.
 */
export const shortcoming = ({ stack, left, forced }: FilledPage, room: Room): number =>
  stackEmptiness(stack, room) + (left * leftWeight + forced) * room.columns;
/** A line left empty at the foot is seen by everybody; one that is forced, by few. */
const leftWeight = 6;

/** A headline on the fold weighs more than anything else. */
const foldCost = 1e6;

/** Pages on which a headline lies on the fold. */
export const countFolded = ({ fold }: BodyRequest, pages: { frame: PageFrame; stack: Stack }[]): number =>
  fold === undefined
    ? 0
    : pages.filter(({ frame, stack }) => foldedRow(stack, frame.body.top, fold) >= 0).length;

/** Lines by which the hero gives way, or grows, to keep headlines off the fold. */
const heroSteps = [0, 1, 2, 3, 4, -1, -2, -3, -4, -5, -6];
/**
 * Lines below its least height that the hero gives for a headline on the fold: that is the worse of the
 * two.
 */
const heroGives = 2;

/** Lines of the hero: its best where the page, or each page of the spread below it, has them to spare. */
function heroLines(request: BodyRequest, pages: Stack[][]): number {
  const { least, best } = heroRange(request.grid);
  const spare = pages
    .slice(0, perSheet(request))
    .map(([stack]) => bodyLines(request.grid, least) - stack!.lines);
  return least + Math.max(0, Math.min(best - least, ...spare));
}

/**
 * A page filled with those of its stacks that come out best below a hero of so many lines; undefined where
 * none is low enough.
 */
function fillBest(
  request: BodyRequest,
  room: Room,
  { stacks, hero, isLast }: { stacks: Stack[]; hero: number; isLast: boolean },
): { page: FilledPage; cost: number } | undefined {
  const most = hero > 0 ? bodyLines(request.grid, hero) : laterFrame(request.grid).body.lines;
  const filled = stacks
    .filter(({ lines }) => lines <= most)
    .map((stack) => fillPage(request, stack, hero, isLast));
  const costs = filled.map((page) => shortcoming(page, room) + countFolded(request, [page]) * foldCost);
  const cost = Math.min(...costs);
  return filled.length > 0 ? { page: filled[costs.indexOf(cost)]!, cost } : undefined;
}

/**
 * All pages filled; the hero as high as it best is, or so that no headline lies on the fold.
 * @param pages For each page the stacks that it may hold: the usual one, which must not be too high, then
 * easier ones.
 */
export function fillPages(request: BodyRequest, room: Room, pages: Stack[][]): FilledPage[] {
  const usual = heroLines(request, pages);
  const wanted = Math.max(heroRange(request.grid).least, usual + (request.heroShift ?? 0));
  const shifted = wanted === usual ? undefined : fillBelow(request, room, { pages, usual: wanted });
  return shifted ?? fillBelow(request, room, { pages, usual })!;
}

/**
 * @param usual Lines of the hero where no headline asks for others. @returns undefined where it may not be
 * so high or low.
 */
function fillBelow(
  request: BodyRequest,
  room: Room,
  { pages, usual }: { pages: Stack[][]; usual: number },
): FilledPage[] | undefined {
  const { least, most } = heroRange(request.grid);
  let best: { filled: FilledPage[]; cost: number } | undefined;
  for (const step of request.fold === undefined ? [0] : heroSteps) {
    const hero = usual - step;
    if (hero < least - heroGives || hero > most) continue;
    const filled = pages.map((stacks, index) =>
      fillBest(request, room, {
        stacks,
        hero: index < perSheet(request) ? hero : 0,
        isLast: index > 0 && index === pages.length - 1,
      }),
    );
    if (filled.includes(undefined)) continue;
    const cost = filled.reduce((sum, page) => sum + page!.cost, Math.abs(step) * request.grid.columns);
    if (!best || cost < best.cost) best = { filled: filled.map((page) => page!.page), cost };
  }
  return best?.filled;
}
