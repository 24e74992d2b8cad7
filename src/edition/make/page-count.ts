/** A report that goes on over several pages says so: somebody has to keep them free. */
import type { PageFormat } from '../../design/format.ts';
import { partName } from '../../lib/languages.ts';
import { type Problem, says } from '../../lib/problem.ts';
import { pageName } from '../../view/page-name.ts';
import type { ReportView } from '../../view/view.ts';

/**
 * @param before Pages of the product that is there; undefined where there is none.
 * @returns A warning where there are more than one that nobody asked for, or more than last time.
 */
export function tellPages(
  { masthead, layout }: Pick<ReportView, 'masthead' | 'layout'>,
  { label, name }: Pick<PageFormat, 'label' | 'name'>,
  { pages, before, product }: { pages: number; before: number | undefined; product: string },
): Problem[] {
  const asked = layout?.pages === pages;
  const isMore = before !== undefined && pages > before;
  if (!isMore && (pages === 1 || asked)) return [];
  const names = Array.from({ length: pages }, (_, index) => pageName(masthead.page, index)).filter(Boolean);
  const last = before === undefined ? '' : isMore ? `; last time it took ${before}` : ', as last time';
  const lastZh = before === undefined ? '' : isMore ? `，上次是 ${before} 个` : '，和上次一样';
  return [
    {
      code: 'pages-several',
      severity: 'warning',
      page: { product },
      ...says({
        en: [
          `The report takes ${pages} pages of ${partName(label).en}${names.length === pages ? ` (${names.join(', ')})` : ''}${last}.`,
          asked
            ? 'See that all of them are free.'
            : `See that all of them are free, and write "pages: ${pages}" under layout. Or write "pages: 1", which tells how much is too long for one page of ${name}.`,
        ],
        zh: [
          `报告要排 ${pages} 个${partName(label).zh}版${names.length === pages ? `（${names.join('、')}）` : ''}${lastZh}。`,
          asked
            ? '看看这几个版是不是都空着。'
            : `看看这几个版是不是都空着，再在 layout 下写 pages: ${pages}。或写 pages: 1，就会告诉你${partName(label).zh}一个版放不下多少。`,
        ],
      }),
    },
  ];
}
