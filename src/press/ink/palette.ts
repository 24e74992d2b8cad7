/**
 * Which inks a screen colour gets: by the theme's recipe, as a neutral in black alone, or by the
 * profile. Every colour of the last kind is remembered, since no swatch declares it.
 */
import type { Theme } from '../../design/theme.ts';
import { round } from '../../lib/units.ts';
import { isSpot, lightnessOf, spotInksOf, type InkSet } from './ink-set.ts';
import { limitInks, type Inks } from './inks.ts';
import type { Separator } from './separator.ts';

export interface Palette {
  /** Inks of an sRGB colour, components 0 to 1. */
  inks: (rgb: [number, number, number]) => Inks;
  /** Is it a swatch or a neutral? */
  declared: (rgb: [number, number, number]) => boolean;
}

export const hexOf = (rgb: readonly number[]): string =>
  `#${rgb
    .map((value) =>
      Math.round(Math.min(1, Math.max(0, value)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** Ink below this share of 1 % cannot be plated; a dot of it is noise of the profile. */
const least = 1.5;

/** Chromium writes four decimals: equal bytes are neutral. */
const isNeutral = ([r, g, b]: [number, number, number]): boolean =>
  Math.max(r, g, b) - Math.min(r, g, b) < 0.0015;

export function createPalette({
  theme,
  separator,
  limit,
  set = 'process',
}: {
  theme: Theme;
  separator: Separator;
  limit: number;
  set?: InkSet;
}): Palette {
  const recipes = new Map(Object.values(theme.swatches).map(({ screen, cmyk }) => [screen, cmyk as Inks]));
  const found = new Map<string, Inks>();
  const black = (grey: number): Inks => [
    0,
    0,
    0,
    grey >= 0.999 ? 0 : grey <= 0.001 ? 100 : round(separator.black(grey), 2),
  ];
  const derive = (rgb: [number, number, number]): Inks => {
    if (isNeutral(rgb)) return black(rgb[0]);
    if (set !== 'process') {
      const inks = isSpot(set) ? spotInksOf(rgb) : black(lightnessOf(rgb));
      return limitInks(inks, limit);
    }
    const cleaned = separator.inks(rgb).map((ink) => (ink < least ? 0 : round(ink, 2))) as Inks;
    return limitInks(cleaned, limit);
  };
  // A recipe is of process inks: of other sets only those that have no colour hold.
  const recipe = (rgb: [number, number, number]): Inks | undefined => {
    const stated = recipes.get(hexOf(rgb));
    const holds = stated && (set === 'process' || stated.slice(0, 3).every((ink) => ink === 0));
    return holds ? limitInks(stated, limit) : undefined;
  };
  const inks = (rgb: [number, number, number]): Inks => {
    const key = rgb.join(' ');
    const known = found.get(key) ?? recipe(rgb) ?? derive(rgb);
    found.set(key, known);
    return known;
  };
  return { inks, declared: (rgb) => isNeutral(rgb) || recipes.has(hexOf(rgb)) };
}
