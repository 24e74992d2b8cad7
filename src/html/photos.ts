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

/** JPEG in four inks, as it may go to the plate. */
async function isInInks(photo: Uint8Array): Promise<boolean> {
  const { default: sharp } = await import('sharp');
  const { format, space } = await sharp(photo, decoding).metadata();
  return format === 'jpeg' && space === 'cmyk';
}

async function take(
  photo: Uint8Array,
  { pictures, originals }: { pictures: Pictures; originals: Map<string, Uint8Array> | undefined },
): Promise<string> {
  const shown = await encode(photo);
  if (originals && (await isInInks(photo))) originals.set(sha256(shown), photo);
  return holdPicture(pictures, shown);
}

/**
 * Sources of pictures by photo id; photos without a file are left out, and one that stands twice is encoded
 * once. The files were checked with the model.
 * @param read Bytes of a file that the report names. @param originals Takes CMYK photos as they were given, by
 * the SHA-256 of what stands for them.
 */
export async function readPhotos(
  view: ReportView,
  {
    read,
    pictures,
    originals,
  }: {
    read: (file: string) => Promise<Uint8Array>;
    pictures: Pictures;
    originals?: Map<string, Uint8Array>;
  },
): Promise<Map<string, string>> {
  const sources = new Map<string, string>();
  const byFile = new Map<string, string>();
  for (const { id, file } of photosOf(view)) {
    if (!file) continue;
    const source = byFile.get(file) ?? (await take(await read(file), { pictures, originals }));
    byFile.set(file, source);
    sources.set(id, source);
  }
  return sources;
}
