/** Lengths of a style sheet, read without a browser. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { lengthOf, readStyleSheet, sidesOf } from '../../src/design/stylesheet.ts';

const lengths = {
  em: 10,
  variables: new Map([
    ['line', '16px'],
    ['body', '12px'],
  ]),
};

describe('rules', () => {
  const sheet = readStyleSheet(`
    /* a comment { with braces } */
    @page { margin: 0; }
    .a, .b:is(.c, .d) > .e { padding: 1px 2px; font: 700 var(--body)/1.2 var(--font-text); }
    .a { padding-top: 5px }`);
  test('later ones over earlier ones, every selector by itself', () => {
    expect(sheet.style('.a')).toMatchObject({ padding: '1px 2px', 'padding-top': '5px' });
    expect(sheet.style('.b.c > .e')).toEqual(sheet.style('.b.d > .e'));
    expect(sheet.style('.none')).toEqual({});
  });
  test('a font in its parts', () => {
    expect(sheet.style('.a')).toMatchObject({
      'font-weight': '700',
      'font-size': 'var(--body)',
      'line-height': '1.2',
      'font-family': 'var(--font-text)',
      'font-kerning': 'auto',
    });
  });
  test('sides from the shorthand and beside it', () => {
    expect(sidesOf(sheet.style('.a'), 'padding', lengths)).toEqual({ top: 5, right: 2, bottom: 1, left: 2 });
    expect(sidesOf({ 'padding-inline': '.2em', 'padding-block': '1px 3px' }, 'padding', lengths)).toEqual({
      top: 1,
      right: 2,
      bottom: 3,
      left: 2,
    });
  });
});

describe('lengths', () => {
  test.each([
    ['1.5pt', 2],
    ['.5em', 5],
    ['calc(var(--line) * .25 - 1.5pt)', 2],
    ['max(9pt, var(--body))', 12],
    ['var(--none, 3px)', 3],
    ['round(up, 1.7em, calc(var(--line) * .5))', 24],
    ['-2px', -2],
  ])('%s', (value, px) => expect(lengthOf(value, lengths)).toBeCloseTo(px));
  test.each(['50%', 'auto', 'calc(1px', '1px 2px'])('%s cannot be read, and that is said', (value) =>
    expect(() => lengthOf(value, lengths)).toThrow(value),
  );
});

test('the mark of a fall on the dark ground of the plan has the colour of its number', async () => {
  const sheet = readStyleSheet(await readFile('styles/page.css', 'utf8'));
  const { background } = sheet.style('.plan-words .row .number.fell .n-head::before');
  expect(background).toBe(sheet.style('.plan-words .row .n-number')['color']);
});
