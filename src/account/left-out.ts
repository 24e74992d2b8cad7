/**
 * What a deck leaves out: whole sections and parts, then facts, ranks and targets, then texts. Pages, archive
 * editions and long pictures leave out nothing.
 */
import type { ReportView } from '../view/view.ts';
import type { Account, Entry } from './account.ts';

export interface LeftOut {
  kind: 'section' | 'lead' | 'target' | 'rank' | 'fact' | 'part' | 'measures' | 'text';
  /** As the report says it. */
  text: string;
  at: string;
  path: Entry['path'];
}

/** What an editor should know before the pictures go out. */
export const isGrave = ({ kind }: LeftOut): boolean =>
  kind === 'section' || kind === 'lead' || kind === 'target' || kind === 'rank';

/** Matters of the newspaper's page, and of pictures: no content of a deck. */
const noContent =
  /^(?:masthead\.(?:page|section|newspaper|date|kicker|year|place|tagline)|credits|source$|period$|lead\.title|review\.title)|photos\.\d+|pairNames|\.figures\.\d+\.title$/;

/** Parts with a title of their own, in reading order. */
function partsOf({
  review,
  plan,
  article,
}: ReportView): { kind: LeftOut['kind']; begin: string; title: string }[] {
  const part = (begin: string, title: string | undefined, kind: LeftOut['kind'] = 'part') =>
    title === undefined ? [] : [{ kind, begin, title }];
  return [
    ...review.sections.flatMap(({ at, title }) => part(`${at}.`, title.text, 'section')),
    ...part('plan.requirement.', plan?.requirement?.title.text),
    ...part('plan.targets.', plan?.targets?.title.text),
    ...(plan?.tasks ?? []).flatMap(({ at, title }) => part(`${at}.`, title.text)),
    ...part('plan.closing.', plan?.closing?.title.text),
    ...part('article.', article?.title.text),
  ];
}

/** `lead.facts.gdp.value` → gdp and value. */
const factOf = (at: string): { id: string; part: string; place: string } | undefined => {
  const found = /^(.*)\.facts\.([^.]+)\.(value|label|rank)$/.exec(at);
  return found ? { place: found[1]!, id: found[2]!, part: found[3]! } : undefined;
};

function tableName({ review }: ReportView, at: string): string {
  const figure = review.sections.flatMap(({ figures }) => figures).find((one) => one.at === at);
  return figure?.title || figure?.series?.label || '';
}

export function leftOut(view: ReportView, { entries }: Account): LeftOut[] {
  const facts = new Map(view.facts.map((fact) => [fact.id, fact]));
  const found: LeftOut[] = [];
  const gone = new Set<string>();
  for (const { kind, begin, title } of partsOf(view)) {
    const own = entries.filter(({ at }) => at.startsWith(begin) && !noContent.test(at));
    const said = own.filter(({ status }) => status !== 'left out');
    // A title alone is no content; that of a task is what a picture says of it, and its texts are counted.
    const isTask = begin.startsWith('plan.tasks.');
    if (own.length === 0 || said.some(({ at }) => isTask || at !== `${begin}title`)) continue;
    own.forEach(({ at }) => gone.add(at));
    found.push({ kind, text: title, at: begin.slice(0, -1), path: own[0]!.path });
  }
  const told = new Set<string>();
  for (const { at, text, status, path, lost } of entries) {
    if (status !== 'left out' || gone.has(at) || noContent.test(at)) continue;
    const table = /^(.*\.figures\.\d+)\.(?:label|unit|columns|rows)\b/.exec(at)?.[1];
    if (table !== undefined) {
      // Of a table that is on no picture its name alone is told.
      if (!told.has(table)) found.push({ kind: 'part', text: tableName(view, table), at: table, path });
      told.add(table);
      continue;
    }
    const fact = factOf(at);
    if (!fact) {
      found.push({
        kind: /tasks\.[^.]+\.items/.test(at) ? 'measures' : 'text',
        text: lost ?? text,
        at,
        path,
      });
      continue;
    }
    const { label, full, rank } = facts.get(fact.id)!;
    if (fact.part === 'label' || told.has(`${fact.id}.${fact.part}`)) continue;
    told.add(`${fact.id}.${fact.part}`);
    const kind =
      fact.part === 'rank'
        ? 'rank'
        : fact.place === 'lead'
          ? 'lead'
          : fact.place === 'plan.targets'
            ? 'target'
            : 'fact';
    const gap = view.script === 'han' ? '' : ' ';
    found.push({ kind, text: `${label}${gap}${kind === 'rank' ? rank : full}`, at, path });
  }
  return found;
}

/** One line, what is grave first; texts are only counted. @param words The program's, in the language asked for. */
export function leftOutLine(
  list: LeftOut[],
  words: ReportView['words'],
  script: ReportView['script'],
): string {
  const named = [
    ...list.filter(isGrave),
    ...list.filter((one) => !isGrave(one) && (one.kind === 'fact' || one.kind === 'part')),
  ];
  const count = (kind: LeftOut['kind'], one: string | undefined, many: string | undefined) => {
    const some = list.filter((entry) => entry.kind === kind).length;
    return some === 0 ? [] : [(some === 1 ? one! : many!).replace('{count}', String(some))];
  };
  return [
    ...named.map(({ text }) => text.trim()),
    ...count('measures', words.leftMeasure, words.leftMeasures),
    ...count('text', words.leftText, words.leftTexts),
  ].join(script === 'han' ? '；' : '; ');
}
