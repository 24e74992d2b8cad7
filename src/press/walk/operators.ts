/** Operators of paths, painting, colour and lines (ISO 32000-1, table 51), and what each does. */
import { numbersFrom, type Operand } from '../../pdf/tokens.ts';
import type { PathBuilder } from './path.ts';
import type { State } from './state.ts';

export const pathOperators = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're']);

export function build(path: PathBuilder, operator: string, n: number[]): void {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = n;
  if (operator === 'm') path.move(a, b);
  else if (operator === 'l') path.line(a, b);
  else if (operator === 'c') path.curve(a, b, c, d, e, f);
  else if (operator === 'v') path.curve(...path.at, a, b, c, d);
  else if (operator === 'y') path.curve(a, b, c, d, c, d);
  else if (operator === 're') path.rectangle(a, b, c, d);
  else path.close();
}

export interface Painting {
  fill?: 'nonzero' | 'evenOdd';
  stroke?: boolean;
}

export const paintOperators: Record<string, Painting> = {
  n: {},
  f: { fill: 'nonzero' },
  F: { fill: 'nonzero' },
  'f*': { fill: 'evenOdd' },
  S: { stroke: true },
  s: { stroke: true },
  B: { fill: 'nonzero', stroke: true },
  b: { fill: 'nonzero', stroke: true },
  'B*': { fill: 'evenOdd', stroke: true },
  'b*': { fill: 'evenOdd', stroke: true },
};

export const colourOperators = new Set([
  'g',
  'G',
  'rg',
  'RG',
  'k',
  'K',
  'cs',
  'CS',
  'sc',
  'SC',
  'scn',
  'SCN',
]);

export const lineOperators: Record<string, (state: State, numbers: number[], operands: Operand[]) => void> = {
  w: (state, [width = 1]) => {
    state.lineWidth = width;
  },
  J: (state, [cap = 0]) => {
    state.lineCap = cap;
  },
  j: (state, [join = 0]) => {
    state.lineJoin = join;
  },
  M: (state, [limit = 10]) => {
    state.miterLimit = limit;
  },
  d: (state, [phase = 0], [dash]) => {
    state.dash = Array.isArray(dash) ? numbersFrom(dash) : [];
    state.dashPhase = phase;
  },
};
