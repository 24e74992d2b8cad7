/**
 * Plants, as data from `styles/press/plants.yaml`: how a plant wants its files. A newsroom's own file adds
 * to ours and replaces by name.
 */
import path from 'node:path';
import { z } from 'zod';
import type { SearchPath } from '../design/search.ts';
import type { InkSet } from './ink/ink-set.ts';
import { readListed, type NamedList } from './named-list.ts';

const percent = z.number().min(0).max(100);

/** Parts of a file's name that the plant's pattern may ask for. */
const nameParts = ['report', 'format', 'paper', 'date', 'edition', 'section', 'page'] as const;
export type NamePart = (typeof nameParts)[number];

const pattern = z
  .string()
  .min(1)
  .refine(
    (text) =>
      (text.match(/\{(\w*)\}/g) ?? []).every((part) => nameParts.some((name) => part === `{${name}}`)),
    {
      error: `名称里可以用${nameParts.map((name) => `{${name}}`).join('、')}。 A name may hold ${nameParts.map((name) => `{${name}}`).join(', ')}.`,
    },
  )
  .refine((text) => !/[\\/:*?"<>|]/.test(text.replace(/\{\w+\}/g, '')), {
    error: '文件名里不能有 \\ / : * ? " < > |。 A name of a file holds none of \\ / : * ? " < > |.',
  });

const plantSchema = z
  .strictObject({
    label: z.string(),
    condition: z.string().default('newsprint-coldset').describe('press condition, by name'),
    profile: z.string().optional().describe('the plant’s own ICC profile; path from this file'),
    standard: z.enum(['x-4', 'x-1a']).default('x-4'),
    rules: z.string().default('own-page').describe('set of preflight rules, by name'),
    marks: z.boolean().default(true).describe('false: no marks and no slug'),
    bleed: z
      .number()
      .min(0)
      .max(20)
      .optional()
      .describe('mm that the file keeps; that of the format when left out'),
    pages: z.enum(['together', 'apart']).default('together').describe('apart: one PDF a page'),
    naming: pattern.optional().describe('of the files, without .pdf'),
    pictures: z
      .enum(['inks', 'rgb'])
      .default('inks')
      .describe('rgb: photos keep RGB with its profile (PDF/X-4)'),
    inks: z
      .union([
        z.enum(['process', 'black']),
        z.strictObject({ spot: z.string().min(1), cmyk: z.tuple([percent, percent, percent, percent]) }),
      ])
      .default('process')
      .describe('black, or black and a spot ink, for pages that are not in colour'),
    plates: z
      .strictObject({
        dpi: z.int().min(36).max(2540),
        bits: z.union([z.literal(1), z.literal(8)]).default(8),
        screen: z.number().min(20).max(300).default(100).describe('lines per inch of 1-bit plates'),
      })
      .optional()
      .describe('a TIFF of every plate'),
    presetting: z.boolean().default(false).describe('a CIP3 PPF file of each page, for the ink keys'),
    ticket: z.boolean().default(false).describe('an XJDF job ticket beside the pages'),
  })
  .refine(({ pictures, standard }) => pictures === 'inks' || standard === 'x-4', {
    path: ['pictures'],
    error: 'PDF/X-1a 不收 RGB：照片保持 RGB 只能用 x-4。 PDF/X-1a takes no RGB: photos stay RGB in x-4 only.',
  })
  .refine(({ pictures, inks }) => pictures === 'inks' || inks === 'process', {
    path: ['pictures'],
    error:
      '只用一两种油墨的版面，照片印黑色："rgb" 只用于四色。 On a sheet of one or two inks photos are in black: "rgb" is for process inks.',
  });

type Stated = z.infer<typeof plantSchema>;

export type PlateRequest = NonNullable<Stated['plates']>;

/** `profile`: absolute path. `bleed`: mm. `naming`: pattern of the names of files. */
export interface Plant extends Omit<Stated, 'inks'> {
  name: string;
  inks: InkSet;
}

const list: NamedList<Stated> = {
  file: 'plants.yaml',
  what: { en: 'plant', zh: '印厂' },
  code: 'plant-unknown',
  schema: plantSchema,
};

/** The plant of whoever names none: sheets with marks, all pages of a report in one file. */
export const usualPlant = 'usual';

/** @throws ProblemError when there is no such plant, or the list is wrong. */
export async function readPlant(name: string, search: SearchPath): Promise<Plant> {
  const { file, ...stated } = await readListed(list, name, search);
  return {
    ...stated,
    inks: stated.inks as InkSet,
    ...(stated.profile === undefined ? {} : { profile: path.resolve(path.dirname(file), stated.profile) }),
  };
}
