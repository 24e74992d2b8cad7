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
import { nameCharacter, oddSpaces } from './characters.ts';
import { findContinued, foldHan, trailingComment } from './lost.ts';
import { treeMessages as messages } from './messages/tree.ts';
import { syntaxMessages } from './messages/syntax.ts';
import { encodingMessages } from './messages/file.ts';
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
    const property = this.#property(node, range);
    if (property) return this.#refuse(property.wording, property);
    if (isMap(node)) return this.#map(node, placed, depth);
    if (isSeq(node)) return this.#list(node, placed, depth);
    return isScalar(node) ? this.#scalar(node, placed) : { value: null, placed };
  }

  /**
   * An anchor or a tag: `&重点 …` and `! …` read as texts and vanish. The mark stands before the node, a
   * tag's name up to the space before it.
   */
  #property(node: Node, [start, end]: Range): { wording: Wording; start: number; end: number } | undefined {
    const { text } = this.#lines;
    const { anchor, tag } = node as { anchor?: string; tag?: string };
    if (anchor !== undefined) {
      const at = text.lastIndexOf(`&${anchor}`, start);
      return { wording: syntaxMessages.anchor(`&${anchor}`), start: at, end };
    }
    if (tag === undefined) return undefined;
    let at = text.lastIndexOf('!', start);
    while (at > 0 && !/\s/.test(text[at - 1]!)) at -= 1;
    const written = /^\S+/.exec(text.slice(at))?.[0] ?? '!';
    return { wording: syntaxMessages.tag(written), start: at, end };
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
      if (this.#isQuestion(pair.key)) {
        this.#complain(syntaxMessages.leadingMark('?'), [placed.start, placed.end]);
        return { value: null, placed };
      }
      const name = this.#key(pair.key, placed);
      if (name === undefined) continue;
      const key: Range = [pair.key.range![0], pair.key.range![1]];
      const first = pairs.get(name);
      if (first) {
        this.#complain(messages.duplicateKey(name, this.#lines.lineAt(first.key[0])), key);
        continue;
      }
      const walked = this.walk(pair.value, key[1], depth + 1);
      pairs.set(name, { key, value: walked.placed });
      value[name] = walked.value;
    }
    return { value, placed: { ...placed, block: node.flow !== true, pairs } };
  }

  /** `? 为什么` is a key of its own to YAML. */
  #isQuestion(key: Node | null): boolean {
    if (!key?.range) return false;
    return /(?:^|[\s[{,])\?\s+$/.test(this.#lines.text.slice(Math.max(0, key.range[0] - 8), key.range[0]));
  }

  /** The name of a field; undefined (and a problem) where it is none. */
  #key(key: Node | null, { start, end }: PlacedNode): string | undefined {
    const range: Range = key?.range ? [key.range[0], key.range[1]] : [start, end];
    if (!isScalar(key)) this.#complain(messages.keyNotText(), range);
    else if (key.value === '<<') this.#complain(messages.merge(), range);
    else if (key.value === null)
      this.#complain(
        this.#lines.text[start] === ':' ? syntaxMessages.leadingMark(':') : messages.keyNotText(),
        range,
      );
    else if (this.#property(key, range)) this.#complain(this.#property(key, range)!.wording, range);
    else {
      const name = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
      const odd = oddSpaces.exec(name);
      if (odd)
        this.#complain(
          syntaxMessages.oddSpace(nameCharacter(odd[0]), { en: 'in the name of a field', zh: '字段名里' }),
          range,
        );
      else if (!forbidden.has(name)) return name;
      else this.#complain(messages.keyForbidden(name), range);
    }
    return undefined;
  }

  #scalar(node: Scalar, placed: PlacedNode): Walked {
    const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
    const { value } = node;
    if (typeof value === 'number') return this.#number(value, node.source ?? '', { ...placed, style });
    this.#comment(value, { ...placed, style });
    if (typeof value !== 'string')
      return { value: typeof value === 'boolean' ? value : null, placed: { ...placed, style } };
    if (style === 'block' && /^[>|]\d/.test(this.#lines.text.slice(placed.start, placed.start + 2)))
      return this.#refuse(syntaxMessages.leadingMark(this.#lines.text[placed.start]!), placed);
    if (style === 'plain') this.#continued(placed);
    return this.#text(foldHan(value, this.#lines.text, { ...placed, style }), { ...placed, style });
  }

  /** What stands behind a text on its line and is taken for a comment. */
  #comment(value: unknown, { end, style }: PlacedNode): void {
    if (typeof value !== 'string' && value !== null) return;
    const empty = value === null;
    // A word with a capital begins a title; names of themes, kinds and dates have none.
    const isText = /[ \P{ASCII}]|^\p{Lu}\p{Ll}|^[^\p{L}\p{N}]+$/u;
    const words = style === 'plain' && !empty && isText.test(value);
    const comment = trailingComment(this.#lines, end, { empty, words });
    if (!comment) return;
    const lost = this.#lines.text.slice(...comment);
    this.#complain(empty ? syntaxMessages.commentOnly(lost) : syntaxMessages.comment(lost), comment);
  }

  #continued({ start, end }: PlacedNode): void {
    for (const { begin, range } of findContinued(this.#lines.text, [start, end]))
      this.#complain(syntaxMessages.continued(begin), range);
  }

  #number(value: number, raw: string, placed: PlacedNode): Walked {
    const digits = raw
      .replace(/e.*$/i, '')
      .replace(/[^0-9]/g, '')
      .replace(/^0+/, '');
    if (!Number.isFinite(value)) return this.#refuse(messages.notFinite(raw), placed);
    if (digits.length > mostDigits) return this.#refuse(messages.tooLong(raw), placed);
    if (/^[-+]?0\d/.test(raw)) return this.#refuse(messages.leadingZero(raw, value), placed);
    if (raw.startsWith('+')) return this.#refuse(messages.plus(raw, value), placed);
    if (/^[-+]?0[xob]/i.test(raw)) return this.#refuse(messages.oddNumber(raw, value), placed);
    return { value, placed };
  }

  /** Escapes such as "\u0007" bring in what the file itself may not hold. */
  #text(value: string, placed: PlacedNode): Walked {
    const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.exec(value);
    if (control) return this.#refuse(encodingMessages.control(nameCharacter(control[0])), placed);
    if (!value.isWellFormed()) return this.#refuse(messages.loneSurrogate(), placed);
    return { value, placed: { ...placed, text: value } };
  }
}
