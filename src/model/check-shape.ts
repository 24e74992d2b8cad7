/** The schema's complaints in an editor's words. */
import type { z } from 'zod';
import { findClosest } from '../lib/closest.ts';
import { partBoth, type Both } from '../lib/languages.ts';
import type { Problem, Wording } from '../lib/problem.ts';
import type { Source } from '../report/source.ts';
import { listFields, schemaAt } from './known-fields.ts';
import { shapeMessages as messages } from './messages.ts';
import { problemAt, valueAt } from './place.ts';
import { reportSchema } from './report.ts';
import type { Complaint, Context, Issue, Shaped, Vocabulary } from './shape-context.ts';
import { dropMistaken, explainUnknown } from './shape-fields.ts';
import { explainType, isBraceText, readAsField } from './shape-type.ts';
import {
  explainFormat,
  explainLarge,
  explainOption,
  explainSmall,
  suggestFactId,
  suggestId,
} from './shape-value.ts';

const ofReports: Vocabulary = { schema: reportSchema, guide: 'data/report.schema.json' };

/** A schema that says in its own words what it wants: the library's begin with "Invalid". */
const hasOwnWords = ({ message }: Issue): boolean => !message.startsWith('Invalid');

/** Schemas write their own words in both languages; what the library says of itself is quoted. */
const ownWords = (message: string): Both =>
  partBoth(message) ?? { en: message, zh: `不合要求（${message.replace(/\.$/, '')}）` };

/** What an alternative wants that is a number or a word; none for texts, lists and maps. */
function scalarWanted(issue: Issue): Both[] {
  if (issue.code === 'invalid_value')
    return issue.values.map((value) => ({ en: `"${String(value)}"`, zh: `“${String(value)}”` }));
  const isNumber = issue.code === 'invalid_type' && /^(?:int|number)$/.test(issue.expected);
  if (isNumber)
    return [issue.expected === 'int' ? { en: 'a whole number', zh: '整数' } : { en: 'a number', zh: '数字' }];
  return (issue.code === 'too_small' || issue.code === 'too_big') && issue.origin !== 'string'
    ? [{ en: 'a number within its range', zh: '范围之内的数' }]
    : [];
}

const either = (wanted: readonly Both[]): Both => ({
  en: wanted.map(({ en }) => en).join(' or '),
  zh: wanted.map(({ zh }) => zh).join('或'),
});

/** A list entry may be a text or a map; the complaints of the one it resembles are told. */
function explainUnion(issue: z.core.$ZodIssueInvalidUnion, context: Context): Complaint[] {
  const { value, path, source } = context;
  const wanted = issue.errors.flatMap(([first]) => (first ? scalarWanted(first) : []));
  if (value !== undefined && wanted.length === issue.errors.length)
    return [
      {
        wording: messages.notType(value, either(wanted), { en: 'Write one of these.', zh: '写其中一种。' }),
        path,
      },
    ];
  if (value === null) return [{ wording: explainType('string', context), path }];
  const fields = listFields(source.schema, path);
  const isText =
    typeof value !== 'object' ||
    Array.isArray(value) ||
    isBraceText(value) ||
    (readAsField(context) !== undefined &&
      Object.keys(value).every((key) => !fields.includes(key) && findClosest(key, fields) === undefined));
  if (isText) return [{ wording: explainType('string', context), path }];
  const inMap =
    issue.errors.find(
      (errors) => !errors.some((inner) => inner.code === 'invalid_type' && inner.path.length === 0),
    ) ?? [];
  return inMap.flatMap((inner) => explainIssue({ ...inner, path: [...path, ...inner.path] }, source));
}

/** Under a bad key the schema looks no further; the editor wants to know all at once. */
function explainBelow({ path, value, source }: Context): Complaint[] {
  const issues = schemaAt(source.schema, path)?.safeParse(value).error?.issues ?? [];
  return issues.flatMap((inner) => explainIssue({ ...inner, path: [...path, ...inner.path] }, source));
}

function explainIssue(issue: Issue, source: Shaped): Complaint[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const named = path.filter((step) => typeof step === 'string').at(-1);
  const context: Context = { source, path, value: valueAt(source.value, path), field: named ?? 'report' };
  const say = (wording: Wording): Complaint[] => [{ wording, path }];
  switch (issue.code) {
    case 'invalid_type':
      return say(explainType(issue.expected, context));
    case 'invalid_value':
      return say(explainOption(issue.values, context));
    case 'invalid_format':
      return say(
        hasOwnWords(issue)
          ? messages.other(ownWords(issue.message), source.guide)
          : explainFormat(issue.pattern, context),
      );
    case 'custom':
      return [
        {
          wording: messages.other(ownWords(issue.message), source.guide),
          path,
          key: issue.params?.key === true,
        },
      ];
    case 'too_small':
      return say(explainSmall(issue, context));
    case 'too_big':
      return say(explainLarge(issue, context));
    case 'unrecognized_keys':
      return explainUnknown(issue.keys, path, source);
    case 'invalid_key':
      return [
        {
          wording:
            path[0] === 'facts'
              ? messages.badFactId(path.at(-1), suggestFactId(path.at(-1)))
              : messages.badId(path.at(-1), suggestId(path.at(-1))),
          path,
          key: true,
        },
        ...explainBelow(context),
      ];
    case 'invalid_union':
      return explainUnion(issue, context);
    default:
      return say(messages.other(ownWords(issue.message), source.guide));
  }
}

/** Everything that a schema says against a source, in the order of its issues. */
export function checkShape(
  issues: readonly Issue[],
  source: Source,
  vocabulary: Vocabulary = ofReports,
): Problem[] {
  const shaped: Shaped = { ...source, ...vocabulary };
  return dropMistaken(issues.flatMap((issue) => explainIssue(issue, shaped))).map(({ wording, path, key }) =>
    problemAt(source, path, wording, { key }),
  );
}
