/**
 * Text that stands where it falls (in the middle beside a high neighbour, below a chart or a title) is
 * let down onto the page's baseline grid: `data-snap` in the templates. Text that has grown beyond the
 * body's leading has none to keep to. A list that may run on in the next column (`data-snap="flow"`) is
 * pushed down by the room before it, where its block has that much; items that are still off the grid, as in
 * the next column, are let up or down one by one.
 */
import type { PageFormat } from '../design/format.ts';
import type { HtmlDocument } from '../html/document.ts';
import { mmToPx } from '../lib/units.ts';
import type { Sheet } from '../render/sheet.ts';
import { touch } from './touch.ts';

/** @returns The document as it stands on the sheet; the page must be on the sheet. */
export const snapTexts = (
  sheet: Sheet,
  page: HtmlDocument,
  { margins: [top], bleed }: PageFormat,
): Promise<HtmlDocument> => touch(sheet, page, snapInPage, mmToPx(top + bleed));

/**
 * Runs in the page. @param areaTop Top of the type area, px from a sheet's. @returns How many texts were
 * moved.
 */
function snapInPage(areaTop: number): number {
  const { gauge } = window;
  const line = Number.parseFloat(getComputedStyle(document.body).lineHeight);
  /** Share of a line that nobody sees. */
  const slack = 0.02;
  /** How far a text stands below a line of the grid, in lines. */
  const pastOf = (text: Element): number => {
    const past =
      ((text.getClientRects()[0]!.top - text.closest('.sheet')!.getBoundingClientRect().top - areaTop) /
        line) %
      1;
    return past < slack || past > 1 - slack ? 0 : past;
  };
  const isBody = (text: Element) =>
    Math.abs(Number.parseFloat(getComputedStyle(text).lineHeight) - line) <= slack * line;
  const push = (list: HTMLElement): boolean => {
    const first = list.firstElementChild ?? list;
    const past = isBody(list) ? pastOf(first) : 0;
    if (past === 0) return false;
    const given = list.style.marginTop;
    // A list in columns that is too low opens another column beside them.
    const { right, bottom } = list.closest('.block')!.getBoundingClientRect();
    list.style.marginTop = `${Math.round((Number.parseFloat(getComputedStyle(list).marginTop) + (1 - past) * line) * 100) / 100}px`;
    if (pastOf(first) === 0 && gauge.beyond([list, ...list.children], { right, bottom }) <= gauge.slack)
      return true;
    list.style.marginTop = given;
    return false;
  };
  const moves: { text: HTMLElement; by: number }[] = [];
  for (const text of document.querySelectorAll<HTMLElement>('.block [data-snap=""]')) {
    const past = isBody(text) ? pastOf(text) : 0;
    if (past === 0) continue;
    const down = (1 - past) * line;
    const { bottom } = text.closest('.block')!.getBoundingClientRect();
    moves.push({ text, by: gauge.beyond([text], { bottom }) + down <= gauge.slack ? down : -past * line });
  }
  for (const { text, by } of moves) {
    text.style.position = 'relative';
    text.style.top = `${Math.round(by * 100) / 100}px`;
  }
  /** An item to the nearest line of the grid; one that runs on in the next column has two places. */
  const settle = (item: HTMLElement): boolean => {
    const past = isBody(item) ? pastOf(item) : 0;
    if (past === 0 || item.getClientRects().length !== 1) return false;
    const { bottom } = item.closest('.block')!.getBoundingClientRect();
    const down = (1 - past) * line;
    const goesDown = past > 0.5 && gauge.beyond([item], { bottom }) + down <= gauge.slack;
    // More than half a line up would run into what stands above.
    if (!goesDown && past > 0.5 + slack) return false;
    item.style.position = 'relative';
    item.style.top = `${Math.round((goesDown ? down : -past * line) * 100) / 100}px`;
    return true;
  };
  const lists = [...document.querySelectorAll<HTMLElement>('.block [data-snap="flow"]')];
  const pushed = lists.filter(push).length;
  // Below a title of several lines the texts of an item may be off where it is not itself.
  const settled = lists
    .flatMap((list) => [...list.children, ...list.querySelectorAll(':scope > * > :is(p, ul)')])
    .filter((item) => settle(item as HTMLElement)).length;
  return moves.length + pushed + settled;
}
