/**
 * `cards:` of a report: what the social team wants otherwise than planned. Short titles, omissions,
 * order, the hero of a section, a text of its own.
 */
import { z } from 'zod';
import { ProblemError } from '../lib/problem.ts';

const hintsSchema = z.strictObject({
  order: z.array(z.string()).optional().describe('ids of cards, in the order wanted; the others follow'),
  omit: z.array(z.string()).default([]).describe('ids of cards left out'),
  titles: z
    .record(z.string(), z.string())
    .default({})
    .describe('shorter titles by card id; "|" marks where a line may break'),
  heroes: z.record(z.string(), z.string()).default({}).describe('fact set largest, by card id'),
  facts: z.record(z.string(), z.array(z.string())).default({}).describe('facts shown, by card id'),
  texts: z
    .record(z.string(), z.array(z.string()))
    .default({})
    .describe('own statements instead of the planned content, by card id'),
  post: z.string().optional().describe('text of the post'),
  hashtags: z.array(z.string()).default([]).describe('without #'),
});
export type CardHints = z.infer<typeof hintsSchema>;

/** @throws ProblemError `cards-hints` for a field that does not exist or has the wrong type. */
export function readHints(raw: unknown): CardHints {
  const parsed = hintsSchema.safeParse(raw ?? {});
  if (parsed.success) return parsed.data;
  throw new ProblemError({
    code: 'cards-hints',
    severity: 'error',
    message: `"cards" of the report cannot be used: ${z.prettifyError(parsed.error).replace(/\s+/g, ' ')}`,
    remedy: `"cards" takes ${Object.keys(hintsSchema.shape).join(', ')}; see data/README.md.`,
    path: 'cards',
  });
}
