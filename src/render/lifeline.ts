/**
 * Whether the browser and what works for it still live. A page's process, or the one that paints, may be
 * taken by the system when memory runs out; Chromium then leaves commands without an answer, for ever.
 */

/** The browser, or a process of it, ended while it was needed. */
export class BrowserGone extends Error {
  constructor(reason: string) {
    super(`Chromium stopped: ${reason}`);
    this.name = 'BrowserGone';
  }
}

export interface Lifeline {
  /** The result of `work`, or BrowserGone as soon as the line is cut. */
  hold: <T>(work: Promise<T>) => Promise<T>;
  /** Everything held ends, now and later. */
  cut: (reason: string) => void;
}

export function openLifeline(): Lifeline {
  const held = new Set<(error: BrowserGone) => void>();
  let gone: BrowserGone | undefined;
  return {
    hold(work) {
      if (gone) {
        work.catch(() => undefined);
        return Promise.reject(gone);
      }
      return new Promise((resolve, reject) => {
        held.add(reject);
        work.then(resolve, reject).finally(() => held.delete(reject));
      });
    },
    cut(reason) {
      gone ??= new BrowserGone(reason);
      for (const reject of held) reject(gone);
      held.clear();
    },
  };
}
