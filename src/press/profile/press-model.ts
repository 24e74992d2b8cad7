/**
 * A press in numbers: the Neugebauer equations with Yule-Nielsen's exponent, in XYZ.
 *
 * Sixteen areas (bare paper to all four inks) mix by the share that each covers; tone value increase
 * turns the tone in the file into the covered share.
 */
import type { Aims } from './aims.ts';
import { d50, xyzOfLab, type Triple } from './colour.ts';

/** Light spreading in the paper: 1 none, 2 complete. Newsprint scatters much. */
const yuleNielsen = 1.7;
/**
 * How much of an ink's filter effect is left when it lies with solid black: ink on wet ink traps
 * badly and black hides what is under it. An estimate; the standard has no aim for it.
 */
const throughBlack = 0.2;

export interface PressModel {
  /** XYZ (paper as it is, not relative) of tones from 0 to 1. */
  xyz: (tones: readonly number[]) => Triple;
  paper: Triple;
  /** Covered share of a tone, per ink; what the profile's input curves hold. */
  coverage: ((tone: number) => number)[];
  /** XYZ from covered shares. */
  mix: (covered: readonly number[]) => Triple;
}

export function createPressModel(aims: Aims): PressModel {
  const areas = areasOf(aims).map((xyz) => xyz.map((value) => value ** (1 / yuleNielsen)));
  const mix = (covered: readonly number[]): Triple => {
    const sum = [0, 0, 0];
    for (let area = 0; area < 16; area++) {
      let share = 1;
      for (let ink = 0; ink < 4; ink++) share *= (area >> ink) & 1 ? covered[ink]! : 1 - covered[ink]!;
      if (share !== 0) for (let i = 0; i < 3; i++) sum[i]! += share * areas[area]![i]!;
    }
    return sum.map((value) => value ** yuleNielsen) as Triple;
  };
  const coverage = [0, 1, 2, 3].map((ink) =>
    coverageOf(areas[0]!, areas[1 << ink]!, {
      channel: [0, 1, 2, 1][ink]!,
      gain: ink === 3 ? aims.gain.black : aims.gain.colour,
    }),
  );
  return {
    paper: xyzOfLab(aims.paper),
    coverage,
    mix,
    xyz: (tones) => mix(tones.map((tone, ink) => coverage[ink]!(tone))),
  };
}

/** XYZ of the sixteen areas; bit 0 cyan, 1 magenta, 2 yellow, 3 black. */
function areasOf({ paper, cyan, magenta, yellow, black, red, green, blue, three }: Aims): Triple[] {
  const colours = [paper, cyan, magenta, blue, yellow, green, red, three].map(xyzOfLab);
  const [white, solid] = [colours[0]!, xyzOfLab(black)];
  return [
    ...colours,
    ...colours.map(
      (colour) => solid.map((value, i) => value * (colour[i]! / white[i]!) ** throughBlack) as Triple,
    ),
  ];
}

/**
 * Tone value increase is stated as Murray-Davies measures it, in the light that the ink absorbs
 * most; Yule-Nielsen's share is the one that gives that same light.
 */
function coverageOf(
  paper: number[],
  solid: number[],
  { channel, gain }: { channel: number; gain: number },
): (tone: number) => number {
  const [p, s] = [paper[channel]! ** yuleNielsen, solid[channel]! ** yuleNielsen];
  return (tone) => {
    const seen = Math.min(1, tone + ((4 * gain) / 100) * tone * (1 - tone));
    const light = p + seen * (s - p);
    return Math.min(
      1,
      Math.max(0, (paper[channel]! - light ** (1 / yuleNielsen)) / (paper[channel]! - solid[channel]!)),
    );
  };
}

/** Relative to the paper: what ICC tables hold. */
export const relative = (xyz: readonly number[], paper: readonly number[]): Triple =>
  xyz.map((value, i) => (value / paper[i]!) * d50[i]!) as Triple;
