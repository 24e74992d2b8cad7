/**
 * Prints the reading edition: once to learn on which pages its headings stand, once with them; the first
 * may be a rehearsal.
 */
import { renderPdf } from '../render/pdf.ts';
import type { Sheet } from '../render/sheet.ts';
import { headingPages } from './contents.ts';
import { makeSpoken } from './spoken.ts';
import { readingDocument, readingPage, type ReadingInput } from './document.ts';

/** Page numbers have a column of fixed width, so a third pass is never needed in practice. */
const mostPasses = 4;

/** Pages of headings by their ids. */
export type HeadingPages = ReadonlyMap<string, number>;

const same = (a: HeadingPages, b: HeadingPages): boolean =>
  a.size === b.size && [...a].every(([id, page]) => b.get(id) === page);

async function printWith(
  sheet: Sheet,
  input: Omit<ReadingInput, 'pages'>,
  pages: HeadingPages,
): Promise<{ pdf: Uint8Array; found: HeadingPages }> {
  await sheet.show(readingDocument({ ...input, pages }));
  await makeSpoken(sheet, input.view.language);
  const pdf = await renderPdf(sheet, { ...readingPage, tagged: true });
  return { pdf, found: await headingPages(pdf) };
}

/** On which pages the headings will stand, for a print to come. */
export const rehearseReading = async (
  sheet: Sheet,
  input: Omit<ReadingInput, 'pages'>,
): Promise<HeadingPages> => (await printWith(sheet, input, new Map())).found;

/**
 * @param rehearsed Where the headings are thought to stand; what is printed is never taken on trust.
 * @returns Chromium's tagged print, to be finished by `finishArchive`.
 */
export async function renderReading(
  sheet: Sheet,
  input: Omit<ReadingInput, 'pages'>,
  rehearsed: HeadingPages = new Map(),
): Promise<Uint8Array> {
  let pages = rehearsed;
  for (let pass = 1; pass <= mostPasses; pass++) {
    const { pdf, found } = await printWith(sheet, input, pages);
    if (same(found, pages)) return pdf;
    pages = found;
  }
  throw new Error('The contents of the reading edition do not settle.');
}
