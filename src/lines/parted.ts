/**
 * Items that the end of a column parts with a single line before or after it, though the style sheet
 * asks for two: Chromium balances columns first. Such an item is kept whole where its block has room.
 */
import type { HtmlDocument } from '../html/document.ts';
import type { Sheet } from '../render/sheet.ts';
import { touch } from './touch.ts';

/** @returns The document as it stands on the sheet with its items mended; the page must be on the sheet. */
export const mendParted = (sheet: Sheet, page: HtmlDocument): Promise<HtmlDocument> =>
  touch(sheet, page, mendInPage);

/** Runs in the page. @returns How many items were mended. */
function mendInPage(): number {
  const { gauge } = window;
  const isParted = (item: Element): boolean => {
    const line = Number.parseFloat(getComputedStyle(item).lineHeight);
    const pieces = [...item.getClientRects()];
    return pieces.length > 1 && pieces.some(({ height }) => height < 1.5 * line);
  };
  return [...document.querySelectorAll<HTMLElement>('.block li.item')].filter((item) => {
    if (!isParted(item)) return false;
    const block = item.closest('.block')!;
    const { right, bottom } = block.getBoundingClientRect();
    item.style.breakInside = 'avoid';
    if (gauge.beyond(block.querySelectorAll('li'), { right: right + gauge.slack, bottom }) <= gauge.slack)
      return true;
    item.style.breakInside = '';
    return false;
  }).length;
}
