/**
 * What patterns and the glyphs of Type 3 fonts are drawn with: each looked at once, wherever it is
 * painted. Colours, fonts and pictures only: sizes and places hold for the thing as a whole.
 */
import { matrixFrom, multiply, type Box, type Matrix } from '../../pdf/matrix.ts';
import { dictAt, numbersAt, type PDFDict, type PDFRawStream } from '../../pdf/objects.ts';
import type { Font } from '../walk/font.ts';
import type { IsHidden } from '../walk/layers.ts';
import { initialState, type Glyph, type Listener, type Paint } from '../walk/state.ts';
import { Walk, type FontStore } from '../walk/walk.ts';
import { checkPaint, checkShading } from './graphic-rules.ts';
import type { Examined } from './page.ts';
import { checkPicture } from './picture-rules.ts';

/** One such thing may hold others; deeper than this none is looked at. */
const mostDepth = 8;

interface InnerNeeds {
  faces: FontStore;
  isHidden: IsHidden;
  font: (font: Font) => void;
}

export class InnerLook {
  private readonly page: Examined;
  private readonly needs: InnerNeeds;
  private readonly seen = new Set<PDFRawStream>();
  private depth = 0;

  constructor(page: Examined, needs: InnerNeeds) {
    this.page = page;
    this.needs = needs;
  }

  paint({ pattern }: Paint): void {
    if (!pattern?.stream) return;
    const matrix = multiply(matrixFrom(numbersAt(pattern.dict, 'Matrix')), pattern.parent);
    this.look(pattern.stream, matrix, dictAt(pattern.dict, 'Resources'));
  }

  glyph({ font: { drawings }, code, matrix }: Glyph): void {
    if (drawings) this.look(drawings.of(code), multiply(drawings.matrix, matrix), drawings.resources);
  }

  private look(stream: PDFRawStream | undefined, ctm: Matrix, resources: PDFDict | undefined): void {
    if (!stream || this.seen.has(stream) || this.depth >= mostDepth) return;
    this.seen.add(stream);
    this.depth += 1;
    const walk = new Walk(this.listener(), this.needs.faces, this.needs.isHidden);
    walk.run(walk.operationsOf(stream), initialState(ctm), { resources, parent: ctm, depth: 1 });
    this.depth -= 1;
  }

  private listener(): Listener {
    const { page } = this;
    const look = (paint: Paint, object: string, box: Box): void => {
      checkPaint(paint, object, page, box);
      this.paint(paint);
    };
    return {
      fill: (path, _evenOdd, state) => look(state.fill, 'area', path.box),
      stroke: (path, state) => look(state.stroke, 'rule', path.box),
      glyph: (glyph, state) => {
        this.needs.font(glyph.font);
        look(state.text.mode % 4 === 1 ? state.stroke : state.fill, 'text', glyph.box);
        this.glyph(glyph);
      },
      picture: (picture) => {
        checkPicture(picture, undefined, page);
      },
      shade: (shading, _stream, state) => checkShading(shading, page, state.clip?.box ?? page.media),
    };
  }
}
