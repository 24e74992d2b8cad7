/**
 * An article in columns ends level: `data-level` in the templates. Where the columns' ends differ by
 * more than a line, or all end early, its type is set a hair larger or smaller, or a paragraph may leave a single line at the foot
 * of a column (of Han text also at the head of one: Chinese newspapers mind a single character, not a
 * single line), whichever is the smallest change that brings the ends together.
 */
import type { HtmlDocument } from '../html/document.ts';
import type { Sheet } from '../render/sheet.ts';

/** @param least Least size of an article's type, px. @returns The document as it stands on the sheet with its columns level; the page must be on the sheet. */
export async function levelColumns(sheet: Sheet, page: HtmlDocument, least: number): Promise<HtmlDocument> {
  const levelled = await sheet.page.evaluate(levelInPage, least);
  return levelled > 0 ? { ...page, body: await sheet.page.evaluate(() => document.body.innerHTML) } : page;
}

/** Runs in the page. @returns How many texts were changed. */
function levelInPage(least: number): number {
  const { gauge } = window;
  /** Ends differ by this many lines at the most; a photo's foot is no line of text. */
  const bearable = 1.3;
  const isLatin = document.querySelector('.script-latin') !== null;
  const breaks: [orphans: number, widows: number][] = isLatin ? [[2, 2], [1, 2]] : [[2, 2], [1, 2], [1, 1]];
  /** Steps of the type's size, px, how many at most, and the least distance of lines, in sizes of type, that it must keep. */
  const stepSize = 1 / 16;
  const mostSteps = 20;
  const leastLeading = isLatin ? 1.22 : 1.4;

  const hostOf = (text: Element): Element | undefined => [text, text.parentElement!].find((one) => Number.parseInt(getComputedStyle(one).columnCount, 10) > 1);
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
    return Math.max(Math.max(...ends) - Math.min(...ends), bottom - Math.max(...ends)) / Number.parseFloat(getComputedStyle(text).lineHeight);
  };

  let count = 0;
  for (const text of document.querySelectorAll<HTMLElement>('.block [data-level]')) {
    const host = hostOf(text);
    if (!host) continue;
    const block = text.closest('.block')!;
    const { right, bottom } = block.getBoundingClientRect();
    const room = { right, bottom: bottom - Number.parseFloat(getComputedStyle(block).paddingBottom) };
    if (unevenness(text, host, room.bottom) <= bearable) continue;
    const [size, given] = [gauge.sizeOf(text), text.getAttribute('style') ?? ''];
    const set = ({ step, orphans, widows }: { step: number; orphans: number; widows: number }) => {
      text.setAttribute('style', given);
      if (step !== 0) text.style.fontSize = `${size + step * stepSize}px`;
      if (orphans < 2) text.style.orphans = `${orphans}`;
      if (widows < 2) text.style.widows = `${widows}`;
    };
    let best: { way: Parameters<typeof set>[0]; uneven: number } = { way: { step: 0, orphans: 2, widows: 2 }, uneven: unevenness(text, host, room.bottom) };
    const greatest = Number.parseFloat(getComputedStyle(text).lineHeight) / leastLeading;
    const sizes = Array.from({ length: mostSteps * 2 + 1 }, (_, index) => Math.ceil(index / 2) * (index % 2 === 1 ? 1 : -1))
      .filter((step) => step === 0 || (size + step * stepSize <= greatest && size + step * stepSize >= least));
    for (const step of sizes) {
      if (best.uneven <= bearable) break;
      for (const [orphans, widows] of breaks) {
        set({ step, orphans, widows });
        if (gauge.beyond([text, ...text.children], room) > gauge.slack || gauge.tooWide(text) > gauge.slack) continue;
        const uneven = unevenness(text, host, room.bottom);
        if (uneven < best.uneven - 0.5) best = { way: { step, orphans, widows }, uneven };
        if (best.uneven <= bearable) break;
      }
    }
    set(best.way);
    if (best.way.step !== 0 || best.way.orphans < 2) count += 1;
  }
  return count;
}
