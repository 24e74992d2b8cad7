/**
 * Text that stands where it falls (in the middle beside a high neighbour, below a chart or a title) is
 * let down onto the page's baseline grid: `data-snap` in the templates. Text that has grown beyond the
 * body's leading has none to keep to.
 */
import type { PageFormat } from '../design/format.ts';
import type { HtmlDocument } from '../html/document.ts';
import { mmToPx } from '../lib/units.ts';
import type { Sheet } from '../render/sheet.ts';

/** @returns The document as it stands on the sheet; the page must be on the sheet. */
export async function snapTexts(sheet: Sheet, page: HtmlDocument, { margins: [top], bleed }: PageFormat): Promise<HtmlDocument> {
  const moved = await sheet.page.evaluate(snapInPage, mmToPx(top + bleed));
  return moved > 0 ? { ...page, body: await sheet.page.evaluate(() => document.body.innerHTML) } : page;
}

/** Runs in the page. @param first Top of the type area, px from a sheet's. @returns How many texts were moved. */
function snapInPage(first: number): number {
  const { gauge } = window;
  const line = Number.parseFloat(getComputedStyle(document.body).lineHeight);
  /** Share of a line that nobody sees. */
  const slack = 0.02;
  const moves: { text: HTMLElement; by: number }[] = [];
  for (const text of document.querySelectorAll<HTMLElement>('.block [data-snap]')) {
    if (Math.abs(Number.parseFloat(getComputedStyle(text).lineHeight) - line) > slack * line) continue;
    const top = text.getBoundingClientRect().top - text.closest('.sheet')!.getBoundingClientRect().top - first;
    const past = (top / line) % 1;
    if (past < slack || past > 1 - slack) continue;
    const down = (1 - past) * line;
    const { bottom } = text.closest('.block')!.getBoundingClientRect();
    moves.push({ text, by: gauge.beyond([text], { bottom }) + down <= gauge.slack ? down : -past * line });
  }
  for (const { text, by } of moves) {
    text.style.position = 'relative';
    text.style.top = `${Math.round(by * 100) / 100}px`;
  }
  return moves.length;
}
