/** Readings as text, a line for each statement: for corpora, for proof, for looking. */
import type { Quantity } from './quantity.ts';
import type { Reading, Statement } from './statement.ts';

/** prefix·number·unit·qualifier: every part in its place, also where it is empty. */
export function showQuantity({ prefix, sign, value, written, high, unit, qualifier }: Quantity): string {
  const number = high ? `${written}~${high.written}` : value === undefined ? written : String(value);
  return [prefix.trim(), `${sign}${number}`, unit, qualifier.trim()].join('·');
}

const showStatement = ({ label, estimate = '', quantity, kind, rank, doubts, limit }: Statement): string =>
  [
    label,
    `${estimate === '' ? '' : `(${estimate})`}${quantity ? showQuantity(quantity) : ''}`,
    kind,
    ...(rank === '' ? [] : [rank]),
  ].join(' | ') +
  (limit ? ' !limit' : '') +
  (doubts.length > 0 ? ` ?${doubts.join(',')}` : '');

/** Statements, quantities without one, and what is no metric. */
export function showReading(text: string, { statements, references, loose, excluded }: Reading): string[] {
  return [
    ...statements.map(showStatement),
    ...references.map((one) => `${one.isTarget ? 'aim' : 'before'} ${showStatement(one)}`),
    ...loose.map((quantity) => `loose ${showQuantity(quantity)}`),
    ...excluded.map(({ start, end, reason }) => `never (${reason}) ${text.slice(start, end)}`),
  ];
}
