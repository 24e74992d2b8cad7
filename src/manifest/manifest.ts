/** The manifest: what was made, from which input, with which versions. No clock, no machine's paths. */
import { sha256 } from '../lib/hash.ts';
import type { InputFile } from '../lib/files.ts';

/** Families of products that a report wants formats of. */
export type FamilyKind = 'press' | 'archive' | 'cards';
export type ProductKind = FamilyKind | 'charts';

export interface Product {
  /** Path inside the report's output folder, with forward slashes. */
  path: string;
  kind: ProductKind;
  format: string;
  width: number;
  height: number;
  unit: 'mm' | 'px';
  /** Pages of a PDF; 1 for a picture. */
  pages: number;
  bytes: number;
  sha256: string;
  /** A press page that is no release, for which press, and what stands open. */
  proof?: true;
  press?: PressStamp;
  standing?: string[];
  /** A press page for the plate. */
  release?: PressStamp & { passed: ReleaseChecks };
}

/** What a press page was made for. */
export interface PressStamp {
  /** Name of the plant, where it is not the usual one. */
  plant?: string;
  /** Name of the press condition. */
  condition: string;
  profile: { name: string; sha256: string };
  standard: string;
}

/** What a release was examined for; the first five are nought, or it had been refused. */
export interface ReleaseChecks {
  errors: number;
  openQueries: number;
  placeholderPhotos: number;
  missingFields: number;
  undeclaredColours: number;
  /** Of the preflight. */
  warnings: number;
  notes: number;
  /** Per cent. */
  ink: { max: number; limit: number };
}

export interface Manifest {
  manifest: 1;
  report: string;
  title: string;
  /** Date given to the build or in the masthead; "" when neither says. */
  date: string;
  products: Product[];
  /** Other files that belong to the products: captions, preflight reports, packed folders. */
  files: { path: string; bytes: number; sha256: string }[];
  inputs: InputFile[];
  versions: { tuban: string; node: string; chromium: string };
  fonts: { name: string; sha256: string; licence: string }[];
}

export const describeFile = (
  path: string,
  bytes: Uint8Array | string,
): { path: string; bytes: number; sha256: string } => ({
  path,
  bytes: Buffer.byteLength(bytes),
  sha256: sha256(bytes),
});

const byPath = <T extends { path: string }>(a: T, b: T): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

export const manifestText = (manifest: Manifest): string =>
  `${JSON.stringify(
    {
      ...manifest,
      products: [...manifest.products].sort(byPath),
      files: [...manifest.files].sort(byPath),
      inputs: [...manifest.inputs].sort(byPath),
    },
    null,
    2,
  )}\n`;
