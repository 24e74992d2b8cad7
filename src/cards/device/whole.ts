/** Parts of a whole: a stack to scale, a ring, a band over the full width, a treemap. */
import { band } from './whole/band.ts';
import { keyedBands } from './whole/keyed-band.ts';
import type { Whole } from './whole/parts.ts';
import { ring } from './whole/ring.ts';
import { stack } from './whole/stack.ts';
import { treemap } from './whole/treemap.ts';
import type { Form } from './form.ts';

/** "$4.1" without its unit is an amount of its own. */
const isMoney = ({ parts }: Whole): boolean => parts.some(({ text }) => /\p{Sc}/u.test(text));

/** Parts of people among people: the headline says what all of them are. */
function withoutUnit(content: Whole): Whole {
  const { parts, total } = content;
  const isSaid =
    total !== undefined &&
    /^[a-z]{3,}$/i.test(total.unit) &&
    parts.every(({ unit }) => unit === total.unit) &&
    !isMoney(content);
  return isSaid
    ? {
        ...content,
        parts: parts.map((fact) => ({ ...fact, parts: fact.parts.filter(({ role }) => role !== 'unit') })),
      }
    : content;
}

/** Numbers of one long unit without it; it stands once above them. */
function unitOnce(content: Whole): Whole | undefined {
  const [first] = content.parts;
  const unit = first!.unit;
  if ([...unit].length < longUnit || content.parts.some((fact) => fact.unit !== unit)) return undefined;
  if (isMoney(content)) return undefined;
  const parts = content.parts.map((fact) => ({
    ...fact,
    parts: fact.parts.filter(({ role }) => role !== 'unit'),
  }));
  return { ...content, parts, unit };
}
const longUnit = 3;

export function wholeForms(given: Whole, shape: string): Form[] {
  const content = withoutUnit(given);
  const n = content.parts.length;
  const alone = { ...content, side: [] };
  const bare = unitOnce(alone);
  // A long unit is said once: in the headline, in a corner, or in the middle of a ring with its sum.
  const short = unitOnce(content) ?? content;
  const sole = bare ?? alone;
  // A ring says the sum in its middle.
  const own = content.total ? short : content;
  const beside = { ...own, side: own.side.filter(({ id }) => id !== own.total?.id) };
  const once = bare ? [band(bare, shape)] : [];
  const keyed = [...(bare ? keyedBands(bare) : []), ...keyedBands(alone)];
  if (shape === 'wide')
    return n <= 5
      ? [...once, band(alone, shape), band(content, shape), treemap(content), ...keyed]
      : [treemap(content), ...keyed];
  if (n >= 7) return [treemap(content)];
  if (shape === 'square')
    return n <= 2
      ? [band(content, shape), ring(beside)]
      : [ring(beside), stack(short), treemap(content), ...(n === 3 ? [band(content, shape)] : [])];
  return n <= 2
    ? [band(content, shape)]
    : n === 3
      ? [stack(short), band(content, shape), stack(sole)]
      : [stack(short), stack(sole), ...keyed, treemap(content)];
}
