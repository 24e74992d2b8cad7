/** The ink sum of a drawn page inside the trim. */
import { says } from '../../lib/problem.ts';
import { mmToPt, ptToMm, round } from '../../lib/units.ts';
import { intersect, isEmpty, type Box } from '../../pdf/matrix.ts';
import type { PressLimits } from '../condition.ts';
import type { Canvas } from '../plates/canvas.ts';
import { patchesOver } from './ink-patches.ts';
import type { Examined } from './page.ts';
import type { InkFacts } from './finding.ts';

/** Rounding of plates to bytes may add this much, per cent. */
const rounding = 0.8;

export interface PageInk {
  max: number;
  /** mm from the trim's top left */
  place: { x: number; y: number };
  /** Pixels over the limit, and all. */
  over: number;
  area: number;
  /** Where small places are let pass: the strongest of the others, if there is one. */
  patch?: { max: number; place: { x: number; y: number }; area: number };
}

/** @param scale Pixels per point of the canvas. */
export function measureInk(
  { inks, words, width, y1: bottom }: Canvas,
  { media, trim, limits }: Examined,
  scale: number,
): PageInk {
  const inside = (value: number, most: number) => Math.min(most, Math.max(0, value));
  const [x0, x1] = [
    inside(Math.ceil((trim.x0 - media.x0) * scale), width),
    inside(Math.floor((trim.x1 - media.x0) * scale), width),
  ];
  const [y0, y1] = [
    inside(Math.ceil((media.y1 - trim.y1) * scale), bottom),
    inside(Math.floor((media.y1 - trim.y0) * scale), bottom),
  ];
  const placeOf = (x: number, y: number) => ({
    x: round(ptToMm((x - x0) / scale), 1),
    y: round(ptToMm((y - y0) / scale), 1),
  });
  const result: PageInk = {
    max: 0,
    place: { x: 0, y: 0 },
    over: 0,
    area: Math.max(0, x1 - x0) * Math.max(0, y1 - y0),
  };
  const limit = (limits.ink.ceiling + rounding) * 2.55;
  let most = 0;
  let over = 0;
  // Most neighbours are equal. No ink is the number 0.
  let before = 0;
  let isOver = 0;
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const place = y * width + x;
      if (words[place] === before) {
        over += isOver;
        continue;
      }
      before = words[place]!;
      const sum = inks[4 * place]! + inks[4 * place + 1]! + inks[4 * place + 2]! + inks[4 * place + 3]!;
      isOver = sum > limit ? 1 : 0;
      over += isOver;
      if (sum <= most) continue;
      most = sum;
      result.place = placeOf(x, y);
    }
  }
  result.max = round(most / 2.55, 1);
  result.over = over;
  const { leastArea } = limits.ink;
  if (leastArea === 0 || over === 0) return result;
  const pixel = ptToMm(1 / scale) ** 2;
  const [worst] = patchesOver({ inks, width }, { x0, y0, x1, y1 }, limit)
    .filter(({ area }) => area * pixel >= leastArea)
    .sort((a, b) => b.most - a.most);
  if (worst)
    result.patch = {
      max: round(worst.most / 2.55, 1),
      place: placeOf(worst.x, worst.y),
      area: round(worst.area * pixel, 0),
    };
  return result;
}

/** Takes in a sum that was found without the plates, where it is inside the trim. */
export function withPeak(
  ink: PageInk,
  peak: { sum: number; box: Box } | undefined,
  { trim }: Examined,
): PageInk {
  if (!peak || peak.sum <= ink.max || isEmpty(intersect(peak.box, trim))) return ink;
  const { x0, y1 } = peak.box;
  return {
    ...ink,
    max: round(peak.sum, 1),
    place: { x: round(ptToMm(x0 - trim.x0), 1), y: round(ptToMm(trim.y1 - y1), 1) },
  };
}

export function checkInk(ink: PageInk, { note, limits, trim }: Examined): void {
  const found = limits.ink.leastArea > 0 ? ink.patch : ink;
  if (!found || found.max <= limits.ink.ceiling + rounding) return;
  const share = (100 * ink.over) / Math.max(1, ink.area);
  const [x, y] = [trim.x0 + mmToPt(found.place.x), trim.y1 - mmToPt(found.place.y)];
  const extentZh = ink.patch && found === ink.patch ? `面积超过 ${ink.patch.area} mm²` : '';
  const extent = ink.patch && found === ink.patch ? `over ${ink.patch.area} mm²` : undefined;
  note({
    rule: 'ink-limit',
    severity: 'error',
    object: 'page',
    box: { x0: x, y0: y - 1, x1: x + 1, y1: y },
    ...says({
      en: [
        `The ink sum reaches ${Math.round(found.max)} % at ${found.place.x}, ${found.place.y} mm${extent ? `, ${extent}` : ''}; the limit is ${limits.ink.ceiling} %, and ${round(share, 2)} % of the page is over it.`,
        'Lighten the ground (black type on it adds 100 %), or convert the picture with a profile of less ink.',
      ],
      zh: [
        `总墨量在 ${found.place.x}, ${found.place.y} mm 处到了 ${Math.round(found.max)}%${extentZh ? `，${extentZh}` : ''}；上限 ${limits.ink.ceiling}%，全页有 ${round(share, 2)}% 超过。`,
        '把底色调浅（黑字压在上面再加 100%），或换墨量小的特性文件转图。',
      ],
    }),
  });
}

export function joinInk(
  pages: { number: number; ink: PageInk }[],
  { ceiling, leastArea }: PressLimits['ink'],
): InkFacts {
  const area = pages.reduce((sum, { ink }) => sum + ink.area, 0);
  const worst = pages.reduce<{ number: number; ink: PageInk } | undefined>(
    (best, page) => (best && best.ink.max >= page.ink.max ? best : page),
    undefined,
  );
  return {
    limit: ceiling,
    ...(leastArea > 0 ? { leastArea } : {}),
    max: worst?.ink.max ?? 0,
    areaOver: round((100 * pages.reduce((sum, { ink }) => sum + ink.over, 0)) / Math.max(1, area), 3),
    ...(worst ? { place: { page: worst.number, ...worst.ink.place } } : {}),
  };
}
