/**
 * The cheapest layout is set and looked over as it stands on the sheet. What is wrong with it is charged to
 * the block that has it, and the search runs again, until a page comes out well or the budget is spent. What
 * the search reckons of air is measured on blocks before they grow; a hole that a reader would see is only
 * seen on the page.
 */
import type { HtmlDocument } from '../html/document.ts';
import { blocksOf, nameOf, slackOf, unchargedCost } from '../layout/layout.ts';
import { emptyCost, wayOf } from '../layout/item.ts';
import type { PageFormat } from '../design/format.ts';
import type { Sheet } from '../render/sheet.ts';
import { fillTexts } from '../lines/fill.ts';
import { finishTexts } from '../lines/finish.ts';
import { measureHoles, type FoundHole } from './checks/holes.ts';
import { findLayouts, mostPages, searchAgain, settle } from './search.ts';
import { earlyOf, requestOf, settingOf, type Found, type Search } from './site.ts';
import { setPage } from './set.ts';
import { findSpilled } from './checks/spill.ts';
import { findPageFaults } from './checks/verify.ts';
import type { Fault } from './checks/inspect.ts';

/**
 * Largest empty rectangle that a page may show without others being tried, as a share of its type area: 2 %
 * is the limit.
 */
const bearableHole = 0.0193;
/** Layouts that are set and looked over, at most. */
const budget = 10;
/** Beyond so many pages each costs too much to be set so often. */
const manyPages = 6;
const budgetOfMany = 3;
/** Times that the search runs, at most: it may come to the same layout again. */
const mostRounds = 16;
/** What is charged for a hole: for each of its lines times columns, and for every time; found again, twice as much. */
const holeCharge = 2;
const againCharge = 12;
/** Layouts of other sizes that are searched again with what was charged. */
const rivals = 4;

export interface Chosen extends Found {
  /** Set, its lines composed. */
  document: HtmlDocument;
  /** Its empty rectangles, the largest first. */
  holes: FoundHole[];
  /** Layouts that were set and looked over. */
  tries: number;
}

/** A set page as it was looked over. */
interface Looked extends Pick<Chosen, 'document' | 'holes'> {
  /**
   * Places of blocks out of which something stands, or in which type is printed over other type; -1 for hero,
   * sidebar and whatever else is not laid out.
   */
  faulty: number[];
}

/** Nothing that a reader would take for a mistake: no text out of its block, no hole, no foot left empty. */
function isBearable(search: Search, { layout, site }: Found, { holes, faulty }: Looked): boolean {
  const { left } = slackOf(layout, earlyOf(search, site, layout.size));
  const empty = holes[0]!.share + Math.max(0, left - layout.pages.length) * 0.01;
  return faulty.length === 0 && empty <= bearableHole;
}

/** What a set page costs in the currency of the search: what it reckoned, the holes as they came out, and faults. */
function costOf(search: Search, found: Found, { holes, faulty }: Looked): number {
  const { layout, site } = found;
  const setting = settingOf(search, site, layout.size);
  return (
    unchargedCost(layout, setting) +
    holes.reduce((sum, { share }) => sum + emptyCost(share, setting.costs, setting.area), 0) +
    faulty.length * setting.costs.unreadable
  );
}

/** @returns undefined where so many pages, or as many as there may be, do not hold the report. */
export async function choosePage(search: Search, asked: number | undefined): Promise<Chosen | undefined> {
  let found = await findLayouts(search, asked);
  for (;;) {
    const chosen = await chooseFrom(search, found);
    const pages = found[0]?.layout.pages.length ?? mostPages;
    if (chosen || asked !== undefined || pages + search.perSheet > mostPages) return chosen;
    // Measured at its own size, what seemed to fit does not.
    found = await findLayouts(search, pages + search.perSheet);
  }
}

/** The best of these that is set and looked over; undefined where none holds the report after all. */
async function chooseFrom(search: Search, found: Found[]): Promise<Chosen | undefined> {
  let open = found;
  /** What was found in each that was looked at. */
  const seen = new Map<string, Looked>();
  let best: (Found & Looked & { cost: number }) | undefined;
  const most = (found[0]?.layout.pages.length ?? 1) > manyPages ? budgetOfMany : budget;
  for (let round = 0; open.length > 0 && seen.size < most && round < mostRounds; round += 1) {
    const [cheapest, ...others] = open as [Found, ...Found[]];
    const settled = await settle(search, cheapest);
    if (!settled) {
      open = others;
      continue;
    }
    // Measured at its own size it may be dearer than another.
    const isDearer = settled.layout.cost !== cheapest.layout.cost;
    if (isDearer && others.some(({ layout }) => layout.cost < settled.layout.cost - 1e-6)) {
      open = [settled, ...others].sort(byCost);
      continue;
    }
    const name = nameOf(settled.layout);
    let page = seen.get(name);
    if (!page) {
      page = await lookOver(search, settled);
      const cost = costOf(search, settled, page);
      seen.set(name, page);
      if (!best || cost < best.cost) best = { ...settled, ...page, cost };
      if (isBearable(search, settled, page)) break;
    }
    if (!charge(search, settled, page)) break;
    open = [settled, ...others.slice(0, rivals)]
      .flatMap((one) => searchAgain(search, one) ?? [])
      .sort(byCost);
  }
  return best && { ...best, tries: seen.size };
}

const byCost = (one: Found, two: Found): number => one.layout.cost - two.layout.cost;

/**
 * Charges the blocks that are faulty, else those that have the holes, in the way that they are set, where they can be
 * set otherwise. @returns Whether one was.
 */
function charge(search: Search, { layout, site }: Found, { faulty, holes }: Looked): boolean {
  const wide = holes.filter(({ share }, index) => index === 0 || share > bearableHole);
  const placed = layout.pages.flatMap(blocksOf).flatMap((part, place) => {
    const share = wide.find((hole) => hole.place === place)?.share ?? 0;
    const isBlamed = faulty.length > 0 ? faulty.includes(place) : share > 0;
    const ways = site.heights.at(layout.size, site.material.blocks.get(part.candidate.block)!);
    return isBlamed && ways.length > 1 ? [{ ...part, share }] : [];
  });
  for (const { candidate, lines, share } of placed) {
    const way = wayOf(candidate);
    const known = search.charges.get(way) ?? [];
    const before = known.reduce((most, one) => (one.lines <= lines ? Math.max(most, one.cost) : most), 0);
    const cost = before * 2 + share * 100 * candidate.span * holeCharge + againCharge;
    search.charges.set(way, [...known.filter((one) => one.lines < lines), { lines, cost }]);
  }
  return placed.length > 0;
}

/** The page as it stands on the sheet, with its lines composed. */
async function lookOver(search: Search, found: Found): Promise<Looked> {
  const { source } = search;
  const { sheet, format } = source;
  const filled = await fillTexts(sheet, await setPage(source, requestOf(search, found)));
  const document = await finishTexts(source, filled, found.layout.size.factor);
  return { document, faulty: await findFaulty(sheet, format), holes: await measureHoles(sheet, format) };
}

/** Kinds of fault that another layout may not have. */
const ofLayout = new Set<Fault['kind']>(['overset', 'overlap', 'clipped']);

/** Places of blocks that are not set as they should be; the page must be on the sheet. */
async function findFaulty(sheet: Sheet, format: PageFormat): Promise<number[]> {
  const faults = (await findPageFaults(sheet, format)).filter(({ kind }) => ofLayout.has(kind));
  return [...new Set([...(await findSpilled(sheet)), ...faults.map(({ place }) => place)])];
}
