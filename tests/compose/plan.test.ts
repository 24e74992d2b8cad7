/** Blocks of the plan: how the requirement is set, and what stays empty beside the targets' chart. */
import { describe, expect, it } from 'vitest';
import type { Frame, Setting } from '../../src/compose/block.ts';
import { planBlocks } from '../../src/compose/plan.ts';
import { deriveView } from '../../src/view/derive.ts';
import { reportSchema } from '../../src/model/report.ts';

/** Every character is as wide as its type is high. */
const setting = {
  grid: { columns: 12, gutter: 5, width: 355, line: 4 }, theme: { type: { quote: 'q' } }, sizes: { body: 8 },
  metrics: { width: (text: string, { size }: { size: number }) => text.length * size },
} as unknown as Setting;

const head = (text: string) => {
  const report = reportSchema.parse({
    tuban: 1, language: 'zh-Hans', source: '测试', masthead: { title: '测试' }, facts: { now: { label: '增长', value: 5, unit: '%', kind: 'growth' }, next: { label: '增长', value: 6, unit: '%', kind: 'growth', status: 'target' } },
    review: { title: '回顾', sections: [{ id: 'one', title: '一', items: ['一'] }] },
    plan: { title: '安排', requirement: { title: '要求', text }, targets: { title: '目标', pairs: [{ last: 'now', target: 'next' }], texts: ['稳定'] }, tasks: [] },
  });
  return planBlocks(deriveView(report, 'test').plan!).head;
};

describe('the requirement', () => {
  const columns = async (length: number) => {
    const [block] = head('字'.repeat(length));
    const context = await block!.context(setting, { span: 12, layout: 'stack' }, { frame: 'block', style: '', width: 355, extra: 0 } satisfies Frame) as { itemsStyle: string };
    return Number(/--item-columns:(\d+)/.exec(context.itemsStyle)![1]);
  };
  it('stands in columns where it is long', async () => expect(await columns(900)).toBe(4));
  it('and in one where its few lines would leave the others empty', async () => expect(await columns(200)).toBe(1));
});

it('what few words leave empty beside the targets’ chart counts', () => {
  const targets = head('要求').at(-1)!;
  const waste = (layout: string, words: number) => targets.waste!({ span: 12, layout }, { figures: 40, words }, setting);
  expect(waste('stack', 4)).toBe(0);
  expect(waste('side', 4)).toBeGreaterThan(waste('side', 30));
  expect(waste('side', 40)).toBe(0);
});
