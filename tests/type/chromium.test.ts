/**
 * Text shaped and broken into lines in Node stands as Chromium sets it: several hundred texts of each report,
 * in their own styles and measures.
 */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkshop, type Workshop } from '../../src/edition/prepare/workshop.ts';
import type { Fonts } from '../../src/type/fonts.ts';
import { breakable, fillLines, type Line } from '../../src/type/lines.ts';
import { shapeText } from '../../src/type/shape.ts';
import { dataFolder, reportNames } from '../data/reports.ts';
import { openProbes } from '../support/probes.ts';
import { readTexts, type PageText } from './page-texts.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop([]);
});
afterAll(() => workshop.close());

function linesIn(fonts: Fonts, text: PageText): Line[] {
  const { runs, size, measure, indent, anywhere, nowrap, hyphens, whole } = text;
  const [{ family, weight }] = runs as [PageText['runs'][0]];
  const hyphen = shapeText(fonts, [{ text: '-', family, weight }]).advance[0]!;
  const broken = breakable(shapeText(fonts, runs), { hyphens, hyphen, whole });
  return nowrap
    ? fillLines({ ...broken, starts: [] }, { measure: Infinity, size })
    : fillLines(broken, { measure: measure / size, size, indent: indent / size, anywhere });
}

/** px by which a text in one line is otherwise wide, its space at the end apart. */
const widthError = ({ lines: [line], size, trailing }: PageText, [own]: Line[]): number =>
  Math.abs(own!.width * size - trailing - (line!.right - line!.left));

/** Is its box as wide as its line, to half a px? */
const isShrunk = ({ measure, lines: [line], trailing }: PageText): boolean =>
  Math.abs(measure - trailing - (line!.right - line!.left)) < 0.5;

describe.each(reportNames)('%s', (name) => {
  let texts: { text: PageText; lines: Line[] }[];
  beforeAll(async () => {
    const { edition, document } = await openProbes(workshop, path.join(dataFolder, name), {
      format: 'broadsheet',
      every: 5,
      scale: 1,
    });
    await edition.withSheet(async (sheet) => {
      await sheet.show(document);
      const read = await sheet.page.evaluate(readTexts, 1);
      texts = read.map((text) => ({ text, lines: linesIn(edition.fonts, text) }));
    });
    await edition.close();
  });

  test('is as wide in one line, to a tenth of a px', () => {
    const single = texts.filter(({ text, lines }) => text.lines.length === 1 && lines.length === 1);
    expect(single.length).toBeGreaterThan(150);
    const wrong = single
      .map(({ text, lines }) => ({ text: text.text, part: text.part, by: widthError(text, lines) }))
      .filter(({ by }) => by > 0.1);
    // Soft hyphens that are not used move what follows them, each by a seventh of a px at most; a long line
    // in a narrow face adds up what Chromium rounds in each word.
    const most = (text: string): number => {
      const hyphens = text.split('\u00ad').length - 1;
      return hyphens > 0 ? Math.max(0.3, hyphens / 7) : 0.1 + text.length / 1000;
    };
    expect(wrong.filter(({ text, by }) => by > most(text))).toEqual([]);
    expect(wrong.length / single.length).toBeLessThan(0.03);
  });

  test('takes as many lines', () => {
    const several = texts.filter(({ text }) => text.lines.length > 1);
    expect(several.length).toBeGreaterThan(25);
    const other = texts.filter(({ text, lines }) => lines.length !== text.lines.length);
    // Now and then `text-wrap: pretty` takes a line more than there need be.
    expect(
      other
        .filter(
          // A box that shrank to its one line lacks what Chromium rounds away, or an unused soft hyphen takes.
          ({ text, lines }) =>
            Math.abs(lines.length - text.lines.length) > 1 ||
            (text.lines.length === 1 && !isShrunk(text) && !text.text.includes('\u00ad')),
        )
        .map(({ text, lines }) => [text.part, text.text, text.lines.length, lines.length]),
    ).toEqual([]);
    expect(other.length / several.length).toBeLessThan(0.02);
  });
});
