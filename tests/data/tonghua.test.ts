/**
 * The Tonghua dataset is its source, word for word: every line of the source stands in it exactly
 * once, and nothing else does. The corrections are those that the dataset itself declares.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expandNumber, expandText, readReport } from './reports.ts';
import type { Report } from '../../src/model/report.ts';

const report = readReport('tonghua-2024');
const source = readFileSync(new URL('tonghua-2024.source.md', import.meta.url), 'utf8');

/** The seven places where the dataset reads otherwise than the source. */
const corrected = [
  'three-year-campaign',
  'insulin',
  'mah',
  'green-corridor',
  'clean-homes',
  'elderly-care',
  'city-quality-title',
];

function applyCorrections(text: string): string {
  return corrected.reduce((result, id) => {
    const query = report.queries.find((entry) => entry.id === id);
    if (!query) throw new Error(`no query ${id}`);
    expect(result.split(query.source)).toHaveLength(2);
    return result.replace(query.source, query.printed);
  }, text);
}

/** Lines of the source without list marks, emphasis, heading marks, task numbers and spaces. */
function readSourceLines(): string[] {
  return applyCorrections(source.replaceAll('*', '').replaceAll(' ', ''))
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^#+/, '')
        .replace(/^-?▶/, '')
        .replace(/^\([一二三四五六七八九]\)/, ''),
    )
    .filter((line) => line !== '');
}

const say = (text: string): string => expandText(text, report.facts).replaceAll(' ', '');

function listLead({ facts, lead }: Report): string[] {
  return (lead?.facts ?? []).map((id) => {
    const fact = facts[id];
    // In the source the word of estimate stands before the name of the figure, not before the number.
    return fact ? fact.prefix + fact.label + expandNumber(fact) : id;
  });
}

function listReview({ review }: Report): string[] {
  return review.sections.flatMap((section) => [
    section.title,
    ...section.items.flatMap((item) => (typeof item === 'string' ? [item] : [item.heading, ...item.items])),
  ]);
}

function listArticle({ article }: Report): string[] {
  if (!article) return [];
  return [
    article.title,
    (article.byline?.role ?? '') + (article.byline?.names ?? []).join(''),
    ...article.paragraphs,
    ...article.photos.map((photo) => photo.caption + photo.credit),
  ];
}

function listPlan({ plan, facts }: Report): string[] {
  if (!plan) return [];
  const pairs = (plan.targets?.pairs ?? []).map(({ target }) => `${facts[target]?.label}{${target}}`);
  return [
    plan.title,
    plan.context,
    plan.requirement?.title,
    plan.requirement?.text,
    plan.targets?.title,
    ...pairs,
    ...(plan.targets?.texts ?? []),
    plan.targets?.note,
    plan.tasksIntro,
    ...plan.tasks.flatMap((task) => [task.title, task.text, ...task.items]),
    plan.closing?.title,
    plan.closing?.text,
    ...(plan.closing?.items ?? []),
  ].filter((text) => text !== undefined);
}

const pieces = [
  report.masthead.kicker + report.masthead.title,
  report.review.title,
  ...listLead(report),
  ...listReview(report),
  ...listArticle(report),
  ...listPlan(report),
  ...report.credits
    .filter(({ names }) => names.length > 0)
    .map(({ role, names }) => `${role}：${names.join('')}`),
].map(say);

/** Takes lines off the start of a piece until it is used up; null when a rest remains. */
function tile(piece: string, lines: readonly string[]): string[] | null {
  if (piece === '') return [];
  for (const line of lines.filter((entry) => piece.startsWith(entry))) {
    const rest = tile(piece.slice(line.length), lines);
    if (rest) return [line, ...rest];
  }
  return null;
}

describe('Tonghua 2024', () => {
  const lines = readSourceLines();

  it('says nothing that the source does not say', () => {
    expect(pieces.filter((piece) => tile(piece, lines) === null)).toEqual([]);
  });

  it('says all that the source says, each line once', () => {
    const left = [...lines];
    for (const line of pieces.flatMap((piece) => tile(piece, lines) ?? [])) {
      const index = left.indexOf(line);
      expect(index, `printed more often than in the source: ${line}`).toBeGreaterThanOrEqual(0);
      left.splice(index, 1);
    }
    // The source prints this heading twice; the dataset has one section (query governance-twice).
    expect(left).toEqual(['社会治理和稳定']);
  });

  it('joins again what columns and captions had broken', () => {
    const joined = pieces.map((piece) => tile(piece, lines) ?? []).filter((parts) => parts.length > 1);
    expect(joined.map((parts) => parts.length)).toEqual([5, 2]);
  });

  it('keeps the eight sections in the order of the article', () => {
    const summary = say(report.article?.paragraphs[4] ?? '');
    // 06 and 07 are titled otherwise in the source (queries ecology-title, governance-title).
    const places = report.review.sections.map(({ title }) => summary.indexOf(say(title)));
    expect(places.filter((place) => place < 0)).toHaveLength(2);
    const found = places.filter((place) => place >= 0);
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(report.review.sections[5]?.id).toBe('ecology');
    expect(report.review.sections[6]?.id).toBe('governance');
  });

  it('has 71 facts: 58 with a number, 13 in words', () => {
    const facts = Object.values(report.facts);
    expect(facts).toHaveLength(71);
    expect(facts.filter(({ value }) => value === null)).toHaveLength(13);
    expect(facts.filter(({ status }) => status === 'target')).toHaveLength(5);
    expect(facts.filter(({ status }) => status === 'estimate').map(({ label }) => label)).toEqual([
      '地区生产总值增长',
    ]);
  });

  it('changes only what is certain, and leaves every other doubt open', () => {
    const changed = report.queries.filter(
      (query) => query.status === 'resolved' && corrected.includes(query.id),
    );
    expect(changed.map(({ id }) => id)).toEqual(corrected);
    expect(changed.every(({ confidence }) => confidence === 'A')).toBe(true);
    const open = report.queries.filter(({ status }) => status === 'open');
    expect(
      open.filter((query) => query.printed !== query.source && `▶ ${query.printed}` !== query.source),
    ).toEqual([]);
    expect(open.filter(({ why }) => why.startsWith('政治性表述')).map(({ at }) => at)).toEqual([
      'article.paragraphs.1',
      'article.paragraphs.6',
      'plan.requirement.text',
      'review.sections.self-improvement.items.0',
    ]);
  });
});
