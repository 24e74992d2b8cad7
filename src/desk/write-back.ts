/** A report's file written back by a command that changed a few of its words. */
import { rename, writeFile } from 'node:fs/promises';
import { showPath, systemCode } from '../lib/files.ts';
import { error, ProblemError } from '../lib/problem.ts';

/**
 * Line ends and byte order mark stay as they were; the file is replaced whole, or not at all.
 * @param before As the file was read. @throws ProblemError (exit 2) where it cannot be written.
 */
export async function writeBack(file: string, before: Uint8Array, text: string): Promise<void> {
  const was = Buffer.from(before).toString('utf8');
  const mark = was.startsWith('\ufeff') && !text.startsWith('\ufeff') ? '\ufeff' : '';
  const lines = was.includes('\r\n') ? text.replaceAll(/\r?\n/g, '\r\n') : text;
  const temporary = `${file}.${process.pid}.new`;
  try {
    await writeFile(temporary, mark + lines);
    await rename(temporary, file);
  } catch (fault) {
    const code = systemCode(fault);
    throw new ProblemError(
      error('report-write', {
        en: [
          `${showPath(file)} cannot be written (${code || 'unknown reason'}).`,
          'Check its permissions and the room on the disk. It was not changed.',
        ],
        zh: [`${showPath(file)} 写不了（${code || '原因不明'}）。`, '看看文件权限和磁盘空间。文件没有改。'],
      }),
      2,
    );
  }
}
