/** Gradients in inks: still vector, with the colours of their stops changed. */
import { functionOf } from '../../pdf/functions.ts';
import {
  arrayAt,
  arrayOf,
  at,
  deflated,
  dictOf,
  name,
  numberAt,
  numbersAt,
  PDFArray,
  PDFDict,
  PDFNumber,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from '../../pdf/objects.ts';
import { spaceOf } from '../walk/space.ts';

/** Maps components of the shading's own space (0 to 1) to those of the new one (0 to 1). */
export interface ColourMap {
  space: PDFObject;
  components: number;
  /** Inks of plates take greys in; a mask keeps them. */
  takesGrey: boolean;
  map: (values: number[], kind: 'rgb' | 'gray') => number[];
}

/** Samples per side where a function cannot be mapped stop by stop. */
const lineSamples = 256;
const planeSamples = 256;

/** @returns the shading, its colours mapped; unchanged where it is in plate colours already. */
export function rewriteShading(
  shading: PDFDict,
  colours: ColourMap,
  resources: PDFDict | undefined,
): PDFDict {
  const { context } = shading;
  const space = spaceOf(at(shading, 'ColorSpace'), resources);
  if (space.kind !== 'rgb' && !(space.kind === 'gray' && colours.takesGrey)) return shading;
  const kind = space.kind;
  const map = (values: number[]) => colours.map(values, kind);
  const rewritten = dictOf(
    context,
    Object.fromEntries(shading.entries().map(([key, value]) => [key.decodeText(), value])),
  );
  rewritten.set(name('ColorSpace'), colours.space);
  const isPlane = numberAt(shading, 'ShadingType') === 1;
  const domain = numbersAt(shading, 'Domain') ?? (isPlane ? [0, 1, 0, 1] : [0, 1]);
  rewritten.set(
    name('Function'),
    mapFunction(context, at(shading, 'Function'), { map, domain, components: colours.components }),
  );
  const background = numbersAt(shading, 'Background');
  if (background) rewritten.set(name('Background'), arrayOf(context, map(background).map(tidy)));
  return rewritten;
}

interface Mapping {
  map: (values: number[]) => number[];
  domain: number[];
  components: number;
}

const tidy = (value: number): number => Math.round(value * 1e4) / 1e4 + 0;

function mapFunction(context: PDFContext, object: PDFObject | undefined, mapping: Mapping): PDFObject {
  const dict = object instanceof PDFDict ? object : undefined;
  const type = dict && numberAt(dict, 'FunctionType');
  if (dict && type === 2 && (numberAt(dict, 'N') ?? 1) === 1) {
    return withEntries(dict, {
      C0: arrayOf(context, mapping.map(numbersAt(dict, 'C0') ?? [0]).map(tidy)),
      C1: arrayOf(context, mapping.map(numbersAt(dict, 'C1') ?? [1]).map(tidy)),
    });
  }
  if (dict && type === 3) {
    const parts = arrayAt(dict, 'Functions') ?? [];
    return withEntries(dict, {
      Functions: arrayOf(
        context,
        parts.map((part) => mapFunction(context, part, { ...mapping, domain: [0, 1] })),
      ),
    });
  }
  return sampledFunction(context, object, mapping);
}

function withEntries(dict: PDFDict, changes: Record<string, PDFObject>): PDFDict {
  const kept = dict
    .entries()
    .filter(([key]) => key.decodeText() !== 'Range')
    .map(([key, value]) => [key.decodeText(), value] as const);
  return dictOf(dict.context, { ...Object.fromEntries(kept), ...changes });
}

/** Any function, as a table over its domain. */
function sampledFunction(
  context: PDFContext,
  object: PDFObject | undefined,
  { map, domain, components }: Mapping,
): PDFObject {
  const evaluate = functionOf(object);
  const own = object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : undefined;
  const area = (own && !(object instanceof PDFArray) && numbersAt(own, 'Domain')) || domain;
  const sides = area.length === 4 ? [planeSamples, planeSamples] : [lineSamples];
  const total = sides.reduce((product, side) => product * side, 1);
  const samples = new Uint8Array(total * components);
  for (let i = 0; i < total; i++) {
    const steps = [i % sides[0]!, Math.floor(i / sides[0]!)];
    const input = sides.map(
      (side, axis) => area[2 * axis]! + (steps[axis]! / (side - 1)) * (area[2 * axis + 1]! - area[2 * axis]!),
    );
    map(evaluate(input)).forEach((value, j) => {
      samples[i * components + j] = Math.round(255 * Math.min(1, Math.max(0, value)));
    });
  }
  return context.register(
    deflated(context, samples, {
      FunctionType: PDFNumber.of(0),
      Domain: arrayOf(context, area),
      Range: arrayOf(context, Array.from({ length: components }, () => [0, 1]).flat()),
      Size: arrayOf(context, sides),
      BitsPerSample: PDFNumber.of(8),
    }),
  );
}
