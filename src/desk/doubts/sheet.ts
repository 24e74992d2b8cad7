/**
 * The proofreader's sheet: every doubt and every fault of typography of a report, numbered, with its place, its
 * words and a proposal; and how many slips a text of this length may have.
 */
import { bare } from '../../view/cover.ts';
import type { InEach, MessageLanguage } from '../../lib/languages.ts';
import { sentencesOf, type Problem, type Sentences } from '../../lib/problem.ts';
import { showPathIn } from '../../lib/problem-text.ts';
import type { Report } from '../../model/report.ts';
import { listTexts } from '../../model/texts.ts';
import { deriveText, plainText } from '../../view/text.ts';

export interface SheetEntry {
  number: number;
  /** file:line:column */
  place: string;
  /** Place in the reader's terms. */
  path: string;
  /** The line, with what is doubted between `from` and `to`. */
  line: string;
  from: number;
  to: number;
  /** English; `zh` the same in Chinese. */
  message: string;
  remedy: string;
  zh?: Sentences | undefined;
  severity: Problem['severity'];
}

export interface Sheet {
  id: string;
  title: string;
  characters: number;
  /** Slips that a text of this length may have. */
  allowed: number;
  /** Open queries, which a person settles. */
  queries: { id: string; source: string; why: string }[];
  entries: SheetEntry[];
  words: InEach<Record<'title' | 'none' | 'queries' | 'summary', string>>;
}

/** Three slips in 10 000 characters: the measure of Chinese newspapers (报纸期刊质量管理规定, 2020, 附件). */
const slipsPerCharacter = 3 / 10_000;

/** Codes of the model that a proofreader mends. */
const typography =
  /^(?:punctuation|quote|ellipsis|dash|digit|middle-dot|range|line-break|space|character|look-alike|unit-forms|figure-labels|direction|prefix)/;

function charactersOf(report: Report): number {
  const context = { facts: report.facts, language: report.language };
  return [...listTexts(report)].reduce(
    (sum, { text, role }) =>
      sum + bare(role === 'running' || role === 'label' ? plainText(deriveText(text, context)) : text).length,
    0,
  );
}

function entryOf({ place, path = '', message, remedy, zh, severity }: Problem, number: number): SheetEntry {
  const { excerpt, line = 0, column = 1, length = 1 } = place ?? {};
  const text = excerpt?.lines[line - excerpt.firstLine] ?? '';
  const start = column - (excerpt?.firstColumn ?? 1);
  // What stands around it is enough to find it.
  const from = Math.max(0, start - 24);
  return {
    number,
    place: place ? `${place.file}:${line}:${column}` : '',
    path,
    line: text.slice(from, start + length + 24),
    from: start - from,
    to: start - from + length,
    message,
    remedy,
    zh,
    severity,
  };
}

const wordsOf = (characters: number, count: number): Sheet['words'] => {
  const allowed = (characters * slipsPerCharacter).toFixed(1);
  return {
    zh: {
      title: '校对单',
      none: '没有疑点。',
      queries: '未决的存疑',
      summary: `全文 ${characters} 字，按万分之三允许差错 ${allowed} 处；列出疑点 ${count} 处。`,
    },
    en: {
      title: 'Proof sheet',
      none: 'No doubts.',
      queries: 'Open queries',
      summary: `${characters} characters, of which three in 10,000, or ${allowed}, may be slips; ${count} ${count === 1 ? 'doubt is' : 'doubts are'} listed.`,
    },
  };
};

/** @param problems Of the report: doubts and what checking it found. */
export function makeSheet(
  id: string,
  report: Report,
  problems: readonly Problem[],
  codes: ReadonlySet<string>,
): Sheet {
  const entries = problems
    .filter(({ code }) => codes.has(code) || typography.test(code))
    .map((problem, index) => entryOf(problem, index + 1));
  const characters = charactersOf(report);
  return {
    id,
    title: report.masthead.title.replaceAll('|', ''),
    characters,
    allowed: characters * slipsPerCharacter,
    queries: report.queries
      .filter(({ status }) => status === 'open')
      .map(({ id: query, source, why }) => ({ id: query, source, why })),
    entries,
    words: wordsOf(characters, entries.length),
  };
}

/** The sheet for a terminal. */
export function sheetText(
  { id, title, entries, queries, words: inEach }: Sheet,
  language: MessageLanguage,
): string {
  const words = inEach[language];
  const name = { zh: `${title}（${id}）`, en: `${title} (${id})` }[language];
  const lines = [`${words.title}  ${name}`, ''];
  for (const entry of entries) {
    const { number, place, line, from, to } = entry;
    const { message, remedy } = sentencesOf(entry, language);
    lines.push(
      `${String(number).padStart(3)}  ${place}`,
      `     ${line.slice(0, from)}【${line.slice(from, to)}】${line.slice(to)}`,
      `     ${message}${language === 'zh' ? '' : ' '}${remedy}`,
      '',
    );
  }
  if (entries.length === 0) lines.push(words.none, '');
  if (queries.length > 0)
    lines.push(
      words.queries,
      ...queries.map(({ id: query, source, why }) => `  ${query}: ${source.slice(0, 40)}  ${why}`),
      '',
    );
  return `${[...lines, words.summary].join('\n')}\n`;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The sheet as one HTML file for a screen or a printer. */
/** @param tag Of the report, BCP 47: its lines are in it. */
export function sheetHtml(
  { title, entries, queries, words: inEach }: Sheet,
  { language, tag }: { language: MessageLanguage; tag: string },
): string {
  const words = inEach[language];
  const rows = entries.map((entry) => {
    const { number, place, path, line, from, to, severity } = entry;
    const { message, remedy } = sentencesOf(entry, language);
    return `<tr class="${severity}"><td>${number}</td><td>${escape(showPathIn(path, language))}<br><small>${escape(place)}</small></td><td lang="${escape(tag)}">${escape(line.slice(0, from))}<mark>${escape(line.slice(from, to))}</mark>${escape(line.slice(to))}</td><td>${escape(message)}<br>${escape(remedy)}</td><td></td></tr>`;
  });
  const open = queries.map(
    ({ id, source, why }) =>
      `<li><b>${escape(id)}</b> ${escape(source)}<br><small>${escape(why)}</small></li>`,
  );
  return `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><title>${escape(`${words.title} ${title}`)}</title>
<style>
body{font:15px/1.6 sans-serif;margin:2em auto;max-width:64em;padding:0 1em}
table{border-collapse:collapse;width:100%}td{border-top:1px solid #999;padding:.5em;vertical-align:top}
td:last-child{min-width:8em}mark{background:#fd6}small{color:#666}.note{color:#444}
</style>
<h1>${escape(`${words.title}  ${title}`)}</h1><p>${escape(words.summary)}</p>
${entries.length === 0 ? `<p>${escape(words.none)}</p>` : `<table>${rows.join('\n')}</table>`}
${open.length === 0 ? '' : `<h2>${escape(words.queries)}</h2><ul>${open.join('\n')}</ul>`}
</html>
`;
}
