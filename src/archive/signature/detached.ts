/** A signature in a file of its own beside what it signs (.p7s). */
import type { Problem } from '../../lib/problem.ts';
import { signatureProblems, type PdfSignature } from './pdf-signatures.ts';
import { readSignature } from './read.ts';

/** @param file Name of the signature's file as the reader knows it, for the messages. */
export async function detachedSignature(
  cms: Uint8Array,
  content: Uint8Array,
  file: string,
): Promise<{ signature?: Omit<PdfSignature, 'field' | 'covers'>; problems: Problem[] }> {
  const read = await readSignature(cms, content);
  if (!read)
    return {
      problems: [
        {
          code: 'signature-unexamined',
          severity: 'error',
          message: `${file} is no detached signature that can be read.`,
          remedy: 'Fetch it again from where it is kept.',
        },
      ],
    };
  const kind = read.bound ? `CAdES ${read.stamp ? 'B-T' : 'B-B'}` : 'CMS';
  return { signature: { ...read, kind }, problems: signatureProblems(read, file) };
}
