/**
 * Where designs come from: the user's own folder first, file by file, then the one of Tuban.
 *
 * `styles/` holds themes, formats, fonts and style sheets; `templates/` the Handlebars files.
 */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Both } from '../lib/languages.ts';
import { readBytes, showPath, type Unread } from '../lib/files.ts';
import { ProblemError, says } from '../lib/problem.ts';
import { programRoot } from '../lib/program.ts';
import { quoteValue, quoteZh } from '../lib/visible.ts';

/** Folders in the order in which a file is looked for. */
export interface SearchPath {
  styles: string[];
  templates: string[];
  /** Folders of designs that came with a foreign file: what their lists name must lie in them. */
  closed?: string[];
}

/**
 * @param own Folders of the user, e.g. that beside `--data`; those that do not exist are skipped.
 * @param isForeign Nobody here has made them: their lists name nothing outside.
 */
export function searchPath(own: string[] = [], isForeign = false): SearchPath {
  const of = (name: string) =>
    [...new Set([...own, programRoot].map((folder) => path.join(folder, name)))].filter((folder) =>
      existsSync(folder),
    );
  return {
    styles: of('styles'),
    templates: of('templates'),
    ...(isForeign ? { closed: own.map((folder) => path.resolve(folder)) } : {}),
  };
}

const isBelow = (folder: string, file: string): boolean => file.startsWith(folder + path.sep);

/**
 * Absolute path of a file that a list of designs names, beside the list.
 * @throws ProblemError where a foreign list names one outside its folder.
 */
export function fileOfList(list: string, name: string, { closed = [] }: SearchPath): string {
  const file = path.resolve(path.dirname(list), name);
  const home = closed.find((folder) => isBelow(folder, list));
  if (home === undefined || isBelow(home, file)) return file;
  throw new ProblemError({
    code: 'path-outside',
    severity: 'error',
    ...says({
      en: [
        `${path.basename(list)} names a file outside its own folder: ${quoteValue(name)}.`,
        'It is not read: designs that came with a file use only what came with them.',
      ],
      zh: [
        `${path.basename(list)} 写了自己文件夹以外的文件：${quoteZh(name)}。`,
        '不读它：随文件来的设计只能用随它来的东西。',
      ],
    }),
  });
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

const reasons: Record<Unread['reason'], Both> = {
  missing: { en: 'it is not there', zh: '没有这个文件' },
  forbidden: { en: 'reading it is not allowed', zh: '没有读取权限' },
  'not-a-file': { en: 'it is not an ordinary file', zh: '不是普通文件' },
  'too-large': { en: 'it is far larger than any of its kind', zh: '大得不像这类文件' },
};

/** Bytes that lists, style sheets and templates may have; fonts (the largest of Chinese have 30 MB), profiles. */
const most = { text: 10_000_000, binary: 200_000_000 };

/** @throws ProblemError for what is no ordinary file, may not be read, or is too large. */
export async function readDesignFile(file: string, kind: keyof typeof most = 'text'): Promise<Uint8Array> {
  const read = await readBytes(file, most[kind]);
  if ('bytes' in read) return read.bytes;
  throw new ProblemError({
    code: 'design-unreadable',
    severity: 'error',
    ...says({
      en: [
        `${showPath(file)} cannot be read: ${reasons[read.reason].en}.`,
        'Put the file there again, or remove what stands in its place: without one of the newsroom’s own, Tuban’s is used.',
      ],
      zh: [
        `${showPath(file)} 读不出来：${reasons[read.reason].zh}。`,
        '把文件放回去，或删去占着位置的东西：报社没有自己的，就用自带的。',
      ],
    }),
  });
}

export const readText = async (file: string): Promise<string> =>
  Buffer.from(await readDesignFile(file)).toString('utf8');
