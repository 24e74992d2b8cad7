/** Tuban as an ordinary user runs it: the starter, in a folder, with its output caught. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { makeFolder, projectRoot } from './folders.ts';
import { casesFolder } from './golden.ts';

const starter = path.join(projectRoot, 'src', 'start.mjs');

export interface Finished {
  code: number;
  stdout: string;
  stderr: string;
}

export interface Started {
  child: ChildProcess;
  finished: Promise<Finished>;
  /** Resolves as soon as standard error holds the text. */
  said: (text: string) => Promise<void>;
}

export interface RunOptions {
  cwd: string;
  env?: Record<string, string | undefined>;
  /** Numbers of another user; only root may be somebody else. */
  user?: { uid: number; gid: number };
}

export function startTuban(args: string[], { cwd, env = {}, user }: RunOptions): Started {
  const child = spawn(process.execPath, [starter, ...args], {
    cwd,
    env: { ...process.env, ...env },
    ...user,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const waiting: { text: string; resolve: () => void }[] = [];
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    waiting.filter((one) => stderr.includes(one.text)).forEach((one) => one.resolve());
  });
  const finished = new Promise<Finished>((resolve) => {
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }));
  });
  const said = (text: string) =>
    new Promise<void>((resolve, reject) => {
      if (stderr.includes(text)) resolve();
      waiting.push({ text, resolve });
      void finished.then(() => reject(new Error(`ended before it said "${text}":\n${stderr}`)));
    });
  return { child, finished, said };
}

export const runTuban = (args: string[], options: RunOptions): Promise<Finished> =>
  startTuban(args, options).finished;

/** A user's folder with cases of tests/reports below data/. */
export function makeUserFolder(...cases: string[]): string {
  const folder = makeFolder();
  for (const name of cases)
    cpSync(path.join(casesFolder, name, 'report.yaml'), path.join(folder, 'data', name, 'report.yaml'));
  return folder;
}

export const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Every file below a folder with its hash, by path with forward slashes. */
export function hashesBelow(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .sort();
  return Object.fromEntries(
    files.map((name) => [name.split(path.sep).join('/'), hashOf(path.join(folder, name))]),
  );
}

/** True where the terminal tells of an error; warnings are told by --quiet, too. */
export const tellsError = (stderr: string): boolean => /\berrors?\b/.test(stderr);
