/** A sheet with one face of type, for what is measured and set in the browser by itself. */
import type { HtmlDocument } from '../../src/html/document.ts';
import { readFaces, subsetFaces } from '../../src/design/fonts.ts';
import { searchPath } from '../../src/design/search.ts';
import { startBrowser } from '../../src/render/browser.ts';
import { openSheet, type Sheet } from '../../src/render/sheet.ts';

export interface TypeSheet {
  sheet: Sheet;
  /** Shows a body in 12 px type on lines of 16 px; `.block` stands where it is put. */
  show: (body: string, css?: string) => Promise<HtmlDocument>;
  close: () => Promise<void>;
}

/** @param characters All that will be set. */
export async function openTypeSheet(characters: string): Promise<TypeSheet> {
  const browser = await startBrowser();
  const faces = (await readFaces(searchPath())).filter(
    ({ family, weight }) => family === 'Tuban Serif' && weight === 400,
  );
  const sheet = await openSheet(browser, await subsetFaces(faces, characters));
  return {
    sheet,
    show: async (body, css = '') => {
      const document: HtmlDocument = {
        language: 'zh-Hans',
        title: 'test',
        bodyClass: '',
        body,
        size: { width: 200, height: 200, unit: 'mm' },
        css: `*{margin:0;padding:0}body{font:12px/16px 'Tuban Serif'}.block{position:absolute;box-sizing:border-box;width:200px}${css}`,
      };
      await sheet.show(document);
      return document;
    },
    close: () => browser.close(),
  };
}
