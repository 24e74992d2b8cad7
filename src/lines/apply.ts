/**
 * The script that sets chosen lines on the page, run inside Chromium: it may use nothing outside itself.
 *
 * Each line becomes a run that does not break, so that Chromium can only break between them; it still
 * justifies the line itself. Text, order and elements stay: what crosses a line end is set in two pieces.
 */
import type { SetLine } from './adjust.ts';

export interface SetParagraph {
  /** Place among the paragraphs last read. */
  index: number;
  lines: SetLine[];
}

declare global {
  interface Window {
    /** What stood in paragraphs before lines were set, by their place. */
    unset: Map<number, Node[]>;
  }
}

/** Runs in the page after `readParagraphs`. */
export function applyLines(planned: SetParagraph[]): void {
  window.unset = new Map();
  for (const { index, lines } of planned) {
    const { element, nodes } = window.paragraphs[index]!;
    const starts: number[] = [];
    let length = 0;
    for (const node of nodes) {
      starts.push(length);
      length += node.length;
    }
    const unset = [...element.childNodes];

    /** Copies of the inline elements around a text, shared with the text before it in the same line. */
    const holderIn = (line: HTMLElement, copies: Map<Element, Element>, node: Text): Element => {
      const chain: Element[] = [];
      for (let holder = node.parentElement!; holder !== element; holder = holder.parentElement!)
        chain.unshift(holder);
      let into: Element = line;
      for (const original of chain) {
        const known = copies.get(original);
        const copy = known ?? (original.cloneNode(false) as Element);
        if (!known) {
          copies.set(original, copy);
          into.append(copy);
        }
        into = copy;
      }
      return into;
    };
    const addMark = (
      into: Element,
      text: string,
      { em, half }: { em: number | undefined; half: boolean },
    ): void => {
      const span = document.createElement('span');
      if (half) span.className = 'half';
      if (em !== undefined) span.style.letterSpacing = `${-em}em`;
      span.textContent = text;
      into.append(span);
    };
    const setLine = ({ start, end, tight, beginsHalf, short }: SetLine): HTMLElement => {
      const line = document.createElement('span');
      line.className = 'line';
      if (short > 0) line.style.paddingRight = `${short}em`;
      const copies = new Map<Element, Element>();
      const marks = new Map(tight);
      nodes.forEach((node, place) => {
        const first = starts[place]!;
        const from = Math.max(start, first);
        const to = Math.min(end, first + node.length);
        if (from >= to) return;
        const into = holderIn(line, copies, node);
        let plain = from;
        const addPlain = (until: number) => {
          if (until > plain) into.append(node.data.slice(plain - first, until - first));
        };
        for (let at = from; at < to; at += 1) {
          const half = beginsHalf && at === start;
          if (!half && !marks.has(at)) continue;
          addPlain(at);
          addMark(into, node.data[at - first]!, { em: marks.get(at), half });
          plain = at + 1;
        }
        addPlain(to);
      });
      return line;
    };
    element.replaceChildren(...lines.map(setLine));
    element.classList.add('set');
    window.unset.set(index, unset);
  }
}

/** Runs in the page after `applyLines`: puts back what stood in these paragraphs. */
export function restoreParagraphs(indexes: number[]): void {
  for (const index of indexes) {
    const { element } = window.paragraphs[index]!;
    element.replaceChildren(...window.unset.get(index)!);
    element.classList.remove('set');
    if (element.className === '') element.removeAttribute('class');
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    while (walker.nextNode()) nodes.push(walker.currentNode as Text);
    window.paragraphs[index] = { element, nodes };
  }
}
