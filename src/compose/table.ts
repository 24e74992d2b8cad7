/**
 * The table of natural heights at one scale of type: for every block, every span and layout in which
 * it may stand. Tables are made on demand and kept, since each costs a pass through the browser.
 */
import type { PageFormat } from '../design/format.ts';
import type { Sheet } from '../render/sheet.ts';
import type { Block, Frame, Setting, Variant } from './block.ts';
import type { Candidate, Choice } from './cells.ts';
import { pageDocument, type PageStyles } from './document.ts';
import { mainGrid, spanWidth, type Grid } from './grid.ts';
import { hair, measureProbes, wholeLines } from './measure.ts';
import { sizesAt } from './sizes.ts';

export interface Table {
  scale: number;
  setting: Setting;
  /** The ways a block can be set in a region of so many columns. */
  choice: (block: Block, most: number) => Choice;
}

export interface TableSource {
  format: PageFormat;
  grid: Grid;
  styles: PageStyles;
  metrics: Setting['metrics'];
  sheet: Sheet;
}

/** Table for these blocks in the main column beside a sidebar of `side` mm, at a scale of type. */
export type TableAt = (side: number, scale: number, blocks: Block[]) => Promise<Table>;

interface Height {
  variant: Variant;
  lines: number;
  waste: number;
  /** Lines times columns. */
  hole: number;
  /** Lines of its title. */
  head: number;
}

const probeFrame = (width: number): Frame => ({
  frame: 'probe',
  style: `width:${Math.round(width * 1000) / 1000}mm;`,
  width,
  extra: 0,
});

export function settingAt(
  { format, grid, styles, metrics }: Omit<TableSource, 'sheet'>,
  scale: number,
  article = scale,
): Setting {
  return {
    view: styles.view,
    theme: styles.theme,
    metrics,
    grid,
    photos: styles.photos,
    art: styles.art,
    sizes: sizesAt(format, scale, article),
  };
}

/** What a block can be set in at these sizes, of that what is worth measuring. */
function variantsOf(block: Block, setting: Setting, useful: Variant[] | undefined): Variant[] {
  const all = block.variants(setting);
  const kept = useful
    ? all.filter((one) => useful.some((other) => one.span === other.span && one.layout === other.layout))
    : all;
  return kept.length > 0 ? kept : all;
}

/** @param useful The variants worth measuring, by block; all of them where this does not say. */
async function measureBlocks(
  source: TableSource,
  setting: Setting,
  { blocks, useful }: { blocks: Block[]; useful: ReadonlyMap<string, Variant[]> },
): Promise<Map<string, Height[]>> {
  const { grid, styles, sheet } = source;
  const heights = new Map<string, Height[]>(blocks.map((block) => [block.key, []]));
  const entries = await Promise.all(
    blocks.flatMap((block) =>
      variantsOf(block, setting, useful.get(block.key)).map(async (variant) => ({
        block,
        variant,
        context: await block.context(setting, variant, probeFrame(spanWidth(grid, variant.span))),
      })),
    ),
  );
  const probes = pageDocument(styles, {
    template: 'probe',
    context: { blocks: entries.map((entry) => entry.context) },
    sizes: setting.sizes,
    gutter: grid.gutter,
    size: { width: grid.width, height: 400 },
  });
  const measured = await measureProbes(sheet, probes);
  const cell = grid.line * (spanWidth(grid, 1) + grid.gutter);
  // What no place is wide enough for stands in each: it is told of once the page is set.
  const fits = new Set(
    entries.flatMap(({ block }, index) => (measured[index]!.beyond <= hair ? [block.key] : [])),
  );
  entries.forEach(({ block, variant }, index) => {
    const { height, parts, hole, parted, beyond } = measured[index]!;
    if (parted || (beyond > hair && fits.has(block.key))) return;
    const short = block.short?.(variant, parts, setting) ?? [];
    const placed = short.length > 0 ? { ...variant, short } : variant;
    heights.get(block.key)!.push({
      variant: placed,
      lines: wholeLines(height, grid.line),
      waste: block.waste?.(placed, parts, setting) ?? 0,
      hole: hole / cell,
      head: (parts.head ?? 0) / grid.line,
    });
  });
  return heights;
}

/** Lines of growth beyond which more of it makes no difference: rows ask for no more. */
const muchGrowth = 5;

/**
 * Variants that no other of the same span betters in height, in emptiness and in what it can grow by: a
 * size up or down changes little in that.
 */
function usefulVariants(block: Block, setting: Setting, heights: Height[]): Variant[] {
  const growth = new Map(
    heights.map(({ variant }) => [variant, Math.min(muchGrowth, block.capacity(setting, variant))]),
  );
  const betters = (one: Height, two: Height) =>
    one.variant.span === two.variant.span &&
    one.lines <= two.lines &&
    one.hole <= two.hole &&
    one.waste <= two.waste &&
    growth.get(one.variant)! >= growth.get(two.variant)!;
  return heights
    .filter(
      (height, index) =>
        !heights.some(
          (other, at) => at !== index && betters(other, height) && (at < index || !betters(height, other)),
        ),
    )
    .map(({ variant }) => variant);
}

/** Measures each block once for each width of sidebar and scale. */
export function tableMaker(source: TableSource): TableAt {
  const known = new Map<string, Map<string, Height[]>>();
  /** The same with what each can grow by, which takes a while to tell. */
  const choices = new Map<string, Map<string, Choice>>();
  /** By width of sidebar, from the first scale measured. */
  const usefulAt = new Map<number, Map<string, Variant[]>>();
  return async (side, scale, blocks) => {
    const at = { ...source, grid: mainGrid(source.grid, side) };
    const setting = settingAt(at, scale);
    const place = `${side}/${scale}`;
    const heights = known.get(place) ?? new Map<string, Height[]>();
    known.set(place, heights);
    const missing = blocks.filter((block) => !heights.has(block.key));
    const useful = usefulAt.get(side) ?? new Map<string, Variant[]>();
    usefulAt.set(side, useful);
    if (missing.length > 0)
      for (const [key, list] of await measureBlocks(at, setting, { blocks: missing, useful }))
        heights.set(key, list);
    // Other blocks have few variants, and their higher ones fill a row that a neighbour makes high.
    for (const block of missing)
      if (block.partial === 'panel' && !useful.has(block.key))
        useful.set(block.key, usefulVariants(block, setting, heights.get(block.key)!));
    const candidatesOf = (block: Block): Candidate[] =>
      heights.get(block.key)!.map(({ variant, lines, waste, hole, head }) => ({
        ...variant,
        lines,
        waste,
        hole,
        head,
        capacity: block.capacity(setting, variant),
        taken: block.taken?.(setting, variant) ?? 0,
      }));
    const made = choices.get(place) ?? new Map<string, Choice>();
    choices.set(place, made);
    // The same object each time: rows are remembered by it.
    const choice = (block: Block, most: number): Choice => {
      const key = `${most}/${block.key}`;
      if (!made.has(key))
        made.set(key, { id: block.id, candidates: candidatesOf(block).filter(({ span }) => span <= most) });
      return made.get(key)!;
    };
    return { scale, setting, choice };
  };
}
