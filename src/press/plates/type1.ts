/**
 * Outlines of Type 1 fonts (Adobe Type 1 Font Format, 1990): the clear part tells the matrix and the encoding,
 * the enciphered one holds a program for each glyph. No library that is kept reads them.
 */
import { standardEncoding } from './encoding.ts';
import { Pen } from './charstring.ts';
import type { Contours } from './raster.ts';

export interface Type1Font {
  encoding: (string | undefined)[];
  /** undefined for a name that the font has not. */
  outline: (name: string) => Contours | undefined;
}

/** Chapter 7. @param skip Bytes at the head that only salt what follows. */
function deciphered(bytes: Uint8Array, key: number, skip: number): Buffer {
  const out = Buffer.alloc(bytes.length);
  let state = key;
  for (let i = 0; i < bytes.length; i++) {
    const cipher = bytes[i]!;
    out[i] = cipher ^ (state >> 8);
    state = ((cipher + state) * 52845 + 22719) & 0xffff;
  }
  return out.subarray(skip);
}

/** A .pfb file's segments without their heads; other files as they are. */
function unsegmented(file: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; file[at] === 0x80 && file[at + 1] !== 3 && at + 6 <= file.length;) {
    const length = file.readUInt32LE(at + 2);
    parts.push(file.subarray(at + 6, at + 6 + length));
    at += 6 + length;
  }
  return parts.length > 0 ? Buffer.concat(parts) : file;
}

function partsOf(bytes: Uint8Array): { clear: string; hidden: Buffer } | undefined {
  const file = unsegmented(Buffer.from(bytes));
  const mark = file.indexOf('eexec', 0, 'latin1');
  if (mark < 0) return undefined;
  let start = mark + 5;
  while ([0x20, 0x09, 0x0d, 0x0a].includes(file[start]!)) start += 1;
  const body = file.subarray(start);
  const isHex = /^[0-9a-fA-F\s]{8}/.test(body.toString('latin1', 0, 8));
  const cipher = isHex ? Buffer.from(body.toString('latin1').replace(/[^0-9a-fA-F]/g, ''), 'hex') : body;
  return { clear: file.toString('latin1', 0, mark), hidden: deciphered(cipher, 55665, 4) };
}

/** Binary after "RD " or "-| ": its length stands before it. */
function binaryAfter(
  hidden: Buffer,
  text: string,
  pattern: RegExp,
  salt: number,
): { key: string; program: Buffer }[] {
  const found: { key: string; program: Buffer }[] = [];
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const length = Number(match[2]);
    const start = match.index + match[0].length;
    found.push({ key: match[1]!, program: deciphered(hidden.subarray(start, start + length), 4330, salt) });
    pattern.lastIndex = start + length;
  }
  return found;
}

function encodingOf(clear: string): (string | undefined)[] {
  if (/\/Encoding\s+StandardEncoding/.test(clear)) return standardEncoding;
  const names: (string | undefined)[] = [];
  for (const [, code, name] of clear.matchAll(/dup\s+(\d{1,3})\s*\/(\S+)\s+put/g)) names[Number(code)] = name;
  return names;
}

/** @returns undefined for what is no such font. */
export function readType1(bytes: Uint8Array): Type1Font | undefined {
  const parts = partsOf(bytes);
  if (!parts) return undefined;
  const { clear, hidden } = parts;
  const text = hidden.toString('latin1');
  const salt = Number(/\/lenIV\s+(\d+)/.exec(text)?.[1] ?? 4);
  const start = Math.max(0, text.indexOf('/CharStrings'));
  const subrs: Buffer[] = [];
  const before = text.slice(0, start);
  for (const { key, program } of binaryAfter(hidden, before, /dup\s+(\d+)\s+(\d+)\s+(?:RD|-\||\S+) /g, salt))
    subrs[Number(key)] = program;
  const glyphs = new Map<string, Buffer>();
  const programs = /\/(\S+)\s+(\d+)\s+(?:RD|-\||\S+) /g;
  programs.lastIndex = start + '/CharStrings'.length;
  // The dictionary's own head, "/CharStrings 120 dict", is no glyph.
  for (const { key, program } of binaryAfter(hidden, text, programs, salt)) glyphs.set(key, program);
  if (glyphs.size === 0) return undefined;
  const numbers = /\/FontMatrix\s*\[([^\]]*)\]/.exec(clear)?.[1]?.trim().split(/\s+/).map(Number);
  const matrix = (numbers?.length === 6 ? numbers : [0.001, 0, 0, 0.001, 0, 0]).map((value) => value * 1000);
  return {
    encoding: encodingOf(clear),
    outline: (name) => {
      const program = glyphs.get(name);
      if (!program) return undefined;
      const pen = new Pen(matrix);
      new Interpreter(pen, { glyphs, subrs }).run(program, 0);
      return pen.outline();
    },
  };
}

/** Calls within calls, and steps of one glyph, that a sound font stays far below. */
const [deepest, mostSteps] = [10, 50_000];

interface Programs {
  glyphs: Map<string, Buffer>;
  subrs: Buffer[];
}

/** Chapter 6; hints move nothing. */
class Interpreter {
  private stack: number[] = [];
  private readonly passed: number[] = [];
  /** Points of a flex, while one is collected. */
  private flex: [number, number][] | undefined;
  private steps = 0;
  /** Where the accent of a composite begins. */
  private origin: [number, number] = [0, 0];

  private readonly pen: Pen;
  private readonly glyphs: Map<string, Buffer>;
  private readonly subrs: Buffer[];

  constructor(pen: Pen, { glyphs, subrs }: Programs) {
    this.pen = pen;
    this.glyphs = glyphs;
    this.subrs = subrs;
  }

  /** @returns false when the glyph has ended. */
  run(program: Buffer, depth: number): boolean {
    for (let at = 0; at < program.length && this.steps < mostSteps; this.steps++) {
      const byte = program[at++]!;
      if (byte >= 32) {
        const [value, used] = numberAt(program, at, byte);
        this.stack.push(value);
        at += used;
      } else if (byte === 11) return true;
      else if (byte === 14) return false;
      else if (byte === 10) {
        const subr = this.subrs[this.stack.pop() ?? -1];
        if (subr && depth < deepest && !this.run(subr, depth + 1)) return false;
      } else if (byte === 12) {
        const escape = program[at++]!;
        if (escape === 6) {
          this.accented(depth);
          return false;
        }
        this.escaped(escape);
      } else this.operator(byte);
    }
    return true;
  }

  private move(dx: number, dy: number): void {
    const { pen, flex } = this;
    if (!flex) return pen.moveTo(pen.x + dx, pen.y + dy);
    const [x, y] = flex.at(-1) ?? [pen.x, pen.y];
    flex.push([x + dx, y + dy]);
  }

  private curve(a: number, b: number, c: number, d: number, e: number, f: number): void {
    const { x, y } = this.pen;
    this.pen.curveTo(x + a, y + b, x + a + c, y + b + d, x + a + c + e, y + b + d + f);
  }

  private operator(byte: number): void {
    const { pen } = this;
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = this.stack;
    if (byte === 13) {
      pen.x = this.origin[0] + a;
      pen.y = this.origin[1];
    } else if (byte === 21) this.move(a, b);
    else if (byte === 22) this.move(a, 0);
    else if (byte === 4) this.move(0, a);
    else if (byte === 5) pen.lineTo(pen.x + a, pen.y + b);
    else if (byte === 6) pen.lineTo(pen.x + a, pen.y);
    else if (byte === 7) pen.lineTo(pen.x, pen.y + a);
    else if (byte === 8) this.curve(a, b, c, d, e, f);
    else if (byte === 30) this.curve(0, a, b, c, d, 0);
    else if (byte === 31) this.curve(a, 0, b, c, 0, d);
    else if (byte === 9) pen.close();
    this.stack = [];
  }

  private escaped(escape: number): void {
    const { stack } = this;
    if (escape === 12) {
      const [divisor = 1, dividend = 0] = [stack.pop(), stack.pop()];
      stack.push(dividend / divisor);
    } else if (escape === 16) this.otherSubr();
    else if (escape === 17) stack.push(this.passed.pop() ?? 0);
    else {
      // sbw, setcurrentpoint; all else is hints.
      if (escape === 7) {
        this.pen.x = this.origin[0] + (stack[0] ?? 0);
        this.pen.y = this.origin[1] + (stack[1] ?? 0);
      }
      this.stack = [];
    }
  }

  /** 8.3: three of them make a flex; the rest give back what they were given. */
  private otherSubr(): void {
    const { stack, pen } = this;
    const number = stack.pop() ?? 0;
    const count = Math.max(0, Math.min(stack.pop() ?? 0, stack.length));
    const given = stack.splice(stack.length - count);
    if (number === 1) this.flex = [];
    else if (number === 0 && this.flex) {
      const [, p1, p2, p3, p4, p5, p6] = this.flex;
      this.flex = undefined;
      if (p1 && p2 && p3) pen.curveTo(...p1, ...p2, ...p3);
      if (p4 && p5 && p6) pen.curveTo(...p4, ...p5, ...p6);
      this.passed.push(given[2] ?? 0, given[1] ?? 0);
    } else if (number === 3) this.passed.push(3);
    else if (number !== 2) this.passed.push(...given.reverse());
  }

  /** seac: a letter and its accent, by StandardEncoding. */
  private accented(depth: number): void {
    const [side = 0, x = 0, y = 0, base = 0, accent = 0] = this.stack;
    this.stack = [];
    const left = this.pen.x - side;
    const draw = (code: number, origin: [number, number]) => {
      const program = this.glyphs.get(standardEncoding[code] ?? '');
      if (!program || depth >= deepest) return;
      this.origin = origin;
      this.run(program, depth + 1);
      this.stack = [];
    };
    draw(base, [0, 0]);
    draw(accent, [left + x, y]);
  }
}

/** @param first Its first byte, 32 or more. @returns The number and how many bytes follow it. */
function numberAt(program: Buffer, at: number, first: number): [number, number] {
  if (first <= 246) return [first - 139, 0];
  if (first <= 250) return [(first - 247) * 256 + (program[at] ?? 0) + 108, 1];
  if (first <= 254) return [-(first - 251) * 256 - (program[at] ?? 0) - 108, 1];
  return [at + 4 <= program.length ? program.readInt32BE(at) : 0, 4];
}
