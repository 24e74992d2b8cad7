/** Builds that stop before their end: asked to, or because the browser is gone. */
import { ProblemError } from '../../lib/problem.ts';

/** The work, or the abort's reason as soon as it comes: what waits for the browser may otherwise wait on. */
export async function untilAborted<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work();
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([work(), aborted]).finally(() => signal.removeEventListener('abort', stop));
}

/** What is said when the browser or one of its pages has ended. */
const gone =
  /TargetCloseError|Target closed|Session closed|Connection closed|detached|ConnectionClosed|Page crashed/i;

/** A browser that died is a fault of the machine, said without a stack. */
export function browserGone(error: unknown): unknown {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (error instanceof ProblemError || !gone.test(text)) return error;
  return new ProblemError(
    {
      code: 'chromium-gone',
      severity: 'error',
      message: 'Chromium stopped in the middle of the build.',
      remedy:
        'Run the build again; if it recurs, close other programs (memory) or see "tuban doctor". Previous products are as they were.',
    },
    2,
  );
}
