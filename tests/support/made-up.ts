/** Facts, items and sections of no report, as the cards see them. */
import type { FactView, ItemView, Run, SectionView } from '../../src/view/view.ts';

export const madeFact = (
  id: string,
  label: string,
  value: number,
  unit: string,
  more: Partial<FactView> = {},
): FactView => ({
  id,
  at: `facts.${id}`,
  kind: 'count',
  status: 'actual',
  label,
  short: label,
  value,
  unit,
  parts: [{ text: `${value}${unit}`, role: 'number' }],
  text: `${value}${unit}`,
  full: `${value}${unit}`,
  rank: '',
  ...more,
});

/** "Complaints fell to {complaints}." as an item. */
export function madeItem(text: string, facts: FactView[], at = 'review.sections.s.items.0'): ItemView {
  const runs = text
    .split(/(\{[\w.]+\})/)
    .filter(Boolean)
    .map((piece): Run => {
      const [id, part] = piece.startsWith('{') ? piece.slice(1, -1).split('.') : [];
      const found = facts.find((one) => one.id === id);
      return found
        ? {
            text: part === 'rank' ? found.rank : found.text,
            role: part === 'rank' ? 'rank' : 'fact',
            fact: found.id,
          }
        : { text: piece };
    });
  return { id: at, at, runs, sentences: [{ runs, covered: [] }] } as unknown as ItemView;
}

export const madeSection = (facts: FactView[], ...texts: string[]): SectionView =>
  ({
    id: 's',
    at: 'review.sections.s',
    number: '01',
    title: { text: 'Safety', units: ['Safety'] },
    short: 'Safety',
    standfirst: [],
    items: texts.map((text, index) => madeItem(text, facts, `review.sections.s.items.${index}`)),
    figures: [],
    photos: [],
    facts,
  }) as unknown as SectionView;
