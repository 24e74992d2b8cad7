/** Photos of a report, cropped to their place; those without a file are left out. */
import sharp from 'sharp';
import { decoding } from '../model/picture.ts';
import type { PhotoView } from '../view/view.ts';

/** Under which a photo is found: a graphic that is shown whole is another picture than the same one cut. */
export const photoKey = (id: string, fit: 'cover' | 'contain'): string =>
  fit === 'contain' ? `${id} whole` : id;

/** Where photos come from, and who shows them: see html/photos.ts. */
export interface PhotoSource {
  /** A photo's file, as the report names it. */
  readPhoto: (file: string) => Promise<Uint8Array>;
  /** Keeps a picture for the sheets and gives the source by which documents show it. */
  holdPicture: (bytes: Uint8Array) => string;
}

export interface PlacedPhoto extends PhotoView {
  /** For the `src` of an <img>. */
  source: string;
  style: string;
  /** A graphic is shown whole, with air where its place has another shape. */
  fit?: 'contain';
  /** Share of the pixels of its place that it has; 1 is enough. */
  share: number;
}

/** Height of a photo as a share of its width. */
const ratio = 2 / 3;

/** Start of a part of `room` within `size` that has the point of focus as near to its middle as can be. */
const startOf = (size: number, room: number, focus: number): number =>
  Math.round(Math.min(size - room, Math.max(0, size * focus - room / 2)));

/**
 * The part around the point of focus, upright, in sRGB, with as many pixels as the place has, or as the
 * photo has there: one that is too small is not blown up here, so that it is found. A photo is never whole
 * in memory: it is cut and made smaller as it is decoded.
 */
async function cropPhoto(
  photo: Uint8Array,
  focus: [number, number],
  place: { width: number; height: number },
): Promise<{ bytes: Buffer; share: number }> {
  const { autoOrient: seen } = await sharp(photo, decoding).metadata();
  const share = Math.min(seen.width / place.width, seen.height / place.height);
  const part = (length: number) => Math.max(1, Math.floor(length * share));
  const [width, height] = [part(place.width), part(place.height)];
  const cut = sharp(photo, decoding)
    .autoOrient()
    .extract({
      left: startOf(seen.width, width, focus[0]),
      top: startOf(seen.height, height, focus[1]),
      width,
      height,
    });
  const bytes = await (share > 1 ? cut.resize(place.width, place.height) : cut)
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return { bytes, share };
}

/** A graphic, whole, no larger than its place. */
async function wholePhoto(
  photo: Uint8Array,
  place: { width: number; height: number },
): Promise<{ bytes: Buffer; share: number }> {
  const { autoOrient: seen } = await sharp(photo, decoding).metadata();
  const share = Math.max(seen.width / place.width, seen.height / place.height);
  const bytes = await sharp(photo, decoding)
    .autoOrient()
    .resize(place.width, place.height, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return { bytes, share };
}

/**
 * @param width px
 * @param scale Device px per px.
 * @param fit Cut to its place, or a graphic that is shown whole.
 */
export async function readPhotos(
  photos: PhotoView[],
  { readPhoto, holdPicture }: PhotoSource,
  { width, scale, fit = 'cover' }: { width: number; scale: number; fit?: 'cover' | 'contain' },
): Promise<PlacedPhoto[]> {
  const height = Math.round(width * ratio);
  const placed: PlacedPhoto[] = [];
  // One after the other: a photo may take much memory while it is cut.
  for (const photo of photos.filter(({ file }) => file)) {
    const place = { width: width * scale, height: height * scale };
    const file = await readPhoto(photo.file!);
    const isWhole = fit === 'contain';
    const { bytes, share } = isWhole
      ? await wholePhoto(file, place)
      : await cropPhoto(file, photo.focus, place);
    const style = `width:${width}px;height:${height}px;`;
    placed.push({
      ...photo,
      share,
      source: holdPicture(bytes),
      style,
      ...(isWhole ? { fit: 'contain' as const } : {}),
    });
  }
  return placed;
}
