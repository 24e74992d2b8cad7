/** Pictures of composed broadsheets, without bleed, before their colours become inks: whole, and parts of them. */
import sharp from 'sharp';
import { openEdition } from '../../src/edition/edition.ts';
import { composedPage } from '../../src/edition/make/compose.ts';
import type { Workshop } from '../../src/edition/prepare/workshop.ts';
import { Clock } from '../../src/lib/log.ts';
import { mmToPx } from '../../src/lib/units.ts';
import { loadReport } from '../../src/model/load.ts';
import { renderShots } from '../../src/render/shot.ts';

export interface PagePicture {
  /** First page, cut to the trim. */
  page: Buffer;
  /** By selector: what was asked for of it. */
  parts: Map<string, Buffer>;
}

/** @param selectors Parts of the page that are wanted, too. @throws where one of them is not on it. */
export async function pagePicture(
  workshop: Workshop,
  file: string,
  selectors: string[] = [],
): Promise<PagePicture> {
  const loaded = await loadReport(file);
  if (!loaded.report) throw new Error(`${file} cannot be built: see "tuban check".`);
  const edition = await openEdition({
    loaded: { ...loaded, report: loaded.report },
    workshop,
    clock: new Clock(),
    date: '',
  });
  try {
    const format = workshop.formats.pages.find(({ name }) => name === 'broadsheet')!;
    const { document } = await composedPage(edition, format);
    const px = (mm: number) => Math.round(mmToPx(mm));
    const { slices, boxes } = await edition.withSheet(async (sheet) => {
      await sheet.show(document);
      const found = await sheet.page.evaluate(
        (all) =>
          all.map((selector) => {
            const box = window.document.querySelector(selector)?.getBoundingClientRect();
            return box && { left: box.left, top: box.top, width: box.width, height: box.height };
          }),
        selectors,
      );
      const size = { width: px(document.size.width), height: px(document.size.height) };
      return { slices: await renderShots(sheet, size), boxes: found };
    });
    const [width, height] = format.trim;
    const cut = {
      left: px(format.bleed),
      top: px(format.bleed),
      width: px(width) - 1,
      height: px(height) - 1,
    };
    const whole = slices[0]!.png;
    const scale = (await sharp(whole).metadata()).width / px(document.size.width);
    const extract = (box: typeof cut) =>
      sharp(whole)
        .extract({
          left: Math.floor(box.left * scale),
          top: Math.floor(box.top * scale),
          width: Math.floor(box.width * scale),
          height: Math.floor(box.height * scale),
        })
        .png()
        .toBuffer();
    const parts = new Map<string, Buffer>();
    for (const [index, selector] of selectors.entries()) {
      const box = boxes[index];
      if (!box) throw new Error(`${file}: nothing on the page is "${selector}".`);
      parts.set(selector, await extract(box));
    }
    return { page: await extract(cut), parts };
  } finally {
    await edition.close();
  }
}

/** A picture at a size with a hairline round it, since paper is white as the ground. */
export async function framed(
  picture: Buffer,
  size: { width?: number; height?: number },
): Promise<{ input: Buffer; width: number; height: number }> {
  const { data: input, info } = await sharp(picture)
    .resize({ ...size, kernel: 'lanczos3' })
    .flatten({ background: '#ffffff' })
    .png()
    .toBuffer({ resolveWithObject: true });
  const line = await sharp(input)
    .extend({ top: 1, bottom: 1, left: 1, right: 1, background: '#c8c8c8' })
    .png()
    .toBuffer();
  return { input: line, width: info.width + 2, height: info.height + 2 };
}
