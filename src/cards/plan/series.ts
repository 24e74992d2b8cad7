/** Cards of what a section draws from tables and of its events: one a figure, with its statement as headline. */
import { isSeriesKind } from '../../model/series.ts';
import { deriveHeadline } from '../../view/text.ts';
import type { FactView, FigureView, ReportView, SectionView } from '../../view/view.ts';
import { titleOption, type Option } from './option.ts';
import type { Slot } from './slot.ts';

/** What a chart of its own is worth, and how much less a deck misses it than a section. */
const gains = { alone: 64, worth: -24 } as const;

export const isSeries = ({ kind, series, events }: FigureView): boolean =>
  (isSeriesKind(kind) && series !== undefined) || (kind === 'timeline' && (events ?? []).length > 0);

/** What the figure says: its title; without one that of its section. */
const headlineOf = (
  figure: FigureView,
  section: SectionView,
  { language }: ReportView,
): Pick<Option, 'headline' | 'headlineFacts' | 'isFinding'> =>
  figure.title
    ? { headline: deriveHeadline(figure.title, language), headlineFacts: [], isFinding: true }
    : titleOption(section);

export const seriesOption = (
  figure: FigureView,
  section: SectionView,
  view: ReportView,
  hero?: FactView,
): Option => ({
  content: { device: 'series', figure, ...(hero ? { hero } : {}) },
  ...headlineOf(figure, section, view),
  gain: gains.alone,
});

/** A slot for each figure but those that stand for their section. */
export function seriesSlots(section: SectionView, slot: Slot, view: ReportView, taken: number): Slot[] {
  const figures = section.figures.filter(isSeries).slice(taken);
  return figures.map((figure, index) => {
    const before = figures.slice(0, index).filter(({ kind }) => kind === figure.kind).length;
    return {
      ...slot,
      id: `${section.id}-${figure.kind}${before > 0 ? `-${before + 1}` : ''}`,
      worth: gains.worth,
      // The section's own title stands over its first card.
      options: [seriesOption(figure, section, view)],
    };
  });
}
