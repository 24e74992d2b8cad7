/** References to facts: each leads somewhere, each fact is used, no label runs in a circle. */
import { findClosest } from '../lib/closest.ts';
import type { Problem } from '../lib/problem.ts';
import type { Path, Source } from '../report/source.ts';
import { factMessages as messages, textMessages } from './messages.ts';
import { problemAt } from './place.ts';
import type { Report } from './report.ts';
import type { Pair } from './section.ts';
import { listReferences } from './text.ts';
import { listTexts } from './texts.ts';

/** An id that names a fact, and where. */
interface Named {
  id: string;
  path: Path;
}

function* namedInPairs(path: Path, pairs: readonly Pair[]): Generator<Named> {
  for (const [index, { target, last }] of pairs.entries()) {
    yield { id: target, path: [...path, index, 'target'] };
    yield { id: last, path: [...path, index, 'last'] };
  }
}

function* namedInList(path: Path, ids: readonly string[]): Generator<Named> {
  for (const [index, id] of ids.entries()) yield { id, path: [...path, index] };
}

/** Ids in lists of facts and in pairs. */
function* listNamed({ lead, review, plan }: Report): Generator<Named> {
  yield* namedInList(['lead', 'facts'], lead?.facts ?? []);
  for (const [at, { figures }] of review.sections.entries()) {
    for (const [index, figure] of figures.entries()) {
      const path = ['review', 'sections', at, 'figures', index];
      yield* namedInList([...path, 'facts'], figure.facts);
      yield* namedInPairs([...path, 'pairs'], figure.pairs ?? []);
    }
  }
  yield* namedInList(['plan', 'targets', 'facts'], plan?.targets?.facts ?? []);
  yield* namedInPairs(['plan', 'targets', 'pairs'], plan?.targets?.pairs ?? []);
}

/** Strings anywhere in the hints for page and cards, whose form this stage does not know. */
function* listStrings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      yield key;
      yield* listStrings(inner);
    }
  }
}

/** Facts reached from `roots`, labels of reached facts included. */
function reachFacts({ facts }: Report, roots: Iterable<string>): Set<string> {
  const used = new Set<string>();
  const waiting = [...roots];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (used.has(id) || !Object.hasOwn(facts, id)) continue;
    used.add(id);
    waiting.push(...listReferences(facts[id]!.label).map((reference) => reference.id));
  }
  return used;
}

function checkUse(report: Report, source: Source): Problem[] {
  const inTexts = [...listTexts(report)].filter(({ role }) => role === 'running').flatMap(({ text }) => listReferences(text));
  const used = reachFacts(report, [
    ...[...inTexts, ...listNamed(report)].map(({ id }) => id), ...listStrings([report.layout, report.cards]),
  ]);
  return Object.keys(report.facts).filter((id) => !used.has(id))
    .map((id) => problemAt(source, ['facts', id], messages.unused(id), { key: true }));
}

/** The circle through a fact's label, from it back to it; undefined when there is none. */
function findCycle(start: string, facts: Report['facts']): string[] | undefined {
  const seen = new Set<string>();
  const waiting: string[][] = [[start]];
  for (let trail = waiting.pop(); trail; trail = waiting.pop()) {
    for (const { id, part } of listReferences(facts[trail.at(-1)!]?.label ?? '')) {
      // Only {id.label} prints another label; a number or rank leads no further.
      if (part !== 'label') continue;
      if (id === start) return [...trail, id];
      if (!seen.has(id) && Object.hasOwn(facts, id)) waiting.push([...trail, id]);
      seen.add(id);
    }
  }
  return undefined;
}

function checkCycles({ facts }: Report, source: Source): Problem[] {
  const told = new Set<string>();
  return Object.keys(facts).flatMap((id) => {
    const cycle = told.has(id) ? undefined : findCycle(id, facts);
    cycle?.forEach((member) => told.add(member));
    return cycle ? [problemAt(source, ['facts', id, 'label'], messages.labelCycle(cycle))] : [];
  });
}

function checkTextReferences({ facts, ...report }: Report, source: Source): Problem[] {
  const ids = Object.keys(facts);
  const unknown = (id: string) => messages.unknown(id, findClosest(id, ids));
  return [...listTexts({ facts, ...report })].filter(({ role }) => role === 'running' || role === 'label').flatMap(({ path, text }) =>
    listReferences(text).flatMap(({ id, part, offset, length }) => {
      const at = { offset, length };
      if (!Object.hasOwn(facts, id)) return [problemAt(source, path, unknown(id), at)];
      return part === 'rank' && facts[id]!.rank === '' ? [problemAt(source, path, textMessages.rankMissing(id), at)] : [];
    }));
}

export function checkReferences(report: Report, source: Source): Problem[] {
  const ids = Object.keys(report.facts);
  const unknown = [...listNamed(report)].filter(({ id }) => !Object.hasOwn(report.facts, id))
    .map(({ id, path }) => problemAt(source, path, messages.unknown(id, findClosest(id, ids))));
  return [...unknown, ...checkTextReferences(report, source), ...checkUse(report, source), ...checkCycles(report, source)];
}
