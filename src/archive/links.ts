/** Links: a description for each (PDF/UA-1 7.18.5), print flag, and tab order by structure (7.18.3). */
import { kidsOf, elementTexts, structureOf } from './structure.ts';
import {
  dictAt,
  listAt,
  name,
  pagesOf,
  PDFDict,
  PDFNumber,
  textAt,
  textString,
  numberAt,
  nameAt,
  type PDFDocument,
} from '../pdf/objects.ts';

/** Bit 3: print. PDF/A wants it on, and hidden, invisible, no-view off. */
const printFlag = 4;

/** Text of the link element that holds each annotation. */
function linkTexts(document: PDFDocument): Map<PDFDict, string> {
  const textOf = elementTexts(document);
  const texts = new Map<PDFDict, string>();
  for (const element of (structureOf(document) ?? []).filter(({ type }) => type === 'Link')) {
    for (const kid of kidsOf(element.dict)) {
      const reference = document.context.lookup(kid);
      const annotation = reference instanceof PDFDict ? reference.lookup(name('Obj')) : undefined;
      if (annotation instanceof PDFDict) texts.set(annotation, textOf(element).trim());
    }
  }
  return texts;
}

/** "text" for a link within the document, "text: address" for one that leaves it. */
function described(annotation: PDFDict, text: string): string {
  const action = dictAt(annotation, 'A');
  const address = action ? (textAt(action, 'URI') ?? '') : '';
  return (
    [text, address === text ? '' : address].filter(Boolean).join(': ') ||
    (textAt(annotation, 'Dest') ?? nameAt(annotation, 'Dest') ?? 'link')
  );
}

export function mendLinks(document: PDFDocument): void {
  const texts = linkTexts(document);
  for (const page of pagesOf(document)) {
    page.set(name('Tabs'), name('S'));
    for (const annotation of listAt(page, 'Annots')) {
      if (!(annotation instanceof PDFDict)) continue;
      const flags = numberAt(annotation, 'F') ?? 0;
      annotation.set(name('F'), PDFNumber.of((flags | printFlag) & ~0b100011));
      if (nameAt(annotation, 'Subtype') === 'Link' && !textAt(annotation, 'Contents')) {
        annotation.set(name('Contents'), textString(described(annotation, texts.get(annotation) ?? '')));
      }
    }
  }
}
