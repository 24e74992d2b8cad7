/** Parts as areas. */
import { inkOn } from '../../draw/palette.ts';
import { mixColours } from '../../draw/colour.ts';
import { floorTop, type Room } from '../../draw/frame.ts';
import { firstLabel, hangIn } from '../../draw/cell.ts';
import type { Stage } from '../../draw/stage.ts';
import { fitNumber } from '../../draw/type.ts';
import { leastSize } from '../../shapes.ts';
import { barLabels } from '../columns/labels.ts';
import type { Form } from '../form.ts';
import { squarify } from '../treemap.ts';
import { groupTones, sumOf, type Whole } from './parts.ts';

/** Nine parts and fewer as areas, over the full width; the group that the headline names at the left. */
export function treemap(content: Whole): Form {
  return {
    name: 'whole-treemap',
    look: { flat: true },
    tall: 1.0,
    draw: (stage, room) => drawTreemap(stage, room, content),
  };
}

function drawTreemap(stage: Stage, room: Room, { parts }: Whole): boolean {
  const { tones, shape } = stage;
  const labels = barLabels(parts);
  const bottom = floorTop(stage) + stage.px(shape.name === 'story' ? 30 : 0);
  const area = {
    left: 0,
    top: room.top,
    right: shape.width - (shape.name === 'story' ? shape.margin[1] - stage.px(30) : 0),
    bottom,
  };
  const total = sumOf(parts);
  // The greatest parts up to about three fifths are the group at the left.
  let group = 0;
  let sum = 0;
  while (group < parts.length - 2 && sum < total * 0.5) sum += Math.abs(parts[group++]!.value!);
  const split = area.left + ((area.right - area.left) * sum) / total;
  const values = parts.map(({ value }) => Math.abs(value!));
  const places = [
    ...rows(values.slice(0, group), { ...area, right: split }),
    ...squarify(values.slice(group), { ...area, left: split }),
  ];
  const warm = groupTones(tones.signal);
  const cool = [
    tones.deep,
    tones.main,
    mixColours(tones.deep, tones.main, 0.5),
    tones.soft,
    mixColours(tones.soft, '#ffffff', 0.5),
    tones.tint2,
    tones.tint,
  ];
  const gap = stage.px(3);
  for (const [index, fact] of parts.entries()) {
    const box = places[index]!;
    const fill = index < group ? warm[index % warm.length]! : cool[(index - group) % cool.length]!;
    const [x, y] = [box.left === 0 ? 0 : box.left + gap, box.top + gap];
    const width = box.right - x - gap;
    const height = box.bottom - box.top - 2 * gap;
    stage.rect(x, y, width, height, fill);
    const on = inkOn(stage.tones, fill);
    const pad = Math.min(stage.px(22), width * 0.08, height * 0.09);
    const left = Math.max(x + pad, index < group ? room.left : 0);
    const inner = Math.min(x + width, shape.width - stage.px(20)) - left - pad * 0.5;
    const size = Math.min(stage.px(190), Math.sqrt(width * height) * 0.34);
    const number = fitNumber(stage.setter, fact.parts, {
      width: inner,
      most: Math.max(stage.px(56), size),
      least: stage.px(44),
      words: shape.words.small * 0.9,
    });
    if (!number) return false;
    const labelSize = Math.min(
      shape.words.label * 1.15,
      Math.max(shape.words.small, number.sizes.size * 0.3),
    );
    const found =
      firstLabel(stage, labels[index]!, { role: 'label', size: labelSize, width: inner, lines: 2 }) ??
      firstLabel(stage, labels[index]!, {
        role: 'label',
        size: leastSize(stage.shape, 'secondary'),
        width: inner,
        lines: 3,
      });
    if (!found) return false;
    const base = y + pad + number.sizes.size * 0.72;
    const under = base + hangIn({ number });
    if (under + found.set.size * (0.5 + 1.16 * found.set.lines.length) > y + height) return false;
    stage.number(fact, number, { x: left, base, colour: on, over: fill, wordColour: on });
    stage.lines(found.text, found.set, {
      x: left,
      base: under + found.set.size * 1.25,
      role: 'label',
      leading: 1.16,
      colour: on,
      over: fill,
      facts: [fact.id],
    });
  }
  return true;
}

/** A column of rows to scale. */
function rows(values: number[], box: { left: number; top: number; right: number; bottom: number }) {
  const total = values.reduce((sum, value) => sum + value, 0);
  let top = box.top;
  return values.map((value) => {
    const height = ((box.bottom - box.top) * value) / total;
    const place = { ...box, top, bottom: top + height };
    top += height;
    return place;
  });
}
