/**
 * Associated files: what the document was made from, inside it (ISO 19005-3, 6.8 and annex E).
 */
import { createHash } from 'node:crypto';
import {
  deflated,
  name,
  PDFHexString,
  PDFNumber,
  PDFString,
  textString,
  type PDFDict,
  type PDFDocument,
  type PDFRef,
} from '../pdf/objects.ts';

export interface Attachment {
  /** File name, with folders where wanted: "styles/archive.css". */
  name: string;
  bytes: Uint8Array;
  mime: string;
  relationship: 'Source' | 'Data' | 'Supplement' | 'Alternative';
  description: string;
}

const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

function attach(
  document: PDFDocument,
  { name: file, bytes, mime, relationship, description }: Attachment,
  date: PDFString,
): PDFRef {
  const { context } = document;
  const stream = deflated(context, bytes, {
    Type: name('EmbeddedFile'),
    Subtype: name(mime),
    Params: context.obj({
      Size: PDFNumber.of(bytes.length),
      ModDate: date,
      CheckSum: PDFHexString.of(md5(bytes)),
    }),
  });
  const embedded = context.register(stream);
  return context.register(
    context.obj({
      // F is for readers that do not know UF, and is not Unicode.
      Type: 'Filespec',
      F: PDFString.of(file.replace(/[^\x21-\x7e]|[\\()]/g, '_')),
      UF: textString(file),
      Desc: textString(description),
      AFRelationship: relationship,
      EF: { F: embedded, UF: embedded },
    }),
  );
}

/** Keys of a name tree stand in order of their bytes. */
const keyOrder = (a: Attachment, b: Attachment): number =>
  Buffer.compare(keyOf(a.name).asBytes(), keyOf(b.name).asBytes());
const keyOf = (file: string): PDFHexString => PDFHexString.fromText(file);

/** What is embedded already. */
export type Attached = ReadonlyMap<Attachment, PDFRef>;

/**
 * Embeds the files beside those that are there and names all from the catalog.
 * @returns All that are embedded now. @throws Error when two have one name.
 */
export function attachFiles(
  document: PDFDocument,
  attachments: Attachment[],
  date: PDFString,
  earlier: Attached = new Map(),
): Attached {
  if (attachments.length === 0) return earlier;
  const { context, catalog } = document;
  const files = new Map(earlier);
  for (const attachment of attachments) files.set(attachment, attach(document, attachment, date));
  if (new Set([...files.keys()].map((attachment) => attachment.name)).size < files.size)
    throw new Error('Two attachments have one name.');
  const sorted = [...files.keys()].sort(keyOrder);
  const names = context.obj({
    Names: sorted.flatMap((attachment) => [keyOf(attachment.name), files.get(attachment)!]),
  }) as PDFDict;
  catalog.set(name('Names'), context.obj({ EmbeddedFiles: context.register(names) }));
  catalog.set(name('AF'), context.obj([...files.values()]));
  return files;
}
