/**
 * A display profile for sRGB (IEC 61966-2-1), made here so that no profile file has to be shipped:
 * ICC.1:2001-04 (v2.1) matrix/TRC profile, about 2.5 KB, in public domain values.
 */
const s15 = (value: number): number[] => uint32(Math.round(value * 65536) >>> 0);
const uint32 = (value: number): number[] => [
  (value >>> 24) & 255,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];
const uint16 = (value: number): number[] => [(value >>> 8) & 255, value & 255];
const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));

const xyz = (x: number, y: number, z: number): number[] => [
  ...ascii('XYZ '),
  ...uint32(0),
  ...s15(x),
  ...s15(y),
  ...s15(z),
];
const text = (value: string): number[] => [...ascii('text'), ...uint32(0), ...ascii(value), 0];
/** textDescriptionType: ASCII, then empty Unicode and ScriptCode parts. */
const description = (value: string): number[] => [
  ...ascii('desc'),
  ...uint32(0),
  ...uint32(value.length + 1),
  ...ascii(value),
  0,
  ...uint32(0),
  ...uint32(0),
  ...Array<number>(70).fill(0),
];

/** Entries of the tone curve; 1024 keep the error below half a step of 8 bit. */
const curveEntries = 1024;

const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

const curve = (): number[] => [
  ...ascii('curv'),
  ...uint32(0),
  ...uint32(curveEntries),
  ...Array.from({ length: curveEntries }, (_, index) =>
    uint16(Math.round(linear(index / (curveEntries - 1)) * 65535)),
  ).flat(),
];

/** Primaries of IEC 61966-2-1, adapted to D50 by Bradford. */
const tags = (): [string, number[]][] => {
  const tone = curve();
  return [
    ['desc', description('sRGB IEC61966-2.1')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', tone],
    ['gTRC', tone],
    ['bTRC', tone],
  ];
};

const header = (size: number): number[] => [
  ...uint32(size),
  ...uint32(0),
  ...uint32(0x02100000),
  ...ascii('mntrRGB XYZ '),
  ...[2000, 1, 1, 0, 0, 0].flatMap(uint16),
  ...ascii('acsp'),
  ...uint32(0),
  ...uint32(0),
  ...uint32(0),
  ...uint32(0),
  ...uint32(0),
  ...uint32(0),
  ...uint32(0),
  ...s15(0.9642),
  ...s15(1),
  ...s15(0.8249),
  ...Array<number>(48).fill(0),
];

/** The profile's bytes; the three curves share one place in the file. */
export function srgbProfile(): Uint8Array {
  const entries = tags();
  const places = new Map<number[], number>();
  let end = 128 + 4 + 12 * entries.length;
  const body: number[] = [];
  const table = entries.flatMap(([signature, data]) => {
    if (!places.has(data)) {
      places.set(data, end);
      const padded = [...data, ...Array<number>((4 - (data.length % 4)) % 4).fill(0)];
      body.push(...padded);
      end += padded.length;
    }
    return [...ascii(signature), ...uint32(places.get(data)!), ...uint32(data.length)];
  });
  return Uint8Array.from([...header(end), ...uint32(entries.length), ...table, ...body]);
}
