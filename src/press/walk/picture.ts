/** Pixels of image XObjects, decoded to 8 bits per component in the space that the file states. */
import sharp from 'sharp';
import {
  arrayAt,
  at,
  booleanAt,
  decodeStream,
  filtersOf,
  numberAt,
  numbersAt,
  parmsOf,
  PDFDict,
  PDFRawStream,
} from '../../pdf/objects.ts';
import { faxTiff } from './fax-tiff.ts';
import { deviceGray, spaceOf, type Space } from './space.ts';
import { FileFault } from '../../lib/file-fault.ts';
import type { Both } from '../../lib/languages.ts';

export interface Pixels {
  width: number;
  height: number;
  space: Space;
  /** `space.components` bytes per pixel, Decode applied (Indexed: the index itself). */
  data: Uint8Array;
}

/** Is it a JPEG and nothing else? */
export const isJpeg = (stream: PDFRawStream): boolean => filtersOf(stream).join() === 'DCTDecode';

/** A picture that may be sound and is not decoded: its coding is not read, or it has too many pixels. */
export class SkippedPicture extends Error {
  /** In brief, no sentence. */
  readonly why: Both;

  constructor(why: Both) {
    super(why.en);
    this.why = why;
  }
}

/** Pixels of a picture that is decoded: 13 metres at 300 ppi by 1; beyond, memory runs out before paper does. */
export const mostPixels = 160e6;

/** @throws SkippedPicture for JPEG 2000 and JBIG2, and for too many pixels; Error for damaged ones. */
export async function readPixels(stream: PDFRawStream, resources: PDFDict | undefined): Promise<Pixels> {
  const { dict } = stream;
  const width = numberAt(dict, 'Width') ?? 0;
  const height = numberAt(dict, 'Height') ?? 0;
  if (width * height > mostPixels)
    throw new SkippedPicture({
      en: `${width} × ${height} pixels, more than are decoded`,
      zh: `${width} × ${height} 像素，太多，没有解码`,
    });
  const unread = filtersOf(stream).find((filter) => /JPX|JBIG2/.test(filter));
  if (unread) throw new SkippedPicture({ en: `coded as ${unread}`, zh: `编码是 ${unread}` });
  const stated = at(dict, 'ColorSpace');
  const space = stated === undefined ? deviceGray : spaceOf(stated, resources);
  const filters = filtersOf(stream);
  const last = filters.at(-1);
  if (last === 'DCTDecode') return decodeJpeg(stream, space);
  if (last === 'CCITTFaxDecode') return decodeFax(stream, { width, height, space });
  if (filters.some((filter) => /DCT|CCITT/.test(filter)))
    throw new SkippedPicture({
      en: `coded as ${filters.join(' in ')}`,
      zh: `编码是 ${filters.join('、')}`,
    });
  const bits = numberAt(dict, 'BitsPerComponent') ?? 1;
  const data = unpack(decodeStream(stream), {
    width,
    height,
    bits,
    components: space.components,
    keepIndex: space.kind === 'indexed',
  });
  return { width, height, space, data: decoded(data, dict, { space, turned: false }) };
}

/** A picture's own file, out of the filters that are wrapped about it. */
const fileIn = (stream: PDFRawStream): Uint8Array => decodeStream(stream, filtersOf(stream).length - 1);

/** By libtiff, to which the data are handed as the one strip of a TIFF file. */
async function decodeFax(
  stream: PDFRawStream,
  { width, height, space }: { width: number; height: number; space: Space },
): Promise<Pixels> {
  const parms = parmsOf(stream, filtersOf(stream).length - 1);
  const columns = (parms && numberAt(parms, 'Columns')) ?? 1728;
  const tiff = faxTiff(fileIn(stream), {
    columns,
    rows: height,
    k: (parms && numberAt(parms, 'K')) ?? 0,
    blackIsOne: (parms && booleanAt(parms, 'BlackIs1')) ?? false,
    aligned: (parms && booleanAt(parms, 'EncodedByteAlign')) ?? false,
  });
  const { data, info } = await sharp(tiff).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  if (info.width < width)
    throw new FileFault({
      en: `A fax picture has ${info.width} columns and should have ${width}.`,
      zh: `传真编码的图片宽 ${info.width} 像素，应当是 ${width}。`,
    });
  const rows = new Uint8Array(width * height);
  for (let y = 0; y < Math.min(height, info.height); y++)
    for (let x = 0; x < width; x++) rows[y * width + x] = data[(y * info.width + x) * info.channels]!;
  const values = space.kind === 'indexed' ? rows.map((value) => (value > 127 ? 1 : 0)) : rows;
  return { width, height, space, data: decoded(values, stream.dict, { space, turned: false }) };
}

async function decodeJpeg(stream: PDFRawStream, space: Space): Promise<Pixels> {
  const jpeg = fileIn(stream);
  const input = sharp(Buffer.from(jpeg));
  const pipeline =
    space.components === 4
      ? input.pipelineColourspace('cmyk').toColourspace('cmyk')
      : space.components === 1
        ? input.toColourspace('b-w')
        : input.toColourspace('srgb');
  const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true });
  if (info.channels !== space.components)
    throw new FileFault({
      en: `A JPEG has ${info.channels} components where its colour space has ${space.components}.`,
      zh: `JPEG 有 ${info.channels} 个分量，它的色彩空间有 ${space.components} 个。`,
    });
  // libvips turns the inks of JPEGs with Adobe's marker round; PDF takes them as they stand and says so in
  // Decode.
  const turned = space.components === 4 && hasAdobeMarker(jpeg);
  return {
    width: info.width,
    height: info.height,
    space,
    data: decoded(data, stream.dict, { space, turned }),
  };
}

/** APP14, which stands before the picture's data. */
export const hasAdobeMarker = (jpeg: Uint8Array): boolean =>
  Buffer.from(jpeg.buffer, jpeg.byteOffset, Math.min(jpeg.length, 65536)).includes('Adobe\0');

/** Applies the Decode array; `turned` data are the complement of what the file holds. */
function decoded(
  data: Uint8Array,
  dict: PDFDict,
  { space, turned }: { space: Space; turned: boolean },
): Uint8Array {
  const n = space.components;
  const decode =
    (arrayAt(dict, 'Decode') && numbersAt(dict, 'Decode')) ?? Array.from({ length: 2 * n }, (_, i) => i % 2);
  if (space.kind === 'indexed') return data;
  const tables = Array.from({ length: n }, (_, j) =>
    Uint8Array.from({ length: 256 }, (_unused, value) => {
      const [low = 0, high = 1] = decode.slice(2 * j, 2 * j + 2);
      const coded = turned ? 255 - value : value;
      return Math.round(Math.min(1, Math.max(0, low + (coded / 255) * (high - low))) * 255);
    }),
  );
  if (tables.every((table) => table[0] === 0 && table[255] === 255 && table[128] === 128)) return data;
  const out = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i += n) for (let j = 0; j < n; j++) out[i + j] = tables[j]![data[i + j]!]!;
  return out;
}

/** Rows are padded to whole bytes. */
function unpack(
  bytes: Uint8Array,
  {
    width,
    height,
    bits,
    components,
    keepIndex,
  }: { width: number; height: number; bits: number; components: number; keepIndex: boolean },
): Uint8Array {
  const perRow = width * components;
  if (bits === 8)
    return bytes.length >= perRow * height
      ? bytes.subarray(0, perRow * height)
      : padded(bytes, perRow * height);
  const out = new Uint8Array(perRow * height);
  const rowBytes = Math.ceil((perRow * bits) / 8);
  const scale = keepIndex ? 1 : 255 / (2 ** Math.min(bits, 8) - 1);
  for (let row = 0; row < height; row++) {
    for (let i = 0; i < perRow; i++) {
      const bit = i * bits;
      const byte = bytes[row * rowBytes + (bit >> 3)] ?? 0;
      out[row * perRow + i] =
        bits === 16 ? byte : Math.round(((byte >> (8 - bits - (bit & 7))) & (2 ** bits - 1)) * scale);
    }
  }
  return out;
}

function padded(bytes: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  out.set(bytes);
  return out;
}
