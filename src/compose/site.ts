/**
 * Where a page is searched for: the main column beside a sidebar or over the whole width, with what stands
 * in it and how high that is; and the cheapest layout there at one size of type.
 */
import type { Costs } from '../design/costs.ts';
import { buildGraph, type Graph } from '../layout/graph.ts';
import { emptyCost, type Candidate, type Charge } from '../layout/item.ts';
import type { Size } from '../design/sizes.ts';
import type { Layout } from '../layout/layout.ts';
import type { RowSetting } from '../layout/rows.ts';
import { solve, type Plan, type PageRoom } from '../layout/solve.ts';
import { remember } from '../lib/remember.ts';
import { bodyEnd, bodyLines, foldLine, heroStarts, wantedEarly, pageTop } from './frames.ts';
import { enlargedFormat } from '../design/enlarge.ts';
import { leastSides } from '../blocks/panel/sides.ts';
import { gridOf, heroRange, type Grid } from '../design/grid.ts';
import { sidesOf as flowOf } from '../view/relations/sides.ts';
import { heroTerms, type HeroTerms } from '../blocks/hero/hero.ts';
import { gridAt, heightsOf, settingAt, type Heights, type PageSource } from '../blocks/heights.ts';
import { advertLines, advertOn } from './advert.ts';
import type { LayoutHints } from './hints.ts';
import type { SetRequest } from './set.ts';
import { allPieces, byName, materialOf, partedPieces, type Material } from './material.ts';
import { runsOf } from './pieces.ts';
import { sequenceOf } from './sequence.ts';
import {
  fitSidebar,
  measureArticle,
  sidebarWidths,
  type ArticleHeights,
  type SidebarFit,
} from '../blocks/article/sidebar.ts';

/** Widths of sidebar that are searched, at most: the first with which one page holds the report is taken. */
const sidesTried = 3;

/** The main column with a sidebar of a width, or none. */
export interface Site {
  side: number;
  /** The closing part of the plan stands in the sidebar, below the article. */
  closes: boolean;
  material: Material;
  heights: Heights;
  /** Sections that may be parted over pages. */
  parted: Set<string>;
  /** Its pages have room to spare: shares may be drawn (blocks/figures/drawn-shares.ts). */
  isRoomy: boolean;
}

export interface Search {
  source: PageSource;
  costs: Costs;
  hints: LayoutHints;
  /** Pages that stand side by side on a sheet. */
  perSheet: number;
  hasArt: boolean;
  /** The article is wanted in a sidebar, where one page holds the report. */
  aside: boolean;
  sites: Site[];
  /** Heights of the article in a sidebar, by factor. */
  articles: Map<number, ArticleHeights[]>;
  /** What heroes cost, by size and lines. */
  heroes: Map<string, HeroTerms | 'impossible'>;
  charges: Map<string, Charge[]>;
}

export interface Found {
  layout: Layout;
  site: Site;
}

export const gridOfSize = ({ source: { format } }: Search, { side }: Site, { factor }: Size): Grid =>
  gridAt(format, factor, side);

export async function measureSidebar(search: Search, factor: number, widths: number[]): Promise<void> {
  const { source, articles } = search;
  const { article, plan } = source.styles.view;
  if (!articles.has(factor) && article)
    articles.set(factor, await measureArticle(source, { article, closing: plan?.closing, widths, factor }));
}

/** The sidebar beside a body of so many lines. */
function sidebarOf(
  { articles, source: { format } }: Search,
  { side, closes }: Site,
  factor: number,
  lines: number,
): SidebarFit | undefined {
  const { line } = gridAt(format, factor, 0);
  return fitSidebar(articles.get(factor) ?? [], { width: side, lines, line, closes });
}

/** Where rows may start below a hero, with what its height costs. */
function startsOf(search: Search, site: Site, size: Size): PageRoom['starts'] {
  const grid = gridOfSize(search, site, size);
  const { source, costs } = search;
  const whole = gridOf(enlargedFormat(source.format, size.factor));
  const setting = settingAt(source, { grid: whole, size });
  const { heroes } = search;
  const spine = source.format.spine ?? 0;
  return heroStarts(grid, costs, (lines) => {
    const terms = remember(
      heroes,
      `${size.scale}/${size.factor}/${lines}`,
      () => heroTerms(setting, { width: whole.width, height: lines * grid.line, spine }) ?? 'impossible',
    );
    if (terms === 'impossible') return undefined;
    const { least, words, short, blank } = terms;
    const { minimum } = source.format.type;
    // The smaller its words are, the worse.
    const unreadable = least < minimum ? costs.unreadable * (1 + Math.max(0, 1 - words / minimum)) : 0;
    const side = site.side === 0 ? 0 : sidebarCost(search, site, size, bodyLines(grid, lines));
    return side === undefined ? undefined : side + short * costs.title + blank * costs.blank + unreadable;
  });
}

/** Rooms of so many pages; those of the first sheet stand below its hero. */
export function roomsOf(search: Search, site: Site, size: Size, pages: number): PageRoom[] {
  const starts = startsOf(search, site, size);
  return Array.from({ length: pages }, (_, index) => ({
    starts: index < search.perSheet ? starts : [{ line: pageTop, cost: 0 }],
    end: bodyEnd(gridOfSize(search, site, size)),
    beside: advertOf(search, site, size, index),
  }));
}

/** What is sold of a page, from 0. */
function advertOf(search: Search, site: Site, size: Size, index: number): PageRoom['beside'] {
  const advert = advertOn(search.hints.adverts, index);
  return advert && { lines: advertLines(advert, gridOfSize(search, site, size)), columns: advert.columns };
}

function sidebarCost(search: Search, site: Site, { factor }: Size, lines: number): number | undefined {
  const fit = sidebarOf(search, site, factor, lines);
  if (!fit) return undefined;
  // What stays empty at its foot is a hole as any other.
  const page = gridAt(search.source.format, factor, 0);
  const hole = (fit.empty * site.side) / (page.lines * page.width);
  const { costs } = search;
  return Math.max(0, fit.cost) * costs.side + emptyCost(hole, costs, page.lines * page.columns);
}

/** What rows are searched with at a size. */
export function settingOf(search: Search, site: Site, size: Size): RowSetting {
  const { columns, lines, line, width, gutter } = gridOfSize(search, site, size);
  const { costs, charges, perSheet } = search;
  const column = (width + gutter) / columns / line;
  return { columns, most: lines, area: columns * lines * perSheet, costs, charges, column };
}

/** @param columns Those of rows; all of the page where they are not said. */
export function graphAt(search: Search, site: Site, size: Size, columns?: number): Graph {
  const setting = settingOf(search, site, size);
  const sequence = sequenceOf(site.material, (block) => site.heights.at(size, block), {
    parted: site.parted,
    area: setting.area / search.perSheet,
    columns: setting.columns,
  });
  return buildGraph(sequence, columns === undefined ? setting : { ...setting, columns });
}

/** The page with the rows that may stand beside what is sold of it. */
function withRowsBeside(search: Search, site: Site, size: Size, room: PageRoom): PageRoom {
  const { beside } = room;
  const left = beside && gridOfSize(search, site, size).columns - beside.columns;
  return left === undefined || left === 0
    ? room
    : { ...room, beside: { ...beside!, graph: graphAt(search, site, size, left) } };
}

/** Empty lines from which the last page ends early; undefined beside a sidebar and on spreads, which are full. */
export const earlyOf = (search: Search, site: Site, size: Size): number | undefined =>
  site.side === 0 && search.perSheet === 1 ? wantedEarly(gridOfSize(search, site, size)) : undefined;

/** What a size costs whatever stands on the pages. */
const sizeCost = ({ costs }: Search, { scale, factor }: Size, pages: number): number =>
  costs.small * (1 - scale) * pages + costs.large * (factor - 1);

/** The cheapest layout at a size; undefined where so many pages do not hold it. */
export function layoutAt(search: Search, site: Site, size: Size, pages: number): Layout | undefined {
  const grid = gridOfSize(search, site, size);
  const graph = graphAt(search, site, size);
  const rooms = roomsOf(search, site, size, pages).map((room) => withRowsBeside(search, site, size, room));
  const fold =
    search.source.format.fold === undefined ? undefined : foldLine(grid, search.source.format.fold);
  const most = Math.floor((bodyEnd(grid) - pageTop) * mostEndpiece);
  const request = {
    graph,
    pages: rooms,
    fold,
    early: earlyOf(search, site, size),
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
const mostEndpiece = 0.65;

/** Measures what a site sets at a size. */
export async function measureSite({ parted, material, heights, isRoomy }: Site, size: Size): Promise<void> {
  const pieces = partedPieces(material).filter(({ name }) => parted.has(name));
  material.blocks = byName([...material.blocks.values(), ...pieces.flatMap(runsOf)]);
  await heights.measure(size, [
    ...allPieces(material).flatMap(({ levels }) => {
      const open = levels.filter((level) => isRoomy || !level.isRoomy);
      return [open.filter(({ isPicture }) => !isPicture), open.filter(({ isPicture }) => isPicture)].map(
        (some) => some.map(({ block }) => block),
      );
    }),
    ...pieces.flatMap((piece) => runsOf(piece).map((run) => [run])),
  ]);
}

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
    aside: hints.article === 'sidebar' || (hints.sidebar !== undefined && hints.article === undefined),
    sites: [],
    articles: new Map(),
    heroes: new Map(),
    charges: new Map(),
  };
  const grid = gridAt(format, 1, 0);
  const siteAt = ({ side, closes }: Pick<Site, 'side' | 'closes'>): Site => ({
    side,
    closes,
    material: materialOf(
      styles.view,
      { hints, grid, costs, raised: styles.raised ?? [] },
      { flowing: side === 0, closes },
    ),
    heights: heightsOf(source, side),
    parted: new Set(),
    isRoomy: false,
  });
  const sides = spread ? [noSide] : await sidesOf(search, grid);
  search.sites.push(...sides.map(siteAt));
  return search;
}

type Side = Pick<Site, 'side' | 'closes'>;
const noSide: Side = { side: 0, closes: false };

/** Sidebars that come out best at the usual height of the hero, and none. */
async function sidesOf(search: Search, grid: Grid): Promise<Side[]> {
  const { hints, source } = search;
  const { article, plan } = source.styles.view;
  // A sidebar takes of the width that was sold.
  if (!article || hints.article === 'main' || hints.adverts.length > 0) return [noSide];
  const widths = hints.sidebar === undefined ? sidebarWidths(grid) : [hints.sidebar];
  await measureSidebar(search, 1, widths);
  const lines = bodyLines(grid, heroRange(grid).best);
  const closing = plan?.closing && !('closing' in hints.spans) ? [false, true] : [false];
  const fits = widths.flatMap((width) =>
    closing.flatMap(
      (closes) => fitSidebar(search.articles.get(1)!, { width, lines, line: grid.line, closes }) ?? [],
    ),
  );
  const best = fits.sort((one, two) => sideCost(one) - sideCost(two)).slice(0, sidesTried);
  const all = [...best.map(({ heights, below }) => ({ side: heights.width, closes: below > 0 })), noSide];
  // A flow has the whole width of its page where that holds the report: the article is a band below it.
  const isAsked = hints.article === 'sidebar' || hints.sidebar !== undefined;
  return !isAsked && grid.width >= leastSides && flowOf(source.styles.view) ? [noSide, ...all] : all;
}
/** A narrower sidebar leaves more to the review, and so does one that holds the closing part. */
const sideCost = ({ cost, heights, below }: SidebarFit): number =>
  cost + heights.width * 0.2 - (below > 0 ? closingRelief : 0);
/** The band of the closing part is four lines of the main column or so, worth as much of its width. */
const closingRelief = 5;

/** A block of a layout in the way that it is set. */
export function placedIn({ layout, site }: Found, candidate: Candidate): ReturnType<SetRequest['placed']> {
  const block = site.material.blocks.get(candidate.block)!;
  return { block, variant: site.heights.find(layout.size, block, candidate)!.variant };
}

/** What is set of a layout that was found. */
export function requestOf(search: Search, { layout, site }: Found): SetRequest {
  const { factor } = layout.size;
  return {
    layout,
    adverts: search.hints.adverts,
    placed: (candidate) => placedIn({ layout, site }, candidate),
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
