/** All pictures of a document in the colours of the sheet. */
import { whyOf } from '../../lib/file-fault.ts';
import { sha256 } from '../../lib/hash.ts';
import { type Problem, says } from '../../lib/problem.ts';
import { srgbProfile } from '../../lib/srgb.ts';
import type { PressCondition } from '../condition.ts';
import type { InkSet } from '../ink/ink-set.ts';
import {
  arrayOf,
  deflated,
  name,
  PDFNumber,
  type PDFContext,
  type PDFDocument,
  type PDFRef,
} from '../../pdf/objects.ts';
import { collectPictures, pictureKey } from './document.ts';
import { rewriteMaskPicture, rewritePicture } from './picture.ts';
import type { Survey } from './survey.ts';

/** sRGB by its profile. */
const measuredRgb = (context: PDFContext): PDFRef =>
  context.register(
    arrayOf(context, [
      name('ICCBased'),
      context.register(
        deflated(context, srgbProfile(), { N: PDFNumber.of(3), Alternate: name('DeviceRGB') }),
      ),
    ]),
  );

/** What of a press job concerns pictures. */
interface PictureJob {
  condition: PressCondition;
  inks?: InkSet;
  keepsRgb?: boolean;
  originals?: ReadonlyMap<string, Uint8Array>;
}

/** @returns the converted pictures, by reference and mode; what cannot be read is told. */
export async function convertPictures(
  document: PDFDocument,
  { condition, inks = 'process', keepsRgb, originals }: PictureJob,
  { found, problems }: { found: Survey; problems: Problem[] },
): Promise<Map<string, PDFRef>> {
  const { context } = document;
  const pictures = collectPictures(document);
  const rgbSpace = keepsRgb ? measuredRgb(context) : undefined;
  const converted = await Promise.all(
    pictures.map(async ({ ref, stream, mode }) => {
      try {
        if (mode === 'mask') return await rewriteMaskPicture(stream, context);
        const placed = found.placed.get(String(ref));
        const original = originals?.get(sha256(stream.getContents()));
        return await rewritePicture(stream, {
          context,
          separator: condition.separator,
          profile: condition.profile,
          limit: condition.ink.target,
          ceiling: condition.ink.ceiling,
          ...(inks === 'process' ? {} : { blackOnly: true }),
          ...(rgbSpace ? { rgbSpace } : {}),
          ...(original ? { original } : {}),
          ...(placed ? { placed } : {}),
          resolution: { most: condition.ppi.most, to: condition.ppi.best },
        });
      } catch (error) {
        const why = whyOf(error, { en: 'Its data are damaged.', zh: '它的数据已损坏。' });
        problems.push({
          code: 'picture-unread',
          severity: 'error',
          ...says({
            en: [
              `A picture of the page cannot be converted: ${why.en}`,
              'Save the picture again as JPEG or PNG.',
            ],
            zh: [`版面上有一张图片转换不了：${why.zh}`, '图片重新存成 JPEG 或 PNG。'],
          }),
        });
        return undefined;
      }
    }),
  );
  // Numbered in the order of the file, whichever was ready first.
  return new Map(
    pictures.flatMap(({ ref, mode }, i) =>
      converted[i] ? [[pictureKey(ref, mode), context.register(converted[i])] as const] : [],
    ),
  );
}
