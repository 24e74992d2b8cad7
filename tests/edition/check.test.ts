/** What `check` tells of designs, charts and photos: all at once, each at its line, without a browser. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/index.ts';
import { makeFolder, writeFiles, type Files } from '../support/folders.ts';

const report = ({ head = '', figures = '', photos = '' }: Record<string, string>): string => `\
tuban: 1
language: zh-Hans
source: 工作报告
masthead: {title: 工作|报告, newspaper: 日报, page: "03", section: 要闻, date: 2024-01-13}
credits: [{role: 责编, names: [甲乙]}, {role: 校对, names: [丙丁]}]
${head}facts:
  gdp: {label: 产值增长, value: 6, unit: "%", kind: growth}
  jobs: {label: 就业增长, value: 4, unit: "%", kind: growth}
review:
  title: 工作回顾
  sections:
    - id: economy
      title: 经济
      items:
        - 产值增长{gdp}，就业增长{jobs}。
${figures && `      figures:\n${figures}`}${photos && `      photos:\n${photos}`}`;

async function told(yaml: string, files: Files = {}, asked: object = {}): Promise<string[]> {
  const home = writeFiles(makeFolder(), { 'data/r/report.yaml': yaml, ...files });
  const { problems } = await check({ data: path.join(home, 'data'), designs: [home], ...asked });
  expect(existsSync(path.join(home, 'out'))).toBe(false);
  return problems
    .sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || a.place!.column - b.place!.column)
    .map(({ code, severity, place, message, remedy }) =>
      [`${place?.line}:${place?.column}`, severity, code, message, remedy].join(' '),
    );
}

describe('check', () => {
  test('a format that there is not, or that is of another kind, and a theme that there is not', async () => {
    expect(
      await told(
        report({
          head: 'theme: gren\noutputs: {press: [tabloit, square], cards: [wechat], archive: [reading]}\n',
        }),
      ),
    ).toEqual([
      expect.stringMatching(
        /^6:8 error theme-unknown There is no theme "gren"\. Did you mean "green"\? Use one of /,
      ),
      expect.stringMatching(
        /^7:19 error format-unknown There is no format "tabloit"\. Did you mean "tabloid"\? Use one of /,
      ),
      '7:28 error format-unknown "square" is no format of "press". Move it to outputs › cards.',
      expect.stringMatching(/^7:45 error format-unknown There is no format "wechat"\. Use one of cover, /),
    ]);
  });

  test('a block that is to be wider than any page that is wanted', async () => {
    const lines = await told(
      report({ head: 'outputs: {press: [tabloid]}\nlayout: {spans: {economy: 99}}\n' }),
    );
    expect(lines).toEqual([
      expect.stringMatching(
        /^7:27 error layout-hints "economy" is to be 99 columns wide; no page of this report has more than \d+\. Write \d+ or less/,
      ),
    ]);
  });

  test('every chart of the report’s own, at the place in its spec', async () => {
    const lines = await told(
      report({
        figures: `\
        - {kind: custom, facts: [gdp], spec: {mark: {type: bar, href: x}, encoding: {x: {field: valeu, type: quantitative}}}}
        - {kind: custom, facts: [gdp], spec: {mark: bar, encoding: {color: {value: red}}}}
        - {kind: custom, facts: [gdp, jobs], spec: {mark: bar, encoding: {x: {field: value, type: quantitative}, y: {field: short, type: nominal}}}}
`,
      }),
    );
    expect(lines).toEqual([
      expect.stringMatching(/^17:71 error chart-spec The chart "economy-figure-1" asks for "href"/),
      expect.stringMatching(/^17:97 error chart-spec The chart "economy-figure-1" takes "valeu" as a field/),
      expect.stringMatching(/^18:\d+ error chart-spec The chart "economy-figure-2" takes "red" as a colour/),
    ]);
  });

  test('a chart of the right shape that cannot be drawn in the widest room', async () => {
    const lines = await told(
      report({
        figures: `\
        - {kind: custom, facts: [gdp, jobs], spec: {mark: text, encoding: {x: {field: value, type: quantitative, scale: {domain: [5.99, 6]}}, text: {field: label}}}}
`,
      }),
    );
    expect(lines).toEqual([expect.stringMatching(/^17:52 error chart-spec The chart "economy-figure-1" /)]);
  });

  test('photos with too few pixels for the formats that are made', async () => {
    const photo = async (width: number) =>
      sharp({ create: { width, height: Math.round(width * 0.7), channels: 3, background: '#888888' } })
        .jpeg()
        .toBuffer();
    const photos = ['tiny', 'small', 'large']
      .map((name) => `        - {file: ${name}.jpg, caption: 图, credit: 甲}\n`)
      .join('');
    const files = {
      'data/r/tiny.jpg': await photo(150),
      'data/r/small.jpg': await photo(600),
      'data/r/large.jpg': await photo(1600),
    };
    const yaml = report({ photos });
    expect(await told(yaml, files, { only: ['press'] })).toEqual([
      '17:18 error photo-coarse "tiny.jpg" is 150 px wide: even 40 mm wide, the least on broadsheet, it has 95 ppi, and its pixels would be seen. Ask for the original: 1497 px hold for every place.',
      '18:18 warning photo-soft "small.jpg" is 600 px wide: printed wider than 127 mm it has less than 120 ppi and is refused (broadsheet). Ask for the original: 1497 px hold for every place.',
    ]);
    // On pictures a section's first photo stands over the full width.
    expect(await told(yaml, files, { only: ['cards'] })).toEqual([
      '17:18 warning photo-coarse "tiny.jpg" is 150 × 105 px: too few for pictures 1080 px wide, on which it is blown up (cover, square, story, long). Ask for the original: 1080 × 720 px hold for every picture.',
    ]);
    expect(await told(yaml, files, { only: ['cards'], formats: ['wide', 'wechat-cover'] })).toEqual([]);
    expect(await told(yaml.replace('tiny', 'large'), files, { only: ['cards'] })).toEqual([]);
    // A plant that prints finer wants more pixels.
    expect(await told(yaml, files, { only: ['press'], condition: 'sheetfed-coated' })).toHaveLength(2);
  });
});
