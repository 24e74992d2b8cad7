/** A name holds the whole of what was counted and nothing else: no second number, no half of a phrase. */
import { expect, test } from 'vitest';
import { searchPath } from '../../src/design/search.ts';
import { readLanguage } from '../../src/desk/language.ts';
import { readMeasured } from '../../src/desk/quantity/read.ts';

const english = (await readLanguage('en-GB', searchPath()))!;

const namesOf = (sentence: string, language = english): string[] =>
  readMeasured(sentence, language).statements.map(
    ({ label, quantity }) => `${label}: ${quantity?.sign ?? ''}${quantity?.value ?? quantity?.written}`,
  );

test.each<[string, string[]]>([
  // A second number and its verb
  ['Last year 34 drivers left and only 21 were hired.', ['Drivers left: 34']],
  // What people died of, and where
  ['Six people were killed by floods.', ['People killed by floods: 6']],
  ['Six people died of heatstroke.', ['Deaths from heatstroke: 6']],
  ['Sixteen people died on Marl’s rivers, against 12 in 2024.', ['Deaths on Marl’s rivers: 16']],
])('%s', (sentence, names) => {
  expect(namesOf(sentence)).toEqual(names);
});
