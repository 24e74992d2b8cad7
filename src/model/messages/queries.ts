/** What is said of queries, and of what an editor still has to fill in. */
import type { Both } from '../../lib/languages.ts';
import { error, note, warning } from '../../lib/problem.ts';
import { quoteValue, quoteZh } from '../../lib/visible.ts';
import { listNames, listZh } from './parts.ts';

/** Queries on the text. */
export const queryMessages = {
  atUnknown: (
    at: string,
    { step, known, suggestion }: { step: string; known: string[]; suggestion?: string | undefined },
  ) =>
    error('query-place', {
      en: [
        `${quoteValue(at)} leads nowhere: there is no ${quoteValue(step)}.`,
        suggestion
          ? `Did you mean "${suggestion}"?`
          : known.at(-1) === String(known.length - 1)
            ? `Entries are numbered from 0; the last is ${known.length - 1}.`
            : known.length > 0
              ? `There are: ${listNames(known)}.`
              : 'The step before it has no parts.',
      ],
      zh: [
        `找不到${quoteZh(at)}：没有${quoteZh(step)}。`,
        suggestion
          ? `是不是想写“${suggestion}”？`
          : known.at(-1) === String(known.length - 1)
            ? `各项从 0 数起，最后一项是 ${known.length - 1}。`
            : known.length > 0
              ? `有：${listZh(known)}。`
              : '它前面那一步下面没有内容。',
      ],
    }),
  printedDiffers: (printed: string, at: string) =>
    warning('query-printed', {
      en: [`${quoteValue(printed)} is not at ${at}.`, 'Write under "printed" what the text there reads now.'],
      zh: [`${at} 处没有${quoteZh(printed)}。`, 'printed 里写那里现在的文字。'],
    }),
  open: (id: string, { source, confidence }: { source: string; confidence: string }) =>
    warning('query-open', {
      en: [
        `The query "${id}" is open${source ? `: ${quoteValue(source)}` : ''} (confidence ${confidence}).`,
        confidence === 'C'
          ? 'Only the original can tell: compare it, then set status: resolved and write the decision.'
          : 'Decide, then set status: resolved and write the decision.',
      ],
      zh: [
        `存疑“${id}”还没定${source ? `：${quoteZh(source)}` : ''}（把握 ${confidence}）。`,
        confidence === 'C'
          ? '须查原件：核对后写 status: resolved，并写明怎样定的。'
          : '定下来后写 status: resolved，并写明怎样定的。',
      ],
    }),
  undecided: (id: string) =>
    warning('query-undecided', {
      en: [
        `The query "${id}" is resolved with the text as it was, but no decision is written.`,
        'Write under "decision" who confirmed the text, and from what.',
      ],
      zh: [`存疑“${id}”已经照原文定了，却没有写明怎样定的。`, '在 decision 里写明由谁核定、依据什么。'],
    }),
};

/** What an editor still has to fill in. */
export const missingMessages = {
  field: (name: Both) =>
    note('missing', {
      en: [`The ${name.en} is not filled in.`, 'Fill it in before the release.'],
      zh: [`${name.zh}还没有填。`, '付印前填上。'],
    }),
  names: (role: string) =>
    note('missing', {
      en: [`No name is given for ${quoteValue(role)}.`, 'Fill it in before the release.'],
      zh: [`${quoteZh(role)}还没有姓名。`, '付印前填上。'],
    }),
  credit: (role: string) =>
    note('missing', {
      en: [`The credits have no ${role}.`, `A newspaper page names its ${role}: add it under credits.`],
      zh: [`没有${role}。`, `报纸版面要署${role}，在 credits 里补上。`],
    }),
  photoCredit: () =>
    note('missing', {
      en: ['The photo has no credit.', 'Name the photographer or agency.'],
      zh: ['照片没有署名。', '写上摄影者或图片社。'],
    }),
  date: (value: string) =>
    error('date-invalid', {
      en: [
        `${quoteValue(value)} is not a date.`,
        'Write year, month and day, such as 2024-01-13, or leave it empty.',
      ],
      zh: [`${quoteZh(value)}不是日期。`, '写年月日，如 2024-01-13；还没定就留空。'],
    }),
};
