/** An encrypted PDF is called encrypted, whatever is asked of it; nothing is written. */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { extract } from '../../src/edition/look-back/extract.ts';
import { rebuild } from '../../src/edition/look-back/rebuild.ts';
import { verify } from '../../src/edition/look-back/verify.ts';
import { preflightFiles } from '../../src/edition/preflight-file.ts';
import { separateFile } from '../../src/edition/separations-file.ts';
import { ProblemError, sentencesOf, type Problem } from '../../src/lib/problem.ts';
import { makePdf } from '../press/made.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tuban-encrypted-'));
const file = path.join(folder, 'locked.pdf');
const out = path.join(folder, 'out');
beforeAll(() => {
  const sound = Buffer.from(makePdf()).toString('latin1');
  const locked = sound.replace(/trailer\s*<</, '$& /Encrypt << /Filter /Standard /V 1 /R 2 >>');
  writeFileSync(file, locked, 'latin1');
});

/** Problems that are thrown, or come with the result. */
const problemsOf = (work: Promise<{ problems: Problem[] }>): Promise<Problem[]> =>
  work.then(
    ({ problems }) => problems,
    (error: unknown) => {
      if (error instanceof ProblemError) return error.problems;
      throw error;
    },
  );

it.each([
  ['separations', () => separateFile({ file, out })],
  ['verify', () => verify([file])],
  ['extract', () => extract({ file, out })],
  ['rebuild', () => rebuild({ file, out })],
] as const)('%s says so and writes nothing', async (_, run) => {
  const problems = await problemsOf(run());
  expect(problems.map(({ code }) => code)).toEqual(['file-encrypted']);
  expect(problems[0]!.message).toMatch(/locked\.pdf is encrypted; nothing in it can be examined\.$/);
  expect(sentencesOf(problems[0]!, 'zh').message).toMatch(/locked\.pdf 加了密，里面的内容查不了。$/);
  expect(existsSync(out)).toBe(false);
});

it('preflight says so, as a finding', async () => {
  const { exitCode, files } = await preflightFiles({ files: [file] });
  expect([exitCode, files[0]!.preflight.findings.map(({ rule }) => rule)]).toEqual([1, ['encrypted']]);
});
