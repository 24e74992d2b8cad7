/** A long picture leaves out nothing: what its devices do not say follows them in words. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { deckFor } from '../../src/cards/cards.ts';
import { composePart } from '../../src/cards/compose-parts.ts';
import { inParts } from '../../src/cards/device/reading.ts';
import { piecesOfStage } from '../../src/cards/pieces.ts';
import type { ReadingBlock } from '../../src/cards/plan/content.ts';
import { accountOfLong } from '../../src/cards/plan/reading.ts';
import { loadReport } from '../../src/model/load.ts';
import { deriveView } from '../../src/view/derive.ts';
import { projectRoot } from '../support/folders.ts';
import { formatsNamed, settingOf } from './kit.ts';

const reports = [
  ...readdirSync(path.join(projectRoot, 'data'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `data/${name}`),
  'tests/reports/county',
  'tests/reports/budget',
  ...readdirSync(path.join(projectRoot, 'tests/account/reports'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `tests/account/reports/${name}`),
];

const partsOf = async (report: string) => {
  const view = deriveView((await loadReport(path.join(projectRoot, report))).report!, 'report');
  const setting = await settingOf(view, 'long');
  const [format] = await formatsNamed('long');
  const cards = deckFor(format!, setting);
  return { view, cards, parts: cards.map((card, index) => composePart(card, setting, index)) };
};

describe('a long picture', () => {
  test.each(reports)('of %s has every string of the report', async (report) => {
    const { view, cards, parts } = await partsOf(report);
    expect(cards.filter((_card, index) => !parts[index]).map(({ id }) => id)).toEqual([]);
    const pieces = parts.flatMap((part, index) => piecesOfStage(part!, cards[index]!, index));
    const lost = (list: typeof pieces) =>
      accountOfLong(view, list)
        .entries.filter(({ status }) => status === 'left out')
        .map(({ at }) => at);
    expect(lost(pieces)).toEqual([]);
    // Nor would it be silent about what is taken away: every text that stands once, one after another. An item
    // whose figures say it all is covered by them.
    for (const gone of pieces.filter(({ at }) => at && !at.startsWith('facts.')).slice(0, 12))
      if (pieces.filter(({ at, text }) => at === gone.at || text === gone.text).length === 1) {
        const { entries } = accountOfLong(
          view,
          pieces.filter((piece) => piece !== gone),
        );
        const { status } = entries.find(({ at }) => at === gone.at)!;
        expect([gone.at, status]).toEqual([
          gone.at,
          /\.items\./.test(gone.at!) && status === 'covered' ? 'covered' : 'left out',
        ]);
      }
  });

  test('has what a section says below its device, and closes at its end', async () => {
    const { cards } = await partsOf('tests/reports/county');
    const ids = cards.map(({ id }) => id);
    expect(ids.indexOf('economy-text')).toBe(ids.indexOf('economy') + 1);
    expect(cards.filter(({ close }) => close).map(({ id }) => id)).toEqual([ids.at(-1)]);
  });
});

test('headings with short items, as of tasks, stand in two columns; anything else one below another', () => {
  const block = (kind: 'heading' | 'item' | 'text', text: string, at: number): ReadingBlock => ({
    kind,
    text,
    at: `plan.tasks.${at}`,
  });
  const task = (at: number, item = 'Build on council land') => [
    block('heading', `Task ${at}`, at),
    block('item', item, at + 100),
  ];
  const four = [1, 2, 3, 4].flatMap((at) => task(at));
  const text = block('text', 'Six pieces of work.', 0);
  expect(inParts([text, ...four]).map(({ length }) => length)).toEqual([1, 8]);
  expect(inParts(four.slice(2)).map(({ length }) => length)).toEqual([1, 1, 1, 1, 1, 1]);
  // A heading whose items are too long for a column stays with them.
  const long = task(5, 'Build on council land, and on that of others who are willing to sell it');
  expect(inParts([...four, ...long]).map(({ length }) => length)).toEqual([8, 1, 1]);
});

test('a long picture prints nothing that is held, and tells what it held', async () => {
  const { view } = await partsOf('tests/reports/budget');
  const section = view.review.sections.find(({ items }) =>
    items.some(({ heading, runs }) => !heading && runs.some(({ fact }) => fact !== undefined)),
  )!;
  const item = section.items.find(
    ({ heading, runs }) => !heading && runs.some(({ fact }) => fact !== undefined),
  )!;
  const id = item.runs.find(({ fact }) => fact !== undefined)!.fact!;
  const query = { id: 'q', at: `facts.${id}`, source: '', printed: '', proposed: '', why: '', decision: '' };
  const doubted = { ...view, queries: [{ ...query, confidence: 'A' as const, status: 'open' as const }] };
  const setting = await settingOf(doubted, 'long');
  const [format] = await formatsNamed('long');
  const cards = deckFor(format!, setting);
  const blocks = cards.flatMap(({ content }) => (content.device === 'reading' ? content.blocks : []));
  const inWords = (addresses: (string | undefined)[]) => addresses.filter((at) => at === item.at);
  expect(blocks.filter((block) => block.kind === 'fact' && block.fact.id === id)).toEqual([]);
  expect(inWords(blocks.map((block) => ('at' in block ? block.at : undefined)))).toEqual([]);
  const held = accountOfLong(doubted, []).held.map(({ at }) => at);
  expect(held.some((at) => at.includes(`facts.${id}.value`))).toBe(true);
});
