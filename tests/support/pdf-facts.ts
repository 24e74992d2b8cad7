/** Facts read back from a PDF: page sizes, fonts, text. */
import { PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';

export interface PdfFacts {
  /** pt */
  pages: { width: number; height: number }[];
  /**
   * Every font object: its subtype, its descendant's for composite fonts, and whether its program is
   * inside.
   */
  fonts: { name: string; type: string; program: string }[];
  /** Text per page in content order, by pdf.js. */
  text: string[];
}

const nameOf = (dict: PDFDict, key: string): string =>
  dict.lookupMaybe(PDFName.of(key), PDFName)?.decodeText() ?? '';

function fontFacts(font: PDFDict): PdfFacts['fonts'][number] {
  const inner = font.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)?.lookup(0, PDFDict) ?? font;
  const descriptor = inner.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict);
  const program =
    ['FontFile', 'FontFile2', 'FontFile3'].find((key) => descriptor?.has(PDFName.of(key))) ?? 'none';
  return {
    name: nameOf(font, 'BaseFont').replace(/^[A-Z]{6}\+/, ''),
    type: nameOf(inner, 'Subtype'),
    program,
  };
}

async function textOf(bytes: Uint8Array): Promise<string[]> {
  const { getDocument } = await import('unpdf/pdfjs');
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent({ disableNormalization: true });
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  await task.destroy();
  return pages;
}

export async function readPdfFacts(bytes: Uint8Array): Promise<PdfFacts> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const fonts = pdf.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object) => object instanceof PDFDict)
    .filter((dict) => nameOf(dict, 'Type') === 'Font' && !nameOf(dict, 'Subtype').startsWith('CIDFont'));
  return {
    pages: pdf.getPages().map((page) => page.getSize()),
    fonts: fonts.map(fontFacts),
    text: await textOf(bytes),
  };
}
