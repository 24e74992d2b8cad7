/**
 * Reading back a document that flows over pages: its text in reading order, page after page, without what
 * stands in the margins.
 */
import { mmToPt } from '../lib/units.ts';
import { bare } from '../view/cover.ts';
import type { Piece } from './collect.ts';
import type { Difference } from './read-back.ts';
import type { PrintedPage } from './read-pdf.ts';

/** Characters told before and after what differs, and at most of it. */
const around = 12;
const mostTold = 60;
/** Longest head of a table that Chromium prints again on the next page, in characters. */
const longestHead = 200;

const textWhere = ({ items }: PrintedPage, stands: (y: number) => boolean): string =>
  items
    .filter(({ y }) => stands(y))
    .map(({ text }) => bare(text))
    .join('');

const isBetween =
  ({ box: [, bottom, , top] }: PrintedPage, margin: number) =>
  (y: number): boolean =>
    y > bottom + mmToPt(margin) && y < top - mmToPt(margin);

/** Text of a page between its margins. @param margin Above and below, mm. */
export const textBetween = (page: PrintedPage, margin: number): string =>
  textWhere(page, isBetween(page, margin));

/** Text of a page in its margins: running heads and the number of the page. */
export function textAround(page: PrintedPage, margin: number): string {
  const between = isBetween(page, margin);
  return textWhere(page, (y) => !between(y));
}

/** Characters at the start of a page that repeat the head of a table that goes on there. */
function repeatedHead(page: string, before: string, rest: string): number {
  // The shortest that does: a row that stands alone on its page may have followed such a head before.
  for (let length = 1; length <= Math.min(longestHead, page.length - 1); length += 1)
    if (rest.startsWith(page.slice(length, length + 2 * around)) && before.includes(page.slice(0, length)))
      return length;
  return 0;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

/** A stretch of a page that is of one piece of the sheet, or the head of a table, printed again. */
export interface FlowStretch {
  page: number;
  text: string;
  /** The piece; undefined for what is printed again. */
  piece?: Piece;
}

/** Cuts the text of a page, all of which is wanted from a place on, where pieces end. */
function stretchesFrom(
  text: string,
  { page, at, ends }: { page: number; at: number; ends: { piece: Piece; end: number }[] },
): FlowStretch[] {
  const stretches: FlowStretch[] = [];
  let from = 0;
  for (const { piece, end } of ends) {
    if (end <= at + from || from >= text.length) continue;
    const to = Math.min(text.length, end - at);
    stretches.push({ page, text: text.slice(from, to), piece });
    from = to;
  }
  return stretches;
}

/**
 * @param pieces What stands on the sheet, in its order.
 * @returns One difference at most, the place where the texts begin to differ; and which piece stands where.
 */
export function readFlow(
  pieces: Piece[],
  pages: PrintedPage[],
  margin: number,
): { differences: Difference[]; stretches: FlowStretch[] } {
  let wanted = '';
  const ends = pieces
    .filter(({ hiding }) => !hiding)
    .map((piece) => ({ piece, end: (wanted += bare(piece.text)).length }));
  const box = { x: 0, y: 0, width: 0, height: 0 };
  const stretches: FlowStretch[] = [];
  let at = 0;
  for (const [index, page] of pages.entries()) {
    const whole = textBetween(page, margin);
    const head = wanted.startsWith(whole, at)
      ? 0
      : repeatedHead(whole, wanted.slice(0, at), wanted.slice(at));
    if (head > 0) stretches.push({ page: index + 1, text: whole.slice(0, head) });
    const text = whole.slice(head);
    const same = commonStart(wanted.slice(at, at + text.length), text);
    if (same < text.length) {
      const from = Math.max(0, same - around);
      const difference = {
        page: index + 1,
        wanted: wanted.slice(at + from, at + from + mostTold),
        found: text.slice(from, from + mostTold),
        box,
      };
      return { differences: [difference], stretches };
    }
    stretches.push(...stretchesFrom(text, { page: index + 1, at, ends }));
    at += text.length;
  }
  const lost = { page: pages.length, wanted: wanted.slice(at, at + mostTold), found: '', box };
  return { differences: at === wanted.length ? [] : [lost], stretches };
}
