/** What a fact must be in itself. */
import type { Problem, Wording } from '../lib/problem.ts';
import type { Source } from '../report/source.ts';
import type { Fact } from './fact.ts';
import { factMessages as messages } from './messages.ts';
import { problemAt } from './place.ts';
import type { Report } from './report.ts';

const wordKinds = new Set(['rank', 'text']);
const percent = new Set(['%', '％']);

interface Fault {
  field: string;
  wording: Wording;
}

/** A number has a kind of number, words have a kind of words. */
function checkWords(id: string, { kind, value, rank, qualifier }: Fact): Fault[] {
  if (!wordKinds.has(kind))
    return value === null ? [{ field: 'value', wording: messages.withoutValue(id, kind) }] : [];
  if (value !== null) return [{ field: 'kind', wording: messages.wordsWithValue(id, kind) }];
  const silent = rank === '' && (kind === 'rank' || qualifier === '');
  return silent ? [{ field: 'rank', wording: messages.withoutWords(id, kind) }] : [];
}

function checkShare(id: string, value: number, unit: string): Fault[] {
  return [
    ...(value < 0 || value > 100 ? [{ field: 'value', wording: messages.share(id, value) }] : []),
    ...(percent.has(unit) ? [] : [{ field: 'unit', wording: messages.shareUnit(id, unit) }]),
  ];
}

/** Most decimals of a number that is printed as entered. */
const mostDecimals = 10;
/** 5e-324 or 1e300 written out would fill the page. */
const isPrintable = (value: number): boolean =>
  value === 0 || (Math.abs(value) < 1e15 && Number(value.toFixed(mostDecimals)) === value);

/** `digits` as the editor wrote it: fewer than the number has would round what the source says. */
function checkDigits(id: string, value: number, digits: number | undefined): Fault[] {
  if (digits === undefined || Number(value.toFixed(digits)) === value) return [];
  return [{ field: 'digits', wording: messages.digitsLost(id, value, digits) }];
}

function checkNumber(id: string, { kind, value, unit, digits, numerals }: Fact): Fault[] {
  if (value === null) return [];
  if (!isPrintable(value)) return [{ field: 'value', wording: messages.outOfSize(id, value) }];
  const faults = checkDigits(id, value, digits);
  const whole = Number.isInteger(value);
  if (kind === 'share') faults.push(...checkShare(id, value, unit));
  if (kind === 'decrease' && value < 0)
    faults.push({ field: 'value', wording: messages.decreaseNegative(id, value) });
  if (kind === 'ordinal' && (!whole || value < 1))
    faults.push({ field: 'value', wording: messages.ordinal(id, value) });
  if (numerals === 'han' && (!whole || value < 0 || value > 9999))
    faults.push({ field: 'value', wording: messages.hanNumeral(id, value) });
  return faults;
}

export function checkFacts({ facts }: Report, source: Source): Problem[] {
  return Object.entries(facts).flatMap(([id, fact]) =>
    [...checkWords(id, fact), ...checkNumber(id, fact)].map(({ field, wording }) =>
      problemAt(source, ['facts', id, field], wording),
    ),
  );
}
