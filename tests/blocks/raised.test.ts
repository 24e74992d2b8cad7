/** Which figures stand in the hero: the picture of the page, where it draws the strongest headline figure. */
import { expect, test } from 'vitest';
import { raisedFigures } from '../../src/blocks/hero/raised.ts';
import type { PageFormat } from '../../src/design/format.ts';
import type { Theme } from '../../src/design/theme.ts';
import type { FactView, FigureView, ReportView } from '../../src/view/view.ts';

const fact = (id: string, unit = '%'): FactView =>
  ({ id, unit, kind: 'growth', value: 5.2, rank: '', parts: [{ role: 'number', text: '5.2' }] }) as FactView;
const figure = (at: string, kind: FigureView['kind'], facts: FactView[], whole?: FactView): FigureView =>
  ({ id: at, at, kind, facts, pairs: [], note: [], title: '', ...(whole ? { whole } : {}) }) as never;

const total = fact('total');
const steps = figure('s.0', 'steps', [fact('a', '点'), fact('b', '点')], total);
const quarters = figure('s.1', 'columns', [fact('q1'), fact('q2')]);
const rows = figure('s.2', 'tiles', [fact('r')]);
const view = (figures: FigureView[], lead = [total]): ReportView =>
  ({
    script: 'han',
    language: 'zh-Hans',
    lead: { title: '', facts: lead },
    masthead: { kicker: '一图读懂' },
    review: { sections: [{ id: 's', title: { text: '综合' }, figures, photos: [], items: [], facts: [] }] },
  }) as never;
const place = (art: Theme['art'], width = 390) => ({
  theme: { art } as Theme,
  format: { trim: [width, 545], margins: [12, 16, 12, 16] } as unknown as PageFormat,
  hasArt: false,
});

test('the elected figure and those of its section that draw numbers of its kind', () => {
  expect(raisedFigures(view([steps, quarters, rows]), place('lines'))).toEqual([steps, quarters]);
});
test('none that does not draw the strongest headline figure', () => {
  expect(raisedFigures(view([steps, rows], [fact('other')]), place('lines'))).toEqual([]);
});
test('none under a landscape, on a narrow page, or where the section would be left empty', () => {
  expect(raisedFigures(view([steps, rows]), place('ridges' as Theme['art']))).toEqual([]);
  expect(raisedFigures(view([steps, rows]), place('lines', 210))).toEqual([]);
  expect(raisedFigures(view([steps]), place('lines'))).toEqual([]);
});
