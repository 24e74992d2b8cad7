/**
 * What a number is measured by: its limit or target and what it was before, as its section gives them. They stand in
 * brackets after its label: "Interest cover (minimum: 1.5 times)", 病床使用率（目标：85%）.
 */
import { setCapital } from '../../view/capital.ts';
import { tagged } from '../../view/relations/tag.ts';
import { isMark } from '../../view/relations/times.ts';
import type { FactView, ReportView } from '../../view/view.ts';
import type { CardHeadline, Content, PlannedCard } from './content.ts';
import { uncapitalised } from './finding.ts';
import { measuresIn } from '../../view/measures.ts';
import { heldFacts } from './pool.ts';

export interface Measured {
  /** What stands in the brackets: the limit or target, and what it was before; with little room the first alone. */
  texts: string[];
  by: FactView[];
}

/** Numbers in the brackets at most, and their characters. */
const most = 2;
const longest = { han: 20, latin: 44 } as const;

function measuredBy(by: FactView[], { words, script, language }: ReportView): Measured | undefined {
  const ordered = [...by.filter(isMark), ...by.filter((one) => !isMark(one)).toReversed()].slice(0, most);
  const said = ordered.map((one) => {
    const tag = tagged(one, words).short;
    const name = script === 'latin' ? uncapitalised(tag, language) : tag;
    return `${name}${words.colon}${one.full}`;
  });
  const texts = said
    .map((_one, index) => said.slice(0, index + 1).join(script === 'han' ? '；' : '; '))
    .filter((text) => [...text].length <= longest[script])
    .toReversed();
  return texts.length > 0 ? { texts, by: ordered.slice(0, texts.length) } : undefined;
}

const known = new WeakMap<ReportView['review'], ReadonlyMap<string, Measured>>();

/** By the id of a number; what is held is measured by nothing, and measures nothing. */
export function measuredIn(view: ReportView): ReadonlyMap<string, Measured> {
  const before = known.get(view.review);
  if (before) return before;
  const { facts: held } = heldFacts(view);
  const all = new Map(view.review.sections.flatMap(({ facts }) => facts.map((fact) => [fact.id, fact])));
  const found = new Map(
    [...measuresIn(view)].flatMap(([id, by]) => {
      const fact = all.get(id);
      const free = by.filter((one) => !held.has(one.id));
      const measured = held.has(id) || !fact ? undefined : measuredBy(free, view);
      return measured ? [[id, measured] as const] : [];
    }),
  );
  known.set(view.review, found);
  return found;
}

/** Label and short label with what the number is measured by. */
const labelled = (fact: FactView, text: string, script: 'han' | 'latin'): [string, string] => {
  const put = (words: string) => (script === 'han' ? `${words}（${text}）` : `${words} (${text})`);
  return [put(fact.label), put(fact.short)];
};

/** All that may be printed of a number with what it is measured by. */
export const measuredLabels = (fact: FactView, view: ReportView): string[] =>
  (measuredIn(view).get(fact.id)?.texts ?? []).flatMap((text) => labelled(fact, text, view.script));

/** What stands under a headline that is the label: "Target: 20 minutes". */
export const measuredAlone = ({ id }: FactView, view: ReportView): string[] =>
  (measuredIn(view).get(id)?.texts ?? []).map((text) => setCapital(text, view.language));

/** Names of bars beside a number's own. */
export const measuredTags = ({ id }: FactView, view: ReportView): string[] =>
  (measuredIn(view).get(id)?.by ?? []).map((one) => tagged(one, view.words).short);

/** Facts that a card shows side by side: what one is measured by is not said again where it has a mark of its own. */
function withMeasure(
  fact: FactView,
  { shown, said, isShort }: { shown: ReadonlySet<string>; said: string; isShort: boolean },
  view: ReportView,
): FactView {
  const measured = measuredIn(view).get(fact.id);
  if (!measured || measured.by.some(({ id, full }) => shown.has(id) || said.includes(full))) return fact;
  const text = isShort ? measured.texts.at(-1)! : measured.texts[0]!;
  const [label, short] = labelled(fact, text, view.script);
  return { ...fact, label, short };
}

const idsIn = (facts: readonly (FactView | undefined)[]): ReadonlySet<string> =>
  new Set(facts.flatMap((fact) => (fact ? [fact.id] : [])));

/** The content with what its numbers are measured by; the same where none is. */
export function withMeasures(content: Content, view: ReportView, headline?: CardHeadline): Content {
  const said = ('news' in content ? content.news : undefined)?.text ?? headline?.text ?? '';
  const of = (shown: ReadonlySet<string>) => (fact: FactView) =>
    withMeasure(fact, { shown, said, isShort: content.device === 'cover' }, view);
  switch (content.device) {
    case 'cover': {
      return { ...content, hooks: content.hooks.map(of(idsIn(content.hooks))) };
    }
    case 'monument':
    case 'count':
    case 'share': {
      const against = content.device === 'monument' ? (content.against ?? []) : [];
      const put = of(idsIn([content.hero, ...against, ...content.cells]));
      return { ...content, hero: put(content.hero), cells: content.cells.map(put) };
    }
    case 'mosaic':
      return { ...content, facts: content.facts.map(of(idsIn(content.facts))) };
    case 'columns':
      return { ...content, side: content.side.map(of(idsIn([...content.facts, ...content.side]))) };
    case 'bridge':
      return { ...content, side: content.side.map(of(idsIn([content.result, ...content.side]))) };
    case 'split': {
      const put = of(idsIn([content.large, content.small, ...content.cells]));
      return { ...content, cells: content.cells.map(put) };
    }
    default:
      return content;
  }
}

type Way = PlannedCard['others'][number];

/** Numbers with what they are measured by; where that has no room, without it. */
export function measuredWays(way: Way, view: ReportView): Way[] {
  if (way.content.device === 'monument' && way.content.against) {
    // Bars first; without room for them what they say stands in brackets.
    const { against, ...content } = way.content;
    const measured = withMeasures(way.content, view, way.headline);
    return [{ ...way, content: measured }, way, ...measuredWays({ ...way, content }, view)];
  }
  const content = withMeasures(way.content, view, way.headline);
  const isSame = JSON.stringify(content) === JSON.stringify(way.content);
  return isSame ? [way] : [{ ...way, content }, way];
}

/** Ids of the numbers that stand in brackets in printed texts. */
export const measuresPrinted = (texts: readonly string[], view: ReportView): string[] =>
  [...measuredIn(view).values()].flatMap(({ texts: measures, by }) => {
    const found = measures.findIndex((text) => texts.some((printed) => printed.includes(text)));
    return found < 0 ? [] : by.slice(0, measures.length - found).map(({ id }) => id);
  });
