/**
 * Draws a page onto four plates: Tuban's own small renderer, so that ink can be measured and plates
 * be looked at on machines without a RIP. Not drawn: type whose font is not embedded (a box stands for the
 * glyph) and patterns of very many cells; whoever draws is told.
 */
import type { Both } from '../../lib/languages.ts';
import { apply, matrixFrom, multiply, scaleOf, type Box, type Matrix } from '../../pdf/matrix.ts';
import { dictAt, numberAt, numbersAt, streamAt, type PDFDict, type PDFRawStream } from '../../pdf/objects.ts';
import type { Font } from '../walk/font.ts';
import {
  copyState,
  initialState,
  type Clip,
  type Glyph,
  type Listener,
  type Paint,
  type Path,
  type Picture,
  type State,
} from '../walk/state.ts';
import type { IsHidden } from '../walk/layers.ts';
import { sparesOtherInks } from '../walk/space.ts';
import { rectanglePath, Walk } from '../walk/walk.ts';
import {
  clearCanvas,
  createCanvas,
  lay,
  layBox,
  layerSource,
  type Canvas,
  type Laying,
  type PixelSource,
} from './canvas.ts';
import { cellsUnder, mostCells } from './cells.ts';
import type { Outline } from './glyf.ts';
import { glyphPath, outlineThrough, stand } from './glyph-path.ts';
import { meshSource } from './mesh.ts';
import { outlinesOf, type CodeOutlines, type OutlineStore } from './outlines.ts';
import { pictureSource, shadingSource } from './paint.ts';
import { pictureOf, type PictureStore } from './pictures.ts';
import { rasterise } from './polygons.ts';
import { isVoid, rasteriseBox, rasteriseGlyph, regionOf, type Mask, type Region } from './raster.ts';
import { strokePolygons } from './stroke.ts';

export interface DrawOptions {
  /** The part of the page to draw, points. */
  area: Box;
  /** Pixels per point. */
  scale: number;
  pictures: PictureStore;
  /** Glyphs as read so far; given by who draws several pages of one file. */
  outlines?: OutlineStore;
  /** Layers that do not print. */
  isHidden?: IsHidden;
  /** Told, once for each kind, what is on the page and not on the plates. */
  leftOut?: (what: Both) => void;
}

/** Layers that are kept for later groups. */
const mostSpare = 3;

/** Glyphs that are drawings may show text of other such fonts. */
const mostDepth = 4;

export class PlateDrawer implements Listener {
  readonly canvas: Canvas;
  private readonly layers: Canvas[] = [];
  /** Layers of groups that are done, empty again: most groups have the page's own size. */
  private readonly spare: Canvas[] = [];
  private readonly toPixels: Matrix;
  private readonly options: DrawOptions & { outlines: OutlineStore };
  private readonly clips = new WeakMap<Clip, Mask>();
  private readonly softMasks = new Map<PDFRawStream, Map<string, Uint8Array>>();
  private readonly walk: Walk;
  private cells = 0;
  private depth = 0;

  constructor(options: DrawOptions) {
    const { area, scale } = options;
    this.options = { outlines: new Map(), ...options };
    this.walk = new Walk(this, undefined, options.isHidden);
    this.toPixels = [scale, 0, 0, -scale, -area.x0 * scale, area.y1 * scale];
    this.canvas = createCanvas(
      {
        x0: 0,
        y0: 0,
        x1: Math.max(1, Math.round((area.x1 - area.x0) * scale)),
        y1: Math.max(1, Math.round((area.y1 - area.y0) * scale)),
      },
      false,
    );
  }

  /** Page points to pixels. */
  pixel(x: number, y: number): [number, number] {
    return apply(this.toPixels, x, y);
  }

  private get layer(): Canvas {
    return this.layers.at(-1) ?? this.canvas;
  }

  private polygons(path: Path): number[][] {
    return path.polygons.map((points) => this.pixels(points));
  }

  private pixels(points: number[]): number[] {
    const [a, , , d, e, f] = this.toPixels;
    const out = new Array<number>(points.length);
    for (let i = 0; i < points.length; i += 2) {
      out[i] = a * points[i]! + e;
      out[i + 1] = d * points[i + 1]! + f;
    }
    return out;
  }

  private boxRegion(box: Box, clip: Clip | undefined): Region {
    const limited = clip
      ? {
          x0: Math.max(box.x0, clip.box.x0),
          y0: Math.max(box.y0, clip.box.y0),
          x1: Math.min(box.x1, clip.box.x1),
          y1: Math.min(box.y1, clip.box.y1),
        }
      : box;
    return regionOf(this.pixelBox(limited), this.layer);
  }

  private pixelBox({ x0, y0, x1, y1 }: Box): Box {
    const [left, bottom] = this.pixel(x0, y0);
    const [right, top] = this.pixel(x1, y1);
    return { x0: left, y0: top, x1: right, y1: bottom };
  }

  /** Multiplies by the clips that are no rectangles; rectangles cut with the pixel grid. */
  private clipped(mask: Mask, clip: Clip | undefined): Mask {
    for (let at = clip; at; at = at.outer) {
      if (at.path.rectangle) continue;
      const shape = this.clipMask(at);
      const width = mask.x1 - mask.x0;
      for (let y = mask.y0; y < mask.y1; y++) {
        for (let x = mask.x0; x < mask.x1; x++) {
          const inside = x >= shape.x0 && x < shape.x1 && y >= shape.y0 && y < shape.y1;
          const covered = inside ? shape.data[(y - shape.y0) * (shape.x1 - shape.x0) + x - shape.x0]! : 0;
          const index = (y - mask.y0) * width + x - mask.x0;
          if (covered < 255) mask.data[index] = (mask.data[index]! * covered) / 255;
        }
      }
    }
    return mask;
  }

  private clipMask(clip: Clip): Mask {
    const known =
      this.clips.get(clip) ??
      rasterise(this.polygons(clip.path), clip.evenOdd, this.boxRegion(clip.path.box, undefined));
    this.clips.set(clip, known);
    return known;
  }

  private put(mask: Mask, paint: Paint, { state, stroke }: { state: State; stroke: boolean }): void {
    if (isVoid(mask)) return;
    const source = paint.pattern ? this.patternSource(paint, mask, state) : paint.space.inks(paint.values);
    if (source)
      this.layDown(mask, source, {
        state,
        alpha: stroke ? state.strokeAlpha : state.fillAlpha,
        overprint: overprints(paint, state, stroke),
      });
  }

  private layDown(
    mask: Mask,
    source: Laying['source'],
    { state, alpha, overprint }: { state: State; alpha: number; overprint: boolean },
  ): void {
    const soft = state.softMask && this.softMask(state);
    lay(this.layer, {
      mask,
      source,
      alpha,
      overprint,
      multiply: multiplies(state),
      ...(soft ? { soft: { canvas: this.canvas, data: soft } } : {}),
    });
  }

  fill(path: Path, evenOdd: boolean, state: State): void {
    const region = this.boxRegion(path.box, state.clip);
    if (isVoid(region)) return;
    if (path.rectangle && isPlain(state))
      return layBox(this.layer, this.pixelBox(path.box), region, state.fill.space.inks(state.fill.values));
    const mask = path.rectangle
      ? rasteriseBox(this.pixelBox(path.box), region)
      : rasterise(this.polygons(path), evenOdd, region);
    this.put(this.clipped(mask, state.clip), state.fill, { state, stroke: false });
  }

  stroke(path: Path, state: State): void {
    const { scale } = this.options;
    const factor = scaleOf(state.ctm) * scale;
    // A line of no width is the thinnest that the device can draw.
    const width = Math.max(state.lineWidth * factor, 0.05);
    const polygons = strokePolygons(this.polygons(path), path.closed, {
      width,
      cap: state.lineCap,
      join: state.lineJoin,
      miterLimit: state.miterLimit,
      dash: state.dash.map((length) => length * factor),
      phase: state.dashPhase * factor,
    });
    const reach = (width / scale) * Math.max(1, state.lineJoin === 0 ? state.miterLimit / 2 : 1);
    const { x0, y0, x1, y1 } = path.box;
    const region = this.boxRegion(
      { x0: x0 - reach, y0: y0 - reach, x1: x1 + reach, y1: y1 + reach },
      state.clip,
    );
    if (!isVoid(region))
      this.put(this.clipped(rasterise(polygons, false, region), state.clip), state.stroke, {
        state,
        stroke: true,
      });
  }

  glyph(glyph: Glyph, state: State): void {
    const { mode } = state.text;
    if (mode === 3 || mode === 7) return;
    if (glyph.font.drawings) return this.drawnGlyph(glyph, state);
    const outline = this.outlineOf(glyph);
    // ISO 32000-1, table 106: what modes fill and stroke.
    if (mode % 2 === 0 || !outline) this.fillGlyph(outline ?? stand, glyph, state);
    if (outline && (mode % 4 === 1 || mode % 4 === 2)) this.stroke(glyphPath(outline, glyph.matrix), state);
  }

  /** Of a glyph that clips what follows it; undefined where it is not read. */
  outline(glyph: Glyph): Path | undefined {
    const outline = this.outlineOf(glyph);
    return outline && glyphPath(outline, glyph.matrix);
  }

  private outlineOf({ font, code }: Glyph): Outline | undefined {
    const outline = font.drawings ? undefined : this.outlines(font)?.(code);
    if (!outline)
      this.options.leftOut?.({ en: `the shapes of type in ${font.name}`, zh: `字体 ${font.name} 的字形` });
    return outline;
  }

  private fillGlyph(outline: Outline, { matrix }: Glyph, state: State): void {
    const { contours, box } = outlineThrough(outline, multiply(matrix, this.toPixels));
    const limit = state.clip ? this.boxRegion(state.clip.box, undefined) : this.layer;
    const region = regionOf(box, limit);
    if (isVoid(region)) return;
    const { fill } = state;
    const mask = this.clipped(rasteriseGlyph(contours, region), state.clip);
    // A pattern may draw glyphs of its own.
    this.put(fill.pattern ? { ...mask, data: mask.data.slice() } : mask, fill, { state, stroke: false });
  }

  /** A glyph of a Type 3 font: its drawing, in the colour of the text where it has none of its own. */
  private drawnGlyph({ font, code, matrix }: Glyph, state: State): void {
    const drawing = font.drawings!.of(code);
    if (!drawing || this.depth >= mostDepth) return;
    const ctm = multiply(font.drawings!.matrix, matrix);
    this.depth += 1;
    this.walk.run(
      this.walk.operationsOf(drawing),
      { ...copyState(state), ctm },
      { resources: font.drawings!.resources, parent: ctm, depth: 1 },
    );
    this.depth -= 1;
  }

  private outlines(font: Font): CodeOutlines | undefined {
    const { outlines } = this.options;
    if (!outlines.has(font.dict)) outlines.set(font.dict, outlinesOf(font));
    return outlines.get(font.dict);
  }

  picture(picture: Picture, state: State): void {
    const decoded = picture.stream && pictureOf(this.options.pictures, picture.stream);
    const path = rectanglePath(picture.matrix, [0, 0, 1, 1]);
    const region = this.boxRegion(path.box, state.clip);
    if (isVoid(region)) return;
    if (!decoded) {
      const reason = picture.stream && this.options.pictures.skipped.get(picture.stream);
      return this.options.leftOut?.({
        en: `the pixels of picture ${picture.name}${reason ? ` (${reason.en})` : ''}`,
        zh: `图片 ${picture.name} 的像素${reason ? `（${reason.zh}）` : ''}`,
      });
    }
    const mask = this.clipped(rasterise(this.polygons(path), false, region), state.clip);
    const source = pictureSource(decoded, multiply(picture.matrix, this.toPixels));
    if (!source) return;
    const stencil: PixelSource = (x, y, out) => {
      source(x, y, out);
      // Of a stencil, black paints with the current colour.
      const covered = out[3]! / 255;
      out.set([...state.fill.space.inks(state.fill.values).map((ink) => ink * 2.55), covered]);
    };
    this.layDown(mask, picture.isMask ? stencil : source, {
      state,
      alpha: state.fillAlpha,
      overprint: picture.isMask
        ? overprints(state.fill, state, false)
        : state.overprintFill && decoded.sparing === true,
    });
  }

  shade(shading: PDFDict, stream: PDFRawStream | undefined, state: State): void {
    const region = this.boxRegion(state.clip?.box ?? this.options.area, state.clip);
    if (isVoid(region)) return;
    const mask = this.clipped(
      { ...region, data: new Uint8Array((region.x1 - region.x0) * (region.y1 - region.y0)).fill(255) },
      state.clip,
    );
    const source = this.gradient({ shading, stream }, state.ctm, region);
    if (source) this.layDown(mask, source, { state, alpha: state.fillAlpha, overprint: false });
  }

  private patternSource({ pattern }: Paint, mask: Mask, state: State): PixelSource | undefined {
    const { dict, stream, parent } = pattern!;
    const matrix = multiply(matrixFrom(numbersAt(dict, 'Matrix')), parent);
    const shading = dictAt(dict, 'Shading');
    if (shading) return this.gradient({ shading, stream: streamAt(dict, 'Shading') }, matrix, mask);
    return stream ? this.tilingSource(stream, matrix, { mask, state }) : undefined;
  }

  private gradient(
    { shading, stream }: { shading: PDFDict; stream: PDFRawStream | undefined },
    matrix: Matrix,
    region: Region,
  ): PixelSource | undefined {
    const toPixels = multiply(matrix, this.toPixels);
    if ((numberAt(shading, 'ShadingType') ?? 0) < 4) return shadingSource(shading, toPixels, undefined);
    return stream && meshSource(stream, { toPixels, resources: undefined, region });
  }

  /** Draws all cells that the mask meets into a layer, which is then laid down through the mask. */
  private tilingSource(
    stream: PDFRawStream,
    matrix: Matrix,
    { mask, state }: { mask: Mask; state: State },
  ): PixelSource | undefined {
    const box = numbersAt(stream.dict, 'BBox') ?? [0, 0, 1, 1];
    const [stepX, stepY] = [numberAt(stream.dict, 'XStep') ?? 1, numberAt(stream.dict, 'YStep') ?? 1];
    const cells = cellsUnder(mask, multiply(matrix, this.toPixels), { box, stepX, stepY });
    if (cells.length > mostCells || this.cells > mostCells) {
      this.options.leftOut?.({ en: 'a pattern of very many cells', zh: '单元太多的图案' });
      return undefined;
    }
    this.cells += cells.length;
    const layer = createCanvas(mask, true);
    this.layers.push(layer);
    for (const [i, j] of cells) {
      const ctm = multiply([1, 0, 0, 1, i * stepX, j * stepY], matrix);
      const inner = copyState({
        ...initialState(ctm),
        fill: state.fill.pattern ? initialState().fill : state.fill,
      });
      inner.clip = { path: rectanglePath(ctm, box), evenOdd: false, box: rectanglePath(ctm, box).box };
      this.walk.run(this.walk.operationsOf(stream), inner, {
        resources: dictAt(stream.dict, 'Resources'),
        parent: ctm,
        depth: 1,
      });
    }
    this.layers.pop();
    return layerSource(layer);
  }

  beginGroup(_form: PDFRawStream, state: State): void {
    const region = state.clip ? this.boxRegion(state.clip.box, undefined) : this.canvas;
    const spare = this.spare.findIndex((layer) => isSameRegion(layer, region));
    this.layers.push(this.spare.splice(spare, spare < 0 ? 0 : 1)[0] ?? createCanvas(region, true));
  }

  endGroup(_form: PDFRawStream, state: State): void {
    const layer = this.layers.pop()!;
    const { touched } = layer;
    if (!isVoid(touched)) {
      const size = (touched.x1 - touched.x0) * (touched.y1 - touched.y0);
      const mask = this.clipped({ ...touched, data: new Uint8Array(size).fill(255) }, state.clip);
      this.layDown(mask, layer, { state, alpha: state.fillAlpha, overprint: false });
    }
    clearCanvas(layer);
    this.spare.push(layer);
    if (this.spare.length > mostSpare) this.spare.shift();
  }

  /** The values of a soft mask over the whole page. */
  private softMask(state: State): Uint8Array {
    const { form, luminosity, ctm } = state.softMask!;
    const known = this.softMasks.get(form) ?? new Map<string, Uint8Array>();
    this.softMasks.set(form, known);
    const key = ctm.join();
    const made = known.get(key);
    if (made) return made;
    const drawer = new PlateDrawer(this.options);
    const layer = createCanvas(drawer.canvas, true);
    drawer.layers.push(layer);
    // The mask's own group needs no second layer.
    new Walk({
      ...listenerOf(drawer),
      beginGroup: undefined,
      endGroup: undefined,
    } as unknown as Listener).form(form, initialState(ctm), { resources: undefined, depth: 1 });
    const values = Uint8Array.from(layer.alpha!, (alpha, i) =>
      luminosity ? Math.max(0, alpha - darkness(layer.inks, 4 * i)) : alpha,
    );
    known.set(key, values);
    return values;
  }
}

const isSameRegion = (one: Region, two: Region): boolean =>
  one.x0 === two.x0 && one.y0 === two.y0 && one.x1 === two.x1 && one.y1 === two.y1;

const darkness = (inks: Uint8Array, at: number): number =>
  0.3 * inks[at]! + 0.59 * inks[at + 1]! + 0.11 * inks[at + 2]! + inks[at + 3]!;

const listenerOf = (drawer: PlateDrawer): Listener => ({
  fill: (path, evenOdd, state) => drawer.fill(path, evenOdd, state),
  stroke: (path, state) => drawer.stroke(path, state),
  glyph: (glyph, state) => drawer.glyph(glyph, state),
  picture: (picture, state) => drawer.picture(picture, state),
  shade: (shading, stream, state) => drawer.shade(shading, stream, state),
  outline: (glyph) => drawer.outline(glyph),
});

/** One opaque colour that covers what is below, cut by nothing but rectangles. */
function isPlain(state: State): boolean {
  for (let at = state.clip; at; at = at.outer) if (!at.path.rectangle) return false;
  return (
    !state.fill.pattern &&
    state.fillAlpha === 1 &&
    !state.softMask &&
    !multiplies(state) &&
    !overprints(state.fill, state, false)
  );
}

const multiplies = ({ blend }: State): boolean => blend === 'Multiply' || blend === 'Darken';

const overprints = (paint: Paint, state: State, stroke: boolean): boolean =>
  (stroke ? state.overprintStroke : state.overprintFill) &&
  sparesOtherInks(paint.space, state.overprintMode, false);
