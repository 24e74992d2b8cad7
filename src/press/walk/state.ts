/** The graphics state while a page is walked, and what the walk hands to its listeners. */
import type { Both } from '../../lib/languages.ts';
import type { Font } from './font.ts';
import { identity, type Box, type Matrix } from '../../pdf/matrix.ts';
import type { PDFDict, PDFRawStream, PDFRef } from '../../pdf/objects.ts';
import { deviceGray, type Space } from './space.ts';

/** A flattened path in page points: each polygon is x, y, x, y, … */
export interface Path {
  polygons: number[][];
  /** For strokes: which polygons end where they began. */
  closed: boolean[];
  box: Box;
  /** Did it come from axis-parallel rectangles only? */
  rectangle: boolean;
}

export interface Paint {
  space: Space;
  values: number[];
  /** For Pattern spaces: tiling stream or shading dictionary, and the space in which its matrix counts. */
  pattern?: { dict: PDFDict; stream?: PDFRawStream; parent: Matrix };
}

/** Clips nest; each holds the ones outside it. */
export interface Clip {
  path: Path;
  evenOdd: boolean;
  box: Box;
  outer?: Clip;
}

export interface SoftMask {
  form: PDFRawStream;
  luminosity: boolean;
  /** Matrix in force when the mask was set. */
  ctm: Matrix;
}

export interface TextState {
  font?: Font;
  fontName: string;
  size: number;
  spacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
  matrix: Matrix;
  line: Matrix;
  /** Outlines of text that clips, as shown so far in the text object. */
  clips?: Path[];
}

export interface State {
  ctm: Matrix;
  fill: Paint;
  stroke: Paint;
  lineWidth: number;
  lineCap: number;
  lineJoin: number;
  miterLimit: number;
  dash: number[];
  dashPhase: number;
  fillAlpha: number;
  strokeAlpha: number;
  blend: string;
  softMask?: SoftMask;
  overprintFill: boolean;
  overprintStroke: boolean;
  overprintMode: number;
  clip?: Clip;
  text: TextState;
}

export const black = (): Paint => ({ space: deviceGray, values: [0] });

export const initialState = (ctm: Matrix = identity): State => ({
  ctm,
  fill: black(),
  stroke: black(),
  lineWidth: 1,
  lineCap: 0,
  lineJoin: 0,
  miterLimit: 10,
  dash: [],
  dashPhase: 0,
  fillAlpha: 1,
  strokeAlpha: 1,
  blend: 'Normal',
  overprintFill: false,
  overprintStroke: false,
  overprintMode: 0,
  text: {
    fontName: '',
    size: 0,
    spacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    matrix: identity,
    line: identity,
  },
});

export const copyState = (state: State): State => ({ ...state, text: { ...state.text } });

export interface Glyph {
  font: Font;
  code: number;
  /** From glyph space (1/1000 em) to page points. */
  matrix: Matrix;
  /** Box of the whole em advance on the page, points. */
  box: Box;
  /** Type size as printed, points. */
  size: number;
}

export interface Picture {
  /** Name in the resources, e.g. "X12"; "inline" for an inline image. */
  name: string;
  stream?: PDFRawStream;
  ref?: PDFRef;
  dict: PDFDict;
  width: number;
  height: number;
  /** From the unit square to page points. */
  matrix: Matrix;
  isMask: boolean;
  resources: PDFDict | undefined;
}

/** What a walk meets, in painting order. Every part is optional; lengths are page points. */
export interface Listener {
  fill?: (path: Path, evenOdd: boolean, state: State) => void;
  stroke?: (path: Path, state: State) => void;
  glyph?: (glyph: Glyph, state: State) => void;
  /** The outline of a glyph that is to clip what follows; undefined where it is not known. */
  outline?: (glyph: Glyph) => Path | undefined;
  picture?: (picture: Picture, state: State) => void;
  shade?: (shading: PDFDict, stream: PDFRawStream | undefined, state: State) => void;
  /** A transparency group begins; `false` skips its content. */
  beginGroup?: (form: PDFRawStream, state: State) => boolean | void;
  endGroup?: (form: PDFRawStream, state: State) => void;
  /** Something that cannot be understood; the walk goes on. */
  fault?: (message: Both) => void;
}
