/** Lines of landscapes: paths of points, smooth noise, soft steps. */
import { round } from '../../lib/units.ts';

export type Point = [number, number];

export const path = (points: Point[]): string =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x, 2)} ${round(y, 2)}`).join('');

/** Smooth noise in -1..1 from a few sines of random phase. */
export function waves(random: () => number, octaves: number): (x: number) => number {
  const parts = Array.from({ length: octaves }, (_, octave) => ({
    phase: random() * Math.PI * 2,
    rate: 2 ** octave * (2.2 + random()),
    size: 0.55 ** octave,
  }));
  const total = parts.reduce((sum, part) => sum + part.size, 0);
  return (x) =>
    parts.reduce((sum, { phase, rate, size }) => sum + Math.sin(x * rate + phase) * size, 0) / total;
}

export const smooth = (edge0: number, edge1: number, x: number): number => {
  const t = Math.min(1, Math.max(0, (x - edge0) / (edge1 - edge0)));
  return t * t * (3 - 2 * t);
};

/** The disc of a sun, cut off below `bottom`: what stands there covers it, and nothing of it hangs out. */
export function discOf(
  { x, y, r }: { x: number; y: number; r: number },
  bottom: number,
  fill: string,
): string {
  if (y + r <= bottom)
    return `<circle cx="${round(x, 2)}" cy="${round(y, 2)}" r="${round(r, 2)}" fill="${fill}"/>`;
  const half = Math.sqrt(Math.max(0, r * r - (bottom - y) ** 2));
  const size = round(r, 2);
  return `<path d="M${round(x - half, 2)} ${round(bottom, 2)}A${size} ${size} 0 ${bottom > y ? 1 : 0} 1 ${round(x + half, 2)} ${round(bottom, 2)}Z" fill="${fill}"/>`;
}
