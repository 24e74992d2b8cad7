/**
 * What an archive edition carries: its dataset, own hero art, photos whose licence allows it, designs,
 * fonts list, queries with their decisions, the facts as data, and a manifest of inputs and versions.
 * The same for the reading edition and the page, whatever else the build makes.
 */
import path from 'node:path';
import type { Attachment } from '../../archive/archive.ts';
import { factsCsv, jsonLd } from '../../archive/catalogue.ts';
import { photosOf } from '../../html/photos.ts';
import { readInput, type InputFile } from '../../lib/inputs.ts';
import { sha256 } from '../../lib/hash.ts';
import { isDataFile } from '../../report/table.ts';
import { accountText } from '../../account/record.ts';
import { readIcc } from '../../press/profile/icc.ts';
import type { FamilyKind, Product } from '../../manifest/manifest.ts';
import type { ReportView } from '../../view/view.ts';
import { packDesigns } from './designs.ts';
import type { Edition } from '../edition.ts';
import { version } from '../version.ts';
import { readDesignFile } from '../../design/search.ts';

/** Names inside the archive; the dataset lies in `data/<report>/`, where a build would look for it. */
export const originNames = {
  manifest: 'manifest.json',
  designs: 'designs.zip',
  fonts: 'fonts.json',
  queries: 'queries.json',
  account: 'account.json',
} as const;

export const dataFolder = (report: string): string => `data/${report}`;

/** Folder of the newsroom's own ICC profile, inside the archive. */
export const profileFolder = 'press';

/** `manifest.json` inside an archive. Of the bytes of the PDF itself it can say nothing. */
export interface OriginManifest {
  origin: 1;
  report: string;
  title: string;
  /**
   * Path of the archive file that this lies in, below the report's output folder; its format, and that of
   * the page in it.
   */
  path: string;
  format: string;
  page?: string;
  /** Date given to the build or in the masthead; "" when neither says. */
  date: string;
  /** Formats that the report wants of each kind. */
  outputs: Record<FamilyKind, string[]>;
  /** Every file that the report was read from; those not carried have to be brought for a rebuild. */
  inputs: (InputFile & { carried: boolean })[];
  /** All other embedded files but the account, which is made of the finished file. */
  parts: { name: string; bytes: number; sha256: string }[];
  /**
   * Press pages as the same build makes them, and as the manifest beside them lists them: their hashes, and
   * for which press they were.
   */
  products: Product[];
  versions: { tuban: string; node: string; chromium: string };
}

const mimeTypes: Record<string, string> = {
  '.yaml': 'application/yaml',
  '.yml': 'application/yaml',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.topojson': 'application/json',
  '.csv': 'text/csv',
  '.tsv': 'text/tab-separated-values',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
};
export const mimeOf = (file: string): string =>
  mimeTypes[path.extname(file).toLowerCase()] ?? 'application/octet-stream';

const json = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');

/** Photos whose licence is given; originals of the others may not be handed on. */
export const licensedPhotos = (view: ReportView): Map<string, string> =>
  new Map(
    photosOf(view).flatMap(({ file, licence }): [string, string][] =>
      file && licence ? [[file, licence]] : [],
    ),
  );

async function inputParts({ loaded, view }: Edition): Promise<Attachment[]> {
  const { words } = view;
  const licences = licensedPhotos(view);
  const [dataset, ...pictures] = loaded.inputs;
  const tables = pictures.filter(({ path: file }) => isDataFile(file));
  const art = pictures.filter(({ path: file }) => file === view.masthead.art || file === view.masthead.logo);
  const named = (input: InputFile) => `${dataFolder(view.id)}/${input.path}`;
  return [
    {
      name: named(dataset!),
      bytes: await readInput(loaded.folder, dataset!),
      mime: mimeOf(dataset!.path),
      relationship: 'Source',
      description: words.dataset!,
    },
    ...(await Promise.all(
      tables.map(async (table): Promise<Attachment> => ({
        name: named(table),
        bytes: await readInput(loaded.folder, table),
        mime: mimeOf(table.path),
        relationship: 'Data',
        description: words.dataset!,
      })),
    )),
    ...(await Promise.all(
      art.map(async (drawing): Promise<Attachment> => ({
        name: named(drawing),
        bytes: await readInput(loaded.folder, drawing),
        mime: mimeOf(drawing.path),
        relationship: 'Supplement',
        description: drawing.path === view.masthead.art ? words.heroArt! : words.logo!,
      })),
    )),
    ...(await Promise.all(
      pictures
        .filter(({ path: file }) => licences.has(file))
        .map(async (photo): Promise<Attachment> => ({
          name: named(photo),
          bytes: await readInput(loaded.folder, photo),
          mime: mimeOf(photo.path),
          relationship: 'Supplement',
          description: `${words.photo}${words.colon}${licences.get(photo.path)}`,
        })),
    )),
  ];
}

async function madeParts({ view, faces, workshop, date }: Edition): Promise<Attachment[]> {
  const { id, words, queries } = view;
  const fonts = faces.map(({ name, family, weight, licence, sha256: hash }) => ({
    name,
    family,
    weight,
    licence,
    sha256: hash,
  }));
  const supplement = (name: string, bytes: Uint8Array, description: string): Attachment => ({
    name,
    bytes,
    mime: 'application/json',
    relationship: 'Supplement',
    description,
  });
  return [
    {
      name: `${id}-facts.csv`,
      bytes: Buffer.from(factsCsv(view), 'utf8'),
      mime: 'text/csv',
      relationship: 'Data',
      description: words.facts!,
    },
    {
      name: `${id}.jsonld`,
      bytes: Buffer.from(jsonLd({ view, date, version, files: [] }), 'utf8'),
      mime: 'application/ld+json',
      relationship: 'Data',
      description: words.catalogue!,
    },
    ...(queries.length > 0 ? [supplement(originNames.queries, json(queries), words.queries!)] : []),
    supplement(originNames.fonts, json(fonts), words.fonts!),
    {
      name: originNames.designs,
      bytes: await packDesigns(workshop.search, view.theme),
      mime: 'application/zip',
      relationship: 'Supplement',
      description: words.designs!,
    },
  ];
}

/**
 * The plant's own profile, so that the press pages can be made again. File name and description are
 * printed in the reading edition, whose fonts hold the report's own characters and ASCII.
 */
async function profilePart(file: string, { view: { words } }: Edition): Promise<Attachment> {
  const bytes = await readDesignFile(file, 'binary');
  const base = path.basename(file).replace(/[^\x20-\x7e]|[\\:]/g, '_');
  const head = readIcc(bytes);
  const title = typeof head !== 'string' && /^[\x20-\x7e]+$/.test(head.description) ? head.description : base;
  return {
    name: `${profileFolder}/${base}`,
    bytes,
    mime: 'application/vnd.iccprofile',
    relationship: 'Supplement',
    description: `ICC${words.colon}${title}`,
  };
}

/**
 * What every archive file of the edition carries.
 * @param profile Path of the ICC profile that the press pages were made with instead of their condition's.
 * @returns The manifest is added for each of them.
 */
export const originParts = async (edition: Edition, profile?: string): Promise<Attachment[]> => [
  ...(await inputParts(edition)),
  ...(await madeParts(edition)),
  ...(profile === undefined ? [] : [await profilePart(profile, edition)]),
];

/** The account of the file itself, so that its texts can be asked again wherever it lies. */
export const accountPart = ({ view, records }: Edition, file: string): Attachment => ({
  name: originNames.account,
  bytes: Buffer.from(
    accountText({ account: 1, report: view.id, products: { [file]: records.get(file)! } }),
    'utf8',
  ),
  mime: 'application/json',
  relationship: 'Supplement',
  description: view.words.account!,
});

/** @param outputs Formats that the report wants, not those that this build was asked for. */
export async function withManifest(
  edition: Edition,
  parts: Attachment[],
  {
    path: file,
    format,
    page,
    outputs,
    products,
  }: Pick<OriginManifest, 'path' | 'format' | 'page' | 'outputs' | 'products'>,
): Promise<Attachment[]> {
  const { loaded, view, date, workshop } = edition;
  const carried = new Set(parts.map(({ name }) => name));
  const manifest: OriginManifest = {
    origin: 1,
    report: view.id,
    title: view.masthead.title.text,
    path: file,
    format,
    ...(page === undefined ? {} : { page }),
    date,
    outputs,
    inputs: loaded.inputs.map((input) => ({
      ...input,
      carried: carried.has(`${dataFolder(view.id)}/${input.path}`),
    })),
    parts: parts.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) })),
    products,
    versions: { tuban: version, node: process.versions.node, chromium: (await workshop.browser()).version },
  };
  return [
    ...parts,
    {
      name: originNames.manifest,
      bytes: json(manifest),
      mime: 'application/json',
      relationship: 'Supplement',
      description: view.words.manifest!,
    },
  ];
}
