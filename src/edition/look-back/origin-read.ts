/** Reads the origin back out of an archive file: its parts, its manifest, its designs unpacked. */
import { z } from 'zod';
import type { Both } from '../../lib/languages.ts';
import type { Extracted } from '../../archive/extract.ts';
import { readBytes, showPath } from '../../lib/files.ts';

import { ProblemError, type Problem, says } from '../../lib/problem.ts';
import type { AccountFile } from '../../account/record.ts';
import { accountFrom } from '../write/account-file.ts';
import { apart } from '../apart/apart.ts';
import { originNames, type OriginManifest } from '../make/origin.ts';

/** Bytes that an archive file may have: a report with hundreds of photos stays far below. */
const archiveLimit = 2_000_000_000;

const reasons = {
  missing: { en: 'is not there', zh: '没有这个文件' },
  forbidden: { en: 'may not be read', zh: '没有读取权限' },
  'not-a-file': { en: 'is no file', zh: '不是文件' },
  'too-large': { en: 'is too large', zh: '太大' },
} satisfies Record<string, Both>;

/** @throws ProblemError (exit 2) when the file cannot be read. */
export async function readArchiveFile(file: string): Promise<Uint8Array> {
  const read = await readBytes(file, archiveLimit);
  if ('bytes' in read) return read.bytes;
  throw new ProblemError(
    {
      code: 'archive-missing',
      severity: 'error',
      ...says({
        en: [
          `${showPath(file)} ${reasons[read.reason].en}.`,
          'Name an archive PDF that Tuban made: out/<report>/archive/….pdf.',
        ],
        zh: [
          `${showPath(file)} ${reasons[read.reason].zh}。`,
          '写图版做的存档 PDF：out/<报告>/archive/….pdf。',
        ],
      }),
    },
    2,
  );
}

/** The embedded files. @throws ProblemError for what is no PDF. */
export async function readParts(pdf: Uint8Array, file: string): Promise<Extracted[]> {
  try {
    return await apart('parts', { pdf }, { file, size: pdf.length });
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError({
      code: 'archive-unreadable',
      severity: 'error',
      ...says({
        en: [`${showPath(file)} cannot be read as a PDF.`, 'Fetch the file again from where it is kept.'],
        zh: [`${showPath(file)} 读不成 PDF。`, '到保存的地方重新取一份。'],
      }),
    });
  }
}

const named = z.looseObject({ path: z.string(), sha256: z.string() });
const stampSchema = z.looseObject({
  condition: z.string(),
  standard: z.string(),
  profile: z.looseObject({ name: z.string(), sha256: z.string() }),
});
const names = z.array(z.string());
const productSchema = named.extend({
  kind: z.string(),
  format: z.string(),
  bytes: z.number(),
  press: stampSchema.optional(),
  release: stampSchema.optional(),
});

/** As far as it is used; whoever made the file may have written anything. */
const manifestSchema = z.looseObject({
  origin: z.literal(1),
  report: z.string(),
  title: z.string(),
  path: z.string(),
  format: z.string(),
  page: z.string().optional(),
  date: z.string().regex(/^(?:\d{4}-\d{2}-\d{2})?$/),
  outputs: z.looseObject({ press: names, archive: names, cards: names }),
  inputs: z.array(named.extend({ carried: z.boolean() })).min(1),
  parts: z.array(z.looseObject({ name: z.string(), sha256: z.string() })),
  products: z.array(productSchema).catch([]),
  versions: z.looseObject({ tuban: z.string(), node: z.string(), chromium: z.string() }),
});

/** The manifest among the parts; undefined where there is none, or none that Tuban wrote. */
export function manifestIn(parts: Extracted[]): OriginManifest | undefined {
  const part = parts.find(({ name }) => name === originNames.manifest);
  try {
    const value = part && (JSON.parse(Buffer.from(part.bytes).toString('utf8')) as OriginManifest);
    const parsed = manifestSchema.safeParse(value);
    if (!value || !parsed.success) return undefined;
    // As it was written: a schema puts fields in another order, and a rebuild records them byte for byte.
    return { ...value, products: parsed.data.products.length > 0 ? value.products : [] };
  } catch {
    return undefined;
  }
}

/** The account of the file's texts among the parts; undefined where there is none that can be used. */
export function accountAmong(parts: Extracted[]): AccountFile | undefined {
  const part = parts.find(({ name }) => name === originNames.account);
  return part && part.bytes.length < accountLimit ? accountFrom(part.bytes) : undefined;
}
/** Bytes; an edition of hundreds of pages stays far below. */
const accountLimit = 50_000_000;

export const unsafeProblem = (name: string): Problem => ({
  code: 'part-name',
  severity: 'error',
  ...says({
    en: [
      `The embedded file ${JSON.stringify(name)} was not written: its name leads out of the folder.`,
      'Tuban makes no such names; do not trust this file.',
    ],
    zh: [
      `没有写出附件 ${JSON.stringify(name)}：它的名称指到文件夹外面。`,
      '图版不会用这样的名称，这个文件不可信。',
    ],
  }),
});

/**
 * Templates and styles by name ("styles/page.css"). @throws ProblemError for a zip that cannot be unpacked, or
 * that takes too much.
 */
export async function unpackDesigns(zip: Uint8Array, file: string): Promise<Record<string, Uint8Array>> {
  try {
    return await apart('designs', { zip }, { file, size: zip.length });
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError({
      code: 'designs-damaged',
      severity: 'error',
      ...says({
        en: [`${originNames.designs} cannot be unpacked.`, 'Fetch the file again from where it is kept.'],
        zh: [`${originNames.designs} 解压不了。`, '到保存的地方重新取一份。'],
      }),
    });
  }
}
