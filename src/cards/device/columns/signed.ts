/** Rises and falls as bars to both sides of one zero, the greatest rise first. */
import type { FactView } from '../../../view/view.ts';
import { readable } from '../../draw/colour.ts';
import { labelLines } from '../../draw/cell.ts';
import { drawLedger } from '../../draw/ledger.ts';
import type { Stage } from '../../draw/stage.ts';
import { fitNumber, partsOf } from '../../draw/type.ts';
import { signedValue, type Content } from '../../plan/content.ts';
import { isSober } from '../../plan/tone.ts';
import type { Form } from '../form.ts';

type Columns = Extract<Content, { device: 'columns' }>;

/** Shares of the measure: labels, and the room that a number after its bar needs. */
const shares = { label: 0.36, number: 0.19 } as const;
/** px of the canvas: the highest step of rows, over cells and without, and the least; what cells take. */
const steps = { most: { cells: 150, alone: 250 }, least: 66 } as const;
const cellsRoom = 220;

/** Of the size of labels, that of few and high rows. */
const mostLabel = 1.25;

interface Row {
  fact: FactView;
  top: number;
  step: number;
  zero: number;
  /** px for one unit. */
  scale: number;
}

function drawRow(stage: Stage, { fact, top, step, zero, scale }: Row): boolean {
  const { palette, shape, tones } = stage;
  const value = signedValue(fact);
  const high = step * 0.62;
  const middle = top + step / 2;
  const size = Math.min(shape.words.label * mostLabel, Math.max(shape.words.label, step * 0.24), step * 0.4);
  const label = labelLines(stage, fact, {
    size,
    width: stage.measure * shares.label - stage.px(20),
    lines: step > size * 2.5 ? 2 : 1,
    role: 'strong',
  });
  const number = fitNumber(stage.setter, partsOf(fact), {
    width: stage.measure * shares.number,
    most: Math.min(stage.px(96), high * 0.9),
    least: stage.px(38),
    words: shape.words.unit,
  });
  if (!label || !number) return false;
  const block = (label.set.lines.length - 1) * label.set.size * 1.22;
  stage.lines(label.text, label.set, {
    x: stage.left,
    base: middle - block / 2 + label.set.size * 0.37,
    role: 'strong',
    colour: palette.ink,
    facts: [fact.id],
  });
  const width = Math.abs(value) * scale;
  // The side of the zero says which way it moved, the colour whether that is bad news.
  const isBad = isSober(fact, stage.setter.of.language);
  const fill = isBad ? tones.signal : palette.isDark ? tones.soft : tones.main;
  stage.rect(value < 0 ? zero - width : zero, middle - high / 2, width, high, fill);
  // Beside the bar's end on the side of the rises, where nothing else stands.
  stage.number(fact, number, {
    x: (value < 0 ? zero : zero + width) + stage.px(16),
    base: middle + number.sizes.size * 0.355,
    colour: isBad ? readable(tones.signal, palette.back, 4.5) : palette.numeral,
  });
  return true;
}

export function signed(content: Columns, cells: boolean): Form {
  return {
    name: cells ? 'bars-signed-cells' : 'bars-signed',
    look: { planes: false },
    tall: 0.9,
    draw: (stage, room) => {
      const facts = [...content.facts].sort((a, b) => signedValue(b) - signedValue(a));
      const side = cells ? content.side : [];
      const rest = side.length > 0 ? stage.px(cellsRoom) : 0;
      const step = Math.min(
        stage.px(steps.most[rest > 0 ? 'cells' : 'alone']),
        (room.bottom - room.top - rest) / facts.length,
      );
      if (step < stage.px(steps.least) || (cells && side.length === 0)) return false;
      const values = facts.map(signedValue);
      const [most, least] = [Math.max(0, ...values), Math.max(0, ...values.map((value) => -value))];
      const left = stage.left + stage.measure * shares.label;
      const scale = (stage.right - left - stage.measure * shares.number) / (most + least);
      const zero = left + least * scale;
      for (const [index, fact] of facts.entries())
        if (!drawRow(stage, { fact, top: room.top + index * step, step, zero, scale })) return false;
      const end = room.top + step * facts.length;
      stage.line([zero, room.top], [zero, end], stage.palette.ink, stage.px(3));
      if (side.length === 0) return true;
      return (
        drawLedger(
          stage,
          side,
          { left: room.left, right: room.right, top: end + stage.px(34), bottom: room.bottom },
          { most: stage.px(92), least: stage.px(50), columns: [3, 2, 1] },
        ).count > 0
      );
    },
  };
}
