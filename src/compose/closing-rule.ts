/** The end of a short page: one line of air between what is printed and the source above the closing rule. */
import type { Sheet } from '../render/sheet.ts';

/**
 * Whole lines by which the end of the last page may stand higher; 0 where it does not end early. The pages must be
 * on the sheet.
 */
export const emptyAboveEnd = (sheet: Sheet): Promise<number> =>
  sheet.page.evaluate(() => {
    const foot = document.querySelector('.foot.early');
    const page = foot?.closest('.sheet');
    if (!foot || !page) return 0;
    const line = Number.parseFloat(getComputedStyle(document.body).lineHeight);
    const drawn = 'svg, .photo-frame, .panel-number';
    const ends = [...page.querySelectorAll('.block:not(.foot, .folio)')].flatMap((block) => [
      ...window.gauge.printed(block, drawn).map(({ bottom }) => bottom),
      // A ground of its own, or of its parts, is printed to its foot.
      ...[block, ...block.children]
        .filter((part) => !/, 0\)$|transparent/.test(getComputedStyle(part).backgroundColor))
        .map((part) => part.getBoundingClientRect().bottom),
    ]);
    // Letters stand in their lines with a little air; what would stand out of its block stays in it.
    const [air, hair] = [1, 0.1];
    const empty = (foot.getBoundingClientRect().top - Math.max(...ends)) / line;
    return Math.max(0, Math.floor(empty - air + hair));
  });
