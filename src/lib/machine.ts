/** Faults of the machine that may come anywhere: they are told as what they are, and are no defect of Tuban. */
import type { Both } from './languages.ts';
import { systemCode } from './files.ts';
import { type Problem, says } from './problem.ts';

export const machineReasons: Record<string, Both> = {
  ENOSPC: { en: 'the disk is full', zh: '磁盘满了' },
  EDQUOT: { en: 'the disk quota is used up', zh: '磁盘配额用完了' },
  EROFS: { en: 'the disk is read-only', zh: '磁盘只读' },
  EMFILE: {
    en: 'too many files are open; raise the limit (ulimit -n)',
    zh: '打开的文件太多；提高上限（ulimit -n）',
  },
  ENFILE: { en: 'too many files are open on this machine', zh: '这台机器打开的文件太多' },
  EIO: { en: 'the disk reports an error', zh: '磁盘报错' },
  ENOMEM: { en: 'memory ran out', zh: '内存用完了' },
};

/** Undefined for an error that is not the machine's. */
export function machineProblem(error: unknown): Problem | undefined {
  const reason = machineReasons[systemCode(error)];
  if (reason === undefined) return undefined;
  const file = (error as NodeJS.ErrnoException).path;
  return {
    code: 'machine',
    severity: 'error',
    ...says({
      en: [
        `The work could not go on: ${reason.en}${file === undefined ? '' : ` (${file})`}.`,
        'Mend that and run the same command again. The previous products are as they were.',
      ],
      zh: [
        `做不下去了：${reason.zh}${file === undefined ? '' : `（${file}）`}。`,
        '解决后再运行同一命令。原来的产品没有动。',
      ],
    }),
  };
}
