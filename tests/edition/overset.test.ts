/**
 * A report that the pages asked for do not hold: told by how much and where to cut; what can be made is
 * made.
 */
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { oversetProblem } from '../../src/compose/overset.ts';
import { tellPages } from '../../src/edition/make/page-count.ts';
import type { PageFormat } from '../../src/design/format.ts';
import type { ReportView } from '../../src/view/view.ts';
import { verify } from '../../src/index.ts';
import { runTuban } from '../support/command.ts';
import { makeFolder, projectRoot } from '../support/folders.ts';

test('one page of a small format', async () => {
  const cwd = makeFolder();
  const report = path.join(cwd, 'data', 'county');
  mkdirSync(path.dirname(report), { recursive: true });
  cpSync(path.join(projectRoot, 'data', 'yunxi-county-2025'), report, { recursive: true });
  appendFileSync(path.join(report, 'report.yaml'), '\nlayout: { pages: 1 }\n');
  const { code, stdout } = await runTuban(
    ['build', '--only', 'press', '--format', 'a4', '--format', 'tabloid', '--json', '--quiet'],
    { cwd },
  );
  expect(code).toBe(1);
  const { problems } = JSON.parse(stdout) as {
    problems: {
      code: string;
      severity: string;
      message: string;
      remedy: string;
      page?: { product: string };
    }[];
  };
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ code: kind }) => kind)).toEqual(['overset']);
  expect(problems.find(({ code: kind }) => kind === 'page-draft')?.message).toBe(
    'A draft of the page that was refused is in out/county/draft/county-a4.pdf.',
  );
  const [, lines, mm, cut, whole] =
    /^The report is (\d+) lines \((\d+) mm of the main column\) too long for one page of A4, even at the smallest sizes: about (\d+) of its (\d+) 字, and the figures that go with them\.$/
      .exec(errors[0]!.message)!
      .map(Number);
  // It stands on two pages, so less than a page of 273 mm is too much, and less than half of it, but for
  // the hero.
  expect(lines).toBeGreaterThan(5);
  expect(mm).toBeGreaterThan(20);
  expect(mm).toBeLessThan(273);
  expect(cut! / whole!).toBeGreaterThan(0.05);
  expect(cut! / whole!).toBeLessThan(0.6);
  expect(errors[0]!.remedy).toMatch(
    /^Cut that much: most words are in "[a-z-]+" \(\d+ 字\), .* or let it take 2 pages: write "pages: 2" under layout\.$/,
  );
  const product = (format: string) => path.join(cwd, 'out', 'county', 'press', `county-${format}.pdf`);
  expect([existsSync(product('tabloid')), existsSync(product('a4'))]).toEqual([true, false]);

  // A draft of the refused page, and of no other: marked, higher than its format, in no manifest.
  const draft = (format: string) => path.join(cwd, 'out', 'county', 'draft', `county-${format}.pdf`);
  expect([existsSync(draft('tabloid')), existsSync(draft('a4'))]).toEqual([false, true]);
  const pdf = await getDocumentProxy(new Uint8Array(readFileSync(draft('a4'))));
  const { text: printed } = await extractText(pdf, { mergePages: true });
  expect(printed.replace(/\s/g, '')).toContain('草样DRAFT');
  expect(printed.replace(/\s/g, '')).toContain('以下放不下');
  const { height } = (await pdf.getPage(1)).getViewport({ scale: 25.4 / 72 });
  expect(pdf.numPages).toBe(1);
  expect(height).toBeGreaterThan(297 * 1.2);
  expect(readFileSync(path.join(cwd, 'out', 'county', 'manifest.json'), 'utf8')).not.toContain('draft');
  expect((await verify([path.join(cwd, 'out', 'county')])).problems).toEqual([]);

  // When the page succeeds its draft goes.
  const file = path.join(report, 'report.yaml');
  writeFileSync(
    file,
    readFileSync(file, 'utf8')
      .replace('pages: 1', 'pages: 2')
      .replace('  place: 云溪县', '  place: 云溪县\n  page: 第07版'),
  );
  const again = await runTuban(['build', '--only', 'press', '--format', 'a4', '--quiet'], { cwd });
  expect([again.code, existsSync(draft('a4')), existsSync(product('a4'))]).toEqual([0, false, true]);
  // The promise is kept, and the second page counts on from the first.
  const made = await getDocumentProxy(new Uint8Array(readFileSync(product('a4'))));
  const { text: pages } = await extractText(made, { mergePages: false });
  expect(pages).toHaveLength(2);
  const [first, second] = pages.map((page) => page.replace(/\s/g, ''));
  expect(first).toContain('下转第08版');
  expect(second).toContain('上接第07版');
  expect(second).not.toMatch(/000\d|下转/);
});

test('a spread that does not hold its report leaves a draft, too', async () => {
  const cwd = makeFolder();
  const folder = path.join(cwd, 'data', 'county');
  mkdirSync(path.join(cwd, 'styles'), { recursive: true });
  cpSync(path.join(projectRoot, 'tests', 'reports', 'county'), folder, { recursive: true });
  appendFileSync(path.join(folder, 'report.yaml'), '\nlayout: { pages: 1 }\n');
  writeFileSync(
    path.join(cwd, 'styles', 'formats.yaml'),
    `pages:
  low-spread:
    label: Low spread
    trim: [420, 120]
    margins: [8, 10, 8, 10]
    columns: 12
    gutter: 4
    baseline: 11.2
    spine: 16
    type: { label: [7.5, 8.2], article: [8.1, 9.2], kicker: [40, 60], folio: 8, minimum: 7.5 }
`,
  );
  const { code, stderr } = await runTuban(['build', '--only', 'press', '--format', 'low-spread'], { cwd });
  expect([code, stderr.includes('(overset)'), stderr.slice(-2000)]).toEqual([1, true, expect.anything()]);
  const draft = path.join(cwd, 'out', 'county', 'draft', 'county-low-spread.pdf');
  const pdf = await getDocumentProxy(new Uint8Array(readFileSync(draft)));
  const { text: printed } = await extractText(pdf, { mergePages: true });
  expect(printed.replace(/\s/g, '')).toMatch(/样DRAFT.*以下放不下/s);
});

const text = (length: number) => [{ text: '字'.repeat(length) }];
const view = {
  script: 'han',
  plan: { tasks: [{ id: 'roads', text: text(20), items: [text(10)] }] },
  article: { paragraphs: [text(1000), text(234)] },
  review: {
    sections: [
      { id: 'economy', items: [{ runs: text(400) }] },
      { id: 'order', items: [] },
    ],
  },
} as unknown as ReportView;
const told = (of: ReportView, asked: number | undefined, needed: number | undefined, parts = 1) => {
  const { code, message, remedy } = oversetProblem(
    { view: of, format: { label: 'A4' } as PageFormat, line: 4, parts, asked },
    { lines: 30, share: 0.2, needed, filled: 2 },
  ).problems[0]!;
  return { code, message, remedy };
};

test('a section that is higher than the page is too long by a number of lines', async () => {
  const cwd = makeFolder();
  const items = Array.from(
    { length: 80 },
    (_, index) =>
      `        - 第${index + 1}条，${'公路全线贯通，集镇与县城之间往来更加方便，'.repeat(3)}群众满意。\n`,
  );
  mkdirSync(path.join(cwd, 'data', 'long'), { recursive: true });
  writeFileSync(
    path.join(cwd, 'data', 'long', 'report.yaml'),
    `tuban: 1\nlanguage: zh-Hans\nsource: 虚构\nmasthead: {title: 工作|报告}\nfacts: {}\nlayout: {pages: 1}\nreview:\n  title: 回顾\n  sections:\n    - id: only\n      title: 交通\n      items:\n${items.join('')}`,
  );
  const { code, stdout } = await runTuban(
    ['build', '--only', 'press', '--format', 'a4', '--json', '--quiet'],
    { cwd },
  );
  const { problems } = JSON.parse(stdout) as {
    problems: { code: string; severity: string; message: string }[];
  };
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect([code, errors.map(({ code: kind }) => kind)]).toEqual([1, ['overset']]);
  const [, lines, cut, whole] =
    /^The report is (\d+) lines \(\d+ mm of the main column\) too long for one page of A4, .* about (\d+) of its (\d+) 字/
      .exec(errors[0]!.message)!
      .map(Number);
  expect(lines).toBeGreaterThan(20);
  expect(cut! / whole!).toBeGreaterThan(0.2);
  expect(cut!).toBeLessThan(whole!);
});

test('the words, of two pages and of more than there may be', () => {
  expect(told(view, 2, 3)).toEqual({
    code: 'overset',
    message:
      'The report is 30 lines (120 mm of the main column) too long for 2 pages of A4, even at the smallest sizes: about 330 of its 1700 字, and the figures that go with them.',
    remedy:
      'Cut that much: most words are in "article" (1200 字), "economy" (400 字), "roads" (30 字). Or choose a larger format (see "tuban formats"), or let it take 3 pages: write "pages: 3" under layout.',
  });
  expect(told({ ...view, script: 'latin' }, undefined, undefined)).toMatchObject({
    message: expect.stringContaining(
      'too long for 12 pages of A4, the most there may be, even at the smallest sizes: about 55 of its 280 words',
    ) as string,
    remedy: expect.stringMatching(/\(see "tuban formats"\)\.$/) as string,
  });
});

test('a report that does not divide over so many pages is not called too long', () => {
  expect(told(view, 24, 2, 2)).toEqual({
    code: 'layout-hints',
    message: 'The report does not fill 12 pages of A4: it takes one.',
    remedy: 'Write "pages: 1" under layout, or leave "pages" out.',
  });
});

test('a report that cannot be arranged is not called too long', () => {
  const {
    problems: [problem],
  } = oversetProblem(
    { view, format: { label: 'A4' } as PageFormat, line: 4, parts: 1, asked: undefined },
    { lines: 0, share: 0, needed: undefined, filled: 0.9 },
  );
  expect(problem).toMatchObject({
    code: 'layout-impossible',
    message: expect.stringMatching(
      /^The report is not too long for 12 pages of A4, the most there may be, but /,
    ) as string,
  });
});

test('a report of a few lines is too short for a spread', () => {
  const {
    problems: [problem],
  } = oversetProblem(
    { view, format: { label: 'Spread' } as PageFormat, line: 4, parts: 2, asked: undefined },
    { lines: 0, share: 0, needed: undefined, filled: 0.12 },
  );
  expect(problem).toMatchObject({
    code: 'layout-impossible',
    message:
      'The report is too short for Spread: it fills 12 % of it, and its blocks do not stand on both pages.',
    remedy: 'Choose a single page (see "tuban formats").',
  });
});

describe('more pages than one are told', () => {
  const told = (page: string, given: { pages: number; before?: number; asked?: number }) =>
    tellPages(
      {
        masthead: { page } as ReportView['masthead'],
        ...(given.asked === undefined ? {} : { layout: { pages: given.asked } }),
      },
      { label: 'A4', name: 'a4' },
      { pages: given.pages, before: given.before, product: 'press/x-a4.pdf' },
    ).map(({ severity, message }) => `${severity}: ${message}`);
  test.each([
    ['03', { pages: 1 }, []],
    ['03', { pages: 1, before: 2 }, []],
    ['第03版', { pages: 2 }, ['warning: The report takes 2 pages of A4 (第03版, 第04版).']],
    [
      'A6',
      { pages: 2, before: 1 },
      ['warning: The report takes 2 pages of A4 (A6, A7); last time it took 1.'],
    ],
    ['A6', { pages: 2, before: 2 }, ['warning: The report takes 2 pages of A4 (A6, A7), as last time.']],
    ['', { pages: 2 }, ['warning: The report takes 2 pages of A4.']],
    ['03', { pages: 2, asked: 2 }, []],
    [
      '03',
      { pages: 3, before: 2, asked: 3 },
      ['warning: The report takes 3 pages of A4 (03, 04, 05); last time it took 2.'],
    ],
  ])('%s %j', (page, given, expected) => {
    expect(told(page, given)).toEqual(expected);
  });
});
