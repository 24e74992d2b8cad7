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

/** @returns PDF bytes. Boxes, dates and ids are put right by the finishing stages. */
export async function renderPdf(sheet: Sheet, { width, height, tagged }: PrintOptions): Promise<Uint8Array> {
  const inch = (mm: number) => mmToPt(mm) / 72;
  const { data } = await sheet.session.send('Page.printToPDF', {
    printBackground: true, preferCSSPageSize: true, paperWidth: inch(width), paperHeight: inch(height),
    marginTop: 0, marginBottom: 0, marginLeft: 0, marginRight: 0, displayHeaderFooter: false,
    generateTaggedPDF: tagged, generateDocumentOutline: tagged, transferMode: 'ReturnAsBase64',
  });
  return Buffer.from(data, 'base64');
}
