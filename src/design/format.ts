/**
 * Formats: page and card sizes as data, from `styles/formats.yaml`. Lengths of pages in mm, type in
 * pt; cards in px. A newsroom's own `styles/formats.yaml` adds to ours and replaces by name.
 */
import { z } from 'zod';
import { readCosts, type Costs } from './costs.ts';
import { namedSchema, nameSchema } from './name.ts';
import { readDesign } from './read.ts';
import type { SearchPath } from './search.ts';
import path from 'node:path';
import { existsSync } from 'node:fs';

/** No press prints larger (mm): a spread of broadsheet has 800. */
const mm = z.number().nonnegative().max(2000);
/** Less is no type and no grid: thousands of lines would be searched. */
const pt = z.number().min(2).max(1000);
const trim = mm.min(30);
const range = z.tuple([pt, pt]);

const pageSchema = z.strictObject({
  label: z.string(),
  trim: z.tuple([trim, trim]).describe('width, height in mm'),
  bleed: mm.default(3),
  margins: z.tuple([mm, mm, mm, mm]).describe('top, right, bottom, left: they leave the type area 版心'),
  columns: z.int().min(2).max(24).default(12),
  gutter: mm.describe('between columns'),
  baseline: pt.describe('grid of body lines, pt'),
  fold: mm.optional().describe('mm from the top of the trim'),
  spine: mm
    .optional()
    .describe('width in mm of the strip at the middle of a spread that carries nothing that matters'),
  type: z
    .strictObject({
      label: range.describe('S1 of the ladder, from which all other sizes follow (src/design/ladder.ts)'),
      article: range,
      kicker: range,
      folio: pt,
      minimum: pt,
    })
    .describe('least and greatest size of each text class, pt'),
  hero: z
    .tuple([z.number(), z.number(), z.number()])
    .default([0.125, 0.17, 0.2])
    .describe('least, best and greatest height of the hero, as shares of the type area'),
  picture: z
    .tuple([z.number(), z.number(), z.number()])
    .default([0.26, 0.3, 0.34])
    .describe('the same of a hero that holds the picture of the page'),
  enlarge: z
    .number()
    .min(1)
    .max(2.4)
    .default(1.2)
    .describe(
      'how far type and baseline may grow together, beyond their ranges, on a page that its report does not fill',
    ),
  safe: mm.default(5),
});
/** `costs`: by which its layouts are compared. */
export type PageFormat = z.infer<typeof pageSchema> & { name: string; costs: Costs };

/** px: higher ones no JPEG holds. */
const mostHigh = 65_535;
/** No platform takes larger pictures, and memory runs out before 100 million pixels. */
const px = z.int().min(50).max(8000);
const cardSchema = z.strictObject({
  label: z.string(),
  platform: nameSchema
    .optional()
    .describe('folder and .zip that pictures of one platform share; the format’s own name when left out'),
  size: z
    .tuple([px, z.union([px, z.literal('auto')])])
    .describe('width, height in px; auto for long pictures'),
  deck: z
    .enum(['cover', 'square', 'story', 'wide', 'banner', 'long', 'grid'])
    .describe('which deck of cards is set in it'),
  safe: z
    .tuple([z.int().nonnegative(), z.int().nonnegative(), z.int().nonnegative(), z.int().nonnegative()])
    .default([0, 0, 0, 0])
    .describe('top, right, bottom, left px covered by the platform'),
  cap: z.int().positive().optional().describe('largest file in bytes'),
  file: z.enum(['png', 'jpg']).default('png').describe('png turns into jpg only where the cap demands it'),
  most: z.int().positive().optional().describe('most pictures that a post takes'),
  scale: z.literal([1, 2]).default(1).describe('device px per px: 2 for @2x'),
  slice: px.optional().describe('a long picture is handed over in slices no higher than this, px'),
  tallest: z
    .int()
    .positive()
    .max(mostHigh)
    .optional()
    .describe('a long picture higher than this goes on in a second, px'),
  post: z
    .strictObject({
      length: z.int().positive().describe('most characters of a post'),
      count: z
        .enum(['characters', 'weighted'])
        .default('characters')
        .describe('weighted: Han and other wide characters count two'),
      hashtags: z.enum(['#x', '#x#', 'none']).default('#x'),
    })
    .optional()
    .describe('the text that goes with the pictures'),
  usual: z.boolean().default(true).describe('made when neither report nor command line names formats'),
  source: z.string().optional().describe('where the numbers come from'),
  status: z.enum(['official', 'source', 'unverified']).optional().describe('how well they are known'),
  checkedOn: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, { error: '日期写成 YYYY-MM-DD。 A date is written as YYYY-MM-DD' })
    .optional(),
});
export type CardFormat = z.infer<typeof cardSchema> & { name: string };

/** Whose pictures go into one folder and .zip. */
export const platformOf = (format: CardFormat): string => format.platform ?? format.name;

const formatsSchema = z.strictObject({
  pages: namedSchema(pageSchema).default({}),
  cards: namedSchema(cardSchema).default({}),
});

export interface Formats {
  pages: PageFormat[];
  cards: CardFormat[];
}

/** @throws ProblemError for everything that is wrong in a list, at its line. */
export async function readFormats(search: SearchPath): Promise<Formats> {
  const pages = new Map<string, PageFormat>();
  const cards = new Map<string, CardFormat>();
  const costs = await readCosts(search);
  for (const folder of [...search.styles].reverse()) {
    const file = path.join(folder, 'formats.yaml');
    if (!existsSync(file)) continue;
    const stated = await readDesign(file, formatsSchema);
    for (const [name, page] of Object.entries(stated.pages)) pages.set(name, { ...page, name, costs });
    for (const [name, card] of Object.entries(stated.cards)) cards.set(name, { ...card, name });
  }
  return { pages: [...pages.values()], cards: [...cards.values()] };
}
