/**
 * Type: which font files there are, and what a document gets of them.
 *
 * Chromium gets each face as one static TrueType file, subset to the characters of the report. That
 * keeps the PDF's text layer right (with whole CJK fonts, glyphs shared with radicals are mapped to
 * the radical code points), keeps punctuation squeezing, and takes a 14 MB face to 0.3 MB.
 */
import { existsSync, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { sha256 } from '../lib/hash.ts';
import { isInnerPath } from '../lib/names.ts';
import { isTraditional } from '../model/language.ts';
import { round } from '../lib/units.ts';
import { ProblemError, says } from '../lib/problem.ts';
import { readAdvances } from './advances.ts';
import { readCached, writeCached } from './cache.ts';
import { readDesign } from './read.ts';
import { hanFamilies } from './families.ts';
import { fileOfList, findIn, readDesignFile, type SearchPath } from './search.ts';
import { programRoot } from '../lib/program.ts';

const faceSchema = z
  .strictObject({
    family: z.string(),
    weight: z.int().min(100).max(900),
    script: z
      .enum(['han', 'hant', 'latin'])
      .optional()
      .describe(
        'loaded only for reports in this script; for all when left out; hant: for traditional characters, in place of the face of its family and weight',
      ),
    package: z
      .string()
      .refine(isInnerPath, {
        error:
          '写软件包里的文件，如 @scope/name/file.ttf。 give a file inside a package, e.g. @scope/name/file.ttf',
      })
      .optional(),
    file: z.string().optional(),
    name: z.string(),
    licence: z.string(),
  })
  .refine((face) => (face.package === undefined) !== (face.file === undefined), {
    error: '字体要么写软件包，要么写文件，只能写一个。 A face has either a package or a file',
    abort: true,
  });
const fontsSchema = z.strictObject({ faces: z.array(faceSchema).min(1) });

export interface Face {
  family: string;
  weight: number;
  script?: 'han' | 'latin' | undefined;
  /** Another stands in its place; it lends only the characters that the report’s own faces lack. */
  standIn?: boolean;
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
  /** Characters that it stands in for, where another face of the family has all others; see `cutForReport`. */
  only?: string;
  /** Size at which it stands beside the other face, 1 for the same. */
  adjust?: number;
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

type Listed = Omit<z.infer<typeof faceSchema>, 'script'> & Pick<Face, 'script' | 'standIn'>;

/** The faces for a language: those of traditional characters stand before others of their family and weight. */
function facesFor(listed: z.infer<typeof faceSchema>[], language: string): Listed[] {
  const common = listed.filter(({ script }) => script !== 'hant') as Listed[];
  if (!isTraditional(language)) return common;
  const own = listed.filter(({ script }) => script === 'hant');
  const isReplaced = ({ family, weight, script }: Listed) =>
    script !== 'latin' && own.some((face) => face.family === family && face.weight === weight);
  return [
    ...own.map((face): Listed => ({ ...face, script: 'han' })),
    ...common.map((face) => (isReplaced(face) ? { ...face, standIn: true } : face)),
  ];
}

/**
 * The faces of `styles/fonts.yaml`, for reports in a language.
 * @throws ProblemError (exit 2) for a face whose file is missing; exit 1 for everything that is wrong in the
 * list, at its line.
 */
export async function readFaces(search: SearchPath, language = ''): Promise<WholeFace[]> {
  const { file: list, faces } = await readList(search);
  return Promise.all(
    facesFor(faces, language).map(async ({ package: inPackage, file, ...face }) => {
      const full = inPackage ? packageFile(inPackage) : fileOfList(list, file!, search);
      if (!existsSync(full)) {
        throw new ProblemError(
          {
            code: 'font-missing',
            severity: 'error',
            ...says({
              en: [
                `The font file of ${face.name} is not at ${full}.`,
                inPackage
                  ? 'Run "npm ci", which brings the fonts.'
                  : `Put the file there, or correct ${list}.`,
              ],
              zh: [
                `${full} 没有 ${face.name} 的字体文件。`,
                inPackage ? '运行“npm ci”，字体随包装好。' : `把文件放到那里，或改正 ${list}。`,
              ],
            }),
          },
          2,
        );
      }
      return {
        ...face,
        path: full,
        sha256: await hashFile(full),
        whole: () => readDesignFile(full, 'binary'),
      };
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
  const hash = sha256(await readDesignFile(file, 'binary'));
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

/**
 * The faces of one report. A report in Han script gets, beside its own faces, those of Latin script for the
 * characters that its own lack: Ł and ř of a guest's name, ₂ of CO₂; and one in traditional characters those of
 * the mainland (为). They join the families that they belong to, so that style sheets know of one family.
 * @param characters What the report prints. @param common What the program prints beside that.
 */
export async function cutForReport(
  every: WholeFace[],
  { script, characters, common }: { script: 'han' | 'latin'; characters: string; common: string },
): Promise<SubsetFace[]> {
  const own = await subsetFaces(
    every.filter((face) => !face.standIn && (face.script === undefined || face.script === script)),
    characters + common,
  );
  const lacking = script === 'han' ? lackedBy(own, characters) : '';
  if (lacking === '') return own;
  const others = every.filter((face) => face.script === 'latin' || face.standIn);
  const lent = new Map<SubsetFace, string>();
  const standIns = (await subsetFaces(others, `${lacking}${sample}`)).flatMap((face): SubsetFace[] => {
    const { widths } = readAdvances(face.bytes);
    const family = hanFamilies[face.family] ?? face.family;
    const host = own.find((one) => one.family === family && one.weight === face.weight);
    if (!host) return [];
    const open = [...lacking].filter((char) => !lent.get(host)?.includes(char));
    const only = open.filter((char) => widths.has(char.codePointAt(0)!)).join('');
    lent.set(host, (lent.get(host) ?? '') + only);
    // Han characters fill their square in every face.
    return only === '' ? [] : [{ ...face, family, only, adjust: face.standIn ? 1 : sizeBeside(face, host) }];
  });
  return [...own, ...standIns];
}

/** The letter by whose width two faces are brought to one size. */
const sample = 'H';

/** Latin letters of a Chinese face are larger than those of the Latin face that they were taken from. */
function sizeBeside(face: SubsetFace, host: SubsetFace): number {
  const [own, other] = [host, face].map(({ bytes }) => {
    const { widths, unitsPerEm } = readAdvances(bytes);
    return (widths.get(sample.codePointAt(0)!) ?? 0) / unitsPerEm;
  });
  return own && other ? round(own / other, 3) : 1;
}

/** "U+141,U+2082", as CSS lists the characters of a face. */
export const unicodeRange = (characters: string): string =>
  [...characters].map((char) => `U+${char.codePointAt(0)!.toString(16).toUpperCase()}`).join(',');

/** Characters that one of the report's families lacks, in the order of their numbers. */
function lackedBy(faces: SubsetFace[], characters: string): string {
  const sans = faces
    .filter(({ family }) => family === 'Tuban Sans')
    .map(({ bytes }) => readAdvances(bytes).widths);
  return [...new Set(characters)]
    .filter((char) => !/\s/.test(char) && sans.some((widths) => !widths.has(char.codePointAt(0)!)))
    .sort()
    .join('');
}
