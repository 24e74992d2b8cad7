/**
 * Type: which font files there are, and what a document gets of them.
 *
 * Chromium gets each face as one static TrueType file, subset to the characters of the report. That
 * keeps the PDF's text layer right (with whole CJK fonts, glyphs shared with radicals are mapped to
 * the radical code points), keeps punctuation squeezing, and takes a 14 MB face to 0.3 MB.
 */
import { existsSync, readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { sha256 } from '../lib/hash.ts';
import { isInnerPath } from '../lib/names.ts';
import { ProblemError } from '../lib/problem.ts';
import { readCached, writeCached } from './cache.ts';
import { readDesign } from './read.ts';
import { findIn, programRoot, type SearchPath } from './search.ts';

const faceSchema = z
  .strictObject({
    family: z.string(),
    weight: z.int().min(100).max(900),
    script: z
      .enum(['han', 'latin'])
      .optional()
      .describe('loaded only for reports in this script; for all when left out'),
    package: z
      .string()
      .refine(isInnerPath, { error: 'give a file inside a package, e.g. @scope/name/file.ttf' })
      .optional(),
    file: z.string().optional(),
    name: z.string(),
    licence: z.string(),
  })
  .refine((face) => (face.package === undefined) !== (face.file === undefined), {
    error: 'A face has either a package or a file',
    abort: true,
  });
const fontsSchema = z.strictObject({ faces: z.array(faceSchema).min(1) });

export interface Face {
  family: string;
  weight: number;
  script?: 'han' | 'latin' | undefined;
  name: string;
  licence: string;
  /** Absolute path of the whole font file, and its hash. */
  path: string;
  sha256: string;
}

/** A face with its whole file, which is only read where no cut of it is kept. */
export type WholeFace = Face & { whole: () => Promise<Uint8Array> };

/** A face cut down to one report's characters. */
export interface SubsetFace extends Face {
  bytes: Uint8Array;
}

/** A file inside an installed package, wherever npm hoisted it. */
export const packageFile = (file: string): string => {
  for (let folder = programRoot; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', file);
    if (existsSync(candidate) || path.dirname(folder) === folder) return candidate;
  }
};

async function readList(search: SearchPath): Promise<{ file: string; faces: z.infer<typeof faceSchema>[] }> {
  const file = findIn(search.styles, 'fonts.yaml')!;
  return { file, ...(await readDesign(file, fontsSchema)) };
}

/** Names of the families of `styles/fonts.yaml`, each once. @throws ProblemError for a malformed list. */
export const readFamilies = async (search: SearchPath): Promise<string[]> => [
  ...new Set((await readList(search)).faces.map(({ family }) => family)),
];

/**
 * The faces of `styles/fonts.yaml`.
 * @throws ProblemError (exit 2) for a face whose file is missing; exit 1 for everything that is wrong in the
 * list, at its line.
 */
export async function readFaces(search: SearchPath): Promise<WholeFace[]> {
  const { file: list, faces } = await readList(search);
  return Promise.all(
    faces.map(async ({ package: inPackage, file, ...face }) => {
      const full = inPackage ? packageFile(inPackage) : path.resolve(path.dirname(list), file!);
      if (!existsSync(full)) {
        throw new ProblemError(
          {
            code: 'font-missing',
            severity: 'error',
            message: `The font file of ${face.name} is not at ${full}.`,
            remedy: inPackage
              ? 'Run "npm ci", which brings the fonts.'
              : `Put the file there, or correct ${list}.`,
          },
          2,
        );
      }
      return { ...face, path: full, sha256: await hashFile(full), whole: () => readFile(full) };
    }),
  );
}

/**
 * SHA-256 of a font file; kept between builds under what the system says of the file, since there are 65 MB
 * of them.
 */
async function hashFile(file: string): Promise<string> {
  const { size, mtimeMs, ctimeMs, ino } = await stat(file);
  const name = sha256([file, size, mtimeMs, ctimeMs, ino].join('\n'));
  const kept = await readCached('hashes', name);
  if (kept) return Buffer.from(kept).toString('latin1');
  const hash = sha256(await readFile(file));
  await writeCached('hashes', name, Buffer.from(hash, 'latin1'));
  return hash;
}

/** Part of the names of kept cuts: another version of the package may cut otherwise. */
const cutter = (
  JSON.parse(readFileSync(packageFile('subset-font/package.json'), 'utf8')) as { version: string }
).version;

async function cutFace({ whole, ...face }: WholeFace, text: string): Promise<SubsetFace> {
  const name = sha256([face.sha256, cutter, text].join('\n'));
  const kept = await readCached('faces', name);
  if (kept) return { ...face, bytes: kept };
  const { default: subsetFont } = await import('subset-font');
  const bytes = await subsetFont(Buffer.from(await whole()), text, { targetFormat: 'truetype' });
  await writeCached('faces', name, bytes);
  return { ...face, bytes };
}

/** Cuts each face to `characters`; a face that has none of them still stands, with a space. */
export async function subsetFaces(faces: WholeFace[], characters: string): Promise<SubsetFace[]> {
  const text = [...new Set(characters)].sort().join('') + ' ';
  const subsets: SubsetFace[] = [];
  for (const face of faces) subsets.push(await cutFace(face, text));
  return subsets;
}
