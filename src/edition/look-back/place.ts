/** What `verify` finds at a place, and how it says what is wrong there. */
import type { PdfSignature } from '../../archive/signature/pdf-signatures.ts';
import type { Both } from '../../lib/languages.ts';
import { says, type Problem } from '../../lib/problem.ts';

/** A signature with the file that it stands in. */
export type ShownSignature = Omit<PdfSignature, 'field' | 'covers'> & { file: string };

/**
 * A report folder, package or archive file that was looked at, with the number of files and embedded parts
 * that are as they should be, and of strings of the report that stand in the PDFs where their accounts say.
 */
export interface Place {
  place: string;
  files: number;
  parts: number;
  strings: number;
  /** Of archive PDFs and packages; whether their certificates are to be trusted is not judged. */
  signatures: ShownSignature[];
  problems: Problem[];
}

const again: Both = {
  en: 'Fetch the file again from where it is kept, or build the report again.',
  zh: '到保存的地方重新取一份，或把报告重新出一次。',
};

export const problem = (code: string, said: Both, remedy = again): Problem => ({
  code,
  severity: 'error',
  ...says({ en: [said.en, remedy.en], zh: [said.zh, remedy.zh] }),
});
