/** Two facts of one kind, opposed: two bars flush left, the excess marked. */
import { readable } from '../draw/colour.ts';
import { inkOn } from '../draw/palette.ts';
import { deriveHeadline } from '../../view/text.ts';
import type { FactView } from '../../view/view.ts';
import { drawLedger } from '../draw/ledger.ts';
import { drawScene } from '../draw/scene.ts';
import { floorTop } from '../draw/frame.ts';
import type { Stage } from '../draw/stage.ts';
import { fitNumber, partsOf, wrapLabel } from '../draw/type.ts';
import type { Content } from '../plan/content.ts';
import type { Form, FormContext } from './form.ts';
import { drawPhotoBand } from './photo-band.ts';

type Split = Extract<Content, { device: 'split' }>;

/** Grounds of the two: what the headline names has the signal, else the smaller. */
function fillsOf({ palette, tones }: Stage, { large, lead }: Split): { large: string; small: string } {
  const [signal, plain] = palette.isDark ? [tones.gold, tones.main] : [tones.signal, tones.deep];
  return lead === large.id ? { large: signal, small: plain } : { large: plain, small: signal };
}

function drawBar(
  stage: Stage,
  fact: FactView,
  { left, top, high, width, fill }: { left: number; top: number; high: number; width: number; fill: string },
): boolean {
  const { palette, shape } = stage;
  stage.rect(left, top, width, high, fill);
  const on = inkOn(stage.tones, fill);
  const pad = stage.px(24);
  const number = fitNumber(stage.setter, partsOf(fact), {
    width: (stage.right - left) * 0.5,
    most: high * 0.74,
    least: stage.px(40),
    words: shape.words.unit,
  })!;
  const base = top + high / 2 + number.sizes.size * 0.355;
  const fits = number.width + pad * 2 < width;
  stage.number(fact, number, {
    x: fits ? left + pad : left + width + pad,
    base,
    colour: fits ? on : palette.numeral,
    over: fits ? fill : palette.back,
    wordColour: fits ? on : palette.numeral,
  });
  const after = left + (fits ? pad : width + pad) + number.width + pad;
  const inside = fits ? width - number.width - 3 * pad : -1;
  for (const text of [fact.label, fact.short]) {
    for (const place of ['in', 'out'] as const) {
      if (place === 'in' && inside < 0) continue;
      const room = place === 'in' ? inside : stage.right - Math.max(after, left + width + pad);
      const set = wrapLabel(stage.setter, text, {
        role: 'strong',
        size: Math.min(shape.words.label, high * 0.42),
        width: room,
        lines: high > shape.words.label * 2.6 ? 2 : 1,
      });
      if (!set) continue;
      const block = (set.lines.length - 1) * set.size * 1.22;
      stage.lines(text, set, {
        x: place === 'in' ? after : Math.max(after, left + width + pad),
        base: top + high / 2 - block / 2 + set.size * 0.37,
        role: 'strong',
        colour: place === 'in' ? on : palette.ink,
        over: place === 'in' ? fill : palette.back,
        facts: [fact.id],
      });
      return true;
    }
  }
  return false;
}

/** px of the canvas: figures of the difference, where a shape has less height. */
const mostDifference: Partial<Record<string, number>> = { wide: 132, square: 240 };

/** Of a flat card's measure, the difference at most; px of the canvas, its figures. */
const besideShare = 0.4;
const mostBeside = 220;

/** px of the canvas that a photo takes at least. */
const photoRoom = 320;

function bars(content: Split, context: FormContext): Form {
  const { large, small, difference } = content;
  const photo = content.photo ? context.photos.get(content.photo) : undefined;
  const cells = photo ? [] : content.cells;
  return {
    name: photo ? 'split-bars-photo' : 'split-bars',
    look: { planes: true },
    tall: 0.85,
    ...(difference ? { headline: deriveHeadline(difference.label, context.view.language) } : {}),
    draw: (stage, room) => {
      const { palette, tones, shape } = stage;
      let top = room.base + stage.px(40);
      let left = room.left;
      // Flat pictures have the difference beside the bars.
      const isBeside = difference !== undefined && shape.name === 'wide';
      if (isBeside) {
        const number = fitNumber(stage.setter, partsOf(difference), {
          width: stage.measure * besideShare,
          most: Math.min(stage.px(mostBeside), (room.bottom - top) * 0.9),
          least: stage.px(90),
          words: shape.words.unit,
        });
        if (!number) return false;
        const base = (top + room.bottom) / 2 + number.sizes.size * 0.36;
        stage.number(difference, number, { x: room.left, base, colour: palette.numeral });
        left += number.width + stage.px(60);
      } else if (difference) {
        const number = fitNumber(stage.setter, partsOf(difference), {
          width: stage.measure,
          most: stage.px(mostDifference[shape.name] ?? 330),
          least: stage.px(110),
          words: shape.words.unit,
        });
        if (!number) return false;
        stage.number(difference, number, {
          x: room.left,
          base: top + number.sizes.size * 0.72,
          colour: palette.numeral,
        });
        top += number.sizes.size * 0.72 + stage.px(48);
      } else top += stage.px(10);
      const rest =
        (cells.length > 0 || photo) && shape.name !== 'wide'
          ? stage.px(photo ? photoRoom : shape.name === 'square' ? 150 : 260)
          : 0;
      const high = Math.min(
        stage.px(difference ? 130 : 300),
        shape.name === 'wide' ? Infinity : shape.height * mostHigh,
        (room.bottom - top - rest) / 2.2,
      );
      const measure = stage.right - left;
      if (high < stage.px(66)) return false;
      const gap = stage.px(14);
      const scale = measure / Math.abs(large.value!);
      const lead = palette.isDark ? tones.gold : tones.signal;
      const fills = fillsOf(stage, content);
      const cut = left + Math.abs(small.value!) * scale;
      if (
        !drawBar(stage, large, {
          left,
          top,
          high,
          width: measure,
          fill: difference ? (palette.isDark ? tones.main : tones.deep) : fills.large,
        })
      )
        return false;
      // What the greater has more is what the headline names.
      if (difference) stage.rect(cut, top, stage.right - cut, high, lead);
      if (
        !drawBar(stage, small, {
          left,
          top: top + high + gap,
          high,
          width: Math.abs(small.value!) * scale,
          fill: difference ? tones.main : fills.small,
        })
      )
        return false;
      if (difference)
        stage.line(
          [cut, top - stage.px(14)],
          [cut, top + 2 * high + gap + stage.px(14)],
          palette.ink,
          stage.px(2.5),
          `${stage.px(3)} ${stage.px(7)}`,
        );
      const end = top + 2 * high + gap + stage.px(44);
      if (photo && shape.name !== 'wide')
        return drawPhotoBand(
          stage,
          photo,
          { left: 0, right: shape.width, top: end, bottom: room.bottom },
          { ink: palette.quiet, over: palette.back },
        );
      if (rest)
        drawLedger(
          stage,
          cells,
          { left: room.left, right: room.right, top: end, bottom: room.bottom },
          { most: stage.px(120), least: stage.px(50), columns: [3, 2, 1], place: 'middle' },
        );
      else if (room.bottom - end > stage.px(180))
        drawScene(stage, large.icon ? large : small, {
          left: 0,
          right: shape.width,
          top: end,
          bottom: floorTop(stage),
        });
      return true;
    },
  };
}

/** Of a card's height, a bar at most. */
const mostHigh = 0.115;

/** Two squares of true area, standing on one base. */
function squares(content: Split, context: FormContext): Form {
  const { large, small, cells } = content;
  return {
    name: 'split-squares',
    look: {},
    tall: 1.05,
    draw: (stage, room) => {
      const { palette, shape } = stage;
      const rest = cells.length > 0 ? stage.px(shape.name === 'square' ? 150 : 220) : 0;
      const ratio = Math.sqrt(Math.abs(small.value!) / Math.abs(large.value!));
      const gap = stage.px(24);
      const key = shape.words.small;
      const high = room.bottom - room.top - rest - key * 1.8;
      const side = Math.min(high, (stage.right - gap) / (1 + Math.max(ratio, 0.42)));
      if (side < stage.px(300)) return false;
      const top = room.top;
      const base = top + side;
      const fills = fillsOf(stage, content);
      const fill = fills.large;
      const on = inkOn(stage.tones, fill);
      stage.rect(0, top, side, side, fill);
      const inner = side - room.left - stage.px(24);
      const number = fitNumber(stage.setter, partsOf(large), {
        width: inner,
        most: stage.px(190),
        least: stage.px(70),
        words: shape.words.unit,
      });
      const label =
        number &&
        wrapLabel(stage.setter, large.label, {
          role: 'label',
          size: shape.words.label,
          width: inner,
          lines: 3,
        });
      if (!number || !label) return false;
      const line = top + stage.px(40) + number.sizes.size * 0.72;
      stage.number(large, number, { x: room.left, base: line, colour: on, over: fill, wordColour: on });
      stage.lines(large.label, label, {
        x: room.left,
        base: line + label.size * 1.6,
        role: 'label',
        colour: on,
        over: fill,
        facts: [large.id],
      });
      const edge = side * ratio;
      const x = side + gap;
      stage.rect(x, base - edge, edge, edge, fills.small);
      const width = stage.right - x;
      const second = fitNumber(stage.setter, partsOf(small), {
        width,
        most: stage.px(150),
        least: stage.px(56),
        words: shape.words.unit,
      });
      const name =
        second &&
        wrapLabel(stage.setter, small.label, { role: 'label', size: shape.words.label, width, lines: 3 });
      if (!second || !name) return false;
      const foot = base - edge - stage.px(30) - (name.lines.length - 1) * name.size * 1.22;
      stage.number(small, second, {
        x,
        base: foot - name.size * 1.35,
        colour: readable(fills.small, palette.back, 4.5),
      });
      stage.lines(small.label, name, {
        x,
        base: foot,
        role: 'label',
        colour: palette.ink,
        facts: [small.id],
      });
      const areas = context.view.words.areasToScale!;
      stage.words(areas, {
        x: room.left,
        base: base - stage.px(22),
        role: 'label',
        size: key,
        colour: on,
        over: fill,
      });
      if (rest)
        drawLedger(
          stage,
          cells,
          { left: room.left, right: room.right, top: base + stage.px(44), bottom: room.bottom },
          { most: stage.px(96), least: stage.px(50), columns: [3, 2, 1] },
        );
      return true;
    },
  };
}

export function splitForms(content: Split, context: FormContext, shape: string): Form[] {
  const { large, small, difference } = content;
  const tall = shape === 'portrait' || shape === 'square' || shape === 'long';
  const far = Math.abs(small.value!) / Math.abs(large.value!) < 0.35;
  // A photo that is asked for stands below bars: squares leave it no room.
  return tall && far && !difference && !content.photo
    ? [squares(content, context), bars(content, context)]
    : [bars(content, context)];
}
