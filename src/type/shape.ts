/**
 * Text in its styles as advances of single characters, in em, so that one shaping serves all sizes. It follows
 * what Chromium does with `text-spacing-trim: trim-start` and `text-autospace: normal`, measured against it in
 * tests/type.
 */
import type { Fonts, TypeFace } from './fonts.ts';
import { hasGap, isClosing, isOpening } from './marks.ts';

/** A stretch of text in one style. */
export interface Run {
  text: string;
  family: string;
  weight: number;
  /** Size in that of the paragraph; 1 where it is not said. */
  scale?: number;
  /** Numbers of the hold in which it stands: it is never broken, or where that can be helped. */
  hard?: number;
  soft?: number;
  /** Figures are set without kerning. */
  kerning?: boolean;
  /** Set in half-width forms. */
  halves?: boolean;
  /** A line may begin with it, whatever stands before it: no space is put between scripts there. */
  apart?: boolean;
  /** Space before and after it, in em of the paragraph. */
  pad?: [before: number, after: number];
}

/** Lists run along the UTF-16 units of the text; lengths in em of the paragraph's size. */
export interface Shaped {
  text: string;
  advance: Float64Array;
  /** Number of the run in which a unit stands, 0 for none: hard runs are never broken, soft ones may be. */
  hard: number[];
  soft: number[];
  /** Units with which runs begin that stand apart. */
  apart: Set<number>;
  /** What a mark gives up that begins a line, or ends one that would not go in otherwise. */
  half: Float64Array;
}

/** Chromium's text-autospace, em. */
export const autospace = 0.125;

const scripts: [RegExp, string][] = [
  [/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Bopomofo}/u, 'Hani'],
  [/\p{Script=Latin}/u, 'Latn'],
  [/\p{Script=Greek}/u, 'Grek'],
  [/\p{Script=Cyrillic}/u, 'Cyrl'],
];
const scriptOf = (char: string): string | undefined => scripts.find(([is]) => is.test(char))?.[1];

/** A character with what sets it. */
interface Styled {
  char: string;
  at: number;
  run: Run;
  face: TypeFace | undefined;
  script: string;
}

/** U+202F: HarfBuzz makes it of the space of a face that has none. */
const narrowSpace = 0x202f;

/** Characters of no script of their own stand with what precedes them, at the start with what follows. */
function styledOf(fonts: Fonts, runs: Run[]): Styled[] {
  const styled: Styled[] = [];
  let at = 0;
  let script: string | undefined;
  for (const run of runs) {
    const stack = fonts.stack(run.family, run.weight);
    for (const char of run.text) {
      const code = char.codePointAt(0)!;
      script = scriptOf(char) ?? script;
      const face = stack.find((one) => one.has(code)) ?? (code === narrowSpace ? stack[0] : undefined);
      styled.push({ char, at, run, face, script: script ?? '' });
      at += char.length;
    }
  }
  const first = styled.find((one) => one.script !== '')?.script ?? 'Zyyy';
  return styled.map((one) => (one.script === '' ? { ...one, script: first } : one));
}

const isSame = (one: Styled, two: Styled): boolean =>
  one.face === two.face &&
  one.script === two.script &&
  (one.run.scale ?? 1) === (two.run.scale ?? 1) &&
  one.run.kerning === two.run.kerning &&
  one.run.halves === two.run.halves &&
  (one.run === two.run || (one.run.pad === undefined && two.run.pad === undefined));

/** Advances by face, style and text. Emptied now and then, so that a process that lives long stays small. */
const known = new WeakMap<TypeFace, Map<string, Float64Array>>();
const mostKnown = 20_000;

function advancesOf(face: TypeFace, text: string, style: Parameters<TypeFace['advances']>[1]): Float64Array {
  const own = known.get(face) ?? new Map<string, Float64Array>();
  known.set(face, own);
  const key = `${style.script}${style.kerning ? 'k' : ''}${style.halves ? 'h' : ''}${text}`;
  const found = own.get(key) ?? face.advances(text, style);
  if (own.size >= mostKnown) own.clear();
  own.set(key, found);
  return found;
}

/** Full-width marks of a face that has half-width forms. */
const halfOf = (face: TypeFace, char: string, script: string): number => {
  if (!isOpening(char) && !isClosing(char)) return 0;
  const [whole, half] = [false, true].map(
    (halves) => advancesOf(face, char, { script, kerning: true, halves })[0]!,
  ) as [number, number];
  return whole - half;
};

/** Marks that Chromium brings together: an opening one after any mark, a closing one before another. */
const isMiddle = (char: string): boolean => char === '·' || char === '　';

export function shapeText(fonts: Fonts, runs: Run[]): Shaped {
  const text = runs.map((run) => run.text).join('');
  const styled = styledOf(fonts, runs);
  const advance = new Float64Array(text.length);
  const half = new Float64Array(text.length);
  for (let start = 0, end = 0; start < styled.length; start = end) {
    const first = styled[start]!;
    end = start + 1;
    while (end < styled.length && isSame(first, styled[end]!)) end += 1;
    const { face, script, run } = first;
    const scale = run.scale ?? 1;
    const words = styled
      .slice(start, end)
      .map(({ char }) => char)
      .join('');
    if (!face) {
      for (const { at } of styled.slice(start, end)) advance[at] = scale;
      continue;
    }
    const style = { script, kerning: run.kerning ?? true, halves: run.halves ?? false };
    const own = advancesOf(face, words, style);
    for (let unit = 0; unit < words.length; unit += 1) advance[first.at + unit] = own[unit]! * scale;
    for (const { char, at } of styled.slice(start, end)) half[at] = halfOf(face, char, script) * scale;
  }
  trimPairs(text, advance, half);
  addGaps(runs, advance, styled);
  return { text, advance, half, ...holdsOf(runs) };
}

/** Of two marks that follow one another one gives up its blank; what it gave it has no more. */
function trimPairs(text: string, advance: Float64Array, half: Float64Array): void {
  const give = (at: number) => {
    advance[at]! -= half[at]!;
    half[at] = 0;
  };
  for (let at = 1; at < text.length; at += 1) {
    const [before, unit] = [text[at - 1]!, text[at]!];
    if (isOpening(unit) && half[at]! > 0 && (isOpening(before) || isClosing(before) || isMiddle(before)))
      give(at);
    else if (isClosing(before) && half[at - 1]! > 0 && (isClosing(unit) || unit === '　')) give(at - 1);
  }
}

const isApart = (run: Run, next: Run): boolean => run !== next && next.apart === true;

/** The space between scripts stands with what precedes it, that around a run with its ends. */
function addGaps(runs: Run[], advance: Float64Array, styled: Styled[]): void {
  styled.forEach(({ char, at, run }, index) => {
    const next = styled[index + 1];
    if (next && hasGap(char, next.char) && !isApart(run, next.run))
      advance[at]! += autospace * (run.scale ?? 1);
  });
  let at = 0;
  for (const { text, pad } of runs) {
    if (pad && text.length > 0) {
      advance[at]! += pad[0];
      advance[at + text.length - 1]! += pad[1];
    }
    at += text.length;
  }
}

function holdsOf(runs: Run[]): Pick<Shaped, 'hard' | 'soft' | 'apart'> {
  const apart = new Set<number>();
  let at = 0;
  for (const run of runs) {
    if (run.apart) apart.add(at);
    at += run.text.length;
  }
  return {
    hard: runs.flatMap(({ text, hard = 0 }) => Array<number>(text.length).fill(hard)),
    soft: runs.flatMap(({ text, soft = 0 }) => Array<number>(text.length).fill(soft)),
    apart,
  };
}
