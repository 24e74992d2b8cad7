/**
 * Photos of a report as they go into documents: upright, sRGB, no larger than print needs. A document
 * names each by a reference; the sheet has the bytes and takes them in once, however often a photo stands
 * in the documents that it is shown. Cutting to the slot by the focus point is left to the style sheet
 * (`object-position`).
 */
import { sha256 } from '../lib/hash.ts';
import { ptToMm } from '../lib/units.ts';
import { decoding } from '../model/picture.ts';
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
async function encode(photo: Uint8Array): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  return sharp(photo, decoding)
    .rotate()
    .resize({ width: mostPixels, height: mostPixels, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

/** Pictures by the sources under which documents show them: "photo:" and part of their hash. */
export type Pictures = Map<string, Uint8Array>;

/** Keeps a picture for the sheets. @returns Its source, for the `src` of an <img>. */
export function holdPicture(pictures: Pictures, bytes: Uint8Array): string {
  const source = `photo:${sha256(bytes).slice(0, 32)}`;
  pictures.set(source, bytes);
  return source;
}

/**
 * Sources of pictures by photo id; photos without a file are left out, and one that stands twice is encoded
 * once. The files were checked with the model.
 * @param read Bytes of a file that the report names.
 */
export async function readPhotos(
  view: ReportView,
  { read, pictures }: { read: (file: string) => Promise<Uint8Array>; pictures: Pictures },
): Promise<Map<string, string>> {
  const sources = new Map<string, string>();
  const byFile = new Map<string, string>();
  for (const { id, file } of photosOf(view)) {
    if (!file) continue;
    const source = byFile.get(file) ?? holdPicture(pictures, await encode(await read(file)));
    byFile.set(file, source);
    sources.set(id, source);
  }
  return sources;
}
