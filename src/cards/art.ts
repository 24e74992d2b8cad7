/** The theme's art on cards: by day on covers, toned down into the deep ground behind heads and feet. */
import type { Theme } from '../design/theme.ts';
import { drawArt } from '../html/art/art.ts';
import type { Drawing } from '../model/art/shape.ts';

const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** `share` of `to` in `from`, sRGB. */
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

/** How far each plane of the night picture is from the deep ground towards the main colour. */
const planes = { 'art-1': 0, 'art-2': 0.2, 'art-3': 0.36, 'art-4': 0.52 } as const;

export function nightTheme(theme: Theme): Theme {
  const { deep, main } = theme.swatches;
  const tone = (share: number) => ({ ...deep!, screen: mixColours(deep!.screen, main!.screen, share) });
  const darkened = { ...deep!, screen: mixColours(deep!.screen, '#000000', 0.22) };
  return {
    ...theme,
    swatches: {
      ...theme.swatches,
      ...Object.fromEntries(Object.entries(planes).map(([name, share]) => [name, tone(share)])),
      sun: tone(0.3),
      deep: darkened,
    },
  };
}

/** Colours that reversed type on the night picture may stand on. */
export const nightColours = (theme: Theme): string[] =>
  Object.values(planes).map((share) =>
    mixColours(theme.swatches.deep!.screen, theme.swatches.main!.screen, share),
  );

export interface Scene {
  theme: Theme;
  night: boolean;
  seed: string;
  /** px */
  width: number;
  height: number;
  ground: number;
  calm: number;
  /** The report's own drawing; never by night. */
  own?: Drawing | undefined;
}

export function drawScene({ theme, night, ...size }: Scene): string {
  return drawArt({ theme: night ? nightTheme(theme) : theme, ...size }).svg.replace(
    'preserveAspectRatio="none"',
    'preserveAspectRatio="none" focusable="false"',
  );
}

/** Grounds of the three rows of a nine-grid from sky to foot, and the tone that ends the last. */
export const gridTones = ({ swatches }: Theme): [string, string, string, string] => {
  const colour = (name: string) => swatches[name]!.screen;
  return [
    colour('art-1'),
    mixColours(colour('deep'), colour('main'), 0.28),
    colour('deep'),
    mixColours(colour('deep'), '#000000', 0.36),
  ];
};

export interface GridTile {
  /** 0 to 2 from top and left. */
  row: number;
  column: number;
}

/**
 * Foot of a tile: a third of a landscape that runs through its row. Its nearest plane has the colour of
 * the row below, so that the nine tiles are one picture of receding ridges.
 */
export function drawGridFoot({
  theme,
  seed,
  tile,
  width,
  height,
  ground,
}: Omit<Scene, 'night' | 'calm' | 'own'> & { tile: GridTile }): string {
  const tones = gridTones(theme);
  const [sky, front] = [tones[tile.row]!, tones[tile.row + 1]!];
  const swatch = (screen: string) => ({ ...theme.swatches.deep!, screen });
  const planes = {
    'art-1': sky,
    'art-2': mixColours(sky, front, 0.3),
    'art-3': mixColours(sky, front, 0.62),
    'art-4': front,
    deep: front,
  };
  const swatches = {
    ...theme.swatches,
    ...Object.fromEntries(Object.entries(planes).map(([name, colour]) => [name, swatch(colour)])),
  };
  if (tile.row > 0) swatches.sun = swatch(mixColours(sky, front, 0.3));
  const { svg } = drawArt({
    theme: { ...theme, swatches },
    seed: `${seed} ${tile.row}`,
    width: width * 3,
    height,
    ground,
    calm: 0.35,
  });
  return svg.replace(/viewBox="[^"]*"/, `viewBox="${tile.column * width} 0 ${width} ${height}"`);
}
