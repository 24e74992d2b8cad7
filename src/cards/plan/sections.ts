/** The cards of the sections: the ways that fit the format, and a photo of its own. */
import { plainText } from '../../view/text.ts';
import type { ReportView, SectionView } from '../../view/view.ts';
import { lastOf } from '../device/series/peak.ts';
import { photoOf, type CardHints } from '../hints.ts';
import type { Content } from './content.ts';
import { numbersOf, type Option, type Pool } from './option.ts';
import { sectionOptions } from './options.ts';
import { freeOf } from './pool.ts';
import { isSeries, seriesOption, seriesSlots } from './series.ts';
import { saidNews } from './said-news.ts';
import type { Slot } from './slot.ts';

/** A flat picture says one thing: tiles are its last choice. */
const flatMosaic = 30;

export function sectionSlots(
  view: ReportView,
  pool: Pool,
  hints: CardHints,
  { fits, isFlat }: { fits: (slot: Slot, option: Option) => boolean; isFlat: boolean },
): Slot[] {
  const part = view.review.title.text;
  const slots = view.review.sections.flatMap((section): Slot[] => {
    const slot: Slot = {
      id: section.id,
      of: section.id,
      bookmark: section.number,
      title: section.title.text,
      part,
      options: [],
      section,
      worth: 30,
    };
    const facts = hints.facts[section.id];
    const shown = facts
      ? {
          ...section,
          facts: section.facts.filter(({ id }) => facts.includes(id)),
          figures: section.figures.map((figure) => ({
            ...figure,
            facts: figure.facts.filter(({ id }) => facts.includes(id)),
          })),
        }
      : section;
    const own = view.cardTexts[section.id]?.map((text) => plainText(text));
    const options: Option[] = own
      ? [
          {
            content: {
              device: 'checklist',
              items: own.map((text) => ({ small: '', big: text, isRank: false })),
            } as Content,
            headline: section.title,
            headlineFacts: [],
            isFinding: false,
            gain: 100,
          },
        ]
      : sectionOptions(shown, pool, { isFlat });
    const said = own ? undefined : saidNews(shown, pool);
    const isCharted = options.some(({ content: { device } }) => charted.has(device));
    const standsFor = said?.isAlone === true && (!isCharted || said.isWhole) && fits(slot, said.option);
    if (standsFor) options.unshift(said.option);
    const series = ownSeries(shown, pool, options);
    const isTaken = series !== undefined && fits(slot, series);
    slot.options = withTitles(isTaken ? [series, ...options] : options, section)
      .map((option) =>
        isFlat && option.content.device === 'mosaic' ? { ...option, gain: option.gain - flatMosaic } : option,
      )
      .sort((a, b) => b.gain - a.gain)
      .filter((option) => fits(slot, option))
      .slice(0, mostOptions);
    // A photo that the editor gives a card has no second one of its own.
    const placed = Object.keys(hints.photos).map((card) => photoOf(hints, card)?.photo);
    const photo = section.photos.find(({ file, id }) => file !== undefined && !placed.includes(id));
    const pictured: Slot = {
      ...slot,
      id: `${section.id}-photo`,
      worth: -30,
      options: photo
        ? [
            {
              content: { device: 'photo', photo },
              headline: section.title,
              headlineFacts: [],
              isFinding: false,
              gain: 40,
            },
          ]
        : [],
    };
    const news: Slot = {
      ...slot,
      id: newsId(section),
      options: said && !standsFor ? [said.option] : [],
    };
    const slots = [
      news,
      slot,
      ...seriesSlots(shown, slot, pool, isTaken ? 1 : 0),
      ...(photo ? [pictured] : []),
    ];
    return slots.map((one) =>
      one === slot ? one : { ...one, options: one.options.filter((option) => fits(one, option)) },
    );
  });
  return withGravest(slots, view);
}

const newsId = ({ id }: SectionView): string => `${id}-news`;

/** Sentences that have a card of their own beside their section's, at most: the gravest. */
const mostNews = 3;

function withGravest(slots: Slot[], { review }: ReportView): Slot[] {
  const ids = new Set(review.sections.map(newsId));
  const gainOf = (slot: Slot): number => slot.options[0]?.gain ?? 0;
  const news = slots.filter(({ id, options }) => ids.has(id) && options.length > 0);
  const kept = new Set(news.toSorted((a, b) => gainOf(b) - gainOf(a)).slice(0, mostNews));
  return slots.filter((slot) => !ids.has(slot.id) || kept.has(slot));
}

/** Charts have a card of their own beside what a section says in words. */
const charted = new Set<string>(['columns', 'bridge', 'whole', 'split', 'series']);

/**
 * The chart of a section that has one number of its own, which stands over it, or nothing else to show; what the
 * report leads with has its card already. Where there is more, charts have cards of their own.
 */
function ownSeries(section: SectionView, pool: Pool, options: Option[]): Option | undefined {
  const figure = section.figures.find(isSeries);
  const numbers = numbersOf(section.facts.flatMap((fact) => freeOf(fact, pool.held) ?? []));
  const fresh = numbers.filter(({ id }) => !pool.view.lead.facts.some((fact) => fact.id === id));
  if (!figure || fresh.length > 1 || (numbers.length === 0 && options.length > 0)) return undefined;
  const last = lastOf(figure)?.cell.value;
  const hero = fresh[0] ?? numbers.find(({ value }) => value === last) ?? numbers[0];
  const option = seriesOption(figure, section, pool, hero);
  return { ...option, gain: option.gain + ownGain };
}
/** Before the number of the section alone. */
const ownGain = 100;

/** Where a long finding leaves a chart no room, the section's own title is its headline. */
const withTitles = (options: Option[], { title }: SectionView): Option[] =>
  options.flatMap((option) =>
    option.isFinding && option.headline && option.content.device !== 'checklist'
      ? [
          option,
          { ...option, headline: title, headlineFacts: [], isFinding: false, gain: option.gain - titleLoss },
        ]
      : [option],
  );
/** Ways to show a section that the search chooses from. */
const mostOptions = 10;
/** What a finding as headline is worth more than a title. */
const titleLoss = 30;
