/**
 * The news of a section in the report's own words: a short sentence that says a change or a share. Its standfirst
 * first, then its title where that is a clause, then a sentence of its items. The number then keeps its label.
 */
import { languageTable } from '../../model/language-table.ts';
import { saysChange } from '../../view/finding-words.ts';
import { splitSentences } from '../../view/sentences.ts';
import { deriveHeadline, plainText } from '../../view/text.ts';
import type { SectionView, Text } from '../../view/view.ts';
import type { News } from './about.ts';
import type { Pool } from './option.ts';

/** Longest in characters. */
const longest = { han: 24, latin: 58 } as const;
/** Titles that ask what their section tells: a number that is not of its answer contradicts them. */
const asking =
  /^(?:what|how|where|who|why|was|wie|wo|wer|woher|wohin|wofür|warum|ce que|où|comment|qui|pourquoi|cosa|come|dove|chi|qué|cómo|dónde|quién|o que|como|onde|quem|wat|hoe|waar|wie)(?!\p{L})/iu;
export const asks = (title: string): boolean => asking.test(title.trim());

const clean = (text: string): string => text.trim().replace(/[。.;；]$/, '');

function newsIn(runs: Text, { view, held }: Pool): News | undefined {
  const facts = runs.flatMap(({ fact }) => (fact ? [fact] : []));
  const text = clean(plainText(runs));
  if (text === '' || [...text].length > longest[view.script]) return undefined;
  if (!saysChange(text, view.language)) return undefined;
  // "That is the finding which troubles us most" says nothing without the sentence before it.
  if (languageTable(view.language)?.leans?.sentence.test(text)) return undefined;
  if (facts.some((fact) => held.facts.has(fact) || held.ranks.has(fact))) return undefined;
  return { headline: deriveHeadline(text, view.language), facts: [...new Set(facts)] };
}

/** @returns undefined where the section's own words name its subject only. */
export function newsOf(section: SectionView, pool: Pool): News | undefined {
  const standfirst = splitSentences(section.standfirst);
  for (const sentence of standfirst) {
    const news = newsIn(sentence, pool);
    if (news) return news;
  }
  const { title } = section;
  if (saysChange(title.text, pool.view.language)) return { headline: title, facts: [] };
  if (pool.view.script !== 'latin') return undefined;
  // A sentence of the items whose numbers have their own labels on the card says nothing new; one whose numbers are
  // no facts of the report would stand over the number of something else.
  return section.items
    .filter(({ heading }) => !heading)
    .flatMap(({ runs }) => splitSentences(runs))
    .filter((sentence) => sentence.every(({ fact }) => !fact) && !/\d/u.test(plainText(sentence)))
    .map((sentence) => newsIn(sentence, pool))
    .find((news) => news !== undefined);
}
