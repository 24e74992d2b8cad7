/**
 * The script that looks a set page or card over, run inside Chromium: it may use nothing outside itself
 * but the sheet's gauge (src/render/gauge.ts).
 */

/** A fault as the page's script sees it; px from the sheet's corner. */
export interface Fault {
  kind: 'overset' | 'overlap' | 'blocks-overlap' | 'clipped' | 'small' | 'coarse';
  block: string;
  /** Which block of the page it is; see `gauge.placeOf`. */
  place: number;
  text: string;
  box: { x: number; y: number; width: number; height: number };
  /** px beyond the block, size in px for `small`, pixels per inch for `coarse`. */
  by: number;
  /** Of its line, outside the block, for `overset`. */
  characters?: number;
  other?: string;
  /** Class of type, for `small`. */
  type?: string;
  /** Page, from 1. */
  page: number;
}

export interface Rules {
  /** Selector of the blocks: type must stay in them and off other type, and they off one another. */
  blocks: string;
  /** Smallest type allowed, px, by class of type (the nearest data-type), "" for all others. */
  least: Record<string, number>;
  /** Fewest pixels per inch of photos. */
  resolution: number;
  /** Share of its height by which type may stand out of its block: digits are lower than the type box. */
  hanging: number;
}

/** Runs in the page. */
export function findFaults({ blocks: selector, least, resolution, hanging }: Rules): Fault[] {
  interface Piece {
    text: string;
    characters: number;
    left: number;
    right: number;
    top: number;
    bottom: number;
    node: Node;
    size: number;
  }
  type Box = { left: number; right: number; top: number; bottom: number };
  const faults: Fault[] = [];
  const nameOf = (block: Element) => block.getAttribute('data-block') ?? '';
  const tell = (
    block: Element,
    kind: Fault['kind'],
    {
      text,
      box,
      by,
      ...also
    }: { text: string; box: Box; by: number; characters?: number; other?: string; type?: string },
  ) => {
    const sheet = block.closest('.sheet');
    const origin = sheet?.getBoundingClientRect() ?? { left: 0, top: 0 };
    const at = {
      x: box.left - origin.left,
      y: box.top - origin.top,
      width: box.right - box.left,
      height: box.bottom - box.top,
    };
    faults.push({
      kind,
      block: nameOf(block),
      place: window.gauge.placeOf(block),
      text,
      box: at,
      by,
      page: Number(sheet?.getAttribute('data-page') ?? 1),
      ...also,
    });
  };
  const overlapOf = (one: Box, two: Box) => ({
    across: Math.min(one.right, two.right) - Math.max(one.left, two.left),
    down: Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top),
  });

  const piecesOf = (block: Element): Piece[] => {
    const pieces: Piece[] = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = (node.textContent ?? '').trim();
      if (!text || !parent) continue;
      const svg = parent.closest('svg');
      const size = window.gauge.sizeOf(parent);
      const rect = parent.getBoundingClientRect();
      const type = parent.closest('[data-type]')?.getAttribute('data-type') ?? '';
      if (size < (least[type] ?? least['']!)) tell(block, 'small', { text, box: rect, by: size, type });
      const lines = window.gauge.linesOf(node, size);
      for (const line of lines)
        pieces.push({ text, characters: text.length / lines.length, node, size, ...line });
      const frame = svg?.getBoundingClientRect();
      // By its advance: the overhang of a letter is no part that is cut off.
      const by = frame
        ? Math.max(...lines.map(({ left, right }) => Math.max(frame.left - left, right - frame.right)))
        : 0;
      if (by > 0.8) tell(block, 'clipped', { text, box: rect, by });
    }
    return pieces;
  };

  const inspectPieces = (block: Element, pieces: Piece[]): void => {
    const frame = block.getBoundingClientRect();
    pieces.forEach((one, index) => {
      // The box of a line that ends between scripts holds their space, an eighth of an em, which nothing is
      // printed in.
      const by = Math.max(
        frame.left - one.left,
        one.right - one.size / 8 - frame.right,
        frame.top - one.top,
        one.bottom - frame.bottom,
      );
      if (by > window.gauge.slack + hanging * (one.bottom - one.top)) {
        const isWhole = one.bottom - frame.bottom === by || frame.top - one.top === by;
        tell(block, 'overset', {
          text: one.text,
          box: one,
          by,
          characters: one.characters * (isWhole ? 1 : Math.min(1, by / (one.right - one.left))),
        });
      }
      for (const two of pieces.slice(index + 1)) {
        if (one.node === two.node) continue;
        const { across, down } = overlapOf(one, two);
        if (across > 1 && down > Math.min(one.bottom - one.top, two.bottom - two.top) * 0.3)
          tell(block, 'overlap', { text: one.text, other: two.text, box: one, by: down });
      }
    });
  };

  const inspectPhotos = (block: Element): void => {
    for (const image of block.querySelectorAll('img')) {
      const rect = image.getBoundingClientRect();
      const ppi = 96 / Math.max(rect.width / image.naturalWidth, rect.height / image.naturalHeight);
      if (ppi < resolution) tell(block, 'coarse', { text: image.alt, box: rect, by: ppi });
    }
  };

  const blocks = [...document.querySelectorAll(selector)];
  blocks.forEach((block, index) => {
    inspectPieces(block, piecesOf(block));
    inspectPhotos(block);
    const box = block.getBoundingClientRect();
    for (const other of blocks.slice(index + 1)) {
      const { across, down } = overlapOf(box, other.getBoundingClientRect());
      if (across > 1 && down > 1)
        tell(block, 'blocks-overlap', { text: '', other: nameOf(other), box, by: Math.min(across, down) });
    }
  });
  return faults;
}
