/**
 * What a composed page measures, on its rendered pixels and boxes: the largest empty rectangle, how even
 * the bottoms of a row are, what stays empty at the foot, and every fault
 * that stops a build.
 */
import sharp from 'sharp';
import { composePage } from '../../src/compose/page.ts';
import { readPageCss } from '../../src/blocks/document.ts';
import { verifyPage } from '../../src/compose/checks/verify.ts';
import type { Edition } from '../../src/edition/edition.ts';
import type { PageFormat } from '../../src/design/format.ts';
import { mmToPx, ptToMm, pxToMm, round } from '../../src/lib/units.ts';
import { ProblemError } from '../../src/lib/problem.ts';
import { renderShots } from '../../src/render/shot.ts';
import type { Sheet } from '../../src/render/sheet.ts';
import { largestHole, type Hole } from '../support/holes.ts';

/** Largest empty rectangle allowed, as a share of the type area. */
export const mostHole = 0.02;
/** Bottoms of a row, ends of columns, and the foot of the last column, in lines. */
export const mostUneven = 1;

export interface Measures {
  pages: number;
  /** See ComposedPage. */
  fill: number;
  /** Share of the type area, of the worst page, and where it stands (mm from the trim, of that page). */
  hole: number;
  at: { page: number; x: number; y: number; width: number; height: number; block: string };
  /** The same of bare paper alone: what lies in a tinted cell is not empty here. */
  paper: number;
  /** Lines between the lowest and highest bottom in one row of blocks. */
  uneven: number;
  /** Lines empty between the last block and the foot, of the worst page. */
  foot: number;
  /** Lines between the ends of an article's columns. */
  columns: number;
  /** Errors of verify, or why nothing was composed. */
  faults: string[];
  reasons: string[];
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Seen {
  sheets: { box: Box; solid: Box[]; blocks: (Box & { id: string })[] }[];
}

/** Runs in the page. @param line Height of a line, px. @param gutter px. */
function lookOver(line: number, gutter: number): Seen {
  const boxOf = (element: Element, origin: DOMRect) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left - origin.left, y: top - origin.top, width, height };
  };
  return {
    sheets: [...document.querySelectorAll('.sheet')].map((sheet) => {
      const origin = sheet.getBoundingClientRect();
      return {
        box: { x: 0, y: origin.top + window.scrollY, width: origin.width, height: origin.height },
        // Pictures, discs of pictograms and charts' own ground are not empty, however light they are, nor
        // are folio and foot; hairlines in ledgers, between tiles and between columns are
        // thinner than a pixel of this picture and may be lost in it, though they print. The line above a
        // block and the gutter on its right are the page's own.
        solid: [
          ...[
            ...sheet.querySelectorAll(
              '.photo-frame, .tile-icon, [data-block="hero"], [data-block="endpiece"], .folio, .foot, .part, figure.chart svg',
            ),
          ].map((one) => boxOf(one, origin)),
          ...[...sheet.querySelectorAll('.entry, .tile-parted')]
            .map((one) => ({ ...boxOf(one, origin), isEntry: one.matches('.entry') }))
            .map(({ x, y, width, height, isEntry }) => ({
              x,
              y: isEntry ? y + height - 1 : y,
              width,
              height: 1,
            })),
          ...[...sheet.querySelectorAll('.items.ruled')]
            .map((one) => boxOf(one, origin))
            .map(({ x, y, width, height }) => ({
              x: x + width / 2,
              y: y + line * 0.3,
              width: 1,
              height: height - line / 2,
            })),
          ...[...sheet.querySelectorAll('.block[data-block]')]
            .map((one) => boxOf(one, origin))
            .map(({ x, y, width }) => ({ x, y: y - line, width, height: line })),
          ...[...sheet.querySelectorAll('.block[data-block]')]
            .map((one) => boxOf(one, origin))
            .map(({ x, y, width, height }) => ({ x: x + width, y, width: gutter, height })),
        ],
        blocks: [...sheet.querySelectorAll('.block[data-block]')].map((block) => ({
          id: block.matches('.article:not(.flow)') ? 'sidebar' : block.getAttribute('data-block')!,
          ...boxOf(block, origin),
        })),
      };
    }),
  };
}

/** Runs in the page. @returns by how many of its lines the ends of an article's columns of text differ. */
function columnLines(): number {
  return Math.max(
    0,
    ...[...document.querySelectorAll('.article-text')].map((text) => {
      const ends = new Map<number, number>();
      const range = document.createRange();
      range.selectNodeContents(text);
      const { columnCount, columnGap, width } = getComputedStyle(text.closest('.flow-woven') ?? text);
      const count = Number.parseInt(columnCount, 10) || 1;
      const host = (text.closest('.flow-woven') ?? text).getBoundingClientRect();
      const step = (Number.parseFloat(width) + (Number.parseFloat(columnGap) || 0)) / count;
      for (const { left, bottom, width: wide } of range.getClientRects()) {
        const column = Math.floor((left - host.left + 1) / step);
        if (wide > 2) ends.set(column, Math.max(ends.get(column) ?? 0, bottom));
      }
      return (
        (Math.max(...ends.values()) - Math.min(...ends.values())) /
        Number.parseFloat(getComputedStyle(text).lineHeight)
      );
    }),
  );
}

/** Everything lighter than this is ground: paper and the tints under cells; and what only paper is. */
const ground = 226;
const bare = 252;

async function emptiest(
  sheet: Sheet,
  seen: Seen,
  area: Box,
  width: number,
): Promise<{ hole: Hole; page: number; share: number; paper: number }> {
  const height = seen.sheets.reduce((most, { box }) => Math.max(most, box.y + box.height), 0);
  const slices = await renderShots(sheet, { width, height: Math.ceil(height) });
  const raws = await Promise.all(
    slices.map(({ png }) => sharp(png).flatten({ background: '#ffffff' }).greyscale().raw().toBuffer()),
  );
  const grey = Buffer.concat(raws);
  const whole = {
    x: Math.round(area.x),
    y: Math.round(area.y),
    width: Math.round(area.width),
    height: Math.round(area.height),
  };
  const holeIn = ({ box, solid }: Seen['sheets'][number], lightest: number): Hole => {
    const pixels = new Uint8Array(width * Math.ceil(box.height));
    for (let at = 0; at < pixels.length; at += 1)
      pixels[at] = grey[Math.round(box.y) * width + at]! >= lightest ? 255 : 0;
    for (const one of solid) {
      for (let y = Math.max(0, Math.floor(one.y)); y < Math.min(box.height, one.y + one.height); y += 1)
        pixels.fill(
          0,
          Math.max(0, Math.floor(y) * width + Math.floor(one.x)),
          Math.floor(y) * width + Math.ceil(one.x + one.width),
        );
    }
    return largestHole({ data: pixels, width }, whole);
  };
  const shareOf = ({ area: px }: Hole): number => px / (whole.width * whole.height);
  const holes = seen.sheets.map((one, index) => ({ hole: holeIn(one, ground), page: index + 1 }));
  const worst = holes.reduce((a, b) => (b.hole.area > a.hole.area ? b : a));
  return {
    ...worst,
    share: shareOf(worst.hole),
    paper: Math.max(...seen.sheets.map((one) => shareOf(holeIn(one, bare)))),
  };
}

type SeenBlock = Seen['sheets'][number]['blocks'][number];

/** Where a block ends, or the lowest of those under it that stand beside what reaches down to `bottom`. */
function endOf(one: SeenBlock, blocks: SeenBlock[], bottom: number): number {
  const under = blocks
    .filter(
      ({ x, y, width }) =>
        Math.abs(x - one.x) < 1 && Math.abs(width - one.width) < 1 && y > one.y && y < bottom,
    )
    .sort((a, b) => a.y - b.y)[0];
  return under ? endOf(under, blocks, bottom) : one.y + one.height;
}

/**
 * Blocks whose tops are level stand in one row, with those under them that a higher one stands beside; the
 * sidebar, over several rows, in none. @param spine px; pages of a spread have rows of their own.
 */
function unevenLines(blocks: SeenBlock[], line: number, spine?: number): number {
  const rows = new Map<string, SeenBlock[]>();
  for (const block of blocks) {
    if (block.id === 'sidebar') continue;
    const key = `${Math.round(block.y / line)}${spine !== undefined && block.x > spine ? ' right' : ''}`;
    rows.set(key, [...(rows.get(key) ?? []), block]);
  }
  return Math.max(
    0,
    ...[...rows.values()].map((row) => {
      const bottom = Math.max(...row.map(({ y, height }) => y + height));
      const ends = row.map((one) => endOf(one, blocks, bottom - line));
      return (Math.max(...ends) - Math.min(...ends)) / line;
    }),
  );
}

/** Lines between the lowest block over the foot and the foot, less the one that always stands there. */
function footLines(blocks: Seen['sheets'][number]['blocks'], line: number): number {
  const foot = blocks.find(({ id }) => id.startsWith('foot'))!;
  const lowest = Math.max(
    ...blocks.filter((one) => one !== foot && one.id !== 'sidebar').map(({ y, height }) => y + height),
  );
  return Math.max(0, (foot.y - lowest) / line - 1);
}

/** Composes and measures a report's page in one format. */
export async function measurePage(edition: Edition, format: PageFormat): Promise<Measures> {
  const { view, theme, templates, metrics, workshop } = edition;
  const nothing: Measures = {
    pages: 0,
    fill: 1,
    hole: 0,
    at: { page: 0, x: 0, y: 0, width: 0, height: 0, block: '' },
    paper: 0,
    uneven: 0,
    foot: 0,
    columns: 0,
    faults: [],
    reasons: [],
  };
  const [css, photos] = await Promise.all([readPageCss(workshop.search), edition.photos()]);
  return edition.withSheet(async (sheet) => {
    try {
      const composed = await composePage({
        format,
        styles: { view, theme, templates, css, photos },
        metrics,
        sheet,
      });
      await sheet.show(composed.document);
      const faults = (await verifyPage(sheet, format, format.name))
        .filter(({ severity }) => severity === 'error')
        .map(({ message }) => message);
      const [top, right, bottom, left] = format.margins;
      const { bleed, trim } = format;
      const area = {
        x: mmToPx(left + bleed),
        y: mmToPx(top + bleed),
        width: mmToPx(trim[0] - left - right),
        height: mmToPx(trim[1] - top - bottom),
      };
      const line = mmToPx(ptToMm(format.baseline));
      // A page that is set larger as a whole has larger lines.
      const ownLine = await sheet.page.evaluate(() =>
        Number.parseFloat(getComputedStyle(document.body).lineHeight),
      );
      const seen = await sheet.page.evaluate(lookOver, ownLine, mmToPx(format.gutter));
      const width = Math.ceil(mmToPx(trim[0] + 2 * bleed));
      const { hole, page, share, paper } = await emptiest(sheet, seen, area, width);
      const middle = { x: hole.x + hole.width / 2, y: hole.y + hole.height / 2 };
      const inside = seen.sheets[page - 1]!.blocks.find(
        (block) =>
          middle.x >= block.x &&
          middle.x <= block.x + block.width &&
          middle.y >= block.y &&
          middle.y <= block.y + block.height,
      );
      const mm = (px: number) => Math.round(pxToMm(px));
      return {
        pages: composed.pages,
        fill: composed.fill,
        hole: round(share, 4),
        at: {
          page,
          x: mm(hole.x) - bleed,
          y: mm(hole.y) - bleed,
          width: mm(hole.width),
          height: mm(hole.height),
          block: inside?.id ?? '',
        },
        paper: round(paper, 4),
        uneven: round(
          Math.max(
            ...seen.sheets.map(({ blocks }) =>
              unevenLines(blocks, line, format.spine === undefined ? undefined : mmToPx(trim[0] / 2)),
            ),
          ),
          2,
        ),
        foot: round(Math.max(...seen.sheets.map(({ blocks }) => footLines(blocks, ownLine))), 2),
        columns: round(await sheet.page.evaluate(columnLines), 2),
        faults,
        reasons: composed.reasons.map(({ en }) => en),
      };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return { ...nothing, faults: error.problems.map(({ message }) => message) };
    }
  });
}

/** What of the measures is not as it should be, in words; nothing when all is. */
export function missesOf({ hole, at, uneven, foot, columns, faults }: Measures): string[] {
  return [
    ...faults,
    ...(hole > mostHole
      ? [
          `empty ${at.width} x ${at.height} mm (${round(hole * 100, 1)} %) at ${at.x}, ${at.y} mm of page ${at.page}${at.block ? ` in "${at.block}"` : ''}`,
        ]
      : []),
    ...(uneven > mostUneven + 0.02 ? [`bottoms of a row differ by ${uneven} lines`] : []),
    ...(columns > mostUneven + 0.1 ? [`columns of the article end ${columns} lines apart`] : []),
    ...(foot > mostUneven + 0.02 ? [`${foot} lines empty above the foot`] : []),
  ];
}
