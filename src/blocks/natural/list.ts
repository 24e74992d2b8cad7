/** The items of a section as a list, see templates/partials/panel.hbs. */
import type { PanelItem } from '../panel/items.ts';
import { columns } from './columns.ts';
import { joined, padded, stack, whole, type Laid, type Node } from './nodes.ts';
import { paragraph } from './paragraph.ts';
import { plainRuns, textRuns } from './runs.ts';
import { type Look } from './look.ts';

/** One item with its bullet, a statement without, or the heading over some. */
export function itemNode(look: Look, { heading, runs, statement }: PanelItem): Node {
  if (heading) {
    const style = look.type('.item-heading');
    return paragraph(look, {
      key: heading,
      style,
      runs: () => plainRuns(heading, style),
      staysWithNext: true,
    });
  }
  const names = statement ? ['.item', '.item.statement'] : ['.item'];
  const style = look.type(...names);
  return padded(
    paragraph(look, { key: runs, style, runs: () => textRuns(look.typesetter, runs, style) }),
    look.sides('padding', ...names),
  );
}

/**
 * In columns an item stands in one of them: its last words would be read as those of the next. Below headings, which
 * keep what follows them, Chromium balances such items otherwise than anyone would reckon: those may be parted.
 */
export const listed = (look: Look, item: PanelItem, items: PanelItem[]): Node =>
  items.some(({ heading }) => heading) ? itemNode(look, item) : whole(itemNode(look, item));

/** Short ones two abreast. */
function pairedNode(look: Look, items: PanelItem[], paired: ReadonlySet<number>): Node {
  return {
    lay(width): Laid {
      const half = (width - look.gutter) / 2;
      let [height, open] = [0, 0];
      const children = items.map((item, index) => {
        const isHalf = paired.has(index);
        const laid = itemNode(look, item).lay(isHalf ? half : width);
        const isSecond = isHalf && open > 0;
        const y = isSecond ? height - open : height;
        height = Math.max(height, y + laid.height);
        open = isHalf && !isSecond ? laid.height : 0;
        return { laid, x: isSecond ? half + look.gutter : 0, y };
      });
      return joined(children, height);
    },
  };
}

export const listNode = (
  look: Look,
  items: PanelItem[],
  { across, paired }: { across: number; paired: ReadonlySet<number> },
): Node =>
  paired.size > 0
    ? pairedNode(look, items, paired)
    : columns(across, look.gutter, stack(items.map((item) => ({ node: listed(look, item, items) }))));
