/**
 * What refers to what inside a drawing: everything named is there and of the right kind, nothing goes
 * in circles, and what `use` and clipping repeat stays within bounds.
 */
import type { ArtFault } from './fault.ts';
import { drawingMessages as messages } from './messages.ts';
import type { Shape } from './shape.ts';
import { limits } from './xml.ts';

const gradients = ['linearGradient', 'radialGradient'];
const shapes = ['g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'use'];

/** From group to part and from reference to what it names. */
const mostSteps = 2 * limits.depth;

interface Reference {
  id: string;
  kinds: readonly string[];
  /** In the words of a message. */
  wanted: string;
}

function referencesOf({ name, attributes }: Shape): Reference[] {
  const found: Reference[] = [];
  const href = attributes.get('href');
  if (href !== undefined)
    found.push(
      name === 'use'
        ? { id: href.slice(1), kinds: shapes, wanted: 'shape' }
        : { id: href.slice(1), kinds: gradients, wanted: 'gradient' },
    );
  for (const key of ['fill', 'stroke', 'clip-path']) {
    const id = /^url\(#(\d+)\)$/.exec(attributes.get(key) ?? '')?.[1];
    if (id !== undefined)
      found.push({
        id,
        ...(key === 'clip-path'
          ? { kinds: ['clipPath'], wanted: 'clipping path' }
          : { kinds: gradients, wanted: 'gradient' }),
      });
  }
  return found;
}

class Checker {
  readonly faults: ArtFault[] = [];
  private readonly byId = new Map<string, Shape>();
  private readonly parts = new Map<Shape, number>();
  private readonly entered = new Set<Shape>();
  private readonly nameOf: (id: string) => string;

  constructor(content: Shape, nameOf: (id: string) => string) {
    this.nameOf = nameOf;
    this.collect(content);
  }

  private collect(shape: Shape): void {
    const id = shape.attributes.get('id');
    if (id !== undefined && this.byId.has(id))
      this.faults.push({ wording: messages.idTwice(this.nameOf(id)), start: shape.start, end: shape.end });
    else if (id !== undefined) this.byId.set(id, shape);
    shape.children.forEach((child) => this.collect(child));
  }

  /** Parts that a browser draws for the shape, with all that it refers to. */
  count(shape: Shape, depth = 0): number {
    const known = this.parts.get(shape);
    if (known !== undefined) return known;
    this.entered.add(shape);
    const total =
      1 +
      shape.children.reduce((sum, child) => sum + this.count(child, depth + 1), 0) +
      this.countReferences(shape, depth);
    this.entered.delete(shape);
    this.parts.set(shape, total);
    return total;
  }

  private countReferences(shape: Shape, depth: number): number {
    return referencesOf(shape).reduce((sum, { id, kinds, wanted }) => {
      const target = this.byId.get(id);
      const fault =
        !target || !kinds.includes(target.name)
          ? messages.lost(this.nameOf(id), wanted)
          : this.entered.has(target) || depth >= mostSteps
            ? messages.circle(this.nameOf(id))
            : undefined;
      if (fault) this.faults.push({ wording: fault, start: shape.start, end: shape.end });
      return fault ? sum : sum + this.count(target!, depth + 1);
    }, 0);
  }
}

const drawn = ['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'use'];
const isDrawn = ({ name, children }: Shape): boolean =>
  drawn.includes(name) || (name === 'g' && children.some(isDrawn));

/** @param nameOf The designer's name of an id. */
export function checkReferences(content: Shape, nameOf: (id: string) => string): ArtFault[] {
  const checker = new Checker(content, nameOf);
  const { start, end } = content;
  if (checker.count(content) > limits.elements)
    checker.faults.push({ wording: messages.tooMany(limits.elements), start, end });
  if (!isDrawn(content)) checker.faults.push({ wording: messages.empty(), start, end });
  return checker.faults;
}
