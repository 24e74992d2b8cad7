/** An archive PDF by itself: its rules, its embedded parts, the account of its texts that it carries. */
import type { AccountFile } from '../../account/record.ts';
import { showPath } from '../../lib/files.ts';
import { ProblemError, says, type Problem } from '../../lib/problem.ts';
import type { Manifest, Product } from '../../manifest/manifest.ts';
import { apart } from '../apart/apart.ts';
import { dataFolder, type OriginManifest } from '../make/origin.ts';
import { accountAmong, manifestIn, readParts } from './origin-read.ts';
import { problem, type Place, type ShownSignature } from './place.ts';
import { accountElsewhere, isAccounted, verifyAccount } from './verify-account.ts';

/** Of a file of which this is said there is nothing more to say. */
const isFinal = ({ code }: Problem): boolean => code === 'file-encrypted' || code === 'file-too-much';

interface Origin {
  origin?: OriginManifest | undefined;
  account?: AccountFile | undefined;
  /** Why it was not looked into, and will not be. */
  refused?: Problem[];
}

/** What the file says of itself; nothing where it carries no manifest. */
async function originOf(pdf: Uint8Array, file: string): Promise<Origin> {
  try {
    const parts = await readParts(pdf, file);
    return { origin: manifestIn(parts), account: accountAmong(parts) };
  } catch (error) {
    if (error instanceof ProblemError && error.problems.some(isFinal)) return { refused: error.problems };
    // Damaged: `verifyArchive` says so.
    return {};
  }
}

/** Press pages that were built again after the archive file that records them: no fault of either. */
function checkRecord({ products }: OriginManifest, file: string, listed: Product[]): Problem[] {
  return products
    .filter((recorded) => listed.some((now) => now.path === recorded.path && now.sha256 !== recorded.sha256))
    .map(({ path: page }) => ({
      code: 'archive-record',
      severity: 'warning',
      ...says({
        en: [
          `${showPath(file)} records another ${page}: the page was built again after it.`,
          'Build press and archive together, with the same options, for an archive file that records this page.',
        ],
        zh: [
          `${showPath(file)} 记的是另一份 ${page}：版面后来又做过。`,
          '要存档文件记着这个版面，就用同样的选项，版面和存档一起做。',
        ],
      }),
    }));
}

/** A file on which the examination itself fails, or that takes too much. */
const unexamined = (error: unknown, file: string): Problem[] =>
  error instanceof ProblemError
    ? error.problems
    : [
        problem('archive-damaged', {
          en: `${showPath(file)} is damaged: it cannot be examined.`,
          zh: `${showPath(file)} 已损坏，查不了。`,
        }),
      ];

/** @param manifest The folder's, in which the file is listed. */
export async function checkPdf({
  pdf,
  file,
  manifest,
}: {
  pdf: Uint8Array;
  file: string;
  manifest?: Manifest;
}): Promise<{
  parts: number;
  signatures: ShownSignature[];
  problems: Problem[];
  /** Of its texts, as it carries it. */
  account: AccountFile | undefined;
}> {
  const { origin, account, refused } = await originOf(pdf, file);
  if (refused) return { parts: 0, signatures: [], problems: refused, account };
  const own = Object.fromEntries((origin?.parts ?? []).map(({ name, sha256: hash }) => [name, hash]));
  const inputs = (manifest?.inputs ?? [])
    .map(({ path: name, sha256: hash }) => [`${dataFolder(manifest!.report)}/${name}`, hash] as const)
    .filter(([name]) => name in own);
  const expected = { ...own, ...Object.fromEntries(inputs) };
  const { parts, signatures, problems } = await apart(
    'verify',
    { pdf, file: showPath(file), expected },
    { file, size: pdf.length },
  ).catch((error: unknown) => ({
    parts: [],
    signatures: [],
    problems: unexamined(error, file),
  }));
  const isTold = (name: string) =>
    problems.some(
      ({ code, message }) => code === 'archive-attachment-altered' && message.includes(`“${name}”`),
    );
  const damaged = parts
    .filter(({ name, intact }) => !intact && !isTold(name))
    .map(({ name }) =>
      problem('archive-part-damaged', {
        en: `“${name}” in ${showPath(file)} is damaged: size or checksum differ.`,
        zh: `${showPath(file)} 里的“${name}”已损坏：大小或校验值不符。`,
      }),
    );
  const older = origin && manifest ? checkRecord(origin, file, manifest.products) : [];
  return {
    parts: parts.filter(({ intact }) => intact).length,
    signatures: signatures.map((signature) => ({ ...signature, file })),
    problems: [...problems, ...damaged, ...older],
    account,
  };
}

/** An archive file by what it carries alone: its rules, its parts, the account of its texts. */
export async function checkAlone(given: {
  pdf: Uint8Array;
  file: string;
}): Promise<Omit<Place, 'place' | 'files'>> {
  const { account, ...checked } = await checkPdf(given);
  if (checked.problems.some(isFinal)) return { ...checked, strings: 0 };
  // Whatever the file is called now, the account in it is of it.
  const [file = ''] = Object.keys(account?.products ?? {});
  const product = { kind: 'archive' as const, format: '', path: file };
  if (!account || !isAccounted(account, product))
    return { ...checked, strings: 0, problems: [...checked.problems, accountElsewhere(given.file)] };
  const { strings, problems } = await verifyAccount(given.pdf, { file: given.file, product, account });
  return { ...checked, strings, problems: [...checked.problems, ...problems] };
}
