/**
 * `tuban rebuild`: makes the products again from what an archive file carries, and compares. The
 * archive file is compared with itself; the other products with those that lie in its output folder.
 */
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readBytes, showPath } from '../lib/files.ts';
import { sha256 } from '../lib/hash.ts';
import { makeOwnFolder, removeLeftovers } from '../lib/leftovers.ts';
import { hasErrors, ProblemError, type Problem } from '../lib/problem.ts';
import type { Manifest, Product } from '../manifest/manifest.ts';
import { build } from './build.ts';
import { filesOf, writeFiles } from './extract.ts';
import type { BuildOptions, ExitCode } from './options.ts';
import { dataFolder, originNames, type OriginManifest } from './origin.ts';
import { isSafeName, manifestIn, readArchiveFile, readParts } from './origin-read.ts';
import { version } from './version.ts';

export interface RebuildOptions extends Pick<BuildOptions, 'only' | 'log' | 'signal'> {
  /** Archive PDF. */
  file: string;
  /** Folder in which files lie that the archive does not carry: the report's, or one of reports. */
  data?: string;
  /** Keeps the products here; without it they are thrown away when compared. */
  out?: string;
}

/** same: byte for byte. alone: made, but there is nothing to compare it with. */
export type Likeness = 'same' | 'differs' | 'alone';

export interface RebuildResult {
  exitCode: ExitCode;
  report: string;
  products: { path: string; kind: Product['kind']; likeness: Likeness; sha256: string }[];
  problems: Problem[];
}

const prefix = 'tuban-rebuild-';

/** @throws ProblemError (exit 2) when the products would take the place of those that they are compared with. */
function checkOut({ file, out }: RebuildOptions, report: string): void {
  if (out === undefined || !path.resolve(file).startsWith(path.resolve(out, report) + path.sep)) return;
  throw new ProblemError({
    code: 'rebuild-over', severity: 'error', message: `--out ${showPath(out)} is where ${showPath(file)} lies.`, remedy: 'Name another folder, so that what is compared is not overwritten.',
  }, 2);
}

/** A file of the report that is not carried, from the folder that the user names. */
async function bringInput(input: OriginManifest['inputs'][number], report: string, data: string | undefined): Promise<Uint8Array | Problem> {
  const places = data === undefined || !isSafeName(input.path) ? [] : [path.join(data, report, input.path), path.join(data, input.path)];
  for (const place of places) {
    const read = await readBytes(place, 2_000_000_000);
    if ('bytes' in read && sha256(read.bytes) === input.sha256) return read.bytes;
  }
  return {
    code: 'input-missing', severity: 'error',
    message: data === undefined ? `${input.path} is not carried: no licence is given for it.` : `${input.path} is not in ${showPath(data)}, or is another file there.`,
    remedy: `Name the folder that has it with --data; its SHA-256 is ${input.sha256}.`,
  };
}

/** Everything that the build needs, by name. @throws ProblemError when something is neither carried nor brought. */
async function gatherFiles({ file, data }: RebuildOptions): Promise<{ pdf: Uint8Array; manifest: OriginManifest; files: Map<string, Uint8Array> }> {
  const pdf = await readArchiveFile(file);
  const parts = await readParts(pdf, file);
  const manifest = manifestIn(parts);
  if (!manifest || !isSafeName(manifest.report) || !isSafeName(manifest.inputs[0]?.path ?? '')) {
    throw new ProblemError({
      code: 'archive-without-manifest', severity: 'error', message: `${showPath(file)} does not carry what it was made from (${originNames.manifest}).`,
      remedy: 'Only PDF/A-3 editions made by Tuban do: use the one named …-reading.pdf or …-page.pdf.',
    });
  }
  const files = filesOf(parts);
  const problems: Problem[] = [];
  for (const input of manifest.inputs.filter(({ carried }) => !carried)) {
    const brought = await bringInput(input, manifest.report, data);
    if (brought instanceof Uint8Array) files.set(`${dataFolder(manifest.report)}/${input.path}`, brought);
    else problems.push(brought);
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return { pdf, manifest, files };
}

/** What differs between here and there, and may make other bytes. */
async function checkVersions({ versions }: OriginManifest, made: Manifest, files: Map<string, Uint8Array>): Promise<Problem[]> {
  const rows = [['Tuban', versions.tuban, version], ['Node', versions.node, made.versions.node], ['Chromium', versions.chromium, made.versions.chromium]];
  const others = rows.filter(([, then, now]) => then !== now).map(([name, then, now]) => `${name} ${then}, here ${now}`);
  const fonts = JSON.parse(Buffer.from(files.get(originNames.fonts) ?? []).toString('utf8') || '[]') as { name: string; sha256: string }[];
  const changed = fonts.filter(({ name, sha256: hash }) => !made.fonts.some((font) => font.name === name && font.sha256 === hash)).map(({ name }) => name);
  return [
    ...(others.length > 0 ? [{ code: 'rebuild-versions', severity: 'warning' as const, message: `It was made with ${others.join('; ')}.`, remedy: 'For the same bytes use the same version of Tuban, which brings the rest.' }] : []),
    ...(changed.length > 0 ? [{ code: 'rebuild-fonts', severity: 'warning' as const, message: `Other font files stand here for ${changed.join(', ')}.`, remedy: `${originNames.fonts} in the archive has their hashes.` }] : []),
  ];
}

/** The output folder in which the archive file lies, if it is the report's. */
async function outputFolder(file: string, report: string): Promise<string | undefined> {
  const folder = path.dirname(path.dirname(path.resolve(file)));
  const manifest = path.join(folder, 'manifest.json');
  if (!existsSync(manifest)) return undefined;
  try {
    return (JSON.parse(await readFile(manifest, 'utf8')) as Manifest).report === report ? folder : undefined;
  } catch {
    return undefined;
  }
}

const firstDifference = (a: Uint8Array, b: Uint8Array): number => {
  const least = Math.min(a.length, b.length);
  for (let at = 0; at < least; at++) if (a[at] !== b[at]) return at;
  return least;
};

interface Comparison {
  likeness: Likeness;
  problem?: Problem;
}

async function compareProduct(product: Product, made: string, before: Uint8Array | undefined): Promise<Comparison> {
  if (!before) return { likeness: 'alone' };
  const now = await readFile(made);
  if (Buffer.compare(before, now) === 0) return { likeness: 'same' };
  const at = firstDifference(before, now);
  return {
    likeness: 'differs',
    problem: {
      code: 'rebuild-differs', severity: 'error',
      message: `${product.path} did not come out the same: ${now.length} bytes, before ${before.length}; first difference at byte ${at}.`,
      remedy: 'Use the versions that the archive names, and the same options (--date, press conditions) as the build had.',
    },
  };
}

/** Formats that the report wanted, and the one of this file. */
const formatsOf = ({ outputs, format }: OriginManifest): string[] => [...new Set([...outputs.press, ...outputs.archive, format, ...outputs.cards])];

async function rebuildIn(folder: string, options: RebuildOptions): Promise<RebuildResult> {
  const { file, out = path.join(folder, 'out'), only, log, signal } = options;
  const { pdf, manifest, files } = await gatherFiles(options);
  const { report } = manifest;
  checkOut(options, report);
  await writeFiles(files, folder);
  const built = await build({
    reports: [path.join(folder, dataFolder(report), manifest.inputs[0]!.path)], out, designs: [folder], formats: formatsOf(manifest), ...(manifest.date ? { date: manifest.date } : {}),
    ...(only ? { only } : {}), ...(log ? { log } : {}), ...(signal ? { signal } : {}),
  });
  const made = path.resolve(out, report);
  const failed = built.problems.filter(({ severity }) => severity === 'error');
  const listed = built.reports.flatMap(({ products }) => products);
  if (listed.length === 0) return { exitCode: 1, report, products: [], problems: failed };
  const written = JSON.parse(await readFile(path.join(made, 'manifest.json'), 'utf8')) as Manifest;
  const problems = [...await checkVersions(manifest, written, files), ...failed];
  const folderBefore = await outputFolder(file, report);
  const products: RebuildResult['products'] = [];
  for (const product of listed) {
    const isFile = product.kind === 'archive' && product.format === manifest.format;
    const read = isFile || folderBefore === undefined ? undefined : await readBytes(path.join(folderBefore, product.path), 2_000_000_000);
    const before = isFile ? pdf : read && 'bytes' in read ? read.bytes : undefined;
    const { likeness, problem } = await compareProduct(product, path.join(made, product.path), before);
    products.push({ path: product.path, kind: product.kind, likeness, sha256: product.sha256 });
    if (problem) problems.push(problem);
  }
  return { exitCode: hasErrors(problems) ? 1 : 0, report, products, problems };
}

/**
 * @throws ProblemError when the file carries no origin, or not all of it, or cannot be read (exit 2).
 */
export async function rebuild(options: RebuildOptions): Promise<RebuildResult> {
  removeLeftovers(tmpdir(), prefix);
  const folder = makeOwnFolder(tmpdir(), prefix);
  try {
    return await rebuildIn(folder, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
