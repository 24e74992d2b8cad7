/**
 * Reading and making PDF objects: the few shapes that the archive stage looks at, over pdf-lib.
 *
 * Every reader resolves references and answers undefined for a missing or wrongly typed entry, since
 * the checker must survive broken files.
 */
import {
  decodePDFRawStream,
  ParseSpeeds,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { zlibSync } from 'fflate';
import { inflateBounded, TooLarge, unfoldBounded } from '../lib/unpack.ts';

export const name = (text: string): PDFName => PDFName.of(text);
/** A text string, in UTF-16 as soon as it is not plain ASCII. */
export const textString = (text: string): PDFObject =>
  /^[\x20-\x7e]*$/.test(text) ? PDFString.of(text.replace(/[\\()]/g, '\\$&')) : PDFHexString.fromText(text);

export const openPdf = (bytes: Uint8Array): Promise<PDFDocument> =>
  PDFDocument.load(bytes, {
    updateMetadata: false,
    throwOnInvalidObject: true,
    parseSpeed: ParseSpeeds.Fastest,
  });

export function dictAt(dict: PDFDict, key: string): PDFDict | undefined {
  const value = dict.lookup(name(key));
  return value instanceof PDFDict ? value : value instanceof PDFStream ? value.dict : undefined;
}

export function arrayAt(dict: PDFDict, key: string): PDFArray | undefined {
  const value = dict.lookup(name(key));
  return value instanceof PDFArray ? value : undefined;
}

export function streamAt(dict: PDFDict, key: string): PDFRawStream | undefined {
  const value = dict.lookup(name(key));
  return value instanceof PDFRawStream ? value : undefined;
}

export function numberAt(dict: PDFDict, key: string): number | undefined {
  const value = dict.lookup(name(key));
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

export function booleanAt(dict: PDFDict, key: string): boolean | undefined {
  const value = dict.lookup(name(key));
  return value instanceof PDFBool ? value.asBoolean() : undefined;
}

/** Name without its slash. */
export function nameAt(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(name(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
}

export function textAt(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(name(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

/** Entry as a list: an array's members, or the single value; references resolved. */
export function listAt(dict: PDFDict, key: string): PDFObject[] {
  const value = dict.lookup(name(key));
  if (value === undefined) return [];
  return value instanceof PDFArray ? resolved(value) : [value];
}

export const resolved = (array: PDFArray): PDFObject[] =>
  array
    .asArray()
    .map((_, index) => array.lookup(index)!)
    .filter(Boolean);

export const numbersOf = (array: PDFArray | undefined): number[] =>
  array ? resolved(array).map((item) => (item instanceof PDFNumber ? item.asNumber() : Number.NaN)) : [];

const isPlainFlate = ({ dict }: PDFRawStream): boolean =>
  dict.lookup(name('Filter')) === name('FlateDecode') && !dict.has(name('DecodeParms'));

/**
 * Bytes of a stream with its filters undone. pdf-lib does it in JavaScript, ten times slower, but also
 * where a stream is damaged. @throws TooLarge; Error for what cannot be unpacked.
 */
export function decodeStream(stream: PDFRawStream): Uint8Array {
  const unfold = () => unfoldBounded(decodePDFRawStream(stream));
  if (!isPlainFlate(stream)) return unfold();
  try {
    return inflateBounded(stream.getContents());
  } catch (error) {
    if (error instanceof TooLarge) throw error;
    return unfold();
  }
}

/** Content as text in which each character is one byte. */
export const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
export const latin1Bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** Compressed with a library whose output does not depend on the version of Node. */
export function deflated(
  context: PDFContext,
  bytes: Uint8Array,
  entries: Record<string, PDFObject> = {},
): PDFRawStream {
  const dict = context.obj({}) as PDFDict;
  for (const [key, value] of Object.entries(entries)) dict.set(name(key), value);
  const small = zlibSync(bytes, { level: 9 });
  const worth = small.length < bytes.length;
  if (worth) dict.set(name('Filter'), name('FlateDecode'));
  return PDFRawStream.of(dict, worth ? small : bytes);
}

/** Puts new content into a stream object, keeping its dictionary otherwise. */
export function replaceStream(
  document: PDFDocument,
  ref: PDFRef,
  old: PDFRawStream,
  content: Uint8Array,
): void {
  const stream = deflated(document.context, content);
  for (const [key, value] of old.dict.entries()) {
    if (!['/Length', '/Filter', '/DecodeParms'].includes(key.asString())) stream.dict.set(key, value);
  }
  document.context.assign(ref, stream);
}

/** Pages in order, as dictionaries. */
export const pagesOf = (document: PDFDocument): PDFDict[] => document.getPages().map((page) => page.node);

export {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
};
export type { PDFContext, PDFObject };
