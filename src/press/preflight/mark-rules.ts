/** Rules about printer's marks: there, on all plates, and outside the page. */
import { says } from '../../lib/problem.ts';
import type { Box } from '../../pdf/matrix.ts';
import { mmToPt } from '../../lib/units.ts';
import type { Paint, State } from '../walk/state.ts';
import type { Examined } from './page.ts';

/** Crop marks need this much paper beside the bleed, pt (5 mm). */
const markRoom = mmToPt(5);

const onAllPlates = ({ space, values }: Paint): boolean =>
  space.colorants?.[0] === 'All' || (space.kind === 'cmyk' && values.every((value) => value === 1));

/** Watches what is painted outside the bleed. */
export class MarkWatch {
  private corners = new Set<string>();
  private onePlate: Box | undefined;
  private readonly page: Examined;

  constructor(page: Examined) {
    this.page = page;
  }

  /** A stroke, with its box. */
  stroke(box: Box, { stroke }: State): void {
    this.paint(stroke, box);
    if (!this.isOutside(box)) return;
    const corner = this.cornerOf(box);
    if (!corner) return;
    if (onAllPlates(stroke)) this.corners.add(corner);
    else this.onePlate ??= box;
  }

  /** Anything painted: the register colour is for marks. */
  paint(paint: Paint, box: Box): void {
    const { trim, note } = this.page;
    if (
      onAllPlates(paint) &&
      !this.isOutside(box) &&
      box.x1 > trim.x0 + 0.5 &&
      box.x0 < trim.x1 - 0.5 &&
      box.y1 > trim.y0 + 0.5 &&
      box.y0 < trim.y1 - 0.5
    ) {
      note({
        rule: 'register-colour-inside',
        severity: 'error',
        box,
        object: 'rule',
        ...says({
          en: [
            'Something inside the page is in the register colour: it prints on all plates at 400 %.',
            'Set it in black.',
          ],
          zh: ['版面内有对象用了套版色，四个版都印，总墨量 400%。', '改成黑色。'],
        }),
      });
    }
  }

  private isOutside(box: Box): boolean {
    const { bleed } = this.page;
    return (
      box.x1 <= bleed.x0 + 0.5 ||
      box.x0 >= bleed.x1 - 0.5 ||
      box.y1 <= bleed.y0 + 0.5 ||
      box.y0 >= bleed.y1 - 0.5
    );
  }

  /** A crop mark lies on the line of a trim edge. */
  private cornerOf({ x0, y0, x1, y1 }: Box): string | undefined {
    const { trim } = this.page;
    const on = (a: number, b: number) => Math.abs(a - b) < 0.5;
    if (on(y0, y1))
      return [
        ['b', trim.y0],
        ['t', trim.y1],
      ].flatMap(([side, y]) => (on(y0, y as number) ? [`${side}${x1 <= trim.x0 ? 'l' : 'r'}h`] : []))[0];
    if (on(x0, x1))
      return [
        ['l', trim.x0],
        ['r', trim.x1],
      ].flatMap(([side, x]) => (on(x0, x as number) ? [`${y1 <= trim.y0 ? 'b' : 't'}${side}v`] : []))[0];
    return undefined;
  }

  finish(): void {
    const { note, media, bleed } = this.page;
    const hasRoom = media.x1 - bleed.x1 > markRoom && media.y1 - bleed.y1 > markRoom;
    if (this.onePlate)
      note({
        rule: 'marks-plates',
        severity: 'error',
        box: this.onePlate,
        object: 'crop mark',
        ...says({
          en: [
            'A crop mark is not on all plates.',
            'Draw the marks in the register colour (Separation All).',
          ],
          zh: ['有一处裁切标记不是每个版都有。', '标记用套版色（Separation All）画。'],
        }),
      });
    if (this.corners.size < 8 && hasRoom && !this.onePlate)
      note({
        rule: 'marks-missing',
        severity: 'warning',
        object: 'page',
        ...says({
          en: [`${this.corners.size} of 8 crop marks were found.`, 'Export with crop marks.'],
          zh: [`8 个裁切标记只找到 ${this.corners.size} 个。`, '导出时带上裁切标记。'],
        }),
      });
  }
}
