/**
 * The newspaper page: measures its blocks, arranges them, and sets them in their slots.
 *
 * The result is a document in which every block has its place in mm; nothing is left to flow.
 */
import type { PageFormat } from '../design/format.ts';
import type { HtmlDocument } from '../html/document.ts';
import { round } from '../lib/units.ts';
import { choosePage } from './choose.ts';
import { enlargedFormat, fillOf } from './enlarge.ts';
import { gridOf } from './grid.ts';
import { readLayoutHints } from './hints.ts';
import { measureOverset, oversetProblem } from './overset.ts';
import { requestAt, type PageRequest } from './request.ts';

export interface ComposedPage {
  document: HtmlDocument;
  pages: number;
  /** Share of the pages that the report fills; 1 for full ones. */
  fill: number;
  /** Why it was arranged like this, one line each. */
  reasons: string[];
}

/** @throws ProblemError `overset` when the report does not fit even at the least sizes, `layout-hints`. */
export async function composePage(request: PageRequest): Promise<ComposedPage> {
  const { format, styles } = request;
  const hints = readLayoutHints(styles.view);
  const parts = partsOf(format);
  const asked = hints.pages && hints.pages * parts;
  const arrangeAt = (factor: number) => requestAt(request, enlargedFormat(format, factor), hints);
  const chosen = await choosePage(request, arrangeAt, asked);
  if (!chosen)
    throw oversetProblem(
      { view: styles.view, format, line: gridOf(format).line, parts, asked },
      await measureOverset(await arrangeAt(1), asked),
    );
  const {
    document,
    best,
    fitted: { factor, fitting },
    hole,
    tries,
    tailpieces,
  } = chosen;
  const enlarged = factor > 1 ? `, all of it ${factor} times the format's` : '';
  const considered = [best, ...fitting.filter((one) => one !== best)];
  const reasons = considered.map(
    (one) =>
      `${one === best ? 'chosen' : 'considered'}: up to ${one.level.mostTiles} tiles a panel, ${one.level.compact ? 'photos cut low, ' : ''}sidebar ${one.side} mm, type at ${Math.round(one.scale * 100)} % of its range${enlarged}, ` +
      `hero ${one.pages[0]!.frame.hero!.lines} lines, ${one.pages.length / parts} pages, ${one.left} lines empty, score ${one.score.toFixed(1)}${one === best ? `, largest empty rectangle ${round(hole.share * 100, 1)} % of the type area, ${tries} looked at` : ''}`,
  );
  if (best.pages.at(-1)!.frame.endpiece)
    reasons.push('a picture ends the last page, which the report does not fill');
  if (tailpieces > 0)
    reasons.push(
      `${tailpieces === 1 ? 'a tailpiece closes a place' : `${tailpieces} tailpieces close places`} that no arrangement filled`,
    );
  return { document, reasons, pages: best.pages.length / parts, fill: fillOf(chosen.fitted) };
}

/** Pages that stand side by side on a sheet: two on a spread. */
const partsOf = ({ spine }: PageFormat): number => (spine === undefined ? 1 : 2);
