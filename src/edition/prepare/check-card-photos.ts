/** Photos against the pictures that show them over their full width: told at their line, before any is made. */
import { photoRatio } from '../../cards/device/photo.ts';
import { shapeNameOf } from '../../cards/shapes.ts';
import type { CardFormat } from '../../design/format.ts';
import { type Problem, type Wording, says } from '../../lib/problem.ts';
import type { PhotoFile } from '../../model/check-photos.ts';
import { problemAt } from '../../model/place.ts';
import type { Report } from '../../model/report.ts';
import type { Path, Source } from '../../report/source.ts';
import type { CheckOptions } from '../options.ts';

/** Share of the pixels that a cropped photo may lack by rounding. */
const nearlyAll = 0.98;

/** Flat pictures and banners show no photos. */
const showsPhotos = (format: CardFormat): boolean => !['wide', 'banner'].includes(shapeNameOf(format));

const wording = (file: string, { width, height }: PhotoFile, coarse: CardFormat[]): Wording => {
  const most = Math.max(...coarse.map(({ size, scale }) => size[0] * scale));
  return {
    code: 'photo-coarse',
    severity: 'warning',
    ...says({
      en: [
        `"${file}" is ${width} × ${height} px: too few for pictures ${most} px wide, on which it is blown up (${coarse.map(({ name }) => name).join(', ')}).`,
        `Ask for the original: ${most} × ${Math.round(most * photoRatio)} px hold for every picture.`,
      ],
      zh: [
        `“${file}”是 ${width} × ${height} px，用在 ${most} px 宽的图上要放大（${coarse.map(({ name }) => name).join('、')}）。`,
        `要原图：${most} × ${Math.round(most * photoRatio)} px 各张图都够用。`,
      ],
    }),
  };
};

/** The first photo of a section has a picture of its own, see src/cards/plan/sections.ts. */
const photosOf = ({ review }: Report): { file: string; path: Path }[] =>
  review.sections.flatMap(({ photos }, at) => {
    const index = photos.findIndex(({ file }) => file !== undefined);
    return index < 0
      ? []
      : [{ file: photos[index]!.file!, path: ['review', 'sections', at, 'photos', index, 'file'] }];
  });

export function checkCardPhotos(
  { report, source, photos }: { report: Report; source: Source; photos: PhotoFile[] },
  cards: CardFormat[],
  { only, formats: asked }: Pick<CheckOptions, 'only' | 'formats'>,
): Problem[] {
  if (only && !only.includes('cards')) return [];
  const names = asked ?? report.outputs?.cards;
  const wanted = cards
    .filter(({ name, usual }) => (names ? names.includes(name) : usual))
    .filter(showsPhotos);
  return photosOf(report).flatMap(({ file, path }) => {
    const photo = photos.find((one) => one.path === file);
    if (!photo) return [];
    const coarse = wanted.filter(({ size: [width], scale }) => {
      const share = Math.min(photo.width / width, photo.height / (width * photoRatio)) / scale;
      return share < nearlyAll;
    });
    return coarse.length > 0 ? [problemAt(source, path, wording(file, photo, coarse))] : [];
  });
}
