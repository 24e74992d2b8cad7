/** The editor's commands, `tuban import` and others: what they say. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Both, type InEach, type MessageLanguage, alike, inEach, plural } from '../lib/languages.ts';
import { diffHtml, diffReports, diffText } from '../desk/diff/diff.ts';
import { listFacts, type FactRow } from '../desk/facts.ts';
import { importReport, type ImportResult } from '../desk/import/import-report.ts';
import { queryReport, type QueryRequest, type QueryResult } from '../desk/query/query-report.ts';
import { queryText } from '../desk/query/settle.ts';
import { newReport, type NewResult } from '../desk/new-report.ts';
import { findReports } from '../edition/prepare/find.ts';
import { error, hasErrors, ProblemError, type Said } from '../lib/problem.ts';
import { columnsOf, takeColumns, wrapColumns } from '../lib/visible.ts';
import { searchPath } from '../design/search.ts';
import { isTraditional } from '../model/language.ts';
import { useLanguages } from '../model/language-table.ts';
import { loadReport } from '../model/load.ts';
import { writeProblem } from '../edition/write/staging.ts';
import { makeFolders, showPath } from '../lib/files.ts';
import type { Told } from './archive.ts';
import type { Arguments } from './arguments.ts';

export type DeskCommand = 'import' | 'new' | 'facts' | 'query' | 'diff';

const whyLeft: Record<ImportResult['left'][number]['why'], Both> = {
  mark: { en: 'no words', zh: '没有文字' },
  page: { en: 'page number or contents', zh: '页码、目录' },
  address: { en: 'salutation, thanks or contact', zh: '称呼、套话' },
  unplaced: { en: 'no place for it', zh: '不知该放哪里' },
  note: { en: 'a note', zh: '注释' },
  'note-mark': { en: 'the number of a note', zh: '注释的号码' },
  'no-number': { en: 'cells of a table without a number', zh: '表格里没有数的格' },
  'table-title': { en: 'title of a table', zh: '表题' },
  'lead-in': { en: 'only leads on to what follows', zh: '只是引出下文' },
  'empty-part': { en: 'a heading with nothing below it', zh: '标题下面没有内容' },
};

/** @param data Folder of reports, for the next command. */
function tellImport(result: ImportResult, data: string): Told {
  const { id, written, language, facts, queries, kept, left } = result;
  const files = written.map(showPath);
  const where = data === 'data' ? id : `${id} --data ${data}`;
  const lines: Both[] = [
    {
      en: `${files.join(', ')}: ${plural(facts, 'fact')}, ${plural(queries, 'query', 'queries')} (${language})`,
      zh: `${files.join('、')}：${facts} 条事实，${queries} 条存疑（${language}）`,
    },
    ...(kept > 0
      ? [
          {
            en: `${plural(kept, 'item')} that the page has no room for ${kept === 1 ? 'is' : 'are'} kept under "more".`,
            zh: `版面放不下的 ${kept} 条留在“more”下面，随时可用。`,
          },
        ]
      : []),
    ...(isTraditional(language)
      ? [
          {
            en: 'Numbers in traditional Chinese are not read yet: they stay in their sentences.',
            zh: '繁体文字里的数字还不会认，都照原文留在句中。',
          },
        ]
      : []),
    left.length === 0
      ? { en: 'Every line of the source is in it.', zh: '原稿的每一行都收进来了。' }
      : { en: `Left out, ${plural(left.length, 'line')}:`, zh: `没有收进来的有 ${left.length} 行：` },
    ...left.map(({ line, text, why }) => {
      const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
      return {
        en: `  ${line}: ${shown}  (${whyLeft[why].en})`,
        zh: `  第 ${line} 行：${shown}（${whyLeft[why].zh}）`,
      };
    }),
    {
      en: `Next: tuban check ${where}\n      tuban build ${where}`,
      zh: `接下来：tuban check ${where}\n        tuban build ${where}`,
    },
  ];
  // Queries are counted above; notes on what is still to be filled in are for "tuban check".
  const problems = result.problems.filter(({ severity }) => severity === 'error');
  return {
    result: { ...result, problems },
    text: inEach((spoken) => lines.map((line) => `${line[spoken]}\n`).join('')),
    outcome: nothing,
  };
}

const nothing = alike('');

function tellNew(result: NewResult, data: string): Told {
  const files = result.written.map(showPath);
  const where = data === 'data' ? result.id : `${result.id} --data ${data}`;
  return {
    result,
    text: {
      en: `${files.join(', ')} was written. It builds as it is: tuban build ${where}\n`,
      zh: `已写好 ${files.join('、')}，现在就能出版面：tuban build ${where}\n`,
    },
    outcome: nothing,
  };
}

const cell = (text: string, width: number): string => {
  const shown = columnsOf(text) <= width ? text : `${takeColumns(text, width - 1)}…`;
  return shown + ' '.repeat(Math.max(0, width - columnsOf(shown)));
};

/** Terminal columns of a table of facts. */
const widths = { id: 26, label: 36, number: 22 };
const sentenceColumns = 96;

function factLines(
  { id, label, number, kind, status, rank, sentences, queried }: FactRow,
  language: MessageLanguage,
): string[] {
  const isChinese = language === 'zh';
  const marks = [
    kind,
    ...(status === 'actual' ? [] : [status]),
    ...(queried ? [isChinese ? '存疑' : 'query open'] : []),
  ].join(isChinese ? '，' : ', ');
  const first = `${cell(id, widths.id)} ${cell(label, widths.label)} ${cell(number || rank, widths.number)} ${marks}`;
  const said = sentences.length === 0 ? [isChinese ? '（只在图里）' : '(in figures only)'] : sentences;
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
      text: nothing,
      outcome: nothing,
    };
  const facts = listFacts(report);
  const rows = (language: MessageLanguage) => facts.flatMap((fact) => factLines(fact, language)).join('\n');
  const shown = showPath(path.resolve(file!));
  const errors = problems.filter(({ severity }) => severity === 'error');
  const result = { exitCode: hasErrors(errors) ? (1 as const) : (0 as const), id, facts, problems: errors };
  return {
    result,
    text: {
      en: `${rows('en')}\n${plural(facts.length, 'fact')} in ${shown}\n`,
      zh: `${rows('zh')}\n${shown} 里有 ${facts.length} 条事实\n`,
    },
    outcome: nothing,
  };
}

const actions = ['list', 'accept', 'keep', 'edit'] as const;
const isAction = (word: string): word is QueryRequest['action'] =>
  (actions as readonly string[]).includes(word);

const wrongQuery = (said: Said): ProblemError => new ProblemError(error('usage', said), 2);

/** REPORT [list | accept N | keep N | edit N TEXT] @throws ProblemError (exit 2) */
function readQuery([report = '', action = 'list', query, words, ...rest]: string[]): QueryRequest {
  if (!isAction(action))
    throw wrongQuery({
      en: [`"tuban query" cannot "${action}".`, `Use ${actions.join(', ')}: tuban query ${report} list`],
      zh: [
        `“tuban query”没有“${action}”这个动作。`,
        `可用：${actions.join('、')}，如 tuban query ${report} list`,
      ],
    });
  const wanted = action === 'list' ? 0 : action === 'edit' ? 2 : 1;
  const given = [query, words, ...rest].filter((word) => word !== undefined).length;
  if (given !== wanted)
    throw wrongQuery({
      en: [
        `"tuban query REPORT ${action}" wants ${['nothing more', 'the number of a query', 'the number of a query and the words in quotes'][wanted]}.`,
        action === 'list'
          ? `tuban query ${report} list`
          : `For example: tuban query ${report} ${action} 1${action === 'edit' ? ' "the right words"' : ''}`,
      ],
      zh: [
        `“tuban query REPORT ${action}”后面${['不再写别的', '要写存疑的编号', '要写存疑的编号和加了引号的文字'][wanted]}。`,
        action === 'list'
          ? `tuban query ${report} list`
          : `例如：tuban query ${report} ${action} 1${action === 'edit' ? ' "改后的文字"' : ''}`,
      ],
    });
  return {
    report,
    action,
    ...(query === undefined ? {} : { query }),
    ...(words === undefined ? {} : { words }),
  };
}

function tellQuery(result: QueryResult): Told {
  const { open, settled, file } = result;
  const left: Both =
    open.length === 0
      ? { en: 'No query is open.', zh: '没有未决的存疑。' }
      : {
          en: `${plural(open.length, 'query is', 'queries are')} open.`,
          zh: `还有 ${open.length} 条存疑没定。`,
        };
  const text: Both = settled
    ? {
        en: `${settled.id} is settled in ${showPath(file)}. ${left.en}\n`,
        zh: `${settled.id} 已定，写回 ${showPath(file)}。${left.zh}\n`,
      }
    : inEach(
        (language) =>
          `${[...open.map((query) => queryText(query, language)), left[language]].join('\n\n')}\n`,
      );
  return {
    result,
    text: result.problems.length > 0 ? nothing : text,
    outcome: { en: 'Nothing was changed.', zh: '什么也没有改。' },
  };
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

async function runDiff({ reports, data, ownOut }: Arguments, language: MessageLanguage): Promise<Told> {
  // A folder of products is no report of the data folder.
  const places = await Promise.all(
    reports.map(async (one) =>
      existsSync(path.join(one, 'proof.html')) ? path.resolve(one) : (await findReports([one], data))[0]!,
    ),
  );
  const diff = await diffReports(places[0]!, places[1]!);
  const { changes, pictures } = diff;
  let written = '';
  if (ownOut !== undefined) {
    const file = path.resolve(ownOut, 'diff.html');
    try {
      await makeFolders(path.dirname(file));
      await writeFile(file, diffHtml(diff, language));
    } catch (error) {
      throw writeProblem(file, error);
    }
    written = `${showPath(file)}\n`;
  }
  const result = {
    exitCode: 0 as const,
    a: diff.a,
    b: diff.b,
    changes,
    pictures: pictures.map(withoutBytes),
    problems: [],
  };
  return { result, text: inEach((spoken) => diffText(diff, spoken) + written), outcome: nothing };
}

/** Of a new report where --as says nothing: as Tuban speaks to its editor. */
const usualTag: InEach<string> = { en: 'en-GB', zh: 'zh-Hans' };

/** @param language Of the HTML that is written, and of a new report. */
export async function runDesk(
  command: DeskCommand,
  args: Arguments,
  language: MessageLanguage,
): Promise<Told> {
  const { reports, id, as, data } = args;
  useLanguages(searchPath([path.dirname(path.resolve(data)), process.cwd()]).styles);
  switch (command) {
    case 'new':
      return tellNew(await newReport({ name: reports[0]!, data, as: as ?? usualTag[language] }), data);
    case 'facts':
      return runFacts(args);
    case 'query':
      return runQuery(args);
    case 'diff':
      return runDiff(args, language);
    case 'import':
      return tellImport(
        await importReport({
          files: reports,
          data,
          ...(id === undefined ? {} : { id }),
          ...(as === undefined ? {} : { as }),
        }),
        data,
      );
  }
}
