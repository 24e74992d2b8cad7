/** What was done, ticked: a small line about what, a large one with the news. */
import type { Room } from '../draw/frame.ts';
import { wrapLabel, type Lines } from '../draw/type.ts';
import type { CheckItem, Content } from '../plan/content.ts';
import type { Form } from './form.ts';
import { drawTick } from './tick.ts';

type Checklist = Extract<Content, { device: 'checklist' }>;

interface CheckRow {
  item: CheckItem;
  small?: Lines | undefined;
  big: Lines;
  height: number;
}

/** px of the canvas: the largest type. Lines that are left out make the others no larger. */
const largestOf = ({ items }: Checklist, count: number): number =>
  count > 3 ? 64 : count === items.length ? 92 : 64;

function checkForm(content: Checklist, count: number): Form {
  return {
    name: `checklist-${count}`,
    look: { planes: true },
    tall: 0.35 + count * 0.2,
    draw: (stage, room: Room) => {
      const { palette, shape, tones } = stage;
      const items = content.items.slice(0, count);
      // Where something says how things stand or are to be, no line is ticked off.
      const isPlain = items.some(({ isLevel }) => isLevel);
      const disc = stage.px(isPlain ? plain.width : shape.name === 'wide' ? 64 : 92);
      const left = room.left + disc + stage.px(34);
      const width = room.right - left;
      const height = room.bottom - room.top;
      let rows: CheckRow[] | undefined;
      for (let size = stage.px(largestOf(content, count)); size >= shape.words.label && !rows; size -= 2) {
        const small = Math.max(shape.words.small, size * 0.56);
        const made = items.map((item): CheckRow | undefined => {
          const big = wrapLabel(stage.setter, item.big, {
            role: 'headline',
            size: item.isRank ? size * 1.2 : size,
            width,
            lines: 3,
          });
          const top = item.small
            ? wrapLabel(stage.setter, item.small, { role: 'label', size: small, width, lines: 2 })
            : undefined;
          if (!big || (item.small && !top)) return undefined;
          // A verb alone over its object looks left over: a little smaller they stand together.
          if (
            size > shape.words.label * 1.25 &&
            big.lines.length > 1 &&
            big.lines.some((line) => [...line].length <= leftOver)
          )
            return undefined;
          return {
            item,
            big,
            ...(top ? { small: top } : {}),
            height:
              (top ? top.lines.length * small * 1.26 + stage.px(8) : 0) +
              big.size * (1 + (big.lines.length - 1) * 1.2),
          };
        });
        if (made.some((row) => !row)) continue;
        const total =
          made.reduce((sum, row) => sum + Math.max(row!.height, disc), 0) + (count - 1) * stage.px(52);
        if (total <= height) rows = made as CheckRow[];
      }
      if (!rows) return false;
      const total = rows.reduce((sum, row) => sum + Math.max(row.height, disc), 0);
      const between = count > 1 ? Math.min(stage.px(mostBetween), (height - total) / (count - 0.4)) : 0;
      // What is left over stands above and below alike.
      let top = room.top + Math.max(0, height - total - between * (count - 0.4)) / 2;
      rows.forEach(({ item, big, small, height: tall }, index) => {
        const high = Math.max(tall, disc);
        const [x, middle] = [room.left + disc / 2, top + high / 2];
        if (isPlain) stage.rect(room.left, top, disc, high, item.isRank ? tones.signal : tones.main);
        else drawTick(stage, x, middle, disc, item.isRank ? tones.signal : tones.main);
        let base = top + (high - tall) / 2;
        if (small) {
          stage.lines(item.small, small, {
            x: left,
            base: base + small.size * 0.86,
            role: 'label',
            leading: 1.26,
            colour: palette.ink,
            facts: item.facts ?? [],
            ...(item.at ? { at: item.at } : {}),
          });
          base += small.lines.length * small.size * 1.26 + stage.px(8);
        }
        stage.lines(item.big, big, {
          x: left,
          base: base + big.size * 0.86,
          role: 'headline',
          leading: 1.2,
          colour: item.isRank ? palette.signal : palette.title,
          facts: item.facts ?? [],
          ...(item.at ? { at: item.at } : {}),
        });
        if (index < rows.length - 1)
          stage.line(
            [left, top + high + between / 2],
            [room.right, top + high + between / 2],
            palette.rule,
            stage.px(2),
          );
        top += high + between;
      });
      return true;
    },
  };
}

/** px of the canvas: the bar beside lines that are not ticked; most air between two lines. */
const plain = { width: 14 } as const;
const mostBetween = 170;
/** Letters of a line that looks left over. */
const leftOver = 3;

export function checklistForms(content: Checklist, shape: string): Form[] {
  const most = { wide: 3, square: 4, story: 5 }[shape] ?? 6;
  const forms: Form[] = [];
  for (let count = Math.min(most, content.items.length); count >= 1; count -= 1)
    forms.push(checkForm(content, count));
  return forms;
}
