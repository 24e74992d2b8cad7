/** One unit is written in one way: side by side in a ledger, 万平方米 and 万㎡ look like two. None is a number: £000. */
import type { Problem } from '../lib/problem.ts';
import type { Source } from '../report/source.ts';
import { factMessages as messages } from './messages.ts';
import { problemAt } from './place.ts';
import type { Report } from './report.ts';

/**
 * Names and symbols of one unit (GB 3100—1993; everyday names beside them). A letter or sign that stands
 * for something else as well is left out.
 */
const units = [
  ['平方米', '㎡', 'm²', 'm2', '平米'],
  ['立方米', 'm³', 'm3', '㎥'],
  ['公里', '千米', 'km', '㎞'],
  ['平方公里', '平方千米', 'km²', 'km2'],
  ['公顷', '公頃', 'hm²', 'ha'],
  ['千克', '公斤', 'kg', '㎏'],
  ['千瓦时', '千瓦·时', '千瓦時', 'kWh'],
  ['千瓦', 'kW'],
  ['%', '％'],
];
const magnitude = /^[十百千万亿萬億]*$/u;

/** Which of the units it is, whatever magnitude stands before it; -1 for others. */
const unitOf = (written: string): number =>
  units.findIndex((forms) =>
    forms.some((form) => written.endsWith(form) && magnitude.test(written.slice(0, -form.length))),
  );

const formOf = (written: string, unit: number): string =>
  units[unit]!.find((form) => written.endsWith(form))!;

export function checkUnits({ facts }: Report, source: Source): Problem[] {
  const first = new Map<number, { id: string; form: string; unit: string }>();
  return Object.entries(facts).flatMap(([id, { unit }]) => {
    if (/^\d/.test(unit)) return [problemAt(source, ['facts', id, 'unit'], messages.unitNumber(id, unit))];
    const found = unitOf(unit);
    if (found < 0) return [];
    const form = formOf(unit, found);
    const before = first.get(found);
    if (!before) first.set(found, { id, form, unit });
    return before && before.form !== form
      ? [problemAt(source, ['facts', id, 'unit'], messages.unitForms(id, unit, before))]
      : [];
  });
}
