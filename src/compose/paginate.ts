/**
 * A report too long for one page: its rows over as few pages as hold it, evenly filled. A part's title
 * stays with the row below it.
 */
import { stackAt, type Arrangement, type ArrangeRequest, type Filled, type Level, type Way } from './arrange.ts';
import type { Block } from './block.ts';
import { avoidFold, foldedRow } from './fold.ts';
import { bodyLines, frameAt, heroRange, laterFrame, type PageFrame } from './frames.ts';
import { spreadLines, stackOf, widenGaps, type Stack, type StackEntry, type StackParts } from './stack.ts';

/** More pages than this are not one report's spread but a section of their own. */
const mostPages = 12;
const scaleSteps = 8;
/** Lines of gap that a page may gain between rows before it shows. */
const mostWidening = 1;
const farReach = 1.6;
/** The last resort on a page that the type cannot fill. */
const farthestReach = 2.4;

/** What pages are made of: the parts of sections one by one, then what follows the review in groups that must not be parted. */
interface Sequence {
  length: number;
  /** Entries of a page that holds the elements from `start` to before `end`; undefined where a block fits at no span. */
  entries: (start: number, end: number) => StackEntry[] | undefined;
}

const isTitle = (entry: StackEntry): boolean => entry.row.blocks.some(({ id }) => id === 'review' || id === 'plan');

/** A part's title stays with the row below it. */
function groupsOf(entries: StackEntry[]): StackEntry[][] {
  const groups: StackEntry[][] = [];
  let open: StackEntry[] = [];
  for (const entry of entries) {
    open.push(entry);
    if (isTitle(entry)) continue;
    groups.push(open);
    open = [];
  }
  return open.length > 0 ? [...groups, open] : groups;
}

/** Parts of sections, in order: which section, which part. */
const atomsOf = ({ divided }: StackParts['review']): { section: number; part: number }[] =>
  divided.flatMap(({ parts }, section) => Array.from({ length: parts }, (_, part) => ({ section, part })));

/** The blocks of neighbouring parts; those of one section are one panel. */
function mergeAtoms({ sections, divided }: StackParts['review'], atoms: { section: number; part: number }[]): Block[] {
  const blocks: Block[] = [];
  for (let start = 0; start < atoms.length;) {
    const { section, part } = atoms[start]!;
    const count = atoms.slice(start).findIndex((atom) => atom.section !== section);
    const end = count === -1 ? atoms.length : start + count;
    const panel = divided[section]!;
    blocks.push(end - start === panel.parts ? sections[section]! : panel.run(part, part + end - start));
    start = end;
  }
  return blocks;
}

/** Rows of sections are solved anew for every page, so that each is full by itself. */
function sequenceOf({ stack, rows }: Filled, review: StackParts['review']): Sequence {
  const [title, ...rest] = stack.entries;
  const atoms = atomsOf(review);
  const inReview = (entry: StackEntry) => entry.row.blocks.some(({ id }) => review.sections.some((section) => section.id === id));
  const groups = groupsOf(rest.filter((entry) => !inReview(entry)));
  const known = new Map<string, StackEntry[] | undefined>();
  const solve = (start: number, end: number): StackEntry[] | undefined => {
    const key = `${start}-${end}`;
    if (!known.has(key)) known.set(key, rows(mergeAtoms(review, atoms.slice(start, end))));
    return known.get(key);
  };
  return {
    length: atoms.length + groups.length,
    entries: (start, end) => {
      const reviewed = start < atoms.length ? solve(start, Math.min(end, atoms.length)) : [];
      if (!reviewed) return undefined;
      return [...(start === 0 ? [title!] : []), ...reviewed, ...groups.slice(Math.max(0, start - atoms.length), Math.max(0, end - atoms.length)).flat()];
    },
  };
}

/** Pages that stand on one sheet. */
const perSheet = ({ spread = false }: ArrangeRequest): number => (spread ? 2 : 1);

/** Lines of body on each page; the hero takes its least on the first, or over both pages of the first spread. */
const capacities = (request: ArrangeRequest, pages: number): number[] => {
  const { grid } = request;
  return Array.from({ length: pages }, (_, index) => (index < perSheet(request) ? bodyLines(grid, heroRange(grid).least) : laterFrame(grid).body.lines));
};

/** The breaks that leave the pages most evenly filled; undefined when they do not hold everything. */
function breakPages(sequence: Sequence, room: number[]): StackEntry[][] | undefined {
  interface Best { cost: number; pages: StackEntry[][] }
  let row: (Best | undefined)[] = [{ cost: 0, pages: [] }];
  for (const lines of room) {
    const next: (Best | undefined)[] = [];
    row.forEach((before, start) => {
      if (!before) return;
      for (let end = start + 1; end <= sequence.length; end += 1) {
        const entries = sequence.entries(start, end);
        const spare = entries ? lines - stackOf(entries).lines : -1;
        // Elements are in order: where one is too many, more are. Rows may even be lower with one more; the next tells.
        if (spare < -lines) break;
        if (spare < 0) continue;
        const cost = before.cost + (spare / lines) ** 2;
        const known = next[end];
        if (!known || cost < known.cost) next[end] = { cost, pages: [...before.pages, entries!] };
      }
    });
    row = next;
  }
  return row[sequence.length]?.pages;
}

/** Lines of the hero: its best where the page, or each page of the spread below it, has them to spare. */
function heroLines(request: ArrangeRequest, pages: StackEntry[][]): number {
  const { least, best } = heroRange(request.grid);
  const spare = pages.slice(0, perSheet(request)).map((entries) => bodyLines(request.grid, least) - stackOf(entries).lines);
  return least + Math.max(0, Math.min(best - least, ...spare));
}

interface FilledPage { frame: PageFrame; stack: Stack; left: number; forced: number }

/** Fills a page: figures grow, then the hero, then gaps widen. @param hero Lines; 0 on pages without. */
function fillPage(request: ArrangeRequest, entries: StackEntry[], hero: number): FilledPage {
  const { grid, fold, spread = false } = request;
  const base = stackOf(entries);
  const grown = spreadLines(base, (hero > 0 ? bodyLines(grid, hero) : laterFrame(grid).body.lines) - base.lines);
  // The hero of a spread stands over both pages and cannot follow one.
  const taller = hero > 0 && !spread ? Math.min(grown.left, heroRange(grid).most - hero) : 0;
  const stretched = spreadLines(grown.stack, grown.left - taller, farReach);
  const once = widenGaps(stretched.stack, stretched.left, mostWidening);
  const far = spreadLines(once.stack, once.left, farthestReach);
  const widened = widenGaps(far.stack, far.left, mostWidening);
  const frame = hero > 0 ? frameAt(grid, hero + taller) : laterFrame(grid);
  return { frame, stack: fold === undefined ? widened.stack : avoidFold(widened.stack, frame.body.top, fold), left: widened.left, forced: grown.left - taller };
}

/** Lines by which the hero gives way, or grows, to keep headlines off the fold. */
const heroSteps = [0, 1, 2, 3, 4, -1, -2, -3, -4, -5, -6];

/** All pages filled, with the hero at the first height at which no headline lies on the fold. */
function fillPages(request: ArrangeRequest, pages: StackEntry[][]): FilledPage[] {
  const { grid, fold } = request;
  const hero = heroLines(request, pages);
  const fill = (lines: number) => pages.map((entries, index) => fillPage(request, entries, index < perSheet(request) ? lines : 0));
  const first = fill(hero);
  if (fold === undefined) return first;
  const folded = (filled: FilledPage[]) => filled.filter(({ stack, frame }) => foldedRow(stack, frame.body.top, fold) >= 0).length;
  const { least, most } = heroRange(grid);
  const holds = (lines: number) => pages.slice(0, perSheet(request)).every((entries) => stackOf(entries).lines <= bodyLines(grid, lines));
  const tries = heroSteps.filter((step) => step === 0 || (hero - step >= least && hero - step <= most && holds(hero - step))).map((step) => (step === 0 ? first : fill(hero - step)));
  return tries.reduce((best, one) => (folded(one) < folded(best) ? one : best));
}

const arrangementOf = ({ level, request }: Way, { table }: Filled, pages: StackEntry[][]): Arrangement => {
  const filled = fillPages(request, pages);
  const sum = (of: (page: (typeof filled)[number]) => number) => filled.reduce((total, page) => total + of(page), 0);
  return { level, side: 0, scale: table.scale, table, pages: filled, sidebar: undefined, left: sum(({ left }) => left), forced: sum(({ forced }) => forced), score: 0 };
};

async function breakAt(way: Way, scale: number, pages: number): Promise<{ filled: Filled; broken: StackEntry[][] } | undefined> {
  const filled = await stackAt(way, scale);
  const broken = filled && breakPages(sequenceOf(filled, way.level.parts.review), capacities(way.request, pages));
  return broken && { filled: filled!, broken };
}

/** Fewest pages that hold the report at its least sizes and plainest; undefined beyond `mostPages`. */
async function fewestPages(request: ArrangeRequest, level: Level): Promise<number | undefined> {
  const way: Way = { request, level, side: 0, tight: true, paged: true };
  for (let pages = 2; pages <= mostPages; pages += perSheet(request)) if (await breakAt(way, 0, pages)) return pages;
  return undefined;
}

/**
 * @param known So many pages and no others; without it, as few as hold the report.
 * @returns The arrangement over several pages, as rich and large as their number allows.
 */
export async function arrangePages(request: ArrangeRequest, known?: number): Promise<Arrangement | undefined> {
  const { levels } = request;
  const pages = known ?? await fewestPages(request, levels.at(-1)!);
  if (pages === undefined) return undefined;
  for (const level of levels) {
    for (const tight of [false, true]) {
      const way: Way = { request, level, side: 0, tight, paged: true };
      let best = await breakAt(way, 0, pages);
      if (!best) continue;
      for (let step = scaleSteps; step > 0; step -= 2) {
        const tried = await breakAt(way, step / scaleSteps, pages);
        if (!tried) continue;
        best = tried;
        break;
      }
      return arrangementOf(way, best.filled, best.broken);
    }
  }
  return undefined;
}
