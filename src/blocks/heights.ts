/**
 * Heights of blocks at the sizes of type. Every way to set a block is reckoned (natural/), or, where the block
 * does not tell of itself, measured in Chromium. What was chosen is measured there and is exact from then on.
 */
import type { PageFormat } from '../design/format.ts';
import type { Sheet } from '../render/sheet.ts';
import type { Block, Frame, Setting, Variant } from './block.ts';
import { electPicture } from './figures/election.ts';
import { pageDocument, type PageStyles } from './document.ts';
import { enlargedFormat } from '../design/enlarge.ts';
import { gridOf, halvesOf, mainGrid, spanWidth, type Grid } from '../design/grid.ts';
import { sizesBelow } from './hero/hero.ts';
import { hair, measureProbes, wholeLines, type Measured } from './measure.ts';
import { measureNatural } from './natural/measure.ts';
import type { Typesetter } from './natural/look.ts';
import { nameOfWay } from './way.ts';
import { sizesAt, type Size } from '../design/sizes.ts';
import { remember } from '../lib/remember.ts';

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
  /** Lines of its title, and of a large number right below it. */
  head: number;
  /** Lines times columns of the picture of the page, where it stands in it. */
  picture?: number;
  /** Measured in the browser at this size, not reckoned. */
  exact: boolean;
}

/** Grid of the main column at a size, beside a sidebar of `side` mm; of the left page of a spread. */
export function gridAt(format: PageFormat, factor: number, side: number): Grid {
  const grid = gridOf(enlargedFormat(format, factor));
  return format.spine === undefined ? mainGrid(grid, side) : halvesOf(grid, format.spine)[0];
}

/** @param article Place of the article's size in its own range. */
export function settingAt(
  { format, styles, metrics, typesetter }: Omit<PageSource, 'sheet'>,
  { grid, size, article = size.scale }: { grid: Grid; size: Size; article?: number },
): Setting {
  const set = enlargedFormat(format, size.factor);
  const setting = {
    view: styles.view,
    theme: styles.theme,
    metrics,
    typesetter,
    grid,
    photos: styles.photos,
    art: styles.art,
    logo: styles.logo,
    raised: styles.raised ?? [],
    sizes: sizesAt(set, size.scale, article),
  };
  const own = remember(
    remember(sizesKnown, styles, () => new WeakMap<PageFormat, Map<string, Below>>()),
    format,
    () => new Map<string, Below>(),
  );
  const below = remember(own, `${nameOfSize(size)}/${article}/${grid.line}/${grid.gutter}`, () =>
    sizesBelow(setting, gridOf(set), format.spine ?? 0),
  );
  return { ...setting, sizes: { ...setting.sizes, ...below } };
}
type Below = ReturnType<typeof sizesBelow>;
/** Sizes that follow from the lowest hero, which takes longer to find than all others together. */
const sizesKnown = new WeakMap<PageStyles, WeakMap<PageFormat, Map<string, Below>>>();

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

/** Ways that are measured to see whether a newsroom's style sheet is understood. */
const sampled = 24;
/** So many of them may take other lines. */
const mostOther = 2;

/** Whether what is reckoned of some of these is what Chromium measures. */
async function isUnderstood(source: PageSource, setting: Setting, wanted: Wanted[]): Promise<boolean> {
  const step = Math.max(1, wanted.length / sampled);
  const sample = wanted.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
  const measured = await probeAll(source, setting, sample);
  const other = sample.filter(({ block, variant }, index) => {
    const own = measureNatural(block, setting, variant);
    const { line } = setting.grid;
    return own && wholeLines(own.height, line) !== wholeLines(measured[index]!.height, line);
  });
  return other.length <= mostOther;
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
  const picture = electPicture(setting.view)?.figure;
  const measured = await takenBy(source, setting, wanted, exact);
  const isWhole = ({ span }: Variant) => span === grid.columns;
  const fitting = wanted.filter((_, index) => measured[index]!.beyond <= hair);
  const fits = new Set(fitting.map(({ block }) => block));
  /** Without a way over the whole width a block may fill no row. */
  const fitsWhole = new Set(fitting.filter(({ variant }) => isWhole(variant)).map(({ block }) => block));
  const cell = grid.line * (spanWidth(grid, 1) + grid.gutter);
  const naturals = new Map<Block, Natural[]>(wanted.map(({ block }) => [block, []]));
  wanted.forEach(({ block, variant }, index) => {
    const { height, parts, hole, parted, beyond, exact: isExact } = measured[index]!;
    const isSpoilt = beyond > hair && fits.has(block);
    if (parted || (isSpoilt && (!isWhole(variant) || fitsWhole.has(block)))) return;
    const short = block.short?.(variant, parts, setting) ?? [];
    const placed = short.length > 0 ? { ...variant, short } : variant;
    naturals.get(block)!.push({
      variant: placed,
      height: (height - hair) / grid.line,
      capacity: block.capacity(setting, placed),
      taken: block.taken?.(setting, placed) ?? 0,
      // As bad as an empty page: it is set where nothing else can be.
      waste: isSpoilt ? grid.lines * grid.columns : (block.waste?.(placed, parts, setting) ?? 0),
      hole: hole / cell,
      head: (parts.head ?? 0) / grid.line + (block.leading?.(setting) ?? 0),
      ...(picture && block.drawn ? { picture: block.drawn(setting, placed, picture) } : {}),
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
    (one.picture ?? 0) >= (two.picture ?? 0) &&
    Math.min(muchGrowth, one.capacity) >= Math.min(muchGrowth, two.capacity);
  return naturals.filter(
    (natural, index) =>
      !naturals.some(
        (other, at) => at !== index && betters(other, natural) && (at < index || !betters(natural, other)),
      ),
  );
}

const nameOfSize = ({ scale, factor }: Size): string => `${scale}/${factor}`;
const wayOf = ({ span, way }: Variant): string => `${span}/${nameOfWay(way)}`;

export interface Heights {
  /**
   * Takes the measure of blocks at a size, those of a group being one that is richer or plainer: all ways of
   * the first where it is new, else those that proved useful.
   */
  measure: (size: Size, groups: Block[][]) => Promise<void>;
  /** How a block can be set at a size. */
  at: (size: Size, block: Block) => Natural[];
  /** The one of these that the search calls so. */
  find: (size: Size, block: Block, way: { span: number; layout: string }) => Natural | undefined;
  /** Measures these ways in the browser. @returns Whether one comes out otherwise than `at` had it. */
  settle: (size: Size, ways: Wanted[]) => Promise<boolean>;
}

/** @param side See `gridAt`. */
export function heightsOf(source: PageSource, side: number): Heights {
  const sizes = new Map<string, Map<Block, Natural[]>>();
  let understood: boolean | undefined;
  /** Ways that proved useful. */
  const useful = new Map<Block, Set<string>>();
  const blocksAt = (size: Size): Map<Block, Natural[]> => {
    const name = nameOfSize(size);
    const known = sizes.get(name) ?? new Map<Block, Natural[]>();
    sizes.set(name, known);
    return known;
  };
  const settings = new Map<string, Setting>();
  const settingOf = (size: Size): Setting => {
    const name = nameOfSize(size);
    const setting =
      settings.get(name) ?? probeSettingAt(source, { grid: gridAt(source.format, size.factor, side), size });
    settings.set(name, setting);
    return setting;
  };
  /** @param like Only in ways that proved useful for this one. */
  const take = async (size: Size, blocks: { block: Block; like: Block }[]) => {
    const setting = settingOf(size);
    const wanted = blocks.flatMap(({ block, like }) => {
      const variants = block.variants(setting);
      const ways = useful.get(block) ?? useful.get(like);
      const kept = variants.filter((variant) => ways?.has(wayOf(variant)));
      return (kept.length > 0 ? kept : variants).map((variant) => ({ block, variant }));
    });
    if (wanted.length === 0) return;
    understood ??= source.typesetter?.isForeign ? await isUnderstood(source, setting, wanted) : true;
    for (const [block, all] of await measureAll(source, setting, wanted, !understood)) {
      // Other blocks have few ways, and their higher ones fill a row that a neighbour makes high.
      const naturals = block.partial === 'panel' && !useful.has(block) ? usefulWays(all) : all;
      useful.set(block, new Set(naturals.map(({ variant }) => wayOf(variant))));
      blocksAt(size).set(block, naturals);
    }
  };
  return {
    at: (size, block) => blocksAt(size).get(block) ?? [],
    find: (size, block, { span, layout }) =>
      blocksAt(size)
        .get(block)
        ?.find(({ variant }) => variant.span === span && nameOfWay(variant.way) === layout),
    async measure(size, groups) {
      const isOpen = (block: Block) => !blocksAt(size).has(block);
      await take(
        size,
        groups.flatMap(([richest]) =>
          richest && isOpen(richest) ? [{ block: richest, like: richest }] : [],
        ),
      );
      await take(
        size,
        groups.flatMap(([richest, ...plainer]) =>
          plainer.filter(isOpen).map((block) => ({ block, like: richest! })),
        ),
      );
    },
    async settle(size, ways) {
      const known = blocksAt(size);
      const had = ({ block, variant }: Wanted) =>
        known.get(block)?.find((one) => wayOf(one.variant) === wayOf(variant));
      const open = ways.filter((way) => had(way)?.exact === false);
      if (open.length === 0) return false;
      const naturals = await measureAll(source, settingOf(size), open, true);
      const found = ({ block, variant }: Wanted) =>
        naturals.get(block)!.find((one) => wayOf(one.variant) === wayOf(variant));
      const changed = open.some((way) => isOther(found(way), had(way)!));
      for (const way of open)
        known.set(
          way.block,
          known.get(way.block)!.flatMap((one) => (one === had(way) ? (found(way) ?? []) : one)),
        );
      return changed;
    },
  };
}

const isOther = (found: Natural | undefined, had: Natural): boolean =>
  !found || linesOf(found) !== linesOf(had) || found.capacity !== had.capacity || isWorse(found, had);

/** By how much more of the page a place may be empty than was expected before it counts. */
const muchHole = 1;
const isWorse = (found: Natural, had: Natural): boolean =>
  found.hole > had.hole + muchHole || found.waste > had.waste + muchHole;

/** Whole lines of a natural height. */
export const linesOf = ({ height }: Natural): number => Math.max(0, Math.ceil(height));
