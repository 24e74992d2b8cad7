/**
 * What is said of a report that does not fit on so many pages, or cannot be arranged on them: how much is too
 * long, how many pages would hold it, and which blocks have most of its words.
 */
import type { PageFormat } from '../design/format.ts';
import { ProblemError } from '../lib/problem.ts';
import { ptToMm } from '../lib/units.ts';
import { listAddresses } from '../view/addresses.ts';
import type { ReportView, Text } from '../view/view.ts';
import { measureRoom, mostPages } from './search.ts';
import type { Search } from './site.ts';

export interface Overset {
  /** Lines of the main column that are too many, and what share of the report they are; 0 where none is. */
  lines: number;
  share: number;
  /** Pages that would hold it; undefined beyond the most that a report may have. */
  needed: number | undefined;
}

/**
 * @param asked Pages that do not hold the report; undefined where as many as it needs were allowed. A
 * spread has two.
 */
export async function measureOverset(search: Search, asked = mostPages): Promise<Overset> {
  const { lines, room, needed } = await measureRoom(search, asked);
  const over = Math.max(0, lines - room);
  return { lines: over, share: over / (room + over), needed };
}

/** Letters of a Latin word with its space. */
const wordLetters = 6;
/** As editors count: 字, in Latin script words. Rounded to two digits, since it is an estimate. */
function countOf({ script }: ReportView, length: number): number {
  const count = script === 'han' ? length : length / wordLetters;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return Math.round(count / step) * step;
}

/**
 * Area that a character takes at least, in squares of its size: a Han character all of it, a Latin letter
 * less than half.
 */
const leastArea = { han: 1, latin: 0.35 } as const;

/**
 * What no page can hold, told before anything is measured: words alone, without a space between them, at the
 * least type that is allowed. @throws ProblemError `overset`
 */
export function refuseEndless(view: ReportView, format: PageFormat, pages = mostPages): void {
  const { trim, margins, type } = format;
  const [top, right, bottom, left] = margins;
  const room = (trim[0] - left - right) * (trim[1] - top - bottom) * pages;
  const length = [...listAddresses(view).values()].reduce((sum, { text }) => sum + text.length, 0);
  const most = room / (ptToMm(type.minimum) ** 2 * leastArea[view.script]);
  if (length <= most) return;
  const unit = view.script === 'han' ? '字' : 'words';
  throw new ProblemError({
    code: 'overset',
    severity: 'error',
    message: `The report has about ${countOf(view, length)} ${unit}; ${pagesOf(pages, format)}, ${pages === mostPages ? 'the most there may be, hold' : 'as asked for, hold'} ${countOf(view, most)} at the very most, with nothing else on them.`,
    remedy: 'Print a part of it, or divide it into several reports; the reading edition takes all of it.',
  });
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
  const where =
    asked === undefined ? `${pagesOf(wanted, format)}, the most there may be` : pagesOf(wanted, format);
  const stands = needed === undefined ? undefined : Math.ceil(needed / parts);
  if (asked !== undefined && stands !== undefined && stands <= wanted) {
    return new ProblemError({
      code: 'layout-hints',
      severity: 'error',
      message: `The report does not fill ${where}: it takes ${stands === 1 ? 'one' : stands}.`,
      remedy: `Write "pages: ${stands}" under layout, or leave "pages" out.`,
    });
  }
  if (asked === undefined && stands !== undefined) {
    return new ProblemError({
      code: 'overset',
      severity: 'error',
      message: `The report is too long for ${where}: reckoned it takes ${stands}, and set it does not fit.`,
      remedy: `Cut some of it, or choose a larger format (see "tuban formats").`,
    });
  }
  if (lines === 0) {
    return new ProblemError({
      code: 'layout-impossible',
      severity: 'error',
      message: `The report is not too long for ${where}, but its blocks cannot be arranged there: one of them is wider or higher than any place.`,
      remedy: `Choose a larger format (see "tuban formats"), or divide the longest section in two: ${longestFirst(
        view,
      )
        .slice(0, mostNamed)
        .map(({ id }) => `"${id}"`)
        .join(', ')}.${asked === undefined ? '' : ' Or leave "pages" out under layout.'}`,
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
    message: `The report is ${lines} ${lines === 1 ? 'line' : 'lines'} (${Math.round(lines * line)} mm of the main column) too long for ${where}, even at the smallest sizes: about ${countOf(view, whole * share)} of its ${countOf(view, whole)} ${unit}, and the figures that go with them.`,
    remedy: `Cut that much: most words are in ${longest}. Or choose a larger format (see "tuban formats")${stands === undefined ? '' : `, or let it take ${stands} pages: write "pages: ${stands}" under layout`}.`,
  });
}
