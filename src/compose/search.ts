/**
 * From a report to layouts: at every size of type that holds it the cheapest one (see layout/solve.ts),
 * and of these the cheapest. What is found to be wrong once a page is set is charged, and the search runs
 * again.
 */
import { leastLines } from '../layout/graph.ts';
import { blocksOf, type Layout } from '../layout/layout.ts';
import { sizesBeyond, sizesWithin, type Size } from '../design/sizes.ts';
import { bodyEnd, pageTop } from './frames.ts';
import { partedPieces, piecesOf } from './material.ts';
import {
  graphAt,
  gridOfSize,
  layoutAt,
  measureSidebar,
  measureSite,
  placedIn,
  roomsOf,
  type Found,
  type Search,
  type Site,
} from './site.ts';

/** More pages than this are not one report's spread but a section of their own. */
export const mostPages = 12;
const full: Size = { scale: 1, factor: 1 };
const least: Size = { scale: 0, factor: 1 };

/** The cheapest layouts of a site on so many pages, at every size that holds it. */
async function layoutsOf(search: Search, site: Site, pages: number): Promise<Layout[]> {
  const { format } = search.source;
  /** Where a size does not hold the report, no larger one does. */
  const rising = async (sizes: Size[]): Promise<Layout[]> => {
    const layouts: Layout[] = [];
    for (const size of sizes) {
      if (site.side > 0) await measureSidebar(search, size.factor, [site.side]);
      await measureSite(site, size);
      const layout = layoutAt(search, site, size, pages);
      if (layout) layouts.push(layout);
      else if (layouts.length > 0) break;
    }
    return layouts;
  };
  const within = await rising(sizesWithin(format));
  const isWhole = within.at(-1)?.size.scale === full.scale;
  if (!isWhole || format.enlarge === 1) return within;
  const lines = leastLines(graphAt(search, site, full));
  site.isRoomy = lines <= linesOf(search, site, full, pages) * tight;
  return site.isRoomy ? [...within.slice(0, -1), ...(await rising([full, ...sizesBeyond(format)]))] : within;
}

/** Share of its pages from which a report is so long that no type beyond the format's is worth trying. */
const tight = 0.95;

/** Fewest pages that hold a report at its least sizes; undefined beyond the most that it may have. */
function fewestPages(search: Search, site: Site): number | undefined {
  let held: number | undefined;
  for (let pages = leastPages(search, site); pages <= mostPages; pages += search.perSheet) {
    const layout = layoutAt(search, site, least, pages);
    if (layout && hasHero(search, site, layout)) return pages;
    // A page more is better than a hero that nobody reads; where that is no help, it stays as it is.
    if (held !== undefined) return held;
    if (layout) held = pages;
  }
  return held;
}

/** Whether a layout has a hero whose words can be read. */
function hasHero(search: Search, site: Site, { pages, size }: Layout): boolean {
  const [first] = roomsOf(search, site, size, pages.length);
  return first!.starts.some(({ line, cost }) => line === pages[0]!.start && cost < search.costs.unreadable);
}

/** Lines that all blocks take at least may be fewer where sections are parted, by this share. */
const parting = 0.03;

/**
 * Lines that all blocks take at the least sizes. A section that is higher than a page stands in no row: then
 * what each takes of the whole width is added up.
 */
function linesNeeded(search: Search, site: Site): number {
  const lines = leastLines(graphAt(search, site, least));
  if (lines < Infinity) return lines;
  const { columns } = gridOfSize(search, site, least);
  return Math.ceil(heightsIn(site, least, columns).reduce((sum, one) => sum + one.lines, 0));
}

/** Pages that have lines enough for what all blocks take at least: fewer need not be searched. */
function leastPages(search: Search, site: Site): number {
  const lines = linesNeeded(search, site) * (1 - parting);
  let pages = search.perSheet;
  while (pages <= mostPages && linesOf(search, site, least, pages) < lines) pages += search.perSheet;
  return pages;
}

/** Lines of so many pages, below the lowest hero that they may have and without what is sold of them. */
function linesOf(search: Search, site: Site, size: Size, pages: number): number {
  const { columns } = gridOfSize(search, site, size);
  return roomsOf(search, site, size, pages).reduce((sum, { starts, end, beside }) => {
    const sold = beside ? (beside.lines * beside.columns) / columns : 0;
    return sum + end - Math.min(...starts.map(({ line }) => line)) - sold;
  }, 0);
}

/** A section may be parted that takes this share of a page: what is lower goes to the next as a whole. */
const longSection = 0.35;

/** Measures a site at the least sizes, and the parts of its long sections. */
async function openSite(search: Search, site: Site): Promise<void> {
  await measureSite(site, least);
  const grid = gridOfSize(search, site, least);
  const most = (bodyEnd(grid) - pageTop) * longSection;
  const sections = new Set(partedPieces(site.material).map(({ name }) => name));
  for (const { name, lines } of heightsIn(site, least, grid.columns))
    if (lines > most && sections.has(name)) site.parted.add(name);
  await measureSite(site, least);
}

/** What pieces take of the whole width at least, in order. */
const heightsIn = ({ material, heights }: Site, size: Size, columns: number) =>
  piecesOf(material).map(({ name, levels }) => ({
    name,
    lines: Math.min(
      ...levels
        .flatMap(({ block }) => heights.at(size, block))
        .map(({ height, variant }) => (height * variant.span) / columns),
    ),
  }));

/**
 * All that holds the report, the cheapest first.
 * @param asked So many pages; as few as hold it where this is undefined.
 */
export async function findLayouts(search: Search, asked: number | undefined): Promise<Found[]> {
  const found: Found[] = [];
  /** On one page, with heroes that nobody reads: only where nothing else holds the report. */
  const low: Found[] = [];
  for (const [index, site] of search.sites.entries()) {
    // The main column before any sidebar, where it is to hold the report on one page; else it comes last.
    const isFirst = site.side === 0 && index < search.sites.length - 1;
    if (site.side === 0 && !isFirst && found.some((one) => one.site.side === 0)) continue;
    // Of sidebars the first with which one page holds the report is taken.
    if (site.side > 0 && found.length > 0) continue;
    // A sidebar that comes out well is taken without trying the main column, which costs as much again.
    if (found.some(({ layout }) => layout.cost < (search.aside ? Infinity : goodSide))) break;
    await openSite(search, site);
    const isOne = site.side > 0 || isFirst;
    // What one page cannot hold at the least sizes it holds at none.
    if (isOne && leastPages(search, site) > 1) continue;
    const pages = isOne ? 1 : (asked ?? fewestPages(search, site));
    if (pages === undefined || (pages === 1 && (asked ?? 1) > 1)) continue;
    if (pages === 1) site.parted.clear();
    if (found.length > 0 && pages > 1) break;
    for (const layout of await layoutsOf(search, site, pages))
      (isOne && !hasHero(search, site, layout) ? low : found).push({ layout, site });
  }
  return (found.length > 0 ? found : low).sort((one, two) => one.layout.cost - two.layout.cost);
}

/** Cost of a page at which it is taken with the sidebar that promised most. */
const goodSide = 250;

/** Measured and searched again until what is chosen is what was measured. */
export async function settle(search: Search, { layout, site }: Found): Promise<Found | undefined> {
  let last: Layout | undefined = layout;
  for (let round = 0; last && round < mostRounds; round += 1) {
    const ways = last.pages.flatMap(blocksOf).map(({ candidate }) => {
      const { block, variant } = placedIn({ layout: last!, site }, candidate);
      return { block, variant: { span: variant.span, way: variant.way } };
    });
    const changed = await site.heights.settle(last.size, ways);
    if (!changed) return { layout: last, site };
    last = layoutAt(search, site, last.size, last.pages.length);
  }
  return last && { layout: last, site };
}
const mostRounds = 6;

/** The layout at the same size with what is charged by now. */
export const searchAgain = (search: Search, { layout, site }: Found): Found | undefined => {
  const again = layoutAt(search, site, layout.size, layout.pages.length);
  return again && { layout: again, site };
};

/**
 * Fewest lines of the main column at the least sizes, and lines that so many pages have for them; how many
 * pages would hold the report, and what share of the first sheet it fills.
 */
export async function measureRoom(
  search: Search,
  pages: number,
): Promise<{ lines: number; room: number; needed: number | undefined; filled: number }> {
  const site = search.sites.at(-1)!;
  const { material, heights } = site;
  await measureSite(site, least);
  const room = linesOf(search, site, least, pages);
  const reckoned = linesNeeded(search, site);
  // What is nearly as long as the pages is measured; the rest is told as it is reckoned, in much less time.
  if (Math.abs(reckoned - room) < room * nearly)
    await heights.settle(
      least,
      [...material.blocks.values()].flatMap((block) =>
        heights.at(least, block).map(({ variant }) => ({ block, variant })),
      ),
    );
  const lines = linesNeeded(search, site);
  const sheet = linesOf(search, site, least, search.perSheet);
  return { lines, room, needed: fewestPages(search, site), filled: lines / sheet };
}
const nearly = 0.05;
