/** Natural heights of blocks, measured in Chromium: every block in every way it may be set, in one document. */
import type { HtmlDocument } from '../html/document.ts';
import type { Sheet } from '../render/sheet.ts';

/** Heights in mm of a probe and of its named parts (elements with data-part; those broken over columns in sum). */
export interface Measured {
  height: number;
  parts: Record<string, number>;
  /** Largest rectangle inside that nothing is printed in, mm². */
  hole: number;
  /** A figure or photo is parted by the end of a column: it cannot be set like this. */
  parted: boolean;
}

/** Shows the document and measures each element of class `probe` in order. */
export async function measureProbes(sheet: Sheet, probes: HtmlDocument): Promise<Measured[]> {
  await sheet.show(probes);
  return sheet.page.evaluate(measureInPage);
}

/**
 * Runs in the page. Empty rectangles are looked for on a raster of half a line by 3 mm, into which lines
 * of type, drawings and photos are entered as boxes.
 */
function measureInPage(): Measured[] {
  const mm = (px: number) => (px * 25.4) / 96;
  const line = Number.parseFloat(getComputedStyle(document.body).lineHeight);
  const [across, down] = [(3 * 96) / 25.4, line / 2];
  const range = document.createRange();

  const boxesOf = (probe: Element): DOMRect[] => {
    const boxes = [...probe.querySelectorAll('svg, .photo-frame, .chart, .panel-number, .tile-icon, .closing-title')].map((part) => part.getBoundingClientRect());
    const walker = document.createTreeWalker(probe, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      range.selectNodeContents(node);
      boxes.push(...range.getClientRects());
    }
    return boxes;
  };

  const holeOf = (probe: Element, frame: DOMRect): number => {
    const [columns, rows] = [Math.max(1, Math.floor(frame.width / across)), Math.max(1, Math.floor(frame.height / down))];
    const taken = new Uint8Array(columns * rows);
    for (const { left, right, top, bottom } of boxesOf(probe)) {
      const [first, last] = [Math.max(0, Math.floor((left - frame.left) / across + 0.1)), Math.min(columns, Math.ceil((right - frame.left) / across - 0.1))];
      for (let row = Math.max(0, Math.floor((top - frame.top) / down)); row < Math.min(rows, (bottom - frame.top) / down); row += 1) taken.fill(1, row * columns + first, Math.max(row * columns + first, row * columns + last));
    }
    const runs = new Uint16Array(columns + 1);
    let best = 0;
    for (let row = 0; row < rows; row += 1) {
      const open: [at: number, tall: number][] = [];
      for (let column = 0; column <= columns; column += 1) {
        const tall = column === columns ? 0 : (runs[column] = taken[row * columns + column] ? 0 : runs[column]! + 1);
        let start = column;
        while (open.length > 0 && open.at(-1)![1] >= tall) {
          const [at, height] = open.pop()!;
          best = Math.max(best, height * (column - at));
          start = at;
        }
        open.push([start, tall]);
      }
    }
    return best * mm(across) * mm(down);
  };

  /** Now and then Chromium lets a line stand out of the columns that it has balanced. */
  const standingOut = (probe: Element, { bottom }: DOMRect): number => Math.max(0, window.gauge.beyond(probe.querySelectorAll('li, p'), { bottom }));

  return [...document.querySelectorAll('.probe')].map((probe) => {
    const frame = probe.getBoundingClientRect();
    return {
      height: mm(frame.height + (probe.matches('.woven') ? standingOut(probe, frame) : 0)), hole: holeOf(probe, frame),
      parted: probe.matches('.woven') && [...probe.querySelectorAll('.photo, .tiles, .ledger, .chart')].some((figure) => figure.getClientRects().length > 1),
      parts: Object.fromEntries([...probe.querySelectorAll('[data-part]')].map((part) => [part.getAttribute('data-part'), mm([...part.getClientRects()].reduce((sum, { height }) => sum + height, 0))])),
    };
  });
}

/** Rounding of a height, mm: so little over a line is not another line. */
const hair = 0.15;

/** Whole lines that a height takes. */
export const wholeLines = (height: number, line: number): number => Math.max(0, Math.ceil((height - hair) / line));
