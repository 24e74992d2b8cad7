/** What a newsroom brings to the page: a sold place with text beside it, blocks and templates of its own. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hintsFor } from '../../src/compose/advert.ts';
import { layoutSchema } from '../../src/compose/hints.ts';
import { composePage, type ComposedPage } from '../../src/compose/page.ts';
import { openEdition, type Edition } from '../../src/edition/edition.ts';
import { openWorkshop, type Workshop } from '../../src/edition/prepare/workshop.ts';
import { readPageCss } from '../../src/blocks/document.ts';
import { Clock } from '../../src/lib/log.ts';
import { ProblemError } from '../../src/lib/problem.ts';
import { mmToPx } from '../../src/lib/units.ts';
import { loadReport } from '../../src/model/load.ts';
import { dataFolder } from '../data/reports.ts';
import { makeFolder, projectRoot, writeFiles } from '../support/folders.ts';

const ours = (name: string): string =>
  readFileSync(path.join(projectRoot, 'templates/partials', `${name}.hbs`), 'utf8');

/** A newsroom that quotes its article, sets its logo in the folio and fills the sold place with a notice. */
const templates = {
  'templates/partials/flow.hbs': ours('flow').replace(
    '</header>',
    '</header><blockquote class="pull" style="font:700 14pt/1.3 var(--font-heading)">PULL QUOTE</blockquote>',
  ),
  'templates/partials/folio.hbs': ours('folio').replace(
    '<div class="folio-right">',
    '<div class="folio-right"><svg class="house-logo" width="24" height="12"><rect width="24" height="12"/></svg>',
  ),
  'templates/partials/advert.hbs': ours('advert').replace('</div>\n', '<p class="notice">NOTICE</p></div>\n'),
};

let workshop: Workshop;
let edition: Edition;
beforeAll(async () => {
  workshop = await openWorkshop([writeFiles(makeFolder(), templates)]);
  const loaded = await loadReport(path.join(dataFolder, 'linghe-university-2025'));
  if (!loaded.report) throw new Error('the report cannot be read');
  edition = await openEdition({
    loaded: { ...loaded, report: loaded.report },
    workshop,
    clock: new Clock(),
    date: '',
  });
});
afterAll(async () => {
  await edition.close();
  await workshop.close();
});

interface Found {
  page: ComposedPage;
  /** On the first page, in mm of the sheet, bleed included. */
  boxes: { name: string; left: number; top: number; width: number; height: number }[];
  texts: string[];
}

async function composed(format: string, layout: Record<string, unknown>): Promise<Found> {
  const { view, theme, templates: own, metrics, fonts } = edition;
  const styles = {
    view: { ...view, layout },
    theme,
    css: await readPageCss(workshop.search),
    templates: own,
    photos: await edition.photos(),
  };
  const given = workshop.formats.pages.find(({ name }) => name === format)!;
  return edition.withSheet(async (sheet) => {
    const page = await composePage({ format: given, styles, metrics, fonts, sheet });
    await sheet.show(page.document);
    const found = await sheet.page.evaluate((px) => {
      const boxOf = (one: Element) => {
        const { left, top, width, height } = one.getBoundingClientRect();
        const name = one.getAttribute('data-block') ?? one.className;
        return { name, left: left / px, top: top / px, width: width / px, height: height / px };
      };
      const all = [...document.querySelector('.sheet')!.querySelectorAll('.block, .advert-room')];
      const some = [...document.querySelectorAll('.pull, .notice')];
      const logo = document.querySelector('.folio .house-logo');
      return {
        boxes: all.map(boxOf),
        texts: [...some.map(({ textContent }) => textContent), ...(logo ? ['logo'] : [])],
      };
    }, mmToPx(1));
    return { page, ...found };
  });
}

const soldOf = (boxes: Found['boxes']) => boxes.find(({ name }) => name === 'advert')!;
const besideOf = (boxes: Found['boxes']): Found['boxes'] => {
  const sold = soldOf(boxes);
  return boxes.filter(
    ({ name, top, height }) =>
      !name.startsWith('advert') && top < sold.top + sold.height && top + height > sold.top + 1,
  );
};

describe('an advertisement of two columns by 100 mm', () => {
  it('keeps its place, with text beside it and templates of the newsroom around it', async () => {
    const { page, boxes, texts } = await composed('a3', { adverts: [{ columns: 2, height: 100 }] });
    const room = boxes.find(({ name }) => name === 'advert-room')!;
    expect([room.width, room.height].map((mm) => Math.round(mm * 10) / 10)).toEqual([41.1, 100]);
    const sold = soldOf(boxes);
    for (const { name, left, width } of besideOf(boxes)) expect(left + width, name).toBeLessThan(sold.left);
    expect(besideOf(boxes).length).toBeGreaterThan(1);
    expect(texts.sort()).toEqual(['NOTICE', 'PULL QUOTE', 'logo']);
    expect(page.reasons.map(({ en }) => en).join('\n')).toMatch(
      /^page 1: 41\.1 × 100 mm are free for an advertisement at 241\.9, \d+(?:\.\d)? mm/m,
    );
    expect(page.arrangement).toMatch(/^ {2}advert +\d+\.\d +\d+\.\d +41\.1 × 100\.0$/m);
  });

  it('stands in the left corner where it was sold there', async () => {
    const { boxes } = await composed('a3', { adverts: [{ columns: 2, height: 100, side: 'left' }] });
    const sold = soldOf(boxes);
    for (const { name, left } of besideOf(boxes)) expect(left, name).toBeGreaterThan(sold.left + sold.width);
    expect(besideOf(boxes).length).toBeGreaterThan(1);
  });
});

describe('refused with what to do', () => {
  const faultOf = (...adverts: object[]): string => {
    const format = workshop.formats.pages.find(({ name }) => name === 'tabloid')!;
    try {
      hintsFor(layoutSchema.parse({ adverts }), format);
    } catch (error) {
      if (error instanceof ProblemError) return error.problems.map(({ message }) => message).join();
      throw error;
    }
    return 'none';
  };
  it.each([
    ['wider than the page', [{ columns: 14, height: 100 }], /takes 14 columns; a page of tabloid has 12/],
    [
      'higher than it leaves room',
      [{ columns: 4, height: 300 }],
      /300 mm high; page 1 of tabloid has at most \d+ mm/,
    ],
    [
      'two on a page',
      [
        { columns: 4, height: 80 },
        { columns: 2, height: 60 },
      ],
      /Two advertisements stand on page 1/,
    ],
    ['sold for another format', [{ columns: 14, height: 100, format: 'broadsheet' }], /^none$/],
  ] as const)('%s', (_, adverts, told) => {
    expect(faultOf(...adverts)).toMatch(told);
  });

  it('and set on the page of no other format than the one that it was sold for', () => {
    const hints = layoutSchema.parse({ adverts: [{ columns: 2, height: 100, format: 'a3' }] });
    const sold = workshop.formats.pages
      .filter((format) => hintsFor(hints, format).adverts.length > 0)
      .map(({ name }) => name);
    expect(sold).toEqual(['a3']);
  });

  it('on a page that the report does not reach', async () => {
    await expect(composed('a3', { adverts: [{ columns: 2, height: 60, page: 4 }] })).rejects.toMatchObject({
      problems: [{ code: 'layout-hints', path: 'layout › adverts › 0' }],
    });
  });
});
