/** CIELAB and XYZ relative to D50, the connection space of ICC profiles. */
export type Triple = [number, number, number];

export const d50: Triple = [0.9642, 1, 0.8249];

const unroot = (t: number): number => (t > 6 / 29 ? t ** 3 : 3 * (6 / 29) ** 2 * (t - 4 / 29));
const root = (t: number): number => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);

/** XYZ with Y = 1 for the white of D50. */
export function xyzOfLab([l, a, b]: readonly number[]): Triple {
  const y = (l! + 16) / 116;
  return [d50[0] * unroot(y + a! / 500), d50[1] * unroot(y), d50[2] * unroot(y - b! / 200)];
}

export function labOfXyz([x, y, z]: readonly number[]): Triple {
  const [fx, fy, fz] = [root(x! / d50[0]), root(y! / d50[1]), root(z! / d50[2])];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** ΔE*ab of 1976. */
export const difference = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
