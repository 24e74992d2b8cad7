/** Content streams as operations: the operator, its operands, and where it stood in the text. */

export interface NameOperand { name: string }
export interface TextOperand { text: string }
export interface DictOperand { dict: Map<string, Operand> }
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

const space = /[\0\t\n\f\r ]*(?:%[^\r\n]*[\0\t\n\f\r ]*)*/y;
const number = /[+-]?(?:\d+\.?\d*|\.\d+)(?=[\0\t\n\f\r ()<>[\]{}/%]|$)/y;
const nameToken = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y;
const word = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const hexText = /<([0-9A-Fa-f\0\t\n\f\r ]*)>/y;

export const nameFrom = (operand: Operand | undefined): string | undefined =>
  typeof operand === 'object' && 'name' in operand ? operand.name : undefined;
export const numbersFrom = (operands: Operand[]): number[] => operands.filter((operand) => typeof operand === 'number');

class Scanner {
  readonly source: string;
  at = 0;

  constructor(source: string) {
    this.source = source;
  }

  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  skip(): boolean {
    this.match(space);
    return this.at < this.source.length;
  }

  /** The next operand, or undefined where an operator (or a closing bracket) stands. */
  operand(): Operand | undefined {
    const char = this.source[this.at];
    if (char === '/') return { name: unescapeName(this.match(nameToken)![1]!) };
    if (char === '(') return { text: this.literal() };
    if (char === '[') return this.list(']');
    if (char === '<') {
      if (this.source[this.at + 1] === '<') return this.dict();
      const hex = this.match(hexText);
      if (hex) return { text: textOfHex(hex[1]!) };
    }
    const digits = this.match(number);
    if (digits) return Number(digits[0]);
    if (/^(true|false|null)\b/.test(this.source.slice(this.at, this.at + 6))) {
      const value = this.match(word)![0];
      return value === 'true';
    }
    return undefined;
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
      else if (char === '(') { if (depth++ > 0) text += char; }
      else if (char === ')') { if (--depth === 0) break; text += char; }
      else text += char;
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

const unescapeName = (text: string): string => text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function textOfHex(hex: string): string {
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
    const operator = scanner.match(word)?.[0];
    if (operator === undefined) scanner.at += 1;
    else if (operator === 'BI') {
      const { dict, data } = scanner.inlineImage();
      operations.push({ operator, operands: [dict], start, end: scanner.at, data });
    } else operations.push({ operator, operands, start, end: scanner.at });
    if (operator !== undefined) {
      operands = [];
      start = -1;
    }
  }
  return operations;
}
