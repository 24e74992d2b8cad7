/** What a block takes of a page by itself, without a browser: the same that blocks/measure.ts asks Chromium for. */
import { UnreadableLength } from '../../design/stylesheet.ts';
import { mmToPx, pxToMm } from '../../lib/units.ts';
import { emptiest, emptiness, type Box } from '../../render/emptiest.ts';
import type { Block, Setting, Variant } from '../block.ts';
import { spanWidth } from '../../design/grid.ts';
import type { Measured } from '../measure.ts';
import { lookAt } from './look.ts';

/** What can be reckoned; undefined where the style sheet has lengths that only the browser knows. */
export function reckoned<T>(reckon: () => T): T | undefined {
  try {
    return reckon();
  } catch (error) {
    if (error instanceof UnreadableLength) return undefined;
    throw error;
  }
}

/** @returns undefined where it is measured in the browser: the block does not tell of itself in boxes. */
export const measureNatural = (block: Block, setting: Setting, variant: Variant): Measured | undefined =>
  reckoned(() => reckonBlock(block, setting, variant));

function reckonBlock(block: Block, setting: Setting, variant: Variant): Measured | undefined {
  const { typesetter, sizes, grid } = setting;
  if (!typesetter || !block.node) return undefined;
  const look = lookAt(typesetter, sizes, grid.gutter);
  const width = mmToPx(spanWidth(grid, variant.span));
  const { height, draw, beyond, parts } = block.node(look, setting, variant).lay(width);
  const boxes: Box[] = [];
  draw(0, 0, (left, top, right, bottom) => boxes.push({ left, top, right, bottom }));
  const cell = { width: mmToPx(raster), height: look.line / 2 };
  const hole = emptiness({ left: 0, right: width, top: 0, bottom: height }, boxes, cell, emptiest);
  return {
    height: pxToMm(height),
    parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, pxToMm(part)])),
    hole: hole * pxToMm(1) ** 2,
    parted: false,
    beyond: pxToMm(beyond),
  };
}

/** mm across; half a line high. */
const raster = 3;
