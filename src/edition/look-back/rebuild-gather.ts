/** What a rebuild starts from: the archive file, and the files in it and beside it. */
import path from 'node:path';
import { readBytes, showPath } from '../../lib/files.ts';
import { sha256 } from '../../lib/hash.ts';
import { isInnerPath, isReportName } from '../../lib/names.ts';
import { ProblemError, type Problem, says } from '../../lib/problem.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { damagedProblem, filesOf } from './extract.ts';
import { readManifest } from './manifest-read.ts';
import { dataFolder, originNames, type OriginManifest } from '../make/origin.ts';
import { manifestIn, readArchiveFile, readParts } from './origin-read.ts';

export interface Gathered {
  pdf: Uint8Array;
  origin: OriginManifest;
  /** Everything that the build needs, by name. */
  files: Map<string, Uint8Array>;
}

/** A file of the report that is not carried, from the folder that the user names. */
async function bringInput(
  input: OriginManifest['inputs'][number],
  report: string,
  data: string | undefined,
): Promise<Uint8Array | Problem> {
  const places =
    data === undefined || !isInnerPath(input.path)
      ? []
      : [path.join(data, report, input.path), path.join(data, input.path)];
  for (const place of places) {
    const read = await readBytes(place, 2_000_000_000);
    if ('bytes' in read && sha256(read.bytes) === input.sha256) return read.bytes;
  }
  return {
    code: 'input-missing',
    severity: 'error',
    ...says({
      en: [
        data === undefined
          ? `${input.path} is not carried: no licence is given for it.`
          : `${input.path} is not in ${showPath(data)}, or differs there from the file that was used.`,
        `Name the folder that has it with --data; its SHA-256 is ${input.sha256}.`,
      ],
      zh: [
        data === undefined
          ? `存档没有带 ${input.path}：它没有写许可。`
          : `${showPath(data)} 里没有 ${input.path}，或和当时用的不同。`,
        `用 --data 指明有它的文件夹；它的 SHA-256 是 ${input.sha256}。`,
      ],
    }),
  };
}

/**
 * @throws ProblemError when something is damaged or neither carried nor brought, or the file carries no
 * origin, or (exit 2) cannot be read.
 */
export async function gatherFiles(file: string, data: string | undefined): Promise<Gathered> {
  const pdf = await readArchiveFile(file);
  const parts = await readParts(pdf, file);
  const origin = manifestIn(parts);
  if (!origin || !isReportName(origin.report) || !isInnerPath(origin.inputs[0]?.path ?? '')) {
    throw new ProblemError({
      code: 'archive-without-manifest',
      severity: 'error',
      ...says({
        en: [
          `${showPath(file)} does not carry what it was made from (${originNames.manifest}).`,
          'Only PDF/A-3 editions made by Tuban do: use the one named …-reading.pdf or …-page.pdf.',
        ],
        zh: [
          `${showPath(file)} 没有带制作它的材料（${originNames.manifest}）。`,
          '只有图版做的 PDF/A-3 存档带着：用名称是 …-reading.pdf 或 …-page.pdf 的那个。',
        ],
      }),
    });
  }
  const files = await filesOf(parts, file);
  const problems: Problem[] = parts.filter(({ intact }) => !intact).map(damagedProblem);
  for (const input of origin.inputs.filter(({ carried }) => !carried)) {
    const brought = await bringInput(input, origin.report, data);
    if (brought instanceof Uint8Array) files.set(`${dataFolder(origin.report)}/${input.path}`, brought);
    else problems.push(brought);
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return { pdf, origin, files };
}

export interface OutputFolder {
  folder: string;
  manifest: Manifest;
}

/** The output folder in which the archive file lies, if it is the report's. */
export async function outputFolder(file: string, report: string): Promise<OutputFolder | undefined> {
  const folder = path.dirname(path.dirname(path.resolve(file)));
  const manifest = await readManifest(folder);
  return manifest?.report === report ? { folder, manifest } : undefined;
}
