/**
 * How the press pages were made, from their stamps in the manifest: for which press, as proofs or for
 * the plate. Pages made alike are made again together.
 */
import { searchPath } from '../../design/search.ts';
import { readBytes, showPath } from '../../lib/files.ts';
import { sha256 } from '../../lib/hash.ts';
import { ProblemError, type Problem } from '../../lib/problem.ts';
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
  lacks: string;
  remedy: string;
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
      lacks: `${plant === undefined ? '' : `the plant "${plant}" and `}the press condition "${condition}", which is not whole here`,
      remedy: 'A condition of the newsroom’s own is carried when it and its profile lie in styles/press.',
    };
  if (own.profile.head.sha256 === hash) return {};
  const read = given === undefined ? undefined : await readBytes(given, 2_000_000_000);
  if (given !== undefined && read && 'bytes' in read && sha256(read.bytes) === hash)
    return { profile: given };
  const instead =
    given === undefined
      ? ''
      : `; ${showPath(given)} is ${read && 'bytes' in read ? 'another one' : 'not readable'}`;
  return {
    lacks: `the profile “${name}”, which the archive does not carry${instead}`,
    remedy: `Name the profile with --profile; its SHA-256 is ${hash}.`,
  };
}

async function batchOf(stamp: Stamp, pages: Product[], places: ProfilePlaces): Promise<PressBatch> {
  const { plant, condition, release } = stamp;
  const standard = pressStandards.find((known) => known === stamp.standard);
  const found = standard
    ? await findProfile(stamp, places)
    : {
        lacks: `the standard "${stamp.standard}", which is not known here`,
        remedy: 'Rebuild with the version of Tuban that the archive names.',
      };
  const recipe = {
    ...(plant === undefined ? {} : { plant }),
    condition,
    release,
    ...(standard ? { standard } : {}),
    ...('profile' in found ? { profile: found.profile } : {}),
  };
  if (!('lacks' in found)) return { pages, recipe };
  const message = `Not compared: ${pages.map(({ path }) => path).join(', ')}, made with ${found.lacks}.`;
  return {
    pages,
    recipe,
    problem: { code: 'rebuild-uncompared', severity: 'error', message, remedy: found.remedy },
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
