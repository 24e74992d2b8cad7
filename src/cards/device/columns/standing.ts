/** Facts of one kind as columns that stand on the foot, with facts of their section in the air beside them. */
import { inkOn } from '../../draw/palette.ts';
import type { FactView } from '../../../view/view.ts';
import { mixColours, readable } from '../../draw/colour.ts';
import { floorTop } from '../../draw/frame.ts';
import { drawCell, firstLabel, setCell } from '../../draw/cell.ts';
import { drawSmallSeal, smallSealWords } from '../../draw/seal.ts';
import type { Box, Stage } from '../../draw/stage.ts';
import { fitNumber, partsOf, wrapLabel } from '../../draw/type.ts';
import type { Content } from '../../plan/content.ts';
import type { Form } from '../form.ts';
import { barLabels } from './labels.ts';

type Columns = Extract<Content, { device: 'columns' }>;

interface Column {
  fact: FactView;
  left: number;
  width: number;
  top: number;
  fill: string;
}

function drawColumn(
  stage: Stage,
  { fact, left, width, top, fill }: Column,
  texts: string[],
  isLead: boolean,
): boolean {
  const floor = floorTop(stage);
  const height = floor - top;
  const pad = stage.px(Math.min(30, width * 0.1));
  const inner = width - 2 * pad;
  const found = [stage.shape.words.label, stage.shape.words.small]
    .map((size) => firstLabel(stage, texts, { role: 'strong', size, width: inner, lines: 3 }))
    .find((one) => one !== undefined);
  if (!found) return false;
  const number = fitNumber(stage.setter, partsOf(fact), {
    width: inner,
    most: stage.px(isLead ? 170 : 132),
    least: stage.px(52),
    words: stage.shape.words.unit,
  });
  if (!number) return false;
  stage.rect(left, top, width, height, fill);
  const { palette } = stage;
  const labelHeight = found.set.size * (1 + (found.set.lines.length - 1) * 1.22);
  const needed = pad + number.sizes.size * 0.72 + found.set.size * 0.6 + labelHeight + pad * 0.6;
  const inside = height >= needed;
  const on = inkOn(stage.tones, fill);
  const start = inside ? top + pad : top - needed + pad * 0.8;
  const colour = inside ? (isLead ? readable(palette.onLeadNumeral, fill, 3) : on) : palette.numeral;
  const ground = inside ? fill : palette.back;
  const base = start + number.sizes.size * 0.72;
  stage.number(fact, number, {
    x: left + (inside ? pad : 0),
    base,
    colour,
    over: ground,
    wordColour: inside ? on : palette.numeral,
  });
  stage.lines(found.text, found.set, {
    x: left + (inside ? pad : 0),
    base: base + found.set.size * 1.42,
    role: 'strong',
    colour: inside ? on : palette.ink,
    over: ground,
    facts: [fact.id],
  });
  return true;
}

/** Facts of the section in the air above the shorter columns: a seal and its fact first. */
function fillAir(stage: Stage, side: FactView[], airs: Box[]): void {
  const rest = [...side];
  for (const air of airs) {
    let top = air.top;
    const width = air.right - air.left;
    while (rest.length > 0) {
      const fact = rest[0]!;
      const height = air.bottom - top;
      const d = Math.min(stage.px(236), height - stage.px(8));
      const words =
        fact.parts.length > 0 && width > stage.px(520) ? smallSealWords(stage, fact, d) : undefined;
      if (words && height > stage.px(214)) {
        drawSmallSeal(stage, fact, { x: air.left + d / 2, y: top + d / 2, d });
        const cell = setCell(stage, fact, {
          size: stage.px(96),
          label: stage.shape.words.label,
          width: width - d - stage.px(30),
        });
        if (!cell) break;
        drawCell(stage, cell, { x: air.left + d + stage.px(30), top: top + (d - cell.height) / 2 });
        top += d + stage.px(36);
        rest.shift();
        continue;
      }
      const cell = setCell(stage, fact, { size: stage.px(92), label: stage.shape.words.small, width });
      if (!cell || cell.height > height) break;
      drawCell(stage, cell, { x: air.left, top });
      top += cell.height + stage.px(36);
      rest.shift();
    }
  }
}

/** Top of what stands at a column: itself, or its words where they are above it. */
const headOf = (stage: Stage, left: number, width: number, top: number): number =>
  Math.min(
    top,
    ...stage.boxes
      .filter(
        ({ box, block }) =>
          block !== 'headline' &&
          box.left >= left - 1 &&
          box.right <= left + width + 1 &&
          box.bottom <= top + 1,
      )
      .map(({ box }) => box.top),
  );

export function standing(content: Columns, share: number): Form {
  return {
    name: `columns-${share}`,
    look: { flat: true, planes: true },
    tall: 1.1,
    draw: (stage, room) => {
      const { palette, tones } = stage;
      const facts = [...content.facts].sort((a, b) => Math.abs(b.value!) - Math.abs(a.value!));
      const n = facts.length;
      const gap = stage.px(24);
      const width = (stage.measure - gap * (n - 1)) / n;
      const floor = floorTop(stage);
      const air = room.bottom + stage.shape.content.below - room.top;
      const tallest = Math.min(air - stage.px(8), stage.shape.height * share);
      const most = Math.abs(facts[0]!.value!);
      const labels = barLabels(facts);
      const others = [
        tones.main,
        tones.main,
        mixColours(tones.main, tones.soft, 0.45),
        mixColours(tones.main, tones.soft, 0.45),
        tones.main,
      ];
      const columns = facts.map((fact, index): Column => ({
        fact,
        left: room.left + index * (width + gap),
        width,
        top: floor - (tallest * Math.abs(fact.value!)) / most,
        fill: index === 0 ? palette.lead : others[index - 1]!,
      }));
      if (!columns.every((column, index) => drawColumn(stage, column, labels[index]!, index === 0)))
        return false;
      const ranked = columns.filter(({ fact }) => fact.rank);
      for (const { fact, left, top } of ranked) {
        const set = wrapLabel(stage.setter, fact.rank, {
          role: 'strong',
          size: stage.shape.words.small,
          width,
          lines: 2,
        });
        if (set)
          stage.lines(fact.rank, set, {
            x: left,
            base: headOf(stage, left, width, top) - stage.px(20) - (set.lines.length - 1) * set.size * 1.22,
            role: 'strong',
            colour: palette.signal,
            facts: [fact.id],
          });
      }
      const tops = columns.map(({ top, left }) => headOf(stage, left, width, top) - stage.px(30));
      if (n > 1) {
        const airs: Box[] = [];
        for (let index = 1; index < n; index += 1)
          airs.push({
            left: columns[index]!.left,
            right: room.right,
            top: index === 1 ? Math.max(room.top, columns[0]!.top - stage.px(60)) : tops[index - 1]!,
            bottom: Math.min(...tops.slice(index, index + 1)),
          });
        fillAir(
          stage,
          content.side,
          airs.map((box, index) => ({
            ...box,
            top: index === 0 ? box.top : Math.max(box.top, airs[index - 1]!.bottom + stage.px(24)),
          })),
        );
      }
      return true;
    },
  };
}
