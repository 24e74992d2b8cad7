/** `tuban separations`: the plates of a PDF, its ink map and its soft proof as pictures in a folder. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { searchPath, type SearchPath } from '../design/search.ts';
import { showPath } from '../lib/files.ts';
import { ProblemError, type Problem } from '../lib/problem.ts';
import { openPdf } from '../press/pdf/objects.ts';
import { mediaOf, pagesOf } from '../press/plates/plates.ts';
import { separations, type NamedPicture } from '../press/separations.ts';
import { pressCondition, readPressOptions } from './make/make-press.ts';
import type { OptionsOf } from './commands.ts';
import type { ExitCode } from './options.ts';
import { readPdfFile, unreadable } from './preflight-file.ts';
import { writeProblem } from './write/staging.ts';

export interface SeparationsRequest extends Omit<OptionsOf<'separations'>, 'data'> {
  file: string;
  /** Where press conditions are looked up; Tuban's own when left out. */
  search?: SearchPath;
}

export interface SeparationsResult {
  exitCode: ExitCode;
  /** Absolute path of the folder written to. */
  folder: string;
  pages: number;
  pictures: { name: string; bytes: number }[];
  problems: Problem[];
}

const usualDpi = 100;
/** Pixels of a page that the plates are held for in memory: 4 bytes each, and as much again for a picture. */
const mostPixels = 100_000_000;

/** @throws ProblemError (exit 2) for a page that is too large at the resolution. */
async function checkSize(pdf: Uint8Array, file: string, dpi: number): Promise<void> {
  const areas = pagesOf(await openPdf(pdf))
    .map((page) => mediaOf(page))
    .map(({ x0, y0, x1, y1 }) => ((x1 - x0) * (y1 - y0)) / 72 ** 2);
  const most = Math.max(0, ...areas);
  if (most * dpi ** 2 <= mostPixels) return;
  const fits = Math.floor(Math.sqrt(mostPixels / most));
  throw new ProblemError(
    {
      code: 'plates-too-large',
      severity: 'error',
      message: `A page of ${showPath(file)} has ${Math.round((most * dpi ** 2) / 1e6)} million pixels at ${dpi} per inch.`,
      remedy: `Use --dpi ${fits} or less.`,
    },
    2,
  );
}

async function writePictures(pictures: NamedPicture[], folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const { name, png } of pictures) await writeFile(path.join(folder, name), png);
  } catch (error) {
    throw writeProblem(folder, error);
  }
}

async function drawPictures(
  request: SeparationsRequest,
  pdf: Uint8Array,
  leftOut: string[],
): Promise<NamedPicture[]> {
  const { file, search = searchPath(), dpi = usualDpi } = request;
  const condition = await pressCondition(await readPressOptions(request, search), search);
  try {
    await checkSize(pdf, file, dpi);
    return await separations(pdf, { condition, dpi, leftOut: (what) => leftOut.push(what) });
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(
      unreadable(
        file,
        error instanceof Error ? error.message.replace(/\.$/, '') : String(error),
        'Export it again, without a password.',
      ),
      2,
    );
  }
}

/**
 * @throws ProblemError (exit 2) for a file that cannot be drawn, a condition that there is not, or a folder
 * that cannot be written.
 */
export async function separateFile(request: SeparationsRequest): Promise<SeparationsResult> {
  const { file, out } = request;
  const folder = path.resolve(out ?? `${path.basename(file).replace(/\.pdf$/i, '')}-plates`);
  const leftOut: string[] = [];
  const pictures = await drawPictures(request, await readPdfFile(file), leftOut);
  await writePictures(pictures, folder);
  return {
    exitCode: 0,
    folder,
    pages: pictures.length / 6,
    pictures: pictures.map(({ name, png }) => ({ name, bytes: png.length })),
    problems: leftOut.map((what): Problem => ({
      code: 'plates-incomplete',
      severity: 'warning',
      message: `The pictures of ${showPath(file)} do not show everything: ${what} is left out.`,
      remedy: 'Look at that part in the proof of the plate maker.',
    })),
  };
}
