/** Short labels away from their chart. */
import type { FactView } from './view.ts';

/**
 * Does a short label name its fact where nothing stands beside it? It names a thing, and an amount or a count is of
 * that; a share or a rate is of something said of the thing (that led to a charge), which only the label tells.
 */
export const standsAlone = ({ label, short, kind, unit }: FactView): boolean =>
  label === short ||
  !(unit.startsWith('%') || ['growth', 'decrease', 'share', 'rate', 'ratio', 'increment'].includes(kind));
