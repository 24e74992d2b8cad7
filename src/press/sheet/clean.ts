/** Takes out what a press file must not have: tags, links, actions, outlines, and what nothing refers to. */
import {
  name,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFObject,
} from '../../pdf/objects.ts';

const catalogKeys = ['Type', 'Pages', 'OutputIntents', 'Metadata', 'Lang'];
const pageKeys = [
  'Type',
  'Parent',
  'Resources',
  'Contents',
  'MediaBox',
  'CropBox',
  'BleedBox',
  'TrimBox',
  'Group',
  'Rotate',
];

const keepOnly = (dict: PDFDict, keys: string[]): void => {
  for (const [key] of dict.entries())
    if (!keys.includes(key.decodeText())) dict.delete(name(key.decodeText()));
};

export function cleanDocument(document: PDFDocument): void {
  keepOnly(document.catalog, catalogKeys);
  for (const page of document.getPages()) keepOnly(page.node, pageKeys);
}

/** Drops objects that cannot be reached from the trailer. */
export function dropUnreachable({ context }: PDFDocument): void {
  const reached = new Set<PDFRef>();
  const waiting: (PDFObject | undefined)[] = [context.trailerInfo.Root, context.trailerInfo.Info];
  while (waiting.length > 0) {
    const object = waiting.pop();
    if (object instanceof PDFRef) {
      if (!reached.has(object)) {
        reached.add(object);
        waiting.push(context.lookup(object));
      }
    } else if (object instanceof PDFArray) waiting.push(...object.asArray());
    else if (object instanceof PDFDict) waiting.push(...object.values());
    else if (object instanceof PDFRawStream || object instanceof PDFStream)
      waiting.push(...object.dict.values());
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref);
}
