/**
 * The reading edition: the whole report, every word of it in reading order, reflowed on A4 with
 * contents, data tables beside the charts, and at the end all figures, queries, sources and fonts.
 */
import { saysTargets } from '../view/plan.ts';
import { fontStack, themeCss, type Theme } from '../design/theme.ts';
import type { HtmlDocument } from '../html/document.ts';
import type { Templates } from '../html/templates.ts';
import type { FactView, FigureView, ItemView, PhotoView, ReportView, Text } from '../view/view.ts';
import { headingsOf, sectionId, taskId } from './contents.ts';

/** mm. The measure is 40 characters of 10.5 pt; charts are drawn to this width. */
export const readingPage = { width: 210, height: 297, measure: 148.17 };
/** Label size in charts of the reading edition, pt. */
export const readingChartSize = 8.5;

export interface ReadingInput {
  view: ReportView;
  theme: Theme;
  templates: Templates;
  /** Text of styles/archive.css. */
  css: string;
  /** Charts by figure id, drawn `readingPage.measure` wide; figures without one are set as tables only. */
  charts: ReadonlyMap<string, { svg: string }>;
  /** Sources by photo id, as html/photos.ts gives them; photos without one get a placeholder. */
  photos: ReadonlyMap<string, string>;
  fonts: { name: string; licence: string; sha256: string }[];
  /** Files that will be embedded, for the list at the end. */
  files: { name: string; description: string; sha256: string }[];
  /** Tuban's. */
  version: string;
  /** Pages of the headings, once they are known. */
  pages?: ReadonlyMap<string, number>;
}

/** Above a figure or table: its number, and its title with the address of that, where it has one of its own. */
interface Caption {
  number: string;
  title: string;
  at: string;
}

interface DataTable {
  caption: Caption | '';
  columns: string[];
  rows: { head: string; cells: string[] }[];
}

/** Every number of a series. */
const seriesTable = (
  { columns, rows }: NonNullable<FigureView['series']>,
  words: ReportView['words'],
): Omit<DataTable, 'caption'> => ({
  columns: [words.indicator!, ...columns.map(({ label }) => label)],
  rows: rows.map(({ label, cells }) => ({ head: label, cells: cells.map((cell) => cell?.text ?? '—') })),
});

function tableOf(figure: FigureView, words: ReportView['words']): Omit<DataTable, 'caption'> {
  if (figure.series) return seriesTable(figure.series, words);
  if (figure.events)
    return {
      columns: [words.period!, words.content!],
      rows: figure.events.map(({ when, text }) => ({ head: when, cells: [text] })),
    };
  if (figure.pairs.length > 0) {
    return {
      columns: [words.indicator!, figure.pairNames.last, figure.pairNames.target],
      rows: figure.pairs.map(({ label, last, target }) => ({ head: label, cells: [last.full, target.full] })),
    };
  }
  const ranked = figure.facts.some((fact) => fact.rank !== '' && fact.value !== null);
  const cells = (fact: FactView) => [
    fact.full,
    ...(ranked ? [fact.value === null ? '—' : fact.rank || '—'] : []),
  ];
  return {
    columns: [words.indicator!, words.value!, ...(ranked ? [words.rank!] : [])],
    rows: figure.facts.map((fact) => ({ head: fact.label, cells: cells(fact) })),
  };
}

/** Counts figures and tables through the document: a chart is a figure, data alone a table. */
function figureSetter({ view, charts }: ReadingInput) {
  const { words, script } = view;
  const count = { figure: 0, table: 0 };
  const space = script === 'han' ? '　' : '\u00a0\u00a0';
  return (figure: FigureView, section: string) => {
    const chart = charts.get(figure.id);
    const kind = chart ? 'figure' : 'table';
    count[kind] += 1;
    const caption = {
      number: `${words[kind]!} ${count[kind]}${space}`,
      title: figure.title || section,
      at: figure.title ? figure.at : '',
    };
    return {
      drawing: chart,
      caption,
      alt: figure.alt,
      note: figure.note,
      table: { ...tableOf(figure, words), caption: chart ? '' : caption },
    };
  };
}

const photoSetter =
  ({ view, photos }: ReadingInput) =>
  (photo: PhotoView) => {
    const source = photos.get(photo.id) ?? '';
    const missing = view.words.photoMissing!;
    return {
      source,
      alt: source ? photo.alt : `${missing}${view.words.colon}${photo.alt}`,
      missing,
      caption: photo.caption,
      credit: photo.credit,
    };
  };

/** Items as lists, each below its sub-heading if it has one. */
function groupsOf(items: ItemView[]): { heading: string; items: Text[] }[] {
  const groups: { heading: string; items: Text[]; group: number | undefined }[] = [];
  for (const item of items) {
    if (item.heading !== undefined) groups.push({ heading: item.heading, items: [], group: item.group });
    else if (groups.length > 0 && groups.at(-1)!.group === item.group) groups.at(-1)!.items.push(item.runs);
    else groups.push({ heading: '', items: [item.runs], group: item.group });
  }
  return groups;
}

/** All facts; a column in which no fact has anything to say is left out. */
function factsTable({ facts, words }: ReportView) {
  const status = { actual: '—', estimate: words.estimate!, target: words.target! };
  const optional = [
    { head: words.rank!, class: 'rank', of: (fact: FactView) => fact.rank || '—' },
    { head: words.status!, class: 'status', of: (fact: FactView) => status[fact.status] },
  ].filter(({ of }) => facts.some((fact) => of(fact) !== '—'));
  const columns = [
    { head: words.value!, class: 'value', of: (fact: FactView) => (fact.value === null ? '—' : fact.full) },
    ...optional,
  ];
  return {
    columns: [words.indicator!, ...columns.map(({ head }) => head)],
    rows: facts.map((fact) => ({
      label: fact.label,
      note: fact.note ?? '',
      cells: columns.map((column) => ({ class: column.class, text: column.of(fact) })),
    })),
  };
}

/** Printed rows of the colophon; those without content are left out. `own`: no text of the report. */
function imprintRows({ view, version }: ReadingInput) {
  const { words, masthead } = view;
  const rows: [head: string, cell: string, own?: boolean][] = [
    [words.sources!, withoutLabel(view.source, words.source!)],
    [words.period!, view.period],
    ...view.credits.map(({ role, names }): [string, string] => [role, names.join(' ') || words.missing!]),
    [
      words.edition!,
      [view.id, masthead.newspaper, masthead.date, masthead.section].filter(Boolean).join(' · '),
      true,
    ],
    ['Tuban', version, true],
  ];
  return rows.filter(([, cell]) => cell !== '').map(([head, cell, own = false]) => ({ head, cell, own }));
}

const withoutLabel = (text: string, label: string): string =>
  text.startsWith(label) ? text.slice(label.length) : text;

/** Everything that the template sets, as final strings. */
function readingContext(input: ReadingInput): object {
  const { view, pages, fonts, files } = input;
  const { masthead, review, article, plan, words } = view;
  const figure = figureSetter(input);
  const photo = photoSetter(input);
  return {
    view,
    masthead,
    words,
    glossary: view.glossary,
    tagline: masthead.tagline.join(view.script === 'han' ? '　' : ' · '),
    imprint: [masthead.place, masthead.year, words.edition].filter(Boolean).join(' · '),
    lead: {
      title: view.lead.title || words.keyFigures!,
      facts: view.lead.facts.map((fact) => ({ label: fact.label, fact })),
    },
    entries: headingsOf(view).map((entry) => ({ ...entry, page: String(pages?.get(entry.id) ?? '') })),
    review,
    sections: review.sections.map((section) => ({
      id: sectionId(section.id),
      number: section.number,
      title: section.title,
      standfirst: section.standfirst,
      groups: groupsOf(section.items),
      figures: section.figures.map((each) => figure(each, section.title.text)),
      photos: section.photos.map(photo),
    })),
    article: article && { ...article, kicker: article.kicker },
    articlePhotos: (article?.photos ?? []).map(photo),
    plan: plan && { ...plan, tasks: plan.tasks.map((task) => ({ ...task, id: taskId(task.id) })) },
    requirement: plan?.requirement,
    closing: plan?.closing,
    targets: plan?.targets && {
      ...plan.targets,
      isSaid: saysTargets(plan),
      figures: targetFigures(plan.targets).map((each) => figure(each, plan.targets!.title.text)),
    },
    facts: factsTable(view),
    queries: view.queries.map((query) => ({
      // A path may break after its dots only.
      at: query.at.split(/(?<=\.)/),
      source: query.source,
      printed: query.printed,
      why: query.why,
      status: words[query.status]!,
      remarks: [
        query.proposed && words.proposed! + words.colon! + query.proposed,
        query.decision && words.decision + words.colon! + query.decision,
      ].filter(Boolean),
    })),
    imprintRows: imprintRows(input),
    fonts,
    fontColumns: [words.fonts!, 'SPDX', 'SHA-256'],
    files,
    fileColumns: [words.file!, words.content!, 'SHA-256'],
  };
}

/** Targets compared with last year, then those that stand alone. */
function targetFigures({
  figure,
  facts,
}: NonNullable<NonNullable<ReportView['plan']>['targets']>): FigureView[] {
  return [
    ...(figure.pairs.length > 0 ? [figure] : []),
    ...(facts.length > 0
      ? [
          {
            ...figure,
            id: `${figure.id}-facts`,
            kind: 'tiles' as const,
            title: '',
            facts,
            pairs: [],
            note: [],
            alt: '',
          },
        ]
      : []),
  ];
}

const cssString = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`;

/**
 * Running heads: the report on the left, the edition on the right, none on the title page. Margin boxes
 * do not see the custom properties of the root, so their family is written out.
 */
const runningCss = ({
  view,
  theme,
}: ReadingInput): string => `@page{font-family:${fontStack(theme.type.text)};@top-left{content:${cssString(view.masthead.title.text)}}
@top-right{content:${cssString([view.masthead.year, view.words.edition].filter(Boolean).join(' '))}}}
@page:first{@top-left{content:none}@top-right{content:none}}`;

/** The document for one pass; contents show the pages that `pages` gives. */
export function readingDocument(input: ReadingInput): HtmlDocument {
  const { view, theme, templates, css } = input;
  return {
    language: view.language,
    title: view.masthead.title.text,
    css: `${themeCss(theme)}\n${css}\n${runningCss(input)}`,
    body: templates.render('archive/reading', readingContext(input)),
    bodyClass: `reading ${view.script}`,
    size: { width: readingPage.width, height: readingPage.height, unit: 'mm' },
  };
}
