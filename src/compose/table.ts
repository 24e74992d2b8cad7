/**
 * The table of natural heights at one scale of type: for every block, every span and layout in which
 * it may stand. Tables are made on demand and kept, since each costs a pass through the browser.
 */
import type { PageFormat } from '../design/format.ts';
import type { Sheet } from '../render/sheet.ts';
import type { Block, Frame, Setting, Variant } from './block.ts';
import { pageDocument, type PageStyles } from './document.ts';
import { mainGrid, spanWidth, type Grid } from './grid.ts';
import { measureProbes, wholeLines } from './measure.ts';
import type { Candidate, Choice } from './rows.ts';
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
}

const probeFrame = (width: number): Frame => ({ frame: 'probe', style: `width:${Math.round(width * 1000) / 1000}mm;`, width, extra: 0 });

export function settingAt({ format, grid, styles, metrics }: Omit<TableSource, 'sheet'>, scale: number, article = scale): Setting {
  return { view: styles.view, theme: styles.theme, metrics, grid, photos: styles.photos, sizes: sizesAt(format, scale, article) };
}

async function measureBlocks(source: TableSource, setting: Setting, blocks: Block[]): Promise<Map<string, Height[]>> {
  const { grid, styles, sheet } = source;
  const heights = new Map<string, Height[]>(blocks.map((block) => [block.key, []]));
  const entries = await Promise.all(blocks.flatMap((block) => block.variants(setting).map(async (variant) =>
    ({ block, variant, context: await block.context(setting, variant, probeFrame(spanWidth(grid, variant.span))) }))));
  const probes = pageDocument(styles, {
    template: 'probe', context: { blocks: entries.map((entry) => entry.context) }, sizes: setting.sizes, gutter: grid.gutter, size: { width: grid.width, height: 400 },
  });
  const measured = await measureProbes(sheet, probes);
  const cell = grid.line * (spanWidth(grid, 1) + grid.gutter);
  entries.forEach(({ block, variant }, index) => {
    const { height, parts, hole, parted } = measured[index]!;
    if (parted) return;
    heights.get(block.key)!.push({ variant, lines: wholeLines(height, grid.line), waste: block.waste?.(variant, parts, grid.line) ?? 0, hole: hole / cell });
  });
  return heights;
}

/** Measures each block once for each width of sidebar and scale. */
export function tableMaker(source: TableSource): TableAt {
  const known = new Map<string, Map<string, Height[]>>();
  return async (side, scale, blocks) => {
    const at = { ...source, grid: mainGrid(source.grid, side) };
    const setting = settingAt(at, scale);
    const place = `${side}/${scale}`;
    const heights = known.get(place) ?? new Map<string, Height[]>();
    known.set(place, heights);
    const missing = blocks.filter((block) => !heights.has(block.key));
    if (missing.length > 0) for (const [key, list] of await measureBlocks(at, setting, missing)) heights.set(key, list);
    const choice = (block: Block, most: number): Choice => ({
      id: block.id,
      candidates: heights.get(block.key)!.filter(({ variant }) => variant.span <= most)
        .map(({ variant, lines, waste, hole }): Candidate => ({ ...variant, lines, waste, hole, capacity: block.capacity(setting, variant) })),
    });
    return { scale, setting, choice };
  };
}
