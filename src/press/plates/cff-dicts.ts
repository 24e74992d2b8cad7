/**
 * The dictionaries of a CFF font of CIDs, made readable for fontkit, which knows four of their operators and
 * refuses the font for any other. Adobe Technical Note 5176, sections 4 to 6 and 19.
 */

/** A dictionary’s operators by the bytes that stand for them, `12 36` as 0x0c24. */
const fontArray = 0x0c24;
/** Private, PaintType, FontMatrix, FontName. */
const readable = new Set([18, 0x0c05, 0x0c07, 0x0c26]);

interface Entry {
  operator: number;
  /** Of the operands and the operator. */
  bytes: Uint8Array;
  operands: number[];
}

const bigEndian = (bytes: Uint8Array, at: number, length: number): number => {
  let value = 0;
  for (let i = 0; i < length; i++) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
};

/** Where the objects of an INDEX begin and, last, where the INDEX ends. */
function indexAt(bytes: Uint8Array, at: number): number[] {
  const count = bigEndian(bytes, at, 2);
  if (count === 0) return [at + 2];
  const size = bytes[at + 2]!;
  const data = at + 3 + (count + 1) * size - 1;
  return Array.from({ length: count + 1 }, (_, i) => data + bigEndian(bytes, at + 3 + i * size, size));
}

/** Bytes of the operand that begins with `first`; a real number ends with a half-byte of 15. */
function operandLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first === 28) return 3;
  if (first === 29) return 5;
  if (first !== 30) return first < 247 ? 1 : 2;
  let end = at + 1;
  while (end < bytes.length && (bytes[end]! & 15) !== 15 && bytes[end]! >> 4 !== 15) end += 1;
  return end + 1 - at;
}

/** Only of the kinds that offsets are written in. */
function integerAt(bytes: Uint8Array, at: number): number {
  const [first = 0, second = 0] = bytes.subarray(at, at + 2);
  if (first === 28) return bigEndian(bytes, at + 1, 2);
  if (first === 29) return bigEndian(bytes, at + 1, 4);
  if (first < 247) return first - 139;
  return first < 251 ? (first - 247) * 256 + second + 108 : -(first - 251) * 256 - second - 108;
}

function entriesOf(bytes: Uint8Array): Entry[] {
  const entries: Entry[] = [];
  let start = 0;
  let operands: number[] = [];
  for (let at = 0; at < bytes.length;) {
    if (bytes[at]! >= 28) {
      operands.push(integerAt(bytes, at));
      at += operandLength(bytes, at);
      continue;
    }
    const length = bytes[at] === 12 ? 2 : 1;
    entries.push({
      operator: bigEndian(bytes, at, length),
      bytes: Uint8Array.from(bytes.subarray(start, at + length)),
      operands,
    });
    at += length;
    start = at;
    operands = [];
  }
  return entries;
}

/** @param cff The table alone. @returns it, or a copy whose font dictionaries say only what is read of them. */
export function withReadableDicts(cff: Uint8Array): Uint8Array {
  const topDicts = indexAt(cff, indexAt(cff, cff[2]!).at(-1)!);
  const top = entriesOf(cff.subarray(topDicts[0], topDicts[1]));
  const array = top.find(({ operator }) => operator === fontArray)?.operands[0];
  if (array === undefined) return cff;
  const out = Uint8Array.from(cff);
  indexAt(cff, array).reduce((from, to) => {
    const dict = out.subarray(from, to);
    const kept = entriesOf(dict).filter(({ operator }) => readable.has(operator));
    // Operands without an operator, zeros, fill the place of what goes.
    dict.fill(139);
    let at = 0;
    for (const { bytes } of kept) {
      dict.set(bytes, at);
      at += bytes.length;
    }
    return to;
  });
  return out;
}
