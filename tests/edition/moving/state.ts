/** What a report's folder holds after a move, a kill, or the run that follows one. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '../../../src/manifest/manifest.ts';
import { sha256 } from '../../../src/lib/hash.ts';

export interface State {
  /** The generation that every picture says; more than one is a mixture. */
  generations: string[];
  pictures: number;
  pages: number;
  /** Files that are not as the manifest says, or not in it. */
  untrue: string[];
  /** What lies beside the report's folder. */
  beside: string[];
}

/** Hashes of the files below a folder, by path. */
export const hashesBelow = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .map((name) => [name, sha256(readFileSync(path.join(folder, name)))]),
  );

export function stateOf(out: string): State {
  const town = path.join(out, 'town');
  const hashes = hashesBelow(town);
  const { products, files } = JSON.parse(readFileSync(path.join(town, 'manifest.json'), 'utf8')) as Manifest;
  const listed = new Map([...products, ...files].map((file) => [file.path, file.sha256]));
  const found = Object.keys(hashes).filter((name) => name !== 'manifest.json' && name !== 'proof.html');
  const first = (name: string) => readFileSync(path.join(town, name), 'utf8').split('\n')[0]!;
  return {
    generations: [...new Set(found.filter((name) => name.startsWith('cards/')).map(first))],
    pictures: found.filter((name) => name.startsWith('cards/')).length,
    pages: found.filter((name) => name.startsWith('press/')).length,
    untrue: [
      ...found.filter((name) => listed.get(name) !== hashes[name]),
      ...[...listed.keys()].filter((name) => !(name in hashes)),
    ],
    beside: readdirSync(out).filter((name) => name !== 'town'),
  };
}
