/**
 * Chromium's DevTools protocol over two pipes: numbered commands out, answers and events in, each one
 * JSON text that ends with a zero byte.
 *
 * Everything that Tuban asks of the browser goes through here. It is so small because it starts with
 * every build: a general driver takes longer to load than Chromium takes to start.
 */
import type { Readable, Writable } from 'node:stream';
import type { CDPSession } from 'puppeteer';

type Listener = (parameters: never) => void;

/** One target of the browser (a page), or the browser itself. */
export interface Session {
  send: CDPSession['send'];
  on: (event: string, listener: Listener) => void;
}

export interface Connection {
  /** Without an id: the browser itself. */
  session: (id?: string) => Session;
  /** Ends every wait, now and later. */
  lose: () => void;
}

interface Message {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: object;
  result?: unknown;
  error?: { message: string; data?: string };
}

interface Waiting {
  sessionId: string | undefined;
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

/** A command that has not been answered after so many ms never will be. */
const patience = 120_000;

const lost = 'Connection closed: the browser has ended.';

/** Cuts a stream at its zero bytes. */
function readMessages(stream: Readable, take: (message: Message) => void): void {
  let parts: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      parts.push(chunk.subarray(start, end));
      const text = (parts.length === 1 ? parts[0]! : Buffer.concat(parts)).toString('utf8');
      parts = [];
      start = end + 1;
      take(JSON.parse(text) as Message);
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  });
}

/** @param output What is written for the browser. @param input What it writes. */
export function connect(output: Writable, input: Readable): Connection {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Listener[]>();
  let isLost = false;
  let count = 0;
  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id);
    waiting.delete(id);
    clearTimeout(one?.timer);
    return one;
  };
  const rejectAll = (message: string, which: (one: Waiting) => boolean) => {
    for (const [id, one] of waiting) if (which(one)) settle(id)!.reject(new Error(message));
  };
  const lose = () => {
    isLost = true;
    rejectAll(lost, () => true);
  };
  const takeEvent = ({ sessionId, method, params }: Message) => {
    if (method === 'Inspector.targetCrashed') rejectAll('Page crashed!', (one) => one.sessionId === sessionId);
    if (method === 'Target.detachedFromTarget') rejectAll('Target closed', (one) => one.sessionId === (params as { sessionId: string }).sessionId);
    for (const listener of listeners.get(`${sessionId ?? ''} ${method}`) ?? []) listener(params as never);
  };
  const take = (message: Message) => {
    if (message.id === undefined) return takeEvent(message);
    const one = settle(message.id);
    if (message.error) one?.reject(new Error(`Protocol error: ${[message.error.message, message.error.data].filter(Boolean).join(' ')}`));
    else one?.resolve(message.result);
  };
  readMessages(input, take);
  for (const stream of [output, input]) stream.on('error', lose).on('close', lose);
  const send = (sessionId: string | undefined, method: string, params: object): Promise<unknown> => new Promise((resolve, reject) => {
    if (isLost) throw new Error(lost);
    const id = (count += 1);
    const timer = setTimeout(() => settle(id)?.reject(new Error(`${method} was not answered in ${patience / 1000} s`)), patience);
    waiting.set(id, { sessionId, resolve, reject, timer });
    output.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
  });
  return {
    lose,
    session: (id) => ({
      send: ((method: string, params: object = {}) => send(id, method, params)) as CDPSession['send'],
      on: (event, listener) => {
        const key = `${id ?? ''} ${event}`;
        listeners.set(key, [...(listeners.get(key) ?? []), listener]);
      },
    }),
  };
}
