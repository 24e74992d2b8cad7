/** Marked content (ISO 32000-1, 14.6): what an operation opens, shows and paints. */
import { dictAt, numberAt, PDFHexString, textAt, type PDFDict } from '../pdf/objects.ts';
import { nameFrom, type Operand, type Operation } from '../pdf/tokens.ts';

/** A marked-content sequence: its tag and what its properties say. */
export interface Mark {
  tag: string;
  mcid?: number;
  actualText?: string;
}

/** A text string of a content stream, one byte a character: UTF-16 with its mark, else PDFDocEncoding. */
const decoded = (bytes: string): string =>
  PDFHexString.of(Buffer.from(bytes, 'latin1').toString('hex')).decodeText();

function inlineProperties(operand: Operand): Omit<Mark, 'tag'> {
  if (typeof operand !== 'object' || !('dict' in operand)) return {};
  const [mcid, actual] = [operand.dict.get('MCID'), operand.dict.get('ActualText')];
  return {
    ...(typeof mcid === 'number' ? { mcid } : {}),
    ...(typeof actual === 'object' && 'text' in actual ? { actualText: decoded(actual.text) } : {}),
  };
}

/** Properties that stand among the resources, by their name there. */
function namedProperties(key: string, resources: PDFDict | undefined): Omit<Mark, 'tag'> {
  const named = dictAt(dictAt(resources, 'Properties'), key);
  const mcid = named && numberAt(named, 'MCID');
  const actualText = named && textAt(named, 'ActualText');
  return { ...(mcid === undefined ? {} : { mcid }), ...(actualText === undefined ? {} : { actualText }) };
}

/** The mark that a BDC or BMC opens; its properties stand inline or among the resources. */
export function markOf({ operands: [tag, properties] }: Operation, resources?: PDFDict): Mark {
  const key = nameFrom(properties);
  return {
    tag: nameFrom(tag) ?? '',
    ...(properties === undefined
      ? {}
      : key === undefined
        ? inlineProperties(properties)
        : namedProperties(key, resources)),
  };
}

/** Codes of two bytes (Identity-H) in the strings of a showing operator. */
export const shownCodes = ({ operands }: Operation): number[] =>
  operands.flat().flatMap((operand) => {
    if (typeof operand !== 'object' || !('text' in operand)) return [];
    const { text } = operand;
    return Array.from(
      { length: text.length >> 1 },
      (_, index) => text.charCodeAt(2 * index) * 256 + text.charCodeAt(2 * index + 1),
    );
  });

export const showing = new Set(['Tj', 'TJ', "'", '"']);
/** Operators that put a path on the page; `n` ends one without a trace. */
export const pathPainting = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*']);
export const pathBuilding = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're']);
