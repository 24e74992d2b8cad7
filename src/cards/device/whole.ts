/** Parts of a whole: a stack to scale, a ring, a band over the full width, a treemap. */
import { inkOn } from '../draw/palette.ts';
import type { FactView } from '../../view/view.ts';
import { mixColours, readable } from '../draw/colour.ts';
import { footTop, type Room } from '../draw/frame.ts';
import { drawLedger } from '../draw/ledger.ts';
import { ringPath } from '../draw/parts.ts';
import type { Stage } from '../draw/stage.ts';
import { fitNumber, wrapLabel, type Lines } from '../draw/type.ts';
import type { Content } from '../plan/content.ts';
import { barLabels } from './columns.ts';
import type { Form } from './form.ts';
import { squarify } from './treemap.ts';

type Whole = Extract<Content, { device: 'whole' }>;

/** Tones of parts from the strongest; the headline's own part is in signal. */
function tonesOfParts(stage: Stage, parts: FactView[], leads: Set<string>): string[] {
  const { tones, palette } = stage;
  const cool = palette.isDark
    ? [
        tones.gold,
        tones.soft,
        tones.main,
        mixColours(palette.back, tones.paper, 0.24),
        tones.tint2,
        tones.tint,
      ]
    : [
        tones.deep,
        tones.main,
        tones.accent === tones.signal ? mixColours(tones.deep, tones.main, 0.5) : tones.accent,
        tones.soft,
        mixColours(tones.soft, tones.paper, 0.4),
        tones.tint2,
      ];
  let next = 0;
  return parts.map((part) => (leads.has(part.id) ? tones.signal : cool[next++ % cool.length]!));
}

const sumOf = (parts: FactView[]): number => parts.reduce((sum, { value }) => sum + Math.abs(value!), 0);

const firstLabel = (
  stage: Stage,
  texts: string[],
  of: { role: 'label' | 'strong'; size: number; width: number; lines: number },
): { text: string; set: Lines } | undefined => {
  for (const text of texts) {
    const set = wrapLabel(stage.setter, text, of);
    if (set) return { text, set };
  }
  return undefined;
};

/** A stack of coins or blocks to scale, rows right of it at each part's own height. */
function stack(content: Whole): Form {
  return {
    name: 'whole-stack',
    look: {},
    tall: 1.05,
    draw: (stage, room) => {
      const { palette, shape } = stage;
      const { parts } = content;
      const total = sumOf(parts);
      const leads = new Set(parts.slice(0, 1).map(({ id }) => id));
      const fills = tonesOfParts(stage, parts, leads);
      const side = content.side.slice(0, 3);
      const below = side.length > 0 && shape.name !== 'square' ? stage.px(190) : 0;
      const top = room.top + stage.px(24);
      const bottom = room.bottom - below;
      const width = stage.px(shape.name === 'square' ? 270 : 330);
      const round = parts[0]!.kind === 'money' ? stage.px(26) : 0;
      const tall = bottom - top - round;
      const scale = tall / total;
      const rowLeft = room.left + width + stage.px(50);
      const labels = barLabels(parts);
      let y = top + tall;
      const places: { fact: FactView; top: number; height: number; fill: string; labels: string[] }[] = [];
      for (let index = parts.length - 1; index >= 0; index -= 1) {
        const height = Math.abs(parts[index]!.value!) * scale;
        y -= height;
        places.unshift({ fact: parts[index]!, top: y, height, fill: fills[index]!, labels: labels[index]! });
        drawBlock(stage, { left: room.left, width, top: y, height, fill: fills[index]!, round });
      }
      if (round) {
        const lid = mixColours(fills[0]!, '#ffffff', 0.16);
        stage.raw(
          `<ellipse cx="${room.left + width / 2}" cy="${top}" rx="${width / 2}" ry="${round}" fill="${lid}" stroke="${palette.back}" stroke-width="${stage.px(2)}"/>`,
        );
      }
      // Rows of small parts move apart, so that each has its words.
      const least = shape.words.label * 1.5;
      const middles = places.map(({ top: at, height }) => at + height / 2);
      for (let index = middles.length - 1; index > 0; index -= 1) {
        const limit = index === middles.length - 1 ? bottom + round - least / 2 : middles[index + 1]! - least;
        middles[index] = Math.min(middles[index]!, limit);
      }
      for (let index = 1; index < middles.length; index += 1)
        middles[index] = Math.max(middles[index]!, middles[index - 1]! + least);
      // Rows far from their parts would be read with others: another form, or more height.
      if (
        places.some(({ top: at, height }, index) => Math.abs(middles[index]! - at - height / 2) > least * 0.9)
      )
        return false;
      for (const [index, { fact, top: at, height, fill, labels: texts }] of places.entries()) {
        stage.line([room.left + width, at], [room.right, at], palette.rule, stage.px(2));
        const size = Math.min(stage.px(138), Math.max(stage.px(54), Math.min(height, least * 3) * 0.62));
        const colour = index === 0 ? readable(fill, palette.back, 3) : palette.numeral;
        const number = fitNumber(stage.setter, fact.parts, {
          width: (room.right - rowLeft) * 0.62,
          most: size,
          least: stage.px(44),
          words: shape.words.unit,
        });
        if (!number) return false;
        const base = middles[index]! + number.sizes.size * 0.355;
        stage.number(fact, number, { x: rowLeft, base, colour });
        const labelSize = Math.min(
          shape.words.label * 1.2,
          Math.max(shape.words.small, number.sizes.size * 0.36),
        );
        const room2 = room.right - rowLeft - number.width - stage.px(24);
        const found =
          firstLabel(stage, texts, {
            role: 'label',
            size: labelSize,
            width: room2,
            lines: height > labelSize * 3 ? 2 : 1,
          }) ??
          firstLabel(stage, texts, {
            role: 'label',
            size: shape.words.small,
            width: room2,
            lines: height > shape.words.small * 2.4 ? 2 : 1,
          });
        if (!found) return false;
        const block = (found.set.lines.length - 1) * found.set.size * 1.22;
        stage.lines(found.text, found.set, {
          x: rowLeft + number.width + stage.px(24),
          base: found.set.lines.length === 1 ? base : middles[index]! - block / 2 + found.set.size * 0.37,
          role: 'label',
          colour: palette.ink,
          facts: [fact.id],
        });
      }
      if (below)
        drawLedger(
          stage,
          side,
          { left: room.left, right: room.right, top: bottom + stage.px(36), bottom: room.bottom },
          { most: stage.px(84), least: stage.px(50), columns: [3, 2, 1] },
        );
      return true;
    },
  };
}

/** A block of the stack, with the edges of coins where it is money. */
function drawBlock(
  stage: Stage,
  {
    left,
    width,
    top,
    height,
    fill,
    round,
  }: { left: number; width: number; top: number; height: number; fill: string; round: number },
): void {
  if (!round) {
    stage.rect(left, top, width, height - stage.px(4), fill);
    return;
  }
  const curve = (y: number, to: number, sweep: number) => `A${width / 2} ${round} 0 0 ${sweep} ${to} ${y}`;
  const [x0, x1] = [left, left + width];
  stage.path(
    `M${x0} ${top}${curve(top, x1, 0)}V${top + height}${curve(top + height, x0, 1)}Z`,
    fill,
    ` stroke="${stage.palette.back}" stroke-width="${stage.px(2)}"`,
  );
  const edge = mixColours(fill, '#ffffff', 0.28);
  for (let y = top + stage.px(22); y < top + height - stage.px(6); y += stage.px(22))
    stage.raw(
      `<path d="M${x0} ${y}${curve(y, x1, 0)}" fill="none" stroke="${edge}" stroke-width="${stage.px(1.6)}"/>`,
    );
}

/** A ring with the total in its middle, names and values beside it. */
function ring(content: Whole): Form {
  return {
    name: 'whole-ring',
    look: {},
    draw: (stage, room) => {
      const { palette, shape } = stage;
      const { parts, total } = content;
      const sum = sumOf(parts);
      const fills = tonesOfParts(stage, parts, new Set(palette.isDark ? [] : [parts[0]!.id]));
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
  if (height < shape.words.small * 2.1)
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
      least: stage.px(36),
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

/** A band over the whole width, from edge to edge; the first part in the headline's colour. */
function band(content: Whole): Form {
  return {
    name: 'whole-band',
    look: { planes: false },
    tall: 0.8,
    draw: (stage, room) => {
      const { palette, shape } = stage;
      const { parts, side } = content;
      const total = sumOf(parts);
      const fills = tonesOfParts(stage, parts, new Set([parts[0]!.id]));
      const labels = barLabels(parts);
      const rest =
        side.length > 0 && shape.name !== 'banner' ? stage.px(shape.name === 'wide' ? 90 : 300) : 0;
      const bottom = shape.name === 'wide' ? footTop(stage) - rest : room.bottom - rest;
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
            bottom: shape.name === 'wide' ? footTop(stage) - stage.px(6) : room.bottom,
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

/** Nine parts and fewer as areas, over the full width; the group that the headline names at the left. */
function treemap(content: Whole): Form {
  return {
    name: 'whole-treemap',
    look: {},
    tall: 1.0,
    draw: (stage, room) => drawTreemap(stage, room, content),
  };
}

function drawTreemap(stage: Stage, room: Room, { parts }: Whole): boolean {
  const { tones, shape } = stage;
  const labels = barLabels(parts);
  const bottom = footTop(stage) - stage.px(shape.name === 'story' ? -30 : 22);
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
  const warm = [
    tones.signal,
    mixColours(tones.signal, '#000000', 0.22),
    mixColours(tones.signal, '#000000', 0.4),
  ];
  const cool = [
    tones.deep,
    tones.accent === tones.signal ? tones.main : tones.accent,
    tones.main,
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
      firstLabel(stage, labels[index]!, { role: 'label', size: stage.px(27), width: inner, lines: 3 });
    if (!found) return false;
    const base = y + pad + number.sizes.size * 0.72;
    if (base + found.set.size * (0.3 + 1.16 * found.set.lines.length) > y + height) return false;
    stage.number(fact, number, { x: left, base, colour: on, over: fill, wordColour: on });
    stage.lines(found.text, found.set, {
      x: left,
      base: base + found.set.size * 1.25,
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

export function wholeForms(content: Whole, shape: string): Form[] {
  const n = content.parts.length;
  if (shape === 'wide') return n <= 5 ? [band(content)] : [];
  if (n >= 7) return [treemap(content)];
  if (shape === 'square')
    return n <= 3 ? [band(content), ring(content)] : [ring(content), stack(content), treemap(content)];
  return n <= 2
    ? [band(content)]
    : n === 3
      ? [stack(content), band(content)]
      : [stack(content), treemap(content)];
}
