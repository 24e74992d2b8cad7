/** ExtGState dictionaries: what of them matters for ink on paper. */
import {
  arrayAt,
  at,
  booleanAt,
  dictAt,
  nameAt,
  nameOf,
  numberAt,
  numbersOf,
  streamAt,
  PDFArray,
  PDFDict,
  PDFName,
  membersOf,
} from '../../pdf/objects.ts';
import type { State } from './state.ts';

export function applyGraphicsState(dict: PDFDict, state: State): void {
  const take = (key: string, set: (value: number) => void) => {
    const value = numberAt(dict, key);
    if (value !== undefined) set(value);
  };
  take('LW', (value) => {
    state.lineWidth = value;
  });
  take('LC', (value) => {
    state.lineCap = value;
  });
  take('LJ', (value) => {
    state.lineJoin = value;
  });
  take('ML', (value) => {
    state.miterLimit = value;
  });
  take('ca', (value) => {
    state.fillAlpha = value;
  });
  take('CA', (value) => {
    state.strokeAlpha = value;
  });
  take('OPM', (value) => {
    state.overprintMode = value;
  });
  const dash = arrayAt(dict, 'D');
  if (dash?.[0] instanceof PDFArray) {
    state.dash = numbersOf(membersOf(dash[0]));
    state.dashPhase = numbersOf(dash.slice(1))[0] ?? 0;
  }
  const stroke = booleanAt(dict, 'OP');
  const fill = booleanAt(dict, 'op') ?? stroke;
  if (stroke !== undefined) state.overprintStroke = stroke;
  if (fill !== undefined) state.overprintFill = fill;
  const blend = at(dict, 'BM');
  if (blend !== undefined)
    state.blend =
      blend instanceof PDFArray ? (nameOf(membersOf(blend)[0]) ?? 'Normal') : (nameOf(blend) ?? 'Normal');
  applySoftMask(dict, state);
}

function applySoftMask(dict: PDFDict, state: State): void {
  const mask = at(dict, 'SMask');
  if (mask instanceof PDFName) delete state.softMask;
  const entries = dictAt(dict, 'SMask');
  const form = streamAt(entries, 'G');
  if (entries && form)
    state.softMask = { form, luminosity: nameAt(entries, 'S') === 'Luminosity', ctm: state.ctm };
}

/** Does this graphics state make anything see-through? In words, or undefined. */
export function transparencyOf(dict: PDFDict): string | undefined {
  for (const key of ['ca', 'CA']) {
    const alpha = numberAt(dict, key);
    if (alpha !== undefined && alpha < 1) return `opacity ${alpha}`;
  }
  const blend = nameAt(dict, 'BM');
  if (blend !== undefined && blend !== 'Normal' && blend !== 'Compatible') return `blend mode ${blend}`;
  return dictAt(dict, 'SMask') ? 'soft mask' : undefined;
}
