/** Pixels of image XObjects, decoded to 8 bits per component in the space that the file states. */
import sharp from 'sharp';
import {
  arrayAt,
  at,
  decodeStream,
  filtersOf,
  numberAt,
  numbersAt,
  PDFDict,
  PDFRawStream,
} from './objects.ts';
import { deviceGray, spaceOf, type Space } from '../walk/space.ts';

export interface Pixels {
  width: number;
  height: number;
  space: Space;
  /** `space.components` bytes per pixel, Decode applied (Indexed: the index itself). */
  data: Uint8Array;
}

/** Is it a JPEG and nothing else? */
export const isJpeg = (stream: PDFRawStream): boolean => filtersOf(stream).join() === 'DCTDecode';

/** @throws Error for codings that are not read (JPEG 2000, JBIG2, fax). */
export async function readPixels(stream: PDFRawStream, resources: PDFDict | undefined): Promise<Pixels> {
  const { dict } = stream;
  const stated = at(dict, 'ColorSpace');
  const space = stated === undefined ? deviceGray : spaceOf(stated, resources);
  if (isJpeg(stream)) return decodeJpeg(stream, space);
  const unread = filtersOf(stream).find((filter) => /DCT|JPX|JBIG2|CCITT/.test(filter));
  if (unread) throw new Error(`A picture coded as ${unread} cannot be read.`);
  const width = numberAt(dict, 'Width') ?? 0;
  const height = numberAt(dict, 'Height') ?? 0;
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

async function decodeJpeg(stream: PDFRawStream, space: Space): Promise<Pixels> {
  const input = sharp(Buffer.from(stream.getContents()));
  const pipeline =
    space.components === 4
      ? input.pipelineColourspace('cmyk').toColourspace('cmyk')
      : space.components === 1
        ? input.toColourspace('b-w')
        : input.toColourspace('srgb');
  const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true });
  if (info.channels !== space.components)
    throw new Error(`A JPEG has ${info.channels} components where its colour space has ${space.components}.`);
  // libvips turns the inks of JPEGs with Adobe's marker round; PDF takes them as they stand and says so in
  // Decode.
  const turned = space.components === 4 && hasAdobeMarker(stream.getContents());
  return {
    width: info.width,
    height: info.height,
    space,
    data: decoded(data, stream.dict, { space, turned }),
  };
}

/** APP14, which stands before the picture's data. */
const hasAdobeMarker = (jpeg: Uint8Array): boolean =>
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
