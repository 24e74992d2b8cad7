/**
 * `cards:` of a report: what the social team wants otherwise than planned. Short titles, omissions,
 * order, the hero of a section, a text of its own; for all pictures, or for those of a platform.
 */
import { z } from 'zod';
import type { ReportView } from '../view/view.ts';
import { variants } from './plan/grounds.ts';

/** sRGB, lower case. */
const colour = /^#[0-9a-f]{6}$/;

/** What may differ from platform to platform. */
const planned = {
  order: z.array(z.string()).describe('ids of cards, in the order wanted; the others follow'),
  omit: z.array(z.string()).describe('ids of cards left out'),
  titles: z
    .record(z.string(), z.string())
    .describe('shorter titles by card id; "|" marks where a line may break'),
  heroes: z.record(z.string(), z.string()).describe('fact set largest, by card id'),
  facts: z.record(z.string(), z.array(z.string())).describe('facts shown, by card id'),
  texts: z
    .record(z.string(), z.array(z.string()))
    .describe('own statements instead of the planned content, by card id'),
  photos: z
    .record(
      z.string(),
      z.union([
        z.string(),
        z.strictObject({ photo: z.string(), fit: z.enum(['cover', 'contain']).default('cover') }),
      ]),
    )
    .describe('photo on the cover, a statement or a split, by card id; "fit: contain" shows a graphic whole'),
  variant: z.enum(variants).describe('light or dark grounds alone, where a device has them'),
  post: z.string().describe('text of the post'),
  hashtags: z.array(z.string()).describe('without #'),
  handle: z.string().describe('name of the account that posts, e.g. @city'),
  link: z
    .url({ protocol: /^https?$/ })
    .describe('address of the report: a QR code on the last card, and a line of the post'),
  call: z.string().describe('what readers are asked to do, on the last card'),
};

const platformSchema = z.strictObject(planned).partial();

export const cardsSchema = z.strictObject({
  ...planned,
  order: planned.order.optional(),
  omit: planned.omit.default([]),
  titles: planned.titles.default({}),
  heroes: planned.heroes.default({}),
  facts: planned.facts.default({}),
  texts: planned.texts.default({}),
  keep: z.array(z.string()).default([]).describe('facts shown although a query on them is open'),
  photos: planned.photos.default({}),
  variant: planned.variant.optional(),
  post: planned.post.optional(),
  hashtags: planned.hashtags.default([]),
  handle: planned.handle.optional(),
  link: planned.link.optional(),
  call: planned.call.optional(),
  platforms: z
    .record(z.string(), platformSchema)
    .default({})
    .describe('what differs on a platform or in a format, by its name'),
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
export type PlatformHints = z.infer<typeof platformSchema>;

/** A photo that a card is given, and how it stands in its place. */
export interface CardPhoto {
  photo: string;
  fit: 'cover' | 'contain';
}

/** The photo of a card, by the card's id. */
export const photoOf = ({ photos }: Pick<CardHints, 'photos'>, card: string): CardPhoto | undefined => {
  const asked = photos[card];
  return typeof asked === 'string' ? { photo: asked, fit: 'cover' } : asked;
};

/** Hints that were checked with the report. */
export const readHints = (raw: unknown): CardHints => cardsSchema.parse(raw ?? {});

/** Maps by card are joined, the platform's entries before those of all; anything else is replaced. */
function joinHints(all: CardHints, own: PlatformHints): CardHints {
  const joined = { ...all, ...own };
  for (const field of ['titles', 'heroes', 'facts', 'texts', 'photos'] as const)
    Object.assign(joined, { [field]: { ...all[field], ...own[field] } });
  return joined;
}

/**
 * The report as a platform's pictures show it: its hints, statements and post in place of those for all.
 * A format's own hints (`x`, `instagram-story`) come before those of the platform that it belongs to.
 */
export function viewFor(view: ReportView, names: readonly string[]): ReportView {
  const hints = readHints(view.cards);
  const own = names.filter((name) => hints.platforms[name]);
  if (own.length === 0) return view;
  return own.reduce((joined, name): ReportView => {
    const texts = view.platformTexts?.[name];
    return {
      ...joined,
      cards: joinHints(readHints(joined.cards), hints.platforms[name]!),
      cardTexts: { ...joined.cardTexts, ...texts?.cardTexts },
      ...(texts?.post ? { post: texts.post } : {}),
    };
  }, view);
}
