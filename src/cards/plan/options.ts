/** What a section can be shown as: every device whose condition holds, with what it gains. */
import { findRelations, sceneOf } from '../../view/relations/find.ts';
import type { Relation } from '../../view/relations/relation.ts';
import { deriveHeadline, plainText } from '../../view/text.ts';
import { splitSentences } from '../../view/sentences.ts';
import type { FactView, Headline, ReportView, SectionView } from '../../view/view.ts';
import { scenePartOf } from '../draw/scene.ts';
import { sealWords } from '../draw/seal.ts';
import { figureLength } from '../draw/type.ts';
import type { CheckItem, Content, Part } from './content.ts';
import { freeOf, heroScore, rankWeight, type Held } from './pool.ts';

export interface Option {
  content: Content;
  headline?: Headline | undefined;
  headlineFacts: string[];
  /** True where the headline is a fact: the eyebrow is then the section's title. */
  isFinding: boolean;
  gain: number;
}

export interface Pool {
  view: ReportView;
  held: Held;
  heroes: ReadonlySet<string>;
  /** Sums of the section in hand: which facts make up which. */
  wholes?: Relation[];
}

const scoreOf = (fact: FactView, pool: Pool): number => heroScore(fact, pool);

const byScore = (facts: FactView[], pool: Pool): FactView[] =>
  facts
    .map((fact, index) => ({ fact, index, score: scoreOf(fact, pool) }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ fact }) => fact);

/** The fact as the report says it: label and full value. */
export function findingOf(fact: FactView, language: string): Headline {
  const han = /^(zh|ja)/.test(language);
  if (!han) return deriveHeadline(`${fact.label}: ${fact.full}`, language);
  const label = deriveHeadline(fact.label, language);
  const units = [...label.units];
  // The number stays with the last word before it where that is short: 增长41%.
  const last = units.at(-1)!;
  if ([...last].length <= 2 && units.length > 1) units[units.length - 1] = last + fact.full;
  else units.push(fact.full);
  return { text: fact.label + fact.full, units };
}

const numbersOf = (facts: FactView[]): FactView[] =>
  facts.filter(({ parts, kind }) => parts.length > 0 && kind !== 'text');

const titleOption = (section: SectionView): Pick<Option, 'headline' | 'headlineFacts' | 'isFinding'> => {
  const standfirst = plainText(section.standfirst).replace(/[.。]$/, '');
  const short =
    standfirst && standfirst.length <= 70 && /[a-z]/i.test(standfirst) && !/\p{Script=Han}/u.test(standfirst);
  return short
    ? {
        headline: { text: standfirst, units: standfirst.split(/(?<=\s)/) },
        headlineFacts: section.standfirst.flatMap(({ fact }) => (fact ? [fact] : [])),
        isFinding: true,
      }
    : { headline: section.title, headlineFacts: [], isFinding: false };
};

/** A finding as headline where the language says it in one breath; else the section's title. */
const findingOption = (
  fact: FactView,
  section: SectionView,
  view: ReportView,
): Pick<Option, 'headline' | 'headlineFacts' | 'isFinding'> =>
  view.script === 'han' && [...fact.label].length + [...fact.full].length <= 22
    ? { headline: findingOf(fact, view.language), headlineFacts: [fact.id], isFinding: true }
    : titleOption(section);

/** What stands for all that is not named. */
const rest = /^(?:其他|其它|其余)|\b(?:others?|rest|remaining|miscellaneous)\b/i;
export const isRest = ({ label, short }: FactView): boolean => rest.test(label) || rest.test(short);

/** The greatest part first; what stands for the rest last, however great. */
const partsInOrder = (facts: FactView[]): FactView[] =>
  [...facts].sort((a, b) => Number(isRest(a)) - Number(isRest(b)) || b.value! - a.value!);

const without = (facts: FactView[], used: FactView[]): FactView[] =>
  facts.filter(({ id }) => !used.some((other) => other.id === id));

/** A score from which a fact stands out from its fellows. */
const standing = 20;
const limits = { columns: { most: 20, least: 1.15 }, shown: 8, repeat: 15 } as const;

const isLikeUnit = (facts: FactView[]): boolean =>
  facts.every(({ unit, kind }) => unit === facts[0]!.unit && kind === facts[0]!.kind);

/**
 * Bars of some of a section's like facts show its greatest: bars without them would say that the greatest
 * shown is the greatest there is. Percentages of different things are no such row.
 */
function isTopOf(facts: FactView[], section: SectionView): boolean {
  if (facts[0]!.unit === '%') return true;
  const least = Math.min(...facts.map(({ value }) => Math.abs(value!)));
  const shown = new Set(facts.map(({ id }) => id));
  return section.facts.every(
    ({ id, kind, unit, value, status }) =>
      shown.has(id) ||
      kind !== facts[0]!.kind ||
      unit !== facts[0]!.unit ||
      value === null ||
      status === 'target' ||
      Math.abs(value) <= least,
  );
}

/** Is one of them made up of others? A total is no rival of its parts: they are drawn as a whole. */
const hasTotal = (facts: FactView[], { wholes }: Pool): boolean =>
  facts.some(({ id }) =>
    wholes?.some(
      ({ whole, facts: parts }) =>
        whole?.id === id && parts.filter((part) => facts.some((fact) => fact.id === part.id)).length > 1,
    ),
  );

function columnsOption(
  facts: FactView[],
  side: FactView[],
  section: SectionView,
  pool: Pool,
  title: string,
): Option | undefined {
  const values = facts.map(({ value }) => Math.abs(value!));
  const ratio = Math.max(...values) / Math.min(...values);
  if (facts.length < 2 || facts.length > 9 || !(ratio <= limits.columns.most) || ratio < limits.columns.least)
    return undefined;
  if (facts.some(({ value }) => value! < 0) || !isLikeUnit(facts)) return undefined;
  if (!isTopOf(facts, section) || hasTotal(facts, pool)) return undefined;
  const lead = facts.reduce((a, b) => (b.value! > a.value! ? b : a));
  return {
    content: { device: 'columns', facts, side, title },
    ...findingOption(lead, section, pool.view),
    gain: Math.max(0, scoreOf(lead, pool)) + limits.shown * (facts.length + Math.min(3, side.length)),
  };
}

function relationOptions(
  relation: Relation,
  numbers: FactView[],
  section: SectionView,
  pool: Pool,
): Option[] {
  const { facts, whole, name } = relation;
  const side = byScore(without(numbers, [...facts, ...(whole ? [whole] : [])]), pool);
  const top = facts[0]!;
  const gain = (extra: number, shown: number) =>
    Math.max(0, ...facts.map((fact) => scoreOf(fact, pool))) + limits.shown * shown + extra;
  switch (name) {
    case 'signed-parts':
      return whole
        ? [
            {
              content: {
                device: 'bridge',
                parts: facts.map((fact) => ({
                  fact,
                  signed: (fact.kind === 'decrease' ? -1 : 1) * Math.abs(fact.value!),
                })),
                result: whole,
                side,
              },
              ...findingOption(
                facts.reduce((a, b) => (Math.abs(b.value!) > Math.abs(a.value!) ? b : a)),
                section,
                pool.view,
              ),
              gain: gain(44, facts.length + 1),
            },
          ]
        : [];
    case 'difference': {
      const [less, more] = facts;
      return less && more && whole
        ? [
            {
              content: {
                device: 'split',
                large: more,
                small: less,
                difference: whole,
                cells: side.slice(0, 4),
              },
              headline: deriveHeadline(whole.label, pool.view.language),
              headlineFacts: [whole.id],
              isFinding: true,
              gain: gain(30, 3 + Math.min(4, side.length)),
            },
          ]
        : [];
    }
    case 'parts':
    case 'two-sums': {
      if (facts.length === 2) {
        const [a, b] = facts[0]!.value! >= facts[1]!.value! ? facts : [facts[1]!, facts[0]!];
        return [
          {
            content: {
              device: 'split',
              large: a!,
              small: b!,
              cells: [...(whole ? [whole] : []), ...side].slice(0, 4),
            },
            ...findingOption(whole ?? a!, section, pool.view),
            gain: gain(30, 2 + Math.min(4, side.length)),
          },
        ];
      }
      if (facts.length > 9) return [];
      const sorted = partsInOrder(facts);
      return [
        {
          content: { device: 'whole', parts: sorted, total: whole, side: side.slice(0, 3), title: '' },
          ...(whole
            ? findingOption(whole, section, pool.view)
            : findingOption(sorted[0]!, section, pool.view)),
          gain: gain(36, facts.length),
        },
      ];
    }
    case 'rates':
    case 'levels':
    case 'amounts':
    case 'time': {
      const option = columnsOption(facts.slice(0, 6), side.slice(0, 4), section, pool, '');
      return option ? [option] : [];
    }
    case 'full-shares':
    case 'shares': {
      if (facts.some(({ unit }) => unit !== '%')) return [];
      const option = columnsOption(facts.slice(0, 6), side.slice(0, 4), section, pool, '');
      return option ? [{ ...option, gain: option.gain - 6 }] : [];
    }
    default:
      return top ? [] : [];
  }
}

/** Figures of the editor: a chart of parts that make a whole with any fact of the report, or of like facts. */
function figureOptions(section: SectionView, numbers: FactView[], pool: Pool): Option[] {
  const options: Option[] = [];
  for (const figure of section.figures) {
    if (figure.kind !== 'bars' && figure.kind !== 'shares') continue;
    const facts = figure.facts.filter((fact) => numbers.some(({ id }) => id === fact.id));
    if (facts.length < 2 || facts.length !== figure.facts.length) continue;
    const side = byScore(without(numbers, facts), pool);
    const sum = facts.reduce((total, { value }) => total + Math.abs(value!), 0);
    const whole = wholeFor(facts, sum, pool.view.facts);
    const parts = partsInOrder(facts);
    if ((whole || isHundred(facts, sum)) && facts.length >= 3 && facts.length <= 9)
      options.push({
        content: {
          device: 'whole',
          parts,
          total: whole,
          side: without(side, whole ? [whole] : []).slice(0, 3),
          title: figure.title,
        },
        ...(whole && pool.view.script === 'han' && section.facts.some(({ id }) => id === whole.id)
          ? findingOption(whole, section, pool.view)
          : titleOption(section)),
        gain: Math.max(0, scoreOf(parts[0]!, pool)) + limits.shown * facts.length + 36,
      });
    const columns = columnsOption(parts.slice(0, 9), side.slice(0, 4), section, pool, figure.title);
    if (columns) options.push({ ...columns, gain: columns.gain + 4 });
  }
  return options;
}

const isHundred = (facts: FactView[], sum: number): boolean =>
  facts.every(({ unit, kind }) => unit === '%' && kind === 'share') && Math.abs(sum - 100) <= 0.5;

const scales: Record<string, number> = { bn: 1e9, m: 1e6, k: 1e3, 亿: 1e8, 万: 1e4, 万亿: 1e12 };
const baseOf = ({ unit, parts }: FactView): { factor: number; base: string } => {
  const sign = parts.find(({ role }) => role === 'sign')?.text ?? '';
  const han = /^(万亿|亿|万)/.exec(unit)?.[1];
  const factor = scales[han ?? unit] ?? 1;
  return { factor, base: sign + (han ? unit.slice(han.length) : scales[unit] ? '' : unit) };
};

/** A fact of the report that these parts add up to. */
function wholeFor(facts: FactView[], sum: number, all: FactView[]): FactView | undefined {
  const own = baseOf(facts[0]!);
  if (!facts.every((fact) => fact.unit === facts[0]!.unit)) return undefined;
  const biggest = Math.max(...facts.map(({ value }) => Math.abs(value!))) * own.factor;
  return all.find((fact) => {
    if (fact.value === null || facts.some(({ id }) => id === fact.id) || fact.status === 'target')
      return false;
    const { factor, base } = baseOf(fact);
    const value = fact.value * factor;
    return (
      base === own.base &&
      value > biggest &&
      Math.abs(value - sum * own.factor) <= value * 0.005 &&
      fact.unit !== '%'
    );
  });
}

/** Things that have a part in the kit; others are counted as dots only where they are years. */
function partFor(fact: FactView, script: 'han' | 'latin'): Part | undefined {
  const { unit, icon = '', label } = fact;
  if (
    /^(人|名|人次|万人|people|children|adults|pupils|students|residents)$/i.test(unit) ||
    /^(users?|wheelchair|mood)/.test(icon)
  )
    return 'person';
  const part = scenePartOf(icon);
  if (fact.kind === 'duration')
    return part === 'fir' ? 'fir' : script === 'han' || script === 'latin' ? 'dot' : undefined;
  if (part === 'fir' && /[株棵]|trees?/i.test(unit + label)) return 'fir';
  return part === 'house' && /[套户栋]|homes?|houses?/i.test(unit) ? 'house' : undefined;
}

/** 69 → 69 marks; 9,240 → 92.4 marks of 100. */
export function marksOf(value: number): { marks: number; per: number } | undefined {
  if (!Number.isInteger(value) || value < 10) return undefined;
  let per = 1;
  while (value / per > 120) per *= 10;
  const marks = value / per;
  return marks >= 10 && Number.isInteger(Math.round(marks * 10))
    ? { marks: Math.round(marks * 10) / 10, per }
    : undefined;
}

/** A headline figure was the hero of the cover or the lead already. */
const saidBefore = 48;

function countOptions(numbers: FactView[], pool: Pool): Option[] {
  return numbers.flatMap((fact): Option[] => {
    const counted =
      /^(count|new|stock|duration)$/.test(fact.kind) && fact.value !== null ? marksOf(fact.value) : undefined;
    const part = partFor(fact, pool.view.script);
    if (!counted || !part || /[万亿]/.test(fact.unit) || (part === 'dot' && counted.per > 1)) return [];
    if (fact.kind === 'duration' && fact.value! < 20) return [];
    const cells = byScore(without(numbers, [fact]), pool).slice(0, 4);
    return [
      {
        content: { device: 'count', hero: fact, ...counted, part, cells },
        headlineFacts: [fact.id],
        isFinding: true,
        gain:
          Math.max(0, scoreOf(fact, pool)) +
          22 +
          limits.shown * (1 + cells.length) +
          (part === 'person' ? 8 : 0) +
          (fact === numbers[0] ? 8 : 0) -
          (pool.view.lead.facts.some(({ id }) => id === fact.id) ? saidBefore : 0),
      },
    ];
  });
}

/** Shares that add up to a hundred side by side are parts, not measures by themselves. */
function partsOfHundred(numbers: FactView[]): Set<string> {
  const shares = numbers.filter(({ kind, unit }) => kind === 'share' && unit === '%');
  for (let from = 0; from < shares.length; from += 1)
    for (let to = from + 2; to <= shares.length; to += 1) {
      const run = shares.slice(from, to);
      if (
        isHundred(
          run,
          run.reduce((sum, { value }) => sum + Math.abs(value!), 0),
        )
      )
        return new Set(run.map(({ id }) => id));
    }
  return new Set();
}

/** What a field of a hundred gains: little about one half, most near none and all. */
const shareGain = { half: 12, all: 26 } as const;

function shareOptions(numbers: FactView[], pool: Pool): Option[] {
  const parts = partsOfHundred(numbers);
  const shares = numbers
    .filter(({ id }) => !parts.has(id))
    .filter(
      ({ kind, unit, value }) =>
        kind === 'share' && unit === '%' && value !== null && value >= 20 && value <= 100,
    );
  if (shares.length === 0) return [];
  const near = (value: number) => Math.max(value, 100 - value);
  const ranked = shares
    .filter(({ value }) => value !== 100)
    .sort((a, b) => scoreOf(b, pool) - scoreOf(a, pool) || near(b.value!) - near(a.value!));
  const hero = ranked[0] ?? shares[0]!;
  const cells = [...without(shares, [hero]), ...byScore(without(numbers, shares), pool)].slice(0, 4);
  return [
    {
      content: { device: 'share', hero, cells },
      headlineFacts: [hero.id],
      isFinding: true,
      gain:
        Math.max(0, scoreOf(hero, pool)) +
        shareGain.half +
        (shareGain.all - shareGain.half) * (near(hero.value!) / 50 - 1) +
        limits.shown * (1 + cells.length) -
        (shares.length > 3 ? 6 : 0),
    },
  ];
}

function monumentOption(numbers: FactView[], pool: Pool, isFlat: boolean): Option[] {
  const [first, second] = byScore(numbers, pool);
  if (!first || figureLength(first) > 7) return [];
  const [a, b] = [scoreOf(first, pool), second ? scoreOf(second, pool) : 0];
  const alone = numbers.length === 1 || isFlat;
  if (!alone && (a < 30 || a < 1.3 * b)) return [];
  return [
    {
      content: { device: 'monument', hero: first, cells: without(numbers, [first]).slice(0, 4) },
      headlineFacts: [first.id],
      isFinding: true,
      gain:
        Math.max(0, a) +
        10 +
        limits.shown * Math.min(5, numbers.length) -
        (numbers.length > 6 ? 24 : 0) -
        (pool.view.lead.facts.some(({ id }) => id === first.id) ? saidBefore : 0),
    },
  ];
}

/** Order of a mosaic: hero first, the widest labels in the wide places. */
function mosaicOption(facts: FactView[], section: SectionView, pool: Pool): Option[] {
  if (facts.length < 2) return [];
  // The order of the editor's figures counts, unless a fact stands out.
  const listed = section.figures.flatMap((figure) => figure.facts.map(({ id }) => id));
  const orderOf = ({ id }: FactView) => (listed.includes(id) ? listed.indexOf(id) : listed.length);
  const weight = (fact: FactView) =>
    fact.parts.length === 0 ? -1 : scoreOf(fact, pool) >= standing ? scoreOf(fact, pool) : 0;
  const sorted = facts
    .map((fact, index) => ({ fact, index }))
    .sort((a, b) => weight(b.fact) - weight(a.fact) || orderOf(a.fact) - orderOf(b.fact) || a.index - b.index)
    .map(({ fact }) => fact)
    .slice(0, 9);
  const hero = Math.max(0, weight(sorted[0]!));
  return [
    {
      content: { device: 'mosaic', facts: sorted },
      ...titleOption(section),
      headlineFacts: [],
      gain: hero * 0.6 + limits.shown * Math.min(6, sorted.length) - (isLikeUnit(sorted) ? 20 : 0),
    },
  ];
}

/** Ranks with a short piece, heaviest first. */
export const ranked = (facts: FactView[], script: 'han' | 'latin'): FactView[] =>
  facts
    .filter(({ rank, kind }) => rank && kind !== 'text' && sealWords(rank, script))
    .sort((a, b) => rankWeight(b.rank) - rankWeight(a.rank));

function sealOption(facts: FactView[], pool: Pool): Option[] {
  const seals = ranked(facts, pool.view.script);
  const rest = facts.filter((fact) => fact.rank && !seals.includes(fact));
  if (seals.length === 0 || (rankWeight(seals[0]!.rank) < 50 && seals.length < 3)) return [];
  const all = [...seals, ...rest];
  return [
    {
      content: { device: 'seal', facts: all },
      headlineFacts: [seals[0]!.id],
      isFinding: true,
      gain: rankWeight(seals[0]!.rank) + 12 * all.length + (all.length > 1 ? 18 : -6),
    },
  ];
}

const mostItem = { han: 44, latin: 90 } as const;

/** Finished things of a section: small what it is about, large what was done. */
export function checkItems(section: SectionView, { held, view }: Pool): CheckItem[] {
  const items: CheckItem[] = [];
  for (const { runs, heading } of section.items) {
    if (heading) continue;
    for (const sentence of splitSentences(runs)) {
      const rank = sentence.find(
        ({ role, fact }) => role === 'rank' && fact && !held.facts.has(fact) && !held.ranks.has(fact),
      );
      const text = plainText(sentence)
        .replace(/[。.]$/, '')
        .trim();
      if (sentence.some(({ fact }) => fact && held.facts.has(fact))) continue;
      if ([...text].length > mostItem[view.script] || text === '') continue;
      if (rank && text.endsWith(rank.text)) {
        items.push({
          small: text.slice(0, text.length - rank.text.length),
          big: rank.text,
          isRank: true,
          fact: rank.fact,
        });
        continue;
      }
      const comma = view.script === 'han' ? text.lastIndexOf('，') : -1;
      const [small, big] =
        comma > 4 && text.length - comma > 5 ? [text.slice(0, comma + 1), text.slice(comma + 1)] : ['', text];
      items.push({ small, big, isRank: false });
    }
  }
  return items;
}

function wordsOptions(section: SectionView, numbers: number, pool: Pool): Option[] {
  const items = checkItems(section, pool);
  const options: Option[] = [];
  if (items.length >= 2 && numbers < 3)
    options.push({
      content: { device: 'checklist', items: items.slice(0, 6) },
      ...titleOption(section),
      headlineFacts: [],
      gain: 20 + limits.shown * Math.min(4, items.length) - 8 * numbers,
    });
  return options;
}

/** @returns Options of a section, most gain first; none where nothing of it may be shown. */
export function sectionOptions(section: SectionView, given: Pool, { isFlat = false } = {}): Option[] {
  const free = section.facts.flatMap((fact) => freeOf(fact, given.held) ?? []);
  const numbers = numbersOf(free).filter(({ status }) => status !== 'target');
  const showable = free.filter(({ parts, rank, kind }) => parts.length > 0 || (rank && kind !== 'text'));
  const relations = findRelations(sceneOf(section.items, free, new Set(given.held.facts)));
  const pool: Pool = { ...given, wholes: relations.filter(({ name }) => name === 'parts') };
  const options = [
    ...relations.flatMap((relation) => relationOptions(relation, numbers, section, pool)),
    ...figureOptions(section, numbers, pool),
    ...countOptions(numbers, pool),
    ...shareOptions(numbers, pool),
    ...monumentOption(numbers, pool, isFlat),
    ...mosaicOption(showable, section, pool),
    ...sealOption(free, pool),
    ...wordsOptions(section, numbers.length, pool),
  ];
  // Like things that can be compared are compared rather than tiled.
  const compares = options.some(({ content: { device } }) => comparing.has(device));
  return options
    .map((option) =>
      compares && option.content.device === 'mosaic' ? { ...option, gain: option.gain - 24 } : option,
    )
    .sort((a, b) => b.gain - a.gain);
}

const comparing = new Set<string>(['columns', 'bridge', 'whole', 'split']);
