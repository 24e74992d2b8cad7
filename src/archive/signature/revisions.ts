/**
 * The revisions of a PDF: what stood in it before something was added at its end (ISO 32000-1, 7.5.6). A
 * signature is added so, and the bytes before it stay what they were.
 */
import { latin1 } from '../../pdf/objects.ts';

/** The cross-reference that the file's last line names, and the one before it. */
function lastSection(text: string): { start: number; previous: number | undefined } | undefined {
  const at = /startxref\r?\n(\d+)\r?\n%%EOF\r?\n?$/.exec(text.slice(-64));
  if (!at) return undefined;
  const start = Number(at[1]);
  // The dictionary of a cross-reference stream, or the trailer below a table.
  const head = text.slice(start, text.indexOf('startxref', start));
  const dictionary = head.startsWith('xref') ? head.slice(head.indexOf('trailer')) : head.split('stream')[0]!;
  const previous = /\/Prev\s+(\d+)/.exec(dictionary)?.[1];
  return { start, previous: previous === undefined ? undefined : Number(previous) };
}

/** Lengths in bytes of the file as it stood after each revision, the first one first. */
export function revisionsOf(pdf: Uint8Array): number[] {
  const text = latin1(pdf);
  const ends = [pdf.length];
  for (;;) {
    const section = lastSection(text.slice(0, ends[0]));
    if (section?.previous === undefined || section.previous >= section.start) return ends;
    const mark = new RegExp(`startxref\\r?\\n${section.previous}\\r?\\n%%EOF\\r?\\n?`, 'g');
    mark.lastIndex = section.previous;
    const end = mark.exec(text.slice(0, section.start));
    if (!end) return ends;
    ends.unshift(end.index + end[0].length);
  }
}

/** The file as it was first written, before anything was added. */
export const firstRevision = (pdf: Uint8Array): Uint8Array => pdf.subarray(0, revisionsOf(pdf)[0]);
