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
import type { FilePlace, PagePlace, Problem, Severity } from './problem.ts';
import { columnsOf, makeVisible, takeColumns, wrapColumns } from './visible.ts';

export interface ProblemTextOptions {
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
const titles: Record<Severity, string> = { error: '', warning: 'Warning: ', note: 'Note: ' };

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

function formatPagePlace({ product, page, block, box }: PagePlace): string {
  const at = box && `${box.x}, ${box.y} ${box.unit}`;
  return [product, page === undefined ? '' : `page ${page}`, block, at].filter(Boolean).join(', ');
}

function formatWhere({ place, page, path }: Problem, paint: Paint): string {
  const file = place ? paint(makeVisible(`${place.file}:${place.line}:${place.column}`), '1') : '';
  const onPage = page ? paint(makeVisible(formatPagePlace(page)), '1') : '';
  return [file, onPage, path ? makeVisible(path) : ''].filter(Boolean).join('   ');
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
  const { color, shape } = options;
  if (shape === 'line') return formatLine(problem, options);
  const paint = painter(color);
  const { severity } = problem;
  const where = formatWhere(problem, paint);
  const message = wrap(titles[severity] + problem.message).map(
    (line) => `  ${paint(line, `1;${colors[severity]}`)}`,
  );
  const excerpt = problem.place ? formatExcerpt(problem.place, paint, severity) : [];
  return [
    ...(where ? [where, ''] : []),
    ...message,
    ...(excerpt.length > 0 ? ['', ...excerpt] : []),
    ...formatRemedy(problem.remedy, problem.code, paint),
  ].join('\n');
}

/** One problem in one line: place, severity, message, code. */
function formatLine(problem: Problem, { color }: ProblemTextOptions): string {
  const paint = painter(color);
  const { place, page, severity } = problem;
  const where = place ? `${place.file}:${place.line}:${place.column}` : page ? formatPagePlace(page) : '';
  return [
    paint(makeVisible(where), '1'),
    paint(severity, colors[severity]),
    makeVisible(problem.message),
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

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** "3 problems in 1 file: 1 error, 2 notes." */
export function countProblems(problems: readonly Problem[]): string {
  const files = new Set(problems.flatMap(({ place }) => (place ? [place.file] : []))).size;
  const kinds = (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count > 0 ? [plural(count, severity)] : [];
  });
  return `${plural(problems.length, 'problem')}${files > 0 ? ` in ${plural(files, 'file')}` : ''}${kinds.length > 0 ? `: ${kinds.join(', ')}` : ''}.`;
}

/** All problems in their order, and how many there were. Ends with a line end; "" for none. */
export function formatProblems(problems: readonly Problem[], options: ProblemTextOptions = {}): string {
  if (problems.length === 0) return '';
  const texts = sortProblems(problems).map((problem) => formatProblem(problem, options));
  const closing = [countProblems(problems), options.outcome].filter(Boolean).join(' ');
  return `${texts.join(options.shape === 'line' ? '\n' : '\n\n')}\n\n${closing}\n`;
}
