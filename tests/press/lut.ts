/** Evaluates lut16 tables of a profile on its own: an independent reader for the tests. */

const read = (file: Buffer, tag: string): Buffer => {
  for (let i = 0; i < file.readUInt32BE(128); i++) {
    const at = 132 + 12 * i;
    if (file.toString('latin1', at, at + 4) === tag)
      return file.subarray(file.readUInt32BE(at + 4), file.readUInt32BE(at + 4) + file.readUInt32BE(at + 8));
  }
  throw new Error(`The profile has no ${tag}.`);
};

/** @returns a function of encoded values, 0 to 1 in and out; multilinear. */
export function lutOf(profile: Uint8Array, tag: string): (input: number[]) => number[] {
  const table = read(Buffer.from(profile), tag);
  const [inputs, outputs, nodes] = [table[8]!, table[9]!, table[10]!];
  const [curveIn, curveOut] = [table.readUInt16BE(48), table.readUInt16BE(50)];
  const word = (index: number) => table.readUInt16BE(52 + 2 * index) / 0xffff;
  const along = (start: number, entries: number, x: number) => {
    const place = Math.min(1, Math.max(0, x)) * (entries - 1);
    const low = Math.min(Math.floor(place), entries - 2);
    return word(start + low) + (place - low) * (word(start + low + 1) - word(start + low));
  };
  const grid = inputs * curveIn;
  const after = grid + nodes ** inputs * outputs;
  return (input) => {
    const places = input.map((value, channel) => along(channel * curveIn, curveIn, value) * (nodes - 1));
    const out = new Array<number>(outputs).fill(0);
    for (let corner = 0; corner < 1 << inputs; corner++) {
      let weight = 1;
      let index = 0;
      places.forEach((place, axis) => {
        const low = Math.min(Math.floor(place), nodes - 2);
        const upper = (corner >> axis) & 1;
        weight *= upper ? place - low : 1 - place + low;
        index = index * nodes + low + upper;
      });
      if (weight > 0) for (let j = 0; j < outputs; j++) out[j]! += weight * word(grid + index * outputs + j);
    }
    return out.map((value, j) => along(after + j * curveOut, curveOut, value));
  };
}

/** Lab of the connection space, version 2 encoding. */
export const labFrom = ([l, a, b]: number[]): [number, number, number] => [
  (l! * 0xffff * 100) / 0xff00,
  (a! * 0xffff) / 256 - 128,
  (b! * 0xffff) / 256 - 128,
];
export const labTo = ([l, a, b]: readonly number[]): number[] => [
  (l! / 100) * (0xff00 / 0xffff),
  ((a! + 128) * 256) / 0xffff,
  ((b! + 128) * 256) / 0xffff,
];
