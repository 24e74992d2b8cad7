/** Paragraphs set without a browser: the lines that words take at a width, each text shaped once for all sizes. */
import { remember } from '../../lib/remember.ts';
import { breakable, fillLines, type Breakable, type Line } from '../../type/lines.ts';
import { shapeText, type Run } from '../../type/shape.ts';
import { baselineOf, type Look, type Typesetter, type TypeStyle } from './look.ts';
import { joined, type Laid, type Node, type Piece, type Put } from './nodes.ts';

interface Broken {
  objects: WeakMap<object, Map<string, Breakable>>;
  strings: Map<string, Breakable>;
}
const broken = new WeakMap<Typesetter, Broken>();

function mapOf(typesetter: Typesetter, key: object | string): Map<string, Breakable> {
  const all = broken.get(typesetter) ?? { objects: new WeakMap(), strings: new Map() };
  broken.set(typesetter, all);
  if (typeof key === 'string') return all.strings;
  const own = all.objects.get(key) ?? new Map<string, Breakable>();
  all.objects.set(key, own);
  return own;
}

/** Shaped once for all sizes and widths. @param key What it is made of, and `name` how. */
function brokenOf(
  typesetter: Typesetter,
  { key, name, style, runs }: { key: object | string; name: string; style: TypeStyle; runs: () => Run[] },
): Breakable {
  const own = mapOf(typesetter, key);
  const { fonts } = typesetter;
  const { family, weight, hyphens, whole } = style;
  const full = `${name} ${family} ${weight} ${hyphens} ${whole} ${style.yields} ${style.opens} ${style.rankPad} ${typeof key === 'string' ? key : ''}`;
  const known = own.get(full);
  if (known) return known;
  const hyphen = hyphens ? shapeText(fonts, [{ text: '-', family, weight }]).advance[0]! : 0;
  const made = breakable(shapeText(fonts, runs()), { hyphens, hyphen, whole });
  own.set(full, made);
  return made;
}

export interface Paragraph {
  key: object | string;
  /** Tells apart ways to set the same. */
  name?: string;
  style: TypeStyle;
  runs: () => Run[];
  staysWithNext?: boolean;
  /** From this unit on lines are so much higher above and below the baseline. */
  taller?: { from: number; above: number; below: number };
}

export interface SetParagraph extends Laid {
  lines: Line[];
  drawLine: (line: number, x: number, y: number, put: Put) => void;
  /** Distance of its first baseline from its top. */
  baseline: number;
}

/** A paragraph as a node that also tells of its lines. */
export interface ParagraphNode extends Node {
  lay: (width: number) => SetParagraph;
  /** Width of all of it in one line, px. */
  natural: () => number;
}

const noParts = {};

/** The same node each time that the same text is set in the same type. */
const paragraphs = new WeakMap<
  Look,
  { objects: WeakMap<object, Map<string, ParagraphNode>>; strings: Map<string, ParagraphNode> }
>();

export function paragraph(look: Look, given: Paragraph): ParagraphNode {
  const all = paragraphs.get(look) ?? { objects: new WeakMap(), strings: new Map() };
  paragraphs.set(look, all);
  const { key, name = '', style } = given;
  let own = all.strings;
  if (typeof key !== 'string') {
    own = all.objects.get(key) ?? new Map<string, ParagraphNode>();
    all.objects.set(key, own);
  }
  const full = `${style.name} ${name} ${typeof key === 'string' ? key : ''}`;
  return remember(own, full, () => makeParagraph(look, given));
}

function makeParagraph(look: Look, given: Paragraph): ParagraphNode {
  const { style, taller } = given;
  const { size, line, indent, justified, ascent, descent, anywhere } = style;
  const text = brokenOf(look.typesetter, { name: '', ...given });
  const own = baselineOf(style);
  const isTall = ({ end }: Line) => taller !== undefined && end > taller.from;
  const aboveOf = (one: Line) => Math.max(own.above, isTall(one) ? taller!.above : 0);
  const heightOf = (one: Line) => aboveOf(one) + Math.max(own.below, isTall(one) ? taller!.below : 0);
  const known = new Map<number, SetParagraph>();
  const lay = (width: number): SetParagraph => {
    const lines = fillLines(text, { measure: width / size, size, indent: indent / size, anywhere });
    const drawLine = (index: number, x: number, y: number, put: Put) => {
      const one = lines[index]!;
      const left = x + (one.start === 0 ? indent : 0);
      const top = y + aboveOf(one) - ascent;
      const isLast = index === lines.length - 1;
      put(left, top, justified && !isLast ? x + width : left + one.width * size, top + ascent + descent);
    };
    const overs = lines.map((one) => one.width * size + (one.start === 0 ? indent : 0) - width - size / 8);
    return {
      height: lines.reduce((sum, one) => sum + heightOf(one), 0),
      draw(x, y, put) {
        let top = y;
        lines.forEach((one, index) => {
          drawLine(index, x, top, put);
          top += heightOf(one);
        });
      },
      drawLine,
      beyond: Math.max(0, ...overs),
      parts: noParts,
      lines,
      baseline: lines.length > 0 ? aboveOf(lines[0]!) : own.above,
    };
  };
  const layOnce = (width: number): SetParagraph => remember(known, width, () => lay(width));
  let natural: number | undefined;
  return {
    natural: () => (natural ??= fillLines({ ...text, starts: [] }, { measure: 0, size })[0]!.width * size),
    lay: layOnce,
    pieces(width): Piece[] {
      const { lines, drawLine, beyond } = layOnce(width);
      const staysWithNext = given.staysWithNext ?? false;
      return [{ before: 0, count: lines.length, line, draw: drawLine, staysWithNext, beyond }];
    },
  };
}

/** Side by side, their first lines on one baseline. */
export function onBaseline(parts: { laid: SetParagraph; x: number }[]): Laid {
  const base = Math.max(...parts.map(({ laid }) => laid.baseline));
  return joined(
    parts.map(({ laid, x }) => ({ laid, x, y: base - laid.baseline })),
    Math.max(...parts.map(({ laid }) => base - laid.baseline + laid.height)),
  );
}
