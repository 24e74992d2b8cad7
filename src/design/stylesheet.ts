/**
 * What a style sheet says of sizes, read without a browser: heights are reckoned with the very paddings, gaps
 * and leadings that Chromium paints with, and stand in one place, the style sheet. Flat rules are read, and
 * lengths made of numbers, custom properties, calc(), min(), max() and round(up, …).
 */
import { mmToPx, ptToPx } from '../lib/units.ts';

/** Declarations by property, as they are written; `font` in its parts. */
export type Style = Readonly<Record<string, string>>;

export interface StyleSheet {
  /** What the rules of exactly these selectors say, later ones over earlier ones. */
  style: (...selectors: string[]) => Style;
}

/** Splits at a separator outside brackets. */
function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let [depth, last] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    else if (depth === 0 && separator.test(text[at]!)) {
      parts.push(text.slice(last, at));
      last = at + 1;
    }
  }
  return [...parts, text.slice(last)].map((part) => part.trim()).filter((part) => part !== '');
}

/** ":is(.a, .b) > .c" as ".a > .c" and ".b > .c". */
function alternatives(selector: string): string[] {
  const at = selector.indexOf(':is(');
  if (at < 0) return [selector.replace(/\s+/g, ' ')];
  let [end, depth] = [at + 4, 1];
  for (; depth > 0 && end < selector.length; end += 1)
    depth += selector[end] === '(' ? 1 : selector[end] === ')' ? -1 : 0;
  return splitOutside(selector.slice(at + 4, end - 1), /,/).flatMap((one) =>
    alternatives(selector.slice(0, at) + one + selector.slice(end)),
  );
}

/** "700 var(--panel)/1.2 var(--font-display)" in its parts. */
function fontParts(value: string): [string, string][] {
  const words = splitOutside(value, /\s/);
  const weight = /^\d+$/.test(words[0] ?? '') ? words.shift() : undefined;
  const [size = '', line] = splitOutside(words.shift() ?? '', /\//);
  return [
    ['font-weight', weight ?? '400'],
    ['font-size', size],
    ['line-height', line ?? 'normal'],
    ['font-family', words.join(' ')],
    // The shorthand sets back what it does not name.
    ['font-kerning', 'auto'],
  ];
}

function declarationsOf(body: string): [string, string][] {
  return splitOutside(body, /;/).flatMap((declaration): [string, string][] => {
    const colon = declaration.indexOf(':');
    if (colon < 0) return [];
    const [name, value] = [declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()];
    return name === 'font' && value !== 'inherit' ? fontParts(value) : [[name, value]];
  });
}

export function readStyleSheet(css: string): StyleSheet {
  const rules = new Map<string, Record<string, string>>();
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  for (const [, selectors, body] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (selectors!.trim().startsWith('@')) continue;
    for (const selector of splitOutside(selectors!, /,/).flatMap(alternatives))
      rules.set(selector, {
        ...rules.get(selector),
        ...Object.fromEntries(declarationsOf(body!)),
      });
  }
  return {
    style: (...selectors) =>
      Object.assign({}, ...selectors.map((selector) => rules.get(selector) ?? {})) as Style,
  };
}

/** What lengths are reckoned from: px of an em, and custom properties without their dashes. */
export interface Lengths {
  em: number;
  variables: ReadonlyMap<string, string>;
}

/** px of units that do not hang on the type. */
const units: Record<string, number> = { px: 1, pt: ptToPx(1), mm: mmToPx(1), '': 1 };

/** "var(--name, other)" put in place of. */
const substituted = (value: string, variables: Lengths['variables']): string =>
  value.replace(
    /var\(--([\w-]+)(?:,\s*([^()]*))?\)/g,
    (_, name: string, other: string | undefined) => `(${variables.get(name) ?? other ?? '0px'})`,
  );

/** A length of another kind than can be reckoned: only the browser knows it. */
export class UnreadableLength extends Error {}

/** A length in px, or a number without a unit. @throws UnreadableLength */
export function lengthOf(value: string, { em, variables }: Lengths): number {
  const tokens =
    substituted(value, variables).match(/\d*\.?\d+(?:[a-z]+|%)?|[a-z]+(?=\()|up\b|[()+\-*/,]/g) ?? [];
  let at = 0;
  const fail = (): never => {
    throw new UnreadableLength(`The style sheet's length "${value}" cannot be read.`);
  };
  const functions: Record<string, (given: number[]) => number> = {
    calc: ([one]) => one!,
    max: (given) => Math.max(...given),
    min: (given) => Math.min(...given),
    round: ([to, step]) => Math.ceil(to! / step! - 1e-9) * step!,
  };
  const single = (): number => {
    const token = tokens[at];
    at += 1;
    if (token === undefined) return fail();
    if (token === '-') return -single();
    if (token === '(') return closed(() => sum());
    if (functions[token]) {
      at += 1;
      return closed(() => functions[token]!(list()));
    }
    const [, number, unit] = /^(\d*\.?\d+)([a-z]*)$/.exec(token) ?? fail();
    return Number(number) * (unit === 'em' ? em : (units[unit!] ?? fail()));
  };
  const closed = (inner: () => number): number => {
    const found = inner();
    if (tokens[at] !== ')') return fail();
    at += 1;
    return found;
  };
  const list = (): number[] => {
    if (tokens[at] === 'up') at += 2;
    const given = [sum()];
    while (tokens[at] === ',') {
      at += 1;
      given.push(sum());
    }
    return given;
  };
  const product = (): number => {
    let found = single();
    while (tokens[at] === '*' || tokens[at] === '/') {
      at += 1;
      found = tokens[at - 1] === '*' ? found * single() : found / single();
    }
    return found;
  };
  const sum = (): number => {
    let found = product();
    while (tokens[at] === '+' || tokens[at] === '-') {
      at += 1;
      found += tokens[at - 1] === '+' ? product() : -product();
    }
    return found;
  };
  const found = sum();
  return at === tokens.length ? found : fail();
}

/** Space at the four sides that a style gives with `padding` or `margin`, px. */
export function sidesOf(
  style: Style,
  property: 'padding' | 'margin',
  lengths: Lengths,
): { top: number; right: number; bottom: number; left: number } {
  const read = (value: string | undefined) =>
    value === undefined ? undefined : value === 'auto' ? 0 : lengthOf(value, lengths);
  const words = splitOutside(style[property] ?? '0', /\s/);
  const four = [0, 1, 2, 3].map((index) => read(words[index] ?? words[index - 2] ?? words[0]) ?? 0);
  const [block, inline] = ['block', 'inline'].map((axis) => {
    const given = splitOutside(style[`${property}-${axis}`] ?? '', /\s/);
    return given.length > 0 ? [read(given[0])!, read(given.at(-1))!] : undefined;
  });
  const side = (name: string, index: number, pair: number[] | undefined, end: number) =>
    read(style[`${property}-${name}`]) ?? pair?.[end] ?? four[index]!;
  return {
    top: side('top', 0, block, 0),
    right: side('right', 1, inline, 1),
    bottom: side('bottom', 2, block, 1),
    left: side('left', 3, inline, 0),
  };
}
