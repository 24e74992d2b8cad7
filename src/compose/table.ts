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
  blocks: Block[];
}

const probeFrame = (width: number): Frame => ({ frame: 'probe', style: `width:${Math.round(width * 1000) / 1000}mm;`, width, extra: 0 });

export function settingAt({ format, grid, styles, metrics }: Omit<TableSource, 'sheet' | 'blocks'>, scale: number, article = scale): Setting {
  return { view: styles.view, theme: styles.theme, metrics, grid, sizes: sizesAt(format, scale, article) };
}

async function measureTable(source: TableSource, scale: number): Promise<Table> {
  const { grid, styles, blocks, sheet } = source;
  const setting = settingAt(source, scale);
  const entries: { id: string; variant: Variant; context: object }[] = [];
  for (const block of blocks) {
    for (const variant of block.variants(setting)) {
      entries.push({ id: block.id, variant, context: await block.context(setting, variant, probeFrame(spanWidth(grid, variant.span))) });
    }
  }
  const document = pageDocument(styles, {
    template: 'probe', context: { blocks: entries.map((entry) => entry.context) }, sizes: setting.sizes, gutter: grid.gutter,
    size: { width: grid.width, height: 400 },
  });
  const measured = await measureProbes(sheet, document);
  const lines = new Map<string, { variant: Variant; lines: number }[]>();
  entries.forEach(({ id, variant }, index) => {
    const list = lines.get(id) ?? [];
    list.push({ variant, lines: wholeLines(measured[index]!.height, grid.line) });
    lines.set(id, list);
  });
  const choice = (block: Block, most: number): Choice => ({
    id: block.id,
    candidates: (lines.get(block.id) ?? []).filter(({ variant }) => variant.span <= most)
      .map(({ variant, lines: natural }): Candidate => ({ ...variant, lines: natural, capacity: block.capacity(setting, variant) })),
  });
  return { scale, setting, choice };
}

/** Tables by width of the sidebar (mm) and scale, each measured once. */
export function tableMaker(source: TableSource): (side: number, scale: number) => Promise<Table> {
  const known = new Map<string, Promise<Table>>();
  return (side, scale) => {
    const key = `${side}/${scale}`;
    if (!known.has(key)) known.set(key, measureTable({ ...source, grid: mainGrid(source.grid, side) }, scale));
    return known.get(key)!;
  };
}
