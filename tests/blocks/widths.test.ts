/** Widths at which a block can be set, where its type goes beyond some of them. */
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Block } from '../../src/blocks/block.ts';
import { readPageCss } from '../../src/blocks/document.ts';
import { gridAt, heightsOf } from '../../src/blocks/heights.ts';
import { typesetterOf } from '../../src/blocks/natural/typesetter.ts';
import { stack } from '../../src/blocks/way.ts';
import { openEdition } from '../../src/edition/edition.ts';
import { openWorkshop, type Workshop } from '../../src/edition/prepare/workshop.ts';
import { Clock } from '../../src/lib/log.ts';
import { loadReport } from '../../src/model/load.ts';
import { dataFolder } from '../data/reports.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop([]);
});
afterAll(() => workshop.close());

test('a block keeps a way over the whole width, though type goes beyond its place there', async () => {
  const loaded = await loadReport(path.join(dataFolder, 'tonghua-2024'));
  if (!loaded.report) throw new Error('tonghua-2024 cannot be read');
  const edition = await openEdition({
    loaded: { ...loaded, report: loaded.report },
    workshop,
    clock: new Clock(),
    date: '',
    opensSheet: false,
  });
  const { view, theme, templates, metrics, fonts } = edition;
  const styles = {
    view,
    theme,
    templates,
    css: await readPageCss(workshop.search),
    photos: new Map<string, string>(),
  };
  const format = workshop.formats.pages.find(({ name }) => name === 'tabloid')!;
  const source = { format, styles, metrics, sheet: {} as never, typesetter: typesetterOf(fonts, styles) };
  const { columns, lines } = gridAt(format, 1, 0);
  const size = { scale: 0, factor: 1 };
  const blockOf = (id: string, isWide: (span: number) => boolean) =>
    ({
      id,
      key: id,
      variants: () => [columns, columns - 1, 8].map((span) => ({ span, way: stack })),
      capacity: () => 0,
      node: (_look: unknown, _setting: unknown, { span }: { span: number }) => ({
        lay: () => ({ height: 60, draw: () => undefined, beyond: isWide(span) ? 9 : 0, parts: {} }),
      }),
    }) as unknown as Block;
  const heights = heightsOf(source, 0);
  const wideAtTwo = blockOf('two', (span) => span > 8);
  const wideAtOne = blockOf('one', (span) => span === columns - 1);
  await heights.measure(size, [[wideAtTwo], [wideAtOne]]);
  const found = (block: Block) =>
    heights.at(size, block).map(({ variant, waste }) => [variant.span, waste > 0]);
  expect(found(wideAtTwo)).toEqual([
    [columns, true],
    [8, false],
  ]);
  expect(heights.at(size, wideAtTwo)[0]!.waste).toBe(columns * lines);
  expect(found(wideAtOne)).toEqual([
    [columns, false],
    [8, false],
  ]);
  await edition.close();
});
