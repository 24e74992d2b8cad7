/**
 * From a report's folder to a checked report: read, schema, checks. All problems at once, in the
 * order of the file.
 */
import { basename, dirname } from 'node:path';
import type { InputFile } from '../lib/files.ts';
import { isReportName } from '../lib/names.ts';
import { hasErrors, ProblemError, type Problem } from '../lib/problem.ts';
import { locateReport, nameReport, readReportBytes } from '../report/locate.ts';
import { parseSource } from '../report/read.ts';
import type { Source } from '../report/source.ts';
import { checkArt } from './check-art.ts';
import { checkPhotos, type PhotoFile } from './check-photos.ts';
import { checkReport } from './check.ts';
import { checkShape } from './check-shape.ts';
import type { Issue } from './shape-context.ts';
import { shapeMessages } from './messages.ts';
import { valueAt } from './place.ts';
import { readFactsFile } from './facts-file.ts';
import { readMaps } from './map-file.ts';
import { readSeriesFiles } from './series-file.ts';
import { reportSchema, type Report } from './report.ts';
import { spellFiles } from './spell-files.ts';

export type { InputFile, PhotoFile };

interface LoadedFiles {
  /** Name of the report: its folder's, or its file's where that is not called "report". */
  id: string;
  /** Absolute path of the folder. */
  folder: string;
  /** The files read; paths are relative to `folder`. */
  inputs: InputFile[];
  /** In the order of the file. An error among them means that nothing should be made. */
  problems: Problem[];
}

/**
 * `report` is there as soon as its shape is right, even when checks found errors. `photos` are those
 * that can be read, with their pixels.
 */
export type LoadedReport = LoadedFiles &
  (
    | { report: Report; source: Source; photos: PhotoFile[] }
    | { report?: undefined; source?: Source | undefined; photos?: undefined }
  );

/** More problems than this of one file are only counted. */
const mostProblems = 200;

const byPlace = (a: Problem, b: Problem): number =>
  (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);

/** Problems in the order of the report's file; those of another, such as its art, come last. */
function arrange(problems: Problem[], file?: string): Problem[] {
  const apart = ({ place }: Problem): number => (place && file !== undefined && place.file !== file ? 1 : 0);
  const sorted = [...problems].sort((a, b) => apart(a) - apart(b) || byPlace(a, b));
  if (sorted.length <= mostProblems) return sorted;
  const errors = sorted.filter((problem) => problem.severity === 'error');
  const kept = (errors.length > mostProblems ? errors : sorted).slice(0, mostProblems);
  const { place } = kept.at(-1)!;
  return [...kept, { ...shapeMessages.more(sorted.length - mostProblems), ...(place && { place }) }];
}

/** What is wrong with the name that the report's products will carry. */
function checkName(id: string): Problem[] {
  return isReportName(id) ? [] : [shapeMessages.folderName(id)];
}

/** JSON has no comments, so a report in JSON names its schema in a field of its own. */
function withoutSchemaName(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || !('$schema' in value)) return value;
  const { $schema: _, ...rest } = value;
  return rest;
}

/** A value without the fields that a schema does not know; the others are looked at all the same. */
function withoutUnknown(value: unknown, issues: readonly Issue[]): unknown {
  const copy: unknown = structuredClone(value);
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const holder = valueAt(copy, issue.path);
    if (holder !== null && typeof holder === 'object')
      for (const key of issue.keys) delete (holder as Record<string, unknown>)[key];
  }
  return copy;
}

/**
 * The schema's word on a source; places that could not be read are not complained of again. A field that is
 * not known hides no other fault: the report is there without it.
 */
function readShape(source: Source): { report?: Report; problems: Problem[] } {
  const value = withoutSchemaName(source.value);
  const parsed = reportSchema.safeParse(value);
  if (parsed.success && !hasErrors(source.problems))
    return { report: parsed.data, problems: source.problems };
  const told = new Set(source.problems.map(({ place }) => `${place?.line}:${place?.column}`));
  const shape = parsed.success
    ? []
    : checkShape(parsed.error.issues, source).filter(
        ({ place }) => !told.has(`${place?.line}:${place?.column}`),
      );
  const problems = [...source.problems, ...shape];
  if (parsed.success || hasErrors(source.problems)) return { problems };
  const known = reportSchema.safeParse(withoutUnknown(value, parsed.error.issues));
  return { problems, ...(known.success && { report: known.data }) };
}

/**
 * Decimals as typed: 100.0 is printed with one, although 100 is the same number. The schema's data
 * cannot know; the file does.
 */
function keepDecimals(report: Report, source: Source): void {
  for (const [id, fact] of Object.entries(report.facts)) {
    if (fact.digits !== undefined || fact.value === null) continue;
    const typed = /^[-+]?\d*\.(\d+)$/.exec(source.rawOf(['facts', id, 'value']) ?? '')?.[1] ?? '';
    if (typed.endsWith('0') && typed.length <= 6) fact.digits = typed.length;
  }
}

async function findFile(path: string): Promise<{ file: string; bytes: Uint8Array } | Problem[]> {
  try {
    const file = await locateReport(path);
    return { file, bytes: await readReportBytes(file) };
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}

function readSourceOrProblems(file: string, bytes: Uint8Array): Source | Problem[] {
  try {
    return parseSource(file, bytes);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}

/**
 * Reads and checks the report in a folder, or in the file at the path. Never throws for what an
 * editor can mend: see `problems`.
 */
export async function loadReport(folderOrFile: string): Promise<LoadedReport> {
  const read = await findFile(folderOrFile);
  if (Array.isArray(read)) return { id: '', folder: '', inputs: [], problems: read };
  const { file, bytes } = read;
  const id = nameReport(file);
  const files = { id, folder: dirname(file) };
  const written = readSourceOrProblems(file, bytes);
  if (Array.isArray(written)) return { ...files, inputs: [], problems: arrange(written) };
  const { source: withFacts, input: table } = await readFactsFile(written, files.folder);
  const { source: withSeries, inputs: tables } = await readSeriesFiles(withFacts, files.folder);
  const { source, inputs: maps } = await readMaps(withSeries, files.folder);
  const input = { path: basename(file), bytes: source.bytes, sha256: source.sha256 };
  const { report, problems } = readShape(source);
  const named = checkName(id);
  if (!report) return { ...files, source, inputs: [input], problems: arrange([...named, ...problems]) };
  keepDecimals(report, source);
  await spellFiles(report, files.folder);
  const { problems: photoProblems, photos } = await checkPhotos(report, { source, folder: files.folder });
  const { problems: artProblems, inputs: drawings } = await checkArt(report, {
    source,
    folder: files.folder,
  });
  const inputs = [
    input,
    ...(table ? [table] : []),
    ...tables,
    ...maps,
    ...photos.map(({ path, bytes: size, sha256 }) => ({ path, bytes: size, sha256 })),
    ...drawings,
  ];
  const found = [...named, ...problems, ...checkReport(report, source), ...photoProblems, ...artProblems];
  return { ...files, report, source, inputs, photos, problems: arrange(found, source.file) };
}
