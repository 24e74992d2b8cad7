/** Colours of cards, derived from the theme's swatches: mixes and contrast (WCAG 2.2, 1.4.3). */

const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** `share` (0 to 1) of `to` in `from`, sRGB, "#rrggbb". */
export function mixColours(from: string, to: string, share: number): string {
  const [a, b] = [channels(from), channels(to)];
  return `#${a
    .map((value, index) =>
      Math.round(value + (b[index]! - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** Relative luminance, 0 to 1. */
export function luminanceOf(hex: string): number {
  const [r, g, b] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrastOf(one: string, two: string): number {
  const [a, b] = [luminanceOf(one), luminanceOf(two)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

export const isDark = (hex: string): boolean => luminanceOf(hex) < 0.18;

/** Distance of two colours in sRGB, 0 to 441: how far hues and tones of marks lie apart. */
export const distanceOf = (one: string, two: string): number => {
  const b = channels(two);
  return Math.hypot(...channels(one).map((value, index) => value - b[index]!));
};

/** Steps in which a colour that fails as type goes towards black or white. */
const step = 0.04;

/** The colour itself, or as far towards black (on dark: white) as `least` contrast with `ground` asks for. */
export function readable(colour: string, ground: string, least: number): string {
  const towards = isDark(ground) ? '#ffffff' : '#000000';
  for (let share = 0; share <= 1; share += step) {
    const tried = share === 0 ? colour : mixColours(colour, towards, share);
    if (contrastOf(tried, ground) >= least) return tried;
  }
  return towards;
}

/** Red, orange or yellow rather than blue or green. */
export function isWarm(hex: string): boolean {
  const [r, , b] = channels(hex);
  return r! > b! + 24;
}
