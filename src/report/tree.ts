/**
 * The parsed YAML as plain data, with the range of every key and value beside it.
 *
 * The tree is walked here and not by `toJS` so that anchors cannot multiply, names such as
 * `__proto__` cannot reach objects, and every oddity is told with its place.
 */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Problem, Wording } from '../lib/problem.ts';
import { quoteValue } from '../lib/visible.ts';
import { encodingMessages, syntaxMessages, treeMessages as messages } from './messages.ts';
import type { LineIndex } from './lines.ts';
import type { PlacedNode, Range } from './placed.ts';

/** Deep enough for any chart specification. */
const deepest = 60;
/** Digits that a double keeps of any decimal. */
const mostDigits = 15;
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);
const styles: Record<string, PlacedNode['style']> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

interface Walked {
  value: unknown;
  placed: PlacedNode;
}

export class TreeWalker {
  readonly problems: Problem[] = [];
  readonly #lines: LineIndex;

  constructor(lines: LineIndex) {
    this.#lines = lines;
  }

  #complain(wording: Wording, [start, end]: Range): void {
    this.problems.push({ ...wording, place: this.#lines.place(start, end) });
  }

  /** Value and places of a node. `at` is where an absent node would be. */
  walk(node: Node | null | undefined, at: number, depth = 0): Walked {
    if (!node?.range) return { value: null, placed: { start: at, end: at } };
    const range: Range = [node.range[0], node.range[1]];
    const placed = { start: range[0], end: range[1] };
    if (depth > deepest) return this.#refuse(syntaxMessages.tooDeep(), placed);
    if (isAlias(node)) {
      const stress = this.#lines.text.startsWith('**', range[0]);
      return this.#refuse(stress ? syntaxMessages.leadingStar() : messages.alias(node.source), placed);
    }
    if (isMap(node)) return this.#map(node, placed, depth);
    if (isSeq(node)) return this.#list(node, placed, depth);
    return isScalar(node) ? this.#scalar(node, placed) : { value: null, placed };
  }

  #refuse(wording: Wording, placed: PlacedNode): Walked {
    this.#complain(wording, [placed.start, placed.end]);
    return { value: null, placed };
  }

  #list(node: YAMLSeq, placed: PlacedNode, depth: number): Walked {
    const walked = node.items.map((item) => this.walk(item as Node, placed.start, depth + 1));
    return {
      value: walked.map(({ value }) => value),
      placed: { ...placed, block: node.flow !== true, entries: walked.map((entry) => entry.placed) },
    };
  }

  #map(node: YAMLMap, placed: PlacedNode, depth: number): Walked {
    const value: Record<string, unknown> = {};
    const pairs: NonNullable<PlacedNode['pairs']> = new Map();
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      const name = this.#key(pair.key, placed);
      if (name === undefined) continue;
      const key: Range = [pair.key.range![0], pair.key.range![1]];
      const first = pairs.get(name);
      if (first) {
        this.#complain(messages.duplicateKey(quoteValue(name), this.#lines.lineAt(first.key[0])), key);
        continue;
      }
      const walked = this.walk(pair.value, key[1], depth + 1);
      pairs.set(name, { key, value: walked.placed });
      value[name] = walked.value;
    }
    return { value, placed: { ...placed, block: node.flow !== true, pairs } };
  }

  /** The name of a field; undefined (and a problem) where it is none. */
  #key(key: Node | null, { start, end }: PlacedNode): string | undefined {
    const range: Range = key?.range ? [key.range[0], key.range[1]] : [start, end];
    if (!isScalar(key)) this.#complain(messages.keyNotText(), range);
    else if (key.value === '<<' || key.value === null)
      this.#complain(key.value ? messages.merge() : messages.keyNotText(), range);
    else {
      const name = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
      if (!forbidden.has(name)) return name;
      this.#complain(messages.keyForbidden(name), range);
    }
    return undefined;
  }

  #scalar(node: Scalar, placed: PlacedNode): Walked {
    const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
    const { value } = node;
    if (typeof value === 'number') return this.#number(value, node.source ?? '', { ...placed, style });
    if (typeof value !== 'string')
      return { value: typeof value === 'boolean' ? value : null, placed: { ...placed, style } };
    return this.#text(value, { ...placed, style, text: value });
  }

  #number(value: number, raw: string, placed: PlacedNode): Walked {
    const digits = raw
      .replace(/e.*$/i, '')
      .replace(/[^0-9]/g, '')
      .replace(/^0+/, '');
    if (!Number.isFinite(value)) return this.#refuse(messages.notFinite(quoteValue(raw)), placed);
    if (digits.length > mostDigits) return this.#refuse(messages.tooLong(quoteValue(raw)), placed);
    if (/^[-+]?0[xob]/i.test(raw)) return this.#refuse(messages.oddNumber(quoteValue(raw), value), placed);
    return { value, placed };
  }

  /** Escapes such as "\u0007" bring in what the file itself may not hold. */
  #text(value: string, placed: PlacedNode): Walked {
    const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.exec(value);
    if (control) return this.#refuse(encodingMessages.control(nameCharacter(control[0])), placed);
    if (!value.isWellFormed()) return this.#refuse(messages.loneSurrogate(), placed);
    return { value, placed };
  }
}

/** "U+0007". */
export const nameCharacter = (char: string): string =>
  `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
