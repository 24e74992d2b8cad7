/**
 * The news of a section in the report's own words: a short sentence that says a change or a share. Its standfirst
 * first, then its title where that is a clause, then a sentence of its items. The number then keeps its label.
 */
import { splitSentences } from '../../view/sentences.ts';
import { deriveHeadline, plainText } from '../../view/text.ts';
import type { FactView, Headline, SectionView, Text } from '../../view/view.ts';
import type { Pool } from './option.ts';

export interface News {
  headline: Headline;
  /** Facts that it says. */
  facts: string[];
}

/** Longest in characters; fewest words of a Latin clause. */
const longest = { han: 24, latin: 58 } as const;
const fewestWords = 3;

/** Words that say a change, a comparison or a share, by language; a title without one names a subject. */
const changes: Record<string, RegExp> = {
  zh: /增长|上升|提高|下降|减少|降低|翻番|翻一番|超过|突破|首次|新高|过半|一半|成(?:以上|左右)|多于|少于|快于|高于|低于/,
  en: /\b(?:fall|fell|falls|fallen|rise|rises|rose|risen|grow|grows|grew|grown|increased?s?|decreased?s?|drops?|dropped|climb(?:s|ed)?|halve[sd]?|doubled?s?|tripled?s?|more|fewer|less|than|half|third|quarter|up|down|record|first|most|exceed(?:s|ed)?|overtook|overtakes)\b/i,
  de: /\b(?:steig\w*|stieg\w*|sink\w*|sank\w*|wächst|wuchs\w*|mehr|weniger|halbier\w*|verdoppel\w*|hälfte|drittel|viertel|rekord\w*|erstmals|meist\w*|als)\b/i,
  fr: /\b(?:augment\w*|baiss\w*|recul\w*|progress\w*|hausse|plus|moins|moitié|tiers|quart|doubl\w*|record|premi\w*)\b/i,
};

/** A single word of comparison is no clause: "More places". */
const isClause = (text: string, language: string): boolean => {
  const words = changes[language.slice(0, 2)];
  if (!words?.test(text)) return false;
  return /\p{Script=Han}/u.test(text) || text.trim().split(/\s+/).length >= fewestWords;
};

/** Does a text say that something changed? */
export const saysChange = isClause;

/** Titles that ask what their section tells: a number that is not of its answer contradicts them. */
const asking =
  /^(?:what|how|where|who|why|was|wie|wo|wer|woher|wohin|wofür|warum|ce que|où|comment|qui|pourquoi|cosa|come|dove|chi|qué|cómo|dónde|quién|o que|como|onde|quem|wat|hoe|waar|wie)(?!\p{L})/iu;
export const asks = (title: string): boolean => asking.test(title.trim());

const clean = (text: string): string => text.trim().replace(/[。.;；]$/, '');

function newsIn(runs: Text, { view, held }: Pool): News | undefined {
  const facts = runs.flatMap(({ fact }) => (fact ? [fact] : []));
  const text = clean(plainText(runs));
  if (text === '' || [...text].length > longest[view.script]) return undefined;
  if (!isClause(text, view.language)) return undefined;
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
  if (isClause(title.text, pool.view.language)) return { headline: title, facts: [] };
  if (pool.view.script !== 'latin') return undefined;
  // A sentence of the items whose numbers have their own labels on the card says nothing new.
  return section.items
    .filter(({ heading }) => !heading)
    .flatMap(({ runs }) => splitSentences(runs))
    .filter((sentence) => sentence.every(({ fact }) => !fact))
    .map((sentence) => newsIn(sentence, pool))
    .find((news) => news !== undefined);
}

/** Least letters of a Latin word, and characters of a Han one, that two texts have in common. */
const commonLength = { han: 2, latin: 5 } as const;

/** Is news about a number? It says the number itself, or a word of its label. */
export function isAbout({ headline, facts }: News, { id, label }: FactView): boolean {
  if (facts.includes(id)) return true;
  const said = headline.text.toLowerCase();
  if (/\p{Script=Han}/u.test(label)) {
    const letters = [...label];
    return letters.some((_letter, at) => {
      const part = letters.slice(at, at + commonLength.han).join('');
      return part.length === commonLength.han && said.includes(part);
    });
  }
  // The stems of words: ship and ships, fall and fallen.
  return label
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some(
      (word) => word.length >= commonLength.latin - 1 && said.includes(word.slice(0, commonLength.latin)),
    );
}
