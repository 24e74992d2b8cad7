/** The scale on which a device draws, and the marks that it draws on it. */
import { amountOf } from '../view/relations/amount.ts';
import type { FactView } from '../view/view.ts';
import type { Room } from './look.ts';
import { measureOf, type Way } from './measure.ts';
import type { Pen } from './pen.ts';

/** px for a unit of a fact, at most `natural`, and what the page draws the key at. */
export function scaleOf(room: Room, fact: FactView, natural: number): number {
  return Math.min(
    natural,
    room.scale === undefined ? Infinity : room.scale * measureOf(fact, 'length').factor,
  );
}

/** Notes marks that are as long as they are drawn, in the way of one key. */
export function noteMarks(pen: Pen, marks: { fact: FactView; length: number }[], way: Way, k: number): void {
  const [first] = marks;
  if (!first) return;
  for (const { fact, length } of marks) {
    const { key, factor } = measureOf(fact, way);
    pen.marks.push({ key, value: Math.abs(amountOf(fact)?.value ?? 0) * factor, length });
  }
  const { key, factor } = measureOf(first.fact, way);
  pen.drawn = { key, perUnit: k / factor };
}
