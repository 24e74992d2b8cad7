/**
 * Unpacks what anybody may have packed: a kilobyte can claim gigabytes, so there is a limit that no sound file
 * comes near.
 */
import { inflateSync } from 'node:zlib';
import { FileFault } from './file-fault.ts';

/** Bytes of one stream: four plates of a broadsheet spread at 300 ppi have 240 MB. */
export const mostUnpacked = 512_000_000;

/** A stream that is larger than any sound one. */
export class TooLarge extends FileFault {
  constructor() {
    super({
      en: 'It unpacks to far more than any sound file of its kind.',
      zh: '解压后比同类正常文件大得太多。',
    });
  }
}

/**
 * @param cutShort Whether data that end too early are taken as far as they go.
 * @throws TooLarge; what zlib throws for damaged data.
 */
export function inflateBounded(bytes: Uint8Array, { cutShort = false } = {}): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: mostUnpacked, ...(cutShort ? { finishFlush: 2 } : {}) });
  } catch (error) {
    if (error instanceof RangeError) throw new TooLarge();
    throw error;
  }
}

/** Bytes that a chain of filters gives when asked for more, as pdf-lib has them. */
interface Unfolding {
  getBytes: (length: number) => { length: number };
  reset: () => void;
  decode: () => Uint8Array;
}

const piece = 1_000_000;

/** All of it, asked for piece by piece. @throws TooLarge; whatever the filters throw for damaged data. */
export function unfoldBounded(stream: Unfolding): Uint8Array {
  for (let sum = 0; ;) {
    const { length } = stream.getBytes(piece);
    sum += length;
    if (sum > mostUnpacked) throw new TooLarge();
    if (length < piece) break;
  }
  stream.reset();
  return stream.decode();
}
