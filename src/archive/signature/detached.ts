/** A signature in a file of its own beside what it signs (.p7s). */
import { says, type Problem } from '../../lib/problem.ts';
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
          ...says({
            en: [
              `${file} is not a detached signature that can be read.`,
              'Fetch it again from where it is kept.',
            ],
            zh: [`${file} 不是能读的签名文件。`, '从保存处再取一份。'],
          }),
        },
      ],
    };
  const kind = read.bound ? `CAdES ${read.stamp ? 'B-T' : 'B-B'}` : 'CMS';
  return { signature: { ...read, kind }, problems: signatureProblems(read, file) };
}
