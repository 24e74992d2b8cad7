/**
 * Columns of even height, as Chromium balances them: the height is raised from an even share by the least that
 * any break is short of, until all goes in (`column-fill: balance`, `orphans: 2`, `widows: 2`).
 */
import { piecesOf, type Laid, type Node, type Piece } from './nodes.ts';

const orphans = 2;
const widows = 2;
/** px: rounding is no shortage. */
const hair = 0.02;

interface Filled {
  columns: number;
  /** Least that a column was short of for what it did not take. */
  short: number;
  /** Where lines of pieces stand. */
  places: { piece: Piece; line: number; column: number; y: number }[];
}

/** Lines of a piece that go into so much room; few of a text are not parted from the rest. */
function linesIn({ count, line }: Pick<Piece, 'count' | 'line'>, room: number): number {
  const fitting = Math.min(count, Math.floor((room + hair) / line));
  if (fitting >= count) return count;
  const kept = Math.min(fitting, count - widows);
  // A paragraph of three lines leaves a single one: Chromium sees to the first lines before the last.
  return kept >= orphans ? kept : fitting >= orphans ? fitting : 0;
}

function fill(pieces: Piece[], height: number): Filled {
  const filled: Filled = { columns: 1, short: Infinity, places: [] };
  let [column, y] = [0, 0];
  const put = (piece: Piece, from: number, to: number) => {
    for (let line = from; line < to; line += 1) {
      filled.places.push({ piece, line, column, y });
      y += piece.line;
    }
  };
  const next = () => {
    column += 1;
    y = 0;
    filled.columns = column + 1;
  };
  const isShort = (by: number) => {
    if (by > hair) filled.short = Math.min(filled.short, by);
  };
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index]!;
    let from = 0;
    while (from < piece.count) {
      const before = from === 0 && y > 0 ? piece.before : 0;
      const rest = { count: piece.count - from, line: piece.line };
      const room = height - y - before;
      const taken = linesIn(rest, room);
      const after = pieces[index + 1];
      const isParted =
        piece.staysWithNext &&
        after !== undefined &&
        linesIn(after, room - taken * piece.line - after.before) === 0;
      if (taken < rest.count) isShort((Math.floor((room + hair) / piece.line) + 1) * piece.line - room);
      else if (isParted)
        isShort(piece.line + Math.min(orphans, after.count) * after.line + after.before - room);
      if ((taken === 0 || isParted) && y > 0) {
        next();
        continue;
      }
      // What is higher than a column stands out of it.
      y += before;
      put(piece, from, from + Math.max(taken, 1));
      from += Math.max(taken, 1);
      if (from < piece.count) next();
    }
  }
  return filled;
}

/** @param gap px between columns. */
export const columns = (count: number, gap: number, node: Node): Node =>
  count === 1
    ? node
    : {
        lay(width): Laid {
          const each = (width - (count - 1) * gap) / count;
          const pieces = piecesOf(node, each);
          const total = pieces.reduce(
            (sum, { before, count: lines, line }, index) => sum + (index > 0 ? before : 0) + lines * line,
            0,
          );
          let height = Math.max(total / count, ...pieces.map(({ line }) => line));
          let found = fill(pieces, height);
          while (found.columns > count && found.short < Infinity) {
            height += found.short;
            found = fill(pieces, height);
          }
          return {
            height,
            draw(left, top, put) {
              for (const { piece, line, column, y } of found.places)
                piece.draw(line, left + column * (each + gap), top + y, put);
            },
            beyond: Math.max(0, ...pieces.map(({ beyond }) => beyond)),
            parts: {},
          };
        },
      };
