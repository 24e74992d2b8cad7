/** The style sheet at the sizes of a page: lengths, and the type of every class. */
import { lengthOf, sidesOf, type Lengths, type Style, type StyleSheet } from '../../design/stylesheet.ts';
import type { Theme } from '../../design/theme.ts';
import type { Hyphenate } from '../../html/hyphenate.ts';
import { remember } from '../../lib/remember.ts';
import { ptToPx } from '../../lib/units.ts';
import type { Fonts } from '../../type/fonts.ts';
import type { ReportView } from '../../view/view.ts';
import type { Sizes } from '../../design/sizes.ts';

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
  /** By which it is known: its selectors. */
  name: string;
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
  /** So may ranks and sayings, in prose. */
  opens: boolean;
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
    name: selectors.join(),
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
    opens: selectors.some((one) => sheet.style(`${one} .keep.box`)['white-space'] === 'inherit'),
    rankPad: rank['padding-inline'] === undefined ? 0 : lengthOf(rank['padding-inline'], { ...own, em: 1 }),
    ascent,
    descent,
    ascentEm: given.ascent,
    descentEm: given.descent,
  };
}

const looks = new WeakMap<Typesetter, WeakMap<Sizes, Map<number, Look>>>();

/** @param gutter mm */
export function lookAt(typesetter: Typesetter, sizes: Sizes, gutter: number): Look {
  const bySizes = remember(looks, typesetter, () => new WeakMap<Sizes, Map<number, Look>>());
  const byGutter = remember(bySizes, sizes, () => new Map<number, Look>());
  return remember(byGutter, gutter, () => makeLook(typesetter, sizes, gutter));
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
      return remember(memo, key, () => lengthIn(sheet.style(...selectors)[property], emOf(selectors), other));
    },
    lengthOf: (value) => lengthOf(value, lengths),
    sides(property, ...selectors) {
      const key = `${property} ${selectors.join()}`;
      return remember(sidesKnown, key, () => sidesOf(sheet.style(...selectors), property, emOf(selectors)));
    },
    type(...selectors) {
      return remember(types, selectors.join(), () => typeOf(typesetter, lengths, selectors));
    },
  };
}

const lengthIn = (value: string | undefined, lengths: Lengths, other: number): number =>
  value === undefined || value === 'none' ? other : lengthOf(value, lengths);

/** Of a line box of this type, above and below the baseline: Chromium rounds the space above. */
export function baselineOf({ line, ascent, descent }: Pick<TypeStyle, 'line' | 'ascent' | 'descent'>): {
  above: number;
  below: number;
} {
  const above = ascent + Math.floor((line - ascent - descent) / 2);
  return { above, below: line - above };
}
