/**
 * What Chromium showed before: the same document in the same faces is the same picture, with the same type at the same
 * places, and need not be shown again. Kept between builds; deciding nothing.
 */
import { stat } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import { readCached, writeCached } from '../design/cache.ts';
import type { SubsetFace } from '../design/fonts.ts';
import type { HtmlDocument } from '../html/document.ts';
import { sha256 } from '../lib/hash.ts';
import { findChromium } from '../render/chromium.ts';
import type { Sheet } from '../render/sheet.ts';
import { renderShots, type Slice } from '../render/shot.ts';
import { inspectCard, inspectInPage, type Inspection } from './inspect.ts';

/** A sheet, or how to open one: where all pictures are known, none is. */
export type SheetSource = Sheet | (() => Promise<Sheet>);

export const openedSheet = async (source: SheetSource): Promise<Sheet> =>
  typeof source === 'function' ? source() : source;

export interface Shown {
  inspection: Inspection;
  slices: Slice[];
}

const folder = 'pictures';

/** What pictures depend on besides their documents: which Chromium shows them, in which faces. */
export async function picturesBy(faces: readonly SubsetFace[]): Promise<string> {
  const { path } = await findChromium();
  const { size, mtimeMs } = await stat(path);
  return JSON.stringify([path, size, mtimeMs, faces.map(({ bytes, ...face }) => ({ ...face, path: '' }))]);
}

/**
 * @param by What a picture depends on besides its document: Chromium and the faces; undefined where nothing is kept.
 * @param scale Device px per px.
 */
export async function showCard(
  source: SheetSource,
  document: HtmlDocument,
  { by, scale }: { by?: string | undefined; scale: number },
): Promise<Shown> {
  const { width, height } = document.size;
  const name =
    by === undefined ? '' : sha256([by, JSON.stringify(document), scale, inspectInPage].join('\n'));
  const kept = name ? await readCached(folder, name) : undefined;
  if (kept) return deserialize(kept) as Shown;
  const sheet = await openedSheet(source);
  await sheet.show(document);
  const [inspection, slices] = await Promise.all([
    inspectCard(sheet),
    renderShots(sheet, { width, height }, scale),
  ]);
  if (name) await writeCached(folder, name, serialize({ inspection, slices }));
  return { inspection, slices };
}
