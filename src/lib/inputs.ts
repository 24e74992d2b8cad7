/** Files that a report was read from: later stages get them as they were then, or not at all. */
import path from 'node:path';
import { readBytes, type InputFile } from './files.ts';
import { sha256 } from './hash.ts';
import { ProblemError, says } from './problem.ts';

export type { InputFile };

/** Bytes that a file may have that was read before within bounds of its own. */
const most = 2_000_000_000;

/** The file as it was read with the report. @throws ProblemError when it has changed since. */
export async function readInput(
  folder: string,
  input: Pick<InputFile, 'path' | 'sha256'>,
): Promise<Uint8Array> {
  const read = await readBytes(path.join(folder, input.path), most);
  if ('bytes' in read && sha256(read.bytes) === input.sha256) return read.bytes;
  throw new ProblemError({
    code: 'input-changed',
    severity: 'error',
    ...says({
      en: [
        `${input.path} was ${'bytes' in read ? 'changed' : 'removed'} while the build ran.`,
        'Build again when the file is saved.',
      ],
      zh: [`出产品期间，${input.path} 被${'bytes' in read ? '改动' : '删除'}了。`, '文件存好后再出一次。'],
    }),
  });
}
