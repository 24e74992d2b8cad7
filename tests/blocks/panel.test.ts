/** What a panel prints again, what its figures stand for, and how its tiles are laid. */
import { describe, expect, it } from 'vitest';
import type { Setting } from '../../src/blocks/block.ts';
import { panelBlock } from '../../src/blocks/panel/panel.ts';
import { limitTiles, spacedItems, withStatements } from '../../src/blocks/panel/items.ts';
import { uncoveredItems } from '../../src/view/cover.ts';
import { plainText } from '../../src/view/text.ts';
import { deriveView } from '../../src/view/derive.ts';
import { reportSchema } from '../../src/model/report.ts';
import type { ItemView, SectionView } from '../../src/view/view.ts';

const fact = (label: string, value: number, more: object = {}) => ({
  label,
  value,
  unit: '个',
  kind: 'count',
  ...more,
});

function section(items: unknown[], tiles: string[], facts: object): SectionView {
  const report = reportSchema.parse({
    tuban: 1,
    language: 'zh-Hans',
    source: '测试',
    masthead: { title: '测试' },
    facts,
    review: {
      title: '回顾',
      sections: [{ id: 'one', title: '一', items, figures: [{ kind: 'tiles', facts: tiles }] }],
    },
  });
  return deriveView(report, 'test').review.sections[0]!;
}

const plain = { language: 'zh-Hans', script: 'han', lead: { title: '', facts: [] } } as const;
const left = (view: SectionView) =>
  uncoveredItems(view, { ...plain, lead: { title: '', facts: [] } }).map(
    (item) => item.heading ?? plainText(item.runs),
  );

describe('uncoveredItems', () => {
  const facts = { bridges: fact('新建桥梁', 3), parks: fact('新建公园', 5, { rank: '全省第一' }) };

  it('leaves out a sentence that its tile says whole', () => {
    expect(
      left(section(['新建桥梁{bridges}。', '新建公园{parks}，{parks.rank}。'], ['bridges', 'parks'], facts)),
    ).toEqual([]);
  });

  it('keeps a sentence that says more', () => {
    expect(
      left(section(['新建桥梁{bridges}，方便群众出行。'], ['bridges'], { bridges: facts.bridges })),
    ).toEqual(['新建桥梁3个，方便群众出行。']);
  });

  it('keeps a sentence one of whose facts is not shown', () => {
    expect(left(section(['新建桥梁{bridges}、新建公园{parks}，{parks.rank}。'], ['bridges'], facts))).toEqual(
      ['新建桥梁3个、新建公园5个，全省第一。'],
    );
  });

  it('drops sentences one by one', () => {
    expect(
      left(
        section(
          ['新建桥梁{bridges}。新建公园{parks}，{parks.rank}，群众满意。'],
          ['bridges', 'parks'],
          facts,
        ),
      ),
    ).toEqual(['新建公园5个，全省第一，群众满意。']);
  });

  it('drops a heading whose items are all shown', () => {
    expect(
      left(
        section(
          [
            { heading: '建设', items: ['新建桥梁{bridges}。'] },
            { heading: '环境', items: ['新建公园{parks}，群众满意。'] },
          ],
          ['bridges', 'parks'],
          facts,
        ),
      ),
    ).toEqual(['环境', '新建公园5个，群众满意。']);
  });
});

describe('limitTiles', () => {
  const facts = { a: fact('甲', 1), b: fact('乙', 2), c: fact('丙', 3) };

  it('gives the facts that go back to their sentences', () => {
    const view = section(['甲{a}', '乙{b}', '丙{c}'], ['a', 'b', 'c'], facts);
    expect(left(view)).toEqual([]);
    expect(left(limitTiles(view, 1))).toEqual(['乙2个', '丙3个']);
  });

  it('keeps a fact that no sentence has', () => {
    const view = section(['甲{a}', '乙{b}'], ['a', 'b', 'c'], facts);
    expect(limitTiles(view, 1).figures[0]!.facts.map(({ id }) => id)).toEqual(['c']);
    expect(limitTiles(view, 2).figures[0]!.facts.map(({ id }) => id)).toEqual(['a', 'c']);
  });
});

describe('spacedItems', () => {
  const item = (index: number, heading?: string): ItemView => ({
    id: `i${index}`,
    at: `review.sections.s.items.${index}`,
    runs: [],
    sentences: [],
    ...(heading ? { heading } : {}),
  });
  const list = (count: number, headings: number[] = []): ItemView[] =>
    Array.from({ length: count }, (_, index) => item(index, headings.includes(index) ? '标题' : undefined));
  const spaced = (items: ItemView[], free: number) => [...spacedItems(items, free)].sort((a, b) => a - b);

  it('leaves a single line at the foot', () => expect(spaced(list(5), 1)).toEqual([]));
  it('puts a line before every item but the first where there are so many', () =>
    expect(spaced(list(4), 5)).toEqual([1, 2, 3]));
  it('leaves lines at the foot where they do not part all items, but one above the list', () => {
    expect([2, 3].map((free) => spaced(list(9), free))).toEqual([[0], [0]]);
    expect(spaced(list(6), 4)).toEqual([0]);
    expect([...spacedItems(list(6), 4, { columns: 2 })]).toEqual([]);
  });
  it('parts it all the same where they would be seen as a hole', () => {
    // Alike from both ends.
    expect([...spacedItems(list(6), 3, { seen: true })]).toEqual([1, 3, 5]);
    expect([...spacedItems(list(9), 3, { seen: true })]).toHaveLength(3);
    expect([...spacedItems(list(4), 2, { seen: true })]).not.toContain(0);
  });
  it('goes before sub-headings first, and never after one', () => {
    expect(spaced(list(7, [0, 3, 5]), 2)).toEqual([3, 5]);
    expect(spaced(list(7, [0, 3, 5]), 9)).toEqual([2, 3, 5]);
  });
  it('has nothing to part in a list of one', () => expect(spaced(list(1), 4)).toEqual([]));
});

describe('what stands side by side in a panel', () => {
  /** Every character is half as wide as its type is high. */
  const setting = {
    grid: { columns: 12, gutter: 5, width: 355, line: 4 },
    theme: { type: { numeral: 'n', heading: 'h', label: 'l' } },
    photos: new Map(),
    view: { words: {}, language: 'zh-CN', script: 'han', glossary: [] },
    metrics: { width: (text: string, { size }: { size: number }) => text.length * size * 0.5 },
    sizes: { body: 8, label: 7.5, panel: 12, numeral: 18, big: 36, line: 12 },
  } as unknown as Setting;
  const view = section(['新建桥梁{bridges}，方便群众出行。'], ['bridges', 'parks'], {
    bridges: fact('新建桥梁', 3),
    parks: fact('新建公园', 5),
  });
  const block = panelBlock(
    { ...plain, lead: { title: '', facts: [] } },
    {
      ...view,
      photos: [{ id: 'photo', caption: [{ text: '桥' }], credit: '', alt: '', focus: [0.5, 0.5] }],
    } as unknown as SectionView,
    { mostTiles: 9 },
  );
  const across = { span: 6, way: { kind: 'across' } as const };

  it('is told apart by how many lines each falls short of the other', () => {
    expect(block.short!(across, { 'column-0': 20, 'column-1': 48 }, setting)).toEqual([7, 0]);
    expect(block.short!({ span: 6, way: { kind: 'side' } }, { 'column-0': 48, items: 28 }, setting)).toEqual([
      0, 5,
    ]);
    expect(block.short!({ span: 6, way: { kind: 'stack' } }, { 'column-0': 48, items: 28 }, setting)).toEqual(
      [],
    );
  });

  it('ends level: the shorter column grows by what it is short of', async () => {
    const style = async (short?: number[]) => {
      const { columns } = (await block.context(
        setting,
        { ...across, ...(short ? { short } : {}) },
        { frame: 'block', style: '', width: 175, extra: 0 },
      )) as { columns: { figures: { style: string; frameStyle?: string }[] }[] };
      return columns.map(({ figures }) => figures[0]!);
    };
    const height = ({ frameStyle }: { frameStyle?: string }) =>
      Number(/height:([\d.]+)mm/.exec(frameStyle!)![1]);
    const [, photo] = await style();
    const [tiles, same] = await style([12, 0]);
    expect(tiles!.style).toContain('--pitch:2;');
    expect(height(same!)).toBe(height(photo!));
    const [, grown] = await style([0, 5]);
    expect(height(grown!)).toBeCloseTo(height(photo!) + 20, 6);
  });

  it('has the less left to grow by, and counts as empty what it cannot reach', () => {
    expect(block.capacity(setting, { ...across, short: [3, 0] })).toBeLessThan(
      block.capacity(setting, across),
    );
    expect(block.taken!(setting, { ...across, short: [3, 0] })).toBe(1);
    expect(block.waste!({ ...across, short: [1, 0] }, {}, setting)).toBe(0);
    expect(block.waste!({ ...across, short: [30, 0] }, {}, setting)).toBeGreaterThan(40);
  });
});

describe('statements', () => {
  const ranked = (id: string, rank: string) => ({ [id]: { label: id, kind: 'rank', value: null, rank } });
  const facts = {
    ...ranked('hall', '省内规模最大'),
    ...ranked('centre', '全省首创'),
    ...ranked('mode', '全国唯一'),
    ...ranked('place', '全省前列'),
  };
  const stated = (items: string[]) =>
    withStatements(section(items, [], facts).items).map(({ statement = false }) => statement);

  it('are the first items that tell of a first place, two at most', () =>
    expect(
      stated([
        '建成{hall.rank}的大厅。',
        '信访工作居{place.rank}。',
        '{centre.rank}服务中心。',
        '{mode.rank}模式。',
      ]),
    ).toEqual([true, false, true, false]));
  it('are none where every item would be one', () =>
    expect(stated(['建成{hall.rank}的大厅。', '{centre.rank}服务中心。'])).toEqual([false, false]));
  it('stand in sections of words alone', () => {
    const items = ['建成{hall.rank}的大厅。', '招商引资模式在全国推广。'];
    const block = (figures: SectionView['figures']) =>
      panelBlock(plain as never, { ...section(items, [], facts), figures }, { mostTiles: 9, stated: true });
    expect(block([]).stated).toBe(1);
    expect(block([]).key).toMatch(/\/stated$/);
    const rows = section(['新建桥梁{bridges}。'], ['bridges'], { bridges: fact('新建桥梁', 3) }).figures;
    expect(block(rows).stated).toBe(0);
  });
});
