/** A page as it should be, without a browser: every text of a view in its block, one below the other. */
import type { Collected, Piece } from '../../src/account/collect.ts';
import { needsOf } from '../../src/account/needs.ts';
import type { ReportView } from '../../src/view/view.ts';

/** Block of an address: what stands together on a page. */
const blockOf = (at: string): string =>
  /^(?:review\.sections\.[^.]+|plan\.tasks\.[^.]+|plan\.(?:targets|requirement|closing)|[a-z]+)/i.exec(
    at,
  )![0];

export function idealPage(view: ReportView): Collected {
  const blocks = new Map<string, number>();
  const pieces: Piece[] = [];
  const add = (at: string, text: string, block: string) => {
    if (!blocks.has(block)) blocks.set(block, blocks.size);
    const y = pieces.length * 20;
    pieces.push({
      at,
      text,
      block: blocks.get(block)!,
      name: block,
      place: block === 'masthead' ? 'lead' : block,
      page: 1,
      lines: [{ text, x: 0, y, width: text.length * 10, height: 14, size: 10 }],
    });
  };
  for (const need of needsOf(view))
    add(
      need.kind === 'fact' ? need.any[0]! : need.at,
      need.text,
      need.kind === 'fact' ? need.scope : blockOf(need.at),
    );
  const drawings = view.review.sections.flatMap(({ figures }) => figures.map(({ id }) => id));
  return { pieces, drawings };
}
