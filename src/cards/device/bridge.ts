/** Signed parts that add up to a fact: steps from column to column, the result last. */
import { inkOn } from '../draw/palette.ts';
import { mixColours } from '../draw/colour.ts';
import { drawLedger } from '../draw/ledger.ts';
import { floorTop } from '../draw/frame.ts';
import { wrapLabel } from '../draw/type.ts';
import type { Content } from '../plan/content.ts';
import { barLabels } from './columns/labels.ts';
import type { Form } from './form.ts';

type Bridge = Extract<Content, { device: 'bridge' }>;

function steps(content: Bridge): Form {
  return {
    name: 'bridge',
    look: { flat: true },
    tall: 1,
    draw: (stage, room) => {
      const { palette, tones, shape } = stage;
      const { parts, result, side } = content;
      const n = parts.length + 1;
      const gap = stage.px(28);
      const width = (stage.measure - gap * (n - 1)) / n;
      const label = shape.words.small;
      const labelRoom = label * 3.2;
      const rest =
        side.length > 0 && shape.name !== 'wide' ? stage.px(shape.name === 'square' ? 150 : 260) : 0;
      const floor = room.bottom - rest - labelRoom;
      const tops: number[] = [];
      let level = 0;
      let highest = 0;
      for (const { signed } of parts) {
        level += signed;
        tops.push(level);
        highest = Math.max(highest, level, level - signed);
      }
      const scale = (floor - room.top - stage.px(70)) / Math.max(highest, Math.abs(result.value!));
      if (scale <= 0 || floor - room.top < stage.px(240)) return false;
      const names = barLabels(parts.map(({ fact }) => fact)).map((texts) => texts.at(-1)!);
      let before = 0;
      for (const [index, { fact, signed }] of parts.entries()) {
        const left = room.left + index * (width + gap);
        const after = tops[index]!;
        const [high, low] = [Math.max(before, after), Math.min(before, after)];
        const y = floor - high * scale;
        const height = Math.max(stage.px(6), (high - low) * scale);
        const minus = signed < 0;
        const fill = minus
          ? tones.signal
          : index === 0
            ? tones.deep
            : palette.isDark
              ? tones.soft
              : tones.main;
        stage.rect(left, y, width, height, fill);
        const text = `${minus ? '−' : '+'}${fact.parts.find(({ role }) => role === 'number')!.text.replace(/^[−+-]/, '')}`;
        const size = Math.min(stage.px(84), width * 0.42);
        const inside = height > size * 1.1;
        const on = inkOn(stage.tones, fill);
        stage.figures(text, {
          x: left + width / 2,
          base: inside
            ? y + stage.px(22) + size * 0.72
            : minus
              ? y + height + stage.px(18) + size * 0.72
              : y - stage.px(18),
          size,
          align: 'centre',
          colour: inside ? on : minus ? palette.signal : palette.numeral,
          over: inside ? fill : palette.back,
          facts: [fact.id],
          derived: true,
        });
        if (index < n - 1) {
          const level2 = floor - after * scale;
          stage.line([left + width, level2], [left + width + gap, level2], palette.ink, stage.px(3));
        }
        const set = wrapLabel(stage.setter, names[index]!, {
          role: 'strong',
          size: label,
          width: width + gap * 0.7,
          lines: 2,
        });
        if (!set) return false;
        stage.lines(names[index]!, set, {
          x: left + width / 2,
          base: floor + label * 1.4,
          align: 'centre',
          role: 'strong',
          colour: palette.ink,
          facts: [fact.id],
        });
        before = after;
      }
      const left = room.left + parts.length * (width + gap);
      const height = Math.abs(result.value!) * scale;
      const fill = palette.isDark
        ? tones.gold
        : tones.accent === tones.signal
          ? mixColours(tones.deep, '#000000', 0.1)
          : tones.accent;
      stage.rect(left, floor - height, width, height, fill);
      const on = inkOn(stage.tones, fill);
      stage.number(
        result,
        { parts: result.parts, size: Math.min(stage.px(92), width * 0.44) },
        {
          x: left + width / 2,
          base: floor - height + stage.px(24) + Math.min(stage.px(92), width * 0.44) * 0.72,
          align: 'centre',
          colour: on,
          over: fill,
          wordColour: on,
        },
      );
      // The last column ends at the frame, and so does its label, however wide.
      const [found] = [result.label, result.short].flatMap((text) =>
        [width, width + gap * 0.7].flatMap((room2) => {
          const set = wrapLabel(stage.setter, text, { role: 'strong', size: label, width: room2, lines: 2 });
          return set ? [{ text, set, isWide: room2 > width }] : [];
        }),
      );
      if (!found) return false;
      stage.lines(found.text, found.set, {
        x: found.isWide ? left + width : left + width / 2,
        base: floor + label * 1.4,
        align: found.isWide ? 'right' : 'centre',
        role: 'strong',
        colour: palette.ink,
        facts: [result.id],
      });
      stage.line([room.left, floor], [room.right, floor], palette.ink, stage.px(4));
      if (rest)
        drawLedger(
          stage,
          side,
          { left: room.left, right: room.right, top: room.bottom - rest + stage.px(20), bottom: room.bottom },
          { most: stage.px(90), least: stage.px(48), columns: [3, 2, 1] },
        );
      return true;
    },
  };
}

export const bridgeForms = (content: Bridge, shape: string): Form[] =>
  shape === 'wide' ? [] : [steps(content)];
export { floorTop };
