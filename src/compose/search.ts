/**
 * From a report to layouts: at every size of type that holds it the cheapest one (see layout/solve.ts),
 * and of these the cheapest. What is found to be wrong once a page is set is charged, and the search runs
 * again.
 */
import type { Costs } from '../design/costs.ts';
import { buildGraph, leastLines, type Graph } from '../layout/graph.ts';
import { blocksOf, type Layout, type Size } from '../layout/layout.ts';
import type { RowSetting } from '../layout/rows.ts';
import { solve, type Plan } from '../layout/solve.ts';
import { round } from '../lib/units.ts';
import { bodyEnd, bodyLines, foldLine, heroRange, heroStarts, pageRooms, pageTop } from './frames.ts';
import type { Grid } from './grid.ts';
import { gridAt, heightsOf, type Heights, type PageSource } from './heights.ts';
import type { LayoutHints } from './hints.ts';
import type { SetRequest } from './set.ts';
import {
  blockName,
  materialOf,
  partedPieces,
  piecesOf,
  runsOf,
  sequenceOf,
  type Material,
} from './material.ts';
import {
  fitSidebar,
  measureArticle,
  sidebarWidths,
  type ArticleHeights,
  type SidebarFit,
} from './sidebar.ts';

/** More pages than this are not one report's spread but a section of their own. */
export const mostPages = 12;
/** Steps of the type's range, and of what all of it is multiplied by. */
const scaleSteps = 8;
const factorStep = 0.04;
/** Widths of sidebar that are searched in full. */
const sidesTried = 1;

/** The main column with a sidebar of a width, or none. */
interface Site {
  side: number;
  material: Material;
  heights: Heights;
  /** Sections that may be parted over pages. */
  parted: Set<string>;
}

export interface Search {
  source: PageSource;
  costs: Costs;
  hints: LayoutHints;
  /** Pages that stand side by side on a sheet. */
  perSheet: number;
  hasArt: boolean;
  sites: Site[];
  /** Heights of the article in a sidebar, by factor. */
  articles: Map<number, ArticleHeights[]>;
  charges: Map<string, number>;
  /** Found to be wrong with a size, whatever stands where. */
  dear: Map<string, number>;
}

export interface Found {
  layout: Layout;
  site: Site;
}

const full: Size = { scale: 1, factor: 1 };
const least: Size = { scale: 0, factor: 1 };

const gridOfSize = ({ source: { format } }: Search, { side }: Site, { factor }: Size): Grid =>
  gridAt(format, factor, side);

async function measureSidebar(search: Search, factor: number, widths: number[]): Promise<void> {
  const { source, articles } = search;
  const { article } = source.styles.view;
  if (!articles.has(factor) && article)
    articles.set(factor, await measureArticle(source, { article, widths, factor }));
}

/** The sidebar beside a body of so many lines. */
export function sidebarOf(
  { articles, source: { format } }: Search,
  { side }: Site,
  factor: number,
  lines: number,
): SidebarFit | undefined {
  const { line } = gridAt(format, factor, 0);
  return fitSidebar(articles.get(factor) ?? [], side, lines, line);
}

function roomsOf(search: Search, site: Site, size: Size, pages: number) {
  const grid = gridOfSize(search, site, size);
  const starts = heroStarts(grid, search.costs, (lines) =>
    site.side === 0 ? 0 : sidebarCost(search, site, size, lines),
  );
  return pageRooms(grid, { pages, starts, heroes: search.perSheet });
}

function sidebarCost(search: Search, site: Site, { factor }: Size, lines: number): number | undefined {
  const fit = sidebarOf(search, site, factor, lines);
  return fit && Math.max(0, fit.cost) * search.costs.side;
}

/** What rows are searched with at a size. */
export function settingOf(search: Search, site: Site, size: Size): RowSetting {
  const { columns, lines } = gridOfSize(search, site, size);
  const { costs, charges, perSheet } = search;
  return { columns, most: lines, area: columns * lines * perSheet, costs, charges };
}

const graphAt = (search: Search, site: Site, size: Size): Graph =>
  buildGraph(
    sequenceOf(site.material, (block) => site.heights.at(size, block), site.parted),
    settingOf(search, site, size),
  );

/** What a size costs whatever stands on the pages. */
const sizeCost = ({ costs, dear }: Search, { scale, factor }: Size, pages: number): number =>
  costs.small * (1 - scale) * pages + costs.large * (factor - 1) + (dear.get(`${scale}/${factor}`) ?? 0);

/** The cheapest layout at a size; undefined where so many pages do not hold it. */
function layoutAt(search: Search, site: Site, size: Size, pages: number): Layout | undefined {
  const grid = gridOfSize(search, site, size);
  const graph = graphAt(search, site, size);
  const rooms = roomsOf(search, site, size, pages);
  const fold =
    search.source.format.fold === undefined ? undefined : foldLine(grid, search.source.format.fold);
  const most = Math.floor((bodyEnd(grid) - pageTop) * mostEndpiece);
  const request = {
    graph,
    pages: rooms,
    fold,
    endpiece: search.hasArt && search.perSheet === 1 ? { least: leastEndpiece, most } : undefined,
  };
  // One hero stands over both pages of a spread: each height by itself.
  const plans: Plan[] =
    search.perSheet === 1
      ? [solve(request)].filter((plan) => plan !== undefined)
      : (rooms[0]?.starts ?? []).flatMap((start) => {
          const half = { line: start.line, cost: start.cost / search.perSheet };
          return (
            solve({
              ...request,
              pages: rooms.map((room, index) =>
                index < search.perSheet ? { ...room, starts: [half] } : room,
              ),
            }) ?? []
          );
        });
  const [first, ...others] = plans;
  if (!first) return undefined;
  const best = others.reduce((cheapest, plan) => (plan.cost < cheapest.cost ? plan : cheapest), first);
  return { size, side: site.side, pages: best.pages, cost: best.cost + sizeCost(search, size, pages) };
}
/** Lines of a picture at the end, and the share of the body that it takes at most. */
const leastEndpiece = 5;
const mostEndpiece = 0.5;

/** Measures what a site sets at a size. */
async function measureSite({ parted, material, heights }: Site, size: Size): Promise<void> {
  const pieces = partedPieces(material).filter(({ name }) => parted.has(name));
  for (const run of pieces.flatMap(runsOf)) material.blocks.set(blockName(run), run);
  await heights.measure(size, [
    ...piecesOf(material).map(({ levels }) => levels.map(({ block }) => block)),
    ...pieces.flatMap((piece) => runsOf(piece).map((run) => [run])),
  ]);
}

/** Sizes within the range of the format, and beyond it. */
const smaller: Size[] = Array.from({ length: scaleSteps }, (_, index) => ({
  scale: 1 - (index + 1) / scaleSteps,
  factor: 1,
}));
const largerThan = (most: number): Size[] =>
  Array.from({ length: Math.floor((most - 1) / factorStep + 1e-6) }, (_, index) => ({
    scale: 1,
    factor: round(1 + (index + 1) * factorStep, 2),
  }));

/** The cheapest layouts of a site on so many pages: larger than the format's sizes, or smaller. */
async function layoutsOf(search: Search, site: Site, pages: number): Promise<Layout[]> {
  const at = async (size: Size): Promise<Layout | undefined> => {
    if (site.side > 0) await measureSidebar(search, size.factor, [site.side]);
    return layoutAt(search, site, size, pages);
  };
  await measureSite(site, full);
  const first = await at(full);
  const layouts = first ? [first] : [];
  const { enlarge } = search.source.format;
  if (first && enlarge > 1 && !isTight(search, site, pages)) {
    await measureSite(site, { scale: 1, factor: enlarge });
    for (const size of largerThan(enlarge)) {
      const layout = await at(size);
      if (!layout) break;
      layouts.push(layout);
    }
  }
  if (layouts.length > 0 && Math.min(...layouts.map(({ cost }) => cost)) < (first?.cost ?? 0)) return layouts;
  await measureSite(site, least);
  for (const size of smaller) layouts.push(...[await at(size)].filter((one) => one !== undefined));
  return layouts;
}

/** Whether pages are so full at the greatest type that none larger is worth trying. */
function isTight(search: Search, site: Site, pages: number): boolean {
  const room = roomsOf(search, site, full, pages).reduce(
    (sum, { starts, end }) => sum + end - Math.min(...starts.map(({ line }) => line)),
    0,
  );
  return leastLines(graphAt(search, site, full)) > room * tight;
}
const tight = 0.95;

/** Fewest pages that hold a report at its least sizes; undefined beyond the most that it may have. */
async function fewestPages(search: Search, site: Site): Promise<number | undefined> {
  await measureSite(site, full);
  const fits = (size: Size, pages: number) => layoutAt(search, site, size, pages) !== undefined;
  if (fits(full, search.perSheet)) return search.perSheet;
  await measureSite(site, least);
  for (let pages = search.perSheet; pages <= mostPages; pages += search.perSheet) {
    if (pages > 1) {
      openSections(search, site, pages);
      await measureSite(site, least);
      await measureSite(site, full);
    }
    if (fits(least, pages)) return pages;
  }
  return undefined;
}

/** A section near the end of a page may be parted: by this share of a page before or after it. */
const nearEnd = 0.25;

/** Marks the sections that stand about where pages may end, at the least and the greatest type. */
function openSections(search: Search, site: Site, pages: number): void {
  const sections = new Set(partedPieces(site.material).map(({ name }) => name));
  for (const size of [least, full]) {
    const grid = gridOfSize(search, site, size);
    const page = bodyEnd(grid) - pageTop;
    const first = bodyLines(grid, heroRange(grid).best);
    const pieces = heightsIn(site, size, grid.columns);
    const total = pieces.reduce((sum, { lines }) => sum + lines, 0);
    const stretched = Math.max(1, total / (first + (pages - 1) * page));
    let at = 0;
    for (const { name, lines } of pieces) {
      const [from, to] = [at - page * nearEnd, at + lines + page * nearEnd];
      at += lines;
      const ends = Array.from({ length: pages - 1 }, (_, index) => (first + index * page) * stretched);
      if (sections.has(name) && ends.some((end) => end > from && end < to)) site.parted.add(name);
    }
  }
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
  for (const site of search.sites) {
    const pages = site.side > 0 ? 1 : (asked ?? (await fewestPages(search, site)));
    if (pages === undefined || (site.side > 0 && (asked ?? 1) > 1)) continue;
    // A sidebar that comes out well is taken without trying the main column, which costs as much again.
    if (found.some(({ layout }) => layout.cost < goodSide) || (found.length > 0 && pages > 1)) break;
    if (asked !== undefined && pages > 1) {
      await measureSite(site, full);
      await measureSite(site, least);
      openSections(search, site, pages);
    }
    found.push(...(await layoutsOf(search, site, pages)).map((layout) => ({ layout, site })));
  }
  return found.sort((one, two) => one.layout.cost - two.layout.cost);
}

/** Cost of a page at which it is taken with the sidebar that promised most. */
const goodSide = 250;

/** Measured and searched again until what is chosen is what was measured. */
export async function settle(search: Search, { layout, site }: Found): Promise<Found | undefined> {
  let last: Layout | undefined = layout;
  for (let round = 0; last && round < mostRounds; round += 1) {
    const ways = last.pages.flatMap(blocksOf).map(({ candidate: { block, span, layout: way } }) => ({
      block: site.material.blocks.get(block)!,
      variant: { span, layout: way },
    }));
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

export async function openSearch(
  source: PageSource,
  { hints, costs, hasArt }: { hints: LayoutHints; costs: Costs; hasArt: boolean },
): Promise<Search> {
  const { format, styles } = source;
  const spread = format.spine !== undefined;
  const search: Search = {
    source,
    costs,
    hints,
    perSheet: spread ? 2 : 1,
    hasArt,
    sites: [],
    articles: new Map(),
    charges: new Map(),
    dear: new Map(),
  };
  const grid = gridAt(format, 1, 0);
  const siteAt = (side: number): Site => ({
    side,
    material: materialOf(styles.view, { hints, grid, costs }, side === 0),
    heights: heightsOf(source, side),
    parted: new Set(),
  });
  const sides = await sidesOf(search, grid, spread);
  search.sites.push(...sides.map(siteAt));
  return search;
}

/** Widths of sidebar whose photos come out best at the usual height of the hero, and none: 0. */
async function sidesOf(search: Search, grid: Grid, spread: boolean): Promise<number[]> {
  const { hints, source } = search;
  const { article } = source.styles.view;
  if (!article || spread || hints.article === 'main') return [0];
  const widths = hints.sidebar === undefined ? sidebarWidths(grid) : [hints.sidebar];
  await measureSidebar(search, 1, widths);
  const lines = bodyLines(grid, heroRange(grid).best);
  const fits = widths.flatMap((width) => fitSidebar(search.articles.get(1)!, width, lines, grid.line) ?? []);
  const isAside = hints.article === 'sidebar' || (hints.sidebar !== undefined && hints.article === undefined);
  return [
    ...fits
      .sort((one, two) => sideCost(one) - sideCost(two))
      .slice(0, sidesTried)
      .map((fit) => fit.heights.width),
    ...(isAside && fits.length > 0 ? [] : [0]),
  ];
}
/** A narrower sidebar leaves more to the review. */
const sideCost = ({ cost, heights }: SidebarFit): number => cost + heights.width * 0.2;

/** What is set of a layout that was found. */
export function requestOf(search: Search, { layout, site }: Found): SetRequest {
  const { factor } = layout.size;
  return {
    layout,
    placed: ({ block: name, span, layout: way }) => {
      const block = site.material.blocks.get(name)!;
      const natural = site.heights
        .at(layout.size, block)
        .find(({ variant }) => variant.span === span && variant.layout === way)!;
      return { block, variant: natural.variant };
    },
    sidebar:
      site.side === 0
        ? undefined
        : sidebarOf(
            search,
            site,
            factor,
            bodyEnd(gridAt(search.source.format, factor, 0)) - layout.pages[0]!.start,
          ),
  };
}

/**
 * Fewest lines of the main column at the least sizes, and lines that so many pages have for them; how many
 * pages would hold the report.
 */
export async function measureRoom(
  search: Search,
  pages: number,
): Promise<{ lines: number; room: number; needed: number | undefined }> {
  const site = search.sites.at(-1)!;
  await measureSite(site, least);
  const rooms = roomsOf(search, site, least, pages);
  return {
    lines: leastLines(graphAt(search, site, least)),
    room: rooms.reduce((sum, { starts, end }) => sum + end - Math.min(...starts.map(({ line }) => line)), 0),
    needed: await fewestPages(search, site),
  };
}
