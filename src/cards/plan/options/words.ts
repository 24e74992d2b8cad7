/** Finished things of a section, as ticked lines. */
import { plainText } from '../../../view/text.ts';
import { splitSentences } from '../../../view/sentences.ts';
import type { SectionView } from '../../../view/view.ts';
import type { CheckItem } from '../content.ts';
import { limits, titleOption, type Option, type Pool } from '../option.ts';

const mostItem = { han: 44, latin: 90 } as const;

/** Kinds of numbers that say how much there is: nothing to tick off. */
const levels = new Set(['money', 'stock', 'share', 'total']);

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
      const isLevel = facts.length > 0 && facts.every((fact) => levels.has(kinds.get(fact) ?? ''));
      if ([...text].length > mostItem[view.script] || text === '') continue;
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

export function wordsOptions(section: SectionView, numbers: number, pool: Pool): Option[] {
  const items = checkItems(section, pool);
  const options: Option[] = [];
  if (items.length >= (numbers < 2 ? 2 : 3) && numbers < 3)
    options.push({
      content: { device: 'checklist', items: items.slice(0, 6) },
      ...titleOption(section),
      headlineFacts: [],
      gain: 20 + limits.shown * Math.min(4, items.length) - 8 * numbers,
    });
  return options;
}
