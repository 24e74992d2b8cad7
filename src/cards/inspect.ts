/**
 * Looks at a finished card in the browser: every stretch of type with its size, colour, place and declared
 * ground; every text with the facts that it prints; whether words are as wide as they were reckoned.
 * Reports what is; `check.ts` judges it.
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
  /** Class of type: headline, source, picture, secondary. */
  type: string;
  /** px as seen */
  size: number;
  box: Box;
  /** A box for each of its lines. */
  lines: Box[];
  /** sRGB, 0 to 255 */
  colour: number[];
  /** Lowest contrast with any ground that is declared for it. */
  contrast: number;
}

export interface PrintedText {
  text: string;
  block: string;
  /** Reckoned from the report's numbers. */
  derived: boolean;
  /** Ids of the facts that stand in it or that it names. */
  facts: string[];
  /** Address, where a text has one. */
  at?: string;
  /** px from the top of the picture */
  top: number;
}

export interface Inspection {
  /** Every stretch of type with one look. */
  runs: FoundText[];
  /** Whole texts as the reader meets them, for comparison with the dataset. */
  texts: PrintedText[];
}

export const inspectCard = (sheet: Sheet): Promise<Inspection> => sheet.page.evaluate(inspectInPage);

/** Runs in the page. */
export function inspectInPage(): Inspection {
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
  const runs: FoundText[] = [];
  const texts: PrintedText[] = [];
  for (const piece of card.querySelectorAll<HTMLElement>('.piece')) {
    const block = piece.getAttribute('data-block') ?? '';
    const type = piece.getAttribute('data-type') ?? '';
    const grounds = (piece.getAttribute('data-over') ?? '#ffffff').split(',').map(hex);
    const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.textContent!.trim()) continue;
      const style = getComputedStyle(node.parentElement!);
      const range = document.createRange();
      range.selectNodeContents(node);
      const colour = channels(style.color).slice(0, 3);
      runs.push({
        text: node.textContent!,
        block,
        type,
        size: round(Number.parseFloat(style.fontSize)),
        box: boxOf(range.getBoundingClientRect()),
        lines: [...range.getClientRects()].filter(({ width }) => width > 0).map(boxOf),
        colour,
        contrast: Math.round(Math.min(...grounds.map((ground) => ratio(colour, ground))) * 100) / 100,
      });
    }
    const at = piece.getAttribute('data-at');
    const last = texts.at(-1);
    // Letters of a ribbon, one by one.
    if (type === 'picture' && at && last?.at === at) last.text += piece.textContent!.trim();
    if (type === 'picture' && (!at || last?.at === at)) continue;
    const inside = [...piece.querySelectorAll('[data-fact]')].map((part) => part.getAttribute('data-fact')!);
    texts.push({
      ...(at ? { at } : {}),
      text: piece.textContent!.trim(),
      block,
      derived: piece.hasAttribute('data-derived'),
      facts: [
        ...new Set([...inside, ...(piece.getAttribute('data-facts') ?? '').split(' ').filter(Boolean)]),
      ],
      top: round(piece.getBoundingClientRect().top),
    });
  }
  return { runs, texts };
}
