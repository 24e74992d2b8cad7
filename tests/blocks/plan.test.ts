/**
 * Blocks of the plan: how the requirement is set, where its chart stands, the stack of tasks, the closing part.
 */
import { nameOfWay } from '../../src/blocks/way.ts';
import { describe, expect, it } from 'vitest';
import type { Frame, Setting } from '../../src/blocks/block.ts';
import { blockName } from '../../src/compose/material.ts';
import { groundRows, rowsContext } from '../../src/blocks/figures/number-rows.ts';
import { planPanel } from '../../src/blocks/plan/panel.ts';
import { planBlocks } from '../../src/blocks/plan/plan.ts';
import { deriveView } from '../../src/view/derive.ts';
import { reportSchema } from '../../src/model/report.ts';

/** Every character is as wide as its type is high. */
const setting = {
  grid: { columns: 12, gutter: 5, width: 355, height: 500, line: 4 },
  theme: { type: { quote: 'q' } },
  sizes: { body: 8, label: 8, panel: 12, title: 12, numeral: 19 },
  metrics: { width: (text: string, { size }: { size: number }) => text.length * size },
} as unknown as Setting;

const viewOf = (text: string, more: { texts?: string[]; tasks?: object[]; closing?: object } = {}) => {
  const report = reportSchema.parse({
    tuban: 1,
    language: 'zh-Hans',
    source: '测试',
    masthead: { title: '测试' },
    facts: {
      now: { label: '增长', value: 5, unit: '%', kind: 'growth' },
      next: { label: '增长', value: 6, unit: '%', kind: 'growth', status: 'target' },
    },
    review: { title: '回顾', sections: [{ id: 'one', title: '一', items: ['一'] }] },
    plan: {
      title: '安排',
      requirement: { title: '要求', text },
      targets: {
        title: '目标',
        pairs: [{ last: 'now', target: 'next' }],
        texts: more.texts ?? ['稳定'],
      },
      tasks: more.tasks ?? [],
      ...(more.closing ? { closing: more.closing } : {}),
    },
  });
  return deriveView(report, 'test');
};
const planOf = (...given: Parameters<typeof viewOf>) => planBlocks(viewOf(...given).plan!);

it('the requirement by itself runs on over the columns of a stack', () => {
  const [block] = planOf('字'.repeat(900)).tasks;
  expect(block!.variants(setting).map(({ way }) => nameOfWay(way))).toEqual(['columns-4', 'columns-3']);
});

describe('the head of the plan', () => {
  it('is drawn beside its words where the page is wide, below them where it is not', () => {
    const { plan } = viewOf('要求');
    const layouts = (one: Setting) =>
      planPanel(plan!, [])
        .variants(one)
        .map(({ way }) => nameOfWay(way));
    expect(layouts(setting)).toEqual(['slim', 'wide', 'even', 'half', 'most', 'parted', 'stack']);
    expect(layouts({ ...setting, grid: { ...setting.grid, width: 120 } } as Setting)).toEqual(['stack']);
  });
});

it.each([
  ['抓好以下工作：', ['', '抓好以下工作：']],
  ['没有外部的支持做不到。', ['没有外部的支持做不到。', '']],
])('words that lead on to the tasks stand after the targets: %s', async (text, places) => {
  const plan = viewOf('要求').plan!;
  const targets = plan.targets!;
  const worded = { ...plan, targets: { ...targets, figure: { ...targets.figure, pairs: [] } } };
  const frame = { extra: 0 } as unknown as Frame;
  const variant = { span: 12, way: { kind: 'stack' } } as never;
  const made = (await planPanel(worded, [{ text }]).context(setting, variant, frame)) as Record<
    string,
    unknown
  >;
  const wordsAt = (name: string) => (made[name] ? (made[name] as { text: string }[])[0]!.text : '');
  expect([wordsAt('context'), wordsAt('tasksIntro')]).toEqual(places);
});

it('targets in rows are reckoned in the larger words of their ground', () => {
  const parts = [
    { text: '7.0', role: 'number' },
    { text: '天', role: 'unit' },
    { text: '以内', role: 'qualifier' },
  ];
  const fact = { id: 'a', at: 'a', label: '平均住院日', value: 7, rank: '', parts, full: '7.0天以内' };
  const own = { ...setting, view: { script: 'han', language: 'zh', glossary: [] }, theme: { type: {} } };
  const rows = (one: Setting) =>
    rowsContext({ facts: [fact as never], setting: one, width: 60, extra: 0 }) as {
      columns: { tail: number }[][];
    };
  const three = (3 * 25.4) / 72;
  const tailOf = (one: Setting) => rows(one).columns[0]![0]!.tail;
  expect(tailOf(groundRows(own as never))).toBeGreaterThan(12 * three);
  expect(tailOf(own as never)).toBeLessThan(12 * three);
});

describe('the tasks', () => {
  const tasks = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: `t${index}`, title: '抓项目', items: ['开工'] }));
  it('are one stack, which the requirement opens; many are divided evenly', () => {
    expect(planOf('要求', { tasks: tasks(9) }).tasks.map(blockName)).toEqual(['tasks:tasks/requirement']);
    expect(planOf('要求', { tasks: tasks(30) }).tasks.map(({ id }) => id)).toEqual([
      'tasks',
      'tasks-2',
      'tasks-3',
      'tasks-4',
    ]);
  });
  it('may stand in one stack where they are parted, but for very many', () => {
    const whole = (count: number) => planOf('要求', { tasks: tasks(count) }).whole;
    expect(whole(9)).toEqual([]);
    expect(whole(12).map(blockName)).toEqual(['tasks:tasks/requirement/whole']);
    expect(whole(30)).toEqual([]);
  });
  it('stand in as many columns as hold their lines', () => {
    const layouts = (width: number) =>
      planOf('要求', { tasks: tasks(9) })
        .tasks[0]!.variants({ ...setting, grid: { ...setting.grid, width } } as Setting)
        .map(({ way }) => nameOfWay(way));
    expect(layouts(355)).toEqual(['columns-4', 'columns-3']);
    expect(layouts(120)).toEqual(['columns-2', 'columns-1']);
  });
  it('are set alike in all stacks of a plan, however few the last one has', () => {
    for (const count of [8, 14, 19, 20, 29]) {
      const ways = planOf('要求', { tasks: tasks(count) }).tasks.map((block) =>
        block
          .variants(setting)
          .map(({ way }) => nameOfWay(way))
          .join(),
      );
      expect(new Set(ways)).toEqual(new Set(['columns-4,columns-3']));
    }
  });
  it('leave no cell empty for nothing', () => {
    const [block] = planOf('要求', { tasks: tasks(4) }).tasks;
    const waste = (columns: number) =>
      block!.waste!({ span: 12, way: { kind: 'rows', count: columns } }, {}, setting);
    expect(waste(4)).toBe(0);
    expect(waste(3)).toBeGreaterThan(0);
  });
});

describe('measures of the closing part', () => {
  const styleOf = async (items: string[]) => {
    const [closing] = planOf('要求', { closing: { title: '建设', items } }).closing;
    const { itemsStyle, inRows } = (await closing!.context(
      { ...setting, grid: { ...setting.grid, width: 180, height: 250 } } as Setting,
      { span: 12, way: { kind: 'stack' } },
      {
        frame: 'block',
        style: '',
        width: 180,
        extra: 0,
      } satisfies Frame,
    )) as { itemsStyle: string; inRows: boolean };
    return inRows ? itemsStyle : '';
  };
  it('stand in a row', async () => expect(await styleOf(['务实', '高效'])).toBe(''));
  it('or in even rows', async () =>
    expect(await styleOf(Array.from({ length: 4 }, () => '旗帜鲜明讲政治坚决守牢底线'))).toBe('--across:2;'));
});
