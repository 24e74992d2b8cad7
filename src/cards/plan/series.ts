/** Cards of what a section draws from tables and of its events: one a figure, with its statement as headline. */
import { isSeriesKind } from '../../model/series.ts';
import { languageTable } from '../../model/language-table.ts';
import { isAtStake, saysChange } from '../../view/finding-words.ts';
import { splitSentences } from '../../view/sentences.ts';
import { deriveHeadline, plainText } from '../../view/text.ts';
import type { FactView, FigureView, SectionView } from '../../view/view.ts';
import { newsOf } from './news.ts';
import { isDoubted } from './pool.ts';
import { titleOption, type Option, type Pool } from './option.ts';
import type { Slot } from './slot.ts';

/** What a chart of its own is worth, and how much less a deck misses it than a section. */
const gains = { alone: 64, worth: -24 } as const;

export const isSeries = ({ kind, series, events }: FigureView): boolean =>
  (isSeriesKind(kind) && series !== undefined) || (kind === 'timeline' && (events ?? []).length > 0);

/** What the figure says: its title; without one that of its section. */
const headlineOf = (
  figure: FigureView,
  section: SectionView,
  pool: Pool,
): Pick<Option, 'headline' | 'headlineFacts' | 'isFinding'> =>
  figure.title
    ? { headline: deriveHeadline(figure.title, pool.view.language), headlineFacts: [], isFinding: true }
    : (rowSaid(figure, section, pool) ?? newsOption(section, pool));

/** What the section's text says of a row or column of the table, without a fact of its own: the news of the chart. */
function rowSaid(
  { series }: FigureView,
  section: SectionView,
  { view }: Pool,
): Pick<Option, 'headline' | 'headlineFacts' | 'isFinding'> | undefined {
  const names = [...(series?.rows ?? []), ...(series?.columns ?? [])]
    .map(({ label }) => label.trim())
    .filter((name) => [...name].length > 1 && /\p{L}/u.test(name));
  for (const item of section.items.filter(({ heading }) => !heading))
    for (const runs of splitSentences(item.runs)) {
      const text = plainText(runs)
        .trim()
        .replace(/[。.]$/, '');
      const isNews = saysChange(text, view.language) || isAtStake(text, 'short', view.language);
      if (runs.some(({ fact }) => fact) || [...text].length > longestSaid[view.script] || !isNews) continue;
      if (!names.some((name) => text.toLowerCase().includes(name.toLowerCase()))) continue;
      if (languageTable(view.language)?.leans?.sentence.test(text) || isDoubted(text, item.at, view))
        continue;
      return { headline: deriveHeadline(text, view.language), headlineFacts: [], isFinding: true };
    }
  return undefined;
}
/** Longest in characters. */
const longestSaid = { han: 28, latin: 64 } as const;

function newsOption(
  section: SectionView,
  pool: Pool,
): Pick<Option, 'headline' | 'headlineFacts' | 'isFinding'> {
  const news = newsOf(section, pool);
  return news
    ? { headline: news.headline, headlineFacts: news.facts, isFinding: true }
    : titleOption(section);
}

export const seriesOption = (
  figure: FigureView,
  section: SectionView,
  pool: Pool,
  hero?: FactView,
): Option => ({
  content: { device: 'series', figure, ...(hero ? { hero } : {}) },
  ...headlineOf(figure, section, pool),
  gain: gains.alone,
});

/** A slot for each figure but those that stand for their section. */
export function seriesSlots(section: SectionView, slot: Slot, pool: Pool, taken: number): Slot[] {
  const figures = section.figures.filter(isSeries).slice(taken);
  return figures.map((figure, index) => {
    const before = figures.slice(0, index).filter(({ kind }) => kind === figure.kind).length;
    return {
      ...slot,
      id: `${section.id}-${figure.kind}${before > 0 ? `-${before + 1}` : ''}`,
      worth: gains.worth,
      // The section's own title stands over its first card.
      options: [seriesOption(figure, section, pool)],
    };
  });
}
