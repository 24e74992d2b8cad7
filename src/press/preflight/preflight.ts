/**
 * Judges a finished file by the file itself, whoever made it.
 *
 * The file is read anew; each page is walked once, and what is painted goes to the rules and then on
 * the plates, so that a rule can ask what lies under a thing.
 */
import { ptToMm, round } from '../../lib/units.ts';
import type { PressCondition } from '../condition.ts';
import type { Inks } from '../ink/inks.ts';
import { intersect, isEmpty, type Box } from '../pdf/matrix.ts';
import { at, LockedError, openPdf, PDFDocument, PDFRawStream, type PDFDict } from '../pdf/objects.ts';
import { inksAt, pixelAt } from '../plates/canvas.ts';
import { PlateDrawer, type OutlineStore } from '../plates/draw.ts';
import { readPictures, type PictureStore } from '../plates/pictures.ts';
import { boxOf, mediaOf, pagesOf } from '../plates/plates.ts';
import type { Font } from '../walk/font.ts';
import { unitBox, Walk, type FontStore } from '../walk/walk.ts';
import type { Listener, Paint, State } from '../walk/state.ts';
import { checkBoxes, checkReach, type Expected } from './box-rules.ts';
import { checkFile } from './file-rules.ts';
import type { FontFacts, PictureFacts, Preflight } from './finding.ts';
import {
  checkFill,
  checkOverprint,
  checkPaint,
  checkShading,
  checkStroke,
  seeThrough,
} from './graphic-rules.ts';
import { checkInk, joinInk, measureInk, withPeak, type PageInk } from './ink-rules.ts';
import { MarkWatch } from './mark-rules.ts';
import { Findings, type Examined } from './page.ts';
import { checkPicture } from './picture-rules.ts';
import { checkFont, checkGlyph } from './text-rules.ts';

export interface PreflightOptions {
  condition: PressCondition;
  /** The job's sizes in mm; without them only what the file says of itself is checked. */
  expected?: Expected;
  safe?: number;
  fold?: number;
  /** Names of the design's fonts, as in the PDF without subset tag; any other is a fallback. */
  fonts?: readonly string[];
  /** What the report still leaves open: each becomes a warning. */
  standing?: string[];
  /** Resolution of the plates on which ink is measured, px per inch. */
  dpi?: number;
}

/** @throws ProblemError never; a file that is no PDF gives one finding. */
export async function preflight(pdf: Uint8Array, options: PreflightOptions): Promise<Preflight> {
  const findings = new Findings();
  const result: Preflight = {
    pages: [],
    ink: { limit: options.condition.ink.ceiling, max: 0, areaOver: 0 },
    fonts: [],
    pictures: [],
    transparency: 0,
    findings: [],
    passed: false,
  };
  for (const open of options.standing ?? [])
    findings.note(undefined, {
      rule: 'standing',
      severity: 'warning',
      object: 'report',
      message: open,
      remedy: 'Settle it in the report before release.',
    });
  try {
    const document = await openPdf(pdf);
    const facts = checkFile(document, (finding) => findings.note(undefined, finding));
    Object.assign(result, facts);
    await examine(document, options, { findings, result });
  } catch (error) {
    if (error instanceof LockedError)
      findings.note(undefined, {
        rule: 'encrypted',
        severity: 'error',
        object: 'file',
        message: 'The file is encrypted; nothing else in it was examined.',
        remedy: 'Save it without a password.',
      });
    else
      findings.note(undefined, {
        rule: 'unreadable',
        severity: 'error',
        object: 'file',
        message: `The file cannot be read as PDF (${error instanceof Error ? error.message : String(error)}).`,
        remedy: 'Export it again.',
      });
  }
  result.findings = findings.list();
  result.passed = !result.findings.some(({ severity }) => severity === 'error');
  return result;
}

interface Work {
  findings: Findings;
  result: Preflight;
}

async function examine(
  document: PDFDocument,
  options: PreflightOptions,
  { findings, result }: Work,
): Promise<void> {
  const pictures = await readPictures(document);
  const fonts = new Map<PDFDict, FontFacts>();
  const outlines: OutlineStore = new Map();
  const faces: FontStore = new Map();
  const inks: { number: number; ink: PageInk }[] = [];
  const isX1a = result.standard?.startsWith('PDF/X-1') ?? false;
  for (const [index, node] of pagesOf(document).entries()) {
    const page = new PageExamination(node, index + 1, {
      options,
      pictures,
      findings,
      fonts,
      outlines,
      faces,
      isX1a,
    });
    page.run();
    result.pages.push(page.facts());
    result.pictures.push(...page.placed);
    result.transparency += page.transparency;
    inks.push({ number: index + 1, ink: page.ink });
  }
  result.ink = joinInk(inks, options.condition.ink.ceiling);
  result.fonts = [...fonts.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

interface Shared {
  options: PreflightOptions;
  pictures: PictureStore;
  findings: Findings;
  fonts: Map<PDFDict, FontFacts>;
  outlines: OutlineStore;
  faces: FontStore;
  isX1a: boolean;
}

class PageExamination {
  readonly page: Examined;
  readonly placed: PictureFacts[] = [];
  transparency = 0;
  ink!: PageInk;
  private readonly drawer: PlateDrawer;
  private readonly marks: MarkWatch;
  private readonly shared: Shared;
  private readonly scale: number;
  private glyphs = 0;
  private readonly sound = new WeakSet<Paint>();
  private peak: { sum: number; box: Box } | undefined;

  constructor(node: PDFDict, number: number, shared: Shared) {
    const { options, findings, pictures, outlines } = shared;
    this.shared = shared;
    this.scale = (options.dpi ?? 72) / 72;
    const media = mediaOf(node);
    const trim = boxOf(node, 'TrimBox') ?? boxOf(node, 'ArtBox') ?? boxOf(node, 'CropBox') ?? media;
    const bleed = boxOf(node, 'BleedBox') ?? boxOf(node, 'CropBox') ?? media;
    this.drawer = new PlateDrawer({ area: media, scale: this.scale, pictures, outlines });
    this.page = {
      number,
      node,
      media,
      trim,
      bleed,
      limits: options.condition,
      ground: (box) => this.ground(box),
      note: (finding) => findings.note({ number, trim }, finding),
      peak: (sum, box) => {
        if (sum > (this.peak?.sum ?? 0)) this.peak = { sum, box };
      },
      ...(options.fonts ? { fonts: options.fonts } : {}),
      ...(options.safe === undefined ? {} : { safe: options.safe }),
      ...(options.fold === undefined ? {} : { fold: options.fold }),
    };
    this.marks = new MarkWatch(this.page);
  }

  run(): void {
    const { node } = this.page;
    checkBoxes(this.page, this.shared.options.expected);
    new Walk(this.listener(), this.shared.faces).page(node);
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
    ).map(([px, py]) => pixelAt(canvas, ...this.drawer.pixel(px, py)));
    const [first] = pixels as [number];
    if (pixels.every((pixel) => canvas.words[pixel] === canvas.words[first])) return inksAt(canvas, first);
    const places = pixels.map((pixel) => inksAt(canvas, pixel));
    const sums = places.map((inks) => inks[0] + inks[1] + inks[2] + inks[3]);
    return places[sums.indexOf([...sums].sort((a, b) => a - b)[2]!)]!;
  }

  /** Is it in the page or its bleed, not in the furniture outside? */
  private inside(box: Box): boolean {
    return !isEmpty(intersect(box, this.page.bleed));
  }

  private look(state: State, box: Box): void {
    const what = seeThrough(state);
    if (!what) return;
    this.transparency += 1;
    if (this.shared.isX1a)
      this.page.note({
        rule: 'transparency',
        severity: 'error',
        box,
        object: what,
        message: `PDF/X-1a takes no transparency, and an object has ${what}.`,
        remedy: 'Export as PDF/X-4, or take the effect out.',
        key: what,
      });
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
          checkOverprint(state.fill, state.overprintFill, state.overprintMode, page, box);
          if (!isPaper(state)) checkReach(page, box, 'An area');
          this.look(state, box);
        }
        drawer.fill(path, evenOdd, state);
      },
      stroke: (path, state) => {
        checkStroke(path, state, page);
        this.marks.stroke(path.box, state);
        this.look(state, path.box);
        drawer.stroke(path, state);
      },
      glyph: (glyph, state) => {
        this.font(glyph.font);
        if (this.inside(glyph.box)) {
          this.glyphs += 1;
          this.paint(state.text.mode === 1 ? state.stroke : state.fill, glyph.box);
          checkGlyph(glyph, state, page);
          this.look(state, glyph.box);
        }
        drawer.glyph(glyph, state);
      },
      picture: (picture, state) => {
        const box = clipped(unitBox(picture.matrix), state);
        const decoded = picture.stream && shared.pictures.pictures.get(picture.stream);
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
            message: `The picture ${picture.name} cannot be read: ${unread}`,
            remedy: 'Save the picture again.',
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
        this.look(state, state.clip?.box ?? page.media);
        drawer.beginGroup(form, state);
      },
      endGroup: (form, state) => drawer.endGroup(form, state),
      fault: (message) =>
        page.note({
          rule: 'content-fault',
          severity: 'error',
          object: 'content',
          message,
          remedy: 'Export the page again.',
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
