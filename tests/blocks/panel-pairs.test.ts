/** Short items two abreast. */
import { expect, test } from 'vitest';
import type { Setting } from '../../src/blocks/block.ts';
import { pairedItems } from '../../src/blocks/panel/pairs.ts';
import type { ItemView } from '../../src/view/view.ts';

/** Every character is as wide as its type is high: 3 mm. */
const setting = (width: number, height: number): Setting =>
  ({
    grid: { width, height, line: 4, gutter: 4 },
    sizes: { body: 8.504 },
    theme: { type: { heading: 'h' } },
    metrics: { width: (text: string, { size }: { size: number }) => text.length * size },
  }) as unknown as Setting;
const item = (length: number): ItemView => ({ runs: [{ text: '字'.repeat(length) }] }) as unknown as ItemView;
const heading = { heading: '小标题', runs: [] } as unknown as ItemView;
const paired = (items: ItemView[], page = setting(180, 260)) => [...pairedItems(page, items, 88)];

test('a run of short items stands two abreast, long ones and headings over the width', () => {
  expect(paired([item(40), item(8), item(8), item(8), item(30)])).toEqual([1, 2, 3]);
  expect(paired([item(8), item(8), item(8), heading, item(8), item(8), item(8)])).toEqual([0, 1, 2, 4, 5, 6]);
});
test('one that is wider than half of the list parts the run', () =>
  expect(paired([item(8), item(8), item(13), item(8), item(8), item(8)])).toEqual([0, 1, 3, 4, 5]));
test('one alone stays alone', () => expect(paired([item(8), item(40)])).toEqual([]));
