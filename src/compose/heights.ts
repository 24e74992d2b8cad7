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
import { hair, measureProbes, type Measured } from './measure.ts';
import { measureNatural } from './natural/measure.ts';
import type { Typesetter } from './natural/typeset.ts';
import { sizesAt } from './sizes.ts';

/** What pages are made with. */
export interface PageSource {
  format: PageFormat;
  styles: PageStyles;
  metrics: Setting['metrics'];
  sheet: Sheet;
  /** The report's faces, by which blocks are measured without the browser; absent where they are not. */
  typesetter?: Typesetter | undefined;
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
  /** Measured in the browser at this size, not reckoned. */
  exact: boolean;
}

/** Grid of the main column at a size, beside a sidebar of `side` mm; of the left page of a spread. */
export function gridAt(format: PageFormat, factor: number, side: number): Grid {
  const grid = gridOf(enlargedFormat(format, factor));
  return format.spine === undefined ? mainGrid(grid, side) : halvesOf(grid, format.spine)[0];
}

/** @param article Place of the article's size in its own range. */
export const settingAt = (
  { format, styles, metrics, typesetter }: Omit<PageSource, 'sheet'>,
  { grid, size, article = size.scale }: { grid: Grid; size: Size; article?: number },
): Setting => ({
  view: styles.view,
  theme: styles.theme,
  metrics,
  typesetter,
  grid,
  photos: styles.photos,
  art: styles.art,
  sizes: sizesAt(enlargedFormat(format, size.factor), size.scale, article),
});

/** Stands for photos while heights are measured: their frames have sizes of their own. */
const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** The same for measuring: large pictures would travel with every probe. */
export function probeSettingAt(
  source: Omit<PageSource, 'sheet'>,
  at: Parameters<typeof settingAt>[1],
): Setting {
  const setting = settingAt(source, at);
  return { ...setting, photos: new Map([...setting.photos.keys()].map((id) => [id, pixel])) };
}

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

/** Measures blocks in Chromium, all in one document. */
async function probeAll(
  { styles, sheet }: PageSource,
  setting: Setting,
  wanted: Wanted[],
): Promise<Measured[]> {
  if (wanted.length === 0) return [];
  const { grid, sizes } = setting;
  return measureProbes(
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
}

/** What blocks take of a page: reckoned where they tell of their boxes, else measured. */
async function takenBy(
  source: PageSource,
  setting: Setting,
  wanted: Wanted[],
  exact: boolean,
): Promise<(Measured & { exact: boolean })[]> {
  const reckoned = wanted.map(({ block, variant }) =>
    exact ? undefined : measureNatural(block, setting, variant),
  );
  const measured = await probeAll(
    source,
    setting,
    wanted.filter((_, index) => reckoned[index] === undefined),
  );
  return reckoned.map((one) => (one ? { ...one, exact: false } : { ...measured.shift()!, exact: true }));
}

/**
 * Takes the measure of blocks at one size. What cannot be set like that is left out; where a word is wider
 * than every place, it stays in, and is told of once the page is set.
 * @param exact In the browser, whatever could be reckoned.
 */
async function measureAll(
  source: PageSource,
  setting: Setting,
  wanted: Wanted[],
  exact: boolean,
): Promise<Map<Block, Natural[]>> {
  const { grid } = setting;
  const measured = await takenBy(source, setting, wanted, exact);
  const fits = new Set(
    wanted.flatMap(({ block }, index) => (measured[index]!.beyond <= hair ? [block] : [])),
  );
  const cell = grid.line * (spanWidth(grid, 1) + grid.gutter);
  const naturals = new Map<Block, Natural[]>(wanted.map(({ block }) => [block, []]));
  wanted.forEach(({ block, variant }, index) => {
    const { height, parts, hole, parted, beyond, exact: isExact } = measured[index]!;
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
      exact: isExact,
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
    exact: false,
  };
};

/** The way at a place where it was measured there or on both sides of it; "none" where it cannot be set. */
function valueAt(curve: Curve, place: number): Natural | 'none' | undefined {
  const after = curve.findIndex((knot) => knot.place >= place - 1e-9);
  const [low, high] = [curve[after - 1], curve[after]];
  if (high && Math.abs(high.place - place) < 1e-9) return high.natural ?? 'none';
  if (!low || !high) return undefined;
  return low.natural && high.natural
    ? mixed(low.natural, high.natural, (place - low.place) / (high.place - low.place))
    : 'none';
}

/** All ways of a block; those that were measured at several sizes tell how the others go on. */
type Curves = Map<string, Curve>;

/** A way as it was measured, nearest to a place. */
const nearest = (curve: Curve, place: number): { place: number; natural: Natural } | undefined =>
  curve
    .flatMap(({ place: at, natural }) => (natural ? [{ place: at, natural }] : []))
    .sort((one, two) => Math.abs(one.place - place) - Math.abs(two.place - place))[0];

/** By how much ways of a block are higher at a place than at another, as those tell that are known there. */
function growthOf(curves: Curves, from: number, to: number): number {
  const known = [...curves.values()].flatMap((curve) => {
    const [one, two] = [valueAt(curve, from), valueAt(curve, to)];
    return one && two && one !== 'none' && two !== 'none' && one.height > 0 ? [two.height / one.height] : [];
  });
  return known.length > 0 ? known.reduce((sum, one) => sum + one, 0) / known.length : 1;
}

function naturalAt(curves: Curves, curve: Curve, place: number): Natural | undefined {
  const value = valueAt(curve, place);
  if (value) return value === 'none' ? undefined : value;
  const known = nearest(curve, place);
  return (
    known && {
      ...known.natural,
      exact: false,
      height: known.natural.height * growthOf(curves, known.place, place),
    }
  );
}

export interface Heights {
  /**
   * Measures blocks at a size, those of a group being one that is richer or plainer: all ways of the first
   * that are new, those that proved useful of the others, and a few of what is known from another size.
   */
  measure: (size: Size, groups: Block[][]) => Promise<void>;
  /** How a block can be set at a size. */
  at: (size: Size, block: Block) => Natural[];
  /** Measures these ways at a size. @returns Whether one comes out otherwise than `at` had it. */
  settle: (size: Size, ways: Wanted[]) => Promise<boolean>;
}

/** Ways of a block that are measured at another size, to tell how all of them go on. */
const sampled = 3;

/** So many of a list, in even steps from both ends. */
const sampleOf = <T>(list: T[]): T[] =>
  list.length <= sampled
    ? list
    : Array.from(
        { length: sampled },
        (_, index) => list[Math.round((index * (list.length - 1)) / (sampled - 1))]!,
      );

/** @param side See `gridAt`. */
export function heightsOf(source: PageSource, side: number): Heights {
  const all = new Map<Block, Curves>();
  const curvesOf = (block: Block): Curves => {
    const known = all.get(block) ?? new Map<string, Curve>();
    all.set(block, known);
    return known;
  };
  const settingOf = (size: Size) =>
    probeSettingAt(source, { grid: gridAt(source.format, size.factor, side), size });
  const put = (block: Block, variant: Variant, size: Size, natural: Natural | undefined) => {
    const own = curvesOf(block);
    const place = placeOf(size);
    const curve = (own.get(wayOf(variant)) ?? []).filter((knot) => knot.place !== place);
    own.set(
      wayOf(variant),
      [...curve, { place, natural }].sort((one, two) => one.place - two.place),
    );
  };
  const measureWays = async (size: Size, wanted: Wanted[], exact = false): Promise<Map<Block, Natural[]>> => {
    if (wanted.length === 0) return new Map();
    const naturals = await measureAll(source, settingOf(size), wanted, exact);
    for (const { block, variant } of wanted)
      put(
        block,
        variant,
        size,
        naturals.get(block)!.find((one) => wayOf(one.variant) === wayOf(variant)),
      );
    return naturals;
  };
  const hasSize = (size: Size, block: Block) =>
    [...curvesOf(block).values()].some((curve) => curve.some(({ place }) => place === placeOf(size)));
  const measureNew = async (size: Size, blocks: { block: Block; like?: Block | undefined }[]) => {
    const setting = settingOf(size);
    const wanted = blocks.flatMap(({ block, like }) => {
      const variants = block.variants(setting);
      const kept = like ? variants.filter((variant) => curvesOf(like).has(wayOf(variant))) : variants;
      return (kept.length > 0 ? kept : variants).map((variant) => ({ block, variant }));
    });
    const naturals = await measureWays(size, wanted);
    // Other blocks have few ways, and their higher ones fill a row that a neighbour makes high.
    for (const { block } of blocks.filter((one) => one.block.partial === 'panel')) {
      const useful = new Set(usefulWays(naturals.get(block)!).map(({ variant }) => wayOf(variant)));
      const own = curvesOf(block);
      for (const way of [...own.keys()]) if (!useful.has(way)) own.delete(way);
    }
  };
  return {
    at: (size, block) =>
      [...curvesOf(block).values()].flatMap(
        (curve) => naturalAt(curvesOf(block), curve, placeOf(size)) ?? [],
      ),
    async measure(size, groups) {
      const isNew = (block: Block) => curvesOf(block).size === 0;
      const again = groups.flat().filter((block) => !isNew(block) && !hasSize(size, block));
      const first = groups.flatMap(([richest]) => (richest && isNew(richest) ? [{ block: richest }] : []));
      await measureNew(size, first);
      await measureNew(
        size,
        groups.flatMap(([richest, ...plainer]) =>
          plainer.filter(isNew).map((block) => ({ block, like: richest })),
        ),
      );
      await measureWays(
        size,
        again.flatMap((block) => {
          const variants = block.variants(settingOf(size));
          const known = variants.filter((variant) => curvesOf(block).has(wayOf(variant)));
          return sampleOf(known).map((variant) => ({ block, variant }));
        }),
      );
    },
    async settle(size, ways) {
      const place = placeOf(size);
      const open = ways.filter(
        ({ block, variant }) =>
          !curvesOf(block)
            .get(wayOf(variant))
            ?.some((knot) => knot.place === place && knot.natural?.exact !== false),
      );
      const expected = open.map(({ block, variant }) =>
        naturalAt(curvesOf(block), curvesOf(block).get(wayOf(variant))!, place),
      );
      const naturals = await measureWays(size, open, true);
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
