/**
 * Soft hyphens of a set page that divide no word are taken out: what is copied from the page, searched
 * or read aloud has only those that are seen.
 */
import type { HtmlDocument } from '../html/document.ts';
import { softHyphen } from '../html/hyphenate.ts';
import type { Sheet } from '../render/sheet.ts';

/** @returns The document as it stands on the sheet; the page must be on the sheet. */
export async function dropHyphens(sheet: Sheet, page: HtmlDocument): Promise<HtmlDocument> {
  if (!page.body.includes(softHyphen)) return page;
  return { ...page, body: await sheet.page.evaluate(dropInPage, softHyphen) };
}

/** Runs in the page. @returns the body without the hyphens that are not seen. */
function dropInPage(hyphen: string): string {
  const range = document.createRange();
  const texts = (root: Node): Text[] => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if ((node as Text).data.includes(hyphen)) found.push(node as Text);
    return found;
  };
  const boxOf = (node: Text, at: number): DOMRect => {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  // A word is divided where its next letter does not stand to the right of the one before.
  const isSeen = (node: Text, at: number) => boxOf(node, at + 1).left < boxOf(node, at - 1).left;
  for (const block of new Set(
    texts(document.body).map((node) => node.parentElement!.closest('p, li') ?? node.parentElement!),
  )) {
    const nodes = texts(block).map((node) => ({ node, data: node.data }));
    const kept = nodes.map(({ node, data }) =>
      [...data].filter((char, at) => char !== hyphen || isSeen(node, at)).join(''),
    );
    const lines = () => {
      range.selectNodeContents(block);
      return range.getClientRects().length + block.getBoundingClientRect().height;
    };
    const before = lines();
    nodes.forEach(({ node }, index) => {
      node.data = kept[index]!;
    });
    // Chromium may set a line otherwise that has fewer places to break: then they stay.
    if (lines() !== before) for (const { node, data } of nodes) node.data = data;
  }
  return document.body.innerHTML;
}
