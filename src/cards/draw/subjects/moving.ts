/** Objects that move: a train, a bus, a boat. */
import { paintOn, type Standing } from './paint.ts';
import type { Stage } from '../stage.ts';

/** A train that comes from the left: two carriages and the driver's cab at the right. */
export function train(stage: Stage, { x, base, height, behind }: Standing): void {
  const paint = paintOn(stage, behind);
  const wide = height * 4.4;
  const left = x - wide / 2;
  const right = x + wide / 2;
  const top = base - height * 0.9;
  const sill = base - height * 0.12;
  stage.rect(left - height * 2, base - height * 0.06, wide + height * 3, height * 0.06, paint.dark);
  stage.path(
    `M${left} ${top}H${right - height * 0.9}C${right - height * 0.3} ${top} ${right - height * 0.02} ${base - height * 0.5} ${right} ${base - height * 0.24}Q${right} ${sill} ${right - height * 0.14} ${sill}H${left}Z`,
    paint.body,
  );
  stage.rect(left, base - height * 0.4, wide - height * 0.12, height * 0.1, paint.roof);
  stage.path(
    `M${right - height * 0.86} ${top + height * 0.12}C${right - height * 0.5} ${top + height * 0.12} ${right - height * 0.24} ${base - height * 0.56} ${right - height * 0.14} ${base - height * 0.46}H${right - height * 0.86}Z`,
    paint.dark,
  );
  for (let at = left + height * 0.14; at < right - height * 1.2; at += height * 0.42)
    stage.rect(at, top + height * 0.14, height * 0.3, height * 0.26, paint.glass, ` rx="${height * 0.04}"`);
  stage.rect(x - height * 0.02, top, height * 0.05, sill - top, paint.shade);
  for (const at of [0.5, 1.2, 2.6, 3.4]) stage.circle(left + height * at, sill, height * 0.1, paint.dark);
}

/** A town bus from its side. */
export function bus(stage: Stage, { x, base, height, behind }: Standing): void {
  const paint = paintOn(stage, behind);
  const wide = height * 2.1;
  const left = x - wide / 2;
  const top = base - height;
  const sill = base - height * 0.16;
  stage.rect(left, top, wide, sill - top, paint.roof, ` rx="${height * 0.12}"`);
  stage.rect(left, base - height * 0.46, wide, height * 0.1, paint.body);
  for (const at of [0.08, 0.29, 0.5])
    stage.rect(
      left + wide * at,
      top + height * 0.14,
      wide * 0.18,
      height * 0.32,
      paint.body,
      ` rx="${height * 0.04}"`,
    );
  stage.rect(
    left + wide * 0.74,
    top + height * 0.14,
    wide * 0.2,
    height * 0.32,
    paint.body,
    ` rx="${height * 0.04}"`,
  );
  for (const at of [0.24, 0.76]) {
    stage.circle(left + wide * at, sill, height * 0.17, paint.dark);
    stage.circle(left + wide * at, sill, height * 0.07, paint.body);
  }
}

/** A sailing boat; its hull lies in the water. */
export function boat(stage: Stage, { x, base, height, behind }: Standing): void {
  const paint = paintOn(stage, behind);
  const deck = base - height * 0.2;
  stage.path(
    `M${x - height * 0.42} ${deck}H${x + height * 0.44}L${x + height * 0.28} ${base}H${x - height * 0.26}Z`,
    paint.roof,
  );
  stage.path(
    `M${x + height * 0.03} ${base - height}L${x + height * 0.4} ${deck - height * 0.05}H${x + height * 0.03}Z`,
    paint.body,
  );
  stage.path(
    `M${x - height * 0.03} ${base - height * 0.84}L${x - height * 0.32} ${deck - height * 0.05}H${x - height * 0.03}Z`,
    paint.shade,
  );
  stage.rect(x - height * 0.014, base - height, height * 0.028, height * 0.82, paint.dark);
}
