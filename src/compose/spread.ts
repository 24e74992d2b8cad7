/**
 * A list that ends far above the foot of its block, beside something higher: what is left is shared by
 * the gaps between its items, or above and below a single one, in whole lines, so that its text stays on
 * the baseline grid.
 */
import type { HtmlDocument } from '../html/document.ts';
import type { Sheet } from '../render/sheet.ts';
import { touch } from './touch.ts';

/** @returns The document as it stands on the sheet with its lists spread; the page must be on the sheet. */
export const spreadLists = (sheet: Sheet, page: HtmlDocument): Promise<HtmlDocument> => touch(sheet, page, spreadInPage);

/** Runs in the page. @returns How many lists were spread. */
function spreadInPage(): number {
  const { gauge } = window;
  /** Lines below a list that are seen, and how many a gap may gain. */
  const leastFree = 3;
  const mostGained = 3;
  const spread = (list: HTMLElement): boolean => {
    const items = [...list.children] as HTMLElement[];
    const line = Number.parseFloat(getComputedStyle(list).lineHeight);
    const boxes = items.map((item) => item.getBoundingClientRect());
    const block = list.closest('.block')!;
    const { right, bottom } = block.getBoundingClientRect();
    const free = Math.floor((bottom - Math.max(...boxes.map((box) => box.bottom))) / line + 0.1);
    // Items in several columns part otherwise than they are asked to.
    if (free < leastFree || boxes.some(({ left }) => Math.abs(left - boxes[0]!.left) > 1) || items.some((item) => item.getClientRects().length > 1)) return false;
    const places = items.filter((_, index) => index > 0 && !items[index - 1]!.matches('.item-heading'));
    if (places.length === 0) {
      // A single item stands in the middle.
      list.style.marginTop = `${Number.parseFloat(getComputedStyle(list).marginTop) + Math.floor(free / 2) * line}px`;
      return true;
    }
    // All gaps alike, and what stays below the last item like them.
    const gained = Math.min(mostGained, Math.floor(free / (places.length + 1)));
    for (const item of places) item.style.marginTop = `${Number.parseFloat(getComputedStyle(item).marginTop) + gained * line}px`;
    if (gained > 0 && gauge.beyond([list, ...items], { right, bottom }) <= gauge.slack) return true;
    for (const item of places) item.style.marginTop = '';
    return false;
  };
  return [...document.querySelectorAll<HTMLElement>('.block.panel .items')].filter(spread).length;
}
