/** Facts under open queries stay off the cards, wherever the query is written down. */
import { expect, test } from 'vitest';
import { leftOutProblems } from '../../src/cards/left-out.ts';
import { heldFacts } from '../../src/cards/plan/pool.ts';
import { statementSlot } from '../../src/cards/plan/plan-slots.ts';
import { postText } from '../../src/cards/post.ts';
import type { QueryView, ReportView } from '../../src/view/view.ts';
import { viewCase } from '../support/reports.ts';

const view = await viewCase('county');
const [fact] = view.lead.facts;
const { id, label, full } = fact!;

const query = (at: string, printed = '', proposed = ''): QueryView => ({
  id: 'doubt',
  at,
  source: printed,
  printed,
  proposed,
  why: '请核对。',
  confidence: 'C',
  status: 'open',
  decision: '',
});
const doubted = (...queries: QueryView[]): ReportView => ({ ...view, queries });
const held = (...queries: QueryView[]): string[] => [...heldFacts(doubted(...queries)).facts];

test('a query of the fact as a whole, its number, kind or name holds it', () => {
  expect(held(query(`facts.${id}`))).toEqual([id]);
  for (const field of ['value', 'unit', 'kind', 'label'])
    expect(held(query(`facts.${id}.${field}`)), field).toEqual([id]);
});

test('a query beside the number or of marks alone holds nothing', () => {
  expect(held(query(`facts.${id}.prefix`))).toEqual([]);
  expect(held(query(`facts.${id}.label`, 'year-end debt', 'Year end debt'))).toEqual([]);
  expect(held(query(`facts.${id}.label`, '“双创”企业', '双创企业'))).toEqual([]);
});

test('a mark of a number is no mark alone', () => {
  expect(held(query(`facts.${id}.value`, '12.5', '125'))).toEqual([id]);
  expect(held(query(`facts.${id}.value`, '-3', '3'))).toEqual([id]);
  expect(held(query(`facts.${id}.value`, '3', '.3'))).toEqual([id]);
});

test('the text of the post leaves out what is held', () => {
  const style = { length: 5000, count: 'characters', hashtags: 'none' } as Parameters<typeof postText>[1];
  const said = `${label}${view.words.colon}${full}`;
  expect(postText(doubted(), style)).toContain(said);
  expect(postText(doubted(query(`facts.${id}`)), style)).not.toContain(said);
});

test('that every number is held is a problem of its own', () => {
  const codes = (isAllHeld: boolean) =>
    leftOutProblems('cover', {
      account: {} as never,
      left: [],
      held: [{ at: `lead.facts.${id}.value`, kind: 'fact', text: full } as never],
      isAllHeld,
    }).map(({ code }) => code);
  expect(codes(true)).toEqual(['cards-all-held', 'cards-left-out']);
  expect(codes(false)).toEqual(['cards-left-out']);
});

test('a short requirement is said whole, its sentences in their order', () => {
  const text = [{ text: 'Bogs first. ' }, { text: 'No path stays closed.', role: 'strong' as const }];
  const requirement = { ...view.plan!.requirement!, text };
  const english: ReportView = {
    ...view,
    language: 'en',
    script: 'latin',
    plan: { ...view.plan!, requirement },
  };
  const [slot] = statementSlot(english);
  expect(slot!.options[0]!.content).toMatchObject({
    sentence: 'Bogs first. No path stays closed.',
    others: [],
  });
});
