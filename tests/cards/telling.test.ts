/** What of a section becomes its card: the news and its words, before what can be drawn. Made-up facts. */
import { beforeAll, expect, test } from 'vitest';
import { heroOf } from '../../src/cards/plan/content.ts';
import { hooksOf } from '../../src/cards/plan/hooks.ts';
import { sectionOptions } from '../../src/cards/plan/options.ts';
import { heroScore } from '../../src/cards/plan/pool.ts';
import { shortYear, spanFor } from '../../src/cards/plan/slot.ts';
import { besideOf, tellingOf } from '../../src/cards/plan/telling.ts';
import { losesMeasure } from '../../src/cards/plan/whole-labels.ts';
import { sourceLine } from '../../src/cards/source-line.ts';
import type { ReportView, SectionView } from '../../src/view/view.ts';
import { madeFact as fact, madeSection as sectionOf } from '../support/made-up.ts';
import { viewCase } from '../support/reports.ts';

let view: ReportView;
beforeAll(async () => {
  view = { ...(await viewCase('county')), language: 'en', script: 'latin', queries: [] };
});

const poolFor = (section: SectionView, more: Partial<ReportView> = {}) => ({
  view: {
    ...view,
    lead: { ...view.lead, facts: [] },
    facts: section.facts,
    review: { ...view.review, sections: [section] },
    ...more,
  } as ReportView,
  held: { facts: new Set<string>(), ranks: new Set<string>() },
  heroes: new Set<string>(),
});

test('a rank is the news of its section, whatever can be drawn of another number', () => {
  const facts = [
    fact('city', 'Visitors from the city', 71, '%', { kind: 'share' }),
    fact('staff', 'Staff', 60, ' people'),
    fact('all', 'Visitors', 386400, '', { kind: 'total', rank: 'the most since 1894' }),
  ];
  const section = sectionOf(
    facts,
    '{city} came from the city.',
    'There are {staff}.',
    '{all} came, {all.rank}.',
  );
  const [first] = sectionOptions(section, poolFor(section));
  expect(heroOf(first!.content)?.id).toBe('all');
});

test('marks break ties: a number of which the report makes nothing takes no field of a hundred', () => {
  const facts = [
    fact('first', 'Beds', 1600, ''),
    fact('fall', 'Fall in complaints', 12, '%', { kind: 'decrease' }),
    fact('share', 'Nurses among staff', 85, '%', { kind: 'share' }),
  ];
  const section = sectionOf(
    facts,
    'There are {first} beds.',
    'Complaints fell by {fall}.',
    'Nurses are {share} of staff.',
  );
  const [first] = sectionOptions(section, poolFor(section));
  expect(heroOf(first!.content)?.id).toBe('fall');
});

test('a sentence that compares heads its number; one that says label and number alone does not', () => {
  const reserves = fact('reserves', 'Reserves', 9.2, ' million');
  const least = fact('least', 'Minimum for reserves', 12, ' million');
  const said = (text: string) => {
    const section = sectionOf([reserves, least], text);
    return tellingOf(reserves, section, poolFor(section))?.headline.text;
  };
  expect(said('Reserves fell to {reserves}, below the minimum of {least}.')).toBe(
    'Reserves fell to 9.2 million, below the minimum of 12 million',
  );
  expect(said('Reserves: {reserves}.')).toBeUndefined();
  // What denies is not cut off; a sentence that leans on another is not torn from it.
  expect(
    said(
      'Reserves fell to {reserves}; none of it was spent on the two ships that still lie in dock for repairs of hull and engine.',
    ),
  ).toBeUndefined();
  expect(said('It fell to {reserves}, less than before.')).toBeUndefined();
});

test('a whole sentence about a number heads it, where it says more than the label', () => {
  const roof = fact('roof', 'Roof cost', 3100, '');
  const said = (text: string) => {
    const section = sectionOf([roof], text);
    return sectionOptions(section, poolFor(section)).find(({ content }) => content.device === 'monument')!
      .headline?.text;
  };
  expect(said('Mending the roof of the library took {roof}.')).toBe(
    'Mending the roof of the library took 3100',
  );
  expect(said('The roof cost {roof}.')).toBeUndefined();
  // A row of a table is no sentence.
  expect(said('Roof cost: {roof}; Roof cost: {roof}.')).toBeUndefined();
  expect(said('Its mending in the middle of winter took {roof}.')).toBeUndefined();
});

test('tiles are headed by the sentence of their first number, not by its label', () => {
  const [miles, trees] = [fact('miles', 'Lane-miles repaved', 18.3, ''), fact('trees', 'Trees', 900, '')];
  const section = sectionOf(
    [miles, trees],
    'The town repaved {miles} miles of lanes.',
    'It has {trees} trees.',
  );
  const pool = { ...poolFor(section), heroes: new Set(['miles']) };
  const tiles = sectionOptions(section, pool).find(({ content }) => content.device === 'mosaic');
  expect(tiles!.headline!.text).toBe('The town repaved 18.3 miles of lanes');
});

test('of what is grave the whole sentence heads its number, and stands beside it where a headline has no room', () => {
  const [all, dead] = [
    fact('all', 'Accidents on the lake', 3, ''),
    fact('dead', 'Deaths on the lake', 1, ''),
  ];
  const section = sectionOf(
    [all, dead],
    'There were {all} accidents on the lake; {dead} of them ended in a death.',
  );
  const said = 'There were 3 accidents on the lake; 1 of them ended in a death';
  expect(tellingOf(dead, section, poolFor(section))?.headline.text ?? said).toBe(said);
  const lost = fact('lost', 'Reserves', 9, 'm');
  const short = sectionOf([lost], 'Reserves fell to {lost}, below the minimum of the board.');
  const notes = sectionOptions(short, poolFor(short)).flatMap(({ content }) =>
    content.device === 'monument' && content.notes ? content.notes : [],
  );
  expect(notes).toContain('Reserves fell to 9m, below the minimum of the board');
});

test('only the sentence right after a number takes it back', () => {
  const gap = fact('gap', 'Income: fall', 7, '%', { kind: 'decrease' });
  const section = sectionOf(
    [gap],
    'Income fell by {gap} over the year. We sold boats. None of it was planned.',
  );
  expect(besideOf(gap, section, poolFor(section))?.text ?? '').not.toMatch(/planned/);
});

test('words under an open query are no headline', () => {
  const lost = fact('lost', 'Average handover', 41, ' minutes');
  const text = 'The average handover took {lost} against a target of 15.';
  const section = sectionOf([lost], text);
  const query = {
    at: 'review.sections.s.items.0',
    source: 'a target of 15',
    printed: 'a target of 15',
    proposed: '',
  };
  const queries = [
    { ...query, id: 'q', why: '', confidence: 'A', status: 'open', decision: '' },
  ] as ReportView['queries'];
  expect(tellingOf(lost, section, poolFor(section))).toBeDefined();
  expect(tellingOf(lost, section, poolFor(section, { queries }))).toBeUndefined();
  const named = queries.map((one) => ({ ...one, at: 'facts.other.label', source: '7', printed: 'handover' }));
  expect(tellingOf(lost, section, poolFor(section, { queries: named }))).toBeDefined();
});

test('what a report takes back at once stands beside the number', () => {
  const carbon = fact('carbon', 'Carbon emissions: fall', 3.5, '%', { kind: 'decrease' });
  const text =
    'Carbon emissions were {carbon} lower than in the year before, largely because fewer of the sailings ran. We do not claim this as progress.';
  const section = sectionOf([carbon], text);
  expect(besideOf(carbon, section, poolFor(section))).toMatchObject({ takesBack: true });
  expect(besideOf(carbon, section, poolFor(section))!.text).toMatch(
    /ran\. We do not claim this as progress\.$/,
  );
});

test('a standard, last year and what was asked for are no hooks', () => {
  const facts = [
    fact('asked', 'Mean response that the region asked for', 30, ' minutes', { kind: 'duration' }),
    fact('was', 'Mean response last year', 39, ' minutes', { kind: 'duration' }),
    fact('calls', 'Calls answered', 812, ''),
  ];
  const section = sectionOf(
    facts,
    'The region asked for {asked}; last year it was {was}. We answered {calls} calls.',
  );
  const pool = poolFor(section);
  expect(hooksOf(pool.view, pool).map(({ id }) => id)).toEqual(['calls']);
});

test('above the average of a province is no rank in it', () => {
  const score = (rank: string) => {
    const firms = fact('firms', '新登记企业数量增长', 12.1, '%', { rank });
    const section = sectionOf([firms]);
    return heroScore(firms, poolFor(section, { language: 'zh-Hans', script: 'han' }));
  };
  expect(score('全省第一') - score('高于全省平均水平')).toBe(40);
});

test('outside of charts a label keeps the words that say what is measured', () => {
  const loses = (label: string, short: string) => losesMeasure({ label, short });
  expect(loses('新能源汽车产量增长', '新能源汽车')).toBe(true);
  expect(loses('规模以上工业增加值增长', '规上工业增加值增长')).toBe(false);
  expect(loses('Visitors from the rest of the region', 'From the region')).toBe(true);
  expect(loses('Delay caused by track and signals', 'Track, signals')).toBe(true);
  expect(loses('Objects that can be seen online', 'Objects online')).toBe(false);
});

test('a card alone says when: its source has the report’s time where it names no year', () => {
  const of = (source: string, period: string): string =>
    sourceLine({ ...view, source: `Source: ${source}`, period });
  expect(of('Northgate Museum, The Year 2025', 'January to December 2025')).toBe(
    'Source: Northgate Museum, The Year 2025',
  );
  // What the report says of its numbers stays with their time, and that before the rest of a long source.
  expect(of('Brenntal plc', 'Six months to 30 June 2025; unaudited')).toBe(
    'Source: Brenntal plc · Six months to 30 June 2025; unaudited',
  );
  const survey = [
    'Norland Statistics, survey and payroll records',
    'Labour market, last quarter of 2025',
  ] as const;
  expect(of(...survey)).toContain(survey[0]);
  const quarterly = { ...view, facts: [fact('jobs', 'Jobs, 2025Q4', 3, '')] };
  expect(sourceLine({ ...quarterly, source: `Source: ${survey[0]}`, period: survey[1] })).toBe(
    'Source: Norland Statistics · last quarter of 2025',
  );
  const year = view.masthead.year;
  expect(of('National quality indicators of all ambulance trusts', 'Year to 31 March 2025')).toMatch(
    new RegExp(` · ${year}`),
  );
});

test('a plan of a report that counts in financial years is for one of them', () => {
  const title = (text: string) => ({ text, units: [text] });
  expect(spanFor('2025', title('Annual Report 2024/25'))).toBe('2025/26');
  expect(spanFor('2024', title('Annual Review 2024–25'))).toBe('2024/25');
  expect(spanFor('2025', title('Inspection of 2024-12-01'))).toBeUndefined();
  // What stands over the title names it, too.
  const masthead = { ...view.masthead, kicker: 'Annual Review 2023/24', title: title('Thornleigh College') };
  expect(shortYear({ ...view, masthead }, '2023', title('Main points'))).toBe('23/24');
});

test('a heading that runs into its text is no part of the sentence; a line that only leads to others is none', () => {
  const gap = fact('gap', 'Pension deficit', 33.9, 'm');
  const section = sectionOf([gap], 'The deficit rose to {gap}, up from 30.2m.');
  section.items[0]!.runs = [{ text: 'Pensions.', role: 'strong' }, { text: ' ' }, ...section.items[0]!.runs];
  const [item] = section.items;
  Object.assign(item!, { sentences: [{ runs: item!.runs, covered: [] }] });
  expect(tellingOf(gap, section, poolFor(section))?.headline.text).toBe(
    'The deficit rose to 33.9m, up from 30.2m',
  );
  const one = fact('one', 'Calls of the first kind', 8, ' minutes');
  const list = sectionOf(
    [one],
    'We sort calls by kind.',
    'Calls of the first kind took {one}.',
    'Calls of the second kind took 36 minutes.',
    'Calls of the third kind took 141 minutes.',
  );
  const lines = sectionOptions(list, poolFor(list)).flatMap(({ content }) =>
    content.device === 'checklist' ? [content.items.map(({ big }) => big)] : [],
  );
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.flat()).not.toContain('We sort calls by kind');
});
