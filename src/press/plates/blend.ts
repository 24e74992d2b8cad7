/**
 * Blend modes (ISO 32000-1, 11.3.5) on inks. The modes are stated for light; an ink is its complement
 * (11.3.4), and black stands beside the three that the modes of hue and lightness know.
 */

/** Blends two colours, ink bytes 0 to 255 of C M Y K: `above` becomes what is to be laid. */
export type Blend = (below: Float32Array, above: Float32Array) => void;

/** Light 0 to 1 of the backdrop and of the source. */
type Separable = (below: number, above: number) => number;

const screen: Separable = (b, s) => b + s - b * s;
const hardLight: Separable = (b, s) => (s <= 0.5 ? b * 2 * s : screen(b, 2 * s - 1));

function softLight(b: number, s: number): number {
  if (s <= 0.5) return b - (1 - 2 * s) * b * (1 - b);
  const d = b <= 0.25 ? ((16 * b - 12) * b + 4) * b : Math.sqrt(b);
  return b + (2 * s - 1) * (d - b);
}

const separable: Record<string, Separable> = {
  Multiply: (b, s) => b * s,
  Screen: screen,
  Overlay: (b, s) => hardLight(s, b),
  Darken: Math.min,
  Lighten: Math.max,
  ColorDodge: (b, s) => (b === 0 ? 0 : b >= 1 - s ? 1 : b / (1 - s)),
  ColorBurn: (b, s) => (b === 1 ? 1 : 1 - b >= s ? 0 : 1 - (1 - b) / s),
  HardLight: hardLight,
  SoftLight: softLight,
  Difference: (b, s) => Math.abs(b - s),
  Exclusion: (b, s) => b + s - 2 * b * s,
};

type Light = [number, number, number];

const lightness = ([r, g, b]: Light): number => 0.3 * r + 0.59 * g + 0.11 * b;
const saturation = (light: Light): number => Math.max(...light) - Math.min(...light);

/** The colour moved to a lightness, and drawn in where it leaves the range. */
function withLightness(light: Light, wanted: number): Light {
  const shift = wanted - lightness(light);
  const moved = light.map((value) => value + shift) as Light;
  const [least, most] = [Math.min(...moved), Math.max(...moved)];
  return moved.map((value) => {
    if (least < 0) return wanted + ((value - wanted) * wanted) / (wanted - least);
    if (most > 1) return wanted + ((value - wanted) * (1 - wanted)) / (most - wanted);
    return value;
  }) as Light;
}

function withSaturation(light: Light, wanted: number): Light {
  const [least, most] = [Math.min(...light), Math.max(...light)];
  return light.map((value) => (most > least ? ((value - least) * wanted) / (most - least) : 0)) as Light;
}

const others: Record<string, { blend: (below: Light, above: Light) => Light; takesBlack?: true }> = {
  Hue: { blend: (b, s) => withLightness(withSaturation(s, saturation(b)), lightness(b)) },
  Saturation: { blend: (b, s) => withLightness(withSaturation(b, saturation(s)), lightness(b)) },
  Color: { blend: (b, s) => withLightness(s, lightness(b)) },
  Luminosity: { blend: (b, s) => withLightness(b, lightness(s)), takesBlack: true },
};

const lightOf = (inks: Float32Array): Light => [0, 1, 2].map((ink) => 1 - inks[ink]! / 255) as Light;

/** @returns undefined for modes that lay the colour as it is. */
export function blendOf(mode: string): Blend | undefined {
  const each = separable[mode];
  if (each)
    return (below, above) => {
      for (let ink = 0; ink < 4; ink++)
        above[ink] = 255 * (1 - each(1 - below[ink]! / 255, 1 - above[ink]! / 255));
    };
  const all = others[mode];
  return (
    all &&
    ((below, above) => {
      const light = all.blend(lightOf(below), lightOf(above));
      for (let ink = 0; ink < 3; ink++) above[ink] = 255 * (1 - light[ink]!);
      if (!all.takesBlack) above[3] = below[3]!;
    })
  );
}
