/** Which file a path means, and its bytes. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { readBytes, showPath, systemCode } from '../lib/files.ts';
import { ProblemError, type Wording } from '../lib/problem.ts';
import { fileMessages } from './messages/file.ts';

/** Bytes that a report may have: twenty times the text of a full newspaper page, and then some. */
export const reportLimit = 2_000_000;

const names = ['report.yaml', 'report.yml', 'report.json'];
const extensions = new Set(['.yaml', '.yml', '.json']);

const refuse = (wording: Wording): never => {
  throw new ProblemError(wording);
};

async function findInFolder(folder: string): Promise<string> {
  const entries = (await readdir(folder)).sort();
  const found = names.filter((name) => entries.includes(name));
  const shown = showPath(folder);
  if (found.length > 1) refuse(fileMessages.several(shown, found));
  const others = entries.filter((name) => extensions.has(extname(name).toLowerCase())).slice(0, 3);
  if (found.length === 0) refuse(fileMessages.folderWithout(shown, others));
  return join(folder, found[0]!);
}

/**
 * The report file that a path means: the file itself, or the one report in a folder.
 * @throws ProblemError when there is none, or more than one.
 */
export async function locateReport(path: string): Promise<string> {
  const full = resolve(path);
  try {
    if ((await stat(full)).isDirectory()) return await findInFolder(full);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EACCES' || code === 'EPERM') refuse(fileMessages.forbidden(showPath(full)));
    if (code !== '') refuse(fileMessages.missing(showPath(full)));
    throw error;
  }
  if (!extensions.has(extname(full).toLowerCase())) refuse(fileMessages.otherKind(showPath(full)));
  return full;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1).replace(/\.0$/, '')} MB`;

/** @throws ProblemError when the file is missing, empty, too large or no ordinary file. */
export async function readReportBytes(file: string): Promise<Uint8Array> {
  const read = await readBytes(file, reportLimit);
  const shown = showPath(file);
  if ('bytes' in read) return read.bytes.length > 0 ? read.bytes : refuse(fileMessages.empty(shown));
  switch (read.reason) {
    case 'missing':
      return refuse(fileMessages.missing(shown));
    case 'forbidden':
      return refuse(fileMessages.forbidden(shown));
    case 'not-a-file':
      return refuse(fileMessages.notAFile(shown));
    case 'too-large':
      return refuse(
        fileMessages.tooLarge(shown, megabytes(read.size), {
          en: `${megabytes(reportLimit)} at most`,
          zh: `最大 ${megabytes(reportLimit)}`,
        }),
      );
  }
}

/** A report's name: that of its folder, or of its file where that is not called "report". */
export function nameReport(file: string): string {
  const stem = basename(file, extname(file));
  return stem === 'report' ? basename(dirname(file)) || stem : stem;
}
