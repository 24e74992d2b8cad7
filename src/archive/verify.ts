/**
 * Verifies an archive file that lies somewhere: that no byte changed since it was written, that it
 * keeps the standards that it claims, and that its embedded parts are whole.
 */
import { sha256 } from '../lib/hash.ts';
import type { Problem } from '../lib/problem.ts';
import type { Conformance } from './archive.ts';
import { checkArchive } from './check.ts';
import { extractAttachments } from './extract.ts';
import { findingProblem } from './finding-problem.ts';
import { openPdf } from './objects.ts';
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

const askAgain =
  'Fetch the file again from where it is kept; if that copy is the same, build the report again.';

const problem = (code: string, message: string, remedy = askAgain): Problem => ({
  code,
  severity: 'error',
  message,
  remedy,
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
  } catch {
    return {
      conformance: undefined,
      unchanged: false,
      parts: [],
      signatures: [],
      problems: [problem('archive-unreadable', `${file} cannot be read as a PDF.`)],
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
          problem(
            'archive-changed',
            `${file} is not as Tuban wrote it: its identifier does not fit its bytes.`,
          ),
        ]),
    ...(conformance
      ? []
      : [
          problem(
            'archive-no-claim',
            `${file} claims ${claim ? `PDF/A-${claim}` : 'no archive standard'}.`,
            'Give an archive file that Tuban made.',
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
    return [
      problem(
        'archive-damaged',
        `${file} is damaged: ${whyOf(error, 'What it is made of cannot be unpacked, or does not fit together.')}`,
      ),
    ];
  }
}

/** Of a damaged part its damage is told, not its hash as well. */
function checkParts(file: string, parts: VerifiedPart[], expected: Record<string, string>): Problem[] {
  return Object.keys(expected)
    .sort()
    .flatMap((name) => {
      const part = parts.find((one) => one.name === name);
      if (!part) return [problem('archive-part-missing', `${file} does not carry “${name}”.`)];
      return part.sha256 === expected[name] || !part.intact
        ? []
        : [
            problem(
              'archive-part-differs',
              `“${name}” in ${file} is not the expected file: SHA-256 ${part.sha256.slice(0, 12)}…, not ${expected[name]!.slice(0, 12)}….`,
            ),
          ];
    });
}
