/**
 * What figures say in place of sentences: a sentence need not be printed again where figures of its section
 * show all that it says, clause by clause. A label that a chart shortens says less than the text.
 */
import { plainText } from './text.ts';
import type { FactView, FigureView, ItemView, SectionView, SentenceView, Text } from './view.ts';

/** Spaces, joiners and soft hyphens part lines; they are no words. */
export const bare = (text: string): string =>
  text.normalize('NFC').replace(/[\s\u00ad\u200b\u2060\ufeff]+/g, '');

/** What joins clauses and says nothing by itself. */
const connecting = /[、，；：。,;:.！？!?（）()“”"]|均|也|和|and/gu;

/** Addresses of what a figure prints of its facts. What a chart that a report brings along prints is not known. */
export function printedBy(figure: FigureView): string[] {
  const { kind, facts, pairs, whole, others = [], beside = {} } = figure;
  if (kind === 'custom') return [];
  const label = (fact: FactView) =>
    `${fact.at}.${longLabelled.has(kind) || fact.label === fact.short ? 'label' : 'short'}`;
  const wholeLabel = kind === 'steps' || kind === 'difference' ? 'short' : 'label';
  return [
    ...(whole ? [`${whole.at}.value`, `${whole.at}.${wholeLabel}`] : []),
    ...others.flatMap((fact) => [`${fact.at}.value`, `${fact.at}.short`]),
    // A number at the mark of another has a tag in place of its label.
    ...Object.values(beside).flatMap((list) => list.map((fact) => `${fact.at}.value`)),
    ...facts.flatMap((fact) => [
      `${fact.at}.value`,
      label(fact),
      ...(kind === 'shares' ? [] : [`${fact.at}.rank`]),
    ]),
    ...pairs.flatMap(({ label: name, last, target }) =>
      [last, target].flatMap((fact) => [
        `${fact.at}.value`,
        ...(name === fact.label ? [`${fact.at}.label`] : []),
      ]),
    ),
  ];
}

/** Kinds that print labels in full. */
const longLabelled = new Set<FigureView['kind']>(['tiles', 'field', 'length', 'rings']);

/** Facts that a text names, by id. */
export const factsIn = (text: Text): string[] => [
  ...new Set(text.flatMap(({ fact }) => (fact ? [fact] : []))),
];

/**
 * Is all that a sentence says shown: labels and numbers of its facts, and every other word, rank and year?
 * @param facts Those that it names. @param shown Addresses that figures of its section print.
 */
export function isCovered(sentence: Text, facts: FactView[], shown: ReadonlySet<string>): boolean {
  let rest = bare(plainText(sentence));
  const take = (form: string): boolean => {
    const at = form ? rest.indexOf(form) : -1;
    if (at < 0) return false;
    rest = `${rest.slice(0, at)}\n${rest.slice(at + form.length)}`;
    return true;
  };
  let any = false;
  // Labels may nest: the longest come first.
  for (const fact of [...facts].sort((a, b) => b.label.length - a.label.length)) {
    if (!shown.has(`${fact.at}.value`)) continue;
    const labels = [
      ...(shown.has(`${fact.at}.label`) ? [fact.label] : []),
      ...(shown.has(`${fact.at}.short`) ? [fact.short] : []),
    ];
    const values = [fact.full, fact.text, fact.value === null ? fact.rank : ''].filter(Boolean);
    if (!labels.some((label) => values.some((value) => take(bare(label + value))))) continue;
    any = true;
    if (fact.rank && shown.has(`${fact.at}.rank`)) take(bare(fact.rank));
  }
  return any && rest.replaceAll('\n', '').replace(connecting, '') === '';
}

/** Items without the sentences that figures of their section stand for; an emptied heading goes too. */
export function uncoveredItems({
  items,
  figures,
  facts,
}: Pick<SectionView, 'items' | 'figures' | 'facts'>): ItemView[] {
  const shown = new Set(figures.flatMap(printedBy));
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const stays = ({ runs, liftable }: SentenceView): boolean =>
    !liftable ||
    !isCovered(
      runs,
      factsIn(runs).flatMap((id) => byId.get(id) ?? []),
      shown,
    );
  const left = items.map((item): ItemView => {
    const sentences = item.sentences.filter(stays);
    const isWhole = sentences.length === item.sentences.length;
    return { ...item, sentences, runs: isWhole ? item.runs : sentences.flatMap(({ runs }) => runs) };
  });
  return left.filter((item) =>
    item.heading
      ? left.some((other) => other.group === item.group && !other.heading && other.runs.length > 0)
      : item.runs.length > 0,
  );
}
