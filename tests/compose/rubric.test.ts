/**
 * The visual rubric on composed pages, as far as a machine can judge it and no other test does: hierarchy
 * of sizes, numbering and names, edges and gutters on the grid, baselines, call-outs, contrast, families,
 * sources and captions. Read from what Chromium has set.
 */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEdition, type Edition } from '../../src/edition/edition.ts';
import { openWorkshop, type Workshop } from '../../src/edition/prepare/workshop.ts';
import { measureProportions, type Proportions } from '../../src/compose/checks/proportions.ts';
import { verifyPage } from '../../src/compose/checks/verify.ts';
import { checkScales } from '../../src/compose/checks/scales.ts';
import { columnX, gridOf, mainGrid, spanWidth } from '../../src/design/grid.ts';
import { composedPage } from '../../src/edition/make/compose.ts';
import type { PageFormat } from '../../src/design/format.ts';
import { Clock } from '../../src/lib/log.ts';
import { pxToMm } from '../../src/lib/units.ts';
import { loadReport } from '../../src/model/load.ts';
import type { ReportView } from '../../src/view/view.ts';
import { dataFolder, reportNames } from '../data/reports.ts';
import { errorsOf, expectArrangement } from './arrangement.ts';

interface Piece {
  text: string;
  family: string;
  size: number;
  weight: number;
  color: string;
  ground: string;
  part: string;
}

interface Seen {
  /** pt */
  sizes: Record<'body' | 'panel' | 'part' | 'kicker', number>;
  pieces: Piece[];
  /** mm from the sheet's left edge. */
  blocks: { id: string; page: number; left: number; right: number; top: number }[];
  /** Distance of text from the baseline grid, px. */
  off: { text: string; by: number }[];
  /** Figures of a label with it, in sizes. */
  callouts: { text: string; ratio: number }[];
  /** Numbers that stand out of a page, by page. */
  large: number[];
  /** Numbers with titles of sections and tasks, as a reader comes upon them. */
  sections: string[];
  tasks: string[];
  /** Parts of the report, in their order. */
  toneOrder: string[];
  /** By page. */
  folios: string[];
  feet: string[];
  photos: { caption: string; credit: string }[];
  /** Words of the hero and the px by which each stands out of its ground at the sides. */
  beyondHero: { text: string; by: number }[];
  /** Share of its page that the hero takes. */
  hero: number;
  /** Numbers of the hero, and the largest that leads a section, pt. */
  leads: number[];
  sectionLead: number;
}

/** Runs in the page. */
function look(): Seen {
  const words = (element: Element | null) =>
    (element?.textContent ?? '').replaceAll(/[\s\u200B\u00AD]+/gu, ' ').trim();
  const pt = (element: Element | null) => (element ? window.gauge.sizeOf(element) * 0.75 : 0);
  /** Of the shapes of a drawing that hold the middle of a text, the one drawn last before it. */
  const markUnder = (element: Element): string | undefined => {
    const svg = element.closest('svg');
    if (!svg) return undefined;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const under = [...svg.querySelectorAll('rect, path, circle')].filter((shape) => {
      const box = shape.getBoundingClientRect();
      const { fill } = getComputedStyle(shape);
      const before = shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
      return (
        before && fill.startsWith('rgb(') && box.left < x && box.right > x && box.top < y && box.bottom > y
      );
    });
    return under.length > 0 ? getComputedStyle(under.at(-1)!).fill : undefined;
  };
  const groundOf = (element: Element): string => {
    const mark = markUnder(element);
    if (mark !== undefined) return mark;
    for (let one: Element | null = element; one; one = one.parentElement) {
      const { backgroundColor } = getComputedStyle(one);
      if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const pieces: Piece[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!;
    if (!node.textContent!.trim() || element.closest('.hero')) continue;
    const { fontFamily, fontWeight, color, fill } = getComputedStyle(element);
    pieces.push({
      text: node.textContent!.trim().slice(0, 20),
      family: fontFamily.split(',')[0]!.replaceAll('"', ''),
      size: pt(element),
      weight: Number(fontWeight),
      color: element.closest('svg') ? fill : color,
      ground: groundOf(element),
      part: element.closest('[data-block]')?.getAttribute('data-block') ?? '',
    });
  }
  // On a page that is set larger as a whole 24 pt are as usual as 20 on others: they are meant beside body
  // type of 8.3 pt.
  const body = Number.parseFloat(getComputedStyle(document.body).fontSize) * 0.75;
  const line = Number.parseFloat(getComputedStyle(document.body).lineHeight);
  const texts = [
    ...document.querySelectorAll(
      '.panel .item:not(.statement), .article-text p, .task:not(.grown) :is(.task-text, .task-item)',
    ),
  ].filter((text) => !text.closest('[style*="font-size"]'));
  const off = texts.flatMap((text) => {
    const { top } = text.closest('.sheet')!.querySelector('.folio')!.getBoundingClientRect();
    return [...text.getClientRects()].map((piece) => {
      const lines = (piece.top - top) / line;
      return { text: text.textContent!.slice(0, 20), by: Math.abs(lines - Math.round(lines)) * line };
    });
  });
  const callouts = [...document.querySelectorAll('.tile, .entry, .lead-fact')].flatMap((one) => {
    const [number, label] = [
      one.querySelector('.n-number'),
      one.querySelector('.tile-label, .entry-label, .lead-label'),
    ];
    return number && label
      ? [
          {
            text: one.textContent!.trim().slice(0, 24),
            ratio: window.gauge.sizeOf(number) / window.gauge.sizeOf(label),
          },
        ]
      : [];
  });
  return {
    leads: [...document.querySelectorAll('.hero :is(.lead-number, .hero-main) .n-number')].map(pt),
    sectionLead: Math.max(0, ...[...document.querySelectorAll('.lead-figure .n-number')].map(pt)),
    sizes: {
      body,
      panel: pt(document.querySelector('.panel-title')),
      part: pt(document.querySelector('.part-title')),
      // On a dark ground the figure that leads the page stands for its title.
      kicker: Math.max(
        ...['.hero-kicker', '.hero-title', '.hero-main .n-number'].map((one) =>
          pt(document.querySelector(one)),
        ),
      ),
    },
    pieces,
    off,
    callouts,
    blocks: [...document.querySelectorAll('.block[data-block]')].map((block) => {
      const { left, right, top } = block.getBoundingClientRect();
      const sheet = block.closest('.sheet')!;
      const origin = sheet.getBoundingClientRect();
      return {
        id: block.getAttribute('data-block')!,
        page: Number(sheet.getAttribute('data-page')),
        left: left - origin.left,
        right: right - origin.left,
        top: top - origin.top,
      };
    }),
    sections: [...document.querySelectorAll('.panel')].map(
      (panel) =>
        `${words(panel.querySelector('.panel-number'))} ${words(panel.querySelector('.panel-title'))}`,
    ),
    tasks: [...document.querySelectorAll('.task')].map(
      (task) => `${words(task.querySelector('.task-number'))} ${words(task.querySelector('.task-title'))}`,
    ),
    toneOrder: [
      ...new Set(
        [...document.querySelectorAll('.part, .panel, .task')].map((one) =>
          one.matches('.task, .part-plan') ? 'plan' : 'review',
        ),
      ),
    ],
    folios: [...document.querySelectorAll('.folio')].map(words),
    feet: [...document.querySelectorAll('.foot')].map(words),
    photos: [...document.querySelectorAll('.photo')].map((photo) => ({
      caption: words(photo.querySelector('.photo-caption')),
      credit: words(photo.querySelector('.photo-credit')),
    })),
    beyondHero: [
      ...document.querySelectorAll(
        '.hero :is(.hero-kicker, .hero-title, .hero-beside, .hero-motto, .lead-label)',
      ),
    ].flatMap((one) => {
      const ground = one.closest('.hero')!.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(one);
      const { left, right } = range.getBoundingClientRect();
      const by = Math.max(ground.left - left, right - ground.right);
      return by > 0 ? [{ text: words(one), by }] : [];
    }),
    hero:
      (document.querySelector('.hero')?.getBoundingClientRect().height ?? 0) /
      document.querySelector('.sheet')!.getBoundingClientRect().height,
    large: [...document.querySelectorAll('.sheet')].map(
      (sheet) => [...sheet.querySelectorAll('.n-number')].filter((number) => pt(number) > 2.9 * body).length,
    ),
  };
}

/** Relative luminance of `rgb(…)` (WCAG 2.2). */
function luminance(colour: string): number {
  const [red, green, blue] = colour
    .match(/[\d.]+/g)!
    .map((channel) => Number(channel) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
const contrast = (one: string, two: string): number => {
  const [dark, light] = [luminance(one), luminance(two)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop([]);
});
afterAll(() => workshop.close());

const formatOf = (name: string): PageFormat => workshop.formats.pages.find((page) => page.name === name)!;

async function openReport(folder: string): Promise<Edition> {
  const loaded = await loadReport(folder);
  if (!loaded.report) throw new Error(`${folder} cannot be read`);
  return openEdition({
    loaded: { ...loaded, report: loaded.report },
    workshop,
    clock: new Clock(),
    date: '',
  });
}

/** The page as it is printed, and the width of its sidebar, mm. */
async function compose(
  edition: Edition,
  format: PageFormat,
): Promise<{
  seen: Seen;
  side: number;
  scales: string[];
  arrangement: string;
  proportions: Proportions[];
  faults: string[];
}> {
  const { document, reasons, arrangement } = await composedPage(edition, format);
  return edition.withSheet(async (sheet) => {
    await sheet.show(document);
    return {
      seen: await sheet.page.evaluate(look),
      proportions: await measureProportions(sheet, format),
      scales: checkScales(document.body, format.name).map(({ message }) => message),
      side: Number(/^chosen: .*sidebar ([\d.]+) mm/.exec(reasons[0]!.en)![1]),
      arrangement,
      faults: errorsOf(await verifyPage(sheet, format, format.name)),
    };
  });
}

describe.each(
  reportNames.flatMap((name) => ['broadsheet', 'tabloid', 'a4'].map((format) => [name, format] as const)),
)('%s, %s', (name, formatName) => {
  let seen: Seen;
  let side: number;
  let scales: string[];
  let arrangement: string;
  let proportions: Proportions[];
  let faults: string[];
  let format: PageFormat;
  let script: string;
  let view: ReportView;
  beforeAll(async () => {
    format = formatOf(formatName);
    const edition = await openReport(path.join(dataFolder, name));
    ({ view } = edition);
    ({ script } = view);
    try {
      ({ seen, side, scales, arrangement, proportions, faults } = await compose(edition, format));
    } finally {
      await edition.close();
    }
  });

  it('has its blocks where they are expected', () => expectArrangement(name, formatName, arrangement));

  it('has nothing that would keep it from being written', () => expect(faults).toEqual([]));

  it('has clear levels (2): titles of parts and panels so many times the body, the page’s title far above', () => {
    const { body, panel, part, kicker } = seen.sizes;
    // Of the eight sizes S5 and S4 beside S2, each half as large again as the one before.
    expect(part / body).toBeGreaterThanOrEqual(2.5);
    expect(part / body).toBeLessThanOrEqual(3.4);
    expect(panel / body).toBeGreaterThanOrEqual(1.6);
    expect(panel / body).toBeLessThanOrEqual(2.4);
    // A Latin title is long, and a low hero has no room for one of six times the body.
    if (formatName === 'broadsheet') expect(kicker / body).toBeGreaterThanOrEqual(script === 'han' ? 6 : 4);
    expect(kicker).toBeGreaterThan(part);
  });

  it('says few numbers twice', () => {
    const sum = (of: 'facts' | 'twice') => proportions.reduce((all, one) => all + one[of], 0);
    expect(sum('twice') / sum('facts')).toBeLessThanOrEqual(0.15);
  });

  it('has its headline figures above all numbers that lead a section', () => {
    const { leads, sectionLead, sizes } = seen;
    const [first, ...others] = [...leads].sort((a, b) => b - a);
    if (first === undefined || sectionLead === 0) return;
    // Where a hero is crowded they are no smaller than the titles of parts.
    expect(sectionLead).toBeLessThanOrEqual(Math.max(sizes.part, Math.min(first, ...others)) + 0.5);
  });

  it('numbers its sections and tasks without gap or repeat, review before plan (4), under the report’s own names (5)', () => {
    const named = ({ number, title }: { number: string; title: { text: string } }) =>
      `${number} ${title.text}`;
    // A section that goes on has its name again.
    const again = ` ${view.words.continued}`;
    const sections = seen.sections
      .map((name) => (name.endsWith(again) ? name.slice(0, -again.length) : name))
      .filter((name, index, all) => name !== all[index - 1]);
    expect(sections).toEqual(view.review.sections.map(named));
    expect(seen.tasks).toEqual((view.plan?.tasks ?? []).map(named));
    expect(new Set(view.review.sections.map(({ number }) => Number(number)))).toEqual(
      new Set(view.review.sections.map((_, index) => index + 1)),
    );
    if (seen.tasks.length > 0) expect(seen.toneOrder).toEqual(['review', 'plan']);
  });

  it('draws no smaller value longer than a larger one of its unit', () => {
    expect(scales).toEqual([]);
  });

  it('says on each page where its numbers come from, for which time and whose work it is, with number and date (31)', () => {
    expect(seen.feet.length).toBe(seen.folios.length);
    for (const foot of seen.feet)
      for (const said of [view.source, view.period, ...view.credits.map(({ text }) => text)])
        expect(foot).toContain(said);
    for (const folio of seen.folios) expect(folio).toContain(view.masthead.date || view.words.noDate);
    expect(seen.folios[0]).toContain(view.masthead.page || view.words.pageNumber);
  });

  it('gives every photo its caption and credit (34)', () => {
    const photos = [
      ...view.review.sections.flatMap((section) => section.photos),
      ...(view.article?.photos ?? []),
    ];
    expect(seen.photos).toHaveLength(photos.length);
    expect(seen.photos.filter(({ caption, credit }) => caption === '' || credit === '')).toEqual([]);
  });

  it('keeps the words of its hero on their ground, and the hero below two fifths of the page', () => {
    expect(seen.beyondHero).toEqual([]);
    expect(seen.hero).toBeLessThan(0.4);
  });
  it('has all edges on its columns (7), and at most two widths of gutter (10)', () => {
    const grid = gridOf(format);
    const main = mainGrid(grid, side);
    const edges = [grid, main].flatMap((one) =>
      Array.from({ length: one.columns }, (_, column) => columnX(one, column)),
    );
    const lefts = [...edges, grid.x + grid.width - side].map((x) => x + format.bleed);
    const rights = [grid, main]
      .flatMap((one) =>
        Array.from({ length: one.columns }, (_, column) => columnX(one, column) + spanWidth(one, 1)),
      )
      .map((x) => x + format.bleed);
    const near = (all: number[], px: number) => Math.min(...all.map((x) => Math.abs(x - pxToMm(px))));
    for (const { id, left, right } of seen.blocks) {
      expect(near(lefts, left), `left edge of ${id}`).toBeLessThan(0.3);
      expect(near(rights, right), `right edge of ${id}`).toBeLessThan(0.3);
    }
    const gaps = seen.blocks.flatMap((one) =>
      seen.blocks
        .filter((two) => two.page === one.page && Math.abs(two.top - one.top) < 1 && two.left > one.right - 1)
        .map((two) => pxToMm(two.left - one.right))
        .sort((a, b) => a - b)
        .slice(0, 1),
    );
    expect(new Set(gaps.map((gap) => gap.toFixed(1))).size).toBeLessThanOrEqual(2);
  });

  it('has its text on the baseline grid (9)', () => {
    expect(seen.off.length).toBeGreaterThan(0);
    expect(seen.off.filter(({ by }) => by > 0.5)).toEqual([]);
  });

  it('has figures of call-outs of twice their labels (13), and few that stand out (16)', () => {
    // In low heroes of small formats labels stand beside figures that their cells keep smaller.
    const least = formatName === 'broadsheet' ? 1.95 : 1.4;
    expect(seen.callouts.length).toBeGreaterThan(0);
    expect(seen.callouts.filter(({ ratio }) => ratio < least)).toEqual([]);
    // Twelve by the rubric; a statistical communiqué, which is numbers above all, has two more.
    expect(Math.max(...seen.large)).toBeLessThanOrEqual(14);
  });

  it('has enough contrast (25)', () => {
    const least = ({ size, weight }: Piece) => (size >= 18 || (size >= 14 && weight >= 700) ? 3 : 4.5);
    expect(seen.pieces.length).toBeGreaterThan(50);
    expect(seen.pieces.filter((piece) => contrast(piece.color, piece.ground) < least(piece))).toEqual([]);
  });

  it('is set in at most four families (27)', () =>
    expect(new Set(seen.pieces.map(({ family }) => family)).size).toBeLessThanOrEqual(4));
});
