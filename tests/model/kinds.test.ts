/** The kind that a word stands for is proposed by its meaning: by its letters, "increase" is near to "decrease". */
import { expect, test } from 'vitest';
import { loadYaml } from './support.ts';

const proposed = async (kind: string): Promise<string | undefined> => {
  const { printed } = await loadYaml(`tuban: 1
language: en
source: Survey
masthead: { title: Report }
facts:
  a: { label: Visits, value: 3, unit: "%", kind: ${kind} }
review: { title: Year, sections: [{ title: One, items: ["Visits {a}."] }] }
`);
  return /Did you mean "(\w+)"/.exec(printed)?.[1];
};

test.each([
  ['increase', 'growth'],
  ['Rise', 'growth'],
  ['decline', 'decrease'],
  ['percentage', 'share'],
  ['下降', 'decrease'],
  ['增长', 'growth'],
  ['shar', 'share'],
])('%s is taken for %s', async (kind, meant) => {
  expect(await proposed(kind)).toBe(meant);
});
