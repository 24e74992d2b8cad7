/** `tuban separations`: the plates of a PDF, its ink map and its soft proof as pictures in a folder. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Both } from '../lib/languages.ts';
import { searchPath, type SearchPath } from '../design/search.ts';
import { makeFolders, showPath } from '../lib/files.ts';
import { ProblemError, type Problem, says } from '../lib/problem.ts';
import type { NamedPicture } from '../press/separations.ts';
import { apart } from './apart/apart.ts';
import { readPressOptions } from './make/press-options.ts';
import type { OptionsOf } from './commands.ts';
import type { ExitCode } from './options.ts';
import { readPdfFile, unreadable, damaged, exportAgain } from './preflight-file.ts';
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
async function writePictures(pictures: NamedPicture[], folder: string): Promise<void> {
  try {
    await makeFolders(folder);
    for (const { name, png } of pictures) await writeFile(path.join(folder, name), png);
  } catch (error) {
    throw writeProblem(folder, error);
  }
}

async function drawPictures(
  request: SeparationsRequest,
  pdf: Uint8Array,
): Promise<{ pictures: NamedPicture[]; leftOut: Both[] }> {
  const { file, search = searchPath(), dpi = usualDpi } = request;
  const options = await readPressOptions(request, search);
  try {
    return await apart('separations', { pdf, file, options, search, dpi }, { file, size: pdf.length });
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(unreadable(file, damaged, exportAgain), 2);
  }
}

/**
 * @throws ProblemError (exit 2) for a file that cannot be drawn, a condition that there is not, or a folder
 * that cannot be written.
 */
export async function separateFile(request: SeparationsRequest): Promise<SeparationsResult> {
  const { file, out } = request;
  const folder = path.resolve(out ?? `${path.basename(file).replace(/\.pdf$/i, '')}-plates`);
  const { pictures, leftOut } = await drawPictures(request, await readPdfFile(file));
  await writePictures(pictures, folder);
  return {
    exitCode: 0,
    folder,
    pages: pictures.length / 6,
    pictures: pictures.map(({ name, png }) => ({ name, bytes: png.length })),
    problems: leftOut.map((what): Problem => ({
      code: 'plates-incomplete',
      severity: 'warning',
      ...says({
        en: [
          `The pictures of ${showPath(file)} do not show everything: ${what.en} is left out.`,
          'Look at that part in the proof of the plate maker.',
        ],
        zh: [`${showPath(file)} 的图片没有画全，少了：${what.zh}。`, '这部分看制版机出的样。'],
      }),
    })),
  };
}
