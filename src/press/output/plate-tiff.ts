/**
 * A TIFF of every plate of a page: in 8 bits as it is to be screened, or screened already, in 1 bit coded as
 * fax (Group 4), as plate setters take it. Drawn in bands, since a page at the resolution of a plate is larger
 * than memory.
 */
import sharp from 'sharp';
import type { PlateRequest } from '../plant.ts';
import { platesOf, type InkSet } from '../ink/ink-set.ts';
import type { PDFDict } from '../../pdf/objects.ts';
import type { Canvas } from '../plates/canvas.ts';
import { PlateDrawer, type DrawOptions } from '../plates/draw.ts';
import { mediaOf } from '../plates/plates.ts';
import { Walk } from '../walk/walk.ts';
import { createScreen } from './screen.ts';
import { stripsOf, tiffOfStrips, type Strip } from './tiff-strips.ts';

export interface PlateFile {
  /** Name of the plate: Cyan, or that of the spot. */
  plate: string;
  bytes: Uint8Array;
}

type Drawing = Omit<DrawOptions, 'area' | 'scale'>;

/** libvips codes a strip of so many rows; a band is whole strips. */
const stripRows = 256;
/** Pixels of a band: four bytes each while it is drawn. */
const bandPixels = 20e6;

interface Band {
  canvas: Canvas;
  /** First row on the page. */
  from: number;
  width: number;
  rows: number;
}

function* bandsOf(page: PDFDict, drawing: Drawing, dpi: number): Generator<Band> {
  const media = mediaOf(page);
  const scale = dpi / 72;
  const [width, height] = [media.x1 - media.x0, media.y1 - media.y0].map((side) =>
    Math.max(1, Math.round(side * scale)),
  ) as [number, number];
  const most = stripRows * Math.max(1, Math.floor(bandPixels / width / stripRows));
  for (let from = 0; from < height; from += most) {
    const rows = Math.min(most, height - from);
    const top = media.y1 - from / scale;
    const area = { x0: media.x0, x1: media.x0 + width / scale, y0: top - rows / scale, y1: top };
    const drawer = new PlateDrawer({ ...drawing, area, scale });
    new Walk(drawer, undefined, drawing.isHidden).page(page);
    yield { canvas: drawer.canvas, from, width, rows };
  }
}

/** One ink of a band, full ink 255. */
function inkOf({ canvas, width, rows }: Band, ink: number): Uint8Array {
  const out = new Uint8Array(width * rows);
  for (let i = 0; i < out.length; i++) out[i] = canvas.inks[4 * i + ink]!;
  return out;
}

/** Ink is dark, as on film; 1 bit is coded as fax of Group 4. */
async function coded({ width, rows }: Band, data: Uint8Array, bits: 1 | 8): Promise<Strip[]> {
  const picture = sharp(
    data.map((value) => 255 - value),
    { raw: { width, height: rows, channels: 1 }, limitInputPixels: false },
  ).toColourspace('b-w');
  return stripsOf(
    await picture
      .tiff(
        bits === 1 ? { compression: 'ccittfax4', bitdepth: 1 } : { compression: 'lzw', predictor: 'none' },
      )
      .toBuffer(),
  );
}

/** Every plate of a page, in the order of the inks. */
export async function plateTiffs(
  page: PDFDict,
  drawing: Drawing,
  { dpi, bits, screen, inks }: PlateRequest & { inks: InkSet },
): Promise<PlateFile[]> {
  const plates = platesOf(inks).map((plate) => ({
    ...plate,
    strips: [] as Strip[],
    raster: bits === 1 ? createScreen({ plate: plate.name, dpi, screen }) : undefined,
  }));
  let size = { width: 0, height: 0 };
  for (const band of bandsOf(page, drawing, dpi)) {
    size = { width: band.width, height: band.from + band.rows };
    for (const { ink, strips, raster } of plates) {
      const data = inkOf(band, ink);
      raster?.(data, band);
      strips.push(...(await coded(band, data, bits)));
    }
  }
  return plates.map(({ name, strips }) => ({
    plate: name,
    bytes: tiffOfStrips(strips, { ...size, bits, dpi }),
  }));
}
