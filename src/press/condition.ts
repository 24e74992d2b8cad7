/**
 * Press conditions: what a plant can print, as data from `styles/press/conditions.yaml`, with the
 * output profile read and ready. A newsroom's own file adds to ours and replaces by name.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { fileOfList, type SearchPath } from '../design/search.ts';
import { readBytes } from '../lib/files.ts';
import { ProblemError } from '../lib/problem.ts';
import type { Separator } from './ink/separator.ts';
import { readList, readListed, type Listed, type NamedList } from './named-list.ts';
import { readIcc, type IccHead } from './profile/icc.ts';
import { readSeparator } from './profile/read-separator.ts';

const positive = z.number().positive();
const percent = z.number().min(0).max(400);

const ink = { ceiling: percent, target: percent };
const rule = z.strictObject({ least: positive, reversed: positive, several: positive });
const type = z.strictObject({
  least: positive,
  reversed: positive,
  reversedSeveral: positive,
  several: positive,
});
const tint = z.strictObject({ least: percent, most: percent });
const ppi = z.strictObject({ least: positive, best: positive, most: positive });
const lineArt = z.strictObject({ least: positive, best: positive });
const leastArea = z
  .number()
  .nonnegative()
  .max(10_000)
  .describe('mm²: smaller places over the ceiling are let pass');

const limitsSchema = z.strictObject({
  ink: z.strictObject({ ...ink, leastArea: leastArea.default(0) }),
  rule,
  type,
  tint,
  ground: percent,
  ppi,
  lineArt: lineArt.default({ least: 550, best: 800 }),
  gain: percent,
});

/** Single limits, in place of a condition's. */
export const limitChanges = z.strictObject({
  ink: z
    .strictObject({ ...ink, leastArea })
    .partial()
    .optional(),
  rule: rule.partial().optional(),
  type: type.partial().optional(),
  tint: tint.partial().optional(),
  ground: percent.optional(),
  ppi: ppi.partial().optional(),
  lineArt: lineArt.partial().optional(),
  gain: percent.optional(),
});
const conditionSchema = limitsSchema.extend({
  label: z.string(),
  profile: z.string(),
  identifier: z.string(),
  note: z.string(),
  registry: z.string().optional().describe('e.g. http://www.color.org for an identifier registered there'),
});

export type PressLimits = z.infer<typeof limitsSchema>;

export interface PressProfile {
  /** Absolute path; colour conversion reads the file by it. */
  path: string;
  bytes: Uint8Array;
  head: IccHead;
  /** OutputConditionIdentifier and Info of the output intent. */
  identifier: string;
  note: string;
  /** OutputCondition: what it prints on, in words. */
  label: string;
  registry?: string;
  builtIn: boolean;
  /** Given for the job, in place of the condition’s: it stands for a condition of its own. */
  own?: true;
}

export interface PressCondition extends PressLimits {
  name: string;
  label: string;
  profile: PressProfile;
  separator: Separator;
}

/** What a job changes: the plant's own profile and single limits. */
export type OwnCondition = { profile?: string } & z.infer<typeof limitChanges>;

type Stated = Listed<z.infer<typeof conditionSchema>>;

const list: NamedList<z.infer<typeof conditionSchema>> = {
  file: 'conditions.yaml',
  what: 'press condition',
  code: 'condition-unknown',
  schema: conditionSchema,
};

/** All conditions, the user's own first. @throws ProblemError for everything that is wrong, at its line. */
export const readConditions = (search: SearchPath): Promise<Stated[]> => readList(list, search);

/**
 * @param own The job's changes; a profile path is taken as it is, or from the current folder.
 * @throws ProblemError when there is no such condition or its profile cannot be used.
 */
export async function readCondition(
  name: string,
  search: SearchPath,
  own: OwnCondition = {},
): Promise<PressCondition> {
  const stated = await readListed(list, name, search);
  const { file, profile: profileFile, identifier, note, registry, label, ...limits } = stated;
  const profilePath =
    own.profile === undefined ? fileOfList(file, profileFile, search) : path.resolve(own.profile);
  const { bytes, head } = await readProfile(profilePath);
  const profile: PressProfile =
    own.profile === undefined
      ? {
          path: profilePath,
          bytes,
          head,
          identifier,
          note,
          label,
          ...(registry ? { registry } : {}),
          builtIn: /^Tuban generic/.test(head.description),
        }
      : {
          path: profilePath,
          bytes,
          head,
          identifier: head.description || path.basename(profilePath),
          label: head.description || path.basename(profilePath),
          own: true,
          note: `Profile supplied for this job: ${head.description || path.basename(profilePath)}`,
          builtIn: false,
        };
  return {
    ...merged(limits, own),
    name,
    label,
    profile,
    separator: await separatorOnce(profilePath, bytes, head.sha256),
  };
}

/** The same condition with single limits changed. */
export const withLimits = <T extends PressLimits>(limits: T, own: z.infer<typeof limitChanges>): T => ({
  ...limits,
  ...merged(limits, own),
});

function merged(limits: PressLimits, own: z.infer<typeof limitChanges>): PressLimits {
  const changed = Object.keys(limitsSchema.shape).map((key) => {
    const [value, change] = [limits, own].map((one) => (one as Record<string, unknown>)[key]);
    return [
      key,
      change === undefined || typeof value !== 'object'
        ? (change ?? value)
        : { ...value, ...(change as object) },
    ];
  });
  return limitsSchema.parse(Object.fromEntries(changed));
}

const separators = new Map<string, Promise<Separator>>();

/** By content: a build of many pages reads a profile's tables once. */
function separatorOnce(file: string, bytes: Uint8Array, hash: string): Promise<Separator> {
  const known = separators.get(hash) ?? readSeparator(file, bytes);
  separators.set(hash, known);
  return known;
}

/** Bytes; those of printers have 1 to 10 MB. */
const largestProfile = 100_000_000;

/** @throws ProblemError for a file that is no CMYK output profile. */
async function readProfile(file: string): Promise<{ bytes: Uint8Array; head: IccHead }> {
  const refuse = (code: string, message: string, remedy: string) =>
    new ProblemError({ code, severity: 'error', message, remedy });
  if (!existsSync(file))
    throw refuse(
      'profile-missing',
      `The press profile is not at ${file}.`,
      'Put the printer’s ICC profile there, or correct the path.',
    );
  const read = await readBytes(file, largestProfile);
  if (!('bytes' in read))
    throw refuse(
      'profile-unreadable',
      `${file} cannot be read as a press profile: ${read.reason === 'too-large' ? 'it is larger than 100 MB' : 'it is no ordinary file, or may not be read'}.`,
      'Give the path of the printer’s ICC profile.',
    );
  const { bytes } = read;
  const head = readIcc(bytes);
  if (typeof head === 'string')
    throw refuse(
      'profile-damaged',
      `${file} cannot be used as a press profile: ${head}.`,
      'Ask the printer for the file again; it ends in .icc or .icm.',
    );
  const kind = `“${head.description}” is a profile for ${head.space.trim()}`;
  if (head.space !== 'CMYK')
    throw refuse(
      'profile-not-cmyk',
      `${kind}, not for CMYK (${file}).`,
      'Use the printer’s CMYK output profile; one of a screen or camera cannot separate into plates.',
    );
  if (head.deviceClass !== 'prtr')
    throw refuse(
      'profile-not-output',
      `${kind} of the class "${head.deviceClass}", not of a printing press (${file}).`,
      'Use an output profile (class "prtr"); a device link or abstract profile describes no press.',
    );
  for (const tag of ['A2B0', 'B2A0']) {
    if (!head.tags.has(tag))
      throw refuse(
        'profile-incomplete',
        `“${head.description}” lacks the table ${tag} (${file}).`,
        'Ask the printer for the whole profile; a reduced one can show colours but not separate them.',
      );
  }
  return { bytes, head };
}

/** PDF/X-1a knows ICC up to version 2 only. */
export function checkStandard(condition: PressCondition, standard: 'x-4' | 'x-1a'): void {
  const { head } = condition.profile;
  if (standard === 'x-4' || head.major < 4) return;
  throw new ProblemError({
    code: 'profile-version',
    severity: 'error',
    message: `“${head.description}” is an ICC profile of version ${head.version}; PDF/X-1a takes version 2 only.`,
    remedy: 'Ask the printer for the version 2 profile, or make PDF/X-4.',
  });
}
