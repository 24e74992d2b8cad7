/**
 * What stands on a set document, read in the browser before it is printed or shot: every text that a reader
 * sees, with its address, its lines and their boxes; and what is there but not seen.
 *
 * Seen is what Chromium itself finds at the place of the type: not hidden, not cut off by a box, not under
 * another thing, not in the colour of its ground.
 */
import type { Sheet } from '../render/sheet.ts';

/** px from the upper left corner of the sheet. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A stretch of one text on one line. */
export interface Line extends Box {
  text: string;
  /** px */
  size: number;
  /** It runs from top to bottom. */
  upright?: true;
}

/** What hides a text from its reader. */
export type Hiding = 'hidden' | 'empty' | 'clipped' | 'covered' | 'faint';

/** A text as a template set it: what has one address, or stands in one element without any. */
export interface Piece {
  at?: string;
  /** Fact that it names. */
  fact?: string;
  /** Value on an axis, or words that a template brings along (`data-own`): no text of the report. */
  tick?: true;
  text: string;
  /** Its block: a number that no other block of the document has, and its name. */
  block: number;
  name: string;
  /** Beginning of the addresses that its block stands for, where a template says so (`data-place`). */
  place?: string;
  /** Sheet, from 1. */
  page: number;
  /** What stands in a drawing. */
  drawn?: true;
  lines: Line[];
  hiding?: Hiding;
}

export interface Collected {
  pieces: Piece[];
  /** Ids of the drawings that stand there. */
  drawings: string[];
}

export const collect = ({ page }: Pick<Sheet, 'page'>): Promise<Collected> => page.evaluate(collectInPage);

/** Runs in the page. */
function collectInPage(): Collected {
  type Colour = [number, number, number, number];
  const styles = new Map<Element, CSSStyleDeclaration>();
  const styleOf = (element: Element): CSSStyleDeclaration => {
    let style = styles.get(element);
    if (!style) styles.set(element, (style = getComputedStyle(element)));
    return style;
  };
  const colourOf = (text: string): Colour | undefined => {
    const found = /^rgba?\(([^)]*)\)/.exec(text);
    if (!found) return undefined;
    const [red = 0, green = 0, blue = 0, alpha = 1] = found[1]!.split(/[\s,/]+/).map(Number);
    return [red, green, blue, alpha];
  };
  const opacities = new Map<Element, number>();
  const opacityOf = (element: Element | null): number => {
    if (!element) return 1;
    let opacity = opacities.get(element);
    if (opacity === undefined) {
      opacity = Number(styleOf(element).opacity) * opacityOf(element.parentElement);
      opacities.set(element, opacity);
    }
    return opacity;
  };

  const sheets = [...document.querySelectorAll<HTMLElement>('.sheet, .card[data-card]')];
  const roots = sheets.length > 0 ? sheets : [document.body];
  const blocks = new Map<Element, number>();
  const range = document.createRange();

  interface Spot {
    element: Element;
    node: Text;
    piece: Piece;
    line: Line;
  }
  const spots: Spot[] = [];
  const pieces: Piece[] = [];

  /** Lines of a text node: its characters, cut where they go on in another line or column. */
  const linesOf = (node: Text, size: number, origin: { left: number; top: number }): Line[] => {
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    const place = ({ left, top, width, height }: DOMRect, text: string): Line => ({
      text,
      x: left - origin.left,
      y: top - origin.top,
      width,
      height,
      size,
    });
    if (boxes.length === 0) return [];
    if (boxes.length === 1) return [place(boxes[0]!, node.data)];
    const lines: { box: DOMRect; text: string }[] = [];
    for (let at = 0; at < node.length; at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      // After a hyphen that divides a word its first box is that of the hyphen.
      const box = [...range.getClientRects()].at(-1) ?? new DOMRect();
      const last = lines.at(-1);
      const middle = box.top + box.height / 2;
      const goesOn =
        last &&
        (box.width === 0 ||
          (Math.abs(middle - last.box.top - last.box.height / 2) < size * 0.5 &&
            box.left > last.box.left - size));
      if (goesOn) {
        last.text += node.data[at]!;
        if (box.width > 0)
          last.box = new DOMRect(last.box.x, last.box.y, box.right - last.box.x, last.box.height);
      } else if (box.width > 0 || node.data[at]!.trim()) lines.push({ box, text: node.data[at]! });
    }
    return lines.map(({ box, text }) => place(box, text));
  };

  const holderOf = (element: Element): Element => {
    if (element.closest('svg')) return element.closest('text') ?? element;
    let holder = element;
    while (holder.parentElement && styleOf(holder).display.startsWith('inline'))
      holder = holder.parentElement;
    return holder;
  };

  roots.forEach((root, index) => {
    const { left, top } = root.getBoundingClientRect();
    const origin = { left, top };
    let lastHolder: Element | undefined;
    let lastFigures: Element | null = null;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const element = node.parentElement!;
      if (element.closest('title, desc, style, [data-unprinted]')) continue;
      if (!node.data.trim()) {
        // A space of its own parts numbers: "2025, 4.1%" are two.
        const [before, here] = [pieces.at(-1), element.closest('[data-at]')?.getAttribute('data-at')];
        if (before && here && before.at === here) before.text += ' ';
        continue;
      }
      const style = styleOf(element);
      const at = element.closest('[data-at]')?.getAttribute('data-at') ?? undefined;
      const blockElement = element.closest('[data-block], section, article') ?? root;
      if (!blocks.has(blockElement)) blocks.set(blockElement, blocks.size);
      const block = blocks.get(blockElement)!;
      const placed = element.closest('[data-place]')?.getAttribute('data-place');
      const holder = holderOf(element);
      const svg = element.closest('svg');
      const figures = element.closest('.figures');
      const last = pieces.at(-1);
      const goesOn =
        last?.block === block &&
        last.page === index + 1 &&
        // A row may say the words of an item that goes on below the figures: two places, two pieces.
        figures === lastFigures &&
        (at ? last.at === at : !last.at && holder === lastHolder);
      const size = window.gauge.sizeOf(element);
      const lines = linesOf(node, size, origin);
      if (style.writingMode.startsWith('vertical')) for (const line of lines) line.upright = true;
      const own: Hiding | undefined =
        style.visibility !== 'visible' || opacityOf(element) < 0.3
          ? 'hidden'
          : lines.length === 0 || size < 1
            ? 'empty'
            : undefined;
      const fact = element.closest('[data-fact]')?.getAttribute('data-fact') ?? undefined;
      const piece: Piece =
        goesOn && last.hiding === own
          ? last
          : {
              ...(at ? { at } : {}),
              ...(fact ? { fact } : {}),
              ...(element.closest('[data-tick], [data-own]') ? { tick: true as const } : {}),
              ...(svg ? { drawn: true as const } : {}),
              ...(placed ? { place: placed } : {}),
              text: '',
              block,
              name: blockElement.getAttribute('data-block') ?? '',
              page: index + 1,
              lines: [],
              ...(own ? { hiding: own } : {}),
            };
      if (piece !== last) pieces.push(piece);
      piece.text += node.data;
      lastHolder = holder;
      lastFigures = figures;
      piece.lines.push(...lines);
      if (!own) for (const line of lines) spots.push({ element, node, piece, line });
    }
  });

  // The window is low: it is moved over the document, and Chromium asked what lies at each place.
  const pass = document.createElement('style');
  pass.textContent = '*, *::before, *::after { pointer-events: auto !important; }';
  document.head.append(pass);
  const originOf = new Map(roots.map((root, index) => [index + 1, root.getBoundingClientRect()]));
  const before = [window.scrollX, window.scrollY] as const;
  const [startX, startY] = before;
  // Lines have no area, though the fill that a style reckons for them is black.
  const shapes = 'path, rect, circle, ellipse, polygon, use, image';

  /** Colour that an element lays over what is below it; 'unknown' for pictures and gradients. */
  const paintOf = (element: Element): Colour | 'unknown' | undefined => {
    const style = styleOf(element);
    if (element.matches('img, canvas, video, image')) return 'unknown';
    if (element.closest('svg') && element.localName !== 'svg') {
      if (!element.matches(shapes)) return undefined;
      if (style.fill === 'none') return undefined;
      const fill = colourOf(style.fill);
      if (!fill) return 'unknown';
      return fill[3] * Number(style.fillOpacity) * opacityOf(element) > 0.5 ? fill : undefined;
    }
    const ground = colourOf(style.backgroundColor);
    if (ground && ground[3] * opacityOf(element) > 0.5) return ground;
    return style.backgroundImage !== 'none' ? 'unknown' : undefined;
  };
  const luminance = (colour: Colour): number => {
    const [red, green, blue] = colour.slice(0, 3).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a: Colour, b: Colour): number => {
    const [x, y] = [luminance(a), luminance(b)];
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  };

  const hidingAt = ({ element }: Spot, x: number, y: number): Hiding | undefined => {
    const stack = document.elementsFromPoint(x, y);
    const place = stack.findIndex((one) => one === element || element.contains(one));
    if (place < 0) return 'clipped';
    for (const above of stack.slice(0, place)) {
      if (above.contains(element) || element.contains(above)) continue;
      if (paintOf(above) !== undefined && !above.closest('text')) return 'covered';
    }
    const ink = colourOf(element.closest('svg') ? styleOf(element).fill : styleOf(element).color);
    if (!ink) return undefined;
    if (ink[3] < 0.3) return 'hidden';
    for (const below of [element, ...stack.slice(place + 1)]) {
      if (below === element && element.closest('svg')) continue;
      const paint = paintOf(below);
      if (paint === 'unknown') return undefined;
      if (paint) return contrast(ink, paint) < 1.25 ? 'faint' : undefined;
    }
    return contrast(ink, [255, 255, 255, 1]) < 1.25 ? 'faint' : undefined;
  };

  spots.sort((a, b) => a.piece.page - b.piece.page || a.line.y - b.line.y);
  let [shownX, shownY] = [startX, startY];
  for (const spot of spots) {
    const { line, piece } = spot;
    const origin = originOf.get(piece.page)!;
    // In the middle of the first and of the last character.
    const inset = Math.min(line.size * 0.35, (line.upright ? line.height : line.width) / 4);
    const ends: [number, number][] = line.upright
      ? [
          [line.x + line.width / 2, line.y + inset],
          [line.x + line.width / 2, line.y + line.height - inset],
        ]
      : [
          [line.x + inset, line.y + line.height / 2],
          [line.x + line.width - inset, line.y + line.height / 2],
        ];
    for (const [x, y] of ends) {
      const [pageX, pageY] = [origin.left + x + startX, origin.top + y + startY];
      if (
        pageY < shownY + 1 ||
        pageY > shownY + window.innerHeight - 1 ||
        pageX < shownX ||
        pageX > shownX + window.innerWidth
      ) {
        window.scrollTo(Math.max(0, pageX - window.innerWidth + 4), Math.max(0, pageY - 2));
        [shownX, shownY] = [window.scrollX, window.scrollY];
      }
      const [viewX, viewY] = [pageX - shownX, pageY - shownY];
      const outside = viewX < 0 || viewY < 0 || viewX >= window.innerWidth || viewY >= window.innerHeight;
      piece.hiding ??= (outside ? 'clipped' : hidingAt(spot, viewX, viewY))!;
      if (piece.hiding === undefined) delete piece.hiding;
    }
  }
  window.scrollTo(...before);
  pass.remove();

  const round = (value: number) => Math.round(value * 100) / 100;
  for (const piece of pieces)
    for (const line of piece.lines)
      Object.assign(line, {
        x: round(line.x),
        y: round(line.y),
        width: round(line.width),
        height: round(line.height),
        size: round(line.size),
      });
  const drawings = [...document.querySelectorAll('svg[id$="-chart"]')]
    .filter((svg) => svg.getBoundingClientRect().width > 0 && styleOf(svg).visibility === 'visible')
    .map((svg) => svg.id.slice(0, -'-chart'.length));
  return { pieces, drawings };
}
