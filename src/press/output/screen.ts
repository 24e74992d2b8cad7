/**
 * A halftone screen: round dots that grow with the tone, at the angle of their plate. What a plate setter's
 * RIP does, for plants that take screened plates; plain, without a dot gain curve, which is the plate's.
 */

/** DIN 16547: the strongest inks 30° apart, yellow between. Any spot stands as magenta. Degrees. */
const angles: Record<string, number> = { Cyan: 15, Yellow: 0, Black: 45 };
const usualAngle = 75;

/** Where the first dot stands, in steps: off the grid of pixels, so that no two pixels of a cell are alike. */
const start = { u: 33.3, v: 74.9 };

/** Steps of a cell's side in the table of thresholds. */
const steps = 256;

/**
 * Threshold of each place of a cell: ink above it is printed. Ranks of a spot function, so that a tone covers
 * its share of the cell exactly.
 */
function thresholds(): Uint8Array {
  const heights = Float64Array.from({ length: steps * steps }, (_, i) => {
    const [u, v] = [(i % steps) / steps, Math.floor(i / steps) / steps];
    return Math.cos(2 * Math.PI * u) + Math.cos(2 * Math.PI * v);
  });
  const order = Uint32Array.from(heights.keys()).sort((a, b) => heights[b]! - heights[a]! || a - b);
  const table = new Uint8Array(steps * steps);
  order.forEach((place, rank) => (table[place] = Math.min(254, Math.floor((rank * 255) / order.length))));
  return table;
}

let table: Uint8Array | undefined;

/** @returns what turns tones (0 to 255) of a band into dots (0 or 255), in place. */
export function createScreen({
  plate,
  dpi,
  screen,
}: {
  plate: string;
  dpi: number;
  /** Lines per inch. */
  screen: number;
}): (data: Uint8Array, band: { from: number; width: number; rows: number }) => void {
  table ??= thresholds();
  const cell = table;
  const angle = ((angles[plate] ?? usualAngle) * Math.PI) / 180;
  // Cells per pixel, along and across the screen, in steps of the table.
  const [across, down] = [Math.cos(angle), Math.sin(angle)].map((part) => (part * screen * steps) / dpi) as [
    number,
    number,
  ];
  return (data, { from, width, rows }) => {
    for (let y = 0; y < rows; y++) {
      let u = (from + y) * down + start.u;
      let v = (from + y) * across + start.v;
      for (let x = 0, at = y * width; x < width; x++, at++, u += across, v -= down)
        data[at] = data[at]! > cell[((v & 255) << 8) | (u & 255)]! ? 255 : 0;
    }
  };
}
