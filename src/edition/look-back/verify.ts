/**
 * `tuban verify`: are the products still those that the build wrote? A report's output folder by its
 * manifest, every file of it; an archive PDF by itself, its rules and its embedded parts.
 */
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { showPath } from '../../lib/files.ts';
import { hasErrors, ProblemError, type Problem } from '../../lib/problem.ts';
import type { ExitCode } from '../options.ts';
import { isBag, verifyBag } from './bag.ts';
import { manifestName } from './manifest-read.ts';
import { problem, type Place } from './place.ts';
import { checkAlone } from './verify-file.ts';
import { verifyFile, verifyFolder } from './verify-folder.ts';

export interface VerifyResult {
  exitCode: ExitCode;
  places: Place[];
  problems: Problem[];
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
