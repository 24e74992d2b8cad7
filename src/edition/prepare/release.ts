/**
 * Proof and release. A proof is made whatever stands open, and says so; a release is refused, with
 * every reason at once, until nothing does.
 */
import { hasErrors, ProblemError, type Problem } from '../../lib/problem.ts';
import type { Product, PressStamp } from '../../manifest/manifest.ts';
import type { PressCondition } from '../../press/condition.ts';
import { usualPlant } from '../../press/plant.ts';
import type { Preflight } from '../../press/preflight/finding.ts';
import type { Edition } from '../edition.ts';
import type { BuildOptions, PressStandard } from '../options.ts';

/**
 * Problem codes of the model that a proof may have and a release may not, and how the refusal counts them.
 */
const standing: Record<string, [one: string, many: string]> = {
  'query-open': ['open query', 'open queries'],
  'photo-missing': ['photo to come', 'photos to come'],
  missing: ['missing editorial field', 'missing editorial fields'],
};

/** The date of issue is there when the build is given one. */
const isDateMissing = ({ code, path }: Problem): boolean => code === 'missing' && path === 'masthead › date';

/**
 * The report with what stands open for this build: in a release that is an error, at its place in the
 * report.
 */
export function withStanding<T extends { problems: Problem[] }>(
  loaded: T,
  { date, release }: Pick<BuildOptions, 'date' | 'release'>,
): T {
  const problems = date ? loaded.problems.filter((problem) => !isDateMissing(problem)) : loaded.problems;
  return {
    ...loaded,
    problems: release
      ? problems.map((problem) => (problem.code in standing ? { ...problem, severity: 'error' } : problem))
      : problems,
  };
}

/** @throws ProblemError (exit 2) for a release of what is no press page. */
export function checkReleasable({ release, only, formats }: BuildOptions, pages: string[]): void {
  const asked =
    only && !only.includes('press')
      ? `--only ${only.join(',')}`
      : formats?.some((name) => pages.includes(name)) === false
        ? `--format ${formats.join(', ')}`
        : undefined;
  if (!release || asked === undefined) return;
  throw new ProblemError(
    {
      code: 'usage',
      severity: 'error',
      message: `--release makes press pages, and "${asked}" leaves them out.`,
      remedy: 'Leave out one of the two.',
    },
    2,
  );
}

/** For a report whose own outputs leave out the press. */
export const releaseNothing: Problem = {
  code: 'release-nothing',
  severity: 'error',
  message: 'The report wants no press page, so there is nothing to release.',
  remedy: 'Name a page with --format, or under outputs › press.',
};

function countedReasons(problems: Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const say = (count: number, [one, many]: [string, string]) =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  const open = Object.entries(standing).flatMap(([code, words]) =>
    say(errors.filter((problem) => problem.code === code).length, words),
  );
  return [...open, ...say(errors.filter(({ code }) => !(code in standing)).length, ['error', 'errors'])].join(
    ', ',
  );
}

/**
 * True when nothing keeps the edition's press pages from the plate; otherwise they count as unwritten.
 * @param products Names of the press pages.
 */
export function passesRelease(edition: Edition, products: string[]): boolean {
  const reasons = [...edition.loaded.problems, ...edition.problems];
  if (!hasErrors(reasons)) return true;
  edition.problems.push({
    code: 'release-refused',
    severity: 'error',
    message: `No press page of ${edition.view.id} is released: ${countedReasons(reasons)}.`,
    remedy:
      'Settle each of them, listed here; without --release a proof is made. Press pages made before are as they were.',
  });
  edition.unwritten.push(...products.filter((name) => !edition.unwritten.includes(name)));
  return false;
}

export interface Stamped {
  condition: PressCondition;
  standard: PressStandard;
  release: boolean;
  /** What stands open on a proof. */
  standing: string[];
  preflight: Preflight;
  /** Name of the plant. */
  plant: string;
}

/** What the manifest says of a press page. */
export function stampOf({
  condition,
  standard,
  release,
  standing: open,
  preflight,
  plant,
}: Stamped): Pick<Product, 'proof' | 'press' | 'standing' | 'release'> {
  const { description, sha256 } = condition.profile.head;
  const stamp: PressStamp = {
    ...(plant === usualPlant ? {} : { plant }),
    condition: condition.name,
    profile: { name: description, sha256 },
    standard,
  };
  if (!release) return { proof: true, press: stamp, standing: open };
  const count = (severity: Problem['severity']) =>
    preflight.findings.filter((finding) => finding.severity === severity).length;
  // A release with one of the first five is never written, see passesRelease.
  return {
    release: {
      ...stamp,
      passed: {
        errors: 0,
        openQueries: 0,
        placeholderPhotos: 0,
        missingFields: 0,
        undeclaredColours: 0,
        warnings: count('warning'),
        notes: count('note'),
        ink: { max: preflight.ink.max, limit: preflight.ink.limit },
      },
    },
  };
}
