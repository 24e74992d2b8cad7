/** Whether the words of a clause are news: whether they say more than the names of its facts and what only joins them. */
import { bare } from './bare.ts';
import {
  denies,
  elides,
  isPlainHan,
  plainWordsOf,
  stemOf,
  tellsMove,
  withoutPlainPhrases,
} from './plain-words.ts';
import type { ReportView } from './view.ts';

/** Characters of a name that may stand in for part of it: 增长 of 人均收入增长. */
const leastPart = 2;

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/**
 * Chinese has no spaces between words: is a stretch made of parts of names, of two characters at least, and of
 * plain words?
 */
function isMadeOf(piece: string, names: string[], language: string): boolean {
  const reached = [true];
  for (let end = 1; end <= piece.length; end += 1) {
    reached[end] = false;
    for (let start = 0; start < end && !reached[end]; start += 1) {
      if (!reached[start]) continue;
      const part = piece.slice(start, end);
      reached[end] =
        (part.length >= leastPart && names.some((name) => name.includes(part))) || isPlainHan(part, language);
    }
  }
  return reached[piece.length]!;
}

function saysNewsHan(text: string, names: string[], language: string): boolean {
  const known = names.map(bare);
  const whole = new Set(known.flatMap(wordsOf));
  return wordsOf(text).some((piece) => !whole.has(piece) && !isMadeOf(piece, known, language));
}

/** Words of a clause that are not plain, and those of them that no name holds. */
function newsLatin(text: string, names: string[], language: string): { all: string[]; news: string[] } {
  const plain = plainWordsOf(language);
  const shape = elides(language) ? /[\p{L}\p{N}]+/gu : /[\p{L}\p{N}]+(?:[’'][\p{L}]+)?/gu;
  const words = (of: string): string[] => of.match(shape) ?? [];
  const known = new Set(names.flatMap(words).map(stemOf));
  const all = words(withoutPlainPhrases(text, language)).filter((word) => !plain.has(word.toLowerCase()));
  return { all, news: all.filter((word) => !known.has(stemOf(word))) };
}

/** A clause of so many words, all but one of which are names, says the same as the label in a sentence. */
const leastWords = 3;

/**
 * Does it say labels in a sentence: "14.5 km of cycle lanes were opened" of New cycle lanes?
 * @param most Words that no label has, at most.
 */
function isParaphrase(
  text: string,
  { all, news }: ReturnType<typeof newsLatin>,
  { language, most }: { language: string; most: number },
): boolean {
  const isOwn = (word: string) =>
    (/^\p{Lu}|\p{N}/u.test(word) && word !== all[0]) || tellsMove(word, language);
  return all.length >= leastWords && news.length <= most && !news.some(isOwn) && !denies(text, language);
}

/** Do words say more than names and what only joins them? @param most Words in which a label may be said otherwise. */
export function saysNews(
  text: string,
  names: string[],
  { script, language }: Pick<ReportView, 'language' | 'script'>,
  most: number,
): boolean {
  if (script === 'han') return saysNewsHan(text, names, language);
  const found = newsLatin(text, names, language);
  return found.news.length > 0 && !(most > 0 && isParaphrase(text, found, { language, most }));
}
