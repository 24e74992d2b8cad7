/** The slug: what a plate belongs to, and on a proof what still stands open. Outside the trim. */
import { mmToPt } from '../../lib/units.ts';
import { inkOperators, platesOf, type InkSet } from '../ink/ink-set.ts';
import type { Inks } from '../ink/inks.ts';
import { slugBand, type Geometry, type SheetSize } from './geometry.ts';
import type { SlugFont } from './slug-font.ts';

/** The slug follows the report, and so has traditional characters of its own. */
export type SlugLanguage = 'en' | 'zh' | 'zh-Hant';

export interface SlugText {
  title: string;
  report: string;
  /** e.g. "2024-11-05", or empty for a job without a date. */
  date: string;
  condition: string;
  profile: string;
  standard: string;
  version: string;
  release: boolean;
  standing: string[];
  /** Of the report; simplified Chinese when left out. */
  language?: SlugLanguage | undefined;
  /** Letters of the plates. */
  plates?: string;
}

export const slugFontName = 'TubanSlug';

/** Smallest that a platesetter's film still shows, pt. */
const size = 6;
const leading = mmToPt(2.7);

interface SlugWords {
  proof: string;
  release: string;
  open: (standing: string[]) => string;
}

const words: Readonly<Record<SlugLanguage, SlugWords>> = {
  en: {
    proof: 'PROOF',
    release: 'RELEASE',
    open: (standing) => (standing.length > 0 ? `Open: ${standing.join('; ')}` : 'Nothing open'),
  },
  zh: {
    proof: '校样',
    release: '付印',
    open: (standing) => (standing.length > 0 ? `未决：${standing.join('；')}` : '没有未决的事'),
  },
  'zh-Hant': {
    proof: '校樣',
    release: '付印',
    open: (standing) => (standing.length > 0 ? `未決：${standing.join('；')}` : '沒有未決的事'),
  },
};

/** The face of the slug is Chinese: its ’ is as wide as a character, and would part a French word. */
const plainMarks = (text: string): string => text.replace(/(?<=\p{Script=Latin})’/gu, "'");

const join = (parts: string[]): string => plainMarks(parts.filter(Boolean).join('  '));

/** The lines of page `page` of `count`; the second stands on a proof only. */
export function slugLines(text: SlugText, page: number, count: number): string[] {
  const said = words[text.language ?? 'zh'];
  const state = text.release ? said.release : said.proof;
  const job = join([
    state,
    text.title,
    text.report === text.title ? '' : text.report,
    count > 1 ? `${page}/${count}` : '',
    text.date,
    text.standard,
    text.condition,
    text.profile,
    `Tuban ${text.version}`,
  ]);
  const open = text.release ? [] : [said.open(text.standing)];
  return [job, ...open];
}

/** All characters that the slug may show, for the subset. */
export const slugCharacters = (text: SlugText, count: number): string =>
  `${slugLines(text, 1, count).join('')}0123456789/…CMYK${text.plates ?? ''}`;

function fitted(line: string, font: SlugFont, width: number): string {
  if (font.width(line) * size <= width) return line;
  const chars = [...line];
  while (chars.length > 0 && font.width(`${chars.join('')}…`) * size > width) chars.pop();
  return `${chars.join('')}…`;
}

const n = (value: number): string => String(Math.round(value * 1000) / 1000);

/** @returns operators that write the lines at the top and the letter of each plate in its own ink. */
export function drawSlug(
  lines: string[],
  {
    geometry,
    sheet,
    font,
    set = 'process',
  }: { geometry: Geometry; sheet: SheetSize; font: SlugFont; set?: InkSet },
): string {
  const plates = mmToPt(24);
  const width = mmToPt(sheet.trim.width) - plates;
  const top = geometry.y(-(sheet.bleed + slugBand)) + leading;
  const text = lines.map(
    (line, i) =>
      `1 0 0 1 ${n(geometry.x(2))} ${n(top - i * leading)} Tm ${font.encode(fitted(line, font, width))} Tj`,
  );
  // The spot's letter is the first of its name.
  const letters = platesOf(set).map(({ name, ink }, i) => {
    const inks = [0, 0, 0, 0].map((_, at) => (at === ink ? 100 : 0)) as Inks;
    const letter = name === 'Black' ? 'K' : [...name][0]!;
    return `${inkOperators(set, inks, false)} 1 0 0 1 ${n(geometry.x(sheet.trim.width) - plates + mmToPt(4 + 4 * i))} ${n(top)} Tm ${font.encode(letter)} Tj`;
  });
  return ['q', 'BT', `/${slugFontName} ${size} Tf`, '0 0 0 1 k', ...text, ...letters, 'ET', 'Q'].join('\n');
}
