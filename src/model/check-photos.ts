/** Photos: inside the report's folder, there, and readable to the last line. */
import type { InputFile } from '../lib/files.ts';
import { sha256 } from '../lib/hash.ts';
import type { Problem, Wording } from '../lib/problem.ts';
import type { Path, Source } from '../report/source.ts';
import { photoMessages as messages } from './messages.ts';
import { identifyPicture, leastSide, measurePicture, mostPixels } from './picture.ts';
import { problemAt } from './place.ts';
import { readReportFile } from './read-file.ts';
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
    ...review.sections.flatMap(({ photos }, at) =>
      photos.map(({ file }, index) => ({ file, path: ['review', 'sections', at, 'photos', index] })),
    ),
    ...(article?.photos ?? []).map(({ file }, index) => ({ file, path: ['article', 'photos', index] })),
  ];
}

async function readPhoto(folder: string, file: string): Promise<PhotoFile | Wording> {
  const bytes = await readReportFile(file, { folder, limit: photoLimit, messages });
  if (!(bytes instanceof Uint8Array)) return bytes;
  const kind = identifyPicture(bytes);
  if ('found' in kind) return messages.notPicture(file, kind.found);
  const size = await measurePicture(bytes);
  if (!size) return messages.damaged(file);
  if (size.width * size.height > mostPixels)
    return messages.tooLarge(file, {
      en: `${Math.round((size.width * size.height) / 1e6)} million pixels`,
      zh: `${(Math.round((size.width * size.height) / 1e6) / 100).toFixed(2)} 亿像素`,
    });
  if (Math.min(size.width, size.height) < leastSide)
    return messages.tooSmall(file, `${size.width} × ${size.height} px`);
  return { path: file, bytes: bytes.length, sha256: sha256(bytes), width: size.width, height: size.height };
}

/** Reads every photo once, however often it is shown. */
export async function checkPhotos(
  report: Report,
  { source, folder }: { source: Source; folder: string },
): Promise<{ problems: Problem[]; photos: PhotoFile[] }> {
  const problems: Problem[] = [];
  const photos = new Map<string, PhotoFile | Wording>();
  for (const { file, path } of listPhotos(report)) {
    if (file === undefined) {
      problems.push(problemAt(source, path, messages.missing()));
      continue;
    }
    const known = photos.get(file) ?? (await readPhoto(folder, file));
    photos.set(file, known);
    if ('code' in known) problems.push(problemAt(source, [...path, 'file'], known));
  }
  return { problems, photos: [...photos.values()].filter((photo): photo is PhotoFile => !('code' in photo)) };
}
