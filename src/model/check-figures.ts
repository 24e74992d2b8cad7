/** Figures: only like things share an axis, and only numbers are drawn. */
import type { Both } from '../lib/languages.ts';
import type { Problem, Wording } from '../lib/problem.ts';
import type { Path, Source } from '../report/source.ts';
import type { Fact } from './fact.ts';
import { figureMessages as messages } from './messages.ts';
import { problemAt } from './place.ts';
import type { Report } from './report.ts';
import type { Figure, Pair } from './section.ts';
import { isSeriesKind } from './series.ts';

/** A fact in a figure, and where it is named. */
interface Shown {
  id: string;
  fact: Fact;
  path: Path;
}

interface Fault {
  path: Path;
  wording: Wording;
}

/** Facts that exist; the others are told of with the references. */
const known = (facts: Report['facts'], id: string, path: Path): Shown[] =>
  Object.hasOwn(facts, id) ? [{ id, fact: facts[id]!, path }] : [];

const showPairs = (pairs: readonly Pair[], path: Path, facts: Report['facts']): Shown[] =>
  pairs.flatMap(({ target, last }, index) => [
    ...known(facts, target, [...path, index, 'target']),
    ...known(facts, last, [...path, index, 'last']),
  ]);

function checkDrawable({ id, fact, path }: Shown, kind: string | Both): Fault[] {
  if (kind === 'tiles') {
    return fact.value === null && fact.rank === '' ? [{ path, wording: messages.wordsOnly(id) }] : [];
  }
  if (fact.value === null)
    return [
      {
        path,
        wording: messages.notDrawable(
          id,
          fact.kind,
          typeof kind === 'string' ? { en: kind, zh: ` ${kind} 图` } : kind,
        ),
      },
    ];
  return fact.kind === 'ordinal' ? [{ path, wording: messages.ordinalDrawn(id) }] : [];
}

/** One axis: one kind, one unit. Every odd one out is told of against the first. */
/** How unlike things are parted: targets have one figure, and a list beside it. */
const apart = {
  figure: { en: 'Make two figures, or use tiles.', zh: '分成两幅，或改用 tiles。' },
  targets: {
    en: 'Take the pair out of "pairs" and list its target under "facts" of the targets.',
    zh: '把这一对从 pairs 里拿出来，目标数写到 targets 的 facts 里。',
  },
};

function checkAxis(shown: readonly Shown[], where: keyof typeof apart = 'figure'): Fault[] {
  const drawn = shown.filter(({ fact }) => fact.value !== null && fact.kind !== 'ordinal');
  const [first, ...others] = drawn;
  if (!first) return [];
  return others.flatMap(({ id, fact, path }): Fault[] => {
    if (fact.kind !== first.fact.kind)
      return [{ path, wording: messages.mixedKinds(id, fact.kind, first.id, first.fact.kind, apart[where]) }];
    const [unit, firstUnit] = [fact, first.fact].map(({ unit: own, sign = '' }) => sign + own) as [
      string,
      string,
    ];
    return unit === firstUnit
      ? []
      : [{ path, wording: messages.mixedUnits(id, unit, first.id, firstUnit, apart[where]) }];
  });
}

/** A target drawn like an outcome would be read as one. */
function checkStatus(shown: readonly Shown[]): Fault[] {
  const [first, ...others] = shown;
  return others.flatMap(({ id, fact, path }) =>
    (fact.status === 'target') === (first!.fact.status === 'target')
      ? []
      : [{ path, wording: messages.mixedStatus(id, fact.status, first!.id, first!.fact.status) }],
  );
}

function checkTwice(shown: readonly Shown[]): Fault[] {
  const seen = new Set<string>();
  return shown.flatMap(({ id, path }) => {
    const twice = seen.has(id);
    seen.add(id);
    return twice ? [{ path, wording: messages.twice(id) }] : [];
  });
}

/** Facts that print the same words: a reader cannot tell them apart. */
function checkAlike(shown: readonly Shown[]): Fault[] {
  const first = new Map<string, string>();
  return shown.flatMap(({ id, fact, path }): Fault[] => {
    const printed = `${fact.label}\n${fact.short ?? fact.label}`;
    const before = first.get(printed) ?? id;
    first.set(printed, before);
    return before === id ? [] : [{ path, wording: messages.labelsAlike(id, before, fact.label) }];
  });
}

const takesPairs = (kind: Figure['kind']): boolean =>
  kind === 'dumbbell' || kind === 'comparison' || kind === 'custom';

/** The fields that the kind needs, and those that it would ignore. */
function checkFields({ kind, facts, pairs = [], spec }: Figure, path: Path): Fault[] {
  const faults: Fault[] = [];
  if (pairs.length > 0 && !takesPairs(kind))
    faults.push({
      path: [...path, 'pairs'],
      wording: messages.wrongField(kind, 'pairs', {
        en: 'facts, or kind: dumbbell',
        zh: 'facts，或 kind: dumbbell',
      }),
    });
  if (kind === 'dumbbell' && facts.length > 0)
    faults.push({
      path: [...path, 'facts'],
      wording: messages.wrongField(kind, 'facts', {
        en: 'pairs of target and last',
        zh: 'pairs，每对写 target 和 last',
      }),
    });
  if (kind === 'custom' ? !spec : spec)
    faults.push({
      path: spec ? [...path, 'spec'] : path,
      wording: spec ? messages.specUnused(kind) : messages.specMissing(),
    });
  if (kind === 'dumbbell' && pairs.length === 0)
    faults.push({ path, wording: messages.empty(kind, 'pairs') });
  if (kind !== 'dumbbell' && kind !== 'custom' && facts.length + pairs.length === 0)
    faults.push({ path, wording: messages.empty(kind, 'facts') });
  return faults;
}

/** Most rows that a reader compares at a glance, and that find room in a panel of a page. */
const mostRows = 20;

/** A chart of many rows is a table; what a chart of one's own draws by value must have one. */
function checkRows(figure: Figure, path: Path, single: readonly Shown[]): Fault[] {
  const rows = Math.max(single.length, figure.pairs?.length ?? 0);
  const crowded: Fault[] =
    rows > mostRows ? [{ path, wording: messages.crowded(figure.kind, rows, mostRows) }] : [];
  const drawsValues = figure.kind === 'custom' && /"field":"value"/.test(JSON.stringify(figure.spec ?? {}));
  const empty = drawsValues ? single.filter(({ fact }) => fact.value === null) : [];
  return [
    ...crowded,
    ...empty.map(({ id, fact, path: at }) => ({ path: at, wording: messages.noMark(id, fact.kind) })),
  ];
}

/** Kinds that set a result beside its target, row by row, each row of its own unit. */
const measured = new Set<Figure['kind']>(['periods', 'standing']);

function checkFigure(figure: Figure, path: Path, facts: Report['facts']): Fault[] {
  const { kind } = figure;
  // Tables and times have checks of their own.
  if (isSeriesKind(kind) || kind === 'timeline') return [];
  const single = figure.facts.flatMap((id, index) => known(facts, id, [...path, 'facts', index]));
  const paired = takesPairs(kind) ? showPairs(figure.pairs ?? [], [...path, 'pairs'], facts) : [];
  const faults = [
    ...checkFields(figure, path),
    ...checkTwice(single),
    ...checkAlike(single),
    ...checkRows(figure, path, single),
  ];
  // What a custom chart does with its facts is its author's to know.
  if (kind === 'custom') return faults;
  faults.push(...[...single, ...paired].flatMap((shown) => checkDrawable(shown, kind)));
  if (kind === 'tiles' || measured.has(kind)) return faults;
  if (kind === 'shares') {
    faults.push(
      ...single
        .filter(({ fact }) => fact.value !== null && fact.kind !== 'share' && fact.kind !== 'ordinal')
        .map(({ id, fact, path: at }) => ({ path: at, wording: messages.notShare(id, fact.kind) })),
    );
  } else faults.push(...checkAxis([...single, ...paired]));
  return [...faults, ...checkStatus(single)];
}

function checkTargets({ plan, facts }: Report): Fault[] {
  const path = ['plan', 'targets', 'pairs'];
  const shown = showPairs(plan?.targets?.pairs ?? [], path, facts);
  const statuses = shown.flatMap(({ id, fact: { status }, path: at }): Fault[] => {
    const isTarget = status === 'target';
    if (at.at(-1) === 'last') return isTarget ? [{ path: at, wording: messages.pairLast(id) }] : [];
    return isTarget ? [] : [{ path: at, wording: messages.pairStatus(id, status) }];
  });
  return [
    ...shown.flatMap((one) => checkDrawable(one, { en: 'a comparison of targets', zh: '目标的比较图' })),
    // Pairs of unlike units have each its own scale; the two ends of one are compared.
    ...[...Map.groupBy(shown, ({ path: at }) => at.at(-2)).values()].flatMap((pair) =>
      checkAxis(pair, 'targets'),
    ),
    ...statuses,
  ];
}

export function checkFigures(report: Report, source: Source): Problem[] {
  const inSections = report.review.sections.flatMap(({ figures }, at) =>
    figures.flatMap((figure, index) =>
      checkFigure(figure, ['review', 'sections', at, 'figures', index], report.facts),
    ),
  );
  return [...inSections, ...checkTargets(report)].map(({ path, wording }) =>
    problemAt(source, path, wording),
  );
}
