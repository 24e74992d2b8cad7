/** The card of what the report leads with. */
import { hasGrowthBars } from './growth.ts';
import { deriveHeadline } from '../../view/text.ts';
import type { FactView, ReportView } from '../../view/view.ts';
import { changeOf } from './change.ts';
import { isGrave } from '../../view/gravity.ts';
import { findingOf, type Option, type Pool } from './option.ts';
import { rankWeight } from './pool.ts';
import { free, shortYear, type Slot } from './slot.ts';

/** Facts of a report from which its lead has a card of its own, beside the cover that promises it. */
const fewFacts = 8;
/** What a lead loses by each of its numbers that is a hook of the cover, where tiles would only repeat it. */
const repeated = 20;

/** Before any rank. */
const graver = 100;

/** Numbers beyond those of the cover for which a lead without a mark has a card; hooks that every cover shows. */
const leastFresh = 3;
const surely = { besideSun: 4, alone: 3 } as const;

/** What the cover shows: ids of its hooks, whether one stands in the sun, whether one is lost or missed. */
export interface LeadCover {
  hooks: readonly string[];
  isSunny: boolean;
  hasGrave: boolean;
}

export function leadSlot(
  view: ReportView,
  pool: Pool,
  { hooks, isSunny, hasGrave }: LeadCover = { hooks: [], isSunny: false, hasGrave: false },
): Slot[] {
  const facts = free(view.lead.facts, pool);
  const numbers = facts.filter(({ parts }) => parts.length > 0);
  if (numbers.length === 0) return [];
  const like =
    numbers.length > 1 &&
    numbers.every(({ unit, kind }) => unit === numbers[0]!.unit && kind === numbers[0]!.kind);
  // Of unlike figures the first is the news, unless another is graver or has a rank.
  const weight = (fact: FactView) => Math.max(rankWeight(fact.rank), isGrave(fact, view) ? graver : 0);
  const hero = like
    ? numbers.reduce((a, b) => (b.value! > a.value! ? b : a))
    : numbers.reduce((a, b) => (weight(b) > weight(a) || pool.heroes.has(b.id) ? b : a));
  const change = changeOf(hero, numbers);
  const cells = facts.filter((fact) => fact !== hero);
  const isNew = ({ id }: FactView) => !hooks.includes(id);
  const beside = cells.filter((fact) => fact !== change);
  // What the cover has not comes first; what it has is said again before a mark would stand alone.
  const draws = change !== undefined || hasGrowthBars(hero);
  const fresh = beside.filter(isNew);
  const newFirst = [...fresh, ...(draws && fresh.length > 0 ? [] : beside.filter((fact) => !isNew(fact)))];
  const year = view.review.year || view.masthead.year;
  const bookmark = shortYear(view, year, view.review.title);
  const values = numbers.map(({ value }) => Math.abs(value!));
  const options: Option[] = [
    {
      content: {
        device: 'monument',
        hero,
        ...(change ? { change } : {}),
        cells: newFirst.slice(0, 4),
      },
      headlineFacts: [hero.id],
      isFinding: true,
      gain: 60 + 8 * facts.length,
    },
  ];
  if (
    like &&
    Math.max(...values) / Math.min(...values) <= 4 &&
    Math.max(...values) / Math.min(...values) >= 1.15
  )
    options.push({
      content: { device: 'columns', facts: numbers.slice(0, 6), side: [], title: '' },
      headline: findingOf(hero, view.language),
      headlineFacts: [hero.id],
      isFinding: true,
      gain: 58 + 8 * facts.length,
    });
  if (facts.length >= 2)
    options.push({
      content: { device: 'mosaic', facts: [hero, ...cells] },
      headline: view.lead.title ? deriveHeadline(view.lead.title, view.language) : view.review.title,
      headlineFacts: [],
      isFinding: false,
      gain: 40 + 8 * facts.length - repeated * facts.filter(({ id }) => hooks.includes(id)).length,
    });
  // Where sections show all that it says, a short report does without.
  const told = new Set(view.review.sections.flatMap((section) => section.facts.map(({ id }) => id)));
  const isShort = view.facts.length < fewFacts && facts.every(({ id }) => told.has(id));
  // After the cover it says something new: a mark, or numbers that the cover has not.
  const isDrawn = draws || options.some(({ content }) => content.device === 'columns');
  const unseen = facts.filter(isNew);
  const seen = isSunny ? surely.besideSun : surely.alone;
  // A cover that has grave news promises the sections, which say it.
  const isSaid = facts.every(({ id }) => told.has(id) || hooks.slice(0, seen).includes(id));
  const repeats = !isDrawn && (unseen.length < leastFresh || hasGrave) && isSaid;
  return [
    {
      id: 'lead',
      of: 'lead',
      bookmark,
      title: view.review.title.text,
      part: view.review.title.text,
      options: isShort || repeats ? [] : options,
      worth: 40,
      canSkip: facts.every(({ id }) => told.has(id)),
    },
  ];
}
