/** The examination of one page. */
import { says } from '../../lib/problem.ts';
import type { Both } from '../../lib/languages.ts';
import { ptToMm, round } from '../../lib/units.ts';
import type { Inks } from '../ink/inks.ts';
import { intersect, isEmpty, type Box } from '../../pdf/matrix.ts';
import { at, type PDFDict, type PDFRawStream } from '../../pdf/objects.ts';
import { inksAt, pixelAt } from '../plates/canvas.ts';
import { PlateDrawer } from '../plates/draw.ts';
import type { OutlineStore } from '../plates/outlines.ts';
import { pictureOf, type PictureStore } from '../plates/pictures.ts';
import { boxOf, mediaOf } from '../plates/plates.ts';
import type { Font } from '../walk/font.ts';
import type { IsHidden } from '../walk/layers.ts';
import type { Listener, Paint, State } from '../walk/state.ts';
import { unitBox, Walk, type FontStore } from '../walk/walk.ts';
import { checkBoxes, checkReach } from './box-rules.ts';
import type { FontFacts, PictureFacts, Preflight } from './finding.ts';
import { checkFill, checkOverprint, checkPaint, checkShading, checkStroke } from './graphic-rules.ts';
import { checkInk, measureInk, withPeak, type PageInk } from './ink-rules.ts';
import { InnerLook } from './inner.ts';
import { MarkWatch } from './mark-rules.ts';
import type { PreflightOptions } from './options.ts';
import type { Examined, Findings } from './page.ts';
import { checkPicture } from './picture-rules.ts';
import { checkFont, checkGlyph } from './text-rules.ts';
import { checkGroup, checkSeeThrough } from './transparency-rules.ts';

/** Plates of a larger sheet are drawn coarser: its ink is measured all the same, and memory is bounded. */
const mostPlatePixels = 40e6;

/** No sheet is larger (ISO 32000-1, annex C); plates of one could not be drawn. Points. */
const mostSide = 14_400;

/** What the pages of a file have in common. */
export interface Shared {
  options: PreflightOptions;
  pictures: PictureStore;
  findings: Findings;
  fonts: Map<PDFDict, FontFacts>;
  outlines: OutlineStore;
  faces: FontStore;
  isX1a: boolean;
  isHidden: IsHidden;
  leftOut: (what: Both) => void;
}

/** One page: walked once, each thing told to the rules and then drawn on the plates. */
export class PageExamination {
  readonly page: Examined;
  readonly placed: PictureFacts[] = [];
  transparency = 0;
  ink!: PageInk;
  private readonly drawer: PlateDrawer;
  private readonly marks: MarkWatch;
  private readonly shared: Shared;
  private readonly scale: number;
  private glyphs = 0;
  private readonly isTooLarge: boolean;
  private readonly inner: InnerLook;
  private readonly sound = new WeakSet<Paint>();
  private peak: { sum: number; box: Box } | undefined;

  constructor(node: PDFDict, number: number, shared: Shared) {
    const { options, findings, pictures, outlines, isHidden, leftOut } = shared;
    this.shared = shared;
    const media = mediaOf(node);
    const area = (media.x1 - media.x0) * (media.y1 - media.y0);
    this.scale = Math.min((options.dpi ?? 72) / 72, Math.sqrt(mostPlatePixels / area));
    this.isTooLarge = Math.max(media.x1 - media.x0, media.y1 - media.y0) > mostSide;
    const trim = boxOf(node, 'TrimBox') ?? boxOf(node, 'ArtBox') ?? boxOf(node, 'CropBox') ?? media;
    const bleed = boxOf(node, 'BleedBox') ?? boxOf(node, 'CropBox') ?? media;
    this.drawer = new PlateDrawer({
      area: this.isTooLarge ? { x0: 0, y0: 0, x1: 1, y1: 1 } : media,
      scale: this.scale,
      pictures,
      outlines,
      isHidden,
      leftOut,
    });
    this.page = {
      number,
      node,
      media,
      trim,
      bleed,
      limits: options.condition,
      isX1a: shared.isX1a,
      ...(boxOf(node, 'ArtBox') && !boxOf(node, 'TrimBox') ? { isArtwork: true } : {}),
      ground: (box) => this.ground(box),
      note: (finding) => findings.note({ number, trim }, finding),
      peak: (sum, box) => {
        if (sum > (this.peak?.sum ?? 0)) this.peak = { sum, box };
      },
      ...(options.expected ? { bleedWanted: options.expected.bleed } : {}),
      ...(options.spots ? { spots: options.spots } : {}),
      ...(options.keepsRgb ? { keepsRgb: true } : {}),
      ...(options.fonts ? { fonts: options.fonts } : {}),
      ...(options.safe === undefined ? {} : { safe: options.safe }),
      ...(options.fold === undefined ? {} : { fold: options.fold }),
    };
    this.marks = new MarkWatch(this.page);
    this.inner = new InnerLook(this.page, { ...shared, font: (font) => this.font(font) });
  }

  run(): void {
    const { node } = this.page;
    checkBoxes(this.page, this.shared.options.expected);
    if (this.isTooLarge) this.tooLarge();
    else this.walk().page(node);
    this.marks.finish();
    this.ink = withPeak(measureInk(this.drawer.canvas, this.page, this.scale), this.peak, this.page);
    checkInk(this.ink, this.page);
  }

  facts(): Preflight['pages'][number] {
    const { trim, bleed, number } = this.page;
    return {
      number,
      trim: { width: round(ptToMm(trim.x1 - trim.x0), 2), height: round(ptToMm(trim.y1 - trim.y0), 2) },
      bleed: round(
        ptToMm(Math.min(trim.x0 - bleed.x0, trim.y0 - bleed.y0, bleed.x1 - trim.x1, bleed.y1 - trim.y1)),
        2,
      ),
      glyphs: this.glyphs,
    };
  }

  /** The strongest of five places under the box: type may have covered some of them already. */
  private ground({ x0, y0, x1, y1 }: Box): Inks {
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    const { canvas } = this.drawer;
    const pixels = (
      [
        [x0, y0],
        [x1, y0],
        [x0, y1],
        [x1, y1],
        [x, y],
      ] as const
    ).map(([px, py]) => pixelAt(canvas, ...this.drawer.grid.pixel(px, py)));
    const [first] = pixels as [number];
    if (pixels.every((pixel) => canvas.words[pixel] === canvas.words[first])) return inksAt(canvas, first);
    const places = pixels.map((pixel) => inksAt(canvas, pixel));
    const sums = places.map((inks) => inks[0] + inks[1] + inks[2] + inks[3]);
    return places[sums.indexOf([...sums].sort((a, b) => a - b)[2]!)]!;
  }

  private walk(): Walk {
    return new Walk(this.listener(), this.shared.faces, this.shared.isHidden);
  }

  private tooLarge(): void {
    const { media, note } = this.page;
    const [width, height] = [media.x1 - media.x0, media.y1 - media.y0].map((side) => round(ptToMm(side), 0));
    note({
      rule: 'page-size',
      severity: 'error',
      object: 'page',
      ...says({
        en: [
          `The page is ${width} × ${height} mm; PDF takes up to ${round(ptToMm(mostSide), 0)} mm a side.`,
          'Export it at its own size.',
        ],
        zh: [
          `页面是 ${width} × ${height} mm，PDF 每边最大 ${round(ptToMm(mostSide), 0)} mm。`,
          '按实际尺寸导出。',
        ],
      }),
    });
    this.shared.leftOut({ en: 'its content', zh: '页面内容' });
  }

  /** Is it in the page or its bleed, not in the furniture outside? */
  private inside(box: Box): boolean {
    return !isEmpty(intersect(box, this.page.bleed));
  }

  private look(state: State, box: Box): void {
    if (checkSeeThrough(state, this.page, box)) this.transparency += 1;
  }

  private font(font: Font): void {
    const known = this.shared.fonts.get(font.dict);
    if (known) {
      known.glyphs += 1;
      return;
    }
    this.shared.fonts.set(font.dict, {
      name: font.name,
      kind: font.kind,
      embedded: font.embedded,
      glyphs: 1,
    });
    checkFont(font, this.page);
  }

  /** Of text: glyph after glyph comes with the same paint, and most are sound. */
  private paint(paint: Paint, box: Box): void {
    if (this.sound.has(paint)) return;
    const before = this.shared.findings.noted;
    checkPaint(paint, 'text', this.page, box);
    if (this.shared.findings.noted === before) this.sound.add(paint);
  }

  private listener(): Listener {
    const { drawer, page, shared } = this;
    const clipped = (box: Box, state: State) => (state.clip ? intersect(box, state.clip.box) : box);
    return {
      fill: (path, evenOdd, state) => {
        const box = clipped(path.box, state);
        if (!isEmpty(box)) {
          checkFill({ ...path, box }, state, page);
          const { fill: paint, overprintFill: overprint, overprintMode: mode } = state;
          checkOverprint('area', { paint, overprint, mode }, page, box);
          this.marks.paint(paint, box);
          this.inner.paint(paint);
          if (!isPaper(state)) checkReach(page, box, 'An area');
          this.look(state, box);
        }
        drawer.fill(path, evenOdd, state);
      },
      stroke: (path, state) => {
        const { stroke: paint, overprintStroke: overprint, overprintMode: mode } = state;
        checkStroke(path, state, page);
        checkOverprint('rule', { paint, overprint, mode }, page, path.box);
        this.inner.paint(paint);
        this.marks.stroke(path.box, state);
        this.look(state, path.box);
        drawer.stroke(path, state);
      },
      glyph: (glyph, state) => {
        this.font(glyph.font);
        if (this.inside(glyph.box)) {
          this.glyphs += 1;
          const paint = state.text.mode % 4 === 1 ? state.stroke : state.fill;
          this.paint(paint, glyph.box);
          if (paint.pattern) this.inner.paint(paint);
          if (glyph.font.drawings) this.inner.glyph(glyph);
          checkGlyph(glyph, state, page);
          this.look(state, glyph.box);
        }
        drawer.glyph(glyph, state);
      },
      picture: (picture, state) => {
        const box = clipped(unitBox(picture.matrix), state);
        const decoded = picture.stream && pictureOf(shared.pictures, picture.stream);
        const facts = checkPicture(picture, decoded, page);
        this.placed.push({ ...facts, box: this.place(box) });
        if (picture.isMask) checkPaint(state.fill, 'stencil', page, box);
        const unread = picture.stream && shared.pictures.unread.get(picture.stream);
        if (unread)
          page.note({
            rule: 'picture-unread',
            severity: 'error',
            box,
            object: `picture ${picture.name}`,
            ...says({
              en: [`The picture ${picture.name} cannot be read: ${unread.en}`, 'Save the picture again.'],
              zh: [`图片 ${picture.name} 读不出来：${unread.zh}`, '图片重新保存一次。'],
            }),
          });
        checkReach(page, box, `The picture ${picture.name}`);
        this.look(state, box);
        if (at(picture.dict, 'SMask') && !state.softMask)
          this.look(
            { ...state, softMask: { form: picture.stream!, luminosity: true, ctm: picture.matrix } },
            box,
          );
        drawer.picture(picture, state);
      },
      shade: (shading, stream, state) => {
        const box = state.clip?.box ?? page.media;
        checkShading(shading, page, box);
        this.look(state, box);
        drawer.shade(shading, stream, state);
      },
      beginGroup: (form: PDFRawStream, state) => {
        checkGroup(state, page);
        this.look(state, state.clip?.box ?? page.media);
        drawer.beginGroup(form, state);
      },
      outline: (glyph) => drawer.outline(glyph),
      endGroup: (form, state) => drawer.endGroup(form, state),
      fault: (message) =>
        page.note({
          rule: 'content-fault',
          severity: 'error',
          object: 'content',
          ...says({ en: [message.en, 'Export the page again.'], zh: [message.zh, '这一页重新导出一次。'] }),
        }),
    };
  }

  private place(box: Box): PictureFacts['box'] {
    const { trim } = this.page;
    return {
      x: round(ptToMm(box.x0 - trim.x0), 1),
      y: round(ptToMm(trim.y1 - box.y1), 1),
      width: round(ptToMm(box.x1 - box.x0), 1),
      height: round(ptToMm(box.y1 - box.y0), 1),
    };
  }
}

/** White areas need no bleed. */
const isPaper = ({ fill }: State): boolean =>
  !fill.pattern && fill.space.inks(fill.values).every((ink) => ink < 0.5);
