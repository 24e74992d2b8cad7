/** Parts of a whole: a stack to scale, a ring, a band over the full width, a treemap. */
import { band } from './whole/band.ts';
import { keyedBand } from './whole/keyed-band.ts';
import type { Whole } from './whole/parts.ts';
import { ring } from './whole/ring.ts';
import { stack } from './whole/stack.ts';
import { treemap } from './whole/treemap.ts';
import type { Form } from './form.ts';

export function wholeForms(content: Whole, shape: string): Form[] {
  const n = content.parts.length;
  const alone = { ...content, side: [] };
  if (shape === 'wide') return n <= 3 ? [band(content), keyedBand(content)] : [keyedBand(content)];
  if (n >= 7) return [treemap(content)];
  if (shape === 'square')
    return n <= 3 ? [band(content), ring(content)] : [ring(content), stack(content), treemap(content)];
  return n <= 2
    ? [band(content)]
    : n === 3
      ? [stack(content), band(content), stack(alone)]
      : [stack(content), stack(alone), treemap(content)];
}
