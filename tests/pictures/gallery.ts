/**
 * Makes the picture of README.md from what Tuban builds: the broadsheet of the sample beside two of its
 * cards, and below them the broadsheets of the other reports.
 *
 *   node src/start.mjs --run tests/pictures/gallery.ts
 *
 * Pages are taken as composed, without bleed, before their colours become inks. Nothing compares the
 * picture in a test: make it again when the look has changed, and look at it.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import { build } from '../../src/edition/build.ts';
import { findReports } from '../../src/edition/prepare/find.ts';
import { openWorkshop } from '../../src/edition/prepare/workshop.ts';
import { framed, pagePicture } from './page.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const data = path.join(root, 'data');
const sample = 'tonghua-2024';
/** Cards shown, by place in their deck: the cover and the first section. */
const shownCards = [0, 2];
/** px */
const width = 1160;
const gap = 20;
const pageHeight = 1030;
/** Bytes. */
const most = 380_000;

async function cardPictures(out: string): Promise<Buffer[]> {
  const { reports } = await build({ reports: [sample], data, out, only: ['cards'], formats: ['cover'] });
  const cards = reports[0]!.products
    .filter(({ format }) => format === 'cover')
    .map((card) => card.path)
    .sort();
  return shownCards.map((place) => readFileSync(path.join(reports[0]!.folder, cards[place]!)));
}

/** A palette as fine as the limit allows. */
async function smallEnough(picture: Buffer): Promise<Buffer> {
  for (const quality of [95, 90, 80, 70, 60]) {
    const small = await sharp(picture).png({ palette: true, quality, dither: 0, effort: 10 }).toBuffer();
    if (small.length <= most) return small;
  }
  throw new Error(
    `The picture is larger than ${most} bytes even with the coarsest palette: make it smaller.`,
  );
}

const folder = mkdtempSync(path.join(tmpdir(), 'tuban-gallery-'));
const workshop = await openWorkshop([]);
try {
  const files = await findReports([], data);
  const pages = new Map<string, Buffer>();
  for (const file of files) pages.set(path.basename(file), (await pagePicture(workshop, file)).page);
  const placed: OverlayOptions[] = [];
  const page = await framed(pages.get(sample)!, { height: pageHeight });
  placed.push({ input: page.input, left: gap, top: gap });
  const cardLeft = gap + page.width + gap;
  const cardWidth = width - cardLeft - gap - 2;
  let top = gap;
  for (const card of await cardPictures(folder)) {
    const picture = await framed(card, { width: cardWidth });
    placed.push({ input: picture.input, left: cardLeft, top });
    top += picture.height + gap;
  }
  const others = [...pages].filter(([name]) => name !== sample);
  const each = Math.floor((width - gap * (others.length + 1)) / others.length) - 2;
  const row = Math.max(gap + page.height + gap, top);
  let height = row;
  for (const [index, [, other]] of others.entries()) {
    const picture = await framed(other, { width: each });
    placed.push({ input: picture.input, left: gap + index * (each + 2 + gap), top: row });
    height = Math.max(height, row + picture.height + gap);
  }
  const whole = await sharp({ create: { width, height, channels: 3, background: '#f4f4f2' } })
    .composite(placed)
    .png()
    .toBuffer();
  const file = path.join(root, 'tests', 'pictures', 'gallery.png');
  const picture = await smallEnough(whole);
  writeFileSync(file, picture);
  process.stdout.write(`${path.relative(root, file)}: ${width} × ${height} px, ${picture.length} bytes\n`);
} finally {
  await workshop.close();
  rmSync(folder, { recursive: true, force: true });
}
