/** Names in lists of designs. */
import { z } from 'zod';
import { isPlainName, plainNameRule } from '../lib/names.ts';

const message = `不能用这个名称：${plainNameRule.zh}。 This name cannot be used: ${plainNameRule.en}.`;

/** A name that a format or theme gives. */
export const nameSchema = z.string().refine(isPlainName, { error: message });

/** Entries by name; products, folders and archives are called by it. */
export const namedSchema = <T extends z.ZodType>(entry: T): z.ZodRecord<z.ZodString, T> =>
  z.record(z.string(), entry).superRefine((entries, context) => {
    for (const name of Object.keys(entries))
      if (!isPlainName(name))
        context.addIssue({ code: 'custom', path: [name], message, params: { key: true } });
  });
