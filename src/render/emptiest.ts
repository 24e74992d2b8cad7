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
  /** The cells that boxes stand in, row by row; a tenth of a cell across is no cell, nor is what the browser rounds. */
  const enter = (
    { left, top }: Box,
    boxes: Box[],
    { columns, rows, cell }: { columns: number; rows: number; cell: { width: number; height: number } },
  ) => {
    const taken = new Uint8Array(columns * rows);
    for (const box of boxes) {
      const first = Math.max(0, Math.floor((box.left - left) / cell.width + 0.1));
      const last = Math.min(columns, Math.ceil((box.right - left) / cell.width - 0.1));
      for (
        let row = Math.max(0, Math.floor((box.top - top) / cell.height + 0.02));
        row < Math.min(rows, (box.bottom - top) / cell.height - 0.02);
        row += 1
      )
        taken.fill(1, row * columns + first, Math.max(row * columns + first, row * columns + last));
    }
    return taken;
  };

  const [columns, rows] = [
    Math.max(1, Math.floor((frame.right - frame.left) / cell.width)),
    Math.max(1, Math.floor((frame.bottom - frame.top) / cell.height)),
  ];
  const taken = enter(frame, boxes, { columns, rows, cell });
  const runs = new Uint16Array(columns + 1);
  let best = { left: 0, top: 0, right: 0, bottom: 0, cells: 0 };
  // Rectangles that end in a row: open ones by their left edge and height, the tallest last.
  const [lefts, heights] = [new Uint16Array(columns + 2), new Uint16Array(columns + 2)];
  const search = (row: number, from: number, to: number) => {
    let open = 0;
    for (let column = from; column <= to; column += 1) {
      const tall = column === to ? 0 : runs[column]!;
      let start = column;
      while (open > 0 && heights[open - 1]! >= tall) {
        open -= 1;
        const at = lefts[open]!;
        const height = heights[open]!;
        if (height * (column - at) > best.cells)
          best = {
            left: at,
            top: row + 1 - height,
            right: column,
            bottom: row + 1,
            cells: height * (column - at),
          };
        start = at;
      }
      lefts[open] = start;
      heights[open] = tall;
      open += 1;
    }
  };
  for (let row = 0; row < rows; row += 1) {
    // What ends in a row goes on through the next where that is the same.
    let goesOn = row + 1 < rows;
    for (let column = 0; column < columns; column += 1) {
      const is = taken[row * columns + column]!;
      runs[column] = is ? 0 : runs[column]! + 1;
      goesOn &&= is === taken[(row + 1) * columns + column];
    }
    if (goesOn) continue;
    for (let from = 0; from < columns; from += 1) {
      if (runs[from] === 0) continue;
      let [to, tallest] = [from, 0];
      for (; to < columns && runs[to]! > 0; to += 1) tallest = Math.max(tallest, runs[to]!);
      if (tallest * (to - from) > best.cells) search(row, from, to);
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
