/** The closing part of the plan: a band over the whole width, or a box below the article in its sidebar. */
import { ptToMm } from '../../lib/units.ts';
import type { PlanView } from '../../view/view.ts';
import { lineWidth, type Block, type Frame, type Setting } from '../block.ts';
import { stack } from '../way.ts';
import { closingNode } from '../natural/closing.ts';

type Closing = NonNullable<PlanView['closing']>;

const closingContext = (closing: Closing, frame: Frame): object => ({
  ...frame,
  partial: 'closing',
  id: 'closing',
  layout: '',
  closing: { ...closing, text: closing.text.length > 0 ? closing.text : '' },
});

/** What its template receives below the article: its words one below the other. */
export const closingBelow = (closing: Closing, frame: Frame): object => ({
  ...closingContext(closing, frame),
  layout: 'below',
  itemsStyle: '',
  inRows: false,
  across: 0,
});

/** Measures of the closing part stand in a row; where they would not fit, in rows as even as can be. */
function closingStyle(
  setting: Setting,
  { title, items }: Closing,
): { itemsStyle: string; inRows: boolean; across: number } {
  const { sizes, grid } = setting;
  const room =
    grid.width -
    lineWidth(setting, title.text, sizes.title) -
    ptToMm(sizes.title * 2) -
    grid.gutter -
    closingPad;
  const widths = items.map(
    (item) =>
      lineWidth(setting, item.map((run) => run.text).join(''), sizes.body) + ptToMm(sizes.body * closingGap),
  );
  const inRow = widths.reduce((sum, width) => sum + width, 0);
  if (inRow <= room) return { itemsStyle: '', inRows: false, across: 0 };
  const most = Math.max(1, Math.floor(room / Math.max(...widths)));
  const across = Math.ceil(items.length / Math.ceil(items.length / most));
  return { itemsStyle: `--across:${across};`, inRows: true, across };
}
/** Right of them, mm; the style sheet says the same. */
const closingPad = 4;
/** Between them, in their size. */
const closingGap = 2.2;

export function closingBlock(closing: Closing): Block {
  return {
    id: 'closing',
    key: 'closing',
    partial: 'closing',
    variants: ({ grid }) => [{ span: grid.columns, way: stack }],
    capacity: () => 0,
    node: (look, setting) => closingNode(look, closing, closingStyle(setting, closing).across),
    context: async (setting, _variant, frame) => ({
      ...closingContext(closing, frame),
      ...closingStyle(setting, closing),
    }),
  };
}
