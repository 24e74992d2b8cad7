/**
 * An article in columns ends level: `data-level` in the templates. Where the columns' ends differ by
 * more than a line, or all end early, the smallest change that brings them together is made: its type
 * is set a hair larger or smaller; a paragraph brings three lines to the last column, or may leave a
 * single line at the foot of a column (of Han text also at the head of one: Chinese newspapers mind a
 * single character, not a single line); one paragraph is tracked until it has a line more or fewer.
 */
import type { HtmlDocument } from '../html/document.ts';
import type { Sheet } from '../render/sheet.ts';
import { touch } from './touch.ts';

/**
 * @param least Least size of an article's type, px. @returns The document as it stands on the sheet with
 * its columns level; the page must be on the sheet.
 */
export const levelColumns = (sheet: Sheet, page: HtmlDocument, least: number): Promise<HtmlDocument> =>
  touch(sheet, page, levelInPage, least);

/** Runs in the page. @returns How many texts were changed. */
function levelInPage(least: number): number {
  const { gauge } = window;
  /** Ends differ by this many lines at the most; a photo's foot is no line of text. */
  const bearable = 1.3;
  const isLatin = document.querySelector('.script-latin') !== null;
  const breaks: [orphans: number, widows: number][] = isLatin
    ? [
        [2, 2],
        [2, 3],
        [1, 2],
      ]
    : [
        [2, 2],
        [2, 3],
        [1, 2],
        [1, 3],
        [1, 1],
      ];
  /**
   * Steps of the type's size, px, how many at most, and the least distance of lines, in sizes of type, that
   * it must keep.
   */
  const stepSize = 1 / 8;
  const mostSteps = 10;
  const leastLeading = isLatin ? 1.16 : 1.24;
  /** Of a paragraph, em: between Han characters, or between words, which bear more. */
  const trackings = [0.012, -0.012, 0.024, -0.024].map((em) => (isLatin ? em * 3 : em));
  const tracked = isLatin ? 'wordSpacing' : 'letterSpacing';

  interface Way {
    step: number;
    orphans: number;
    widows: number;
    paragraph: number;
    tracking: number;
  }
  const asIs: Way = { step: 0, orphans: 2, widows: 2, paragraph: -1, tracking: 0 };

  const hostOf = (text: Element): Element | undefined =>
    [text, text.parentElement!].find((one) => Number.parseInt(getComputedStyle(one).columnCount, 10) > 1);
  /** By how many lines the ends of the columns differ, or all of them end early. */
  const unevenness = (text: HTMLElement, host: Element, bottom: number): number => {
    const { columnCount, columnGap } = getComputedStyle(host);
    const count = Number.parseInt(columnCount, 10);
    const { left, top, width } = host.getBoundingClientRect();
    const step = (width + (Number.parseFloat(columnGap) || 0)) / count;
    const ends = Array.from({ length: count }, () => top);
    for (const box of gauge.printed(host, '.photo-frame')) {
      const column = Math.max(0, Math.min(count - 1, Math.floor((box.left - left + 1) / step)));
      ends[column] = Math.max(ends[column]!, box.bottom);
    }
    return (
      Math.max(Math.max(...ends) - Math.min(...ends), bottom - Math.max(...ends)) /
      Number.parseFloat(getComputedStyle(text).lineHeight)
    );
  };

  /** The smallest change first. */
  function* waysOf(text: HTMLElement, size: number): Generator<Way> {
    const greatest = Number.parseFloat(getComputedStyle(text).lineHeight) / leastLeading;
    for (let index = 0; index <= mostSteps * 2; index += 1) {
      const step = Math.ceil(index / 2) * (index % 2 === 1 ? 1 : -1);
      if (step !== 0 && (size + step * stepSize > greatest || size + step * stepSize < least)) continue;
      for (const [orphans, widows] of breaks) yield { ...asIs, step, orphans, widows };
    }
    const [orphans, widows] = breaks.at(-1)!;
    for (const tracking of trackings)
      for (let paragraph = 0; paragraph < text.children.length; paragraph += 1)
        yield { ...asIs, orphans, widows, paragraph, tracking };
  }

  function level(text: HTMLElement, host: Element): boolean {
    const block = text.closest('.block')!;
    const { right, bottom } = block.getBoundingClientRect();
    const room = { right, bottom: bottom - Number.parseFloat(getComputedStyle(block).paddingBottom) };
    const [size, given] = [gauge.sizeOf(text), text.getAttribute('style') ?? ''];
    const paragraphs = [...text.children] as HTMLElement[];
    const set = ({ step, orphans, widows, paragraph, tracking }: Way) => {
      text.setAttribute('style', given);
      if (step !== 0) text.style.fontSize = `${size + step * stepSize}px`;
      if (orphans !== 2) text.style.orphans = `${orphans}`;
      if (widows !== 2) text.style.widows = `${widows}`;
      for (const one of paragraphs) one.removeAttribute('style');
      if (paragraph >= 0) paragraphs[paragraph]!.style[tracked] = `${tracking}em`;
    };
    let best = { way: asIs, uneven: unevenness(text, host, room.bottom) };
    for (const way of waysOf(text, size)) {
      if (best.uneven <= bearable) break;
      set(way);
      if (gauge.beyond([text, ...paragraphs], room) > gauge.slack || gauge.tooWide(text) > gauge.slack)
        continue;
      const uneven = unevenness(text, host, room.bottom);
      if (uneven < best.uneven - 0.5) best = { way, uneven };
    }
    if (best.uneven > bearable || best.way !== asIs) set(best.way);
    return best.way !== asIs;
  }

  return [...document.querySelectorAll<HTMLElement>('.block [data-level]')].filter((text) => {
    const host = hostOf(text);
    return host !== undefined && level(text, host);
  }).length;
}
