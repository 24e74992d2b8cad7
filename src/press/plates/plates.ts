/** The drawn plates of a page as data: who wants pictures or ink sums starts here. */
import { numbersAt, inheritedAt, membersOf, numbersOf, PDFArray, type PDFDict } from '../../pdf/objects.ts';
import type { Box } from '../../pdf/matrix.ts';
import { Walk } from '../walk/walk.ts';
import type { Listener } from '../walk/state.ts';
import type { Canvas } from './canvas.ts';
import { PlateDrawer, type DrawOptions } from './draw.ts';

export function boxOf(page: PDFDict, key: string): Box | undefined {
  const value = key === 'MediaBox' || key === 'CropBox' ? inheritedAt(page, key) : undefined;
  const numbers = value instanceof PDFArray ? numbersOf(membersOf(value)) : numbersAt(page, key);
  if (numbers?.length !== 4 || numbers.some((number) => !Number.isFinite(number))) return undefined;
  const [a, b, c, d] = numbers as [number, number, number, number];
  return { x0: Math.min(a, c), y0: Math.min(b, d), x1: Math.max(a, c), y1: Math.max(b, d) };
}

export const mediaOf = (page: PDFDict): Box => boxOf(page, 'MediaBox') ?? { x0: 0, y0: 0, x1: 612, y1: 792 };

/** @param scale Pixels per point. */
export function drawPlates(page: PDFDict, options: Omit<DrawOptions, 'area'>): Canvas {
  const drawer = new PlateDrawer({ area: mediaOf(page), ...options });
  new Walk(drawer as Listener, undefined, options.isHidden).page(page);
  return drawer.canvas;
}
