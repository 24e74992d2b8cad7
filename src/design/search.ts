/**
 * Where designs come from: the user's own folder first, file by file, then the one of Tuban.
 *
 * `styles/` holds themes, formats, fonts and style sheets; `templates/` the Handlebars files.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the installed program: the folder that holds `src`, `styles`, `templates`. */
export const programRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Folders in the order in which a file is looked for. */
export interface SearchPath {
  styles: string[];
  templates: string[];
}

/** @param own Folders of the user, e.g. that beside `--data`; those that do not exist are skipped. */
export function searchPath(own: string[] = []): SearchPath {
  const of = (name: string) =>
    [...new Set([...own, programRoot].map((folder) => path.join(folder, name)))].filter((folder) =>
      existsSync(folder),
    );
  return { styles: of('styles'), templates: of('templates') };
}

/** First existing `name` below the folders, or undefined. */
export const findIn = (folders: string[], name: string): string | undefined =>
  folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));

/** Names of all files with `extension` in `folder` of any of the folders, without it, sorted. */
export async function listIn(folders: string[], folder: string, extension: string): Promise<string[]> {
  const names = new Set<string>();
  for (const root of folders) {
    const full = path.join(root, folder);
    if (!existsSync(full)) continue;
    for (const name of await readdir(full)) {
      if (name.endsWith(extension)) names.add(name.slice(0, -extension.length));
    }
  }
  return [...names].sort();
}

export const readText = (file: string): Promise<string> => readFile(file, 'utf8');
