/** The ways of the section with the picture of the page: its first place is a large number beside it, or a row. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { readLayoutHints } from '../../src/compose/hints.ts';
import { sectionPieces } from '../../src/compose/pieces.ts';
import { readCosts } from '../../src/design/costs.ts';
import { readFormats } from '../../src/design/format.ts';
import { gridOf } from '../../src/design/grid.ts';
import { searchPath } from '../../src/design/search.ts';
import { loadReport } from '../../src/model/load.ts';
import { deriveView } from '../../src/view/derive.ts';
import { dataFolder } from '../data/reports.ts';

test('a large picture stands with a large number, or without at the cost of that news', async () => {
  const { report } = await loadReport(path.join(dataFolder, 'linghe-university-2025'));
  const view = deriveView(report!, 'linghe-university-2025');
  const search = searchPath();
  const format = (await readFormats(search)).pages.find(({ name }) => name === 'broadsheet')!;
  const costs = await readCosts(search);
  const pieces = sectionPieces(view, { hints: readLayoutHints(view), grid: gridOf(format), costs });
  const pictures = pieces.flatMap(({ name, levels }) =>
    levels.filter(({ isPicture }) => isPicture).map(({ plain }) => [name, plain]),
  );
  expect(pictures).toEqual([
    ['teaching', 0],
    ['teaching', costs.lead],
  ]);
});
