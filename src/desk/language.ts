/**
 * What a language's quantities and reports look like: one table per language in `styles/desk/`, which a
 * newsroom's own replaces whole. The table holds words and patterns; what they are for is said there.
 */
import { z } from 'zod';
import { readDesign } from '../design/read.ts';
import { findIn, type SearchPath } from '../design/search.ts';
import { isHan } from '../model/language.ts';

const words = z.array(z.string().min(1));
const patterns = z.array(z.string().min(1));

/** Sorts of units; a composed unit (微克/立方米) is of the sort of its first part. */
export const unitFamilies = [
  'percent',
  'permille',
  'points',
  'times',
  'tenths',
  'money',
  'area',
  'length',
  'mass',
  'volume',
  'energy',
  'duration',
  'concentration',
  'count',
] as const;
export type UnitFamily = (typeof unitFamilies)[number];

const tableSchema = z.strictObject({
  language: z.string(),
  never: z.record(z.string(), patterns),
  signs: z.string().default(''),
  prefixes: words,
  qualifiers: words,
  links: words,
  openers: words,
  verbs: words.default([]),
  acts: words.default([]),
  orders: words.default([]),
  raises: words.default([]),
  cuts: words.default([]),
  wholes: words.default([]),
  peers: z.array(words).default([]),
  partial: words.default([]),
  converted: words.default([]),
  past: words.default([]),
  attributes: words.default([]),
  attributed: words.default([]),
  happenings: words.default([]),
  handles: words.default([]),
  predicates: words.default([]),
  headless: words.default([]),
  rivals: words.default([]),
  ahead: words.default([]),
  haves: words.default([]),
  bodies: words.default([]),
  relational: words.default([]),
  aimless: words.default([]),
  outcomes: z.record(z.string(), z.string()).default({}),
  events: z.record(z.string(), z.string()).default({}),
  persons: words.default([]),
  deeds: z.record(z.string(), z.string()).default({}),
  callouts: z.record(z.string(), z.string()).default({}),
  crews: words.default([]),
  goes: words.default([]),
  plainer: z.record(z.string(), z.string()).default({}),
  participles: z.record(z.string(), z.string()).default({}),
  finites: words.default([]),
  actives: words.default([]),
  creeping: words.default([]),
  limits: words.default([]),
  marks: z.record(z.string(), z.string()).default({}),
  marked: words.default([]),
  times: z.record(z.string(), z.string()).default({}),
  former: z.string().optional(),
  measuring: words.default([]),
  missing: words.default([]),
  setters: words.default([]),
  says: words.default([]),
  forbids: words.default([]),
  bounds: z.record(z.string(), z.string()).default({}),
  demands: z.record(z.string(), z.string()).default({}),
  spans: words.default([]),
  balances: words.default([]),
  hedges: words.default([]),
  awaited: words.default([]),
  takers: words.default([]),
  currencies: z.record(z.string(), z.string()).default({}),
  measures: words.default([]),
  negations: words.default([]),
  spends: words.default([]),
  shares: words.default([]),
  sums: words.default([]),
  causes: words.default([]),
  harms: words.default([]),
  mishaps: words.default([]),
  verdicts: words.default([]),
  calls: words.default([]),
  achieves: words.default([]),
  achieved: words.default([]),
  estimates: words,
  comparisons: words,
  up: words,
  down: words,
  losses: words.default([]),
  changes: words.default([]),
  changed: z.tuple([z.string(), z.string()]).optional(),
  opposites: z.array(z.tuple([z.string(), z.string()])).default([]),
  magnitudes: words,
  units: z.partialRecord(z.enum(unitFamilies), words),
  hanUnits: words.default([]),
  bare: words,
  kinds: z.record(z.string(), words),
  ranks: patterns,
  results: patterns,
  structure: z.strictObject({
    kicker: z.string(),
    review: z.string(),
    summary: z.string().default('(?!)'),
    announces: z.string().default('(?!)'),
    concedes: z.string().default('(?!)'),
    given: z.string().default('(?!)'),
    plan: z.string(),
    requirement: z.string(),
    targets: z.string(),
    targetsInline: z.string(),
    tasksIntro: z.string(),
    numbering: patterns,
    chapter: z.string(),
    bullet: z.string(),
    byline: z.string(),
    caption: z.string(),
    credit: z.string(),
    source: z.string(),
    place: z.string(),
    year: z.string(),
    ends: z.string(),
    skip: patterns,
    address: z.string(),
    thanks: z.string().default('(?!)'),
    difficulties: z.string().default('(?!)'),
    note: z.string().default('(?!)'),
    noted: z.string().default('(?!)'),
    reserve: z.string().default('(?!)'),
    period: z.string().default('(?!)'),
    appendix: z.string().default('(?!)'),
    concerns: z.string().default('(?!)'),
    leans: z.string().default('(?!)'),
    tableReference: z.string().default('(?!)'),
    subtitle: z.string().default('(?!)'),
    sort: z.string().default('(?!)'),
    issued: z.string().default('(?!)'),
    issuer: z.string().default('(?!)'),
    dateline: z.string().default('(?!)'),
    aims: z.string().default('(?!)'),
    contact: z.string().default('(?!)'),
    tableTitle: z.string().default('(?!)'),
    titleUnits: z.array(z.int()).default([]),
  }),
  words: z.record(z.string(), z.string()),
  capacity: z.int().min(1),
  ids: z.record(z.string(), z.string().regex(/^[a-z0-9-]+$/)),
});
export type Table = z.infer<typeof tableSchema>;

export interface Language {
  table: Table;
  script: 'han' | 'latin';
  /** What is no metric, with the reason. */
  never: { reason: string; pattern: RegExp }[];
  ranks: RegExp;
  results: RegExp;
  /** At the end of what stands before a number. */
  prefix: RegExp;
  /** A verb with "up to" right before a number. */
  creeping: RegExp;
  /** At the beginning of what stands behind a number. */
  magnitude: RegExp;
  unit: RegExp;
  qualifier: RegExp;
  familyOf(unit: string): UnitFamily | undefined;
}

/** Figures with their groups and decimals, or a numeral in Han characters. */
const arabic = '\\d+(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
export const hanNumerals = '零〇一二三四五六七八九十百千两';
const anyNumber = `(?:${arabic}|[${hanNumerals}万亿]+)`;

const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
/** Any of the words, the longest first. */
export const anyOf = (list: readonly string[]): string =>
  [...list]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(escape)
    .join('|');

/** `#` in a pattern is any number; in brackets and behind a backslash it is itself. */
const expand = (pattern: string): string => pattern.replace(/(?<!\\)#/g, anyNumber);

const never = (pattern: string): boolean => pattern === '';

export function compileLanguage(table: Table): Language {
  const script = isHan(table.language) ? 'han' : 'latin';
  const families = new Map<string, UnitFamily>();
  for (const family of unitFamilies)
    for (const unit of table.units[family] ?? []) if (!families.has(unit)) families.set(unit, family);
  const units = anyOf([...families.keys()]);
  const gap = script === 'han' ? '' : '[ \\u00a0\\u202f-]?';
  const edge = script === 'han' ? '' : '(?![\\p{L}\\p{N}])';
  const letter = script === 'han' ? '' : '(?<![\\p{L}\\p{N}])';
  const over = script === 'han' ? '/' : '(?:/| per )';
  // 吨标准煤/万元
  const order = script === 'han' ? `(?:${anyOf(table.magnitudes)})?` : '';
  // 36.8万人民 counts no 人; 人民币 is a unit.
  const longer = [...families.keys()].filter((unit) => table.wholes.some((word) => unit.startsWith(word)));
  const other = longer.length === 0 ? '' : `(?!${anyOf(longer)})`;
  const whole = table.wholes.length === 0 ? '' : `(?!${other}(?:${anyOf(table.wholes)}))`;
  const flags = script === 'han' ? 'u' : 'iu';
  const all = (list: string[]): RegExp =>
    new RegExp(list.map((one) => `(?:${expand(one)})`).join('|') || '(?!)', `g${flags}`);
  return {
    table,
    script,
    never: Object.entries(table.never).flatMap(([reason, list]) =>
      list.filter((one) => !never(one)).map((one) => ({ reason, pattern: new RegExp(expand(one), 'gu') })),
    ),
    ranks: all(table.ranks),
    results: all(table.results),
    prefix: new RegExp(
      script === 'han'
        ? `(?:${anyOf(table.prefixes)}){1,2}了?$`
        : `${letter}(?:${anyOf(table.prefixes)})\\s?$`,
      flags,
    ),
    creeping: new RegExp(`${letter}(?:${anyOf(table.creeping) || '(?!)'}) up to\\s?$`, flags),
    magnitude: new RegExp(`^${gap}(?:${anyOf(table.magnitudes)})${edge}`, 'u'),
    unit: new RegExp(`^${gap}${whole}(?:${units})(?:${over}${order}(?:${units}))?${edge}`, 'u'),
    qualifier: new RegExp(
      script === 'han' ? `^(?:${anyOf(table.qualifiers)})` : `^ (?:${anyOf(table.qualifiers)})${edge}`,
      flags,
    ),
    familyOf: (unit) => families.get(unit) ?? families.get(unit.split(/\/| per /)[0]!),
  };
}

/** Name of the table for a language: "zh" for zh-Hans, "en" for en-GB. */
const tableName = (language: string): string => language.split('-')[0]!.toLowerCase();

/** @throws ProblemError for everything that is wrong in the table, at its line; undefined without a table. */
export async function readLanguage(language: string, search: SearchPath): Promise<Language | undefined> {
  const file = findIn(search.styles, `desk/${tableName(language)}.yaml`);
  return file === undefined ? undefined : compileLanguage(await readDesign(file, tableSchema));
}
