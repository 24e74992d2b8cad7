/** Every format that is imported, made here from the same words; and what is told of files that are none. */
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { importFiles, type Imported } from '../../src/desk/import/import.ts';
import { closeSpaced } from '../../src/desk/import/read-pdf.ts';
import { sentencesOf, type ProblemError } from '../../src/lib/problem.ts';

const bring = (name: string, bytes: Uint8Array, as?: string): Promise<Imported> =>
  importFiles([{ name, bytes }], searchPath(), { as });

const xml = (body: string): Uint8Array =>
  strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`);

/** A Word document of styled paragraphs. */
function docx(paragraphs: [style: string, text: string][]): Uint8Array {
  const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const body = paragraphs
    .map(
      ([style, text]) =>
        `<w:p><w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`,
    )
    .join('');
  const styles = [1, 2, 3]
    .map(
      (level) =>
        `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`,
    )
    .join('');
  return zipSync({
    '[Content_Types].xml': xml(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>',
    ),
    '_rels/.rels': xml(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/_rels/document.xml.rels': xml(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    ),
    'word/document.xml': xml(`<w:document xmlns:w="${w}"><w:body>${body}</w:body></w:document>`),
    'word/styles.xml': xml(`<w:styles xmlns:w="${w}">${styles}</w:styles>`),
  });
}

/** A workbook of one sheet; numbers are numbers, texts are inline. */
function xlsx(rows: (string | number)[][]): Uint8Array {
  const cell = (value: string | number, at: string): string =>
    typeof value === 'number'
      ? `<c r="${at}"><v>${value}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const sheet = rows
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((value, column) => cell(value, `${String.fromCharCode(65 + column)}${row + 1}`)).join('')}</row>`,
    )
    .join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipSync({
    '[Content_Types].xml': xml(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="s1"/></sheets></workbook>`,
    ),
    'xl/worksheets/sheet1.xml': xml(`<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`),
  });
}

async function pdf(lines: [size: number, text: string][]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([595, 842]);
  let y = 780;
  for (const [size, text] of lines) {
    page.drawText(text, { x: 60, y, size, font });
    y -= size * 1.6;
  }
  return document.save();
}

const numbersOf = ({ report }: Imported): string[] =>
  Object.values(report.facts).map(({ label, value, unit, rank }) => `${label} ${value ?? rank}${unit}`);

const errorsOf = ({ problems }: Imported): string[] =>
  problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);

describe('formats', () => {
  test('a text in GB 18030 or UTF-16, as offices save it', async () => {
    // 甲县报告 / 一、经济 / 粮食总产量28.9亿斤。
    const gbk = Buffer.from(
      'bcd7cfd8b1a8b8e60a0ad2bba1a2bead bcc30a0ac1b8cab3d7dcb2fac1bf32382e39d2dabdefa1a30a'.replaceAll(
        ' ',
        '',
      ),
      'hex',
    );
    const utf16 = Buffer.from('\ufeff甲县报告\n\n一、经济\n\n粮食总产量28.9亿斤。\n', 'utf16le');
    for (const bytes of [gbk, utf16]) {
      const { report } = await bring('report.txt', bytes);
      expect(report.masthead.title).toBe('甲县报告');
      expect(Object.values(report.facts).map(({ value, unit }) => [value, unit])).toEqual([[28.9, '亿斤']]);
    }
  });

  test('a Word document: styles make headings, paragraphs items', async () => {
    const imported = await bring(
      'report.docx',
      docx([
        ['Heading1', '示例县政府工作报告'],
        ['Heading2', '2025年工作回顾'],
        ['Heading3', '经济平稳增长'],
        ['', '地区生产总值达到86.5亿元，增长5.8%。'],
        ['Heading3', '民生持续改善'],
        ['', '新建学校3所，新增学位1200个。'],
      ]),
    );
    expect(errorsOf(imported)).toEqual([]);
    expect(imported.report.masthead.title).toBe('示例县政府工作报告');
    expect(imported.report.review.sections.map(({ title }) => title)).toEqual([
      '经济平稳增长',
      '民生持续改善',
    ]);
    expect(numbersOf(imported)).toEqual([
      '地区生产总值 86.5亿元',
      '地区生产总值增长 5.8%',
      '新建学校 3所',
      '新增学位 1200个',
    ]);
  });

  test('a PDF with text: size makes headings, lines that go on are joined', async () => {
    const imported = await bring(
      'release.pdf',
      await pdf([
        [24, 'Moorland in figures'],
        [16, 'Work'],
        [10, 'The employment rate was 76.2%, and unemployment fell to 3.9%, which is less than in any'],
        [10, 'other region.'],
        [16, 'Homes'],
        [10, '4,860 homes were completed.'],
      ]),
      'en-GB',
    );
    expect(errorsOf(imported)).toEqual([]);
    expect(imported.report.review.sections.map(({ title }) => title)).toEqual(['Work', 'Homes']);
    expect(imported.report.review.sections[0]!.items).toHaveLength(1);
    expect(numbersOf(imported)).toEqual([
      'Employment rate 76.2%',
      'Unemployment 3.9%',
      'Homes completed 4860',
    ]);
  });

  test('a table in CSV: names, numbers, units', async () => {
    const csv = '指标,数值,单位\n粮食产量,28.94,亿斤\n"社会消费品零售总额增长",5.0,%\n人口,"1,260,582",人\n';
    const imported = await bring('facts.csv', Buffer.from(csv));
    expect(errorsOf(imported)).toEqual([]);
    expect(imported.csv).toBe(csv.replace('"社会消费品零售总额增长"', '社会消费品零售总额增长'));
    expect(numbersOf(imported)).toEqual([
      '粮食产量 28.94亿斤',
      '社会消费品零售总额增长 5%',
      '人口 1260582人',
    ]);
    expect(Object.values(imported.report.facts)[1]!.digits).toBe(1);
  });

  test('a quotation mark that is not closed in a CSV is told with its line, in both languages', async () => {
    const csv = '指标,数值\n粮食,"28.94\n人口,12\n';
    const problem = await bring('open.csv', Buffer.from(csv)).then(
      () => undefined,
      (error: unknown) => (error as ProblemError).problems[0]!,
    );
    expect(problem!.message).toMatch(/a double quotation mark in line 3 or above is opened and not closed/);
    expect(sentencesOf(problem!, 'zh').message).toMatch(/第 3 行或前面的英文双引号没有配对/);
  });

  test('a workbook: a field of rows and columns, units in the heads', async () => {
    const imported = await bring(
      'table.xlsx',
      xlsx([
        ['地区', '产量（万吨）', '增长（%）'],
        ['东部', 120.5, 3.2],
        ['西部', 88, 4],
      ]),
    );
    expect(errorsOf(imported)).toEqual([]);
    expect(numbersOf(imported)).toEqual([
      '东部产量 120.5万吨',
      '东部增长 3.2%',
      '西部产量 88万吨',
      '西部增长 4%',
    ]);
  });

  test('a currency in the head of a column stands before its numbers', async () => {
    const { report } = await bring(
      'port.csv',
      Buffer.from('Measure,2024 (£m),2025 (£m)\nTurnover,138.2,149.7\n'),
      'en-GB',
    );
    const facts = Object.values(report.facts);
    expect(facts.map(({ sign, value, unit, kind }) => [sign, value, unit, kind])).toEqual([
      ['£', 138.2, 'm', 'money'],
      ['£', 149.7, 'm', 'money'],
    ]);
  });

  test('what of a table is no number is told with its line', async () => {
    const table = [
      '# 示例县情况',
      '',
      '## 交通',
      '',
      '| 指标 | 数值 | 单位 | 备注 |',
      '|-|-|-|-|',
      '| 公路里程 | 1,260 | 公里 | 含乡道 |',
      '| 在建桥梁 | 待定 | 座 | |',
      '',
      '| 科室 | 电话 |',
      '|-|-|',
      '| 办公室 | 见附件 |',
    ];
    const { left, report } = await bring('table.md', Buffer.from(table.join('\n')));
    expect(Object.keys(report.facts)).toEqual(['公路里程']);
    expect(left.map(({ line, text, why }) => `${line} ${why}: ${text}`)).toEqual([
      '7 no-number: 含乡道',
      '8 no-number: 在建桥梁 | 待定 | 座',
      '10 no-number: 科室 | 电话',
      '12 no-number: 办公室 | 见附件',
    ]);
  });

  test('several files are one report', async () => {
    const imported = await importFiles(
      [
        { name: 'text.md', bytes: Buffer.from('# 示例县情况\n\n## 农业\n\n- 粮食产量28.94亿斤。\n') },
        { name: 'more.csv', bytes: Buffer.from('指标,数值,单位\n森林覆盖率,66.3,%\n') },
      ],
      searchPath(),
    );
    expect(errorsOf(imported)).toEqual([]);
    expect(numbersOf(imported)).toEqual(['粮食产量 28.94亿斤', '森林覆盖率 66.3%']);
  });

  test.each([
    ['report.docx', 'not a zip', 'import-unreadable'],
    ['report.pdf', 'not a pdf', 'import-unreadable'],
    ['report.xlsx', 'not a workbook', 'table-unreadable'],
    ['report.rtf', 'text', 'import-format'],
    ['empty.md', '\n\n', 'import-empty'],
  ])('%s that is none is told', async (name, content, code) => {
    await expect(bring(name, Buffer.from(content))).rejects.toMatchObject({
      problems: [expect.objectContaining({ code })],
    });
  });

  test('a language without a table is told', async () => {
    await expect(bring('a.md', Buffer.from('# Raportti\n\nTekstiä.\n'), 'fi')).rejects.toMatchObject({
      problems: [expect.objectContaining({ code: 'import-language' })],
    });
  });
});

describe('long reports', () => {
  const part = (name: string, at: number): string =>
    `（${'一二三四五六七八九'[at]}）${name}。${Array.from({ length: 30 }, (_, index) => `${name}的第${'甲乙丙丁戊己庚辛'[index % 8]}类工作扎实推进，各项任务有序落实，相关单位协同配合。完成项目${index + 3 + at * 40}个，同比增长${((index * 7 + at * 3) % 50) / 10 + 1}%。`).join('')}`;
  const text = [
    '示例省政府工作报告',
    '',
    '一、2025年工作回顾',
    ...['产业发展', '城乡建设', '民生保障', '生态环境', '改革开放'].map(part),
    '二、2026年工作安排',
    '主要预期目标是：地区生产总值增长6%左右；粮食产量28亿斤以上。',
    '（一）扩大投资。抓好项目。',
    '（二）促进消费。办好活动。',
  ].join('\n');

  test('take what a page holds and keep the rest, with every number', async () => {
    const imported = await bring('long.txt', Buffer.from(text));
    const { report } = imported;
    expect(text.length).toBeGreaterThan(7000);
    expect(errorsOf(imported)).toEqual([]);
    const kept = report.more.flatMap(({ items }) => items);
    const printed = report.review.sections.flatMap(({ items }) => items);
    expect(report.review.sections).toHaveLength(5);
    expect(kept.length).toBeGreaterThan(printed.length / 2);
    expect(report.review.sections.every(({ items }) => items.length > 0)).toBe(true);
    const sources = text.match(/完成项目\d+个/g)!;
    const all = JSON.stringify([...kept, ...printed]);
    expect(Object.values(report.facts).filter(({ unit }) => unit === '个').length).toBe(
      new Set(sources).size,
    );
    expect(all).not.toMatch(/完成项目\d/);
    expect(report.plan?.targets?.facts).toHaveLength(2);
  });
});

describe('who made it', () => {
  test.each([
    [
      'zh',
      '# 示例县工作报告\n\n## 交通\n- 公路里程达到1260公里。\n\n责编：张三　校对：李四 王五\n制图：赵六\n',
      [
        ['责编', '张三'],
        ['校对', '李四', '王五'],
        ['制图', '赵六'],
      ],
    ],
    [
      'zh, written out',
      '# 示例县工作报告\n\n## 交通\n- 公路里程达到1260公里。\n\n责任编辑：张三　文字校对：李四\n',
      [
        ['责任编辑', '张三'],
        ['文字校对', '李四'],
      ],
    ],
    [
      'en-GB',
      '# Port of Easton, Annual Release\n\n## Cargo\n- Throughput rose 4.2%.\n\nEditor: Ann Lee; Proofreader: Bo Rask\n',
      [
        ['Editor', 'Ann Lee'],
        ['Proofreader', 'Bo Rask'],
      ],
    ],
  ])('is credited as the source says: %s', async (_language, text, credits) => {
    const { report } = await bring('credits.md', Buffer.from(text));
    expect(report.credits.map(({ role, names }) => [role, ...names])).toEqual(credits);
  });
});

describe('a report as it is given before an assembly', () => {
  const text = [
    '示例市政府工作报告',
    '',
    '2026年1月8日',
    '',
    '市长　周文',
    '',
    '各位代表：',
    '',
    '一、2025年工作回顾',
    '',
    '过去一年，地区生产总值达到2860.5亿元，增长6.4%；城镇居民人均可支配收入48620元；农村居民人均可支配收入23860元。',
    '',
    '（一）经济运行',
    '“规上”工业企业增加62户，居全省第二位。',
    '',
    '二、2026年工作安排',
    '主要预期目标是：地区生产总值增长6%左右。',
  ].join('\n');

  test('has its title, its opening, and names that an editor reads as ids', async () => {
    const { report, left } = await bring('assembly.txt', Buffer.from(text));
    expect(report.review.title).toBe('2025年工作回顾');
    expect(report.review.sections.map(({ title }) => title)).toEqual(['总体情况', '经济运行']);
    expect(left.map(({ text: line }) => line)).toEqual(['市长周文', '各位代表：']);
    expect(report.source).toContain('2026年1月8日');
    expect(report.lead!.facts).toEqual(['地区生产总值', '城镇居民人均可支配收入', '农村居民人均可支配收入']);
    expect(Object.keys(report.facts)).toContain('规上工业企业增加');
    expect(Object.keys(report.facts)).toContain('地区生产总值增长-目标');
  });
});

test('a Chinese line that is set wide is read without its gaps; columns stay apart', () => {
  expect(closeSpaced('茶 、 竹 两 个 产 业')).toBe('茶、竹两个产业');
  expect(closeSpaced('一 图 读 懂')).toBe('一图读懂');
  expect(closeSpaced('地区生产总值 固定资产投资')).toBe('地区生产总值 固定资产投资');
  expect(closeSpaced('校对 王 一')).toBe('校对 王 一');
});

test('numbers in traditional Chinese stay in their sentences: none is read by half', async () => {
  const text =
    '濱海市2025年施政報告\n\n一、經濟發展\n本地生產總值達3,186億元，比上年增長3.2%，訪客人次減少1.8%。\n';
  const { report } = await bring('hant.txt', Buffer.from(text));
  expect([report.language, report.facts]).toEqual(['zh-Hant', {}]);
  expect(JSON.stringify(report.review.sections)).toContain(
    '本地生產總值達3,186億元，比上年增長3.2%，訪客人次減少1.8%。',
  );
});
