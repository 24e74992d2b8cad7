/** Lists of `styles/press/`: entries by name, a newsroom's own file added to ours and replacing by name. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import type { Both } from '../lib/languages.ts';
import { namedSchema } from '../design/name.ts';
import { readDesign } from '../design/read.ts';
import type { SearchPath } from '../design/search.ts';
import { findClosest } from '../lib/closest.ts';
import { ProblemError, says } from '../lib/problem.ts';

export interface NamedList<T> {
  /** File below `styles/press/`. */
  file: string;
  /** What an entry is called, e.g. "press condition". */
  what: Both;
  /** Code of the problem where there is no such entry. */
  code: string;
  schema: z.ZodType<T>;
}

/** `file`: absolute path of the list that it stands in; paths of an entry are relative to it. */
export type Listed<T> = T & { name: string; file: string };

/** All entries, the user's own first. @throws ProblemError for everything that is wrong, at its line. */
export async function readList<T extends object>(
  { file: name, schema }: NamedList<T>,
  search: SearchPath,
): Promise<Listed<T>[]> {
  const found = new Map<string, Listed<T>>();
  for (const folder of search.styles) {
    const file = path.join(folder, 'press', name);
    if (!existsSync(file)) continue;
    const listed = await readDesign(file, namedSchema(schema));
    for (const [entry, stated] of Object.entries(listed) as [string, T][])
      if (!found.has(entry)) found.set(entry, { ...stated, name: entry, file });
  }
  return [...found.values()];
}

/** One of them. @throws ProblemError when there is none of this name, as for {@link readList}. */
export async function readListed<T extends object>(
  list: NamedList<T>,
  name: string,
  search: SearchPath,
): Promise<Listed<T>> {
  const all = await readList(list, search);
  const stated = all.find((entry) => entry.name === name);
  if (stated) return stated;
  const names = all.map((entry) => entry.name);
  const near = findClosest(name, names);
  throw new ProblemError({
    code: list.code,
    severity: 'error',
    ...says({
      en: [
        `There is no ${list.what.en} "${name}".`,
        `${near ? `Did you mean "${near}"? ` : ''}Use one of ${names.join(', ')}, or add it to styles/press/${list.file}.`,
      ],
      zh: [
        `没有“${name}”这个${list.what.zh}。`,
        `${near ? `是不是想写“${near}”？` : ''}可用：${names.join('、')}；或加进 styles/press/${list.file}。`,
      ],
    }),
  });
}
