/**
 * Problems as text for a terminal or a log.
 *
 *   data/rents-2026/report.yaml:11:28   figures › rent-index › rent
 *
 *     "n/a" is not a number.
 *
 *      10 |       - {year: 2017, rent: 104.1}
 *      11 |       - {year: 2018, rent: "n/a"}
 *         |                            ^^^^^
 *     Write the figure alone …                                  (value-not-a-number)
 */
import { plural, type InEach, type MessageLanguage } from './languages.ts';
import { sentencesOf, type FilePlace, type PagePlace, type Problem, type Severity } from './problem.ts';
import { columnsOf, makeVisible, takeColumns, wrapColumns } from './visible.ts';

export interface ProblemTextOptions {
  /** English when left out. */
  language?: MessageLanguage | undefined;
  /** Colours and weights of ANSI terminals. */
  color?: boolean | undefined;
  /** full (default): with the source line. line: one line for each problem, for long lists. */
  shape?: 'full' | 'line' | undefined;
  /** What was or was not written, said in the closing line. */
  outcome?: string | undefined;
}

/** Terminal columns for running text, and for the source line behind its number. */
const textColumns = 88;
const excerptColumns = 100;

const colors: Record<Severity, string> = { error: '31', warning: '33', note: '36' };
const titles: InEach<Record<Severity, string>> = {
  en: { error: '', warning: 'Warning: ', note: 'Note: ' },
  zh: { error: '', warning: '警告：', note: '提示：' },
};
const severities: InEach<Record<Severity, string>> = {
  en: { error: 'error', warning: 'warning', note: 'note' },
  zh: { error: '错误', warning: '警告', note: '提示' },
};

type Paint = (text: string, code: string) => string;
const painter = (color: boolean | undefined): Paint =>
  color ? (text, code) => (text === '' ? '' : `\u001b[${code}m${text}\u001b[0m`) : (text) => text;

/** The character from which the lines are shown, so that the place at `column` is among them. */
function findCut(line: string, column: number): number {
  if (columnsOf(line) <= excerptColumns) return 0;
  let from = 0;
  // The place stays in the left half, with some of what is before it.
  const before = line.slice(0, column - 1);
  while (columnsOf(before.slice(from)) > excerptColumns / 2)
    from += Math.max(1, Math.floor((before.length - from) / 8));
  return /[\udc00-\udfff]/.test(line[from] ?? '') ? from + 1 : from;
}

/** What is shown of a line from character `from` on; `cutLeft` when something stands before it. */
function showLine(line: string, from: number, cutLeft: boolean): string {
  const rest = line.slice(from);
  const taken = takeColumns(rest, excerptColumns - 2);
  const fits = columnsOf(rest) <= excerptColumns;
  return makeVisible((cutLeft && line.length > 0 ? '…' : '') + (fits ? rest : `${taken}…`));
}

function formatExcerpt(place: FilePlace, paint: Paint, severity: Severity): string[] {
  const { excerpt } = place;
  if (!excerpt) return [];
  const { firstLine, lines, firstColumn = 1 } = excerpt;
  const marked = lines[place.line - firstLine] ?? '';
  const column = place.column - firstColumn + 1;
  const from = findCut(marked, column);
  const cutLeft = from > 0 || firstColumn > 1;
  const width = Math.max(3, String(firstLine + lines.length - 1).length);
  const margin = (label: string) => paint(` ${label.padStart(width)} | `, '2');
  const carets = (): string => {
    const indent = columnsOf(makeVisible(marked.slice(from, column - 1))) + (cutLeft ? 1 : 0);
    const run = takeColumns(
      marked.slice(column - 1, column - 1 + (place.length ?? 1)),
      excerptColumns - 2 - indent,
    );
    return ' '.repeat(indent) + paint('^'.repeat(Math.max(1, columnsOf(makeVisible(run)))), colors[severity]);
  };
  return lines.flatMap((line, index) => {
    const row = (margin(String(firstLine + index)) + showLine(line, from, cutLeft)).trimEnd();
    return firstLine + index === place.line ? [row, margin('') + carets()] : [row];
  });
}

const wrap = (text: string): string[] => wrapColumns(makeVisible(text), textColumns);

function formatPagePlace({ product, page, block, box }: PagePlace, language: MessageLanguage): string {
  const at = box && `${box.x}, ${box.y} ${box.unit}`;
  const onPage = page === undefined ? '' : language === 'zh' ? `第 ${page} 页` : `page ${page}`;
  return [product, onPage, block, at].filter(Boolean).join(language === 'zh' ? '，' : ', ');
}

/** What entries of lists are called in a path, in Chinese; fields keep the names that are typed. */
const entryNames: Record<string, (number: string) => string> = {
  item: (number) => `第 ${number} 条`,
  entry: (number) => `第 ${number} 项`,
  paragraph: (number) => `第 ${number} 段`,
  task: (number) => `任务 ${number}`,
  figure: (number) => `图表 ${number}`,
  photo: (number) => `照片 ${number}`,
  credit: (number) => `署名 ${number}`,
  query: (number) => `存疑 ${number}`,
  name: (number) => `姓名 ${number}`,
  phrase: (number) => `词语 ${number}`,
  pair: (number) => `第 ${number} 对`,
  fact: (number) => `事实 ${number}`,
  text: (number) => `第 ${number} 句`,
  row: (number) => `第 ${number} 行`,
  column: (number) => `第 ${number} 列`,
  point: (number) => `第 ${number} 处`,
  event: (number) => `事件 ${number}`,
  hashtag: (number) => `话题 ${number}`,
  card: (number) => `卡片 ${number}`,
};

/** A path inside the dataset in the reader's language: "review › economy › 第 2 条". */
export function showPathIn(path: string, language: MessageLanguage): string {
  if (language !== 'zh') return path;
  return path
    .split(' › ')
    .map((step) => {
      const [, name = '', number = ''] = /^([a-z]+) (\S+)$/.exec(step) ?? [];
      return entryNames[name]?.(number) ?? step;
    })
    .join(' › ');
}

function formatWhere({ place, page, path }: Problem, paint: Paint, language: MessageLanguage): string {
  const file = place ? paint(makeVisible(`${place.file}:${place.line}:${place.column}`), '1') : '';
  const onPage = page ? paint(makeVisible(formatPagePlace(page, language)), '1') : '';
  return [file, onPage, path ? makeVisible(showPathIn(path, language)) : ''].filter(Boolean).join('   ');
}

/** The remedy, its last line ending with the problem's code. */
function formatRemedy(remedy: string, code: string, paint: Paint): string[] {
  const lines = wrap(remedy).map((line) => `  ${line}`);
  const last = lines.pop() ?? '';
  const shown = paint(`(${code})`, '2');
  return columnsOf(last) + code.length + 5 <= textColumns + 2
    ? [...lines, `${last}   ${shown}`]
    : [...lines, last, `  ${shown}`];
}

/** One problem: where, what, the line with a caret, what to do. Ends without a line end. */
export function formatProblem(problem: Problem, options: ProblemTextOptions = {}): string {
  const { color, shape, language = 'en' } = options;
  if (shape === 'line') return formatLine(problem, options);
  const paint = painter(color);
  const { severity } = problem;
  const said = sentencesOf(problem, language);
  const where = formatWhere(problem, paint, language);
  const message = wrap(titles[language][severity] + said.message).map(
    (line) => `  ${paint(line, `1;${colors[severity]}`)}`,
  );
  const excerpt = problem.place ? formatExcerpt(problem.place, paint, severity) : [];
  return [
    ...(where ? [where, ''] : []),
    ...message,
    ...(excerpt.length > 0 ? ['', ...excerpt] : []),
    ...formatRemedy(said.remedy, problem.code, paint),
  ].join('\n');
}

/** One problem in one line: place, severity, message, code. */
function formatLine(problem: Problem, { color, language = 'en' }: ProblemTextOptions): string {
  const paint = painter(color);
  const { place, page, severity } = problem;
  const where = place
    ? `${place.file}:${place.line}:${place.column}`
    : page
      ? formatPagePlace(page, language)
      : '';
  return [
    paint(makeVisible(where), '1'),
    paint(severities[language][severity], colors[severity]),
    makeVisible(sentencesOf(problem, language).message),
    paint(`(${problem.code})`, '2'),
  ]
    .filter(Boolean)
    .join('  ');
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By file, line and column; those without a file come first, in the order given. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compareText(a.place?.file ?? '', b.place?.file ?? '') ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
}

/** "3 problems in 1 file: 1 error, 2 notes.", "1 个文件里有 3 个问题：错误 1 个，提示 2 个。" */
export function countProblems(problems: readonly Problem[], language: MessageLanguage = 'en'): string {
  const files = new Set(problems.flatMap(({ place }) => (place ? [place.file] : []))).size;
  const kinds = (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    const name = severities[language][severity];
    return count === 0 ? [] : [language === 'zh' ? `${name} ${count} 个` : plural(count, name)];
  });
  if (language === 'zh')
    return `${files > 0 ? `${files} 个文件里` : ''}有 ${problems.length} 个问题${kinds.length > 0 ? `：${kinds.join('，')}` : ''}。`.replace(
      /^有/,
      '共',
    );
  return `${plural(problems.length, 'problem')}${files > 0 ? ` in ${plural(files, 'file')}` : ''}${kinds.length > 0 ? `: ${kinds.join(', ')}` : ''}.`;
}

/** All problems in their order, and how many there were. Ends with a line end; "" for none. */
export function formatProblems(problems: readonly Problem[], options: ProblemTextOptions = {}): string {
  if (problems.length === 0) return '';
  const texts = sortProblems(problems).map((problem) => formatProblem(problem, options));
  const { language = 'en' } = options;
  const closing = [countProblems(problems, language), options.outcome]
    .filter(Boolean)
    .join(language === 'zh' ? '' : ' ');
  return `${texts.join(options.shape === 'line' ? '\n' : '\n\n')}\n\n${closing}\n`;
}
