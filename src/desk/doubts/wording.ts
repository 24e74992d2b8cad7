/** Doubts that one text shows by itself: doubled words, marks without a partner, typewriter marks, terms. */
import { isChinese } from '../../model/language.ts';
import type { TextAt } from '../../model/texts.ts';
import type { Doubt } from './doubt.ts';

/** How a newsroom writes a word, and how it does not. */
export interface Term {
  write: string;
  never: string[];
}

export interface WordingContext {
  language: string;
  terms: readonly Term[];
}

type Rule = (text: string, at: TextAt) => Doubt[];

const found = (pattern: RegExp, text: string): { index: number; whole: string; groups: string[] }[] =>
  [...text.matchAll(pattern)].map((match) => ({
    index: match.index,
    whole: match[0],
    groups: match.slice(1),
  }));

/** Words that may well follow themselves. */
const mayRepeat = new Set(['that', 'had', 'is', 'very', 'no', 'bye', 'so', 'blah']);

const doubledLatin: Rule = (text, { path }) =>
  found(/(?<![\p{L}\p{N}])(\p{L}{2,})(?:[ \u00a0]+\1)+(?![\p{L}\p{N}])/giu, text)
    .filter(({ groups }) => !mayRepeat.has(groups[0]!.toLowerCase()))
    .map(({ index, whole, groups }) => ({
      code: 'word-doubled',
      path,
      offset: index,
      length: whole.length,
      params: { word: groups[0]! },
      proposed: groups[0]!,
    }));

/** 服务服务: two characters or more; 一样一样, 一步一步 are how people count. */
const doubledHan: Rule = (text, { path }) =>
  found(/((?!一)\p{Script=Han}{2,6})\1+/gu, text).map(({ index, whole, groups }) => ({
    code: 'word-doubled',
    path,
    offset: index,
    length: whole.length,
    params: { word: groups[0]! },
    proposed: groups[0]!,
  }));

const partners: Record<string, string> = {
  '“': '”',
  '（': '）',
  '《': '》',
  '(': ')',
  '[': ']',
  '〔': '〕',
  '「': '」',
  '『': '』',
};
const closers = new Map(Object.entries(partners).map(([open, close]) => [close, open]));

const unpaired: Rule = (text, { path }) => {
  const open: { mark: string; offset: number }[] = [];
  for (let offset = 0; offset < text.length; offset += 1) {
    const mark = text[offset]!;
    if (mark in partners) open.push({ mark, offset });
    else if (closers.has(mark)) {
      if (open.at(-1)?.mark !== closers.get(mark))
        return [{ code: 'marks-unpaired', path, offset, length: 1, params: { mark } }];
      open.pop();
    }
  }
  return open
    .slice(0, 1)
    .map(({ mark, offset }) => ({ code: 'marks-unpaired', path, offset, length: 1, params: { mark } }));
};

/** GB/T 15834—2011, 4.5.3.5 and 4.6.3. */
const listMarks: Rule = (text, { path }) =>
  found(/、(?:和|及|以及)(?=\p{Script=Han}|[“《])|[”》]、[“《]/gu, text).map(({ index, whole }) => ({
    code: 'list-mark',
    path,
    offset: index,
    length: whole.length,
    params: { found: whole },
    proposed: whole.replace('、', ''),
  }));

const aboutTwice: Rule = (text, { path }) =>
  found(
    /(?:约|大约|近)(?:[\d.]+|\{[^{}]+\})[%\p{Script=Han}]{0,5}(?:左右|上下)|(?:超过|突破|逾)[\d.]+[%\p{Script=Han}]{0,5}以上/gu,
    text,
  ).map(({ index, whole }) => ({
    code: 'about-twice',
    path,
    offset: index,
    length: whole.length,
    params: { found: whole },
  }));

const fallTimes: Rule = (text, { path }) =>
  found(/(?:下降|减少|降低|缩小|缩短)了?[\d.]+(?:多)?倍/gu, text).map(({ index, whole }) => ({
    code: 'fall-times',
    path,
    offset: index,
    length: whole.length,
    params: { found: whole },
  }));

const rangePercent: Rule = (text, { path }) =>
  found(/(?<![\d.%])(\d+(?:\.\d+)?)([—～])(\d+(?:\.\d+)?%)/gu, text).map(({ index, whole, groups }) => ({
    code: 'range-percent',
    path,
    offset: index,
    length: whole.length,
    params: { found: whole },
    proposed: `${groups[0]}%${groups[1]}${groups[2]}`,
  }));

const typewriter: Rule = (text, { path }) => [
  ...found(/(?<=\p{L})'(?=\p{L})|"/gu, text)
    .slice(0, 1)
    .map(({ index, whole }): Doubt => ({
      code: 'quote-typewriter',
      path,
      offset: index,
      length: 1,
      params: { found: whole },
      proposed: whole === "'" ? '’' : index === 0 || /\s/.test(text[index - 1] ?? '') ? '“' : '”',
    })),
  ...found(/(?<!-)--(?!-)/g, text).map(({ index, whole }): Doubt => ({
    code: 'dash-typewriter',
    path,
    offset: index,
    length: 2,
    params: { found: whole },
    proposed: '–',
  })),
];

const plurals: Rule = (text, { path }) =>
  found(
    /(?<![\d.,£$€/–-])1 (?!(?:is|was|has|as|this|its|plus|across|always|perhaps|business|series|process|less|gas|bus|campus|class|access|success|address|congress|kilometres per)\b)([a-z]{2,}s)\b(?!’)/g,
    text,
  ).map(({ index, whole, groups }) => ({
    code: 'plural-one',
    path,
    offset: index,
    length: whole.length,
    params: { found: whole },
    proposed: `1 ${groups[0]!.replace(/ies$/, 'y').replace(/s$/, '')}`,
  }));

const termsOf =
  ({ terms }: WordingContext): Rule =>
  (text, { path }) =>
    terms.flatMap(({ write, never }) =>
      never.flatMap((word) => {
        // In scripts with spaces a word is whole: percent is none of percentage.
        const whole = /^[a-z]/i.test(word)
          ? new RegExp(`(?<!\\p{L})${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\p{L})`, 'u')
          : undefined;
        const offset = whole ? text.search(whole) : text.indexOf(word);
        // 其他 within a longer right form is no fault.
        const isRight =
          offset >= 0 &&
          write.includes(word) &&
          text.slice(Math.max(0, offset - write.length), offset + write.length).includes(write);
        return offset < 0 || isRight
          ? []
          : [
              {
                code: 'term-locked' as const,
                path,
                offset,
                length: word.length,
                params: { found: word, write },
                proposed: write,
              },
            ];
      }),
    );

export function doubtWording(texts: readonly TextAt[], context: WordingContext): Doubt[] {
  const rules: Rule[] = isChinese(context.language)
    ? [doubledHan, unpaired, listMarks, aboutTwice, fallTimes, rangePercent, termsOf(context)]
    : context.language.startsWith('en')
      ? [doubledLatin, unpaired, typewriter, plurals, termsOf(context)]
      : [doubledLatin, unpaired, termsOf(context)];
  return texts.flatMap((at) => rules.flatMap((rule) => rule(at.text, at)));
}
