/** A report's own Vega-Lite spec: what it may do, and that it cannot do more. */
import { beforeAll, describe, expect, it } from 'vitest';
import { drawChart } from '../../src/charts/draw.ts';
import { complaintOf } from '../../src/charts/custom/complaint.ts';
import { ProblemError } from '../../src/lib/problem.ts';
import { figures, makeFact, makeFigure, places, readKit, type Kit } from './fixtures.ts';
import { readBars } from './parse.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await readKit();
});

const custom = (spec: Record<string, unknown>) =>
  makeFigure({ id: 'own', kind: 'custom', alt: '自带图', facts: figures.bars.facts, spec });
const draw = (spec: Record<string, unknown>, rest: object = {}) =>
  drawChart({ figure: custom(spec), ...kit, ...places.page, ...rest });
const name = {
  field: 'short',
  type: 'nominal',
  sort: '-x',
  axis: { title: null, ticks: false, domain: false },
};
const value = {
  field: 'value',
  type: 'quantitative',
  scale: { domain: [0, 50] },
  axis: { title: null, tickCount: 3 },
};

const good = {
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  data: { name: 'facts' },
  encoding: { y: name, x: value },
  layer: [
    {
      mark: { type: 'bar', color: 'soft' },
      encoding: {
        color: { condition: { test: { field: 'value', gt: 40 }, value: 'accent' }, value: 'soft' },
      },
    },
    { mark: { type: 'text', align: 'left', dx: 4 }, encoding: { text: { field: 'full', type: 'nominal' } } },
  ],
};

const axisOf = async (language: string, rest: object = {}) => {
  const facts = [10250.5, 20500, 15000].map((number, index) =>
    makeFact(`q${index}`, { value: number, unit: '', kind: 'money', short: `第${index}季` }),
  );
  const spec = {
    mark: 'bar',
    encoding: {
      x: { field: 'short', type: 'nominal', title: null },
      y: { field: 'value', type: 'quantitative', title: null, ...rest },
    },
  };
  const figure = makeFigure({ id: 'own', kind: 'custom', alt: '自带图', facts, spec, language });
  return (await drawChart({ figure, ...kit, ...places.page })).ticks;
};

describe('the axis of a spec', () => {
  it('is numbered in the language of the report, whatever format the spec asks for', async () => {
    expect(await axisOf('zh-Hans')).toContain('20000');
    expect(await axisOf('de')).toContain('20.000');
    expect(await axisOf('de-CH')).toContain('20’000');
    expect(await axisOf('fr')).toContain('20\u202f000');
    expect(await axisOf('de', { axis: { format: 'd' } })).toContain('20.000');
    expect(await axisOf('de', { axis: { format: ',.1f' } })).toContain('20.000,0');
  });

  it('has its names in the order of the report’s facts, on either axis, unless the spec sorts them', async () => {
    const names = ['丁镇', '甲镇', 'B区', '丙乡', 'A区'];
    const facts = [7, 41, 3, 25, 12].map((number, index) =>
      makeFact(`q${index}`, { value: number, unit: '%', kind: 'share', short: names[index]! }),
    );
    const orderOf = async (across: 'x' | 'y', rest: object = {}) => {
      const spec = {
        mark: 'bar',
        encoding: {
          [across]: { field: 'short', type: 'nominal', title: null, ...rest },
          [across === 'x' ? 'y' : 'x']: { field: 'value', type: 'quantitative', title: null },
        },
      };
      const figure = makeFigure({ id: 'own', kind: 'custom', alt: '自带图', facts, spec });
      const { svg } = await drawChart({ figure, ...kit, ...places.page });
      const at = (label: string) =>
        Number(
          new RegExp(`transform="translate\\(([\\d.-]+),([\\d.-]+)\\)[^>]*>${label}<`).exec(svg)![
            across === 'x' ? 1 : 2
          ],
        );
      return [...names].sort((one, two) => at(one) - at(two));
    };
    expect(await orderOf('x')).toEqual(names);
    expect(await orderOf('y')).toEqual(names);
    expect(await orderOf('x', { sort: 'ascending' })).toEqual([...names].sort());
    expect(await orderOf('y', { sort: '-x' })).toEqual(['甲镇', '丙乡', 'A区', '丁镇', 'B区']);
  });

  it('marks its numbers and titles as no facts, and has no title that nobody wrote', async () => {
    const spec = {
      mark: 'bar',
      encoding: {
        y: { field: 'short', type: 'nominal' },
        x: { field: 'value', type: 'quantitative', title: '占比', axis: { tickCount: 3 } },
      },
    };
    const { svg, texts, ticks } = await draw(spec, { height: 40 });
    expect([...svg.matchAll(/<text data-tick=""[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual(ticks);
    expect([...svg.matchAll(/<text data-own=""[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual(['占比']);
    // Upright, the names of a horizontal axis and the title of a vertical one, too.
    const turned = (angle: object) =>
      draw({ mark: 'bar', encoding: { x: { ...spec.encoding.y, ...angle }, y: spec.encoding.x } });
    expect((await turned({})).svg).not.toContain('rotate');
    await expect(turned({ axis: { labelAngle: -45 } })).rejects.toThrow(/turns words by -45°/);
    expect(texts).not.toContain('value');
    expect(texts).not.toContain('short');
    const refused = draw({
      ...spec,
      encoding: { ...spec.encoding, x: { ...spec.encoding.x, title: '99.9%' } },
    });
    await expect(refused).rejects.toThrow(/prints "99.9%", which has a number that is no fact/);
  });

  it('has no labels but those that are seen', async () => {
    const spec = {
      mark: 'bar',
      encoding: {
        y: { field: 'short', type: 'nominal', title: null },
        x: { field: 'value', type: 'quantitative', title: null },
      },
    };
    const { svg, ticks } = await draw(spec, { width: 55 });
    expect(svg).not.toContain('opacity="0"');
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThan(8);
  });
});

describe('a plain spec', () => {
  it('is drawn at the physical size with the theme’s colours, type and the facts as printed', async () => {
    const chart = await draw(good, { height: 40 });
    expect([chart.width, chart.height]).toEqual([128, 40]);
    expect(chart.texts).toEqual(expect.arrayContaining(['41%', '约25%', '12.1%', '新登记企业数量增长']));
    expect(chart.ticks).toEqual(['0', '20', '40']);
    expect(readBars(chart.svg).map(({ fill }) => fill)).toEqual(['#8fc1a6', '#8fc1a6', '#c4161c']);
    const colours = new Set(Object.values(kit.theme.swatches).map(({ screen }) => screen));
    for (const [, colour] of chart.svg.matchAll(/ (?:fill|stroke)="([^"]*)"/g))
      expect(['none', 'transparent', ...colours]).toContain(colour);
    for (const [, size] of chart.svg.matchAll(/font-size="([\d.]+)/g))
      expect(Number(size)).toBeCloseTo(12, 3);
    for (const [, family] of chart.svg.matchAll(/font-family="([^"]*)"/g))
      expect(family).toBe("'Tuban Sans','Tuban Serif'");
    expect(chart.svg).not.toMatch(/<style|<image|href|url\(|class=/);
    await expect(chart.svg.replaceAll('><', '>\n<')).toMatchFileSnapshot('golden/custom-page.svg');
  });

  it('is the same each time', async () => expect((await draw(good)).svg).toBe((await draw(good)).svg));

  it('sets numbers at their marks like those of other charts where it asks for that', async () => {
    const [bars, texts] = good.layer;
    const { svg } = await draw(
      { ...good, layer: [bars, { ...texts, mark: { ...texts!.mark, style: 'value' } }] },
      { height: 40 },
    );
    expect(svg).toMatch(
      new RegExp(
        `font-family="'${kit.theme.type.numeral}'[^>]*font-size="21\\.6px"[^>]*font-weight="700"[^>]*fill="${kit.theme.swatches.deep!.screen}"`,
      ),
    );
    expect(readBars(svg)).toHaveLength(3);
  });

  it('has room made for numbers that stand above its columns', async () => {
    const columns = {
      x: { field: 'short', type: 'nominal', axis: { labelAngle: 0 } },
      y: { field: 'value', type: 'quantitative', scale: { domain: [0, 41] }, axis: null },
    };
    const spec = {
      encoding: columns,
      layer: [
        { mark: { type: 'bar', width: 20 } },
        {
          mark: { type: 'text', style: 'value', baseline: 'bottom', dy: -3 },
          encoding: { text: { field: 'text', type: 'nominal' } },
        },
      ],
    };
    const highest = async (own: object) =>
      Math.max(
        ...readBars((await draw(own as Record<string, unknown>, { height: 30 })).svg).map(
          ({ height }) => height,
        ),
      );
    // The strongest would touch the top edge; its number is 21.6 px high, and 3 px above it.
    const bars = await highest({ ...spec, layer: spec.layer.slice(0, 1) });
    expect(await highest(spec)).toBeLessThan(bars - 20);
    expect(await highest(spec)).toBeGreaterThan(bars - 30);
  });

  it('is refused where its words stand over one another', async () => {
    const columns = {
      encoding: {
        x: { field: 'value', type: 'quantitative', scale: { domain: [0, 9000] }, axis: null },
        y: { datum: 1, axis: null },
      },
      mark: 'text',
    };
    await expect(
      draw({ ...columns, encoding: { ...columns.encoding, text: { field: 'full', type: 'nominal' } } }),
    ).rejects.toThrow(/prints “12.1%” over “约25%” in its room of 128 × 64 mm/);
  });

  it('may filter by a field', async () => {
    const chart = await draw({ ...good, transform: [{ filter: { field: 'value', gte: 20 } }] });
    expect(readBars(chart.svg)).toHaveLength(2);
  });
});

const bar = { mark: 'bar', encoding: { y: name, x: value } };
const deep = (levels: number): unknown => (levels === 0 ? 1 : { layer: [deep(levels - 1)] });

/** What a hostile or careless spec asks for, and the words in the refusal. */
const refused: [string, Record<string, unknown>, RegExp][] = [
  [
    'a text that is no fact',
    { mark: 'text', encoding: { text: { datum: '99.9%' } } },
    /prints "99\.9%", which is no fact/,
  ],
  [
    'ticks without number',
    { mark: 'bar', encoding: { y: name, x: { ...value, axis: { tickCount: 1e9 } } } },
    /asks for 1000000000 at .*tickCount/,
  ],
  [
    'columns without number',
    { mark: 'bar', encoding: { y: name, x: value, color: { field: 'short', legend: { columns: 1e9 } } } },
    /asks for 1000000000 at .*columns/,
  ],
  [
    'a count below zero',
    { mark: 'bar', encoding: { y: name, x: { ...value, axis: { tickCount: -3 } } } },
    /asks for -3/,
  ],
  [
    'a scale as wide as a street',
    { mark: { type: 'bar', dx: 5e6 }, encoding: { y: name, x: value } },
    /asks for 5000000/,
  ],
  [
    'data from an address',
    { ...bar, data: { url: 'https://example.org/a.json' } },
    /brings data of its own at spec\.data/,
  ],
  ['data from a file', { ...bar, data: { url: 'file:///etc/passwd' } }, /brings data of its own/],
  ['inline data', { ...bar, data: { values: [{ value: 99 }] } }, /brings data of its own/],
  [
    'data in a layer',
    { layer: [{ ...bar, data: { sequence: { start: 0, stop: 1e9 } } }] },
    /brings data of its own at spec\.layer\[0\]\.data/,
  ],
  ['data sets', { ...bar, datasets: { facts: [] } }, /asks for "datasets"/],
  [
    'a lookup',
    { ...bar, transform: [{ lookup: 'id', from: { data: { url: 'x' } } }] },
    /transforms its data by "lookup, from"/,
  ],
  [
    'calculate',
    { ...bar, transform: [{ calculate: 'datum.value * 2', as: 'value' }] },
    /transforms its data by "calculate, as"/,
  ],
  ['aggregate', { ...bar, transform: [{ aggregate: [] }] }, /transforms its data by "aggregate"/],
  [
    'a filter expression',
    { ...bar, transform: [{ filter: 'datum.value > 1' }] },
    /"datum\.value > 1" at spec\.transform\[0\]\.filter/,
  ],
  ['a nested filter expression', { ...bar, transform: [{ filter: { and: ['alert(1)'] } }] }, /"alert\(1\)"/],
  ['a filter on a selection', { ...bar, transform: [{ filter: { param: 'brush' } }] }, /asks for "param"/],
  [
    'a filter by signal',
    { ...bar, transform: [{ filter: { field: 'value', gt: { expr: '1' } } }] },
    /where a plain value is expected/,
  ],
  ['params', { ...bar, params: [{ name: 'a', expr: 'now()' }] }, /asks for "params"/],
  [
    'an expression as size',
    { mark: { type: 'bar', size: { expr: 'width' } }, encoding: {} },
    /has \{"expr":"width"\} at spec\.mark\.size/,
  ],
  [
    'a signal as domain',
    { ...bar, encoding: { x: { ...value, scale: { domain: { signal: '[0,1]' } } } } },
    /where a plain value is expected/,
  ],
  [
    'a label expression',
    { ...bar, encoding: { x: { ...value, axis: { labelExpr: 'datum.label' } } } },
    /asks for "labelExpr"/,
  ],
  [
    'a condition expression',
    { ...bar, encoding: { ...bar.encoding, color: { condition: { test: 'datum.value', value: 'accent' } } } },
    /"datum\.value" at spec\.encoding\.color\.condition\.test/,
  ],
  [
    'a title expression',
    { ...bar, encoding: { x: { ...value, title: { expr: '1' } } } },
    /where a plain value is expected/,
  ],
  [
    'a style that is not the house’s',
    { mark: { type: 'text', style: 'loud' }, encoding: {} },
    /asks for the style "loud"/,
  ],
  ['pictures', { mark: { type: 'image', url: 'a.png' }, encoding: {} }, /asks for the mark "image"/],
  ['maps', { mark: 'geoshape', encoding: {} }, /asks for the mark "geoshape"/],
  ['links', { ...bar, encoding: { ...bar.encoding, href: { field: 'id' } } }, /uses the channel "href"/],
  [
    'a link on a mark',
    { mark: { type: 'bar', href: 'javascript:alert(1)' }, encoding: {} },
    /asks for "href"/,
  ],
  [
    'tooltips',
    { ...bar, encoding: { ...bar.encoding, tooltip: { field: 'id' } } },
    /uses the channel "tooltip"/,
  ],
  [
    'a path as shape',
    { mark: { type: 'point', shape: 'M0,0h1e9' }, encoding: {} },
    /asks for the shape "M0,0h1e9"/,
  ],
  [
    'gradients',
    { mark: { type: 'bar', color: { gradient: 'linear', stops: [] } }, encoding: {} },
    /as a colour at spec\.mark\.color/,
  ],
  [
    'a colour that is no swatch',
    { mark: { type: 'bar', color: '#ff0000' }, encoding: {} },
    /takes "#ff0000" as a colour/,
  ],
  [
    'a colour from elsewhere',
    { mark: { type: 'bar', fill: 'url(http://example.org)' }, encoding: {} },
    /as a colour at spec\.mark\.fill/,
  ],
  [
    'shades by number',
    { ...bar, encoding: { ...bar.encoding, color: { field: 'value', type: 'quantitative' } } },
    /shades colours by number/,
  ],
  [
    'a colour scheme',
    {
      ...bar,
      encoding: { ...bar.encoding, color: { field: 'id', type: 'nominal', scale: { scheme: 'turbo' } } },
    },
    /asks for "scheme"/,
  ],
  [
    'type of its own',
    { mark: { type: 'text', font: 'Comic Sans', fontSize: 4 }, encoding: {} },
    /asks for "font" at spec\.mark/,
  ],
  ['a config', { ...bar, config: { font: 'Comic Sans' } }, /asks for "config"/],
  [
    'another field',
    { ...bar, encoding: { x: { field: 'constructor', type: 'quantitative' } } },
    /takes "constructor" as a field/,
  ],
  [
    'a field with code',
    { ...bar, encoding: { x: { field: 'value"] + alert(1) + ["', type: 'quantitative' } } },
    /as a field at spec\.encoding\.x\.field/,
  ],
  [
    'words of its own',
    { mark: 'text', encoding: { text: { value: '增长99%' } } },
    /prints "增长99%", which is no fact/,
  ],
  [
    'a number without its unit',
    { mark: 'text', encoding: { text: { field: 'value', format: '.0f' } } },
    /takes "value" as a field at spec\.encoding\.text\.field/,
  ],
  [
    'per cent of a per cent',
    { ...bar, encoding: { x: { ...value, axis: { format: '.0%' } } } },
    /has the number format ".0%"/,
  ],
  [
    'a cut axis',
    { ...bar, encoding: { y: name, x: { ...value, scale: { zero: false } } } },
    /cuts the axis of bars at spec\.encoding\.x\.scale/,
  ],
  [
    'a cut domain in another layer',
    { layer: [bar, { mark: 'point', encoding: { x: { ...value, scale: { domain: [20, 50] } } } }] },
    /cuts the axis of bars/,
  ],
  [
    'a log scale',
    { ...bar, encoding: { x: { ...value, scale: { type: 'log' } } } },
    /asks for a "log" scale/,
  ],
  ['two axes', { layer: [bar], resolve: { scale: { x: 'independent' } } }, /asks for "resolve"/],
  ['repeats', { repeat: ['value'], spec: bar }, /asks for "repeat"/],
  [
    'aggregates in a channel',
    { ...bar, encoding: { x: { aggregate: 'sum', field: 'value' } } },
    /asks for "aggregate"/,
  ],
  [
    'sorting by an expression',
    { ...bar, encoding: { y: { ...name, sort: 'alert(1)' } } },
    /"alert\(1\)" at spec\.encoding\.y\.sort/,
  ],
  ['a deep spec', deep(20) as Record<string, unknown>, /is larger than 1500 values/],
  [
    'many values',
    {
      ...bar,
      encoding: { x: { ...value, axis: { values: Array.from({ length: 2000 }, (_v, index) => index) } } },
    },
    /is larger than 1500 values/,
  ],
  ['long texts', { ...bar, encoding: { x: { ...value, title: '长'.repeat(500) } } }, /is larger than/],
  ['no object', { layer: ['bar'] }, /has "bar" at spec\.layer\[0\], where an object is expected/],
  ['no encoding', { mark: 'bar', encoding: null } as Record<string, unknown>, /has null at spec\.encoding/],
  ['nothing', {}, /Vega-Lite cannot draw the chart "own"/],
  [
    'labels past its edge',
    {
      layer: [
        bar,
        { mark: { type: 'text', dx: 900 }, encoding: { ...bar.encoding, text: { field: 'full' } } },
      ],
    },
    /mm larger than its room of 128 × 64 mm/,
  ],
];

describe('a spec that asks for more is refused', () => {
  it.each(refused)('%s', async (_name, spec, message) => {
    const error = await draw(spec).then(
      () => undefined,
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(ProblemError);
    const { problems } = error as ProblemError;
    expect(problems.map((problem) => problem.message).join('\n')).toMatch(message);
    for (const { code, severity, remedy } of problems) {
      expect([code, severity]).toEqual(['chart-spec', 'error']);
      expect(remedy.length).toBeGreaterThan(10);
    }
  });

  it.each<[string, Record<string, unknown>]>([
    ['nothing', {}],
    [
      'an unknown scale',
      { ...bar, encoding: { ...bar.encoding, x: { ...value, scale: { type: 'curved' } } } },
    ],
    ['a layer of nothing', { layer: [{}] }],
    ['an unknown aggregate', { ...bar, encoding: { ...bar.encoding, x: { ...value, aggregate: 'gone' } } }],
  ])('in Chinese without Vega’s English: %s', async (_name, spec) => {
    const error = (await draw(spec).catch((caught: unknown) => caught)) as ProblemError;
    const told = error.problems.map(({ zh }) => zh!.message).join('\n');
    expect(told).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/);
  });

  it.each([
    ['Unrecognized signal name: "gone"', '没有“gone”这样的参数。'],
    ['Unrecognized scale type: "curved"', '没有“curved”这样的比例尺。'],
    ['Undefined data set name: "rows"', '没有“rows”这样的数据集。'],
    ['Duplicate scale or projection name: "x"', '有两个比例尺或投影都叫“x”。'],
    ['Expression parse error: datum.value >', '表达式写得不对：datum.value >。'],
    ['Too many arguments to clamp function.', '函数 clamp 的参数个数不对。'],
    [
      'Invalid specification {}. Make sure the specification includes at least one of the following properties: "mark", "layer".',
      '描述里要有 mark、layer 中的一项。',
    ],
    ['Fields must be sorted', '描述里有一处它不接受，它的原话是“Fields must be sorted”。'],
  ])('what Vega says is told in Chinese: %s', (said, zh) => {
    expect(complaintOf(said)).toEqual({ en: said, zh });
  });

  it('without harm to the charts after it', async () => {
    const before = (await draw(good)).svg;
    await Promise.allSettled(refused.map(([, spec]) => draw(spec)));
    expect((await draw(good)).svg).toBe(before);
  });

  it('without touching Object', async () => {
    const spec = JSON.parse('{"mark":"bar","encoding":{"__proto__":{"polluted":1}}}') as Record<
      string,
      unknown
    >;
    await expect(draw(spec)).rejects.toThrow('uses the channel "__proto__"');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
