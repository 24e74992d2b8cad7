/**
 * The text of a PDF as pdf.js reads it: a reader that had no part in writing the file, as a search engine or
 * a reader's own program would.
 */
import { ProblemError, says } from '../lib/problem.ts';

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

/**
 * A copy whose fonts have no outlines where the file names them openly: text is read from codes, widths and
 * ToUnicode, and taking the outlines apart would cost as much as all the rest.
 */
function withoutOutlines(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  const [name, other] = ['/FontFile2', '/FontFile_'];
  for (let at = copy.indexOf(name); at >= 0; at = copy.indexOf(name, at + 1)) copy.write(other, at, 'latin1');
  return new Uint8Array(copy.buffer, copy.byteOffset, copy.length);
}

/** @throws ProblemError `file-unreadable`. */
export async function readPdf(bytes: Uint8Array): Promise<PrintedPage[]> {
  const { getDocument } = await import('unpdf/pdfjs');
  const task = getDocument({ data: withoutOutlines(bytes), verbosity: 0, disableFontFace: true });
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
      ...says({
        en: [
          `The text of the finished PDF cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
          'This is a fault of Tuban; please report it with the report.',
        ],
        zh: [
          `写好的 PDF 读不出文字：${error instanceof Error ? error.message : String(error)}。`,
          '这是图版自身的问题，请把报告文件一并发给我们。',
        ],
      }),
    });
  } finally {
    await task.destroy();
  }
}
