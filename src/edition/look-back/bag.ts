/** A package for keeping, looked at: its checksums, what it lacks or has too much, and the archive PDFs in it. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Both } from '../../lib/languages.ts';
import {
  bagDeclaration,
  payloadFolder,
  payloadManifest,
  readBagManifest,
  tagManifest,
  tagSignature,
} from '../../archive/package/bag.ts';
import { readBytes, showPath } from '../../lib/files.ts';
import { sha256 } from '../../lib/hash.ts';
import { isInnerPath } from '../../lib/names.ts';
import { ProblemError, type Problem, says } from '../../lib/problem.ts';
import type { Place } from './place.ts';

const fileLimit = 2_000_000_000;

export const isBag = (folder: string): boolean => existsSync(path.join(folder, bagDeclaration));

const fault = (code: string, said: Both): Problem => ({
  code,
  severity: 'error',
  ...says({
    en: [said.en, 'Fetch the package again from where it is kept.'],
    zh: [said.zh, '到保存的地方重新取一份。'],
  }),
});

async function readListed(folder: string, name: string): Promise<Map<string, string> | Problem> {
  const read = await readBytes(path.join(folder, name), fileLimit);
  const files = 'bytes' in read ? readBagManifest(Buffer.from(read.bytes).toString('utf8')) : undefined;
  return (
    files ??
    fault('package-manifest', {
      en: `${showPath(path.join(folder, name))} is missing or no list of SHA-256.`,
      zh: `${showPath(path.join(folder, name))} 没有，或不是 SHA-256 清单。`,
    })
  );
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

type CheckPdf = (given: {
  pdf: Uint8Array;
  file: string;
}) => Promise<Pick<Place, 'parts' | 'strings' | 'signatures' | 'problems'>>;

/** The signature over the list of lists, where the bag has one. */
async function checkSignature(folder: string): Promise<Pick<Place, 'signatures' | 'problems'>> {
  const file = path.join(folder, tagSignature);
  const [signature, list] = await Promise.all([
    readBytes(file, fileLimit),
    readBytes(path.join(folder, tagManifest), fileLimit),
  ]);
  if (!('bytes' in signature)) return { signatures: [], problems: [] };
  const { detachedSignature } = await import('../../archive/signature/detached.ts');
  const content = 'bytes' in list ? list.bytes : new Uint8Array();
  const { signature: read, problems } = await detachedSignature(signature.bytes, content, showPath(file));
  return { signatures: read ? [{ ...read, file }] : [], problems };
}

/** @param checkPdf Looks at an archive PDF. */
export async function verifyBag(folder: string, checkPdf: CheckPdf): Promise<Place> {
  const place: Place = {
    place: folder,
    files: 0,
    parts: 0,
    strings: 0,
    signatures: [],
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
        fault('verify-missing', {
          en: `${showPath(file)} is ${read?.reason === 'missing' ? 'missing' : 'not readable'}.`,
          zh: `${showPath(file)} ${read?.reason === 'missing' ? '没有了' : '读不出来'}。`,
        }),
      );
      continue;
    }
    if (sha256(read.bytes) !== hash) {
      place.problems.push(
        fault('verify-differs', {
          en: `${showPath(file)} is not the file that was packed: its SHA-256 differs.`,
          zh: `${showPath(file)} 不是装包时的那个文件：SHA-256 不同。`,
        }),
      );
      continue;
    }
    place.files += 1;
    if (!/^data\/archive\/.*\.pdf$/.test(name)) continue;
    const { parts, strings, signatures, problems } = await checkPdf({ pdf: read.bytes, file });
    place.parts += parts;
    place.strings += strings;
    place.signatures.push(...signatures);
    place.problems.push(...problems);
  }
  const { signatures, problems } = await checkSignature(folder);
  place.signatures.push(...signatures);
  place.problems.push(...problems);
  const unlisted = (await filesBelow(folder)).filter(
    (name) => !listed.has(name) && name !== tagManifest && name !== tagSignature,
  );
  place.problems.push(
    ...unlisted.map((name) =>
      fault('verify-unlisted', {
        en: `${showPath(path.join(folder, name))} is in no list of the package.`,
        zh: `保存包的清单里没有 ${showPath(path.join(folder, name))}。`,
      }),
    ),
  );
  return place;
}

/** What a rebuild of a package starts from: its archive PDFs, which carry their origin, and the dataset beside. */
export async function bagSource(folder: string): Promise<{ files: string[]; data: string }> {
  const archive = path.join(folder, payloadFolder, 'archive');
  const names = existsSync(archive)
    ? (await readdir(archive)).filter((name) => name.endsWith('.pdf')).sort()
    : [];
  // The reading edition before pages.
  const isReading = (name: string): boolean => name.endsWith('-reading.pdf');
  const files = [...names.filter(isReading), ...names.filter((name) => !isReading(name))];
  if (files.length === 0)
    throw new ProblemError(
      {
        code: 'package-empty',
        severity: 'error',
        ...says({
          en: [
            `${showPath(folder)} holds no archive PDF to rebuild from.`,
            'Name a package that tuban build --package has written.',
          ],
          zh: [
            `${showPath(folder)} 里没有可以用来重做的存档 PDF。`,
            '写 tuban build --package 写出的保存包。',
          ],
        }),
      },
      2,
    );
  return {
    files: files.map((file) => path.join(archive, file)),
    data: path.join(folder, payloadFolder, 'dataset'),
  };
}
