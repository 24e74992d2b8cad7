/** Type of the set page against its type area, measured in the browser: nothing but pictures may bleed. */
import type { PageFormat } from '../../design/format.ts';
import { partName } from '../../lib/languages.ts';
import { error, inDesigns, type Problem } from '../../lib/problem.ts';
import { mmToPx, pxToMm, round } from '../../lib/units.ts';
import type { Box } from '../../render/gauge.ts';
import type { Sheet } from '../../render/sheet.ts';

interface Outside {
  block: string;
  text: string;
  page: number;
  by: number;
}

/**
 * Runs in the page. @param area px from each sheet's corner. @returns Lines that stand out of it, with how
 * far, px.
 */
function findOutside(area: Box): Outside[] {
  const { gauge } = window;
  return [...document.querySelectorAll('.sheet')].flatMap((sheet, index) => {
    const origin = sheet.getBoundingClientRect();
    const outside: Outside[] = [];
    const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent!.trim();
      if (text === '') continue;
      const size = gauge.sizeOf(node.parentElement!);
      for (const { left, right, top, bottom } of gauge.linesOf(node, size)) {
        // A line that ends between scripts holds their space, an eighth of an em, which nothing is printed
        // in.
        const by = Math.max(
          area.left - (left - origin.left),
          right - origin.left - size / 8 - area.right,
          area.top - (top - origin.top),
          bottom - origin.top - area.bottom,
        );
        if (by > gauge.slack)
          outside.push({
            block: node.parentElement!.closest('[data-block]')?.getAttribute('data-block') ?? '',
            text: text.slice(0, 24),
            page: index + 1,
            by,
          });
      }
    }
    return outside;
  });
}

/**
 * @returns An error for every block with type outside the type area 版心, for the type that stands out
 * farthest.
 */
export async function checkArea(
  sheet: Sheet,
  { trim, margins: [top, right, bottom, left], bleed, label }: PageFormat,
  product: string,
): Promise<Problem[]> {
  const area = {
    left: mmToPx(left + bleed),
    top: mmToPx(top + bleed),
    right: mmToPx(trim[0] - right + bleed),
    bottom: mmToPx(trim[1] - bottom + bleed),
  };
  const worst = new Map<string, Outside>();
  for (const one of await sheet.page.evaluate(findOutside, area)) {
    const key = `${one.page}/${one.block}`;
    if (one.by > (worst.get(key)?.by ?? 0)) worst.set(key, one);
  }
  return [...worst.values()].map(({ block, text, page, by }): Problem => ({
    ...error('outside-area', {
      en: [
        `“${text}” stands ${round(pxToMm(by), 1)} mm outside the type area of ${partName(label).en}.`,
        inDesigns.en('keep type within the margins of the format.'),
      ],
      zh: [
        `“${text}”超出${partName(label).zh}的版心 ${round(pxToMm(by), 1)} mm。`,
        inDesigns.zh('把文字收进规格的页边之内。'),
      ],
    }),
    page: { product, page, ...(block === '' ? {} : { block }) },
  }));
}
