/**
 * Generated reports on their pages: no hole, no overset, even rows, or an honest word. A handful here; the
 * script beside it runs hundreds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkshop, type Workshop } from '../../src/edition/prepare/workshop.ts';
import { generateReport } from './generate.ts';
import { measureSeed } from './measure-seed.ts';
import { missesOf, type Measures } from './measure.ts';

describe('the generator', () => {
  it('gives the same report for the same number, and another for another', () => {
    expect(JSON.stringify(generateReport(7))).toBe(JSON.stringify(generateReport(7)));
    expect(JSON.stringify(generateReport(7))).not.toBe(JSON.stringify(generateReport(8)));
  });

  it('draws from the whole range', () => {
    const drawn = Array.from({ length: 300 }, (_, seed) => generateReport(seed + 1).drawn);
    const range = (of: (one: (typeof drawn)[number]) => number) => [
      Math.min(...drawn.map(of)),
      Math.max(...drawn.map(of)),
    ];
    expect(range(({ sections }) => sections)).toEqual([2, 14]);
    expect(range(({ figures }) => figures)).toEqual([0, 9]);
    expect(range(({ photos }) => photos)[1]).toBeGreaterThan(4);
    expect(range(({ characters }) => characters)[0]).toBeLessThan(1300);
    expect(range(({ characters }) => characters)[1]).toBeGreaterThan(5900);
    expect(range(({ article }) => article)[1]).toBeGreaterThan(2700);
    expect(new Set(drawn.map(({ language }) => language)).size).toBe(2);
  });

  it('makes shorter reports for smaller pages, none denser than the densest of the broadsheet', () => {
    for (const fraction of [0.29, 0.5]) {
      const drawn = Array.from({ length: 200 }, (_, seed) => generateReport(seed + 1, fraction).drawn);
      for (const { characters, sections, figures, photos } of drawn) {
        const length = characters * fraction;
        expect(sections === 2 || length / sections >= 1200 / 14 - 1e-6).toBe(true);
        expect(figures * (1200 / 9)).toBeLessThanOrEqual(length + 1e-6);
        expect(photos * (1200 / 6)).toBeLessThanOrEqual(length + 1e-6);
      }
      expect(Math.max(...drawn.map(({ sections }) => sections))).toBeGreaterThan(10);
    }
  });
});

describe('what is measured', () => {
  const full: Measures = {
    pages: 1,
    fill: 1,
    hole: 0.01,
    at: { page: 1, x: 20, y: 40, width: 100, height: 20, block: 's1' },
    paper: 0.01,
    uneven: 0.4,
    foot: 0.2,
    columns: 1,
    faults: [],
    reasons: [],
  };
  it('is nothing to tell of a full page', () => expect(missesOf(full)).toEqual([]));
  it('is told in words otherwise', () => {
    expect(missesOf({ ...full, hole: 0.031, uneven: 2, foot: 4.5, columns: 3, faults: ['overset'] })).toEqual(
      [
        'overset',
        'empty 100 x 20 mm (3.1 %) at 20, 40 mm of page 1 in "s1"',
        'bottoms of a row differ by 2 lines',
        'columns of the article end 3 lines apart',
        '4.5 lines empty above the foot',
      ],
    );
  });
});

describe('generated reports', () => {
  let workshop: Workshop;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'tuban-seeded-'));
    workshop = await openWorkshop([]);
    workshop.warm();
  });
  afterAll(async () => {
    await workshop.close();
    rmSync(folder, { recursive: true, force: true });
  });

  // Chosen for their kinds: an article in a sidebar, two sections only, twelve without figures, English, a
  // plan of ten tasks.
  it.each([2, 5, 12, 33, 32])('number %i comes out full', async (seed) => {
    const { measures } = await measureSeed({ seed, workshop, folder, format: 'broadsheet' });
    expect(missesOf(measures)).toEqual([]);
    expect(measures.pages).toBe(1);
  });
});
