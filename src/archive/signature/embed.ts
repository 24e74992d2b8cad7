/**
 * Signs a finished PDF by adding to it: an invisible signature field on the first page and the signature over
 * every byte but its own (ISO 32000-1, 12.8; ISO 19005-3, 6.4.3). What was there stays as it was, byte for byte,
 * at the head of the file.
 */
import { zlibSync } from 'fflate';
import { sha256 } from '../../lib/hash.ts';
import {
  latin1,
  latin1Bytes,
  listAt,
  membersOf,
  name,
  numbersOf,
  openPdf,
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFRef,
  textString,
  type PDFDocument,
  type PDFObject,
} from '../../pdf/objects.ts';
import { sha256Bytes, signDigest, type Stamp } from './cms.ts';
import { nameIn, type SigningKey } from './key.ts';

/** Bytes kept free for a time-stamp token with its certificates. */
const stampRoom = 16_384;
/** ECDSA signatures differ in length by a few bytes. */
const spare = 64;

interface Piece {
  number: number;
  text: string;
}

const rangePlaceholder = `/ByteRange [0 ${'0'.repeat(10)} ${'0'.repeat(10)} ${'0'.repeat(10)}]`;

/** "2024-01-09T00:00:00.000Z" → "D:20240109000000Z" */
const pdfDate = (time: Date): string => `D:${time.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;

/** Outside what is seen of the page and without size, so that it needs neither a look nor a tag (PDF/UA, 7.18.1). */
function fieldPlace(page: PDFDict): string {
  const box = page.lookup(name('CropBox')) ?? page.lookup(name('MediaBox'));
  const [left = 0, bottom = 0] = box instanceof PDFArray ? numbersOf(membersOf(box)) : [];
  return `[${left - 1} ${bottom - 1} ${left - 1} ${bottom - 1}]`;
}

function catalogWith({ catalog, context }: PDFDocument, field: number): string {
  const changed = catalog.clone(context) as PDFDict;
  changed.set(name('AcroForm'), context.obj({ Fields: [PDFRef.of(field)], SigFlags: 3 }));
  return changed.toString();
}

function pageWith(page: PDFDict, document: PDFDocument, field: number): string {
  const { context } = document;
  const changed = page.clone(context) as PDFDict;
  const old = page.get(name('Annots'));
  const annotations: PDFObject[] =
    (old instanceof PDFRef ? context.lookup(old) : old) instanceof PDFArray
      ? (page.lookup(name('Annots')) as PDFArray).asArray()
      : [];
  changed.set(name('Annots'), context.obj([...annotations, PDFRef.of(field)]));
  changed.set(name('Tabs'), name('S'));
  return changed.toString();
}

/** A cross-reference stream of the added objects alone. */
function crossReference(pieces: { number: number; offset: number }[]): { index: string; data: Uint8Array } {
  const bytes = Buffer.alloc(pieces.length * 7);
  pieces.forEach(({ offset }, row) => {
    bytes.writeUInt8(1, row * 7);
    bytes.writeUInt32BE(offset, row * 7 + 1);
  });
  return {
    index: `[${pieces.map(({ number }) => `${number} 1`).join(' ')}]`,
    data: zlibSync(bytes, { level: 9 }),
  };
}

/** The first number that no object of the file has. */
function sizeOf(pdf: Uint8Array): number {
  const text = latin1(pdf);
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text.slice(-64))![1]);
  return Number(/\/Size (\d+)/.exec(text.slice(start, start + 1000))![1]);
}

/** The file with a field and a signature of zeros. */
async function withField(
  pdf: Uint8Array,
  { signer, time, room }: { signer: string; time: Date; room: number },
): Promise<Buffer> {
  const document = await openPdf(pdf);
  const { context } = document;
  const root = context.trailerInfo.Root as PDFRef;
  const { ref: pageRef, node: page } = document.getPage(0);
  if (listAt(document.catalog, 'AcroForm').length > 0) throw new Error('The file has a form already.');
  const signature = sizeOf(pdf);
  const [field, table] = [signature + 1, signature + 2];
  const pieces: Piece[] = [
    { number: root.objectNumber, text: catalogWith(document, field) },
    { number: pageRef.objectNumber, text: pageWith(page, document, field) },
    {
      number: signature,
      text:
        `<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached ${rangePlaceholder} ` +
        `/Contents <${'0'.repeat(2 * room)}> /M (${pdfDate(time)}) /Name ${textString(signer).toString()}>>`,
    },
    {
      number: field,
      text:
        `<</Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /F 132 /Rect ${fieldPlace(page)} ` +
        `/P ${pageRef.toString()} /V ${signature} 0 R>>`,
    },
  ];
  const parts: Uint8Array[] = [pdf];
  let at = pdf.length;
  const write = (bytes: Uint8Array) => {
    parts.push(bytes);
    at += bytes.length;
  };
  const placed = pieces.map(({ number, text }) => {
    const offset = at;
    write(latin1Bytes(`${number} 0 obj\n${text}\nendobj\n`));
    return { number, offset };
  });
  const start = at;
  const { index, data } = crossReference(
    [...placed, { number: table, offset: start }].sort((a, b) => a.number - b.number),
  );
  const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(latin1(pdf.subarray(-64)))![1];
  const { ID, Info } = context.trailerInfo;
  const first = ((ID as PDFArray).get(0) as PDFHexString).toString();
  const second = sha256(pdf).slice(0, 32).toUpperCase();
  write(
    latin1Bytes(
      `${table} 0 obj\n<</Type /XRef /Size ${table + 1} /Prev ${previous} /Index ${index} /W [1 4 2] ` +
        `/Root ${root.toString()} /Info ${Info!.toString()} /ID [${first} <${second}>] ` +
        `/Filter /FlateDecode /Length ${data.length}>>\nstream\n`,
    ),
  );
  write(data);
  write(latin1Bytes(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/**
 * @param pdf As `finishArchive` gives it. @param time Declared as the time of signing. @param stamp Asks for a
 * time-stamp over the signature: PAdES B-T instead of B-B. @returns The signed file; for an RSA key without
 * time-stamp the same bytes for the same input.
 */
export async function signPdf(
  pdf: Uint8Array,
  key: SigningKey,
  { time, stamp }: { time: Date; stamp?: Stamp | undefined },
): Promise<Uint8Array> {
  const trial = await signDigest(Buffer.alloc(32), key);
  const room = trial.length + spare + (stamp ? stampRoom : 0);
  const signer = nameIn(key.certificate.subject);
  const file = await withField(pdf, { signer, time, room });
  const open = file.indexOf('/Contents <', pdf.length, 'latin1') + '/Contents '.length;
  const close = open + 2 * room + 2;
  const range = `/ByteRange [0 ${open} ${close} ${file.length - close}]`;
  file.write(range.padEnd(rangePlaceholder.length), file.indexOf(rangePlaceholder, pdf.length), 'latin1');
  const digest = sha256Bytes(file.subarray(0, open), file.subarray(close));
  const cms = await signDigest(digest, key, { stamp });
  if (cms.length > room) throw new Error(`The signature takes ${cms.length} bytes, more than ${room}.`);
  file.write(Buffer.from(cms).toString('hex').toUpperCase(), open + 1, 'latin1');
  return new Uint8Array(file);
}
