/** Pages that are too large to be drawn as plates. */
import { showPath } from '../../lib/files.ts';
import { ProblemError, says } from '../../lib/problem.ts';
import { openPdf, pagesOf } from '../../pdf/objects.ts';
import { leastDpi } from '../command-options.ts';
import { mediaOf } from '../../press/plates/plates.ts';

/** Pixels of a page that the plates are held for in memory: 4 bytes each, and as much again for a picture. */
const mostPixels = 100_000_000;

/** @throws ProblemError (exit 2) for a page that is too large at the resolution. */
export async function checkSize(pdf: Uint8Array, file: string, dpi: number): Promise<void> {
  const areas = pagesOf(await openPdf(pdf))
    .map((page) => mediaOf(page))
    .map(({ x0, y0, x1, y1 }) => ((x1 - x0) * (y1 - y0)) / 72 ** 2);
  const most = Math.max(0, ...areas);
  if (most * dpi ** 2 <= mostPixels) return;
  const fits = Math.floor(Math.sqrt(mostPixels / most));
  const isSheet = fits >= leastDpi;
  throw new ProblemError(
    {
      code: 'plates-too-large',
      severity: 'error',
      ...says({
        en: [
          `A page of ${showPath(file)} has ${Math.round((most * dpi ** 2) / 1e6)} million pixels at ${dpi} per inch.`,
          isSheet
            ? `Use --dpi ${fits} or less.`
            : 'It is larger than any sheet: save it again at its real size.',
        ],
        zh: [
          `${showPath(file)} 有一页按每英寸 ${dpi} 像素要 ${Math.round((most * dpi ** 2) / 1e6)} 百万像素。`,
          isSheet ? `--dpi 写 ${fits} 或更小。` : '比什么纸都大：按实际尺寸重新保存。',
        ],
      }),
    },
    2,
  );
}
