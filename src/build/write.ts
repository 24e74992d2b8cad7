/** Writes an edition's files and its manifest, keeps what this build was not asked to make, removes what is stale. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { keptProducts, describeFile, manifestText, type Manifest, type Product, type ProductKind } from '../manifest/manifest.ts';
import type { Edition, MadeFile } from './edition.ts';
import { removeFiles, type Staging } from './staging.ts';
import { version } from './version.ts';

export interface WriteRequest {
  edition: Edition;
  made: MadeFile[];
  staging: Staging;
  out: string;
  /** Kinds and formats that this build was asked for. */
  kinds: ProductKind[];
  formats: string[] | undefined;
}

async function readManifest(file: string): Promise<Manifest | undefined> {
  if (!existsSync(file)) return undefined;
  try {
    const parsed = JSON.parse(await readFile(file, 'utf8')) as Manifest;
    return Array.isArray(parsed.products) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

const productOf = ({ path: file, bytes, product }: MadeFile): Product => ({ ...product!, ...describeFile(file, bytes) });

/** @returns The products written by this build. */
export async function writeReport({ edition, made, staging, out, kinds, formats }: WriteRequest): Promise<Product[]> {
  const { view, clock, workshop, loaded, faces, date } = edition;
  return clock.time('manifest', async () => {
    const earlier = await readManifest(path.join(out, view.id, 'manifest.json'));
    const asked = (product: Product) => kinds.includes(product.kind) && (!formats || formats.includes(product.format));
    const products = made.filter((file) => file.product).map(productOf);
    const extras = made.filter((file) => !file.product).map(({ path: file, bytes }) => describeFile(file, bytes));
    const failed = (file: string) => edition.unwritten.some((name) => file === name || file.startsWith(`${name}/`) || (name === 'cards' && file.startsWith('cards/')) || file.startsWith(`${name.replace(/\/[^/]*$/, '')}/`));
    const isMade = (file: string) => made.some((one) => one.path === file);
    // A product that failed this time stays as it was, on disk and in the manifest.
    const kept = keptProducts(earlier, (product) => isMade(product.path) || (asked(product) && !failed(product.path)))
      .filter((product) => existsSync(path.join(out, view.id, product.path)));
    const keptFiles = (earlier?.files ?? []).filter((file) => !isMade(file.path) && (!kinds.includes('cards') || failed(file.path)));
    const manifest: Manifest = {
      manifest: 1, report: view.id, title: view.masthead.title.text, date, products: [...products, ...kept], files: [...extras, ...keptFiles], inputs: loaded.inputs,
      versions: { tuban: version, node: process.versions.node, chromium: (await workshop.browser()).version },
      fonts: faces.map(({ name, sha256, licence }) => ({ name, sha256, licence })),
    };
    const files = [...made.map((file) => file.path), 'manifest.json'].map((file) => `${view.id}/${file}`);
    for (const { path: file, bytes } of made) await staging.write(`${view.id}/${file}`, bytes);
    await staging.write(`${view.id}/manifest.json`, manifestText(manifest));
    await staging.moveIn(files);
    const stays = new Set([...manifest.products, ...manifest.files].map((file) => file.path));
    await removeFiles(out, [...(earlier?.products ?? []), ...(earlier?.files ?? [])].filter((file) => !stays.has(file.path)).map((file) => `${view.id}/${file.path}`));
    return products;
  });
}
