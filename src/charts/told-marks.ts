/** The marks of a drawing told in it, by which a set page is held to its scales. */
import { pxToMm, round } from '../lib/units.ts';
import { hasUnit } from '../view/relations/measure.ts';
import type { Chart } from './chart.ts';

const attribute = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

/** The drawing with its marks: value and length in mm of each, by key; one without a unit is the figure's own. */
export function withMarks({ svg, marks }: Chart, own: boolean, figure: string): string {
  if (marks.length === 0) return svg;
  const keyOf = (key: string): string => (hasUnit(key) ? key : `${key}${figure}`);
  const told = JSON.stringify(
    marks.map(({ key, value, length }) => [keyOf(key), value, round(pxToMm(length), 3)]),
  );
  // By a function: a unit may hold "$", which a replacement text gives a meaning.
  return svg.replace('<svg ', () => `<svg data-marks="${attribute(told)}"${own ? ' data-scale="own"' : ''} `);
}
