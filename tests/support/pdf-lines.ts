/** Lines of a PDF as a reader sees them: what stands on one baseline without a gap, page by page. */
import { PDFDocument } from '@cantoo/pdf-lib';

interface Item {
  str: string;
  transform: number[];
  width: number;
}

/** Em: words further apart than this belong to different columns. */
const gap = 0.45;

function joinItems(items: Item[]): string[] {
  const lines: string[] = [];
  let last: { y: number; end: number; size: number } | undefined;
  for (const {
    str,
    transform: [a = 0, b = 0, , , x = 0, y = 0],
    width,
  } of items) {
    const size = Math.hypot(a, b);
    const em = last ? Math.min(size, last.size) : 0;
    const follows =
      last && Math.abs(last.y - y) < em / 2 && x - last.end < em * gap && x - last.end > -em * gap;
    if (follows) lines[lines.length - 1] += str;
    else lines.push(str);
    last = { y, end: x + width, size };
  }
  return lines;
}

/** @returns Lines of each page within its trim: the slug outside is no part of the page. */
export async function readPdfLines(bytes: Uint8Array): Promise<string[][]> {
  const { getDocument } = await import('unpdf/pdfjs');
  const trims = (await PDFDocument.load(bytes, { updateMetadata: false }))
    .getPages()
    .map((page) => page.getTrimBox());
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages: string[][] = [];
  for (const [index, trim] of trims.entries()) {
    const { items } = await (
      await document.getPage(index + 1)
    ).getTextContent({ disableNormalization: true });
    const isInside = ({ transform: [, , , , x = 0, y = 0] }: Item) =>
      x >= trim.x && x <= trim.x + trim.width && y >= trim.y && y <= trim.y + trim.height;
    pages.push(
      joinItems(
        items.filter(
          (item): item is typeof item & Item => 'str' in item && item.str !== '' && isInside(item),
        ),
      ),
    );
  }
  await task.destroy();
  return pages;
}
