/** Prints small documents with Tuban's own Chromium and fonts, for the tests of the archive stage. */
import { readFaces, subsetFaces, type SubsetFace } from '../../src/design/fonts.ts';
import { searchPath } from '../../src/design/search.ts';
import type { HtmlDocument } from '../../src/html/document.ts';
import { startBrowser } from '../../src/render/browser.ts';
import { renderPdf } from '../../src/render/pdf.ts';
import { openSheet } from '../../src/render/sheet.ts';

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** One of everything that a report's archive page can hold. */
export const sampleBody = `<main>
<h1>年度报告 2024</h1>
<p>增长<strong>6%左右</strong>，<em>office flow</em>，见<a href="https://example.org/a">来源</a>和<a href="#two">下文</a>。</p>
<h2 id="two">工作回顾</h2>
<ul><li>甲<ul><li>乙</li></ul></li><li>丙</li></ul>
<figure><svg role="img" aria-label="柱图：甲 3，乙 4" width="200" height="80" viewBox="0 0 200 80"><rect width="100" height="20" fill="#2f855f"/><text x="4" y="60" font-size="12">图中字</text></svg><figcaption>图一</figcaption></figure>
<figure><img alt="一张照片" src="${pixel}" width="40" height="40"><figcaption>图二</figcaption></figure>
<table><caption>表</caption><thead><tr><th scope="col">项</th><th scope="col">值</th></tr></thead><tbody><tr><th scope="row">甲</th><td>3</td></tr><tr><th scope="row">乙</th><td>—</td></tr></tbody></table>
<aside style="box-shadow:0 2px 4px #888;border:1px solid red;opacity:.5">旁白</aside>
<div style="columns:2;column-rule:1px solid #000"><p>栏一文字。</p><p>栏二文字。</p></div>
</main>`;

export const sampleCss = `@page{size:A4;margin:20mm;@bottom-center{content:counter(page) " / " counter(pages);font:9pt "Tuban Serif"}}
body{font:10.5pt "Tuban Serif"} h1{font-weight:900}`;

export const sample: HtmlDocument = {
  language: 'zh-Hans',
  title: '年度报告',
  css: sampleCss,
  body: sampleBody,
  bodyClass: '',
  size: { width: 210, height: 297, unit: 'mm' },
};

export const facesFor = async (characters: string): Promise<SubsetFace[]> =>
  await subsetFaces(
    (await readFaces(searchPath())).filter(({ family }) => family === 'Tuban Serif'),
    characters,
  );

/** Prints the documents one after the other in one fresh browser. */
export async function printAll(
  documents: HtmlDocument[],
  characters = documents.map(({ body }) => body).join('') + ' /0123456789',
): Promise<Uint8Array[]> {
  const faces = await facesFor(characters);
  await using browser = await startBrowser();
  const sheet = await openSheet(browser, faces);
  const prints: Uint8Array[] = [];
  for (const document of documents) {
    await sheet.show(document);
    prints.push(
      await renderPdf(sheet, { width: document.size.width, height: document.size.height, tagged: true }),
    );
  }
  return prints;
}
