/**
 * Bookmarks. Chromium takes their text from the lines as set, where the space at a line's end is lost
 * (two lines "Annual" and "Report" come as "AnnualReport"), and says every stretch of a heading that
 * begins a page twice ("20242024年年"); the titles as written stand in their place.
 */
import { elementTexts, structureOf } from './structure.ts';
import { dictAt, name, textAt, textString, type PDFDict, type PDFDocument } from '../pdf/objects.ts';

const squeezed = (text: string): string => text.replace(/\s+/g, '');

/** Is `text` the title with each of its stretches said twice, however it falls into stretches? */
export function isSaidTwice(text: string, title: string): boolean {
  if (text.length !== 2 * title.length || title === '') return false;
  // Ends of stretches that can be reached, in characters of the title.
  const reached = new Set([0]);
  for (let from = 0; from < title.length; from++) {
    if (!reached.has(from)) continue;
    for (let to = from + 1; to <= title.length; to++) {
      const stretch = title.slice(from, to);
      if (text.startsWith(stretch + stretch, 2 * from)) reached.add(to);
    }
  }
  return reached.has(title.length);
}

/** Headings as the tags have them: those of the program's own parts are in no list. */
function taggedHeadings(document: PDFDocument): string[] {
  const textOf = elementTexts(document);
  return (structureOf(document) ?? []).filter(({ type }) => /^H\d$/.test(type)).map(textOf);
}

/** @param titles Headings as written, in any order; they go before what the tags say. */
export function mendOutline(document: PDFDocument, titles: string[]): void {
  const written = new Map(
    [...taggedHeadings(document), ...titles].map((title) => [squeezed(title), title.trim()]),
  );
  const titleOf = (text: string): string | undefined =>
    written.get(text) ?? [...written].find(([title]) => isSaidTwice(text, title))?.[1];
  const visit = (first: PDFDict | undefined): void => {
    for (let item = first; item; item = dictAt(item, 'Next')) {
      const title = titleOf(squeezed(textAt(item, 'Title') ?? ''));
      if (title !== undefined) item.set(name('Title'), textString(title));
      visit(dictAt(item, 'First'));
    }
  };
  const outlines = dictAt(document.catalog, 'Outlines');
  if (outlines) visit(dictAt(outlines, 'First'));
}
