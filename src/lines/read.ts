/**
 * The script that reads the paragraphs of a set page, run inside Chromium: it may use nothing outside
 * itself. The composer learns from it what there is to set, the check what has been set. To ask for the
 * place of a character is dear, so it asks for few.
 */

export interface PageLine {
  /** Unit with which it begins. */
  start: number;
  /** px from the corner of the page: its ends and its middle. */
  left: number;
  right: number;
  middle: number;
  /** Width of its last unit, px. */
  last: number;
  /** em put between two ideographs; undefined where none are neighbours. */
  stretch?: number;
}

/**
 * A paragraph of more than one line, as it stands on the page. Lists run along the UTF-16 units of its
 * text; lengths in px.
 */
export interface PageParagraph {
  /** Place among the paragraphs of the page. */
  index: number;
  block: string;
  /** Page, from 1. */
  page: number;
  text: string;
  /** Size of the type. */
  size: number;
  /** Width of a line, and how far the first begins inside it. */
  measure: number;
  indent: number;
  justified: boolean;
  /** Of an article, not of a list or a caption. */
  prose?: boolean;
  lines: PageLine[];
  /**
   * Number of the run in which a unit stands, 0 for none: runs that are not broken, terms better kept whole,
   * and boxes, ranks and sayings, in which no line begins for whatever reason but in prose.
   */
  hard: number[];
  soft: number[];
  box: number[];
}

declare global {
  interface Window {
    /** The paragraphs of the page, for `applyLines`. */
    paragraphs: { element: HTMLElement; nodes: Text[] }[];
  }
}

/**
 * Runs in the page. Text that stands among other things than characters and inline elements is left out,
 * and so are other scripts than Han.
 */
export function readParagraphs(): PageParagraph[] {
  type Source = Window['paragraphs'][number];
  const styles = new Map<Element, CSSStyleDeclaration>();
  const styleOf = (element: Element): CSSStyleDeclaration => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element)!;
  };
  const isInline = (element: Element): boolean => styleOf(element).display === 'inline';
  const px = (length: string): number => Number.parseFloat(length) || 0;

  /** Text with the nearest element that is set in lines of its own. */
  const findSources = (): Source[] => {
    const found: Source[] = [];
    for (const block of document.querySelectorAll('.block[data-block]')) {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
        let element = node.parentElement!;
        if (element.closest('svg')) continue;
        while (isInline(element)) element = element.parentElement!;
        if (found.at(-1)?.element === element) found.at(-1)!.nodes.push(node);
        else if (node.data.trim()) found.push({ element, nodes: [node] });
      }
    }
    return found;
  };
  const isPlain = ({ element }: Source): boolean => {
    const { writingMode, textWrapMode } = styleOf(element);
    return (
      writingMode === 'horizontal-tb' &&
      textWrapMode !== 'nowrap' &&
      [...element.querySelectorAll('*')].every((part) => isInline(part) && !part.matches('svg, img, br'))
    );
  };

  const range = document.createRange();
  /**
   * Places of single units; one that is not set, such as a space at the end of a line, stands where the
   * unit before it ends.
   */
  const reader = ({ nodes }: Source): ((unit: number) => DOMRect) => {
    const places = nodes.flatMap((node) => Array.from({ length: node.length }, (_, at) => ({ node, at })));
    const known = new Map<number, DOMRect>();
    const rectOf = (unit: number): DOMRect => {
      const found = known.get(unit);
      if (found) return found;
      const { node, at } = places[unit]!;
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      let rect = range.getBoundingClientRect();
      if (rect.height === 0 && unit > 0) {
        const before = rectOf(unit - 1);
        rect = new DOMRect(before.right, before.top, 0, before.height);
      }
      known.set(unit, rect);
      return rect;
    };
    return rectOf;
  };
  const middleOf = ({ top, bottom }: DOMRect): number => (top + bottom) / 2;

  /** First units of the lines, each end found by halving. */
  const findStarts = (
    rectOf: (unit: number) => DOMRect,
    { length, size, measure }: { length: number; size: number; measure: number },
  ): number[] => {
    const starts: number[] = [];
    for (let start = 0; start < length;) {
      const first = rectOf(start);
      const isSame = (unit: number): boolean => {
        const rect = rectOf(unit);
        return (
          Math.abs(middleOf(rect) - middleOf(first)) < size * 0.7 &&
          rect.left > first.left - size &&
          rect.left < first.left + measure + size
        );
      };
      starts.push(start);
      let low = start;
      let high = length;
      let guess = Math.min(length - 1, start + Math.ceil(measure / size));
      while (high - low > 1) {
        if (isSame(guess)) low = guess;
        else high = guess;
        guess = Math.floor((low + high) / 2);
        if (high - low > 6 && low > start) guess = low + 2;
      }
      start = high;
    }
    return starts;
  };

  const ideograph = /\p{Script=Han}/u;
  const cjk = /[\u2e80-\u9fff\uff00-\uffef]/u;
  /**
   * Beside other characters Chromium puts the stretch of two gaps into one advance, so that only neighbours
   * among CJK tell.
   */
  const stretchOf = (
    text: string,
    rectOf: (unit: number) => DOMRect,
    { start, end, size }: { start: number; end: number; size: number },
  ): number | undefined => {
    const found: number[] = [];
    for (let unit = start; unit + 1 < end && found.length < 3; unit += 1) {
      const tells =
        ideograph.test(text[unit]!) &&
        ideograph.test(text[unit + 1]!) &&
        (unit === start || cjk.test(text[unit - 1]!));
      if (tells) found.push((rectOf(unit + 1).left - rectOf(unit).left) / size - 1);
    }
    return found.sort((a, b) => a - b)[found.length >> 1];
  };

  /** Numbers the elements that hold the units: the outermost of those that fit. */
  const numberRuns = ({ element, nodes }: Source, fits: (holder: Element) => boolean): number[] => {
    const known: Element[] = [];
    return nodes.flatMap((node) => {
      let run: Element | undefined;
      for (let holder = node.parentElement!; holder !== element; holder = holder.parentElement!)
        if (fits(holder)) run = holder;
      if (run && !known.includes(run)) known.push(run);
      return Array<number>(node.length).fill(run ? known.indexOf(run) + 1 : 0);
    });
  };
  const isHard = (holder: Element): boolean =>
    holder.closest('.line')
      ? holder.matches('.keep:not(.soft), .fact, .number, .unit')
      : styleOf(holder).textWrapMode === 'nowrap';

  const readOne = (source: Source, index: number): PageParagraph[] => {
    const { element, nodes } = source;
    const { fontSize, textIndent, textAlign, paddingLeft, paddingRight, columnCount, columnGap } =
      styleOf(element);
    const text = nodes.map((node) => node.data).join('');
    const size = px(fontSize);
    const width = element.getClientRects()[0]!.width - px(paddingLeft) - px(paddingRight);
    // Its box is that of all its columns.
    const columns = px(columnCount) || 1;
    const measure = (width - (columns - 1) * px(columnGap)) / columns;
    const rectOf = reader(source);
    const starts = findStarts(rectOf, { length: text.length, size, measure });
    if (starts.length < 2) return [];
    const sheet = element.closest('.sheet')!;
    const { left, top } = sheet.getBoundingClientRect();
    const lines = starts.map((start, at) => {
      const end = starts[at + 1] ?? text.length;
      let last = end - 1;
      while (last > start && !text[last]!.trim()) last -= 1;
      const [first, final] = [rectOf(start), rectOf(last)];
      const stretch = stretchOf(text, rectOf, { start, end, size });
      return {
        start,
        left: first.left - left,
        right: final.right - left,
        middle: middleOf(first) - top,
        last: final.width,
        ...(stretch === undefined ? {} : { stretch }),
      };
    });
    return [
      {
        index,
        block: element.closest('[data-block]')!.getAttribute('data-block')!,
        page: Number(sheet.getAttribute('data-page')),
        text,
        size,
        measure,
        indent: px(textIndent),
        justified: textAlign === 'justify',
        prose: element.closest('.article-text') !== null,
        lines,
        hard: numberRuns(source, isHard),
        soft: numberRuns(source, (holder) => holder.matches('.soft')),
        box: numberRuns(source, (holder) => holder.matches('.box')),
      },
    ];
  };

  window.paragraphs = document.body.classList.contains('script-han') ? findSources().filter(isPlain) : [];
  return window.paragraphs.flatMap(readOne);
}
