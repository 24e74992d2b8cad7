/**
 * A report too long for one page: its rows over as few pages as hold it, evenly filled. A part's title
 * stays with the row below it.
 */
import { airs, countFolded, eases, foldCost, heroGives, shortcoming, stackAt, type Arrangement, type ArrangeRequest, type Filled, type Level, type Way } from './arrange.ts';
import type { Block } from './block.ts';
import { avoidFold } from './fold.ts';
import { bodyLines, frameAt, heroRange, laterFrame, type PageFrame } from './frames.ts';
import type { Ease, Room } from './rows.ts';
import { isRun, spreadLines, stackOf, widenGaps, type Stack, type StackEntry, type StackParts } from './stack.ts';

/** More pages than this are not one report's spread but a section of their own. */
const mostPages = 12;
const scaleSteps = 8;
/** Lines of gap that a page may gain between rows before it shows. */
const mostWidening = 1;
const farReach = 1.6;
/** The last resorts on a page that the type cannot fill. */
const farReaches = [2.4, 4];

/** What pages are made of: the parts of sections one by one, then what follows the review in groups that must not be parted. */
interface Sequence {
  length: number;
  /** Entries of a page that holds the elements from `start` to before `end`; undefined where a block fits at no span. */
  entries: (start: number, end: number, ease?: Ease) => StackEntry[] | undefined;
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

/** The blocks of neighbouring parts; those of one section are one panel. Undefined where one may not be parted like this. */
function mergeAtoms({ sections, divided }: StackParts['review'], atoms: { section: number; part: number }[]): Block[] | undefined {
  const blocks: Block[] = [];
  for (let start = 0; start < atoms.length;) {
    const { section, part } = atoms[start]!;
    const count = atoms.slice(start).findIndex((atom) => atom.section !== section);
    const end = count === -1 ? atoms.length : start + count;
    const panel = divided[section]!;
    const whole = end - start === panel.parts;
    if (!whole && !isRun(panel, part, part + end - start)) return undefined;
    blocks.push(whole ? sections[section]! : panel.run(part, part + end - start));
    start = end;
  }
  return blocks;
}

/** Rows of sections are solved anew for every page, so that each is full by itself. */
function sequenceOf({ stack, restack, rows }: Filled, review: StackParts['review']): Sequence {
  const [title] = stack.entries;
  const atoms = atomsOf(review);
  const inReview = (entry: StackEntry) => entry.row.blocks.some(({ id }) => review.sections.some((section) => section.id === id));
  const groupsIn = ({ entries }: Stack) => groupsOf(entries.slice(1).filter((entry) => !inReview(entry)));
  const groups = groupsIn(stack);
  const known = new Map<string, StackEntry[] | undefined>();
  const solve = (start: number, end: number, ease?: Ease): StackEntry[] | undefined => {
    const key = `${start}-${end}/${ease?.air ?? ''}/${ease?.dear ?? ''}`;
    const blocks = mergeAtoms(review, atoms.slice(start, end));
    if (!known.has(key)) known.set(key, blocks && rows(blocks, ease));
    return known.get(key);
  };
  /** Eased rows of what follows the review may be fewer or more, so all of it must be on the page. */
  const groupsFrom = (first: number, last: number, ease?: Ease): StackEntry[][] => {
    const eased = ease && first === 0 && last === groups.length ? restack(ease) : undefined;
    return eased ? groupsIn(eased) : groups.slice(first, last);
  };
  return {
    length: atoms.length + groups.length,
    entries: (start, end, ease) => {
      const reviewed = start < atoms.length ? solve(start, Math.min(end, atoms.length), ease) : [];
      if (!reviewed) return undefined;
      return [...(start === 0 ? [title!] : []), ...reviewed, ...groupsFrom(Math.max(0, start - atoms.length), Math.max(0, end - atoms.length), ease).flat()];
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

/** Elements from and to before. */
type Stretch = [start: number, end: number];

/** A page that wants more of its lines than this is not worth filling to see how it would come out. */
const farFromFull = 0.5;
const farCost = 4;

/** The breaks that leave the pages most evenly filled and with least forced; undefined when they do not hold everything. */
function breakPages(sequence: Sequence, room: number[], shortcomingOf: (entries: StackEntry[], page: number) => number): Stretch[] | undefined {
  interface Best { cost: number; pages: Stretch[] }
  let row: (Best | undefined)[] = [{ cost: 0, pages: [] }];
  for (const [page, lines] of room.entries()) {
    const next: (Best | undefined)[] = [];
    row.forEach((before, start) => {
      if (!before) return;
      for (let end = start + 1; end <= sequence.length; end += 1) {
        const entries = sequence.entries(start, end);
        const spare = entries ? lines - stackOf(entries).lines : -1;
        // Elements are in order: where one is too many, more are. Rows may even be lower with one more; the next tells.
        if (spare < -lines) break;
        if (spare < 0) continue;
        const cost = before.cost + (spare / lines) ** 2 + (spare < lines * farFromFull ? shortcomingOf(entries!, page) : farCost);
        const known = next[end];
        if (!known || cost < known.cost) next[end] = { cost, pages: [...before.pages, [start, end]] };
      }
    });
    row = next;
  }
  return row[sequence.length]?.pages;
}

/** The rows of a page: as they are first, then easier ones (see `eases`). */
const easedRows = ({ entries }: Sequence, [start, end]: Stretch): StackEntry[][] => [undefined, ...eases].flatMap((ease) => { const rows = entries(start, end, ease); return rows ? [rows] : []; });

/** Lines of the hero: its best where the page, or each page of the spread below it, has them to spare. */
function heroLines(request: ArrangeRequest, pages: StackEntry[][][]): number {
  const { least, best } = heroRange(request.grid);
  const spare = pages.slice(0, perSheet(request)).map(([entries]) => bodyLines(request.grid, least) - stackOf(entries!).lines);
  return least + Math.max(0, Math.min(best - least, ...spare));
}

/** What nothing else on the page takes goes to the article, whose type grows in its place (see fill.ts). */
function growArticle({ stack, left }: { stack: Stack; left: number }): { stack: Stack; left: number } {
  const at = stack.entries.findIndex(({ row }) => row.blocks.some(({ id }) => id === 'article'));
  if (left === 0 || at < 0) return { stack, left };
  const more = Math.min(left, Math.floor(stack.entries[at]!.lines * articleGrowth));
  const entries = stack.entries.map((entry, index) => (index === at ? { ...entry, lines: entry.lines + more, row: { ...entry.row, lines: entry.row.lines + more } } : entry));
  return { stack: stackOf(entries), left: left - more };
}
const articleGrowth = 0.6;

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
  const far = farReaches.reduce((filled, reach) => spreadLines(filled.stack, filled.left, reach), once);
  const widened = growArticle(widenGaps(far.stack, far.left, mostWidening));
  const frame = hero > 0 ? frameAt(grid, hero + taller) : laterFrame(grid);
  return { frame, stack: fold === undefined ? widened.stack : avoidFold(widened.stack, frame.body.top, fold), left: widened.left, forced: grown.left - taller };
}

/** Lines by which the hero gives way, or grows, to keep headlines off the fold. */
const heroSteps = [0, 1, 2, 3, 4, -1, -2, -3, -4, -5, -6];

interface FillRequest {
  request: ArrangeRequest;
  room: Room;
}

/** A page filled with those of its rows that come out best below a hero of so many lines; undefined where none is low enough. */
function fillBest({ request, room }: FillRequest, eased: StackEntry[][], hero: number): { page: FilledPage; cost: number } | undefined {
  const { grid } = request;
  const most = hero > 0 ? bodyLines(grid, hero) : laterFrame(grid).body.lines;
  const filled = eased.filter((entries) => stackOf(entries).lines <= most).map((entries) => fillPage(request, entries, hero));
  const costs = filled.map((page) => shortcoming(page, room) + countFolded(request, [page]) * foldCost);
  const cost = Math.min(...costs);
  return filled.length > 0 ? { page: filled[costs.indexOf(cost)]!, cost } : undefined;
}

/** All pages filled; the hero as high as it best is, or so that no headline lies on the fold. */
function fillPages(filling: FillRequest, pages: StackEntry[][][]): FilledPage[] {
  const { request } = filling;
  const { least, most } = heroRange(request.grid);
  const usual = heroLines(request, pages);
  let best: { filled: FilledPage[]; cost: number } | undefined;
  for (const step of request.fold === undefined ? [0] : heroSteps) {
    const hero = usual - step;
    if (hero < least - heroGives || hero > most) continue;
    const filled = pages.map((eased, index) => fillBest(filling, eased, index < perSheet(request) ? hero : 0));
    if (filled.includes(undefined)) continue;
    const cost = filled.reduce((sum, page) => sum + page!.cost, Math.abs(step) * request.grid.columns);
    if (!best || cost < best.cost) best = { filled: filled.map((page) => page!.page), cost };
  }
  return best!.filled;
}

const arrangementOf = ({ level, request }: Way, { table, room }: Filled, pages: StackEntry[][][]): Arrangement => {
  const filled = fillPages({ request, room }, pages);
  const sum = (of: (page: (typeof filled)[number]) => number) => filled.reduce((total, page) => total + of(page), 0);
  return { level, side: 0, scale: table.scale, table, pages: filled, sidebar: undefined, left: sum(({ left }) => left), forced: sum(({ forced }) => forced), folded: countFolded(request, filled), score: 0 };
};

async function breakAt(way: Way, scale: number, pages: number): Promise<{ filled: Filled; pages: StackEntry[][][] } | undefined> {
  const filled = await stackAt(way, scale);
  if (!filled) return undefined;
  const sequence = sequenceOf(filled, way.level.parts.review);
  const { grid } = way.request;
  const shortcomingOf = (entries: StackEntry[], page: number) =>
    shortcoming(fillPage(way.request, entries, page < perSheet(way.request) ? heroRange(grid).least : 0), filled.room) / (grid.columns * grid.lines);
  const broken = breakPages(sequence, capacities(way.request, pages), shortcomingOf);
  return broken && { filled, pages: broken.map((stretch) => easedRows(sequence, stretch)) };
}

/** Fewest pages that hold the report at its least sizes and plainest; undefined beyond `mostPages`. */
async function fewestPages(request: ArrangeRequest, level: Level): Promise<number | undefined> {
  const way: Way = { request, level, side: 0, air: 0, paged: true };
  for (let pages = 2; pages <= mostPages; pages += perSheet(request)) if (await breakAt(way, 0, pages)) return pages;
  return undefined;
}

/**
 * @param known So many pages and no others; without it, as few as hold the report. @param plainer Levels of richness that fit and are passed over.
 * @returns The arrangement over several pages, as rich and large as their number allows.
 */
export async function arrangePages(request: ArrangeRequest, { pages: known, plainer = 0 }: { pages?: number | undefined; plainer?: number } = {}): Promise<Arrangement | undefined> {
  const { levels } = request;
  const pages = known ?? await fewestPages(request, levels.at(-1)!);
  if (pages === undefined) return undefined;
  let passed = 0;
  for (const level of levels) {
    for (const air of airs) {
      const way: Way = { request, level, side: 0, air, paged: true };
      let best = await breakAt(way, 0, pages);
      if (!best) continue;
      if (passed < plainer) {
        passed += 1;
        break;
      }
      let [low, high] = [0, scaleSteps + 1];
      while (high - low > 1) {
        // From the top: most pages that are several for their form take the greatest type.
        const step = high > scaleSteps ? scaleSteps : Math.floor((low + high) / 2);
        const tried = await breakAt(way, step / scaleSteps, pages);
        if (tried) [best, low] = [tried, step];
        else high = step;
      }
      return arrangementOf(way, best.filled, best.pages);
    }
  }
  return undefined;
}
