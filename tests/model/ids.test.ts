/** Ids are only needed where something refers to an entry; those that clash are refused with both places. */
import { expect, test } from 'vitest';
import { heldFacts } from '../../src/cards/plan/pool.ts';
import { listAddresses } from '../../src/view/addresses.ts';
import { deriveView } from '../../src/view/derive.ts';
import { loadYaml } from './support.ts';

const reportOf = (sections: string, rest = ''): string => `tuban: 1
language: zh-Hans
source: 甲
masthead: { title: 报告, newspaper: 甲, page: "03", section: 要闻, date: 2031-01-09 }
facts:
  gdp: { label: 生产总值增长, value: 6.8, unit: "%", kind: growth }
  grain: { label: 粮食产量, value: 36, unit: 万吨, kind: total }
lead: { facts: [gdp] }
review:
  title: 回顾
  sections:
${sections}
plan:
  title: 安排
  tasks: [{ title: 修路 }, { title: 治水, items: [一条。] }]
${rest}`;

const plain = `    - { title: 经济, items: ["增长{gdp}。", 又一条。] }
    - { title: 农业, items: ["产粮{grain}。"], photos: [{ caption: 一图。 }] }`;
const query = (at: string) =>
  `queries: [{ at: ${at}, source: "6.8%", printed: "6.8%", why: 待核, confidence: B, status: open }]`;
const errorsOf = ({ loaded }: Awaited<ReturnType<typeof loadYaml>>) =>
  loaded.problems
    .filter(({ severity }) => severity === 'error')
    .map(({ message, place }) => `${place?.line}: ${message}`);

test('a report without ids is whole, and its strings have steady addresses', async () => {
  const { loaded, ...printed } = await loadYaml(reportOf(plain, query('review.sections.0.items.0')));
  expect(errorsOf({ loaded, ...printed })).toEqual([]);
  const view = deriveView(loaded.report!, 'sample');
  expect(view.review.sections.map(({ id }) => id)).toEqual(['section-1', 'section-2']);
  expect(view.plan!.tasks.map(({ id }) => id)).toEqual(['task-1', 'task-2']);
  expect(view.queries.map(({ id }) => id)).toEqual(['query-1']);
  const { path } = listAddresses(view).get('review.sections.section-2.items.0')!;
  expect(loaded.source!.placeOf(path)).toMatchObject({ line: 13 });
  // A query finds its item by the place of the section, and the fact in it stands on no card.
  expect([...heldFacts(view).facts]).toEqual(['gdp']);
});

test('a name that the program would give may be taken: the other gets a further number', async () => {
  const { loaded } = await loadYaml(
    reportOf(`    - { id: section-2, title: 经济, items: ["增长{gdp}。"] }
    - { title: 农业, items: ["产粮{grain}。"] }`),
  );
  expect(loaded.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(loaded.report!.review.sections.map(({ id }) => id)).toEqual(['section-2', 'section-2-2']);
});

test('an id that another entry has, or is given, is refused', async () => {
  const loaded = await loadYaml(
    reportOf(`    - id: economy
      title: 经济
      items: ["增长{gdp}。"]
      figures: [{ id: economy-figure-2, kind: tiles, facts: [gdp] }, { kind: tiles, facts: [gdp] }]
    - id: task-2
      title: 农业
      items: ["产粮{grain}。"]
      photos: [{ id: section-9, caption: 一图。 }, { id: economy-item-3, caption: 又一图。 }]
    - { id: economy, title: 又是经济, items: ["产粮{grain}。"] }`),
  );
  expect(errorsOf(loaded)).toEqual([
    '15: This figure has the id "economy-figure-2", which the program gives to figure 2 of the section in line 12.',
    '16: This section has the id "task-2", which the program gives to the task in line 23.',
    '19: This photo has the id "economy-item-3", which the program gives to item 3 of the section in line 12.',
    '20: Two sections have the id "economy"; the first is in line 12.',
  ]);
});
