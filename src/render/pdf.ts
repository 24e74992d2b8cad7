/** Prints the document on a sheet to PDF as Chromium makes it: RGB, page size rounded, dates inside. */
import { mmToPt } from '../lib/units.ts';
import type { Sheet } from './sheet.ts';

export interface PrintOptions {
  /** Page size in mm, bleed included. */
  width: number;
  height: number;
  /** Structure tags and outline, for archive documents. */
  tagged: boolean;
}

/** Chromium stamps the clock; equal documents must give equal bytes. The finishing stages set the real date. */
const stamp = "D:20000101000000+00'00'";

/** Puts a fixed date in place of the clock's, without moving a byte. */
export function withoutClock(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1').replace(/(\/(?:CreationDate|ModDate) \()D:[0-9]{14}[^)]*(\))/g, (whole, open: string, close: string) => {
    const room = whole.length - open.length - close.length;
    return open + stamp.slice(0, room).padEnd(room, ' ') + close;
  });
  return Buffer.from(text, 'latin1');
}

/** @returns PDF bytes. Boxes, dates and ids are put right by the finishing stages. */
export async function renderPdf(sheet: Sheet, { width, height, tagged }: PrintOptions): Promise<Uint8Array> {
  const inch = (mm: number) => mmToPt(mm) / 72;
  const { data } = await sheet.session.send('Page.printToPDF', {
    printBackground: true, preferCSSPageSize: true, paperWidth: inch(width), paperHeight: inch(height),
    marginTop: 0, marginBottom: 0, marginLeft: 0, marginRight: 0, displayHeaderFooter: false,
    generateTaggedPDF: tagged, generateDocumentOutline: tagged, transferMode: 'ReturnAsBase64',
  });
  return withoutClock(Buffer.from(data, 'base64'));
}

/** Number of pages of a print by Chromium, whose page objects are never compressed. */
export const countPages = (pdf: Uint8Array): number => (Buffer.from(pdf).toString('latin1').match(/\/Type \/Page\b(?!s)/g) ?? []).length;
