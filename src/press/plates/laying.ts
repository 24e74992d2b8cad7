/** How a graphics state lays its ink: over what is below, with it, or beside the other inks. */
import { sparesOtherInks } from '../walk/space.ts';
import type { Paint, State } from '../walk/state.ts';
import { blendOf } from './blend.ts';

/** One opaque colour that covers what is below, cut by nothing but rectangles. */
export function isPlain(state: State): boolean {
  for (let at = state.clip; at; at = at.outer) if (!at.path.rectangle) return false;
  return (
    !state.fill.pattern &&
    state.fillAlpha === 1 &&
    !state.softMask &&
    !blendOf(state.blend) &&
    !overprints(state.fill, state, false)
  );
}

export const overprints = (paint: Paint, state: State, stroke: boolean): boolean =>
  (stroke ? state.overprintStroke : state.overprintFill) &&
  sparesOtherInks(paint.space, state.overprintMode, false);
