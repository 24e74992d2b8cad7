/** What is read aloud: labels before numbers, the language of foreign words, no picture where there is none. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishArchive } from '../../src/archive/archive.ts';
import { pdfArrayAt, name, openPdf, textAt, type PDFDocument } from '../../src/pdf/objects.ts';
import { makeSpoken } from '../../src/archive/spoken.ts';
import { elementTexts, structureOf, type StructureElement } from '../../src/archive/structure.ts';
import { writePdf } from '../../src/archive/writer.ts';
import { startBrowser, type OwnedBrowser } from '../../src/render/browser.ts';
import { renderPdf } from '../../src/render/pdf.ts';
import { openSheet } from '../../src/render/sheet.ts';
import type { ReportView } from '../../src/view/view.ts';
import { facesFor, sample } from './print.ts';
import { tagFaults } from './tag-tree.ts';

const body = `<h1>年度报告</h1>
<div class="lead-fact"><p class="lead-number">5.6%</p><p class="lead-label">地区生产总值</p></div>
<div class="row" style="display:grid"><span class="number" style="display:contents"><span class="n-head">45</span><span class="n-tail">户</span></span><p class="row-label">新增企业</p></div>
<div class="row"><span class="number">320</span><p class="row-label"><span class="n-tail">余人次</span> 接待游客</p></div>
<p>与 Lü Zürn 及 office team 合作，面积 12 km，GDP 增长。</p>
<figure><div role="presentation"><p>照片待补</p></div><figcaption>代表们在会场</figcaption></figure>
<figure role="img" aria-label="柱图"><svg role="img" aria-label="柱图" width="50" height="20"><rect width="9" height="9"/></svg></figure>`;

let browser: OwnedBrowser;
let elements: StructureElement[];
let textOf: (element: StructureElement) => string;
let finished: Uint8Array;
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
  finished = pdf;
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
    expect(row?.children.map((child) => textOf(child).replace(/\s/g, ''))).toEqual(['新增企业', '45', '户']);
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

describe('a fault in the tag tree of a report', () => {
  const photo = (alt: string) => ({ alt, file: undefined });
  const view = (missing: string[] = []) =>
    ({
      language: 'zh-Hans',
      script: 'han',
      masthead: { title: '年度报告' },
      facts: [{ label: '地区生产总值' }, { label: '新增企业' }],
      review: { sections: [{ photos: missing.map(photo) }] },
    }) as unknown as ReportView;
  const first = (document: PDFDocument, is: (element: StructureElement) => boolean): StructureElement =>
    structureOf(document)!.find(is)!;
  const setType = ({ dict }: StructureElement, type: string) => dict.set(name('S'), name(type));
  /** What is found in the file when it is spoilt. */
  async function found(spoil: (document: PDFDocument) => void, missing?: string[]): Promise<string[]> {
    const document = await openPdf(finished);
    spoil(document);
    return (await tagFaults(writePdf(document), view(missing))).faults;
  }

  test('is found, each by itself', async () => {
    expect(await found(() => undefined)).toEqual([]);
    expect((await tagFaults(finished, view())).tiles).toBe(2);
    expect(
      await found((document) => setType(first(document, ({ type }) => type === 'Figure').parent!, 'Figure')),
    ).toEqual(['Figure in Figure']);
    expect(
      await found((document) => setType(first(document, ({ type }) => type === 'H1').children[0]!, 'P')),
    ).toEqual(['heading holds P']);
    expect(
      await found((document) =>
        setType(
          first(document, ({ type, parent }) => type === 'P' && parent?.type !== 'Div'),
          'H2',
        ),
      ),
    ).toEqual([expect.stringMatching(/^heading is no title: 与 Lü/)]);
    expect(
      await found((document) => {
        const tile = first(
          document,
          ({ dict, children }) =>
            children.length > 1 &&
            /^新增企业/.test(elementTexts(document)({ dict, children } as StructureElement)),
        );
        const kids = pdfArrayAt(tile.dict, 'K')!;
        const [label, ...numbers] = kids.asArray();
        tile.dict.set(name('K'), document.context.obj([...numbers, label!]));
      }),
    ).toEqual(['number before label: 45 新增企业']);
    expect(
      await found((document) =>
        first(document, ({ dict }) => textAt(dict, 'Lang') === 'en').dict.delete(name('Lang')),
      ),
    ).toEqual(['no language: office']);
    expect(await found(() => undefined, ['柱图'])).toEqual(['Figure of a photo that is missing: 柱图']);
  });
});
