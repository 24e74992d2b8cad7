/** A result and what it is measured by: found by labels and sentences, never across units or kinds of number. */
import { expect, test } from 'vitest';
import { uncoveredItems } from '../../src/view/cover.ts';
import { madeView, type Around, type MadeFacts as Facts } from '../support/made-view.ts';

function sectionOf(facts: Facts, items: string[], around: Around = {}) {
  const view = madeView(facts, items, around);
  return { view, section: view.review.sections[0]! };
}

/** Each result with what is drawn beside it, under its tag. */
function standingOf(...given: Parameters<typeof sectionOf>): string[] {
  const figure = sectionOf(...given).section.figures.find(({ kind }) => kind === 'standing');
  return (figure?.facts ?? []).map((fact) =>
    [fact.text, ...(figure!.beside?.[fact.id] ?? []).map(({ short, text }) => `${short} ${text}`)].join(
      ' | ',
    ),
  );
}

const cover = { unit: 'times', kind: 'ratio' };
const aim = { status: 'target' };

test.each<[string, Facts, string, string[]]>([
  [
    'a limit of its sentence',
    { a: ['Interest cover', 0.4, cover], b: ['Interest cover, minimum', 1.5, { ...cover, ...aim }] },
    'Interest cover was {a}, below the covenant minimum of {b}.',
    ['0.4 times | minimum 1.5 times'],
  ],
  [
    'a growth that was aimed at, from below nought, too',
    {
      a: ['Capital spending: growth', -2.3, { unit: '%', kind: 'growth' }],
      b: ['Capital spending: growth, target', 5, { unit: '%', kind: 'growth', ...aim }],
    },
    'Capital spending changed by {a}, against a target of {b}.',
    ['−2.3% | target 5%'],
  ],
  [
    'a limit under a name of its own',
    { a: ['Reserves', 9.2], b: ['Minimum for reserves', 12] },
    'Reserves fell to {a}, below the minimum of {b}.',
    ['9.2m | Minimum 12m'],
  ],
  [
    'a limit in the sentence behind',
    { a: ['Leverage', 4.1, cover], b: ['Covenant', 3.5, { ...cover, ...aim }] },
    'Leverage was {a}. The covenant is {b}.',
    ['4.1 times | Covenant 3.5 times'],
  ],
  [
    'last year, and how it has changed',
    {
      a: ['Revenue', 81.3],
      b: ['Revenue, 2024', 90.1],
      c: ['Revenue: fall', 9.8, { kind: 'decrease', unit: '%' }],
    },
    'Revenue was {a}, down {c} ({b}).',
    ['81.3m | 2024 90.1m | down 9.8%'],
  ],
  [
    'no limit of another unit',
    { a: ['Leverage', 4.1, cover], b: ['Cash limit', 3.5, aim] },
    'Leverage was {a}, cash at least {b}.',
    [],
  ],
  [
    'no number that dwarfs it',
    { a: ['Reserves', 0.4], b: ['Reserves, minimum', 12, aim] },
    'Reserves were {a}, minimum {b}.',
    [],
  ],
])('%s', (_name, facts, item, rows) => expect(standingOf(facts, [item])).toEqual(rows));

test('in Chinese', () =>
  expect(
    standingOf(
      {
        a: ['粉尘年均浓度', 68, { unit: '微克/立方米', kind: 'concentration' }],
        b: ['粉尘年均浓度控制标准', 60, { unit: '微克/立方米', kind: 'concentration', ...aim }],
      },
      ['粉尘年均浓度{a}，仍高于{b}的控制标准。'],
      { language: 'zh-Hans' },
    ),
  ).toEqual(['68微克/立方米 | 控制标准 60微克/立方米']));

test('a limit of an item far off is not its own', () =>
  expect(
    standingOf({ a: ['Reserves', 9.2], b: ['Limit for debt', 12] }, ['Reserves were {a}.', 'It was {b}.']),
  ).toEqual([]));

test('what is drawn need not be said again', () => {
  const { section, view } = sectionOf(
    { a: ['Interest cover', 0.4, cover], b: ['Interest cover, minimum', 1.5, { ...cover, ...aim }] },
    ['Interest cover: {a}; minimum: {b}'],
  );
  expect(uncoveredItems(section, view)).toEqual([]);
});

test('an editor lists results and what they are measured by, of any unit', () =>
  expect(
    standingOf(
      {
        a: ['Seen in time', 71.8, { unit: '%', kind: 'ratio' }],
        b: ['Seen in time, target', 78, { unit: '%', kind: 'ratio', ...aim }],
        c: ['Wait', 23, { unit: 'minutes', kind: 'duration' }],
        d: ['Wait, last year', 19, { unit: 'minutes', kind: 'duration' }],
      },
      ['{a} {b} {c} {d}'],
      { figures: [{ kind: 'standing', facts: ['a', 'b', 'c', 'd'] }] },
    ),
  ).toEqual(['71.8% | target 78%', '23 minutes | Last year 19 minutes']));

/** Sentences that stay beside the drawing. */
const leftOf = (facts: Facts, item: string, language = 'en'): string[] => {
  const { section, view } = sectionOf(facts, [item], { language });
  return uncoveredItems(section, view).map(({ runs }) => runs.map(({ text }) => text).join(''));
};
const seats = { unit: '%', kind: 'share' };

test.each<[string, Facts, string, string[]]>([
  [
    'how it moved is drawn',
    { a: ['Lost-time injuries, last year', 34], b: ['Lost-time injuries', 27] },
    'Lost-time injuries declined from {a} to {b}.',
    [],
  ],
  [
    'that it missed its target is drawn',
    { a: ['Attendance', 64, seats], b: ['Attendance, target', 73, { ...seats, ...aim }] },
    'Attendance slid to {a}, short of our target of {b}.',
    [],
  ],
  [
    'why it did is not',
    { a: ['Lost-time injuries, last year', 34], b: ['Lost-time injuries', 27] },
    'Lost-time injuries declined from {a} to {b} after new training.',
    ['Lost-time injuries declined from 34m to 27m after new training.'],
  ],
])('%s', (_name, facts, item, stays) => expect(leftOf(facts, item)).toEqual(stays));

test('so it is in Chinese', () => {
  const facts: Facts = {
    a: ['上年煤炭吞吐量', 2710, { unit: '万吨' }],
    b: ['煤炭吞吐量', 2235, { unit: '万吨' }],
  };
  expect(leftOf(facts, '煤炭吞吐量由上年的{a}降至{b}。', 'zh-Hans')).toEqual([]);
});

/** What stands at the mark of a queue, if the report says it so. */
const verdictOn = (
  label: string,
  value: number,
  said = 'The queue was {a}, the mark {b}.',
  language = 'en',
) => {
  const facts: Facts = {
    a: ['Queue', value, cover],
    b: [`Queue, ${label}`, 40, { ...cover, ...aim }],
  };
  const { section } = sectionOf(facts, [said], { language });
  return section.figures.find(({ kind }) => kind === 'standing')!.verdicts!.b;
};

test('a result below its target missed it, one above its limit is past it; one that met it did not', () => {
  expect(verdictOn('target', 34)).toBe('missed');
  expect(verdictOn('target', 44)).toBeUndefined();
  expect(verdictOn('limit', 44)).toBe('exceeded');
  expect(verdictOn('limit', 34)).toBeUndefined();
});

test('what the report says of a mark comes before its numbers', () => {
  expect(verdictOn('target', 34, 'The queue was {a}, better than the target of {b}.')).toBeUndefined();
  expect(verdictOn('target', 44, 'The queue was {a}, and missed its target of {b}.')).toBe('exceeded');
  expect(verdictOn('target', 34, '队列{a}，优于{b}的标准。', 'zh-Hans')).toBeUndefined();
  expect(verdictOn('target', 34, '队列{a}，没有达到{b}的要求。', 'zh-Hans')).toBe('未达到');
});

test('shares side by side have what they were before at their marks', () => {
  const facts: Facts = {
    a: ['Pass rate', 97, seats],
    b: ['Attendance', 86, seats],
    c: ['Turnout', 44, seats],
    d: ['Turnout, last year', 47, seats],
  };
  const { section } = sectionOf(facts, [
    'Pass rate: {a}; attendance: {b}; turnout: {c}; turnout, last year: {d}',
  ]);
  const [figure] = section.figures;
  expect(figure!.facts.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(figure!.beside!.c!.map(({ short, text }) => `${short} ${text}`)).toEqual(['Last year 47%']);
});

test('of what is bad less is better, but not of what was done against it', () => {
  expect(sectionVerdict('Sickness days', 11, 9)).toBe('exceeded');
  expect(sectionVerdict('Offences', 9, 11)).toBeUndefined();
  expect(sectionVerdict('Offences solved', 9, 11)).toBe('missed');
});

/** What stands at the target of a number. */
function sectionVerdict(label: string, value: number, target: number): string | undefined {
  const facts: Facts = { a: [label, value, cover], b: [`${label}, target`, target, { ...cover, ...aim }] };
  const { section } = sectionOf(facts, ['This year {a}, aim {b}.']);
  return section.figures.find(({ kind }) => kind === 'standing')!.verdicts!.b;
}

test('the target of a number is called as its label ends', () =>
  expect(
    standingOf(
      { a: ['出水COD', 18, cover], b: ['出水COD一级标准', 50, { ...cover, ...aim }] },
      ['出水COD{a}，国家标准为{b}。'],
      { language: 'zh-Hans' },
    ),
  ).toEqual(['18times | 标准 50times']));

test('a share that has a limit of its own is measured by it, and is no piece of what it is a share of', () => {
  const facts: Facts = {
    budget: ['Budget', 48.6],
    reserves: ['Reserves', 3.9],
    share: ['Reserves: share of the budget', 8, { unit: '%', kind: 'share' }],
    least: ['Reserves: share of the budget, minimum', 5, { unit: '%', kind: 'share', ...aim }],
  };
  const items = [
    'The budget was {budget}. Reserves stood at {reserves}, or {share} of the budget; the minimum is {least}.',
  ];
  const { section } = sectionOf(facts, items);
  expect(section.figures.map(({ kind }) => kind)).not.toContain('divided');
  expect(standingOf(facts, items)).toEqual(['8% | minimum 5%']);
});
