/** Places: every key, value and character of a report is found again in its file. */
import { describe, expect, it } from 'vitest';
import type { FilePlace } from '../../src/lib/problem.ts';
import { ProblemError } from '../../src/lib/problem.ts';
import { nameReport } from '../../src/report/locate.ts';
import { parseSource } from '../../src/report/read.ts';
import type { Path, Source } from '../../src/report/source.ts';

const read = (text: string | Uint8Array): Source =>
  parseSource('/report.yaml', typeof text === 'string' ? new TextEncoder().encode(text) : text);

/** What stands in the file at a place. */
const textAt = (text: string, { line, column, length = 1 }: FilePlace): string =>
  text.split('\n')[line - 1]!.slice(column - 1, column - 1 + length);

const yaml = `\
# comment
tuban: 1
masthead:
  title: "工作\\u62a5告"
  date: # empty
facts:
  gdp: {label: 产值, value: 6.50, kind: growth}
sections:
  - id: a
    items:
      - 甲乙丙{gdp}
      - 'it''s {gdp}'
      - "转\\"\\u4e49{gdp}"
      - >-
        第一行
        第二{gdp}行
      - |
        一行
          缩进{gdp}
      - plain over
        two {gdp} lines
      - "escaped \\
         end {gdp}"
      - 𠮷野{gdp}
`;
const json = JSON.stringify(
  { tuban: 1, facts: { gdp: { label: '产值', value: 6.5 } }, list: ['甲', '\u{1f600}{gdp}'] },
  null,
  '\t',
);

describe('placeOf', () => {
  const source = read(yaml);
  it.each<[Path, string, string]>([
    [['tuban'], 'tuban', '1'],
    [['masthead', 'title'], 'title', '"工作\\u62a5告"'],
    [['masthead', 'date'], 'date', 'date'],
    [['facts', 'gdp'], 'gdp', '{label: 产值, value: 6.50, kind: growth}'],
    [['facts', 'gdp', 'value'], 'value', '6.50'],
    [['sections', 0], 'id', 'id'],
    [['sections', 0, 'items'], 'items', 'items'],
    [['facts'], 'facts', 'facts'],
  ])('%j', (path, key, value) => {
    expect(textAt(yaml, source.placeOf(path))).toBe(value);
    expect(textAt(yaml, source.placeOf(path, { key: true }))).toBe(key);
  });

  it('gives what is missing the place of what it should stand in', () => {
    expect(textAt(yaml, source.placeOf(['facts', 'gdp', 'unit']))).toBe('gdp');
    expect(textAt(yaml, source.placeOf(['masthead', 'page', 'x']))).toBe('masthead');
    expect(textAt(yaml, source.placeOf(['sections', 0, 'title']))).toBe('id');
    expect(source.placeOf(['review'])).toEqual({ file: '/report.yaml', line: 1, column: 1 });
  });

  it('shows the lines around', () => {
    expect(source.placeOf(['tuban']).excerpt).toEqual({
      firstLine: 1,
      lines: ['# comment', 'tuban: 1', 'masthead:'],
    });
  });

  it('finds a run inside a text, however the text is written', () => {
    const items = (source.value as { sections: { items: string[] }[] }).sections[0]!.items;
    const found = items.map((text, index) =>
      textAt(
        yaml,
        source.placeOf(['sections', 0, 'items', index], { offset: text.indexOf('{gdp}'), length: 5 }),
      ),
    );
    expect(found).toEqual(items.map(() => '{gdp}'));
    expect(
      items.map(
        (text) =>
          source.placeOf(['sections', 0, 'items', items.indexOf(text)], { offset: text.indexOf('{gdp}') })
            .line,
      ),
    ).toEqual([11, 12, 13, 16, 19, 21, 23, 24]);
  });

  it('reads JSON through the same eyes', () => {
    const place = read(json);
    expect(textAt(json, place.placeOf(['facts', 'gdp', 'value']))).toBe('6.5');
    expect(textAt(json, place.placeOf(['facts', 'gdp', 'label'], { key: true }))).toBe('"label"');
    expect(textAt(json, place.placeOf(['list', 1], { offset: 2, length: 5 }))).toBe('{gdp}');
    expect(place.value).toEqual(JSON.parse(json));
  });

  it('cuts long lines around the place', () => {
    const long = read(`a: ${'x'.repeat(5000)}{gdp}${'y'.repeat(5000)}`).placeOf(['a'], {
      offset: 5000,
      length: 5,
    });
    expect([long.column, long.length]).toEqual([5004, 5]);
    expect(long.excerpt!.lines[0]!.length).toBeLessThan(300);
    expect(
      long.excerpt!.lines[0]!.slice(
        long.column - long.excerpt!.firstColumn!,
        long.column - long.excerpt!.firstColumn! + 5,
      ),
    ).toBe('{gdp}');
  });
});

describe('reading', () => {
  it('keeps what was typed', () => {
    expect(read(yaml).rawOf(['facts', 'gdp', 'value'])).toBe('6.50');
    expect(read(yaml).rawOf(['facts'])).toBeUndefined();
    expect(read(yaml).rawOf(['nowhere'])).toBeUndefined();
  });

  it('takes a byte order mark and every line end', () => {
    for (const text of ['\ufeffa: 1\nb: 2\n', 'a: 1\r\nb: 2\r\n', 'a: 1\rb: 2\r']) {
      const source = read(text);
      expect(source.value).toEqual({ a: 1, b: 2 });
      expect(source.placeOf(['b'])).toMatchObject({ line: 2, column: 4, length: 1 });
    }
  });

  it('puts no space between Han characters where a line goes on, and one between words', () => {
    const text =
      'a: 公路全线贯通，\n  集镇与县城之间更加\n  方便\nb: >-\n  道路\n  “甲”、\n  县城\nc: >-\n  two\n  words\nd: 用 电\n  量\n';
    expect(read(text).value).toEqual({
      a: '公路全线贯通，集镇与县城之间更加方便',
      b: '道路“甲”、县城',
      c: 'two words',
      d: '用 电量',
    });
  });

  it('hashes the bytes as they are', () => {
    const source = read('a: 1\r\n');
    expect([source.bytes, source.sha256]).toEqual([
      6,
      'db9bda4272ee21cda5ff1d213fa8366a2cca3143c5a795bdcd5f75a85106033d',
    ]);
  });

  it('reads words of YAML 1.1 as text, dates as text, keys as text', () => {
    expect(read('a: yes\nb: 2024-01-13\nc: 1_000\n2023: x\nd: ~\n').value).toEqual({
      a: 'yes',
      b: '2024-01-13',
      c: '1_000',
      2023: 'x',
      d: null,
    });
  });

  it('throws problems, in the order of the file', () => {
    const errors = ((): ProblemError | undefined => {
      try {
        read('a: @x\nb: 1\nc: `y`\n');
      } catch (error) {
        return error as ProblemError;
      }
      return undefined;
    })();
    expect(errors?.problems.map(({ code, place }) => [code, place?.line])).toEqual([
      ['yaml-quote', 1],
      ['yaml-quote', 3],
    ]);
  });

  it.each([
    ['/data/rents-2026/report.yaml', 'rents-2026'],
    ['/data/rents-2026/winter.json', 'winter'],
    ['/report.yaml', 'report'],
  ])('names %s', (file, name) => expect(nameReport(file)).toBe(name));
});
