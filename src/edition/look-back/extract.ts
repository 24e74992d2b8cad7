/**
 * `tuban extract`: writes out what an archive file carries, as a folder that can be built: `data/` with
 * the report, `templates/` and `styles/`, and the other parts beside them.
 */
import { rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolders, readBytes, showPath } from '../../lib/files.ts';
import { sha256 } from '../../lib/hash.ts';
import { isInnerPath, pathInside } from '../../lib/names.ts';
import { hasErrors, ProblemError, type Problem, says } from '../../lib/problem.ts';
import type { Extracted } from '../../archive/extract.ts';
import type { OptionsOf } from '../commands.ts';
import type { ExitCode } from '../options.ts';
import { usualPress } from '../make/press-options.ts';
import { dataFolder, originNames, profileFolder, type OriginManifest } from '../make/origin.ts';
import { manifestIn, readArchiveFile, readParts, unpackDesigns, unsafeProblem } from './origin-read.ts';
import { writeProblem } from '../write/staging.ts';

export interface ExtractOptions extends OptionsOf<'extract'> {
  /** Archive PDF. */
  file: string;
}

export interface ExtractResult {
  exitCode: ExitCode;
  /** Absolute path of the folder written to. */
  folder: string;
  files: {
    name: string;
    bytes: number;
    sha256: string;
    mime: string;
    relationship: string;
    description: string;
    intact: boolean;
  }[];
  /** Arguments of `tuban` that build the same products from the folder. */
  build: string[];
  problems: Problem[];
}

export const damagedProblem = ({ name }: Extracted): Problem => ({
  code: 'part-damaged',
  severity: 'error',
  ...says({
    en: [
      `“${name}” is not as it was embedded: size or checksum differ.`,
      'Fetch the file again from where it is kept.',
    ],
    zh: [`“${name}”和嵌入时不一样：大小或校验值不符。`, '到保存的地方重新取一份。'],
  }),
});

/**
 * Writes a file where none is; the same file may be there already. @throws ProblemError (exit 2) where
 * another one is.
 */
async function writeNew(folder: string, name: string, bytes: Uint8Array): Promise<boolean> {
  const file = await pathInside(folder, name);
  const there = await readBytes(file, 2_000_000_000);
  if ('bytes' in there && sha256(there.bytes) === sha256(bytes)) return false;
  if (!('reason' in there && there.reason === 'missing')) {
    throw new ProblemError(
      {
        code: 'extract-in-the-way',
        severity: 'error',
        ...says({
          en: [
            `${showPath(file)} is there already and differs from the file in the archive.`,
            'Name an empty folder with --out; nothing is overwritten.',
          ],
          zh: [`已经有 ${showPath(file)}，和存档里的不同。`, '用 --out 写一个空文件夹；已有的文件不覆盖。'],
        }),
      },
      2,
    );
  }
  try {
    await makeFolders(path.dirname(file));
    // "wx": a link that leads nowhere is no place to write.
    await writeFile(file, bytes, { flag: 'wx' });
    return true;
  } catch (error) {
    throw writeProblem(file, error, {
      en: 'Nothing was left of what was written before it.',
      zh: '先写的也都收回了。',
    });
  }
}

/** Takes back what was written, and the folders that are empty then: all is written, or nothing. */
async function removeAll(folder: string, names: string[]): Promise<void> {
  for (const name of names) {
    await rm(path.join(folder, name), { force: true });
    for (let above = path.dirname(name); above !== '.'; above = path.dirname(above))
      await rmdir(path.join(folder, above)).catch(() => undefined);
  }
  await rmdir(folder).catch(() => undefined);
}

/**
 * Parts by the names under which they are written, the designs also unpacked.
 * @param file Where they come from. @throws ProblemError for designs that cannot be unpacked.
 */
export async function filesOf(parts: Extracted[], file: string): Promise<Map<string, Uint8Array>> {
  const files = new Map(
    parts
      .filter(({ name, bytes, intact }) => isInnerPath(name) && (intact || bytes.length > 0))
      .map(({ name, bytes }) => [name, bytes]),
  );
  const designs = files.get(originNames.designs);
  for (const [name, bytes] of Object.entries(designs ? await unpackDesigns(designs, file) : {}))
    if (!files.has(name)) files.set(name, bytes);
  return files;
}

/**
 * Writes every file of `files` below the folder. @throws ProblemError (exit 2) when one cannot be written.
 */
export async function writeFiles(files: Map<string, Uint8Array>, folder: string): Promise<void> {
  const written: string[] = [];
  try {
    for (const [name, bytes] of files) if (await writeNew(folder, name, bytes)) written.push(name);
  } catch (error) {
    await removeAll(folder, written);
    throw error;
  }
}

/** A photo that may not be handed on has to be put where the build looks for it. */
const notCarried = ({ report, inputs }: OriginManifest, folder: string): Problem[] =>
  inputs
    .filter(({ carried }) => !carried)
    .map(({ path: name, sha256: hash }) => ({
      code: 'input-missing',
      severity: 'note',
      ...says({
        en: [
          `${name} is not carried: no licence is given for it.`,
          `To build, put it into ${showPath(path.join(folder, dataFolder(report)))}; its SHA-256 is ${hash}.`,
        ],
        zh: [
          `存档没有带 ${name}：它没有写许可。`,
          `要出产品，把它放进 ${showPath(path.join(folder, dataFolder(report)))}；它的 SHA-256 是 ${hash}。`,
        ],
      }),
    }));

/** Date and press options as they were, without those that a build takes by itself. */
function buildArguments(origin: OriginManifest | undefined, folder: string): string[] {
  const [page] = origin?.products ?? [];
  const stamp = page?.release ?? page?.press;
  const profile = origin?.parts.find(({ name }) => name.startsWith(`${profileFolder}/`))?.name;
  return [
    'build',
    '--data',
    showPath(path.join(folder, 'data')),
    ...(origin?.date ? ['--date', origin.date] : []),
    ...(stamp?.plant === undefined ? [] : ['--plant', stamp.plant]),
    ...(stamp && stamp.condition !== usualPress.condition ? ['--condition', stamp.condition] : []),
    ...(stamp && stamp.standard !== usualPress.standard ? ['--standard', stamp.standard] : []),
    ...(page?.release ? ['--release'] : []),
    ...(profile === undefined ? [] : ['--profile', showPath(path.join(folder, profile))]),
  ];
}

/**
 * @throws ProblemError when the file cannot be read or carries nothing, or when its parts cannot be
 * written.
 */
export async function extract({ file, out }: ExtractOptions): Promise<ExtractResult> {
  const parts = await readParts(await readArchiveFile(file), file);
  if (parts.length === 0) {
    throw new ProblemError({
      code: 'archive-empty',
      severity: 'error',
      ...says({
        en: [
          `${showPath(file)} carries no files.`,
          'Only PDF/A-3 editions carry their origin: use the one named …-reading.pdf or …-page.pdf.',
        ],
        zh: [
          `${showPath(file)} 没有带文件。`,
          '只有 PDF/A-3 存档带着来源：用名称是 …-reading.pdf 或 …-page.pdf 的那个。',
        ],
      }),
    });
  }
  const folder = path.resolve(out ?? path.basename(file).replace(/\.pdf$/i, ''));
  if (folder === path.resolve(file)) {
    throw new ProblemError(
      {
        code: 'usage',
        severity: 'error',
        ...says({
          en: [`${showPath(file)} cannot be a file and a folder.`, 'Name a folder with --out.'],
          zh: [`${showPath(file)} 不能既是文件又是文件夹。`, '用 --out 写一个文件夹。'],
        }),
      },
      2,
    );
  }
  const files = await filesOf(parts, file);
  await writeFiles(files, folder);
  const origin = manifestIn(parts);
  const problems = [
    ...(origin ? notCarried(origin, folder) : []),
    ...parts.filter(({ intact }) => !intact).map(damagedProblem),
    ...parts.filter(({ name }) => !isInnerPath(name)).map(({ name }) => unsafeProblem(name)),
  ];
  return {
    exitCode: hasErrors(problems) ? 1 : 0,
    folder,
    problems,
    build: buildArguments(origin, folder),
    files: parts
      .filter(({ name }) => files.has(name))
      .map(({ bytes, ...part }) => ({ ...part, bytes: bytes.length, sha256: sha256(bytes) })),
  };
}
