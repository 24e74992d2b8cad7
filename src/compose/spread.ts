/**
 * A list that ends far above the foot of its block, beside something higher: what is left is shared by
 * the gaps between its items, or above and below a single one, in whole lines, so that its text stays on
 * the baseline grid. Likewise one column of a list in columns.
 */
import type { PageFormat } from '../design/format.ts';
import type { HtmlDocument } from '../html/document.ts';
import { mmToPx } from '../lib/units.ts';
import type { Sheet } from '../render/sheet.ts';
import { seenShare } from './grid.ts';
import { touch } from './touch.ts';

/** @returns The document as it stands on the sheet with its lists spread; the page must be on the sheet. */
export const spreadLists = (
  sheet: Sheet,
  page: HtmlDocument,
  { trim, margins: [top, right, bottom, left] }: Pick<PageFormat, 'trim' | 'margins'>,
): Promise<HtmlDocument> =>
  touch(
    sheet,
    page,
    spreadInPage,
    mmToPx(trim[0] - left - right) * mmToPx(trim[1] - top - bottom) * seenShare,
  );

/**
 * Runs in the page. @param seen px² from which an empty place is seen. @returns How many lists were spread.
 */
function spreadInPage(seen: number): number {
  const { gauge } = window;
  /** Lines below a list that are seen, and how many a gap may gain. */
  const leastFree = 3;
  const mostGained = 3;
  const marginOf = (element: HTMLElement) => Number.parseFloat(getComputedStyle(element).marginTop);
  const endOf = (items: HTMLElement[]) =>
    Math.max(...items.map((item) => item.getBoundingClientRect().bottom));
  /** All gaps alike, and what stays below the last item like them. Undone where they do not fit. */
  const widen = (
    items: HTMLElement[],
    { free, line, fits }: { free: number; line: number; fits: () => boolean },
  ): boolean => {
    const places = items.filter((_, index) => index > 0 && !items[index - 1]!.matches('.item-heading'));
    const gained = Math.min(mostGained, Math.floor(free / (places.length + 1)));
    for (const item of places) item.style.marginTop = `${marginOf(item) + gained * line}px`;
    if (places.length > 0 && gained > 0 && fits()) return true;
    for (const item of places) item.style.marginTop = '';
    return false;
  };
  /** Items side by side: only a column that leaves a hole below it; the others stay as they are. */
  const widenColumns = (
    columns: HTMLElement[][],
    { bottom, line, fits }: { bottom: number; line: number; fits: () => boolean },
  ): boolean => {
    const isShort = (items: HTMLElement[]) =>
      (bottom - endOf(items) + line) * items[0]!.getBoundingClientRect().width > seen;
    const short = columns.filter(isShort);
    if (short.length === 0) return false;
    // Columns break where they do now, however high they become.
    for (const [first] of columns.slice(1)) first!.style.breakBefore = 'column';
    const changed = short.filter((items) =>
      widen(items, { free: Math.floor((bottom - endOf(items)) / line + 0.1), line, fits }),
    ).length;
    if (changed === 0) for (const [first] of columns.slice(1)) first!.style.breakBefore = '';
    return changed > 0;
  };
  const spread = (list: HTMLElement): boolean => {
    const items = [...list.children] as HTMLElement[];
    const line = Number.parseFloat(getComputedStyle(list).lineHeight);
    const { right, bottom } = list.closest('.block')!.getBoundingClientRect();
    const fits = () => gauge.beyond([list, ...items], { right, bottom }) <= gauge.slack;
    // An item that is parted itself would be parted otherwise; two abreast are one line.
    if (
      items.length === 0 ||
      list.matches('.paired') ||
      items.some((item) => item.getClientRects().length > 1)
    )
      return false;
    const lefts = [...new Set(items.map((item) => Math.round(item.getBoundingClientRect().left)))];
    if (lefts.length > 1)
      return widenColumns(
        lefts.map((left) => items.filter((item) => Math.abs(item.getBoundingClientRect().left - left) < 1)),
        { bottom, line, fits },
      );
    const free = Math.floor((bottom - endOf(items)) / line + 0.1);
    if (free < leastFree) return false;
    if (items.filter((_, index) => index > 0 && !items[index - 1]!.matches('.item-heading')).length > 0)
      return widen(items, { free, line, fits });
    // A single item stands in the middle.
    list.style.marginTop = `${marginOf(list) + Math.floor(free / 2) * line}px`;
    return true;
  };
  return [...document.querySelectorAll<HTMLElement>('.block.panel .items')].filter(spread).length;
}
