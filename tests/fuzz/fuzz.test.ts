/** A few hundred mutants on every run; `run.ts` makes thousands by hand. */
import { expect, test } from 'vitest';
import { examine } from './examine.ts';
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
