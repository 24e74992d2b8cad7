/** Lengths are proportional to values from zero; charts are the same each time; sizes are kept. */
import { beforeAll, describe, expect, it } from 'vitest';
import { drawChart } from '../../src/charts/draw.ts';
import { leastBar } from '../../src/charts/spec.ts';
import { printedBy } from '../../src/view/cover.ts';
import { deviceOf } from '../../src/view/relations/device.ts';
import type { ChartRequest } from '../../src/charts/chart.ts';
import { figures, makeFact, makeFigure, places, readKit, type Kit } from './fixtures.ts';
import { hard } from './hard.ts';
import { readBars, readLines, readTexts } from './parse.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await readKit();
});
const request = (figure: ChartRequest['figure'], rest: Partial<ChartRequest> = {}): ChartRequest => ({
  figure,
  ...kit,
  ...places.page,
  ...rest,
});
const ranked = (figure: ChartRequest['figure']): number[] =>
  figure.facts.map(({ value }) => value!).sort((a, b) => b - a);

/** Each length to its value, as a share of the longest's ratio: 1 within 0.5 %; none too short to print. */
function expectProportional(lengths: number[], values: number[]): void {
  expect(lengths).toHaveLength(values.length);
  const most = values.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  const perUnit = lengths[values.indexOf(most)]! / Math.abs(most);
  expect(perUnit).toBeGreaterThan(0);
  values.forEach((value, index) => {
    const wanted = value === 0 ? 0 : Math.max(leastBar, Math.abs(value) * perUnit);
    expect(Math.abs(lengths[index]! - wanted)).toBeLessThanOrEqual(Math.max(0.002, wanted * 0.005));
  });
}

describe('lengths', () => {
  it.each([
    'bars',
    'twelve bars',
    'zero among bars',
    'tiny and huge',
    'falling bars',
    'all falling',
    'English labels',
  ])('of %s', async (name) => {
    for (const place of Object.values(places)) {
      const { svg } = await drawChart(request(hard[name]!, place));
      const bars = readBars(svg).map(
        ({ x, width }) => [x, x + width].sort((a, b) => a - b) as [number, number],
      );
      expectProportional(
        bars.map(([from, to]) => to - from),
        ranked(hard[name]!),
      );
      // All start at the zero line.
      const zero = readLines(svg)[0]!.x1;
      for (const ends of bars)
        expect(Math.min(...ends.map((end) => Math.abs(end - zero)))).toBeLessThan(0.01);
    }
  });

  it('of shares lie in a track of 100', async () => {
    const bars = readBars((await drawChart(request(figures.shares))).svg);
    const tracks = bars.filter((_bar, index) => index % 2 === 0);
    const own = bars.filter((_bar, index) => index % 2 === 1);
    expect(new Set(tracks.map(({ x, width }) => `${x} ${width}`)).size).toBe(1);
    ranked(figures.shares).forEach((value, index) =>
      expect(own[index]!.width / tracks[index]!.width).toBeCloseTo(value / 100, 3),
    );
  });

  it('of columns go up from one line', async () => {
    const { svg } = await drawChart(request(figures.comparison));
    const bars = readBars(svg);
    expectProportional(
      bars.map(({ height }) => Math.abs(height)),
      figures.comparison.facts.map(({ value }) => value!),
    );
    const zero = readLines(svg)[0]!.y1;
    for (const { y, height } of bars) expect(Math.max(y, y + height)).toBeCloseTo(zero, 2);
  });

  it('of paired bars compare last year and target', async () => {
    const bars = readBars((await drawChart(request(figures.pairs))).svg);
    expectProportional(
      bars.map(({ width }) => width),
      [6, 6, 8, 6],
    );
    expect(bars.map(({ stroke }) => stroke !== '')).toEqual([true, false, true, false]);
  });

  it('on a dumbbell put each mark on the axis from zero', async () => {
    const { svg, ticks } = await drawChart(request(figures.dumbbell));
    const marks = [...svg.matchAll(/<path transform="translate\(([\d.]+),([\d.]+)\)" d="M[\d.]+,0A/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    const texts = readTexts(svg, kit.metrics);
    const middle = (text: string): number => {
      const { left, right } = texts.find((each) => each.text === text)!;
      return (left + right) / 2;
    };
    expect(ticks).toEqual(['0', '2', '4', '6', '8%']);
    const perUnit = (middle('6') - middle('0')) / 6;
    const key = marks[2]![1];
    const values = marks.filter(([, y]) => y !== key).map(([x]) => (x - middle('0')) / perUnit);
    [6, 6, 8, 6, 6, 5, 5, 7].forEach((value, index) => expect(values[index]).toBeCloseTo(value, 2));
  });

  it.each([
    ['de', ['0', '0,2', '0,4', '0,6', '0,8%']],
    ['en-GB', ['0', '0.2', '0.4', '0.6', '0.8%']],
  ])('writes the numbers of an axis as the report does: %s', async (language, wanted) => {
    const pairs = [
      [0.4, 0.5],
      [0.7, 0.8],
    ].map(([last, target], index) => ({
      label: `指标${index}`,
      last: makeFact(`last-${index}`, { value: last! }),
      target: makeFact(`target-${index}`, { value: target! }),
    }));
    const { ticks } = await drawChart(request(makeFigure({ kind: 'dumbbell', language, pairs })));
    expect(ticks).toEqual(wanted);
  });
});

describe('marks', () => {
  it('draw an estimate hollow and the strongest in the accent', async () => {
    const [service, online, firms] = readBars((await drawChart(request(figures.bars))).svg);
    expect(service!.fill).toBe(kit.theme.swatches.accent!.screen);
    expect([online!.fill, online!.stroke]).toEqual(['', kit.theme.swatches.main!.screen]);
    expect([firms!.fill, firms!.stroke]).toEqual([kit.theme.swatches.main!.screen, '']);
  });

  it('mark several equally strong in a quieter colour, and all equal not at all', async () => {
    const fills = (svg: string): string[] =>
      readBars(svg)
        .filter((_bar, index) => index % 2 === 1)
        .map(({ fill }) => fill);
    const { deep, main } = Object.fromEntries(
      Object.entries(kit.theme.swatches).map(([name, { screen }]) => [name, screen]),
    );
    expect(fills((await drawChart(request(figures.shares))).svg)).toEqual([deep, deep, main, main, main]);
    const equal = makeFigure({
      kind: 'shares',
      facts: [makeFact('a', { value: 100 }), makeFact('b', { value: 100 })],
    });
    expect(fills((await drawChart(request(equal))).svg)).toEqual([main, main]);
  });
});

describe('the strongest', () => {
  const accents = async (facts: ReturnType<typeof makeFact>[]): Promise<number> =>
    readBars((await drawChart(request(makeFigure({ kind: 'bars', facts })))).svg).filter(
      ({ fill }) => fill === kit.theme.swatches.accent!.screen,
    ).length;
  it.each([
    ['is marked', 10.3, {}, 1],
    ['is left open by a hedged number close behind', 10, { qualifier: '以上' }, 0],
    ['is marked when the hedged number is far behind', 8, { qualifier: '以上' }, 1],
    ['is left open by a prefix close behind', 10, { prefix: '超过' }, 0],
  ])('%s', async (_name, value, hedge, count) => {
    expect(await accents([makeFact('a', { value: 10.5 }), makeFact('b', { value, ...hedge })])).toBe(count);
  });
});

describe('documents', () => {
  it('carry only swatches, fonts of the theme, and nothing from outside', async () => {
    const allowed = new Set(Object.values(kit.theme.swatches).map(({ screen }) => screen));
    for (const figure of Object.values(figures)) {
      for (const ground of ['light', 'dark'] as const) {
        const { svg } = await drawChart(request(figure, { ground }));
        for (const [, colour] of svg.matchAll(/ (?:fill|stroke)="([^"]*)"/g))
          expect(colour === 'none' || allowed.has(colour!), colour).toBe(true);
        expect(svg).not.toMatch(/<style|<image|href|url\(|class=|[\ue000-\uf8ff]|<text[^>]* stroke=/);
        expect(svg).toContain(`id="${figure.id}-chart"`);
        expect(svg).toContain(`role="img" aria-label="${figure.alt}"`);
        expect(
          Math.max(...[...svg.matchAll(/\d\.(\d+)/g)].map(([, decimals]) => decimals!.length)),
        ).toBeLessThanOrEqual(3);
      }
    }
  });

  it('take paper and glow for type on dark ground', async () => {
    const { paper, glow } = kit.theme.swatches;
    for (const figure of Object.values(figures)) {
      const { svg } = await drawChart(request(figure, { ground: 'dark' }));
      expect(new Set(readTexts(svg, kit.metrics).map(({ fill }) => fill))).toEqual(
        new Set([paper!.screen, glow!.screen]),
      );
    }
  });

  it('are the same each time and however many are drawn at once, each with its own metrics', async () => {
    const wide: Kit['metrics'] = {
      ...kit.metrics,
      width: (text, font) => 1.3 * kit.metrics.width(text, font),
    };
    const requests = Object.values(figures).flatMap((figure) => [
      request(figure),
      request(figure, { metrics: wide }),
    ]);
    const alone: string[] = [];
    for (const each of requests) alone.push((await drawChart(each)).svg);
    const together = await Promise.all(requests.map(async (each) => (await drawChart(each)).svg));
    expect(together).toEqual(alone);
    expect(alone[0]).not.toBe(alone[1]);
  });

  it.each([40, 60, 90, 133.7])('fill a height of %s mm exactly where the type allows', async (height) => {
    for (const figure of Object.values(figures)) {
      const natural = await drawChart(request(figure));
      const chart = await drawChart(request(figure, { height }));
      if (natural.height <= height) expect(chart.height).toBeCloseTo(height, 2);
      else expect(chart.height).toBeLessThanOrEqual(natural.height + 0.001);
    }
  });

  it('escape what XML reserves', async () => {
    const figure = makeFigure({
      kind: 'bars',
      alt: 'R&D "<5%"',
      facts: [makeFact('a', { short: 'R&D <b>', value: 3 })],
    });
    const { svg, texts } = await drawChart(request(figure));
    expect(svg).toContain('aria-label="R&amp;D &quot;&lt;5%&quot;"');
    expect(svg).toContain('>R&amp;D &lt;b&gt;</text>');
    expect(texts[0]).toBe('R&D <b>');
  });

  it('are refused for tiles, which templates set', async () => {
    await expect(drawChart(request(makeFigure({ kind: 'tiles' })))).rejects.toThrow(
      'figures of kind tiles are set by templates',
    );
  });
});

describe('goldens', () => {
  it.each(Object.keys(figures) as (keyof typeof figures)[])('%s', async (name) => {
    for (const place of ['page', 'card'] as const) {
      const { svg } = await drawChart(request(figures[name], places[place]));
      await expect(svg.replaceAll('><', '>\n<')).toMatchFileSnapshot(`golden/${name}-${place}.svg`);
    }
  });
});

describe('a whole', () => {
  it.each([
    ['money', 5, 'divided'],
    ['money', 6, 'ruled'],
    ['total', 4, 'divided'],
    ['total', 6, 'field'],
    ['total', 9, 'ruled'],
  ] as const)('of %s in %s parts is %s', (kind, count, device) => {
    const facts = Array.from({ length: count }, (_part, index) =>
      makeFact(`part-${index}`, { kind, short: `${index}`, value: 10, unit: '吨' }),
    );
    const whole = makeFact('whole', { kind, value: 10 * count, unit: '吨' });
    expect(deviceOf({ name: 'parts', strength: 1, facts, whole, beside: {}, reason: '' })).toBe(device);
  });
  it.each([2, 3, 5, 6, 8, 9, 10, 14])(
    'is printed over its %s parts, in whatever way they are drawn',
    async (count) => {
      const facts = Array.from({ length: count }, (_part, index) =>
        makeFact(`part-${index}`, { kind: 'total', short: `指标${index}`, value: 10 + index, unit: '万元' }),
      );
      const value = facts.reduce((sum, fact) => sum + fact.value!, 0);
      const whole = makeFact('whole', { kind: 'total', label: '生产总值', value, unit: '万元' });
      const kind = deviceOf({ name: 'parts', strength: 1, facts, whole, beside: {}, reason: '' });
      const figure = makeFigure({ kind, facts, whole });
      const said = printedBy(figure).filter((at) => at.endsWith('.value'));
      expect(said).toHaveLength(count + 1);
      for (const place of Object.values(places)) {
        const { svg } = await drawChart(request(figure, place));
        const printed = new Set(readTexts(svg, kit.metrics).map(({ fact }) => `facts.${fact}.value`));
        expect(said.filter((at) => !printed.has(at))).toEqual([]);
      }
    },
  );
});
