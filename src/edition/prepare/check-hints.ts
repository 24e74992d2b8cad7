/**
 * What later stages know better than the model, looked at before anything is made: hints for page and cards
 * (`layout:`, `cards:`), and words of the report's language.
 */
import { z } from 'zod';
import { cardsSchema } from '../../cards/hints.ts';
import { checkLayout, layoutSchema } from '../../compose/hints.ts';
import { ProblemError, type Problem, type Wording, says } from '../../lib/problem.ts';
import { sortProblems } from '../../lib/problem-text.ts';
import { checkShape } from '../../model/check-shape.ts';
import { faultOfTag, nameLanguage } from '../../model/language.ts';
import { tableNames } from '../../model/language-table.ts';
import type { LoadedReport } from '../../model/load.ts';
import { problemAt } from '../../model/place.ts';
import type { Report } from '../../model/report.ts';
import { hasWords, lackingWords } from '../../view/words.ts';
import { checkCards } from './check-cards.ts';

const schema = z.object({ layout: layoutSchema.optional(), cards: cardsSchema.optional() });
const guide = 'data/README.md';

/** A page half in English is no page: it is told before it is seen. */
function withoutWords(language: string): Wording {
  const lacking = lackingWords(language);
  const whole = !hasWords(language);
  const name = `styles/languages/${new Intl.Locale(language).language}.yaml`;
  const some = lacking.slice(0, mostNamed).join(', ');
  return {
    code: 'language-words',
    severity: 'warning',
    ...says({
      en: [
        whole
          ? `Tuban has no words of its own in ${nameLanguage(language)}: “Source”, “Contents”, “Photo to come” and the like are printed in English.`
          : `The table for ${nameLanguage(language)} lacks ${lacking.length} words (${some}${lacking.length > mostNamed ? ' …' : ''}): they are printed in English.`,
        `Write them into ${name} beside your data folder, after the pattern of Tuban’s own (styles/README.md). There are tables for ${tableNames().join(', ')}.`,
      ],
      zh: [
        whole
          ? `图版没有${nameLanguage(language, 'zh')}的固定用语：“来源”“目录”“图片待补”之类按英文印。`
          : `${nameLanguage(language, 'zh')}的词表少 ${lacking.length} 个词（${some}${lacking.length > mostNamed ? '……' : ''}），按英文印。`,
        `写进报告文件夹旁边的 ${name}，照自带的词表写（见 styles/README.md）。已有的词表：${tableNames().join('、')}。`,
      ],
    }),
  };
}
/** Words named in a message. */
const mostNamed = 5;

/** What the program cannot say in the report's language, or only in part; and what is wrong in its table. */
function checkWords({ report, source }: LoadedReport): Problem[] {
  if (!report || !source || faultOfTag(report.language) !== undefined) return [];
  try {
    return lackingWords(report.language).length > 0
      ? [problemAt(source, ['language'], withoutWords(report.language))]
      : [];
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}

/** Everything that later stages know better than the model: hints, and words of the language. */
export const checkLater = (loaded: LoadedReport): Problem[] => [...checkWords(loaded), ...checkHints(loaded)];

const layoutIds = ({ review, plan, article }: Report) => ({
  sections: review.sections.map(({ id }) => id),
  others: [
    ...(plan?.requirement ? ['requirement'] : []),
    ...(plan?.targets ? ['targets'] : []),
    ...(plan?.tasks.map(({ id }, index) => id ?? `task-${index + 1}`) ?? []),
    ...(plan?.closing ? ['closing'] : []),
  ],
  article: article !== undefined,
});

/** What is sound of some hints: a field of a wrong shape hides no fault of another. */
function soundOf<Schema extends z.ZodType>(hints: Schema, value: unknown): z.output<Schema> | undefined {
  const whole = hints.safeParse(value);
  if (whole.success) return whole.data;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const faulty = new Set(
    whole.error.issues.flatMap((issue) =>
      issue.path.length > 0 ? [issue.path[0]] : issue.code === 'unrecognized_keys' ? issue.keys : [],
    ),
  );
  const rest = Object.entries(value).filter(([field]) => !faulty.has(field));
  const { data } = hints.safeParse(Object.fromEntries(rest));
  return data;
}

/** @returns The problems of both, at the line of their field. */
function checkHints({ report, source }: LoadedReport): Problem[] {
  if (!report || !source) return [];
  const layout = soundOf(layoutSchema, report.layout ?? {});
  const cards = soundOf(cardsSchema, report.cards ?? {});
  const { error } = schema.safeParse({ layout: report.layout, cards: report.cards });
  const shape = error ? checkShape(error.issues, source, { schema, guide }) : [];
  const faults = [
    ...(layout ? checkLayout(layout, layoutIds(report)) : []),
    ...(cards ? checkCards(cards, report) : []),
  ];
  return sortProblems([
    ...shape,
    ...faults.map(({ path, key, wording }) => problemAt(source, path, wording, { key })),
  ]);
}
