/**
 * Exact page boxes. Chromium rounds the page up or down (A4 comes as 594.96 × 841.92 pt) and anchors
 * its content at the top left, so the boxes are measured from there.
 */
import { mmToPt, round } from '../lib/units.ts';
import { arrayAt, name, numbersOf, pagesOf, type PDFDocument } from '../pdf/objects.ts';

export interface Trim {
  /** mm */
  width: number;
  height: number;
}

/** @param bleed mm printed beyond the trim on every side. */
export function setBoxes(document: PDFDocument, trim: Trim, bleed: number): void {
  for (const page of pagesOf(document)) {
    const [left = 0, , , top = 0] = numbersOf(arrayAt(page, 'MediaBox'));
    const x = left + mmToPt(bleed);
    const y = top - mmToPt(bleed);
    const box = [x, y - mmToPt(trim.height), x + mmToPt(trim.width), y].map((value) => round(value, 4));
    for (const key of ['CropBox', 'BleedBox', 'TrimBox', 'ArtBox']) page.delete(name(key));
    page.set(name('MediaBox'), document.context.obj(box));
    page.set(name('TrimBox'), document.context.obj(box));
  }
}
