/**
 * The faces of a report as HarfBuzz sees them, which is what Chromium shapes with: what is shaped here is as
 * wide as what is painted there.
 */
import { Blob, Buffer as TextBuffer, Direction, Face, Feature, Font, shape } from 'harfbuzzjs';
import type { SubsetFace } from '../design/fonts.ts';

/** One face, sizes in em. */
export interface TypeFace {
  family: string;
  weight: number;
  /** Whether it is asked for this character: a stand-in has others that its family sets in its own face. */
  has: (codePoint: number) => boolean;
  /** Of the line box of its type, above and below the baseline. */
  ascent: number;
  descent: number;
  /** Advances of the UTF-16 units of a text in one script; those of a ligature stand with its first unit. */
  advances: (text: string, style: { script: string; kerning: boolean; halves: boolean }) => Float64Array;
}

export interface Fonts {
  language: string;
  /** The faces that set a style, the first that has a character sets it. */
  stack: (family: string, weight: number) => TypeFace[];
}

/** Where a family lacks a character, the next of these has it: the same order as in `fontStack`. */
const fallback = ['Tuban Sans', 'Tuban Serif'];

function openFace({ family, weight, adjust = 1, only, bytes }: SubsetFace, language: string): TypeFace {
  const face = new Face(new Blob(bytes));
  const font = new Font(face);
  const em = face.upem / adjust;
  const codes = new Set(face.collectUnicodes());
  const asked = only === undefined ? undefined : new Set([...only].map((char) => char.codePointAt(0)!));
  const { ascender, descender } = font.hExtents();
  return {
    family,
    weight,
    has: (code) => codes.has(code) && (asked?.has(code) ?? true),
    ascent: ascender / em,
    descent: -descender / em,
    advances(text, { script, kerning, halves }) {
      const buffer = new TextBuffer();
      buffer.addText(text);
      buffer.setDirection(Direction.LTR);
      buffer.setLanguage(language);
      buffer.setScript(script);
      shape(font, buffer, [
        ...(kerning ? [] : [new Feature('kern', 0)]),
        ...(halves ? [new Feature('halt', 1)] : []),
      ]);
      const advances = new Float64Array(text.length);
      const infos = buffer.getGlyphInfos();
      buffer.getGlyphPositions().forEach(({ xAdvance }, at) => {
        advances[infos[at]!.cluster]! += xAdvance / em;
      });
      return advances;
    },
  };
}

/** The face of the nearest weight, and those that stand in for what it lacks. */
function nearest(faces: TypeFace[], weight: number): TypeFace[] {
  const best = Math.min(...faces.map((face) => Math.abs(face.weight - weight)));
  const found = faces.find((face) => Math.abs(face.weight - weight) === best);
  return faces.filter((face) => face.weight === found?.weight);
}

/** @param language BCP 47: a face may have other forms of a character for it. */
export function openFonts(faces: SubsetFace[], language: string): Fonts {
  const opened = new Map<SubsetFace, TypeFace>();
  const open = (face: SubsetFace): TypeFace => {
    const known = opened.get(face) ?? openFace(face, language);
    opened.set(face, known);
    return known;
  };
  const stacks = new Map<string, TypeFace[]>();
  return {
    language,
    stack(family, weight) {
      const name = `${family}/${weight}`;
      const known =
        stacks.get(name) ??
        [family, ...fallback].flatMap((one) =>
          nearest(faces.filter((face) => face.family === one).map(open), weight),
        );
      stacks.set(name, known);
      return known;
    },
  };
}
