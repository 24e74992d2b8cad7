/**
 * Text measured with the very font files: Vega's own guess without a canvas is wrong for Chinese.
 */
import { readAdvances, type Advances } from './advances.ts';
import { remember } from '../lib/remember.ts';
import type { SubsetFace } from './fonts.ts';

interface Measured extends Advances {
  family: string;
  weight: number;
}

/** The face of the nearest weight, and those that stand in for what it lacks. */
function nearest(faces: Measured[], weight: number): Measured[] {
  const best = Math.min(...faces.map((face) => Math.abs(face.weight - weight)));
  const found = faces.find((face) => Math.abs(face.weight - weight) === best);
  return faces.filter((face) => face.weight === found?.weight);
}

export interface TextMetrics {
  /** Advance width of `text` on one line, in the unit of `size`. */
  width: (text: string, font: { family: string; weight?: number; size: number }) => number;
  /** Advance widths of its characters, em. */
  advances: (text: string, font: { family: string; weight?: number }) => Float64Array;
  /** Characters that no face of the family's stack has. */
  missing: (text: string, family: string) => string[];
}

/** Where a family lacks a character, the next of these has it: the same order as in `fontStack`. */
const fallback = ['Tuban Sans', 'Tuban Serif'];

function measured({ family, weight, adjust = 1, only, bytes }: SubsetFace): Measured {
  const { unitsPerEm, widths } = readAdvances(bytes);
  const own =
    only === undefined
      ? widths
      : new Map([...widths].filter(([code]) => only.includes(String.fromCodePoint(code))));
  return { family, weight, unitsPerEm: unitsPerEm / adjust, widths: own };
}

/** A face without U+202F has half its space for it (HarfBuzz, `hb-ot-shape-fallback.cc`, SPACE_NARROW). */
function narrowSpace({ widths }: Measured, codePoint: number): number | undefined {
  const space = codePoint === 0x202f ? widths.get(0x20) : undefined;
  return space === undefined ? undefined : space / 2;
}

/**
 * Metrics over the subset faces of one report. Kerning and punctuation squeezing are left out: both only
 * shorten.
 */
export function textMetrics(faces: SubsetFace[]): TextMetrics {
  const all = faces.map(measured);
  const stacks = new Map<string, Map<number, Measured[]>>();
  const stack = (family: string, weight: number): Measured[] => {
    const weights = stacks.get(family) ?? new Map<number, Measured[]>();
    stacks.set(family, weights);
    const known = weights.get(weight);
    if (known) return known;
    const made = [family, ...fallback].flatMap((name) =>
      nearest(
        all.filter((face) => face.family === name),
        weight,
      ),
    );
    weights.set(weight, made);
    return made;
  };
  /** Widths of size 1 by stack and text: a page asks for the same few thousands of times. */
  const known = new Map<Measured[], Map<string, number>>();
  const knownAdvances = new Map<Measured[], Map<string, Float64Array>>();
  const advanceIn = (faces: Measured[], codePoint: number): number => {
    for (const face of faces) {
      const advance = face.widths.get(codePoint) ?? narrowSpace(face, codePoint);
      if (advance !== undefined) return advance / face.unitsPerEm;
    }
    return 1;
  };
  return {
    width(text, { family, weight = 400, size }) {
      const faces = stack(family, weight);
      const widths = known.get(faces) ?? new Map<string, number>();
      known.set(faces, widths);
      let em = widths.get(text);
      if (em === undefined) {
        em = 0;
        for (const char of text) em += advanceIn(faces, char.codePointAt(0)!);
        widths.set(text, em);
      }
      return em * size;
    },
    advances(text, { family, weight = 400 }) {
      const faces = stack(family, weight);
      const texts = remember(knownAdvances, faces, () => new Map<string, Float64Array>());
      return remember(texts, text, () =>
        Float64Array.from([...text], (char) => advanceIn(faces, char.codePointAt(0)!)),
      );
    },
    missing(text, family) {
      const faces = stack(family, 400);
      return [...new Set(text)].filter((char) =>
        faces.every((face) => !face.widths.has(char.codePointAt(0)!)),
      );
    },
  };
}
