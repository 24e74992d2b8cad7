/** Doubts that show where texts are compared: names and units written two ways, sentences nearly the same. */
import { isChinese } from '../../model/language.ts';
import type { Report } from '../../model/report.ts';
import type { TextAt } from '../../model/texts.ts';
import type { Doubt } from './doubt.ts';

interface Place {
  word: string;
  at: TextAt;
  offset: number;
}

const placesOf = (texts: readonly TextAt[], pattern: RegExp): Place[] =>
  texts.flatMap((at) =>
    [...at.text.matchAll(pattern)].map((match) => ({ word: match[0], at, offset: match.index })),
  );

/** One letter more, less or other; not an ending that grammar gives. */
function isOneApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < Math.min(a.length, b.length) && a[from] === b[from]) from += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  return endA - from <= 1 && endB - from <= 1;
}

/** Words whose other form stands elsewhere more often. */
function doubtNames(places: readonly Place[], differ: (one: string, other: string) => boolean): Doubt[] {
  const counts = new Map<string, number>();
  for (const { word } of places) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts.keys()];
  return words.flatMap((word): Doubt[] => {
    const other = words.find((one) => counts.get(one)! > counts.get(word)! && differ(word, one));
    const place = places.find((one) => one.word === word)!;
    return other === undefined
      ? []
      : [
          {
            code: 'name-two-ways',
            path: place.at.path,
            offset: place.offset,
            length: word.length,
            params: { one: word, other },
            proposed: other,
          },
        ];
  });
}

/** “三个务必” and “四个务必” are two things. */
const isOtherNumber = (one: string, other: string): boolean =>
  [...one].some((char, index) => char !== other[index] && /[一二两三四五六七八九十百千\d]/.test(char));

/** Singular and plural, and the genitive, are two forms of one name. */
const isForm = (one: string, other: string): boolean => `${one}s` === other || `${other}s` === one;

/** Units of which a report uses one form. The first is not better than the second. */
const sameUnits: Record<'zh' | 'en', string[][]> = {
  zh: [
    ['公里', '千米'],
    ['平方公里', '平方千米'],
    ['公斤', '千克'],
    ['平方米', '平米', '㎡'],
    ['千瓦时', '度电'],
  ],
  en: [
    ['per cent', 'percent'],
    ['kilometres', 'km'],
    ['tonnes', 'tons'],
    ['million', 'mn'],
  ],
};

function doubtUnits(texts: readonly TextAt[], language: 'zh' | 'en'): Doubt[] {
  return sameUnits[language].flatMap((forms): Doubt[] => {
    const places = forms.flatMap((form) =>
      placesOf(
        texts,
        language === 'zh'
          ? new RegExp(`(?<=[\\d万亿余多])${form}`, 'gu')
          : new RegExp(`(?<=\\d ?)${form}\\b`, 'g'),
      ),
    );
    const [first] = places;
    const other = places.find(({ word }) => word !== first?.word);
    return first && other
      ? [
          {
            code: 'unit-two-ways',
            path: other.at.path,
            offset: other.offset,
            length: other.word.length,
            params: { one: other.word, other: first.word },
            proposed: first.word,
          },
        ]
      : [];
  });
}

interface Sentence {
  text: string;
  at: TextAt;
  offset: number;
  pairs: Set<string>;
}

const leastSentence = 24;

function sentencesOf(texts: readonly TextAt[]): Sentence[] {
  return texts
    .filter(({ role }) => role === 'running')
    .flatMap((at) =>
      [...at.text.matchAll(/[^。！？.!?\n，；,;]+(?:[，；,;][^。！？.!?\n，；,;]+)*/g)]
        .filter((match) => match[0].trim().length >= leastSentence)
        .map((match) => ({
          text: match[0].trim(),
          at,
          offset: match.index,
          pairs: new Set([...match[0]].slice(1).map((char, index) => `${[...match[0]][index]}${char}`)),
        })),
    );
}

/** Alike by nine in ten of their pairs of characters, and not the same. */
const alike = 0.88;

function likeness(a: Sentence, b: Sentence): number {
  if (Math.min(a.pairs.size, b.pairs.size) / Math.max(a.pairs.size, b.pairs.size) < alike * 0.8) return 0;
  let common = 0;
  for (const pair of a.pairs) if (b.pairs.has(pair)) common += 1;
  return (2 * common) / (a.pairs.size + b.pairs.size);
}

interface Difference {
  one: string;
  other: string;
  /** Offset in the first sentence. */
  from: number;
}

/** So many characters alike, and two sentences go on together. */
const together = 5;
/** Farther apart they are told as one difference to the end. */
const farthest = 40;

/** Where two sentences run together again behind a difference. */
function resume(a: string, b: string): [number, number] {
  for (let sum = 1; sum <= farthest; sum += 1)
    for (let x = 0; x <= sum; x += 1) {
      const next = a.slice(x, x + together);
      if (next.length === together && next === b.slice(sum - x, sum - x + together)) return [x, sum - x];
    }
  return [a.length, b.length];
}

/** Every stretch in which two sentences differ, with a character on each side. */
function differences(a: string, b: string): Difference[] {
  const found: Difference[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (a[i] === b[j]) {
      i += 1;
      j += 1;
      continue;
    }
    const [x, y] = resume(a.slice(i), b.slice(j));
    const from = Math.max(0, i - 2);
    found.push({ one: a.slice(from, i + x + 2), other: b.slice(Math.max(0, j - 2), j + y + 2), from });
    i += x;
    j += y;
  }
  return found;
}

const short = (texts: string[]): string =>
  texts.map((text) => (text.length > 30 ? `${text.slice(0, 30)}…` : text)).join('”“');

/** Texts with references are compared as written: a number that differs is another fact. */
function doubtSentences(texts: readonly TextAt[]): Doubt[] {
  const sentences = sentencesOf(texts).filter(({ text }) => !text.includes('{'));
  return sentences.flatMap((sentence, index): Doubt[] => {
    const other = sentences
      .slice(0, index)
      .find((one) => one.text !== sentence.text && likeness(one, sentence) >= alike);
    if (!other) return [];
    // Where one begins earlier than the other is no difference of wording.
    const all = differences(sentence.text, other.text);
    const inner = all.filter(({ from }, at) => from > 0 || at > 0 || all.length === 1).slice(0, 3);
    const { from, one } = inner[0]!;
    return [
      {
        code: 'text-differs',
        path: sentence.at.path,
        offset: sentence.offset + from,
        length: Math.max(1, one.length),
        params: {
          one: short(inner.map((stretch) => stretch.one)),
          other: short(inner.map((stretch) => stretch.other)),
        },
      },
    ];
  });
}

export function doubtAcross(texts: readonly TextAt[], { language }: Report): Doubt[] {
  const printed = texts.filter(({ path }) => path[0] !== 'cards');
  if (isChinese(language))
    return [
      ...doubtNames(
        placesOf(printed, /“[^“”]{3,8}”/gu),
        (one, other) => one.length === other.length && isOneApart(one, other) && !isOtherNumber(one, other),
      ),
      ...doubtUnits(printed, 'zh'),
      ...doubtSentences(printed),
    ];
  if (!language.startsWith('en')) return doubtSentences(printed);
  return [
    ...doubtNames(
      placesOf(printed, /(?<![.!?:] |^|[“(])\b\p{Lu}\p{Ll}{4,}\b/gu),
      (one, other) => isOneApart(one, other) && !isForm(one, other),
    ),
    ...doubtUnits(printed, 'en'),
    ...doubtSentences(printed),
  ];
}
