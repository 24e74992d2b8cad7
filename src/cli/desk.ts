/** The editor's commands, `tuban import` and others: what they say. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { diffHtml, diffReports, diffText } from '../desk/diff/diff.ts';
import { listFacts, type FactRow } from '../desk/facts.ts';
import { importReport, type ImportResult } from '../desk/import/import-report.ts';
import { queryReport, type QueryRequest, type QueryResult } from '../desk/query/query-report.ts';
import { queryText } from '../desk/query/settle.ts';
import { newReport, type NewResult } from '../desk/new-report.ts';
import { findReports } from '../edition/prepare/find.ts';
import { hasErrors, ProblemError } from '../lib/problem.ts';
import { columnsOf, takeColumns, wrapColumns } from '../lib/visible.ts';
import { loadReport } from '../model/load.ts';
import { writeProblem } from '../edition/write/staging.ts';
import { makeFolders, showPath } from '../lib/files.ts';
import type { Told } from './archive.ts';
import type { Arguments } from './arguments.ts';

export type DeskCommand = 'import' | 'new' | 'facts' | 'query' | 'diff';

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

const whyLeft: Record<ImportResult['left'][number]['why'], string> = {
  mark: 'no words',
  page: 'page number or contents',
  address: 'form of address',
  unplaced: 'no place found',
  'empty-part': 'a heading with nothing below it',
};

function tellImport(result: ImportResult): Told {
  const { id, written, language, facts, queries, kept, left } = result;
  const lines = [
    `${written.map(showPath).join(', ')}: ${count(facts, 'fact')}, ${count(queries, 'query', 'queries')} (${language})`,
    ...(kept > 0
      ? [
          `${count(kept, 'item')} that the page has no room for ${kept === 1 ? 'is' : 'are'} kept under "more".`,
        ]
      : []),
    left.length === 0 ? 'Every line of the source is in it.' : `Left out, ${count(left.length, 'line')}:`,
    ...left.map(
      ({ line, text, why }) =>
        `  ${line}: ${text.length > 60 ? `${text.slice(0, 60)}…` : text}  (${whyLeft[why]})`,
    ),
    `Next: tuban check ${id}, then tuban build ${id}`,
  ];
  // Queries are counted above; notes on what is still to be filled in are for "tuban check".
  const problems = result.problems.filter(({ severity }) => severity === 'error');
  return { result: { ...result, problems }, text: `${lines.join('\n')}\n`, outcome: '' };
}

const tellNew = (result: NewResult): Told => ({
  result,
  text: `${result.written.map(showPath).join(', ')} was written. It builds as it is: tuban build ${result.id}\n`,
  outcome: '',
});

const cell = (text: string, width: number): string => {
  const shown = columnsOf(text) <= width ? text : `${takeColumns(text, width - 1)}…`;
  return shown + ' '.repeat(Math.max(0, width - columnsOf(shown)));
};

/** Terminal columns of a table of facts. */
const widths = { id: 26, label: 36, number: 22 };
const sentenceColumns = 96;

function factLines({ id, label, number, kind, status, rank, sentences, queried }: FactRow): string[] {
  const marks = [kind, ...(status === 'actual' ? [] : [status]), ...(queried ? ['query open'] : [])].join(
    ', ',
  );
  const first = `${cell(id, widths.id)} ${cell(label, widths.label)} ${cell(number || rank, widths.number)} ${marks}`;
  const said = sentences.length === 0 ? ['(in figures only)'] : sentences;
  const more = number !== '' && rank !== '' ? [rank] : [];
  return [
    first.trimEnd(),
    ...[...more, ...said].flatMap((text) => wrapColumns(text, sentenceColumns)).map((line) => `    ${line}`),
  ];
}

async function runFacts({ reports, data }: Arguments): Promise<Told> {
  const [file] = await findReports(reports, data);
  const { id, report, problems } = await loadReport(file!);
  if (!report)
    return {
      result: { exitCode: 1, problems: problems.filter(({ severity }) => severity === 'error') },
      text: '',
      outcome: '',
    };
  const facts = listFacts(report);
  const text = facts.flatMap(factLines).join('\n');
  const errors = problems.filter(({ severity }) => severity === 'error');
  const result = { exitCode: hasErrors(errors) ? (1 as const) : (0 as const), id, facts, problems: errors };
  return {
    result,
    text: `${text}\n${count(facts.length, 'fact')} in ${showPath(path.resolve(file!))}\n`,
    outcome: '',
  };
}

const actions = ['list', 'accept', 'keep', 'edit'] as const;
const isAction = (word: string): word is QueryRequest['action'] =>
  (actions as readonly string[]).includes(word);

function wrongQuery(message: string, remedy: string): ProblemError {
  return new ProblemError({ code: 'usage', severity: 'error', message, remedy }, 2);
}

/** REPORT [list | accept N | keep N | edit N TEXT] @throws ProblemError (exit 2) */
function readQuery([report = '', action = 'list', query, words, ...rest]: string[]): QueryRequest {
  if (!isAction(action))
    throw wrongQuery(
      `"tuban query" cannot "${action}".`,
      `Use ${actions.join(', ')}: tuban query ${report} list`,
    );
  const wanted = action === 'list' ? 0 : action === 'edit' ? 2 : 1;
  const given = [query, words, ...rest].filter((word) => word !== undefined).length;
  if (given !== wanted)
    throw wrongQuery(
      `"tuban query REPORT ${action}" wants ${['nothing more', 'the number of a query', 'the number of a query and the words in quotes'][wanted]}.`,
      action === 'list'
        ? `tuban query ${report} list`
        : `For example: tuban query ${report} ${action} 1${action === 'edit' ? ' "the right words"' : ''}`,
    );
  return {
    report,
    action,
    ...(query === undefined ? {} : { query }),
    ...(words === undefined ? {} : { words }),
  };
}

function tellQuery(result: QueryResult): Told {
  const { open, settled, file } = result;
  const left =
    open.length === 0 ? 'No query is open.' : `${count(open.length, 'query is', 'queries are')} open.`;
  const text = settled
    ? `${settled.id} is settled in ${showPath(file)}. ${left}\n`
    : `${[...open.map(queryText), left].join('\n\n')}\n`;
  return { result, text: result.problems.length > 0 ? '' : text, outcome: 'Nothing was changed.' };
}

async function runQuery({ reports, data }: Arguments): Promise<Told> {
  const request = readQuery(reports);
  const [report] = await findReports([request.report], data);
  return tellQuery(await queryReport({ ...request, report: report! }));
}

/** Pictures are left out of what a program reads; the HTML has them. */
const withoutBytes = <T extends { before?: unknown; after?: unknown }>({ before, after, ...rest }: T) => ({
  ...rest,
  in: before && after ? 'both' : before ? 'a' : 'b',
});

async function runDiff({ reports, data, ownOut }: Arguments): Promise<Told> {
  // A folder of products is no report of the data folder.
  const places = await Promise.all(
    reports.map(async (one) =>
      existsSync(path.join(one, 'proof.html')) ? path.resolve(one) : (await findReports([one], data))[0]!,
    ),
  );
  const diff = await diffReports(places[0]!, places[1]!);
  const { changes, pictures } = diff;
  let text = diffText(diff);
  if (ownOut !== undefined) {
    const file = path.resolve(ownOut, 'diff.html');
    try {
      await makeFolders(path.dirname(file));
      await writeFile(file, diffHtml(diff));
    } catch (error) {
      throw writeProblem(file, error);
    }
    text += `${showPath(file)}\n`;
  }
  const result = {
    exitCode: 0 as const,
    a: diff.a,
    b: diff.b,
    changes,
    pictures: pictures.map(withoutBytes),
    problems: [],
  };
  return { result, text, outcome: '' };
}

export async function runDesk(command: DeskCommand, args: Arguments): Promise<Told> {
  const { reports, id, as, data } = args;
  switch (command) {
    case 'new':
      return tellNew(await newReport({ name: reports[0]!, data, ...(as === undefined ? {} : { as }) }));
    case 'facts':
      return runFacts(args);
    case 'query':
      return runQuery(args);
    case 'diff':
      return runDiff(args);
    case 'import':
      return tellImport(
        await importReport({
          files: reports,
          data,
          ...(id === undefined ? {} : { id }),
          ...(as === undefined ? {} : { as }),
        }),
      );
  }
}
