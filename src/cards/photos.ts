/** Photos of a report, cropped to their place and embedded; those without a file are left out. */
import path from 'node:path';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { PhotoView } from '../view/view.ts';

export interface PlacedPhoto extends PhotoView {
  /** data: URL */
  source: string;
  style: string;
}

/** Height of a photo as a share of its width. */
const ratio = 2 / 3;

/** @param folder The report's folder; paths were checked to lie inside it. @param width px */
export async function readPhotos(photos: PhotoView[], folder: string, width: number): Promise<PlacedPhoto[]> {
  const height = Math.round(width * ratio);
  return Promise.all(photos.filter((photo) => photo.file).map(async (photo) => {
    const { data, info } = await sharp(await readFile(path.join(folder, photo.file!))).autoOrient().resize({ width: width * 2, height: height * 2, fit: 'outside' }).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
    const at = (size: number, room: number, focus: number) => Math.round(Math.min(size - room, Math.max(0, size * focus - room / 2)));
    const bytes = await sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
      .extract({ left: at(info.width, width * 2, photo.focus[0]), top: at(info.height, height * 2, photo.focus[1]), width: width * 2, height: height * 2 })
      .resize(width, height).jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
    return { ...photo, source: `data:image/jpeg;base64,${bytes.toString('base64')}`, style: `width:${width}px;height:${height}px;` };
  }));
}
