/**
 * The smallest TIFF that carries four inks: how raw CMYK pixels reach libvips, which takes a raw
 * picture of four channels for RGB with alpha.
 */

const [short, long, undefinedType] = [3, 4, 7];

/** @param data Ink bytes (255 = full), four per pixel. @param profile ICC profile to attach. */
export function cmykTiff({
  width,
  height,
  data,
  profile,
}: {
  width: number;
  height: number;
  data: Uint8Array;
  profile?: Uint8Array;
}): Buffer {
  const entries: [tag: number, type: number, count: number, value: number][] = [];
  const count = profile ? 11 : 10;
  const bitsAt = 8 + 2 + count * 12 + 4;
  const profileAt = bitsAt + 8;
  const dataAt = (profileAt + (profile?.length ?? 0) + 1) & ~1;
  entries.push(
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, 4, bitsAt],
    [259, short, 1, 1],
    [262, short, 1, 5],
    [273, long, 1, dataAt],
    [277, short, 1, 4],
    [278, long, 1, height],
    [279, long, 1, data.length],
    [284, short, 1, 1],
  );
  if (profile) entries.push([34675, undefinedType, profile.length, profileAt]);
  const out = Buffer.alloc(dataAt + data.length);
  out.write('II*\0', 0, 'latin1');
  out.writeUInt32LE(8, 4);
  out.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag, type, n, value], i) => {
    const at = 10 + i * 12;
    out.writeUInt16LE(tag, at);
    out.writeUInt16LE(type, at + 2);
    out.writeUInt32LE(n, at + 4);
    if (type === short && n === 1) out.writeUInt16LE(value, at + 8);
    else out.writeUInt32LE(value, at + 8);
  });
  for (let i = 0; i < 4; i++) out.writeUInt16LE(8, bitsAt + 2 * i);
  if (profile) out.set(profile, profileAt);
  out.set(data, dataAt);
  return out;
}
