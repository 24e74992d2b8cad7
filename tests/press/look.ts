/**
 * How a page looks on its paper, told in block means, from two sides: from its RGB print, converted here
 * by the theme's recipes and by LittleCMS, and from plates. Shares with the press stage only the profile,
 * the recipes and the curve for neutrals.
 */
import sharp from 'sharp';
import type { Theme } from '../../src/design/theme.ts';
import type { PressCondition } from '../../src/press/condition.ts';
import { labOfXyz, xyzOfLab, type Triple } from '../../src/press/profile/colour.ts';
import { labFrom, lutOf } from './lut.ts';

/** Ink bytes, 255 = full, four a pixel. */
export interface InkPicture {
  width: number;
  height: number;
  inks: Uint8Array;
}

/** Every RGB colour by its recipe, neutrals in black alone, all others through the profile. */
export async function separateRgb(
  png: Buffer,
  theme: Theme,
  { profile, separator }: PressCondition,
): Promise<InkPicture> {
  const {
    data,
    info: { width, height },
  } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const tiff = await sharp(data, { raw: { width, height, channels: 3 } })
    .withIccProfile(profile.path, { attach: false })
    .tiff({ compression: 'none' })
    .toBuffer();
  const inks = new Uint8Array(
    await sharp(tiff).pipelineColourspace('cmyk').toColourspace('cmyk').raw().toBuffer(),
  );
  const recipes = new Map(
    Object.values(theme.swatches).map(({ screen, cmyk }) => [
      Number.parseInt(screen.slice(1), 16),
      cmyk.map((ink) => ink * 2.55),
    ]),
  );
  for (let i = 0; i < width * height; i++) {
    const [r, g, b] = [data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!];
    const recipe =
      recipes.get((r << 16) | (g << 8) | b) ??
      (r === g && g === b ? [0, 0, 0, r === 0 ? 255 : separator.black(r / 255) * 2.55] : undefined);
    if (recipe) inks.set(recipe, 4 * i);
  }
  return { width, height, inks };
}

/** L*a*b* of blocks of `side` pixels, relative to the paper; light is averaged, not lightness. */
export function blockLooks({ width, height, inks }: InkPicture, side: number, profile: Uint8Array): Triple[] {
  const table = lutOf(profile, 'A2B1');
  const known = new Map<number, Triple>();
  const xyzAt = (i: number): Triple => {
    // To six bits an ink: photographs have too many colours to look each of them up.
    const key = [0, 1, 2, 3].reduce((sum, ink) => sum * 64 + (inks[4 * i + ink]! >> 2), 0);
    const xyz =
      known.get(key) ?? xyzOfLab(labFrom(table([0, 1, 2, 3].map((ink) => inks[4 * i + ink]! / 255))));
    known.set(key, xyz);
    return xyz;
  };
  const looks: Triple[] = [];
  for (let top = 0; top + side <= height; top += side) {
    for (let left = 0; left + side <= width; left += side) {
      const sum: Triple = [0, 0, 0];
      for (let y = top; y < top + side; y++)
        for (let x = left; x < left + side; x++)
          xyzAt(y * width + x).forEach((value, j) => {
            sum[j]! += value;
          });
      looks.push(labOfXyz(sum.map((value) => value / side ** 2)));
    }
  }
  return looks;
}
