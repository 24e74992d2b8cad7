/** A package for keeping, looked at: its checksums, what it lacks or has too much, and the archive PDFs in it. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  bagDeclaration,
  payloadFolder,
  payloadManifest,
  readBagManifest,
  tagManifest,
} from '../../archive/package/bag.ts';
import { readBytes, showPath } from '../../lib/files.ts';
import { sha256 } from '../../lib/hash.ts';
import { isInnerPath } from '../../lib/names.ts';
import { ProblemError, type Problem } from '../../lib/problem.ts';

/** What was found of a package; its texts are not read back. */
export interface BagState {
  place: string;
  /** Files, and parts embedded in them, that are as they were. */
  files: number;
  parts: number;
  strings: number;
  problems: Problem[];
}

const fileLimit = 2_000_000_000;

export const isBag = (folder: string): boolean => existsSync(path.join(folder, bagDeclaration));

const fault = (code: string, message: string): Problem => ({
  code,
  severity: 'error',
  message,
  remedy: 'Fetch the package again from where it is kept.',
});

async function readListed(folder: string, name: string): Promise<Map<string, string> | Problem> {
  const read = await readBytes(path.join(folder, name), fileLimit);
  const files = 'bytes' in read ? readBagManifest(Buffer.from(read.bytes).toString('utf8')) : undefined;
  return (
    files ??
    fault('package-manifest', `${showPath(path.join(folder, name))} is missing or no list of SHA-256.`)
  );
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

type CheckPdf = (given: { pdf: Uint8Array; file: string }) => Promise<{ parts: number; problems: Problem[] }>;

/** @param checkPdf Looks at an archive PDF. */
export async function verifyBag(folder: string, checkPdf: CheckPdf): Promise<BagState> {
  const place: BagState = {
    place: folder,
    files: 0,
    parts: 0,
    strings: 0,
    problems: [],
  };
  const listed = new Map<string, string>();
  for (const name of [tagManifest, payloadManifest]) {
    const found = await readListed(folder, name);
    if (found instanceof Map) for (const [file, hash] of found) listed.set(file, hash);
    else place.problems.push(found);
  }
  for (const [name, hash] of listed) {
    const file = path.join(folder, name);
    const read = isInnerPath(name) ? await readBytes(file, fileLimit) : undefined;
    if (!read || !('bytes' in read)) {
      place.problems.push(
        fault(
          'verify-missing',
          `${showPath(file)} is ${read?.reason === 'missing' ? 'missing' : 'not readable'}.`,
        ),
      );
      continue;
    }
    if (sha256(read.bytes) !== hash) {
      place.problems.push(
        fault('verify-differs', `${showPath(file)} is not the file that was packed: its SHA-256 differs.`),
      );
      continue;
    }
    place.files += 1;
    if (!/^data\/archive\/.*\.pdf$/.test(name)) continue;
    const { parts, problems } = await checkPdf({ pdf: read.bytes, file });
    place.parts += parts;
    place.problems.push(...problems);
  }
  const unlisted = (await filesBelow(folder)).filter((name) => !listed.has(name) && name !== tagManifest);
  place.problems.push(
    ...unlisted.map((name) =>
      fault('verify-unlisted', `${showPath(path.join(folder, name))} is in no list of the package.`),
    ),
  );
  return place;
}

/** What a rebuild of a package starts from: an archive PDF that carries its origin, and the dataset beside it. */
export async function bagSource(folder: string): Promise<{ file: string; data: string }> {
  const archive = path.join(folder, payloadFolder, 'archive');
  const names = existsSync(archive)
    ? (await readdir(archive)).filter((name) => name.endsWith('.pdf')).sort()
    : [];
  // The reading edition before pages.
  const file = names.find((name) => name.endsWith('-reading.pdf')) ?? names[0];
  if (file === undefined)
    throw new ProblemError(
      {
        code: 'package-empty',
        severity: 'error',
        message: `${showPath(folder)} holds no archive PDF to rebuild from.`,
        remedy: 'Name a package that tuban build --package has written.',
      },
      2,
    );
  return { file: path.join(archive, file), data: path.join(folder, payloadFolder, 'dataset') };
}
