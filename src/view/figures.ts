/** Figures: those that the editor asked for, else those whose form follows the relations of the facts. */
import { deviceOf, nameFigure } from './relations/device.ts';
import { isBeyond, isLost } from './gravity.ts';
import { leadOf } from './relations/rank.ts';
import type { Relation } from './relations/relation.ts';
import { isSumOf } from './relations/amount.ts';
import { tagged } from './relations/tag.ts';
import { isMark, yearIn } from './relations/times.ts';
import type { Report } from '../model/report.ts';
import type { Figure, Pair } from '../model/section.ts';
import { periodsOf } from './relations/periods.ts';
import { standingOf } from './relations/standing.ts';
import { tellApart } from './apart.ts';
import { deriveEvents, deriveSeries, seriesAlt } from './series.ts';
import { deriveText, plainText, type FactText } from './text.ts';
import type { EventView, FactView, FigureView, PairView, SeriesView } from './view.ts';
import type { Word } from './words.ts';

export interface FigureContext extends FactText {
  factsById: Map<string, FactView>;
  words: Record<Word, string>;
  series: Report['series'];
  pairNames: FigureView['pairNames'];
  /** Facts whose value is under an open query: they stand alone. */
  open: ReadonlySet<string>;
  /** Facts that lead the report. */
  leads: ReadonlySet<string>;
  /** Shares that the targets of the plan are drawn beside: nowhere else are they drawn. */
  aimed: ReadonlySet<string>;
  /** Counts that are no field of cells (lone-counts.ts). */
  uncounted: ReadonlySet<string>;
  /** `layout › reserve`: photos to come keep their room. */
  reserve: boolean;
}

function derivePairs(pairs: Pair[], at: string, { factsById, language }: FigureContext): PairView[] {
  const targets = tellApart(
    pairs.map(({ target }) => factsById.get(target)!),
    { language },
  );
  const ends = withSigns([...targets, ...pairs.map(({ last }) => factsById.get(last)!)]);
  return pairs.map(({ label }, index) => {
    const target = ends[index]!;
    return {
      at: `${at}.pairs.${index}`,
      label: label ?? target.short,
      ...(label === undefined && target.label !== target.short ? { full: target.label } : {}),
      target,
      last: ends[pairs.length + index]!,
    };
  });
}

/** Values as drawn: falls go down from zero where one of them is printed with its direction. */
const withSigns = (facts: FactView[]): FactView[] =>
  facts.some(({ fell }) => fell)
    ? facts.map((fact) =>
        fact.kind === 'decrease' && fact.value !== null ? { ...fact, value: -fact.value } : fact,
      )
    : facts;

type Shown = Pick<FigureView, 'title' | 'facts' | 'pairs' | 'pairNames' | 'whole' | 'others' | 'beside'>;

/** What a figure shows, in words made from its own data. */
function altText(figure: Shown, words: Record<Word, string>): string {
  const named = (name: string, fact: FactView) => `${name}${words.colon}${fact.full}`;
  const said = (fact: FactView): string =>
    [
      `${fact.label}${words.colon}${fact.full}`,
      ...(fact.rank && fact.value !== null ? [fact.rank] : []),
      ...(figure.beside?.[fact.id] ?? []).map((other) => named(other.label, other)),
    ].join(words.comma);
  const facts = [...(figure.whole ? [figure.whole] : []), ...figure.facts, ...(figure.others ?? [])].map(
    said,
  );
  const pairs = figure.pairs.map(
    (pair) =>
      `${pair.label}${words.colon}${named(figure.pairNames.last, pair.last)}${words.comma}${named(figure.pairNames.target, pair.target)}`,
  );
  const separator = words.fullStop === '。' ? '；' : '; ';
  return (
    [figure.title, [...facts, ...pairs].join(separator)].filter(Boolean).join(words.fullStop) +
    words.fullStop.trim()
  );
}

const factIn = ({ factsById }: FigureContext, id: string): FactView => factsById.get(id)!;

/** Words at marks that results missed or passed; a mark that names a year may be one of a year to come. */
const verdictsOn = (
  facts: FactView[],
  beside: Record<string, FactView[]>,
  { words, language }: FigureContext,
): Record<string, string> =>
  Object.fromEntries(
    facts.flatMap((fact) =>
      (beside[fact.id] ?? [])
        .filter((mark) => yearIn(mark) === '' && isBeyond(fact, mark, language))
        .map((mark) => [mark.id, fact.value! < mark.value! ? words.markMissed : words.markExceeded]),
    ),
  );

/** Results with what they are measured by at their marks, under tags. */
function standingFigure(
  facts: FactView[],
  context: FigureContext,
): Pick<FigureView, 'facts' | 'beside' | 'verdicts'> {
  const { facts: results, beside } = standingOf(facts);
  return {
    facts: results,
    verdicts: verdictsOn(results, beside, context),
    beside: Object.fromEntries(
      Object.entries(beside).map(([id, list]) => [id, list.map((one) => tagged(one, context.words))]),
    ),
  };
}

/** A figure that the editor asked for. @param id Where the report gives it none. @param at Its address. */
/** Of a stack, numbers of the report that are the sums of its rows. */
function sumsOf(
  { kind }: Figure,
  { rows, unit }: SeriesView,
  { factsById }: FigureContext,
): Pick<FigureView, 'sums'> {
  if (kind !== 'stack' || unit === '') return {};
  const facts = [...factsById.values()].filter(({ status }) => status === 'actual');
  const found = rows.flatMap(({ cells }, row): [number, FactView][] => {
    const numbers = cells.flatMap((cell) => (cell ? [cell.value] : []));
    const sum = facts.find((fact) => isSumOf(fact, numbers, unit));
    return sum ? [[row, sum]] : [];
  });
  return found.length > 0 ? { sums: Object.fromEntries(found) } : {};
}

export function deriveFigure(
  figure: Figure,
  { id, at }: { id: string; at: string },
  context: FigureContext,
): FigureView {
  const facts = withSigns(
    tellApart(
      figure.facts.map((fact) => context.factsById.get(fact)!),
      context,
    ),
  );
  const pairs = derivePairs(figure.pairs ?? [], at, context);
  const base = {
    id: figure.id ?? id,
    at,
    kind: figure.kind,
    language: context.language,
    title: figure.title ?? '',
    facts,
    pairs,
    pairNames: context.pairNames,
    ...(figure.kind === 'periods' ? { periods: periodsOf(facts, context) } : {}),
    ...(figure.kind === 'standing'
      ? { ...standingFigure(facts, context), ownScale: context.words.ownScale }
      : {}),
    ...(figure.whole ? { whole: factIn(context, figure.whole) } : {}),
    ...(figure.others ? { others: figure.others.map((other) => factIn(context, other)) } : {}),
  };
  const lead = figure.kind === 'tiles' ? leadOf(facts, { alone: true }) : undefined;
  const rest = {
    ...(lead ? { lead } : {}),
    note: deriveText(figure.note, context, `${at}.note`),
    ...(figure.spec ? { spec: figure.spec } : {}),
  };
  const series = deriveSeries(figure, at, context);
  if (series)
    return {
      ...base,
      ...rest,
      series,
      ...sumsOf(figure, series, context),
      title: figure.title ?? '',
      alt: figure.alt ?? seriesAlt(series, context.words),
    };
  if (figure.kind === 'timeline') {
    const events = deriveEvents(figure, at);
    return { ...base, ...rest, events, alt: figure.alt ?? eventsAlt(base.title, events, context.words) };
  }
  return { ...base, ...rest, alt: figure.alt ?? altText(base, context.words) };
}

const eventsAlt = (title: string, events: EventView[], words: Record<Word, string>): string =>
  [title, ...events.map(({ when, text }) => `${when}${words.colon}${text}`)]
    .filter(Boolean)
    .join(words.fullStop === '。' ? '；' : '; ');

/** The same measures at several times; at a target that this year's number missed it is said. */
function periodsFigure(
  facts: FactView[],
  context: FigureContext,
): Pick<FigureView, 'periods' | 'verdicts' | 'ownScale'> {
  const periods = periodsOf(facts, context);
  const now = periods.columns.findIndex(({ isNow }) => isNow);
  const rows = periods.rows.flatMap(({ cells }) => {
    const result = cells[now];
    return result
      ? [[result, cells.filter((fact) => fact !== null && isMark(fact)) as FactView[]] as const]
      : [];
  });
  const marks = Object.fromEntries(rows.map(([result, aims]) => [result.id, aims]));
  const results = rows.map(([result]) => result);
  return { periods, verdicts: verdictsOn(results, marks, context), ownScale: context.words.rowScales };
}

/** Does a name hold the tag at its mark, alone or before what it is measured in: "Staff", "Staff: share"? */
const isNamed = (name: string, tag: string): boolean =>
  name === tag || (tag !== '' && name.startsWith(tag) && /^\s*[:：,，(（]/u.test(name.slice(tag.length)));

/** The figure of a relation that was found. */
export function relationFigure(
  relation: Relation,
  { id, at }: { id: string; at: string },
  context: FigureContext,
): FigureView {
  const { whole = relation.of, others, reason } = relation;
  const kind = deviceOf(relation);
  const { title, inFull } = nameFigure(relation, kind, context);
  const apart = tellApart(relation.facts, context);
  const facts = inFull ? apart.map((fact) => ({ ...fact, short: fact.label })) : apart;
  const nameOf = (id: string) => relation.facts.find((fact) => fact.id === id)?.short;
  // A part and its share bear one name, said once.
  const beside = Object.fromEntries(
    Object.entries(relation.beside).map(([of, list]) => [
      of,
      list.map((one) => {
        const tag = tagged(one, context.words);
        return isNamed(nameOf(of) ?? '', tag.short) ? { ...tag, short: '' } : tag;
      }),
    ]),
  );
  const base = {
    id,
    at,
    kind,
    language: context.language,
    title,
    facts,
    pairs: [],
    pairNames: context.pairNames,
    beside,
    reason: `${kind}: ${reason}`,
    ...(whole ? { whole } : {}),
    ...(others && others.length > 0 ? { others } : {}),
    ...(kind === 'periods' ? periodsFigure(facts, context) : {}),
    ...(kind === 'standing'
      ? {
          verdicts: verdictsOn(relation.facts, relation.beside, context),
          ownScale: context.words.ownScale,
        }
      : {}),
    ...(relation.name === 'nested-shares' ? { ofWhich: context.words.ofWhich } : {}),
  };
  return { ...base, note: [], alt: altText(base, context.words) };
}

/** Does a change stand at the row of its number? */
const isAtRow = (id: string, facts: FactView[], changes: ReadonlyMap<string, FactView[]>): boolean =>
  facts.some((fact) => changes.get(fact.id)?.some((one) => one.id === id));

/** Facts that no relation draws, as number rows; undefined where there are none. */
export function rowsFigure(
  facts: FactView[],
  { id, at }: { id: string; at: string },
  {
    hasLead,
    alone,
    chosen,
    changes,
    ...context
  }: FigureContext & {
    hasLead: boolean;
    alone: boolean;
    chosen: ReadonlySet<string>;
    changes: ReadonlyMap<string, FactView[]>;
  },
): FigureView | undefined {
  const rows = facts.filter(({ id }) => !isAtRow(id, facts, changes));
  if (rows.length === 0) return undefined;
  const lead = hasLead
    ? undefined
    : leadOf(rows, { alone, chosen, isLost: (fact) => isLost(fact, context.language) });
  const beside = Object.fromEntries(
    rows.flatMap(({ id }) => {
      const own = (changes.get(id) ?? []).filter((one) => facts.includes(one));
      return own.length > 0 ? [[id, own.map((one) => tagged(one, context.words))] as const] : [];
    }),
  );
  const base = {
    id,
    at,
    kind: 'tiles' as const,
    language: context.language,
    title: '',
    facts: rows,
    pairs: [],
    pairNames: context.pairNames,
    ...(Object.keys(beside).length > 0 ? { beside } : {}),
  };
  return { ...base, ...(lead ? { lead } : {}), ofRest: true, note: [], alt: altText(base, context.words) };
}

/** A figure with some of its facts: what stands at the mark of a fact goes with it. */
export function withFacts(figure: FigureView, facts: FactView[]): FigureView {
  const { beside, ...rest } = figure;
  const marks = [...facts, ...(figure.others ?? []), ...(figure.whole ? [figure.whole] : [])];
  const left = Object.entries(beside ?? {}).filter(([id]) => marks.some((fact) => fact.id === id));
  return { ...rest, facts, ...(left.length > 0 ? { beside: Object.fromEntries(left) } : {}) };
}

/** Facts that a figure puts on paper, companions too. */
export const drawnFacts = (figure: FigureView): FactView[] => [
  ...(figure.whole ? [figure.whole] : []),
  ...figure.facts,
  ...(figure.others ?? []),
  ...Object.values(figure.beside ?? {}).flat(),
  ...figure.pairs.flatMap(({ last, target }) => [last, target]),
];

export const noteText = (figure: FigureView): string => plainText(figure.note);
