/** Pictures in inks: photographs through the profile, grey ones on the black plate alone. */
import sharp, { type Sharp } from 'sharp';
import { limitInks, type Inks } from '../ink/inks.ts';
import { cmykTiff } from '../ink/tiff.ts';
import type { Separator } from '../ink/separator.ts';
import {
  arrayOf,
  deflated,
  dictOf,
  name,
  PDFNumber,
  PDFRawStream,
  type PDFContext,
  type PDFDict,
  type PDFObject,
  type PDFRef,
} from '../../pdf/objects.ts';
import { hasAdobeMarker, isJpeg, readPixels, type Pixels } from '../walk/picture.ts';
import { readIcc } from '../profile/icc.ts';
import type { PressProfile } from '../condition.ts';
import { luminance } from './content.ts';

export interface PictureOptions {
  context: PDFContext;
  separator: Separator;
  /** There is no ink but black for it. */
  blackOnly?: boolean;
  profile: Pick<PressProfile, 'path' | 'head'>;
  /** Greatest ink sum in per cent: that pictures are built to, and that may not be passed. */
  limit: number;
  ceiling: number;
  /** Pictures in colour stay RGB, in this space. */
  rgbSpace?: PDFRef;
  /** The picture in inks as it was given, a CMYK JPEG. */
  original?: Uint8Array;
  /** Largest size in points at which it stands on a page; undefined: never painted. */
  placed?: { width: number; height: number };
  /** Above `most` ppi a picture is made smaller, to `to` ppi. */
  resolution: { most: number; to: number };
}

/** Below this many pixels a picture is kept without loss: edges of artwork matter more than size. */
const smallPicture = 256 * 256;
/** Less rings visibly above the ink limit (measured: 249 % at 80, 232 % at 92). */
const jpegQuality = 92;

/** @returns the picture in DeviceCMYK or DeviceGray; undefined where it is in plate colours already. */
export async function rewritePicture(
  stream: PDFRawStream,
  options: PictureOptions,
): Promise<PDFRawStream | undefined> {
  const own = options.original && (await asGiven(stream, options.original, options));
  if (own) return own;
  const pixels = await readPixels(stream, undefined);
  const kind = pixels.space.base.kind;
  if (kind === 'cmyk' || pixels.space.kind === 'separation') return undefined;
  const size = targetSize(pixels, options);
  if (options.blackOnly || kind === 'gray' || isNeutral(pixels))
    return grey(stream, pixels, { ...options, size });
  if (options.rgbSpace && pixels.space.kind === 'rgb')
    return PDFRawStream.of(
      dictOf(options.context, { ...entriesOf(stream.dict), ColorSpace: options.rgbSpace }),
      stream.getContents(),
    );
  const rgb = rgbOf(pixels);
  const source = sharp(rgb, { raw: { width: pixels.width, height: pixels.height, channels: 3 } });
  const sized =
    size.width === pixels.width ? source : source.resize({ ...size, fit: 'fill', kernel: 'lanczos3' });
  const converted = sized.withIccProfile(options.profile.path, { attach: false });
  return !isJpeg(stream) && pixels.width * pixels.height < smallPicture
    ? lossless(stream, converted, { ...options, size })
    : photograph(stream, converted, { ...options, size });
}

const entriesOf = (dict: PDFDict): Record<string, PDFObject> =>
  Object.fromEntries(dict.entries().map(([key, value]) => [key.decodeText(), value]));

/**
 * A CMYK photo goes to the plate untouched where nothing has to be done to it: its inks are within the
 * ceiling, it is made for this press or does not say for which, stands upright, and need not be made smaller
 * (by whom photos in RGB are kept, none is).
 */
async function asGiven(
  stream: PDFRawStream,
  original: Uint8Array,
  { context, profile, ceiling, placed, resolution, blackOnly, rgbSpace }: PictureOptions,
): Promise<PDFRawStream | undefined> {
  const { format, space, width, height, icc, orientation = 1 } = await sharp(original).metadata();
  const made = icc && readIcc(icc);
  const isForeign = made && (typeof made === 'string' || made.description !== profile.head.description);
  if (blackOnly || format !== 'jpeg' || space !== 'cmyk' || orientation !== 1 || isForeign) return undefined;
  const ppi = placed ? Math.min(width / (placed.width / 72), height / (placed.height / 72)) : 0;
  if ((ppi > resolution.most && !rgbSpace) || greatestSum(await readCmyk(original)) > ceiling)
    return undefined;
  return PDFRawStream.of(
    dictOf(context, {
      ...kept(stream),
      ...sizeEntries({ width, height }),
      ColorSpace: name('DeviceCMYK'),
      Filter: name('DCTDecode'),
      ...(hasAdobeMarker(original) ? { Decode: arrayOf(context, [1, 0, 1, 0, 1, 0, 1, 0]) } : {}),
    }),
    original,
  );
}

interface Sized extends PictureOptions {
  size: { width: number; height: number };
}

function targetSize(
  { width, height }: Pixels,
  { placed, resolution }: PictureOptions,
): { width: number; height: number } {
  if (!placed || placed.width <= 0 || placed.height <= 0) return { width, height };
  const ppi = Math.min(width / (placed.width / 72), height / (placed.height / 72));
  if (ppi <= resolution.most) return { width, height };
  const scale = resolution.to / ppi;
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function rgbOf({ width, height, space, data }: Pixels): Uint8Array {
  if (space.kind === 'rgb') return data;
  // Indexed: its inks are the plain complement of its RGB entries, see space.ts.
  const out = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const [c, m, y, k] = space.inks([data[i]!]);
    out.set(
      [c, m, y].map((ink) => Math.round(2.55 * (100 - ink - k))),
      3 * i,
    );
  }
  return out;
}

function isNeutral({ space, data }: Pixels): boolean {
  if (space.kind !== 'rgb') return false;
  for (let i = 0; i < data.length; i += 3) {
    if (Math.abs(data[i]! - data[i + 1]!) > 2 || Math.abs(data[i]! - data[i + 2]!) > 2) return false;
  }
  return true;
}

/** Entries that a picture keeps besides its coding. */
const kept = (stream: PDFRawStream): Record<string, PDFObject> =>
  Object.fromEntries(
    stream.dict
      .entries()
      .map(([key, value]) => [key.decodeText(), value] as const)
      .filter(([key]) => ['Type', 'Subtype', 'SMask', 'Mask', 'Intent'].includes(key)),
  );

const sizeEntries = ({ width, height }: { width: number; height: number }): Record<string, PDFObject> => ({
  Width: PDFNumber.of(width),
  Height: PDFNumber.of(height),
  BitsPerComponent: PDFNumber.of(8),
});

async function photograph(
  stream: PDFRawStream,
  converted: Sharp,
  { context, limit, size }: Sized,
): Promise<PDFRawStream> {
  const direct = await converted.jpeg({ quality: jpegQuality, chromaSubsampling: '4:4:4' }).toBuffer();
  const jpeg = await withinLimit(direct, { limit, size });
  return PDFRawStream.of(
    dictOf(context, {
      ...kept(stream),
      ...sizeEntries(size),
      ColorSpace: name('DeviceCMYK'),
      Filter: name('DCTDecode'),
      // libvips writes CMYK JPEGs the way Adobe does, inverted.
      Decode: arrayOf(context, [1, 0, 1, 0, 1, 0, 1, 0]),
    }),
    jpeg,
  );
}

const readCmyk = (file: Uint8Array): Promise<Buffer> =>
  sharp(file).pipelineColourspace('cmyk').toColourspace('cmyk').raw().toBuffer();

/** JPEG rings, so what counts is the sum after decoding; each round aims lower by what was too much. */
async function withinLimit(
  jpeg: Buffer,
  { limit, size }: { limit: number; size: { width: number; height: number } },
): Promise<Buffer> {
  let current = jpeg;
  for (let aim = limit, round = 0; round < 3; round++) {
    const data = await readCmyk(current);
    const most = greatestSum(data);
    if (most <= limit) return current;
    aim -= most - limit + 1;
    limitAll(data, aim);
    current = await sharp(cmykTiff({ ...size, data }))
      .pipelineColourspace('cmyk')
      .toColourspace('cmyk')
      .jpeg({ quality: jpegQuality + 2 * round, chromaSubsampling: '4:4:4' })
      .toBuffer();
  }
  return current;
}

/** Greatest ink sum of CMYK bytes, per cent. */
function greatestSum(data: Uint8Array): number {
  let most = 0;
  for (let i = 0; i < data.length; i += 4) {
    const sum = data[i]! + data[i + 1]! + data[i + 2]! + data[i + 3]!;
    if (sum > most) most = sum;
  }
  return most / 2.55;
}

function limitAll(data: Uint8Array, limit: number): void {
  const bytes = limit * 2.55;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i]! + data[i + 1]! + data[i + 2]! + data[i + 3]! <= bytes) continue;
    const inks: Inks = [data[i]! / 2.55, data[i + 1]! / 2.55, data[i + 2]! / 2.55, data[i + 3]! / 2.55];
    const less = limitInks(inks, limit);
    for (let j = 0; j < 4; j++) data[i + j] = Math.floor(less[j]! * 2.55);
  }
}

async function lossless(
  stream: PDFRawStream,
  converted: Sharp,
  { context, limit, size }: Sized,
): Promise<PDFRawStream> {
  const data = await readCmyk(await converted.tiff({ compression: 'none' }).toBuffer());
  limitAll(data, limit);
  return deflated(context, data, { ...kept(stream), ...sizeEntries(size), ColorSpace: name('DeviceCMYK') });
}

/** The tone of each pixel becomes the black that looks as light. */
async function grey(
  stream: PDFRawStream,
  pixels: Pixels,
  { context, separator, size }: Sized,
): Promise<PDFRawStream> {
  const step = pixels.space.kind === 'rgb' ? 3 : 1;
  const curve = Uint8Array.from({ length: 256 }, (_, value) =>
    Math.round(255 * (1 - separator.black(value / 255) / 100)),
  );
  const rgb = pixels.space.kind === 'indexed' && pixels.space.base.kind === 'rgb' ? rgbOf(pixels) : undefined;
  const colour = rgb ?? (step === 3 ? pixels.data : undefined);
  const tone = (i: number): number =>
    colour
      ? Math.round(luminance([colour[3 * i]!, colour[3 * i + 1]!, colour[3 * i + 2]!]))
      : pixels.space.kind === 'indexed'
        ? Math.round(2.55 * (100 - pixels.space.inks([pixels.data[i]!])[3]))
        : pixels.data[i]!;
  const data = Uint8Array.from({ length: pixels.width * pixels.height }, (_, i) => curve[tone(i)]!);
  const source = sharp(data, { raw: { width: pixels.width, height: pixels.height, channels: 1 } })
    .resize({ ...size, fit: 'fill' })
    .toColourspace('b-w');
  const entries = { ...kept(stream), ...sizeEntries(size), ColorSpace: name('DeviceGray') };
  if (!isJpeg(stream)) return deflated(context, await source.raw().toBuffer(), entries);
  return PDFRawStream.of(
    dictOf(context, { ...entries, Filter: name('DCTDecode') }),
    await source.jpeg({ quality: jpegQuality }).toBuffer(),
  );
}

/** A picture inside a luminosity mask: its luminance. */
export async function rewriteMaskPicture(
  stream: PDFRawStream,
  context: PDFContext,
): Promise<PDFRawStream | undefined> {
  const { width, height, data, space } = await readPixels(stream, undefined);
  if (space.kind !== 'rgb') return undefined;
  const out = Uint8Array.from({ length: width * height }, (_, i) =>
    Math.round(luminance([data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!])),
  );
  return deflated(context, out, {
    ...kept(stream),
    ...sizeEntries({ width, height }),
    ColorSpace: name('DeviceGray'),
  });
}
