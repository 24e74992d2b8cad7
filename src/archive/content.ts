/**
 * Content streams: from text to operations and marks.
 *
 * Content is handled as text in which each character is one byte, so that an operation can be found
 * again by its place and everything that is not changed stays byte for byte.
 */
import {
  dictAt,
  latin1,
  PDFDict,
  PDFHexString,
  PDFString,
  textAt,
  numberAt,
  decodeStream,
  name,
  PDFArray,
  PDFRawStream,
  resolved,
} from './objects.ts';

export interface Operation {
  operator: string;
  /** Operands as written, composites whole: "12", "/F4", "<00e6>", "<</MCID 3 >>". */
  operands: string[];
  /** Place in the content: first character of the first operand, and the one after the operator. */
  start: number;
  end: number;
}

const delimiters = new Set('()<>[]{}/%');
/** White space of ISO 32000-1, 7.2.2: null, tab, line feed, form feed, carriage return, space. */
function isSpace(char: string): boolean {
  const code = char.charCodeAt(0);
  return code === 32 || code === 10 || code === 13 || code === 9 || code === 0 || code === 12;
}

/** End of the string literal that opens at `at`. */
function stringEnd(text: string, at: number): number {
  let depth = 0;
  for (let index = at; index < text.length; index++) {
    const char = text[index];
    if (char === '\\') index++;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return index + 1;
  }
  return text.length;
}

/** End of the array or dictionary that opens at `at`. */
function compositeEnd(text: string, at: number, open: string, close: string): number {
  let depth = 0;
  for (let index = at; index < text.length;) {
    if (text[index] === '(') index = stringEnd(text, index);
    else if (text.startsWith(open, index)) {
      depth++;
      index += open.length;
    } else if (text.startsWith(close, index)) {
      index += close.length;
      if (--depth === 0) return index;
    } else if (text[index] === '<' && text[index + 1] !== '<')
      index = text.indexOf('>', index) + 1 || text.length;
    else index++;
  }
  return text.length;
}

function tokenEnd(text: string, at: number): number {
  const char = text[at];
  if (char === '(') return stringEnd(text, at);
  if (char === '[') return compositeEnd(text, at, '[', ']');
  if (char === '<')
    return text[at + 1] === '<'
      ? compositeEnd(text, at, '<<', '>>')
      : text.indexOf('>', at) + 1 || text.length;
  let index = at + 1;
  while (index < text.length && !isSpace(text[index]!) && !delimiters.has(text[index]!)) index++;
  return index;
}

function lineEnd(text: string, at: number): number {
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

const isLetter = (char: string): boolean =>
  (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || char === "'" || char === '"';

/** Splits content into operations. Inline images come as one operation "BI". */
export function parseContent(text: string): Operation[] {
  const operations: Operation[] = [];
  let operands: string[] = [];
  let start = -1;
  for (let at = 0; at < text.length;) {
    const char = text[at]!;
    if (isSpace(char)) {
      at++;
      continue;
    }
    if (char === '%') {
      at = lineEnd(text, at);
      continue;
    }
    const end = tokenEnd(text, at);
    if (start < 0) start = at;
    const token = text.slice(at, end);
    at = end;
    if (isLetter(char) && token !== 'true' && token !== 'false' && token !== 'null') {
      if (token === 'BI') at = inlineImageEnd(text, at);
      operations.push({ operator: token, operands, start, end: at });
      operands = [];
      start = -1;
    } else operands.push(token);
  }
  return operations;
}

const inlineImageEnd = (text: string, at: number): number => {
  const end = /[\s]EI(?=[\s]|$)/g;
  end.lastIndex = text.indexOf('ID', at);
  return end.exec(text) ? end.lastIndex : text.length;
};

/** A marked-content sequence: its tag and what its properties say. */
export interface Mark {
  tag: string;
  mcid?: number;
  actualText?: string;
}

const hexText = (hex: string): string => PDFHexString.of(hex.replace(/[^0-9A-Fa-f]/g, '')).decodeText();

/** The mark that a BDC or BMC opens; properties may stand inline or among the resources. */
export function markOf({ operands }: Operation, resources?: PDFDict): Mark {
  const tag = (operands[0] ?? '').slice(1);
  const properties = operands[1];
  if (properties === undefined) return { tag };
  if (properties.startsWith('/')) {
    const all = resources && dictAt(resources, 'Properties');
    const named = all && dictAt(all, properties.slice(1));
    if (!named) return { tag };
    const mcid = numberAt(named, 'MCID');
    const actualText = textAt(named, 'ActualText');
    return {
      tag,
      ...(mcid === undefined ? {} : { mcid }),
      ...(actualText === undefined ? {} : { actualText }),
    };
  }
  const mcid = /\/MCID\s+(\d+)/.exec(properties)?.[1];
  const actual = /\/ActualText\s*(<[0-9A-Fa-f\s]*>|\()/.exec(properties);
  const actualText =
    actual?.[1] === '('
      ? PDFString.of(
          properties.slice(
            actual.index + actual[0].length,
            stringEnd(properties, actual.index + actual[0].length - 1) - 1,
          ),
        ).decodeText()
      : actual && hexText(actual[1]!);
  return {
    tag,
    ...(mcid === undefined ? {} : { mcid: Number(mcid) }),
    ...(actualText == null ? {} : { actualText }),
  };
}

/** Codes of two bytes (Identity-H) in the strings of a showing operator. */
export function shownCodes({ operands }: Operation): number[] {
  // Skia's way: one glyph, one string.
  if (operands.length === 1 && /^<[0-9A-Fa-f]{4}>$/.test(operands[0]!))
    return [Number.parseInt(operands[0]!.slice(1, 5), 16)];
  const strings = operands.flatMap(
    (operand) => operand.match(/<[0-9A-Fa-f\s]*>|\((?:\\[\s\S]|[^\\])*?\)/g) ?? [],
  );
  return strings.flatMap((string) => {
    const bytes = string.startsWith('<')
      ? Buffer.from(string.replace(/[^0-9A-Fa-f]/g, ''), 'hex')
      : PDFString.of(string.slice(1, -1)).asBytes();
    return Array.from(
      { length: Math.floor(bytes.length / 2) },
      (_, index) => bytes[2 * index]! * 256 + bytes[2 * index + 1]!,
    );
  });
}

export const showing = new Set(['Tj', 'TJ', "'", '"']);
/** Operators that put a path on the page; `n` ends one without a trace. */
export const pathPainting = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*']);
export const pathBuilding = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're']);

/** Content of a page, its parts joined. */
export function pageContent(page: PDFDict): string {
  const value = page.lookup(name('Contents'));
  const parts = value instanceof PDFArray ? resolved(value) : [value];
  return parts.map((part) => (part instanceof PDFRawStream ? latin1(decodeStream(part)) : '')).join('\n');
}
