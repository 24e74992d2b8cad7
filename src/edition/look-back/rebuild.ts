/**
 * `tuban rebuild`: makes the products again from what an archive file carries, and compares. The
 * archive file is compared with itself; the others with those that lie in its output folder, and
 * where it lies alone, its press pages with the hashes that it records.
 */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { readFormats } from '../../design/format.ts';
import { searchPath } from '../../design/search.ts';
import { showPath } from '../../lib/files.ts';
import { sha256 } from '../../lib/hash.ts';
import { makeTemporaryFolder } from '../../lib/leftovers.ts';
import { hasErrors, ProblemError, says, type Problem } from '../../lib/problem.ts';
import type { Product, ProductKind } from '../../manifest/manifest.ts';
import { build } from '../build.ts';
import { writeFiles } from './extract.ts';
import { readManifest } from './manifest-read.ts';
import type { OptionsOf } from '../commands.ts';
import { productKinds, type BuildOptions, type ExitCode, type Limit } from '../options.ts';
import { archiveNames } from '../make/archive-formats.ts';
import { dataFolder, profileFolder } from '../make/origin.ts';
import {
  checkLaterBuild,
  checkVersions,
  compareProduct,
  type Likeness,
  type Reference,
} from './rebuild-compare.ts';
import { bagSource, isBag } from './bag.ts';
import { gatherFiles, outputFolder } from './rebuild-gather.ts';
import { pressBatches, type PressRecipe } from './rebuild-press.ts';

export type { Likeness } from './rebuild-compare.ts';

/**
 * `data`: folder in which files lie that the archive does not carry, the report's or one of reports. `profile`:
 * the ICC profile that press pages were made with, where the archive does not carry it. `out` keeps the
 * products; without it they are thrown away when compared.
 */
export interface RebuildOptions extends OptionsOf<'rebuild'>, Pick<BuildOptions, 'log' | 'signal'> {
  /** Archive PDF, or the folder of a package. */
  file: string;
}

export interface RebuildResult {
  exitCode: ExitCode;
  report: string;
  /** `sha256` of what was made now; none where nothing was. */
  products: { path: string; kind: ProductKind; likeness: Likeness; sha256?: string }[];
  problems: Problem[];
}

const prefix = 'tuban-rebuild-';

/**
 * @throws ProblemError (exit 2) when the products would take the place of those that they are compared
 * with.
 */
function checkOut({ file, out }: RebuildOptions, report: string): void {
  if (out === undefined || !path.resolve(file).startsWith(path.resolve(out, report) + path.sep)) return;
  throw new ProblemError(
    {
      code: 'rebuild-over',
      severity: 'error',
      ...says({
        en: [
          `--out ${showPath(out)} is where ${showPath(file)} lies.`,
          'Name another folder, so that what is compared is not overwritten.',
        ],
        zh: [
          `--out ${showPath(out)} 就是 ${showPath(file)} 所在的地方。`,
          '换个文件夹，免得要比较的被盖掉。',
        ],
      }),
    },
    2,
  );
}

/** Products that there were: by the list of the folder, or where the file lies alone by its record. */
const productsBefore = ({ gathered: { origin }, beside }: Reference): Product[] =>
  beside?.manifest.products ?? origin.products;

/** What there is to compare, this file first. */
function limitOf(making: Making): Limit {
  const before = productsBefore(making);
  const ofKind = (kind: ProductKind) => before.filter((product) => product.kind === kind);
  const formats = (kind: ProductKind) => [...new Set(ofKind(kind).map(({ format }) => format))];
  return {
    press: formats('press'),
    archive: [making.gathered.origin.path, ...ofKind('archive').map(({ path: name }) => name)],
    cards: formats('cards'),
  };
}

/** Kinds that are asked for and of which there is something to compare. */
function kindsThere(making: Making): ProductKind[] {
  const kinds = new Set<ProductKind>(['archive', ...productsBefore(making).map(({ kind }) => kind)]);
  return making.kinds.filter((kind) => kinds.has(kind));
}

const nothingThere = ({ file, kinds }: Making): ProblemError =>
  new ProblemError({
    code: 'rebuild-nothing',
    severity: 'error',
    ...says({
      en: [
        `${showPath(file)} has nothing of ${kinds.join(', ')} to compare with: no such product is on record.`,
        'Rebuild what is there, or build the report for other products: tuban extract tells how.',
      ],
      zh: [
        `${showPath(file)} 没有记着 ${kinds.join('、')} 类的产品，没有可比的。`,
        '重做有的，或另出产品：怎样做，tuban extract 会说。',
      ],
    }),
  });

/** Archive format and page of an archive product: "page-tabloid" is "page" of the tabloid. */
const archiveParts = (format: string): string[] =>
  archiveNames.flatMap((name) =>
    format === name ? [name] : format.startsWith(`${name}-`) ? [name, format.slice(name.length + 1)] : [],
  );

/**
 * Formats that the report wants, that of this file, and those that were made besides, as far as the carried
 * designs know them.
 */
async function formatsOf({
  gathered: {
    origin: { outputs, format, page, products },
  },
  beside,
  folder,
}: Making): Promise<string[]> {
  const { pages, cards } = await readFormats(searchPath([folder], true));
  const known = new Set([...[...pages, ...cards].map(({ name }) => name), ...archiveNames]);
  const besides = [...products, ...(beside?.manifest.products ?? [])].flatMap(({ kind, format: name }) =>
    kind === 'archive' ? archiveParts(name) : [name],
  );
  return [
    ...new Set([
      ...outputs.press,
      ...outputs.archive,
      format,
      ...(page === undefined ? [] : [page]),
      ...outputs.cards,
      ...besides.filter((name) => known.has(name)),
    ]),
  ];
}

interface Making extends Reference {
  options: RebuildOptions;
  /** Of the unpacked archive. */
  folder: string;
  out: string;
  kinds: readonly ProductKind[];
}

/** SHA-256 and path of every profile that the archive carries. */
const carriedProfiles = ({ gathered: { files }, folder }: Making): Map<string, string> =>
  new Map(
    [...files]
      .filter(([name]) => name.startsWith(`${profileFolder}/`))
      .map(([name, bytes]) => [sha256(bytes), path.join(folder, name)]),
  );

interface Made {
  /** By path; what is made later stands in the place of what was made before. */
  products: Map<string, Product>;
  problems: Problem[];
}

/** What is no press page cannot be released, and is the same without it. */
async function buildWith(
  making: Making,
  { release, ...recipe }: PressRecipe,
  { only, formats, made }: { only: ProductKind[]; formats: string[]; made: Made },
): Promise<void> {
  const {
    options: { log, signal },
    gathered: { origin },
    folder,
    out,
  } = making;
  if (only.length === 0) return;
  const built = await build({
    reports: [path.join(folder, dataFolder(origin.report), origin.inputs[0]!.path)],
    out,
    designs: [folder],
    foreignDesigns: true,
    only,
    formats,
    ...recipe,
    ...(release && only.includes('press') ? { release } : {}),
    record: origin.products,
    limit: limitOf(making),
    ...(origin.date ? { date: origin.date } : {}),
    ...(log ? { log } : {}),
    ...(signal ? { signal } : {}),
  });
  for (const product of built.reports.flatMap(({ products }) => products))
    made.products.set(product.path, product);
  made.problems.push(...built.problems.filter(({ severity }) => severity === 'error'));
}

/**
 * Everything, with the press pages made as the archive records; then, in their place, pages that were
 * made otherwise. Pages whose profile is not to be had are left out.
 */
async function makeAgain(making: Making): Promise<Made> {
  const {
    gathered: { origin },
    options,
    folder,
    kinds,
  } = making;
  const places = { designs: folder, carried: carriedProfiles(making), given: options.profile };
  const [recorded] = await pressBatches(origin.products, places);
  const batches = kinds.includes('press') ? await pressBatches(productsBefore(making), places) : [];
  const able = batches.filter(({ problem }) => !problem);
  const unable = batches.filter(({ problem }) => problem);
  const main = [recorded, ...able].find((batch) => batch && !batch.problem)?.recipe ?? {};
  const made: Made = { products: new Map(), problems: [] };
  const hasPress = unable.length === 0 || able.length > 0;
  await buildWith(making, main, {
    only: kindsThere(making).filter((kind) => kind !== 'press' || hasPress),
    formats: await formatsOf(making),
    made,
  });
  for (const { recipe, pages } of able.filter(
    (batch) => JSON.stringify(batch.recipe) !== JSON.stringify(main),
  )) {
    await buildWith(making, recipe, { only: ['press'], formats: pages.map(({ format }) => format), made });
  }
  for (const { path: name } of unable.flatMap(({ pages }) => pages)) made.products.delete(name);
  made.problems.push(...unable.flatMap(({ problem }) => problem ?? []));
  return made;
}

const notMade = (names: string[]): Problem => ({
  code: 'rebuild-uncompared',
  severity: 'warning',
  ...says({
    en: [
      `${names.join(', ')} could not be compared: the rebuild made no such product.`,
      'The data and designs in this archive do not ask for it. Rebuild it from an archive file of the build that made it.',
    ],
    zh: [
      `${names.join('、')} 没法比较：重做时没有出这个产品。`,
      '这个存档里的数据和设计不要它。用做它的那一次的存档文件来重做。',
    ],
  }),
});

async function compareAll(making: Making, made: Made): Promise<Pick<RebuildResult, 'products' | 'problems'>> {
  const result: Pick<RebuildResult, 'products' | 'problems'> = { products: [], problems: [] };
  for (const product of made.products.values()) {
    const { likeness, problem } = await compareProduct(
      product,
      path.join(making.out, making.gathered.origin.report, product.path),
      making,
    );
    result.products.push({ path: product.path, kind: product.kind, likeness, sha256: product.sha256 });
    if (problem) result.problems.push(problem);
  }
  const missing = productsBefore(making).filter(
    ({ path: name, kind }) => making.kinds.includes(kind) && !made.products.has(name),
  );
  result.products.push(
    ...missing.map(({ path: name, kind }) => ({ path: name, kind, likeness: 'uncompared' as const })),
  );
  if (missing.length > 0 && made.problems.length === 0)
    result.problems.push(notMade(missing.map(({ path: name }) => name)));
  return result;
}

async function rebuildIn(folder: string, options: RebuildOptions): Promise<RebuildResult> {
  const { file, data, out = path.join(folder, 'out'), only = [...productKinds] } = options;
  const gathered = await gatherFiles(file, data);
  const { origin, files } = gathered;
  const { report } = origin;
  checkOut(options, report);
  await writeFiles(files, folder);
  const making: Making = {
    options,
    gathered,
    beside: await outputFolder(file, report),
    file,
    folder,
    out,
    kinds: only,
  };
  if (kindsThere(making).length === 0) throw nothingThere(making);
  const made = await makeAgain(making);
  const written = await readManifest(path.resolve(out, report));
  if (!written) return { exitCode: 1, report, products: [], problems: made.problems };
  const { products, problems: differences } = await compareAll(making, made);
  const later =
    making.beside && products.some(({ likeness }) => likeness === 'differs')
      ? checkLaterBuild(origin, making.beside)
      : [];
  const problems = [...checkVersions(origin, written, files), ...later, ...made.problems, ...differences];
  return { exitCode: hasErrors(problems) ? 1 : 0, report, products, problems };
}

/**
 * Every archive PDF of a package is made again, with the dataset that lies beside them or that the user names;
 * what else was made with them is asked of the first.
 */
async function rebuildBag(asked: RebuildOptions): Promise<RebuildResult> {
  const { files, data } = await bagSource(asked.file);
  const { only = [...productKinds] } = asked;
  const results: RebuildResult[] = [];
  for (const [index, file] of files.entries()) {
    const wanted = only.filter((kind) => index === 0 || kind === 'archive');
    // A build takes the place of the one before it: each further file has a folder of its own.
    const own =
      index > 0 && asked.out !== undefined ? { out: path.join(asked.out, path.basename(file, '.pdf')) } : {};
    if (wanted.length > 0)
      results.push(await rebuildOne({ ...asked, ...own, file, data: asked.data ?? data, only: wanted }));
  }
  return {
    exitCode: results.reduce<ExitCode>((worst, { exitCode }) => (exitCode > worst ? exitCode : worst), 0),
    report: results[0]!.report,
    products: results.flatMap(({ products }) => products),
    problems: results
      .flatMap(({ problems }) => problems)
      .filter(({ message }, at, all) => all.findIndex((one) => one.message === message) === at),
  };
}

async function rebuildOne(options: RebuildOptions): Promise<RebuildResult> {
  const folder = makeTemporaryFolder(prefix);
  try {
    return await rebuildIn(folder, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @throws ProblemError when the file carries no origin, or not all of it, or cannot be read (exit 2).
 */
export const rebuild = (asked: RebuildOptions): Promise<RebuildResult> =>
  isBag(asked.file) ? rebuildBag(asked) : rebuildOne(asked);
