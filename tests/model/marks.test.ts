import { expect, test } from 'vitest';
import { reportSchema } from '../../src/model/report.ts';
import { setApostrophes, setMinus } from '../../src/model/marks.ts';
import { deriveView } from '../../src/view/derive.ts';

test.each([
  ["Ce que l'année a changé", 'Ce que l’année a changé'],
  ["Don't, can't, o'clock", 'Don’t, can’t, o’clock'],
  ["the nurses' pay, the nurses'", 'the nurses’ pay, the nurses’'],
  ["the '90s", 'the ’90s'],
  // A quote, not an apostrophe: which marks a language closes with is the editor's.
  ["the 'fair share' of it", "the 'fair share' of it"],
  ["the council's 'fair share'", "the council’s 'fair share'"],
  ['5′ and 3″', '5′ and 3″'],
])('%s → %s', (typed, printed) => {
  expect(setApostrophes(typed)).toBe(printed);
});

const viewOf = (language: string) =>
  deriveView(
    reportSchema.parse({
      tuban: 1,
      language,
      source: 'x',
      masthead: { kicker: "L'école", title: "L'année" },
      facts: {
        a: { label: "élèves à l'aise", value: 74.2, unit: '%', kind: 'share' },
        b: { label: 'iPads', short: 'iPads', value: 3, kind: 'count' },
        c: { label: 'école primaire', short: 'primaire', value: 3, kind: 'count' },
      },
      review: { title: 'x', sections: [{ id: 's', title: "Qu'ils", items: ["L'{a.label} {a}, {b}, {c}."] }] },
    }),
    'report',
  );

test('every text of a report has them, and a label that stands by itself begins with a capital', () => {
  const { masthead, review, facts } = viewOf('fr');
  expect([masthead.kicker, masthead.title.text, review.sections[0]!.title.text]).toEqual([
    'L’école',
    'L’année',
    'Qu’ils',
  ]);
  expect(facts.map(({ label, short }) => [label, short])).toEqual([
    ['Élèves à l’aise', 'Élèves à l’aise'],
    ['iPads', 'iPads'],
    ['École primaire', 'Primaire'],
  ]);
  // In a sentence it does not.
  expect(review.sections[0]!.items[0]!.runs.map(({ text }) => text).join('')).toContain(
    'L’élèves à l’aise 74,2',
  );
});

test('what is Chinese stays as it is typed', () => {
  expect(viewOf('zh-Hans').masthead.kicker).toBe("L'école");
});

test.each([
  ['分别为0.72、-0.35和-1.14', '分别为0.72、−0.35和−1.14'],
  ['a low of -5 °C', 'a low of −5 °C'],
  ['(-3.2%)', '(−3.2%)'],
  [
    '2020-25, A-5, COVID-19, 0800-123, {a}-5, 第03-04版',
    '2020-25, A-5, COVID-19, 0800-123, {a}-5, 第03-04版',
  ],
])('a minus is no hyphen: %s', (typed, printed) => expect(setMinus(typed)).toBe(printed));

test('names of facts keep their hyphens, in sentences and lists', () => {
  const { facts, review, lead } = deriveView(
    reportSchema.parse({
      tuban: 1,
      language: 'zh-Hans',
      source: 'x',
      masthead: { title: 'x' },
      facts: { '浓度-2': { label: '浓度', value: 4.1, unit: '%', kind: 'decrease' } },
      lead: { facts: ['浓度-2'] },
      review: { title: 'x', sections: [{ id: 's', title: 'x', items: ['为-3，浓度下降{浓度-2}。'] }] },
    }),
    'report',
  );
  expect([facts.length, lead.facts.length]).toEqual([1, 1]);
  expect(review.sections[0]!.items[0]!.runs.map(({ text }) => text).join('')).toBe('为−3，浓度下降4.1%。');
});
