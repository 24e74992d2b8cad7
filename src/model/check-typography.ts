/**
 * Typography as typed: marks that a Chinese page does not print, spaces and breaks that come along
 * when text is pasted. Rules: GB/T 15834-2011 (punctuation), GB/T 15835-2011 (numerals).
 */
import type { Problem, Wording } from '../lib/problem.ts';
import type { Source } from '../report/source.ts';
import { typographyMessages as messages } from './messages.ts';
import { problemAt } from './place.ts';
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
  { pattern: /\n/g, explain: () => messages.lineBreak() },
  { pattern: /(?<=\S) {2,}(?=\S)/g, explain: () => messages.doubleSpace() },
  { pattern: /^[ \t]+|[ \t]+$/g, explain: () => messages.edgeSpace() },
  {
    pattern: /[\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g,
    explain: (found) => messages.invisible(`U+${found.charCodeAt(0).toString(16).toUpperCase()}`),
  },
];

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
  {
    pattern: /(?<=\p{Script=Han})["']|["'](?=\p{Script=Han})/gu,
    explain: (found) => messages.straightQuote(found),
  },
  { pattern: /\.{3,}|。{2,}|(?<!…)…(?!…)|…{3,}/g, explain: (found) => messages.ellipsis(found) },
  { pattern: /-{2,}|—{3,}|─{2,}|――+/g, explain: (found) => messages.dash(found) },
  { pattern: /[０-９Ａ-Ｚａ-ｚ．]+/g, explain: (found) => messages.fullWidthDigit(found) },
  { pattern: /[・•]/g, explain: (found) => messages.middleDot(found) },
  {
    pattern: /\d[%％万亿]*\s?[-~]\s?\d+(?:\.\d+)?[%％\p{Script=Han}]/gu,
    explain: (found) => messages.rangeHyphen(found),
  },
  { pattern: /\u3000+/g, explain: () => messages.ideographicSpace() },
];

/** Simplified Chinese: the mainland's quotation marks. */
const mainland: Rule[] = [{ pattern: /[「」『』]/g, explain: (found) => messages.cornerBracket(found) }];

function rulesFor(language: string): Rule[] {
  if (!/^zh\b/i.test(language)) return everywhere;
  return /Hant|TW|HK|MO/i.test(language)
    ? [...everywhere, ...chinese]
    : [...everywhere, ...chinese, ...mainland];
}

/** The text with references, stress marks and escapes replaced by as many neutral characters. */
function maskReferences({ text, role }: TextAt): string {
  if (role === 'headline' || role === 'plain') return text.replaceAll('|', '\u0000');
  return parseText(text).reduce(
    (masked, { kind, offset, length }) =>
      kind === 'fact'
        ? masked.slice(0, offset) + '\u0000'.repeat(length) + masked.slice(offset + length)
        : masked,
    text,
  );
}

/** Each rule speaks once of a text, at its first offence. */
export function checkTypography(report: Report, source: Source): Problem[] {
  const rules = rulesFor(report.language);
  return [...listTexts(report)].flatMap((at) => {
    const masked = maskReferences(at);
    return rules.flatMap(({ pattern, explain }) => {
      const [match] = masked.matchAll(pattern);
      return match
        ? [problemAt(source, at.path, explain(match[0]), { offset: match.index, length: match[0].length })]
        : [];
    });
  });
}
