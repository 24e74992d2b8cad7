/** Photos of a report, cropped to their place and embedded; those without a file are left out. */
import path from 'node:path';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { PhotoView } from '../view/view.ts';

export interface PlacedPhoto extends PhotoView {
  /** data: URL */
  source: string;
  style: string;
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
 * photo has there: one that is too small is not blown up here, so that it is found.
 */
async function cropPhoto(
  file: string,
  focus: [number, number],
  place: { width: number; height: number },
): Promise<{ bytes: Buffer; share: number }> {
  const { data, info } = await sharp(await readFile(file))
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const share = Math.min(info.width / place.width, info.height / place.height);
  const [width, height] = [Math.floor(place.width * share), Math.floor(place.height * share)];
  const part = {
    left: startOf(info.width, width, focus[0]),
    top: startOf(info.height, height, focus[1]),
    width,
    height,
  };
  const photo = sharp(data, {
    raw: { width: info.width, height: info.height, channels: info.channels },
  }).extract(part);
  const bytes = await (share > 1 ? photo.resize(place.width, place.height) : photo)
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return { bytes, share };
}

/**
 * @param folder The report's folder; paths were checked to lie inside it. @param width px @param scale
 * Device px per px.
 */
export async function readPhotos(
  photos: PhotoView[],
  folder: string,
  { width, scale }: { width: number; scale: number },
): Promise<PlacedPhoto[]> {
  const height = Math.round(width * ratio);
  return Promise.all(
    photos
      .filter((photo) => photo.file)
      .map(async (photo) => {
        const { bytes, share } = await cropPhoto(path.join(folder, photo.file!), photo.focus, {
          width: width * scale,
          height: height * scale,
        });
        return {
          ...photo,
          share,
          source: `data:image/jpeg;base64,${bytes.toString('base64')}`,
          style: `width:${width}px;height:${height}px;`,
        };
      }),
  );
}
