/**
 * A report too long for one page: its rows over as few pages as hold it, evenly filled. A part's title
 * stays with the row below it.
 */
import { bodyLines, frameAt, heroRange, laterFrame, stackAt, type Arrangement, type ArrangeRequest, type Filled, type Level, type PageFrame, type Way } from './arrange.ts';
import type { Grid } from './grid.ts';
import { spreadLines, stackOf, widenGaps, type Stack, type StackEntry } from './stack.ts';

/** More pages than this are not one report's spread but a section of their own. */
const mostPages = 12;
const scaleSteps = 8;
/** Lines of gap that a page may gain between rows before it shows. */
const mostWidening = 3;
const farReach = 2.5;

/** Entries that must not be parted: a title and what follows it. */
function groupsOf({ entries }: Stack): StackEntry[][] {
  const groups: StackEntry[][] = [];
  let open: StackEntry[] = [];
  for (const entry of entries) {
    open.push(entry);
    if (entry.row.blocks.some((block) => block.id === 'review' || block.id === 'plan')) continue;
    groups.push(open);
    open = [];
  }
  return open.length > 0 ? [...groups, open] : groups;
}

const linesOf = (groups: StackEntry[][]): number => stackOf(groups.flat()).lines;

/** Lines of body on each page; the hero takes its least on the first. */
const capacities = (grid: Grid, pages: number): number[] =>
  Array.from({ length: pages }, (_, index) => (index === 0 ? bodyLines(grid, heroRange(grid).least) : laterFrame(grid).body.lines));

/** The breaks that leave the pages most evenly filled; undefined when they do not hold the groups. */
function breakGroups(groups: StackEntry[][], room: number[]): StackEntry[][][] | undefined {
  interface Best { cost: number; pages: StackEntry[][][] }
  let row: (Best | undefined)[] = [{ cost: 0, pages: [] }];
  for (const lines of room) {
    const next: (Best | undefined)[] = [];
    row.forEach((before, start) => {
      if (!before) return;
      for (let end = start + 1; end <= groups.length; end += 1) {
        const part = groups.slice(start, end);
        const spare = lines - linesOf(part);
        if (spare < 0) break;
        const cost = before.cost + (spare / lines) ** 2;
        const known = next[end];
        if (!known || cost < known.cost) next[end] = { cost, pages: [...before.pages, part] };
      }
    });
    row = next;
  }
  return row[groups.length]?.pages;
}

/** Fills a page: figures grow, then the hero, then gaps widen. */
function fillPage(grid: Grid, groups: StackEntry[][], first: boolean): { frame: PageFrame; stack: Stack; left: number } {
  const range = heroRange(grid);
  const base = stackOf(groups.flat());
  const room = first ? bodyLines(grid, range.least) : laterFrame(grid).body.lines;
  let spare = room - base.lines;
  let hero = first ? range.least : 0;
  if (first) {
    const wanted = Math.min(range.best - range.least, spare);
    hero += wanted;
    spare -= wanted;
  }
  const grown = spreadLines(base, spare);
  const taller = first ? Math.min(grown.left, range.most - hero) : 0;
  const stretched = spreadLines(grown.stack, grown.left - taller, farReach);
  const widened = widenGaps(stretched.stack, stretched.left, mostWidening);
  return { frame: first ? frameAt(grid, hero + taller) : laterFrame(grid), stack: widened.stack, left: widened.left };
}

const arrangementOf = (grid: Grid, { level }: Way, { table }: Filled, pages: StackEntry[][][]): Arrangement => {
  const filled = pages.map((groups, index) => fillPage(grid, groups, index === 0));
  return { level, side: 0, scale: table.scale, table, pages: filled, sidebar: undefined, left: filled.reduce((sum, page) => sum + page.left, 0), score: 0 };
};

async function breakAt(way: Way, scale: number, pages: number): Promise<{ filled: Filled; broken: StackEntry[][][] } | undefined> {
  const filled = await stackAt(way, scale);
  const broken = filled && breakGroups(groupsOf(filled.stack), capacities(way.request.grid, pages));
  return broken && { filled: filled!, broken };
}

/** Fewest pages that hold the report at its least sizes and plainest; undefined beyond `mostPages`. */
async function fewestPages(request: ArrangeRequest, level: Level): Promise<number | undefined> {
  const way: Way = { request, level, side: 0, tight: true };
  for (let pages = 2; pages <= mostPages; pages += 1) if (await breakAt(way, 0, pages)) return pages;
  return undefined;
}

/** @returns The arrangement over several pages, as rich and large as their number allows. */
export async function arrangePages(request: ArrangeRequest): Promise<Arrangement | undefined> {
  const { grid, levels } = request;
  const pages = await fewestPages(request, levels.at(-1)!);
  if (pages === undefined) return undefined;
  for (const level of levels) {
    for (const tight of [false, true]) {
      const way: Way = { request, level, side: 0, tight };
      let best = await breakAt(way, 0, pages);
      if (!best) continue;
      for (let step = scaleSteps; step > 0; step -= 2) {
        const tried = await breakAt(way, step / scaleSteps, pages);
        if (!tried) continue;
        best = tried;
        break;
      }
      return arrangementOf(grid, way, best.filled, best.broken);
    }
  }
  return undefined;
}
