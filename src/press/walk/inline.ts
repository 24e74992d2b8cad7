/** A picture that stands in the content itself, with its keys and names written out (ISO 32000-1, 8.9.7). */
import type { Matrix } from '../../pdf/matrix.ts';
import {
  arrayOf,
  booleanAt,
  dictOf,
  numberAt,
  PDFBool,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFDict,
  type PDFObject,
} from '../../pdf/objects.ts';
import type { Operand } from '../../pdf/tokens.ts';
import type { Picture } from './state.ts';

/** Name of a picture that stands in the content itself. */
export const inlineName = 'inline';

const inlineKeys: Record<string, string> = {
  BPC: 'BitsPerComponent',
  CS: 'ColorSpace',
  D: 'Decode',
  DP: 'DecodeParms',
  F: 'Filter',
  H: 'Height',
  IM: 'ImageMask',
  I: 'Interpolate',
  W: 'Width',
};
const inlineNames: Record<string, string> = {
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
  LZW: 'LZWDecode',
  Fl: 'FlateDecode',
  RL: 'RunLengthDecode',
  CCF: 'CCITTFaxDecode',
  DCT: 'DCTDecode',
};

function objectOf(resources: PDFDict, value: Operand): PDFObject {
  if (typeof value === 'number') return PDFNumber.of(value);
  if (typeof value === 'boolean') return value ? PDFBool.True : PDFBool.False;
  if (Array.isArray(value))
    return arrayOf(
      resources.context,
      value.map((member) => objectOf(resources, member)),
    );
  if ('name' in value) return PDFName.of(inlineNames[value.name] ?? value.name);
  if ('text' in value) return resources.context.obj(value.text);
  return dictOf(
    resources.context,
    Object.fromEntries([...value.dict].map(([key, inner]) => [key, objectOf(resources, inner)])),
  );
}

/** @returns undefined for what is no picture. */
export function inlinePicture(
  { operands, data }: { operands: Operand[]; data: string | undefined },
  { ctm, resources }: { ctm: Matrix; resources: PDFDict | undefined },
): Picture | undefined {
  const [entries] = operands;
  if (!resources || typeof entries !== 'object' || !('dict' in entries)) return undefined;
  const dict = dictOf(
    resources.context,
    Object.fromEntries(
      [...entries.dict].map(([key, value]) => [inlineKeys[key] ?? key, objectOf(resources, value)]),
    ),
  );
  return {
    name: inlineName,
    stream: PDFRawStream.of(dict, Buffer.from(data ?? '', 'latin1')),
    dict,
    matrix: ctm,
    width: numberAt(dict, 'Width') ?? 1,
    height: numberAt(dict, 'Height') ?? 1,
    isMask: booleanAt(dict, 'ImageMask') ?? false,
    resources,
  };
}
