/** Headlines of the set page against the fold, measured in the browser. */
import type { PageFormat } from '../../design/format.ts';
import { partName } from '../../lib/languages.ts';
import { type Problem, says } from '../../lib/problem.ts';
import { mmToPx } from '../../lib/units.ts';
import type { Sheet } from '../../render/sheet.ts';

const headlines =
  '.panel-title, .part-title, .article-title, .task-title, .requirement-head, .targets-title, .closing-title, .hero-title';
/** Titles that run on among lines of text: where they come to stand follows from the texts above them. */
const running = '.task-title';

interface Crossed {
  block: string;
  text: string;
  page: number;
  runs: boolean;
}

/**
 * Runs in the page: headlines with type on the fold, `fold` px from the top of each sheet. Type is about
 * 0.84 of its size high.
 */
function findCrossed({
  selector,
  runningOnes,
  fold,
}: {
  selector: string;
  runningOnes: string;
  fold: number;
}): Crossed[] {
  const crossed: Crossed[] = [];
  for (const [index, sheet] of [...document.querySelectorAll('.sheet')].entries()) {
    const { top: origin } = sheet.getBoundingClientRect();
    for (const title of sheet.querySelectorAll(selector)) {
      const range = document.createRange();
      range.selectNodeContents(title);
      const half = Number.parseFloat(getComputedStyle(title).fontSize) * 0.42;
      const isCrossed = [...range.getClientRects()].some(
        ({ top, bottom, width }) => width > 0 && Math.abs((top + bottom) / 2 - origin - fold) < half,
      );
      if (isCrossed)
        crossed.push({
          block: title.closest('[data-block]')?.getAttribute('data-block') ?? '',
          text: (title.textContent ?? '').trim(),
          page: index + 1,
          runs: title.matches(runningOnes),
        });
    }
  }
  return crossed;
}

/** @returns An error for every headline on the fold, a warning for titles that run on; nothing where nothing folds. */
export async function checkFold(
  sheet: Sheet,
  { fold, bleed, label }: PageFormat,
  product: string,
): Promise<Problem[]> {
  if (fold === undefined) return [];
  const crossed = await sheet.page.evaluate(findCrossed, {
    selector: headlines,
    runningOnes: running,
    fold: mmToPx(fold + bleed),
  });
  return crossed.map(({ block, text, page, runs }): Problem => ({
    code: 'headline-fold',
    severity: runs ? 'warning' : 'error',
    ...says({
      en: [
        `The headline “${text}” lies on the fold of ${partName(label).en}.`,
        'Give its row another height: lengthen or shorten a section above it, or set "layout › rows" so that other sections share a row.',
      ],
      zh: [
        `标题“${text}”压在${partName(label).zh}的折线上。`,
        '让它那一行换个高度：上面的部分加长或缩短一些，或用 layout › rows 让别的部分同排。',
      ],
    }),
    page: { product, page, block },
  }));
}
