/**
 * Makes the contact sheet: six pairs, a hand-made page or part of one on the left (tests/pictures/mocks, the look
 * that is aimed at) and what Tuban sets from the same data on the right.
 *
 *   node src/start.mjs --run tests/pictures/contact.ts
 *
 * Nothing compares the picture in a test: make it again when the look has changed, and look at it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import { openWorkshop } from '../../src/edition/prepare/workshop.ts';
import { framed, pagePicture } from './page.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

/** The mock, its report, and the part of the page; "" for all of it. */
const pairs = [
  { mock: 'tonghua-2024', report: 'tonghua-2024', part: '' },
  { mock: 'china-2023-communique', report: 'china-2023-communique', part: '' },
  { mock: 'harbour-city-budget-2026', report: 'harbour-city-budget-2026', part: '' },
  { mock: 'hero', report: 'tonghua-2024', part: '[data-block="hero"]' },
  { mock: 'flow', report: 'harbour-city-budget-2026', part: '.sides' },
  { mock: 'targets', report: 'tonghua-2024', part: '.plan-panel' },
];
/** px: of one picture, and between them. */
const width = 560;
const gap = 18;

const workshop = await openWorkshop([]);
try {
  const placed: OverlayOptions[] = [];
  let top = gap;
  const made = new Map<string, Awaited<ReturnType<typeof pagePicture>>>();
  for (const report of new Set(pairs.map((pair) => pair.report))) {
    const parts = pairs.flatMap((pair) => (pair.report === report && pair.part ? [pair.part] : []));
    made.set(report, await pagePicture(workshop, path.join(root, 'data', report, 'report.yaml'), parts));
  }
  for (const { mock, report, part } of pairs) {
    const ours = made.get(report)!;
    const left = await framed(readFileSync(path.join(import.meta.dirname, 'mocks', `${mock}.jpg`)), {
      width,
    });
    const right = await framed(part === '' ? ours.page : ours.parts.get(part)!, { width });
    placed.push(
      { input: left.input, left: gap, top },
      { input: right.input, left: 2 * gap + left.width, top },
    );
    top += Math.max(left.height, right.height) + gap;
  }
  const sheet = sharp({
    create: { width: 2 * width + 3 * gap + 4, height: top, channels: 3, background: '#f4f4f2' },
  }).composite(placed);
  const file = path.join(import.meta.dirname, 'contact.jpg');
  writeFileSync(
    file,
    await sharp(await sheet.png().toBuffer())
      .jpeg({ quality: 62, mozjpeg: true })
      .toBuffer(),
  );
  process.stdout.write(`${path.relative(root, file)}\n`);
} finally {
  await workshop.close();
}
