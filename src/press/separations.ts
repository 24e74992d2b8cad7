/**
 * Plates to look at: cyan, magenta, yellow and black as they would be exposed, a map of the ink sum,
 * and the page as it will look on the paper. For staff without a RIP; drawn by Tuban itself.
 */
import sharp from 'sharp';
import type { PressCondition } from './condition.ts';
import { cmykTiff } from './ink/tiff.ts';
import { arrayAt, decodeStream, openPdf, PDFDict, PDFDocument, streamAt } from './pdf/objects.ts';
import type { Canvas } from './plates/canvas.ts';
import { drawPlates, pagesOf } from './plates/plates.ts';
import { readPictures } from './plates/pictures.ts';
import { readIcc } from './profile/icc.ts';

export interface SeparationOptions {
  condition: PressCondition;
  /** Pixels per inch of the pictures. */
  dpi?: number;
}

export interface NamedPicture {
  /** e.g. "page-1-cyan.png" */
  name: string;
  png: Uint8Array;
}

/** Six pictures per page. @throws Error for a file that is no PDF. */
export async function separations(pdf: Uint8Array, { condition, dpi = 100 }: SeparationOptions): Promise<NamedPicture[]> {
  const document = await openPdf(pdf);
  const pictures = await readPictures(document);
  const profile = outputProfile(document) ?? condition.profile.bytes;
  const out: NamedPicture[] = [];
  for (const [index, page] of pagesOf(document).entries()) {
    const canvas = drawPlates(page, { pictures, scale: dpi / 72 });
    const add = async (kind: string, picture: Promise<Uint8Array>) => { out.push({ name: `page-${index + 1}-${kind}.png`, png: await picture }); };
    for (const [ink, plate] of ['cyan', 'magenta', 'yellow', 'black'].entries()) await add(plate, platePng(canvas, ink));
    await add('ink', heatPng(canvas, condition.ink.ceiling));
    await add('proof', proofPng(canvas, profile));
  }
  return out;
}

function outputProfile(document: PDFDocument): Uint8Array | undefined {
  const intent = arrayAt(document.catalog, 'OutputIntents')?.[0];
  const stream = intent instanceof PDFDict ? streamAt(intent, 'DestOutputProfile') : undefined;
  const bytes = stream && decodeStream(stream);
  const head = bytes && readIcc(bytes);
  return head && typeof head !== 'string' && head.space === 'CMYK' ? bytes : undefined;
}

const sizeOf = ({ width, y0, y1 }: Canvas) => ({ width, height: y1 - y0 });

/** Ink is dark, as on film. */
function platePng(canvas: Canvas, ink: number): Promise<Uint8Array> {
  const size = sizeOf(canvas);
  const data = Uint8Array.from({ length: size.width * size.height }, (_, i) => 255 - canvas.inks[4 * i + ink]!);
  return sharp(data, { raw: { ...size, channels: 1 } }).png().toBuffer();
}

/** Paper white, then blue to green to yellow up to the limit; over it red. */
function heatPng(canvas: Canvas, limit: number): Promise<Uint8Array> {
  const size = sizeOf(canvas);
  const table = Array.from({ length: 1021 }, (_, sum) => heat(sum / 2.55, limit));
  const data = new Uint8Array(size.width * size.height * 3);
  for (let i = 0; i < size.width * size.height; i++) {
    const at = 4 * i;
    data.set(table[canvas.inks[at]! + canvas.inks[at + 1]! + canvas.inks[at + 2]! + canvas.inks[at + 3]!]!, 3 * i);
  }
  return sharp(data, { raw: { ...size, channels: 3 } }).png().toBuffer();
}

const stops: [number, [number, number, number]][] = [[0, [255, 255, 255]], [0.05, [222, 235, 247]], [0.4, [66, 146, 198]], [0.7, [65, 171, 93]], [1, [254, 217, 68]]];

function heat(sum: number, limit: number): [number, number, number] {
  if (sum > limit + 0.5) return [203, 24, 29];
  const share = Math.min(1, sum / limit);
  const upper = Math.max(1, stops.findIndex(([at]) => at >= share));
  const [[from, low], [to, high]] = [stops[upper - 1]!, stops[upper]!];
  return low.map((value, i) => Math.round(value + ((share - from) / (to - from)) * (high[i]! - value))) as [number, number, number];
}

/** Through the profile's colorimetric table, on paper of its own colour. */
async function proofPng(canvas: Canvas, profile: Uint8Array): Promise<Uint8Array> {
  const size = sizeOf(canvas);
  const tiff = cmykTiff({ ...size, data: canvas.inks, profile: colorimetric(profile) });
  const rgb = await sharp(tiff, { limitInputPixels: false }).toColourspace('srgb').raw().toBuffer();
  const paper = paperOf(profile);
  const curves = paper.map((share) => Uint8Array.from({ length: 256 }, (_, value) => encode(decode(value / 255) * share)));
  for (let i = 0; i < rgb.length; i += 3) for (let j = 0; j < 3; j++) rgb[i + j] = curves[j]![rgb[i + j]!]!;
  return sharp(rgb, { raw: { ...size, channels: 3 } }).png().toBuffer();
}

const decode = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const encode = (value: number): number => Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));

/** libvips always takes the perceptual table A2B0; this lets A2B1 stand in its place. */
export function colorimetric(profile: Uint8Array): Uint8Array {
  const head = readIcc(profile);
  const table = typeof head === 'string' ? undefined : head.tags.get('A2B1');
  if (!table) return profile;
  const copy = Buffer.from(profile);
  for (let i = 0; i < copy.readUInt32BE(128); i++) {
    const at = 132 + 12 * i;
    if (copy.toString('latin1', at, at + 4) !== 'A2B0') continue;
    copy.writeUInt32BE(table.offset, at + 4);
    copy.writeUInt32BE(table.size, at + 8);
  }
  return copy;
}

/** Linear sRGB shares of the paper's colour, from the profile's media white point. */
function paperOf(profile: Uint8Array): [number, number, number] {
  const head = readIcc(profile);
  const tag = typeof head === 'string' ? undefined : head.tags.get('wtpt');
  if (!tag) return [1, 1, 1];
  const file = Buffer.from(profile);
  const [x, y, z] = [0, 1, 2].map((i) => file.readInt32BE(tag.offset + 8 + 4 * i) / 65536) as [number, number, number];
  // D50 (Bradford) to linear sRGB.
  const rgb = [3.1338561 * x - 1.6168667 * y - 0.4906146 * z, -0.9787684 * x + 1.9161415 * y + 0.033454 * z, 0.0719453 * x - 0.2289914 * y + 1.4052427 * z];
  return rgb.map((value) => Math.min(1, Math.max(0, value))) as [number, number, number];
}

