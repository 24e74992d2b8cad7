/**
 * `tuban verify`: are the products still those that the build wrote? A report's output folder by its
 * manifest, every file of it; an archive PDF by itself, its rules and its embedded parts.
 */
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Both } from '../../lib/languages.ts';
import { readBytes, showPath } from '../../lib/files.ts';
import { sha256 } from '../../lib/hash.ts';
import { isInnerPath } from '../../lib/names.ts';
import { hasErrors, ProblemError, type Problem, says } from '../../lib/problem.ts';
import type { Manifest, Product } from '../../manifest/manifest.ts';
import { apart } from '../apart/apart.ts';
import { manifestName, readManifest } from './manifest-read.ts';
import type { ExitCode } from '../options.ts';
import { isBag, verifyBag, type ShownSignature } from './bag.ts';
import { dataFolder, type OriginManifest } from '../make/origin.ts';
import { accountAmong, manifestIn, readArchiveFile, readParts } from './origin-read.ts';
import type { AccountFile } from '../../account/record.ts';
import { accountedAs, accountName, readAccount } from '../write/account-file.ts';
import { accountElsewhere, isAccounted, unaccounted, verifyAccount } from './verify-account.ts';
import { draftFolder } from '../make/draft.ts';
import { proofName } from '../write/proof.ts';

export interface VerifyResult {
  exitCode: ExitCode;
  /**
   * What was looked at: report folders, packages and archive files, with the number of files and embedded
   * parts that are as they should be, and of strings of the report that stand in the PDFs where their accounts
   * say.
   */
  places: {
    place: string;
    files: number;
    parts: number;
    strings: number;
    /** Of archive PDFs and packages; whether their certificates are to be trusted is not judged. */
    signatures: ShownSignature[];
    problems: Problem[];
  }[];
  problems: Problem[];
}

type Place = VerifyResult['places'][number];

const fileLimit = 2_000_000_000;
const again: Both = {
  en: 'Fetch the file again from where it is kept, or build the report again.',
  zh: '到保存的地方重新取一份，或把报告再做一次。',
};

const problem = (code: string, said: Both, remedy = again): Problem => ({
  code,
  severity: 'error',
  ...says({ en: [said.en, remedy.en], zh: [said.zh, remedy.zh] }),
});

/** What the file says of itself; undefined where it carries no manifest. */
async function originOf(
  pdf: Uint8Array,
  file: string,
): Promise<{ origin: OriginManifest | undefined; account: AccountFile | undefined } | undefined> {
  try {
    const parts = await readParts(pdf, file);
    return { origin: manifestIn(parts), account: accountAmong(parts) };
  } catch {
    // Damaged: `verifyArchive` says so.
    return undefined;
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
async function checkPdf({
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
  const { origin, account } = (await originOf(pdf, file)) ?? {};
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

/** What a build writes that is no product: the manifest, drafts of refused pages, the proof. */
const isBeside = (name: string): boolean =>
  name === manifestName || name === proofName || name.startsWith(`${draftFolder}/`);

/** Files below the folder that the manifest does not name. */
async function unlisted(folder: string, listed: Set<string>): Promise<Problem[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  return names
    .filter((name) => !isBeside(name) && !listed.has(name))
    .sort()
    .map((name) => ({
      code: 'verify-unlisted',
      severity: 'warning',
      ...says({
        en: [
          `${showPath(path.join(folder, name))} is not in the manifest.`,
          'It is not a product of this build; keep other files elsewhere.',
        ],
        zh: [`清单里没有 ${showPath(path.join(folder, name))}。`, '它不是这次做的产品；别的文件放到别处。'],
      }),
    }));
}

async function checkListed(
  folder: string,
  { path: name, sha256: hash, bytes: size }: { path: string; sha256: string; bytes: number },
): Promise<Uint8Array | Problem> {
  const file = path.join(folder, name);
  if (!isInnerPath(name))
    return problem('verify-name', {
      en: `The manifest names ${JSON.stringify(name)}, which lies outside the folder.`,
      zh: `清单里写着 ${JSON.stringify(name)}，在文件夹外面。`,
    });
  const read = await readBytes(file, fileLimit);
  if (!('bytes' in read))
    return problem('verify-missing', {
      en: `${showPath(file)} is ${read.reason === 'missing' ? 'missing' : 'not readable'}.`,
      zh: `${showPath(file)} ${read.reason === 'missing' ? '没有了' : '读不出来'}。`,
    });
  const found = sha256(read.bytes);
  if (found === hash) return read.bytes;
  const sizes =
    read.bytes.length === size ? `${size} bytes as before` : `${read.bytes.length} bytes, not ${size}`;
  return problem('verify-differs', {
    en: `${showPath(file)} is not the file that was built: SHA-256 ${found.slice(0, 12)}…, not ${hash.slice(0, 12)}… (${sizes}).`,
    zh: `${showPath(file)} 不是当时做的那个文件：SHA-256 是 ${found.slice(0, 12)}…，应当是 ${hash.slice(0, 12)}…。`,
  });
}

/** The account of a folder's products, where it is the one that the manifest lists. */
async function accountIn(folder: string, { files }: Manifest): Promise<AccountFile | undefined> {
  const listed = files.find((file) => file.path === accountName);
  const isOwn = listed && (await checkListed(folder, listed)) instanceof Uint8Array;
  return isOwn ? readAccount(folder) : undefined;
}

interface Listing {
  folder: string;
  manifest: Manifest;
}

/** Compares files with what the manifest says of them, and PDFs with their rules and accounts. */
async function verifyListed(
  { folder, manifest }: Listing,
  { products, files }: Pick<Manifest, 'products' | 'files'>,
): Promise<Omit<Place, 'place'>> {
  const found: Omit<Place, 'place'> = { files: 0, parts: 0, strings: 0, signatures: [], problems: [] };
  const account = await accountIn(folder, manifest);
  for (const listed of [...products, ...files]) {
    const file = path.join(folder, listed.path);
    const checked = await checkListed(folder, listed);
    if (!(checked instanceof Uint8Array)) {
      found.problems.push(checked);
      continue;
    }
    found.files += 1;
    const product = products.find((one) => one === listed);
    if (product?.kind === 'archive') {
      const { parts, signatures, problems } = await checkPdf({ pdf: checked, file, manifest });
      found.parts += parts;
      found.signatures.push(...signatures);
      found.problems.push(...problems);
    }
    if (product && account && isAccounted(account, product)) {
      const { strings, problems } = await verifyAccount(checked, { file, product, account });
      found.strings += strings;
      found.problems.push(...problems);
    }
  }
  const without = products
    .filter(({ kind }) => kind !== 'charts')
    .filter((one) => !isAccounted(account, one));
  found.problems.push(...unaccounted(folder, [...new Set(without.map(accountedAs))]));
  return found;
}

/** The folder of products in which a file is listed, by its manifest. */
async function listingOf(file: string): Promise<(Listing & { product: Product }) | undefined> {
  let folder = path.dirname(path.resolve(file));
  for (let depth = 0; depth < deepest; depth += 1) {
    const name = path.relative(folder, path.resolve(file)).split(path.sep).join('/');
    const manifest = await readManifest(folder);
    const product = manifest?.products.find((one) => one.path === name);
    if (manifest && product) return { folder, product, manifest };
    folder = path.dirname(folder);
  }
  return undefined;
}

/** Folders above a product in which its manifest may lie. */
const deepest = 3;

/** An archive file by what it carries alone: its rules, its parts, the account of its texts. */
async function checkAlone(given: { pdf: Uint8Array; file: string }): Promise<Omit<Place, 'place' | 'files'>> {
  const { account, ...checked } = await checkPdf(given);
  // Of a file that could not be examined there is nothing more to say.
  if (checked.problems.some(({ code }) => code === 'file-encrypted')) return { ...checked, strings: 0 };
  // Whatever the file is called now, the account in it is of it.
  const [file = ''] = Object.keys(account?.products ?? {});
  const product = { kind: 'archive' as const, format: '', path: file };
  if (!account || !isAccounted(account, product))
    return { ...checked, strings: 0, problems: [...checked.problems, accountElsewhere(given.file)] };
  const { strings, problems } = await verifyAccount(given.pdf, { file: given.file, product, account });
  return { ...checked, strings, problems: [...checked.problems, ...problems] };
}

/** A press page or picture by its folder's manifest; an archive file by what it carries, too, wherever it lies. */
async function verifyFile(file: string): Promise<Place> {
  const listing = await listingOf(file);
  if (listing && listing.product.kind !== 'archive')
    return { place: file, ...(await verifyListed(listing, { products: [listing.product], files: [] })) };
  const pdf = await readArchiveFile(file);
  const account = listing && (await accountIn(listing.folder, listing.manifest));
  if (!listing || !account || !isAccounted(account, listing.product))
    return { place: file, files: 1, ...(await checkAlone({ pdf, file })) };
  const { account: _, ...checked } = await checkPdf({ pdf, file });
  const { strings, problems } = await verifyAccount(pdf, { file, product: listing.product, account });
  return { place: file, files: 1, ...checked, strings, problems: [...checked.problems, ...problems] };
}

async function verifyFolder(folder: string): Promise<Place> {
  const manifest = await readManifest(folder);
  if (!manifest)
    return {
      place: folder,
      files: 0,
      parts: 0,
      strings: 0,
      signatures: [],
      problems: [
        problem('manifest-damaged', {
          en: `${showPath(path.join(folder, manifestName))} cannot be used as a manifest.`,
          zh: `${showPath(path.join(folder, manifestName))} 不能用作清单。`,
        }),
      ],
    };
  const { products, files } = manifest;
  const found = await verifyListed({ folder, manifest }, manifest);
  const listed = new Set([...products, ...files].map((file) => file.path));
  return { place: folder, ...found, problems: [...found.problems, ...(await unlisted(folder, listed))] };
}

/**
 * The folder itself, or each report's folder in it. @throws ProblemError (exit 2) for a path that is
 * neither.
 */
async function foldersIn(folder: string): Promise<string[]> {
  if (existsSync(path.join(folder, manifestName))) return [folder];
  const names = (await readdir(folder))
    .filter((name) => existsSync(path.join(folder, name, manifestName)))
    .sort();
  if (names.length > 0) return names.map((name) => path.join(folder, name));
  throw new ProblemError(
    problem(
      'verify-nothing',
      {
        en: `${showPath(folder)} has no ${manifestName}, nor has a folder in it.`,
        zh: `${showPath(folder)} 和里面的文件夹都没有 ${manifestName}。`,
      },
      {
        en: 'Name the output folder of a report (out/<report>), an archive PDF or a package.',
        zh: '写报告的产品文件夹（out/<报告>）、存档 PDF 或保存包。',
      },
    ),
    2,
  );
}

async function verifyPlace(place: string): Promise<Place[]> {
  if (!existsSync(place))
    throw new ProblemError(
      problem(
        'verify-nothing',
        { en: `There is no ${showPath(place)}.`, zh: `没有 ${showPath(place)}。` },
        {
          en: 'Name the output folder of a report (out/<report>), a product in it, an archive PDF or a package.',
          zh: '写报告的产品文件夹（out/<报告>）、里面的一个产品、存档 PDF 或保存包。',
        },
      ),
      2,
    );
  if (!statSync(place).isDirectory()) return [await verifyFile(place)];
  if (isBag(place)) return [await verifyBag(place, checkAlone)];
  const verified: Place[] = [];
  for (const folder of await foldersIn(place)) verified.push(await verifyFolder(folder));
  return verified;
}

/**
 * @param places Output folders of reports, folders of such, or archive PDFs. @throws ProblemError when one
 * is none of these.
 */
export async function verify(places: string[]): Promise<VerifyResult> {
  const verified: Place[] = [];
  for (const place of places) verified.push(...(await verifyPlace(place)));
  const problems = verified.flatMap((place) => place.problems);
  return { exitCode: hasErrors(problems) ? 1 : 0, places: verified, problems };
}
