/**
 * Looks at a file that anybody may have made in a thread of its own: whatever loops, unpacks to gigabytes or
 * is a graph where a tree should be, the work ends within bounds of time and memory and is told in a
 * sentence. This thread stays free, so that a signal ends the run.
 */
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Both } from '../../lib/languages.ts';
import { programRoot } from '../../lib/program.ts';
import { showPath } from '../../lib/files.ts';
import { error, ProblemError, type Problem, says } from '../../lib/problem.ts';
import type { Tasks } from './tasks.ts';

/** What came of a task; `unpacks`: something in the file unpacks to more than any sound one has. */
export type Answer =
  | { result: unknown }
  | { problems: Problem[]; exitCode: 1 | 2 }
  | { unpacks: true }
  | { locked: true }
  | { failed: string };

/**
 * Time is that of the processor, in s: a busy machine makes no file hostile. A large file may take longer.
 * Memory is in bytes, beside what the process had before.
 */
export const bounds = { seconds: 20, perMegabyte: 0.5, memory: 800_000_000, wall: 8 };

/** How often it is looked at, ms. */
const pause = 100;

const tooMuch = (file: string, what: Both): ProblemError =>
  new ProblemError(
    {
      code: 'file-too-much',
      severity: 'error',
      ...says({
        en: [
          `${showPath(file)} cannot be examined: it takes ${what.en} than any sound file of its size.`,
          'Do not trust this file; ask for it again from where it was made.',
        ],
        zh: [
          `${showPath(file)} 查不了：${what.zh}，比同样大小的正常文件多得多。`,
          '这个文件不可信，请出处重新给一份。',
        ],
      }),
    },
    2,
  );

const encrypted = (file: string): ProblemError =>
  new ProblemError(
    error('file-encrypted', {
      en: [
        `${showPath(file)} is encrypted; nothing in it can be examined.`,
        'Save it again without a password, and without restrictions.',
      ],
      zh: [`${showPath(file)} 加了密，里面的内容查不了。`, '重新保存一次，不加密码，也不限制权限。'],
    }),
    2,
  );

const moreTime: Both = { en: 'more time', zh: '太费时间' };
const moreMemory: Both = { en: 'more memory', zh: '太费内存' };

/** Resolves with what is too much, as soon as it is; until then it waits. */
async function watch(size: number, signal: AbortSignal): Promise<Both> {
  const before = { cpu: process.cpuUsage(), memory: process.memoryUsage.rss(), time: performance.now() };
  const most = bounds.seconds + (size / 1e6) * bounds.perMegabyte;
  for (;;) {
    await wait(pause, undefined, { signal });
    const { user, system } = process.cpuUsage(before.cpu);
    const waited = (performance.now() - before.time) / 1000;
    if ((user + system) / 1e6 > most || waited > most * bounds.wall) return moreTime;
    if (process.memoryUsage.rss() - before.memory > bounds.memory) return moreMemory;
  }
}

function answerOf(worker: Worker): Promise<Answer | 'memory'> {
  return new Promise((resolve, reject) => {
    worker.once('message', (answer: Answer) => resolve(answer));
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve('memory') : reject(error),
    );
    worker.once('exit', () => resolve({ failed: 'it ended' }));
  });
}

/**
 * @param file Its path, for what is said. @param size Bytes.
 * @throws ProblemError as the task does, for an encrypted file, or when it takes too much; Error for anything else that the task
 * throws.
 */
export async function apart<Name extends keyof Tasks>(
  task: Name,
  given: Parameters<Tasks[Name]>[0],
  { file, size }: { file: string; size: number },
): Promise<Awaited<ReturnType<Tasks[Name]>>> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { task, given },
    resourceLimits: { maxOldGenerationSizeMb: bounds.memory / 1e6 },
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      '--import',
      path.join(programRoot, 'src', 'setup', 'types.mjs'),
    ],
    stderr: true,
  });
  const done = new AbortController();
  const answered = answerOf(worker);
  answered.catch(() => undefined);
  try {
    const watched = watch(size, done.signal);
    watched.catch(() => undefined);
    const answer = await Promise.race([answered, watched]);
    if (answer === 'memory') throw tooMuch(file, moreMemory);
    if ('zh' in answer) throw tooMuch(file, answer);
    if ('problems' in answer) throw new ProblemError(answer.problems, answer.exitCode);
    if ('locked' in answer) throw encrypted(file);
    if ('unpacks' in answer) throw tooMuch(file, moreMemory);
    if ('failed' in answer) throw new Error(answer.failed);
    return answer.result as Awaited<ReturnType<Tasks[Name]>>;
  } finally {
    done.abort();
    await worker.terminate();
  }
}
