/** Grid and sizes of every format that Tuban brings. */
import { beforeAll, describe, expect, it } from 'vitest';
import { gridOf, columnX, mainGrid, slotStyle, spanWidth } from '../../src/design/grid.ts';
import { sizesAt, sizesCss } from '../../src/design/sizes.ts';
import { readFormats, type PageFormat } from '../../src/design/format.ts';
import { searchPath } from '../../src/design/search.ts';
import { ptToMm } from '../../src/lib/units.ts';

let pages: PageFormat[];
beforeAll(async () => {
  pages = (await readFormats(searchPath())).pages;
});

describe('every page format', () => {
  it('has whole lines and columns inside its trim', () => {
    for (const format of pages) {
      const grid = gridOf(format);
      expect(grid.x + spanWidth(grid, grid.columns), format.name).toBeCloseTo(
        format.trim[0] - format.margins[1],
        6,
      );
      expect(grid.y + grid.lines * grid.line, format.name).toBeLessThanOrEqual(
        format.trim[1] - format.margins[2] + 1e-9,
      );
      expect(grid.height - grid.lines * grid.line, format.name).toBeLessThan(grid.line);
    }
  });

  it('never sets type below its least size', () => {
    for (const format of pages) {
      for (const [name, pt] of Object.entries(sizesAt(format, 0, 0)))
        expect(pt, `${format.name} ${name}`).toBeGreaterThanOrEqual(format.type.minimum);
    }
  });

  it('grows every class with the scale', () => {
    for (const format of pages) {
      const [least, most] = [sizesAt(format, 0, 0), sizesAt(format, 1, 1)];
      for (const name of ['body', 'label', 'caption', 'panel', 'part', 'numeral', 'big', 'article'] as const)
        expect(most[name], `${format.name} ${name}`).toBeGreaterThan(least[name]);
    }
  });

  it('leads body type by 40 to 60 per cent', () => {
    for (const format of pages) {
      expect(format.baseline / format.type.label[0], format.name).toBeLessThanOrEqual(1.6);
      expect(format.baseline / format.type.label[1], format.name).toBeGreaterThanOrEqual(1.25);
    }
  });
});

describe('slots', () => {
  it('states a slot in mm from the sheet, bleed included', () => {
    const grid = {
      line: 4,
      columns: 12,
      gutter: 5,
      x: 16,
      y: 12,
      width: 355,
      height: 500,
      lines: 125,
      hero: [0.1, 0.15, 0.2] as [number, number, number],
    };
    expect(spanWidth(grid, 1)).toBe(25);
    expect(columnX(grid, 3)).toBe(16 + 3 * 30);
    expect(slotStyle(grid, { column: 3, span: 2, top: 10, lines: 5 }, 3)).toBe(
      'left:109mm;top:55mm;width:55mm;height:20mm;',
    );
  });

  it('gives the main column beside a sidebar as many columns of its own', () => {
    const grid = {
      line: 4,
      columns: 12,
      gutter: 5,
      x: 16,
      y: 12,
      width: 355,
      height: 500,
      lines: 125,
      hero: [0.1, 0.15, 0.2] as [number, number, number],
    };
    expect(mainGrid(grid, 0)).toBe(grid);
    expect(mainGrid(grid, 70)).toMatchObject({ columns: 12, width: 355 - 70 - 7.5 });
  });
});

it('writes sizes as custom properties', () => {
  const format = pages.find((page) => page.name === 'broadsheet')!;
  expect(sizesCss(sizesAt(format, 0), format.gutter)).toMatch(
    /^:root\{--label:8.0625pt;.*--line:11.6pt;--s3:11.625pt;--gutter:5mm;\}$/,
  );
  expect(ptToMm(12)).toBeCloseTo(4.2333, 4);
});
