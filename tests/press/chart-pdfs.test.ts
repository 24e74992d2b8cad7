/** A chart by itself, of every kind there is, passes the preflight of the press that it is made for. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawChart, isDrawn } from '../../src/charts/draw.ts';
import { cutForReport, readFaces, type SubsetFace } from '../../src/design/fonts.ts';
import { textMetrics, type TextMetrics } from '../../src/design/metrics.ts';
import { searchPath } from '../../src/design/search.ts';
import { readTheme, type Theme } from '../../src/design/theme.ts';
import { commonCharacters } from '../../src/html/characters.ts';
import { figuresOf } from '../../src/edition/edition.ts';
import { printChart } from '../../src/edition/make/charts.ts';
import { loadReport } from '../../src/model/load.ts';
import { figureKinds, type FigureKind } from '../../src/model/section.ts';
import { finishPress } from '../../src/press/press.ts';
import { startBrowser, type OwnedBrowser } from '../../src/render/browser.ts';
import { openSheet, type Sheet } from '../../src/render/sheet.ts';
import { deriveView, viewCharacters } from '../../src/view/derive.ts';
import { periodsOf } from '../../src/view/relations/periods.ts';
import type { FactView, FigureView } from '../../src/view/view.ts';
import { figures as made, flow, makeFact, makeFigure } from '../charts/fixtures.ts';
import { jobFor } from './job.ts';

const reports = ['../../data', '../reports'].flatMap((name) => {
  const folder = path.join(import.meta.dirname, name);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(folder, entry.name));
});
const custom = makeFigure({
  kind: 'custom',
  facts: made.bars.facts,
  spec: {
    mark: 'bar',
    encoding: {
      y: { field: 'short', type: 'nominal', axis: { title: null } },
      x: { field: 'value', type: 'quantitative', axis: { title: null } },
    },
  },
});

const atTimes = ['甲2024年', '甲2025年', '乙2024年', '乙2025年'].map((label, index) =>
  makeFact(label, { kind: 'money', label, short: label, value: 40 + index, unit: '亿元' }),
);
const periods: FigureView = {
  ...makeFigure({ kind: 'periods', facts: atTimes }),
  periods: periodsOf(atTimes, {
    pairNames: { last: '2025年' },
    words: { target: '目标', lastYear: '上年', thisYear: '本年' },
  }),
};

const [last, now] = atTimes as [FactView, FactView];
const standing: FigureView = {
  ...makeFigure({ kind: 'standing', facts: [now] }),
  beside: { [now.id]: [last] },
};

const figures = new Map<FigureKind, FigureView>(
  [flow, ...Object.values(made), custom, periods, standing].map((figure) => [figure.kind, figure]),
);
let theme: Theme;
let metrics: TextMetrics;
let faces: SubsetFace[];
let browser: OwnedBrowser;
let sheet: Sheet;
beforeAll(async () => {
  let characters = JSON.stringify([...figures.values()]);
  for (const folder of reports) {
    const { report } = await loadReport(folder);
    if (!report) continue;
    const view = deriveView(report, path.basename(folder));
    characters += viewCharacters(view);
    for (const figure of figuresOf(view)) figures.set(figure.kind, figure);
  }
  faces = await cutForReport(await readFaces(searchPath()), {
    script: 'han',
    characters,
    common: commonCharacters,
  });
  theme = await readTheme('green', searchPath());
  metrics = textMetrics(faces);
  browser = await startBrowser();
  sheet = await openSheet(browser, faces);
});
afterAll(() => browser?.close());

it.each(figureKinds.filter(isDrawn))('%s', async (kind) => {
  const figure = figures.get(kind)!;
  const { svg, width, height } = await drawChart({ figure, theme, metrics, width: 116, size: 9 });
  const pdf = await printChart(sheet, { svg, width, height, title: kind, language: figure.language });
  const { safe: _, ...job } = await jobFor(pdf, {
    trim: { width, height },
    bleed: 0,
    marks: false,
    isArtwork: true,
    faces: faces.map(({ bytes }) => bytes),
  });
  const { preflight } = await finishPress(job);
  expect(preflight.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(preflight.passed).toBe(true);
  expect(preflight.notExamined).toEqual([]);
  expect(preflight.fonts.length).toBeGreaterThan(0);
});
