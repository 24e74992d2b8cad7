/** The title of a part of the report, over the whole width of the main column. */
import type { Headline, Text } from '../view/view.ts';
import type { Block } from './block.ts';
import { stack } from './way.ts';
import { partNode } from './natural/part.ts';

export function partBlock(id: 'review' | 'plan', title: Headline, context: Text): Block {
  return {
    id,
    key: id,
    partial: 'part',
    variants: ({ grid }) => [{ span: grid.columns, way: stack }],
    capacity: () => 0,
    title: (lines) => [lines / 2 - partReach, lines / 2 + partReach],
    node: (look) => partNode(look, { title, context, tone: id }),
    context: async (_setting, _variant, frame) => ({
      ...frame,
      partial: 'part',
      id,
      title,
      context: context.length > 0 ? context : '',
      tone: id,
    }),
  };
}
/** The type of a part's title stands so many lines about its middle. */
const partReach = 1.15;
