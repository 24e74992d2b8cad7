/**
 * Texts among the hints for cards. The cards stage knows the whole form of the hints; what is printed of
 * them obeys the grammar of every other text, and that is looked at here.
 */
import type { Report } from './report.ts';

export interface HintTexts {
  /** Shorter titles, by card. */
  titles: Record<string, string>;
  /** Own statements, by card. */
  texts: Record<string, string[]>;
  post: string | undefined;
  hashtags: string[];
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string';

/** What is of another type than it should be is left out: the cards stage tells of it. */
export function hintTexts({ cards = {} }: Pick<Report, 'cards'>): HintTexts {
  return textsIn(cards);
}

/** The hints for all pictures, then those of each platform, with their place in the dataset. */
export function hintSets({ cards = {} }: Pick<Report, 'cards'>): { path: string[]; texts: HintTexts }[] {
  const { platforms } = cards;
  return [
    { path: ['cards'], texts: textsIn(cards) },
    ...Object.entries(isMap(platforms) ? platforms : {}).flatMap(([name, hints]) =>
      isMap(hints) ? [{ path: ['cards', 'platforms', name], texts: textsIn(hints) }] : [],
    ),
  ];
}

function textsIn({ titles, texts, post, hashtags }: Record<string, unknown>): HintTexts {
  const keep = <T>(map: unknown, take: (value: unknown) => T | undefined): Record<string, T> =>
    Object.fromEntries(
      Object.entries(isMap(map) ? map : {}).flatMap(([id, value]) => {
        const taken = take(value);
        return taken === undefined ? [] : [[id, taken]];
      }),
    );
  const list = (value: unknown): string[] | undefined =>
    Array.isArray(value) && value.every(isText) ? value : undefined;
  return {
    titles: keep(titles, (value) => (isText(value) ? value : undefined)),
    texts: keep(texts, list),
    post: isText(post) ? post : undefined,
    hashtags: list(hashtags) ?? [],
  };
}
