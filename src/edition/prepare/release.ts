/**
 * Proof and release. A proof is made whatever stands open, and says so; a release is refused, with
 * every reason at once, until nothing does.
 */
import { type Both, plural } from '../../lib/languages.ts';
import { hasErrors, ProblemError, type Problem, says } from '../../lib/problem.ts';
import type { Product, PressStamp } from '../../manifest/manifest.ts';
import type { PressCondition } from '../../press/condition.ts';
import { usualPlant } from '../../press/plant.ts';
import type { Preflight } from '../../press/preflight/finding.ts';
import type { Edition } from '../edition.ts';
import type { BuildOptions, PressStandard } from '../options.ts';

/**
 * Problem codes of the model that a proof may have and a release may not, and how the refusal counts them.
 */
const standing: Record<string, { en: readonly [one: string, many: string]; zh: string }> = {
  'query-open': { en: ['open query', 'open queries'], zh: '条未决的存疑' },
  'photo-missing': { en: ['photo to come', 'photos to come'], zh: '张没到的照片' },
  missing: { en: ['missing editorial field', 'missing editorial fields'], zh: '项没填的编务内容' },
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
      ...says({
        en: [`--release makes press pages, and "${asked}" leaves them out.`, 'Leave out one of the two.'],
        zh: [`--release 是出付印版面的，“${asked}”又不要版面。`, '两个里去掉一个。'],
      }),
    },
    2,
  );
}

/** For a report whose own outputs leave out the press. */
export const releaseNothing: Problem = {
  code: 'release-nothing',
  severity: 'error',
  ...says({
    en: [
      'The report wants no press page, so there is nothing to release.',
      'Name a page with --format, or under outputs › press.',
    ],
    zh: ['报告不要付印版面，没有可付印的。', '用 --format 指定版面，或写在 outputs › press 下。'],
  }),
};

function countedReasons(problems: Problem[]): Both {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const counted = [
    ...Object.entries(standing).map(([code, words]) => ({
      count: errors.filter((problem) => problem.code === code).length,
      ...words,
    })),
    {
      count: errors.filter(({ code }) => !(code in standing)).length,
      en: ['error', 'errors'] as const,
      zh: '处错误',
    },
  ].filter(({ count }) => count > 0);
  return {
    en: counted.map(({ count, en: [one, many] }) => plural(count, one, many)).join(', '),
    zh: counted.map(({ count, zh }) => `${count} ${zh}`).join('，'),
  };
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
    ...says({
      en: [
        `No press page of ${edition.view.id} is released: ${countedReasons(reasons).en}.`,
        'Settle each of them, listed here; without --release a proof is made. Press pages made before are as they were.',
      ],
      zh: [
        `${edition.view.id} 的版面没有付印：${countedReasons(reasons).zh}。`,
        '这里列出的逐条解决；不加 --release 就出校样。以前出的付印版面没有动。',
      ],
    }),
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
