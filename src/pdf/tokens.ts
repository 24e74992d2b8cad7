/** Content streams as operations: the operator, its operands, and where it stood in the text. */

export interface NameOperand {
  name: string;
}
export interface TextOperand {
  text: string;
}
export interface DictOperand {
  dict: Map<string, Operand>;
}
export type Operand = number | boolean | NameOperand | TextOperand | DictOperand | Operand[];

export interface Operation {
  operator: string;
  operands: Operand[];
  /** Range in the content, operands included. */
  start: number;
  end: number;
  /** Data of an inline image (operator "BI"), whose dictionary is the operand. */
  data?: string;
}

/** What a character of the source is; those past 255 cannot occur. */
const [regular, blank, delimiter] = [0, 1, 2];
const kinds = new Uint8Array(256);
for (const char of '\0\t\n\f\r ') kinds[char.charCodeAt(0)] = blank;
for (const char of '()<>[]{}/%') kinds[char.charCodeAt(0)] = delimiter;
const inHex = Uint8Array.from({ length: 256 }, (_, code) =>
  /[0-9A-Fa-f\0\t\n\f\r ]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Character codes. */
const [
  lineFeed,
  carriageReturn,
  percent,
  round,
  plus,
  minus,
  point,
  slash,
  zero,
  nine,
  angle,
  closing,
  square,
] = [10, 13, 37, 40, 43, 45, 46, 47, 48, 57, 60, 62, 91];
const powersOfTen = Array.from({ length: 16 }, (_, i) => 10 ** i);

export const nameFrom = (operand: Operand | undefined): string | undefined =>
  typeof operand === 'object' && 'name' in operand ? operand.name : undefined;
/**
 * The numbers among the operands: the list itself where there is nothing else, so it is not to be changed.
 */
export function numbersFrom(operands: readonly Operand[]): number[] {
  for (const operand of operands)
    if (typeof operand !== 'number') return operands.filter((each) => typeof each === 'number');
  return operands as number[];
}

class Scanner {
  readonly source: string;
  at = 0;

  constructor(source: string) {
    this.source = source;
  }

  private kind(at: number): number {
    return kinds[this.source.charCodeAt(at)] ?? regular;
  }

  /** Goes past blanks and comments. */
  skip(): boolean {
    const { source } = this;
    for (; this.at < source.length; this.at++) {
      const code = source.charCodeAt(this.at);
      if (code === percent) this.skipLine();
      else if (kinds[code] !== blank) return true;
    }
    return false;
  }

  private skipLine(): void {
    for (; this.at + 1 < this.source.length; this.at++) {
      const next = this.source.charCodeAt(this.at + 1);
      if (next === lineFeed || next === carriageReturn) return;
    }
  }

  /** A run of regular characters: an operator, or the name after a slash; empty where a delimiter stands. */
  word(): string {
    const start = this.at;
    while (this.at < this.source.length && this.kind(this.at) === regular) this.at += 1;
    return this.source.slice(start, this.at);
  }

  /** The next operand, or undefined where an operator (or a closing bracket) stands. */
  operand(): Operand | undefined {
    const code = this.source.charCodeAt(this.at);
    if (code === slash) {
      this.at += 1;
      return { name: unescapeName(this.word()) };
    }
    if (code === round) return { text: this.literal() };
    if (code === square) return this.list(']');
    if (code === angle) return this.source.charCodeAt(this.at + 1) === angle ? this.dict() : this.hex();
    return this.number() ?? this.constant();
  }

  private constant(): boolean | undefined {
    const first = this.source[this.at];
    if (
      (first !== 't' && first !== 'f' && first !== 'n') ||
      !/^(true|false|null)\b/.test(this.source.slice(this.at, this.at + 6))
    )
      return undefined;
    return this.word() === 'true';
  }

  /** By hand, since most of a page is numbers; exact, as numbers of 15 digits and powers of ten are. */
  private number(): number | undefined {
    const { source } = this;
    const start = this.at;
    const sign = source.charCodeAt(start);
    let at = sign === plus || sign === minus ? start + 1 : start;
    let value = 0;
    let digits = 0;
    let decimals = -1;
    for (; at < source.length; at++) {
      const code = source.charCodeAt(at);
      if (code >= zero && code <= nine) {
        value = value * 10 + code - zero;
        digits += 1;
        if (decimals >= 0) decimals += 1;
      } else if (code === point && decimals < 0) decimals = 0;
      else break;
    }
    if (digits === 0 || (at < source.length && this.kind(at) === regular)) return undefined;
    this.at = at;
    if (digits > 15) return Number(source.slice(start, at));
    const size = decimals > 0 ? value / powersOfTen[decimals]! : value;
    return sign === minus ? -size : size;
  }

  private hex(): Operand | undefined {
    const { source } = this;
    let end = this.at + 1;
    while (end < source.length && inHex[source.charCodeAt(end)] === 1) end += 1;
    if (source.charCodeAt(end) !== closing) return undefined;
    const text = textOfHex(source.slice(this.at + 1, end));
    this.at = end + 1;
    return { text };
  }

  list(end: string): Operand[] {
    this.at += end.length;
    const members: Operand[] = [];
    while (this.skip() && !this.source.startsWith(end, this.at)) {
      const member = this.operand();
      if (member === undefined) this.at += 1;
      else members.push(member);
    }
    this.at += end.length;
    return members;
  }

  dict(): DictOperand {
    const members = this.list('>>');
    const dict = new Map<string, Operand>();
    for (let i = 0; i + 1 < members.length; i += 2) dict.set(nameFrom(members[i]) ?? '', members[i + 1]!);
    return { dict };
  }

  literal(): string {
    let depth = 0;
    let text = '';
    for (; this.at < this.source.length; this.at++) {
      const char = this.source[this.at]!;
      if (char === '\\') text += this.escape();
      else if (char === '(') {
        if (depth++ > 0) text += char;
      } else if (char === ')') {
        if (--depth === 0) break;
        text += char;
      } else text += char;
    }
    this.at += 1;
    return text;
  }

  escape(): string {
    const octal = /^[0-7]{1,3}/.exec(this.source.slice(this.at + 1, this.at + 4));
    if (octal) {
      this.at += octal[0].length;
      return String.fromCharCode(Number.parseInt(octal[0], 8) & 255);
    }
    const char = this.source[++this.at] ?? '';
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' }[char] ?? char;
  }

  /** Inline image: after BI the entries, then ID, one space, and bytes up to EI between spaces. */
  inlineImage(): { dict: DictOperand; data: string } {
    const members: Operand[] = [];
    while (this.skip() && !/^ID[\0\t\n\f\r ]/.test(this.source.slice(this.at, this.at + 3))) {
      const member = this.operand();
      if (member === undefined) this.at += 1;
      else members.push(member);
    }
    const dict = new Map<string, Operand>();
    for (let i = 0; i + 1 < members.length; i += 2) dict.set(nameFrom(members[i]) ?? '', members[i + 1]!);
    const from = this.at + 3;
    const end = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/g;
    end.lastIndex = from;
    const found = end.exec(this.source);
    this.at = found ? end.lastIndex : this.source.length;
    return { dict: { dict }, data: this.source.slice(from, found?.index ?? this.source.length) };
  }
}

export interface Content {
  /** latin-1 */
  source: string;
  operations: Operation[];
}

/** A content stream with its operations, for those who read it more than once. */
export const readContent = (source: string): Content => ({ source, operations: readOperations(source) });

const unescapeName = (text: string): string =>
  !text.includes('#')
    ? text
    : text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function textOfHex(hex: string): string {
  // One glyph, as Chromium writes them.
  if (hex.length === 4 && !/[^0-9A-Fa-f]/.test(hex))
    return String.fromCharCode(Number.parseInt(hex.slice(0, 2), 16), Number.parseInt(hex.slice(2), 16));
  const digits = hex.replace(/[^0-9A-Fa-f]/g, '');
  return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex').toString('latin1');
}

/** All operations of a content stream given as latin-1 text; damaged parts are skipped. */
export function readOperations(content: string): Operation[] {
  const scanner = new Scanner(content);
  const operations: Operation[] = [];
  let operands: Operand[] = [];
  let start = -1;
  while (scanner.skip()) {
    if (start < 0) start = scanner.at;
    const operand = scanner.operand();
    if (operand !== undefined) {
      operands.push(operand);
      continue;
    }
    const operator = scanner.word();
    if (operator === '') scanner.at += 1;
    else if (operator === 'BI') {
      const { dict, data } = scanner.inlineImage();
      operations.push({ operator, operands: [dict], start, end: scanner.at, data });
    } else operations.push({ operator, operands, start, end: scanner.at });
    if (operator !== '') {
      operands = [];
      start = -1;
    }
  }
  return operations;
}
