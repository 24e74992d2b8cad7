/** Texts of a document as Chromium sets them: their styles, and where their lines begin and end. */
import type { Run } from '../../src/type/shape.ts';

export interface PageText {
  part: string;
  runs: Run[];
  text: string;
  /** px */
  size: number;
  measure: number;
  indent: number;
  hyphens: boolean;
  whole: boolean;
  anywhere: boolean;
  nowrap: boolean;
  /** First units and ends, px. */
  lines: { start: number; left: number; right: number }[];
  /** Space after its last character, px. */
  trailing: number;
}

/** Runs in the page. Text that stands among boxes of its own is left out. @param every One of so many. */
export function readTexts(every: number): PageText[] {
  const styles = new Map<Element, CSSStyleDeclaration>();
  const styleOf = (element: Element): CSSStyleDeclaration => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element)!;
  };
  const px = (length: string): number => Number.parseFloat(length) || 0;
  const groups = new Map<HTMLElement, Text[]>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    let element = node.parentElement!;
    if (element.closest('svg')) continue;
    while (styleOf(element).display === 'inline') element = element.parentElement!;
    groups.set(element, [...(groups.get(element) ?? []), node]);
  }
  const isPlain = (element: Element): boolean =>
    styleOf(element).writingMode === 'horizontal-tb' &&
    !/flex|grid/.test(styleOf(element).display) &&
    [...element.querySelectorAll('*')].every(
      (part) => part.localName === 'wbr' || styleOf(part).display === 'inline',
    );

  /** What stands around a text inside its paragraph. */
  const around = (element: Element, node: Text) => {
    let hold: Element | undefined;
    let [before, after] = [0, 0];
    let [isFirst, isLast] = [true, true];
    let child: Node = node;
    for (let parent = node.parentElement!; parent !== element; parent = parent.parentElement!) {
      const { textWrapMode, paddingLeft, marginLeft, paddingRight, marginRight } = styleOf(parent);
      if (textWrapMode === 'nowrap') hold = parent;
      isFirst &&= parent.firstChild === child;
      isLast &&= parent.lastChild === child;
      if (isFirst) before += px(paddingLeft) + px(marginLeft);
      if (isLast) after += px(paddingRight) + px(marginRight);
      child = parent;
    }
    return { hold, before, after };
  };
  const isApart = ({ previousSibling, parentElement }: Text): boolean =>
    previousSibling ? previousSibling.nodeName === 'WBR' : parentElement!.previousSibling?.nodeName === 'WBR';

  const range = document.createRange();
  const linesOf = (units: { node: Text; at: number }[], size: number): PageText['lines'] => {
    const lines: PageText['lines'] = [];
    let [middle, last] = [-Infinity, 0];
    units.forEach(({ node, at }, unit) => {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { left, right, top, bottom, width, height } = range.getBoundingClientRect();
      if (width === 0 || height === 0) return;
      const own = (top + bottom) / 2;
      if (Math.abs(own - middle) > size * 0.7 || left < last - size) {
        lines.push({ start: unit, left, right });
        middle = own;
      } else lines.at(-1)!.right = Math.max(lines.at(-1)!.right, right);
      last = left;
    });
    return lines;
  };

  const readOne = (element: HTMLElement, nodes: Text[]): PageText => {
    const style = styleOf(element);
    const size = px(style.fontSize);
    const count = px(style.columnCount) || 1;
    const width =
      element.getClientRects()[0]!.width -
      [style.paddingLeft, style.paddingRight, style.borderLeftWidth, style.borderRightWidth]
        .map(px)
        .reduce((sum, one) => sum + one, 0);
    const runs: PageText['runs'] = [];
    const units: { node: Text; at: number }[] = [];
    const holds: Element[] = [];
    let text = '';
    let trailing = 0;
    for (const node of nodes) {
      let words = '';
      node.data.split('').forEach((unit, at) => {
        if (/\s/.test(unit) && (text + words === '' || /\s$/.test(text + words))) return;
        words += /\s/.test(unit) ? ' ' : unit;
        units.push({ node, at });
      });
      if (words === '') continue;
      text += words;
      const { hold, before, after } = around(element, node);
      if (hold && !holds.includes(hold)) holds.push(hold);
      const own = styleOf(node.parentElement!);
      trailing = after;
      runs.push({
        text: words,
        family: own.fontFamily.split(',')[0]!.replaceAll(/["']/g, ''),
        weight: px(own.fontWeight),
        scale: px(own.fontSize) / size,
        kerning: own.fontKerning !== 'none',
        halves: own.fontFeatureSettings.includes('halt'),
        ...(hold ? { hard: holds.indexOf(hold) + 1 } : {}),
        ...(isApart(node) ? { apart: true } : {}),
        ...(before + after > 0 ? { pad: [before / size, after / size] as [number, number] } : {}),
      });
    }
    while (text.endsWith(' ')) {
      text = text.slice(0, -1);
      units.pop();
      const last = runs.at(-1)!;
      last.text = last.text.slice(0, -1);
      if (last.text === '') runs.pop();
    }
    return {
      part: element.className || element.localName,
      runs,
      text,
      size,
      measure: (width - (count - 1) * px(style.columnGap)) / count,
      indent: px(style.textIndent),
      hyphens: style.hyphens === 'manual',
      whole: style.wordBreak === 'keep-all',
      anywhere: style.overflowWrap === 'anywhere',
      nowrap: style.textWrapMode === 'nowrap',
      lines: linesOf(units, size),
      trailing,
    };
  };
  return [...groups]
    .filter(([element, nodes]) => isPlain(element) && nodes.some(({ data }) => data.trim() !== ''))
    .filter((_, index) => index % every === 0)
    .map(([element, nodes]) => readOne(element, nodes))
    .filter(({ lines }) => lines.length > 0);
}
