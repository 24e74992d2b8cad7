/** Values of another type than their field takes: what YAML made of them, and how to write them. */
import type { Wording } from '../lib/problem.ts';
import { plainMark, showCharacter } from '../report/characters.ts';
import { describeField, isOptional } from './known-fields.ts';
import { shapeMessages as messages } from './messages.ts';
import { readNumberForm } from './number-forms.ts';
import { reportSchema } from './report.ts';
import type { Context } from './shape-context.ts';

/** `{gdp}` without quotes is a map with one empty field to YAML. */
export const isBraceText = (value: unknown): boolean =>
  value !== null &&
  typeof value === 'object' &&
  !Array.isArray(value) &&
  Object.keys(value).length === 1 &&
  Object.values(value)[0] === null;

/** `重点: 做好…`, `如下:` are a field and its value to YAML; undefined for other maps. */
export function readAsField({ value, source, path }: Context): string | undefined {
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

export const explainEmpty = ({ path, field, source }: Context): Wording =>
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

export function explainType(expected: string, context: Context): Wording {
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
