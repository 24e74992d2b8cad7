/**
 * Heights of blocks over the sizes of type. Every way to set a block is measured in Chromium at a few
 * sizes; between these its height is a line, close enough to choose by. What was chosen is measured at its
 * own size and is exact from then on.
 */
import type { PageFormat } from '../design/format.ts';
import type { Size } from '../layout/layout.ts';
import type { Sheet } from '../render/sheet.ts';
import type { Block, Frame, Setting, Variant } from './block.ts';
import { pageDocument, type PageStyles } from './document.ts';
import { enlargedFormat } from './enlarge.ts';
import { gridOf, halvesOf, mainGrid, spanWidth, type Grid } from './grid.ts';
import { hair, measureProbes } from './measure.ts';
import { sizesAt } from './sizes.ts';

/** What pages are made with. */
export interface PageSource {
  format: PageFormat;
  styles: PageStyles;
  metrics: Setting['metrics'];
  sheet: Sheet;
}

/** A block set in a way at a size; heights in lines, areas in lines times columns. */
export interface Natural {
  variant: Variant;
  height: number;
  capacity: number;
  taken: number;
  waste: number;
  hole: number;
  /** Lines of its title. */
  head: number;
}

/** Grid of the main column at a size, beside a sidebar of `side` mm; of the left page of a spread. */
export function gridAt(format: PageFormat, factor: number, side: number): Grid {
  const grid = gridOf(enlargedFormat(format, factor));
  return format.spine === undefined ? mainGrid(grid, side) : halvesOf(grid, format.spine)[0];
}

/** @param article Place of the article's size in its own range. */
export const settingAt = (
  { format, styles, metrics }: Omit<PageSource, 'sheet'>,
  { grid, size, article = size.scale }: { grid: Grid; size: Size; article?: number },
): Setting => ({
  view: styles.view,
  theme: styles.theme,
  metrics,
  grid,
  photos: styles.photos,
  art: styles.art,
  sizes: sizesAt(enlargedFormat(format, size.factor), size.scale, article),
});

const probeFrame = (width: number): Frame => ({
  frame: 'probe',
  style: `width:${Math.round(width * 1000) / 1000}mm;`,
  width,
  extra: 0,
});

interface Wanted {
  block: Block;
  variant: Variant;
}

/**
 * Measures blocks at one size, all in one document. What cannot be set like that is left out; where a
 * word is wider than every place, it stays in, and is told of once the page is set.
 */
async function measureAll(
  { styles, sheet }: PageSource,
  setting: Setting,
  wanted: Wanted[],
): Promise<Map<Block, Natural[]>> {
  const { grid, sizes } = setting;
  const measured = await measureProbes(
    sheet,
    pageDocument(styles, {
      template: 'probe',
      context: {
        blocks: await Promise.all(
          wanted.map(({ block, variant }) =>
            block.context(setting, variant, probeFrame(spanWidth(grid, variant.span))),
          ),
        ),
      },
      sizes,
      gutter: grid.gutter,
      size: { width: grid.width, height: 400 },
    }),
  );
  const fits = new Set(
    wanted.flatMap(({ block }, index) => (measured[index]!.beyond <= hair ? [block] : [])),
  );
  const cell = grid.line * (spanWidth(grid, 1) + grid.gutter);
  const naturals = new Map<Block, Natural[]>(wanted.map(({ block }) => [block, []]));
  wanted.forEach(({ block, variant }, index) => {
    const { height, parts, hole, parted, beyond } = measured[index]!;
    if (parted || (beyond > hair && fits.has(block))) return;
    const short = block.short?.(variant, parts, setting) ?? [];
    const placed = short.length > 0 ? { ...variant, short } : variant;
    naturals.get(block)!.push({
      variant: placed,
      height: (height - hair) / grid.line,
      capacity: block.capacity(setting, placed),
      taken: block.taken?.(setting, placed) ?? 0,
      waste: block.waste?.(placed, parts, setting) ?? 0,
      hole: hole / cell,
      head: (parts.head ?? 0) / grid.line,
    });
  });
  return naturals;
}

/** Lines of growth beyond which more of it makes no difference: rows ask for no more. */
const muchGrowth = 5;

/**
 * Ways that no other of the same span betters in height, in emptiness and in what it can grow by: a size
 * up or down changes little in that.
 */
function usefulWays(naturals: Natural[]): Natural[] {
  const betters = (one: Natural, two: Natural) =>
    one.variant.span === two.variant.span &&
    linesOf(one) <= linesOf(two) &&
    one.hole <= two.hole &&
    one.waste <= two.waste &&
    Math.min(muchGrowth, one.capacity) >= Math.min(muchGrowth, two.capacity);
  return naturals.filter(
    (natural, index) =>
      !naturals.some(
        (other, at) => at !== index && betters(other, natural) && (at < index || !betters(natural, other)),
      ),
  );
}

/** Place of a size on the way from the least type to the most enlarged. */
const placeOf = ({ scale, factor }: Size): number => (factor > 1 ? factor : scale);

const wayOf = ({ span, layout }: Variant): string => `${span}/${layout}`;

/** A way at the sizes at which it was measured, by their places, in order. */
type Curve = { place: number; natural: Natural | undefined }[];

const mixed = (one: Natural, two: Natural, share: number): Natural => {
  const between = (of: (natural: Natural) => number) => of(one) + (of(two) - of(one)) * share;
  return {
    variant: one.variant,
    height: between(({ height }) => height),
    capacity: Math.floor(between(({ capacity }) => capacity)),
    taken: Math.floor(between(({ taken }) => taken)),
    waste: between(({ waste }) => waste),
    hole: between(({ hole }) => hole),
    head: between(({ head }) => head),
  };
};

/** The way at a place: as measured there, else between the two sizes around it, else undefined. */
function valueAt(curve: Curve, place: number): Natural | undefined {
  const after = curve.findIndex((knot) => knot.place >= place - 1e-9);
  const [low, high] = [curve[after - 1], curve[after]];
  if (high && Math.abs(high.place - place) < 1e-9) return high.natural;
  if (!low || !high) return (low ?? curve.at(-1) ?? high)?.natural;
  return low.natural && high.natural
    ? mixed(low.natural, high.natural, (place - low.place) / (high.place - low.place))
    : undefined;
}

export interface Heights {
  /** Measures these blocks at a size, in every way that is worth it. */
  measure: (size: Size, blocks: Block[]) => Promise<void>;
  /** How a block can be set at a size. */
  at: (size: Size, block: Block) => Natural[];
  /** Measures these ways at a size. @returns Whether one comes out otherwise than `at` had it. */
  settle: (size: Size, ways: Wanted[]) => Promise<boolean>;
}

/** @param side See `gridAt`. */
export function heightsOf(source: PageSource, side: number): Heights {
  const curves = new Map<Block, Map<string, Curve>>();
  const curvesOf = (block: Block): Map<string, Curve> => {
    const known = curves.get(block) ?? new Map<string, Curve>();
    curves.set(block, known);
    return known;
  };
  const put = (block: Block, variant: Variant, size: Size, natural: Natural | undefined) => {
    const own = curvesOf(block);
    const place = placeOf(size);
    const curve = (own.get(wayOf(variant)) ?? []).filter((knot) => knot.place !== place);
    own.set(
      wayOf(variant),
      [...curve, { place, natural }].sort((one, two) => one.place - two.place),
    );
  };
  const measureWays = async (size: Size, wanted: Wanted[]): Promise<Map<Block, Natural[]>> => {
    if (wanted.length === 0) return new Map();
    const grid = gridAt(source.format, size.factor, side);
    const naturals = await measureAll(source, settingAt(source, { grid, size }), wanted);
    for (const { block, variant } of wanted)
      put(
        block,
        variant,
        size,
        naturals.get(block)!.find((one) => wayOf(one.variant) === wayOf(variant)),
      );
    return naturals;
  };
  const at = (size: Size, block: Block): Natural[] =>
    [...curvesOf(block).values()].flatMap((curve) => valueAt(curve, placeOf(size)) ?? []);
  /** Ways worth measuring: all of a block that is new, then those that were useful. */
  const waysOf = (size: Size, block: Block): Variant[] => {
    const setting = settingAt(source, { grid: gridAt(source.format, size.factor, side), size });
    const all = block.variants(setting);
    const known = curvesOf(block);
    const kept = known.size > 0 ? all.filter((variant) => known.has(wayOf(variant))) : all;
    return kept.length > 0 ? kept : all;
  };
  const hasSize = (size: Size, block: Block) =>
    [...curvesOf(block).values()].some((curve) => curve.some(({ place }) => place === placeOf(size)));
  return {
    at,
    async measure(size, blocks) {
      const missing = blocks.filter((block) => !hasSize(size, block));
      const first = missing.filter((block) => curvesOf(block).size === 0);
      const naturals = await measureWays(
        size,
        missing.flatMap((block) => waysOf(size, block).map((variant) => ({ block, variant }))),
      );
      // Other blocks have few ways, and their higher ones fill a row that a neighbour makes high.
      for (const block of first.filter(({ partial }) => partial === 'panel')) {
        const useful = new Set(usefulWays(naturals.get(block)!).map(({ variant }) => wayOf(variant)));
        const own = curvesOf(block);
        for (const way of [...own.keys()]) if (!useful.has(way)) own.delete(way);
      }
    },
    async settle(size, ways) {
      const place = placeOf(size);
      const open = ways.filter(
        ({ block, variant }) =>
          !curvesOf(block)
            .get(wayOf(variant))
            ?.some((knot) => knot.place === place),
      );
      const expected = open.map(({ block, variant }) =>
        valueAt(curvesOf(block).get(wayOf(variant))!, place)!,
      );
      const naturals = await measureWays(size, open);
      return open.some(({ block, variant }, index) => {
        const found = naturals.get(block)!.find((one) => wayOf(one.variant) === wayOf(variant));
        const had = expected[index]!;
        return (
          !found || linesOf(found) !== linesOf(had) || found.capacity !== had.capacity || isWorse(found, had)
        );
      });
    },
  };
}

/** By how much more of the page a place may be empty than was expected before it counts. */
const muchHole = 1;
const isWorse = (found: Natural, had: Natural): boolean =>
  found.hole > had.hole + muchHole || found.waste > had.waste + muchHole;

/** Whole lines of a natural height. */
export const linesOf = ({ height }: Natural): number => Math.max(0, Math.ceil(height));
