/** Where the program itself is installed. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the installed program: the folder that holds `src`, `styles`, `templates`. */
export const programRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
