/** The card of what the report leads with. */
import { deriveHeadline } from '../../view/text.ts';
import type { ReportView } from '../../view/view.ts';
import { findingOf, type Option, type Pool } from './option.ts';
import { rankWeight } from './pool.ts';
import { afterYear, free, shortYear, type Slot } from './slot.ts';

export function leadSlot(view: ReportView, pool: Pool): Slot[] {
  const facts = free(view.lead.facts, pool);
  const numbers = facts.filter(({ parts }) => parts.length > 0);
  if (numbers.length === 0) return [];
  const like =
    numbers.length > 1 &&
    numbers.every(({ unit, kind }) => unit === numbers[0]!.unit && kind === numbers[0]!.kind);
  // Of unlike figures the first is the news, unless another has a rank.
  const hero = like
    ? numbers.reduce((a, b) => (b.value! > a.value! ? b : a))
    : numbers.reduce((a, b) => (rankWeight(b.rank) > rankWeight(a.rank) || pool.heroes.has(b.id) ? b : a));
  const cells = facts.filter((fact) => fact !== hero);
  const year = view.review.year || view.masthead.year;
  const bookmark = shortYear(view, year, view.review.title);
  const values = numbers.map(({ value }) => Math.abs(value!));
  const options: Option[] = [
    {
      content: { device: 'monument', hero, cells: cells.slice(0, 4) },
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
      gain: 40 + 8 * facts.length,
    });
  return [
    {
      id: 'lead',
      of: 'lead',
      bookmark,
      title: afterYear(view.review.title.text, bookmark),
      part: afterYear(view.review.title.text, bookmark),
      options,
      worth: 40,
    },
  ];
}
