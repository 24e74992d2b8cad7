/**
 * Report → view. Pure: the same report gives the same view.
 */
import { inOtherWays, inTurn } from './relations/measure.ts';
import { periodNames } from './periods.ts';
import { findingWords } from './finding-words.ts';
import { withApostrophes } from '../model/marks.ts';
import { saysFall, withFall } from '../model/direction.ts';
import type { Fact } from '../model/fact.ts';
import { hintSets } from '../model/hint-texts.ts';
import { isChinese, isHan } from '../model/language.ts';
import type { Article, Report } from '../model/report.ts';
import { withScripts } from '../model/scripts.ts';
import { tellApart, tellRowsApart } from './apart.ts';
import { isApart, otherBases } from './bases.ts';
import { keptMarks } from './verdicts.ts';
import { withFoundPairs } from './relations/aims.ts';
import type { FigureContext } from './figures.ts';
import { withFewCounts } from './lone-counts.ts';
import { derivePhoto, deriveSection, withFile } from './sections.ts';
import { derivePlan } from './plan.ts';
import { numberParts } from './number.ts';
import { setCapital } from './capital.ts';
import {
  deriveHeadline,
  deriveText,
  factFull,
  factLabel,
  factText,
  plainText,
  type FactText,
} from './text.ts';
import type { ArticleView, CreditView, FactView, MastheadView, QueryView, ReportView } from './view.ts';
import { fillWord, wordsFor, type Word } from './words.ts';

/** Labels of a fact; `fell` where it is a fall and neither of them says so. */
function labelsOf(fact: Fact, context: FactText): { label: string; short: string; fell: boolean } {
  const { language } = context;
  const label = setCapital(factLabel(fact, context), language);
  const short = fact.short === undefined ? label : setCapital(fact.short, language);
  if (fact.kind !== 'decrease' || fact.value === null || fact.value <= 0)
    return { label, short, fell: false };
  const [inLabel, inShort] = [saysFall(label, language), saysFall(short, language)];
  const complete = (text: string, says: boolean) => (says ? text : withFall(text, fact.unit, language));
  return inLabel || inShort
    ? { label: complete(label, inLabel), short: complete(short, inShort), fell: false }
    : { label, short, fell: true };
}

/**
 * @param known.amounts Labels of what is no change: a growth of the same label says by its number that it is one.
 * @param known.others Ids of changes that are measured from something else than the year before.
 */
function deriveFact(
  id: string,
  fact: Fact,
  context: FactText,
  {
    amounts,
    others,
    kept,
  }: { amounts: ReadonlySet<string>; others: ReadonlySet<string>; kept: ReadonlyMap<string, boolean> },
): FactView {
  const { label, short, fell } = labelsOf(fact, context);
  const style = { fell, grew: fact.kind === 'growth' && amounts.has(fact.label) };
  return {
    id,
    at: `facts.${id}`,
    kind: fact.kind,
    status: fact.status,
    label,
    short,
    value: fact.value,
    unit: fact.unit,
    ...(fell ? { fell } : {}),
    ...(others.has(id) ? { otherBase: true as const } : {}),
    ...(kept.has(id) ? { kept: kept.get(id)! } : {}),
    ...(isApart(fact.label, context.language) ? { apart: true as const } : {}),
    parts: numberParts(fact, context.language, style),
    text: factText(fact, context.language, style),
    full: factFull(fact, context.language, style),
    rank: fact.rank,
    ...(fact.icon ? { icon: fact.icon } : {}),
    ...(fact.note ? { note: fact.note } : {}),
  };
}

/** "2024-01-12" → 2024年1月12日, or as the language writes it; "" stays "". */
export function formatDate(date: string, language: string): string {
  if (date === '') return '';
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  if (isChinese(language)) return `${year}年${month}月${day}日`;
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, day),
  );
}

function deriveMasthead({ masthead, language }: Report): MastheadView {
  return {
    kicker: masthead.kicker,
    title: deriveHeadline(masthead.title, language, 'masthead.title'),
    tagline: masthead.tagline.split('|').filter(Boolean),
    year: masthead.year === undefined ? '' : String(masthead.year),
    place: masthead.place,
    newspaper: masthead.newspaper,
    page: masthead.page,
    section: masthead.section,
    date: formatDate(masthead.date, language),
    ...(masthead.art === undefined ? {} : { art: masthead.art }),
    ...(masthead.logo === undefined ? {} : { logo: masthead.logo }),
  };
}

const joinNames = (names: string[], language: string): string => names.join(isChinese(language) ? ' ' : ', ');

function deriveArticle(article: Article, context: FigureContext): ArticleView {
  const { byline } = article;
  return {
    kicker: article.kicker ?? '',
    title: deriveHeadline(article.title, context.language, 'article.title'),
    byline: byline
      ? [byline.role, joinNames(byline.names.map(wholeName), context.language)].filter(Boolean).join(' ')
      : '',
    paragraphs: article.paragraphs.map((paragraph, index) =>
      deriveText(paragraph, context, `article.paragraphs.${index}`),
    ),
    photos: withFile(article.photos, context).map(({ photo, index }) =>
      derivePhoto(photo, { id: `article-photo-${index + 1}`, at: `article.photos.${index}` }, context),
    ),
  };
}

const deriveCredits = ({ credits, language }: Report, words: Record<Word, string>): CreditView[] =>
  credits.map(({ role, names }) => ({
    role,
    names,
    text: names.length > 0 ? `${role}${words.colon}${joinNames(names, language)}` : '',
  }));

const deriveQueries = ({ queries }: Report): QueryView[] =>
  queries.map(({ proposed = '', decision = '', ...query }) => ({ ...query, proposed, decision }));

/** What the hints for cards print: of the grammar of every other running text. */
function deriveHintTexts(
  report: Report,
  context: FactText,
): Pick<ReportView, 'cardTexts' | 'post' | 'platformTexts'> {
  const [all, ...platforms] = hintSets(report).map(({ path, texts: { texts, post } }) => ({
    name: path.at(-1)!,
    texts: {
      cardTexts: Object.fromEntries(
        Object.entries(texts).map(([id, list]) => [
          id,
          list.map((text, index) => deriveText(text, context, [...path, 'texts', id, index].join('.'))),
        ]),
      ),
      ...(post ? { post: plainText(deriveText(post, context)) } : {}),
    },
  }));
  return {
    ...all!.texts,
    ...(platforms.length > 0
      ? { platformTexts: Object.fromEntries(platforms.map(({ name, texts }) => [name, texts])) }
      : {}),
  };
}

/** Words for the ends of a target's dumbbell: years where the report states them, as it writes them. */
function pairNames(report: Report, words: Record<Word, string>) {
  const { review, plan, masthead } = report;
  const periods = periodNames(report);
  // A plan for the year after that of the title sets its targets against that.
  const isAfter = masthead.year !== undefined && plan?.year !== undefined && masthead.year < plan.year;
  const named = (year: number | undefined, withYear: string, without: string) => {
    if (year === undefined) return without;
    const period = periods.get(year) ?? String(year);
    // 2025/26年度 ends with its own word for a year.
    return fillWord(/\p{Script=Han}$/u.test(period) ? withYear.replace('{year}年', '{year}') : withYear, {
      year: period,
    });
  };
  return {
    last: named(review.year ?? (isAfter ? masthead.year : undefined), words.lastOf, words.lastYear),
    target: named(plan?.year, words.targetOf, words.target),
  };
}

/** The years of facts that stand in pairs, by which a table tells them apart. */
function pairYears({ review, plan }: Report, names: FigureContext['pairNames']): Map<string, string> {
  const pairs = [
    ...review.sections.flatMap(({ figures }) => figures),
    ...(plan?.targets ? [plan.targets] : []),
  ].flatMap((figure) => figure.pairs ?? []);
  return new Map(
    pairs.flatMap(({ last, target }) => [
      [last, names.last],
      [target, names.target],
    ]),
  );
}

/** Facts whose number itself is under an open query. */
const openFacts = ({ queries }: Report): Set<string> =>
  new Set(
    queries.flatMap(({ at, status }) => {
      const [, id, field] = /^facts\.([^.]+)\.?(.*)$/.exec(at) ?? [];
      return id && status === 'open' && /^(?:|value|unit|kind)$/.test(field!) ? [id] : [];
    }),
  );

/** Shares of last year that the plan draws beside their targets. */
const aimedShares = ({ plan, facts }: Report): Set<string> =>
  new Set(
    (plan?.targets?.pairs ?? []).flatMap(({ last }) =>
      facts[last]?.kind === 'share' && facts[last].status === 'actual' ? [last] : [],
    ),
  );

/** No line parts the names of a person. */
const wholeName = (name: string): string => name.replaceAll(' ', '\u00a0');

/** @param report A report that passed its checks: every reference exists. @param id Its folder name. */
export function deriveView(entered: Report, id: string): ReportView {
  const written = withApostrophes(withScripts(entered));
  const open = openFacts(written);
  const report = withFoundPairs(written, open);
  const { language, facts } = report;
  const script = isHan(language) ? 'han' : 'latin';
  const words = wordsFor(language);
  const changes = new Set(['growth', 'decrease', 'increment']);
  const amounts = new Set(
    Object.values(facts).flatMap((fact) => (changes.has(fact.kind) ? [] : [fact.label])),
  );
  const others = otherBases(report);
  const kept = keptMarks(report);
  const factViews = Object.entries(facts).map(([factId, fact]) =>
    deriveFact(factId, fact, { facts, language }, { amounts, others, kept }),
  );
  const factsById = new Map(factViews.map((fact) => [fact.id, fact]));
  const context: FigureContext = {
    facts,
    language,
    factsById,
    words,
    series: report.series,
    pairNames: pairNames(report, words),
    open,
    leads: new Set(report.lead?.facts),
    aimed: aimedShares(report),
    uncounted: new Set<string>(),
    reserve: report.layout?.reserve === true,
  };
  return {
    id,
    language,
    script,
    theme: report.theme,
    masthead: deriveMasthead(report),
    ...(report.issue ? { issue: report.issue } : {}),
    source: words.source + report.source,
    period: report.period,
    licence: report.licence,
    lead: {
      title: report.lead?.title ?? '',
      facts: tellApart(
        (report.lead?.facts ?? []).map((fact) => factsById.get(fact)!),
        context,
      ),
    },
    review: {
      title: deriveHeadline(report.review.title, language, 'review.title'),
      year: report.review.year === undefined ? '' : String(report.review.year),
      sections: inTurn(
        inOtherWays(
          withFewCounts((uncounted) =>
            report.review.sections.map((section, index) =>
              deriveSection(section, index, { ...context, uncounted }),
            ),
          ),
        ),
      ),
    },
    ...(report.article ? { article: deriveArticle(report.article, context) } : {}),
    ...(report.plan ? { plan: derivePlan(report.plan, script, context) } : {}),
    credits: deriveCredits(report, words),
    glossary: report.glossary,
    queries: deriveQueries(report),
    facts: tellRowsApart(factViews, { language, others: pairYears(report, context.pairNames) }),
    ...(report.layout ? { layout: report.layout } : {}),
    ...(report.cards ? { cards: report.cards } : {}),
    ...deriveHintTexts(report, context),
    words,
  };
}

/** Fields that name things or are read by programs; and what goes beside the pictures, not into them. */
const unprinted = new Set([
  'id',
  'at',
  'file',
  'alt',
  'art',
  'logo',
  'icon',
  'theme',
  'language',
  'post',
  'cards',
  'layout',
  'issue',
]);

/** Every string that can be printed of a report, more than once where it stands in several places. */
export function* printedStrings(view: ReportView): Generator<string> {
  yield* walkStrings(view);
  // Of the hints for cards only titles are printed as they stand.
  for (const { texts } of hintSets(view)) yield* Object.values(texts.titles);
}

function* walkStrings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) if (!unprinted.has(key)) yield* walkStrings(inner);
}

/** The characters that the fonts of a report must have. */
export function viewCharacters(view: ReportView): string {
  const characters = new Set<string>();
  const said = Object.values(findingWords(view.language) ?? {}).flat();
  // A count may begin a headline.
  for (const text of [
    ...printedStrings(view),
    ...said,
    ...said.map((word) => word.slice(0, 1).toUpperCase()),
  ])
    for (const character of text) characters.add(character);
  return [...characters].sort().join('');
}
