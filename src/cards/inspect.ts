/**
 * Looks at a finished card in the browser: what the page's own script finds (type out of its block, over
 * other type, cut in a chart, too small), and besides what only pictures have: type cut by an edge, safe
 * area, contrast, and every text with the facts that it prints. Reports what is; `check.ts` judges it.
 */
import { findFaults, type Fault, type Rules } from '../compose/inspect.ts';
import type { Sheet } from '../render/sheet.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface FoundText {
  text: string;
  block: string;
  /** px as seen */
  size: number;
  box: Box;
  /** A box for each of its lines. */
  lines: Box[];
  /** sRGB, 0 to 255 */
  colour: number[];
  /** Lowest contrast with any ground that is declared for it. */
  contrast: number;
  /** Part of it lies outside the element or drawing that holds it. */
  clipped: boolean;
}

export interface PrintedText {
  text: string;
  block: string;
  chart: boolean;
  /** Ids of the facts that stand in it or that it names. */
  facts: string[];
  /** px from the top of the picture */
  top: number;
}

export interface Inspection {
  /** Every stretch of type with one look. */
  runs: FoundText[];
  /** Whole texts as the reader meets them, for comparison with the dataset. */
  texts: PrintedText[];
  faults: Fault[];
}

/** Parts whose type must stay in them and off the others. */
const blocks = '.card-block, .card-head, .card-foot, .cover-words, .long-head, .long-standfirst, .long-photo';

export async function inspectCard(sheet: Sheet, rules: Omit<Rules, 'blocks'>): Promise<Inspection> {
  const [found, faults] = await Promise.all([
    sheet.page.evaluate(inspectInPage),
    sheet.page.evaluate(findFaults, { blocks, ...rules }),
  ]);
  return { ...found, faults };
}

/** Runs in the page. */
function inspectInPage(): Omit<Inspection, 'faults'> {
  const card = document.querySelector<HTMLElement>('.card')!;
  const round = (value: number) => Math.round(value * 10) / 10;
  const boxOf = ({ x, y, width, height }: DOMRect): Box => ({
    x: round(x),
    y: round(y),
    width: round(width),
    height: round(height),
  });
  const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const hex = (colour: string): number[] =>
    [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const luminance = (colour: number[]): number => {
    const [r, g, b] = colour.slice(0, 3).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a: number[], b: number[]): number => {
    const [x, y] = [luminance(a), luminance(b)];
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  };
  const grounds = (element: Element): number[][] => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      const solid = colour.length >= 3 && (colour.length < 4 || colour[3] === 1);
      const over = at.getAttribute('data-over');
      if (over) return [...over.split(',').map(hex), ...(solid ? [colour] : [])];
      if (solid) return [colour];
    }
    return [[255, 255, 255]];
  };
  const blockOf = (element: Element): string =>
    element.closest('[data-block]')?.getAttribute('data-block') ?? '';
  const runs: FoundText[] = [];
  const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!;
    const style = getComputedStyle(element);
    if (!node.textContent!.trim() || style.visibility === 'hidden' || element.closest('title, desc, style'))
      continue;
    const svg = element.closest('svg');
    const range = document.createRange();
    range.selectNodeContents(node);
    const rect = svg ? element.getBoundingClientRect() : range.getBoundingClientRect();
    const within = (
      svg ??
      element.closest('.card-head, .card-body, .card-foot, .cover-words') ??
      card
    ).getBoundingClientRect();
    const holder = within.height > 0 ? within : card.getBoundingClientRect();
    const size = window.gauge.sizeOf(element);
    // Boxes of type reach beyond the letters (by 0.44 em in the Han faces), so that much may hang over uncut.
    const slack = svg ? size * 0.44 : size * 0.25;
    const colour = channels(svg ? style.fill : style.color).slice(0, 3);
    runs.push({
      text: node.textContent!,
      block: blockOf(element),
      size: round(size),
      box: boxOf(rect),
      colour,
      lines: (svg ? [rect] : [...range.getClientRects()]).filter(({ width }) => width > 0).map(boxOf),
      contrast: Math.round(Math.min(...grounds(element).map((ground) => ratio(colour, ground))) * 100) / 100,
      clipped:
        rect.left < holder.left - 1.5 ||
        rect.right > holder.right + 1.5 ||
        rect.top < holder.top - slack ||
        rect.bottom > holder.bottom + slack,
    });
  }
  const factsOf = (element: Element): string[] => {
    const inside = [...element.querySelectorAll('[data-fact]')].map((part) =>
      part.getAttribute('data-fact')!,
    );
    const around = element.closest('[data-fact]')?.getAttribute('data-fact');
    return [...new Set([...inside, ...(around ? [around] : [])])];
  };
  const texts = [...card.querySelectorAll('[data-text], svg text')]
    .filter((element) => getComputedStyle(element).visibility !== 'hidden')
    .map((element): PrintedText => ({
      text: element.textContent!,
      block: blockOf(element),
      chart: element.localName === 'text',
      facts: factsOf(element),
      top: round(element.getBoundingClientRect().top),
    }));
  return { runs, texts };
}
