/** The cards of the sections: the ways that fit the format, and a photo of its own. */
import { plainText } from '../../view/text.ts';
import type { ReportView, SectionView } from '../../view/view.ts';
import type { CardHints } from '../hints.ts';
import type { Content } from './content.ts';
import type { Option, Pool } from './option.ts';
import { sectionOptions } from './options.ts';
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
  return view.review.sections.flatMap((section): Slot[] => {
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
    const options = own
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
    slot.options = withTitles(options, section)
      .map((option) =>
        isFlat && option.content.device === 'mosaic' ? { ...option, gain: option.gain - flatMosaic } : option,
      )
      .sort((a, b) => b.gain - a.gain)
      .filter((option) => fits(slot, option))
      .slice(0, mostOptions);
    const photo = section.photos.find(({ file }) => file !== undefined);
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
    return photo
      ? [slot, { ...pictured, options: pictured.options.filter((option) => fits(pictured, option)) }]
      : [slot];
  });
}

/** Where a long finding leaves a chart no room, the section's own title is its headline. */
const withTitles = (options: Option[], { title }: SectionView): Option[] =>
  options.flatMap((option) =>
    option.isFinding && option.headline
      ? [
          option,
          { ...option, headline: title, headlineFacts: [], isFinding: false, gain: option.gain - titleLoss },
        ]
      : [option],
  );
/** Ways to show a section that the search chooses from. */
const mostOptions = 10;
/** What a finding as headline is worth more than a title. */
const titleLoss = 6;
