/**
 * What later stages know better than the model, looked at before anything is made: hints for page and cards
 * (`layout:`, `cards:`), and words of the report's language.
 */
import { z } from 'zod';
import { cardsSchema } from '../../cards/hints.ts';
import { checkLayout, layoutSchema } from '../../compose/hints.ts';
import { type Problem, type Wording, says } from '../../lib/problem.ts';
import { sortProblems } from '../../lib/problem-text.ts';
import { checkShape } from '../../model/check-shape.ts';
import { faultOfTag, nameLanguage } from '../../model/language.ts';
import type { LoadedReport } from '../../model/load.ts';
import { problemAt } from '../../model/place.ts';
import type { Report } from '../../model/report.ts';
import { hasWords } from '../../view/words.ts';
import { checkCards } from './check-cards.ts';

const schema = z.object({ layout: layoutSchema.optional(), cards: cardsSchema.optional() });
const guide = 'data/README.md';

/** A page half in English is no page: it is told before it is seen. */
const withoutWords = (language: string): Wording => ({
  code: 'language-words',
  severity: 'warning',
  ...says({
    en: [
      `Tuban has no words of its own in ${nameLanguage(language)}: “Source”, “Contents”, “Photo to come” and the like are printed in English.`,
      'Tuban has words in Chinese (zh-Hans, zh-Hant), English, German and French; another language is one more table beside src/view/words-de.ts.',
    ],
    zh: [
      `图版没有${nameLanguage(language, 'zh')}的固定用语：“来源”“目录”“图片待补”之类按英文印。`,
      '图版有中文（zh-Hans、zh-Hant）、英文、德文、法文的用语；加一种语言就是在 src/view/words-de.ts 旁边再写一张表。',
    ],
  }),
});

/** What the program cannot say in the report's language. */
function checkWords({ report, source }: LoadedReport): Problem[] {
  return report && source && faultOfTag(report.language) === undefined && !hasWords(report.language)
    ? [problemAt(source, ['language'], withoutWords(report.language))]
    : [];
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
