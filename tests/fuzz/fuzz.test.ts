/** A few hundred mutants on every run; `run.ts` and `run-files.ts` make thousands by hand. */
import { expect, test } from 'vitest';
import { randomFrom } from '../seeded/random.ts';
import { examine } from './examine.ts';
import { examineFiles, type KindName } from './files.ts';
import { readOriginals } from './originals.ts';

test('no mutant of a report ends in a stack trace or loses a word in silence', async () => {
  const found = await examine(readOriginals(), { from: 0, to: 400 });
  const faults = [...found]
    .filter(([, { verdict }]) => verdict === 'crash' || verdict === 'lost')
    .map(([seed, { verdict, mutant, fault }]) => `${seed} ${verdict} (${mutant.how}): ${fault}`);
  expect(faults).toEqual([]);
  const verdicts = new Set([...found.values()].map(({ verdict }) => verdict));
  expect([...verdicts].sort()).toEqual(['refused', 'silent', 'warned']);
});

test.each<[KindName, number]>([
  ['pdf', 25],
  ['photo', 60],
  ['art', 200],
  ['spec', 40],
  ['design', 60],
])('no mutant of a %s ends in a stack trace or hangs', async (kind, count) => {
  const { faults, taken, refused } = await examineFiles(kind, { from: 0, to: count, randomFrom });
  expect(faults).toEqual([]);
  expect(taken + refused).toBe(count);
  expect(refused).toBeGreaterThan(0);
});
