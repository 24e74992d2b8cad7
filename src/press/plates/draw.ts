/**
 * Draws a page onto four plates: Tuban's own small renderer, so that ink can be measured and plates
 * be looked at on machines without a RIP. Not drawn: type whose font is not embedded (a box stands for the
 * glyph) and patterns of very many cells; whoever draws is told.
 */
import type { Both } from '../../lib/languages.ts';
import { matrixFrom, multiply, scaleOf, type Box, type Matrix } from '../../pdf/matrix.ts';
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
import { isPlain, multiplies, overprints } from './laying.ts';
import { meshSource } from './mesh.ts';
import { outlinesOf, type CodeOutlines, type OutlineStore } from './outlines.ts';
import { pictureSource, shadingSource } from './paint.ts';
import { pictureOf, type PictureStore } from './pictures.ts';
import { rasterise } from './polygons.ts';
import { cut, PixelGrid } from './pixel-grid.ts';
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
  readonly grid: PixelGrid;
  private readonly options: DrawOptions & { outlines: OutlineStore };
  private readonly softMasks = new Map<PDFRawStream, Map<string, Uint8Array>>();
  private readonly walk: Walk;
  private cells = 0;
  private depth = 0;

  constructor(options: DrawOptions) {
    const { area, scale } = options;
    this.options = { outlines: new Map(), ...options };
    this.walk = new Walk(this, undefined, options.isHidden);
    this.grid = new PixelGrid(area, scale);
    this.canvas = createCanvas(this.grid.whole, false);
  }

  /** Pixels of the layer that a box touches within a clip. */
  private region(box: Box, clip: Clip | undefined): Region {
    return this.grid.region(clip ? cut(box, clip.box) : box, this.layer);
  }

  private get layer(): Canvas {
    return this.layers.at(-1) ?? this.canvas;
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
    const region = this.region(path.box, state.clip);
    if (isVoid(region)) return;
    if (path.rectangle && isPlain(state))
      return layBox(
        this.layer,
        this.grid.pixelBox(path.box),
        region,
        state.fill.space.inks(state.fill.values),
      );
    const mask = path.rectangle
      ? rasteriseBox(this.grid.pixelBox(path.box), region)
      : rasterise(this.grid.polygons(path), evenOdd, region);
    this.put(this.grid.clipped(mask, state.clip), state.fill, { state, stroke: false });
  }

  stroke(path: Path, state: State): void {
    const { scale } = this.options;
    const factor = scaleOf(state.ctm) * scale;
    // A line of no width is the thinnest that the device can draw.
    const width = Math.max(state.lineWidth * factor, 0.05);
    const polygons = strokePolygons(this.grid.polygons(path), path.closed, {
      width,
      cap: state.lineCap,
      join: state.lineJoin,
      miterLimit: state.miterLimit,
      dash: state.dash.map((length) => length * factor),
      phase: state.dashPhase * factor,
    });
    const reach = (width / scale) * Math.max(1, state.lineJoin === 0 ? state.miterLimit / 2 : 1);
    const { x0, y0, x1, y1 } = path.box;
    const region = this.region(
      { x0: x0 - reach, y0: y0 - reach, x1: x1 + reach, y1: y1 + reach },
      state.clip,
    );
    if (!isVoid(region))
      this.put(this.grid.clipped(rasterise(polygons, false, region), state.clip), state.stroke, {
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
    const { contours, box } = outlineThrough(outline, multiply(matrix, this.grid.toPixels));
    const limit = state.clip ? this.grid.region(state.clip.box, this.layer) : this.layer;
    const region = regionOf(box, limit);
    if (isVoid(region)) return;
    const { fill } = state;
    const mask = this.grid.clipped(rasteriseGlyph(contours, region), state.clip);
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
    const region = this.region(path.box, state.clip);
    if (isVoid(region)) return;
    if (!decoded) {
      const reason = picture.stream && this.options.pictures.skipped.get(picture.stream);
      return this.options.leftOut?.({
        en: `the pixels of picture ${picture.name}${reason ? ` (${reason.en})` : ''}`,
        zh: `图片 ${picture.name} 的像素${reason ? `（${reason.zh}）` : ''}`,
      });
    }
    const mask = this.grid.clipped(rasterise(this.grid.polygons(path), false, region), state.clip);
    const source = pictureSource(decoded, multiply(picture.matrix, this.grid.toPixels));
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
    const region = this.region(state.clip?.box ?? this.options.area, state.clip);
    if (isVoid(region)) return;
    const mask = this.grid.clipped(
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
    const toPixels = multiply(matrix, this.grid.toPixels);
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
    const cells = cellsUnder(mask, multiply(matrix, this.grid.toPixels), { box, stepX, stepY });
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
    const region = state.clip ? this.grid.region(state.clip.box, this.layer) : this.canvas;
    const spare = this.spare.findIndex((layer) => isSameRegion(layer, region));
    this.layers.push(this.spare.splice(spare, spare < 0 ? 0 : 1)[0] ?? createCanvas(region, true));
  }

  endGroup(_form: PDFRawStream, state: State): void {
    const layer = this.layers.pop()!;
    const { touched } = layer;
    if (!isVoid(touched)) {
      const size = (touched.x1 - touched.x0) * (touched.y1 - touched.y0);
      const mask = this.grid.clipped({ ...touched, data: new Uint8Array(size).fill(255) }, state.clip);
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
