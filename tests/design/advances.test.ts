/** Widths read from font files are those that a font library tells, for every character. */
import * as fontkit from 'fontkit';
import { expect, test } from 'vitest';
import { readAdvances } from '../../src/design/advances.ts';
import { readFaces, subsetFaces } from '../../src/design/fonts.ts';
import { searchPath } from '../../src/design/search.ts';

const letters = Array.from({ length: 0x24f - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index)).join(
  '',
);
const characters = `${letters}政府工作报告增长生产〇①▶“”……——％‰，。𠮷😀é`;

const toldBy = (font: fontkit.Font, codePoints: number[]): [number, number][] =>
  codePoints
    .filter((code) => font.hasGlyphForCodePoint(code))
    .map((code) => [code, font.glyphForCodePoint(code).advanceWidth]);

test('cut faces', async () => {
  const faces = await subsetFaces(await readFaces(searchPath()), characters);
  expect(faces.length).toBeGreaterThan(6);
  for (const { name, bytes } of faces) {
    const font = fontkit.create(Buffer.from(bytes)) as fontkit.Font;
    const { unitsPerEm, widths } = readAdvances(bytes);
    expect([name, unitsPerEm, [...widths]]).toEqual([
      name,
      font.unitsPerEm,
      toldBy(font, [...widths.keys()]),
    ]);
    expect(
      [...characters].map((char) => widths.has(char.codePointAt(0)!)),
      name,
    ).toEqual([...characters].map((char) => font.hasGlyphForCodePoint(char.codePointAt(0)!)));
  }
});

test('whole faces, with more than the basic plane', async () => {
  const whole = (await readFaces(searchPath())).filter(
    ({ path }) =>
      path.endsWith('.ttf') && /NotoSansSC_400|BarlowCondensed_500|SourceSerif4_400Regular\.ttf/.test(path),
  );
  expect(whole).toHaveLength(3);
  for (const face of whole) {
    const bytes = await face.whole();
    const font = fontkit.create(Buffer.from(bytes)) as fontkit.Font;
    const { widths } = readAdvances(bytes);
    expect([...widths.keys()].sort((a, b) => a - b)).toEqual(
      [...font.characterSet].filter((code) => code !== 0xffff).sort((a, b) => a - b),
    );
    expect([...widths]).toEqual(toldBy(font, [...widths.keys()]));
  }
});

test('what is no font is an error', () => {
  expect(() => readAdvances(new Uint8Array(40))).toThrow('the font has no table "cmap"');
  expect(() => readAdvances(new Uint8Array([1, 2, 3]))).toThrow(RangeError);
});
