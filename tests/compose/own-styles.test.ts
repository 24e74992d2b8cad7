/** A newsroom's own style sheet and templates: what can be reckoned of them is, the rest is measured. */
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPageCss } from '../../src/blocks/document.ts';
import { composePage } from '../../src/compose/page.ts';
import { openEdition, type Edition } from '../../src/edition/edition.ts';
import { openWorkshop, type Workshop } from '../../src/edition/prepare/workshop.ts';
import { Clock } from '../../src/lib/log.ts';
import { loadReport } from '../../src/model/load.ts';
import { dataFolder } from '../data/reports.ts';

let workshop: Workshop;
let edition: Edition;
beforeAll(async () => {
  workshop = await openWorkshop([]);
  const loaded = await loadReport(path.join(dataFolder, 'yunxi-county-2025'));
  if (!loaded.report) throw new Error('the report cannot be read');
  edition = await openEdition({
    loaded: { ...loaded, report: loaded.report },
    workshop,
    clock: new Clock(),
    date: '',
  });
});
afterAll(async () => {
  await edition.close();
  await workshop.close();
});

/** Blocks that are measured in the browser while the page is composed. @param rules After Tuban's own. */
async function countProbes(rules: string, own: string[] = []): Promise<number> {
  const { view, theme, templates, metrics, fonts } = edition;
  const css = (await readPageCss(workshop.search)) + rules;
  const styles = {
    view,
    theme,
    css,
    templates: { ...templates, own: new Set(own) },
    photos: await edition.photos(),
  };
  const format = workshop.formats.pages.find(({ name }) => name === 'half-landscape')!;
  return edition.withSheet(async (sheet) => {
    let count = 0;
    const counting: typeof sheet = {
      ...sheet,
      show: (document) => {
        count += document.body.split('="probe ').length - 1;
        return sheet.show(document);
      },
    };
    await composePage({ format, styles, metrics, fonts, sheet: counting });
    return count;
  });
}

test.each([
  ['Tuban’s own: only what is chosen is measured', '', [], 0, 60],
  [
    'other lengths are read',
    '.panel-head{padding-top:calc(var(--line)*.5)}.item{padding-left:1.4em}',
    [],
    0,
    70,
  ],
  ['a length that only the browser knows', '.panel-head{padding-top:2%}', [], 90, Infinity],
  ['boxes that stand otherwise', '.items{display:grid;row-gap:3mm}', [], 90, Infinity],
  ['a template of its own', '', ['partials/panel'], 90, Infinity],
] as const)('%s', async (_, rules, own, least, most) => {
  const count = await countProbes(rules, [...own]);
  expect(count).toBeGreaterThan(least);
  expect(count).toBeLessThan(most);
});
