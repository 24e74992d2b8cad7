/** Folders of new reports: written whole or not at all, and never over one that is there. */
import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { programRoot } from '../../lib/program.ts';
import { makeFolders, showPath, systemCode } from '../../lib/files.ts';
import { ProblemError, type Said, error } from '../../lib/problem.ts';

const refuse = (code: string, said: Said): ProblemError => new ProblemError(error(code, said), 2);

/** Where the schema lies, seen from a report's folder. */
export function schemaFrom(folder: string, data: string): string {
  const own = path.join(data, 'report.schema.json');
  const file = existsSync(own) ? own : path.join(programRoot, 'data', 'report.schema.json');
  return path.relative(folder, file).split(path.sep).join('/');
}

/** All files of a new folder of a report, or none. @throws ProblemError (exit 2) where it cannot be written. */
export async function writeReportFolder(folder: string, files: Record<string, string>): Promise<string[]> {
  const taken = ['report.yaml', 'report.yml', 'report.json'].find((name) =>
    existsSync(path.join(folder, name)),
  );
  if (taken)
    throw refuse('import-there', {
      en: [
        `${showPath(path.join(folder, taken))} is there already; it was not touched.`,
        'Give the new report another name with --id, or move the old one away.',
      ],
      zh: [
        `已经有 ${showPath(path.join(folder, taken))} 了，一个字也没有动。`,
        '用 --id 给新报告换个名称，或把旧的移走。',
      ],
    });
  const names = Object.keys(files);
  const temporary = (name: string): string => path.join(folder, `.${name}.${process.pid}.new`);
  try {
    await makeFolders(folder);
    for (const name of names) await writeFile(temporary(name), files[name]!);
    for (const name of names) await rename(temporary(name), path.join(folder, name));
  } catch (error) {
    for (const name of names) await rm(temporary(name), { force: true }).catch(() => undefined);
    throw refuse('import-write', {
      en: [
        `${showPath(folder)} cannot be written (${systemCode(error) || 'unknown reason'}).`,
        'Check its permissions and the room on the disk, or choose another folder with --data.',
      ],
      zh: [
        `${showPath(folder)} 写不了（${systemCode(error) || '原因不明'}）。`,
        '看看文件夹权限和磁盘空间，或用 --data 换个文件夹。',
      ],
    });
  }
  return names.map((name) => path.join(folder, name));
}
