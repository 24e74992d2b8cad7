/** Values of the right type that cannot be: names, ids, options, sizes. */
import type { z } from 'zod';
import { findClosest } from '../lib/closest.ts';
import type { Wording } from '../lib/problem.ts';
import { kindsMeant } from './fact.ts';
import { describeField, isOptional } from './known-fields.ts';
import { faultOfTag } from './language.ts';
import { shapeMessages as messages } from './messages.ts';
import type { Context } from './shape-context.ts';
import { explainEmpty } from './shape-type.ts';

/** An id that the editor may have meant: "GDP 2023" → gdp-2023. */
export function suggestId(value: unknown, others = /[^a-z0-9]+/g): string | undefined {
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

export const suggestFactId = (value: unknown): string | undefined =>
  suggestId(value, /[^a-z0-9\u3400-\u9fff]+/g);

export function explainFormat(pattern: string | undefined, { value, field }: Context): Wording {
  if (field === 'language') return messages.badLanguage(value, faultOfTag(String(value))?.suggestion);
  if (field === 'icon' || field === 'theme' || pattern?.startsWith('/^[a-z0-9]'))
    return messages.badName(value, field, suggestId(value));
  return pattern?.includes('\\u3400')
    ? messages.badFactId(value, suggestFactId(value))
    : messages.badId(value, suggestId(value));
}

export function explainOption(values: readonly unknown[], { value, field, path, source }: Context): Wording {
  if (value === undefined) return messages.missing(field, describeField(source.schema, path));
  if (field === 'tuban') return messages.version(value);
  const options = values.map(String);
  const meant = kindsMeant.get(String(value).toLowerCase());
  const suggestion = meant && options.includes(meant) ? meant : findClosest(String(value), options);
  return messages.notOption(value, field, { options, suggestion });
}

export function explainSmall(
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

export function explainLarge(
  { origin, maximum }: z.core.$ZodIssueTooBig,
  { field, value }: Context,
): Wording {
  return origin === 'array'
    ? messages.longList(field, Number(maximum))
    : messages.outOfRange(value, { most: Number(maximum) });
}
