/**
 * Commands to a Chromium that Tuban has started, and its events: the protocol of the developer tools, over the
 * browser's two pipes. One connection carries the browser's own session and one for every page.
 */
import type { CDPSession } from 'puppeteer';
import type { Pipes } from './pipes.ts';

/** Commands to the browser or to one page, and its events. The types are Puppeteer's. */
export interface Session {
  send: CDPSession['send'];
  on: (event: string, take: (parameters: never) => void) => void;
}

export interface Connection extends Session {
  /** A session of one target: a page. */
  attach: (targetId: string) => Promise<Session>;
}

/** What the browser writes: the answer to a command, or an event. */
interface Message {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string; data?: string };
}

interface Waiting {
  method: string;
  sessionId: string;
  resolve: (result: never) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

/** The browser's own session has no name. */
const ofBrowser = '';

/** @param patience A command that has not been answered after so many ms never will be. */
export function connect(pipes: Pipes, patience: number): Connection {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Map<string, ((parameters: never) => void)[]>>();
  let isOpen = true;
  let commands = 0;
  const settle = (id: number, by: (one: Waiting) => void) => {
    const one = waiting.get(id);
    waiting.delete(id);
    clearTimeout(one?.timer);
    if (one) by(one);
  };
  /** What waits for an answer of a session that has ended, or of any, gets none. */
  const fail = (reason: string, sessionId?: string) => {
    for (const [id, one] of [...waiting])
      if (sessionId === undefined || one.sessionId === sessionId)
        settle(id, ({ method, reject }) => reject(new Error(`Protocol error (${method}): ${reason}`)));
  };
  const sessionOf = (sessionId: string): Session => ({
    send: ((method: string, params: object = {}) =>
      new Promise((resolve, reject) => {
        const id = (commands += 1);
        if (!isOpen) return reject(new Error(`Protocol error (${method}): Connection closed`));
        const timer = setTimeout(
          () => settle(id, () => reject(new Error(`${method} timed out.`))),
          patience,
        ).unref();
        waiting.set(id, { method, sessionId, resolve, reject, timer });
        pipes.write(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }));
      })) as CDPSession['send'],
    on(event, take) {
      const own = listeners.get(sessionId) ?? new Map<string, (typeof take)[]>();
      listeners.set(sessionId, own.set(event, [...(own.get(event) ?? []), take]));
    },
  });
  pipes.read((text) => {
    const { id, sessionId = ofBrowser, method, params, result, error } = JSON.parse(text) as Message;
    if (id !== undefined)
      settle(id, (one) =>
        error
          ? one.reject(
              new Error(
                `Protocol error (${one.method}): ${[error.message, error.data].filter(Boolean).join(' ')}`,
              ),
            )
          : one.resolve(result as never),
      );
    else if (method === 'Target.detachedFromTarget') {
      const ended = (params as { sessionId: string }).sessionId;
      listeners.delete(ended);
      fail('Target closed', ended);
    } else for (const take of listeners.get(sessionId)?.get(method!) ?? []) take(params as never);
  });
  pipes.closed(() => {
    isOpen = false;
    fail('Connection closed');
  });
  const browser = sessionOf(ofBrowser);
  return {
    ...browser,
    attach: async (targetId) =>
      sessionOf((await browser.send('Target.attachToTarget', { targetId, flatten: true })).sessionId),
  };
}
