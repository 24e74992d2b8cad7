/**
 * Lengths and their conversions. The only file in which 25.4, 72 and 96 stand.
 *
 * A design is stated in millimetres (mm) and type in points (pt, 1/72 inch). CSS pixels (px) are
 * 1/96 inch; a PDF counts in points from the bottom-left corner.
 */

const mmPerInch = 25.4;
const ptPerInch = 72;
const pxPerInch = 96;

export const mmToPt = (mm: number): number => (mm / mmPerInch) * ptPerInch;
export const ptToMm = (pt: number): number => (pt / ptPerInch) * mmPerInch;
export const mmToPx = (mm: number): number => (mm / mmPerInch) * pxPerInch;
export const pxToMm = (px: number): number => (px / pxPerInch) * mmPerInch;
export const ptToPx = (pt: number): number => (pt / ptPerInch) * pxPerInch;
export const pxToPt = (px: number): number => (px / pxPerInch) * ptPerInch;
/** Effective resolution of `pixels` shown over `mm`, in pixels per inch. */
export const ppiAt = (pixels: number, mm: number): number => pixels / (mm / mmPerInch);

/** Rounds to `digits` decimals without the "-0" that would differ between equal builds. */
export function round(value: number, digits = 3): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor + 0;
}

/** Sizes of type are whole numbers of these, px. */
export const pxStep = 0.25;

/**
 * Type size in pt to the nearest quarter of a CSS px. Chromium keeps faces by size in hundredths of a
 * px, so that sizes nearly equal would set differently depending on what was set before.
 */
export const steadyPt = (pt: number): number => round(pxToPt(Math.round(ptToPx(pt) / pxStep) * pxStep), 4);
