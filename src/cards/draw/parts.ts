/**
 * The kit of parts: flat shapes in the theme's tones, seeded, that scenes and marks of cards are made of.
 * Paths are for a box of 1 × 1 unless they say otherwise; nothing here is data but marks that are counted.
 */
import { seededRandom } from '../../html/art/random.ts';
import { round } from '../../lib/units.ts';
import type { Theme } from '../../design/theme.ts';

const n = (value: number): number => round(value, 1);

/** A fir of three tiers on its trunk; x is its middle, `base` its foot. */
export function firPath(x: number, base: number, height: number, width = height * 0.62): string {
  const trunk = height * 0.1;
  const foot = base - trunk;
  const tall = height - trunk;
  const tiers = [
    [0.2, 0.34],
    [0.36, 0.62],
    [0.5, 1],
  ] as const;
  let right = '';
  const left: string[] = [];
  tiers.forEach(([half, down], index) => {
    const y = foot - tall + tall * down;
    right += `L${n(x + width * half)} ${n(y)}`;
    left.unshift(`L${n(x - width * half)} ${n(y)}`);
    const next = tiers[index + 1];
    if (next) {
      right += `L${n(x + width * half * 0.5)} ${n(y)}`;
      left.unshift(`L${n(x - width * half * 0.5)} ${n(y)}`);
    }
  });
  const stem = width * 0.07;
  return `M${n(x)} ${n(foot - tall)}${right}L${n(x + stem)} ${n(foot)}V${n(base)}H${n(x - stem)}V${n(foot)}${left.join('')}Z`;
}

/** A standing figure: head, shoulders, legs. */
export function personPath(x: number, base: number, height: number): string {
  const r = height * 0.125;
  const w = height * 0.19;
  const top = base - height;
  const shoulder = top + r * 2.25;
  const hip = base - height * 0.42;
  const leg = w * 0.62;
  return (
    `M${n(x - r)} ${n(top + r)}a${n(r)} ${n(r)} 0 1 0 ${n(r * 2)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-r * 2)} 0Z` +
    `M${n(x - w + r * 0.6)} ${n(shoulder)}H${n(x + w - r * 0.6)}Q${n(x + w)} ${n(shoulder)} ${n(x + w)} ${n(shoulder + r * 0.8)}V${n(hip)}H${n(x + leg)}V${n(base)}H${n(x + leg * 0.12)}V${n(hip + height * 0.06)}H${n(x - leg * 0.12)}V${n(base)}H${n(x - leg)}V${n(hip)}H${n(x - w)}V${n(shoulder + r * 0.8)}Q${n(x - w)} ${n(shoulder)} ${n(x - w + r * 0.6)} ${n(shoulder)}Z`
  );
}

/** A gabled house. */
export function housePath(x: number, base: number, height: number): string {
  const half = height * 0.42;
  const eaves = base - height * 0.56;
  return `M${n(x - half)} ${n(base)}V${n(eaves)}L${n(x)} ${n(base - height)}L${n(x + half)} ${n(eaves)}V${n(base)}H${n(x + half * 0.24)}V${n(base - height * 0.3)}H${n(x - half * 0.24)}V${n(base)}Z`;
}

/** An ear of wheat with its stalk. */
export function earPath(x: number, base: number, height: number, lean = 0): string {
  const grains = 5;
  const ear = height * 0.46;
  const grain = ear / grains;
  const top = base - height;
  const width = grain * 0.62;
  let d = `M${n(x - height * 0.008)} ${n(base)}L${n(x + lean - height * 0.006)} ${n(top + grain)}L${n(x + lean + height * 0.006)} ${n(top + grain)}L${n(x + height * 0.008)} ${n(base)}Z`;
  for (let index = 0; index < grains; index += 1) {
    const y = top + grain * (index + 1.2);
    const at = x + lean * (1 - (index * grain) / height);
    for (const side of [-1, 1])
      d += `M${n(at)} ${n(y)}Q${n(at + side * width * 1.5)} ${n(y - grain * 0.2)} ${n(at + side * width)} ${n(y - grain * 1.05)}Q${n(at + side * width * 0.1)} ${n(y - grain * 0.7)} ${n(at)} ${n(y)}Z`;
  }
  const tip = top + grain * 0.9;
  return `${d}M${n(x + lean)} ${n(tip + grain * 0.4)}Q${n(x + lean - width * 0.7)} ${n(tip - grain * 0.3)} ${n(x + lean)} ${n(top)}Q${n(x + lean + width * 0.7)} ${n(tip - grain * 0.3)} ${n(x + lean)} ${n(tip + grain * 0.4)}Z`;
}

/** A scalloped disc with `teeth` teeth; centre and radius in px. */
export function sealPath(x: number, y: number, r: number, teeth: number): string {
  const inner = r * 0.925;
  let d = '';
  for (let index = 0; index < teeth * 2; index += 1) {
    const angle = (index * Math.PI) / teeth - Math.PI / 2;
    const reach = index % 2 === 0 ? r : inner;
    d += `${index === 0 ? 'M' : 'L'}${n(x + Math.cos(angle) * reach)} ${n(y + Math.sin(angle) * reach)}`;
  }
  return `${d}Z`;
}

/** Rays from a point, every second sector. */
export function raysPath(x: number, y: number, reach: number, count: number): string {
  let d = '';
  for (let index = 0; index < count; index += 1) {
    const from = (index * 2 * Math.PI) / count;
    const to = from + Math.PI / count;
    d += `M${n(x)} ${n(y)}L${n(x + Math.cos(from) * reach)} ${n(y + Math.sin(from) * reach)}L${n(x + Math.cos(to) * reach)} ${n(y + Math.sin(to) * reach)}Z`;
  }
  return d;
}

/** A ribbon that hangs from the top edge and ends in a notch. */
export const ribbonPath = (x: number, width: number, height: number, notch: number, top = 0): string =>
  `M${n(x)} ${n(top)}H${n(x + width)}V${n(top + height)}L${n(x + width / 2)} ${n(top + height - notch)}L${n(x)} ${n(top + height)}Z`;

/** Part of a circle between two angles (radians from the top, clockwise), as a ring of two radii. */
export function ringPath(
  x: number,
  y: number,
  { outer, inner, from, to }: { outer: number; inner: number; from: number; to: number },
): string {
  const at = (angle: number, r: number) => `${n(x + Math.sin(angle) * r)} ${n(y - Math.cos(angle) * r)}`;
  const large = to - from > Math.PI ? 1 : 0;
  return `M${at(from, outer)}A${n(outer)} ${n(outer)} 0 ${large} 1 ${at(to, outer)}L${at(to, inner)}A${n(inner)} ${n(inner)} 0 ${large} 0 ${at(from, inner)}Z`;
}

/** A slow swell over the whole carousel: -1 to 1. */
function swell(seed: string): (x: number) => number {
  const random = seededRandom(seed);
  const phases = Array.from({ length: 4 }, () => random() * Math.PI * 2);
  return (x) =>
    (Math.sin(x / 410 + phases[0]!) +
      0.5 * Math.sin(x / 190 + phases[1]!) +
      0.24 * Math.sin(x / 77 + phases[2]!)) /
    1.74;
}

export interface Strip {
  seed: string;
  /** px of the card, and where its left edge is on the whole drawing. */
  width: number;
  height: number;
  from: number;
  /** px per px of a canvas 1080 wide */
  unit: number;
}

/** Height of a plane's edge at `x` of its card, px from the top. */
export const edgeAt = ({ seed, from, unit }: Strip, top: number, rise: number, x: number): number =>
  top - rise * swell(seed)((from + x) / unit);

/** A plane of land that runs on from card to card: from its edge, about `top`, to `bottom`. */
export function planePath(
  { seed, width, from, unit }: Strip,
  top: number,
  rise: number,
  bottom: number,
): string {
  const wave = swell(seed);
  const step = 24 * unit;
  let d = `M0 ${n(bottom)}`;
  for (let x = 0; x <= width + step; x += step)
    d += `L${n(Math.min(x, width))} ${n(top - rise * wave((from + Math.min(x, width)) / unit))}`;
  return `${d}L${n(width)} ${n(bottom)}Z`;
}

/** Waves of which nine fit a card; their height is a share of their length. */
const waves = { count: 9, tall: 0.16 } as const;

/** What stands in front: waves of the sea or a harbour town; soft hills; firs on a ridge are neither. */
const isSea = (art: Theme['art']): boolean => art === 'lines' || art === 'waves';
const isHills = (art: Theme['art']): boolean => art === 'rays' || art === 'fields';

/** px by which the front plane's edge rises above its top; single firs on it may stand higher. */
export function frontRise(art: Theme['art'], { width, unit }: Pick<Strip, 'width' | 'unit'>): number {
  if (art === 'ridges') return 16 * unit;
  if (isSea(art)) return (width / waves.count) * waves.tall * 0.75;
  return isHills(art) ? 13 * unit : 0;
}

/** Waves that run on from card to card. */
function wavesPath({ width, height }: Strip, top: number): string {
  const length = width / waves.count;
  const tall = length * waves.tall;
  let d = `M0 ${n(height)}V${n(top)}`;
  for (let index = 0; index < waves.count; index += 1) {
    const x = index * length;
    d += `C${n(x + length * 0.25)} ${n(top - tall)} ${n(x + length * 0.3)} ${n(top - tall)} ${n(x + length / 2)} ${n(top)}S${n(x + length * 0.8)} ${n(top + tall)} ${n(x + length)} ${n(top)}`;
  }
  return `${d}V${n(height)}Z`;
}

/** A ridge with firs on it. */
function firsPath(strip: Strip, top: number): string {
  const { seed, width, height, from, unit } = strip;
  const wave = swell(`${seed} ridge`);
  const random = seededRandom(`${seed} firs`);
  const edge = (x: number) => top - 7 * unit * wave(x / unit);
  let d = planePath({ ...strip, seed: `${seed} ridge` }, top, 7 * unit, height);
  for (let x = -30 * unit; x < from + width + 40 * unit; x += (12 + random() * 16) * unit) {
    const tall = (16 + 26 * random() ** 2) * unit;
    if (x < from - 40 * unit) continue;
    d += firPath(x - from, edge(x) + 3 * unit, tall, tall * 0.5);
  }
  return d;
}

/** The front plane of the carousel: one dark tone, one line from card to card. */
export function frontPath(art: Theme['art'], strip: Strip, top: number): string {
  if (art === 'ridges') return firsPath(strip, top);
  if (isSea(art)) return wavesPath(strip, top);
  return isHills(art)
    ? planePath(strip, top, 13 * strip.unit, strip.height)
    : `M0 ${n(top)}H${n(strip.width)}V${n(strip.height)}H0Z`;
}

/** An arrow to the right from x, its middle at y. */
export const arrowPath = (x: number, y: number, size: number): string => {
  const [t, h] = [size * 0.055, size * 0.24];
  return `M${x} ${y - t}H${x + size - h * 0.9}L${x + size - h * 1.6} ${y - h}L${x + size - h * 1.6 + t * 2.6} ${y - h}L${x + size} ${y}L${x + size - h * 1.6 + t * 2.6} ${y + h}L${x + size - h * 1.6} ${y + h}L${x + size - h * 0.9} ${y + t}H${x}Z`;
};
