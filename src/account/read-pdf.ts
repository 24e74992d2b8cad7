/**
 * The text of a PDF as pdf.js reads it: a reader that had no part in writing the file, as a search engine or
 * a reader's own program would.
 */
import { ProblemError } from '../lib/problem.ts';

/** Text in one font on one baseline, pt from the lower left corner of the user space. */
export interface Printed {
  text: string;
  x: number;
  /** Of the baseline. */
  y: number;
  width: number;
  size: number;
}

export interface PrintedPage {
  /** MediaBox or CropBox: left, bottom, right, top. */
  box: [number, number, number, number];
  items: Printed[];
}

interface Item {
  str: string;
  transform: number[];
  width: number;
}

/** @throws ProblemError `file-unreadable`. */
export async function readPdf(bytes: Uint8Array): Promise<PrintedPage[]> {
  const { getDocument } = await import('unpdf/pdfjs');
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  try {
    const document = await task.promise;
    const pages: PrintedPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      pages.push({
        box: page.view as PrintedPage['box'],
        items: items
          .filter((item): item is typeof item & Item => 'str' in item && item.str.trim() !== '')
          .map(({ str, transform: [a = 0, b = 0, , , x = 0, y = 0], width }) => ({
            text: str,
            x,
            y,
            width,
            size: Math.hypot(a, b),
          })),
      });
    }
    return pages;
  } catch (error) {
    throw new ProblemError({
      code: 'file-unreadable',
      severity: 'error',
      message: `The text of the finished PDF cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      remedy: 'This is a fault of Tuban; please report it with the report.',
    });
  } finally {
    await task.destroy();
  }
}
