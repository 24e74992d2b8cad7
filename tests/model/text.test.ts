/** The grammar of running text. */
import { describe, expect, it } from 'vitest';
import { listReferences, parseText, scanText, type Segment } from '../../src/model/text.ts';

/** Segments in brief: 'literal', {id.part}, **stress**. */
const brief = (segment: Segment): string => {
  if (segment.kind !== 'fact') return segment.kind === 'stress' ? `**${segment.text}**` : segment.text;
  const reference = `{${segment.id}.${segment.part}}`;
  return segment.stressed ? `**${reference}**` : reference;
};

describe('parseText', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['没有引用', ['没有引用']],
    ['增长{gdp}。', ['增长', '{gdp.number}', '。']],
    [
      '{gdp}{gdp-2023.full}{a.rank}{a.label}{a.figure}',
      ['{gdp.number}', '{gdp-2023.full}', '{a.rank}', '{a.label}', '{a.figure}'],
    ],
    ['**重点**增长', ['**重点**', '增长']],
    ['**增长{gdp}以上**', ['**增长**', '**{gdp.number}**', '**以上**']],
    ['一个\\{括号}', ['一个{括号}']],
    ['\\{{gdp}', ['{', '{gdp.number}']],
    ['5 * 3 } 2', ['5 * 3 } 2']],
  ])('%s', (text, segments) => expect(parseText(text).map(brief)).toEqual(segments));

  it('covers the text without gaps', () => {
    const text = '甲\\{乙**丙{gdp.full}丁**戊{a}';
    const runs = parseText(text).map(({ offset, length }) => text.slice(offset, offset + length));
    expect(runs).toEqual(['甲\\{乙', '丙', '{gdp.full}', '丁', '戊', '{a}']);
  });

  it('leaves faults in the text as they were typed', () => {
    for (const text of ['{GDP}', '{gdp', '{}', '{gdp.wrong}', '{a.b.c}', '{ gdp }', '{gdp{a']) {
      expect(parseText(text).map(brief).join('')).toBe(text);
    }
  });
});

describe('scanText', () => {
  it.each<[string, string, number, number]>([
    ['甲{gdp', 'brace-open', 1, 1],
    ['甲{GDP}', 'reference-form', 1, 5],
    ['甲{}', 'reference-form', 1, 2],
    ['甲{gdp.a.b}', 'reference-form', 1, 9],
    ['甲{gdp.number}', 'part-unknown', 1, 12],
    ['甲**乙', 'stress-open', 1, 2],
    ['甲****乙', 'stress-empty', 1, 4],
  ])('%s', (text, fault, offset, length) => {
    expect(scanText(text).faults).toMatchObject([{ fault, offset, length }]);
  });

  it('finds every fault, and the references between them', () => {
    const { faults } = scanText('{a {b} **{C} {d.x}');
    expect(faults.map(({ fault }) => fault)).toEqual([
      'brace-open',
      'reference-form',
      'part-unknown',
      'stress-open',
    ]);
    expect(listReferences('{a {b} **{C} {d.x}').map(({ id }) => id)).toEqual(['b']);
  });

  it('takes a long row of braces', () => {
    expect(scanText('{'.repeat(20_000)).faults).toHaveLength(20_000);
  });
});
