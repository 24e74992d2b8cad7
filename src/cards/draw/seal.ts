/** Seals: a rank as a scalloped disc. The words in it are the shortest verbatim piece that holds the rank. */
import { isSober } from '../plan/tone.ts';
import { inkOn } from './palette.ts';
import type { FactView } from '../../view/view.ts';
import { divideWords } from '../../view/divide.ts';
import { sealPath } from './parts.ts';
import type { Stage } from './stage.ts';
import { widthOf } from './type.ts';
import { leastSize } from '../shapes.ts';

export interface SealWords {
  /** A verb before the rank, and what follows it, in small: large seals have them. */
  verb: string;
  after?: string;
  /** Two lines, or one. */
  lines: string[];
}

/**
 * 第一 is a rank, unless it is that of a group (第一方阵); where it counts (第一个通过: the first in time),
 * the word that it counts stays with it.
 */
const first = '(?!方阵|梯队|档|集团|批|产业|季)[个家座条例次部所项届期轮支艘架台笔单村县市]?';

/** The core of a rank in Chinese, most telling first. */
const hanCores = [
  new RegExp(
    `(?:全球|世界|全国|全省|全市|全区|国内|省内|本省|亚洲)(?:唯一|首[家个批位]|首创|第[一二三四五六七八九十]${first}|前列|领先|領先|最[大高好多优])`,
    'u',
  ),
  /(?:再?创)(?:历史|近年来?|同期)(?:最高|最好|新高)/u,
  /历史(?:新高|最高|最好|最优)/u,
  /(?:世界|国际|全球|全国|全省)排名前(?:[\d.]+\s*[%‰位名强]?|[一二三四五六七八九十百]+[位名强]?)/u,
  /连续[一二三四五六七八九十\d]+年[\p{Script=Han}]{0,4}/u,
  new RegExp(`\\p{Script=Han}{2,3}(?:第一${first}|唯一)`, 'u'),
];
const latinCore = /\b(?:the )?(?:most|best|largest|highest|lowest|first|only|no\. ?1)\b[^,;.]*/i;

/** Two lines between words, as even as they can be; short ones on one. */
function twoLines(core: string): string[] {
  if ([...core].length <= 3) return [core];
  const words = divideWords(core, { language: 'zh', script: 'han', glossary: [] }).units;
  if (words.length < 2) {
    const letters = [...core];
    const at = Math.ceil(letters.length / 2);
    return [letters.slice(0, at).join(''), letters.slice(at).join('')];
  }
  const ways = words
    .slice(1)
    .map((_word, at) => [words.slice(0, at + 1).join(''), words.slice(at + 1).join('')]);
  const unevenness = ([one, two]: string[]) => Math.abs([...one!].length - [...two!].length);
  return ways.reduce((a, b) => (unevenness(b) < unevenness(a) ? b : a));
}

/** Words that lead to the next one; and those that rank nothing by themselves. */
const joining = /^(?:a|an|the|in|on|of|for|to|at|by|with|since|ever|and|or|as|from|than)$/i;
const bareRank = /^(?:the|most|best|first|only|largest|highest|lowest|a)$/i;

/** Few words of their own beside a core: 跃居, 首次进入, 通过验收. */
const isAside = (text: string): boolean => /^\p{Script=Han}{2,4}$/u.test(text);

const mostHan = 9;
const mostLatin = 22;

/** @returns undefined where the rank has no short piece. */
export function sealWords(rank: string, script: 'han' | 'latin'): SealWords | undefined {
  if (rank.trim() === '') return undefined;
  if (script === 'han') {
    for (const pattern of hanCores) {
      const match = pattern.exec(rank);
      if (!match) continue;
      const core = match[0];
      if ([...core].length > mostHan) continue;
      const before = rank.slice(0, match.index);
      const after = rank.slice(match.index + core.length);
      const verb = isAside(before) ? before : '';
      return { verb, ...(isAside(after) ? { after } : {}), lines: twoLines(core) };
    }
    return [...rank].length <= 6 && rank ? { verb: '', lines: twoLines(rank) } : undefined;
  }
  const match = latinCore.exec(rank);
  const core = (match?.[0] ?? rank).trim();
  const words = core.split(' ');
  if (core.length > mostLatin) {
    // The first words alone, where they say something: "best city", not "the most for".
    const short = words.slice(0, 3);
    while (short.length > 0 && joining.test(short.at(-1)!)) short.pop();
    const said = short.filter((word) => !bareRank.test(word)).length > 0;
    return match && said && short.join(' ').length <= mostLatin
      ? { verb: '', lines: halves(short) }
      : undefined;
  }
  return { verb: '', lines: halves(words) };
}

const halves = (words: string[]): string[] =>
  words.length < 2
    ? words
    : [
        words.slice(0, Math.ceil(words.length / 2)).join(' '),
        words.slice(Math.ceil(words.length / 2)).join(' '),
      ];

export interface SealPlace {
  x: number;
  y: number;
  /** Diameter, px. */
  d: number;
  fill?: string;
  ink?: string;
}

/** Size of a seal's words in px; `d` is its diameter. */
export function sealSize(stage: Stage, { lines }: SealWords, d: number): number {
  const longest = Math.max(...lines.map((line) => widthOf(stage.setter, line, 'display', 1)));
  return Math.floor(Math.min(d * 0.25, (d * 0.84 * (lines.length === 1 ? 0.86 : 0.76)) / longest));
}

/** px of the canvas: the diameter from which a seal says what stands beside its core. */
const asideFrom = 300;
/** Of the core's size, what stands beside it, and at most for the sake of legibility; of the diameter, its width. */
const asideShare = { usual: 0.46, most: 0.66, width: 0.56 } as const;

/** px of what stands before and after a core; 0 where it is not said or would be too small to read. */
function asideSizes(stage: Stage, words: SealWords, d: number): { verb: number; after: number } {
  const size = sealSize(stage, words, d);
  const least = leastSize(stage.shape, 'secondary');
  const sizeOf = (text: string | undefined) => {
    if (!text || d <= stage.px(asideFrom)) return 0;
    const room = (d * asideShare.width) / [...text].length;
    const most = Math.min(size * asideShare.most, room);
    return most < least ? 0 : Math.max(least, Math.min(size * asideShare.usual, room));
  };
  return { verb: sizeOf(words.verb), after: sizeOf(words.after) };
}

/** Does a seal of a diameter, px, say all of the rank? */
export function sealSays(stage: Stage, words: SealWords, rank: string, d: number): boolean {
  const { verb, after } = asideSizes(stage, words, d);
  const [before, behind] = [verb > 0 ? words.verb : '', after > 0 ? (words.after ?? '') : ''];
  return [`${before}${words.lines.join('')}${behind}`, words.lines.join(' ')].includes(rank);
}

export function drawSeal(
  stage: Stage,
  fact: FactView,
  words: SealWords,
  { x, y, d, fill, ink }: SealPlace,
): void {
  const { tones } = stage;
  const disc = fill ?? tones.signal;
  const type = ink ?? inkOn(stage.tones, disc);
  const r = d / 2;
  stage.path(sealPath(x, y, r, d > stage.px(300) ? 36 : 28), disc);
  stage.circle(x, y, r * 0.84, 'none', ` stroke="${type}" stroke-width="${(d * 0.0085).toFixed(2)}"`);
  const size = sealSize(stage, words, d);
  const { verb, after } = asideSizes(stage, words, d);
  const step = size * 1.1;
  const block = step * words.lines.length + (verb + after) * 1.3;
  const base = y - block / 2 + size * 0.9 + verb * 1.3;
  if (verb)
    stage.words(words.verb, {
      x,
      base: y - block / 2 + verb * 0.9,
      role: 'display',
      size: verb,
      align: 'centre',
      colour: type,
      over: disc,
      block: `seal ${fact.id}`,
    });
  stage.lines(
    words.lines.join(/\p{Script=Han}/u.test(words.lines[0]!) ? '' : ' '),
    { lines: words.lines, size, width: 0 },
    {
      x,
      base,
      role: 'display',
      leading: 1.1,
      align: 'centre',
      colour: type,
      over: disc,
      facts: [fact.id],
      block: `seal ${fact.id}`,
    },
  );
  if (after)
    stage.words(words.after!, {
      x,
      base: base + (words.lines.length - 1) * step + size * 0.16 + after * 1.2,
      role: 'display',
      size: after,
      align: 'centre',
      colour: type,
      over: disc,
      block: `seal ${fact.id}`,
    });
  stage.keep(`seal ${fact.id}`, { left: x, right: x, top: y, bottom: y });
}

/** Words of a small seal; undefined where its rank is no honour or has no short piece, or they would be too small to read. */
export function smallSealWords(stage: Stage, fact: FactView, d: number): SealWords | undefined {
  const { script, language } = stage.setter.of;
  const words = isSober(fact, language) ? undefined : sealWords(fact.rank, script);
  return words && sealSize(stage, words, d) >= leastSize(stage.shape, 'secondary') ? words : undefined;
}

/** A small seal beside a fact. @returns false where its rank has no short piece. */
export function drawSmallSeal(stage: Stage, fact: FactView, place: SealPlace): boolean {
  const words = smallSealWords(stage, fact, place.d);
  if (!words) return false;
  drawSeal(stage, fact, words, place);
  return true;
}
