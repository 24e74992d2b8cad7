/** Figures of a section in their natural heights, see the partials chart, photo and rows. */
import { mmToPx } from '../../lib/units.ts';
import type { PhotoView } from '../../view/view.ts';
import type { Setting } from '../block.ts';
import { chartLines, isChart, isPhoto, photoLines, type Piece } from '../figures/figure.ts';
import { filled, named, stack, whole, type Node } from './nodes.ts';
import { rowsNode } from './rows.ts';
import { paragraph } from './paragraph.ts';
import { plainRuns, textRuns } from './runs.ts';
import { type Look } from './look.ts';

/** A photo and its caption, with the credit behind it. @param frame Height of the frame, px. */
export function photoNode(look: Look, { caption, credit }: PhotoView, frame: number): Node {
  const style = look.type('.photo-caption');
  const space = look.sides('margin', '.photo-credit').left / look.lengths.em;
  const text = paragraph(look, {
    key: caption,
    style,
    runs: () => [
      ...textRuns(look.typesetter, caption, style),
      ...(credit === ''
        ? []
        : plainRuns(credit, style).map((run) => ({
            ...run,
            hard: -1,
            pad: [space, 0] as [number, number],
          }))),
    ],
  });
  return stack([{ node: filled(frame) }, { node: named('caption', text) }]);
}

/** A figure of a panel. @param width mm */
export function figureNode(look: Look, setting: Setting, figure: Piece, width: number): Node {
  const { grid } = setting;
  if (isPhoto(figure))
    return whole(photoNode(look, figure, mmToPx(photoLines(setting, figure, width) * grid.line)));
  const drawn = isChart(figure)
    ? filled(mmToPx(chartLines(figure, setting, width) * grid.line))
    : rowsNode(look, setting, {
        facts: figure.facts,
        lead: figure.lead,
        words: figure.words,
        beside: figure.beside,
        tight: figure.tight,
        width,
      });
  const [title, note] = [look.type('.figure-title'), look.type('.figure-note')];
  return whole(
    stack([
      ...(figure.title === ''
        ? []
        : [
            {
              node: paragraph(look, {
                key: figure.title,
                style: title,
                runs: () => plainRuns(figure.title, title),
              }),
            },
          ]),
      { node: drawn },
      ...(figure.note.length === 0
        ? []
        : [
            {
              node: paragraph(look, {
                key: figure.note,
                style: note,
                runs: () => textRuns(look.typesetter, figure.note, note),
              }),
            },
          ]),
    ]),
  );
}

/** Figures one above the other. @param width mm */
export function figureColumn(look: Look, setting: Setting, figures: Piece[], width: number): Node {
  // In the lines of what stands below it.
  const gapAbove = look.length('margin-top', ['.figure-column > * + *']);
  return stack(
    figures.map((figure, index) => ({
      node: figureNode(look, setting, figure, width),
      before: index > 0 ? gapAbove : 0,
    })),
  );
}
