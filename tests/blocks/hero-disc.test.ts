/** The figure on the disc of a landscape stands clear of land and water. */
import { describe, expect, it } from 'vitest';
import type { Setting } from '../../src/blocks/block.ts';
import { sunriseHero } from '../../src/blocks/hero/sunrise.ts';
import { searchPath } from '../../src/design/search.ts';
import { readTheme } from '../../src/design/theme.ts';
import type { FactView } from '../../src/view/view.ts';

const lead = (id: string, number: string, rank = ''): FactView =>
  ({
    ...{ id, at: id, label: '地方财政收入', short: '财政收入', text: number, full: number, kind: 'growth' },
    ...{ unit: '%', value: Number(number), rank },
    parts: [
      { role: 'number', text: number },
      { role: 'unit', text: '%' },
    ],
  }) as unknown as FactView;

/** Every Han character is as wide as its type is high, any other half as wide. */
const settingOf = async (theme: string): Promise<Setting> =>
  ({
    theme: await readTheme(theme, searchPath([])),
    sizes: { label: 9 },
    view: {
      id: 'x',
      script: 'han',
      language: 'zh-Hans',
      glossary: [],
      review: { sections: [] },
      lead: { title: '', facts: [lead('a', '39.3', '全省第一'), lead('b', '6'), lead('c', '8')] },
      masthead: {
        kicker: '一图读懂',
        title: { text: '市政府工作报告', units: ['市政府工作报告'] },
        tagline: [],
        year: '2024',
        place: '',
      },
    },
    metrics: {
      width: (text: string, { size }: { size: number }) =>
        [...text].reduce((sum, one) => sum + (one > '\u2000' ? 1 : 0.5) * size, 0),
    },
  }) as unknown as Setting;

const mm = (style: string, name: string): number =>
  Number(new RegExp(`(?:^|;)${name}:(-?[\\d.]+)`).exec(style)![1]);
/** Em below the top of the figure's line where its digits stand; pt to mm. */
const [digitsFoot, ptMm] = [0.83, 25.4 / 72];
const leastClear = 2;

describe.each(['green', 'coast'])('%s', (theme) => {
  it.each([58, 64, 76, 104])('has its disc under the digits, the hero %i mm high', async (height) => {
    const hero = sunriseHero(await settingOf(theme), { width: 353, height })!;
    const { art, disc, stripStyle, leads } = (await hero.context(undefined as never)) as {
      art: { svg: string };
      disc: { style: string; labelStyle: string; numberStyle: string; lines: string[]; rank: string };
      stripStyle: string;
      leads: { style: string }[];
    };
    expect(leads).toEqual([]);
    const sky = height - mm(stripStyle, 'height');
    const label = mm(disc.labelStyle, 'font-size') * ptMm;
    const size = mm(disc.numberStyle, 'font-size') * ptMm;
    const words = mm(disc.numberStyle, '--words') * ptMm;
    const lines = disc.lines.length + (disc.rank ? 1 : 0);
    const foot = mm(disc.style, 'top') + label * 1.22 * lines + words * 0.35 + size * digitsFoot;
    const middle = mm(disc.style, 'left') + mm(disc.style, 'width') / 2;
    expect(foot).toBeLessThan(sky);
    // Above the land over the width of the digits.
    const land = [...art.svg.matchAll(/<path d="(M[^"]*)" fill/g)].flatMap(([, d]) =>
      [...d!.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]),
    );
    const near = land.filter(([x]) => Math.abs(x! - middle) < size * 1.1).map(([, y]) => y!);
    const top = Math.min(...near.filter((y) => y > foot - size * 0.3));
    expect(top - foot).toBeGreaterThanOrEqual(leastClear);
  });
});
