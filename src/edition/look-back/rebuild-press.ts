/**
 * How the press pages were made, from their stamps in the manifest: for which press, as proofs or for
 * the plate. Pages made alike are made again together.
 */
import type { Both } from '../../lib/languages.ts';
import { searchPath } from '../../design/search.ts';
import { readBytes, showPath } from '../../lib/files.ts';
import { sha256 } from '../../lib/hash.ts';
import { ProblemError, type Problem, says } from '../../lib/problem.ts';
import type { PressStamp, Product } from '../../manifest/manifest.ts';
import { pressCondition, readPressOptions } from '../make/press-options.ts';
import { pressStandards, type BuildOptions } from '../options.ts';

export type PressRecipe = Pick<BuildOptions, 'plant' | 'condition' | 'standard' | 'release' | 'profile'>;

/** Pages of one making; `problem` says why they cannot be made again. */
export interface PressBatch {
  pages: Product[];
  recipe: PressRecipe;
  problem?: Problem;
}

export interface ProfilePlaces {
  /** Folder with the designs that the archive carries. */
  designs: string;
  /** Paths of the profiles that the archive carries, by SHA-256. */
  carried: Map<string, string>;
  /** Path that the user gives. */
  given: string | undefined;
}

interface Stamp extends PressStamp {
  release: boolean;
}

const stampOf = ({ press, release }: Product): Stamp | undefined =>
  release ? { ...release, release: true } : press && { ...press, release: false };

interface Lack {
  /** What the pages were made with, and why that is not to be had. */
  lacks: Both;
  remedy: Both;
}

/** The condition alone where its own profile is the one; otherwise where the profile lies. */
async function findProfile(
  { plant, condition, profile: { name, sha256: hash } }: Stamp,
  { designs, carried, given }: ProfilePlaces,
): Promise<{ profile?: string } | Lack> {
  const kept = carried.get(hash);
  if (kept !== undefined) return { profile: kept };
  const search = searchPath([designs], true);
  const own = await readPressOptions({ plant, condition }, search)
    .then((options) => pressCondition(options, search))
    .catch((error: unknown) => {
      if (error instanceof ProblemError) return undefined;
      throw error;
    });
  if (!own)
    return {
      lacks: {
        en: `${plant === undefined ? '' : `the plant "${plant}" and `}the press condition "${condition}", which is not whole here`,
        zh: `${plant === undefined ? '' : `印厂“${plant}”和`}印刷条件“${condition}”，这里不全`,
      },
      remedy: {
        en: 'A condition of the newsroom’s own is carried when it and its profile lie in styles/press.',
        zh: '报社自己的印刷条件和特性文件放在 styles/press 里，存档才会带上。',
      },
    };
  if (own.profile.head.sha256 === hash) return {};
  const read = given === undefined ? undefined : await readBytes(given, 2_000_000_000);
  if (given !== undefined && read && 'bytes' in read && sha256(read.bytes) === hash)
    return { profile: given };
  const isRead = read !== undefined && 'bytes' in read;
  const instead: Both =
    given === undefined
      ? { en: '', zh: '' }
      : {
          en: `; ${showPath(given)} is ${isRead ? 'another one' : 'not readable'}`,
          zh: `；${showPath(given)} ${isRead ? '是另一个' : '读不出来'}`,
        };
  return {
    lacks: {
      en: `the profile “${name}”, which the archive does not carry${instead.en}`,
      zh: `特性文件“${name}”，存档没有带${instead.zh}`,
    },
    remedy: {
      en: `Name the profile with --profile; its SHA-256 is ${hash}.`,
      zh: `用 --profile 指明特性文件；它的 SHA-256 是 ${hash}。`,
    },
  };
}

async function batchOf(stamp: Stamp, pages: Product[], places: ProfilePlaces): Promise<PressBatch> {
  const { plant, condition, release } = stamp;
  const standard = pressStandards.find((known) => known === stamp.standard);
  const found = standard
    ? await findProfile(stamp, places)
    : {
        lacks: {
          en: `the standard "${stamp.standard}", which is not known here`,
          zh: `这里不认识的标准“${stamp.standard}”`,
        },
        remedy: {
          en: 'Rebuild with the version of Tuban that the archive names.',
          zh: '用存档里写的那一版图版来重做。',
        },
      };
  const recipe = {
    ...(plant === undefined ? {} : { plant }),
    condition,
    release,
    ...(standard ? { standard } : {}),
    ...('profile' in found ? { profile: found.profile } : {}),
  };
  if (!('lacks' in found)) return { pages, recipe };
  return {
    pages,
    recipe,
    problem: {
      code: 'rebuild-uncompared',
      severity: 'error',
      ...says({
        en: [
          `Not compared: ${pages.map(({ path }) => path).join(', ')}, made with ${found.lacks.en}.`,
          found.remedy.en,
        ],
        zh: [
          `没有比较 ${pages.map(({ path }) => path).join('、')}：制作时用了${found.lacks.zh}。`,
          found.remedy.zh,
        ],
      }),
    },
  };
}

/** Press pages by how they were made, in the order given; a page without a stamp stands in none. */
export async function pressBatches(products: Product[], places: ProfilePlaces): Promise<PressBatch[]> {
  const groups = new Map<string, { stamp: Stamp; pages: Product[] }>();
  for (const product of products) {
    const stamp = product.kind === 'press' ? stampOf(product) : undefined;
    if (!stamp) continue;
    const key = JSON.stringify([
      stamp.plant,
      stamp.condition,
      stamp.profile.sha256,
      stamp.standard,
      stamp.release,
    ]);
    const group = groups.get(key) ?? { stamp, pages: [] };
    groups.set(key, group);
    group.pages.push(product);
  }
  return Promise.all([...groups.values()].map(({ stamp, pages }) => batchOf(stamp, pages, places)));
}
