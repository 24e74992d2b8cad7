/** Houses and works: a hospital, a school, a college, a museum, a factory, wind turbines; a drop of water. */
import { mixColours } from '../colour.ts';
import { paintOn, type Standing } from './paint.ts';
import type { Stage } from '../stage.ts';

/** Windows in rows over a box. */
function windows(
  stage: Stage,
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
  { across, down, fill }: { across: number; down: number; fill: string },
): void {
  const [x, y] = [width / across, height / down];
  for (let row = 0; row < down; row += 1)
    for (let column = 0; column < across; column += 1)
      stage.rect(left + x * (column + 0.24), top + y * (row + 0.2), x * 0.52, y * 0.56, fill);
}

export function hospital(stage: Stage, { x, base, height, behind }: Standing): void {
  const paint = paintOn(stage, behind);
  const h = height;
  stage.rect(x - h * 0.85, base - h * 0.62, h * 1.7, h * 0.62, paint.shade);
  stage.rect(x - h * 0.4, base - h, h * 0.8, h, paint.body);
  windows(
    stage,
    { left: x - h * 0.85, top: base - h * 0.58, width: h * 0.45, height: h * 0.5 },
    { across: 3, down: 3, fill: paint.glass },
  );
  windows(
    stage,
    { left: x + h * 0.4, top: base - h * 0.58, width: h * 0.45, height: h * 0.5 },
    { across: 3, down: 3, fill: paint.glass },
  );
  const [arm, thick] = [h * 0.19, h * 0.13];
  stage.rect(x - thick / 2, base - h * 0.72 - arm, thick, arm * 2, paint.roof);
  stage.rect(x - arm, base - h * 0.72 - thick / 2, arm * 2, thick, paint.roof);
  stage.rect(x - h * 0.14, base - h * 0.28, h * 0.28, h * 0.28, paint.dark);
}

export function school(stage: Stage, { x, base, height, behind }: Standing): void {
  const paint = paintOn(stage, behind);
  const h = height;
  stage.rect(x - h * 0.95, base - h * 0.46, h * 1.9, h * 0.46, paint.body);
  stage.rect(x - h * 0.99, base - h * 0.52, h * 1.98, h * 0.07, paint.roof);
  stage.rect(x - h * 0.28, base - h * 0.62, h * 0.56, h * 0.62, paint.shade);
  stage.path(
    `M${x - h * 0.34} ${base - h * 0.62}L${x} ${base - h * 0.86}L${x + h * 0.34} ${base - h * 0.62}Z`,
    paint.roof,
  );
  stage.circle(x, base - h * 0.5, h * 0.085, paint.body);
  stage.rect(x - h * 0.012, base - h * 0.56, h * 0.024, h * 0.07, paint.dark);
  stage.rect(x, base - h * 0.51, h * 0.05, h * 0.02, paint.dark);
  stage.rect(x - h * 0.09, base - h * 0.27, h * 0.18, h * 0.27, paint.dark);
  for (const left of [x - h * 0.93, x + h * 0.3])
    windows(
      stage,
      { left, top: base - h * 0.4, width: h * 0.62, height: h * 0.3 },
      { across: 4, down: 1, fill: paint.glass },
    );
  stage.rect(x - h * 0.012, base - h, h * 0.024, h * 0.18, paint.dark);
  stage.path(
    `M${x + h * 0.012} ${base - h}L${x + h * 0.18} ${base - h * 0.94}L${x + h * 0.012} ${base - h * 0.88}Z`,
    paint.roof,
  );
}

/** Columns under a gable or a dome. */
function temple(stage: Stage, { x, base, height: h, behind }: Standing, isDomed: boolean): void {
  const paint = paintOn(stage, behind);
  const eaves = base - h * 0.62;
  stage.rect(x - h * 0.95, base - h * 0.1, h * 1.9, h * 0.1, paint.dark);
  stage.rect(x - h * 0.86, eaves, h * 1.72, h * 0.54, mixColours(paint.dark, paint.glass, 0.5));
  for (let index = 0; index < 6; index += 1)
    stage.rect(x - h * 0.82 + index * h * 0.3, eaves + h * 0.06, h * 0.14, h * 0.46, paint.body);
  stage.rect(x - h * 0.92, eaves - h * 0.02, h * 1.84, h * 0.1, paint.body);
  if (isDomed) {
    stage.rect(x - h * 0.34, eaves - h * 0.12, h * 0.68, h * 0.1, paint.shade);
    stage.path(
      `M${x - h * 0.3} ${eaves - h * 0.12}A${h * 0.3} ${h * 0.26} 0 0 1 ${x + h * 0.3} ${eaves - h * 0.12}Z`,
      paint.roof,
    );
  } else
    stage.path(
      `M${x - h * 0.96} ${eaves - h * 0.02}L${x} ${base - h}L${x + h * 0.96} ${eaves - h * 0.02}Z`,
      paint.roof,
    );
}
export const museum = (stage: Stage, at: Standing): void => temple(stage, at, false);
export const college = (stage: Stage, at: Standing): void => temple(stage, at, true);

/** A drop that catches the light. */
export function drop(stage: Stage, { x, base, height: h, behind }: Standing): void {
  const paint = paintOn(stage, behind);
  const r = h * 0.34;
  const shape = (of: number, dx: number) =>
    `M${x + dx} ${base - h * of}C${x + dx + r * 0.5 * of} ${base - h * 0.66 * of} ${x + dx + r * of} ${base - h * 0.52 * of} ${x + dx + r * of} ${base - r * of}A${r * of} ${r * of} 0 0 1 ${x + dx - r * of} ${base - r * of}C${x + dx - r * of} ${base - h * 0.52 * of} ${x + dx - r * 0.5 * of} ${base - h * 0.66 * of} ${x + dx} ${base - h * of}Z`;
  // Light as water is, whatever the tone of the theme: dark green drops would be trees.
  const water = (share: number) => mixColours(paint.glass, paint.body, share);
  stage.path(shape(0.5, -h * 0.56), water(0.5));
  stage.path(shape(0.62, h * 0.54), water(0.42));
  stage.path(shape(1, 0), water(0.62));
  stage.path(
    `M${x - r * 0.62} ${base - r * 1.02}A${r * 0.62} ${r * 0.62} 0 0 0 ${x - r * 0.08} ${base - r * 0.4}L${x - r * 0.1} ${base - r * 0.24}A${r * 0.78} ${r * 0.78} 0 0 1 ${x - r * 0.8} ${base - r * 1.02}Z`,
    paint.body,
  );
}

export function factory(stage: Stage, { x, base, height: h, behind }: Standing): void {
  const paint = paintOn(stage, behind);
  stage.path(
    `M${x + h * 0.5} ${base}L${x + h * 0.55} ${base - h}H${x + h * 0.72}L${x + h * 0.78} ${base}Z`,
    paint.roof,
  );
  stage.rect(x + h * 0.54, base - h * 0.86, h * 0.19, h * 0.1, paint.body);
  let d = `M${x - h} ${base}V${base - h * 0.4}`;
  for (let index = 0; index < 3; index += 1)
    d += `L${x - h + (index + 1) * h * 0.46} ${base - h * 0.66}V${base - h * 0.4}`;
  stage.path(`${d}H${x + h} V${base}Z`, paint.body);
  stage.rect(x + h * 0.38, base - h * 0.4, h * 0.62, h * 0.4, paint.shade);
  windows(
    stage,
    { left: x - h * 0.96, top: base - h * 0.32, width: h * 1.3, height: h * 0.2 },
    { across: 5, down: 1, fill: paint.glass },
  );
  stage.rect(x + h * 0.58, base - h * 0.24, h * 0.22, h * 0.24, paint.dark);
}

export function turbine(stage: Stage, { x, base, height: h, behind }: Standing): void {
  const paint = paintOn(stage, behind);
  const places = [
    [-0.62, 0.62, 0.5],
    [0.66, 0.74, 1.5],
    [0, 1, 0.15],
  ] as const;
  for (const [at, tall, turn] of places) {
    const [cx, cy, reach] = [x + at * h, base - tall * h * 0.68, tall * h * 0.36];
    stage.path(
      `M${cx - h * 0.014} ${cy}L${cx - h * 0.026} ${base}H${cx + h * 0.026}L${cx + h * 0.014} ${cy}Z`,
      paint.body,
    );
    for (const blade of [0, 1, 2]) {
      const angle = turn + (blade * 2 * Math.PI) / 3;
      const [dx, dy] = [Math.sin(angle), -Math.cos(angle)];
      stage.path(
        `M${cx} ${cy}L${cx + dx * reach * 0.3 - dy * reach * 0.09} ${cy + dy * reach * 0.3 + dx * reach * 0.09}L${cx + dx * reach} ${cy + dy * reach}Z`,
        paint.body,
      );
    }
    stage.circle(cx, cy, h * 0.03, paint.roof);
  }
}
