/** What kind of picture some bytes are, and its size. */

/** As many pixels as sharp (libvips) takes by default: 16 383 squared. */
export const mostPixels = 268_402_689;

const at = (bytes: Uint8Array, offset: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(offset, offset + length));

/** Signatures of formats that pages can print, by their first bytes. */
function identifyAccepted(bytes: Uint8Array): string | undefined {
  const head = at(bytes, 0, 4);
  if (head.startsWith('\u00ff\u00d8\u00ff')) return 'jpeg';
  if (head === '\u0089PNG') return 'png';
  if (head === 'RIFF' && at(bytes, 8, 4) === 'WEBP') return 'webp';
  return head === 'II*\u0000' || head === 'MM\u0000*' ? 'tiff' : undefined;
}

/** In words, what was found instead. */
function nameOther(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'empty';
  const head = at(bytes, 0, 400);
  if (/^(?:\u00ef\u00bb\u00bf)?\s*<(?:\?xml|!DOCTYPE svg|!--|svg)/i.test(head) && /<svg|<\?xml/i.test(head))
    return 'an SVG drawing';
  if (head.startsWith('GIF8')) return 'a GIF';
  if (head.startsWith('%PDF')) return 'a PDF';
  if (head.startsWith('BM')) return 'a BMP';
  if (/^.{4}ftyp(?:hei|hev|mif|msf)/s.test(head)) return 'a HEIC picture from a telephone';
  if (/^.{4}ftypavi/s.test(head)) return 'an AVIF';
  if (head.startsWith('8BPS')) return 'a Photoshop document';
  if (/^\s*<(?:!doctype )?html/i.test(head)) return 'a web page';
  return /^[\t\n\r\x20-\x7e\x80-\xff]+$/.test(head) ? 'a text file' : 'something else';
}

/** The format, or a name for what was found instead. Only the first bytes are looked at. */
export function identifyPicture(bytes: Uint8Array): { format: string } | { found: string } {
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
    if (width * height <= mostPixels) await sharp(bytes, { failOn: 'truncated' }).resize(16).raw().toBuffer();
    return { width, height };
  } catch {
    return undefined;
  }
}
