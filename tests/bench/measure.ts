/** Runs a program and measures it with all its descendants. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Measured {
  /** Wall time, ms. */
  ms: number;
  /**
   * Greatest sum of proportional set sizes (shared pages counted once) of the process tree, MB; 0 where the
   * system does not tell.
   */
  peak: number;
  /** CPU time of the process tree, s, as last seen of each process; 0 where the system does not tell. */
  cpu: number;
  stdout: string;
}

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
};

/** Clock ticks of user and system time, 100 a second on Linux. */
const cpuOf = (pid: number): number => {
  const [, user = 0, system = 0] =
    /^\d+ \(.*\) \S (?:\S+ ){10}(\d+) (\d+)/s.exec(readText(`/proc/${pid}/stat`))?.map(Number) ?? [];
  return (user + system) / 100;
};

/** Every process with its parent, from /proc. */
function treeOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(/^\d+ \(.*\) \S (\d+)/s.exec(readText(`/proc/${name}/stat`))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

/** CPU time that a process and its descendants have had so far, s; 0 where the system does not tell. */
export const cpuOfTree = (root: number): number => treeOf(root).reduce((sum, pid) => sum + cpuOf(pid), 0);

const pssOf = (pid: number): number =>
  Number(/^Pss:\s+(\d+)/m.exec(readText(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024;

/** Between two looks, ms: often enough for browsers that live for a second. */
const pause = 100;

export interface Run {
  cwd: string;
  memory: boolean;
  /** Codes that it may end with besides 0. */
  codes?: number[];
  /** ms */
  limit?: number;
}

/** A program was stopped, since it took longer than it may. */
export class Stopped extends Error {}

/** @throws Error with what it wrote when it ends with another code, Stopped when it takes longer than it may. */
export function runMeasured(
  command: string,
  args: string[],
  { cwd, memory, codes = [], limit }: Run,
): Promise<Measured> {
  const start = performance.now();
  let peak = 0;
  const cpu = new Map<number, number>();
  let stdout = '';
  let stderr = '';
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout: limit });
  // A measurement that is broken off leaves nothing running.
  const stop = () => void child.kill('SIGTERM');
  process.once('exit', stop);
  child.stdout.on('data', (text) => {
    stdout += String(text);
  });
  child.stderr.on('data', (text) => {
    stderr += String(text);
  });
  const look = () => {
    const tree = treeOf(child.pid!);
    peak = Math.max(
      peak,
      tree.reduce((sum, pid) => sum + pssOf(pid), 0),
    );
    // A process that has just ended tells nothing any more.
    for (const pid of tree) cpu.set(pid, Math.max(cpu.get(pid) ?? 0, cpuOf(pid)));
  };
  const timer = memory && process.platform === 'linux' ? setInterval(look, pause) : undefined;
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearInterval(timer);
      process.off('exit', stop);
      if (limit !== undefined && performance.now() - start >= limit)
        reject(new Stopped(`${command} was stopped after ${limit} ms`));
      else if (code !== null && [0, ...codes].includes(code))
        resolve({
          ms: performance.now() - start,
          peak,
          cpu: [...cpu.values()].reduce((sum, seconds) => sum + seconds, 0),
          stdout,
        });
      else
        reject(
          new Error(`${command} ${args.join(' ')} ended with ${code ?? signal}:\n${stderr.slice(-2000)}`),
        );
    });
  });
}

export const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};
