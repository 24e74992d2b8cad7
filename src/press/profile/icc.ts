/** The head of an ICC profile: enough to say whether a press file can use it. */
import { sha256 } from '../../lib/hash.ts';

export interface IccHead {
  /** "2.4", "4.2" */
  version: string;
  major: number;
  /** "prtr" for output devices */
  deviceClass: string;
  /** "CMYK", "RGB ", "GRAY" */
  space: string;
  connection: string;
  description: string;
  tags: Map<string, { offset: number; size: number }>;
  sha256: string;
}

/** @returns what is wrong with the bytes, in words, where they are no whole profile. */
export function readIcc(bytes: Uint8Array): IccHead | string {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 132 || file.toString('latin1', 36, 40) !== 'acsp') return 'it is not an ICC profile';
  if (file.readUInt32BE(0) > file.length)
    return `it is cut short: ${file.length} of ${file.readUInt32BE(0)} bytes`;
  const count = file.readUInt32BE(128);
  if (count > 200 || 132 + 12 * count > file.length) return 'its tag table is damaged';
  const tags = new Map<string, { offset: number; size: number }>();
  for (let i = 0; i < count; i++) {
    const at = 132 + 12 * i;
    const entry = { offset: file.readUInt32BE(at + 4), size: file.readUInt32BE(at + 8) };
    if (entry.offset + entry.size > file.length)
      return `its tag "${file.toString('latin1', at, at + 4)}" lies outside the file`;
    tags.set(file.toString('latin1', at, at + 4), entry);
  }
  return {
    version: `${file[8]}.${file[9]! >> 4}`,
    major: file[8]!,
    deviceClass: file.toString('latin1', 12, 16),
    space: file.toString('latin1', 16, 20),
    connection: file.toString('latin1', 20, 24),
    description: describe(file, tags.get('desc')),
    tags,
    sha256: sha256(bytes),
  };
}

/** `desc` is ASCII in version 2 and a list of languages in version 4. */
function describe(file: Buffer, tag: { offset: number; size: number } | undefined): string {
  if (!tag) return '';
  const type = file.toString('latin1', tag.offset, tag.offset + 4);
  if (type === 'desc')
    return file
      .toString('latin1', tag.offset + 12, tag.offset + 12 + file.readUInt32BE(tag.offset + 8))
      .replace(/\0+$/, '');
  if (type !== 'mluc' || tag.size < 28) return '';
  const [length, offset] = [file.readUInt32BE(tag.offset + 20), file.readUInt32BE(tag.offset + 24)];
  return Buffer.from(file.subarray(tag.offset + offset, tag.offset + offset + (length & ~1)))
    .swap16()
    .toString('utf16le');
}
