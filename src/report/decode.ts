/** Bytes to text: UTF-8 or a clear word about what was found instead. */
import type { Both } from '../lib/languages.ts';
import type { Wording } from '../lib/problem.ts';
import { encodingMessages as messages } from './messages/file.ts';

/** A fault and the byte at which it was found. */
export interface Undecoded {
  wording: Wording;
  /** Text before the fault, as far as it could be read; the fault is at its end. */
  before: string;
}

/** First bytes of what people save under the name of a text file. */
const foreign: [signature: string, kind: Both][] = [
  [
    'PK\u0003\u0004',
    { en: 'a ZIP archive, such as a Word or Excel document', zh: '压缩包（Word、Excel 文件就是）' },
  ],
  ['%PDF-', { en: 'a PDF', zh: ' PDF ' }],
  ['\u00d0\u00cf\u0011\u00e0', { en: 'an old Word or Excel document', zh: '旧版 Word 或 Excel 文件' }],
  ['{\\rtf', { en: 'an RTF document', zh: ' RTF 文件' }],
  ['\u0089PNG', { en: 'a PNG picture', zh: ' PNG 图片' }],
  ['\u00ff\u00d8\u00ff', { en: 'a JPEG picture', zh: ' JPEG 图片' }],
  ['\u001f\u008b', { en: 'compressed (gzip)', zh: ' gzip 压缩文件' }],
];

const startsWith = (bytes: Uint8Array, signature: string): boolean =>
  [...signature].every((char, index) => bytes[index] === char.charCodeAt(0));

/** UTF-16 without a mark shows as a zero byte beside nearly every Latin letter. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 400);
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]! += 1;
  });
  return (
    Math.max(...zeros) >= 4 &&
    Math.max(...zeros) > 4 * Math.min(...zeros) &&
    Math.max(...zeros) * 8 > head.length
  );
}

function findWideEncoding(bytes: Uint8Array): Wording | undefined {
  if (startsWith(bytes, '\u00ff\u00fe\u0000\u0000') || startsWith(bytes, '\u0000\u0000\u00fe\u00ff'))
    return messages.utf32();
  const marked = startsWith(bytes, '\u00ff\u00fe') || startsWith(bytes, '\u00fe\u00ff');
  return marked || looksLikeUtf16(bytes) ? messages.utf16() : undefined;
}

/**
 * GB 2312 puts both bytes of a Han character at 0xA1 or above, so runs of high bytes are even in
 * length; in Western encodings an accented letter mostly stands alone.
 */
function looksLikeGbk(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return false;
  }
  let paired = 0;
  let lone = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    if (bytes[index]! < 0x80) continue;
    if ((bytes[index + 1] ?? 0) >= 0xa1) {
      paired += 1;
      index += 1;
    } else lone += 1;
  }
  return paired > 4 * lone;
}

/** False when the bytes end within a sequence. They may begin within one. */
function isWhole(tail: Uint8Array): boolean {
  const lead = tail.findLastIndex((byte) => byte >= 0xc0);
  const length = lead < 0 ? 0 : tail[lead]! >= 0xf0 ? 4 : tail[lead]! >= 0xe0 ? 3 : 2;
  return tail.length - lead >= length;
}

/** Length of the valid UTF-8 at the start. */
function countValid(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [low, high] = [0, bytes.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    // In stream mode a sequence cut off at the end is no fault yet.
    try {
      decoder.decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
    try {
      decoder.decode();
    } catch {
      // An unfinished sequence; the decoder is fresh again.
    }
  }
  // The fault is where the last sequence begins, not where it fails to go on.
  while (low > 0 && bytes[low - 1]! >= 0x80 && !isWhole(bytes.subarray(Math.max(0, low - 4), low))) low -= 1;
  return low;
}

const hex = (byte: number): string => `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;

/** The text without a byte order mark and with line ends as \n, or why there is none. */
export function decodeText(bytes: Uint8Array): string | Undecoded {
  const wide = findWideEncoding(bytes);
  if (wide) return { wording: wide, before: '' };
  const kind = foreign.find(([signature]) => startsWith(bytes, signature))?.[1];
  if (kind) return { wording: messages.foreign(kind), before: '' };
  try {
    // TextDecoder drops the byte order mark. \r\n and a lone \r (old Mac) end a line like \n.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    const valid = countValid(bytes);
    const before = new TextDecoder()
      .decode(bytes.subarray(0, valid))
      .replace(/\uFFFD$/, '')
      .replace(/\r\n?/g, '\n');
    return {
      wording: looksLikeGbk(bytes) ? messages.gbk() : messages.other(hex(bytes[valid] ?? bytes.at(-1)!)),
      before,
    };
  }
}

/** UTF-16 by its mark, and GB 18030 (GBK), which Chinese offices still save as; undefined for anything else. */
function decodeOther(bytes: Uint8Array): string | undefined {
  const encoding = startsWith(bytes, '\u00ff\u00fe')
    ? 'utf-16le'
    : startsWith(bytes, '\u00fe\u00ff')
      ? 'utf-16be'
      : looksLikeGbk(bytes)
        ? 'gb18030'
        : undefined;
  if (encoding === undefined) return undefined;
  return new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n');
}

/** As `decodeText`, for sources that come from elsewhere: what is not UTF-8 is read where it is plain what it is. */
export function decodeForeign(bytes: Uint8Array): string | Undecoded {
  const text = decodeText(bytes);
  if (typeof text === 'string' || text.wording.code !== 'not-utf-8') return text;
  return decodeOther(bytes) ?? text;
}
