/** A bar from edge to edge, cut into its parts. */
import { inkOn } from '../../draw/palette.ts';
import { floorTop } from '../../draw/frame.ts';
import { drawLedger } from '../../draw/ledger.ts';
import { fitNumber, wrapLabel } from '../../draw/type.ts';
import { barLabels } from '../columns.ts';
import type { Form } from '../form.ts';
import { firstLabel, sumOf, tonesOfParts, type Whole } from './parts.ts';

/** A band over the whole width, from edge to edge; the first part in the headline's colour. */
export function band(content: Whole, shape: string): Form {
  return {
    name: 'whole-band',
    look: { planes: false, flat: shape === 'wide' },
    tall: 0.8,
    draw: (stage, room) => {
      const { palette, shape } = stage;
      const { parts, side } = content;
      const total = sumOf(parts);
      const fills = tonesOfParts(stage, parts, new Set([parts[0]!.id]));
      const labels = barLabels(parts);
      const rest =
        side.length > 0 && shape.name !== 'banner' ? stage.px(shape.name === 'wide' ? 90 : 300) : 0;
      const bottom = shape.name === 'wide' ? floorTop(stage) - rest : room.bottom - rest;
      const thin = parts.some(({ value }) => (shape.width * Math.abs(value!)) / total < stage.px(200));
      const top = room.top + (thin ? stage.px(64) : 0);
      const high = bottom - top;
      let x = 0;
      let narrow = 0;
      for (const [index, fact] of parts.entries()) {
        const width = (shape.width * Math.abs(fact.value!)) / total;
        const fill = fills[index]!;
        stage.rect(x, top, width, high, fill);
        const on = inkOn(stage.tones, fill);
        const left = Math.max(x + stage.px(26), index === 0 ? room.left : 0);
        const inner = x + width - left - stage.px(18);
        const number = fitNumber(stage.setter, fact.parts, {
          width: inner,
          most: stage.px(150),
          least: stage.px(48),
          words: shape.words.unit,
        });
        const found =
          number &&
          firstLabel(stage, labels[index]!, {
            role: 'strong',
            size: shape.words.label,
            width: inner,
            lines: 3,
          });
        if (number && found) {
          const base = top + high * 0.32 + number.sizes.size * 0.36;
          stage.number(fact, number, { x: left, base, colour: on, over: fill, wordColour: on });
          stage.lines(found.text, found.set, {
            x: left,
            base: base + shape.words.label * 1.5,
            role: 'strong',
            colour: on,
            over: fill,
            facts: [fact.id],
          });
        } else {
          // Too narrow for its words: a leader above it.
          narrow += 1;
          if (narrow > 1) return false;
          const size = shape.words.small;
          const text = labels[index]!.at(-1)!;
          const small = fitNumber(stage.setter, fact.parts, {
            width: stage.px(200),
            most: stage.px(48),
            least: stage.px(36),
            words: shape.words.unit,
          })!;
          const end = Math.min(room.right, x + width);
          stage.number(fact, small, {
            x: end,
            base: top - stage.px(20),
            align: 'right',
            colour: palette.numeral,
          });
          const set = wrapLabel(stage.setter, text, { role: 'label', size, width: stage.px(320), lines: 1 });
          if (!set) return false;
          stage.lines(text, set, {
            x: end - small.width - stage.px(14),
            base: top - stage.px(20),
            align: 'right',
            role: 'label',
            colour: palette.ink,
            facts: [fact.id],
          });
        }
        x += width;
      }
      if (rest)
        drawLedger(
          stage,
          side.slice(0, shape.name === 'wide' ? 2 : 6),
          {
            left: room.left,
            right: room.right,
            top: bottom + stage.px(shape.name === 'wide' ? 14 : 40),
            bottom: shape.name === 'wide' ? floorTop(stage) - stage.px(6) : room.bottom,
          },
          {
            most: stage.px(shape.name === 'wide' ? 56 : 96),
            least: stage.px(44),
            columns: shape.name === 'wide' ? [2, 1] : [3, 2, 1],
            rules: shape.name !== 'wide',
          },
        );
      return true;
    },
  };
}
