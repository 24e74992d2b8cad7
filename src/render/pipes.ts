/**
 * The way between Puppeteer and a Chromium that Tuban has started: two pipes, each message one JSON text
 * that ends with a zero byte.
 *
 * Chromium is started by Tuban itself, before Puppeteer is loaded, since both take as long.
 */
import type { Readable, Writable } from 'node:stream';
import type { ConnectionTransport } from 'puppeteer-core/internal/puppeteer-core-browser.js';

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
export function transportOver(output: Writable, input: Readable): ConnectionTransport {
  let isClosed = false;
  const transport: ConnectionTransport = {
    send: (message) => {
      output.write(`${message}\0`);
    },
    close: () => {
      if (isClosed) return;
      isClosed = true;
      transport.onclose?.();
    },
  };
  readMessages(input, (message) => transport.onmessage?.(message));
  for (const stream of [output, input]) stream.on('error', transport.close).on('close', transport.close);
  return transport;
}
