/**
 * PostScript calculator functions (FunctionType 4), which Chromium writes for conic and repeating
 * gradients.
 */
import { FileFault } from '../lib/file-fault.ts';

type Step = (stack: number[]) => void;

const degrees = 180 / Math.PI;
const binary =
  (compute: (a: number, b: number) => number): Step =>
  (stack) => {
    const b = stack.pop() ?? 0;
    stack.push(compute(stack.pop() ?? 0, b));
  };
const unary =
  (compute: (a: number) => number): Step =>
  (stack) => {
    stack.push(compute(stack.pop() ?? 0));
  };

const steps: Record<string, Step> = {
  add: binary((a, b) => a + b),
  sub: binary((a, b) => a - b),
  mul: binary((a, b) => a * b),
  div: binary((a, b) => a / b),
  idiv: binary((a, b) => Math.trunc(a / b)),
  mod: binary((a, b) => a % b),
  exp: binary((a, b) => a ** b),
  atan: binary((a, b) => (Math.atan2(a, b) * degrees + 360) % 360),
  abs: unary(Math.abs),
  neg: unary((a) => -a),
  ceiling: unary(Math.ceil),
  floor: unary(Math.floor),
  round: unary(Math.round),
  truncate: unary(Math.trunc),
  sqrt: unary(Math.sqrt),
  sin: unary((a) => Math.sin(a / degrees)),
  cos: unary((a) => Math.cos(a / degrees)),
  ln: unary(Math.log),
  log: unary(Math.log10),
  cvi: unary(Math.trunc),
  cvr: unary((a) => a),
  not: unary((a) => (a === 0 ? 1 : 0)),
  eq: binary((a, b) => Number(a === b)),
  ne: binary((a, b) => Number(a !== b)),
  gt: binary((a, b) => Number(a > b)),
  ge: binary((a, b) => Number(a >= b)),
  lt: binary((a, b) => Number(a < b)),
  le: binary((a, b) => Number(a <= b)),
  and: binary((a, b) => a & b),
  or: binary((a, b) => a | b),
  xor: binary((a, b) => a ^ b),
  bitshift: binary((a, b) => (b >= 0 ? a << b : a >> -b)),
  true: (stack) => {
    stack.push(1);
  },
  false: (stack) => {
    stack.push(0);
  },
  pop: (stack) => {
    stack.pop();
  },
  exch: (stack) => {
    const b = stack.pop() ?? 0;
    const a = stack.pop() ?? 0;
    stack.push(b, a);
  },
  dup: (stack) => {
    stack.push(stack.at(-1) ?? 0);
  },
  copy: (stack) => {
    const n = stack.pop() ?? 0;
    if (n > 0) stack.push(...stack.slice(-n));
  },
  index: (stack) => {
    const n = stack.pop() ?? 0;
    stack.push(stack.at(-1 - n) ?? 0);
  },
  roll: (stack) => {
    const turns = stack.pop() ?? 0;
    const n = stack.pop() ?? 0;
    if (n <= 0) return;
    const part = stack.splice(-n);
    const shift = ((turns % n) + n) % n;
    stack.push(...part.slice(n - shift), ...part.slice(0, n - shift));
  },
};

/** @throws Error for an operator that the language does not have. */
export function compileCalculator(source: string): (input: number[]) => number[] {
  const tokens = source.match(/[{}]|[^\s{}]+/g) ?? [];
  let at = tokens[0] === '{' ? 1 : 0;
  const block = (): Step[] => {
    const list: Step[] = [];
    const blocks: Step[][] = [];
    for (; at < tokens.length && tokens[at] !== '}'; at++) {
      const token = tokens[at]!;
      if (token === '{') {
        at++;
        blocks.push(block());
      } else if (token === 'if') {
        const then = blocks.pop() ?? [];
        list.push((stack) => {
          if (stack.pop()) run(then, stack);
        });
      } else if (token === 'ifelse') {
        const otherwise = blocks.pop() ?? [];
        const then = blocks.pop() ?? [];
        list.push((stack) => {
          run(stack.pop() ? then : otherwise, stack);
        });
      } else list.push(stepOf(token));
    }
    return list;
  };
  const program = block();
  return (input) => {
    const stack = [...input];
    run(program, stack);
    return stack;
  };
}

const run = (list: Step[], stack: number[]): void => {
  for (const step of list) step(stack);
};

function stepOf(token: string): Step {
  const known = steps[token];
  if (known) return known;
  const value = Number(token);
  if (Number.isNaN(value))
    throw new FileFault({
      en: `The calculator function has the unknown operator "${token}".`,
      zh: `计算函数里有不认得的运算符“${token}”。`,
    });
  return (stack) => {
    stack.push(value);
  };
}
