/**
 * A statement: what a sentence says of a quantity, a rank or a result, as a fact of a dataset would have it.
 */
import type { FactKind } from '../../model/fact.ts';
import { anyOf, type Language } from '../language.ts';
import type { Excluded, Quantity } from './quantity.ts';

export type Run = readonly [start: number, end: number];

/** Why an editor should look: the words are a guess, the kind is. */
export type Doubt = 'label' | 'kind';

export interface Statement {
  label: string;
  kind: FactKind;
  quantity?: Quantity;
  /** Said of the whole clause and not right before the number: 预计……增长6%. */
  estimate?: string;
  rank: string;
  /** Where number with prefix and qualifier, and where rank or result stand in the text. */
  numberRun?: Run;
  rankRun?: Run;
  /** The sentence, counted from 0, in which it stands. */
  sentence: number;
  doubts: Doubt[];
  /** A limit, a standard, a target: no result, whatever its name. */
  limit?: true;
}

/** A number by which another is measured: its value of last year, a target, a limit. */
export interface Reference extends Statement {
  quantity: Quantity;
  owner: Statement;
  /** To be reached, or not to be passed. */
  isTarget: boolean;
  /** Its unit stands behind its owner: from 9 to 12 days. */
  isBare?: true;
}

export interface Reading {
  statements: Statement[];
  references: Reference[];
  /** Numbers that are no metrics. */
  excluded: Excluded[];
  /** Quantities that no statement was made of, such as ranges. */
  loose: Quantity[];
}

export type Direction = 'up' | 'down' | undefined;

/** In scripts with spaces a word is whole, or its plural: "rating" is none of "operating". */
function has(text: string, words: readonly string[] | undefined, { script }: Language): boolean {
  if (script === 'han') return (words ?? []).some((word) => text.includes(word));
  return (
    words !== undefined && new RegExp(`(?<!\\p{L})(?:${anyOf(words)})(?:e?s)?(?!\\p{L})`, 'iu').test(text)
  );
}

interface KindCase {
  label: string;
  quantity: Quantity;
  direction: Direction;
  /** Of the statement before in the same sentence, where it has the same unit. */
  before?: FactKind | undefined;
}

interface Kind {
  kind: FactKind;
  doubt?: true;
}

function kindOfPercent({ label, quantity, direction, before }: KindCase, language: Language): Kind {
  // 比多年平均值偏少8.7%, 较常年减少12%: beside a level, and no change since a time before.
  if (has(label, language.table.kinds.against, language)) return { kind: 'ratio' };
  // 租金低于市场价31%, 完成年度任务的92%: beside something else, neither a part nor a change.
  if (has(label, language.table.kinds.beside, language)) return { kind: 'ratio' };
  if (direction === 'up') return { kind: 'growth' };
  if (direction === 'down') return { kind: 'decrease' };
  const isRate = has(label, language.table.kinds.share, language);
  const isNegative = (quantity.value ?? 0) < 0;
  const fits = quantity.value !== undefined && !isNegative && quantity.value <= 100;
  if (fits && isRate) return { kind: 'share' };
  // 毛利率-1.8%: below zero is no part of a whole, and no fall either.
  if (isNegative) return { kind: 'ratio', ...(isRate ? {} : { doubt: true as const }) };
  if (before === 'share' || before === 'growth' || before === 'decrease')
    return { kind: before, doubt: true };
  return { kind: 'ratio', doubt: true };
}

/** The average fare paid is a price; fare income is none. */
function isPrice(label: string, language: Language): boolean {
  const prices = language.table.kinds.price ?? [];
  if (language.script === 'han') return has(label, prices, language);
  const [head = ''] = label.split(/ (?:of|for|in|at|on|to|per|paid|charged)\b|:/);
  const times = prices.filter((word) => /^a |ly$/.test(word));
  return has(label, times, language) || has(head.split(' ').at(-1)!, prices, language);
}

function kindOfAmount({ label, quantity, direction }: KindCase, language: Language): FactKind {
  const { table } = language;
  if (direction === 'down') return 'decrease';
  if (has(label, table.kinds.increment, language) || direction === 'up') return 'increment';
  // Fares of £33.9 million are what was earned, and no price of one.
  const isLarge = table.magnitudes.some((order) => new RegExp(`^${order}(?![a-z])`, 'i').test(quantity.unit));
  return quantity.family === 'money' && !isLarge && isPrice(label, language) ? 'price' : 'total';
}

function kindOfCount({ label, quantity, direction }: KindCase, language: Language): FactKind {
  const { table } = language;
  if (direction === 'down') return 'decrease';
  const { stock } = table.kinds;
  if (has(label, table.kinds.total, language)) return 'total';
  if (quantity.prefix !== '' && has(quantity.prefix, stock, language)) return 'stock';
  if (has(label, table.kinds.new, language)) return 'new';
  if (direction === 'up') return 'increment';
  return has(label, stock, language) ? 'stock' : 'count';
}

/** What sort of quantity it is, from unit, words and direction: a fall is said with a positive number. */
export function kindOf(one: KindCase, language: Language): Kind {
  const guess = kindOfPositive(one, language);
  const isFall = guess.kind === 'decrease' && (one.quantity.value ?? 0) < 0;
  if (!isFall) return guess;
  const isChange = one.quantity.family === 'percent' || one.quantity.family === 'points';
  return { kind: isChange ? 'growth' : 'increment', doubt: true };
}

function kindOfPositive(one: KindCase, language: Language): Kind {
  const { quantity, direction, label } = one;
  const { family, unit } = quantity;
  if (/周年$/.test(unit)) return { kind: 'ordinal' };
  if (family === 'concentration' && direction !== undefined)
    return { kind: direction === 'down' ? 'decrease' : 'increment' };
  if (family === 'concentration') return { kind: 'concentration' };
  if (direction === undefined && has(label, language.table.kinds.rate, language)) return { kind: 'rate' };
  if (/\/| per (?!cent)/.test(unit)) return { kind: family === 'money' ? 'price' : 'rate' };
  switch (family) {
    case 'percent':
      return kindOfPercent(one, language);
    case 'points':
      if (has(label, language.table.kinds.against, language)) return { kind: 'ratio' };
      if (has(label, language.table.kinds.beside, language)) return { kind: 'ratio' };
      return direction === undefined
        ? { kind: 'growth', doubt: true }
        : { kind: direction === 'down' ? 'decrease' : 'growth' };
    case 'permille':
      return { kind: 'rate' };
    case 'times':
    case 'tenths':
    case 'fraction':
      return { kind: direction === 'up' ? 'growth' : direction === 'down' ? 'decrease' : 'ratio' };
    case 'bare':
      return { kind: 'index' };
    case 'area':
    case 'length':
    case 'duration':
      // 连续三年增产: with words right before it, the time itself is told.
      if (direction === 'up' && quantity.prefix === '') return { kind: 'increment' };
      return { kind: direction === 'down' ? 'decrease' : family };
    case 'count':
      if (unit === '' && has(label, language.table.kinds.ratio, language)) return { kind: 'ratio' };
      if (unit === '' && has(label, language.table.kinds.index, language)) return { kind: 'index' };
      return { kind: kindOfCount(one, language) };
    default:
      if (has(label, language.table.kinds.index, language)) return { kind: 'index' };
      return { kind: kindOfAmount(one, language) };
  }
}
