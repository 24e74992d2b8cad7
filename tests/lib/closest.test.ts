/** Did you mean. */
import { describe, expect, it } from 'vitest';
import { findClosest } from '../../src/lib/closest.ts';

describe('findClosest', () => {
  it.each<[string, string[], string | undefined]>([
    ['gpd', ['gdp', 'gap'], 'gdp'],
    ['lable', ['value', 'label'], 'label'],
    ['Kind', ['unit', 'kind'], 'kind'],
    ['gdp-2022', ['gdp-2023', 'gdp-2024'], 'gdp-2023'],
    ['zebra', ['gdp', 'label'], undefined],
    ['a', ['b', 'c'], undefined],
    ['x'.repeat(10_000), ['x'.repeat(9_999)], undefined],
  ])('%.20s', (word, known, closest) => expect(findClosest(word, known)).toBe(closest));
});
