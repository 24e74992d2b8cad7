import { beforeAll, describe, expect, it } from 'vitest';
import { finishArchive, type ArchiveJob } from '../../src/archive/archive.ts';
import { readOperations } from '../../src/pdf/tokens.ts';
import { contentScopes, markedTexts, unicodeReader } from '../../src/archive/glyphs.ts';
import {
  arrayAt,
  dictAt,
  latin1,
  latin1Bytes,
  listAt,
  name,
  nameAt,
  numbersOf,
  openPdf,
  pageContent,
  pagesOf,
  PDFDict,
  streamAt,
  textAt,
  type PDFDocument,
} from '../../src/pdf/objects.ts';
import { structureOf } from '../../src/archive/structure.ts';
import { fixedDate } from '../../src/lib/fixed-date.ts';
import { sha256 } from '../../src/lib/hash.ts';
import { printAll, sample } from './print.ts';

const jobFor = (pdf: Uint8Array, more: Partial<ArchiveJob> = {}): ArchiveJob => ({
  pdf,
  conformance: '3a',
  title: '年度报告',
  authors: ['某甲', '某乙'],
  publisher: '某报社',
  issue: { newspaper: '某报', cn: '11-0065', issn: '1672-1234', number: '8', page: 'A06', section: '要闻' },
  subject: '一年 & 工作',
  rights: '版权所有 <某报>',
  keywords: ['甲', '乙'],
  language: 'zh-Hans',
  date: '2024-01-09',
  report: 'sample',
  version: '9.9.9',
  trim: { width: 210, height: 297 },
  attachments: [
    {
      name: 'report.yaml',
      bytes: latin1Bytes('tuban: 1\n'),
      mime: 'application/yaml',
      relationship: 'Source',
      description: '数据',
    },
  ],
  ...more,
});

let print: Uint8Array;
let finished: PDFDocument;
let bytes: Uint8Array;

beforeAll(async () => {
  [print] = (await printAll([sample])) as [Uint8Array];
  ({ pdf: bytes } = await finishArchive(jobFor(print)));
  finished = await openPdf(bytes);
});

describe('finishArchive', () => {
  it('gives the same bytes from another browser that printed other documents before', async () => {
    const table = (rows: number) =>
      `<h1>别的</h1><table>${'<tr><th>甲</th><td>乙</td></tr>'.repeat(rows)}</table>`;
    const others = [7, 3].map((rows) => ({ ...sample, body: table(rows) }));
    const prints = await printAll([...others, sample, others[0]!, sample], sample.body + '别的 /0123456789');
    // The premise: what Chromium makes is not the same.
    expect(latin1(prints[2]!).match(/node\d+/)![0]).not.toBe(latin1(prints[4]!).match(/node\d+/)![0]);
    const [once, again] = await Promise.all(
      [prints[2]!, prints[4]!].map((pdf) => finishArchive(jobFor(pdf))),
    );
    expect(sha256(again!.pdf)).toBe(sha256(once!.pdf));
    const [fresh] = (await printAll([sample], sample.body + '别的 /0123456789')) as [Uint8Array];
    expect(sha256((await finishArchive(jobFor(fresh))).pdf)).toBe(sha256(once!.pdf));
  });

  it('declares 1.7, an identifier made from the content, and no date of the clock', async () => {
    expect(latin1(bytes.subarray(0, 9))).toBe('%PDF-1.7\n');
    const id = /\/ID \[<([0-9A-F]{32})> <\1>\]/;
    const other = (await finishArchive(jobFor(print, { title: '另' }))).pdf;
    expect(id.exec(latin1(bytes))![1]).not.toBe(id.exec(latin1(other))![1]);
    const undated = await openPdf((await finishArchive({ ...jobFor(print), date: undefined as never })).pdf);
    expect(textAt(undated.context.lookup(undated.context.trailerInfo.Info, PDFDict), 'CreationDate')).toBe(
      `D:${fixedDate.replace(/[-:T]/g, '')}`,
    );
  });

  it('says the same in Info and XMP', () => {
    const info = finished.context.lookup(finished.context.trailerInfo.Info, PDFDict);
    expect(
      ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer', 'CreationDate', 'ModDate'].map(
        (key) => textAt(info, key),
      ),
    ).toEqual([
      '年度报告',
      '某甲, 某乙',
      '一年 & 工作',
      '甲, 乙',
      'Tuban 9.9.9',
      'Tuban 9.9.9',
      'D:20240109000000Z',
      'D:20240109000000Z',
    ]);
    const xmp = Buffer.from(streamAt(finished.catalog, 'Metadata')!.contents).toString('utf8');
    for (const line of [
      '<rdf:li xml:lang="x-default">年度报告</rdf:li>',
      '<dc:creator><rdf:Seq><rdf:li>某甲</rdf:li><rdf:li>某乙</rdf:li></rdf:Seq></dc:creator>',
      '<dc:publisher><rdf:Bag><rdf:li>某报社</rdf:li></rdf:Bag></dc:publisher>',
      '<rdf:li>CN 11-0065</rdf:li><rdf:li>ISSN 1672-1234</rdf:li>',
      '<prism:publicationName>某报</prism:publicationName>',
      '<prism:issn>1672-1234</prism:issn>\n<prism:number>8</prism:number>\n<prism:startingPage>A06</prism:startingPage>\n<prism:section>要闻</prism:section>',
      '<pdfaSchema:prefix>prism</pdfaSchema:prefix>',
      '<rdf:li xml:lang="x-default">一年 &amp; 工作</rdf:li>',
      '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">版权所有 &lt;某报&gt;</rdf:li></rdf:Alt></dc:rights>',
      '<pdf:Keywords>甲, 乙</pdf:Keywords>',
      '<xmp:CreateDate>2024-01-09T00:00:00Z</xmp:CreateDate>',
      '<pdfaid:part>3</pdfaid:part>',
      '<pdfaid:conformance>A</pdfaid:conformance>',
      '<pdfuaid:part>1</pdfuaid:part>',
      '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>',
    ]) {
      expect(xmp).toContain(line);
    }
  });

  it('sets the boxes to the exact size, measured from the top left', () => {
    const [, bottom, , top] = numbersOf(arrayAt(pagesOf(finished)[0]!, 'MediaBox'));
    expect(numbersOf(arrayAt(pagesOf(finished)[0]!, 'MediaBox'))).toEqual([0, 0.0302, 595.2756, 841.92]);
    expect(numbersOf(arrayAt(pagesOf(finished)[0]!, 'TrimBox'))).toEqual([0, 0.0302, 595.2756, 841.92]);
    expect(top! - bottom!).toBeCloseTo(841.8898, 3);
  });

  it('leaves no paint outside the structure but artifacts, and marks the folio as footer', () => {
    const content = pageContent(pagesOf(finished)[0]!);
    const opened = readOperations(content).filter(({ operator }) => /^B[DM]C$/.test(operator)).length;
    expect(opened).toBe(readOperations(content).filter(({ operator }) => operator === 'EMC').length);
    expect(content).toContain('/Artifact <</Type /Pagination /Subtype /Footer>> BDC\nBT');
    // The column rule, and the shadow in the opacity group.
    expect(content).toMatch(/\/Artifact BMC\n321 \S+ 1 \S+ re\nf\nEMC/);
    for (const { runs } of contentScopes(finished))
      for (const { marks } of runs)
        expect(marks.some(({ mcid, tag }) => mcid !== undefined || tag === 'Artifact')).toBe(true);
    const text = [...markedTexts(finished).values()].join('');
    expect(text).toContain('旁白');
    expect(text).not.toContain('1 / 1');
  });

  it('mends the structure tree', () => {
    const elements = structureOf(finished)!;
    const figures = elements.filter(({ type }) => type === 'Figure');
    expect(figures.map(({ dict }) => textAt(dict, 'Alt'))).toEqual(['柱图：甲 3，乙 4', '一张照片']);
    for (const item of elements.filter(({ type }) => type === 'LI'))
      expect(item.children.map(({ type }) => type)).toEqual(['Lbl', 'LBody']);
    expect(
      elements
        .filter(({ type }) => type === 'TH')
        .map(({ dict }) => textAt(dict, 'ID'))
        .filter(Boolean),
    ).toEqual(['h00001', 'h00002', 'h00003']);
    const cell = elements.find(({ type }) => type === 'TD')!.dict;
    expect(listAt(cell, 'A')).toHaveLength(1);
    expect(listAt(listAt(cell, 'A')[0] as PDFDict, 'Headers').map(String)).toEqual(['(h00001)', '(h00002)']);
    const roleMap = dictAt(dictAt(finished.catalog, 'StructTreeRoot')!, 'RoleMap')!;
    expect(
      Object.fromEntries(['Aside', 'Em', 'Strong'].map((type) => [type, nameAt(roleMap, type)])),
    ).toEqual({ Aside: 'Div', Em: 'Span', Strong: 'Span' });
  });

  it('describes links by their text', () => {
    const links = listAt(pagesOf(finished)[0]!, 'Annots') as PDFDict[];
    expect(links.map((link) => textAt(link, 'Contents'))).toEqual(['来源: https://example.org/a', '下文']);
  });

  it('repairs glyphs that a font shares between characters and radicals', async () => {
    const document = { ...sample, body: '<h1>一二日文</h1><p>一，二月。</p>' };
    const [broken] = (await printAll([document], document.body + '⼀⼆⽇⽂⽉')) as [Uint8Array];
    const textOf = async (pdf: Uint8Array) => {
      const opened = await openPdf(pdf);
      const unicode = unicodeReader();
      return contentScopes(opened)
        .flatMap(({ runs }) => runs.flatMap((run) => run.codes.map((code) => unicode(run).get(code))))
        .join('');
    };
    expect(await textOf(broken)).toMatch(/[\u2e80-\u2fdf]/);
    const { pdf, problems } = await finishArchive(jobFor(broken));
    expect(await textOf(pdf)).toContain('一二日文一，二月。');
    expect(problems).toEqual([]);
  });

  it('keeps its origin out of PDF/A-2 and says so', async () => {
    const { pdf, problems } = await finishArchive(jobFor(print, { conformance: '2a' }));
    const opened = await openPdf(pdf);
    expect(opened.catalog.has(name('AF'))).toBe(false);
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['archive-without-origin', 'PDF/A-2a may not carry its origin: report.yaml is not embedded.'],
    ]);
  });

  it('takes a frame without a picture for text: nothing claims a photo', async () => {
    const [placeholder] = (await printAll([
      { ...sample, body: '<h1>甲</h1><figure><div>乙</div><figcaption>会场，丙 摄</figcaption></figure>' },
    ])) as [Uint8Array];
    const { pdf, problems } = await finishArchive(jobFor(placeholder));
    const figures = structureOf(await openPdf(pdf))!.filter(({ type }) => type === 'Figure');
    expect([figures.map(({ dict }) => textAt(dict, 'Alt')), problems]).toEqual([[], []]);
  });

  it('checks its own result and says what to do', async () => {
    const [uneven] = (await printAll([
      {
        ...sample,
        body: '<h1>甲</h1><table><tr><th scope="col">甲</th><th scope="col">乙</th></tr><tr><th scope="row">丙</th><td></td></tr></table>',
      },
    ])) as [Uint8Array];
    const { problems } = await finishArchive(jobFor(uneven));
    expect(problems).toEqual([
      {
        code: 'archive-table-uneven',
        severity: 'error',
        message: 'Row 2 of a table has 1 columns, row 1 has 2; an empty cell is lost (ISO 14289-1, 7.2).',
        remedy: 'In the template write a dash into empty cells.',
        zh: {
          message: '表格各行的列数不同（ISO 14289-1, 7.2）。',
          remedy: '模板里空格写一个短横。',
        },
      },
    ]);
  });

  it('refuses a date that is none', async () => {
    await expect(finishArchive(jobFor(print, { date: '去年' }))).rejects.toThrow('"去年" is not a date.');
  });
});
