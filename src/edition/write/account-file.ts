/**
 * account.json: of every product which strings of the report stand where in it, in short, so that `verify` can
 * ask the files again. It stands in the manifest.
 */
import path from 'node:path';
import { accountText, isAccountFile, type AccountFile, type ProductRecord } from '../../account/record.ts';
import { readBytes } from '../../lib/files.ts';
import type { Product } from '../../manifest/manifest.ts';
import type { Edition } from '../edition.ts';

export const accountName = 'account.json';

/** Bytes; a report of hundreds of pages stays far below. */
const sizeLimit = 100_000_000;

/** @returns undefined where there is none, or none that can be used. */
export async function readAccount(folder: string): Promise<AccountFile | undefined> {
  const read = await readBytes(path.join(folder, accountName), sizeLimit);
  if (!('bytes' in read)) return undefined;
  return accountFrom(read.bytes);
}

/** @returns undefined for what is no account. */
export function accountFrom(bytes: Uint8Array): AccountFile | undefined {
  try {
    const file: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return isAccountFile(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

/** Name under which a product has its account: pictures have that of their deck. */
export const accountedAs = ({
  kind,
  path: file,
  format,
}: Pick<Product, 'kind' | 'path' | 'format'>): string => (kind === 'cards' ? `cards/${format}` : file);

/**
 * @param products What this build wrote. @param kept What stays from before, with its own accounts.
 * @param folder The report's products.
 */
export async function accountOf(
  { view, records }: Pick<Edition, 'view' | 'records'>,
  { products, kept, folder }: { products: Product[]; kept: Product[]; folder: string },
): Promise<string | undefined> {
  const earlier = kept.length > 0 ? await readAccount(folder) : undefined;
  const all: Record<string, ProductRecord> = {};
  const add = (name: string, record: ProductRecord | undefined) => {
    if (record) all[name] ??= record;
  };
  for (const name of new Set(products.map(accountedAs))) add(name, records.get(name));
  for (const name of new Set(kept.map(accountedAs))) add(name, earlier?.products[name]);
  // Charts alone have no account.
  if (Object.keys(all).length === 0) return undefined;
  return accountText({ account: 1, report: view.id, products: all });
}
