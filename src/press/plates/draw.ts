/**
 * Draws a page onto four plates: Tuban's own small renderer, so that ink can be measured and plates
 * be looked at on machines without a RIP. Not drawn: type whose font is not embedded (a box stands for the
 * glyph) and patterns of very many cells; whoever draws is told.
 */
import type { Both } from '../../lib/languages.ts';
import { multiply, scaleOf, type Box } from '../../pdf/matrix.ts';
import { booleanAt, dictAt, type PDFDict, type PDFRawStream } from '../../pdf/objects.ts';
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
import { blendOf } from './blend.ts';
import { lay, layBox, type Canvas, type Laying, type PixelSource } from './canvas.ts';
import type { Outline } from './glyf.ts';
import { glyphPath, outlineThrough, stand } from './glyph-path.ts';
import { Layers } from './layers.ts';
import { isPlain, overprints } from './laying.ts';
import { outlinesOf, type CodeOutlines, type OutlineStore } from './outlines.ts';
import { pictureSource } from './paint.ts';
import { Patterns } from './patterns.ts';
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

/** Glyphs that are drawings may show text of other such fonts. */
const mostDepth = 4;

export class PlateDrawer implements Listener {
  readonly grid: PixelGrid;
  private readonly layers: Layers;
  private readonly patterns: Patterns;
  private readonly options: DrawOptions & { outlines: OutlineStore };
  private readonly softMasks = new Map<PDFRawStream, Map<string, Uint8Array>>();
  private readonly walk: Walk;
  private depth = 0;

  constructor(options: DrawOptions) {
    const { area, scale } = options;
    this.options = { outlines: new Map(), ...options };
    this.walk = new Walk(this, undefined, options.isHidden);
    this.grid = new PixelGrid(area, scale);
    this.layers = new Layers(this.grid.whole);
    const { grid, layers, walk } = this;
    this.patterns = new Patterns({ grid, layers, walk, leftOut: options.leftOut });
  }

  /** The page with the ink laid so far. */
  get canvas(): Canvas {
    return this.layers.page;
  }

  /** Pixels of the layer that a box touches within a clip. */
  private region(box: Box, clip: Clip | undefined): Region {
    return this.grid.region(clip ? cut(box, clip.box) : box, this.layers.top);
  }

  private put(mask: Mask, paint: Paint, { state, stroke }: { state: State; stroke: boolean }): void {
    if (isVoid(mask)) return;
    const source = paint.pattern ? this.patterns.source(paint, mask, state) : paint.space.inks(paint.values);
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
    lay(this.layers.top, {
      mask,
      source,
      alpha,
      overprint,
      blend: blendOf(state.blend),
      ...(soft ? { soft: { canvas: this.canvas, data: soft } } : {}),
    });
  }

  fill(path: Path, evenOdd: boolean, state: State): void {
    const region = this.region(path.box, state.clip);
    if (isVoid(region)) return;
    if (path.rectangle && isPlain(state))
      return layBox(
        this.layers.top,
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
    const limit = state.clip ? this.grid.region(state.clip.box, this.layers.top) : this.layers.top;
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
    const source = this.patterns.gradient({ dict: shading, stream }, state.ctm, region);
    if (source) this.layDown(mask, source, { state, alpha: state.fillAlpha, overprint: false });
  }

  beginGroup({ dict }: PDFRawStream, state: State): void {
    const group = dictAt(dict, 'Group');
    if (group && booleanAt(group, 'K'))
      this.options.leftOut?.({ en: 'the knocking out within a group', zh: '组内各层互相挖空' });
    const region = state.clip ? this.grid.region(state.clip.box, this.layers.top) : this.canvas;
    const isIsolated = group !== undefined && booleanAt(group, 'I') === true;
    this.layers.begin(region, isIsolated ? undefined : this.layers.top);
  }

  endGroup(_form: PDFRawStream, state: State): void {
    const layer = this.layers.end();
    const { touched } = layer;
    if (!isVoid(touched)) {
      const size = (touched.x1 - touched.x0) * (touched.y1 - touched.y0);
      const mask = this.grid.clipped({ ...touched, data: new Uint8Array(size).fill(255) }, state.clip);
      this.layDown(mask, layer, { state, alpha: state.fillAlpha, overprint: false });
    }
    this.layers.release(layer);
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
    const layer = drawer.layers.begin(drawer.canvas);
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
