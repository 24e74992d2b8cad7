/**
 * What figures say in place of sentences (一数一处, said once): a clause need not be printed where figures of its
 * section show all that it says: its numbers and ranks, and every word of it that is news. Page and account
 * decide by the same rule, so that nothing is left out in silence.
 */
import { remember } from '../lib/remember.ts';
import { languageTable } from '../model/language-table.ts';
import { bare } from './bare.ts';
import { clausesOf, type Clause } from './clauses.ts';
import { keepTogether } from './kept.ts';
import { saysNews } from './news-words.ts';
import { alsoSaid, fallWordsOf, withoutComparison } from './plain-words.ts';
import type { FactView, FigureView, ItemView, ReportView, Run, SectionView, Text } from './view.ts';

export { bare };

/** Addresses of what a figure prints of its facts. What a chart that a report brings along prints is not known. */
export function printedBy(figure: FigureView): string[] {
  const { kind, facts, pairs, whole, others = [], beside = {}, sums = {} } = figure;
  if (kind === 'custom') return [];
  const label = (fact: FactView) =>
    `${fact.at}.${longLabelled.has(kind) || fact.label === fact.short ? 'label' : 'short'}`;
  const wholeLabel = kind === 'steps' || kind === 'difference' ? 'short' : 'label';
  return [
    ...(whole ? [`${whole.at}.value`, `${whole.at}.${wholeLabel}`] : []),
    ...Object.values(sums).map(({ at }) => `${at}.value`),
    ...others.flatMap((fact) => [`${fact.at}.value`, `${fact.at}.short`]),
    // A number at the mark of another has a tag in place of its label.
    ...Object.values(beside).flatMap((list) => list.map((fact) => `${fact.at}.value`)),
    ...facts.flatMap((fact) => [
      `${fact.at}.value`,
      label(fact),
      ...(printsRanks(figure) ? [`${fact.at}.rank`] : []),
    ]),
    ...pairs.flatMap(({ label: name, last, target }) =>
      [last, target].flatMap((fact) => [
        `${fact.at}.value`,
        ...(name === fact.label ? [`${fact.at}.label`] : []),
      ]),
    ),
  ];
}

/** Kinds that print the ranks of what they draw; a field does of counts that are no parts of a whole. */
const ranked = new Set<FigureView['kind']>([
  'tiles',
  'bars',
  'comparison',
  'ruled',
  'columns',
  'levels',
  'hundred',
  'length',
]);
const printsRanks = ({ kind, whole }: FigureView): boolean =>
  ranked.has(kind) || (kind === 'field' && whole === undefined);

/** Kinds that print labels in full. */
const longLabelled = new Set<FigureView['kind']>(['tiles', 'field', 'length', 'rings', 'periods']);

/** Facts that a text names, by id. */
export const factsIn = (text: Text): string[] => [
  ...new Set(text.flatMap(({ fact }) => (fact ? [fact] : []))),
];

/** What a clause is judged by. */
export interface Cover {
  language: string;
  script: ReportView['script'];
  /** Facts of the section, by id. */
  facts: ReadonlyMap<string, FactView>;
  /** Addresses that figures of the section, and the headline figures, print: values and ranks of facts. */
  shown: ReadonlySet<string>;
  /** Facts of figures that are named otherwise than by their label: by a tag, a pair's name, a row and a column. */
  tagged: ReadonlySet<string>;
  /** Targets and limits at which a figure says that they were missed. */
  verdicts: ReadonlySet<string>;
  /** Of each chart its parts, all that it draws, and the whole over them with the numbers that it prints, by id. */
  charts: readonly { parts: string[]; all: string[]; over?: { whole: FactView; printed: string[] } }[];
  /** Words that stand over the figures: titles of section and figures, and of the report. */
  titles: readonly string[];
  /** What the foot of the page says of all its numbers. */
  foot: string;
}

/** Is a number or rank of a clause shown? Words of a label are words. */
function isShown({ fact: id, role }: Run, { facts, shown }: Cover): boolean {
  const fact = facts.get(id!);
  if (!fact) return false;
  return role === 'rank' && fact.value !== null
    ? shown.has(`${fact.at}.rank`)
    : shown.has(`${fact.at}.value`);
}

const isMarked = ({ fact, role }: Run): boolean => fact !== undefined && (role === 'fact' || role === 'rank');

/** What a reader is told of a fact beside its number; label and short label name the same thing. */
function namesOf(
  { id, at, kind, label, short, unit, rank }: FactView,
  { shown, tagged, language }: Cover,
): string[] {
  if (!shown.has(`${at}.value`)) return [];
  const isNamed = tagged.has(id) || shown.has(`${at}.label`) || shown.has(`${at}.short`);
  // A fall is marked at its number.
  const fall = kind === 'decrease' ? fallWordsOf(language) : [];
  return [...fall, ...(isNamed ? [label, short, unit] : []), ...(shown.has(`${at}.rank`) ? [rank] : [])];
}

/**
 * Names of the facts of an item, whose clauses share their subjects, and of the wholes over them: of what a share is
 * stands over its bar.
 */
function namesFor(item: Text, cover: Cover): string[] {
  const ids = factsIn(item);
  const wholes = cover.charts.flatMap(({ over }) =>
    over && ids.some((id) => over.printed.includes(id)) ? [over.whole] : [],
  );
  const facts = ids.flatMap((id) => cover.facts.get(id) ?? []);
  return [...[...facts, ...wholes].flatMap((fact) => namesOf(fact, cover)), ...cover.titles];
}

/** Numbers of a clause that may say a label in other words. */
const mostRephrased = 2;

/** Words in which a clause may say labels otherwise: one of a number or two, one of each where it lists all of a chart. */
function rephrasedBy(runs: Text, { charts, tagged }: Cover): number {
  const facts = factsIn(runs).filter((id) => !tagged.has(id));
  if (facts.length <= mostRephrased) return 1;
  const isList = charts.some(
    ({ parts, all }) => parts.every((id) => facts.includes(id)) && facts.every((id) => all.includes(id)),
  );
  return isList ? facts.length : 0;
}

/**
 * Do figures say all that a clause of an item says?
 * @param item All of the item: what its clauses are about is often named in the first of them only.
 * @param isLoose A label in other words is said, too.
 */
export function isSaid(
  { runs, under }: Pick<Clause, 'runs' | 'under'>,
  item: Text,
  cover: Cover,
  isLoose = true,
): boolean {
  const marked = runs.filter(isMarked);
  if (marked.length === 0 || !marked.every((run) => isShown(run, cover))) return false;
  const said = [...(under?.runs ?? []), ...runs]
    .filter((run) => !isMarked(run))
    .map(({ text }) => text)
    .join('\n');
  // That an aim was missed is said by the words at its mark, and by no number alone.
  const isMiss = languageTable(cover.language)?.stakes.missed?.test(said) ?? false;
  if (isMiss && !marked.some(({ fact }) => cover.verdicts.has(fact!))) return false;
  // Where a figure draws how a number moved, or what it is measured by, it says so.
  const isCompared = marked.some(({ fact }) => cover.tagged.has(fact!));
  const words = isCompared ? withoutComparison(said, cover.language) : said;
  // A label is that of one number, or of one and how it changed.
  const names = namesFor(item, cover);
  const known = [...names, ...alsoSaid([...names, cover.foot], cover.language)];
  // What an editor stresses, such as a heading in the line, is said in its own words.
  const isStressed = runs.some(({ role }) => role === 'strong');
  return !saysNews(words, known, cover, isLoose && !isStressed ? rephrasedBy(marked, cover) : 0);
}

/** Stretches of the bare text of an item that figures say: whole clauses, and numbers whose words are printed at them. */
export function saidStretches(
  item: Pick<ItemView, 'sentences' | 'runs'>,
  cover: Cover,
): { from: number; to: number }[] {
  const clauses = clausesOf(item, cover)
    .filter((clause) => isSaid(clause, item.runs, cover))
    .map(({ from, to }) => ({ from, to }));
  let at = 0;
  const numbers = item.runs.flatMap((run) => {
    const from = at;
    at += bare(run.text).length;
    return run.role === 'fact' && isShown(run, cover) ? [{ from, to: at }] : [];
  });
  return [...clauses, ...numbers];
}

/** What of a report decides which clauses figures stand for; its name is known to the reader, where it is given. */
export type CoverView = Pick<ReportView, 'language' | 'script' | 'lead'> &
  Partial<Pick<ReportView, 'masthead' | 'source' | 'period'>>;

/** The year that the changes of a report are measured from. */
const yearBefore = (year = ''): string => (/^\d{4}$/.test(year) ? String(Number(year) - 1) : '');

/** By what the clauses of a section are judged where these addresses are printed. */
export const coverOf = (
  { facts, figures, title }: Pick<SectionView, 'facts' | 'figures' | 'title'>,
  { language, script, masthead, source = '', period = '' }: Omit<CoverView, 'lead'>,
  shown: ReadonlySet<string>,
): Cover => ({
  language,
  script,
  foot: period,
  facts: new Map(facts.map((fact) => [fact.id, fact])),
  shown,
  tagged: new Set(
    figures
      .flatMap(({ beside = {}, pairs, facts, periods }) => [
        ...(periods ? facts : []),
        ...Object.values(beside).flat(),
        ...pairs.flatMap(({ last, target }) => [last, target]),
      ])
      .map(({ id }) => id),
  ),
  verdicts: new Set(figures.flatMap(({ verdicts = {} }) => Object.keys(verdicts))),
  charts: figures
    .filter(({ kind }) => kind !== 'tiles' && kind !== 'custom')
    .map(({ facts: drawn, whole, beside = {} }) => {
      const parts = drawn.map(({ id }) => id);
      const printed = [...parts, ...Object.values(beside).flatMap((list) => list.map(({ id }) => id))];
      return {
        parts,
        all: [...parts, ...(whole ? [whole.id] : [])],
        ...(whole && { over: { whole, printed } }),
      };
    }),
  titles: [
    title.text,
    ...figures.map((figure) => figure.title),
    // Whose report it is: the council, the hospital. Characters of a Chinese title could stand for anything.
    ...(script === 'latin' ? [masthead?.title.text ?? '', source, yearBefore(masthead?.year)] : []),
  ],
});

/** What the figures of a section print, and the headline figures of its report. */
export const shownOn = (
  { figures }: Pick<SectionView, 'figures'>,
  { lead }: Pick<ReportView, 'lead'>,
): Set<string> =>
  new Set([
    ...figures.flatMap(printedBy),
    ...lead.facts.flatMap(({ at }) => [`${at}.value`, `${at}.label`, `${at}.rank`]),
  ]);

/**
 * An item without the marks and spaces that led from or to a clause which is gone; a sentence of numbers
 * ends with the full stop of the whole.
 */
function withoutEnds(runs: Text, whole: Text): Text {
  const last = runs.length - 1;
  const stop = /[.。]\s*$/u.exec(whole.at(-1)?.text ?? '')?.[0].trim() ?? '';
  return runs.flatMap((run, index) => {
    if (run.role) return [run];
    const begun = index === 0 ? run.text.replace(/^[，；、,;\s]+/u, '') : run.text;
    const text = index === last ? begun.replace(/[，；、,;\s]+$/u, stop) : begun;
    return text ? [{ ...run, text }] : [];
  });
}

/** What ends a sentence whose last clause is gone. */
const stops = { han: '。', latin: '.' } as const;

/** A clause that was not the last of its sentence, and is now. */
const ended = (runs: Text, script: Cover['script']): Text =>
  runs.map((run, index) =>
    index === runs.length - 1 ? { ...run, text: run.text.replace(/[，；、,;]\s*$/u, stops[script]) } : run,
  );

/** The runs of clauses that stay, each sentence with an end. */
const withEnds = (clauses: Clause[], all: Clause[], script: Cover['script']): Clause[] =>
  clauses.map((clause, index) => {
    const next = clauses[index + 1];
    const between = next ? all.slice(all.indexOf(clause), all.indexOf(next)) : [];
    const isCut = !clause.ends && between.some(({ ends }) => ends);
    return isCut ? { ...clause, runs: ended(clause.runs, script) } : clause;
  });

/** The runs of clauses, each with the words that lead to it: once for all that stay below them. */
function withLeads(clauses: Clause[]): Text {
  let last: Clause | undefined;
  return clauses.flatMap((clause) => {
    const lead = clause.under;
    const isSaidAgain =
      !lead || (last && last.from <= lead.from && lead.from < last.to) || last?.under === lead;
    last = clause;
    return isSaidAgain ? clause.runs : [...lead.runs, ...clause.runs];
  });
}

/** Items without the clauses that figures of their section stand for; an emptied heading goes too. */
export const uncoveredItems = (section: Covered, view: CoverView): ItemView[] =>
  remember(
    remember(uncovered, section, () => new WeakMap<CoverView, ItemView[]>()),
    view,
    () => findUncovered(section, view),
  );

type Covered = Pick<SectionView, 'items' | 'figures' | 'facts' | 'title'>;
const uncovered = new WeakMap<Covered, WeakMap<CoverView, ItemView[]>>();

function findUncovered(section: Covered, view: CoverView): ItemView[] {
  const { items, figures } = section;
  const cover = coverOf(section, view, shownOn(section, view));
  const atNumbers = new Set(
    figures.flatMap(({ words = {}, facts }) =>
      facts.flatMap(({ id }) => (words[id] ? [`${words[id].at}/${words[id].from}/${id}`] : [])),
    ),
  );
  /** Each of its numbers has the words of it that belong there. */
  const stands = ({ at }: ItemView, { from, runs }: Clause): boolean => {
    const ids = factsIn(runs);
    return ids.length > 0 && ids.every((id) => atNumbers.has(`${at}/${from}/${id}`));
  };
  const parted = items.map((item) => {
    const clauses = clausesOf(item, view);
    return {
      item,
      clauses,
      isNeeded: clauses.map((clause) => !stands(item, clause) && !isSaid(clause, item.runs, cover)),
    };
  });
  keepTogether(parted, view.script);
  const left = parted.map(({ item, clauses, isNeeded }): ItemView => {
    const stay = clauses.filter((_, index) => isNeeded[index]);
    if (stay.length === clauses.length) return item;
    const runs = withLeads(withEnds(stay, clauses, view.script));
    return { ...item, runs: withoutEnds(runs, item.runs) };
  });
  return left.filter((item) =>
    item.heading
      ? left.some((other) => other.group === item.group && !other.heading && other.runs.length > 0)
      : item.runs.length > 0,
  );
}
