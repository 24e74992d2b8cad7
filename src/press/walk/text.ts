/** Text operators: the matrices, and one call per glyph. */
import { boxThrough, multiply, scaleOf, type Matrix } from '../../pdf/matrix.ts';
import { numbersFrom, type Operand } from '../../pdf/tokens.ts';
import { identity, matrixFrom } from '../../pdf/matrix.ts';
import type { Glyph, Listener, State, TextState } from './state.ts';

/** [1 0 0 1 x y] before the line matrix. */
function nextLine(text: TextState, x: number, y: number): void {
  const [a, b, c, d, e, f] = text.line;
  text.line = [a, b, c, d, x * a + y * c + e, x * b + y * d + f];
  text.matrix = text.line;
}

/** The operators that only change the text state. */
export const textOperators: Record<string, (text: TextState, numbers: number[]) => void> = {
  BT: (text) => {
    text.matrix = identity;
    text.line = identity;
  },
  Tc: (text, [value = 0]) => {
    text.spacing = value;
  },
  Tw: (text, [value = 0]) => {
    text.wordSpacing = value;
  },
  Tz: (text, [value = 100]) => {
    text.scale = value / 100;
  },
  TL: (text, [value = 0]) => {
    text.leading = value;
  },
  Ts: (text, [value = 0]) => {
    text.rise = value;
  },
  Tr: (text, [value = 0]) => {
    text.mode = value;
  },
  Td: (text, [x = 0, y = 0]) => {
    nextLine(text, x, y);
  },
  TD: (text, [x = 0, y = 0]) => {
    text.leading = -y;
    nextLine(text, x, y);
  },
  Tm: (text, numbers) => {
    text.line = matrixFrom(numbers);
    text.matrix = text.line;
  },
  'T*': (text) => {
    nextLine(text, 0, -text.leading);
  },
};

export function showText(
  { operator, operands }: { operator: string; operands: Operand[] },
  state: State,
  listener: Listener,
): void {
  const { text } = state;
  if (operator === "'" || operator === '"') {
    if (operator === '"') [text.wordSpacing = 0, text.spacing = 0] = numbersFrom(operands);
    nextLine(text, 0, -text.leading);
  }
  const parts = operator === 'TJ' && Array.isArray(operands[0]) ? operands[0] : operands;
  for (const part of parts) {
    if (typeof part === 'number') {
      if (operator === 'TJ') advance(text, (-part / 1000) * text.size * text.scale);
    } else if (typeof part === 'object' && 'text' in part) showString(part.text, state, listener);
  }
}

/** [1 0 0 1 x 0] before the text matrix. */
function advance(text: TextState, x: number): void {
  const [a, b, c, d, e, f] = text.matrix;
  text.matrix = [a, b, c, d, x * a + e, x * b + f];
}

/** The em, 1000 units to a side, through the text matrix and onto the page. */
function glyphMatrix({ size, scale, rise, matrix: [a, b, c, d, e, f] }: TextState, ctm: Matrix): Matrix {
  const across = (size * scale) / 1000;
  const up = size / 1000;
  return multiply([across * a, across * b, up * c, up * d, rise * c + e, rise * d + f], ctm);
}

function showString(string: string, state: State, listener: Listener): void {
  const { text } = state;
  const { font } = text;
  if (!font) return;
  for (let i = 0; i + font.bytesPerCode <= string.length; i += font.bytesPerCode) {
    const code =
      font.bytesPerCode === 2 ? (string.charCodeAt(i) << 8) | string.charCodeAt(i + 1) : string.charCodeAt(i);
    const width = font.width(code);
    const matrix = glyphMatrix(text, state.ctm);
    const glyph: Glyph = {
      font,
      code,
      matrix,
      size: heightOf(matrix),
      box: boxThrough(matrix, { x0: 0, y0: -120, x1: width, y1: 880 }),
    };
    listener.glyph?.(glyph, state);
    if (text.mode >= 4) {
      const outline = listener.outline?.(glyph);
      if (outline) (text.clips ??= []).push(outline);
    }
    const word = font.bytesPerCode === 1 && code === 32 ? text.wordSpacing : 0;
    advance(text, ((width / 1000) * text.size + text.spacing + word) * text.scale);
  }
}

/** Type size on the page: the length of the em's upright side, points. */
function heightOf(matrix: Matrix): number {
  const [, , c, d, e, f] = matrix;
  // From the origin's place on the page to that of the em's upper end.
  const [x, y] = [1000 * c + e - e, 1000 * d + f - f];
  return (x === 0 ? Math.abs(y) : Math.hypot(x, y)) || scaleOf(matrix) * 1000;
}
