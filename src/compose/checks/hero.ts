/**
 * Words of the hero on a report's own art: nobody but its designer knows what is in it, so the contrast
 * is looked for on the drawing itself. The theme's art keeps clear of the words by how it is made.
 */
import type { Both } from '../../lib/languages.ts';
import type { PageFormat } from '../../design/format.ts';
import { warning, type Problem } from '../../lib/problem.ts';
import { pxToMm, round } from '../../lib/units.ts';
import type { Sheet } from '../../render/sheet.ts';

/** Large type on its ground (WCAG 2.2, 1.4.3). */
const needed = 3;
/** The worst such share of a line's ground may be an accident: a bird, a mast. */
const accident = 0.05;
/** Pixels of the hero's width when it is looked at; letters are some dozens of them high. */
const across = 1200;

interface Line {
  text: string;
  /** rgb() of the type. */
  colour: string;
  /** px from the left and top edge of the hero. */
  box: { x: number; y: number; width: number; height: number };
}

interface Hero {
  svg: string;
  page: number;
  /** px of the sheet. */
  left: number;
  top: number;
  width: number;
  height: number;
  lines: Line[];
}

/** Runs in the page: heroes with art of the report's own, a drawing within the drawing. */
function findHeroes(): Hero[] {
  return [...document.querySelectorAll('.hero-art > svg:has(> svg)')].map((svg) => {
    const frame = svg.getBoundingClientRect();
    const sheet = svg.closest('.sheet');
    const origin = sheet?.getBoundingClientRect() ?? { left: 0, top: 0 };
    const words = [
      ...svg.closest('.hero')!.querySelectorAll('.hero-kicker, .hero-title > .unit, .hero-tagline > p'),
    ];
    return {
      svg: svg.outerHTML,
      page: Number(sheet?.getAttribute('data-page') ?? 1),
      left: frame.left - origin.left,
      top: frame.top - origin.top,
      width: frame.width,
      height: frame.height,
      lines: words.map((word) => {
        const range = document.createRange();
        range.selectNodeContents(word);
        const { left, top, width, height } = range.getBoundingClientRect();
        return {
          text: (word.textContent ?? '').trim(),
          colour: getComputedStyle(word).color,
          box: { x: left - frame.left, y: top - frame.top, width, height },
        };
      }),
    };
  });
}

const linear = (value: number): number =>
  value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
/** Relative luminance (WCAG 2.2) of sRGB from 0 to 255. */
const luminance = (r: number, g: number, b: number): number =>
  0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
}

/**
 * The contrast that all but an accidental share of the ground keeps; Infinity for a line that is not on it.
 */
function contrastOf({ data, width, height }: Pixels, { colour, box }: Line, scale: number): number {
  const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  const type = luminance(r, g, b);
  const ratios: number[] = [];
  const end = (from: number, size: number, most: number) => Math.min(most, Math.round((from + size) * scale));
  for (let y = Math.max(0, Math.round(box.y * scale)); y < end(box.y, box.height, height); y += 2) {
    for (let x = Math.max(0, Math.round(box.x * scale)); x < end(box.x, box.width, width); x += 2) {
      const at = (y * width + x) * 3;
      const ground = luminance(data[at]!, data[at + 1]!, data[at + 2]!);
      ratios.push((Math.max(type, ground) + 0.05) / (Math.min(type, ground) + 0.05));
    }
  }
  ratios.sort((a, b) => a - b);
  return ratios[Math.floor(ratios.length * accident)] ?? Infinity;
}

async function drawPixels({ svg, width, height }: Hero): Promise<Pixels> {
  const { default: sharp } = await import('sharp');
  const sized = svg.replace(
    '<svg ',
    `<svg width="${across}" height="${Math.round((across * height) / width)}" `,
  );
  const { data, info } = await sharp(Buffer.from(sized))
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/**
 * @returns A warning where a report's own art makes words of the hero hard to read: the worst line, and how
 * many others.
 */
export async function checkHero(sheet: Sheet, { bleed }: PageFormat, product: string): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const hero of await sheet.page.evaluate(findHeroes)) {
    const pixels = await drawPixels(hero);
    const faint = hero.lines
      .map((line) => ({ line, contrast: contrastOf(pixels, line, pixels.width / hero.width) }))
      .filter(({ contrast }) => contrast < needed);
    const worst = faint.sort((a, b) => a.contrast - b.contrast)[0];
    if (worst) problems.push(faintProblem(hero, { ...worst, others: faint.length - 1, bleed, product }));
  }
  return problems;
}

function faintProblem(
  hero: Hero,
  {
    line: { text, box },
    contrast,
    others,
    bleed,
    product,
  }: { line: Line; contrast: number; others: number; bleed: number; product: string },
): Problem {
  const at = (px: number) => round(pxToMm(px) - bleed, 1);
  const also: Both = {
    en: others === 0 ? '' : others === 1 ? ', as is one more line' : `, as are ${others} more lines`,
    zh: others === 0 ? '' : `（还有 ${others} 行也是）`,
  };
  return {
    ...warning('art-contrast', {
      en: [
        `“${text}” is hard to read on the report’s own art${also.en}: the contrast falls to ${contrast.toFixed(1)}:1, and ${needed}:1 is needed.`,
        'Keep the drawing light and calm behind the words: the left two thirds of the sky, and the right end where a slogan stands.',
      ],
      zh: [
        `“${text}”压在报告自带的题图上看不清${also.zh}：对比度只有 ${contrast.toFixed(1)}:1，要 ${needed}:1。`,
        '文字背后的画面要浅、要静：天空左边三分之二，和放口号的右端。',
      ],
    }),
    page: {
      product,
      page: hero.page,
      block: 'hero',
      box: {
        x: at(hero.left + box.x),
        y: at(hero.top + box.y),
        width: round(pxToMm(box.width), 1),
        height: round(pxToMm(box.height), 1),
        unit: 'mm',
      },
    },
  };
}
