/**
 * The size of an article's type at which its lines are best: a figure that no line may divide leaves a line short at
 * one size and not at another. Every paragraph keeps the lines that it has, so that columns stay level.
 */
import type { HtmlDocument } from '../html/document.ts';
import type { Sheet } from '../render/sheet.ts';
import { chooseBreaks } from './breaks.ts';
import type { Galley } from './paragraph.ts';
import { touch } from './touch.ts';

/** Steps of size that are tried, px, and how many below the given one: larger type might not go in. */
const step = 1 / 8;
const mostSteps = 8;
/** What a step is worth, in costs of lines; and by how much the lines must be better. */
const stepCost = 6;
const leastGain = 30;

/** A paragraph with the lines that it has. */
export interface Filled extends Galley {
  lines: unknown[];
}

/** The same words in type of another size: the line holds more of them, or fewer. */
const resized = (galley: Filled, size: number): Filled => ({
  ...galley,
  measure: (galley.measure * galley.size) / size,
});

const costAt = (paragraphs: Filled[], size: number): number =>
  paragraphs.reduce((sum, galley) => {
    const breaks = chooseBreaks(resized(galley, size), galley.lines.length);
    return sum + (breaks?.cost ?? Infinity);
  }, 0);

/** @param least px. @returns The size at which these paragraphs, all of one size, are set best; px. */
export function bestSize(paragraphs: Filled[], least: number): number {
  const given = paragraphs[0]!.size;
  let best = { size: given, cost: costAt(paragraphs, given) - leastGain };
  for (let steps = 1; steps <= mostSteps && given - steps * step >= least; steps += 1) {
    const size = given - steps * step;
    const cost = costAt(paragraphs, size) + steps * stepCost;
    if (cost < best.cost) best = { size, cost };
  }
  return best.size;
}

/** Gives the articles of a page their sizes. @param sizes px, by the id of their blocks. */
export const setSizes = (
  sheet: Sheet,
  page: HtmlDocument,
  sizes: Record<string, number>,
): Promise<HtmlDocument> => touch(sheet, page, setInPage, sizes);

/** Runs in the page. @returns How many texts were changed. */
function setInPage(sizes: Record<string, number>): number {
  let count = 0;
  for (const text of document.querySelectorAll<HTMLElement>('.block[data-block] .article-text')) {
    const size = sizes[text.closest('[data-block]')!.getAttribute('data-block')!];
    if (size === undefined) continue;
    text.style.lineHeight = getComputedStyle(text).lineHeight;
    text.style.fontSize = `${size}px`;
    count += 1;
  }
  return count;
}
