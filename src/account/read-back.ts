/**
 * Reading back: does a written PDF have, in each place and in order, the text that stood on the sheet from
 * which it was printed, and no other?
 */
import { mmToPt, ptToMm, pxToPt, round } from '../lib/units.ts';
import { bare } from '../view/cover.ts';
import type { Line } from './collect.ts';
import type { Printed, PrintedPage } from './read-pdf.ts';

/** A line of a sheet. */
export interface SheetLine extends Line {
  page: number;
  /** Addresses of the strings in it. */
  ats?: readonly string[];
}

/** What a sheet and its file say differently; mm from the trim. */
export interface Difference {
  page: number;
  /** On the sheet, "" for words that the file has besides. */
  wanted: string;
  /** In the file, "" for words that it lacks. */
  found: string;
  box: { x: number; y: number; width: number; height: number };
}

/** Texts that stand together in one place of a file: what pdf.js reads as one may be several lines of a sheet. */
export interface PlacedGroup {
  page: number;
  items: Mark[];
  /** Addresses of the strings in it; none for the program's own words. */
  ats: string[];
}

export interface Trimmed {
  /** mm */
  trim: { width: number; height: number };
  bleed: number;
}

/** Middle of type above its baseline, in its size: Han fills 0.88 above and 0.12 below. */
const middle = 0.4;
/** How far middles of one line lie apart at most, in the size of the type. */
const apart = 0.34;
/** pt by which pieces may miss one another. */
const slack = 0.6;

/** A stretch of text; pt from the lower left corner of the page's user space. */
export interface Mark {
  text: string;
  left: number;
  right: number;
  /** Upwards. */
  middle: number;
  size: number;
  ats?: readonly string[];
  upright?: { top: number; bottom: number };
}

/** @returns The sheet's corner in the user space of the page, pt: paper round the trim is alike on all sides. */
function cornerOf({ box: [left, bottom, right, top] }: PrintedPage, { trim, bleed }: Trimmed) {
  const x = left + (right - left - mmToPt(trim.width)) / 2 - mmToPt(bleed);
  const y = top - (top - bottom - mmToPt(trim.height)) / 2 + mmToPt(bleed);
  return { x, y };
}

const markOfLine = (
  { text, x, y, width, height, size, upright, ats }: SheetLine,
  corner: { x: number; y: number },
): Mark => {
  const [top, bottom] = [corner.y - pxToPt(y), corner.y - pxToPt(y + height)];
  return {
    text: bare(text.replace(/\u00ad$/, '\u001f')),
    left: corner.x + pxToPt(x),
    right: corner.x + pxToPt(x + width),
    middle: (top + bottom) / 2,
    size: pxToPt(size),
    ...(ats ? { ats } : {}),
    ...(upright ? { upright: { top, bottom } } : {}),
  };
};

const markOfItem = ({ text, x, y, width, size }: Printed): Mark => ({
  text: bare(text),
  left: x,
  right: x + width,
  middle: y + size * middle,
  size,
});

/** Is a piece of the file set where a line of the sheet is? */
function meets(line: Mark, item: Mark): boolean {
  if (line.upright)
    return (
      item.middle < line.upright.top + slack &&
      item.middle > line.upright.bottom - slack &&
      item.left < line.right + slack &&
      item.right > line.left - slack
    );
  const overlap = Math.min(line.right, item.right) - Math.max(line.left, item.left);
  const least = Math.min(slack, (item.right - item.left) / 4, (line.right - line.left) / 4);
  return (
    Math.abs(line.middle - item.middle) < Math.max(1, apart * Math.min(line.size, item.size * 1.2)) &&
    overlap > least
  );
}

/** Reading order within one group: rows downwards, each from left to right. */
export function inOrder(marks: Mark[]): string {
  const rows: Mark[][] = [];
  for (const mark of [...marks].sort((a, b) => b.middle - a.middle)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (first && Math.abs(first.middle - mark.middle) < apart * Math.max(first.size, mark.size))
      row!.push(mark);
    else rows.push([mark]);
  }
  return rows
    .map((row) =>
      row
        .sort((a, b) => a.left - b.left)
        .map(({ text }) => text)
        .join(''),
    )
    .join('');
}

/** A line end at which a word is divided prints a hyphen, or none where nothing is divided after all. */
export function isSame(wanted: string, found: string): boolean {
  if (wanted === found) return true;
  const plain = (text: string) => text.replace(/[\u2010\u2011]/g, '-');
  const [a, b] = [plain(wanted), plain(found)];
  let at = 0;
  for (const char of a) {
    if (char === '\u001f') {
      if (b[at] === '-') at += 1;
      continue;
    }
    if (!b.startsWith(char, at)) return false;
    at += char.length;
  }
  return at === b.length;
}

/** Bullets and rules of the style sheet are no words. */
const isWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

interface Group {
  lines: Mark[];
  items: Mark[];
}

/** Lines and pieces that stand in one place, by rows of the page. */
function groupsOf(lines: Mark[], items: Mark[]): Group[] {
  const parent = Array.from({ length: lines.length + items.length }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!;
    return root;
  };
  // Only what lies within a type's height is compared.
  const tallest = Math.max(0, ...lines.map(({ size }) => size)) + 2;
  const order = lines.map((line, index) => ({ line, index })).sort((a, b) => b.line.middle - a.line.middle);
  const upright = order.filter(({ line }) => line.upright);
  const flat = order.filter(({ line }) => !line.upright);
  let from = 0;
  const downwards = items
    .map((item, index) => ({ item, index }))
    .sort((a, b) => b.item.middle - a.item.middle);
  for (const { item, index } of downwards) {
    while (from < flat.length && flat[from]!.line.middle > item.middle + tallest) from += 1;
    const near: typeof order = [...upright];
    for (let at = from; at < flat.length && flat[at]!.line.middle > item.middle - tallest; at += 1)
      near.push(flat[at]!);
    for (const { line, index: place } of near)
      if (meets(line, item)) parent[rootOf(lines.length + index)] = rootOf(place);
  }
  const groups = new Map<number, Group>();
  const groupAt = (index: number): Group => {
    const root = rootOf(index);
    if (!groups.has(root)) groups.set(root, { lines: [], items: [] });
    return groups.get(root)!;
  };
  lines.forEach((line, index) => groupAt(index).lines.push(line));
  items.forEach((item, index) => groupAt(lines.length + index).items.push(item));
  return [...groups.values()];
}

type Corner = ReturnType<typeof cornerOf>;

/** What pdf.js reads on a page, without what stands outside the trim: that is the slug. */
export function marksOnPage(page: PrintedPage, size: Trimmed): { marks: Mark[]; corner: Corner } {
  const corner = cornerOf(page, size);
  const bleed = mmToPt(size.bleed);
  const isInside = ({ left, middle: y }: Mark) => {
    const [x, down] = [left - corner.x, corner.y - y];
    return (
      x > bleed - 1 &&
      down > bleed - 1 &&
      x < mmToPt(size.trim.width) + bleed + 1 &&
      down < mmToPt(size.trim.height) + bleed + 1
    );
  };
  return { corner, marks: page.items.map(markOfItem).filter((item) => item.text !== '' && isInside(item)) };
}

/** @returns mm from the trim. */
export function boxOf(marks: Mark[], corner: Corner, { bleed }: Trimmed): Difference['box'] {
  const left = Math.min(...marks.map((mark) => mark.left));
  const right = Math.max(...marks.map((mark) => mark.right));
  const top = Math.max(...marks.map((mark) => mark.middle + mark.size / 2));
  const bottom = Math.min(...marks.map((mark) => mark.middle - mark.size / 2));
  return {
    x: round(ptToMm(left - corner.x) - bleed, 1),
    y: round(ptToMm(corner.y - top) - bleed, 1),
    width: round(ptToMm(right - left), 1),
    height: round(ptToMm(top - bottom), 1),
  };
}

/**
 * Compares the pages of a PDF with the lines of the sheets from which they were printed.
 * @returns What differs, and what stands together in the file.
 */
export function readInPlace(
  lines: SheetLine[],
  pages: PrintedPage[],
  size: Trimmed,
): { differences: Difference[]; groups: PlacedGroup[] } {
  const differences: Difference[] = [];
  const groups: PlacedGroup[] = [];
  for (const [index, page] of pages.entries()) {
    const { corner, marks } = marksOnPage(page, size);
    const wanted = lines
      .filter((line) => line.page === index + 1 && bare(line.text) !== '')
      .map((line) => markOfLine(line, corner));
    for (const group of groupsOf(wanted, marks)) {
      const [has, got] = [inOrder(group.lines), inOrder(group.items)];
      if (group.items.length > 0)
        groups.push({
          page: index + 1,
          items: group.items,
          ats: [...new Set(group.lines.flatMap(({ ats = [] }) => ats))],
        });
      if (isSame(has, got) || (!isWord(has) && !isWord(got))) continue;
      differences.push({
        page: index + 1,
        wanted: has.replaceAll('\u001f', ''),
        found: got,
        box: boxOf([...group.lines, ...group.items], corner, size),
      });
    }
  }
  return { differences, groups };
}
