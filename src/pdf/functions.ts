/** PDF functions (types 0, 2, 3, 4) as JavaScript functions of numbers. */
import {
  decodeStream,
  latin1,
  numberAt,
  numbersAt,
  arrayAt,
  PDFArray,
  PDFDict,
  PDFRawStream,
  PDFStream,
  membersOf,
  type PDFObject,
} from './objects.ts';
import { compileCalculator } from './calculator.ts';
import { FileFault } from '../lib/file-fault.ts';

export type NumberFunction = (input: number[]) => number[];

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
const clampAll = (values: number[], ranges: number[] | undefined): number[] =>
  ranges
    ? values.map((value, i) =>
        ranges.length > 2 * i + 1 ? clamp(value, ranges[2 * i]!, ranges[2 * i + 1]!) : value,
      )
    : values;
const spread = (value: number, [a, b]: [number, number], [c, d]: [number, number]): number =>
  a === b ? c : c + ((value - a) * (d - c)) / (b - a);

/** Functions that one may be made of, by way of all levels; a graph of forty has a billion. */
const mostParts = 2000;

/** @throws Error for a function of a kind that PDF does not define, or one of too many parts. */
export function functionOf(object: PDFObject | undefined, budget = { left: mostParts }): NumberFunction {
  budget.left -= 1;
  if (budget.left < 0)
    throw new FileFault({ en: 'A function has too many parts.', zh: '有个函数的部分太多。' });
  if (object instanceof PDFArray) {
    const parts = membersOf(object).map((part) => functionOf(part, budget));
    return (input) => parts.flatMap((part) => part(input));
  }
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) throw new FileFault({ en: 'A function is missing.', zh: '少了函数。' });
  const domain = numbersAt(dict, 'Domain');
  const range = numbersAt(dict, 'Range');
  const body = bodyOf(dict, object, budget);
  return (input) => clampAll(body(clampAll(input, domain)), range);
}

function bodyOf(dict: PDFDict, object: PDFObject | undefined, budget: { left: number }): NumberFunction {
  const type = numberAt(dict, 'FunctionType');
  if (type === 2) return exponential(dict);
  if (type === 3) return stitched(dict, budget);
  if (type === 0 && object instanceof PDFRawStream) return sampled(dict, decodeStream(object));
  if (type === 4 && object instanceof PDFRawStream) return compileCalculator(latin1(decodeStream(object)));
  throw new FileFault({ en: `FunctionType ${type} is not known.`, zh: `不认得 FunctionType ${type}。` });
}

function exponential(dict: PDFDict): NumberFunction {
  const c0 = numbersAt(dict, 'C0') ?? [0];
  const c1 = numbersAt(dict, 'C1') ?? [1];
  const exponent = numberAt(dict, 'N') ?? 1;
  return ([x = 0]) => c0.map((low, i) => low + x ** exponent * ((c1[i] ?? low) - low));
}

function stitched(dict: PDFDict, budget: { left: number }): NumberFunction {
  const parts = (arrayAt(dict, 'Functions') ?? []).map((part) => functionOf(part, budget));
  const domain = numbersAt(dict, 'Domain') ?? [0, 1];
  const bounds = numbersAt(dict, 'Bounds') ?? [];
  const encode = numbersAt(dict, 'Encode') ?? [];
  return ([x = 0]) => {
    const found = bounds.findIndex((bound) => x < bound);
    const index = found < 0 ? parts.length - 1 : found;
    const low = index === 0 ? domain[0]! : bounds[index - 1]!;
    const high = index === parts.length - 1 ? domain[1]! : bounds[index]!;
    return parts[index]!([spread(x, [low, high], [encode[2 * index] ?? 0, encode[2 * index + 1] ?? 1])]);
  };
}

/** Multilinear between the samples. */
function sampled(dict: PDFDict, bytes: Uint8Array): NumberFunction {
  const size = numbersAt(dict, 'Size') ?? [];
  const bits = numberAt(dict, 'BitsPerSample') ?? 8;
  const domain = numbersAt(dict, 'Domain') ?? [];
  const range = numbersAt(dict, 'Range') ?? [];
  const encode = numbersAt(dict, 'Encode') ?? size.flatMap((n) => [0, n - 1]);
  const decode = numbersAt(dict, 'Decode') ?? range;
  const outputs = range.length / 2;
  const sample = (index: number): number => readBits(bytes, index * bits, bits) / (2 ** bits - 1);
  return (input) => {
    const place = size.map((n, i) =>
      clamp(
        spread(input[i] ?? 0, [domain[2 * i]!, domain[2 * i + 1]!], [encode[2 * i]!, encode[2 * i + 1]!]),
        0,
        n - 1,
      ),
    );
    const out = new Array<number>(outputs).fill(0);
    for (let corner = 0; corner < 1 << size.length; corner++) {
      let weight = 1;
      let index = 0;
      let stride = 1;
      size.forEach((n, i) => {
        const low = Math.min(Math.floor(place[i]!), n - 1);
        const upper = (corner >> i) & 1;
        weight *= upper ? place[i]! - low : 1 - (place[i]! - low);
        index += stride * Math.min(low + upper, n - 1);
        stride *= n;
      });
      if (weight > 0) for (let j = 0; j < outputs; j++) out[j]! += weight * sample(index * outputs + j);
    }
    return out.map((value, j) => spread(value, [0, 1], [decode[2 * j]!, decode[2 * j + 1]!]));
  };
}

function readBits(bytes: Uint8Array, offset: number, bits: number): number {
  if (bits === 8) return bytes[offset >> 3] ?? 0;
  let value = 0;
  for (let i = offset; i < offset + bits; i++)
    value = value * 2 + (((bytes[i >> 3] ?? 0) >> (7 - (i & 7))) & 1);
  return value;
}
