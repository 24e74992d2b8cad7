/**
 * A report that the pages asked for do not hold: told by how much and where to cut; what can be made is
 * made.
 */
import { appendFileSync, cpSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { oversetProblem } from '../../src/compose/overset.ts';
import type { PageFormat } from '../../src/design/format.ts';
import type { ReportView } from '../../src/view/view.ts';
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
  const [, lines, mm, cut, whole] =
    /^The report is (\d+) lines \((\d+) mm of the main column\) too long for one page of A4, even at its least sizes: about (\d+) of its (\d+) 字, with the figures that go with them\.$/
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
    /^Cut that much: most words are in "[a-z-]+" \(\d+ 字\), .* or let it have 2 pages: leave "pages" out\.$/,
  );
  const product = (format: string) => path.join(cwd, 'out', 'county', 'press', `county-${format}.pdf`);
  expect([existsSync(product('tabloid')), existsSync(product('a4'))]).toEqual([true, false]);
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
    { lines: 30, share: 0.2, needed },
  ).problems[0]!;
  return { code, message, remedy };
};

test('the words, of two pages and of more than there may be', () => {
  expect(told(view, 2, 3)).toEqual({
    code: 'overset',
    message:
      'The report is 30 lines (120 mm of the main column) too long for 2 pages of A4, even at its least sizes: about 330 of its 1700 字, with the figures that go with them.',
    remedy:
      'Cut that much: most words are in "article" (1200 字), "economy" (400 字), "roads" (30 字). Or choose a larger format (see "tuban formats"), or let it have 3 pages: leave "pages" out.',
  });
  expect(told({ ...view, script: 'latin' }, undefined, undefined)).toMatchObject({
    message: expect.stringContaining(
      'too long for 12 pages of A4, even at its least sizes: about 55 of its 280 words',
    ) as string,
    remedy: expect.stringMatching(/\(see "tuban formats"\)\.$/) as string,
  });
});

test('a report that does not divide over so many pages is not called too long', () => {
  expect(told(view, 24, 2, 2)).toEqual({
    code: 'layout-hints',
    message: 'The report cannot be divided over 12 pages of A4: it stands on 1.',
    remedy: 'Write "pages: 1" under layout, or leave it out.',
  });
});
