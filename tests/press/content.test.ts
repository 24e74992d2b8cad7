import { describe, expect, it } from 'vitest';
import { inkOperators } from '../../src/press/ink/ink-set.ts';
import { limitInks, sumOf, type Inks } from '../../src/press/ink/inks.ts';
import { compileCalculator } from '../../src/pdf/calculator.ts';
import { readContent, readOperations } from '../../src/pdf/tokens.ts';
import { rewriteContent, type ContentOptions } from '../../src/press/rewrite/content.ts';

const inks = ([r, g, b]: [number, number, number]): Inks =>
  r === g && g === b
    ? [0, 0, 0, Math.round((1 - r) * 100)]
    : [Math.round((1 - r) * 100), Math.round((1 - g) * 100), Math.round((1 - b) * 100), 0];
const options: ContentOptions = {
  mode: 'ink',
  inks,
  operators: (found, stroke) => inkOperators('process', found, stroke),
  isPage: true,
  spaceKind: (name) => (name === 'DeviceRGB' ? 'rgb' : 'keep'),
  takesColour: () => false,
};
const rewrite = (source: string, changes: Partial<ContentOptions> = {}) =>
  rewriteContent(readContent(source), { ...options, ...changes }).split('\n');

describe('operations of a content stream', () => {
  it('are read with their operands', () => {
    expect(readOperations('/F4 32 Tf <0022> Tj [(a\\)\\101) -5.] TJ % note\n1 .5 -2 rg')).toMatchObject([
      { operator: 'Tf', operands: [{ name: 'F4' }, 32] },
      { operator: 'Tj', operands: [{ text: '\0"' }] },
      { operator: 'TJ', operands: [[{ text: 'a)A' }, -5]] },
      { operator: 'rg', operands: [1, 0.5, -2] },
    ]);
  });

  it('include dictionaries and inline pictures', () => {
    const [tag, picture, after] = readOperations(
      '/Span<</ActualText <FEFF> /K [1 2]>> BDC BI /W 2 /H 1 /BPC 8 /CS /G ID ab EI Q',
    );
    expect(tag!.operator).toBe('BDC');
    expect(picture).toMatchObject({ operator: 'BI', data: 'ab' });
    expect(after!.operator).toBe('Q');
  });

  it('survive damage', () => {
    expect(readOperations(') ] 1 0 m >> (open').map(({ operator }) => operator)).toEqual(['m']);
  });
});

describe('rewriting', () => {
  it('sets a colour only before the thing that uses it', () => {
    expect(rewrite('1 0 0 rg 0 1 0 rg 0 0 9 9 re f 0 0 9 9 re f')).toEqual([
      '1 0 1 0 k',
      '0 0 9 9 re',
      'f',
      '0 0 9 9 re',
      'f',
    ]);
  });

  it('puts no colour between a path and its painting', () => {
    expect(rewrite('0 0 m 9 0 l 1 0 0 RG S')).toEqual(['0 1 1 0 K', '0 0 m', '9 0 l', 'S']);
  });

  it('overprints black type, and nothing else', () => {
    expect(rewrite('0 0 0 rg BT <01> Tj ET 0 0 9 9 re f 1 1 1 rg BT <01> Tj ET')).toEqual([
      'BT',
      '0 0 0 1 k',
      '/TubanOP gs',
      '<01> Tj',
      'ET',
      '/TubanKO gs',
      '0 0 9 9 re',
      'f',
      'BT',
      '0 0 0 0 k',
      '<01> Tj',
      'ET',
    ]);
  });

  it('knows what Q brings back', () => {
    expect(rewrite('1 0 0 rg 0 0 1 1 re f q 0 1 0 rg 0 0 1 1 re f Q 0 0 1 1 re f')).toEqual([
      '0 1 1 0 k',
      '0 0 1 1 re',
      'f',
      'q',
      '1 0 1 0 k',
      '0 0 1 1 re',
      'f',
      'Q',
      '0 0 1 1 re',
      'f',
    ]);
  });

  it('drops tags and keeps patterns', () => {
    expect(rewrite('/P <</MCID 0>> BDC /Pattern cs /P6 scn 0 0 1 1 re f EMC')).toEqual([
      '/Pattern cs',
      '/P6 scn',
      '0 0 1 1 re',
      'f',
    ]);
  });

  it('reads colours set by cs and scn', () => {
    expect(rewrite('/DeviceRGB cs 1 0 0 scn 0 0 1 1 re f')).toEqual(['0 1 1 0 k', '0 0 1 1 re', 'f']);
  });

  it('leaves inherited colours of a form alone', () => {
    expect(rewrite('0 0 1 1 re f', { isPage: false })).toEqual(['/TubanKO gs', '0 0 1 1 re', 'f']);
  });

  it('turns a mask to grey', () => {
    expect(rewrite('1 1 1 rg 0 0 1 1 re f', { mode: 'mask', isPage: false })).toEqual([
      '1 g',
      '0 0 1 1 re',
      'f',
    ]);
  });
});

describe('the ink limit', () => {
  it('trades grey for black, and scales where black is full', () => {
    expect(limitInks([50, 40, 30, 20], 240)).toEqual([50, 40, 30, 20]);
    const traded = limitInks([90, 80, 70, 40], 240);
    expect(sumOf(traded)).toBeCloseTo(240, 6);
    expect(traded[3]).toBeGreaterThan(40);
    expect(traded[0] - traded[1]).toBeCloseTo(10, 6);
    expect(sumOf(limitInks([100, 100, 100, 100], 220))).toBeCloseTo(220, 6);
  });
});

describe('the calculator of gradients', () => {
  it.each<[string, number[], number[]]>([
    ['{ dup mul exch dup mul add sqrt }', [3, 4], [5]],
    ['{ dup 0.5 gt { pop 1 } { 2 mul } ifelse }', [0.25], [0.5]],
    ['{ 1 2 3 3 1 roll }', [], [3, 1, 2]],
    ['{ atan 360 div }', [1, 0], [0.25]],
    ['{ 2 copy sub 2 index }', [5, 3], [5, 3, 2, 5]],
  ])('%s', (source, input, output) => {
    expect(compileCalculator(source)(input)).toEqual(output);
  });
});
