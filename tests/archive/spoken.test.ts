/** What is read aloud: labels before numbers, the language of foreign words, no picture where there is none. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishArchive } from '../../src/archive/archive.ts';
import { openPdf, textAt } from '../../src/archive/objects.ts';
import { makeSpoken } from '../../src/archive/spoken.ts';
import { elementTexts, structureOf, type StructureElement } from '../../src/archive/structure.ts';
import { startBrowser, type OwnedBrowser } from '../../src/render/browser.ts';
import { renderPdf } from '../../src/render/pdf.ts';
import { openSheet } from '../../src/render/sheet.ts';
import { facesFor, sample } from './print.ts';

const body = `<h1>年度报告</h1>
<div class="lead-fact"><p class="lead-number">5.6%</p><p class="lead-label">地区生产总值</p></div>
<div class="row"><span class="number">45<span>户</span></span><p class="row-label">新增企业</p></div>
<div class="row"><span class="number">320</span><p class="row-label"><span class="n-tail">余人次</span> 接待游客</p></div>
<p>与 Lü Zürn 及 office team 合作，面积 12 km，GDP 增长。</p>
<figure><div role="presentation"><p>照片待补</p></div><figcaption>代表们在会场</figcaption></figure>
<figure role="img" aria-label="柱图"><svg role="img" aria-label="柱图" width="50" height="20"><rect width="9" height="9"/></svg></figure>`;

let browser: OwnedBrowser;
let elements: StructureElement[];
let textOf: (element: StructureElement) => string;
beforeAll(async () => {
  browser = await startBrowser();
  const sheet = await openSheet(browser, await facesFor(body));
  await sheet.show({ ...sample, body });
  await makeSpoken(sheet, 'zh-Hans');
  const print = await renderPdf(sheet, { width: 210, height: 297, tagged: true });
  const { pdf, problems } = await finishArchive({
    pdf: print,
    conformance: '3a',
    title: '年度报告',
    language: 'zh-Hans',
    report: 'spoken',
    version: '0.0.0',
    attachments: [],
  });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const document = await openPdf(pdf);
  elements = structureOf(document)!;
  textOf = elementTexts(document);
}, 120_000);
afterAll(() => browser?.close());

describe('the tag tree', () => {
  test('has the label before its number', () => {
    const texts = elements.filter(({ type }) => type === 'P').map(textOf);
    expect(texts.indexOf('地区生产总值')).toBe(texts.indexOf('5.6%') - 1);
    // A number that is no paragraph, too.
    const row = elements.find((element) => /^新增企业\s*45\s*户$/.test(textOf(element)));
    expect(row?.children.map((child) => textOf(child).replace(/\s/g, ''))).toEqual(['新增企业', '45户']);
    const worded = elements.find((element) => /^接待游客\s*320\s*余人次$/.test(textOf(element).trim()));
    expect(worded?.type).toBe('Div');
  });

  test('names the language of words, and leaves units and abbreviations', () => {
    const spoken = elements
      .map((element) => [textAt(element.dict, 'Lang'), textOf(element).trim()])
      .filter(([language, text]) => language && language !== 'zh-Hans' && text);
    expect(Object.fromEntries(spoken.map(([language, text]) => [text, language]))).toMatchObject({
      'Lü Zürn': 'und',
      'office team': 'en',
    });
    expect(spoken.flat().filter((text) => /km|GDP/.test(text ?? ''))).toEqual([]);
  });

  test('has one Figure a picture, and none for a photo that is to come', () => {
    const figures = elements.filter(({ type }) => type === 'Figure');
    expect(figures.map(({ dict }) => textAt(dict, 'Alt'))).toEqual(['柱图']);
  });
});
