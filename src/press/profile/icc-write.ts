/** Writing ICC version 2 profiles: header, tags, and lut16 tables. */

/** Entries of an input curve. */
const curveEntries = 1024;

const word = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 0xffff);

/** s15Fixed16 */
const fixed = (value: number): number => Math.round(value * 65536);

export interface LutOptions {
  inputs: number;
  outputs: number;
  /** Nodes to a side of the grid. */
  nodes: number;
  /** Input curve of a channel: encoded value to place on the grid, both 0 to 1. */
  curve: (channel: number, x: number) => number;
  /** Encoded output at a place on the grid. */
  node: (place: number[]) => number[];
}

/** A lut16Type tag; the first channel runs slowest. Output curves are straight. */
export function lut16({ inputs, outputs, nodes, curve, node }: LutOptions): Buffer {
  const count = nodes ** inputs;
  const out = Buffer.alloc(52 + 2 * (inputs * curveEntries + count * outputs + outputs * 2));
  out.write('mft2', 0, 'latin1');
  out.set([inputs, outputs, nodes], 8);
  [0, 4, 8].forEach((i) => out.writeInt32BE(fixed(1), 12 + 4 * i));
  out.writeUInt16BE(curveEntries, 48);
  out.writeUInt16BE(2, 50);
  let at = 52;
  const put = (value: number) => {
    at = out.writeUInt16BE(word(value), at);
  };
  for (let channel = 0; channel < inputs; channel++)
    for (let i = 0; i < curveEntries; i++) put(curve(channel, i / (curveEntries - 1)));
  for (let index = 0; index < count; index++) {
    const place = Array.from(
      { length: inputs },
      (_, channel) => (Math.floor(index / nodes ** (inputs - 1 - channel)) % nodes) / (nodes - 1),
    );
    node(place).forEach(put);
  }
  for (let channel = 0; channel < outputs; channel++) {
    put(0);
    put(1);
  }
  return out;
}

export function xyzTag(xyz: readonly number[]): Buffer {
  const out = Buffer.alloc(20);
  out.write('XYZ ', 0, 'latin1');
  xyz.forEach((value, i) => out.writeInt32BE(fixed(value), 8 + 4 * i));
  return out;
}

export const textTag = (text: string): Buffer =>
  Buffer.concat([Buffer.from('text\0\0\0\0', 'latin1'), Buffer.from(`${text}\0`, 'latin1')]);

/** textDescriptionType: ASCII, then empty Unicode and Macintosh parts. */
export function descriptionTag(text: string): Buffer {
  const ascii = Buffer.from(`${text}\0`, 'latin1');
  const head = Buffer.alloc(12);
  head.write('desc', 0, 'latin1');
  head.writeUInt32BE(ascii.length, 8);
  return Buffer.concat([head, ascii, Buffer.alloc(4 + 4 + 2 + 1 + 67)]);
}

/** The file; equal tags are stored once. */
export function profileFile(tags: [string, Buffer][]): Uint8Array {
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const bodies: Buffer[] = [];
  const places = new Map<Buffer, number>();
  let offset = 128 + table.length;
  tags.forEach(([signature, body], i) => {
    if (!places.has(body)) {
      places.set(body, offset);
      const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
      bodies.push(padded);
      offset += padded.length;
    }
    table.write(signature, 4 + 12 * i, 'latin1');
    table.writeUInt32BE(places.get(body)!, 8 + 12 * i);
    table.writeUInt32BE(body.length, 12 + 12 * i);
  });
  return Buffer.concat([header(offset), table, ...bodies]);
}

function header(size: number): Buffer {
  const out = Buffer.alloc(128);
  out.writeUInt32BE(size, 0);
  out.writeUInt32BE(0x02400000, 8);
  out.write('prtrCMYKLab ', 12, 'latin1');
  // A fixed date: the bytes depend on the aims alone.
  [2024, 1, 1, 0, 0, 0].forEach((part, i) => out.writeUInt16BE(part, 24 + 2 * i));
  out.write('acsp', 36, 'latin1');
  [0.9642, 1, 0.8249].forEach((value, i) => out.writeInt32BE(fixed(value), 68 + 4 * i));
  return out;
}
