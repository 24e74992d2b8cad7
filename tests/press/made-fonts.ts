/** A Type 1 font and a CFF font written by hand: the same three glyphs, each by other operators. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A whole TrueType file. */
export const sansFile = readFileSync(
  createRequire(import.meta.url).resolve(
    '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  ),
);

const number1 = (value: number): number[] => {
  if (Math.abs(value) <= 107) return [value + 139];
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return [255, ...bytes];
};
const number2 = (value: number): number[] =>
  Math.abs(value) <= 107 ? [value + 139] : [28, (value >> 8) & 0xff, value & 0xff];

/** Programs as words: numbers and names of operators. */
const program = (words: string, operators: Record<string, number[]>, number: (value: number) => number[]) =>
  words.split(/\s+/).flatMap((word) => operators[word] ?? number(Number(word)));

const type1Operators: Record<string, number[]> = {
  hsbw: [13],
  rmoveto: [21],
  hmoveto: [22],
  vmoveto: [4],
  rlineto: [5],
  hlineto: [6],
  vlineto: [7],
  rrcurveto: [8],
  vhcurveto: [30],
  hvcurveto: [31],
  closepath: [9],
  callsubr: [10],
  return: [11],
  endchar: [14],
  seac: [12, 6],
  div: [12, 12],
  callothersubr: [12, 16],
  pop: [12, 17],
  setcurrentpoint: [12, 33],
};
const cffOperators: Record<string, number[]> = {
  rmoveto: [21],
  hlineto: [6],
  rlineto: [5],
  rrcurveto: [8],
  endchar: [14],
};

function enciphered(bytes: Uint8Array, key: number, salt: number): Buffer {
  const plain = Buffer.concat([Buffer.alloc(salt), bytes]);
  let state = key;
  return Buffer.from(
    plain.map((byte) => {
      const cipher = byte ^ (state >> 8);
      state = ((cipher + state) * 52845 + 22719) & 0xffff;
      return cipher;
    }),
  );
}

const glyphs1: Record<string, string> = {
  '.notdef': '0 500 hsbw endchar',
  // A box of 500 by 700, its left edge at 100.
  A: '100 700 hsbw 0 0 rmoveto 500 hlineto 700 vlineto -500 hlineto closepath endchar',
  // The same with its upper edge bent by a flex, which rises by 20 in the middle.
  B: '100 700 hsbw 0 hmoveto 500 hlineto 700 vlineto 1 callsubr -250 0 rmoveto 2 callsubr 150 20 rmoveto 2 callsubr -50 0 rmoveto 2 callsubr -100 0 rmoveto 2 callsubr -100 0 rmoveto 2 callsubr -50 0 rmoveto 2 callsubr -100 -20 rmoveto 2 callsubr 50 100 700 0 callsubr closepath endchar',
  // A round one, of curves.
  a: '100 700 hsbw 250 0 rmoveto 138 0 112 112 0 138 rrcurveto 138 -112 112 -138 vhcurveto -138 -112 -112 -138 hvcurveto -138 112 -112 138 vhcurveto closepath endchar',
  acute: '200 400 hsbw 1000 2 div 200 div 600 rmoveto 100 hlineto 100 vlineto -100 hlineto closepath endchar',
  // By seac: the letter a with the accent moved to 300, 150 above its place.
  aacute: '100 700 hsbw 200 300 150 97 194 seac',
};
const subrs1 = [
  '3 0 callothersubr pop pop setcurrentpoint return',
  '0 1 callothersubr return',
  '0 2 callothersubr return',
  'return',
];

export function type1Font(): { data: Buffer; lengths: [number, number, number] } {
  const bytes = (words: string) =>
    enciphered(Buffer.from(program(words, type1Operators, number1)), 4330, 4).toString('latin1');
  const clear = `%!PS-AdobeFont-1.0: Made\n/FontName /Made def\n/FontType 1 def\n/PaintType 0 def\n/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n/FontBBox {0 0 1000 1000} def\n/Encoding StandardEncoding def\ncurrentdict end\ncurrentfile eexec\n`;
  const hidden = `dup /Private 8 dict dup begin\n/RD {string currentfile exch readstring pop} executeonly def\n/ND {noaccess def} executeonly def\n/NP {noaccess put} executeonly def\n/BlueValues [] def\n/lenIV 4 def\n/Subrs ${subrs1.length} array\n${subrs1
    .map((words, i) => `dup ${i} ${bytes(words).length} RD ${bytes(words)} NP\n`)
    .join('')}ND\n2 index /CharStrings ${Object.keys(glyphs1).length} dict dup begin\n${Object.entries(
    glyphs1,
  )
    .map(([name, words]) => `/${name} ${bytes(words).length} RD ${bytes(words)} ND\n`)
    .join(
      '',
    )}end\nend\nreadonly put\nnoaccess put\ndup /FontName get exch definefont pop\nmark currentfile closefile\n`;
  const body = enciphered(Buffer.from(hidden, 'latin1'), 55665, 4);
  const tail = `\n${`${'0'.repeat(64)}\n`.repeat(8)}cleartomark\n`;
  return {
    data: Buffer.concat([Buffer.from(clear), body, Buffer.from(tail)]),
    lengths: [clear.length, body.length, tail.length],
  };
}

/** Count, offset size 2, offsets, data. */
function index(items: Uint8Array[]): Buffer {
  if (items.length === 0) return Buffer.from([0, 0]);
  const head = Buffer.alloc(3 + 2 * (items.length + 1));
  head.writeUInt16BE(items.length);
  head[2] = 2;
  let offset = 1;
  items.forEach((item, i) => {
    head.writeUInt16BE(offset, 3 + 2 * i);
    offset += item.length;
  });
  head.writeUInt16BE(offset, 3 + 2 * items.length);
  return Buffer.concat([head, ...items]);
}

/** A five-byte number, so that offsets may be filled in without moving anything. */
const offset5 = (value: number): number[] => [
  29,
  ...Buffer.from([value >> 24, value >> 16, value >> 8, value]),
];

/** Glyphs A and a of the font above: its charset names them by the standard strings 34 and 66. */
export function cffFont(): Buffer {
  const strings = [
    '500 endchar',
    '200 100 0 rmoveto 500 700 -500 hlineto endchar',
    '200 350 0 rmoveto 138 0 112 112 0 138 rrcurveto 0 138 -112 112 -138 0 rrcurveto -138 0 -112 -112 0 -138 rrcurveto 0 -138 112 -112 138 0 rrcurveto endchar',
  ];
  const charStrings = index(strings.map((words) => Buffer.from(program(words, cffOperators, number2))));
  const charset = Buffer.from([0, 0, 34, 0, 66]);
  const top = (at: { charset: number; glyphs: number; private: number }) =>
    index([
      Buffer.from([
        ...offset5(at.charset),
        15,
        ...offset5(at.glyphs),
        17,
        ...number2(0),
        ...offset5(at.private),
        18,
      ]),
    ]);
  const header = Buffer.from([1, 0, 4, 2]);
  const names = index([Buffer.from('Made')]);
  const between = Buffer.concat([index([]), index([])]);
  const start =
    header.length + names.length + top({ charset: 0, glyphs: 0, private: 0 }).length + between.length;
  const at = {
    charset: start,
    glyphs: start + charset.length,
    private: start + charset.length + charStrings.length,
  };
  return Buffer.concat([header, names, top(at), between, charset, charStrings]);
}

/**
 * A CFF font of CIDs with the box of the font above as CID 7, by a subroutine that only the glyph’s own font
 * dictionary has. That dictionary also tells where an underline goes, as Ghostscript’s do.
 */
export function cidFont(): Buffer {
  const box = program('100 0 rmoveto 500 700 -500 hlineto', cffOperators, number2);
  // Subroutine 0 of fewer than 1240 is called as -107.
  const call = [...program('200', cffOperators, number2), ...number2(-107), 10, 14];
  const charStrings = index([Buffer.from(program('500 endchar', cffOperators, number2)), Buffer.from(call)]);
  const subrs = index([Buffer.from([...box, 11])]);
  const privateDict = Buffer.from([...number2(4), 19, ...number2(0), 20]);
  const charset = Buffer.from([0, 0, 7]);
  const select = Buffer.from([0, 0, 0]);
  const dict = (at: number): Buffer =>
    Buffer.from([
      ...[...number2(-50), 12, 3],
      ...number2(privateDict.length),
      ...offset5(at),
      18,
      ...[...number2(20), 12, 4],
    ]);
  const header = Buffer.from([1, 0, 4, 2]);
  const names = index([Buffer.from('Made')]);
  const between = Buffer.concat([index([Buffer.from('Adobe'), Buffer.from('Identity')]), index([])]);
  const top = (at: Record<'charset' | 'glyphs' | 'select' | 'array', number>): Buffer =>
    index([
      Buffer.from([
        ...[28, 391 >> 8, 391 & 0xff, 28, 392 >> 8, 392 & 0xff, ...number2(0), 12, 30],
        ...[...offset5(at.charset), 15],
        ...[...offset5(at.glyphs), 17],
        ...[...offset5(at.select), 12, 37],
        ...[...offset5(at.array), 12, 36],
      ]),
    ]);
  const start =
    header.length +
    names.length +
    top({ charset: 0, glyphs: 0, select: 0, array: 0 }).length +
    between.length;
  const glyphs = start + charset.length;
  const selects = glyphs + charStrings.length;
  const array = selects + select.length;
  const dicts = (at: number): Buffer => index([dict(at)]);
  return Buffer.concat([
    header,
    names,
    top({ charset: start, glyphs, select: selects, array }),
    between,
    charset,
    charStrings,
    select,
    dicts(array + dicts(0).length),
    privateDict,
    subrs,
  ]);
}
