/**
 * Places named in the report itself (`queries[].at`): fields joined by dots, entries of a list by
 * their id where they have one, else by their index from 0.
 *
 *   review.sections.economy.items.0   article.paragraphs.3   facts.energy.value
 */
import type { Path } from '../report/source.ts';

export interface ResolvedAt {
  path: Path;
  value: unknown;
}

/** The step that leads nowhere, and what there is instead. */
export interface UnresolvedAt {
  failed: string;
  known: string[];
}

const idOf = (entry: unknown): string | undefined =>
  entry !== null && typeof entry === 'object' && 'id' in entry && typeof entry.id === 'string'
    ? entry.id
    : undefined;

function stepInto(value: unknown, step: string): string | number | undefined {
  if (Array.isArray(value)) {
    const named = value.findIndex((entry) => idOf(entry) === step);
    if (named >= 0) return named;
    return /^(?:0|[1-9]\d{0,8})$/.test(step) && Number(step) < value.length ? Number(step) : undefined;
  }
  return value !== null && typeof value === 'object' && Object.hasOwn(value, step) ? step : undefined;
}

function listSteps(value: unknown): string[] {
  if (Array.isArray(value)) return value.map((entry, index) => idOf(entry) ?? String(index));
  return value !== null && typeof value === 'object' ? Object.keys(value) : [];
}

/** Follows `at` through a report or any other plain data. */
export function resolveAt(root: unknown, at: string): ResolvedAt | UnresolvedAt {
  const path: (string | number)[] = [];
  let value = root;
  for (const step of at.split('.')) {
    const key = stepInto(value, step);
    if (key === undefined) return { failed: step, known: listSteps(value) };
    path.push(key);
    value = (value as Record<string | number, unknown>)[key];
  }
  return { path, value };
}
