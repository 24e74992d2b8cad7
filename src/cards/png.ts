/**
 * Chunks of a PNG: what the file says of itself is written here and nothing else is, so that equal
 * pictures are equal files (PNG 1.2 / ISO 15948; XMP as iTXt by Adobe's XMP part 3).
 */
import { crc32 } from 'node:zlib';

const signatureLength = 8;
/** Chunks that carry the picture itself. */
const kept = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

export interface PngChunk {
  type: string;
  data: Uint8Array;
}

export function readChunks(png: Uint8Array): PngChunk[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: PngChunk[] = [];
  for (let at = signatureLength; at < png.length;) {
    const length = view.getUint32(at);
    chunks.push({
      type: String.fromCharCode(...png.subarray(at + 4, at + 8)),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

function chunkBytes({ type, data }: PngChunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const bytes = Buffer.alloc(body.length + 8);
  bytes.writeUInt32BE(data.length, 0);
  body.copy(bytes, 4);
  bytes.writeUInt32BE(crc32(body), body.length + 4);
  return bytes;
}

/** sRGB with perceptual intent, and the gamma and primaries that the standard recommends beside it. */
const srgbChunks: PngChunk[] = [
  { type: 'sRGB', data: Uint8Array.of(0) },
  { type: 'gAMA', data: Uint8Array.of(0, 0, 0xb1, 0x8f) },
];

/** The picture's own chunks with colour space and XMP put in, all other metadata left out. */
export function tagPng(png: Uint8Array, xmp: string): Buffer {
  const text: PngChunk = {
    type: 'iTXt',
    data: Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1'), Buffer.from(xmp, 'utf8')]),
  };
  const [header, ...rest] = readChunks(png).filter(({ type }) => kept.has(type));
  return Buffer.concat([
    png.subarray(0, signatureLength),
    ...[header!, ...srgbChunks, text, ...rest].map(chunkBytes),
  ]);
}
