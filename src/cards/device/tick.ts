/** The mark of what was done. */
import { inkOn } from '../draw/palette.ts';
import type { Stage } from '../draw/stage.ts';

/** A tick in a disc. */
export function drawTick(stage: Stage, x: number, y: number, d: number, fill: string): void {
  const r = d / 2;
  stage.circle(x, y, r, fill);
  const on = inkOn(stage.tones, fill);
  stage.raw(
    `<path d="M${x - r * 0.42} ${y + r * 0.02}L${x - r * 0.1} ${y + r * 0.34}L${x + r * 0.44} ${y - r * 0.3}" fill="none" stroke="${on}" stroke-width="${d * 0.085}" stroke-linecap="round" stroke-linejoin="round"/>`,
  );
}
