/** The two pipes to a Chromium that Tuban has started: each message is one JSON text that ends with a zero byte. */
import type { Readable, Writable } from 'node:stream';

export interface Pipes {
  write: (message: string) => void;
  read: (take: (message: string) => void) => void;
  /** @param tell Called once, when either pipe has come to its end. */
  closed: (tell: () => void) => void;
}

/** Cuts a stream at its zero bytes. */
function readMessages(stream: Readable, take: (message: string) => void): void {
  let parts: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      parts.push(chunk.subarray(start, end));
      const text = (parts.length === 1 ? parts[0]! : Buffer.concat(parts)).toString('utf8');
      parts = [];
      start = end + 1;
      take(text);
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  });
}

/** @param output What is written for the browser. @param input What it writes. */
export function pipesOver(output: Writable, input: Readable): Pipes {
  const ended = new Promise<void>((resolve) => {
    for (const stream of [output, input]) stream.on('error', () => resolve()).on('close', () => resolve());
  });
  return {
    write: (message) => void output.write(`${message}\0`),
    read: (take) => readMessages(input, take),
    closed: (tell) => void ended.then(tell),
  };
}
