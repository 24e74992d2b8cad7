/**
 * Blocks of the plan: how the requirement is set, what stays empty beside the targets' chart, where
 * measures of tasks and of the closing part stand.
 */
import { describe, expect, it } from 'vitest';
import type { Frame, Setting } from '../../src/compose/block.ts';
import { planBlocks } from '../../src/compose/plan.ts';
import { deriveView } from '../../src/view/derive.ts';
import { reportSchema } from '../../src/model/report.ts';

/** Every character is as wide as its type is high. */
const setting = {
  grid: { columns: 12, gutter: 5, width: 355, height: 500, line: 4 },
  theme: { type: { quote: 'q' } },
  sizes: { body: 8, panel: 12 },
  metrics: { width: (text: string, { size }: { size: number }) => text.length * size },
} as unknown as Setting;

const planOf = (text: string, more: { texts?: string[]; tasks?: object[]; closing?: object } = {}) => {
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
      targets: { title: '目标', pairs: [{ last: 'now', target: 'next' }], texts: more.texts ?? ['稳定'] },
      tasks: more.tasks ?? [],
      ...(more.closing ? { closing: more.closing } : {}),
    },
  });
  return planBlocks(deriveView(report, 'test').plan!);
};
const head = (text: string, texts?: string[]) => planOf(text, texts ? { texts } : {}).head;

describe('the requirement', () => {
  const columns = async (length: number) => {
    const [block] = head('字'.repeat(length));
    const context = (await block!.context(setting, { span: 12, layout: 'stack' }, {
      frame: 'block',
      style: '',
      width: 355,
      extra: 0,
    } satisfies Frame)) as { itemsStyle: string };
    return Number(/--item-columns:(\d+)/.exec(context.itemsStyle)![1]);
  };
  it('stands in columns where it is long', async () => expect(await columns(900)).toBe(4));
  it('and in one where its few lines would leave the others empty', async () =>
    expect(await columns(200)).toBe(1));
});

it('what few words leave empty beside the targets’ chart counts', () => {
  const targets = head('要求').at(-1)!;
  const waste = (layout: string, words: number) =>
    targets.waste!({ span: 12, layout }, { figures: 40, words }, setting);
  expect(waste('stack', 4)).toBe(0);
  expect(waste('side', 4)).toBeGreaterThan(waste('side', 30));
  expect(waste('side', 40)).toBe(0);
});

describe('words of targets', () => {
  const layouts = (texts: string[]) =>
    new Set(
      head('要求', texts)
        .at(-1)!
        .variants(setting)
        .map(({ layout }) => layout),
    );
  it('stand beside the title where they are few', () => expect([...layouts(['稳定'])]).toContain('aside'));
  it('and below it else', () =>
    expect([...layouts(['粮食总产量保持稳定'.repeat(13), '稳定'])]).not.toContain('aside'));
});

/** A page of which three lines over the width of a cell are a hole. */
const small = { ...setting, grid: { ...setting.grid, width: 180, height: 250 } } as Setting;

describe('measures of a task', () => {
  const above = async (one: Setting, extra: number) => {
    const [task] = planOf('要求', {
      tasks: [{ id: 'one', title: '抓项目', text: '坚持项目为王。', items: ['开工', '投产'] }],
    }).tasks;
    const context = (await task!.context(one, { span: 6, layout: 'stack' }, {
      frame: 'block',
      style: '',
      width: 90,
      extra,
    } satisfies Frame)) as { itemsStyle: string };
    return Number(/--task-above:(\d+)/.exec(context.itemsStyle)![1]);
  };
  it('end with those of its neighbours', async () =>
    expect([await above(setting, 1), await above(setting, 3)]).toEqual([1, 3]));
  it('beside the title, are parted from the words first, then both stand in the middle', async () => {
    const [task] = planOf('要求', {
      tasks: [{ id: 'one', title: '抓项目', text: '坚持项目为王。', items: ['开工', '投产'] }],
    }).tasks;
    const lines = await Promise.all(
      [0, 1, 2, 3, 5].map(async (extra) => {
        const { itemsStyle, wordsStyle } = (await task!.context(setting, { span: 12, layout: 'beside' }, {
          frame: 'block',
          style: '',
          width: 180,
          extra,
        } satisfies Frame)) as { itemsStyle: string; wordsStyle: string };
        return [/--words-above:(\d+)/.exec(wordsStyle)![1], /--task-above:(\d+)/.exec(itemsStyle)![1]].join(
          '+',
        );
      }),
    );
    expect(lines).toEqual(['0+0', '0+0', '0+1', '1+1', '2+1']);
  });
  it('stand higher where they would leave a hole above them', async () =>
    expect([await above(small, 1), await above(small, 6)]).toEqual([0, 2]));
  it('are parted from one another where that is still one, by as little as mends it', async () => {
    const [task] = planOf('要求', {
      tasks: [
        {
          id: 'one',
          title: '抓项目',
          items: ['完善综合交通体系建设', '推动绿色低碳转型发展', '培育专精特新企业主体'],
        },
      ],
    }).tasks;
    const lines = await Promise.all(
      [0, 3, 8, 12].map(async (extra) => {
        const { itemsStyle } = (await task!.context(small, { span: 3, layout: 'stack' }, {
          frame: 'block',
          style: '',
          width: 60,
          extra,
        } satisfies Frame)) as { itemsStyle: string };
        return itemsStyle;
      }),
    );
    expect(lines).toEqual(
      [
        '--task-above:0;',
        '--task-above:1;',
        '--task-above:2;--task-between:2;',
        '--task-above:4;--task-between:2;',
      ].map((rest) => `--task-across:1;${rest}`),
    );
  });
});

describe('measures of the closing part', () => {
  const styleOf = async (items: string[]) => {
    const [closing] = planOf('要求', { closing: { title: '建设', items } }).closing;
    const { itemsStyle, inRows } = (await closing!.context(small, { span: 12, layout: 'stack' }, {
      frame: 'block',
      style: '',
      width: 180,
      extra: 0,
    } satisfies Frame)) as { itemsStyle: string; inRows: boolean };
    return inRows ? itemsStyle : itemsStyle.replace(/[\d.]+/, 'N');
  };
  it('stand in a row', async () => expect(await styleOf(['务实', '高效'])).toBe(''));
  it('a little smaller where that brings them into one', async () =>
    expect(await styleOf(Array.from({ length: 4 }, () => '严格依法行政务实高效'))).toBe(
      '--closing-scale:N;',
    ));
  it('or in even rows', async () =>
    expect(await styleOf(Array.from({ length: 4 }, () => '旗帜鲜明讲政治坚决守牢底线'))).toBe('--across:2;'));
});
