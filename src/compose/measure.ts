/** Natural heights of blocks, measured in Chromium: every block in every way it may be set, in one document. */
import type { HtmlDocument } from '../html/document.ts';
import type { Sheet } from '../render/sheet.ts';

/** Heights in mm of a probe and of its named parts (elements with data-part). */
export interface Measured {
  height: number;
  parts: Record<string, number>;
}

/** Shows the document and measures each element of class `probe` in order. */
export async function measureProbes(sheet: Sheet, probes: HtmlDocument): Promise<Measured[]> {
  await sheet.show(probes);
  return sheet.page.evaluate(() => {
    const mm = (px: number) => (px * 25.4) / 96;
    return [...document.querySelectorAll('.probe')].map((probe) => ({
      height: mm(probe.getBoundingClientRect().height),
      parts: Object.fromEntries([...probe.querySelectorAll('[data-part]')].map((part) => [part.getAttribute('data-part'), mm(part.getBoundingClientRect().height)])),
    }));
  });
}

/** Whole lines that a height takes; a hair over a line is rounding, not another line. */
export const wholeLines = (height: number, line: number): number => Math.max(0, Math.ceil(height / line - 0.06));
