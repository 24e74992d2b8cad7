/**
 * `tuban verify`: are the products still those that the build wrote? A report's output folder by its
 * manifest, every file of it; an archive PDF by itself, its rules and its embedded parts.
 */
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { verifyArchive } from '../archive/verify.ts';
import { readBytes, showPath } from '../lib/files.ts';
import { sha256 } from '../lib/hash.ts';
import { hasErrors, ProblemError, type Problem } from '../lib/problem.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { ExitCode } from './options.ts';
import { dataFolder } from './origin.ts';
import { isSafeName, manifestIn, readArchiveFile, readParts } from './origin-read.ts';

export interface VerifyResult {
  exitCode: ExitCode;
  /** What was looked at: report folders and archive files, with the number of files and embedded parts that are as they should be. */
  places: { place: string; files: number; parts: number; problems: Problem[] }[];
  problems: Problem[];
}

type Place = VerifyResult['places'][number];

const manifestName = 'manifest.json';
const fileLimit = 2_000_000_000;
const again = 'Fetch the file again from where it is kept, or build the report again.';

const problem = (code: string, message: string, remedy = again): Problem => ({ code, severity: 'error', message, remedy });

/** Hashes of the embedded parts as the file's own manifest has them; without one, of none. */
async function partsExpected(pdf: Uint8Array, file: string): Promise<Record<string, string>> {
  try {
    const manifest = manifestIn(await readParts(pdf, file));
    return Object.fromEntries((manifest?.parts ?? []).map(({ name, sha256: hash }) => [name, hash]));
  } catch {
    // Damaged: `verifyArchive` says so.
    return {};
  }
}

/** @param inputs Hashes that the folder's manifest has, for those parts that are carried. */
async function checkPdf({ pdf, file, inputs = {} }: { pdf: Uint8Array; file: string; inputs?: Record<string, string> }): Promise<{ parts: number; problems: Problem[] }> {
  const own = await partsExpected(pdf, file);
  const expected = { ...own, ...Object.fromEntries(Object.entries(inputs).filter(([name]) => name in own)) };
  const { parts, problems } = await verifyArchive({ pdf, file: showPath(file), expected });
  const damaged = parts.filter(({ intact }) => !intact).map(({ name }) => problem('archive-part-damaged', `“${name}” in ${showPath(file)} is damaged: size or checksum differ.`));
  return { parts: parts.filter(({ intact }) => intact).length, problems: [...problems, ...damaged] };
}

async function verifyFile(file: string): Promise<Place> {
  return { place: file, files: 1, ...await checkPdf({ pdf: await readArchiveFile(file), file }) };
}

const isListed = (value: unknown): value is { path: string; sha256: string; bytes: number } => {
  const file = value as { path?: unknown; sha256?: unknown } | null;
  return typeof file === 'object' && typeof file?.path === 'string' && typeof file.sha256 === 'string';
};

async function readManifest(folder: string): Promise<Manifest | Problem> {
  const file = path.join(folder, manifestName);
  const read = await readBytes(file, 100_000_000);
  try {
    const manifest = 'bytes' in read ? JSON.parse(Buffer.from(read.bytes).toString('utf8')) as Manifest : undefined;
    if (manifest && [manifest.products, manifest.files, manifest.inputs].every((list) => Array.isArray(list) && list.every(isListed))) return manifest;
  } catch {
    // Said below.
  }
  return problem('manifest-damaged', `${showPath(file)} cannot be used as a manifest.`);
}

/** Files below the folder that the manifest does not name. */
async function unlisted(folder: string, listed: Set<string>): Promise<Problem[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => !entry.isDirectory()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  return names.filter((name) => name !== manifestName && !listed.has(name)).sort().map((name) => ({
    code: 'verify-unlisted', severity: 'warning', message: `${showPath(path.join(folder, name))} is not in the manifest.`, remedy: 'It is not a product of this build; keep other files elsewhere.',
  }));
}

async function checkListed(folder: string, { path: name, sha256: hash, bytes: size }: { path: string; sha256: string; bytes: number }): Promise<Uint8Array | Problem> {
  const file = path.join(folder, name);
  if (!isSafeName(name)) return problem('verify-name', `The manifest names ${JSON.stringify(name)}, which lies outside the folder.`);
  const read = await readBytes(file, fileLimit);
  if (!('bytes' in read)) return problem('verify-missing', `${showPath(file)} is ${read.reason === 'missing' ? 'missing' : 'not readable'}.`);
  const found = sha256(read.bytes);
  if (found === hash) return read.bytes;
  const sizes = read.bytes.length === size ? `${size} bytes as before` : `${read.bytes.length} bytes, not ${size}`;
  return problem('verify-differs', `${showPath(file)} is not the file that was built: SHA-256 ${found.slice(0, 12)}…, not ${hash.slice(0, 12)}… (${sizes}).`);
}

async function verifyFolder(folder: string): Promise<Place> {
  const manifest = await readManifest(folder);
  if ('code' in manifest) return { place: folder, files: 0, parts: 0, problems: [manifest] };
  const place: Place = { place: folder, files: 0, parts: 0, problems: [] };
  const inputs = Object.fromEntries(manifest.inputs.map(({ path: name, sha256: hash }) => [`${dataFolder(manifest.report)}/${name}`, hash]));
  const archives = new Set(manifest.products.filter(({ kind }) => kind === 'archive').map((product) => product.path));
  for (const listed of [...manifest.products, ...manifest.files]) {
    const checked = await checkListed(folder, listed);
    if (!(checked instanceof Uint8Array)) {
      place.problems.push(checked);
      continue;
    }
    place.files += 1;
    if (!archives.has(listed.path)) continue;
    const { parts, problems } = await checkPdf({ pdf: checked, file: path.join(folder, listed.path), inputs });
    place.parts += parts;
    place.problems.push(...problems);
  }
  place.problems.push(...await unlisted(folder, new Set([...manifest.products, ...manifest.files].map((file) => file.path))));
  return place;
}

/** The folder itself, or each report's folder in it. @throws ProblemError (exit 2) for a path that is neither. */
async function foldersIn(folder: string): Promise<string[]> {
  if (existsSync(path.join(folder, manifestName))) return [folder];
  const names = (await readdir(folder)).filter((name) => existsSync(path.join(folder, name, manifestName))).sort();
  if (names.length > 0) return names.map((name) => path.join(folder, name));
  throw new ProblemError(problem('verify-nothing', `${showPath(folder)} has no ${manifestName}, nor has a folder in it.`, 'Name the output folder of a report (out/<report>) or an archive PDF.'), 2);
}

async function verifyPlace(place: string): Promise<Place[]> {
  if (!existsSync(place)) throw new ProblemError(problem('verify-nothing', `There is no ${showPath(place)}.`, 'Name the output folder of a report (out/<report>) or an archive PDF.'), 2);
  if (!statSync(place).isDirectory()) return [await verifyFile(place)];
  const verified: Place[] = [];
  for (const folder of await foldersIn(place)) verified.push(await verifyFolder(folder));
  return verified;
}

/** @param places Output folders of reports, folders of such, or archive PDFs. @throws ProblemError when one is none of these. */
export async function verify(places: string[]): Promise<VerifyResult> {
  const verified: Place[] = [];
  for (const place of places) verified.push(...await verifyPlace(place));
  const problems = verified.flatMap((place) => place.problems);
  return { exitCode: hasErrors(problems) ? 1 : 0, places: verified, problems };
}
