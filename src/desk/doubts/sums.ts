/** Doubts about numbers: shares that should be a whole, growth that does not fit its amounts, years, plurals. */
import type { Fact } from '../../model/fact.ts';
import type { Report } from '../../model/report.ts';
import { parseText, type FactReference } from '../../model/text.ts';
import type { TextAt } from '../../model/texts.ts';
import { formatNumber } from '../../view/number.ts';
import type { Doubt } from './doubt.ts';

interface Used {
  id: string;
  fact: Fact;
  reference: FactReference;
}

/** Facts whose number a text prints, in order. */
const usedIn = ({ text }: TextAt, facts: Report['facts']): Used[] =>
  parseText(text).flatMap((segment) => {
    const fact = segment.kind === 'fact' ? facts[segment.id] : undefined;
    const isNumber = segment.kind === 'fact' && segment.part !== 'rank' && segment.part !== 'label';
    return isNumber && fact && fact.value !== null ? [{ id: segment.id, fact, reference: segment }] : [];
  });

const decimalsOf = (value: number): number => String(value).split('.')[1]?.length ?? 0;
const round = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

/** Three shares or more in one text whose sum is nearly, but not, 100. */
function doubtShares(at: TextAt, used: readonly Used[]): Doubt[] {
  const shares = used.filter(({ fact }) => fact.kind === 'share' && fact.unit === '%');
  if (shares.length < 3) return [];
  const sum = shares.reduce((all, { fact }) => all + fact.value!, 0);
  // Each share is rounded: the sum may be off by half a last digit for each of them.
  const digits = Math.max(...shares.map(({ fact }) => decimalsOf(fact.value!)));
  const slack = (0.5 * shares.length) / 10 ** digits + 1e-9;
  const off = Math.abs(sum - 100);
  if (off <= slack || off > 4) return [];
  const { reference } = shares[0]!;
  // What is part of a part adds up to nothing.
  const between = at.text.slice(reference.offset, shares.at(-1)!.reference.offset);
  if (/其中|of (?:which|whom|these|them)/.test(between)) return [];
  const parts = shares.map(({ fact }) => `${fact.value}%`).join(' + ');
  return [
    {
      code: 'shares-sum',
      path: at.path,
      offset: reference.offset,
      length: reference.length,
      params: { sum: round(sum, 2), parts },
    },
  ];
}

const amounts = new Set(['total', 'stock', 'count', 'money', 'area', 'length', 'new', 'price']);

/** 产量 69541，增加 888，增长 1.3%: 888 of 68653 is 1.3 %. */
function doubtGrowth(at: TextAt, used: readonly Used[]): Doubt[] {
  const doubts: Doubt[] = [];
  for (let index = 2; index < used.length; index += 1) {
    const [amount, second, third] = used.slice(index - 2, index + 1) as [Used, Used, Used];
    // 增加 10 亿元、增长 5%, or the other way round.
    const [change, growth] = second.fact.unit === '%' ? [third, second] : [second, third];
    const isTriple =
      amounts.has(amount.fact.kind) &&
      /^(?:increment|decrease)$/.test(change.fact.kind) &&
      change.fact.unit === amount.fact.unit &&
      growth.fact.unit === '%' &&
      /^(?:growth|decrease)$/.test(growth.fact.kind);
    if (!isTriple) continue;
    const sign = change.fact.kind === 'decrease' ? -1 : 1;
    const before = amount.fact.value! - sign * change.fact.value!;
    if (before <= 0) continue;
    const reckoned = (100 * change.fact.value!) / before;
    const digits = decimalsOf(growth.fact.value!);
    // The change is rounded, too: half its last digit, in per cent of what was before.
    const slack = 0.5 / 10 ** digits + (100 * 0.5) / 10 ** decimalsOf(change.fact.value!) / before + 0.05;
    if (Math.abs(reckoned - growth.fact.value!) <= slack) continue;
    const { offset, length } = growth.reference;
    doubts.push({
      code: 'growth-differs',
      path: at.path,
      offset,
      length,
      params: { growth: String(growth.fact.value), reckoned: round(reckoned, Math.max(1, digits)) },
    });
  }
  return doubts;
}

/** "since {year}" prints 2,020; "{homes}" with 1 prints "1 homes". */
function doubtPrinted(at: TextAt, used: readonly Used[], language: string): Doubt[] {
  if (!language.startsWith('en')) return [];
  return used.flatMap(({ fact, reference }): Doubt[] => {
    const { offset, length } = reference;
    const isYear =
      Number.isInteger(fact.value) &&
      fact.value! >= 1800 &&
      fact.value! <= 2100 &&
      fact.unit === '' &&
      !fact.sign;
    const before = at.text.slice(0, offset);
    if (isYear && /\b(?:in|since|by|until|from|during|of) $/i.test(before))
      return [
        {
          code: 'year-grouped',
          path: at.path,
          offset,
          length,
          params: { printed: formatNumber(fact, language) },
          proposed: String(fact.value),
        },
      ];
    if (fact.value === 1 && /^[a-z]{2,}s$/.test(fact.unit) && !/ss$/.test(fact.unit))
      return [
        {
          code: 'plural-one',
          path: at.path,
          offset,
          length,
          params: { found: `1 ${fact.unit}` },
          proposed: `1 ${fact.unit.replace(/ies$/, 'y').replace(/s$/, '')}`,
        },
      ];
    return [];
  });
}

export function doubtNumbers(texts: readonly TextAt[], { facts, language }: Report): Doubt[] {
  return texts
    .filter(({ role }) => role === 'running')
    .flatMap((at) => {
      const used = usedIn(at, facts);
      return [...doubtShares(at, used), ...doubtGrowth(at, used), ...doubtPrinted(at, used, language)];
    });
}
