/**
 * Reads the manifest of a report's output folder back: by whoever made it, so its shape is looked at first.
 */
import path from 'node:path';
import { readBytes } from '../../lib/files.ts';
import type { Manifest, Product } from '../../manifest/manifest.ts';

export const manifestName = 'manifest.json';

/** Bytes; a report with thousands of cards stays far below. */
const sizeLimit = 100_000_000;

const isListed = (value: unknown): boolean => {
  const file = value as { path?: unknown; sha256?: unknown } | null;
  return typeof file === 'object' && typeof file?.path === 'string' && typeof file.sha256 === 'string';
};

export const isProducts = (value: unknown): value is Product[] =>
  Array.isArray(value) && value.every(isListed);

/** The manifest in a folder; undefined where there is none, or none that can be used. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  const read = await readBytes(path.join(folder, manifestName), sizeLimit);
  if (!('bytes' in read)) return undefined;
  try {
    const manifest = JSON.parse(Buffer.from(read.bytes).toString('utf8')) as Manifest;
    return [manifest.products, manifest.files, manifest.inputs].every(isProducts) &&
      typeof manifest.report === 'string'
      ? manifest
      : undefined;
  } catch {
    return undefined;
  }
}
