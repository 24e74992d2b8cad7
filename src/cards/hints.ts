/**
 * `cards:` of a report: what the social team wants otherwise than planned. Short titles, omissions,
 * order, the hero of a section, a text of its own.
 */
import { z } from 'zod';

export const cardsSchema = z.strictObject({
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
  keep: z.array(z.string()).default([]).describe('facts shown although a query on them is open'),
  post: z.string().optional().describe('text of the post'),
  hashtags: z.array(z.string()).default([]).describe('without #'),
});
export type CardHints = z.infer<typeof cardsSchema>;

/** Hints that were checked with the report. */
export const readHints = (raw: unknown): CardHints => cardsSchema.parse(raw ?? {});
