/**
 * Plates to look at: cyan, magenta, yellow and black as they would be exposed, a map of the ink sum,
 * and the page as it will look on the paper. For staff without a RIP; drawn by Tuban itself.
 */
import sharp from 'sharp';
import type { Both } from '../lib/languages.ts';
import type { PressCondition } from './condition.ts';
import { cmykTiff } from './ink/tiff.ts';
import { arrayAt, decodeStream, openPdf, PDFDict, PDFDocument, streamAt, pagesOf } from '../pdf/objects.ts';
import type { Canvas } from './plates/canvas.ts';
import type { OutlineStore } from './plates/outlines.ts';
import { drawPlates } from './plates/plates.ts';
import { captioned } from './plates/caption.ts';
import { createSoftProof } from './plates/soft-proof.ts';
import { readPictures } from './plates/pictures.ts';
import { readIcc } from './profile/icc.ts';
import { readLayers } from './walk/layers.ts';

export interface SeparationOptions {
  condition: PressCondition;
  /** Pixels per inch of the pictures. */
  dpi?: number;
  /** Told, once for each, what is on a page and not on its pictures, e.g. "page 1: a pattern of …". */
  leftOut?: (what: Both) => void;
}

export interface NamedPicture {
  /** e.g. "page-1-cyan.png" */
  name: string;
  png: Uint8Array;
}

/** Six pictures per page; below those of a page that is not all drawn a line says what is missing. @throws Error for a file that is no PDF. */
export async function separations(
  pdf: Uint8Array,
  { condition, dpi = 100, leftOut }: SeparationOptions,
): Promise<NamedPicture[]> {
  const document = await openPdf(pdf);
  const pictures = await readPictures(document);
  const profile = outputProfile(document) ?? condition.profile.bytes;
  const outlines: OutlineStore = new Map();
  const isHidden = readLayers(document);
  const out: NamedPicture[] = [];
  for (const [index, page] of pagesOf(document).entries()) {
    const missing = new Map<string, Both>();
    const tell = (what: Both): void => {
      if (missing.has(what.en)) return;
      missing.set(what.en, what);
      leftOut?.({ en: `page ${index + 1}: ${what.en}`, zh: `第 ${index + 1} 页：${what.zh}` });
    };
    const canvas = drawPlates(page, { pictures, scale: dpi / 72, outlines, isHidden, leftOut: tell });
    const add = async (kind: string, picture: Promise<Uint8Array>) => {
      out.push({
        name: `page-${index + 1}-${kind}.png`,
        png: await captioned(await picture, [...missing.values()]),
      });
    };
    for (const [ink, plate] of ['cyan', 'magenta', 'yellow', 'black'].entries())
      await add(plate, platePng(canvas, ink));
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
  const data = new Uint8Array(size.width * size.height);
  for (let i = 0; i < data.length; i++) data[i] = 255 - canvas.inks[4 * i + ink]!;
  return sharp(data, { raw: { ...size, channels: 1 } })
    .png()
    .toBuffer();
}

/** Paper white, then blue to green to yellow up to the limit; over it red. */
function heatPng(canvas: Canvas, limit: number): Promise<Uint8Array> {
  const size = sizeOf(canvas);
  const table = Uint8Array.from(Array.from({ length: 1021 }, (_, sum) => heat(sum / 2.55, limit)).flat());
  const data = new Uint8Array(size.width * size.height * 3);
  for (let i = 0; i < size.width * size.height; i++) {
    const at = 4 * i;
    const sum = canvas.inks[at]! + canvas.inks[at + 1]! + canvas.inks[at + 2]! + canvas.inks[at + 3]!;
    for (let part = 0; part < 3; part++) data[3 * i + part] = table[3 * sum + part]!;
  }
  return sharp(data, { raw: { ...size, channels: 3 } })
    .png()
    .toBuffer();
}

const stops: [number, [number, number, number]][] = [
  [0, [255, 255, 255]],
  [0.05, [222, 235, 247]],
  [0.4, [66, 146, 198]],
  [0.7, [65, 171, 93]],
  [1, [254, 217, 68]],
];

function heat(sum: number, limit: number): [number, number, number] {
  if (sum > limit + 0.5) return [203, 24, 29];
  const share = Math.min(1, sum / limit);
  const upper = Math.max(
    1,
    stops.findIndex(([at]) => at >= share),
  );
  const [[from, low], [to, high]] = [stops[upper - 1]!, stops[upper]!];
  return low.map((value, i) => Math.round(value + ((share - from) / (to - from)) * (high[i]! - value))) as [
    number,
    number,
    number,
  ];
}

/** On paper of its own colour; a profile whose tables we do not read is shown by libvips, on white. */
async function proofPng(canvas: Canvas, profile: Uint8Array): Promise<Uint8Array> {
  const size = sizeOf(canvas);
  const proof = createSoftProof(profile);
  const rgb = proof
    ? proof(canvas.inks)
    : await sharp(cmykTiff({ ...size, data: canvas.inks, profile }), { limitInputPixels: false })
        .toColourspace('srgb')
        .raw()
        .toBuffer();
  return sharp(rgb, { raw: { ...size, channels: 3 } })
    .png()
    .toBuffer();
}
