/** The row of headline figures: what leads stands first, under each what it is measured by. */
import { expect, test } from 'vitest';
import type { Setting } from '../../src/blocks/block.ts';
import { measureOf } from '../../src/blocks/hero/lead-measure.ts';
import { isInHead } from '../../src/blocks/hero/parts.ts';
import { figuresRow } from '../../src/blocks/hero/type.ts';
import { reportSchema } from '../../src/model/report.ts';
import { deriveView } from '../../src/view/derive.ts';

const settingOf = (queries: object[] = []): Setting => {
  const view = deriveView(
    reportSchema.parse({
      tuban: 1,
      language: 'en',
      source: 'x',
      masthead: { kicker: 'Annual Review 2023/24', title: 'Hill College', year: 2023 },
      lead: { facts: ['staff', 'deficit', 'arrivals'] },
      facts: {
        staff: { label: 'Staff', value: 612, kind: 'count' },
        deficit: { label: 'Deficit', value: 6.8, unit: 'million', sign: '£', kind: 'money' },
        'deficit-before': {
          label: 'Deficit, 2022/23',
          value: 4.1,
          unit: 'million',
          sign: '£',
          kind: 'money',
        },
        arrivals: { label: 'On time', value: 74, unit: '%', kind: 'share' },
        'arrivals-target': {
          label: 'On time, target',
          value: 78,
          unit: '%',
          kind: 'share',
          status: 'target',
        },
      },
      queries,
      review: {
        title: 'x',
        sections: [
          {
            id: 's',
            title: 'x',
            items: [
              'We have {staff} staff.',
              'The deficit was {deficit}, after {deficit-before} in 2022/23.',
              '{arrivals} arrived on time; the target is {arrivals-target}.',
            ],
          },
        ],
      },
    }),
    'x',
  );
  return {
    view,
    theme: { type: { numeral: 'n', heading: 'h', label: 'l', display: 'd' } },
    sizes: { label: 9 },
    grid: { gutter: 4, line: 5 },
    metrics: {
      width: (text: string, { size }: { size: number }) => [...text].length * size * 0.5,
    },
  } as unknown as Setting;
};

interface Cell {
  fact: { id: string };
  strong: string;
  measure?: { text: string };
}

test('what leads stands first and is marked as grave; each has what it is measured by', () => {
  const setting = settingOf();
  const { cells } = figuresRow(setting, setting.view.lead.facts, { left: 0, width: 400 });
  expect((cells as Cell[]).map(({ fact, strong, measure }) => [fact.id, strong, measure?.text])).toEqual([
    ['deficit', ' strong grave', '2022/23: £4.1 million'],
    ['staff', '', undefined],
    ['arrivals', '', 'target: 78%'],
  ]);
});

test('a number under an open query measures nothing', () => {
  const query = {
    id: 'q',
    at: 'facts.deficit-before.value',
    source: '4.1',
    printed: '4.1',
    why: 'x',
    confidence: 'B',
    status: 'open',
  };
  const setting = settingOf([query]);
  const deficit = setting.view.lead.facts.find(({ id }) => id === 'deficit')!;
  expect(measureOf(settingOf(), deficit)?.number).toBe('£4.1 million');
  expect(measureOf(setting, deficit)).toBeUndefined();
});

test('a year that the kicker names is not set again', () => {
  expect(isInHead(settingOf(), '2023')).toBe(true);
  expect(isInHead(settingOf(), '2022')).toBe(false);
});
