/** A ring with the total in its middle. */
import { firstLabel } from '../../draw/cell.ts';
import { drawLedger } from '../../draw/ledger.ts';
import { ringPath } from '../../draw/parts.ts';
import type { Stage } from '../../draw/stage.ts';
import { fitNumber, wrapLabel } from '../../draw/type.ts';
import { barLabels } from '../columns/labels.ts';
import type { Form } from '../form.ts';
import { leadOf, sumOf, tonesOfParts, type Whole } from './parts.ts';

/** A ring with the total in its middle, names and values beside it. */
export function ring(content: Whole): Form {
  return {
    name: 'whole-ring',
    look: {},
    draw: (stage, room) => {
      const { palette, shape } = stage;
      const { parts, total } = content;
      const sum = sumOf(parts);
      const fills = tonesOfParts(stage, parts, new Set(palette.isDark ? [] : [leadOf(content)]));
      const outer = Math.min((room.bottom - room.top) / 2, stage.measure * 0.3);
      const inner = outer * 0.58;
      const [x, y] = [room.left + outer, (room.top + room.bottom) / 2];
      let angle = 0;
      const gap = 0.012;
      for (const [index, part] of parts.entries()) {
        const to = angle + (Math.abs(part.value!) / sum) * Math.PI * 2;
        stage.path(
          ringPath(x, y, { outer, inner, from: angle + gap, to: Math.max(angle + gap * 1.2, to - gap) }),
          fills[index]!,
        );
        angle = to;
      }
      if (total) {
        const number = fitNumber(
          stage.setter,
          total.parts.filter(({ role }) => role !== 'unit'),
          { width: inner * 1.7, most: stage.px(96), least: stage.px(36), words: shape.words.unit },
        );
        const label = wrapLabel(stage.setter, total.short, {
          role: 'label',
          size: shape.words.small,
          width: inner * 1.5,
          lines: 2,
        });
        if (number && label) {
          stage.number(total, number, {
            x,
            base: y + number.sizes.size * 0.4,
            align: 'centre',
            colour: palette.numeral,
          });
          const rows = label.lines.length;
          stage.lines(total.short, label, {
            x,
            base: y - number.sizes.size * 0.5 - (rows - 1) * label.size * 1.22,
            role: 'label',
            align: 'centre',
            colour: palette.ink,
            facts: [total.id],
          });
          const unit = total.unit;
          if (unit)
            stage.words(unit, {
              x,
              base: y + number.sizes.size * 0.4 + shape.words.small * 1.3,
              role: 'label',
              size: shape.words.small,
              align: 'centre',
              colour: palette.ink,
            });
        }
      }
      return legend(stage, content, fills, {
        left: room.left + outer * 2 + stage.px(44),
        right: room.right,
        top: room.top,
        bottom: room.bottom,
      });
    },
  };
}

/** px of the canvas: least figures of a row; what its label and the air between rows take, in sizes of small words. */
const leastFigures = 40;
const leastRow = 1.75;

/** Parts as rows with a swatch of their colour. */
function legend(
  stage: Stage,
  { parts, side }: Whole,
  fills: string[],
  box: { left: number; right: number; top: number; bottom: number },
): boolean {
  const { palette, shape } = stage;
  const labels = barLabels(parts);
  const extra = side.slice(0, 1);
  const rows = parts.length;
  const height = (box.bottom - box.top - (extra.length > 0 ? stage.px(150) : 0)) / rows;
  if (height < stage.px(leastFigures) * 0.72 + shape.words.small * leastRow)
    return extra.length > 0
      ? legend(stage, { device: 'whole', parts, side: [], title: '' }, fills, box)
      : false;
  for (const [index, fact] of parts.entries()) {
    const top = box.top + index * height;
    stage.rect(box.left, top + stage.px(6), stage.px(18), height - stage.px(14), fills[index]!);
    const x = box.left + stage.px(38);
    const width = box.right - x;
    const size = Math.min(stage.px(index === 0 ? 84 : 66), height * 0.52);
    const number = fitNumber(stage.setter, fact.parts, {
      width,
      most: size,
      least: stage.px(leastFigures),
      words: shape.words.unit,
    });
    const found = firstLabel(stage, labels[index]!, {
      role: 'label',
      size: shape.words.small,
      width,
      lines: 1,
    });
    if (!number || !found) return false;
    const block = number.sizes.size * 0.72 + shape.words.small * 1.34;
    if (block > height) return false;
    const base = top + (height - block) / 2 + number.sizes.size * 0.72;
    stage.number(fact, number, { x, base, colour: index === 0 ? palette.numeral : palette.numeral });
    stage.lines(found.text, found.set, {
      x,
      base: base + shape.words.small * 1.26,
      role: 'label',
      colour: palette.ink,
      facts: [fact.id],
    });
  }
  if (extra.length > 0)
    drawLedger(
      stage,
      extra,
      { left: box.left, right: box.right, top: box.bottom - stage.px(140), bottom: box.bottom },
      { most: stage.px(76), least: stage.px(50), columns: [1] },
    );
  return true;
}
