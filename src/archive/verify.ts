/**
 * Verifies an archive file that lies somewhere: that no byte changed since it was written, that it
 * keeps the standards that it claims, and that its embedded parts are whole.
 */
import type { Both } from '../lib/languages.ts';
import { sha256 } from '../lib/hash.ts';
import { type Problem, says } from '../lib/problem.ts';
import type { Conformance } from './archive.ts';
import { checkArchive } from './check.ts';
import { extractAttachments } from './extract.ts';
import { findingProblem } from './finding-problem.ts';
import { LockedError, openPdf } from '../pdf/objects.ts';
import { claimsOf } from './rules/metadata.ts';
import { pdfSignatures, type PdfSignature } from './signature/pdf-signatures.ts';
import { firstRevision, revisionsOf } from './signature/revisions.ts';
import { isUnchanged } from './writer.ts';
import { whyOf } from '../lib/file-fault.ts';

export interface VerifiedPart {
  name: string;
  bytes: number;
  sha256: string;
  intact: boolean;
}

export interface Verification {
  /** What the file claims; undefined when it claims nothing that Tuban makes. */
  conformance: Conformance | undefined;
  /** The identifier is the hash of the bytes. */
  unchanged: boolean;
  parts: VerifiedPart[];
  /** In the order in which they were added. */
  signatures: PdfSignature[];
  problems: Problem[];
}

const askAgain: Both = {
  en: 'Fetch the file again from where it is kept; if that copy is the same, build the report again.',
  zh: '到保存的地方重新取一份；如果还是这样，就把报告重新出一次。',
};

const problem = (code: string, said: Both, remedy = askAgain): Problem => ({
  code,
  severity: 'error',
  ...says({ en: [said.en, remedy.en], zh: [said.zh, remedy.zh] }),
});

const conformances: Record<string, Conformance> = { '3A': '3a', '2A': '2a', '2U': '2u' };

/**
 * @param file Name as the reader knows it, for the messages.
 * @param expected SHA-256 that the parts should have, by name, e.g. from a manifest.
 */
export async function verifyArchive({
  pdf,
  file,
  expected = {},
}: {
  pdf: Uint8Array;
  file: string;
  expected?: Record<string, string>;
}): Promise<Verification> {
  const isFirst = isUnchanged(firstRevision(pdf));
  let claim: string | undefined;
  try {
    claim = claimsOf(await openPdf(pdf)).pdfa;
  } catch (error) {
    if (error instanceof LockedError) throw error;
    return {
      conformance: undefined,
      unchanged: false,
      parts: [],
      signatures: [],
      problems: [
        problem('archive-unreadable', { en: `${file} cannot be read as a PDF.`, zh: `${file} 读不成 PDF。` }),
      ],
    };
  }
  const { signatures, whole, problems: ofSignatures } = await pdfSignatures(pdf, file);
  // A signature is added at the end; anything else there is a change.
  const unchanged = isFirst && (revisionsOf(pdf).length === 1 || whole);
  const conformance = claim === undefined ? undefined : conformances[claim];
  const parts = (await extractAttachments(pdf)).map(({ name, bytes, intact }) => ({
    name,
    bytes: bytes.length,
    sha256: sha256(bytes),
    intact,
  }));
  const problems = [
    ...(unchanged || ofSignatures.some(({ severity }) => severity === 'error')
      ? []
      : [
          problem('archive-changed', {
            en: `${file} is not as Tuban wrote it: its identifier does not fit its bytes.`,
            zh: `${file} 和图版写出时不一样：标识符和内容对不上。`,
          }),
        ]),
    ...(conformance
      ? []
      : [
          problem(
            'archive-no-claim',
            {
              en: `${file} claims ${claim ? `PDF/A-${claim}` : 'no archive standard'}.`,
              zh: claim ? `${file} 自称 PDF/A-${claim}。` : `${file} 没有自称哪种存档标准。`,
            },
            { en: 'Give an archive file that Tuban made.', zh: '要用图版做的存档文件。' },
          ),
        ]),
    ...(conformance ? await checkRules(pdf, file, conformance) : []),
    ...ofSignatures,
    ...checkParts(file, parts, expected),
  ];
  return { conformance, unchanged, parts, signatures, problems };
}

/** A file that was damaged after it was made may break a rule's reading itself. */
async function checkRules(pdf: Uint8Array, file: string, conformance: Conformance): Promise<Problem[]> {
  try {
    return (await checkArchive(pdf, { conformance })).map((finding) => findingProblem(finding, askAgain));
  } catch (error) {
    const why = whyOf(error, {
      en: 'What it is made of cannot be unpacked, or does not fit together.',
      zh: '内容解不开，或互相对不上。',
    });
    return [
      problem('archive-damaged', {
        en: `${file} is damaged: ${why.en}`,
        zh: `${file} 已损坏：${why.zh}`,
      }),
    ];
  }
}

/** Of a damaged part its damage is told, not its hash as well. */
function checkParts(file: string, parts: VerifiedPart[], expected: Record<string, string>): Problem[] {
  return Object.keys(expected)
    .sort()
    .flatMap((name) => {
      const part = parts.find((one) => one.name === name);
      if (!part)
        return [
          problem('archive-part-missing', {
            en: `${file} does not carry “${name}”.`,
            zh: `${file} 没有带“${name}”。`,
          }),
        ];
      return part.sha256 === expected[name] || !part.intact
        ? []
        : [
            problem('archive-part-differs', {
              en: `“${name}” in ${file} is not the expected file: SHA-256 ${part.sha256.slice(0, 12)}…, not ${expected[name]!.slice(0, 12)}….`,
              zh: `${file} 里的“${name}”不是要的那个文件：SHA-256 是 ${part.sha256.slice(0, 12)}…，应当是 ${expected[name]!.slice(0, 12)}…。`,
            }),
          ];
    });
}
