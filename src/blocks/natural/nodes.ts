/**
 * Boxes that stand one above the other, side by side, or flow in columns: the little of CSS layout that blocks
 * of a page are made of. A node is laid out at a width and tells its height and what is printed where. px.
 */

/** Takes the edges of a place that is printed. */
export type Put = (left: number, top: number, right: number, bottom: number) => void;

/** Tells every printed place of a node whose corner stands at x, y. */
export type Draw = (x: number, y: number, put: Put) => void;

export interface Laid {
  height: number;
  draw: Draw;
  /** By how much type that may not break is wider than its place. */
  beyond: number;
  /** Heights of named parts. */
  parts: Readonly<Record<string, number>>;
}

/** What columns may break between: its lines, or one box that is not parted. */
export interface Piece {
  /** Space before it, which no column begins with. */
  before: number;
  /** Lines of one height each. */
  count: number;
  line: number;
  draw: (line: number, x: number, y: number, put: Put) => void;
  /** Does not end a column. */
  staysWithNext: boolean;
  beyond: number;
}

export interface Node {
  lay: (width: number) => Laid;
  /** The same in pieces; a node without is one piece. */
  pieces?: (width: number) => Piece[];
}

const wholePiece = ({ height, draw, beyond }: Laid): Piece => ({
  before: 0,
  count: 1,
  line: height,
  draw: (_line, x, y, put) => draw(x, y, put),
  staysWithNext: false,
  beyond,
});

export const piecesOf = (node: Node, width: number): Piece[] =>
  node.pieces?.(width) ?? [wholePiece(node.lay(width))];

const noParts: Laid['parts'] = {};

/** A place of a height of its own that something is printed in. */
export const filled = (height: number): Node => ({
  lay: (width) => ({
    height,
    draw: (x, y, put) => put(x, y, x + width, y + height),
    beyond: 0,
    parts: noParts,
  }),
});

interface Child {
  laid: Laid;
  x: number;
  y: number;
}

/** Nodes that are laid out and placed, as one. */
export const joined = (children: Child[], height: number): Laid => ({
  height,
  draw(x, y, put) {
    for (const { laid, x: left, y: top } of children) laid.draw(x + left, y + top, put);
  },
  beyond: Math.max(0, ...children.map(({ laid }) => laid.beyond)),
  parts: children.some(({ laid }) => laid.parts !== noParts)
    ? (Object.assign({}, ...children.map(({ laid }) => laid.parts)) as Laid['parts'])
    : noParts,
});

export interface Stacked {
  node: Node;
  /** Space above it. */
  before?: number;
}

/** One above the other. */
export const stack = (nodes: Stacked[]): Node => ({
  lay(width) {
    let height = 0;
    const children = nodes.map(({ node, before = 0 }): Child => {
      const laid = node.lay(width);
      const y = height + before;
      height = y + laid.height;
      return { laid, x: 0, y };
    });
    return joined(children, height);
  },
  pieces: (width) =>
    nodes.flatMap(({ node, before = 0 }) =>
      piecesOf(node, width).map((piece, index) =>
        index === 0 && before > 0 ? { ...piece, before: piece.before + before } : piece,
      ),
    ),
});

/** Side by side, each at its width; @param gap Between them. */
export const beside = (nodes: { node: Node; width: number }[], gap: number): Node => ({
  lay() {
    let x = 0;
    const children = nodes.map(({ node, width }): Child => {
      const left = x;
      x += width + gap;
      return { laid: node.lay(width), x: left, y: 0 };
    });
    return joined(children, Math.max(0, ...children.map(({ laid }) => laid.height)));
  },
});

export interface Sides {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** With space around it. */
export const padded = (node: Node, { top, right, bottom, left }: Sides): Node => ({
  lay(width) {
    const laid = node.lay(width - left - right);
    return {
      ...laid,
      height: laid.height + top + bottom,
      draw: (x, y, put) => laid.draw(x + left, y + top, put),
    };
  },
  ...(top === 0 && bottom === 0
    ? {
        pieces: (width: number) =>
          piecesOf(node, width - left - right).map((piece) => ({
            ...piece,
            draw: (line: number, x: number, y: number, put: Put) => piece.draw(line, x + left, y, put),
          })),
      }
    : {}),
});

/** Not parted by columns. */
export const whole = ({ lay }: Node): Node => ({ lay });

export const named = (name: string, node: Node): Node => ({
  ...node,
  lay(width) {
    const laid = node.lay(width);
    return { ...laid, parts: { ...laid.parts, [name]: laid.height } };
  },
});
