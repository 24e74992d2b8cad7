/** Facts of one kind as lying bars from zero, the greatest first. */
import { mixColours, readable } from '../../draw/colour.ts';
import { firstLabel } from '../../draw/cell.ts';
import { drawLedger } from '../../draw/ledger.ts';
import type { Stage } from '../../draw/stage.ts';
import { fitNumber, partsOf, wrapLabel, type Lines } from '../../draw/type.ts';
import type { FactView } from '../../../view/view.ts';
import type { Content } from '../../plan/content.ts';
import type { Form } from '../form.ts';
import { barLabels } from './labels.ts';

type Columns = Extract<Content, { device: 'columns' }>;

/** The rank of a number below its label, where its bar is high enough. */
function setRank(
  stage: Stage,
  { rank }: FactView,
  { width, height }: { width: number; height: number },
): Lines | undefined {
  const size = stage.shape.words.small;
  return rank && height > size * 1.6
    ? wrapLabel(stage.setter, rank, { role: 'label', size, width, lines: 1 })
    : undefined;
}

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
        const behind = mixColours(palette.back, tones.main, palette.isDark ? 0.3 : 0.14);
        if (content.full) stage.rect(left, y, stage.measure, high, behind);
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
          ? firstLabel(stage, labels[index]!, {
              ...label,
              width: inRoom,
              lines: high > size * 2.6 ? 2 : 1,
            })
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
        const x = inside ? after : outsideLeft;
        const ground = inside ? fill : content.full ? behind : palette.back;
        const ink = inside ? on : palette.ink;
        const rankWidth = (inside ? left + width - pad : stage.right) - x;
        const rank = setRank(stage, fact, {
          width: rankWidth,
          height: high - found.set.lines.length * size * 1.22,
        });
        const block = (found.set.lines.length - 1) * size * 1.22 + (rank ? rank.size * 1.25 : 0);
        const line = y + high / 2 - block / 2 + size * 0.37;
        const place = { x, colour: ink, over: ground, facts: [fact.id] };
        stage.lines(found.text, found.set, { ...place, base: line, role: 'strong' });
        if (rank)
          stage.lines(fact.rank, rank, {
            ...place,
            base: line + (found.set.lines.length - 1) * size * 1.22 + rank.size * 1.25,
            role: 'label',
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
