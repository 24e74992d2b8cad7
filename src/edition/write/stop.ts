/** Builds that stop before their end: asked to, or because the browser is gone. */
import { ProblemError, type Problem, says } from '../../lib/problem.ts';
import { BrowserGone } from '../../render/lifeline.ts';

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

/**
 * Does the work; when the browser or a process of it ends meanwhile, once more with a new one.
 * @param renew Lets the next that asks have a new browser.
 */
export async function withBrowserAgain<T>(work: () => Promise<T>, renew: () => Promise<void>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BrowserGone)) throw error;
    await renew();
    return work();
  }
}

/** A browser that dies again and again is a fault of the machine, or asked too much of by one report. */
export const chromiumGone = (error: BrowserGone): Problem => ({
  code: 'chromium-gone',
  severity: 'error',
  ...says({
    en: [
      `${error.message}, and again when it was tried once more. Most often memory ran out.`,
      'Close other programs and run the build again; if it recurs with this report, it asks too much of the machine (photos, or thousands of facts). "tuban doctor" tells what there is.',
    ],
    zh: [
      `Chromium 意外退出，重试一次还是这样（${error.message}）。多半是内存用完了。`,
      '关掉别的程序，再运行一次；同一份报告总这样，就是它要的太多（照片，或几千条事实）。“tuban doctor”看机器有什么。',
    ],
  }),
});

/** Stopped by whoever asked for it, when some reports were finished. */
export class BuildStopped extends Error {
  /** Names of the reports whose new products are in place. */
  readonly made: string[];

  constructor(reason: unknown, made: string[]) {
    super(reason instanceof Error ? reason.message : 'stopped');
    this.name = 'BuildStopped';
    this.made = made;
  }
}

/** Faults of the machine that concern one report's folder: the next may be made all the same. */
const ofOneReport = new Set([
  'machine',
  'not-written',
  'not-restored',
  'out-busy',
  'path-outside',
  'chromium-gone',
  'sign-time-stamp',
]);

/** Problems that the editor cannot mend: exit code 2. */
export const ofMachine = ({ code }: Problem): boolean => ofOneReport.has(code);

/** True for what would keep every other report from being made, too. */
export const stopsBuild = (error: unknown): boolean =>
  error instanceof ProblemError && error.exitCode === 2 && !error.problems.every(ofMachine);

/** What ends the making of a report: the machine, the browser. Anything else is a fault of one product. */
export const stopsAll = (error: unknown): boolean =>
  error instanceof BrowserGone || (error instanceof ProblemError && error.exitCode === 2);
