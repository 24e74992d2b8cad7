/** The reports of the project, which are good: what mutants are made of. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readOriginal, type Original } from './mutants.ts';

const folder = path.resolve(import.meta.dirname, '../../data');

export const readOriginals = (): Original[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => readOriginal(name, readFileSync(path.join(folder, name, 'report.yaml'), 'utf8')));
