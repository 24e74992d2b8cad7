/**
 * Items of a few words each, one below the other, leave a hole beside them and take twice the lines: they
 * stand two abreast.
 */
import { ptToMm } from '../../lib/units.ts';
import { lineWidth, type Setting } from '../block.ts';
import type { PanelItem } from './items.ts';

/** Space for an item's bullet, in its size; the style sheet says the same. */
const bullet = 1.15;
/** Width of an item on one line with its bullet, mm; headings and statements stand alone. */
const widthOf = (setting: Setting, { heading, runs, statement }: PanelItem): number =>
  heading || statement
    ? Infinity
    : lineWidth(setting, runs.map(({ text }) => text).join(''), setting.sizes.body) +
      ptToMm(setting.sizes.body * bullet);

/**
 * @param width Of the list, mm, which has one column. @returns Indices of the items that stand two abreast.
 */
export function pairedItems(setting: Setting, items: PanelItem[], width: number): Set<number> {
  const { grid } = setting;
  const half = (width - grid.gutter) / 2;
  const widths = items.map((item) => widthOf(setting, item));
  const paired = new Set<number>();
  for (let start = 0; start < items.length; start += 1) {
    let end = start;
    while (end < items.length && widths[end]! <= half) end += 1;
    const run = widths.slice(start, end);
    if (run.length > 1) for (let index = start; index < end; index += 1) paired.add(index);
    start = Math.max(start, end - 1);
  }
  return paired;
}
