/**
 * Bookmarks. Chromium takes their text from the lines as set, where the space at a line's end is lost
 * (two lines "Annual" and "Report" come as "AnnualReport"); the titles as written stand in their place.
 */
import { dictAt, name, textAt, textString, type PDFDict, type PDFDocument } from './objects.ts';

const squeezed = (text: string): string => text.replace(/\s+/g, '');

/** @param titles Headings as written, in any order. */
export function mendOutline(document: PDFDocument, titles: string[]): void {
  const written = new Map(titles.map((title) => [squeezed(title), title]));
  const visit = (first: PDFDict | undefined): void => {
    for (let item = first; item; item = dictAt(item, 'Next')) {
      const title = written.get(squeezed(textAt(item, 'Title') ?? ''));
      if (title) item.set(name('Title'), textString(title));
      visit(dictAt(item, 'First'));
    }
  };
  const outlines = dictAt(document.catalog, 'Outlines');
  if (outlines) visit(dictAt(outlines, 'First'));
}
