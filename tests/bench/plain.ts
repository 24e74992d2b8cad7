/**
 * The usual way, for comparison: a plain Puppeteer script that makes the same products from the same
 * finished documents. A browser for each product, whole fonts by @font-face from their files, charts
 * drawn by Vega in the page, `networkidle0`, Puppeteer's own `pdf` and `screenshot`.
 *
 * It is spared what Tuban does besides: composing, fitting, checking, inks, PDF/X and PDF/A. Its browser
 * is the full one, which Puppeteer takes by default, where there is one (see usual-browser.ts); else
 * Tuban's own headless shell, which starts in half the time.
 *
 *   node tests/bench/plain.ts JOBS.json OUT
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Page } from 'puppeteer';
import { readFaces, packageFile } from '../../src/design/fonts.ts';
import { searchPath } from '../../src/design/search.ts';
import type { PlainJob } from './documents.ts';
import { usualBrowser } from './usual-browser.ts';

const urlOf = (file: string): string => pathToFileURL(file).href;

/** Draws a bar chart of as many rows as the finished chart had into the place of each. */
const drawCharts = `for (const place of document.querySelectorAll('[data-rows]')) {
  const values = Array.from({ length: Number(place.dataset.rows) }, (_, index) => ({ name: '指标' + index, value: index + 1 }));
  const spec = { width: place.clientWidth, height: place.clientHeight, data: { values }, encoding: { y: { field: 'name', type: 'nominal' }, x: { field: 'value', type: 'quantitative' } }, layer: [{ mark: 'bar' }, { mark: { type: 'text', dx: 8 }, encoding: { text: { field: 'value' } } }] };
  new vega.View(vega.parse(vegaLite.compile(spec).spec), { renderer: 'svg', container: place }).runAsync();
}`;

/** The document with whole fonts, its charts left to Vega in the page. */
function plainHtml(html: string, fonts: string): string {
  const withoutCharts = html.replace(
    /(<(?:figure class="chart"|div class="chart"|div class="chart-slot")[^>]*>(?:<figcaption[^>]*>.*?<\/figcaption>)?)<svg([^>]*)>(.*?)<\/svg>/gs,
    (_whole, open: string, attributes: string, inner: string) => {
      const [width = '300', height = '150'] = ['width', 'height'].map(
        (name) => new RegExp(`\\b${name}="([\\d.]+)`).exec(attributes)?.[1],
      );
      const rows = Math.max(2, Math.min(8, (inner.match(/<rect|<path/g) ?? []).length));
      return `${open}<div data-rows="${rows}" style="width:${width}px;height:${height}px"></div>`;
    },
  );
  const vega = ['vega/build/vega.min.js', 'vega-lite/build/vega-lite.min.js']
    .map((file) => `<script src="${urlOf(packageFile(file))}"></script>`)
    .join('');
  return withoutCharts
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
    .replace('</head>', `<style>${fonts}</style>${vega}</head>`)
    .replace('</body>', `<script>${drawCharts}</script></body>`);
}

async function makeProduct(page: Page, { size, kind, tagged }: PlainJob): Promise<Uint8Array> {
  if (kind === 'pdf')
    return page.pdf({
      width: `${size.width}mm`,
      height: `${size.height}mm`,
      printBackground: true,
      preferCSSPageSize: true,
      tagged,
      outline: tagged,
    });
  return page.screenshot({ type: 'png', clip: { x: 0, y: 0, width: size.width, height: size.height } });
}

const [jobsFile, out] = process.argv.slice(2) as [string, string];
const jobs = JSON.parse(readFileSync(jobsFile, 'utf8')) as PlainJob[];
const fonts = (await readFaces(searchPath()))
  .map(
    ({ family, weight, path: file }) =>
      `@font-face{font-family:"${family}";font-weight:${weight};src:url("${urlOf(file)}")}`,
  )
  .join('');
const usual = await usualBrowser();
mkdirSync(out, { recursive: true });
for (const job of jobs) {
  const file = path.join(out, `${job.product}.html`);
  writeFileSync(file, plainHtml(readFileSync(job.html, 'utf8'), fonts));
  const browser = await puppeteer.launch({
    ...usual.launch,
    args: ['--no-sandbox', '--allow-file-access-from-files'],
  });
  const page = await browser.newPage();
  if (job.kind === 'png')
    await page.setViewport({ width: job.size.width, height: Math.min(job.size.height, 4000) });
  await page.goto(urlOf(file), { waitUntil: 'networkidle0' });
  writeFileSync(path.join(out, job.product), await makeProduct(page, job));
  await browser.close();
}
