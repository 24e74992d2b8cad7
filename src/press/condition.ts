/**
 * Press conditions: what a plant can print, as data from `styles/press/conditions.yaml`, with the
 * output profile read and ready. A newsroom's own file adds to ours and replaces by name.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { fileOfList, type SearchPath } from '../design/search.ts';
import { readBytes } from '../lib/files.ts';
import { ProblemError, says, type Said, error } from '../lib/problem.ts';
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
  what: { en: 'press condition', zh: '印刷条件' },
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
  const refuse = (code: string, said: Said) => new ProblemError(error(code, said));
  if (!existsSync(file))
    throw refuse('profile-missing', {
      en: [
        `The press profile is not at ${file}.`,
        'Put the printer’s ICC profile there, or correct the path.',
      ],
      zh: [`${file} 没有印厂的特性文件。`, '把印厂的 ICC 特性文件放到那里，或改正路径。'],
    });
  const read = await readBytes(file, largestProfile);
  if (!('bytes' in read))
    throw refuse('profile-unreadable', {
      en: [
        `${file} cannot be read as a press profile: ${read.reason === 'too-large' ? 'it is larger than 100 MB' : 'it is not an ordinary file, or may not be read'}.`,
        'Give the path of the printer’s ICC profile.',
      ],
      zh: [
        `${file} 读不成特性文件：${read.reason === 'too-large' ? '大于 100 MB' : '不是普通文件，或没有读取权限'}。`,
        '写印厂 ICC 特性文件的路径。',
      ],
    });
  const { bytes } = read;
  const head = readIcc(bytes);
  if (typeof head === 'string')
    throw refuse('profile-damaged', {
      en: [
        `${file} cannot be used as a press profile: ${head}.`,
        'Ask the printer for the file again; it ends in .icc or .icm.',
      ],
      zh: [
        `${file} 不能作特性文件用：文件已损坏，或根本不是特性文件（${head}）。`,
        '请印厂重新给一份，文件以 .icc 或 .icm 结尾。',
      ],
    });
  const kind = `“${head.description}” is a profile for ${head.space.trim()}`;
  if (head.space !== 'CMYK')
    throw refuse('profile-not-cmyk', {
      en: [
        `${kind}, not for CMYK (${file}).`,
        'Use the printer’s CMYK output profile; one of a screen or camera cannot separate into plates.',
      ],
      zh: [
        `“${head.description}”是 ${head.space.trim()} 的特性文件，不是 CMYK 的（${file}）。`,
        '用印厂的 CMYK 输出特性文件；屏幕、相机的不能分色。',
      ],
    });
  if (head.deviceClass !== 'prtr')
    throw refuse('profile-not-output', {
      en: [
        `${kind} of the class "${head.deviceClass}", not of a printing press (${file}).`,
        'Use an output profile (class "prtr"); a device link or abstract profile describes no press.',
      ],
      zh: [
        `“${head.description}”属“${head.deviceClass}”类，不是印刷机的特性文件（${file}）。`,
        '用输出类（“prtr”）的特性文件；设备链接、抽象类的不描述印刷机。',
      ],
    });
  for (const tag of ['A2B0', 'B2A0']) {
    if (!head.tags.has(tag))
      throw refuse('profile-incomplete', {
        en: [
          `“${head.description}” lacks the table ${tag} (${file}).`,
          'Ask the printer for the whole profile; a reduced one can show colours but not separate them.',
        ],
        zh: [
          `“${head.description}”缺 ${tag} 表（${file}）。`,
          '向印厂要完整的特性文件；精简的能看颜色，不能分色。',
        ],
      });
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
    ...says({
      en: [
        `“${head.description}” is an ICC profile of version ${head.version}; PDF/X-1a takes version 2 only.`,
        'Ask the printer for the version 2 profile, or make PDF/X-4.',
      ],
      zh: [
        `“${head.description}”是第 ${head.version} 版的 ICC 特性文件，PDF/X-1a 只允许第 2 版。`,
        '向印厂要第 2 版的特性文件，或出 PDF/X-4。',
      ],
    }),
  });
}
