/**
 * Walks the content of a page with its forms, and tells a listener what is painted.
 *
 * The one reader of content streams that does not write: preflight, the plates and the finding of
 * undeclared colours all listen to it.
 */
import type { Both } from '../../lib/languages.ts';
import {
  boxThrough,
  identity,
  intersect,
  matrixFrom,
  multiply,
  union,
  type Matrix,
} from '../../pdf/matrix.ts';
import {
  at,
  booleanAt,
  decodeStream,
  dictAt,
  dictOf,
  identityOf,
  latin1,
  nameAt,
  numberAt,
  numbersAt,
  pageContent,
  resourcesOf,
  PDFDict,
  PDFRawStream,
  PDFRef,
} from '../../pdf/objects.ts';
import { nameFrom, numbersFrom, readOperations, type Operand, type Operation } from '../../pdf/tokens.ts';
import { readFont, type Font } from './font.ts';
import { applyGraphicsState } from './graphics-state.ts';
import { inlinePicture } from './inline.ts';
import { nothingHidden, type IsHidden } from './layers.ts';
import {
  build,
  colourOperators,
  lineOperators,
  paintOperators,
  pathOperators,
  type Painting,
} from './operators.ts';
import { PathBuilder } from './path.ts';
import { deviceCmyk, deviceGray, deviceRgb, spaceOfName, type Space } from './space.ts';
import { copyState, initialState, type Listener, type Paint, type Path, type State } from './state.ts';
import { showText, textOperators } from './text.ts';
import { whyOf } from '../../lib/file-fault.ts';

/** Where content stands: its resources, and the matrix in which its patterns count. */
interface Place {
  resources: PDFDict | undefined;
  parent: Matrix;
  depth: number;
}

export type FontStore = Map<PDFDict, Font>;

/** What hears nothing: content of a layer that is switched off. */
const deaf: Listener = {};

export class Walk {
  private readonly painter: Listener;
  private readonly fonts: FontStore;
  private readonly isHidden: IsHidden;
  private readonly operations = new Map<PDFRawStream, Operation[]>();
  /** Layers around the place that are switched off. */
  private hidden = 0;

  /**
   * @param fonts Those read so far; given by who walks several pages of one file.
   * @param isHidden Layers that do not print; none is hidden when left out.
   */
  constructor(listener: Listener, fonts: FontStore = new Map(), isHidden: IsHidden = nothingHidden) {
    this.painter = listener;
    this.fonts = fonts;
    this.isHidden = isHidden;
  }

  private get listener(): Listener {
    return this.hidden > 0 ? deaf : this.painter;
  }

  /** Walks a page; coordinates are points of its user space. */
  page(page: PDFDict, operations = readOperations(pageContent(page))): void {
    this.run(operations, initialState(), { resources: resourcesOf(page), parent: identity, depth: 0 });
  }

  /** Walks the content of a form as it is painted under `state`. */
  form(form: PDFRawStream, state: State, place: Omit<Place, 'parent'>): void {
    if (place.depth > 24)
      return this.fault({ en: 'Forms refer to one another without end.', zh: '表单互相引用，没有尽头。' });
    const inner = copyState(state);
    inner.ctm = multiply(matrixFrom(numbersAt(form.dict, 'Matrix')), state.ctm);
    const box = numbersAt(form.dict, 'BBox');
    if (box?.length === 4) this.clip(inner, rectanglePath(inner.ctm, box), false);
    const group = dictAt(form.dict, 'Group');
    const isGroup = group !== undefined && nameAt(group, 'S') === 'Transparency';
    if (isGroup) {
      if (this.listener.beginGroup?.(form, state) === false) return;
      // The group's own transparency is applied to it as a whole, not to its parts.
      Object.assign(inner, { fillAlpha: 1, strokeAlpha: 1, blend: 'Normal', softMask: undefined });
    }
    this.run(this.operationsOf(form), inner, {
      resources: dictAt(form.dict, 'Resources') ?? place.resources,
      parent: inner.ctm,
      depth: place.depth + 1,
    });
    if (isGroup) this.listener.endGroup?.(form, state);
  }

  operationsOf(stream: PDFRawStream): Operation[] {
    const known = this.operations.get(stream);
    if (known) return known;
    const operations = readOperations(latin1(decodeStream(stream)));
    this.operations.set(stream, operations);
    return operations;
  }

  fault(message: Both): void {
    this.painter.fault?.(message);
  }

  font(resources: PDFDict | undefined, text: string): Font | undefined {
    const dict = dictAt(dictAt(resources, 'Font'), text);
    if (!dict) return undefined;
    const known = this.fonts.get(dict) ?? readFont(dict);
    this.fonts.set(dict, known);
    return known;
  }

  private clip(state: State, path: Path, evenOdd: boolean): void {
    const box = state.clip ? intersect(state.clip.box, path.box) : path.box;
    state.clip = { path, evenOdd, box, ...(state.clip ? { outer: state.clip } : {}) };
  }

  /** At the end of a text object its clipping text cuts as one path (ISO 32000-1, 9.3.6). */
  private clipByText(state: State): void {
    const { clips } = state.text;
    if (!clips) return;
    const box = clips.map((path) => path.box).reduce(union);
    const path = { polygons: clips.flatMap(({ polygons }) => polygons), closed: [], box, rectangle: false };
    this.clip(state, path, false);
    delete state.text.clips;
  }

  run(operations: Operation[], initial: State, place: Place): void {
    const { hidden } = this;
    try {
      this.follow(operations, initial, place);
    } finally {
      // Marked content that is never closed ends with the stream.
      this.hidden = hidden;
    }
  }

  private follow(operations: Operation[], initial: State, place: Place): void {
    const stack: State[] = [];
    let state = copyState(initial);
    let builder: PathBuilder | undefined;
    let clipping: 'W' | 'W*' | undefined;
    /** Marked content that is open, and whether each hides what is in it. */
    const marked: boolean[] = [];
    for (const { operator, operands, data } of operations) {
      const numbers = numbersFrom(operands);
      // Two of three operators of a page set and place a glyph.
      if (operator === 'Tj' || operator === 'Td')
        this.operate({ operator, operands, numbers, data }, state, place);
      else if (operator === 'q') stack.push(copyState(state));
      else if (operator === 'Q') state = stack.pop() ?? state;
      else if (operator === 'cm') state.ctm = multiply(matrixFrom(numbers), state.ctm);
      else if (pathOperators.has(operator))
        build((builder ??= new PathBuilder(state.ctm)), operator, numbers);
      else if (operator === 'W' || operator === 'W*') clipping = operator;
      else if (operator === 'BDC' || operator === 'BMC') marked.push(this.enter(operands, place));
      else if (operator === 'EMC') this.leave(marked.pop());
      else if (operator in paintOperators) {
        const path = builder?.finish();
        if (path) {
          this.paint(path, paintOperators[operator]!, state);
          if (clipping) this.clip(state, path, clipping === 'W*');
        }
        builder = undefined;
        clipping = undefined;
      } else this.operate({ operator, operands, numbers, data }, state, place);
    }
  }

  /** @returns whether the marked content belongs to a layer that is switched off. */
  private enter([tag, property]: Operand[], { resources }: Place): boolean {
    const layer = nameFrom(tag) === 'OC' && dictAt(dictAt(resources, 'Properties'), nameFrom(property) ?? '');
    const hides = layer ? this.isHidden(layer) : false;
    if (hides) this.hidden += 1;
    return hides;
  }

  private leave(hides: boolean | undefined): void {
    if (hides) this.hidden -= 1;
  }

  private paint(path: Path, { fill, stroke }: Painting, state: State): void {
    if (fill) this.listener.fill?.(path, fill === 'evenOdd', state);
    if (stroke) this.listener.stroke?.(path, state);
  }

  private operate(
    op: { operator: string; operands: Operand[]; numbers: number[]; data: string | undefined },
    state: State,
    place: Place,
  ): void {
    const { operator, operands, numbers } = op;
    try {
      if (operator === 'Tj' || operator === 'TJ' || operator === "'" || operator === '"')
        showText({ operator, operands }, state, this.listener);
      else if (operator === 'Td') textOperators.Td!(state.text, numbers);
      else if (operator === 'gs') this.graphicsState(nameFrom(operands[0]), state, place);
      else if (operator in lineOperators) lineOperators[operator]!(state, numbers, operands);
      else if (colourOperators.has(operator)) this.colour(operator, operands, state, place);
      else if (operator === 'ET') this.clipByText(state);
      else if (operator in textOperators) textOperators[operator]!(state.text, numbers);
      else if (operator === 'Tf') {
        state.text.fontName = nameFrom(operands[0]) ?? '';
        state.text.size = numbers[0] ?? 0;
        const font = this.font(place.resources, state.text.fontName);
        if (font) state.text.font = font;
        else
          this.fault({
            en: `The font "${state.text.fontName}" is not among the resources.`,
            zh: `资源里没有字体“${state.text.fontName}”。`,
          });
      } else if (operator === 'Do') this.object(nameFrom(operands[0]) ?? '', state, place);
      else if (operator === 'sh') {
        const object = at(
          dictAt(place.resources, 'Shading') ?? dictOf(place.resources!.context, {}),
          nameFrom(operands[0]) ?? '',
        );
        if (object instanceof PDFDict) this.listener.shade?.(object, undefined, state);
        else if (object instanceof PDFRawStream) this.listener.shade?.(object.dict, object, state);
      } else if (operator === 'BI') {
        const picture = inlinePicture(op, { ctm: state.ctm, resources: place.resources });
        if (picture) this.listener.picture?.(picture, state);
      }
    } catch (error) {
      this.fault(
        whyOf(error, {
          en: `The operator "${operator}" stands before what it cannot work on.`,
          zh: `运算符“${operator}”用在了不该用的地方。`,
        }),
      );
    }
  }

  private graphicsState(entry: string | undefined, state: State, place: Place): void {
    const dict = entry && dictAt(dictAt(place.resources, 'ExtGState'), entry);
    if (!dict)
      return this.fault({
        en: `The graphics state "${entry}" is not among the resources.`,
        zh: `资源里没有图形状态“${entry}”。`,
      });
    applyGraphicsState(dict, state);
  }

  private colour(operator: string, operands: Operand[], state: State, { resources, parent }: Place): void {
    const which = operator === operator.toUpperCase() ? 'stroke' : 'fill';
    const lower = operator.toLowerCase();
    const device: Record<string, Space> = { g: deviceGray, rg: deviceRgb, k: deviceCmyk };
    if (lower === 'cs') {
      const space = spaceOfName(nameFrom(operands[0]) ?? '', resources);
      state[which] = {
        space,
        values:
          space.kind === 'cmyk'
            ? [0, 0, 0, 1]
            : new Array<number>(space.components).fill(space.kind === 'separation' ? 1 : 0),
      };
      return;
    }
    const paint: Paint = { space: device[lower] ?? state[which].space, values: numbersFrom(operands) };
    const pattern = nameFrom(operands.at(-1));
    if (pattern !== undefined) {
      const object = at(dictAt(resources, 'Pattern') ?? dictOf(resources!.context, {}), pattern);
      if (object instanceof PDFRawStream) paint.pattern = { dict: object.dict, stream: object, parent };
      else if (object instanceof PDFDict) paint.pattern = { dict: object, parent };
      else
        this.fault({
          en: `The pattern "${pattern}" is not among the resources.`,
          zh: `资源里没有图案“${pattern}”。`,
        });
    }
    state[which] = paint;
  }

  private object(entry: string, state: State, place: Place): void {
    const list = dictAt(place.resources, 'XObject');
    const stream = list && at(list, entry);
    if (!(stream instanceof PDFRawStream))
      return this.fault({
        en: `The object "${entry}" is not among the resources.`,
        zh: `资源里没有对象“${entry}”。`,
      });
    const layer = dictAt(stream.dict, 'OC');
    if (layer && this.isHidden(layer)) return;
    if (nameAt(stream.dict, 'Subtype') === 'Form') return this.form(stream, state, place);
    const ref = identityOf(list!, entry);
    this.listener.picture?.(
      {
        name: entry,
        stream,
        ...(ref instanceof PDFRef ? { ref } : {}),
        dict: stream.dict,
        matrix: state.ctm,
        width: numberAt(stream.dict, 'Width') ?? 1,
        height: numberAt(stream.dict, 'Height') ?? 1,
        isMask: booleanAt(stream.dict, 'ImageMask') ?? false,
        resources: place.resources,
      },
      state,
    );
  }
}

export function rectanglePath(ctm: Matrix, [x0, y0, x1, y1]: number[]): Path {
  const builder = new PathBuilder(ctm);
  builder.rectangle(x0!, y0!, x1! - x0!, y1! - y0!);
  return builder.finish();
}

/** The box of a picture or form on the page. */
export const unitBox = (matrix: Matrix) => boxThrough(matrix, { x0: 0, y0: 0, x1: 1, y1: 1 });
