/**
 * The last touches to a set page, in their order: each works on what the one before it has left on the
 * sheet.
 */
import type { HtmlDocument } from '../html/document.ts';
import { ptToPx } from '../lib/units.ts';
import { enlargedFormat } from '../design/enlarge.ts';
import { dropHyphens } from './hyphens.ts';
import { levelColumns } from './level.ts';
import { composeLines } from './compose.ts';
import { mendParted } from './parted.ts';
import type { PageFormat } from '../design/format.ts';
import type { Sheet } from '../render/sheet.ts';
import { snapTexts } from './snap.ts';

/**
 * @param factor See design/enlarge.ts. @returns The document as it stands on the sheet: columns level, text on the
 * grid, lines composed; the page must be on the sheet.
 */
export async function finishTexts(
  { sheet, format }: { sheet: Sheet; format: PageFormat },
  page: HtmlDocument,
  factor: number,
): Promise<HtmlDocument> {
  const whole = await mendParted(sheet, page);
  const least = ptToPx(enlargedFormat(format, factor).type.article[0]);
  const level = await levelColumns(sheet, whole, least);
  const snapped = await dropHyphens(sheet, await snapTexts(sheet, level, format));
  const { document } = await composeLines(sheet, snapped, least);
  return document;
}
