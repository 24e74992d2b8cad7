/** Decodes all pictures of a document into inks, before the drawing, which cannot wait. */
import {
  at,
  decodeStream,
  latin1,
  name,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFRawStream,
  streamAt,
} from '../../pdf/objects.ts';
import { readPixels, SkippedPicture, type Pixels } from '../walk/picture.ts';
import type { Picture } from '../walk/state.ts';
import { inlineName } from '../walk/inline.ts';
import { Walk } from '../walk/walk.ts';
import { sparesOtherInks } from '../walk/space.ts';
import type { DecodedPicture } from './paint.ts';
import { whyOf } from '../../lib/file-fault.ts';
import type { Both } from '../../lib/languages.ts';

export interface PictureStore {
  pictures: Map<PDFRawStream, DecodedPicture>;
  /** Pictures in content streams, by what they hold: each walk meets them as streams of its own. */
  inline: Map<string, DecodedPicture>;
  /** Pictures that could not be read, with the reason. */
  unread: Map<PDFRawStream, Both>;
  /** Sound as far as is known, but not decoded, with the reason in brief. */
  skipped: Map<PDFRawStream, Both>;
}

const emptyStore = (): PictureStore => ({
  pictures: new Map(),
  inline: new Map(),
  unread: new Map(),
  skipped: new Map(),
});

export async function readPictures(document: PDFDocument): Promise<PictureStore> {
  const store = emptyStore();
  const found = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFRawStream && isPicture(object) ? [object] : []));
  for (const stream of found) {
    try {
      store.pictures.set(stream, await decode(stream));
    } catch (error) {
      if (error instanceof SkippedPicture) store.skipped.set(stream, error.why);
      else store.unread.set(stream, whyOf(error, { en: 'Its data are damaged.', zh: '它的数据已损坏。' }));
    }
  }
  if (mayHoldInline(document)) for (const page of document.getPages()) await readInline(page.node, store);
  return store;
}

/** The operator that begins an inline picture, as a word of content. */
const beginsInline = /(?:^|[\s\])}>])BI(?:[\s/%<[(]|$)/;

/** Whether anything that may be content has the operator. */
function mayHoldInline({ context }: PDFDocument): boolean {
  return context.enumerateIndirectObjects().some(([, object]) => {
    if (!(object instanceof PDFRawStream) || isPicture(object)) return false;
    try {
      return beginsInline.test(latin1(decodeStream(object)));
    } catch {
      return true;
    }
  });
}

/** Inline pictures stand in no object of their own: the page is walked for them, where it has any. */
async function readInline(page: PDFDict, store: PictureStore): Promise<void> {
  const found = new Map<string, Picture>();
  new Walk({
    picture: (picture) => {
      if (picture.stream && picture.ref === undefined && picture.name === inlineName)
        found.set(inlineKey(picture.stream), picture);
    },
  }).page(page);
  for (const [key, { stream, resources }] of found) {
    try {
      store.inline.set(key, inksOf(await readPixels(stream!, resources)));
    } catch {
      // Its rules say what is wrong with it.
    }
  }
}

const inlineKey = (stream: PDFRawStream): string =>
  `${stream.dict.toString()}\n${latin1(stream.getContents())}`;

/** What there is of a picture that a walk meets. */
export const pictureOf = (store: PictureStore, stream: PDFRawStream): DecodedPicture | undefined =>
  store.pictures.get(stream) ?? (store.inline.size > 0 ? store.inline.get(inlineKey(stream)) : undefined);

const isPicture = (stream: PDFRawStream): boolean => stream.dict.get(name('Subtype')) === name('Image');

async function decode(stream: PDFRawStream): Promise<DecodedPicture> {
  const pixels = await readPixels(stream, undefined);
  const mask = streamAt(stream.dict, 'SMask') ?? streamAt(stream.dict, 'Mask');
  const alpha = mask ? await alphaOf(mask) : keyedAlpha(stream.dict, pixels);
  return { ...inksOf(pixels), ...(alpha ? { alpha } : {}) };
}

/** Of a stencil mask, 1 hides. */
async function alphaOf(mask: PDFRawStream): Promise<NonNullable<DecodedPicture['alpha']>> {
  const { width, height, data } = await readPixels(mask, undefined);
  const isStencil =
    streamAt(mask.dict, 'SMask') === undefined && String(at(mask.dict, 'ImageMask')) === 'true';
  return { width, height, data: isStencil ? data.map((value) => 255 - value) : data };
}

/** Colour key: pixels within the ranges are see-through. */
function keyedAlpha(dict: PDFDict, { width, height, data, space }: Pixels): DecodedPicture['alpha'] {
  const key = at(dict, 'Mask');
  if (!(key instanceof PDFArray)) return undefined;
  const ranges = key.asArray().map((value) => Number(String(value)));
  const n = space.components;
  return {
    width,
    height,
    data: Uint8Array.from({ length: width * height }, (_, i) => {
      for (let j = 0; j < n; j++)
        if (data[i * n + j]! < ranges[2 * j]! || data[i * n + j]! > ranges[2 * j + 1]!) return 255;
      return 0;
    }),
  };
}

export function inksOf({ width, height, space, data }: Pixels): DecodedPicture {
  const count = width * height;
  const inks = space.kind === 'cmyk' ? data : new Uint8Array(count * 4);
  if (space.kind === 'gray') for (let i = 0; i < count; i++) inks[4 * i + 3] = 255 - data[i]!;
  else if (space.kind !== 'cmyk') {
    const known = new Map<number, number[]>();
    const n = space.components;
    for (let i = 0; i < count; i++) {
      let key = 0;
      for (let j = 0; j < n; j++) key = key * 256 + data[i * n + j]!;
      let colour = known.get(key);
      if (!colour) {
        const values = Array.from({ length: n }, (_, j) =>
          space.kind === 'indexed' ? data[i * n + j]! : data[i * n + j]! / 255,
        );
        colour = space.inks(values).map((ink) => Math.round(ink * 2.55));
        if (known.size < 65536) known.set(key, colour);
      }
      inks.set(colour, 4 * i);
    }
  }
  let most = 0;
  for (let i = 0; i < inks.length; i += 4)
    most = Math.max(most, inks[i]! + inks[i + 1]! + inks[i + 2]! + inks[i + 3]!);
  return {
    width,
    height,
    inks,
    most: most / 2.55,
    ...(sparesOtherInks(space, 0, true) ? { sparing: true } : {}),
  };
}
