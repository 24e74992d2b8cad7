/**
 * Targets of the plan that the report gives without last year’s outcome: where it reports one of the same name, unit
 * and nature, the two are a pair, and are drawn beside one another. Pairs of one measure that the report names itself
 * are a picture of their own; only pairs of that measure join them.
 */
import type { Fact } from '../../model/fact.ts';
import type { Report } from '../../model/report.ts';
import { isMark, isOfLastYear, timeNamed } from './times.ts';

type Targets = NonNullable<NonNullable<Report['plan']>['targets']>;
type Named = readonly [id: string, fact: Fact];

/** Rows of pairs that a plan has room for. */
const mostPairs = 6;

const isChange = ({ kind }: Fact): boolean =>
  kind === 'growth' || kind === 'decrease' || kind === 'increment';

/** Are they numbers of one thing, which bars from nought can compare? */
const isAlike = (target: Fact, last: Fact): boolean =>
  target.unit === last.unit &&
  isChange(target) === isChange(last) &&
  (!isChange(target) || target.kind === last.kind) &&
  (target.kind === 'share') === (last.kind === 'share') &&
  (target.value ?? -1) > 0 &&
  (last.value ?? -1) > 0;

/** What the report says of the same: of the year that it is about, if it names several. */
function outcomeOf(target: Fact, results: readonly Named[]): Named | undefined {
  const { name } = timeNamed(target);
  const same = results.filter(([, fact]) => timeNamed(fact).name === name && isAlike(target, fact));
  const undated = same.filter(([, fact]) => timeNamed(fact).short === '');
  const [first, ...others] =
    undated.length > 0
      ? undated
      : same.toSorted(([, one], [, two]) => timeNamed(two).at - timeNamed(one).at).slice(0, 1);
  return name !== '' && others.length === 0 ? first : undefined;
}

const measureOf = ({ unit, kind }: Fact): string => `${unit}/${kind}`;

/** @param open Facts under an open query: they stand alone. */
export function withFoundPairs(report: Report, open: ReadonlySet<string>): Report {
  const targets = report.plan?.targets;
  if (!report.plan || !targets) return report;
  const taken = new Set(targets.pairs.flatMap(({ last, target }) => [last, target]));
  const results = Object.entries(report.facts).filter(
    ([id, fact]) => !taken.has(id) && !open.has(id) && !isMark(fact) && !isOfLastYear(fact),
  );
  const measures = new Set(targets.pairs.map(({ target }) => measureOf(report.facts[target]!)));
  const isOwn = targets.pairs.length > 1 && measures.size === 1;
  const found = targets.facts.flatMap((id): Targets['pairs'] => {
    const target = report.facts[id]!;
    const isApart = open.has(id) || (isOwn && !measures.has(measureOf(target)));
    const outcome = isApart ? undefined : outcomeOf(target, results);
    return outcome ? [{ target: id, last: outcome[0] }] : [];
  });
  const pairs = [...targets.pairs, ...found].slice(0, Math.max(mostPairs, targets.pairs.length));
  const aimed = new Set(pairs.map(({ target }) => target));
  const facts = targets.facts.filter((id) => !aimed.has(id));
  return { ...report, plan: { ...report.plan, targets: { ...targets, pairs, facts } } };
}
