/**
 * Writes a PDF so that equal documents are equal bytes: objects are numbered in the order in which
 * they are met from the root, unreachable ones are left out, and the file identifier is the hash of
 * the file. ISO 32000-1, 7.5: object streams and a cross-reference stream (PDF 1.5 and later).
 */
import { createHash } from 'node:crypto';
import { zlibSync } from 'fflate';
import {
  latin1Bytes,
  name,
  PDFArray,
  PDFDict,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFDocument,
  type PDFObject,
} from '../pdf/objects.ts';

const objectsPerStream = 200;
const idPlaceholder = '0'.repeat(32);

/** Numbers objects in the order of a walk from the trailer's entries. */
function numbered(
  roots: PDFObject[],
  document: PDFDocument,
): Map<string, { number: number; object: PDFObject }> {
  const found = new Map<string, { number: number; object: PDFObject }>();
  // A queue, not recursion: structure trees of long documents are deep.
  const queue: PDFObject[] = [...roots];
  for (let at = 0; at < queue.length; at++) {
    const object = queue[at]!;
    if (object instanceof PDFRef) {
      if (found.has(object.tag)) continue;
      const target = document.context.lookup(object);
      if (!target) continue;
      found.set(object.tag, { number: found.size + 1, object: target });
      queue.push(target);
    } else if (object instanceof PDFArray) queue.push(...object.asArray());
    else if (object instanceof PDFDict) queue.push(...object.values());
    else if (object instanceof PDFStream) queue.push(...object.dict.values());
  }
  return found;
}

type Numbers = Map<string, { number: number; object: PDFObject }>;

function serialised(object: PDFObject, numbers: Numbers): string {
  if (object instanceof PDFRef) {
    const entry = numbers.get(object.tag);
    return entry ? `${entry.number} 0 R` : 'null';
  }
  if (object instanceof PDFArray)
    return `[${object
      .asArray()
      .map((item) => serialised(item, numbers))
      .join(' ')}]`;
  if (object instanceof PDFDict) {
    return `<<${object
      .entries()
      .map(([key, value]) => `${key.toString()} ${serialised(value, numbers)}`)
      .join(' ')}>>`;
  }
  return object.toString();
}

/** Grows by pieces; knows where it is. */
function outputFile() {
  const parts: Uint8Array[] = [];
  let length = 0;
  const write = (piece: string | Uint8Array) => {
    const bytes = typeof piece === 'string' ? latin1Bytes(piece) : piece;
    parts.push(bytes);
    length += bytes.length;
  };
  return { write, at: () => length, bytes: () => Buffer.concat(parts) };
}

const streamText = (dictionary: string, data: Uint8Array): [string, Uint8Array, string] => [
  `${dictionary.replace(/>>$/, '')} /Length ${data.length}>>\nstream\n`,
  data,
  '\nendstream',
];

/** Where each object stands: in the file, or in an object stream. */
type Entry = { offset: number } | { within: number; index: number };

function crossReference(entries: Entry[]): Uint8Array {
  const bytes = new Uint8Array((entries.length + 1) * 7);
  const view = new DataView(bytes.buffer);
  view.setUint16(5, 65535);
  entries.forEach((entry, index) => {
    const at = (index + 1) * 7;
    view.setUint8(at, 'offset' in entry ? 1 : 2);
    view.setUint32(at + 1, 'offset' in entry ? entry.offset : entry.within);
    view.setUint16(at + 5, 'offset' in entry ? 0 : entry.index);
  });
  return bytes;
}

function objectStream(chunk: string[], first: number): [string, Uint8Array, string] {
  let offset = 0;
  const index =
    chunk
      .map((text, position) => {
        const here = `${first + position} ${offset}`;
        offset += text.length + 1;
        return here;
      })
      .join(' ') + '\n';
  const data = zlibSync(latin1Bytes(index + chunk.join('\n')), { level: 9 });
  return streamText(`<</Type /ObjStm /N ${chunk.length} /First ${index.length} /Filter /FlateDecode>>`, data);
}

/** Streams keep their numbers first, so that the packed objects of a chunk are consecutive. */
function renumbered(found: Numbers): { streams: PDFRawStream[]; others: PDFObject[] } {
  const all = [...found.values()];
  const streams = all.filter(({ object }) => object instanceof PDFStream);
  const others = all.filter(({ object }) => !(object instanceof PDFStream));
  [...streams, ...others].forEach((entry, index) => {
    entry.number = index + 1;
  });
  return {
    streams: streams.map(({ object }) => object as PDFRawStream),
    others: others.map(({ object }) => object),
  };
}

/** @returns The whole file, header 1.7. */
export function writePdf(document: PDFDocument): Uint8Array {
  const { Root, Info } = document.context.trailerInfo;
  const numbers = numbered([Root!, Info!], document);
  const { streams, others } = renumbered(numbers);
  const out = outputFile();
  const entries: Entry[] = [];
  out.write('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  for (const stream of streams) {
    stream.dict.delete(name('Length'));
    entries.push({ offset: out.at() });
    out.write(`${entries.length} 0 obj\n`);
    streamText(serialised(stream.dict, numbers), stream.contents).forEach(out.write);
    out.write('\nendobj\n');
  }
  const containers: { offset: number }[] = [];
  for (let at = 0; at < others.length; at += objectsPerStream) {
    const chunk = others.slice(at, at + objectsPerStream).map((object) => serialised(object, numbers));
    const number = streams.length + others.length + containers.length + 1;
    chunk.forEach((_, index) => entries.push({ within: number, index }));
    containers.push({ offset: out.at() });
    out.write(`${number} 0 obj\n`);
    objectStream(chunk, streams.length + at + 1).forEach(out.write);
    out.write('\nendobj\n');
  }
  entries.push(...containers, { offset: out.at() });
  const start = out.at();
  const table = zlibSync(crossReference(entries), { level: 9 });
  out.write(`${entries.length} 0 obj\n`);
  streamText(
    `<</Type /XRef /Size ${entries.length + 1} /W [1 4 2] /Root ${serialised(Root!, numbers)} /Info ${serialised(Info!, numbers)} ` +
      `${idText(idPlaceholder)} /Filter /FlateDecode>>`,
    table,
  ).forEach(out.write);
  out.write(`\nendobj\nstartxref\n${start}\n%%EOF\n`);
  return identified(out.bytes());
}

const idText = (id: string): string => `/ID [<${id}> <${id}>]`;

/** Half of a SHA-256: an identifier has 16 bytes. */
const idOf = (file: Uint8Array): string =>
  createHash('sha256').update(file).digest('hex').slice(0, 32).toUpperCase();

/** Puts the hash of the file in place of the zeros that stand for its identifier. */
function identified(file: Buffer): Uint8Array {
  file.write(idText(idOf(file)), file.lastIndexOf(idText(idPlaceholder)), 'latin1');
  return new Uint8Array(file);
}

/**
 * True when the file's identifier is still the hash of the rest: no byte has changed since it was written.
 */
export function isUnchanged(pdf: Uint8Array): boolean {
  const file = Buffer.from(pdf);
  const stated = /\/ID \[<([0-9A-F]{32})> <\1>\]/g;
  const last = [...file.toString('latin1').matchAll(stated)].at(-1);
  if (!last) return false;
  file.write(idText(idPlaceholder), last.index, 'latin1');
  return idOf(file) === last[1];
}
