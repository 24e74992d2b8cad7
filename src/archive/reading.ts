/** Prints the reading edition: once to learn on which pages its headings stand, once with them. */
import { renderPdf } from '../render/pdf.ts';
import type { Sheet } from '../render/sheet.ts';
import { headingPages } from './contents.ts';
import { readingDocument, readingPage, type ReadingInput } from './document.ts';

/** Page numbers have a column of fixed width, so a third pass is never needed in practice. */
const mostPasses = 4;

const same = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean =>
  a.size === b.size && [...a].every(([id, page]) => b.get(id) === page);

/** @returns Chromium's tagged print, to be finished by `finishArchive`. */
export async function renderReading(sheet: Sheet, input: Omit<ReadingInput, 'pages'>): Promise<Uint8Array> {
  let pages: ReadonlyMap<string, number> = new Map();
  for (let pass = 1; pass <= mostPasses; pass++) {
    await sheet.show(readingDocument({ ...input, pages }));
    const pdf = await renderPdf(sheet, { ...readingPage, tagged: true });
    const found = await headingPages(pdf);
    if (same(found, pages)) return pdf;
    pages = found;
  }
  throw new Error('The contents of the reading edition do not settle.');
}
