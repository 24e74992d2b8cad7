/** The sidebar: its article fills it to the line, alone or with the closing part of the plan below. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleContext } from '../../src/blocks/article/article.ts';
import type { Setting } from '../../src/blocks/block.ts';
import type { ArticleView } from '../../src/view/view.ts';
import {
  closingGap,
  fitSidebar,
  measureArticle,
  sidebarWidths,
  type ArticleHeights,
} from '../../src/blocks/article/sidebar.ts';
import { openWorkshop, type Workshop } from '../../src/edition/prepare/workshop.ts';
import { dataFolder } from '../data/reports.ts';
import { openProbes } from '../support/probes.ts';

const heights = (scale: number, text: number): ArticleHeights => ({
  width: 52,
  scale,
  columns: 1,
  measure: 1,
  headline: 20,
  head: 4,
  text,
  captions: [],
  closing: 9,
});
const all = [heights(0, 80), heights(1, 96)];

describe('fitSidebar', () => {
  const place = { width: 52, line: 4, lines: 100 };
  it('takes the size of type that fills the column', () => {
    const fit = fitSidebar(all, { ...place, closes: false });
    expect(fit).toMatchObject({ heights: { scale: 1 }, below: 0, empty: 0 });
  });
  it('keeps room for the closing part below', () => {
    const fit = fitSidebar(all, { ...place, closes: true });
    expect(fit).toMatchObject({ heights: { scale: 0 }, below: 9 + closingGap, empty: 0 });
  });
  it('tells what its type does not grow into, which is a hole', () => {
    const fit = fitSidebar(all, { ...place, lines: 160, closes: false })!;
    expect(fit.empty).toBeCloseTo(160 - 4 - 96 - 96 * (1.12 ** 2 - 1), 6);
  });
  it('has none where the article leaves it no room', () => {
    expect(fitSidebar(all, { ...place, lines: 90, closes: true })).toBeUndefined();
  });
});

it.each([
  [14, '--headline:18pt;height:12mm;'],
  [17.5, '--headline:17.5pt;height:12mm;'],
])('the head of a sidebar is set as it was measured, or in the step just below: %s pt', (panel, head) => {
  const { headStyle } = articleContext({
    setting: { grid: { line: 4 }, sizes: { big: 40, part: 26, panel, title: 12 } } as Setting,
    article: {} as ArticleView,
    frame: { frame: 'block', style: '', width: 52, extra: 0 },
    columns: 1,
    before: [],
    after: [],
    rule: false,
    head: { lines: 3, size: 18 },
  }) as { headStyle: string };
  expect(headStyle).toBe(head);
});

describe('measureArticle', () => {
  let workshop: Workshop;
  beforeAll(async () => {
    workshop = await openWorkshop([]);
  });
  afterAll(() => workshop.close());

  it.each(['tonghua-2024', 'harbour-city-budget-2026'])('reckons %s as Chromium sets it', async (name) => {
    const folder = path.join(dataFolder, name);
    const { edition, source, setting } = await openProbes(workshop, folder, {
      format: 'broadsheet',
      every: 99,
      scale: 1,
    });
    const { article, plan } = source.styles.view;
    const wanted = {
      article: article!,
      closing: plan!.closing,
      widths: sidebarWidths(setting.grid),
      factor: 1,
    };
    const [own, found] = await edition.withSheet(async (sheet) => [
      await measureArticle({ ...source, sheet }, wanted),
      await measureArticle({ ...source, sheet, typesetter: undefined }, wanted),
    ]);
    const linesOf = (all: ArticleHeights[]) => all.map(({ head, closing }) => [head, closing]);
    expect(linesOf(own)).toEqual(linesOf(found));
    expect(Math.min(...own.map(({ closing }) => closing))).toBeGreaterThan(3);
    await edition.close();
  });
});
