/** Every text of a report that is printed, where it stands, and what may be written in it. */
import type { Path } from '../report/source.ts';
import { hintSets } from './hint-texts.ts';
import type { Article, Report } from './report.ts';
import type { Figure, Photo, Section } from './section.ts';

/**
 * running: references and stress. label: references. headline: `|` for line breaks, nothing else.
 * plain: printed as it stands. post: references, but no stress; posted, not printed, over as many lines as
 * it likes.
 */
export type TextRole = 'running' | 'label' | 'headline' | 'plain' | 'post';

export interface TextAt {
  path: Path;
  text: string;
  role: TextRole;
}

type Texts = Generator<TextAt>;

/** The fields of one map that are there and not empty. */
function* fieldsOf(path: Path, role: TextRole, fields: Record<string, string | undefined>): Texts {
  for (const [name, text] of Object.entries(fields)) if (text) yield { path: [...path, name], text, role };
}

function* entriesOf(path: Path, role: TextRole, texts: readonly string[]): Texts {
  for (const [index, text] of texts.entries()) yield { path: [...path, index], text, role };
}

function* listPhotos(path: Path, photos: readonly Photo[]): Texts {
  for (const [index, { caption, credit, alt }] of photos.entries()) {
    yield* fieldsOf([...path, index], 'running', { caption });
    yield* fieldsOf([...path, index], 'plain', { credit, alt });
  }
}

function* listFigure(path: Path, { title, note, alt, pairs = [], points = [], events = [] }: Figure): Texts {
  yield* fieldsOf(path, 'plain', { title, alt });
  yield* fieldsOf(path, 'running', { note });
  for (const [index, { label }] of pairs.entries())
    yield* fieldsOf([...path, 'pairs', index], 'plain', { label });
  for (const [index, { text }] of points.entries())
    yield* fieldsOf([...path, 'points', index], 'plain', { text });
  for (const [index, { when, text }] of events.entries())
    yield* fieldsOf([...path, 'events', index], 'plain', { when, text });
}

/** Names of rows and columns; in places that the table's own file has, where it has one. */
function* listSeries(series: Report['series']): Texts {
  for (const [id, { label, unit, columns, rows }] of Object.entries(series)) {
    yield* fieldsOf(['series', id], 'plain', { label, unit });
    yield* entriesOf(['series', id, 'columns'], 'plain', columns);
    for (const [index, [name]] of rows.entries())
      if (typeof name === 'string')
        yield { path: ['series', id, 'rows', index, 0], text: name, role: 'plain' };
  }
}

function* listSection(path: Path, section: Section): Texts {
  yield* fieldsOf(path, 'headline', { title: section.title });
  yield* fieldsOf(path, 'plain', { short: section.short });
  yield* fieldsOf(path, 'running', { standfirst: section.standfirst });
  for (const [index, item] of section.items.entries()) {
    const at = [...path, 'items', index];
    if (typeof item === 'string') yield { path: at, text: item, role: 'running' };
    else {
      yield* fieldsOf(at, 'plain', { heading: item.heading });
      yield* entriesOf([...at, 'items'], 'running', item.items);
    }
  }
  for (const [index, figure] of section.figures.entries())
    yield* listFigure([...path, 'figures', index], figure);
  yield* listPhotos([...path, 'photos'], section.photos);
}

function* listArticle({ kicker, title, byline, paragraphs, photos }: Article): Texts {
  yield* fieldsOf(['article'], 'plain', { kicker });
  yield* fieldsOf(['article'], 'headline', { title });
  if (byline) yield* fieldsOf(['article', 'byline'], 'plain', { role: byline.role });
  yield* entriesOf(['article', 'paragraphs'], 'running', paragraphs);
  yield* listPhotos(['article', 'photos'], photos);
}

function* listPlan({
  title,
  context,
  tasksIntro,
  requirement,
  targets,
  tasks,
  closing,
}: NonNullable<Report['plan']>): Texts {
  const path = ['plan'];
  yield* fieldsOf(path, 'headline', { title });
  yield* fieldsOf(path, 'running', { context, tasksIntro });
  for (const [name, part] of Object.entries({ requirement, closing })) {
    yield* fieldsOf([...path, name], 'headline', { title: part?.title });
    yield* fieldsOf([...path, name], 'running', { text: part?.text });
  }
  yield* entriesOf([...path, 'closing', 'items'], 'running', closing?.items ?? []);
  yield* fieldsOf([...path, 'targets'], 'headline', { title: targets?.title });
  yield* fieldsOf([...path, 'targets'], 'running', { note: targets?.note });
  yield* entriesOf([...path, 'targets', 'texts'], 'running', targets?.texts ?? []);
  for (const [index, { label }] of (targets?.pairs ?? []).entries()) {
    yield* fieldsOf([...path, 'targets', 'pairs', index], 'plain', { label });
  }
  for (const [index, task] of tasks.entries()) {
    yield* fieldsOf([...path, 'tasks', index], 'headline', { title: task.title });
    yield* fieldsOf([...path, 'tasks', index], 'running', { text: task.text });
    yield* entriesOf([...path, 'tasks', index, 'items'], 'running', task.items);
  }
}

function* listFacts(facts: Report['facts']): Texts {
  for (const [id, { label, short, unit, prefix, qualifier, rank, note }] of Object.entries(facts)) {
    yield* fieldsOf(['facts', id], 'label', { label });
    yield* fieldsOf(['facts', id], 'plain', { short, unit, prefix, qualifier, rank, note });
  }
}

function* listHints(report: Pick<Report, 'cards'>): Texts {
  for (const { path, texts: hints } of hintSets(report)) {
    yield* fieldsOf([...path, 'titles'], 'headline', hints.titles);
    for (const [id, list] of Object.entries(hints.texts))
      yield* entriesOf([...path, 'texts', id], 'running', list);
    yield* fieldsOf(path, 'post', { post: hints.post });
    yield* entriesOf([...path, 'hashtags'], 'plain', hints.hashtags);
  }
}

/** All printed texts, part by part. */
export function* listTexts({ masthead, ...report }: Report): Texts {
  yield* fieldsOf([], 'plain', { source: report.source, period: report.period, licence: report.licence });
  const { kicker, title, tagline, place, newspaper, page, section } = masthead;
  yield* fieldsOf(['masthead'], 'headline', { title, tagline });
  yield* fieldsOf(['masthead'], 'plain', { kicker, place, newspaper, page, section });
  yield* listFacts(report.facts);
  yield* listSeries(report.series);
  if (report.lead) yield* fieldsOf(['lead'], 'plain', { title: report.lead.title });
  yield* fieldsOf(['review'], 'headline', { title: report.review.title });
  for (const [index, part] of report.review.sections.entries())
    yield* listSection(['review', 'sections', index], part);
  if (report.article) yield* listArticle(report.article);
  if (report.plan) yield* listPlan(report.plan);
  yield* listHints(report);
  for (const [index, { role, names }] of report.credits.entries()) {
    yield* fieldsOf(['credits', index], 'plain', { role });
    yield* entriesOf(['credits', index, 'names'], 'plain', names);
  }
}
