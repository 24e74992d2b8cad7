/** The thread that does one task and tells what came of it. */
import { parentPort, workerData } from 'node:worker_threads';
import { ProblemError } from '../../lib/problem.ts';
import { LockedError } from '../../pdf/objects.ts';
import { tasks } from './tasks.ts';
import type { Answer } from './apart.ts';
import { TooLarge } from '../../lib/unpack.ts';

const { task, given } = workerData as { task: keyof typeof tasks; given: never };

const answer = await tasks[task](given).then(
  (result): Answer => ({ result }),
  (error: unknown): Answer =>
    error instanceof ProblemError
      ? { problems: error.problems, exitCode: error.exitCode }
      : error instanceof TooLarge
        ? { unpacks: true }
        : error instanceof LockedError
          ? { locked: true }
          : { failed: error instanceof Error ? error.message : String(error) },
);
parentPort!.postMessage(answer);
