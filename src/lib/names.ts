/**
 * Names that become part of a path. They come from datasets, designs and archive files, by whoever made
 * those: a schema takes a plain name only, and whoever writes asks `pathInside` all the same.
 */
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import type { Both } from './languages.ts';
import { showPath } from './files.ts';
import { ProblemError, says } from './problem.ts';
import { quoteValue } from './visible.ts';

/** Device names, which Windows keeps for itself in every folder, whatever follows the first dot. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Characters; with the folders around it a name stays far below what disks take (255 bytes). */
const longestName = 64;

const isOneStep = (name: string, pattern: RegExp): boolean =>
  pattern.test(name) && !device.test(name) && [...name].length <= longestName;

/** True for what a format, platform, theme or press condition may be called: one word, without dots. */
export const isPlainName = (name: string): boolean => isOneStep(name, /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_@-]*$/u);

/** What is said of a name that is none. */
export const plainNameRule: Both = {
  en: `use letters, digits, "-", "_" and "@" only, at most ${longestName}: it becomes part of file names`,
  zh: `只用字母、数字和 - _ @，最多 ${longestName} 个字符，因为要用在文件名里`,
};

/** True for what a report may be called: as above, with dots. */
export const isReportName = (name: string): boolean =>
  /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u.test(name) && !device.test(name);

/** True for a path that stays inside the folder to which it is relative, on every system. */
export const isInnerPath = (name: string): boolean =>
  name !== '' &&
  !/[\\:\u0000-\u001f\u007f]/.test(name) &&
  name.split('/').every((step) => step !== '' && step !== '.' && step !== '..');

const outside = (root: string, name: string, why: Both): ProblemError =>
  new ProblemError(
    {
      code: 'path-outside',
      severity: 'error',
      ...says({
        en: [
          `${quoteValue(name)} was not written: ${why.en} ${showPath(root)}.`,
          'Nothing is written outside that folder. Find out where the name comes from.',
        ],
        zh: [
          `没有写 ${name}：${why.zh}（${showPath(root)}）。`,
          '文件夹外面一概不写。查查这个名称是从哪里来的。',
        ],
      }),
    },
    2,
  );

/**
 * Absolute path of `name` below `root`, to be written or removed.
 * @throws ProblemError (exit 2) where it leads out of the folder: by its steps, or by a link on its way.
 */
export async function pathInside(root: string, name: string): Promise<string> {
  if (!isInnerPath(name)) throw outside(root, name, { en: 'it leads out of', zh: '它指到文件夹外面' });
  let folder = path.resolve(root);
  for (const step of name.split('/').slice(0, -1)) {
    folder = path.join(folder, step);
    const found = await lstat(folder).catch(() => undefined);
    if (!found) break;
    if (found.isSymbolicLink())
      throw outside(root, name, { en: `"${step}" is a link in`, zh: `其中“${step}”是链接` });
  }
  return path.resolve(root, name);
}
