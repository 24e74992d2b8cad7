/** Empty rectangles among boxes: of a set page in the browser, of a planned one before it is set. */

/** px from a corner. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Cell {
  width: number;
  height: number;
}

/**
 * The largest rectangle of a frame that no box stands in, on a raster of cells; its area is 0 where there is
 * none. Runs in the page too, so it uses nothing outside itself.
 */
export function emptiest(frame: Box, boxes: Box[], cell: Cell): Box & { area: number } {
  const [columns, rows] = [
    Math.max(1, Math.floor((frame.right - frame.left) / cell.width)),
    Math.max(1, Math.floor((frame.bottom - frame.top) / cell.height)),
  ];
  // The cells that boxes stand in; a tenth of a cell across is no cell, nor is what the browser rounds.
  const taken: number[] = [];
  /** Where boxes begin and end, and then the place of each of these edges among them. */
  const across = new Array<number>(columns + 1).fill(0);
  const down = new Array<number>(rows + 1).fill(0);
  for (const { left, right, top, bottom } of boxes) {
    const first = Math.max(0, Math.floor((left - frame.left) / cell.width + 0.1));
    const last = Math.min(columns, Math.ceil((right - frame.left) / cell.width - 0.1));
    const upper = Math.max(0, Math.floor((top - frame.top) / cell.height + 0.02));
    const lower = Math.ceil(Math.min(rows, (bottom - frame.top) / cell.height - 0.02));
    if (last <= first || lower <= upper) continue;
    taken.push(first, last, upper, lower);
    across[first] = across[last] = 1;
    down[upper] = down[lower] = 1;
  }
  const edges = (marked: number[]): number[] => {
    marked[0] = marked[marked.length - 1] = 1;
    const list: number[] = [];
    for (let at = 0; at < marked.length; at += 1) if (marked[at] === 1) marked[at] = list.push(at) - 1;
    return list;
  };
  // Between two edges all cells are alike: they are one.
  const xs = edges(across);
  const ys = edges(down);
  const wide = xs.length - 1;
  const high = ys.length - 1;
  const full = new Array<boolean>(wide * high).fill(false);
  for (let at = 0; at < taken.length; at += 4) {
    const from = across[taken[at]!]!;
    const to = across[taken[at + 1]!]!;
    const end = down[taken[at + 3]!]!;
    for (let row = down[taken[at + 2]!]!; row < end; row += 1)
      for (let column = from; column < to; column += 1) full[row * wide + column] = true;
  }
  const runs = new Array<number>(wide + 1).fill(0);
  let best = { left: 0, top: 0, right: 0, bottom: 0, cells: 0 };
  // Rectangles that end in a row: open ones by their left edge and height, the tallest last.
  const lefts = new Array<number>(wide + 2).fill(0);
  const heights = new Array<number>(wide + 2).fill(0);
  const search = (bottom: number, from: number, to: number) => {
    let open = 0;
    for (let column = from; column <= to; column += 1) {
      const tall = column === to ? 0 : runs[column]!;
      let start = column;
      while (open > 0 && heights[open - 1]! >= tall) {
        open -= 1;
        const at = lefts[open]!;
        const left = xs[at]!;
        const right = xs[column]!;
        const height = heights[open]!;
        if (height * (right - left) > best.cells)
          best = { left, top: bottom - height, right, bottom, cells: height * (right - left) };
        start = at;
      }
      lefts[open] = start;
      heights[open] = tall;
      open += 1;
    }
  };
  for (let row = 0; row < high; row += 1) {
    const bottom = ys[row + 1]!;
    const lines = bottom - ys[row]!;
    for (let column = 0; column < wide; column += 1)
      runs[column] = full[row * wide + column] ? 0 : runs[column]! + lines;
    for (let from = 0; from < wide; from += 1) {
      if (runs[from] === 0) continue;
      let to = from;
      let tallest = 0;
      for (; to < wide && runs[to]! > 0; to += 1) tallest = Math.max(tallest, runs[to]!);
      if (tallest * (xs[to]! - xs[from]!) > best.cells) search(bottom, from, to);
      from = to;
    }
  }
  const x = (column: number) => frame.left + column * cell.width;
  const y = (row: number) => frame.top + row * cell.height;
  return {
    left: x(best.left),
    right: x(best.right),
    top: y(best.top),
    bottom: y(best.bottom),
    area: best.cells * cell.width * cell.height,
  };
}

/**
 * Area of one empty rectangle that is as bad as all of a frame together, by the sum of their squares: what is left
 * empty beside the largest counts, too. Runs in the page.
 */
export function emptiness(frame: Box, boxes: Box[], cell: Cell, find: typeof emptiest): number {
  const whole = (frame.right - frame.left) * (frame.bottom - frame.top);
  const [most, least] = [3, whole / 32];
  const found: Box[] = [];
  let squares = 0;
  while (found.length < most) {
    const hole = find(frame, [...boxes, ...found], cell);
    squares += hole.area ** 2;
    if (hole.area < least) break;
    found.push(hole);
  }
  return Math.sqrt(squares);
}
