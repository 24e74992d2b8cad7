/**
 * What can be told of an arrangement before it is set: its largest empty place, reckoned from the
 * measured heights of its blocks. Setting and looking takes half a second, this nothing; it is close
 * enough to tell what is worth setting.
 */
import { slotsOf } from './cells.ts';
import { spanWidth, type Grid } from './grid.ts';
import { gapOf } from './rows.ts';
import type { Arrangement } from './way.ts';

/** Share of the type area, and the block with it. */
export interface Expected {
  share: number;
  block: string;
}

/**
 * The largest empty place that is to be expected: inside a block, or below one that cannot grow as far as
 * its row. @param area Type area of the page.
 */
export function expectedHole({ pages, table }: Arrangement, area: Grid): Expected {
  const { grid } = table.setting;
  const cell = (grid.line * (spanWidth(grid, 1) + grid.gutter)) / (area.width * area.height);
  const gaps = pages.flatMap(({ stack }) =>
    stack.entries.flatMap(({ lines, row }) =>
      slotsOf({ ...row, lines }).map(({ block: { id, candidate }, lines: own }) => ({
        block: id,
        share: gapOf(candidate, own) * cell,
      })),
    ),
  );
  return gaps.reduce((worst, gap) => (gap.share > worst.share ? gap : worst), { block: '', share: 0 });
}
