/** What a plant wants beside a press PDF: its plates as TIFF, and the picture for its ink keys. */
import { isSpot } from '../ink/ink-set.ts';
import { openPdf, pagesOf } from '../../pdf/objects.ts';
import type { Plant } from '../plant.ts';
import type { OutlineStore } from '../plates/outlines.ts';
import { readPictures } from '../plates/pictures.ts';
import { standInPlates } from '../plates/stand-in.ts';
import { readLayers } from '../walk/layers.ts';
import { plateTiffs } from './plate-tiff.ts';
import { presetting } from './presetting.ts';

export interface OutputFile {
  /** What follows the name of the PDF: "-Cyan.tif", of one of several pages "-2-Cyan.tif", ".ppf". */
  suffix: string;
  bytes: Uint8Array | string;
  /** Of a plate. */
  plate?: string;
}

/** Letters of file systems: a spot may be called anything. */
const fileWord = (plate: string): string => plate.replace(/[^\p{L}\p{N}]+/gu, '_');

/** @param job `name` and `date` for the ink keys; nothing is made that the plant does not want. */
export async function outputsOf(
  pdf: Uint8Array,
  { plates, presetting: wantsPresetting, inks }: Pick<Plant, 'plates' | 'presetting' | 'inks'>,
  job: { name: string; date: string; version: string },
): Promise<OutputFile[]> {
  if (!plates && !wantsPresetting) return [];
  const document = await openPdf(pdf);
  if (isSpot(inks)) standInPlates(document, [inks.spot]);
  const outlines: OutlineStore = new Map();
  const drawing = { pictures: await readPictures(document), outlines, isHidden: readLayers(document) };
  const pages = pagesOf(document);
  const out: OutputFile[] = [];
  for (const [index, page] of pages.entries()) {
    const nth = pages.length > 1 ? `-${index + 1}` : '';
    if (plates)
      for (const { plate, bytes } of await plateTiffs(page, drawing, { ...plates, inks }))
        out.push({ suffix: `${nth}-${fileWord(plate)}.tif`, bytes, plate });
    if (wantsPresetting)
      out.push({ suffix: `${nth}.ppf`, bytes: presetting(page, drawing, { ...job, inks }) });
  }
  return out;
}
