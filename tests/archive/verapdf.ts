/**
 * veraPDF, the reference validator of PDF/A and PDF/UA: its official release, fetched once from
 * Maven Central by `mvn` into the cache beside the packages. GPL or MPL: a tool for tests, not shipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../../src/design/cache.ts';

const version = '1.28.2';
const copyGoal = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy';

/** Profile names of veraPDF's command line. */
export type Flavour = '3a' | '2a' | '2u' | 'ua1';

export interface Verdict {
  file: string;
  profile: string;
  compliant: boolean;
  /** Assertions that held, and that did not. */
  passed: number;
  failed: number;
  /** One line per rule that failed. */
  failures: string[];
}

/** Why it cannot run here, or the path of the program. */
export function findVeraPdf(): { jar: string } | { absent: string } {
  if (spawnSync('java', ['-version'], { stdio: 'ignore' }).status !== 0)
    return { absent: 'Java is not installed' };
  const folder = path.join(cacheFolder(), 'verapdf');
  const jar = path.join(folder, `greenfield-apps-${version}.jar`);
  if (existsSync(jar)) return { jar };
  if (spawnSync('mvn', ['--version'], { stdio: 'ignore' }).status !== 0)
    return { absent: 'Maven, which fetches veraPDF, is not installed' };
  mkdirSync(folder, { recursive: true });
  const fetched = spawnSync(
    'mvn',
    [
      '-q',
      '-B',
      copyGoal,
      `-Dartifact=org.verapdf.apps:greenfield-apps:${version}`,
      `-DoutputDirectory=${folder}`,
    ],
    { encoding: 'utf8' },
  );
  return existsSync(jar)
    ? { jar }
    : {
        absent: `Maven could not fetch veraPDF ${version}: ${(fetched.stdout + fetched.stderr).trim().split('\n').slice(-1)[0] ?? ''}`,
      };
}

const attribute = (text: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? '';
const plain = (text: string): string =>
  text.replace(
    /&(lt|gt|amp|quot|apos);/g,
    (_, entity: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" })[entity]!,
  );

function failureLine(rule: string): string {
  const head = /<rule ([^>]*)>/.exec(rule)![1]!;
  const inner = (tag: string) =>
    plain(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(rule)?.[1] ?? '').trim();
  return `${attribute(head, 'specification')} ${attribute(head, 'clause')}-${attribute(head, 'testNumber')} (${attribute(head, 'failedChecks')}×): ${inner('errorMessage') || inner('description')} at ${inner('context').split('/').slice(-3).join('/')}`;
}

/** Reads the report of one run. @throws Error when a file was not judged at all. */
export function parseVerdicts(report: string): Verdict[] {
  return [...report.matchAll(/<job>([\s\S]*?)<\/job>/g)].map(([, job]) => {
    const file = plain(/<name>([\s\S]*?)<\/name>/.exec(job!)?.[1] ?? '?');
    const head = /<validationReport ([^>]*)>/.exec(job!)?.[1];
    const details = /<details ([^>]*)>/.exec(job!)?.[1];
    if (!head || !details)
      throw new Error(
        `veraPDF did not judge ${file}: ${job!
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim()
          .slice(0, 300)}`,
      );
    return {
      file,
      profile: attribute(head, 'profileName').replace(' validation profile', ''),
      compliant: attribute(head, 'isCompliant') === 'true',
      passed: Number(attribute(details, 'passedChecks')),
      failed: Number(attribute(details, 'failedChecks')),
      failures: [...job!.matchAll(/<rule [\s\S]*?<\/rule>/g)].map(([rule]) => failureLine(rule)),
    };
  });
}

/** Judges the files by one of its profiles, or by that of a file. */
export function runVeraPdf(jar: string, by: Flavour | { profile: string }, files: string[]): Verdict[] {
  const run = spawnSync(
    'java',
    [
      '-cp',
      jar,
      'org.verapdf.apps.GreenfieldCliWrapper',
      '--format',
      'xml',
      ...(typeof by === 'string' ? ['--flavour', by] : ['--profile', by.profile]),
      '--maxfailuresdisplayed',
      '1',
      ...files,
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const verdicts = parseVerdicts(run.stdout);
  if (verdicts.length !== files.length)
    throw new Error(
      `veraPDF judged ${verdicts.length} of ${files.length} files: ${run.stderr.slice(0, 500)}`,
    );
  return verdicts;
}
