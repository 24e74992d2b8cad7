/**
 * Looks at a finished card in the browser: clipped or overlapping type, least sizes, safe area,
 * contrast, and every text that it prints. Reports what is; `check.ts` judges it.
 */
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
  /** Class of type: source, secondary, body, headline; "chart" inside drawings. */
  type: string;
  /** px as seen */
  size: number;
  box: Box;
  /** Lowest contrast with any ground that it may stand on. */
  contrast: number;
  /** Part of it lies outside the element or drawing that holds it. */
  clipped: boolean;
}

export interface Inspection {
  /** Every stretch of type with one look. */
  runs: FoundText[];
  /** Whole texts as the reader meets them, for comparison with the dataset. */
  texts: { text: string; block: string; chart: boolean }[];
  /** Blocks that overlap one another. */
  overlaps: { block: string; other: string; box: Box }[];
}

export const inspectCard = (sheet: Sheet): Promise<Inspection> => sheet.page.evaluate(inspectInPage);

/** Runs in the page. */
function inspectInPage(): Inspection {
  const card = document.querySelector<HTMLElement>('.card')!;
  const round = (value: number) => Math.round(value * 10) / 10;
  const boxOf = ({ x, y, width, height }: DOMRect): Box => ({ x: round(x), y: round(y), width: round(width), height: round(height) });
  const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const hex = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const luminance = (colour: number[]): number => {
    const [r, g, b] = colour.slice(0, 3).map((value) => { const share = value / 255; return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4; }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a: number[], b: number[]): number => { const [x, y] = [luminance(a), luminance(b)]; return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05); };
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
  const blockOf = (element: Element): string => element.closest('[data-block]')?.getAttribute('data-block') ?? '';
  const runs: FoundText[] = [];
  const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!;
    const style = getComputedStyle(element);
    if (!node.textContent!.trim() || style.visibility === 'hidden' || element.closest('title, desc, style')) continue;
    const svg = element.closest('svg');
    const range = document.createRange();
    range.selectNodeContents(node);
    const rect = svg ? element.getBoundingClientRect() : range.getBoundingClientRect();
    const scale = svg ? (element as unknown as SVGGraphicsElement).getScreenCTM?.()?.a ?? 1 : 1;
    const within = (svg ?? element.closest('.card-head, .card-body, .card-foot, .cover-words') ?? card).getBoundingClientRect();
    const holder = within.height > 0 ? within : card.getBoundingClientRect();
    const size = Number.parseFloat(style.fontSize) * scale;
    // Boxes of type reach beyond the letters (by 0.44 em in the Han faces), so that much may hang over uncut.
    const slack = svg ? size * 0.44 : size * 0.25;
    const colour = channels(svg ? style.fill : style.color);
    runs.push({
      text: node.textContent!, block: blockOf(element), type: svg ? 'chart' : element.closest('[data-type]')?.getAttribute('data-type') ?? 'secondary', size: round(size), box: boxOf(rect),
      contrast: Math.round(Math.min(...grounds(element).map((ground) => ratio(colour, ground))) * 100) / 100,
      clipped: rect.left < holder.left - 1.5 || rect.right > holder.right + 1.5 || rect.top < holder.top - slack || rect.bottom > holder.bottom + slack,
    });
  }
  const texts: Inspection['texts'] = [];
  for (const element of card.querySelectorAll('[data-text]')) {
    if (getComputedStyle(element).visibility !== 'hidden') texts.push({ text: element.textContent!, block: blockOf(element), chart: false });
  }
  for (const element of card.querySelectorAll('svg text')) texts.push({ text: element.textContent!, block: blockOf(element), chart: true });
  const blocks = [...card.querySelectorAll('.card-block, .card-eyebrow, .card-title, .card-foot > *, .cover-words > *')].map((element) => ({ block: blockOf(element), element, rect: element.getBoundingClientRect() }));
  const overlaps: Inspection['overlaps'] = [];
  blocks.forEach((one, index) => blocks.slice(index + 1).forEach((other) => {
    if (one.element.contains(other.element) || other.element.contains(one.element)) return;
    const width = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
    const height = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
    if (width > 1 && height > 1) overlaps.push({ block: one.block, other: other.block, box: { x: round(Math.max(one.rect.left, other.rect.left)), y: round(Math.max(one.rect.top, other.rect.top)), width: round(width), height: round(height) } });
  }));
  return { runs, texts, overlaps };
}
