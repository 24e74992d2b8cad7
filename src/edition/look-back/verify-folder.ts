/** Products by the manifest of their folder: every file of it, or one. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { AccountFile } from '../../account/record.ts';
import { readBytes, showPath } from '../../lib/files.ts';
import { sha256 } from '../../lib/hash.ts';
import { isInnerPath } from '../../lib/names.ts';
import { says, type Problem } from '../../lib/problem.ts';
import type { Manifest, Product } from '../../manifest/manifest.ts';
import { draftFolder } from '../make/draft.ts';
import { accountedAs, accountName, readAccount } from '../write/account-file.ts';
import { proofName } from '../write/proof.ts';
import { manifestName, readManifest } from './manifest-read.ts';
import { readArchiveFile } from './origin-read.ts';
import { problem, type Place } from './place.ts';
import { isAccounted, unaccounted, verifyAccount } from './verify-account.ts';
import { checkAlone, checkPdf } from './verify-file.ts';

const fileLimit = 2_000_000_000;
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

/** A press page or picture by its folder's manifest; an archive file by what it carries, too, wherever it lies. */
export async function verifyFile(file: string): Promise<Place> {
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

export async function verifyFolder(folder: string): Promise<Place> {
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
