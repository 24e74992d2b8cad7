/**
 * Photos of a report as they go into documents: upright, sRGB, no larger than print needs, as data
 * URIs. Cutting to the slot by the focus point is left to the style sheet (`object-position`).
 */
import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { ptToMm } from '../lib/units.ts';
import type { PhotoView, ReportView } from '../view/view.ts';

/** Widest slot of a page, mm, and resolution there, pixels per inch: newsprint asks for 150 to 200. */
const widestSlot = 180;
const resolution = 300;
const mostPixels = Math.round((widestSlot / ptToMm(72)) * resolution);

export const photosOf = (view: ReportView): PhotoView[] => [
  ...view.review.sections.flatMap((section) => section.photos),
  ...(view.article?.photos ?? []),
];

/** JPEG q90 without colour subsampling: type in photos stays sharp, and bytes are the same each time. */
async function encode(file: string): Promise<string> {
  const { default: sharp } = await import('sharp');
  const bytes = await sharp(await readFile(file))
    .rotate()
    .resize({ width: mostPixels, height: mostPixels, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return `data:image/jpeg;base64,${bytes.toString('base64')}`;
}

/** Data URIs by photo id; photos without a file are left out. The files were checked with the model. */
export async function readPhotos(view: ReportView, folder: string): Promise<Map<string, string>> {
  const sources = new Map<string, string>();
  for (const { id, file } of photosOf(view))
    if (file) sources.set(id, await encode(path.resolve(folder, file)));
  return sources;
}
