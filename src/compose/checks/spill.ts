/**
 * Growing figures is reckoned, not measured: what grew may push text out of its block or its last column.
 * The set page is looked over for that, and the figures of such blocks are calmed.
 */
import type { Sheet } from '../../render/sheet.ts';

/** Shares of the extra lines that figures keep, tried in turn; below 0 the items are not spread either. */
export const calmSteps = [0.8, 0.6, 0.3, 0, -1];

/** Places (`gauge.placeOf`) of blocks out of which something spills; the page must be on the sheet. */
export const findSpilled = (sheet: Sheet): Promise<number[]> =>
  sheet.page.evaluate(() => {
    const parts = 'p, li, .photo, .rows, .chart';
    const figures = '.photo, .rows, .chart';
    const isSpilled = (block: Element) => {
      const parted =
        block.matches('.woven') &&
        [...block.querySelectorAll(figures)].some((figure) => figure.getClientRects().length > 1);
      return (
        parted ||
        window.gauge.beyond(block.querySelectorAll(parts), block.getBoundingClientRect()) > window.gauge.slack
      );
    };
    return [...document.querySelectorAll('.block.panel, .block.flow')]
      .filter(isSpilled)
      .map(window.gauge.placeOf);
  });
