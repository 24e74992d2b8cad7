/**
 * The datasets under `data/`, and their text as a reader would see it.
 *
 * A second, deliberately small implementation of the text grammar: it must not share code with
 * `src/view`, so that one finds the other's mistakes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import YAML from 'yaml';
import type { Fact } from '../../src/model/fact.ts';
import { reportSchema, type Report } from '../../src/model/report.ts';

export const dataFolder = new URL('../../data/', import.meta.url).pathname;

export const reportNames: string[] = readdirSync(dataFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

/** Parsed YAML before the schema fills in defaults: what the editor typed. */
export function readTyped(name: string): unknown {
  return YAML.parse(readFileSync(join(dataFolder, name, 'report.yaml'), 'utf8'));
}

export function readReport(name: string): Report {
  return reportSchema.parse(readTyped(name));
}

const han = '〇一二三四五六七八九';

/** Number, unit and qualifier: 3 + 万个 + 余 → 3万余个; 6 + % + 左右 → 6%左右. */
export function expandNumber(fact: Fact): string {
  if (fact.value === null) return fact.rank;
  const digits = fact.digits === undefined ? String(fact.value) : fact.value.toFixed(fact.digits);
  const number = fact.numerals === 'han' ? (han[fact.value] ?? '') : digits;
  const magnitude = /^[万亿]?/.exec(fact.unit)?.[0] ?? '';
  const body = ['余', '多', '来'].includes(fact.qualifier)
    ? magnitude + fact.qualifier + fact.unit.slice(magnitude.length)
    : fact.unit + fact.qualifier;
  return (fact.sign ?? '') + number + body;
}

const reference = /\{([^{}.]+)(?:\.(full|rank|label))?\}/g;

/** Ids referred to in a text, in order. */
export function listReferences(text: string): string[] {
  return [...text.matchAll(reference)].map((match) => match[1] ?? '');
}

/** A text as printed: references expanded, `|` and `**` gone. */
export function expandText(text: string, facts: Report['facts']): string {
  return text
    .replaceAll(reference, (whole, id: string, part?: string) => {
      const fact = facts[id];
      if (!fact) return whole;
      if (part === 'rank') return fact.rank;
      if (part === 'label') return expandText(fact.label, facts);
      return (part === 'full' ? fact.prefix : '') + expandNumber(fact);
    })
    .replaceAll(/\||\*\*/g, '');
}

/** The value at a dot-joined path; entries of a list by their id, else by index from 0. */
export function findAt(root: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((node, step) => {
    if (Array.isArray(node)) {
      return node.find((entry) => (entry as { id?: string }).id === step) ?? node[Number(step)];
    }
    return (node as Record<string, unknown> | undefined)?.[step];
  }, root);
}

/** Every string below a value, in document order. */
export function listStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(listStrings);
  if (value && typeof value === 'object') return Object.values(value).flatMap(listStrings);
  return [];
}
