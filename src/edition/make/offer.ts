/** A report too short for its page is offered the largest smaller format that it fills. */
import type { ComposedPage } from '../../compose/page.ts';
import type { PageFormat } from '../../design/format.ts';
import { partName } from '../../lib/languages.ts';
import { ProblemError, type Problem, says } from '../../lib/problem.ts';
import { composedPage } from './compose.ts';
import type { Edition } from '../edition.ts';

const areaOf = ({ trim: [width, height] }: PageFormat): number => width * height;

/** @returns undefined when the report fills none of them on one page. */
export async function smallerFormat(edition: Edition, format: PageFormat): Promise<PageFormat | undefined> {
  const smaller = edition.workshop.formats.pages
    .filter((page) => areaOf(page) < areaOf(format))
    .sort((a, b) => areaOf(b) - areaOf(a));
  for (const page of smaller) {
    try {
      const { pages, fill } = await composedPage(edition, page);
      if (pages > 1) return undefined;
      if (fill === 1) return page;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return undefined;
    }
  }
  return undefined;
}

/** What is told of a page that stays partly empty; nothing of a full one. */
export async function offerFormat(
  edition: Edition,
  { format, composed, product }: { format: PageFormat; composed: ComposedPage; product: string },
): Promise<Problem[]> {
  if (composed.fill === 1) return [];
  const better = await smallerFormat(edition, format);
  return [
    {
      code: 'page-short',
      severity: 'warning',
      page: { product },
      ...says({
        en: [
          `The report fills ${Math.floor(composed.fill * 100)} % of ${partName(format.label).en}${composed.pages > 1 ? `, ${composed.pages} pages,` : ''} even at the largest sizes.`,
          better
            ? `It fills ${partName(better.label).en}: name "${better.name}" under "outputs › press".`
            : 'Add figures, photos or text, or name a smaller format under "outputs › press".',
        ],
        zh: [
          `报告用最大字号也只填满“${partName(format.label).zh}”${composed.pages > 1 ? `（${composed.pages} 个版）` : ''}的 ${Math.floor(composed.fill * 100)}%。`,
          better
            ? `它能排满“${partName(better.label).zh}”：在 outputs › press 下写“${better.name}”。`
            : '加些图表、照片或文字，或在 outputs › press 下换小一点的规格。',
        ],
      }),
    },
  ];
}
