/** The schema's complaints in an editor's words. */
import type { z } from 'zod';
import { findClosest } from '../lib/closest.ts';
import { partBoth, type Both } from '../lib/languages.ts';
import type { Problem, Wording } from '../lib/problem.ts';
import type { Path, Source } from '../report/source.ts';
import { plainMark, showCharacter } from '../report/characters.ts';
import { kindsMeant } from './fact.ts';
import { describeField, findHome, isOptional, listFields, schemaAt } from './known-fields.ts';
import { faultOfTag } from './language.ts';
import { shapeMessages as messages } from './messages.ts';
import { readNumberForm } from './number-forms.ts';
import { problemAt, valueAt } from './place.ts';
import { reportSchema } from './report.ts';

export type Issue = z.core.$ZodIssue;

/** One complaint: its words, and where. */
interface Complaint {
  wording: Wording;
  path: Path;
  key?: boolean;
}

/** The schema that a file is held against, and the document that tells of its fields. */
export interface Vocabulary {
  schema: z.ZodType;
  guide: string;
}

const ofReports: Vocabulary = { schema: reportSchema, guide: 'data/report.schema.json' };

type Shaped = Source & Vocabulary;

interface Context {
  source: Shaped;
  path: Path;
  value: unknown;
  /** Name of the field, or of the list for one of its entries. */
  field: string;
}

/** An id that the editor may have meant: "GDP 2023" → gdp-2023. */
function suggestId(value: unknown, others = /[^a-z0-9]+/g): string | undefined {
  const id =
    typeof value === 'string'
      ? value
          .slice(0, 60)
          .toLowerCase()
          .replace(others, '-')
          .replace(/^[-0-9]+|-+$/g, '')
      : '';
  return id === '' ? undefined : id;
}

const suggestFactId = (value: unknown): string | undefined => suggestId(value, /[^a-z0-9\u3400-\u9fff]+/g);

/** `{gdp}` without quotes is a map with one empty field to YAML. */
const isBraceText = (value: unknown): boolean =>
  value !== null &&
  typeof value === 'object' &&
  !Array.isArray(value) &&
  Object.keys(value).length === 1 &&
  Object.values(value)[0] === null;

/** `重点: 做好…`, `如下:` are a field and its value to YAML; undefined for other maps. */
function readAsField({ value, source, path }: Context): string | undefined {
  const [key, ...others] = Object.keys(value as object);
  if (key === undefined || others.length > 0 || source.writtenAs(path) !== 'lines') return undefined;
  const inner = (value as Record<string, unknown>)[key];
  if (inner !== null && typeof inner === 'object') return undefined;
  return `${key}:${inner === null ? '' : ` ${source.rawOf([...path, key]) ?? ''}`}`;
}

function explainText(context: Context): Wording {
  const { value, source, path } = context;
  if (isBraceText(value) && source.writtenAs(path) === 'brackets')
    return messages.braceText(`{${Object.keys(value as object)[0]}}`);
  if (typeof value === 'object') {
    const text = Array.isArray(value) ? undefined : readAsField(context);
    return text
      ? messages.readAsField(text)
      : messages.notType(
          value,
          { en: 'a text', zh: '一段文字' },
          {
            en: 'Write one text; if it holds a colon or a brace, put it in quotes.',
            zh: '写成一段文字；里面有冒号或花括号，就加引号。',
          },
        );
  }
  return messages.notText(value, source.rawOf(path) ?? String(value));
}

/** Where a list or fields are wanted and a text stands: what kept YAML from seeing them. */
function explainOneText({ value, source, path }: Context): Wording | undefined {
  if (typeof value !== 'string' || source.writtenAs(path) !== 'plain') return undefined;
  if (/^-\S/.test(value)) return messages.notEntries(value);
  const bracket = plainMark(value[0] ?? '', ['braceOpen', 'bracketOpen']);
  if (bracket) return messages.notBracket(value, showCharacter(value[0]!), `"${bracket}"`);
  const [, mark] = /^[A-Za-z][\w-]*([:：﹕︰∶])/.exec(value) ?? [];
  if (mark === undefined) return undefined;
  const why =
    mark === ':'
      ? { en: 'a space is missing after the colon', zh: '冒号后面少了空格' }
      : {
          en: `${showCharacter(mark)} is not a colon in YAML`,
          zh: `${showCharacter(mark)} 不是 YAML 的冒号`,
        };
  return messages.notFields(value, why);
}

const explainEmpty = ({ path, field, source }: Context): Wording =>
  messages.empty(
    typeof path.at(-1) === 'number'
      ? { en: `An entry of "${field}"`, zh: `“${field}”里有一项` }
      : { en: `"${field}"`, zh: `“${field}”` },
    {
      optional: isOptional(source.schema, path),
      help: describeField(source.schema, path),
    },
  );

/** In a report unit and words have fields of their own; elsewhere a number has a fixed unit. */
function explainNumber({ value, source, path }: Context): Wording {
  if (source.schema !== reportSchema)
    return messages.notBareNumber(value, /^[-+]?\d+(?:\.\d+)?/.exec(String(value).trim())?.[0]);
  const isQuoted = /^(?:single|double)$/.test(source.writtenAs(path) ?? '');
  return messages.notNumber(value, typeof value === 'string' ? readNumberForm(value, isQuoted) : undefined);
}

function explainType(expected: string, context: Context): Wording {
  const { value, path, source } = context;
  if (value === undefined) return messages.missing(String(path.at(-1)), describeField(source.schema, path));
  if (value === null) return explainEmpty(context);
  switch (expected) {
    case 'string':
      return explainText(context);
    case 'int':
      return typeof value === 'number' ? messages.notWhole(value) : explainNumber(context);
    case 'number':
      return explainNumber(context);
    case 'array':
    case 'tuple':
      return (
        explainOneText(context) ??
        messages.notType(
          value,
          { en: 'a list', zh: '列表' },
          {
            en: 'Write each entry on a line of its own, beginning with "- ".',
            zh: '每项一行，以“- ”（短横加空格）开头。',
          },
        )
      );
    default:
      return (
        explainOneText(context) ??
        messages.notType(
          value,
          { en: 'a group of fields', zh: '一组字段' },
          {
            en: 'Write its fields below it, indented, each as "name: value".',
            zh: '在下一行缩进，逐个写“名称: 值”。',
          },
        )
      );
  }
}

/** A schema that says in its own words what it wants: the library's begin with "Invalid". */
const hasOwnWords = ({ message }: Issue): boolean => !message.startsWith('Invalid');

/** Schemas write their own words in both languages; what the library says of itself is quoted. */
const ownWords = (message: string): Both =>
  partBoth(message) ?? { en: message, zh: `不合要求（${message.replace(/\.$/, '')}）` };

function explainFormat(pattern: string | undefined, { value, field }: Context): Wording {
  if (field === 'language') return messages.badLanguage(value, faultOfTag(String(value))?.suggestion);
  if (field === 'icon' || field === 'theme' || pattern?.startsWith('/^[a-z0-9]'))
    return messages.badName(value, field, suggestId(value));
  return pattern?.includes('\\u3400')
    ? messages.badFactId(value, suggestFactId(value))
    : messages.badId(value, suggestId(value));
}

function explainOption(values: readonly unknown[], { value, field, path, source }: Context): Wording {
  if (value === undefined) return messages.missing(field, describeField(source.schema, path));
  if (field === 'tuban') return messages.version(value);
  const options = values.map(String);
  const meant = kindsMeant.get(String(value).toLowerCase());
  const suggestion = meant && options.includes(meant) ? meant : findClosest(String(value), options);
  return messages.notOption(value, field, { options, suggestion });
}

function explainSmall(
  { origin, minimum, inclusive }: z.core.$ZodIssueTooSmall,
  { field, value, path, source }: Context,
): Wording {
  if (origin === 'string') return explainEmpty({ field, value, path, source });
  if (origin === 'array')
    return messages.emptyList(field, Number(minimum), { optional: isOptional(source.schema, path) });
  return inclusive === false
    ? messages.notAbove(value, Number(minimum))
    : messages.outOfRange(value, { least: Number(minimum) });
}

function explainLarge({ origin, maximum }: z.core.$ZodIssueTooBig, { field, value }: Context): Wording {
  return origin === 'array'
    ? messages.longList(field, Number(maximum))
    : messages.outOfRange(value, { most: Number(maximum) });
}

/** Unknown fields of one map that are looked at closely: each is compared with its neighbours. */
const mostExplained = 4;

/** A comma between braces cuts a number or a text in two: `value: 1,234`, `label: 甲, 乙`. */
function explainComma(field: string, path: Path, source: Source): Wording | undefined {
  const map = valueAt(source.value, path);
  if (source.writtenAs(path) !== 'brackets' || map === null || typeof map !== 'object') return undefined;
  if ((map as Record<string, unknown>)[field] !== null) return undefined;
  const names = Object.keys(map);
  // Plain data lists names that are whole numbers first; the file has them in order.
  const at = source.placeOf([...path, field], { key: true });
  const offset = ({ line, column }: { line: number; column: number }) => line * 1e6 + column;
  const before = names
    .filter((name) => offset(source.placeOf([...path, name], { key: true })) < offset(at))
    .sort(
      (a, b) =>
        offset(source.placeOf([...path, a], { key: true })) -
        offset(source.placeOf([...path, b], { key: true })),
    )
    .at(-1);
  const raw = before === undefined ? undefined : source.rawOf([...path, before]);
  if (raw === undefined) return undefined;
  return /^[-+]?\d{1,3}$/.test(raw) && /^\d{3}(?:\.\d+)?$/.test(field)
    ? messages.groupedNumber(`${raw},${field}`, raw + field)
    : messages.flowComma(field);
}

function explainUnknown(keys: string[], path: Path, source: Shaped): Complaint[] {
  const known = listFields(source.schema, path);
  return keys.map((field, index) => {
    const suggestion = findClosest(field, known);
    const home = suggestion || source.schema !== reportSchema ? undefined : findHome(reportSchema, field);
    return {
      wording:
        (index < mostExplained ? explainComma(field, path, source) : undefined) ??
        messages.unknownField(field, { suggestion, home, known }),
      path: [...path, field],
      key: true,
    };
  });
}

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

/** A misspelt required field is told once: as the unknown field it is, not as a missing one too. */
function dropMistaken(complaints: Complaint[]): Complaint[] {
  const meant = new Set(
    complaints.flatMap(({ wording, path }) => {
      const name =
        wording.code === 'field-unknown' ? /^Did you mean "(.+)"/.exec(wording.remedy)?.[1] : undefined;
      return name ? [JSON.stringify([...path.slice(0, -1), name])] : [];
    }),
  );
  return complaints.filter(
    ({ wording, path }) => wording.code !== 'field-missing' || !meant.has(JSON.stringify(path)),
  );
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
