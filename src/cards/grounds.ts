/**
 * Contrast on the picture itself: type may stand on a landscape, a gradient or a photo, where no
 * declared colour tells what is behind it.
 *
 * The ground of a line is told from its letters by being even: a pixel whose neighbours one and two px
 * away all have its colour, and which has not the colour of the type, is ground. Edges of letters are not
 * even.
 */
import { type Problem, says } from '../lib/problem.ts';
import { neededContrast, quote } from './check.ts';
import type { Picture } from './encode.ts';
import type { Shape } from './shapes.ts';
import type { Box, FoundText } from './inspect.ts';

/** Levels of 255 by which neighbours of an even pixel may differ, and a pixel from the colour of the type. */
const evenness = 10;
const typeColour = 14;
/** Em: letters reach so far above and below the middle of their line; figures of the numeral face less. */
const letterHalf = { up: 0.42, down: 0.42 };
const figureHalf = { up: 0.28, down: 0.4 };
/** Samples of a line across and down. */
const samples = { across: 56, down: 9 };
/** px of the picture: smaller letters cannot be told from their ground by being uneven. */
const smallest = 18;
/** The worst such share of the ground may be an accident: a grid line, a drop of the drawing. */
const accident = 0.05;

const linear = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});
const luminance = (r: number, g: number, b: number): number =>
  0.2126 * linear[r]! + 0.7152 * linear[g]! + 0.0722 * linear[b]!;
const ratioOf = (one: number, two: number): number =>
  (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);

interface Sampled {
  /** Contrasts of the ground's samples with the type. */
  ratios: number[];
  /** Samples that have the colour of the type. */
  same: number;
  tried: number;
}

/** @param line px of the picture. */
function sampleLine(
  { pixels, width, height }: Picture,
  line: Box,
  [r, g, b]: [number, number, number],
): Sampled {
  const type = luminance(r, g, b);
  const around = [1, 2]
    .flatMap((far) =>
      [-far, 0, far].flatMap((down) => [-far, 0, far].map((across) => (down * width + across) * 3)),
    )
    .filter((by) => by !== 0);
  const found: Sampled = { ratios: [], same: 0, tried: 0 };
  const isEven = (at: number, by: number): boolean =>
    Math.abs(pixels[at]! - pixels[at + by]!) <= evenness &&
    Math.abs(pixels[at + 1]! - pixels[at + by + 1]!) <= evenness &&
    Math.abs(pixels[at + 2]! - pixels[at + by + 2]!) <= evenness;
  for (let row = 0; row < samples.down; row += 1) {
    const y = Math.round(line.y + ((row + 0.5) * line.height) / samples.down);
    if (y < 2 || y >= height - 2) continue;
    for (let column = 0; column < samples.across; column += 1) {
      const x = Math.round(line.x + ((column + 0.5) * line.width) / samples.across);
      if (x < 2 || x >= width - 2) continue;
      const at = (y * width + x) * 3;
      found.tried += 1;
      if (
        Math.abs(pixels[at]! - r) <= typeColour &&
        Math.abs(pixels[at + 1]! - g) <= typeColour &&
        Math.abs(pixels[at + 2]! - b) <= typeColour
      )
        found.same += 1;
      else if (around.every((by) => isEven(at, by)))
        found.ratios.push(ratioOf(type, luminance(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!)));
    }
  }
  return found;
}

/** Contrast of a run with what is behind it; undefined where no ground can be told. */
function contrastOf(
  picture: Picture,
  { lines, colour, size, text }: FoundText,
  scale: number,
): number | undefined {
  const [r = 0, g = 0, b = 0] = colour.map(Math.round);
  const all = lines.map((line) => {
    const half = /^[\d.,/%+−]+$/u.test(text.trim()) ? figureHalf : letterHalf;
    const middle = line.y + line.height / 2;
    const [up, down] = [
      Math.min(line.height / 2, size * half.up),
      Math.min(line.height / 2, size * half.down),
    ];
    return sampleLine(
      picture,
      { x: line.x * scale, y: (middle - up) * scale, width: line.width * scale, height: (up + down) * scale },
      [r, g, b],
    );
  });
  const ratios = all.flatMap((one) => one.ratios).sort((one, two) => one - two);
  const sum = (key: 'same' | 'tried') => all.reduce((total, one) => total + one[key], 0);
  // Where nearly everything has the colour of the type, type and ground are one.
  if (ratios.length === 0) return sum('same') > sum('tried') * 0.8 ? 1 : undefined;
  return ratios[Math.floor(ratios.length * accident)];
}

/**
 * @param scale Device px per px. @returns A problem for each run that is too faint on the picture and not
 * on what was declared.
 */
export function checkGrounds(
  picture: Picture,
  runs: FoundText[],
  { product, shape, scale }: { product: string; shape: Shape; scale: number },
): Problem[] {
  return runs.flatMap((run): Problem[] => {
    const needed = neededContrast(shape, run);
    // What was declared is told elsewhere; letters so small have no even ground between them.
    if (run.contrast < needed || run.size * scale < smallest) return [];
    const contrast = contrastOf(picture, run, scale);
    if (contrast === undefined || contrast >= needed) return [];
    return [
      {
        code: 'card-contrast',
        severity: 'error',
        ...says({
          en: [
            `${quote(run.text)} has a contrast of ${Math.floor(contrast * 100) / 100}:1 with what is behind it in the picture; ${needed}:1 is needed.`,
            'Keep art and photos off the type, or use a darker or lighter swatch in the theme.',
          ],
          zh: [
            `${quote(run.text)}和图上的背景对比度只有 ${Math.floor(contrast * 100) / 100}:1，要 ${needed}:1。`,
            '图案和照片避开文字，或在主题里换深一点、浅一点的色样。',
          ],
        }),
        page: { product, block: run.block, box: { ...run.box, unit: 'px' } },
      },
    ];
  });
}
