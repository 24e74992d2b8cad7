/** Blocks take in Node what they take in Chromium: lines, parts, and whether type goes into its place. */
import { nameOfWay } from '../../src/blocks/way.ts';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hair, measureProbes, wholeLines, type Measured } from '../../src/blocks/measure.ts';
import { measureNatural } from '../../src/blocks/natural/measure.ts';
import { openWorkshop, type Workshop } from '../../src/edition/prepare/workshop.ts';
import { dataFolder, reportNames } from '../data/reports.ts';
import { openProbes } from '../support/probes.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop([]);
});
afterAll(() => workshop.close());

interface Compared {
  name: string;
  own: Measured;
  found: Measured;
  /** Lines that it takes more, or less, than in Chromium. */
  off: number;
}

describe.each(reportNames.flatMap((name) => [[name, 'broadsheet', 1] as const, [name, 'a4', 0] as const]))(
  '%s, %s, type at %i',
  (name, format, scale) => {
    let compared: Compared[];
    beforeAll(async () => {
      const { edition, document, wanted, setting } = await openProbes(workshop, path.join(dataFolder, name), {
        format,
        every: 3,
        scale,
      });
      const measured = await edition.withSheet((sheet) => measureProbes(sheet, document));
      compared = wanted.flatMap(({ block, variant }, index) => {
        const own = measureNatural(block, setting, variant);
        const found = measured[index]!;
        const lines = ({ height }: Measured) => wholeLines(height, setting.grid.line);
        return own && !found.parted
          ? [
              {
                name: `${block.key} ${variant.span}/${nameOfWay(variant.way)}`,
                own,
                found,
                off: lines(own) - lines(found),
              },
            ]
          : [];
      });
      await edition.close();
    });

    test('nearly all take the same lines, none more than one otherwise where its words fit', () => {
      expect(compared.length).toBeGreaterThan(15);
      const fitting = compared.filter(({ own }) => own.beyond <= hair);
      const told = (off: number) =>
        fitting
          .filter((one) => Math.abs(one.off) > off)
          .map(({ name: block, own, found }) => [block, own.height, found.height]);
      expect(told(1)).toEqual([]);
      expect(told(0).length, JSON.stringify(told(0))).toBeLessThanOrEqual(fitting.length * 0.065);
    });

    test('what does not fit in Chromium does not fit here', () => {
      expect(
        compared
          .filter(({ own, found }) => found.beyond > hair && own.beyond <= hair)
          .map(({ name: block, found }) => [block, found.beyond]),
      ).toEqual([]);
    });

    test('what stays empty inside is about the same', () => {
      // The place of the plan's chart is empty until it is drawn.
      const seen = compared.filter(({ name: block }) => !block.startsWith('plan '));
      const error = seen.reduce((sum, { own, found }) => sum + Math.abs(own.hole - found.hole), 0);
      const all = seen.reduce((sum, { found }) => sum + found.hole, 0);
      expect(error / all).toBeLessThan(0.1);
    });
  },
);

test('woven columns keep half a line off their title, whatever stands at the head of each', async () => {
  const { edition, document } = await openProbes(
    workshop,
    path.join(dataFolder, 'harbour-city-budget-2026'),
    {
      format: 'broadsheet',
      every: 1,
      scale: 1,
    },
  );
  const air = await edition.withSheet(async (sheet) => {
    await sheet.show(document);
    return sheet.page.evaluate(() =>
      [...window.document.querySelectorAll('.woven:not(:has(> .standfirst))')].map((panel) => {
        const line = Number.parseFloat(getComputedStyle(panel).lineHeight);
        const foot = panel.querySelector('.panel-head')!.getBoundingClientRect().bottom;
        const tops = [...panel.querySelectorAll('.row, .chart, .item')].flatMap((one) =>
          [...one.getClientRects()].map(({ top }) => top),
        );
        return (Math.min(...tops) - foot) / line;
      }),
    );
  });
  await edition.close();
  expect(air.length).toBeGreaterThan(0);
  expect(Math.min(...air)).toBeGreaterThan(0.45);
});
