/**
 * `tuban verify`: are the products still those that the build wrote? A report's output folder by its
 * manifest, every file of it; an archive PDF by itself, its rules and its embedded parts.
 */
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { readBytes, showPath } from '../../lib/files.ts';
import { sha256 } from '../../lib/hash.ts';
import { isInnerPath } from '../../lib/names.ts';
import { hasErrors, ProblemError, type Problem } from '../../lib/problem.ts';
import type { Manifest, Product } from '../../manifest/manifest.ts';
import { apart } from '../apart/apart.ts';
import { manifestName, readManifest } from './manifest-read.ts';
import type { ExitCode } from '../options.ts';
import { dataFolder, type OriginManifest } from '../make/origin.ts';
import { manifestIn, readArchiveFile, readParts } from './origin-read.ts';
import { draftFolder } from '../make/draft.ts';
import { proofName } from '../write/proof.ts';

export interface VerifyResult {
  exitCode: ExitCode;
  /**
   * What was looked at: report folders and archive files, with the number of files and embedded parts that
   * are as they should be.
   */
  places: { place: string; files: number; parts: number; problems: Problem[] }[];
  problems: Problem[];
}

type Place = VerifyResult['places'][number];

const fileLimit = 2_000_000_000;
const again = 'Fetch the file again from where it is kept, or build the report again.';

const problem = (code: string, message: string, remedy = again): Problem => ({
  code,
  severity: 'error',
  message,
  remedy,
});

/** What the file says of itself; undefined where it carries no manifest. */
async function originOf(pdf: Uint8Array, file: string): Promise<OriginManifest | undefined> {
  try {
    return manifestIn(await readParts(pdf, file));
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
      message: `${showPath(file)} records another ${page}: the page was built again after it.`,
      remedy:
        'Build press and archive together, with the same options, for an archive file that records this page.',
    }));
}

/** A file on which the examination itself fails, or that takes too much. */
const unexamined = (error: unknown, file: string): Problem[] =>
  error instanceof ProblemError
    ? error.problems
    : [problem('archive-damaged', `${showPath(file)} is damaged: it cannot be examined.`)];

/** @param manifest The folder's, in which the file is listed. */
async function checkPdf({
  pdf,
  file,
  manifest,
}: {
  pdf: Uint8Array;
  file: string;
  manifest?: Manifest;
}): Promise<{ parts: number; problems: Problem[] }> {
  const origin = await originOf(pdf, file);
  const own = Object.fromEntries((origin?.parts ?? []).map(({ name, sha256: hash }) => [name, hash]));
  const inputs = (manifest?.inputs ?? [])
    .map(({ path: name, sha256: hash }) => [`${dataFolder(manifest!.report)}/${name}`, hash] as const)
    .filter(([name]) => name in own);
  const expected = { ...own, ...Object.fromEntries(inputs) };
  const { parts, problems } = await apart(
    'verify',
    { pdf, file: showPath(file), expected },
    { file, size: pdf.length },
  ).catch((error: unknown) => ({ parts: [], problems: unexamined(error, file) }));
  const isTold = (name: string) =>
    problems.some(
      ({ code, message }) => code === 'archive-attachment-altered' && message.includes(`“${name}”`),
    );
  const damaged = parts
    .filter(({ name, intact }) => !intact && !isTold(name))
    .map(({ name }) =>
      problem('archive-part-damaged', `“${name}” in ${showPath(file)} is damaged: size or checksum differ.`),
    );
  const older = origin && manifest ? checkRecord(origin, file, manifest.products) : [];
  return {
    parts: parts.filter(({ intact }) => intact).length,
    problems: [...problems, ...damaged, ...older],
  };
}

async function verifyFile(file: string): Promise<Place> {
  return { place: file, files: 1, ...(await checkPdf({ pdf: await readArchiveFile(file), file })) };
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
      message: `${showPath(path.join(folder, name))} is not in the manifest.`,
      remedy: 'It is not a product of this build; keep other files elsewhere.',
    }));
}

async function checkListed(
  folder: string,
  { path: name, sha256: hash, bytes: size }: { path: string; sha256: string; bytes: number },
): Promise<Uint8Array | Problem> {
  const file = path.join(folder, name);
  if (!isInnerPath(name))
    return problem(
      'verify-name',
      `The manifest names ${JSON.stringify(name)}, which lies outside the folder.`,
    );
  const read = await readBytes(file, fileLimit);
  if (!('bytes' in read))
    return problem(
      'verify-missing',
      `${showPath(file)} is ${read.reason === 'missing' ? 'missing' : 'not readable'}.`,
    );
  const found = sha256(read.bytes);
  if (found === hash) return read.bytes;
  const sizes =
    read.bytes.length === size ? `${size} bytes as before` : `${read.bytes.length} bytes, not ${size}`;
  return problem(
    'verify-differs',
    `${showPath(file)} is not the file that was built: SHA-256 ${found.slice(0, 12)}…, not ${hash.slice(0, 12)}… (${sizes}).`,
  );
}

async function verifyFolder(folder: string): Promise<Place> {
  const manifest = await readManifest(folder);
  if (!manifest)
    return {
      place: folder,
      files: 0,
      parts: 0,
      problems: [
        problem(
          'manifest-damaged',
          `${showPath(path.join(folder, manifestName))} cannot be used as a manifest.`,
        ),
      ],
    };
  const place: Place = { place: folder, files: 0, parts: 0, problems: [] };
  const archives = new Set(
    manifest.products.filter(({ kind }) => kind === 'archive').map((product) => product.path),
  );
  for (const listed of [...manifest.products, ...manifest.files]) {
    const checked = await checkListed(folder, listed);
    if (!(checked instanceof Uint8Array)) {
      place.problems.push(checked);
      continue;
    }
    place.files += 1;
    if (!archives.has(listed.path)) continue;
    const { parts, problems } = await checkPdf({
      pdf: checked,
      file: path.join(folder, listed.path),
      manifest,
    });
    place.parts += parts;
    place.problems.push(...problems);
  }
  place.problems.push(
    ...(await unlisted(folder, new Set([...manifest.products, ...manifest.files].map((file) => file.path)))),
  );
  return place;
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
      `${showPath(folder)} has no ${manifestName}, nor has a folder in it.`,
      'Name the output folder of a report (out/<report>) or an archive PDF.',
    ),
    2,
  );
}

async function verifyPlace(place: string): Promise<Place[]> {
  if (!existsSync(place))
    throw new ProblemError(
      problem(
        'verify-nothing',
        `There is no ${showPath(place)}.`,
        'Name the output folder of a report (out/<report>) or an archive PDF.',
      ),
      2,
    );
  if (!statSync(place).isDirectory()) return [await verifyFile(place)];
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
