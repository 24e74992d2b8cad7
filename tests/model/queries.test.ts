/** Places named in a report, and what is printed there. */
import { describe, expect, it } from 'vitest';
import { resolveAt } from '../../src/model/at.ts';
import { loadYaml, writeReport } from './support.ts';

const data = {
  review: { sections: [{ id: 'economy', items: ['甲', { heading: '乙', items: ['丙'] }] }] },
  article: { paragraphs: ['一', '二'] },
  plan: { tasks: [{ title: '任务' }] },
  facts: { energy: { value: 9.6 } },
};

describe('resolveAt', () => {
  it.each<[string, (string | number)[], unknown]>([
    ['review.sections.economy.items.0', ['review', 'sections', 0, 'items', 0], '甲'],
    ['review.sections.0.items.1.items.0', ['review', 'sections', 0, 'items', 1, 'items', 0], '丙'],
    ['article.paragraphs.1', ['article', 'paragraphs', 1], '二'],
    ['plan.tasks.0.title', ['plan', 'tasks', 0, 'title'], '任务'],
    ['facts.energy.value', ['facts', 'energy', 'value'], 9.6],
  ])('%s', (at, path, value) => expect(resolveAt(data, at)).toEqual({ path, value }));

  it.each<[string, string, string[]]>([
    ['review.section', 'section', ['sections']],
    ['review.sections.ecology', 'ecology', ['economy']],
    ['article.paragraphs.2', '2', ['0', '1']],
    ['article.paragraphs.-1', '-1', ['0', '1']],
    ['article.paragraphs.length', 'length', ['0', '1']],
    ['facts.energy.value.x', 'x', []],
    ['facts.constructor', 'constructor', ['energy']],
    ['', '', ['review', 'article', 'plan', 'facts']],
  ])('%s leads nowhere', (at, failed, known) => expect(resolveAt(data, at)).toEqual({ failed, known }));
});

describe('printed', () => {
  const facts =
    '  homes: {label: 住房, value: 3, unit: 万个, qualifier: 余, kind: count}\n' +
    '  ninth: {label: 届, value: 19, unit: 届, prefix: 第, kind: ordinal, numerals: han}\n';
  const items = '        - 产值约为{gdp.full}，住房{homes}，**{ninth.full}会议**。\n';
  const load = (printed: string, at = 'review.sections.economy.items.1') =>
    loadYaml(
      writeReport({
        facts,
        items,
        rest: `queries:\n  - {id: q, at: ${at}, source: 原, printed: ${JSON.stringify(printed)}, why: 疑, confidence: A, status: resolved}\n`,
      }),
    );

  it.each([
    '产值约为预计6%左右',
    '住房3万余个',
    '{gdp.full}，住房{homes}',
    '第十九届会议',
    '余个，第十九届',
    '',
  ])('%s stands there', async (printed) => expect((await load(printed)).codes).toEqual([]));

  it.each(['产值约为6%左右', '住房3万个余', '住房4万余个', '第十九届大会'])(
    '%s does not',
    async (printed) => {
      expect((await load(printed)).codes.map((code) => code.split(' ')[0])).toEqual(['query-printed']);
    },
  );

  it.each([
    ['facts.gdp.value', '6'],
    ['facts.gdp.value', '产值增长预计6%左右'],
    ['facts.gdp', '6%左右'],
    ['masthead.title', '工作报告'],
    ['review.sections.economy', '住房3万余个'],
  ])('is looked for at %s', async (at, printed) => expect((await load(printed, at)).codes).toEqual([]));
});
