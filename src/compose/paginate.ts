/**
 * A report too long for one page: its rows over as few pages as hold it, evenly filled. A part's title
 * stays with the row below it.
 */
import type { Block } from './block.ts';
import { countFolded, fillPage, fillPages, perSheet, shortcoming } from './body.ts';
import { bodyLines, heroRange, laterFrame } from './frames.ts';
import type { Ease } from './rows.ts';
import { isRun, stackOf, type Stack, type StackEntry, type StackParts } from './stack.ts';
import {
  airs,
  eases,
  stackAt,
  type ArrangeRequest,
  type Arrangement,
  type Level,
  type Stacked,
  type Way,
} from './way.ts';

/** More pages than this are not one report's spread but a section of their own. */
export const mostPages = 12;
/** Steps of type size tried. */
export const pagedSteps = 8;

/**
 * What pages are made of: the parts of sections one by one, then what follows the review in groups that
 * must not be parted.
 */
interface Sequence {
  length: number;
  /**
   * Entries of a page that holds the elements from `start` to before `end`; undefined where a block fits at
   * no span.
   */
  entries: (start: number, end: number, ease?: Ease) => StackEntry[] | undefined;
}

const isTitle = (entry: StackEntry): boolean =>
  entry.row.blocks.some(({ id }) => id === 'review' || id === 'plan');

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

/**
 * The blocks of neighbouring parts; those of one section are one panel. Undefined where one may not be
 * parted like this.
 */
function mergeAtoms(
  { sections, divided }: StackParts['review'],
  atoms: { section: number; part: number }[],
): Block[] | undefined {
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
function sequenceOf({ stack, restack, rows }: Stacked, review: StackParts['review']): Sequence {
  const [title] = stack.entries;
  const atoms = atomsOf(review);
  const inReview = (entry: StackEntry) =>
    entry.row.blocks.some(({ id }) => review.sections.some((section) => section.id === id));
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
      return [
        ...(start === 0 ? [title!] : []),
        ...reviewed,
        ...groupsFrom(Math.max(0, start - atoms.length), Math.max(0, end - atoms.length), ease).flat(),
      ];
    },
  };
}

/**
 * Lines of body on each page; the hero takes its least on the first, or over both pages of the first
 * spread.
 */
export const capacities = (request: ArrangeRequest, pages: number): number[] => {
  const { grid } = request;
  return Array.from({ length: pages }, (_, index) =>
    index < perSheet(request) ? bodyLines(grid, heroRange(grid).least) : laterFrame(grid).body.lines,
  );
};

/** Elements from and to before. */
type Stretch = [start: number, end: number];

/**
 * A page that wants more of its lines than this is not worth filling to see how it would come out: it costs
 * more than any that is filled does.
 */
const farFromFull = 0.5;
const farCost = 4;

/**
 * The breaks that leave the pages most evenly filled and with least forced; undefined when they do not hold
 * everything. @param endsOpen The last page may be emptier: a picture ends it.
 */
function breakPages(
  sequence: Sequence,
  room: number[],
  shortcomingOf: (stack: Stack, page: number) => number,
  endsOpen: boolean,
): Stretch[] | undefined {
  interface Best {
    cost: number;
    pages: Stretch[];
  }
  let row: (Best | undefined)[] = [{ cost: 0, pages: [] }];
  for (const [page, lines] of room.entries()) {
    const next: (Best | undefined)[] = [];
    row.forEach((before, start) => {
      if (!before) return;
      for (let end = start + 1; end <= sequence.length; end += 1) {
        const entries = sequence.entries(start, end);
        const stack = entries && stackOf(entries);
        const spare = stack ? lines - stack.lines : -1;
        // Elements are in order: where one is too many, more are. Rows may even be lower with one more; the
        // next tells.
        if (spare < -lines) break;
        if (spare < 0) continue;
        const isOpen = endsOpen && page === room.length - 1;
        const cost =
          before.cost +
          (isOpen ? 0 : (spare / lines) ** 2) +
          (isOpen || spare < lines * farFromFull ? shortcomingOf(stack!, page) : farCost);
        const known = next[end];
        if (!known || cost < known.cost) next[end] = { cost, pages: [...before.pages, [start, end]] };
      }
    });
    row = next;
  }
  return row[sequence.length]?.pages;
}

/** What a page may hold: its rows as they are first, then easier ones (see `eases`). */
const stacksOf = ({ entries }: Sequence, [start, end]: Stretch): Stack[] =>
  [undefined, ...eases].flatMap((ease) => {
    const rows = entries(start, end, ease);
    return rows ? [stackOf(rows)] : [];
  });

const arrangementOf = ({ level, request }: Way, { table, room }: Stacked, pages: Stack[][]): Arrangement => {
  const filled = fillPages({ ...request, several: true }, room, pages);
  const sum = (of: (page: (typeof filled)[number]) => number) =>
    filled.reduce((total, page) => total + of(page), 0);
  return {
    level,
    side: 0,
    scale: table.scale,
    table,
    pages: filled,
    sidebar: undefined,
    left: sum(({ left }) => left),
    forced: sum(({ forced }) => forced),
    folded: countFolded(request, filled),
    score: 0,
  };
};

interface Broken {
  stacked: Stacked;
  pages: Stack[][];
}

async function breakAt(way: Way, scale: number, pages: number): Promise<Broken | undefined> {
  const { request } = way;
  const stacked = await stackAt(way, scale);
  if (!stacked) return undefined;
  const sequence = sequenceOf(stacked, way.level.parts.review);
  const { grid } = request;
  const shortcomingOf = (stack: Stack, page: number) =>
    shortcoming(
      fillPage(
        { ...request, several: true },
        stack,
        page < perSheet(request) ? heroRange(grid).least : 0,
        page === pages - 1,
      ),
      stacked.room,
    ) /
    (grid.columns * grid.lines);
  const broken = breakPages(sequence, capacities(request, pages), shortcomingOf, request.endpiece ?? false);
  return broken && { stacked, pages: broken.map((stretch) => stacksOf(sequence, stretch)) };
}

/** Fewest pages that hold the report at its least sizes and plainest; undefined beyond `mostPages`. */
export async function fewestPages(request: ArrangeRequest, level: Level): Promise<number | undefined> {
  const way: Way = { request, level, side: 0, air: 0, paged: true };
  for (let pages = 2; pages <= mostPages; pages += perSheet(request))
    if (await breakAt(way, 0, pages)) return pages;
  return undefined;
}

/** At the greatest size of type of which the pages hold everything. */
async function breakLargest(way: Way, pages: number): Promise<Broken | undefined> {
  let best = await breakAt(way, 0, pages);
  if (!best) return undefined;
  const most = Math.round((way.request.mostScale ?? 1) * pagedSteps) + 1;
  let [low, high] = [0, most];
  while (high - low > 1) {
    // From the top: most pages that are several for their form take the greatest type.
    const step = high === most ? most - 1 : Math.floor((low + high) / 2);
    const tried = await breakAt(way, step / pagedSteps, pages);
    if (tried) [best, low] = [tried, step];
    else high = step;
  }
  return best;
}

/**
 * @param known So many pages and no others; without it, as few as hold the report. @param plainer Levels of
 * richness that fit and are passed over.
 * @returns The arrangement over several pages, as rich and large as their number allows.
 */
export async function arrangePages(
  request: ArrangeRequest,
  { pages: known, plainer = 0 }: { pages?: number | undefined; plainer?: number } = {},
): Promise<Arrangement | undefined> {
  const { levels } = request;
  const pages = known ?? (await fewestPages(request, levels.at(-1)!));
  if (pages === undefined) return undefined;
  let passed = 0;
  for (const level of levels) {
    for (const air of airs) {
      const way: Way = { request, level, side: 0, air, paged: true };
      const best = await breakLargest(way, pages);
      if (!best) continue;
      if (passed < plainer) {
        passed += 1;
        break;
      }
      return arrangementOf(way, best.stacked, best.pages);
    }
  }
  return undefined;
}
