/**
 * What is told of a report that so many pages do not hold, or that does not divide over so many: by how
 * much, on how many it would stand, and where most of its words are.
 */
import type { PageFormat } from '../design/format.ts';
import { ProblemError } from '../lib/problem.ts';
import type { ReportView, Text } from '../view/view.ts';
import { arrange } from './arrange.ts';
import { capacities, fewestPages, mostPages } from './paginate.ts';
import type { ArrangeRequest } from './way.ts';

export interface Overset {
  /** Lines of the main column that are too many, and what share of the report they are. */
  lines: number;
  share: number;
  /** Pages that would hold it; undefined beyond the most that a report may have. */
  needed: number | undefined;
}

/**
 * @param asked Pages that do not hold the report; undefined where as many as it needs were allowed. A
 * spread has two.
 */
export async function measureOverset(request: ArrangeRequest, asked = mostPages): Promise<Overset> {
  const { fitting, overset } = await arrange(request);
  const needed =
    fitting.length > 0 && !request.spread ? 1 : await fewestPages(request, request.levels.at(-1)!);
  // What the first page leaves over, less what the others take of it.
  const [first, ...others] = capacities(request, asked);
  const taken = others.reduce((sum, lines) => sum + lines, 0);
  const lines = Math.max(1, (overset ?? 0) - taken);
  return { lines, share: lines / (first! + taken + lines), needed };
}

/** Letters of a Latin word with its space. */
const wordLetters = 6;
/** As editors count: 字, in Latin script words; two figures are known of an estimate, no more. */
function countOf({ script }: ReportView, length: number): number {
  const count = script === 'han' ? length : length / wordLetters;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return Math.round(count / step) * step;
}

const lengthOf = (texts: Text[]): number => texts.flat().reduce((sum, { text }) => sum + text.length, 0);
const mostNamed = 3;

/** Blocks with their lengths in characters, the longest first. */
function longestFirst({ review, article, plan }: ReportView): { id: string; length: number }[] {
  return [
    ...review.sections.map(({ id, items }) => ({ id, length: lengthOf(items.map(({ runs }) => runs)) })),
    ...(plan?.tasks ?? []).map(({ id, text, items }) => ({ id, length: lengthOf([text, ...items]) })),
    ...(article ? [{ id: 'article', length: lengthOf(article.paragraphs) }] : []),
  ].sort((one, two) => two.length - one.length);
}

const pagesOf = (count: number, { label }: PageFormat): string =>
  `${count === 1 ? 'one page' : `${count} pages`} of ${label}`;

/** @param parts Pages that stand side by side on a sheet. */
export function oversetProblem(
  {
    view,
    format,
    line,
    parts,
    asked,
  }: { view: ReportView; format: PageFormat; line: number; parts: number; asked: number | undefined },
  { lines, share, needed }: Overset,
): ProblemError {
  const wanted = (asked ?? mostPages) / parts;
  const stands = needed === undefined ? undefined : Math.ceil(needed / parts);
  if (stands !== undefined && stands <= wanted) {
    return new ProblemError({
      code: 'layout-hints',
      severity: 'error',
      message: `The report cannot be divided over ${pagesOf(wanted, format)}: it stands on ${stands}.`,
      remedy: `Write "pages: ${stands}" under layout, or leave it out.`,
    });
  }
  const blocks = longestFirst(view);
  const whole = blocks.reduce((sum, { length }) => sum + length, 0);
  const unit = view.script === 'han' ? '字' : 'words';
  const longest = blocks
    .slice(0, mostNamed)
    .map(({ id, length }) => `"${id}" (${countOf(view, length)} ${unit})`)
    .join(', ');
  return new ProblemError({
    code: 'overset',
    severity: 'error',
    message: `The report is ${lines} lines (${Math.round(lines * line)} mm of the main column) too long for ${pagesOf(wanted, format)}, even at its least sizes: about ${countOf(view, whole * share)} of its ${countOf(view, whole)} ${unit}, with the figures that go with them.`,
    remedy: `Cut that much: most words are in ${longest}. Or choose a larger format (see "tuban formats")${stands === undefined ? '' : `, or let it have ${stands} pages: leave "pages" out`}.`,
  });
}
