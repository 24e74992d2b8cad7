/** The theme's art on cards: by day on covers, toned down into the deep ground behind heads and feet. */
import type { Theme } from '../design/theme.ts';
import { drawArt } from '../html/art/art.ts';

const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** `share` of `to` in `from`, sRGB. */
export function mixColours(from: string, to: string, share: number): string {
  const [a, b] = [channels(from), channels(to)];
  return `#${a.map((value, index) => Math.round(value + (b[index]! - value) * share).toString(16).padStart(2, '0')).join('')}`;
}

/** How far each plane of the night picture is from the deep ground towards the main colour. */
const planes = { 'art-1': 0, 'art-2': 0.2, 'art-3': 0.38, 'art-4': 0.58 } as const;

export function nightTheme(theme: Theme): Theme {
  const { deep, main } = theme.swatches;
  const tone = (share: number) => ({ ...deep!, screen: mixColours(deep!.screen, main!.screen, share) });
  const darkened = { ...deep!, screen: mixColours(deep!.screen, '#000000', 0.22) };
  return {
    ...theme,
    swatches: { ...theme.swatches, ...Object.fromEntries(Object.entries(planes).map(([name, share]) => [name, tone(share)])), sun: tone(0.3), deep: darkened },
  };
}

/** Colours that reversed type on the night picture may stand on. */
export const nightColours = (theme: Theme): string[] => Object.values(planes).map((share) => mixColours(theme.swatches.deep!.screen, theme.swatches.main!.screen, share));

export interface Scene {
  theme: Theme;
  night: boolean;
  seed: string;
  /** px */
  width: number;
  height: number;
  ground: number;
  calm: number;
}

export function drawScene({ theme, night, ...size }: Scene): string {
  return drawArt({ theme: night ? nightTheme(theme) : theme, ...size }).svg.replace('preserveAspectRatio="none"', 'preserveAspectRatio="none" focusable="false"');
}
