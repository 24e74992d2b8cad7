/** What a build asks of its press pages: by a plant, which single options go before. */
import type { SearchPath } from '../../design/search.ts';
import { ProblemError, type Said, error } from '../../lib/problem.ts';
import { checkStandard, readCondition, type PressCondition } from '../../press/condition.ts';
import { readPlant, usualPlant, type Plant } from '../../press/plant.ts';
import { readRules } from '../../press/preflight/rules.ts';
import { pressStandards, type BuildOptions, type PressStandard } from '../options.ts';

export interface PressOptions {
  /** How the plant wants its files. */
  plant: Plant;
  /** Name of a press condition, and the plant's own profile in place of its. */
  condition: string;
  profile?: string | undefined;
  standard: PressStandard;
  /** false: a proof, whose slug lists what stands open. */
  release: boolean;
}

/** Of a build that asks for nothing else, with the usual plant. */
export const usualPress = { condition: 'newsprint-coldset', standard: 'x-4' } as const;

/**
 * What a build asks for, looked up before anything is made; what it does not ask for is as the plant wants
 * it. @throws ProblemError (exit 2) for a plant, condition, profile or standard that cannot be used.
 */
export async function readPressOptions(
  asked: Pick<BuildOptions, 'plant' | 'condition' | 'profile' | 'standard' | 'release'>,
  search: SearchPath,
): Promise<PressOptions> {
  const plant = await asUsage(readPlant(asked.plant ?? usualPlant, search));
  const standard = asked.standard ?? plant.standard;
  const condition = asked.condition ?? plant.condition;
  // Another condition comes with its own profile.
  const profile = asked.profile ?? (condition === plant.condition ? plant.profile : undefined);
  const options: PressOptions = {
    plant,
    condition,
    standard,
    release: asked.release ?? false,
    ...(profile === undefined ? {} : { profile }),
  };
  if (!pressStandards.includes(standard))
    throw usage('standard-unknown', {
      en: [`There is no standard "${standard}".`, `Use one of ${pressStandards.join(', ')}.`],
      zh: [`没有“${standard}”这个标准。`, `可用：${pressStandards.join('、')}。`],
    });
  if (plant.pictures === 'rgb' && standard !== 'x-4')
    throw usage('standard-rgb', {
      en: [`The plant "${plant.name}" wants photos in RGB, which ${standard} does not take.`, 'Use x-4.'],
      zh: [`印厂“${plant.name}”要 RGB 照片，${standard} 不允许。`, '用 x-4。'],
    });
  const isUsual = Object.entries(asked).every(([key, value]) => key === 'release' || value === undefined);
  if (isUsual) return options;
  await asUsage(pressCondition(options, search).then((known) => checkStandard(known, options.standard)));
  await asUsage(readRules(plant.rules, search));
  return options;
}

const usage = (code: string, said: Said): ProblemError => new ProblemError(error(code, said), 2);

/** What a command line names and there is not is a fault of usage. @throws ProblemError (exit 2) */
export const asUsage = <T>(read: Promise<T>): Promise<T> =>
  read.catch((thrown: unknown) => {
    throw thrown instanceof ProblemError ? new ProblemError(thrown.problems, 2) : thrown;
  });

export const pressCondition = (
  { condition, profile }: Pick<PressOptions, 'condition' | 'profile'>,
  search: SearchPath,
): Promise<PressCondition> => readCondition(condition, search, profile === undefined ? {} : { profile });
