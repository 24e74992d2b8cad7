/**
 * Typography as typed: marks that a Chinese page does not print, spaces and breaks that come along
 * when text is pasted. Rules: GB/T 15834-2011 (punctuation), GB/T 15835-2011 (numerals).
 */
import type { Problem, Wording } from '../lib/problem.ts';
import { nameCharacter } from '../report/characters.ts';
import type { Source } from '../report/source.ts';
import { typographyMessages as messages } from './messages.ts';
import { problemAt } from './place.ts';
import { isChinese, isTraditional } from './language.ts';
import type { Report } from './report.ts';
import { parseText } from './text.ts';
import { listTexts, type TextAt } from './texts.ts';

interface Rule {
  pattern: RegExp;
  explain: (found: string) => Wording;
}

const fullWidth: Record<string, string> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '(': '（',
  ')': '）',
  '?': '？',
  '!': '！',
  '.': '。',
};

/** Any language. */
const everywhere: Rule[] = [
  { pattern: /[\n\u2028\u2029]/g, explain: () => messages.lineBreak() },
  { pattern: /(?<=\S) {2,}(?=\S)/g, explain: () => messages.doubleSpace() },
  { pattern: /^[ \t\u00a0]+|[ \t\u00a0]+$/g, explain: () => messages.edgeSpace() },
  // Soft hyphens, joiners, directions, selectors: what no reader sees and every search trips over.
  {
    pattern: /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu,
    explain: (found) => messages.invisible(nameCharacter(found)),
  },
  {
    pattern: /(?<=\S)\t|[\u1680\u2000-\u200a\u205f]/g,
    explain: (found) => messages.oddSpace(nameCharacter(found)),
  },
];

/** Other languages than Chinese, in which a full-width space is no indent but a slip of the input method. */
const other: Rule[] = [{ pattern: /\u3000/g, explain: (found) => messages.oddSpace(nameCharacter(found)) }];

/** Chinese of either script. */
const chinese: Rule[] = [
  // A colon or comma between figures (12:30, 1,200) touches no Han character and is left alone.
  {
    pattern: /(?<=\p{Script=Han})[,:;()?!]|[,:;()?!](?=\p{Script=Han})/gu,
    explain: (found) => messages.halfWidth(found, fullWidth[found] ?? ''),
  },
  {
    pattern: /(?<=\p{Script=Han})\.(?!\.)(?=$|\s|\p{Script=Han})/gu,
    explain: () => messages.halfWidth('.', '。'),
  },
  { pattern: /\.{3,}|。{2,}|(?<!…)…(?!…)|…{3,}/g, explain: (found) => messages.ellipsis(found) },
  { pattern: /-{2,}|—{3,}|─{2,}|――+/g, explain: (found) => messages.dash(found) },
  { pattern: /[０-９Ａ-Ｚａ-ｚ．]+/g, explain: (found) => messages.fullWidthDigit(found) },
  { pattern: /[・•]/g, explain: (found) => messages.middleDot(found) },
  {
    pattern: /\d[%％万亿萬億]*\s?[-~]\s?\d+(?:\.\d+)?(?:[%％]|\p{Script=Han}{1,2})/gu,
    explain: (found) => messages.rangeHyphen(found),
  },
  { pattern: /\u3000+/g, explain: () => messages.ideographicSpace() },
];

/** Names of people may be set apart (李 铭), and credits and captions join them by spaces. */
const chineseRunning: Rule = {
  pattern: /(?<=[\p{Script=Han}，。；：、？！）》”])[ \u00a0](?=[\p{Script=Han}，。；：、？！（《“])/gu,
  explain: () => messages.hanSpace(),
};

/** Quotation marks: those of the mainland, and those of traditional Chinese. */
const straightQuote = (right: string): Rule => ({
  pattern: /(?<=\p{Script=Han})["']|["'](?=\p{Script=Han})|[＂＇]/gu,
  explain: (found) => messages.straightQuote(found, right),
});
const mainland: Rule[] = [
  straightQuote('“ ” outside, ‘ ’ inside'),
  { pattern: /[「」『』]/g, explain: (found) => messages.cornerBracket(found) },
];
const traditional: Rule[] = [straightQuote('「 」 outside, 『 』 inside')];

/** A post may have emoji, and lines; a hashtag keeps its letters, figures and emoji only. */
function rulesFor(language: string, { role, path }: TextAt): Rule[] {
  if (path[0] === 'cards' && path[1] === 'hashtags') return [];
  const general = role === 'post' ? [] : everywhere;
  if (!isChinese(language)) return role === 'post' ? [] : [...general, ...other];
  return [
    ...general,
    ...chinese,
    ...(isTraditional(language) ? traditional : mainland),
    ...(role === 'running' && !path.includes('caption') ? [chineseRunning] : []),
  ];
}

/** The text with references, stress marks and escapes replaced by as many neutral characters. */
function maskReferences({ text, role }: TextAt): string {
  if (role === 'headline' || role === 'plain') return text.replaceAll('|', '\u0000');
  let masked = '';
  for (const { kind, offset, length } of parseText(text))
    if (kind === 'fact') masked += text.slice(masked.length, offset) + '\u0000'.repeat(length);
  return masked + text.slice(masked.length);
}

/** Each rule speaks once of a text, at its first offence. */
export function checkTypography(report: Report, source: Source): Problem[] {
  return [...listTexts(report)].flatMap((at) => {
    const masked = maskReferences(at);
    return rulesFor(report.language, at).flatMap(({ pattern, explain }) => {
      const [match] = masked.matchAll(pattern);
      return match
        ? [problemAt(source, at.path, explain(match[0]), { offset: match.index, length: match[0].length })]
        : [];
    });
  });
}
