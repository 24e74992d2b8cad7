/** A device keeps to the height that it is given: the page reckons with it, and cuts what stands out. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filledHeight, naturalShape } from '../../src/charts/draw.ts';
import { readFaces, subsetFaces } from '../../src/design/fonts.ts';
import { textMetrics } from '../../src/design/metrics.ts';
import { searchPath } from '../../src/design/search.ts';
import { readTheme } from '../../src/design/theme.ts';
import { loadReport } from '../../src/model/load.ts';
import { deriveView } from '../../src/view/derive.ts';
import type { FigureView } from '../../src/view/view.ts';
import { dataFolder, reportNames } from '../data/reports.ts';
import { casesFolder } from '../support/golden.ts';

/** mm by which a drawing may miss its height. */
const hair = 0.3;
const line = 4.09;

async function figuresOf(folder: string): Promise<FigureView[]> {
  const { report } = await loadReport(folder);
  if (!report) return [];
  return deriveView(report, path.basename(folder))
    .review.sections.flatMap(({ figures }) => figures)
    .filter(({ kind }) => kind !== 'tiles' && kind !== 'custom');
}

test('no device of any report stands out of a height that holds it', async () => {
  const search = searchPath();
  const theme = await readTheme('green', search);
  const cases = readdirSync(casesFolder).map((name) => path.join(casesFolder, name));
  const folders = [...reportNames.map((name) => path.join(dataFolder, name)), ...cases];
  const figures = (await Promise.all(folders.map(figuresOf))).flat();
  const characters = [...new Set(JSON.stringify(figures) + ' 0123456789–= ')].join('');
  const metrics = textMetrics(await subsetFaces(await readFaces(search), characters));
  const beyond: unknown[] = [];
  for (const figure of figures)
    for (const width of [46.6, 59.5, 70.9, 96, 121.5, 171, 247])
      for (const size of [7.7, 9.6, 12]) {
        const request = { figure, theme, metrics, width, size };
        const lines = Math.ceil(naturalShape(request).height / line - 0.02);
        for (const more of [0, 1, 3, lines]) {
          const height = (lines + more) * line;
          const filled = filledHeight(request, height);
          if (filled > height + hair) beyond.push([figure.kind, figure.at, width, size, height, filled]);
        }
      }
  expect(figures.length).toBeGreaterThan(50);
  expect(beyond).toEqual([]);
});
