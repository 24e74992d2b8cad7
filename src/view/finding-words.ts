/**
 * Sentences in which cards say what their marks show, by language; names and numbers are the report's own.
 */
import { isChinese, isTraditional } from '../model/language.ts';

/** What is said of a card's marks, from the report's own labels and numbers. */
export interface FindingWords {
  /** A part of its whole, the share as the report prints it or the part's own number. */
  share: string;
  /** The same where no fact is the share: near a common fraction, or past a half. */
  about: string;
  most: string;
  /** Common fractions, in the order of `commonFractions`. */
  fractions: readonly string[];
  /** What a fact has more than its rival, as a fraction of it. */
  more: string;
  /** How targets stand to last year's numbers: above, below, or some above and some below. */
  up: string;
  down: string;
  mixed: string;
  /** Counts of targets, from none on. */
  counts: readonly string[];
  points: string;
}

/** Fractions that have a word of their own in every language of the table. */
export const commonFractions = [
  1 / 10,
  1 / 5,
  1 / 4,
  1 / 3,
  2 / 5,
  1 / 2,
  3 / 5,
  2 / 3,
  3 / 4,
  4 / 5,
  9 / 10,
];

const findings: Record<string, FindingWords> = {
  zh: {
    share: '{part}占{whole}的{share}',
    about: '{part}约占{whole}的{share}',
    most: '{part}占{whole}的一半以上',
    fractions: '一成 两成 四分之一 三分之一 四成 一半 六成 三分之二 四分之三 八成 九成'.split(' '),
    more: '{large}比{small}多约{share}',
    up: '{count}项指标要提高',
    down: '{count}项指标要降低',
    mixed: '{up}项要提高，{down}项要降低',
    counts: '零 一 两 三 四 五 六 七 八 九'.split(' '),
    points: '个百分点',
  },
  hant: {
    share: '{part}佔{whole}的{share}',
    about: '{part}約佔{whole}的{share}',
    most: '{part}佔{whole}的一半以上',
    fractions: '一成 兩成 四分之一 三分之一 四成 一半 六成 三分之二 四分之三 八成 九成'.split(' '),
    more: '{large}比{small}多約{share}',
    up: '{count}項指標要提高',
    down: '{count}項指標要降低',
    mixed: '{up}項要提高，{down}項要降低',
    counts: '零 一 兩 三 四 五 六 七 八 九'.split(' '),
    points: '個百分點',
  },
  en: {
    share: '{part}: {share} of {value}',
    about: '{part}: about {share} of {value}',
    most: '{part}: more than half of {value}',
    fractions:
      'a tenth|a fifth|a quarter|a third|two fifths|half|three fifths|two thirds|three quarters|four fifths|nine tenths'.split(
        '|',
      ),
    more: '{large}: about {share} more than {small}',
    up: '{count} measures are to rise',
    down: '{count} measures are to fall',
    mixed: '{up} up, {down} down',
    counts: 'none one two three four five six seven eight nine'.split(' '),
    points: 'points',
  },
  de: {
    share: '{part}: {share} von {value}',
    about: '{part}: rund {share} von {value}',
    most: '{part}: mehr als die Hälfte von {value}',
    fractions:
      'ein Zehntel|ein Fünftel|ein Viertel|ein Drittel|zwei Fünftel|die Hälfte|drei Fünftel|zwei Drittel|drei Viertel|vier Fünftel|neun Zehntel'.split(
        '|',
      ),
    more: '{large}: rund {share} mehr als {small}',
    up: '{count} Werte sollen steigen',
    down: '{count} Werte sollen sinken',
    mixed: '{up} höher, {down} niedriger',
    counts: 'keines eines zwei drei vier fünf sechs sieben acht neun'.split(' '),
    points: 'Punkte',
  },
  fr: {
    share: '{part}\u00a0: {share} de {value}',
    about: '{part}\u00a0: environ {share} de {value}',
    most: '{part}\u00a0: plus de la moitié de {value}',
    fractions:
      'un dixième|un cinquième|un quart|un tiers|deux cinquièmes|la moitié|trois cinquièmes|deux tiers|trois quarts|quatre cinquièmes|neuf dixièmes'.split(
        '|',
      ),
    more: '{large}\u00a0: environ {share} de plus que {small}',
    up: '{count} indicateurs doivent monter',
    down: '{count} indicateurs doivent baisser',
    mixed: '{up} en hausse, {down} en baisse',
    counts: 'aucun un deux trois quatre cinq six sept huit neuf'.split(' '),
    points: 'points',
  },
};

/** Sentences, fractions and what differences of shares are in; English where the language has none of its own. */
export const findingWords = (language: string): FindingWords =>
  isTraditional(language)
    ? findings.hant!
    : isChinese(language)
      ? findings.zh!
      : (findings[language.split('-')[0]!.toLowerCase()] ?? findings.en!);
