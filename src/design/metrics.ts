/**
 * Text measured with the very font files: Vega's own guess without a canvas is wrong for Chinese.
 */
import * as fontkit from 'fontkit';
import type { SubsetFace } from './fonts.ts';

interface Measured {
  family: string;
  weight: number;
  unitsPerEm: number;
  advance: (codePoint: number) => number | undefined;
}

export interface TextMetrics {
  /** Advance width of `text` on one line, in the unit of `size`. */
  width: (text: string, font: { family: string; weight?: number; size: number }) => number;
  /** Characters that no face of the family's stack has. */
  missing: (text: string, family: string) => string[];
}

/** Where a family lacks a character, the next of these has it: the same order as in `fontStack`. */
const fallback = ['Tuban Sans', 'Tuban Serif'];

function measured(face: SubsetFace): Measured {
  const font = fontkit.create(Buffer.from(face.bytes)) as fontkit.Font;
  const cache = new Map<number, number | undefined>();
  const advance = (codePoint: number): number | undefined => {
    const known = cache.get(codePoint);
    if (known !== undefined || cache.has(codePoint)) return known;
    const found = font.hasGlyphForCodePoint(codePoint) ? font.glyphForCodePoint(codePoint).advanceWidth : undefined;
    cache.set(codePoint, found);
    return found;
  };
  return { family: face.family, weight: face.weight, unitsPerEm: font.unitsPerEm, advance };
}

/** Metrics over the subset faces of one report. Kerning and punctuation squeezing are left out: both only shorten. */
export function textMetrics(faces: SubsetFace[]): TextMetrics {
  const all = faces.map(measured);
  const stacks = new Map<string, Measured[]>();
  const stack = (family: string, weight: number): Measured[] => {
    const key = `${weight} ${family}`;
    const known = stacks.get(key);
    if (known) return known;
    const made = [family, ...fallback].flatMap((name) =>
      all.filter((face) => face.family === name).sort((a, b) => Math.abs(a.weight - weight) - Math.abs(b.weight - weight)).slice(0, 1));
    stacks.set(key, made);
    return made;
  };
  const advanceIn = (faces: Measured[], codePoint: number): number => {
    for (const face of faces) {
      const advance = face.advance(codePoint);
      if (advance !== undefined) return advance / face.unitsPerEm;
    }
    return 1;
  };
  return {
    width(text, { family, weight = 400, size }) {
      const faces = stack(family, weight);
      let em = 0;
      for (const char of text) em += advanceIn(faces, char.codePointAt(0)!);
      return em * size;
    },
    missing(text, family) {
      const faces = stack(family, 400);
      return [...new Set(text)].filter((char) => faces.every((face) => face.advance(char.codePointAt(0)!) === undefined));
    },
  };
}
