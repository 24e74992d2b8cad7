/** A bar from edge to edge, cut into its parts. */
import { inkOn } from '../../draw/palette.ts';
import type { FactView } from '../../../view/view.ts';
import { floorTop, type Room } from '../../draw/frame.ts';
import { firstLabel, hangIn } from '../../draw/cell.ts';
import { drawLedger } from '../../draw/ledger.ts';
import type { Stage } from '../../draw/stage.ts';
import { fitNumber, type FittedNumber, type Lines } from '../../draw/type.ts';
import { barLabels } from '../columns/labels.ts';
import type { Form } from '../form.ts';
import { isRest } from '../../plan/option.ts';
import { leadOf, sumOf, tonesOfParts, unitBeside, type Whole } from './parts.ts';

/** A band over the whole width, from edge to edge; the first part in the headline's colour. */
export function band(content: Whole, shape: string): Form {
  return {
    name: 'whole-band',
    look: { planes: false, flat: shape === 'wide' },
    tall: 0.8,
    draw: (stage, room) => {
      const { palette, shape } = stage;
      const { parts, side } = content;
      const fills = tonesOfParts(stage, parts, new Set([leadOf(content)]));
      const rest =
        side.length > 0 && shape.name !== 'banner' ? stage.px(shape.name === 'wide' ? 90 : 300) : 0;
      const foot = shape.name === 'wide' ? floorTop(stage) - rest : room.bottom - rest;
      const large = shape.name === 'wide' ? mostFigures.wide : mostFigures.tall;
      // Rows for leaders take height, and less height may need more leaders.
      const setting = (rows: number) => {
        const top = room.top + rows * stage.px(leaderRow);
        // A high block says no more than a low one.
        const bottom = shape.name === 'wide' ? foot : Math.min(foot, top + shape.height * mostHigh);
        const segments = segmentsOf(stage, content, room, { most: stage.px(large), high: bottom - top });
        return { top, bottom, segments, narrow: segments.filter(({ inside }) => !inside) };
      };
      const unit = unitBeside(stage, content);
      let rows = unit ? 1 : 0;
      while (rows <= mostLeaders && setting(rows).narrow.length > rows) rows += 1;
      if (rows > mostLeaders) return false;
      const { top, bottom, segments, narrow } = setting(rows);
      if (unit)
        stage.words(unit, {
          x: room.left,
          base: top - stage.px(20),
          role: 'label',
          size: shape.words.small,
          colour: palette.ink,
        });
      const high = bottom - top;
      if (high < stage.px(leastHigh)) return false;
      for (const [index, { fact, x, width, left, inside }] of segments.entries()) {
        const fill = fills[index]!;
        stage.rect(x, top, width, high, fill);
        if (!inside) continue;
        const on = inkOn(stage.tones, fill);
        const { number, label } = inside;
        const free = Math.max(0, high - wordsHeight(inside));
        const base = top + free * wordsAbove + number.sizes.size * 0.72;
        stage.number(fact, number, { x: left, base, colour: on, over: fill, wordColour: on });
        stage.lines(label.text, label.set, {
          x: left,
          base: base + label.set.size * labelDrop + hangIn({ number }),
          role: 'strong',
          colour: on,
          over: fill,
          facts: [fact.id],
        });
      }
      // The leftmost stands lowest: no leader runs through words.
      for (const [row, segment] of narrow.entries())
        if (!drawLeader(stage, segment, { foot: top - row * stage.px(leaderRow), top })) return false;
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
            most: stage.px(shape.name === 'wide' ? 56 : side.length <= 2 ? 160 : 96),
            least: stage.px(44),
            columns: shape.name === 'wide' ? [2, 1] : [3, 2, 1],
            rules: shape.name !== 'wide',
          },
        );
      return true;
    },
  };
}

/** px of the canvas: a row of words above the band, for a part too narrow for its own; most of them. */
const leaderRow = 62;
const mostLeaders = 2;
/** px of the canvas: largest figures in a band. */
const mostFigures = { wide: 150, tall: 230 } as const;
/** px of the canvas from a card's edge within which no words stand. */
const edge = 24;

/** Figures of the rest, as a share of the smallest of the named parts. */
const restShare = 0.8;

interface Segment {
  fact: FactView;
  x: number;
  width: number;
  /** Where its words begin. */
  left: number;
  labels: string[];
  /** Its words, where it is wide enough for them. */
  inside: { number: FittedNumber; label: { text: string; set: Lines } } | undefined;
}

/** Height of number and label, px; in the label's size, its base line below the number's; of what is free, above. */
const wordsHeight = ({ number, label: { set } }: NonNullable<Segment['inside']>): number =>
  number.sizes.size * 0.72 +
  set.size * (labelDrop + 0.12 + (set.lines.length - 1) * 1.22) +
  hangIn({ number });
const labelDrop = 1.5;
const wordsAbove = 0.42;
/** Of a card's height, a band at most. */
const mostHigh = 0.15;
/** px of the canvas: a lower band is a stripe. */
const leastHigh = 170;
/** Of a band's height, figures and all its words at most. */
const bandShare = { figures: 0.56, words: 0.86 } as const;

/** Where each part stands, where its words begin, and how wide they may be, px. */
function placesOf(stage: Stage, parts: FactView[], room: Room) {
  const { shape } = stage;
  const total = sumOf(parts);
  let x = 0;
  return parts.map((fact, index) => {
    const width = (shape.width * Math.abs(fact.value!)) / total;
    const pad = Math.min(stage.px(26), width * 0.1);
    const left = Math.max(x + pad, index === 0 ? room.left : 0);
    const end = Math.min(x + width - Math.min(stage.px(18), pad), shape.width - stage.px(edge));
    const place = { x, width, left, inner: end - left };
    x += width;
    return place;
  });
}

/** @param most px: largest figures. @param high px: height of the band. */
function segmentsOf(
  stage: Stage,
  content: Whole,
  room: Room,
  { most, high }: { most: number; high: number },
): Segment[] {
  const { shape } = stage;
  const { parts } = content;
  const labels = barLabels(parts);
  const places = placesOf(stage, parts, room);
  const fit = (index: number, figures: number) =>
    fitNumber(stage.setter, parts[index]!.parts, {
      width: places[index]!.inner,
      most: figures,
      least: stage.px(44),
      words: shape.words.unit,
    });
  // No number is larger than the one that the headline names.
  const lead = parts.findIndex(({ id }) => id === leadOf(content));
  const tallest = Math.min(most, high * bandShare.figures);
  const largest = fit(lead, tallest)?.sizes.size ?? tallest;
  // What stands for all others is never larger than a part that has a name.
  let named = largest;
  return parts.map((fact, index): Segment => {
    const { x, width, left, inner } = places[index]!;
    const number = fit(index, isRest(fact) ? Math.max(stage.px(44), named * restShare) : largest);
    if (number) named = Math.min(named, number.sizes.size);
    const inside =
      number &&
      [shape.words.label, shape.words.small]
        .flatMap((size) =>
          [1, 2, 3].map((lines) =>
            firstLabel(stage, labels[index]!, { role: 'strong', size, width: inner, lines }),
          ),
        )
        .flatMap((label) => (label ? [{ number, label }] : []))
        .find((words) => wordsHeight(words) <= high * bandShare.words);
    return { fact, x, width, left, labels: labels[index]!, inside };
  });
}

/** Number and label of a narrow part above the band, with a line down to it. */
function drawLeader(
  stage: Stage,
  { fact, x, width, labels }: Segment,
  { foot, top }: { foot: number; top: number },
): boolean {
  const { palette, shape } = stage;
  const size = shape.words.small;
  const number = fitNumber(stage.setter, fact.parts, {
    width: stage.px(220),
    most: stage.px(48),
    least: stage.px(36),
    words: shape.words.unit,
  });
  const set = firstLabel(stage, [...labels].reverse(), {
    role: 'label',
    size,
    width: stage.px(380),
    lines: 1,
  });
  if (!number || !set) return false;
  const base = foot - stage.px(20);
  const at = Math.min(x + width / 2, stage.right);
  const end = at - stage.px(12);
  stage.line([at, base - size * 0.8], [at, top], palette.ink, stage.px(2.5));
  stage.number(fact, number, { x: end, base, align: 'right', colour: palette.numeral });
  stage.lines(set.text, set.set, {
    x: end - number.width - stage.px(14),
    base,
    align: 'right',
    role: 'label',
    colour: palette.ink,
    facts: [fact.id],
  });
  return true;
}
