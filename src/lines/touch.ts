/** A touch to the page on the sheet: a script that runs in it, changes what it has to, and counts. */
import type { HtmlDocument } from '../html/document.ts';
import type { Sheet } from '../render/sheet.ts';

/**
 * @param script Runs in the page, which must be on the sheet. @returns The document as it stands there
 * afterwards; the given one where nothing was changed.
 */
export async function touch<Given extends unknown[]>(
  sheet: Sheet,
  page: HtmlDocument,
  script: (...given: Given) => number,
  ...given: Given
): Promise<HtmlDocument> {
  const changed = await sheet.page.evaluate(script, ...given);
  return changed > 0 ? { ...page, body: await sheet.page.evaluate(() => document.body.innerHTML) } : page;
}
