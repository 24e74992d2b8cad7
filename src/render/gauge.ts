/**
 * The gauge: how type and boxes are measured in Chromium. It is put into every sheet once, and whatever
 * fits itself there (panels of the page, cards, long pictures) or is looked over asks it, so that all
 * go by one rule of what fits. All lengths are px.
 */
import { emptiest, emptiness, type Box } from './emptiest.ts';
import type { Page } from './page.ts';

export type { Box };

export interface Gauge {
  /** Size of an element's type as it is seen: type in a drawing is scaled with it. */
  sizeOf: (element: Element) => number;
  /**
   * Lines of a node's type as boxes of the type's own size: line boxes of CJK faces are much higher than
   * their type.
   */
  linesOf: (node: Node, size: number) => Box[];
  /**
   * How far the farthest of the parts stands beyond the room's right or lower edge, below 0 when none does;
   * parts that are broken over columns count with every piece.
   */
  beyond: (parts: Iterable<Element>, room: { right?: number; bottom?: number }) => number;
  /** How much wider than its box what stands in it is. */
  tooWide: (element: Element) => number;
  /** Greatest whole number up to `most` at which something fits; 0 is known to. */
  greatest: (most: number, fits: (step: number) => boolean) => number;
  /**
   * Boxes of all that is printed inside an element: lines of type at their own size, and what `also`
   * selects.
   */
  printed: (element: Element, also: string) => Box[];
  /**
   * The largest rectangle of a frame that no box stands in, on a raster of cells; its area is 0 where there
   * is none.
   */
  emptiest: typeof emptiest;
  /** See `emptiness`. */
  emptiness: (frame: Box, boxes: Box[], cell: { width: number; height: number }) => number;
  /** Which of the blocks of its pages a block is, from 0 in reading order; -1 for one that has no such place. */
  placeOf: (block: Element) => number;
  /** Nothing is said of less: Chromium rounds, and a hair is no fault. */
  slack: number;
}

declare global {
  interface Window {
    gauge: Gauge;
    emptiest: Gauge['emptiest'];
    emptiness: typeof emptiness;
  }
}

/** What stands outside of a function does not come into the page with it: this is sent as text. */
const emptiestSent = Object.assign(() => undefined, {
  toString: () =>
    `() => { window.emptiest = ${emptiest.toString()}; window.emptiness = ${emptiness.toString()}; }`,
});

export async function installGauge(page: Page): Promise<void> {
  await page.evaluate(emptiestSent);
  await page.evaluate(() => {
    const sizeOf = (element: Element) => {
      const matrix = element.closest('svg')
        ? (element as unknown as SVGGraphicsElement).getScreenCTM?.()
        : undefined;
      // Of turned words, too.
      const scale = matrix ? Math.hypot(matrix.a, matrix.b) : 1;
      return Number.parseFloat(getComputedStyle(element).fontSize) * scale;
    };
    // Han letters fill their em but for a hair: 0.84 em about the middle of the line.
    const half = 0.42;
    // Figures are lower: 0.71 em.
    const figures = 0.85;
    // Latin letters hang lower by so much.
    const descent = 0.12;
    const linesOf: Gauge['linesOf'] = (node, size) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      const vertical = getComputedStyle(node.parentElement!).writingMode.startsWith('vertical');
      return [...range.getClientRects()]
        .filter(({ width }) => width > 0)
        .map(({ left, right, top, bottom, height }) => {
          const middle = (top + bottom) / 2;
          const reach = vertical ? height / 2 : size * half;
          return { left, right, top: middle - reach, bottom: middle + reach };
        });
    };
    window.gauge = {
      slack: 1,
      placeOf: (block) =>
        Number.parseInt((block as HTMLElement).style.getPropertyValue('--placed') || '-1', 10),
      sizeOf,
      linesOf,
      printed(element, also) {
        const boxes: Box[] = [...element.querySelectorAll(also)].map((part) => part.getBoundingClientRect());
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (!node.parentElement || !node.textContent!.trim()) continue;
          const height = /^[\d.,%\s]+$/.test(node.textContent!) ? figures : 1;
          const size = sizeOf(node.parentElement);
          const below = /[gjpqy]/.test(node.textContent!) ? size * descent : 0;
          boxes.push(
            ...linesOf(node, size * height).map((line) => ({ ...line, bottom: line.bottom + below })),
          );
        }
        return boxes;
      },
      emptiest: window.emptiest,
      emptiness: (frame, boxes, cell) => window.emptiness(frame, boxes, cell, window.emptiest),
      beyond(parts, { right = Infinity, bottom = Infinity }) {
        let farthest = -Infinity;
        for (const part of parts)
          for (const rect of part.getClientRects())
            farthest = Math.max(farthest, rect.right - right, rect.bottom - bottom);
        return farthest;
      },
      tooWide: (element) => (element.clientWidth > 0 ? element.scrollWidth - element.clientWidth : 0),
      greatest(most, fits) {
        let low = 0;
        let high = most;
        while (low < high) {
          const middle = Math.ceil((low + high) / 2);
          if (fits(middle)) low = middle;
          else high = middle - 1;
        }
        return low;
      },
    };
  });
}
