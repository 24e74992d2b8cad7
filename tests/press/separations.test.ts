import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finishPress } from '../../src/press/press.ts';
import { separations, type NamedPicture } from '../../src/press/separations.ts';
import { searchPath } from '../../src/design/search.ts';
import { readCondition } from '../../src/press/condition.ts';
import { difference, labOfXyz, xyzOfLab } from '../../src/press/profile/colour.ts';
import { jobFor, outer } from './job.ts';
import { labFrom, labTo, lutOf } from './lut.ts';
import { makePdf } from './made.ts';
import { openPrinter, type TestPrinter } from './print.ts';
import { ghostPlates, needTool } from './tools.ts';

const dpi = 72;
const text = '公共数据怎样走到读者面前';
const place = (left: number, top: number, width: number, height: number) =>
  `position:absolute;left:${left + 3}mm;top:${top + 3}mm;width:${width}mm;height:${height}mm`;
const body = `<div style="position:absolute;left:0;top:0;right:0;height:20mm;background:#0b4a38;color:#fff;font-weight:700;font-size:24pt;padding:6mm">${text.slice(0, 6)}</div>
<p style="${place(10, 25, 40, 20)};background:#d3e6da">${text.repeat(2)}</p>
<div style="${place(55, 25, 35, 8)};background:linear-gradient(90deg,#2f855f,#ffd470)"></div>
<div style="${place(55, 36, 14, 14)};background:radial-gradient(#c4161c,#ffd470)"></div>
<div style="${place(72, 36, 16, 14)};background:#c4161c;opacity:.5"></div>
<svg style="${place(10, 50, 40, 25)}" viewBox="0 0 40 25"><circle cx="10" cy="10" r="8" fill="#e8b23a" stroke="#000"/><path d="M20 2h16v8l-8 8z" fill="none" stroke="#2f855f" stroke-width="1.5"/><line x1="0" y1="22" x2="40" y2="22" stroke="#4d4d4d" stroke-width=".6" stroke-dasharray="3 2"/></svg>`;

let printer: TestPrinter;
let pdf: Uint8Array;
let pictures: NamedPicture[];

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
/** Of linear sRGB. */
const labOf = ([r, g, b]: number[]) =>
  labOfXyz([
    0.4360747 * r! + 0.3850649 * g! + 0.1430804 * b!,
    0.2225045 * r! + 0.7168786 * g! + 0.0606169 * b!,
    0.0139322 * r! + 0.0971045 * g! + 0.7141733 * b!,
  ]);

const raw = async (kind: string) =>
  sharp(pictures.find(({ name }) => name === `page-1-${kind}.png`)!.png)
    .raw()
    .toBuffer({ resolveWithObject: true });
const pixel = async (kind: string, x: number, y: number) => {
  const { data, info } = await raw(kind);
  const at =
    (Math.round(((outer + y) / 25.4) * dpi) * info.width + Math.round(((outer + x) / 25.4) * dpi)) *
    info.channels;
  return [...data.subarray(at, at + info.channels)];
};

beforeAll(async () => {
  printer = await openPrinter(text);
  const print = await printer.print({ width: 100, height: 80, bleed: 3, body });
  pdf = (await finishPress(await jobFor(print, { trim: { width: 100, height: 80 } }))).pdf;
  pictures = await separations(pdf, {
    condition: await readCondition('newsprint-coldset', searchPath()),
    dpi,
  });
});
afterAll(() => printer?.close());

describe('separations', () => {
  it('are six pictures of the sheet', async () => {
    expect(pictures.map(({ name }) => name)).toEqual(
      ['cyan', 'magenta', 'yellow', 'black', 'ink', 'proof'].map((kind) => `page-1-${kind}.png`),
    );
    // 134 × 114 mm
    expect((await raw('cyan')).info).toMatchObject({ width: 380, height: 323 });
  });

  it('carry each swatch by its recipe', async () => {
    const { swatches } = (await jobFor(pdf)).theme;
    const expected = swatches.deep!.cmyk;
    for (const [ink, kind] of ['cyan', 'magenta', 'yellow', 'black'].entries()) {
      expect(Math.abs((255 - (await pixel(kind, 95, 10))[0]!) / 2.55 - expected[ink]!), kind).toBeLessThan(
        0.5,
      );
    }
  });

  it('show on the heat map what is near the limit and what is bare', async () => {
    expect(await pixel('ink', 95, 70)).toEqual([255, 255, 255]);
    const [red, green] = await pixel('ink', 95, 10);
    expect(green!).toBeGreaterThan(150);
    expect(red!).toBeGreaterThan(100);
  });

  it('show paper as newsprint, not white', async () => {
    // L* 82 a* 0 b* 3 is about #cfcbc6.
    const paper = await pixel('proof', 95, 70);
    [207, 203, 198].forEach((value, i) => expect(Math.abs(paper[i]! - value)).toBeLessThan(5));
  });

  it('agree with Ghostscript’s plates', async (context) => {
    needTool(context, 'gs');
    const theirs = await ghostPlates(pdf, dpi * 4);
    for (const [ink, kind] of ['cyan', 'magenta', 'yellow', 'black'].entries()) {
      const ours = await raw(kind);
      const small = await sharp(theirs.inks[ink]!, {
        raw: { width: theirs.width, height: theirs.height, channels: 1 },
      })
        .resize(ours.info.width, ours.info.height, { kernel: 'linear', fit: 'fill' })
        .raw()
        .toBuffer({ resolveWithObject: true });
      let sum = 0;
      let far = 0;
      for (let i = 0; i < ours.info.width * ours.info.height; i++) {
        const difference = Math.abs(
          255 - ours.data[i * ours.info.channels]! - small.data[i * small.info.channels]!,
        );
        sum += difference;
        if (difference > 64) far += 1;
      }
      const count = ours.info.width * ours.info.height;
      // Ghostscript paints every pixel that a shape touches, so edges differ; areas must not.
      expect(sum / count, `${kind}: mean difference of 255`).toBeLessThan(3);
      expect((100 * far) / count, `${kind}: per cent of pixels far off`).toBeLessThan(2);
    }
  }, 30_000);

  it('say below themselves what they do not show', async () => {
    const made = makePdf({
      content: 'BT 0 0 0 1 k /F 12 Tf 80 100 Td (Hello plant) Tj ET',
      resources: '/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>',
    });
    const condition = await readCondition('newsprint-coldset', searchPath());
    const incomplete = await separations(made, { condition, dpi });
    const whole = await separations(makePdf(), { condition, dpi });
    expect(incomplete).toHaveLength(6);
    for (const [i, { png }] of incomplete.entries()) {
      const { height } = await sharp(whole[i]!.png).metadata();
      const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
      expect(info.height).toBe(height + 40);
      const strip = data.subarray(info.width * info.channels * (height + 4));
      expect(strip.filter((value) => value < 100).length).toBeGreaterThan(150);
    }
  });

  it('look as the screen does, as far as the press can follow', async () => {
    // Muted colours that newsprint reaches and no swatch declares; ΔE of the proof against the screen
    // colour with its black laid on the press's, on this paper.
    const colours = ['#a07860', '#708090', '#98a888', '#b8a0a8', '#58707c'];
    const page = await printer.print({
      width: 100,
      height: 80,
      bleed: 3,
      body: colours
        .map((colour, i) => `<div style="${place(10 + 15 * i, 30, 14, 14)};background:${colour}"></div>`)
        .join(''),
    });
    const condition = await readCondition('newsprint-coldset', searchPath());
    const made = await finishPress(await jobFor(page, { trim: { width: 100, height: 80 } }));
    pictures = await separations(made.pdf, { condition, dpi });
    const paper = await pixel('proof', 95, 70);
    const darkest = xyzOfLab(
      labFrom(
        lutOf(condition.profile.bytes, 'A2B1')(lutOf(condition.profile.bytes, 'B2A0')(labTo([0, 0, 0]))),
      ),
    )[1];
    for (const [i, colour] of colours.entries()) {
      const screen = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
      const wanted = screen.map((value, j) => (value * (1 - darkest) + darkest) * linear(paper[j]! / 255));
      const got = (await pixel('proof', 17 + 15 * i, 37)).map((value) => linear(value / 255));
      expect(difference(labOf(got), labOf(wanted)), colour).toBeLessThan(3);
    }
  }, 30_000);
});
