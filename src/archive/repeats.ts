/**
 * Table heads that Chromium repeats on later pages are tagged again as part of the same header cell,
 * which would then read "Value Value Value". The repeats become pagination artifacts (ISO 14289-1, 7.8).
 */
import { readOperations } from '../pdf/tokens.ts';
import { markOf } from './marked-content.ts';
import { markedTexts, markKey } from './glyphs.ts';
import { kidsOf, structureOf } from './structure.ts';
import {
  pdfArrayAt,
  deflated,
  dictAt,
  latin1Bytes,
  name,
  nameAt,
  numberAt,
  pageContent,
  pagesOf,
  PDFArray,
  PDFDict,
  PDFNumber,
  type PDFDocument,
  type PDFObject,
} from '../pdf/objects.ts';

/** One piece of marked content below an element: who holds it, and where it is. */
interface Leaf {
  holder: PDFDict;
  kid: PDFObject;
  page: number;
  mcid: number;
}

function leavesOf(holder: PDFDict, pages: Map<PDFDict, number>): Leaf[] {
  const own = holder.lookup(name('Pg'));
  return kidsOf(holder).flatMap((kid): Leaf[] => {
    const value = holder.context.lookup(kid);
    if (value instanceof PDFDict && value.has(name('S'))) return leavesOf(value, pages);
    const reference =
      value instanceof PDFDict && nameAt(value, 'Type') === 'MCR' && !value.has(name('Stm'))
        ? value
        : undefined;
    const mcid = value instanceof PDFNumber ? value.asNumber() : reference && numberAt(reference, 'MCID');
    const page = pages.get((reference?.lookup(name('Pg')) ?? own) as PDFDict);
    return mcid === undefined || page === undefined ? [] : [{ holder, kid, page, mcid }];
  });
}

/** Leaves on a later page that say what the first page has said. */
function repeatedLeaves(leaves: Leaf[], texts: Map<string, string>): Leaf[] {
  const textOn = (page: number) =>
    leaves
      .filter((leaf) => leaf.page === page)
      .map((leaf) => texts.get(markKey(page, leaf.mcid)) ?? '')
      .join('');
  const first = Math.min(...leaves.map(({ page }) => page));
  const said = textOn(first);
  return said === '' ? [] : leaves.filter(({ page }) => page !== first && textOn(page) === said);
}

function unlink(document: PDFDocument, { holder, kid }: Leaf): void {
  holder.set(name('K'), document.context.obj(kidsOf(holder).filter((other) => other !== kid)));
}

/** The parent tree's entries of a page, by MCID. */
function parentsOf(document: PDFDocument, page: PDFDict): PDFArray | undefined {
  const tree = dictAt(dictAt(document.catalog, 'StructTreeRoot')!, 'ParentTree');
  const nums = tree && pdfArrayAt(tree, 'Nums');
  for (let at = 0; nums && at + 1 < nums.size(); at += 2) {
    const entry = nums.lookup(at + 1);
    if (
      (nums.lookup(at) as PDFNumber).asNumber() === numberAt(page, 'StructParents') &&
      entry instanceof PDFArray
    )
      return entry;
  }
  return undefined;
}

/** Opens the given marks of a page as artifacts instead. */
function remark(document: PDFDocument, page: PDFDict, mcids: Set<number>): void {
  const content = pageContent(page);
  let out = '';
  let copied = 0;
  for (const operation of readOperations(content)) {
    const mcid = operation.operator === 'BDC' ? markOf(operation).mcid : undefined;
    if (mcid === undefined || !mcids.has(mcid)) continue;
    out += content.slice(copied, operation.start) + '/Artifact <</Type /Pagination>> BDC';
    copied = operation.end;
  }
  page.set(
    name('Contents'),
    document.context.register(deflated(document.context, latin1Bytes(out + content.slice(copied)))),
  );
  const parents = parentsOf(document, page);
  for (const mcid of mcids) parents?.set(mcid, document.context.obj(null));
}

export function mendRepeatedHeads(document: PDFDocument): void {
  const pages = pagesOf(document);
  const numbers = new Map<PDFDict, number>(pages.map((page, index) => [page, index]));
  const texts = markedTexts(document);
  const heads = (structureOf(document) ?? []).filter(({ type }) => type === 'TH');
  const repeats = heads.flatMap(({ dict }) => repeatedLeaves(leavesOf(dict, numbers), texts));
  repeats.forEach((leaf) => unlink(document, leaf));
  for (const page of new Set(repeats.map((leaf) => leaf.page))) {
    remark(
      document,
      pages[page]!,
      new Set(repeats.filter((leaf) => leaf.page === page).map(({ mcid }) => mcid)),
    );
  }
}
