/** What counts as seen in a set document, and a print that is read back: one browser, one small page. */
import { deflateSync, inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collect, type Collected, type Piece } from '../../src/account/collect.ts';
import { readInPlace, type SheetLine } from '../../src/account/read-back.ts';
import { checkRecord, recordPage, type ProductRecord } from '../../src/account/record.ts';
import { readPdf, type PrintedPage } from '../../src/account/read-pdf.ts';
import { readFaces, subsetFaces } from '../../src/design/fonts.ts';
import { searchPath } from '../../src/design/search.ts';
import { pxToMm } from '../../src/lib/units.ts';
import { startBrowser, type OwnedBrowser } from '../../src/render/browser.ts';
import { renderPdf } from '../../src/render/pdf.ts';
import { openSheet, type Sheet } from '../../src/render/sheet.ts';

let browser: OwnedBrowser;
let sheet: Sheet;
const px = { width: 600, height: 900 };
const size = { width: pxToMm(px.width), height: pxToMm(px.height) };

/** Ways to put a text where no reader sees it. */
const hidden: [hiding: NonNullable<Piece['hiding']>, markup: string][] = [
  ['hidden', '<p style="visibility:hidden"><span data-at="x">一二三</span></p>'],
  ['hidden', '<div style="opacity:.4"><p style="opacity:.4"><span data-at="x">一二三</span></p></div>'],
  ['hidden', '<p style="color:transparent"><span data-at="x">一二三</span></p>'],
  ['empty', '<p style="display:none"><span data-at="x">一二三</span></p>'],
  ['empty', '<p style="font-size:0"><span data-at="x">一二三</span></p>'],
  ['clipped', '<p style="height:4px;overflow:hidden"><span data-at="x">一二三</span></p>'],
  [
    'clipped',
    '<p style="width:30px;white-space:nowrap;overflow:hidden"><span data-at="x">一二三一二三</span></p>',
  ],
  ['clipped', '<p style="clip-path:inset(0 0 100% 0)"><span data-at="x">一二三</span></p>'],
  ['clipped', '<p style="position:absolute;left:-300px"><span data-at="x">一二三</span></p>'],
  ['clipped', '<p style="text-indent:-999px"><span data-at="x">一二三</span></p>'],
  [
    'covered',
    '<p><span data-at="x">一二三</span></p><div style="position:relative;top:-30px;height:40px;background:#fff"></div>',
  ],
  [
    'covered',
    '<p><span data-at="x">一二三</span></p><svg style="position:relative;top:-30px;display:block" width="300" height="40"><rect width="300" height="40" fill="#eee"/></svg>',
  ],
  ['faint', '<p style="color:#fff"><span data-at="x">一二三</span></p>'],
  ['faint', '<div style="background:#245"><p style="color:#246"><span data-at="x">一二三</span></p></div>'],
  [
    'faint',
    '<div style="position:relative"><svg style="position:absolute;inset:0" width="300" height="40"><rect width="300" height="40" fill="#c00"/></svg><p style="position:relative;color:#c00"><span data-at="x">一二三</span></p></div>',
  ],
];
const seen = [
  '<p><span data-at="x">一二三</span></p>',
  '<p style="color:#fff;background:#000"><span data-at="x">一二三</span></p>',
  '<p style="pointer-events:none"><span data-at="x">一二三</span></p>',
  '<div style="position:relative"><p><span data-at="x">一二三</span></p><div style="position:absolute;inset:0"></div></div>',
  '<p style="writing-mode:vertical-rl"><span data-at="x">一二三</span></p>',
  '<svg width="300" height="40"><rect width="300" height="40" fill="#ccc"/><text x="10" y="24" data-at="x">一二三</text></svg>',
  '<p style="width:36px"><span data-at="x">一二三一二三</span></p>',
  // A leader that passes behind or before a name is no ground of it.
  '<svg width="300" height="40"><line x1="0" y1="18" x2="200" y2="18" stroke="#000"/><text x="10" y="24" data-at="x">一二三</text></svg>',
  '<svg width="300" height="40"><text x="10" y="24" data-at="x">一二三</text><line x1="0" y1="18" x2="200" y2="18" stroke="#000"/></svg>',
];

const show = async (parts: string[]): Promise<Collected> => {
  const body = parts
    .map((part) => `<section data-block="b" style="height:44px;position:relative">${part}</section>`)
    .join('');
  await sheet.show({
    language: 'zh-Hans',
    title: 'test',
    bodyClass: '',
    body: `<main class="sheet" style="width:${px.width}px;height:${px.height}px">${body}</main>`,
    size: { ...size, unit: 'mm' },
    css: `*{margin:0;padding:0;box-sizing:border-box}@page{size:${size.width}mm ${size.height}mm}body{font:18px/1.5 'Tuban Serif'}`,
  });
  return collect(sheet);
};

beforeAll(async () => {
  browser = await startBrowser();
  const faces = (await readFaces(searchPath())).filter(
    ({ family, weight }) => family === 'Tuban Serif' && weight === 400,
  );
  sheet = await openSheet(browser, await subsetFaces(faces, '一二三粮食产量亿斤增长下降，。0123456789.%−'));
});
afterAll(() => browser?.close());

describe('texts of a set document', () => {
  test('are seen or not as a reader sees them', async () => {
    const { pieces } = await show([...hidden.map(([, markup]) => markup), ...seen]);
    expect(pieces.map(({ hiding }) => hiding ?? 'seen')).toEqual([
      ...hidden.map(([hiding]) => hiding),
      ...seen.map(() => 'seen'),
    ]);
  });

  test('carry address, fact, block and lines', async () => {
    const { pieces } = await show([
      '<p style="width:40px"><span data-at="a.b"><b data-fact="f">一二</b>三一</span></p>',
      '<p>二<i>三</i></p><p data-own>一</p>',
    ]);
    expect(
      pieces.map(({ at, fact, text, block, lines, tick }) => [
        at,
        fact,
        text,
        block,
        lines.map((line) => line.text),
        tick,
      ]),
    ).toEqual([
      ['a.b', 'f', '一二三一', 0, ['一二', '三一'], undefined],
      [undefined, undefined, '二三', 1, ['二', '三'], undefined],
      [undefined, undefined, '一', 1, ['一'], true],
    ]);
  });

  test('a space between two elements of a text is one', async () => {
    const { pieces } = await show(['<p><span data-at="x"><i>一，</i> <b>二</b></span></p>']);
    expect(pieces.map(({ text }) => text)).toEqual(['一， 二']);
  });

  test('words of an item in a row and its list are two pieces, lines of one text are one', async () => {
    const { pieces } = await show([
      '<div class="figures"><p><span data-at="x">一二</span></p></div><p><span data-at="x">三</span></p><p><span data-at="x">一</span></p>',
    ]);
    expect(pieces.map(({ text }) => text)).toEqual(['一二', '三一']);
  });
});

describe('a print that is read back', () => {
  let lines: SheetLine[];
  let pdf: Uint8Array;
  let pages: PrintedPage[];
  /** What is kept of it, to ask the file again. */
  let record: ProductRecord;
  const account = { entries: [], known: [], foreign: [], unseen: [] };
  beforeAll(async () => {
    const { pieces } = await show([
      '<p><span data-at="a">粮食产量28.94亿斤，</span><b data-at="b">增长5.5%</b></p>',
      '<p style="width:90px"><span data-at="c">下降−1.2%，粮食产量增长6%。</span></p>',
      '<p style="writing-mode:vertical-rl;height:80px;position:absolute;left:300px"><span data-at="d">一二三</span></p>',
    ]);
    lines = pieces.flatMap((piece) =>
      piece.lines.map((line) => ({ ...line, page: piece.page, ats: [piece.at!] })),
    );
    pdf = await renderPdf(sheet, { ...size, tagged: false });
    pages = await readPdf(pdf);
    const { groups } = readInPlace(lines, pages, { trim: size, bleed: 0 });
    record = recordPage(account, { groups, pages, size: { trim: size, bleed: 0 } });
  });
  const compare = (changed: PrintedPage[]) =>
    readInPlace(lines, changed, { trim: size, bleed: 0 }).differences;
  const items = (change: (list: PrintedPage['items']) => PrintedPage['items']): PrintedPage[] =>
    pages.map((page) => ({ ...page, items: change(page.items.map((item) => ({ ...item }))) }));
  const find = (list: PrintedPage['items'], text: string) => {
    const found = list.find((item) => item.text.includes(text));
    if (!found) throw new Error(`no ${text}`);
    return found;
  };
  const say = (from: string, to: string) =>
    items((list) => {
      const item = find(list, from);
      item.text = item.text.replace(from, to);
      return list;
    });

  test('says what stood on the sheet', () => {
    expect(compare(pages)).toEqual([]);
    expect(checkRecord(record, pages)).toEqual([]);
  });

  test('has each string in its account, by its address and without its words', () => {
    const { groups } = record as Extract<ProductRecord, { kind: 'page' }>;
    expect([...new Set(groups.flatMap(([, , , , , , ...ats]) => ats))].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(JSON.stringify(record)).not.toMatch(/粮|增|28/);
  });

  test.each<[string, () => PrintedPage[]]>([
    ['a piece is not there', () => items((list) => list.filter((item) => item !== find(list, '增长5.5')))],
    ['all of a page is not there', () => items(() => [])],
    ['a digit is another', () => say('28.94', '28.95')],
    ['a decimal point is lost', () => say('28.94', '2894')],
    ['a minus is lost', () => say('−', '')],
    [
      'two numbers are exchanged',
      () =>
        items((list) => {
          const [a, b] = [find(list, '28.94'), find(list, '5.5')];
          a.text = a.text.replace('28.94', '@').replace('@', '5.5');
          b.text = b.text.replace('5.5', '28.94');
          return list;
        }),
    ],
    ['growth is said of a fall', () => say('下降', '增长')],
    [
      'a piece stands 6 mm lower',
      () =>
        items((list) => {
          find(list, '28.94').y -= 17;
          return list;
        }),
    ],
    [
      'two pieces are exchanged',
      () =>
        items((list) => {
          const [a, b] = [find(list, '粮食产量28'), find(list, '增长5.5')];
          [a.x, b.x] = [b.x + 40, a.x];
          return list;
        }),
    ],
    ['a word is printed twice elsewhere', () => items((list) => [...list, { ...find(list, '下降'), y: 40 }])],
    ['a foreign word', () => items((list) => [...list, { text: '三', x: 200, y: 300, width: 10, size: 10 }])],
    ['a radical stands for its ideograph', () => say('食', '⻝')],
    ['an upright letter is lost', () => items((list) => list.filter((item) => item.text !== '二'))],
  ])('%s', (_, change) => {
    expect(compare(change())).not.toEqual([]);
    expect(checkRecord(record, change())).not.toEqual([]);
  });

  test('is read from the file itself: a text operator taken out of its content is missed', async () => {
    const text = Buffer.from(pdf).toString('latin1');
    const number = /\/Contents (\d+) 0 R/.exec(text)![1]!;
    const start = text.indexOf('stream\n', text.indexOf(`\n${number} 0 obj`)) + 'stream\n'.length;
    const end = text.indexOf('\nendstream', start);
    const content = inflateSync(Buffer.from(pdf).subarray(start, end)).toString('latin1');
    const shown = [...content.matchAll(/<[0-9A-Fa-f]+> Tj|\[[^\]]*\] TJ/g)];
    expect(shown.length).toBeGreaterThan(3);
    const cut = content.replace(shown[0]![0], '');
    const packed = deflateSync(Buffer.from(cut, 'latin1'));
    const length = /\/Length (\d+)/.exec(text.slice(text.lastIndexOf(`${number} 0 obj`, start), start));
    expect(length).not.toBeNull();
    // Shorter by what was taken out: what follows stays where the file says it is.
    expect(packed.length).toBeLessThanOrEqual(end - start);
    const damaged = Buffer.concat([
      Buffer.from(pdf).subarray(0, start),
      packed,
      Buffer.alloc(end - start - packed.length),
      Buffer.from(pdf).subarray(end),
    ]);
    expect(
      compare(await readPdf(damaged)).map(({ found, wanted }) => [
        wanted !== '',
        found.length < wanted.length,
      ]),
    ).toContainEqual([true, true]);
  });
});
