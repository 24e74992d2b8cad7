/**
 * What a listener needs and an eye does not: the label of a number before the number, and the language of
 * foreign words. Told to Chromium by the document, before it prints the tags.
 */
import type { Sheet } from '../render/sheet.ts';

/** Labels that stand below or behind their number on the page. */
const labels = '.lead-label, .row-label';

/**
 * Runs in the page. The accessibility tree, from which the tags are made, takes the children of the label's
 * parent in the order given; nothing moves on the page. A unit that is set at the head of the label (`.n-tail`)
 * is read with its number.
 */
function labelsFirst(selector: string): void {
  let count = 0;
  const named = (child: Element): string => (child.id ||= `spoken-${(count += 1)}`);
  for (const label of document.querySelectorAll<HTMLElement>(selector)) {
    const parent = label.parentElement;
    if (!parent || parent.firstElementChild === label) continue;
    // What has no box of its own cannot be owned; its parts can.
    const others = [...parent.children]
      .filter((child) => child !== label)
      .flatMap((child) => (getComputedStyle(child).display === 'contents' ? [...child.children] : [child]));
    const unit = label.querySelector('.n-tail');
    let words: Element = label;
    if (unit) {
      words = document.createElement('span');
      const rest = [...label.childNodes].filter((node) => node !== unit && !node.contains(unit));
      label.append(words);
      words.append(...rest);
    }
    // Of what has no role the tree takes the text alone, where it stands.
    for (const child of [words, ...others, ...(unit ? [unit] : [])])
      if (child.tagName === 'SPAN') child.setAttribute('role', 'group');
    parent.setAttribute('role', 'group');
    parent.setAttribute('aria-owns', [words, ...others, ...(unit ? [unit] : [])].map(named).join(' '));
  }
}

/**
 * Runs in the page. Words of another script than the document's get a language: Latin words among Han are
 * taken for English, and for words of no known language where they have letters that English has not; Han
 * among Latin is Chinese. Abbreviations in capitals and signs of units are read alike in every language.
 */
function markForeign(language: string): void {
  const isHan = /^(?:zh|ja)/.test(language);
  const foreign = isHan
    ? /\p{Script=Latin}[\p{Script=Latin}’'-]*(?: \p{Script=Latin}[\p{Script=Latin}’'-]*)*/gu
    : /\p{Script=Han}+/gu;
  const isWord = (text: string) =>
    !isHan || /\p{Ll}{2}/u.test(text.replace(/^(?:km|kg|mm|cm|ml|kW|hm)$/, ''));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    if (text.parentElement?.closest('svg, [lang]:not(html):not(body), script, style')) continue;
    const found = [...text.data.matchAll(foreign)].filter(([word]) => isWord(word));
    for (const match of found.reverse()) {
      const rest = text.splitText(match.index);
      rest.splitText(match[0].length);
      const span = document.createElement('span');
      // Without a role it has no element in the tags.
      span.setAttribute('role', 'group');
      span.lang = isHan ? (/^[\x20-\x7e’]+$/.test(match[0]) ? 'en' : 'und') : 'zh';
      rest.replaceWith(span);
      span.append(rest);
    }
  }
}

/** For a document that is shown, read back and about to be printed with tags. @param language BCP 47 */
export async function makeSpoken({ page }: Sheet, language: string): Promise<void> {
  await page.evaluate(labelsFirst, labels);
  await page.evaluate(markForeign, language);
}
