/** Asks LittleCMS (through libvips) for a profile's table of inks, and for the look of black. */
import sharp from 'sharp';
import { cmykTiff } from '../ink/tiff.ts';
import { separatorOf, type Separator } from '../ink/separator.ts';

/** Nodes to a side: interpolating between them stays within 0.5 % of an ink. */
const nodes = 33;

/** libvips converts perceptually; ours is relative colorimetric with black point compensation there. */
export async function readSeparator(profilePath: string, bytes: Uint8Array): Promise<Separator> {
  const [table, blacks] = await Promise.all([inkTable(profilePath), looksOfBlack(bytes)]);
  return separatorOf(table, nodes, blackCurve(blacks));
}

async function inkTable(profilePath: string): Promise<Uint8Array> {
  const rgb = Buffer.alloc(nodes ** 3 * 3);
  for (let i = 0; i < nodes ** 3; i++) {
    const steps = [Math.floor(i / nodes / nodes), Math.floor(i / nodes) % nodes, i % nodes];
    steps.forEach((step, axis) => {
      rgb[3 * i + axis] = Math.round((255 * step) / (nodes - 1));
    });
  }
  const tiff = await sharp(rgb, { raw: { width: nodes * nodes, height: nodes, channels: 3 } })
    .withIccProfile(profilePath, { attach: false })
    .tiff({ compression: 'none' })
    .toBuffer();
  return sharp(tiff).pipelineColourspace('cmyk').toColourspace('cmyk').raw().toBuffer();
}

/** L* (0 to 100, as sRGB sees it) of black ink from 0 to 100 %, 256 steps. */
async function looksOfBlack(bytes: Uint8Array): Promise<number[]> {
  const data = new Uint8Array(256 * 4);
  for (let i = 0; i < 256; i++) data[4 * i + 3] = i;
  const rgb = await sharp(cmykTiff({ width: 256, height: 1, data, profile: bytes }))
    .toColourspace('srgb')
    .raw()
    .toBuffer();
  return Array.from({ length: 256 }, (_, i) =>
    lightness((rgb[3 * i]! + rgb[3 * i + 1]! + rgb[3 * i + 2]!) / 765),
  );
}

/** L* of a neutral sRGB value (0 to 1). */
export function lightness(value: number): number {
  const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  return linear <= 216 / 24389 ? (linear * 24389) / 27 : 116 * Math.cbrt(linear) - 16;
}

/** Black ink for each grey: the range from paper to full black takes the place of 100 to 0. */
function blackCurve(looks: number[]): number[] {
  const [paper, full] = [looks[0]!, looks[255]!];
  return Array.from({ length: 256 }, (_, grey) => {
    // Near full black, bytes of sRGB tell no tones apart.
    if (grey === 0) return 100;
    const wanted = full + (lightness(grey / 255) / 100) * (paper - full);
    let high = looks.findIndex((look) => look <= wanted);
    if (high < 0) high = 255;
    if (high === 0) return 0;
    const [above, below] = [looks[high - 1]!, looks[high]!];
    return ((high - 1 + (above === below ? 1 : (above - wanted) / (above - below))) / 255) * 100;
  });
}
