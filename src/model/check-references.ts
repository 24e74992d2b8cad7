/** References to facts: each leads somewhere, each fact is used. */
import { findClosest } from '../lib/closest.ts';
import type { Problem, Wording } from '../lib/problem.ts';
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
  const inTexts = [...listTexts(report)]
    .filter(({ role }) => role === 'running' || role === 'post')
    .flatMap(({ text }) => listReferences(text));
  // What is kept for later has its facts, too.
  const kept = report.more.flatMap(({ items }) => items).flatMap(listReferences);
  const used = reachFacts(report, [
    ...[...inTexts, ...kept, ...listNamed(report)].map(({ id }) => id),
    ...listStrings([report.layout, report.cards]),
  ]);
  return Object.keys(report.facts)
    .filter((id) => !used.has(id))
    .map((id) => problemAt(source, ['facts', id], messages.unused(id), { key: true }));
}

/** Faulty references of one text that are told. */
const mostPlaced = 20;

/** More mistyped ids than this are told without a suggestion: each is compared with every fact. */
const mostSuggestions = 100;

function createUnknown(facts: Report['facts']): (id: string) => Wording {
  const ids = Object.keys(facts);
  let asked = 0;
  return (id) => {
    asked += 1;
    return messages.unknown(id, asked > mostSuggestions ? undefined : findClosest(id, ids));
  };
}

function checkTextReferences({ facts, ...report }: Report, source: Source): Problem[] {
  const unknown = createUnknown(facts);
  return [...listTexts({ facts, ...report })]
    .filter(({ role }) => role === 'running' || role === 'label' || role === 'post')
    .flatMap(({ path, text }) =>
      listReferences(text)
        .filter(({ id, part }) => !Object.hasOwn(facts, id) || (part === 'rank' && facts[id]!.rank === ''))
        // Each is looked for from the beginning of its text.
        .slice(0, mostPlaced)
        .map(({ id, offset, length }) => {
          const wording = Object.hasOwn(facts, id) ? textMessages.rankMissing(id) : unknown(id);
          return problemAt(source, path, wording, { offset, length });
        }),
    );
}

export function checkReferences(report: Report, source: Source): Problem[] {
  const explain = createUnknown(report.facts);
  const unknown = [...listNamed(report)]
    .filter(({ id }) => !Object.hasOwn(report.facts, id))
    .map(({ id, path }) => problemAt(source, path, explain(id)));
  return [...unknown, ...checkTextReferences(report, source), ...checkUse(report, source)];
}
