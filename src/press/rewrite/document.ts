/**
 * Rewrites a whole document in place: pages, forms, patterns, gradients, soft masks, pictures.
 *
 * A stream or dictionary used for ink and for a soft mask becomes two. Patterns of a page do not
 * follow the page's matrix, so theirs is moved with the content.
 */
import { multiply, matrixFrom, type Matrix } from '../../pdf/matrix.ts';
import {
  arrayOf,
  at,
  decodeStream,
  deflated,
  dictAt,
  dictOf,
  entriesAt,
  latin1,
  latin1Bytes,
  name,
  nameAt,
  numbersAt,
  recoded,
  resourcesOf,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  type PDFContext,
  type PDFObject,
} from '../../pdf/objects.ts';
import { readContent, type Content } from '../../pdf/tokens.ts';
import { spaceOfName } from '../walk/space.ts';
import { inkOperators, isSpot, spotSpace, spotSpaceName, type InkSet } from '../ink/ink-set.ts';
import type { Palette } from '../ink/palette.ts';
import { luminance, overprintOff, overprintOn, rewriteContent } from './content.ts';
import { rewriteShading, type ColourMap } from './shading.ts';

export type Mode = 'ink' | 'mask';

export interface RewriteOptions {
  document: PDFDocument;
  palette: Palette;
  /** Converted pictures by reference and mode; those not in it stay. */
  pictures: Map<string, PDFRef>;
  inks: InkSet;
  /** The rule "black text overprints" can be switched off, to show what it does. */
  overprint: boolean;
  /**
   * PDF/X-1a takes no transparency group, not even one that covers all that is below (ISO 15930-4, as
   * ISO 19005-1, 6.4). Chromium makes such groups of opaque things, which look the same without.
   */
  groups: 'keep' | 'drop';
}

export const pictureKey = (ref: PDFObject, mode: Mode): string => `${mode} ${String(ref)}`;

export class DocumentRewriter {
  private readonly done = new Map<string, PDFObject>();
  private readonly options: RewriteOptions;
  private readonly context: PDFContext;
  private readonly states: { on: PDFRef; off: PDFRef };
  /** Colour space of a spot and black, where the sheet has these. */
  readonly spotSpace: PDFRef | undefined;

  constructor(options: RewriteOptions) {
    this.options = options;
    this.context = options.document.context;
    const state = (overprint: boolean) =>
      this.context.register(
        dictOf(this.context, {
          Type: name('ExtGState'),
          OP: overprint ? PDFBool.True : PDFBool.False,
          op: overprint ? PDFBool.True : PDFBool.False,
          OPM: PDFNumber.of(1),
        }),
      );
    this.spotSpace = isSpot(options.inks) ? spotSpace(this.context, options.inks) : undefined;
    this.states = { on: state(options.overprint), off: state(false) };
  }

  /**
   * @param source What the page says now.
   * @param shift By how much the content of the page will move, points.
   * @returns the page's content as rewritten, and the resources to go with it.
   */
  page(
    page: PDFDict,
    source: Content,
    shift: { x: number; y: number },
  ): { content: string; resources: PDFDict } {
    const old = resourcesOf(page) ?? dictOf(this.context, {});
    const resources = this.resources(old, 'ink', [1, 0, 0, 1, shift.x, shift.y]);
    return { content: this.content(source, old, 'ink', true), resources };
  }

  private content(source: Content, resources: PDFDict | undefined, mode: Mode, isPage: boolean): string {
    return rewriteContent(source, {
      mode,
      isPage,
      inks: this.options.palette.inks,
      operators: (inks, stroke) => inkOperators(this.options.inks, inks, stroke),
      spaceKind: (text) => {
        const { kind } = spaceOfName(text, resources);
        return kind === 'rgb' || kind === 'gray' ? kind : 'keep';
      },
      takesColour: (text) => {
        const list = dictAt(resources, 'XObject');
        const object = list && at(list, text);
        return (
          object instanceof PDFRawStream &&
          (nameAt(object.dict, 'Subtype') === 'Form' || at(object.dict, 'ImageMask') === PDFBool.True)
        );
      },
    });
  }

  /** Once per object, mode and shift; `make` gets a reference at once, so that cycles end. */
  private once(object: PDFObject, key: string, make: (value: PDFObject) => PDFObject): PDFObject {
    if (!(object instanceof PDFRef)) return make(object);
    const id = `${key} ${String(object)}`;
    const known = this.done.get(id);
    if (known) return known;
    const ref = this.context.nextRef();
    this.done.set(id, ref);
    this.context.assign(ref, make(this.context.lookup(object)!));
    return ref;
  }

  private resources(old: PDFDict, mode: Mode, patternShift?: Matrix): PDFDict {
    const copy = dictOf(
      this.context,
      Object.fromEntries(
        old
          .entries()
          .map(([key, value]) => [key.decodeText(), value])
          .filter(([key]) => key !== 'ProcSet' && key !== 'Properties'),
      ),
    );
    const map = (category: string, make: (value: PDFObject, entry: string) => PDFObject) => {
      if (!dictAt(old, category)) return;
      copy.set(
        name(category),
        dictOf(
          this.context,
          Object.fromEntries(entriesAt(old, category).map(([entry, value]) => [entry, make(value, entry)])),
        ),
      );
    };
    map('XObject', (value) => this.xobject(value, mode, old));
    map('ExtGState', (value) => this.once(value, 'state', (state) => this.graphicsState(state)));
    map('Shading', (value) =>
      this.once(value, `shading ${mode}`, (shading) =>
        shading instanceof PDFDict ? rewriteShading(shading, this.colours(mode), old) : shading,
      ),
    );
    map('Pattern', (value) =>
      this.once(value, `pattern ${mode} ${patternShift ? 'page' : 'form'}`, (pattern) =>
        this.pattern(pattern, mode, patternShift, old),
      ),
    );
    map('Font', (value) => this.once(value, 'font', (font) => this.font(font)));
    if (mode === 'ink') {
      const states = dictAt(copy, 'ExtGState') ?? dictOf(this.context, {});
      states.set(name(overprintOn), this.states.on);
      states.set(name(overprintOff), this.states.off);
      copy.set(name('ExtGState'), states);
      if (this.spotSpace) {
        const spaces = dictAt(copy, 'ColorSpace') ?? dictOf(this.context, {});
        spaces.set(name(spotSpaceName), this.spotSpace);
        copy.set(name('ColorSpace'), spaces);
      }
    }
    return copy;
  }

  private colours(mode: Mode): ColourMap {
    const rgb = (values: number[], kind: 'rgb' | 'gray') =>
      (kind === 'gray' ? [values[0]!, values[0]!, values[0]!] : values) as [number, number, number];
    return mode === 'mask'
      ? {
          space: name('DeviceGray'),
          components: 1,
          takesGrey: false,
          map: (values, kind) => [luminance(rgb(values, kind))],
        }
      : {
          space: this.spotSpace ?? name('DeviceCMYK'),
          components: this.spotSpace ? 2 : 4,
          takesGrey: true,
          map: (values, kind) => {
            const inks = this.options.palette.inks(rgb(values, kind)).map((ink) => ink / 100);
            return this.spotSpace ? [inks[1]!, inks[3]!] : inks;
          },
        };
  }

  private xobject(value: PDFObject, mode: Mode, resources: PDFDict): PDFObject {
    const object = this.context.lookup(value);
    if (!(object instanceof PDFRawStream)) return value;
    if (nameAt(object.dict, 'Subtype') !== 'Form')
      return this.options.pictures.get(pictureKey(value, mode)) ?? value;
    return this.once(value, `form ${mode}`, () => this.form(object, mode, resources));
  }

  private form(form: PDFRawStream, mode: Mode, outer: PDFDict): PDFRawStream {
    const own = dictAt(form.dict, 'Resources') ?? outer;
    const rewritten = recoded(
      this.context,
      form,
      latin1Bytes(this.content(readContent(latin1(decodeStream(form))), own, mode, false)),
    );
    rewritten.dict.set(name('Resources'), this.resources(own, mode));
    for (const key of ['StructParent', 'StructParents', 'PieceInfo', 'Metadata', 'LastModified'])
      rewritten.dict.delete(name(key));
    const group = dictAt(form.dict, 'Group');
    if (mode === 'ink' && this.options.groups === 'drop') rewritten.dict.delete(name('Group'));
    else if (group) {
      const entries = Object.fromEntries(group.entries().map(([key, value]) => [key.decodeText(), value]));
      rewritten.dict.set(
        name('Group'),
        dictOf(this.context, { ...entries, CS: name(mode === 'mask' ? 'DeviceGray' : 'DeviceCMYK') }),
      );
    }
    return rewritten;
  }

  /** Only soft masks hold colours; whether luminosity or alpha, grey is enough in them. */
  private graphicsState(state: PDFObject): PDFObject {
    if (!(state instanceof PDFDict)) return state;
    const mask = dictAt(state, 'SMask');
    const form = mask?.get(name('G'));
    if (!mask || !form) return state;
    const entries = Object.fromEntries(mask.entries().map(([key, value]) => [key.decodeText(), value]));
    const grey = this.once(form, 'form mask', (stream) =>
      stream instanceof PDFRawStream ? this.form(stream, 'mask', dictOf(this.context, {})) : stream,
    );
    const backdrop = numbersAt(mask, 'BC');
    const changed = dictOf(this.context, {
      ...entries,
      G: grey,
      ...(backdrop?.length === 3 ? { BC: arrayOf(this.context, [luminance(backdrop)]) } : {}),
    });
    return dictOf(this.context, {
      ...Object.fromEntries(state.entries().map(([key, value]) => [key.decodeText(), value])),
      SMask: changed,
    });
  }

  private pattern(pattern: PDFObject, mode: Mode, shift: Matrix | undefined, resources: PDFDict): PDFObject {
    const dict = pattern instanceof PDFRawStream ? pattern.dict : pattern;
    if (!(dict instanceof PDFDict)) return pattern;
    const made =
      pattern instanceof PDFRawStream
        ? this.tiling(pattern, mode)
        : this.shadingPattern(dict, mode, resources);
    const moved = made instanceof PDFRawStream ? made.dict : made;
    if (shift)
      moved.set(
        name('Matrix'),
        arrayOf(
          this.context,
          [...multiply(matrixFrom(numbersAt(dict, 'Matrix')), shift)].map(
            (value) => Math.round(value * 1e6) / 1e6,
          ),
        ),
      );
    return made;
  }

  private shadingPattern(dict: PDFDict, mode: Mode, resources: PDFDict): PDFDict {
    const copy = dictOf(
      this.context,
      Object.fromEntries(dict.entries().map(([key, value]) => [key.decodeText(), value])),
    );
    const shading = dictAt(dict, 'Shading');
    if (shading) copy.set(name('Shading'), rewriteShading(shading, this.colours(mode), resources));
    return copy;
  }

  private tiling(pattern: PDFRawStream, mode: Mode): PDFRawStream {
    const own = dictAt(pattern.dict, 'Resources') ?? dictOf(this.context, {});
    const rewritten = recoded(
      this.context,
      pattern,
      latin1Bytes(this.content(readContent(latin1(decodeStream(pattern))), own, mode, false)),
    );
    rewritten.dict.set(name('Resources'), this.resources(own, mode));
    return rewritten;
  }

  /** Type 3 fonts paint like forms. The preflight names them; their colours are inks all the same. */
  private font(font: PDFObject): PDFObject {
    if (!(font instanceof PDFDict) || nameAt(font, 'Subtype') !== 'Type3') return font;
    const own = dictAt(font, 'Resources') ?? dictOf(this.context, {});
    const procedures = entriesAt(font, 'CharProcs').map(
      ([glyph, value]) =>
        [
          glyph,
          this.once(value, 'glyph', (stream) =>
            stream instanceof PDFRawStream
              ? deflated(
                  this.context,
                  latin1Bytes(this.content(readContent(latin1(decodeStream(stream))), own, 'ink', false)),
                )
              : stream,
          ),
        ] as const,
    );
    return dictOf(this.context, {
      ...Object.fromEntries(font.entries().map(([key, value]) => [key.decodeText(), value])),
      CharProcs: dictOf(this.context, Object.fromEntries(procedures)),
      Resources: this.resources(own, 'ink'),
    });
  }
}

/** All pictures of a document with the modes in which they are used. */
export function collectPictures(document: PDFDocument): { ref: PDFRef; stream: PDFRawStream; mode: Mode }[] {
  const found = new Map<string, { ref: PDFRef; stream: PDFRawStream; mode: Mode }>();
  const seen = new Set<string>();
  const { context } = document;
  const visit = (resources: PDFDict | undefined, mode: Mode): void => {
    for (const [, value] of entriesAt(resources, 'XObject')) object(value, mode);
    for (const [, value] of entriesAt(resources, 'Pattern')) object(value, mode);
    for (const [, value] of entriesAt(resources, 'ExtGState')) {
      const state = context.lookup(value);
      const form = state instanceof PDFDict ? dictAt(state, 'SMask')?.get(name('G')) : undefined;
      if (form) object(form, 'mask');
    }
  };
  const object = (value: PDFObject, mode: Mode): void => {
    const stream = context.lookup(value);
    if (!(stream instanceof PDFRawStream) || !(value instanceof PDFRef)) return;
    const key = pictureKey(value, mode);
    if (seen.has(key)) return;
    seen.add(key);
    if (nameAt(stream.dict, 'Subtype') === 'Image') found.set(key, { ref: value, stream, mode });
    else visit(dictAt(stream.dict, 'Resources'), mode);
  };
  for (const page of document.getPages()) visit(resourcesOf(page.node), 'ink');
  return [...found.values()];
}
