/** What is drawn on a card below its words: areas, lines, discs, pictograms, with what words may stand in. */
import { round } from '../../lib/units.ts';
import { iconMarkup } from '../../html/helpers.ts';
import type { Ground } from './faults.ts';

export class Canvas {
  readonly shapes: string[] = [];
  /** Drawn over the other shapes: the foot, behind which scenes stand. */
  readonly front: string[] = [];
  /** Filled areas and rules in the order in which they are drawn: words stand wholly in one, and on none. */
  readonly grounds: Ground[] = [];

  /** px from the top that what is drawn reaches down to. */
  reach = 0;

  reachTo(y: number): void {
    this.reach = Math.max(this.reach, y);
  }
  rect(x: number, y: number, width: number, height: number, fill: string, more = ''): void {
    if (width <= 0 || height <= 0) return;
    this.reachTo(y + height);
    if (fill !== 'none')
      this.grounds.push({
        box: { left: x, top: y, right: x + width, bottom: y + height },
        fill,
        kind: 'area',
      });
    this.shapes.push(
      `<rect x="${round(x, 2)}" y="${round(y, 2)}" width="${round(width, 2)}" height="${round(height, 2)}" fill="${fill}"${more}/>`,
    );
  }
  path(d: string, fill: string, more = ''): void {
    this.shapes.push(`<path d="${d}" fill="${fill}"${more}/>`);
  }
  circle(x: number, y: number, r: number, fill: string, more = ''): void {
    this.reachTo(y + r);
    this.grounds.push({ box: { left: x - r, top: y - r, right: x + r, bottom: y + r }, fill, kind: 'disc' });
    this.shapes.push(
      `<circle cx="${round(x, 2)}" cy="${round(y, 2)}" r="${round(r, 2)}" fill="${fill}"${more}/>`,
    );
  }
  line(from: [number, number], to: [number, number], stroke: string, width: number, dash = ''): void {
    const [left, right] = [from[0], to[0]].sort((a, b) => a - b) as [number, number];
    const [top, bottom] = [from[1], to[1]].sort((a, b) => a - b) as [number, number];
    this.reachTo(bottom);
    // Of slanting leaders only the box is known, which words may share.
    if (left === right || top === bottom)
      this.grounds.push({ box: { left, right, top, bottom }, fill: stroke, kind: 'rule' });
    this.shapes.push(
      `<path d="M${from.map((value) => round(value, 2)).join(' ')}L${to.map((value) => round(value, 2)).join(' ')}" fill="none" stroke="${stroke}" stroke-width="${round(width, 2)}"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`,
    );
  }
  raw(svg: string): void {
    this.shapes.push(svg);
  }
  /** What is drawn meanwhile goes to the front. */
  inFront(draw: () => void): void {
    const from = this.shapes.length;
    draw();
    this.front.push(...this.shapes.splice(from));
  }
  /** A pictogram as a picture, filled where the set has it so. */
  icon(
    name: string,
    {
      x,
      y,
      size,
      colour,
      opacity = 1,
    }: { x: number; y: number; size: number; colour: string; opacity?: number },
  ): void {
    let markup: string;
    try {
      markup = iconMarkup(name, 'filled');
    } catch {
      markup = iconMarkup(name);
    }
    const sized = markup.replace(
      '<svg class="icon"',
      `<svg x="${round(x, 1)}" y="${round(y, 1)}" width="${round(size, 1)}" height="${round(size, 1)}"`,
    );
    this.raw(`<g color="${colour}" opacity="${round(opacity, 2)}">${sized}</g>`);
  }
}
