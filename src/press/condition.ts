/**
 * Press conditions: what a plant can print, as data from `styles/press/conditions.yaml`, with the
 * output profile read and ready. A newsroom's own file adds to ours and replaces by name.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { namedSchema } from '../design/name.ts';
import { readDesign } from '../design/read.ts';
import type { SearchPath } from '../design/search.ts';
import { findClosest } from '../lib/closest.ts';
import { readBytes } from '../lib/files.ts';
import { ProblemError } from '../lib/problem.ts';
import type { Separator } from './ink/separator.ts';
import { readIcc, type IccHead } from './profile/icc.ts';
import { readSeparator } from './profile/read-separator.ts';

const positive = z.number().positive();
const percent = z.number().min(0).max(400);

const limitsSchema = z.strictObject({
  ink: z.strictObject({ ceiling: percent, target: percent }),
  rule: z.strictObject({ least: positive, reversed: positive, several: positive }),
  type: z.strictObject({ least: positive, reversed: positive, reversedSeveral: positive, several: positive }),
  tint: z.strictObject({ least: percent, most: percent }),
  ground: percent,
  ppi: z.strictObject({ least: positive, best: positive, most: positive }),
  lineArt: z.strictObject({ least: positive, best: positive }).default({ least: 550, best: 800 }),
  gain: percent,
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
  registry?: string;
  builtIn: boolean;
}

export interface PressCondition extends PressLimits {
  name: string;
  label: string;
  profile: PressProfile;
  separator: Separator;
}

/** What a job changes: the plant's own profile and single limits. */
export type OwnCondition = { profile?: string } & { [key in keyof PressLimits]?: Partial<PressLimits[key]> };

type Stated = z.infer<typeof conditionSchema> & { name: string; file: string };

/** All conditions, the user's own first. @throws ProblemError for everything that is wrong, at its line. */
export async function readConditions(search: SearchPath): Promise<Stated[]> {
  const found = new Map<string, Stated>();
  for (const folder of search.styles) {
    const file = path.join(folder, 'press', 'conditions.yaml');
    if (!existsSync(file)) continue;
    const listed = await readDesign(file, namedSchema(conditionSchema));
    for (const [name, stated] of Object.entries(listed))
      if (!found.has(name)) found.set(name, { ...stated, name, file });
  }
  return [...found.values()];
}

/**
 * @param own The job's changes; a profile path is taken as it is, or from the current folder.
 * @throws ProblemError when there is no such condition or its profile cannot be used.
 */
export async function readCondition(
  name: string,
  search: SearchPath,
  own: OwnCondition = {},
): Promise<PressCondition> {
  const all = await readConditions(search);
  const stated = all.find((condition) => condition.name === name);
  if (!stated) {
    const near = findClosest(
      name,
      all.map((condition) => condition.name),
    );
    throw new ProblemError({
      code: 'condition-unknown',
      severity: 'error',
      message: `There is no press condition "${name}".`,
      remedy: `${near ? `Did you mean "${near}"? ` : ''}Use one of ${all.map((condition) => condition.name).join(', ')}, or add it to styles/press/conditions.yaml.`,
    });
  }
  const { file, profile: profileFile, identifier, note, registry, label, ...limits } = stated;
  const profilePath =
    own.profile === undefined ? path.resolve(path.dirname(file), profileFile) : path.resolve(own.profile);
  const { bytes, head } = await readProfile(profilePath);
  const profile: PressProfile =
    own.profile === undefined
      ? {
          path: profilePath,
          bytes,
          head,
          identifier,
          note,
          ...(registry ? { registry } : {}),
          builtIn: /^Tuban generic/.test(head.description),
        }
      : {
          path: profilePath,
          bytes,
          head,
          identifier: head.description || path.basename(profilePath),
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

function merged(limits: PressLimits, own: OwnCondition): PressLimits {
  const result = Object.fromEntries(
    Object.entries(limits).map(([key, value]) => {
      const change = (own as Record<string, unknown>)[key];
      return [
        key,
        change === undefined
          ? value
          : typeof value === 'object'
            ? { ...value, ...(change as object) }
            : change,
      ];
    }),
  );
  return limitsSchema.parse(
    Object.fromEntries(Object.entries(result).filter(([key]) => key in limitsSchema.shape)),
  );
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
