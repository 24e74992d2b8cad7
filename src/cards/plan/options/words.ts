/** Finished things of a section, as ticked lines. */
import { languageTable } from '../../../model/language-table.ts';
import { deriveHeadline, plainText } from '../../../view/text.ts';
import { saysChange } from '../../../view/finding-words.ts';
import { splitSentences } from '../../../view/sentences.ts';
import type { SectionView, Text } from '../../../view/view.ts';
import type { CheckItem } from '../content.ts';
import { stakeWeight, stakeWeights } from '../../../view/gravity.ts';
import { limits, titleOption, type Option, type Pool } from '../option.ts';

/** What it is worth that a list is headed by its news. */
const saidGain = 8;
const mostItem = { han: 44, latin: 90 } as const;

/** Kinds of numbers that say how much there is: nothing to tick off. */
const levels = new Set(['money', 'stock', 'share', 'total']);

/**
 * Does a sentence tell of what is not, of what there should be less of, or a number that nobody has entered? Nothing
 * to tick off either.
 */
function isSober(sentence: Text, language: string): boolean {
  const { denies, stakes } = languageTable(language) ?? {};
  const text = plainText(sentence);
  const isTyped = sentence.some(({ fact, text: words }) => !fact && /\p{Nd}/u.test(words));
  return (
    isTyped || [denies, stakes?.less, stakes?.short, stakes?.owed].some((words) => words?.test(text) ?? false)
  );
}

/** Has a quotation begun or ended outside of the sentence? It is nobody's word then. */
function isTorn(text: string): boolean {
  const count = (marks: RegExp): number => text.match(marks)?.length ?? 0;
  return count(/[“「『«]/gu) !== count(/[”」』»]/gu);
}

/** Finished things of a section: small what it is about, large what was done. */
export function checkItems(section: SectionView, { held, view }: Pool): CheckItem[] {
  const items: CheckItem[] = [];
  const kinds = new Map(section.facts.map(({ id, kind }) => [id, kind]));
  for (const { runs, heading, at } of section.items) {
    if (heading) continue;
    for (const sentence of splitSentences(runs)) {
      const rank = sentence.find(
        ({ role, fact }) => role === 'rank' && fact && !held.facts.has(fact) && !held.ranks.has(fact),
      );
      const text = plainText(sentence)
        .replace(/[。.]$/, '')
        .trim();
      if (sentence.some(({ fact }) => fact && held.facts.has(fact))) continue;
      const facts = [...new Set(sentence.flatMap(({ fact }) => (fact ? [fact] : [])))];
      const isLevel =
        isSober(sentence, view.language) ||
        (facts.length > 0 && facts.every((fact) => levels.has(kinds.get(fact) ?? '')));
      if ([...text].length > mostItem[view.script] || text === '' || isTorn(text)) continue;
      if (rank && text.endsWith(rank.text)) {
        items.push({
          small: text.slice(0, text.length - rank.text.length),
          big: rank.text,
          isRank: true,
          facts,
          at,
        });
        continue;
      }
      const comma = view.script === 'han' ? text.lastIndexOf('，') : -1;
      const [small, big] =
        comma > 4 && text.length - comma > 5 ? [text.slice(0, comma + 1), text.slice(comma + 1)] : ['', text];
      items.push({ small, big, isRank: false, isLevel, facts, at });
    }
  }
  return items;
}

/** Lines that a list keeps at least. */
const leastTold = 3;

/** Longest headline of a list, in characters. */
const longestSaid = { han: 24, latin: 58 } as const;

/**
 * The line that heads the others: a rank or what is missing, else how something changed, else what was done or its
 * share, else a level. It is no more a line then.
 */
function leadOf(items: CheckItem[], section: SectionView, { view }: Pool): CheckItem | undefined {
  const byId = new Map(section.facts.map((fact) => [fact.id, fact]));
  const weight = (item: CheckItem): number => {
    const { isRank, facts = [] } = item;
    const said = facts.flatMap((id) => byId.get(id) ?? []);
    if (isRank || said.some((fact) => stakeWeight(fact, view.language) >= stakeWeights.short)) return 4;
    if (said.some(({ kind }) => kind === 'growth' || kind === 'decrease')) return 3;
    if (said.length === 0) return saysMore(item) ? 2 : 0;
    return said.every(({ kind }) => levels.has(kind) && kind !== 'share') ? 1 : 2;
  };
  const saysMore = ({ small, big }: CheckItem): boolean => saysChange(`${small}${big}`, view.language);
  const short = items.filter(({ small, big }) => [...small, ...big].length <= longestSaid[view.script]);
  if (short.length === 0) return undefined;
  const best = short.reduce((one, item) => (weight(item) > weight(one) ? item : one));
  // A sentence that only says what follows is no news: "We measure response times by category".
  return weight(best) > 0 ? best : undefined;
}

/** The best line over the others: its number or rank large, under the words that say of what; else as headline. */
function saidBy(
  lead: CheckItem,
  items: CheckItem[],
  section: SectionView,
  { view }: Pool,
): Pick<Option, 'content' | 'headline' | 'headlineFacts'> {
  const { language } = view;
  const text = `${lead.small}${lead.big}`;
  const hero = section.facts.find(
    ({ id, parts, kind }) => lead.facts?.includes(id) && parts.length > 0 && kind !== 'text',
  );
  if (hero) {
    // The sentence up to its number has the verb: 全年接待遊客 | 742萬人次.
    const isMove = hero.kind === 'growth' || hero.kind === 'decrease';
    const said =
      view.script === 'han' && !isMove && text.endsWith(hero.full) ? text.slice(0, -hero.full.length) : '';
    return {
      content: { device: 'checklist', items, hero },
      headline: deriveHeadline(said || hero.label, language),
      headlineFacts: [hero.id],
    };
  }
  const of = lead.small.replace(/[，,、：:]$/u, '').trim();
  return lead.isRank && of !== ''
    ? {
        content: { device: 'checklist', items, giant: lead },
        headline: deriveHeadline(of, language),
        headlineFacts: lead.facts ?? [],
      }
    : {
        content: { device: 'checklist', items },
        headline: deriveHeadline(text, language),
        headlineFacts: lead.facts ?? [],
      };
}

/** Does a line only lead to others? It has neither a number nor a change, nor denies one: "We measure by category". */
function isEmpty({ small, big, facts = [] }: CheckItem, { view }: Pool): boolean {
  const text = `${small}${big}`;
  const { denies } = languageTable(view.language) ?? {};
  return (
    facts.length === 0 && !/\p{Nd}/u.test(text) && !saysChange(text, view.language) && !denies?.test(text)
  );
}

export function wordsOptions(section: SectionView, numbers: number, pool: Pool): Option[] {
  const all = checkItems(section, pool);
  const told = all.filter((item) => !isEmpty(item, pool));
  // Among lines of numbers; where most are plain words, that is what the section says.
  const items = told.length > all.length / 2 && told.length >= leastTold ? told : all;
  const options: Option[] = [];
  if (items.length < (numbers < 2 ? 2 : 3) || numbers > 2) return options;
  const gain = 20 + limits.shown * Math.min(4, items.length) - 8 * numbers;
  const title = titleOption(section);
  const lead = title.isFinding ? undefined : leadOf(items, section, pool);
  // One line alone below a headline is none of a list.
  if (lead && items.length > 2) {
    const rest = items.filter((item) => item !== lead).slice(0, 6);
    options.push({ ...saidBy(lead, rest, section, pool), isFinding: true, gain: gain + saidGain });
  }
  options.push({
    content: { device: 'checklist', items: items.slice(0, 6) },
    ...title,
    headlineFacts: [],
    gain,
  });
  return options;
}
