/** Words of the plan as nodes: running text, a headline in its units, and the rules that stand above them. */
import type { Headline, Text } from '../../view/view.ts';
import type { Look, TypeStyle } from './look.ts';
import { joined, type Laid, type Node } from './nodes.ts';
import { paragraph, type ParagraphNode } from './paragraph.ts';
import { headlineRuns, textRuns } from './runs.ts';

export const textNode = (look: Look, text: Text, style: TypeStyle): ParagraphNode =>
  paragraph(look, { key: text, style, runs: () => textRuns(look.typesetter, text, style) });

export const headlineNode = (look: Look, headline: Headline, style: TypeStyle): ParagraphNode =>
  paragraph(look, { key: headline, style, runs: () => headlineRuns(headline, style) });

/** px of a line drawn above or below something: "1.5pt solid …". */
export const ruleOf = (look: Look, selector: string): number => {
  const value = look.typesetter.sheet.style(selector)['border-top'];
  return value === undefined ? 0 : look.lengthOf(value.split(' ')[0]!);
};

/** A box that goes into a line: how wide it is in a place so wide, and what it takes of that. */
export interface LineBox {
  own: (width: number) => number;
  lay: (own: number) => Laid;
}

/** Boxes one after the other, `between` px apart, in lines that take what goes in. */
export const inLines = (boxes: LineBox[], between: number): Node => ({
  lay(width) {
    let [x, y, height] = [0, 0, 0];
    const children = boxes.map(({ own, lay }) => {
      const natural = own(width);
      if (x > 0 && x + natural > width + hair) [x, y, height] = [0, y + height, 0];
      const laid = lay(natural);
      height = Math.max(height, laid.height);
      const child = { laid, x, y };
      x += natural + between;
      return child;
    });
    return joined(children, y + height);
  },
});
/** px by which a box may miss its line. */
export const hair = 0.05;
