/** Facts of one kind as lying bars from zero, the greatest first. */
import { mixColours, readable } from '../../draw/colour.ts';
import { drawLedger, firstLabel } from '../../draw/ledger.ts';
import { fitNumber, partsOf } from '../../draw/type.ts';
import type { Content } from '../../plan/content.ts';
import type { Form } from '../form.ts';
import { barLabels } from './labels.ts';

type Columns = Extract<Content, { device: 'columns' }>;

/** So many bars take what room there is: px of the canvas from one to the next at most. */
const fewBars = { count: 3, step: 270 } as const;

/** Lying bars, the label after the end or in the bar. */
export function lying(content: Columns, cells: boolean): Form {
  return {
    name: cells ? 'bars-cells' : 'bars',
    look: { planes: false },
    tall: 0.9,
    draw: (stage, room) => {
      const { palette, tones, shape } = stage;
      const facts = [...content.facts].sort((a, b) => Math.abs(b.value!) - Math.abs(a.value!));
      const n = facts.length;
      const labels = barLabels(facts);
      const greatest = content.full ?? Math.abs(facts[0]!.value!);
      const rest = cells && content.side.length > 0 ? stage.px(230) : 0;
      const height = room.bottom - room.top - rest;
      const most = n <= fewBars.count ? fewBars.step : shape.name === 'story' ? 190 : 176;
      const step = Math.min(stage.px(most), height / n);
      if (step < stage.px(shape.name === 'wide' ? 58 : 68)) return false;
      const high = step * 0.82;
      const start = room.top;
      const left = room.left;
      for (const [index, fact] of facts.entries()) {
        const y = start + index * step;
        const width = (stage.measure * Math.abs(fact.value!)) / greatest;
        const isLead = content.lead ? fact.id === content.lead : index === 0;
        const fill = isLead
          ? palette.isDark
            ? palette.lead
            : tones.signal
          : palette.isDark
            ? tones.main
            : tones.soft;
        const on = readable(isLead ? '#ffffff' : palette.isDark ? '#ffffff' : tones.deep, fill, 4.5);
        const pad = stage.px(22);
        // What shares are parts of stands behind them.
        if (content.full)
          stage.rect(
            left,
            y,
            stage.measure,
            high,
            mixColours(palette.back, tones.main, palette.isDark ? 0.3 : 0.14),
          );
        stage.rect(left, y, width, high, fill);
        const number = fitNumber(stage.setter, partsOf(fact), {
          width: stage.measure,
          most: Math.min(stage.px(n <= fewBars.count ? 120 : 92), high * 0.84),
          least: stage.px(40),
          words: shape.words.unit,
        })!;
        const base = y + high / 2 + number.sizes.size * 0.355;
        const fits = number.width + 2 * pad <= width;
        stage.number(fact, number, {
          x: fits ? left + pad : left + width + pad,
          base,
          colour: fits ? on : palette.numeral,
          over: fits ? fill : palette.back,
          wordColour: fits ? on : palette.numeral,
        });
        const after = fits ? left + pad + number.width + pad : left + width + pad + number.width + pad;
        const inRoom = left + width - pad - after;
        const size = Math.min(shape.words.label, high * 0.55);
        const label = { role: 'strong', size } as const;
        const inside = fits
          ? firstLabel(stage, labels[index]!, { ...label, width: inRoom, lines: 1 })
          : undefined;
        const outsideLeft = fits ? left + width + pad : after;
        const found =
          inside ??
          firstLabel(stage, labels[index]!, {
            ...label,
            width: stage.right - outsideLeft,
            lines: high > size * 2.4 ? 2 : 1,
          });
        if (!found) return false;
        const block = (found.set.lines.length - 1) * size * 1.22;
        stage.lines(found.text, found.set, {
          x: inside ? after : outsideLeft,
          base: y + high / 2 - block / 2 + size * 0.37,
          role: 'strong',
          colour: inside ? on : palette.ink,
          over: inside ? fill : palette.back,
          facts: [fact.id],
        });
      }
      const end = start + n * step + stage.px(24);
      if (cells && content.side.length > 0)
        drawLedger(
          stage,
          content.side,
          { left: room.left, right: room.right, top: end, bottom: room.bottom },
          { most: stage.px(92), least: stage.px(50), columns: [3, 2, 1] },
        );
      return true;
    },
  };
}
