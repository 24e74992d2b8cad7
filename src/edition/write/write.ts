/**
 * Writes an edition's files and its manifest, keeps what this build was not asked to make, removes what is
 * stale.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  describeFile,
  manifestText,
  type Manifest,
  type Product,
  type ProductKind,
} from '../../manifest/manifest.ts';
import { isInnerPath } from '../../lib/names.ts';
import { isProducts } from '../look-back/manifest-read.ts';
import { packageFolder } from '../make/package.ts';
import { draftName } from '../make/draft.ts';
import { productsIn, type Edition, type MadeFile } from '../edition.ts';
import { accountName, accountOf } from './account-file.ts';
import { proofFile, proofName } from './proof.ts';
import { writeProblem, type Staging } from './staging.ts';
import { version } from '../version.ts';

export interface WriteRequest {
  edition: Edition;
  made: MadeFile[];
  staging: Staging;
  out: string;
  /** Kinds and formats that this build was asked for. */
  kinds: ProductKind[];
  formats: string[] | undefined;
  /** Called when the new products stand in their place, before anything else can happen. */
  moved?: () => void;
}

async function readManifest(file: string): Promise<Manifest | undefined> {
  if (!existsSync(file)) return undefined;
  try {
    const parsed = JSON.parse(await readFile(file, 'utf8')) as Manifest;
    return isProducts(parsed.products) && isProducts(parsed.files ?? []) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Start of the names of what goes with something that could not be made: a folder ("cards/square/"), a
 * platform's files ("cards/wechat.zip" and its captions), the folder of a page, or of a kind that failed
 * whole ("cards").
 */
function startOf(name: string): string {
  if (name.endsWith('.zip')) return name.slice(0, -'zip'.length);
  return name.includes('/') ? name.slice(0, name.lastIndexOf('/') + 1) : `${name}/`;
}

/** The press page that a file lies beside: its name begins with that of the page, or of the page's format. */
function ownerOf(file: string, products: readonly Product[], id: string): Product | undefined {
  const begins = (stem: string) =>
    /^[.-]/.test(file.slice(stem.length)) && file.startsWith(stem) ? stem.length : 0;
  const [owner] = products
    .filter(({ kind }) => kind === 'press')
    .map((product) => ({
      product,
      length: Math.max(begins(product.path.replace(/\.pdf$/, '')), begins(`press/${id}-${product.format}`)),
    }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length);
  return owner?.product;
}

/** Earlier products and files that stay: those not asked for, and those that this time could not be made. */
function keptOf(
  earlier: Manifest | undefined,
  { edition, made, kinds, formats }: WriteRequest,
): Pick<Manifest, 'products' | 'files'> {
  const failed = (file: string) => edition.unwritten.some((name) => file.startsWith(startOf(name)));
  // A package is made whole.
  const isPacked = made.some((one) => one.path.startsWith(`${packageFolder}/`));
  const isMade = (file: string) =>
    made.some((one) => one.path === file) || (isPacked && file.startsWith(`${packageFolder}/`));
  const asked = (kind: string, format?: string) =>
    kinds.some((one) => one === kind) && (!formats || (format !== undefined && formats.includes(format)));
  const stays = (file: string, kind: string, format?: string) =>
    isInnerPath(file) && !isMade(file) && (!asked(kind, format) || failed(file));
  const before = earlier?.products ?? [];
  const products = before.filter((product) => stays(product.path, product.kind, product.format));
  // What lies beside a product goes with it, though it is of no format itself.
  const isOrphan = (file: string): boolean => {
    const owner = ownerOf(file, before, edition.view.id);
    return owner !== undefined && !failed(owner.path) && !products.includes(owner);
  };
  return {
    products,
    files: (earlier?.files ?? []).filter(
      (file) => stays(file.path, file.path.split('/')[0]!) && !isOrphan(file.path),
    ),
  };
}

/** @returns The products written by this build. */
export async function writeReport(request: WriteRequest): Promise<Product[]> {
  const { edition, made, staging, out } = request;
  const { id } = edition.view;
  // Where nothing could be made, what there is stays as it is, but for drafts of what was refused.
  if (made.length + edition.drafts.length === 0) return [];
  return edition.clock.time('manifest', async () => {
    const names = made.map((file) => file.path);
    const proof = { path: proofName, bytes: await proofFile(edition, names, path.join(out, id)) };
    await writeAll([...made, ...edition.drafts, proof], ({ path: file, bytes }) =>
      staging.write(`${id}/${file}`, bytes),
    );
    return staging
      .withLock(id, () => (made.length > 0 ? moveReport(request) : staging.moveIn(id, []).then(() => [])))
      .catch((error: unknown) => {
        throw writeProblem(path.join(out, id), error);
      });
  });
}

/** Files are written through to the disk, which takes longest; several are at once. */
const atOnce = 8;

async function writeAll<T>(files: T[], write: (file: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < files.length; from += atOnce)
    await Promise.all(files.slice(from, from + atOnce).map(write));
}

async function moveReport(request: WriteRequest): Promise<Product[]> {
  const { edition, made, staging, out } = request;
  const { view, workshop, loaded, faces, date } = edition;
  const folder = path.join(out, view.id);
  const earlier = await readManifest(path.join(folder, 'manifest.json'));
  const kept = keptOf(earlier, request);
  const isThere = (file: { path: string }) => existsSync(path.join(folder, file.path));
  const products = productsIn(made);
  const extras = made
    .filter((file) => !file.product)
    .map(({ path: file, bytes }) => describeFile(file, bytes));
  const keptProducts = kept.products.filter(isThere);
  const accounts = await accountOf(edition, { products, kept: keptProducts, folder });
  if (accounts !== undefined) await staging.write(`${view.id}/${accountName}`, accounts);
  const manifest: Manifest = {
    manifest: 1,
    report: view.id,
    title: view.masthead.title.text,
    date,
    products: [...products, ...keptProducts],
    files: [
      ...extras,
      ...(accounts === undefined ? [] : [describeFile(accountName, accounts)]),
      ...kept.files.filter((file) => file.path !== accountName && isThere(file)),
    ],
    inputs: loaded.inputs,
    versions: { tuban: version, node: process.versions.node, chromium: (await workshop.browser()).version },
    fonts: faces.map(({ name, sha256, licence }) => ({ name, sha256, licence })),
  };
  await staging.write(`${view.id}/manifest.json`, manifestText(manifest));
  const stays = new Set([...manifest.products, ...manifest.files].map((file) => file.path));
  const drafts = products
    .filter(({ kind }) => kind === 'press')
    .map(({ format }) => draftName(view.id, format));
  await staging.moveIn(view.id, [
    ...[...(earlier?.products ?? []), ...(earlier?.files ?? [])]
      .map((file) => file.path)
      .filter((file) => !stays.has(file)),
    ...drafts,
  ]);
  request.moved?.();
  return products;
}
