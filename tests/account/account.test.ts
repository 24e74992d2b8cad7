/** A page that is whole accounts for every string; of one that has lost or turned anything it is told. */
import path from 'node:path';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { account } from '../../src/account/account.ts';
import type { Collected } from '../../src/account/collect.ts';
import { accountProblems } from '../../src/account/problems.ts';
import { hasErrors, useOwnDesigns } from '../../src/lib/problem.ts';
import { loadReport } from '../../src/model/load.ts';
import { deriveView } from '../../src/view/derive.ts';
import type { ReportView } from '../../src/view/view.ts';
import { viewCase } from '../support/reports.ts';
import { idealPage } from './ideal.ts';
import { losses } from './losses.ts';

const folder = path.join(import.meta.dirname, 'reports');
const nasty = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

const tell = (view: ReportView, collected: Collected) => {
  const { entries, foreign } = account({ view, collected });
  return {
    left: entries.filter(({ status }) => status === 'left out').map(({ at }) => at),
    foreign: foreign.map(({ text }) => text),
  };
};

describe('a whole page', () => {
  test.each(['county', 'budget'])('of %s accounts for everything', async (name) => {
    const view = await viewCase(name);
    expect(tell(view, idealPage(view))).toEqual({ left: [], foreign: [] });
  });

  test.each(nasty)('of %s accounts for everything', async (name) => {
    const { report, problems } = await loadReport(path.join(folder, name));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const view = deriveView(report!, name);
    expect(tell(view, idealPage(view))).toEqual({ left: [], foreign: [] });
  });

  test('may be set by templates that carry no addresses', async () => {
    const view = await viewCase('county');
    const { pieces, drawings } = idealPage(view);
    const plain = pieces.map(({ at: _, ...piece }) => piece);
    expect(tell(view, { pieces: plain, drawings })).toEqual({ left: [], foreign: [] });
  });

  test('may have an item in parts, a label broken into lines, source and period in one line', async () => {
    const view = await viewCase('county');
    const { pieces, drawings } = idealPage(view);
    const parted = pieces.flatMap((piece) => {
      if (piece.at === 'period') return [];
      if (piece.at === 'source') {
        const { at: _, ...rest } = piece;
        return [{ ...rest, text: `${view.source}　${view.period}` }];
      }
      const middle = Math.ceil(piece.text.length / 2);
      return /items|paragraphs/.test(piece.at!) && !/\d/.test(piece.text)
        ? [piece.text.slice(0, middle), piece.text.slice(middle)].map((text) => ({ ...piece, text }))
        : [piece];
    });
    expect(tell(view, { pieces: parted, drawings })).toEqual({ left: [], foreign: [] });
  });
});

test('a place of one character is found in a line with the year', async () => {
  const view = await viewCase('county');
  const named = { ...view, masthead: { ...view.masthead, place: '沪' } };
  const { pieces, drawings } = idealPage(named);
  const [place] = pieces.filter(({ at }) => at === 'masthead.place');
  const joined = pieces
    .filter(({ at }) => at !== 'masthead.place' && at !== 'masthead.year')
    .concat({ ...place!, at: undefined as never, text: `沪 · ${named.masthead.year}` });
  expect(tell(named, { pieces: joined, drawings })).toEqual({ left: [], foreign: [] });
});

test('a negative number may stand in its sentence alone, with its sign', async () => {
  const { report } = await loadReport(path.join(folder, 'decreases.yaml'));
  const view = deriveView({ ...report!, lead: { title: '', facts: ['energy', 'east'] } }, 'decreases');
  const { pieces, drawings } = idealPage(view);
  const inWords = (text: string) =>
    pieces
      .filter(({ at }) => at === undefined || !at.startsWith('facts.people'))
      .map((piece) => ({ ...piece, text: piece.text.replace('−1.2', text) }));
  expect(tell(view, { pieces: inWords('−1.2'), drawings }).left).toEqual([]);
  expect(tell(view, { pieces: inWords('−11.2'), drawings }).left).not.toEqual([]);
});

test('a number whose row has no sign may stand in a sentence that has one', async () => {
  const { report } = await loadReport(path.join(folder, 'decreases.yaml'));
  const view = deriveView({ ...report!, lead: { title: '', facts: ['energy', 'east'] } }, 'decreases');
  const { pieces, drawings } = idealPage(view);
  const inWords = pieces.filter(({ at }) => at === undefined || !at.startsWith('facts.people'));
  for (const { facts, figures } of view.review.sections)
    for (const one of [...view.facts, ...facts, ...figures.flatMap((figure) => figure.facts)])
      if (one.id === 'people') Object.assign(one, { text: '1.2‰', full: '1.2‰', parts: [] });
  expect(tell(view, { pieces: inWords, drawings }).left).toEqual([]);
});

test('an editor without designs of his own is told nothing of templates', async () => {
  const { report, source } = await loadReport('tests/reports/county');
  const view = deriveView(report!, 'county');
  const { pieces, drawings } = idealPage(view);
  const left = pieces.filter(({ at }) => at !== 'plan.context');
  const remedyOf = (isOwn: boolean): string => {
    useOwnDesigns(isOwn);
    const of = { product: 'x.pdf', source, unit: 'mm' as const };
    return accountProblems(account({ view, collected: { pieces: left, drawings } }), of)[0]!.remedy!;
  };
  expect(remedyOf(true)).toContain('templates');
  expect(remedyOf(false)).not.toContain('templates');
});

test.each([
  ['第03版', ['第04版', '上接第03版', '下转第04版'], '第04饭'],
  ['A6', ['A7', 'A17', '下转第A7版'], 'B7'],
  ['6-7', ['8-9', '上接第6-7版'], 'X8-9'],
])('a report that goes on from %s counts its pages on, and no others', async (first, own, other) => {
  const view = await viewCase('county');
  const named = { ...view, masthead: { ...view.masthead, page: first } };
  const { pieces, drawings } = idealPage(named);
  const withTexts = (texts: string[]) => [
    ...pieces,
    ...texts.map((text) => ({ ...pieces.at(-1)!, at: undefined, text }) as (typeof pieces)[number]),
  ];
  expect(tell(named, { pieces: withTexts(own), drawings }).foreign).toEqual([]);
  expect(tell(named, { pieces: withTexts([other]), drawings }).foreign).toEqual([other]);
});

test('ids that clash across families, or with a part of every report, are refused with both places', async () => {
  const { problems } = await loadReport(path.join(folder, 'refused', 'clash.yaml'));
  expect(problems.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([
    'This section has the id "plan", which is the name of a part that every report has.',
    'This photo has the id "roads", and so has the section in line 14.',
    'This task has the id "roads", and so has the section in line 14.',
  ]);
});

describe('a planted loss is told', () => {
  test('there are more than forty kinds', () =>
    expect(new Set(losses.map(({ kind }) => kind)).size).toBeGreaterThan(40));

  test.each(losses)('$kind', async ({ plant, told }) => {
    // With room for its photo, which has no file: captions and credits are lost, too.
    const { report } = await loadReport('tests/reports/county');
    const view = deriveView({ ...report!, layout: { ...report!.layout, reserve: true } }, 'county');
    const { left, foreign } = tell(view, plant(idealPage(view)));
    expect(told === 'foreign' ? foreign : left).not.toEqual([]);
    expect(
      hasErrors(
        accountProblems(account({ view, collected: plant(idealPage(view)) }), { product: 'p', unit: 'mm' }),
      ),
    ).toBe(true);
  });
});

describe('a figure covers a sentence', () => {
  const county = async () => {
    const view = await viewCase('county');
    const item = view.review.sections[1]!.items[0]!;
    return { view, item };
  };
  /** The page without the item, with what else is taken away. */
  const without = async (gone: RegExp) => {
    const { view, item } = await county();
    const { pieces, drawings } = idealPage(view);
    const left = pieces.filter(({ at }) => at !== item.at && !gone.test(at!));
    return account({ view, collected: { pieces: left, drawings } }).entries.find(({ at }) => at === item.at)!;
  };

  test('that says no more than its facts', async () => expect((await without(/^$/)).status).toBe('covered'));

  test.each([
    ['value', /facts\.clean-water\.value/],
    ['label', /facts\.clean-water\.label/],
    ['rank', /facts\.clean\.rank/],
  ])('not without their %s', async (_, gone) => {
    const entry = await without(gone);
    expect(entry.status).toBe('left out');
    expect(entry.lost).toBe(
      String(gone).includes('water') ? '水质达标率100%。' : '空气优良率96.3%以上，全市第一。',
    );
  });
});

test('a loss is told at its line of the report, and what hides it', async () => {
  const { report, source } = await loadReport('tests/reports/county');
  const view = deriveView(report!, 'county');
  const { pieces, drawings } = idealPage(view);
  const hidden = pieces.map((piece) =>
    piece.at === 'plan.context' ? { ...piece, hiding: 'covered' as const } : piece,
  );
  const [problem] = accountProblems(account({ view, collected: { pieces: hidden, drawings } }), {
    product: 'press/county-a3.pdf',
    source,
    unit: 'mm',
  });
  expect(problem).toMatchObject({
    code: 'not-printed',
    path: 'plan › context',
    message: `“${view.plan!.context[0]!.text}” is not printed on press/county-a3.pdf: it lies under something else.`,
  });
  expect(source!.value).toBeTruthy();
  expect(problem!.place!.line).toBeGreaterThan(60);
});

test('a number may stand in its sentence without the unit that stands behind another', async () => {
  const { report } = await loadReport(path.join(folder, 'decreases.yaml'));
  report!.review.sections[0]!.items[1] = '人口自然增长率{people.figure}，以千分比计。';
  const view = deriveView({ ...report!, lead: { title: '', facts: ['energy', 'east'] } }, 'decreases');
  const { pieces, drawings } = idealPage(view);
  const inWords = pieces.filter(({ at }) => at === undefined || !at.startsWith('facts.people'));
  expect(tell(view, { pieces: inWords, drawings }).left).toEqual([]);
});
