/** Divided bars, target squares, and figures whose scale is their own: what stands where, in which paint. */
import { beforeAll, describe, expect, test } from 'vitest';
import { partPaints } from '../../src/charts/devices/parts.ts';
import { drawDivided } from '../../src/charts/devices/divided.ts';
import { drawSquares } from '../../src/charts/devices/squares.ts';
import { drawLength } from '../../src/charts/devices/length.ts';
import { drawDifference } from '../../src/charts/devices/difference.ts';
import { deriveLook, type Look, type Room } from '../../src/charts/look.ts';
import type { Picture } from '../../src/charts/pen.ts';
import { drawOwnScale } from '../../src/charts/own-scale.ts';
import { labelBox } from '../../src/charts/scene.ts';
import type { FigureView } from '../../src/view/view.ts';
import { makeFact, readKit } from './fixtures.ts';

let look: Look;
beforeAll(async () => {
  const { theme, metrics } = await readKit();
  look = deriveLook({ theme, metrics, size: 9, width: 100, figure: {} as never });
});

const amount = (id: string, short: string, value: number, more: object = {}) =>
  makeFact(id, { short, label: short, value, unit: '亿元', kind: 'total', ...more });
const roomOf = (width: number, given: Partial<FigureView>): Room => ({
  figure: { id: 'x', at: 'x', kind: 'divided', language: 'zh', facts: [], pairs: [], ...given } as FigureView,
  look,
  width,
});
const whole = amount('w', '地区生产总值', 1000);
const three = [amount('a', '服务', 550), amount('b', '工业', 400), amount('c', '粮食', 50)];
const drawn = ({ shapes }: Picture): string[] => shapes.map(({ svg }) => svg());
const textsOf = (labels: { line: { text: string } }[]): string[] => labels.map(({ line }) => line.text);

test('no two parts of a whole are painted alike', () => {
  for (let count = 2; count <= 8; count += 1) {
    const paints = partPaints(look, count).map(({ fill, hatch }) => `${fill}/${hatch}`);
    expect(paints).toHaveLength(count);
    expect(new Set(paints).size).toBe(count);
  }
});

describe('a divided bar', () => {
  test.each([120, 180, 260, 420])('%i px wide names every part once, inside the drawing', (width) => {
    const picture = drawDivided(roomOf(width, { facts: three, whole }));
    const texts = textsOf(picture.labels);
    for (const { short } of three) expect(texts.filter((text) => text === short)).toHaveLength(1);
    for (const label of picture.labels) {
      const { left, right, bottom } = labelBox(label);
      expect(left).toBeGreaterThanOrEqual(-0.5);
      expect(right).toBeLessThanOrEqual(width + 0.5);
      expect(bottom).toBeLessThanOrEqual(picture.height + 1);
    }
  });

  test('words that would be read as those of the next piece have a line to their own', () => {
    const parts = [amount('a', '服务', 640), amount('b', '设备维修和保养', 110), amount('c', '其余', 250)];
    const lines = (picture: Picture) => drawn(picture).filter((shape) => shape.startsWith('<line'));
    const narrow = drawDivided(roomOf(150, { facts: parts.slice(0, 2), whole: amount('w', '支出', 760) }));
    const texts = textsOf(narrow.labels).join(' ');
    expect(texts).toMatch(/维修/);
    expect(lines(narrow)).toHaveLength(1);
    expect(lines(drawDivided(roomOf(900, { facts: parts, whole })))).toHaveLength(0);
  });

  test.each([90, 120, 180])('%i px wide breaks the rank of its whole', (width) => {
    const ranked = { ...whole, rank: 'third among the ports of the east coast' };
    const { labels } = drawDivided(roomOf(width, { facts: three, whole: ranked }));
    expect(textsOf(labels).join(' ')).toMatch(/third .*among .*the ports .*of the .*east .*coast/);
    for (const label of labels) expect(labelBox(label).right).toBeLessThanOrEqual(width + 0.5);
  });

  test('is drawn at the scale of the page, its marks told with their lengths', () => {
    const alone = drawDivided(roomOf(300, { facts: three, whole }));
    const { perUnit, key } = alone.drawn!;
    expect(key).toBe('length 元');
    const shared = drawDivided({ ...roomOf(300, { facts: three, whole }), scale: perUnit / 3 });
    expect(shared.marks!.map(({ length }) => Math.round(length))).toEqual([100, 55, 40, 5]);
    expect(shared.marks![0]!.value).toBe(1000e8);
  });

  test('that is short in its place has its names and numbers at its right, on no more lines', () => {
    const free = drawDivided(roomOf(600, { facts: three, whole }));
    const short = drawDivided({ ...roomOf(600, { facts: three, whole }), scale: free.drawn!.perUnit / 12 });
    expect(short.marks!.map(({ length }) => Math.round(length * 10) / 10)).toEqual([50, 27.5, 20, 2.5]);
    expect(short.height).toBeLessThanOrEqual(free.height);
    const names = short.labels.filter(({ line }) => three.some((fact) => line.text === fact.short));
    expect(names).toHaveLength(3);
    for (const name of names) expect(labelBox(name).left).toBeGreaterThan(50);
    expect(new Set(names.map(({ y }) => y)).size).toBe(1);
  });

  test('of shares is a whole by itself, as wide as its place, on no scale of the page', () => {
    const shares = [60, 30].map((value, index) =>
      makeFact(`s${index}`, { value, unit: '%', kind: 'share', short: `第${index}`, label: `第${index}` }),
    );
    const picture = drawDivided(roomOf(300, { facts: shares }));
    expect(picture.drawn).toBeUndefined();
    expect(picture.marks ?? []).toEqual([]);
    const ends = drawn(picture).flatMap((shape) => {
      const [, x, wide] = /x="([\d.]+)".*?width="([\d.]+)"/.exec(shape) ?? [];
      return x === undefined ? [] : [Number(x) + Number(wide)];
    });
    expect(Math.max(...ends)).toBeGreaterThan(299);
  });

  test('of shares of an amount tells that its length is a hundred, where its head has room', () => {
    const share = (id: string, value: number) =>
      makeFact(id, { value, unit: '%', kind: 'share', short: '占', label: '占' });
    const beside = { a: [share('sa', 55)], b: [share('sb', 40)], c: [share('sc', 5)] };
    const told = (width: number, given: Partial<FigureView>) =>
      drawDivided(roomOf(width, { facts: three, whole, ...given })).labels.filter(({ line }) =>
        line.text.startsWith('='),
      );
    expect(told(400, { beside }).map(({ line }) => line.text)).toEqual(['= 100%']);
    expect(told(400, { beside, language: 'de' }).map(({ line }) => line.text)).toEqual(['= 100\u00a0%']);
    expect(told(400, {})).toEqual([]);
    expect(told(70, { beside })).toEqual([]);
  });

  test('of a sum and its increase is no empty box', () => {
    const rise = amount('r', '增长', 40, { kind: 'increment' });
    const shapes = drawn(drawDivided(roomOf(300, { facts: [rise], whole })));
    expect(shapes.some((shape) => shape.includes(`fill="${look.mid}"`))).toBe(true);
  });
});

test('names of two lines beside a number of things end above their roofs', () => {
  const road = makeFact('road', { value: 300, unit: '公里', kind: 'length', label: '公路', short: '公路' });
  const homes = makeFact('homes', {
    ...{ value: 8, unit: '个', kind: 'count', label: '打造物业服务示范小区' },
    ...{ short: '打造物业服务示范小区', text: '8个', full: '8个' },
  });
  for (const width of [200, 260, 320, 400]) {
    const given = { kind: 'length', facts: [road], others: [homes] } as Partial<FigureView>;
    const picture = drawLength(roomOf(width, given));
    const { labels } = picture;
    const roofs = drawn(picture)
      .filter((shape) => shape.includes(`fill="${look.mid}"`))
      .map((shape) => Number(/ y="([\d.]+)"/.exec(shape)![1]));
    const words = labels.filter(({ line }) => homes.short.includes(line.text));
    expect(roofs.length).toBeGreaterThan(7);
    expect(words.length).toBeGreaterThan(0);
    for (const word of words) expect(word.y + look.s2 * 0.25).toBeLessThanOrEqual(Math.min(...roofs));
  }
});

describe('words that a scale is its own', () => {
  const touching = (room: Room, device = drawDivided): boolean => {
    const { labels } = drawOwnScale(device, room, '另用比例');
    const own = labels.find(({ line }) => line.text === '另用比例')!;
    expect(own.tick).toBe(true);
    const box = labelBox(own);
    return labels
      .filter((label) => label !== own)
      .map(labelBox)
      .some(
        (one) => one.left < box.right && box.left < one.right && one.top < box.bottom && box.top < one.bottom,
      );
  };

  test.each([110, 160, 300])('stand clear of all others, %i px wide', (width) => {
    expect(touching(roomOf(width, { facts: three, whole }))).toBe(false);
    const births = roomOf(width, {
      facts: [amount('p', '新', 902), amount('q', '去', 1110)],
      whole: amount('g', '下降', 208, { kind: 'decrease' }),
      upright: true,
    });
    expect(touching(births, drawDifference)).toBe(false);
  });
});

test('the words around a target stand above and below it where they have no room beside it', () => {
  const share = (id: string, value: number, parts?: [prefix: string, qualifier: string]) => {
    const fact = makeFact(id, { value, unit: '%', kind: 'share' });
    if (!parts) return fact;
    const all = [
      { text: parts[0], role: 'prefix' as const },
      ...fact.parts,
      { text: parts[1], role: 'qualifier' as const },
    ];
    return { ...fact, parts: all, full: all.map(({ text }) => text).join('') };
  };
  const pairs = ['a', 'b', 'c'].map((id) => ({
    at: id,
    label: '药品占比',
    last: share(`${id}1`, 24.3),
    target: share(`${id}2`, 23, ['力争不高于', '以内（含）']),
  }));
  const pairNames = { last: '2025年', target: '2026年目标' };
  const { labels } = drawSquares(roomOf(345, { kind: 'squares', pairs, pairNames } as never));
  expect(textsOf(labels).filter((text) => /^(?:力争不高于|以内（含）)$/.test(text))).toHaveLength(6);
  for (const label of labels) expect(labelBox(label).right).toBeLessThanOrEqual(345.5);
});

describe('a target that is to fall', () => {
  const share = (id: string, value: number) => makeFact(id, { value, unit: '%', kind: 'share' });
  const pair = (last: number, target: number) => ({
    at: 'x',
    label: '发回重审率',
    last: share('a', last),
    target: share('b', target),
  });
  const pairNames = { last: '2025年', target: '2026年目标' };
  const draw = (...pairs: object[]) =>
    drawSquares(roomOf(345, { kind: 'squares', pairs, pairNames } as never));
  const boxesIn = (pairs: object[], paint: string): number =>
    drawn(draw(...pairs))
      .flatMap((shape) => shape.split(/(?<=\/>)/))
      .filter((mark) => mark.includes('<rect') && mark.includes(paint)).length;

  test('has hatched cells up to it, and none of last year but what is to go', () => {
    const other = pair(50, 50);
    const hatched = (last: number, target: number) =>
      boxesIn([pair(last, target), other], `stroke="${look.news}"`);
    expect(hatched(20, 4) - hatched(20, 20)).toBe(4);
    const framed = (last: number, target: number) =>
      boxesIn([pair(last, target), other], `stroke="${look.actual}"`);
    expect(framed(4.8, 4) - framed(4, 4)).toBe(1);
  });

  test('is a shorter bar from the same line where its step would be a sliver', () => {
    const widthsOf = (paint: string): number[] =>
      drawn(draw(pair(7.2, 6))).flatMap((shape) => {
        const width = /<rect x="0(?:.5)?" y="[\d.]+" width="([\d.]+)"/.exec(shape)?.[1];
        return width !== undefined && shape.includes(paint) && Number(width) > 20 ? [Number(width)] : [];
      });
    const [[last], [target]] = [widthsOf(`fill="${look.actual}"`), widthsOf(`stroke="${look.news}"`)];
    expect(target! / last!).toBeCloseTo(6 / 7.2, 1);
  });
});

test('a deficit between two bars has the accent, a surplus has not', () => {
  const gapOf = (label: string) =>
    drawn(
      drawDifference(
        roomOf(400, {
          kind: 'difference',
          facts: [amount('in', '收入', 94), amount('out', '支出', 100)],
          whole: amount('g', label, 6),
        }),
      ),
    ).join('');
  expect(gapOf('赤字')).toContain(look.news);
  expect(gapOf('贸易顺差')).not.toContain(look.news);
});
