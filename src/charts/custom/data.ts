/** The rows that a report's own chart draws: its facts, numbers as values and as printed. */
import type { FactView } from '../../view/view.ts';

export const factFields = [
  'id',
  'label',
  'short',
  'value',
  'unit',
  'text',
  'full',
  'kind',
  'status',
  'rank',
] as const;

export const factRow = (fact: FactView): Record<string, unknown> =>
  Object.fromEntries(factFields.map((field) => [field, fact[field]]));
