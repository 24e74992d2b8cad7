/**
 * `cards:` of a report: what the social team wants otherwise than planned. Short titles, omissions,
 * order, the hero of a section, a text of its own.
 */
import { z } from 'zod';

/** sRGB, lower case. */
const colour = /^#[0-9a-f]{6}$/;

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
  handle: z.string().optional().describe('name of the account that posts, e.g. @city'),
  link: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('address of the report: a QR code on the last card, and a line of the post'),
  call: z.string().optional().describe('what readers are asked to do, on the last card'),
  brand: z
    .strictObject({
      name: z.string().optional(),
      logo: z.string().optional().describe('SVG or PNG in the report’s folder'),
      colours: z
        .tuple([z.string().regex(colour), z.string().regex(colour)])
        .optional()
        .describe('two colours, #rrggbb: the deep one of grounds and type, and the one of signals'),
      sans: z.boolean().default(false).describe('one sans face over all of it'),
    })
    .optional()
    .describe('brand kit of the cards'),
});
export type CardHints = z.infer<typeof cardsSchema>;

/** Hints that were checked with the report. */
export const readHints = (raw: unknown): CardHints => cardsSchema.parse(raw ?? {});
