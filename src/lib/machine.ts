/** Faults of the machine that may come anywhere: they are told as what they are, and are no defect of Tuban. */
import { systemCode } from './files.ts';
import type { Problem } from './problem.ts';

export const machineReasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many files are open; raise the limit (ulimit -n)',
  ENFILE: 'too many files are open on this machine',
  EIO: 'the disk reports an error',
  ENOMEM: 'memory ran out',
};

/** Undefined for an error that is not the machine's. */
export function machineProblem(error: unknown): Problem | undefined {
  const reason = machineReasons[systemCode(error)];
  if (reason === undefined) return undefined;
  const file = (error as NodeJS.ErrnoException).path;
  return {
    code: 'machine',
    severity: 'error',
    message: `The work could not go on: ${reason}${file === undefined ? '' : ` (${file})`}.`,
    remedy: 'Mend that and run the same command again. The previous products are as they were.',
  };
}
