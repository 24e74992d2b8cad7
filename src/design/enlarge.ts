/**
 * A page that its report does not fill is set larger as a whole: every range of type, and the baseline
 * with it, times one factor, so that leading and the proportions of the classes stay. The format says
 * how far that may go.
 */
import type { PageFormat } from './format.ts';
import { steadyPt } from '../lib/units.ts';

export function enlargedFormat(format: PageFormat, factor: number): PageFormat {
  if (factor === 1) return format;
  const times = (value: number) => steadyPt(value * factor);
  const type = Object.fromEntries(
    Object.entries(format.type).map(([name, size]) => [
      name,
      name === 'minimum' ? size : Array.isArray(size) ? size.map(times) : times(size),
    ]),
  ) as PageFormat['type'];
  return { ...format, baseline: times(format.baseline), type };
}
