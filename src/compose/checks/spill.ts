/** Growing figures is reckoned, not measured: what grew may push text out of its block or its last column. */
import type { Sheet } from '../../render/sheet.ts';

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
