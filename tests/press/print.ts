/**
 * Prints small pages with Tuban's own Chromium and fonts, for the tests of the press stage.
 * One browser per test file: `await using press = await openPress(...)`.
 */
import { readFaces, subsetFaces } from '../../src/design/fonts.ts';
import { searchPath } from '../../src/design/search.ts';
import { startBrowser } from '../../src/render/browser.ts';
import { renderPdf } from '../../src/render/pdf.ts';
import { openSheet } from '../../src/render/sheet.ts';

export interface TestPage {
  /** Trim and bleed in mm. */
  width: number;
  height: number;
  bleed: number;
  css?: string;
  body: string;
}

export interface TestPrinter extends AsyncDisposable {
  print: (page: TestPage) => Promise<Uint8Array>;
  close: () => Promise<void>;
}

/** @param characters All characters that the pages of the file use. */
export async function openPrinter(characters: string): Promise<TestPrinter> {
  const faces = (await readFaces(searchPath())).filter(({ family }) => family === 'Tuban Sans');
  const browser = await startBrowser();
  const sheet = await openSheet(browser, await subsetFaces(faces, characters));
  const print = async ({ width, height, bleed, css = '', body }: TestPage) => {
    const size = { width: width + 2 * bleed, height: height + 2 * bleed, unit: 'mm' as const };
    await sheet.show({
      language: 'zh-Hans',
      title: 'test',
      bodyClass: '',
      size,
      body,
      css: `@page{size:${size.width}mm ${size.height}mm;margin:0}*{font-synthesis:none;margin:0;box-sizing:border-box}body{font:10pt "Tuban Sans";color:#000}${css}`,
    });
    return renderPdf(sheet, { width: size.width, height: size.height, tagged: false });
  };
  const close = () => browser.close();
  return { print, close, [Symbol.asyncDispose]: close };
}
