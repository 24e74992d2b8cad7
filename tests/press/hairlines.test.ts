/** Hairlines of the page's style sheet, in what Chromium prints: every one of them, and all alike. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programRoot } from '../../src/lib/program.ts';
import { renderPdf } from '../../src/render/pdf.ts';
import { openTypeSheet, type TypeSheet } from '../support/type-sheet.ts';
import { needTool, runRaw } from './tools.ts';

const dpi = 1200;
let type: TypeSheet;

beforeAll(async () => {
  type = await openTypeSheet('一');
});
afterAll(() => type?.close());

/** Thickness of each line that crosses a column of pixels, pt. */
async function lines(body: string): Promise<number[]> {
  const css = readFileSync(path.join(programRoot, 'styles/page.css'), 'utf8');
  await type.show(body, `:root{--rule:#000;--line:16px;--numeral:18px;--label:8px;--body:8px}${css}`);
  const pdf = await renderPdf(type.sheet, { width: 60, height: 60, tagged: false });
  const { data, info } = await sharp(
    runRaw(pdf, 'pdftoppm', ['-r', `${dpi}`, '-gray', '-png', '-singlefile', 'FILE'], 'page.png'),
  )
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const column = Array.from(
    { length: info.height },
    (_, y) =>
      (255 - data[y * info.width * info.channels + Math.round(info.width / 4) * info.channels]!) / 255,
  );
  const found: number[] = [];
  column.forEach((ink, y) => {
    if (ink === 0) return;
    if (y === 0 || column[y - 1] === 0) found.push(0);
    found.push(found.pop()! + (ink * 72) / dpi);
  });
  return found;
}

const heights = [20.3, 21.6, 19.85, 22.4, 20.55, 21.15];

const rows: [string, number, (height: number) => string][] = [
  [
    'between number rows',
    0.375,
    (height) =>
      `<div class="rows airy" style="display:block"><div class="row" style="min-height:0;height:${height}px"></div><i></i></div>`,
  ],
  [
    'above the foot',
    0.75,
    (height) =>
      `<div class="foot" style="position:relative;height:${height}px"><div class="foot-rule"></div></div>`,
  ],
  [
    'below the folio',
    0.75,
    (height) =>
      `<div style="position:relative;--ink:#000;height:${height}px"><div class="folio-rule"></div></div>`,
  ],
  [
    'above a section',
    1.5,
    (height) => `<div class="panel-head" style="--ink:#000;min-height:0;height:${height}px"></div>`,
  ],
  ['above a task', 1.5, (height) => `<div class="task-head" style="--sun:#000;height:${height}px"></div>`],
];
for (const [name, thick, row] of rows) {
  it(name, async (context) => {
    needTool(context, 'pdftoppm');
    const found = await lines(
      `<div style="position:absolute;top:10.7px;left:10px;width:150px">${heights.map(row).join('')}<div></div></div>`,
    );
    expect(found).toHaveLength(heights.length);
    for (const thickness of found) expect(thickness).toBeCloseTo(thick, 1);
  });
}
