/** Crop, register and fold marks on all plates, and the colour bar. Drawn as PDF operators. */
import { mmToPt } from '../../lib/units.ts';
import { inkOperators, platesOf, type InkSet } from '../ink/ink-set.ts';
import type { Inks } from '../ink/inks.ts';
import { markGap, markLength, slugBand, type Geometry, type SheetSize } from './geometry.ts';

/** Name of the colour space "on every plate" in the page's resources. */
export const allPlates = 'TubanAll';

const n = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Marks are thin: a plate maker lines up on their middle. pt */
const markWeight = 0.25;

export function drawMarks(geometry: Geometry, size: SheetSize): string {
  const {
    trim: { width, height },
    bleed,
    fold,
  } = size;
  const line = (x0: number, y0: number, x1: number, y1: number): string =>
    `${n(geometry.x(x0))} ${n(geometry.y(y0))} m ${n(geometry.x(x1))} ${n(geometry.y(y1))} l S`;
  const near = bleed + markGap;
  const far = near + markLength;
  const crop = [0, height]
    .flatMap((y) => [line(-far, y, -near, y), line(width + near, y, width + far, y)])
    .concat([0, width].flatMap((x) => [line(x, -far, x, -near), line(x, height + near, x, height + far)]));
  const folds =
    fold === undefined
      ? []
      : [
          '[1.5 1.5] 0 d',
          line(-far, fold, -near, fold),
          line(width + near, fold, width + far, fold),
          '[] 0 d',
        ];
  const middle = bleed + markGap + markLength / 2;
  // Register marks stand off the fold mark, which is often at mid-height too.
  const side = fold !== undefined && Math.abs(fold - height / 2) < 12 ? height * 0.42 : height / 2;
  const registers = (
    [
      [width / 2, -middle],
      [width / 2, height + middle],
      [-middle, side],
      [width + middle, side],
    ] as const
  ).map(([x, y]) => register(geometry.x(x), geometry.y(y)));
  return ['q', `/${allPlates} CS 1 SCN`, `${markWeight} w`, ...crop, ...folds, ...registers, 'Q'].join('\n');
}

/** A cross in a circle, 4 mm wide. */
function register(x: number, y: number): string {
  const arm = mmToPt(2.4);
  const r = mmToPt(1.5);
  // Distance of the control points of a quarter circle.
  const c = r * 0.5523;
  const circle =
    `${n(x + r)} ${n(y)} m ${n(x + r)} ${n(y + c)} ${n(x + c)} ${n(y + r)} ${n(x)} ${n(y + r)} c ${n(x - c)} ${n(y + r)} ${n(x - r)} ${n(y + c)} ${n(x - r)} ${n(y)} c ` +
    `${n(x - r)} ${n(y - c)} ${n(x - c)} ${n(y - r)} ${n(x)} ${n(y - r)} c ${n(x + c)} ${n(y - r)} ${n(x + r)} ${n(y - c)} ${n(x + r)} ${n(y)} c S`;
  return [
    `${n(x - arm)} ${n(y)} m ${n(x + arm)} ${n(y)} l S`,
    `${n(x)} ${n(y - arm)} m ${n(x)} ${n(y + arm)} l S`,
    circle,
  ].join('\n');
}

/** Solids, overprints of two, grey balance and tints: what a press hand measures. Inks 0 to 1. */
const processPatches: Inks[] = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
  [0, 1, 1, 0],
  [1, 0, 1, 0],
  [1, 1, 0, 0],
  [0.5, 0, 0, 0],
  [0, 0.5, 0, 0],
  [0, 0, 0.5, 0],
  [0, 0, 0, 0.5],
  [0.25, 0.19, 0.19, 0],
  [0.5, 0.4, 0.4, 0],
  [0.75, 0.66, 0.66, 0],
];

const tint = (ink: number, tone: number): Inks => [0, 0, 0, 0].map((_, i) => (i === ink ? tone : 0)) as Inks;

/** Side of a patch, mm. */
const patch = 4;

export function drawColourBar(
  geometry: Geometry,
  { trim: { width, height }, bleed }: SheetSize,
  set: InkSet = 'process',
): string {
  const patches =
    set === 'process'
      ? processPatches
      : platesOf(set).flatMap(({ ink }) => [1, 0.75, 0.5, 0.25].map((tone) => tint(ink, tone)));
  const fit = Math.max(0, Math.min(patches.length, Math.floor((width - 8) / patch)));
  const top = height + bleed + slugBand + 0.5;
  const side = mmToPt(patch);
  const squares = patches
    .slice(0, fit)
    .map(
      (inks, i) =>
        `${inkOperators(set, inks.map((ink) => ink * 100) as Inks, false)} ${n(geometry.x(4 + i * patch))} ${n(geometry.y(top + patch))} ${n(side)} ${n(side)} re f`,
    );
  return ['q', ...squares, 'Q'].join('\n');
}
