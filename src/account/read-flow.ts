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

/** Text of a page between its margins. @param margin Above and below, mm. */
const textOf = ({ box: [, bottom, , top], items }: PrintedPage, margin: number): string =>
  items
    .filter(({ y }) => y > bottom + mmToPt(margin) && y < top - mmToPt(margin))
    .map(({ text }) => bare(text))
    .join('');

/** Characters at the start of a page that repeat the head of a table that goes on there. */
function repeatedHead(page: string, before: string, rest: string): number {
  for (let length = Math.min(longestHead, page.length); length > 0; length -= 1)
    if (rest.startsWith(page.slice(length, length + 2 * around)) && before.includes(page.slice(0, length)))
      return length;
  return 0;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

/**
 * @param pieces What stands on the sheet, in its order.
 * @returns One difference at most: the place where the texts begin to differ.
 */
export function compareFlow(pieces: Piece[], pages: PrintedPage[], margin: number): Difference[] {
  const wanted = pieces
    .filter(({ hiding }) => !hiding)
    .map(({ text }) => bare(text))
    .join('');
  const box = { x: 0, y: 0, width: 0, height: 0 };
  let at = 0;
  for (const [index, page] of pages.entries()) {
    const whole = textOf(page, margin);
    const text = wanted.startsWith(whole, at)
      ? whole
      : whole.slice(repeatedHead(whole, wanted.slice(0, at), wanted.slice(at)));
    const same = commonStart(wanted.slice(at, at + text.length), text);
    if (same < text.length) {
      const from = Math.max(0, same - around);
      return [
        {
          page: index + 1,
          wanted: wanted.slice(at + from, at + from + mostTold),
          found: text.slice(from, from + mostTold),
          box,
        },
      ];
    }
    at += text.length;
  }
  return at === wanted.length
    ? []
    : [{ page: pages.length, wanted: wanted.slice(at, at + mostTold), found: '', box }];
}
