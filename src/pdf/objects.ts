/**
 * Reading and making PDF objects: the few shapes that press and archive look at, over pdf-lib.
 *
 * Readers resolve references and answer undefined for a missing or wrongly typed entry, since preflight and
 * verification must survive files that Tuban did not make.
 */
import {
  decodePDFRawStream,
  EncryptedPDFError,
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
  PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { zlibSync } from 'fflate';
import { remember } from '../lib/remember.ts';
import { inflateBounded, unfoldBounded } from '../lib/unpack.ts';

/** A file that wants a password, or at least its permissions to be kept: nothing in it is read. */
export class LockedError extends Error {
  constructor() {
    super('it is encrypted');
  }
}

/** @throws LockedError for an encrypted file; Error for one that is no PDF. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    const document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      throwOnInvalidObject: true,
      parseSpeed: ParseSpeeds.Fastest,
    });
    restoreEnds(document);
    return document;
  } catch (error) {
    throw error instanceof EncryptedPDFError ? new LockedError() : error;
  }
}

const lineEnds: Record<number, string> = { 1: '\n', 2: '\r\n' };

/**
 * A stream whose length stands in another object is read up to its keyword, and a line end that is its own
 * goes for one that is not: it is put back.
 */
function restoreEnds({ context }: PDFDocument): void {
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || !(object.dict.get(name('Length')) instanceof PDFRef)) continue;
    const end = lineEnds[(numberAt(object.dict, 'Length') ?? 0) - object.contents.length];
    if (end)
      context.assign(ref, PDFRawStream.of(object.dict, Buffer.concat([object.contents, Buffer.from(end)])));
  }
}

export const name = (text: string): PDFName => PDFName.of(text);

/** A text string, in UTF-16 as soon as it is not plain ASCII. */
export const textString = (text: string): PDFObject =>
  /^[\x20-\x7e]*$/.test(text) ? PDFString.of(text.replace(/[\\()]/g, '\\$&')) : PDFHexString.fromText(text);

export const at = (dict: PDFDict, key: string): PDFObject | undefined => dict.lookup(name(key));

/** The dictionary at `key`; of a stream, its dictionary. */
export function dictAt(dict: PDFDict | undefined, key: string): PDFDict | undefined {
  const value = dict && at(dict, key);
  return value instanceof PDFDict ? value : value instanceof PDFStream ? value.dict : undefined;
}

export function streamAt(dict: PDFDict | undefined, key: string): PDFRawStream | undefined {
  const value = dict && at(dict, key);
  return value instanceof PDFRawStream ? value : undefined;
}

/** The array itself, for what is counted in pairs. */
export function pdfArrayAt(dict: PDFDict, key: string): PDFArray | undefined {
  const value = at(dict, key);
  return value instanceof PDFArray ? value : undefined;
}

/** Its members with references resolved. */
export function arrayAt(dict: PDFDict, key: string): PDFObject[] | undefined {
  const array = pdfArrayAt(dict, key);
  return array && membersOf(array);
}

/** An entry as a list: an array's members, or the single value. */
export function listAt(dict: PDFDict, key: string): PDFObject[] {
  const value = at(dict, key);
  if (value === undefined) return [];
  return value instanceof PDFArray ? membersOf(value) : [value];
}

export function numberAt(dict: PDFDict, key: string): number | undefined {
  const value = at(dict, key);
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

export function booleanAt(dict: PDFDict, key: string): boolean | undefined {
  const value = at(dict, key);
  return value instanceof PDFBool ? value.asBoolean() : undefined;
}

/** A name is one object wherever it stands, and few are asked for thousands of times. */
const textsOfNames = new WeakMap<PDFName, string>();

export const nameOf = (value: PDFObject | undefined): string | undefined =>
  value instanceof PDFName ? remember(textsOfNames, value, () => value.decodeText()) : undefined;
/** Name without its slash. */
export const nameAt = (dict: PDFDict, key: string): string | undefined => nameOf(at(dict, key));

export function textAt(dict: PDFDict, key: string): string | undefined {
  const value = at(dict, key);
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

/** Members with references resolved. */
export const membersOf = (array: PDFArray): PDFObject[] =>
  array
    .asArray()
    .map((_, index) => array.lookup(index)!)
    .filter(Boolean);

export const numbersOf = (list: PDFObject[] | undefined): number[] =>
  (list ?? []).map((item) => (item instanceof PDFNumber ? item.asNumber() : Number.NaN));

export const numbersAt = (dict: PDFDict, key: string): number[] | undefined => {
  const list = arrayAt(dict, key);
  return list && numbersOf(list);
};

/** Entries of the sub-dictionary `key`, as name and unresolved value. */
export const entriesAt = (dict: PDFDict | undefined, key: string): [string, PDFObject][] =>
  (dictAt(dict, key)?.entries() ?? []).map(([entry, value]) => [entry.decodeText(), value]);

/** What identifies an object while one document is open: its reference, else itself. */
export const identityOf = (dict: PDFDict, key: string): PDFObject | undefined => dict.get(name(key));

/** Names of the filters of a stream, in the order in which they are undone. */
export function filtersOf(stream: PDFRawStream): string[] {
  const filter = at(stream.dict, 'Filter');
  if (filter instanceof PDFArray) return membersOf(filter).map((item) => nameOf(item) ?? '');
  return filter === undefined ? [] : [nameOf(filter) ?? ''];
}

/** What the filter of this number is told. */
export function parmsOf(stream: PDFRawStream, filter: number): PDFDict | undefined {
  const parms = at(stream.dict, 'DecodeParms');
  const one = parms instanceof PDFArray ? parms.lookup(filter) : filter === 0 ? parms : undefined;
  return one instanceof PDFDict ? one : undefined;
}

/**
 * Bytes of a stream with its filters undone, PNG and TIFF predictors included. @param most Of its filters, the
 * outermost first; all when left out. @throws TooLarge; Error for a filter that is not known.
 */
export function decodeStream(stream: PDFRawStream, most = Infinity): Uint8Array {
  return filtersOf(stream)
    .slice(0, most)
    .reduce((bytes, filter, i) => unfiltered(bytes, filter, parmsOf(stream, i)), stream.getContents());
}

function unfiltered(bytes: Uint8Array, filter: string, parms: PDFDict | undefined): Uint8Array {
  const raw = filter === 'FlateDecode' ? inflate(bytes) : unfolded(bytes, filter, parms);
  const isPredicted =
    parms && /^(?:Flate|LZW)Decode$/.test(filter) && (numberAt(parms, 'Predictor') ?? 1) > 1;
  return isPredicted ? unpredict(raw, parms) : raw;
}

function unfolded(bytes: Uint8Array, filter: string, parms: PDFDict | undefined): Uint8Array {
  const dict = PDFDict.withContext(parms?.context ?? PDFContext.create());
  dict.set(name('Filter'), name(filter));
  if (parms) dict.set(name('DecodeParms'), parms);
  return unfoldBounded(decodePDFRawStream(PDFRawStream.of(dict, bytes)));
}

/** Streams cut short are common; what there is is taken. */
const inflate = (bytes: Uint8Array): Uint8Array => inflateBounded(bytes, { cutShort: true });

function unpredict(raw: Uint8Array, parms: PDFDict): Uint8Array {
  const columns = numberAt(parms, 'Columns') ?? 1;
  const step = Math.max(
    1,
    ((numberAt(parms, 'Colors') ?? 1) * (numberAt(parms, 'BitsPerComponent') ?? 8)) >> 3,
  );
  const width = Math.ceil(
    (columns * (numberAt(parms, 'Colors') ?? 1) * (numberAt(parms, 'BitsPerComponent') ?? 8)) / 8,
  );
  const png = (numberAt(parms, 'Predictor') ?? 1) >= 10;
  const rows = Math.floor(raw.length / (png ? width + 1 : width));
  const out = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const from = row * (png ? width + 1 : width) + (png ? 1 : 0);
    const kind = png ? raw[from - 1]! : 1;
    for (let i = 0; i < width; i++) {
      const to = row * width + i;
      const left = i >= step ? out[to - step]! : 0;
      const up = row > 0 ? out[to - width]! : 0;
      const corner = i >= step && row > 0 ? out[to - width - step]! : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? 0;
      out[to] = (raw[from + i]! + guess) & 255;
    }
  }
  return out;
}

function paeth(a: number, b: number, c: number): number {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** Content as text in which each character is one byte. */
export const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
export const latin1Bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

export function dictOf(context: PDFContext, entries: Record<string, PDFObject | undefined>): PDFDict {
  const dict = context.obj({}) as PDFDict;
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) dict.set(name(key), value);
  return dict;
}

export const arrayOf = (context: PDFContext, values: (PDFObject | number)[]): PDFArray => {
  const array = PDFArray.withContext(context);
  for (const value of values) array.push(typeof value === 'number' ? PDFNumber.of(value) : value);
  return array;
};

/** Compressed with a library whose output does not depend on the version of Node. */
export const deflate = (bytes: Uint8Array): Uint8Array => zlibSync(bytes, { level: deflateLevel });
export const deflateLevel = 6;

export const deflated = (
  context: PDFContext,
  bytes: Uint8Array,
  entries: Record<string, PDFObject | undefined> = {},
): PDFRawStream =>
  PDFRawStream.of(dictOf(context, { ...entries, Filter: name('FlateDecode') }), deflate(bytes));

/** Pages in order, as dictionaries. */
export const pagesOf = (document: PDFDocument): PDFDict[] => document.getPages().map((page) => page.node);

/** A stream with new content and the entries of the old one that do not concern its coding. */
export function recoded(context: PDFContext, old: PDFRawStream, content: Uint8Array): PDFRawStream {
  const stream = deflated(context, content);
  for (const [key, value] of old.dict.entries()) {
    if (!['/Length', '/Filter', '/DecodeParms'].includes(key.asString())) stream.dict.set(key, value);
  }
  return stream;
}

/** Content of a page: its streams joined, each as if followed by a line end. */
export const pageContent = (page: PDFDict): string =>
  contentStreams(page)
    .map((stream) => latin1(decodeStream(stream)))
    .join('\n');

export const contentStreams = (page: PDFDict): PDFRawStream[] =>
  listAt(page, 'Contents').filter((stream) => stream instanceof PDFRawStream);

/** An entry of a page that it may inherit from the nodes above it. */
export function inheritedAt(page: PDFDict, key: string): PDFObject | undefined {
  for (
    let node: PDFDict | undefined = page, depth = 0;
    node && depth < 32;
    node = dictAt(node, 'Parent'), depth++
  ) {
    const value = at(node, key);
    if (value !== undefined) return value;
  }
  return undefined;
}

export const resourcesOf = (page: PDFDict): PDFDict | undefined => {
  const value = inheritedAt(page, 'Resources');
  return value instanceof PDFDict ? value : undefined;
};

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
