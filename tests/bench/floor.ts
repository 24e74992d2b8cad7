/**
 * The floor: the least that Puppeteer and Chromium need for the same products. One browser, the fonts cut to the
 * report and loaded once, finished documents set one after the other, PDFs on one sheet while pictures are taken on
 * another; nothing is read, composed, checked, finished or encoded. What Tuban takes beyond this is its own.
 *
 *   node tests/bench/floor.ts JOBS.json FACES.json OUT
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SubsetFace } from '../../src/design/fonts.ts';
import type { HtmlDocument } from '../../src/html/document.ts';
import { startBrowser } from '../../src/render/browser.ts';
import { renderPdf } from '../../src/render/pdf.ts';
import { openSheet } from '../../src/render/sheet.ts';
import { renderShots } from '../../src/render/shot.ts';
import type { PlainJob } from './documents.ts';

const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** Pictures were in the memory of the browser that the document was written down in. */
function documentOf({ html, size }: PlainJob): HtmlDocument {
  const text = readFileSync(html, 'utf8').replaceAll(/blob:[^"')\s]+/g, pixel);
  const part = (pattern: RegExp) => pattern.exec(text)?.[1] ?? '';
  return {
    language: part(/<html[^>]* lang="([^"]*)"/),
    title: '',
    css: part(/<style id="sheet">(.*?)<\/style>/s),
    bodyClass: part(/<body class="([^"]*)"/),
    body: part(/<body[^>]*>(.*)<\/body>/s),
    size,
  };
}

const [jobsFile, facesFile, out] = process.argv.slice(2) as [string, string, string];
const starting = startBrowser();
const jobs = JSON.parse(readFileSync(jobsFile, 'utf8')) as PlainJob[];
const faces = (JSON.parse(readFileSync(facesFile, 'utf8')) as (SubsetFace & { bytes: string })[]).map(
  (face) => ({ ...face, bytes: Buffer.from(face.bytes, 'base64') }),
);
mkdirSync(out, { recursive: true });
const browser = await starting;
await Promise.all(
  (['pdf', 'png'] as const).map(async (kind) => {
    const own = jobs.filter((job) => job.kind === kind);
    if (own.length === 0) return;
    const sheet = await openSheet(browser, faces);
    for (const job of own) {
      const document = documentOf(job);
      await sheet.show(document);
      const made =
        kind === 'pdf'
          ? [await renderPdf(sheet, { ...job.size, tagged: job.tagged })]
          : (await renderShots(sheet, job.size)).map(({ png }) => png);
      for (const bytes of made) writeFileSync(path.join(out, job.product), bytes);
    }
  }),
);
await browser.close();
