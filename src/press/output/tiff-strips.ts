/**
 * TIFF files made of strips that libvips has coded: it codes a band at a time, and the bands of a plate become
 * one file. Little-endian, TIFF 6.0.
 */

export interface Strip {
  bytes: Uint8Array;
  rows: number;
}

const [short, long, rational] = [3, 4, 5];

/** Values of a tag of the first directory. */
function readTag(file: Buffer, tag: number): number[] {
  const directory = file.readUInt32LE(4);
  for (let i = 0; i < file.readUInt16LE(directory); i++) {
    const at = directory + 2 + 12 * i;
    if (file.readUInt16LE(at) !== tag) continue;
    const [type, count] = [file.readUInt16LE(at + 2), file.readUInt32LE(at + 4)];
    const size = type === short ? 2 : 4;
    const from = size * count <= 4 ? at + 8 : file.readUInt32LE(at + 8);
    return Array.from({ length: count }, (_, n) =>
      size === 2 ? file.readUInt16LE(from + 2 * n) : file.readUInt32LE(from + 4 * n),
    );
  }
  return [];
}

/** The strips of a little-endian TIFF of one picture. */
export function stripsOf(file: Buffer): Strip[] {
  const [offsets, sizes] = [readTag(file, 273), readTag(file, 279)];
  const [height = 0, perStrip = height] = [readTag(file, 257)[0], readTag(file, 278)[0]];
  return offsets.map((offset, i) => ({
    bytes: file.subarray(offset, offset + sizes[i]!),
    rows: Math.min(perStrip, height - i * perStrip),
  }));
}

/**
 * One file of strips. TIFF wants all strips but the last to have the same rows: those of another number, at the
 * end of a band, are refused.
 * @throws Error when strips are unequal.
 */
export function tiffOfStrips(
  strips: Strip[],
  { width, height, bits, dpi }: { width: number; height: number; bits: 1 | 8; dpi: number },
): Uint8Array {
  const rows = strips[0]?.rows ?? height;
  if (strips.slice(0, -1).some((strip) => strip.rows !== rows))
    throw new Error('The strips of a plate are unequal.');
  const count = strips.length;
  const fields = 12;
  const listsAt = 8 + 2 + fields * 12 + 4;
  const resolutionAt = listsAt + (count > 1 ? 8 * count : 0);
  let dataAt = resolutionAt + 8;
  const places = strips.map(({ bytes }) => {
    const at = dataAt;
    dataAt += bytes.length + (bytes.length & 1);
    return at;
  });
  const out = Buffer.alloc(dataAt);
  out.write('II*\0', 0, 'latin1');
  out.writeUInt32LE(8, 4);
  out.writeUInt16LE(fields, 8);
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, 1, bits],
    // CCITT Group 4, or LZW.
    [259, short, 1, bits === 1 ? 4 : 5],
    // Nought is black, which is ink.
    [262, short, 1, 1],
    [273, long, count, count > 1 ? listsAt : places[0]!],
    [277, short, 1, 1],
    [278, long, 1, rows],
    [279, long, count, count > 1 ? listsAt + 4 * count : strips[0]!.bytes.length],
    [282, rational, 1, resolutionAt],
    [283, rational, 1, resolutionAt],
    [296, short, 1, 2],
  ];
  entries.forEach(([tag, type, n, value], i) => {
    const at = 10 + 12 * i;
    out.writeUInt16LE(tag, at);
    out.writeUInt16LE(type, at + 2);
    out.writeUInt32LE(n, at + 4);
    if (type === short) out.writeUInt16LE(value, at + 8);
    else out.writeUInt32LE(value, at + 8);
  });
  if (count > 1)
    strips.forEach(({ bytes }, i) => {
      out.writeUInt32LE(places[i]!, listsAt + 4 * i);
      out.writeUInt32LE(bytes.length, listsAt + 4 * (count + i));
    });
  out.writeUInt32LE(dpi, resolutionAt);
  out.writeUInt32LE(1, resolutionAt + 4);
  strips.forEach(({ bytes }, i) => out.set(bytes, places[i]!));
  return out;
}
