/**
 * Words of a page set without a browser: what helpers of templates mark up (src/html/helpers.ts) as stretches in
 * one style, and the lines that they take at a width, with the sizes that the style sheet gives them.
 */
import { lengthOf, sidesOf, type Lengths, type Style, type StyleSheet } from '../../design/stylesheet.ts';
import type { Theme } from '../../design/theme.ts';
import type { Hyphenate } from '../../html/hyphenate.ts';
import { halfDot, keptPieces, type Kept } from '../../html/keep.ts';
import { ptToPx } from '../../lib/units.ts';
import type { Fonts } from '../../type/fonts.ts';
import { breakable, fillLines, type Breakable, type Line } from '../../type/lines.ts';
import { shapeText, type Run } from '../../type/shape.ts';
import type { Headline, ReportView, Text } from '../../view/view.ts';
import type { Sizes } from '../sizes.ts';
import { joined, type Laid, type Node, type Piece, type Put } from './nodes.ts';

/** What words are set with, whatever their size. */
export interface Typesetter {
  fonts: Fonts;
  sheet: StyleSheet;
  theme: Theme;
  view: Pick<ReportView, 'script' | 'glossary'>;
  hyphenate?: Hyphenate | undefined;
  /** The style sheet is a newsroom's own: what it changes may be more than lengths. */
  isForeign: boolean;
}

/** Type of a class, px. */
export interface TypeStyle {
  selectors: string[];
  size: number;
  line: number;
  family: string;
  weight: number;
  kerning: boolean;
  indent: number;
  justified: boolean;
  hyphens: boolean;
  /** Words are kept whole (`keep-all`). */
  whole: boolean;
  /** A word wider than the place is broken anywhere. */
  anywhere: boolean;
  /** Terms may be parted where that cannot be helped. */
  yields: boolean;
  /** Space on either side of a rank, em. */
  rankPad: number;
  /** Of the line box above and below the baseline, of the face's own. */
  ascent: number;
  descent: number;
  /** The same of the face, em. */
  ascentEm: number;
  descentEm: number;
}

/** The style sheet at the sizes of a page. */
export interface Look {
  typesetter: Typesetter;
  lengths: Lengths;
  /** px of a length that these selectors give, `other` where they do not. */
  length: (property: string, selectors: string[], other?: number) => number;
  /** px of a length as a style sheet has it. */
  lengthOf: (value: string) => number;
  sides: (property: 'padding' | 'margin', ...selectors: string[]) => ReturnType<typeof sidesOf>;
  /** Type of the class that these selectors tell of, the last of them foremost; the page's own where none does. */
  type: (...selectors: string[]) => TypeStyle;
  /** Baseline grid, px. */
  line: number;
  gutter: number;
}

const px = (pt: number) => `${ptToPx(pt)}px`;

const firstFamily = (value: string, { variables }: Lengths): string =>
  (/^var\(--([\w-]+)\)/.exec(value) ? variables.get(/^var\(--([\w-]+)\)/.exec(value)![1]!)! : value).replace(
    /['"]/g,
    '',
  );

/** Chromium rounds both to whole px. */
const extents = (
  { ascent, descent }: { ascent: number; descent: number },
  size: number,
): [number, number] => [Math.round(ascent * size), Math.round(descent * size)];

/** Each in the em of the one before it. */
const sizeOf = (sheet: StyleSheet, selectors: string[], { em, variables }: Lengths): number =>
  selectors.reduce((size, selector) => {
    const { 'font-size': own } = sheet.style(selector);
    return own === undefined ? size : lengthOf(own, { em: size, variables });
  }, em);

function typeOf(typesetter: Typesetter, lengths: Lengths, selectors: string[]): TypeStyle {
  const { sheet, fonts, view } = typesetter;
  const all = ['body', ...selectors];
  const latin = view.script === 'latin' ? all.map((one) => `.script-latin ${one}`) : [];
  const style: Style = sheet.style(...all, ...latin);
  const size = sizeOf(sheet, [...all, ...latin], lengths);
  const own = { em: size, variables: lengths.variables };
  const leading = style['line-height']!;
  const family = firstFamily(style['font-family']!, lengths);
  const weight = Number(style['font-weight']);
  const [face] = fonts.stack(family, weight);
  const given = face ?? { ascent: 1, descent: 0.2 };
  const [ascent, descent] = extents(given, size);
  const rank = sheet.style('.rank', ...selectors.map((one) => `${one} .rank`));
  return {
    selectors,
    size,
    line: /^[\d.]+$/.test(leading) ? Number(leading) * size : lengthOf(leading, own),
    family,
    weight,
    kerning: style['font-kerning'] !== 'none',
    indent: style['text-indent'] === undefined ? 0 : lengthOf(style['text-indent'], own),
    justified: style['text-align'] === 'justify',
    hyphens: view.script === 'latin' && style.hyphens === 'manual',
    whole: style['word-break'] === 'keep-all',
    anywhere: style['overflow-wrap'] === 'anywhere',
    yields: selectors.some((one) => sheet.style(`${one} .keep.soft`)['white-space'] === 'inherit'),
    rankPad: rank['padding-inline'] === undefined ? 0 : lengthOf(rank['padding-inline'], { ...own, em: 1 }),
    ascent,
    descent,
    ascentEm: given.ascent,
    descentEm: given.descent,
  };
}

const looks = new WeakMap<Typesetter, Map<string, Look>>();

/** @param gutter mm */
export function lookAt(typesetter: Typesetter, sizes: Sizes, gutter: number): Look {
  const known = looks.get(typesetter) ?? new Map<string, Look>();
  looks.set(typesetter, known);
  const name = JSON.stringify([sizes, gutter]);
  const look = known.get(name) ?? makeLook(typesetter, sizes, gutter);
  known.set(name, look);
  return look;
}

function makeLook(typesetter: Typesetter, sizes: Sizes, gutter: number): Look {
  const { sheet, theme } = typesetter;
  const variables = new Map([
    ...Object.entries(sizes).map(([name, pt]): [string, string] => [name, px(pt)]),
    ['s3', px(sizes.title)],
    ['gutter', `${gutter}mm`],
    // Headlines of articles have sizes of their own, see article.ts.
    ['headline', px(sizes.article)],
    ...Object.entries(theme.type).map(([role, family]): [string, string] => [`font-${role}`, family]),
  ] as [string, string][]);
  const lengths: Lengths = { em: ptToPx(sizes.body), variables };
  const types = new Map<string, TypeStyle>();
  const memo = new Map<string, number>();
  const sidesKnown = new Map<string, ReturnType<typeof sidesOf>>();
  const emOf = (selectors: string[]): Lengths => ({
    em: sizeOf(sheet, ['body', ...selectors], lengths),
    variables,
  });
  return {
    typesetter,
    lengths,
    line: ptToPx(sizes.line),
    gutter: lengthOf('var(--gutter)', lengths),
    length(property, selectors, other = 0) {
      const key = `${property} ${selectors.join()}`;
      const value = memo.get(key) ?? lengthIn(sheet.style(...selectors)[property], emOf(selectors), other);
      memo.set(key, value);
      return value;
    },
    lengthOf: (value) => lengthOf(value, lengths),
    sides(property, ...selectors) {
      const key = `${property} ${selectors.join()}`;
      const sides = sidesKnown.get(key) ?? sidesOf(sheet.style(...selectors), property, emOf(selectors));
      sidesKnown.set(key, sides);
      return sides;
    },
    type(...selectors) {
      const key = selectors.join();
      const type = types.get(key) ?? typeOf(typesetter, lengths, selectors);
      types.set(key, type);
      return type;
    },
  };
}

const lengthIn = (value: string | undefined, lengths: Lengths, other: number): number =>
  value === undefined || value === 'none' ? other : lengthOf(value, lengths);

/** Text with half-width interpuncts apart. */
const dotted = (run: Run): Run[] =>
  run.text
    .split(new RegExp(`(${halfDot.source})`, 'u'))
    .flatMap((text, index) =>
      text === '' ? [] : [{ ...run, text, ...(index % 2 === 1 ? { halves: true } : {}) }],
    );

interface Holds {
  last: number;
}

function keptRuns(pieces: Kept[], base: Run, { yields }: TypeStyle, holds: Holds): Run[] {
  return pieces.flatMap(({ hold, parts }) => {
    const isHard = hold === 'keep' || (hold === 'keep soft' && !yields);
    const own = (holds.last += 1);
    return parts.flatMap(({ text, isName }) =>
      dotted({
        ...base,
        text,
        hard: base.hard || (isHard ? own : isName ? (holds.last += 1) : 0),
        soft: hold.includes('soft') ? own : 0,
      }),
    );
  });
}

/** Ranks of up to so many characters stay on one line where that can be helped. */
const longestRank = 8;
const bolder = (weight: number): number => (weight < 600 ? 700 : 900);

/** What `setText` sets. */
export function textRuns({ view, hyphenate }: Typesetter, text: Text, style: TypeStyle): Run[] {
  const { family, weight, rankPad } = style;
  const holds: Holds = { last: 0 };
  return text.flatMap(({ text: words, role }): Run[] => {
    if (!role)
      return keptRuns(
        keptPieces(words, view.glossary, hyphenate),
        { text: '', family, weight },
        style,
        holds,
      );
    if (role === 'fact') return [{ text: words, family, weight: 700, hard: (holds.last += 1) }];
    const kept = keptPieces(words, view.glossary);
    if (role !== 'rank') return keptRuns(kept, { text: '', family, weight: bolder(weight) }, style, holds);
    const isShort = [...words].length <= longestRank;
    const hold = (holds.last += 1);
    const runs = keptRuns(
      kept,
      { text: '', family, weight: 700, ...(isShort && !style.yields ? { hard: hold } : {}) },
      style,
      holds,
    ).map((run) => (isShort ? { ...run, soft: hold } : run));
    return rankPad === 0 ? runs : withSpace(runs, rankPad, rankPad);
  });
}

/** With space before the first and after the last, em. */
export const withSpace = (runs: Run[], before: number, after: number): Run[] =>
  runs.map((run, index) =>
    index === 0 || index === runs.length - 1
      ? { ...run, pad: [index === 0 ? before : 0, index === runs.length - 1 ? after : 0] }
      : run,
  );

/** What `setHeadline` sets: sense units, never broken. @param figures Style of its digits, in its em. */
export const headlineRuns = (
  { units }: Headline,
  { family, weight }: TypeStyle,
  figures?: Pick<Run, 'family' | 'weight' | 'scale' | 'pad'>,
): Run[] =>
  units.flatMap((unit, index) =>
    unit.split(figures ? /(\d+)/ : /(?!)/).flatMap((text, part): Run[] =>
      text === ''
        ? []
        : [
            {
              text,
              family,
              weight,
              hard: index + 1,
              ...(part % 2 === 1 ? figures : {}),
              ...(part === 0 && index > 0 ? { apart: true } : {}),
            },
          ],
    ),
  );

/** Characters of no script that are letters all the same, which `keep-all` does not keep: Ⅲ, ①. */
const isTorn = (unit: string): boolean => /[\p{Nl}\p{No}]/u.test(unit) && unit.length <= 10;

/** What `setWords` sets. */
export const wordsRuns = (
  { units }: Headline,
  { family, weight }: Pick<TypeStyle, 'family' | 'weight'>,
): Run[] =>
  units.map((text, index) => ({
    text,
    family,
    weight,
    ...(isTorn(text) ? { hard: index + 1 } : {}),
    ...(index > 0 ? { apart: true } : {}),
  }));

export const plainRuns = (text: string, { family, weight }: TypeStyle): Run[] => [{ text, family, weight }];

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
  const full = `${name} ${family} ${weight} ${hyphens} ${whole} ${style.yields} ${style.rankPad} ${typeof key === 'string' ? key : ''}`;
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

/** Of a line box of this type, above and below the baseline: Chromium rounds the space above. */
export function baselineOf({ line, ascent, descent }: Pick<TypeStyle, 'line' | 'ascent' | 'descent'>): {
  above: number;
  below: number;
} {
  const above = ascent + Math.floor((line - ascent - descent) / 2);
  return { above, below: line - above };
}

export interface SetParagraph extends Laid {
  lines: Line[];
  drawLine: (line: number, x: number, y: number, put: Put) => void;
  /** Distance of its first baseline from its top, and of its last. */
  baseline: number;
  last: number;
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
  const full = `${style.selectors.join()} ${name} ${typeof key === 'string' ? key : ''}`;
  const node = own.get(full) ?? makeParagraph(look, given);
  own.set(full, node);
  return node;
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
      last: lines.reduce(
        (sum, one, index) => sum + (index < lines.length - 1 ? heightOf(one) : aboveOf(one)),
        lines.length > 0 ? 0 : own.above,
      ),
    };
  };
  const layOnce = (width: number): SetParagraph => {
    const laid = known.get(width) ?? lay(width);
    known.set(width, laid);
    return laid;
  };
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

/** Side by side on one baseline: the first of each, or the last. */
export function onBaseline(
  parts: { laid: SetParagraph; x: number }[],
  which: 'baseline' | 'last' = 'baseline',
): Laid {
  const base = Math.max(...parts.map(({ laid }) => laid[which]));
  return joined(
    parts.map(({ laid, x }) => ({ laid, x, y: base - laid[which] })),
    Math.max(...parts.map(({ laid }) => base - laid[which] + laid.height)),
  );
}
