/** Reads the files that an archive edition carries. */
import { createHash } from 'node:crypto';
import { TooLarge } from '../lib/unpack.ts';
import {
  pdfArrayAt,
  decodeStream,
  dictAt,
  listAt,
  name,
  nameAt,
  numberAt,
  openPdf,
  PDFDict,
  PDFHexString,
  PDFRawStream,
  PDFString,
  streamAt,
  textAt,
  type PDFDocument,
} from '../pdf/objects.ts';

export interface Extracted {
  name: string;
  bytes: Uint8Array;
  mime: string;
  relationship: string;
  description: string;
  /** False when size or checksum in the PDF differ from the bytes. */
  intact: boolean;
}

/** Keys and file specifications of the EmbeddedFiles name tree, in its order. */
export function embeddedSpecifications(
  document: PDFDocument,
): { key: string; keyBytes: Uint8Array; file: PDFDict }[] {
  const names = dictAt(document.catalog, 'Names');
  const tree = names && dictAt(names, 'EmbeddedFiles');
  // A node that is met twice is none of a tree: a graph of them might have as many leaves as there are atoms.
  const met = new Set<PDFDict>();
  const leaves = (node: PDFDict): { key: string; keyBytes: Uint8Array; file: PDFDict }[] => {
    if (met.has(node)) return [];
    met.add(node);
    const pairs = pdfArrayAt(node, 'Names');
    const own = Array.from({ length: Math.floor((pairs?.size() ?? 0) / 2) }, (_, index) => {
      const key = pairs!.lookup(2 * index);
      const file = pairs!.lookup(2 * index + 1);
      const known = key instanceof PDFString || key instanceof PDFHexString;
      return file instanceof PDFDict && known
        ? [{ key: key.decodeText(), keyBytes: key.asBytes(), file }]
        : [];
    }).flat();
    return [...own, ...listAt(node, 'Kids').flatMap((kid) => (kid instanceof PDFDict ? leaves(kid) : []))];
  };
  return tree ? leaves(tree) : [];
}

export function embeddedStream(file: PDFDict): PDFRawStream | undefined {
  const parts = dictAt(file, 'EF');
  return parts && (streamAt(parts, 'UF') ?? streamAt(parts, 'F'));
}

export const isIntact = (stream: PDFRawStream, bytes: Uint8Array): boolean => {
  const parameters = dictAt(stream.dict, 'Params');
  const sum = parameters?.lookup(name('CheckSum'));
  const stated =
    sum instanceof PDFHexString || sum instanceof PDFString
      ? Buffer.from(sum.asBytes()).toString('hex')
      : undefined;
  return (
    parameters !== undefined &&
    numberAt(parameters, 'Size') === bytes.length &&
    (stated === undefined || stated === createHash('md5').update(bytes).digest('hex'))
  );
};

/** The bytes of a stream; undefined where they cannot be unpacked any more. */
function unpacked(stream: PDFRawStream): Uint8Array | undefined {
  try {
    return decodeStream(stream);
  } catch (error) {
    if (error instanceof TooLarge) throw error;
    return undefined;
  }
}

/**
 * The embedded files, in the order of their names; one that cannot be unpacked is empty and not intact.
 * @throws whatever pdf-lib throws when the bytes are no PDF.
 */
export async function extractAttachments(pdf: Uint8Array): Promise<Extracted[]> {
  const document = await openPdf(pdf);
  return embeddedSpecifications(document).flatMap(({ key, file }) => {
    const stream = embeddedStream(file);
    if (!stream) return [];
    const whole = unpacked(stream);
    const bytes = whole ?? new Uint8Array();
    return [
      {
        name: textAt(file, 'UF') ?? key,
        bytes,
        mime: nameAt(stream.dict, 'Subtype') ?? 'application/octet-stream',
        relationship: nameAt(file, 'AFRelationship') ?? 'Unspecified',
        description: textAt(file, 'Desc') ?? '',
        intact: whole !== undefined && isIntact(stream, bytes),
      },
    ];
  });
}
