/** Tuban's own version. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { programRoot } from '../lib/program.ts';

export const version: string = (
  JSON.parse(readFileSync(path.join(programRoot, 'package.json'), 'utf8')) as { version: string }
).version;
