/** A part of the report in its natural height, see the partial part. */
import type { Headline, Text } from '../../view/view.ts';
import type { Look } from './look.ts';
import { joined, type Laid, type Node } from './nodes.ts';
import { paragraph, type ParagraphNode } from './paragraph.ts';
import { headlineRuns } from './runs.ts';
import { textNode } from './words.ts';

/** The title of a part; its digits have a face of their own. @param within Selector of what holds it; "" for none. */
export function partTitle(look: Look, title: Headline, within: string): ParagraphNode {
  const selectors = ['.part-title', ...(within === '' ? [] : [`${within} .part-title`])];
  const style = look.type(...selectors);
  const isHan = look.typesetter.view.script === 'han';
  const figures = look.type('.part-title', '.part-title .fig');
  const { right } = look.sides('margin', '.part-title', '.part-title .fig');
  return paragraph(look, {
    key: title,
    name: `part${within}`,
    style,
    runs: () =>
      headlineRuns(
        title,
        style,
        isHan
          ? {
              family: figures.family,
              weight: figures.weight,
              scale: figures.size / style.size,
              pad: [0, right / style.size],
            }
          : undefined,
      ),
  });
}

/** @param tone Its place in the report: "review" or "plan". */
export function partNode(
  look: Look,
  { title, context, tone }: { title: Headline; context: Text; tone: string },
): Node {
  const selectors = ['.part', `.part-${tone}`];
  const least = look.length('min-height', selectors);
  const gap = look.length('gap', selectors);
  const sides = look.sides('padding', ...selectors);
  const { top } = look.sides('padding', '.part-title');
  const heading = partTitle(look, title, `.part-${tone}`);
  const words =
    context.length > 0
      ? textNode(look, context, look.type('.part-context', `.part-${tone} .part-context`))
      : undefined;
  return {
    lay(width): Laid {
      const room = width - sides.left - sides.right;
      const own = Math.min(room, heading.natural());
      const rest = Math.max(0, room - own - gap);
      const title = heading.lay(own + 1);
      const laid = words
        ? joined(
            [
              { laid: title, x: 0, y: top },
              { laid: words.lay(rest), x: own + gap, y: 0 },
            ],
            Math.max(top + title.height, words.lay(rest).height),
          )
        : joined([{ laid: title, x: 0, y: top }], top + title.height);
      const height = Math.max(least, laid.height + sides.top + sides.bottom);
      // Its line is its own: nobody takes what is beside it for a hole.
      return { ...laid, height, draw: (x, y, put) => put(x, y, x + width, y + height) };
    },
  };
}
