import { createHash } from 'node:crypto';

export const hashText = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 16);
