/**
 * A sheet: one browser page that is reused. Fonts are loaded into it once; documents replace one
 * another in it, which costs half of a navigation.
 *
 * Any request that is not inside the document, any script error and any font that fails is a problem
 * with its text; nothing is waited for but the fonts and pictures of the document itself.
 */
import type { CDPSession, Page } from 'puppeteer';
import type { SubsetFace } from '../design/fonts.ts';
import type { HtmlDocument } from '../html/document.ts';
import { ProblemError, type Problem } from '../lib/problem.ts';
import { mmToPx } from '../lib/units.ts';
import type { OwnedBrowser } from './browser.ts';

export interface Sheet {
  page: Page;
  session: CDPSession;
  /** Puts a document in place of the last and waits until its fonts and pictures are ready. */
  show: (document: HtmlDocument) => Promise<void>;
  close: () => Promise<void>;
}

/** Opens a sheet with the faces loaded. @throws ProblemError when a face does not load. */
export async function openSheet(browser: OwnedBrowser, faces: SubsetFace[]): Promise<Sheet> {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  const faults: Problem[] = [];
  watch(page, faults);
  await page.setContent('<!doctype html><html><head><meta charset="utf-8"><title></title><style id="sheet"></style></head><body></body></html>');
  await loadFaces(page, faces);
  const show = async (document: HtmlDocument) => {
    faults.length = 0;
    const { width, height, unit } = document.size;
    // A small viewport prints faster; only cards are shot at their own size.
    if (unit === 'px') await page.setViewport({ width, height: Math.min(height, 4000), deviceScaleFactor: 1 });
    else await page.setViewport({ width: Math.ceil(mmToPx(width)), height: Math.min(Math.ceil(mmToPx(height)), 2400), deviceScaleFactor: 1 });
    await page.evaluate(placeDocument, document);
    if (faults.length > 0) throw new ProblemError([...faults]);
  };
  return { page, session, show, close: () => page.close() };
}

function watch(page: Page, faults: Problem[]): void {
  page.on('request', (request) => {
    const url = request.url();
    if (/^(data|about|blob):/.test(url)) return;
    faults.push({
      code: 'request-outside', severity: 'error', message: `The document asked for ${url.slice(0, 200)}, which is outside it.`,
      remedy: 'Put the file into the report’s folder and refer to it there; nothing is fetched while building.',
    });
  });
  page.on('pageerror', (error) => {
    faults.push({
      code: 'page-error', severity: 'error', message: `The page reported: ${String(error instanceof Error ? error.message : error)}`,
      remedy: 'Look for a script in a template; templates need none.',
    });
  });
}

async function loadFaces(page: Page, faces: SubsetFace[]): Promise<void> {
  for (const { family, weight, name, bytes } of faces) {
    const base64 = Buffer.from(bytes).toString('base64');
    const loaded = await page.evaluate(async (face) => {
      const binary = Uint8Array.from(atob(face.base64), (char) => char.charCodeAt(0));
      const font = new FontFace(face.family, binary, { weight: String(face.weight) });
      try {
        await font.load();
      } catch {
        return false;
      }
      document.fonts.add(font);
      return true;
    }, { family, weight, base64 });
    if (!loaded) {
      throw new ProblemError({
        code: 'font-unusable', severity: 'error', message: `Chromium does not accept the font ${name}.`,
        remedy: 'Use a static TrueType file, see styles/fonts.yaml.',
      });
    }
  }
}

/** Runs in the page. */
async function placeDocument({ language, title, css, body, bodyClass }: HtmlDocument): Promise<void> {
  document.documentElement.lang = language;
  document.title = title;
  document.getElementById('sheet')!.textContent = css;
  document.body.className = bodyClass;
  document.body.innerHTML = body;
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode()));
}
