/**
 * From pixels to files under the cap.
 *
 * PNG in true colour, lossless. Where a cap demands less: PNG with the strongest deflate; PNG with a
 * palette if that is visually identical; JPEG with full chroma. Visually identical means: no channel of
 * any pixel differs by more than 6 of 255, i.e. below one just noticeable step on flat colours.
 */
import sharp, { type Sharp } from 'sharp';
import { ProblemError, says } from '../lib/problem.ts';
import { tagPng } from './png.ts';
import { xmpPacket, type Said } from './xmp.ts';

/** Greatest difference of one channel that counts as visually identical. */
export const mostDifference = 6;
const jpegQualities = [95, 92, 90, 88];

export interface Encoded {
  bytes: Uint8Array;
  type: 'png' | 'jpg';
}

/** Raw sRGB pixels, three bytes each, row by row. */
export interface Picture {
  pixels: Buffer;
  /** px */
  width: number;
  height: number;
}

/** Slices as Chromium made them, joined from top to bottom. */
export async function joinSlices(
  slices: { png: Uint8Array }[],
  width: number,
  height: number,
): Promise<Picture> {
  const raws = await Promise.all(
    slices.map(({ png }) =>
      sharp(png, { limitInputPixels: false }).removeAlpha().toColourspace('srgb').raw().toBuffer(),
    ),
  );
  const pixels = raws.length === 1 ? raws[0]! : Buffer.concat(raws);
  if (pixels.length !== width * height * 3)
    throw new Error(
      `the slices hold ${pixels.length} bytes, ${width} x ${height} px need ${width * height * 3}`,
    );
  return { pixels, width, height };
}

/** Rows `top` to `end`, without copying. */
export const cropRows = ({ pixels, width }: Picture, top: number, end: number): Picture => ({
  pixels: pixels.subarray(top * width * 3, end * width * 3),
  width,
  height: end - top,
});

async function isIdentical(pixels: Buffer, palette: Buffer): Promise<boolean> {
  const other = await sharp(palette, { limitInputPixels: false })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer();
  return (
    other.length === pixels.length &&
    pixels.every((value, index) => Math.abs(value - other[index]!) <= mostDifference)
  );
}

const fits = (bytes: Uint8Array, cap: number | undefined): boolean =>
  cap === undefined || bytes.length <= cap;

async function encodePng(
  pixels: Buffer,
  image: () => Sharp,
  { xmp, cap }: { xmp: string; cap: number | undefined },
): Promise<Buffer | undefined> {
  const png = tagPng(await image().png({ compressionLevel: 6, adaptiveFiltering: false }).toBuffer(), xmp);
  if (fits(png, cap)) return png;
  const small = tagPng(await image().png({ compressionLevel: 9, adaptiveFiltering: true }).toBuffer(), xmp);
  if (fits(small, cap)) return small;
  const palette = await image()
    .png({ palette: true, colours: 256, quality: 100, effort: 8, dither: 0 })
    .toBuffer();
  const tagged = tagPng(palette, xmp);
  return fits(tagged, cap) && (await isIdentical(pixels, palette)) ? tagged : undefined;
}

/**
 * @param file What is asked for; `png` gives way to JPEG where the cap demands it.
 * @param cap Largest file in bytes. @param product Names the picture in the problem.
 * @throws ProblemError `card-cap` when no way of encoding stays under the cap.
 */
export async function encodePicture(
  picture: Picture,
  { said, cap, file, product }: { said: Said; cap: number | undefined; file: 'png' | 'jpg'; product: string },
): Promise<Encoded> {
  const { pixels, width, height } = picture;
  const image = () => sharp(pixels, { raw: { width, height, channels: 3 }, limitInputPixels: false });
  const xmp = xmpPacket(said);
  if (file === 'png') {
    const png = await encodePng(pixels, image, { xmp, cap });
    if (png) return { bytes: png, type: 'png' };
  }
  for (const quality of jpegQualities) {
    const jpeg = await image()
      .withIccProfile('srgb')
      .withXmp(xmp)
      .jpeg({ quality, chromaSubsampling: '4:4:4', mozjpeg: true })
      .toBuffer();
    if (fits(jpeg, cap)) return { bytes: jpeg, type: 'jpg' };
  }
  throw new ProblemError({
    code: 'card-cap',
    severity: 'error',
    ...says({
      en: [
        `${product} is larger than the ${cap} bytes that the platform takes, even as JPEG.`,
        'Make the format smaller in styles/formats.yaml, or split a long picture into slices.',
      ],
      zh: [
        `${product} 存成 JPEG 也超过平台的上限 ${cap} 字节。`,
        '在 styles/formats.yaml 里把规格改小，或把长图切成几张。',
      ],
    }),
    page: { product },
  });
}
