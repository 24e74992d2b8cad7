/** Rules about pictures: resolution, colour, ink. */
import { says } from '../../lib/problem.ts';
import { round } from '../../lib/units.ts';
import { at, numberAt } from '../../pdf/objects.ts';
import { mostPixels } from '../walk/picture.ts';
import type { DecodedPicture } from '../plates/paint.ts';
import { deviceGray, spaceOf } from '../walk/space.ts';
import type { Picture } from '../walk/state.ts';
import { unitBox } from '../walk/walk.ts';
import { checkSpace } from './graphic-rules.ts';
import { type PictureFacts, objectZh } from './finding.ts';
import type { Examined } from './page.ts';
import { whyOf } from '../../lib/file-fault.ts';

/** Smaller than this (pt) a picture is an ornament whose pixels nobody sees. */
const ornament = 14;

/** @returns the facts of the picture, its box still in page points. */
export function checkPicture(
  picture: Picture,
  decoded: DecodedPicture | undefined,
  page: Examined,
): Omit<PictureFacts, 'box'> {
  const { matrix, width, height, dict, name, isMask, resources } = picture;
  const isLineArt = isMask || numberAt(dict, 'BitsPerComponent') === 1;
  const box = unitBox(matrix);
  const object = `picture ${name}`;
  const [wide, high] = [Math.hypot(matrix[0], matrix[1]), Math.hypot(matrix[2], matrix[3])];
  const ppi = Math.min(width / (wide / 72), height / (high / 72));
  if (decoded && !isMask) page.peak(decoded.most, box);
  const stated = at(dict, 'ColorSpace');
  let space = isMask ? deviceGray : undefined;
  try {
    space ??= stated === undefined ? deviceGray : spaceOf(stated, resources);
    if (!(page.keepsRgb && space.measured && space.kind === 'rgb')) checkSpace(space, object, page, box);
  } catch (error) {
    const why = whyOf(error, { en: 'Its colour space is malformed.', zh: '它的色彩空间不对。' });
    page.note({
      rule: 'picture-unread',
      severity: 'error',
      box,
      object,
      ...says({
        en: [`The picture ${name} cannot be read: ${why.en}`, 'Save the picture again.'],
        zh: [`图片 ${name} 读不出来：${why.zh}`, '图片重新保存一次。'],
      }),
    });
  }
  if (width * height > mostPixels)
    page.note({
      rule: 'picture-huge',
      severity: 'error',
      box,
      object,
      ...says({
        en: [
          `The picture ${name} has ${width} × ${height} pixels, ${round(ppi, 0)} ppi; it is not decoded.`,
          `Make it smaller: ${page.limits.ppi.most} ppi are enough.`,
        ],
        zh: [
          `图片 ${name} 有 ${width} × ${height} 像素，${round(ppi, 0)} ppi，太大，没有解码。`,
          `缩小一些：${page.limits.ppi.most} ppi 就够了。`,
        ],
      }),
    });
  checkResolution({ ppi, object, size: Math.max(wide, high), isLineArt }, page, box);
  return {
    page: page.number,
    name,
    ppi: round(ppi, 0),
    space: space?.label ?? 'unknown',
    ...(decoded && !isMask ? { maxInk: round(decoded.most, 1) } : {}),
  };
}

function checkResolution(
  { ppi, object, size, isLineArt }: { ppi: number; object: string; size: number; isLineArt: boolean },
  { note, limits }: Examined,
  box: ReturnType<typeof unitBox>,
): void {
  if (size < ornament) return;
  const { least, best } = isLineArt ? limits.lineArt : limits.ppi;
  if (ppi < least - 0.5) {
    note({
      rule: 'picture-coarse',
      severity: 'error',
      box,
      object,
      ...says({
        en: [
          `The ${object} has ${round(ppi, 0)} ppi; below ${least} its pixels are seen.`,
          'Use a larger picture, or show it smaller.',
        ],
        zh: [
          `${objectZh(object)}只有 ${round(ppi, 0)} ppi，低于 ${least} ppi 就看得出锯齿。`,
          '换更大的图，或排小一些。',
        ],
      }),
      key: object,
    });
  } else if (ppi < best - 0.5) {
    note({
      rule: 'picture-soft',
      severity: 'warning',
      box,
      object,
      ...says({
        en: [
          `The ${object} has ${round(ppi, 0)} ppi; ${best} are wanted.`,
          'Use a larger picture, or show it smaller.',
        ],
        zh: [`${objectZh(object)}是 ${round(ppi, 0)} ppi，最好有 ${best}。`, '换更大的图，或排小一些。'],
      }),
      key: object,
    });
  }
}
