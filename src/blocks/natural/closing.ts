/** What closes the plan in its natural height, see the partial closing. */
import type { PlanView } from '../../view/view.ts';
import type { Look } from './look.ts';
import { beside, joined, padded, stack, type Laid, type Node } from './nodes.ts';
import { hair, headlineNode, inLines, textNode } from './words.ts';

/** @param rows Measures in each row; 0 where they run on. */
export function closingNode(
  look: Look,
  { title, text, items }: NonNullable<PlanView['closing']>,
  rows: number,
): Node {
  const heading = headlineNode(look, title, look.type('.closing-title'));
  const { left, right } = look.sides('padding', '.closing-title');
  const gap = look.length('gap', ['.closing']);
  const body = look.sides('padding', '.closing-body').right;
  const style = look.type('.closing-item', ...(rows > 0 ? ['.closing-items.rows > .closing-item'] : []));
  const measures = items.map((item) => textNode(look, item, style));
  const between = look.length('column-gap', ['.closing-items']);
  /** Each as wide as its words. */
  const wrapped = inLines(
    measures.map((measure) => ({
      own: (most) => Math.min(most, measure.natural()),
      lay: (own) => measure.lay(own + hair),
    })),
    between,
  );
  const grid: Node = {
    lay(width) {
      const each = (width - (rows - 1) * between) / rows;
      const lines = Array.from({ length: Math.ceil(measures.length / rows) }, (_, at) =>
        beside(
          measures.slice(at * rows, (at + 1) * rows).map((node) => ({ node, width: each })),
          between,
        ),
      );
      return stack(lines.map((node) => ({ node }))).lay(width);
    },
  };
  const words = stack([
    ...(text.length > 0 ? [{ node: textNode(look, text, look.type('.closing-text')) }] : []),
    ...(items.length > 0 ? [{ node: rows > 0 ? grid : wrapped }] : []),
  ]);
  return {
    lay(width): Laid {
      const own = heading.natural();
      const box = own + left + right;
      const title = heading.lay(own + hair);
      const laid = words.lay(Math.max(0, width - box - gap - body));
      const height = Math.max(title.height, laid.height);
      const drawn = joined(
        [
          { laid: title, x: left, y: (height - title.height) / 2 },
          { laid, x: box + gap, y: 0 },
        ],
        height,
      );
      return {
        ...drawn,
        draw(x, y, put) {
          put(x, y, x + box, y + height);
          drawn.draw(x, y, put);
        },
      };
    },
  };
}

/** The same below the article: title, text and measures one below the other. */
export function closingColumn(look: Look, { title, text, items }: NonNullable<PlanView['closing']>): Node {
  const below = (name: string) => look.type(name, `.closing.below > ${name}`);
  const style = look.type('.closing-item', '.closing.below .closing-item');
  const between = look.length('column-gap', ['.closing-items']);
  const measures = items.map((item) => textNode(look, item, style));
  const wrapped = inLines(
    measures.map((measure) => ({
      own: (most) => Math.min(most, measure.natural()),
      lay: (own) => measure.lay(own + hair),
    })),
    between,
  );
  return padded(
    stack([
      { node: headlineNode(look, title, below('.closing-title')) },
      ...(text.length > 0 ? [{ node: textNode(look, text, look.type('.closing-text')) }] : []),
      ...(items.length > 0 ? [{ node: wrapped }] : []),
    ]),
    look.sides('padding', '.closing.below'),
  );
}
