/**
 * The catalogue record beside the products: Dublin Core for libraries, JSON-LD (schema.org) for search
 * engines, and all facts as CSV, so that the numbers are found without opening the PDF.
 */
import type { FactView, PlanView, ReportView, Text } from '../view/view.ts';

export interface CatalogueInput {
  view: ReportView;
  /** YYYY-MM-DD, or "" where the report has none. */
  date: string;
  /** Tuban's. */
  version: string;
  /** Products and their kinds, for format and size; paths relative to the record. */
  files: { path: string; mime: string; bytes: number; sha256: string }[];
}

const plain = (text: Text): string => text.map((run) => run.text).join('');
const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char]!);

const titleOf = ({ masthead }: ReportView): string =>
  [masthead.kicker, masthead.title.text].filter(Boolean).join(' ');
/** Without the word that stands before it in print. */
const sourceOf = ({ source, words }: ReportView): string =>
  (source.startsWith(words.source!) ? source.slice(words.source!.length) : source).trim();
const creatorsOf = ({ credits }: ReportView): string[] => credits.flatMap(({ names }) => names);

/** The newspaper and the place in it: 报号, ISSN, 期号, 版次, 版名. */
const relationsOf = ({ masthead, issue = {}, words }: ReportView): string[] => {
  const { newspaper, page, section } = masthead;
  const part = [issue.number && `no. ${issue.number}`, page, section].filter(Boolean).join(words.listComma);
  return [
    ...(newspaper ? [part ? `${newspaper}${words.colon}${part}` : newspaper] : []),
    ...(issue.cn ? [`CN ${issue.cn.replace(/^CN ?/, '')}`] : []),
    ...(issue.issn ? [`ISSN ${issue.issn}`] : []),
  ];
};

/** schema.org: the newspaper, its issue and the page, as far as they are known. */
function partOf({ masthead: { newspaper, page, section }, issue = {} }: ReportView): object {
  if (!newspaper && Object.keys(issue).length === 0) return {};
  return {
    isPartOf: {
      '@type': 'PublicationIssue',
      ...(issue.number ? { issueNumber: issue.number } : {}),
      isPartOf: {
        '@type': 'Newspaper',
        ...(newspaper ? { name: newspaper } : {}),
        ...(issue.issn ? { issn: issue.issn } : {}),
        ...(issue.cn
          ? {
              identifier: {
                '@type': 'PropertyValue',
                propertyID: 'CN',
                value: issue.cn.replace(/^CN ?/, ''),
              },
            }
          : {}),
      },
    },
    ...(page ? { pageStart: page } : {}),
    ...(section ? { articleSection: section } : {}),
    ...(issue.edition ? { printEdition: issue.edition } : {}),
    ...(issue.identifier ? { identifier: issue.identifier } : {}),
  };
}

/** Dublin Core in XML, as OAI-PMH carries it (oai_dc). */
export function dublinCore({ view, date, files }: CatalogueInput): string {
  const { masthead, review, plan, language } = view;
  const entries: [string, string][] = [
    ['title', titleOf(view)],
    ...creatorsOf(view).map((name): [string, string] => ['creator', name]),
    ['publisher', view.issue?.publisher ?? masthead.newspaper],
    ...review.sections.map(({ title }): [string, string] => ['subject', title.text]),
    ...(plan ? [['subject', plan.title.text] as [string, string]] : []),
    ['description', masthead.tagline.join(view.script === 'han' ? '，' : ', ')],
    ['date', date],
    ['type', 'Text'],
    ...[...new Set(files.map(({ mime }) => mime))].sort().map((mime): [string, string] => ['format', mime]),
    ['identifier', view.id],
    ['identifier', view.issue?.identifier ?? ''],
    ...relationsOf(view).map((relation): [string, string] => ['relation', relation]),
    ['source', sourceOf(view)],
    ['language', language],
    ['coverage', masthead.place],
    ['coverage', masthead.year],
    ['rights', view.licence],
  ];
  const lines = entries
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `  <dc:${name}>${escape(text)}</dc:${name}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">
${lines.join('\n')}
</oai_dc:dc>
`;
}

/** A fact as schema.org's PropertyValue; a fact without a number has its wording as value. */
const propertyValue = (fact: FactView): object => ({
  '@type': 'PropertyValue',
  propertyID: fact.id,
  name: fact.label,
  // A number alone does not say that it fell, where its name does not.
  value: fact.value === null ? fact.text : fact.fell ? -fact.value : fact.value,
  ...(fact.value !== null && fact.unit ? { unitText: fact.unit } : {}),
  description: [fact.full, fact.value === null ? '' : fact.rank, fact.note ?? ''].filter(Boolean).join(' · '),
  valueReference: { '@type': 'PropertyValue', name: 'status', value: fact.status },
});

const person = (name: string): object => ({ '@type': 'Person', name });

/** What is planned, a line each: requirement, targets, tasks with what belongs to them, closing. */
function planText({ context, requirement, targets, tasksIntro, tasks, closing }: PlanView): string {
  const lines = [
    plain(context),
    requirement && plain(requirement.text),
    ...(targets?.facts ?? []).map(({ label, full }) => `${label} ${full}`),
    ...(targets?.texts ?? []).map(plain),
    plain(tasksIntro),
    ...tasks.flatMap(({ number, title, text, items }) => [
      `${number} ${title.text}`,
      plain(text),
      ...items.map(plain),
    ]),
    closing &&
      [closing.title.text, plain(closing.text), ...closing.items.map(plain)].filter(Boolean).join('\n'),
  ];
  return lines.filter(Boolean).join('\n');
}

/** The report with its facts as data, in JSON-LD. */
export function jsonLd({ view, date, version, files }: CatalogueInput): string {
  const { masthead, article, review, plan } = view;
  const dated = date ? { datePublished: date } : {};
  const name = view.issue?.publisher ?? masthead.newspaper;
  const publisher = name ? { publisher: { '@type': 'Organization', name } } : {};
  return `${JSON.stringify(
    {
      '@context': 'https://schema.org',
      '@type': 'Report',
      '@id': `#${view.id}`,
      name: titleOf(view),
      inLanguage: view.language,
      ...dated,
      ...publisher,
      ...partOf(view),
      ...(masthead.place ? { spatialCoverage: masthead.place } : {}),
      ...(masthead.year ? { temporalCoverage: masthead.year } : {}),
      isBasedOn: sourceOf(view),
      ...(view.licence ? { copyrightNotice: view.licence } : {}),
      ...(view.period ? { abstract: view.period } : {}),
      contributor: creatorsOf(view).map(person),
      hasPart: [
        ...review.sections.map((section) => ({
          '@type': 'CreativeWork',
          position: section.number,
          name: section.title.text,
          text: section.items.map((item) => item.heading ?? plain(item.runs)).join('\n'),
        })),
        ...(article
          ? [
              {
                '@type': 'NewsArticle',
                headline: article.title.text,
                inLanguage: view.language,
                ...dated,
                ...publisher,
                ...(article.byline ? { creditText: article.byline } : {}),
                articleBody: article.paragraphs.map(plain).join('\n'),
              },
            ]
          : []),
        ...(plan ? [{ '@type': 'CreativeWork', name: plan.title.text, text: planText(plan) }] : []),
      ],
      mainEntity: {
        '@type': 'Dataset',
        name: view.words.facts,
        variableMeasured: view.facts.map(propertyValue),
      },
      encoding: files.map(({ path, mime, bytes, sha256 }) => ({
        '@type': 'MediaObject',
        contentUrl: path,
        encodingFormat: mime,
        contentSize: String(bytes),
        sha256,
      })),
      creativeWorkStatus: view.queries.some(({ status }) => status === 'open') ? 'Draft' : 'Published',
      sdPublisher: { '@type': 'SoftwareApplication', name: 'Tuban', softwareVersion: version },
    },
    null,
    2,
  )}\n`;
}

/** Spreadsheets run a cell that begins so as a formula (OWASP, “CSV Injection”); numbers are numbers. */
const isFormula = (text: string): boolean =>
  /^[=+\-@\t\r\n＝＋－＠|]/.test(text) && !/^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(text);

/** RFC 4180: quoted where it must be. An apostrophe before what would be a formula makes it text. */
function field(written: string): string {
  const text = isFormula(written) ? `'${written}` : written;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * All facts, one a row. UTF-8 with a byte order mark: without it Excel reads Chinese as GBK, and every
 * other reader skips it. Lines end in CR LF (RFC 4180).
 */
export function factsCsv(view: ReportView): string {
  const sections = new Map(
    view.review.sections.flatMap((section) =>
      section.facts.map((fact): [string, string] => [fact.id, section.title.text]),
    ),
  );
  const head = ['id', 'section', 'label', 'value', 'unit', 'text', 'rank', 'kind', 'status', 'note'];
  const rows = view.facts.map((fact) => [
    fact.id,
    sections.get(fact.id) ?? '',
    fact.label,
    fact.value === null ? '' : String(fact.value),
    fact.unit,
    fact.full,
    fact.rank,
    fact.kind,
    fact.status,
    fact.note ?? '',
  ]);
  return `\ufeff${[head, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;
}
