/**
 * Texts that are the only ones of their class on a page, and set for display (`data-grow` in the
 * templates: how many times its size one may be), are set as large as their place allows: a short one
 * beside a high neighbour, or an article at the end of its column, would leave a hole. Their leading
 * grows with them, so such a text leaves the baseline grid; its own columns stay level.
 */
import type { HtmlDocument } from '../html/document.ts';
import type { Sheet } from '../render/sheet.ts';
import { touch } from './touch.ts';

/**
 * @returns The document as it stands on the sheet after its texts have grown; the page must be on the
 * sheet.
 */
export const fillTexts = (sheet: Sheet, page: HtmlDocument): Promise<HtmlDocument> =>
  touch(sheet, page, growTexts);

/** Runs in the page. @returns How many texts have grown. */
function growTexts(): number {
  const { gauge } = window;
  const steps = 28;
  /** Distance of lines from which larger type needs more of it, in sizes of type. */
  const leading = 1.3;
  /**
   * By how much of their distance lines are led out, at most, when the type can grow no further: display
   * more than text.
   */
  const ledShare = 0.25;
  /**
   * Lines of body text that must be free before the type grows: for each of its own, and at most; of prose
   * in columns so many.
   */
  const leastEach = 0.45;
  const leastRoom = 2;
  const leastProse = 1.3;
  /** Lines that may stay free below prose before it leaves the baseline grid, whose pitch all text of a page has. */
  const proseRoom = 2.4;
  const line = Number.parseFloat(getComputedStyle(document.body).lineHeight);
  /**
   * Steps below the greatest that are tried for a fuller last line of a single paragraph: what it is short
   * of is worth so many lines.
   */
  const endsTried = 7;
  const goodEnd = 0.6;
  const endWorth = 6;
  /**
   * The step at which most of the room is filled and the last line is full enough; the greatest of equals.
   * In columns a smaller one need not fit because a greater does.
   */
  const fullestEnd = (text: Element, candidates: number[], set: (step: number) => void): number => {
    const costs = candidates.map((step) => {
      set(step);
      const lines = [...text.childNodes]
        .flatMap((node) => gauge.linesOf(node, 1))
        .sort((a, b) => a.bottom - b.bottom || a.right - b.right);
      const { left, width, height } = text.getBoundingClientRect();
      return { height, short: Math.max(0, goodEnd - ((lines.at(-1)?.right ?? left) - left) / width) };
    });
    const most = Math.max(...costs.map(({ height }) => height));
    const total = costs.map(({ height, short }) => (most - height) / line + short * endWorth);
    return candidates[total.indexOf(Math.min(...total))]!;
  };
  /** Sizes down to this share are tried for lines of whole characters, in steps of so many px. */
  const leastWhole = 0.94;
  const wholeStep = 1 / 8;
  /** What a line of text that stays free is worth, in characters by which every line is wider than whole ones. */
  const freeLine = 0.25;
  /**
   * px up to so many at which lines of Han prose hold whole characters and fill their column: what a line is wider
   * than those is stretch in every one of its gaps. @param freeAt Lines that stay free at a size.
   */
  const wholeSize = (text: HTMLElement, most: number, freeAt: (one: number) => number): number => {
    const { columnCount, columnGap } = getComputedStyle(text);
    const columns = Number.parseFloat(columnCount) || 1;
    const measure = (text.clientWidth - (columns - 1) * (Number.parseFloat(columnGap) || 0)) / columns;
    let best = { size: most, cost: Infinity };
    for (let size = Math.floor(most / wholeStep) * wholeStep; size >= most * leastWhole; size -= wholeStep) {
      const cost = ((measure / size) % 1) + freeLine * freeAt(size);
      if (cost < best.cost) best = { size, cost };
    }
    return best.size;
  };
  const isHan = document.body.classList.contains('script-han');
  let count = 0;
  for (const text of document.querySelectorAll<HTMLElement>('.block [data-grow]')) {
    const block = text.closest('.block')!;
    const [size, height] = [gauge.sizeOf(text), Number.parseFloat(getComputedStyle(text).lineHeight)];
    const times = Number(text.dataset.grow);
    const isProse = text.querySelector('p') !== null;
    // A column by itself, which no other must be level with, is led out more: it gave up type for whole characters.
    const led = isProse && !text.matches('[data-level]') ? 1 : ledShare;
    let whole: number | undefined;
    const set = (step: number, more: number) => {
      const type = whole ?? size * (1 + ((times - 1) * step) / steps);
      const lines =
        Math.max(height, type * Math.min(leading, height / size)) * (1 + ((times - 1) * led * more) / steps);
      text.style.fontSize = `${Math.floor(type / wholeStep) * wholeStep}px`;
      text.style.lineHeight = `${Math.floor(lines * 16) / 16}px`;
    };
    const { right, bottom } = block.getBoundingClientRect();
    const room = { right, bottom: bottom - Number.parseFloat(getComputedStyle(block).paddingBottom) };
    const fits = (step: number, more: number) => {
      set(step, more);
      return (
        gauge.beyond([text, ...text.parentElement!.children, ...text.children], room) <= gauge.slack &&
        gauge.tooWide(text) <= gauge.slack
      );
    };
    // Little room is led out: larger type breaks its lines anew.
    const column = [text, ...text.parentElement!.querySelectorAll(':scope > [data-grow] ~ .photo')];
    // What is centred has half of the room above it.
    const free =
      Number.parseFloat(getComputedStyle(text).marginTop) - gauge.beyond(column, { bottom: room.bottom });
    const own = text.getBoundingClientRect().height / height;
    const isShort = free > (isProse ? leastProse : Math.min(leastRoom, own * leastEach)) * line;
    const most = isShort ? gauge.greatest(steps, (tried) => fits(tried, 0)) : 0;
    const step = isProse
      ? most
      : fullestEnd(
          text,
          Array.from({ length: Math.min(most, endsTried) + 1 }, (_, less) => most - less).filter(
            (tried) => tried === most || fits(tried, 0),
          ),
          (tried) => set(tried, 0),
        );
    const leftAt = () => -gauge.beyond(column, { bottom: room.bottom });
    if (isProse && isHan && !text.matches('[data-level]'))
      whole = wholeSize(text, size * (1 + ((times - 1) * step) / steps), (one) => {
        whole = one;
        set(step, 0);
        return leftAt() / line;
      });
    set(step, 0);
    const left = leftAt();
    const more =
      isProse && left <= proseRoom * line ? 0 : gauge.greatest(steps, (tried) => fits(step, tried));
    if (step + more > 0 || (whole ?? size) < size) {
      set(step, more);
      count += 1;
    } else text.style.fontSize = text.style.lineHeight = '';
  }
  return count;
}
