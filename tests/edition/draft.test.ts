/** What a draft of a page shows of the problems for which it was refused. */
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFaces, subsetFaces } from '../../src/design/fonts.ts';
import type { PageFormat } from '../../src/design/format.ts';
import { searchPath } from '../../src/design/search.ts';
import type { Edition } from '../../src/edition/edition.ts';
import { draftOfPrinted, draftOfSheet } from '../../src/edition/make/draft.ts';
import { commonCharacters } from '../../src/html/characters.ts';
import type { Problem } from '../../src/lib/problem.ts';
import { startBrowser, type OwnedBrowser } from '../../src/render/browser.ts';
import { openSheet, type Sheet } from '../../src/render/sheet.ts';

let browser: OwnedBrowser;
let sheet: Sheet;
beforeAll(async () => {
  browser = await startBrowser();
  const faces = (await readFaces(searchPath())).filter(({ family }) => family === 'Tuban Sans');
  sheet = await openSheet(browser, await subsetFaces(faces, commonCharacters));
}, 120_000);
afterAll(() => browser?.close());

const fault = (page: number, message: string, severity: Problem['severity'] = 'error'): Problem => ({
  code: 'overset',
  severity,
  message,
  remedy: 'Shorten it.',
  zh: { message, remedy: '缩短。' },
  page: { product: 'x', page, block: 'a', box: { x: 20, y: 30, width: 40, height: 10, unit: 'mm' } },
});

const size = { width: 106, height: 156 };
const document = {
  language: 'en',
  title: 'x',
  bodyClass: '',
  css: `@page{size:106mm 156mm;margin:0} body{margin:0;font-family:'Tuban Sans'}`,
  body: '<main class="sheet" style="position:relative;width:106mm;height:156mm;break-after:page">Text</main>',
  size: { ...size, unit: 'mm' as const },
};

test('a page that its preflight refused is shown again, once, with what was found', async () => {
  const edition = {
    view: { id: 'r' },
    drafts: [] as { path: string; bytes: Uint8Array }[],
    composed: new Map([['a6', Promise.resolve({ document })]]),
    withSheet: (work: (one: Sheet) => Promise<void>) => work(sheet),
  };
  const format = { name: 'a6', bleed: 3 } as PageFormat;
  const draw = () => draftOfPrinted(edition as unknown as Edition, format, [fault(1, 'Too much ink.')]);
  await draw();
  await draw();
  expect(edition.drafts.map(({ path }) => path)).toEqual(['draft/r-a6.pdf']);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(edition.drafts[0]!.bytes)));
  expect(text.join('').replace(/\s/g, '')).toMatch(/草样DRAFT.*Toomuchink\./);
});

test('errors are framed on their page with what is said of them; nothing else is', async () => {
  await sheet.show({ ...document, body: document.body.repeat(2) });
  const edition = { view: { id: 'r' }, drafts: [] as { path: string; bytes: Uint8Array }[] };
  const format = { name: 'a6', bleed: 3 } as PageFormat;
  const problems = [fault(2, 'Too long by 3 mm.'), fault(1, 'Only a warning.', 'warning')];
  await draftOfSheet(edition as unknown as Edition, sheet, { format, size, problems });
  // The frame lies where the problem says, bleed added.
  const frames = await sheet.page.evaluate(() =>
    [...globalThis.document.querySelectorAll<HTMLElement>('.sheet')].map((one) =>
      [...one.querySelectorAll<HTMLElement>('div')]
        .filter(({ style }) => style.outlineWidth !== '')
        .map(({ style }) =>
          [style.left, style.top, style.width, style.height].map((px) => (parseFloat(px) / 96) * 25.4),
        ),
    ),
  );
  expect(frames[0]).toEqual([]);
  expect(frames[1]!.map((frame) => frame.map((mm) => Math.round(mm)))).toEqual([[23, 33, 40, 10]]);
  const [draft, ...others] = edition.drafts;
  expect([draft!.path, others.length]).toEqual(['draft/r-a6.pdf', 0]);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(draft!.bytes)));
  const printed = text.map((one) => one.replace(/\s/g, ''));
  expect(printed).toHaveLength(2);
  for (const one of printed) expect(one).toContain('草样DRAFT');
  expect(printed[1]).toContain('Toolongby3mm.');
  expect(printed[0]).not.toContain('Onlyawarning');
});

test.each([
  [300, 60],
  [760, 180],
  [60, 300],
])('a sheet of %s × %s mm is marked, and keeps to its page', async (width, height) => {
  const flat = {
    ...document,
    css: document.css.replace('106mm 156mm', `${width}mm ${height}mm`),
    body: `<main class="sheet" style="position:relative;overflow:hidden;width:${width}mm;height:${height}mm">Text</main>`,
    size: { width, height, unit: 'mm' as const },
  };
  await sheet.show(flat);
  const edition = { view: { id: 'r' }, drafts: [] as { path: string; bytes: Uint8Array }[] };
  const format = { name: 'flat', bleed: 3 } as PageFormat;
  await draftOfSheet(edition as unknown as Edition, sheet, { format, size: { width, height }, problems: [] });
  const inside = await sheet.page.evaluate(() => {
    const whole = globalThis.document.querySelector('.sheet')!.getBoundingClientRect();
    const range = globalThis.document.createRange();
    range.selectNodeContents(globalThis.document.querySelector('.sheet > div')!);
    const mark = range.getBoundingClientRect();
    return (
      mark.left >= whole.left - 1 &&
      mark.right <= whole.right + 1 &&
      mark.top >= whole.top - 1 &&
      mark.bottom <= whole.bottom + 1
    );
  });
  expect(inside).toBe(true);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(edition.drafts[0]!.bytes)));
  expect(text.map((one) => one.replace(/\s/g, '').includes('草样DRAFT'))).toEqual([true]);
});
