/** `tuban extract`, `tuban verify`, `tuban rebuild`: what they say. */
import path from 'node:path';
import { extract, type ExtractResult } from '../edition/look-back/extract.ts';
import type { ExitCode } from '../edition/options.ts';
import { rebuild, type Likeness, type RebuildResult } from '../edition/look-back/rebuild.ts';
import { verify, type VerifyResult } from '../edition/look-back/verify.ts';
import { showPath } from '../lib/files.ts';
import { formatBytes, type Log } from '../lib/log.ts';
import type { Problem } from '../lib/problem.ts';
import type { Arguments } from './arguments.ts';

export type ArchiveCommand = 'extract' | 'verify' | 'rebuild';

export interface Told {
  result: { exitCode: ExitCode; problems: Problem[] };
  /** For standard output. */
  text: string;
  /** Last line below the problems. */
  outcome: string;
}

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** As a shell wants it. */
const quoted = (word: string): string =>
  /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

function tellExtract(result: ExtractResult): Told {
  const folder = showPath(result.folder);
  const width = Math.max(...result.files.map(({ name }) => name.length));
  const lines = result.files.map(
    ({ name, bytes, relationship, description }) =>
      `  ${name.padEnd(width)}  ${formatBytes(bytes).padStart(7)}  ${relationship.padEnd(10)}  ${description}`,
  );
  const text = `${lines.join('\n')}\n${count(result.files.length, 'file')} in ${folder}/. To build from them: tuban ${result.build.map(quoted).join(' ')}\n`;
  return { result, text, outcome: `${count(result.files.length, 'file')} in ${folder}/.` };
}

function tellVerify(result: VerifyResult): Told {
  const lines = result.places.map(({ place, files, parts, strings, problems }) => {
    const differences = problems.filter(({ severity }) => severity === 'error').length;
    const whole = [
      count(files, 'file'),
      ...(parts > 0 ? [count(parts, 'embedded part')] : []),
      ...(strings > 0 ? [`${count(strings, 'text')} read back in place and order`] : []),
    ].join(', ');
    return `${differences === 0 ? 'unchanged' : 'CHANGED  '}  ${showPath(place)}: ${differences === 0 ? whole : count(differences, 'difference')}`;
  });
  const changed = result.places.filter(({ problems }) =>
    problems.some(({ severity }) => severity === 'error'),
  ).length;
  return {
    result,
    text: `${lines.join('\n')}\n`,
    outcome: `${changed} of ${count(result.places.length, 'place')} changed.`,
  };
}

const likenessText: Record<Likeness, string> = {
  same: 'same',
  differs: 'DIFFERS',
  alone: 'made',
  uncompared: 'not compared',
};
const likenessWidth = Math.max(...Object.values(likenessText).map(({ length }) => length));

function tellRebuild(result: RebuildResult): Told {
  const of = (likeness: Likeness) =>
    result.products.filter((product) => product.likeness === likeness).length;
  const lines = result.products.map(
    ({ path: file, likeness, sha256 }) =>
      `${likenessText[likeness].padEnd(likenessWidth)}  ${file}${sha256 === undefined ? '' : `  ${sha256.slice(0, 16)}…`}`,
  );
  const outcome = [
    `${of('same')} of ${count(result.products.length, 'product')} the same byte for byte`,
    ...(of('differs') > 0 ? [`${of('differs')} not`] : []),
    ...(of('uncompared') > 0 ? [`${of('uncompared')} not compared`] : []),
    ...(of('alone') > 0 ? [`${of('alone')} with nothing to compare with`] : []),
  ].join(', ');
  return {
    result,
    text: `${lines.map((line) => `${line}\n`).join('')}${outcome}.\n`,
    outcome: `${outcome}.`,
  };
}

export async function runArchive(
  command: ArchiveCommand,
  args: Arguments,
  { log, signal }: { log: Log; signal: AbortSignal },
): Promise<Told> {
  const [file = ''] = args.reports;
  const { ownData: data, ownOut: out } = args;
  if (command === 'verify') return tellVerify(await verify(args.reports));
  if (command === 'extract')
    return tellExtract(await extract({ file, ...(out === undefined ? {} : { out }) }));
  const result = await rebuild({
    file,
    log,
    signal,
    ...(out === undefined ? {} : { out: path.resolve(out) }),
    ...(data === undefined ? {} : { data }),
    ...(args.only ? { only: args.only } : {}),
    ...(args.profile === undefined ? {} : { profile: args.profile }),
  });
  return tellRebuild(result);
}
