/** What kind of picture some bytes are, and its size. */
import type { Both } from '../lib/languages.ts';

/**
 * How every stage decodes a photo, so that what was checked can be printed: a warning of the decoder is none
 * (telephones write such files, which open everywhere), an error is.
 */
export const decoding = { failOn: 'error', limitInputPixels: 268_402_689 } as const;

/** As many pixels as sharp (libvips) takes by default: 16 383 squared. */
export const mostPixels: number = decoding.limitInputPixels;

/** Pixels along a side below which nothing is a photo: crops of such would be empty. */
export const leastSide = 32;

const at = (bytes: Uint8Array, offset: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(offset, offset + length));

/** Signatures of formats that pages can print, by their first bytes. */
function identifyAccepted(bytes: Uint8Array): string | undefined {
  const head = at(bytes, 0, 4);
  if (head.startsWith('\u00ff\u00d8\u00ff')) return 'jpeg';
  if (head === '\u0089PNG') return 'png';
  if (head === 'RIFF' && at(bytes, 8, 4) === 'WEBP') return 'webp';
  return (head === 'II*\u0000' || head === 'MM\u0000*') && !isRawPicture(bytes) ? 'tiff' : undefined;
}

/**
 * Camera raw is often TIFF whose first picture is a small preview, marked as such (TIFF 6.0, tag 254; DNG
 * 1.7, tag 50706): a decoder would take that for the photo.
 */
function isRawPicture(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = at(bytes, 0, 2) === 'II';
  if (at(bytes, 8, 2) === 'CR' || bytes.length < 8) return true;
  const first = view.getUint32(4, little);
  if (first + 2 > bytes.length) return false;
  const count = view.getUint16(first, little);
  for (let entry = first + 2; entry < first + 2 + 12 * count && entry + 12 <= bytes.length; entry += 12) {
    const tag = view.getUint16(entry, little);
    if (tag === 50706 || (tag === 254 && (view.getUint32(entry + 8, little) & 1) === 1)) return true;
  }
  return false;
}

export const svgDrawing: Both = { en: 'an SVG drawing', zh: ' SVG 图' };

/** What is no picture and may be a drawing badly written. */
export const otherKinds = {
  text: { en: 'a text file', zh: '文本文件' },
  unknown: { en: 'something else', zh: '别的东西' },
} satisfies Record<string, Both>;

/** In words, what was found instead. */
function nameOther(bytes: Uint8Array): Both {
  if (bytes.length === 0) return { en: 'empty', zh: '空文件' };
  const head = at(bytes, 0, 400);
  if (/^(?:\u00ef\u00bb\u00bf)?\s*<(?:\?xml|!DOCTYPE svg|!--|svg)/i.test(head) && /<svg|<\?xml/i.test(head))
    return svgDrawing;
  if (head.startsWith('GIF8')) return { en: 'a GIF', zh: ' GIF' };
  if (head.startsWith('%PDF')) return { en: 'a PDF', zh: ' PDF' };
  if (head.startsWith('BM')) return { en: 'a BMP', zh: ' BMP' };
  if (/^.{4}ftyp(?:hei|hev|mif|msf)/s.test(head))
    return { en: 'a HEIC picture from a telephone', zh: '手机拍的 HEIC 图片' };
  if (/^.{4}ftypavi/s.test(head)) return { en: 'an AVIF', zh: ' AVIF' };
  if (head.startsWith('8BPS')) return { en: 'a Photoshop document', zh: ' Photoshop 文件' };
  if (/^(?:II\*\u0000|MM\u0000\*|IIR[OS]|IIU\u0000|FUJIFILM)|^.{4}ftypcrx|^\u0000MRM|^FOVb/s.test(head))
    return {
      en: 'a camera raw file, of which only a preview can be read',
      zh: '相机 RAW 文件（只读得出预览图）',
    };
  if (/^\u0000{3}\u000cjP {2}|^\u00ff\u004f\u00ff\u0051/.test(head))
    return { en: 'a JPEG 2000', zh: ' JPEG 2000' };
  if (/^\u00ff\u000a|^\u0000{3}\u000cJXL /.test(head)) return { en: 'a JPEG XL', zh: ' JPEG XL' };
  if (/^(?:%!PS|\u00c5\u00d0\u00d3\u00c6)/.test(head)) return { en: 'an EPS drawing', zh: ' EPS 图' };
  if (head.startsWith('PK')) return { en: 'a .zip or an office document', zh: '压缩包或办公文档' };
  if (/^\s*<(?:!doctype )?html/i.test(head)) return { en: 'a web page', zh: '网页' };
  return /^[\t\n\r\x20-\x7e\x80-\xff]+$/.test(head) ? otherKinds.text : otherKinds.unknown;
}

/** The format, or a name for what was found instead. Only the first bytes are looked at. */
export function identifyPicture(bytes: Uint8Array): { format: string } | { found: Both } {
  const format = identifyAccepted(bytes);
  return format ? { format } : { found: nameOther(bytes) };
}

/**
 * Pixels of a picture as it is seen; undefined when it cannot be decoded to its end. Pictures beyond
 * `mostPixels` are measured and not decoded.
 */
export async function measurePicture(
  bytes: Uint8Array,
): Promise<{ width: number; height: number } | undefined> {
  const { default: sharp } = await import('sharp');
  try {
    const {
      autoOrient: { width, height },
    } = await sharp(bytes, { limitInputPixels: false }).metadata();
    // A small rendering makes the decoder read the whole file.
    if (width * height <= mostPixels) await sharp(bytes, decoding).resize(16).raw().toBuffer();
    return { width, height };
  } catch {
    return undefined;
  }
}
