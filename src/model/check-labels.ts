/** Labels that print other labels: never in a circle, and not through many hands. */
import type { Problem } from '../lib/problem.ts';
import type { Source } from '../report/source.ts';
import { factMessages as messages } from './messages.ts';
import { problemAt } from './place.ts';
import type { Report } from './report.ts';
import { listReferences } from './text.ts';

/** A label within a label within a label; beyond that nobody sees what will be printed. */
export const deepestLabel = 3;

interface Step {
  id: string;
  /** Labels still to be looked into. */
  rest: string[];
  /** Labels below this one, counted along the longest way. */
  depth: number;
}

/** Only {id.label} prints another label; a number or rank leads no further. */
const labelsIn = (id: string, facts: Report['facts']): string[] =>
  listReferences(facts[id]!.label)
    .filter((reference) => reference.part === 'label' && Object.hasOwn(facts, reference.id))
    .map((reference) => reference.id);

/** Walks every label once, depth first, without recursion: a chain may be as long as the file. */
class LabelWalk {
  readonly depths = new Map<string, number>();
  readonly cycles: string[][] = [];
  readonly #facts: Report['facts'];

  constructor(facts: Report['facts']) {
    this.#facts = facts;
    for (const id of Object.keys(facts)) this.#walk(id);
  }

  #walk(start: string): void {
    if (this.depths.has(start)) return;
    const trail: Step[] = [{ id: start, rest: labelsIn(start, this.#facts), depth: 0 }];
    const open = new Map([[start, 0]]);
    for (let step = trail.at(-1); step; step = trail.at(-1)) {
      const next = step.rest.pop();
      if (next === undefined) {
        trail.pop();
        open.delete(step.id);
        this.depths.set(step.id, step.depth);
        const above = trail.at(-1);
        if (above) above.depth = Math.max(above.depth, step.depth + 1);
      } else if (open.has(next)) {
        this.cycles.push([...trail.slice(open.get(next)!).map(({ id }) => id), next]);
      } else if (this.depths.has(next)) {
        step.depth = Math.max(step.depth, this.depths.get(next)! + 1);
      } else {
        open.set(next, trail.length);
        trail.push({ id: next, rest: labelsIn(next, this.#facts), depth: 0 });
      }
    }
  }
}

export function checkLabels({ facts }: Report, source: Source): Problem[] {
  const { cycles, depths } = new LabelWalk(facts);
  const place = (id: string, wording: ReturnType<typeof messages.labelDeep>): Problem =>
    problemAt(source, ['facts', id, 'label'], wording);
  if (cycles.length > 0) return cycles.map((cycle) => place(cycle[0]!, messages.labelCycle(cycle)));
  return [...depths]
    .filter(([, depth]) => depth > deepestLabel)
    .map(([id]) => place(id, messages.labelDeep(id, deepestLabel)));
}
