/**
 * The text that goes with a platform's pictures: from the report's own words, within the platform's length.
 */
import type { ReportView, SectionView } from '../view/view.ts';
import type { CardFormat } from '../design/format.ts';
import { readHints } from './hints.ts';
import { freeOf, type Held, heldFacts } from './plan/pool.ts';

type Post = NonNullable<CardFormat['post']>;

/** Characters as the platform counts them: on X, Han and other wide ones count two. */
export const postLength = (text: string, { count }: Pick<Post, 'count'>): number =>
  [...text].reduce((sum, char) => sum + (count === 'weighted' && char.codePointAt(0)! > 0x10ff ? 2 : 1), 0);

/** A hashtag has no spaces and no marks; emoji are kept whole. Their expression is slow to make, and seldom needed. */
const tagOf = (text: string): string => {
  const kept = mayHaveEmoji.test(text) ? /\p{RGI_Emoji}|[\p{L}\p{M}\p{N}]/gv : /[\p{L}\p{M}\p{N}]/gu;
  return [...text.matchAll(kept)].map(([part]) => part).join('');
};
const mayHaveEmoji = /[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3]/u;

export function hashtagsOf(view: ReportView, style: Post['hashtags']): string[] {
  if (style === 'none') return [];
  const { hashtags } = readHints(view.cards);
  const { place, title, kicker } = view.masthead;
  // Latin titles run together are hard to read.
  const words =
    hashtags.length > 0 ? hashtags : view.script === 'han' ? [title.text, place, kicker] : [place];
  return [...new Set(words.map(tagOf).filter(Boolean))].map((word) =>
    style === '#x#' ? `#${word}#` : `#${word}`,
  );
}

/** What a section has to say: its rank, else its first number that the report does not lead with, else its name. */
function newsOf({ facts, short }: SectionView, view: ReportView, held: Held): string {
  const own = facts
    .flatMap((fact) => freeOf(fact, held) ?? [])
    .filter(
      ({ parts, status, id }) =>
        parts.length > 0 && status !== 'target' && !view.lead.facts.some((one) => one.id === id),
    );
  const fact = own.find(({ rank }) => rank !== '') ?? own[0];
  if (!fact) return short;
  const { colon, comma } = view.words;
  return `${fact.label}${colon}${fact.full}${fact.rank ? `${comma}${fact.rank}` : ''}`;
}

/** Sentences that the post may consist of, the most important first: never cut inside. */
function sentencesOf(view: ReportView): string[] {
  const { words, masthead, lead, review, plan } = view;
  const held = heldFacts(view, readHints(view.cards).keep);
  const facts = lead.facts
    .filter(({ id }) => !held.facts.has(id))
    .map((fact) => `${fact.label}${words.colon}${fact.full}`);
  const parts = [
    [masthead.kicker, masthead.title.text].filter(Boolean).join(words.colon),
    ...facts,
    ...review.sections.map((section) => newsOf(section, view, held)),
    ...(plan ? [plan.title.text, ...plan.tasks.map((task) => task.title.text)] : []),
  ];
  return [...new Set(parts.filter((part) => part !== ''))];
}

/**
 * Title, headline figures, a number of each section and tasks, as many as fit with source and hashtags.
 * An own text of the report (`cards: post`) comes instead, whole.
 */
export function postText(view: ReportView, post: Post): string {
  const own = view.post;
  const tags = hashtagsOf(view, post.hashtags).join(' ');
  const { link, handle } = readHints(view.cards);
  const signed = [handle, link].filter(Boolean).join(' ');
  const compose = (body: string) => [body, view.source, signed, tags].filter(Boolean).join('\n');
  if (own) return [own, signed, tags].filter(Boolean).join('\n');
  const sentences = sentencesOf(view);
  let count = sentences.length;
  const fits = () => postLength(compose(sentences.slice(0, count).join('\n')), post) <= post.length;
  while (count > 1 && !fits()) count -= 1;
  if (fits()) return compose(sentences.slice(0, count).join('\n'));
  // Not even the title fits with tags and source: the title alone is what is posted.
  return sentences[0] ?? view.masthead.title.text;
}
