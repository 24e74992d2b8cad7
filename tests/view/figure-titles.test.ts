/** Titles of found figures: what short labels leave out, as a noun that stands by itself. */
import { expect, test } from 'vitest';
import { nameFigure } from '../../src/view/relations/device.ts';
import type { Relation } from '../../src/view/relations/relation.ts';

const titled = (language: string, labels: [label: string, short: string][]) => {
  const facts = labels.map(([label, short]) => ({ label, short, kind: 'total' }));
  return nameFigure({ name: 'amounts', facts } as unknown as Relation, 'ruled', { language });
};

test('names cut out of their quotation marks leave none, and what led up to them is no title', () => {
  const visitors = titled('en', [
    ['Visitors to “Salt and Silver”', 'Salt and Silver'],
    ['Visitors to “Clockwork”', 'Clockwork'],
  ]);
  expect(visitors).toEqual({ title: '', inFull: true });
  const readers = titled('zh-Hans', [
    ['展览参观人数（《盐与银》）', '盐与银'],
    ['展览参观人数（《钟表》）', '钟表'],
  ]);
  expect(readers.title).toBe('展览参观人数');
});
