/**
 * Natural heights of blocks, measured in Chromium: every block in every way it may be set, in one document.
 */
import type { HtmlDocument } from '../html/document.ts';
import type { Box } from '../render/gauge.ts';
import type { Sheet } from '../render/sheet.ts';

/**
 * Heights in mm of a probe and of its named parts (elements with data-part; those broken over columns in
 * sum).
 */
export interface Measured {
  height: number;
  parts: Record<string, number>;
  /** Rectangles inside that nothing is printed in, as one, mm²: see `emptiness`. */
  hole: number;
  /** A figure or photo is parted by the end of a column: it cannot be set like this. */
  parted: boolean;
  /** By how much type that may not break stands beyond the probe's edges, or its paragraph's, mm. */
  beyond: number;
}

/** Shows the document and measures each element of class `probe` in order. */
export async function measureProbes(sheet: Sheet, probes: HtmlDocument): Promise<Measured[]> {
  await sheet.show(probes);
  return sheet.page.evaluate(measureInPage);
}

/** Runs in the page. Empty rectangles are looked for on a raster of half a line by 3 mm. */
function measureInPage(): Measured[] {
  const mm = (px: number) => (px * 25.4) / 96;
  const line = Number.parseFloat(getComputedStyle(document.body).lineHeight);
  const cell = { width: (3 * 96) / 25.4, height: line / 2 };
  const drawn = 'svg, .photo-frame, .chart, .plan-chart, .panel-number, .closing-title';
  const range = document.createRange();

  // The gauge's own boxes of type are closer, but there are hundreds of probes: line boxes will do.
  const boxesOf = (probe: Element): Box[] => {
    const boxes: Box[] = [...probe.querySelectorAll(drawn)].map((part) => part.getBoundingClientRect());
    const walker = document.createTreeWalker(probe, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      range.selectNodeContents(node);
      boxes.push(...range.getClientRects());
    }
    return boxes;
  };
  const holeOf = (probe: Element, frame: DOMRect): number =>
    window.gauge.emptiness(frame, [...boxesOf(probe), ...grownBoxes(probe)], cell) * mm(1) * mm(1);

  /** What a column will grow by to end with its neighbour. */
  const grownBoxes = (probe: Element): Box[] =>
    [...probe.querySelectorAll<HTMLElement>('[data-reach]')].map((column) => {
      const { left, right, bottom } = column.getBoundingClientRect();
      const end = column
        .closest(`.${probe.matches('.across') ? 'figures' : 'panel-body'}`)!
        .getBoundingClientRect().bottom;
      return {
        left,
        right,
        top: bottom,
        bottom: Math.max(bottom, Math.min(end, bottom + Number(column.dataset.reach) * line)),
      };
    });

  /** Type that cannot break is wider than its place. A line that ends between scripts holds their space. */
  const beyondOf = (probe: Element, frame: DOMRect): number => {
    let farthest = 0;
    const walker = document.createTreeWalker(probe, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.textContent!.trim() === '') continue;
      const parent = node.parentElement!;
      const own = parent.closest('p, li')?.getBoundingClientRect() ?? frame;
      const [left, right] = [Math.max(frame.left, own.left), Math.min(frame.right, own.right)];
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        const by = Math.max(left - line.left, line.right - right);
        if (by > window.gauge.slack)
          farthest = Math.max(farthest, by - Number.parseFloat(getComputedStyle(parent).fontSize) / 8);
      }
    }
    return farthest;
  };

  /** Now and then Chromium lets a line stand out of the columns that it has balanced. */
  const standingOut = (probe: Element, { bottom }: DOMRect): number =>
    Math.max(0, window.gauge.beyond(probe.querySelectorAll('li, p'), { bottom }));

  return [...document.querySelectorAll('.probe')].map((probe) => {
    const frame = probe.getBoundingClientRect();
    return {
      height: mm(frame.height + (probe.matches('.woven') ? standingOut(probe, frame) : 0)),
      // The line of a part's title is its own: nobody takes what is beside it for a hole.
      hole: probe.matches('.part') ? 0 : holeOf(probe, frame),
      beyond: mm(beyondOf(probe, frame)),
      parted:
        probe.matches('.woven') &&
        [...probe.querySelectorAll('.photo, .rows, .chart')].some(
          (figure) => figure.getClientRects().length > 1,
        ),
      parts: Object.fromEntries(
        [...probe.querySelectorAll('[data-part]')].map((part) => [
          part.getAttribute('data-part'),
          mm([...part.getClientRects()].reduce((sum, { height }) => sum + height, 0)),
        ]),
      ),
    };
  });
}

/** Rounding, mm: so little over a line is not another line, so little beyond an edge not too wide. */
export const hair = 0.15;

/** Whole lines that a height takes. */
export const wholeLines = (height: number, line: number): number =>
  Math.max(0, Math.ceil((height - hair) / line));
