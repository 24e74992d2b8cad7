/** Targets against last year: bars on one scale, or differences on a zero of their own. */
import { inkOn } from '../draw/palette.ts';
import type { FactView, PairView } from '../../view/view.ts';
import { readable } from '../draw/colour.ts';
import { floorTop, type Room } from '../draw/frame.ts';
import { drawLedger } from '../draw/ledger.ts';
import type { Stage } from '../draw/stage.ts';
import { fitNumber, flowText, wrapLabel, widthOf } from '../draw/type.ts';
import type { Content } from '../plan/content.ts';
import type { Form } from './form.ts';

type Targets = Extract<Content, { device: 'targets' }>;

/** Pairs that share a scale: the unit and kind of most of them. */
export function scalePairs(pairs: PairView[]): { drawn: PairView[]; others: PairView[] } {
  const key = ({ target, last }: PairView) => `${target.kind} ${target.unit} ${last.unit}`;
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(key(pair), (counts.get(key(pair)) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [''];
  const valid = (pair: PairView) =>
    key(pair) === best &&
    pair.target.value !== null &&
    pair.last.value !== null &&
    pair.target.value >= 0 &&
    pair.last.value >= 0;
  return { drawn: pairs.filter(valid), others: pairs.filter((pair) => !valid(pair)) };
}

/** All pairs near each other on the scale: bars would be alike, so the differences are drawn. */
export const areClose = (pairs: PairView[]): boolean => {
  const most = Math.max(...pairs.flatMap(({ target, last }) => [target.value!, last.value!]));
  return most > 40 && pairs.every(({ target, last }) => Math.abs(target.value! - last.value!) < most * 0.12);
};

interface Rows {
  stage: Stage;
  content: Targets;
  pairs: PairView[];
  top: number;
  step: number;
}

const isSame = (pair: PairView): boolean => pair.target.value === pair.last.value;

/** Solid bar of the target, hollow one of last year below it. */
function drawBars({ stage, content, pairs, top, step }: Rows): boolean {
  const { palette, shape, tones } = stage;
  const most = Math.max(...pairs.flatMap(({ target, last }) => [target.value!, last.value!]));
  const scale = (stage.measure * 0.98) / most;
  const label = shape.words.label;
  const high = Math.min(stage.px(96), step * 0.36);
  const low = Math.min(stage.px(48), step * 0.22);
  for (const [index, pair] of pairs.entries()) {
    const y = top + index * step;
    const set =
      wrapLabel(stage.setter, pair.label, { role: 'strong', size: label, width: stage.measure, lines: 1 }) ??
      wrapLabel(stage.setter, pair.target.short, {
        role: 'strong',
        size: label,
        width: stage.measure,
        lines: 1,
      });
    if (!set) return false;
    stage.lines(pair.label, set, {
      x: stage.left,
      base: y + label * 0.9,
      role: 'strong',
      colour: palette.ink,
      facts: [pair.target.id],
    });
    const barTop = y + label * 1.28;
    const fill = tones.signal;
    const on = inkOn(stage.tones, fill);
    const width = pair.target.value! * scale;
    stage.rect(stage.left, barTop, width, high, fill);
    const number = fitNumber(stage.setter, pair.target.parts, {
      width: stage.measure * 0.6,
      most: high * 0.92,
      least: stage.px(40),
      words: shape.words.unit,
    });
    if (!number) return false;
    const base = barTop + high / 2 + number.sizes.size * 0.355;
    const fits = number.width + stage.px(40) < width;
    stage.number(pair.target, number, {
      x: fits ? stage.left + width - stage.px(20) : stage.left + width + stage.px(16),
      align: fits ? 'right' : 'left',
      base,
      colour: fits ? on : palette.numeral,
      over: fits ? fill : palette.back,
      wordColour: fits ? on : palette.numeral,
    });
    const lastTop = barTop + high + stage.px(4);
    const lastWidth = pair.last.value! * scale;
    stage.rect(
      stage.left + 1,
      lastTop + 1,
      lastWidth,
      low,
      'none',
      ` stroke="${palette.quiet}" stroke-width="${stage.px(2.5)}"`,
    );
    const small = fitNumber(stage.setter, pair.last.parts, {
      width: stage.measure * 0.5,
      most: low * 0.9,
      least: stage.px(24),
      words: stage.px(28),
    });
    if (!small) return false;
    const lastBase = lastTop + low / 2 + small.sizes.size * 0.355;
    const inside = small.width + stage.px(36) + (index === 0 ? stage.px(170) : 0) < lastWidth;
    stage.number(pair.last, small, {
      x: inside ? stage.left + lastWidth - stage.px(16) : stage.left + lastWidth + stage.px(14),
      align: inside ? 'right' : 'left',
      base: lastBase,
      colour: palette.ink,
    });
    if (index === 0) {
      const key = Math.min(shape.words.small, low * 0.78);
      const nameWidth = widthOf(stage.setter, content.names.target, 'strong', label);
      if (fits && nameWidth + number.width + stage.px(60) < width)
        stage.words(content.names.target, {
          x: stage.left + stage.px(20),
          base: barTop + high / 2 + label * 0.37,
          role: 'strong',
          size: label,
          colour: on,
          over: fill,
        });
      if (inside && key >= stage.px(26))
        stage.words(content.names.last, {
          x: stage.left + stage.px(20),
          base: lastTop + low / 2 + key * 0.37,
          role: 'label',
          size: key,
          colour: palette.ink,
        });
    }
  }
  stage.line(
    [stage.left, top + label * 1.1],
    [stage.left, top + pairs.length * step - stage.px(18)],
    palette.ink,
    stage.px(3),
  );
  return true;
}

/** last → target, and the difference as a bar from a zero of its own. */
function drawDifferences({ stage, pairs, top, step }: Rows, words: string): boolean {
  const { palette, shape, tones } = stage;
  const label = shape.words.label;
  const digits = ({ parts }: FactView) =>
    (parts.find(({ role }) => role === 'number')?.text.split('.')[1] ?? '').length;
  const changes = pairs.map(({ target, last }) => {
    const places = Math.max(digits(target), digits(last));
    const change = Math.round((target.value! - last.value!) * 10 ** places) / 10 ** places;
    return { change, text: `${change > 0 ? '+' : change < 0 ? '−' : ''}${Math.abs(change).toFixed(places)}` };
  });
  const zero = stage.left + stage.measure * 0.56;
  const scale = (stage.right - zero) / Math.max(...changes.map(({ change }) => Math.abs(change)), 0.001);
  if (shape.name !== 'wide') {
    const set = wrapLabel(stage.setter, words, {
      role: 'label',
      size: shape.words.small,
      width: stage.right - zero,
      lines: 2,
    });
    if (set)
      stage.lines(words, set, {
        x: zero,
        base: top + label * 0.9 - (set.lines.length - 1) * set.size * 1.22,
        role: 'label',
        colour: palette.quiet,
      });
  }
  for (const [index, pair] of pairs.entries()) {
    const y = top + index * step;
    const set =
      wrapLabel(stage.setter, pair.label, {
        role: 'strong',
        size: label,
        width: index === 0 && shape.name !== 'wide' ? zero - stage.left - stage.px(20) : stage.measure,
        lines: 1,
      }) ??
      wrapLabel(stage.setter, pair.label, {
        role: 'strong',
        size: label * 0.88,
        width: stage.measure,
        lines: 1,
      });
    if (!set) return false;
    stage.lines(pair.label, set, {
      x: stage.left,
      base: y + label * 0.9,
      role: 'strong',
      colour: palette.ink,
      facts: [pair.target.id],
    });
    const high = Math.min(stage.px(74), step - label * 1.7);
    const middle = y + label * 1.34 + high / 2;
    const small = fitNumber(stage.setter, pair.last.parts, {
      width: stage.measure * 0.22,
      most: Math.min(stage.px(66), high),
      least: stage.px(34),
      words: stage.px(28),
    })!;
    const big = fitNumber(stage.setter, pair.target.parts, {
      width: stage.measure * 0.3,
      most: Math.min(stage.px(100), high * 1.34),
      least: stage.px(40),
      words: stage.px(28),
    })!;
    if (!small || !big) return false;
    const base = middle + big.sizes.size * 0.355;
    stage.number(pair.last, small, { x: stage.left, base, colour: palette.quiet });
    const arrow = stage.left + small.width + stage.px(18);
    stage.path(arrowPath(arrow, middle, stage.px(40)), palette.quiet);
    stage.number(pair.target, big, { x: arrow + stage.px(58), base, colour: palette.numeral });
    stage.line([zero, middle - high * 0.56], [zero, middle + high * 0.56], palette.ink, stage.px(4));
    const { change, text } = changes[index]!;
    const width = Math.abs(change) * scale;
    const fill = tones.signal;
    stage.rect(zero, middle - high * 0.42, width, high * 0.84, fill);
    const size = Math.min(stage.px(46), high * 0.62);
    const wide = widthOf(stage.setter, text, 'numeral', size);
    const inside = wide + stage.px(30) < width;
    stage.figures(text, {
      x: inside ? zero + width - stage.px(14) : zero + width + stage.px(12),
      align: inside ? 'right' : 'left',
      base: middle + size * 0.355,
      size,
      colour: inside ? inkOn(stage.tones, fill) : palette.signal,
      over: inside ? fill : palette.back,
      derived: true,
      facts: [pair.target.id],
    });
  }
  return true;
}

export const arrowPath = (x: number, y: number, size: number): string => {
  const [t, h] = [size * 0.055, size * 0.24];
  return `M${x} ${y - t}H${x + size - h * 0.9}L${x + size - h * 1.6} ${y - h}L${x + size - h * 1.6 + t * 2.6} ${y - h}L${x + size} ${y}L${x + size - h * 1.6 + t * 2.6} ${y + h}L${x + size - h * 1.6} ${y + h}L${x + size - h * 0.9} ${y + t}H${x}Z`;
};

/** Targets in words in a tinted band at the foot. @returns its top. */
function drawTexts(stage: Stage, texts: string[], room: Room): number {
  const { palette, shape, tones } = stage;
  if (texts.length === 0) return room.bottom;
  const size = shape.words.small;
  const story = shape.name === 'story';
  for (let count = Math.min(3, texts.length); count > 0; count -= 1) {
    const sets = texts
      .slice(0, count)
      .map((text) => flowText(stage.setter, text, { role: 'strong', size, width: stage.measure }));
    const lines = sets.reduce((sum, { lines: of }) => sum + of.length, 0);
    if (lines > (shape.name === 'square' ? 2 : 4)) continue;
    const height = lines * size * 1.34 + stage.px(44) + (count - 1) * stage.px(10);
    const bottom = story ? room.bottom : floorTop(stage) - stage.px(4);
    const top = bottom - height;
    const fill = palette.isDark ? tones.main : tones.tint2;
    stage.rect(0, top, shape.width, story ? height : height + stage.px(26), fill);
    const ink = readable(palette.ink, fill, 4.5);
    let base = top + stage.px(22) + size;
    sets.forEach((set, index) => {
      stage.lines(texts[index]!, set, {
        x: stage.left,
        base,
        role: 'strong',
        leading: 1.34,
        colour: ink,
        over: fill,
      });
      base += set.lines.length * size * 1.34 + stage.px(10);
    });
    return top - stage.px(20);
  }
  return room.bottom;
}

function form(content: Targets, rows: number, words: string): Form {
  const { drawn, others } = scalePairs(content.pairs);
  const pairs = drawn.slice(0, rows);
  const cells = [...others.map(({ target }) => target), ...content.facts];
  return {
    name: `targets-${rows}`,
    look: { band: true },
    tall: 0.7 + pairs.length * 0.16 + (cells.length > 0 ? 0.24 : 0),
    draw: (stage, room) => {
      const { shape } = stage;
      const top = room.top + stage.px(shape.name === 'wide' ? 24 : 44);
      const bottom = drawTexts(stage, shape.name === 'wide' ? [] : content.texts, room);
      const height = bottom - top;
      const close = areClose(pairs);
      const least = stage.px(close ? 128 : 140);
      const most = stage.px(close ? 220 : 250);
      const ledger =
        cells.length > 0 && shape.name !== 'wide' ? stage.px(shape.name === 'square' ? 170 : 230) : 0;
      const step = Math.min(most, (height - ledger) / pairs.length);
      if (step < least * (shape.name === 'wide' ? 0.8 : 1)) return false;
      const at = { stage, content, pairs, top, step };
      if (!(close ? drawDifferences(at, words) : drawBars(at))) return false;
      if (ledger)
        drawLedger(
          stage,
          cells,
          { left: room.left, right: room.right, top: top + step * pairs.length + stage.px(10), bottom },
          { most: stage.px(96), least: stage.px(48), columns: cells.length > 4 ? [3, 2] : [2, 3, 4, 1] },
        );
      return true;
    },
  };
}

/** Target facts without pairs are a ledger over the whole card. */
function ledger(content: Targets): Form {
  return {
    name: 'targets-ledger',
    look: { band: true },
    tall: 0.9,
    draw: (stage, room) => {
      const top = room.top + stage.px(40);
      const bottom = drawTexts(stage, content.texts, room);
      const facts = [...content.pairs.map(({ target }) => target), ...content.facts];
      const { count } = drawLedger(
        stage,
        facts,
        { left: room.left, right: room.right, top, bottom },
        { most: stage.px(150), least: stage.px(50), columns: [2, 1, 3] },
      );
      return count > 0;
    },
  };
}

export function targetsForms(content: Targets, shape: string, words: string): Form[] {
  const { drawn } = scalePairs(content.pairs);
  const most = { wide: 3, square: 4 }[shape] ?? 5;
  const forms: Form[] = [];
  if (drawn.length >= 2) {
    for (let rows = Math.min(most, drawn.length); rows >= 2; rows -= 1)
      forms.push(form(content, rows, words));
  }
  // A flat picture has no height for pairs of bars.
  return shape === 'wide' ? [ledger(content), ...forms] : [...forms, ledger(content)];
}

export { isSame };
