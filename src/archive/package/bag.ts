/**
 * A bag: files for keeping with their checksums, as RFC 8493 (BagIt 1.0) has them. Everything below `data/` is
 * payload; what describes it lies beside.
 */
import { sha256 } from '../../lib/hash.ts';

export interface BagFile {
  /** Path in the bag, with forward slashes. */
  path: string;
  bytes: Uint8Array;
}

export const bagDeclaration = 'bagit.txt';
export const payloadFolder = 'data/';
export const payloadManifest = 'manifest-sha256.txt';
export const tagManifest = 'tagmanifest-sha256.txt';
/** Detached signature over the list of lists: CMS, DER. It stands in no list. */
export const tagSignature = 'tagmanifest-sha256.txt.p7s';

/** RFC 8493, 2.1.3: line ends and per cent signs in paths are coded. */
const coded = (path: string): string =>
  path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D');
const decoded = (path: string): string =>
  path.replace(/%0A/gi, '\n').replace(/%0D/gi, '\r').replaceAll('%25', '%');

const byPath = (a: BagFile, b: BagFile): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
const listed = (files: readonly BagFile[]): string =>
  [...files]
    .sort(byPath)
    .map(({ path, bytes }) => `${sha256(bytes)}  ${coded(path)}\n`)
    .join('');

const text = (path: string, content: string): BagFile => ({ path, bytes: Buffer.from(content, 'utf8') });

/**
 * @param payload Paths below `data/`. @param tags Other files that describe the payload.
 * @param info Fields of bag-info.txt besides those that are reckoned; empty ones are left out.
 */
export function bagOf(
  payload: readonly BagFile[],
  tags: readonly BagFile[],
  info: readonly (readonly [field: string, value: string])[],
): BagFile[] {
  const octets = payload.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const fields = [...info, ['Payload-Oxum', `${octets}.${payload.length}`] as const].filter(
    ([, value]) => value,
  );
  const described = [
    text(bagDeclaration, 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
    text(
      'bag-info.txt',
      fields.map(([field, value]) => `${field}: ${value.replace(/\s+/g, ' ')}\n`).join(''),
    ),
    text(payloadManifest, listed(payload)),
    ...tags,
  ];
  return [...payload, ...described, text(tagManifest, listed(described))].sort(byPath);
}

/** Lines of a manifest as path and checksum; undefined where a line is none. */
export function readBagManifest(content: string): Map<string, string> | undefined {
  const files = new Map<string, string>();
  for (const line of content.split(/\r?\n/).filter(Boolean)) {
    const match = /^([0-9a-fA-F]{64})[ \t]+\*?(.+)$/.exec(line);
    if (!match) return undefined;
    files.set(decoded(match[2]!), match[1]!.toLowerCase());
  }
  return files;
}
