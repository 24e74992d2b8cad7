/**
 * Takes pixels of the document on a sheet.
 *
 * Chromium repeats content beyond 8192 device pixels without an error, so tall pictures are taken in
 * slices and joined by the cards stage.
 */
import type { Sheet } from './sheet.ts';

/** Tallest slice, in device px; half of Chromium's limit, so that 2x stays right too. */
export const sliceHeight = 4000;

export interface Slice {
  /** px from the top, at scale 1 */
  top: number;
  height: number;
  png: Buffer;
}

/**
 * @param size CSS px of the whole picture. @param scale Device px per CSS px (1 or 2).
 * @returns PNGs from top to bottom, quickly encoded: the cards stage encodes again.
 */
export async function renderShots(
  sheet: Sheet,
  size: { width: number; height: number },
  scale = 1,
): Promise<Slice[]> {
  const step = Math.floor(sliceHeight / scale);
  const slices: Slice[] = [];
  for (let top = 0; top < size.height; top += step) {
    const height = Math.min(step, size.height - top);
    const { data } = await sheet.session.send('Page.captureScreenshot', {
      format: 'png',
      optimizeForSpeed: true,
      captureBeyondViewport: true,
      clip: { x: 0, y: top, width: size.width, height, scale },
    });
    slices.push({ top, height, png: Buffer.from(data, 'base64') });
  }
  return slices;
}
