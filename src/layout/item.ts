/**
 * What the search knows of a report: items in reading order, each with the ways in which it can be set,
 * as numbers of columns and lines. No text, no template, no browser.
 */
import type { Costs } from '../design/costs.ts';

/** One way to set an item. Lines are those of the baseline grid; areas are lines times columns. */
export interface Candidate {
  /** Block that is set, by name: an item may come richer or plainer. */
  block: string;
  /** How it is set inside. */
  layout: string;
  /** Columns. */
  span: number;
  /** Its natural height. */
  lines: number;
  /** Lines that it can grow by with grace, and so many of them that it has taken at its natural height. */
  capacity: number;
  taken: number;
  /** Lines beyond these in which what grows is still seen to fill its place. */
  reach: number;
  /** Area that stays empty inside, in all, and in its empty rectangles: one of the same cost as they together. */
  waste: number;
  hole: number;
  /** Lines from its top, or, below 0, from its foot, between which its title stands: no fold there. */
  title: [from: number, to: number];
  /** What is left out or cut where it is set plainer than it could be, in units of cost. */
  plain: number;
}

export interface Item {
  name: string;
  candidates: Candidate[];
}

/** Items that stand together, in order. */
export interface Group {
  items: Item[];
  /** `free`: rows are broken anywhere; `stacks`: one below the other, set alike; `title`: stays with the next row. */
  kind: 'free' | 'stacks' | 'title';
  /** Of a title: it has its own air below it, and the next row stands at its foot. */
  aired?: boolean;
  /** Low items may stand one above the other beside a high one. */
  stacks?: boolean;
  /** Whether these items, by name, may share a row; any may where this is absent. */
  allows?: ((names: string[]) => boolean) | undefined;
  /** Items that may be parted over pages, by name: so many parts, and the item of each run of them. */
  parted?: ReadonlyMap<string, Parted>;
}

export interface Parted {
  parts: number;
  /** The parts from `start` to before `end`; undefined where that run must not stand alone. */
  run: (start: number, end: number) => Item | undefined;
}

/** Groups one after the other; where there are several ways to group the same items, all of them. */
export type Sequence = (Group | { either: Group[][] })[];

/**
 * What was found to be wrong with a block on a page that was set: what it costs to set it in that way again,
 * as high as it stood or higher. Lower it has less to leave empty, and is another matter.
 */
export interface Charge {
  lines: number;
  cost: number;
}
/** By way, see `wayOf`. */
export type Charges = ReadonlyMap<string, readonly Charge[]>;

export const wayOf = ({ block, span, layout }: Pick<Candidate, 'block' | 'span' | 'layout'>): string =>
  `${block}/${span}/${layout}`;

/** What one block costs in its place, by term. */
export interface BlockTerms {
  waste: number;
  growth: number;
  beyond: number;
  hole: number;
  /** Higher than wide. */
  tower: number;
  plain: number;
  charge: number;
}

/** The largest empty rectangle of a block in a row of so many lines. */
export const holeOf = ({ hole, lines: own, capacity, span }: Candidate, lines: number): number =>
  Math.max((hole * lines) / Math.max(1, own), span * Math.max(0, lines - own - capacity));

/** What an empty rectangle of a share of the page costs, in a page of so many lines times columns. */
export const emptyCost = (share: number, { hole: { square, wide } }: Costs, area: number): number =>
  (share ** 2 * square + Math.max(0, share - wide.from) * wide.cost) * area;

/** The dearest of what applies: what stood high is charged once for all that stands as high. */
const chargeOf = (some: readonly Charge[], lines: number): number =>
  some.reduce((most, { lines: from, cost }) => (lines >= from ? Math.max(most, cost) : most), 0);
const notCharged: readonly Charge[] = [];

/** Height to width from which a block is a tower: its numbers stand in one long list. */
const highestShape = 1.1;

interface BlockSetting {
  costs: Costs;
  /** Of the page. */
  area: number;
  charges?: Charges | undefined;
  /** Width of a column with its gutter, lines. */
  column?: number | undefined;
}

/** @param charged What its way is charged; looked up where it is left out. */
export function blockTerms(
  candidate: Candidate,
  lines: number,
  { costs, area, charges, column = Infinity }: BlockSetting,
  charged = chargesOf(candidate, charges),
): BlockTerms {
  const { span, capacity, taken, reach, waste } = candidate;
  const extra = lines - candidate.lines;
  const grown = Math.min(extra, capacity);
  const whole = capacity + taken;
  const further = Math.min(Math.max(0, extra - capacity), reach);
  const empty = Math.max(0, extra - capacity - reach);
  const convex = (from: number) => (whole === 0 ? 0 : (from + from ** 2 / (2 * whole)) * costs.growth);
  return {
    waste: waste * costs.waste,
    growth: span * (convex(taken + grown) - convex(taken)),
    beyond: span * (further * costs.further + empty * costs.empty),
    hole: emptyCost(holeOf(candidate, lines) / area, costs, area),
    tower: span * Math.max(0, lines - span * column * highestShape) * costs.tower,
    plain: candidate.plain,
    charge: chargeOf(charged, lines),
  };
}

/** What its way is charged, at any height. */
export const chargesOf = (candidate: Candidate, charges: Charges | undefined): readonly Charge[] =>
  charges?.get(wayOf(candidate)) ?? notCharged;

export const sumOf = (terms: BlockTerms): number =>
  terms.waste + terms.growth + terms.beyond + terms.hole + terms.tower + terms.plain + terms.charge;
