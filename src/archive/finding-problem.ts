/** What the checker finds, as problems with a remedy. */
import type { Both } from '../lib/languages.ts';
import { type Problem, says } from '../lib/problem.ts';
import type { Finding } from './check.ts';
import { findingMeanings } from './rules/meanings.ts';

const usual: Both = {
  en: 'With templates and styles of your own, correct them (templates/README.md); with Tuban’s, please report it as a defect.',
  zh: '用的是自己的模板和样式，就改正它们（见 templates/README.md）；是图版自带的，请告诉我们。',
};
const font: Both = {
  en: 'Use a static TrueType font that has the character, see styles/fonts.yaml.',
  zh: '用有这个字的静态 TrueType 字体，见 styles/fonts.yaml。',
};
const remedies: Record<string, Both> = {
  notdef: font,
  'glyph-unicode': font,
  'font-embedded': font,
  type3: font,
  radical: {
    en: 'Replace the character in the report by the ordinary one; it was probably copied from a PDF.',
    zh: '在报告里换成普通汉字；多半是从 PDF 里复制来的。',
  },
  'figure-alt': {
    en: 'Give the picture in the template an alt or aria-label.',
    zh: '在模板里给图片写 alt 或 aria-label。',
  },
  'heading-skip': {
    en: 'In the template let headings run h1, h2, h3 without leaving one out.',
    zh: '模板里标题按 h1、h2、h3 逐级来，不跳级。',
  },
  'table-uneven': {
    en: 'In the template write a dash into empty cells.',
    zh: '模板里空格写一个短横。',
  },
};

/** What was found, in Chinese: its kind, and the words or values that the English sentence quotes. */
function meaningZh(code: Finding['code'], message: string): string {
  const quoted = message.match(/“[^”]*”/g) ?? [];
  return `${findingMeanings[code]}${quoted.length > 0 ? `：${quoted.join('、')}` : ''}`;
}

/** @param remedy In place of the one that fits a file just made. */
export const findingProblem = (
  { code, clause, message, page }: Finding,
  remedy = remedies[code] ?? usual,
): Problem => ({
  code: `archive-${code}`,
  severity: 'error',
  ...says({
    en: [`${message.replace(/\.$/, '')} (${clause}).`, remedy.en],
    zh: [`${meaningZh(code, message)}（${clause}）。`, remedy.zh],
  }),
  ...(page ? { page: { product: 'archive', page } } : {}),
});
