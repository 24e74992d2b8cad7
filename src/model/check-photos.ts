/** Photos: inside the report's folder, there, and readable to the last line. */
import { readdir, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, posix, relative, win32 } from 'node:path';
import { findClosest } from '../lib/closest.ts';
import { readBytes, systemCode, type InputFile } from '../lib/files.ts';
import { sha256 } from '../lib/hash.ts';
import type { Problem, Wording } from '../lib/problem.ts';
import type { Path, Source } from '../report/source.ts';
import { photoMessages as messages } from './messages.ts';
import { identifyPicture, measurePicture, mostPixels } from './picture.ts';
import { problemAt } from './place.ts';
import type { Report } from './report.ts';

/** A photo file that was read. Width and height are in pixels, as seen (EXIF orientation applied). */
export interface PhotoFile extends InputFile {
  width: number;
  height: number;
}

/** A press TIFF of a full page has about 100 MB. */
const photoLimit = 200_000_000;

interface Named {
  file: string | undefined;
  path: Path;
}

function listPhotos({ review, article }: Report): Named[] {
  return [
    ...review.sections.flatMap(({ photos }, at) => photos.map(({ file }, index) => ({ file, path: ['review', 'sections', at, 'photos', index] }))),
    ...(article?.photos ?? []).map(({ file }, index) => ({ file, path: ['article', 'photos', index] })),
  ];
}

/** What the words of a path already tell. */
function checkPath(file: string): Wording | undefined {
  if (/^[a-z][a-z0-9+.-]+:/i.test(file)) return messages.address(file);
  if (posix.isAbsolute(file) || win32.isAbsolute(file) || /(?:^|[\\/])\.\.(?:[\\/]|$)/.test(file)) return messages.outside(file);
  return file.trim() === '' || file.includes('\\') || file.includes('\u0000') || file.endsWith('/') ? messages.form(file) : undefined;
}

/** A name in the same folder that was probably meant, such as bridge.JPG for bridge.jpg. */
async function suggestFile(folder: string, file: string): Promise<string | undefined> {
  const names = await readdir(join(folder, dirname(file))).catch(() => []);
  const closest = findClosest(basename(file), names.sort());
  return closest === undefined ? undefined : posix.join(dirname(file), closest);
}

/** The real path of a photo; links may not lead out of the folder. */
async function locatePhoto(folder: string, file: string): Promise<string | Wording> {
  const fault = checkPath(file);
  if (fault) return fault;
  try {
    const real = await realpath(join(folder, file));
    const inside = relative(await realpath(folder), real);
    return inside.startsWith('..') || isAbsolute(inside) ? messages.outside(file) : real;
  } catch (error) {
    const code = systemCode(error);
    if (code === '') throw error;
    return code === 'EACCES' || code === 'EPERM' ? messages.unreadable(file) : messages.notFound(file, await suggestFile(folder, file));
  }
}

async function readPhoto(folder: string, file: string): Promise<PhotoFile | Wording> {
  const real = await locatePhoto(folder, file);
  if (typeof real !== 'string') return real;
  const read = await readBytes(real, photoLimit);
  if (!('bytes' in read)) {
    return read.reason === 'too-large' ? messages.tooLarge(file, `${Math.round(read.size / 1e6)} MB`) : messages.unreadable(file);
  }
  const { bytes } = read;
  const kind = identifyPicture(bytes);
  if ('found' in kind) return messages.notPicture(file, kind.found);
  const size = await measurePicture(bytes);
  if (!size) return messages.damaged(file);
  if (size.width * size.height > mostPixels) return messages.tooLarge(file, `${Math.round(size.width * size.height / 1e6)} million pixels`);
  return { path: file, bytes: bytes.length, sha256: sha256(bytes), width: size.width, height: size.height };
}

/** Reads every photo once, however often it is shown. */
export async function checkPhotos(
  report: Report, { source, folder }: { source: Source; folder: string },
): Promise<{ problems: Problem[]; photos: PhotoFile[] }> {
  const problems: Problem[] = [];
  const photos = new Map<string, PhotoFile | Wording>();
  for (const { file, path } of listPhotos(report)) {
    if (file === undefined) {
      problems.push(problemAt(source, path, messages.missing()));
      continue;
    }
    const known = photos.get(file) ?? await readPhoto(folder, file);
    photos.set(file, known);
    if ('code' in known) problems.push(problemAt(source, [...path, 'file'], known));
  }
  return { problems, photos: [...photos.values()].filter((photo): photo is PhotoFile => !('code' in photo)) };
}
