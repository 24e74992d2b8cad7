/** Tasks as discs on a line, each with its title and, where there is room, a sentence. */
import type { TaskView } from '../../../view/view.ts';
import { mixColours, readable } from '../../draw/colour.ts';
import { drawAbout } from '../../draw/about.ts';
import { floorTop } from '../../draw/frame.ts';
import type { Stage } from '../../draw/stage.ts';
import type { Subject } from '../../draw/subjects.ts';
import { wrapLabel, type Lines } from '../../draw/type.ts';
import type { Content } from '../../plan/content.ts';
import type { Form } from '../form.ts';
import { firstSentence, fitTitle, titleLines } from './words.ts';

type Tasks = Extract<Content, { device: 'tasks' }>;

interface PathRow {
  task: TaskView;
  title: Lines;
  note?: { text: string; set: Lines } | undefined;
  height: number;
}

/** Lines of a title on a flat card, whose columns are narrow, at least. */
const leastFlatLines = 3;

interface RowSizes {
  notes: boolean;
  /** Most lines of a title, and tasks below one another. */
  lines: number;
  per: number;
  /** px: disc, width of the words, their size, largest title, and height of all. */
  disc: number;
  inner: number;
  size: number;
  maxTitle: number;
  height: number;
}

/** All tasks with titles of one size: the largest at which all have room. */
function setRows(
  stage: Stage,
  tasks: TaskView[],
  { notes, lines, per, disc, inner, size, maxTitle, height }: RowSizes,
): PathRow[] | undefined {
  const { shape } = stage;
  const isWide = shape.name === 'wide';
  const least = isWide ? shape.source.size : shape.words.small;
  for (let titleSize = maxTitle; titleSize >= least; titleSize -= 2) {
    const made = tasks.map((task): PathRow | undefined => {
      const title = fitTitle(stage, task, inner, titleSize, lines);
      if (!title) return undefined;
      const text = notes ? firstSentence(task) : '';
      const set = text
        ? wrapLabel(stage.setter, text, {
            role: 'label',
            size,
            width: inner,
            lines: shape.name === 'long' ? 2 : 1,
          })
        : undefined;
      const tall =
        title.size * (1 + (title.lines.length - 1) * 1.18) +
        (set ? set.lines.length * size * 1.26 + stage.px(8) : 0);
      return { task, title, ...(set ? { note: { text, set } } : {}), height: Math.max(disc, tall) };
    });
    if (made.some((row) => !row)) continue;
    if (notes && made.some((row) => !row!.note)) continue;
    // Rows of all columns stand on one grid.
    const highest = (row: number) =>
      Math.max(...made.filter((_one, index) => index % per === row).map((one) => one!.height));
    made.forEach((row, index) => (row!.height = highest(index % per)));
    const total = made.slice(0, per).reduce((sum, row) => sum + row!.height, 0);
    const gaps = isWide ? stage.px(9) : Math.max(stage.px(14), titleSize * 0.42);
    if (total + (per - 1) * gaps <= height) return made as PathRow[];
  }
  return undefined;
}

/** Discs on a line, a title and a line of text to each. */
export function path(
  content: Tasks,
  { notes, columns, subject }: { notes: boolean; columns: number; subject?: Subject | undefined },
): Form {
  return {
    name: `tasks-path${notes ? '-notes' : ''}${columns > 1 ? '-columns' : ''}`,
    look: {},
    tall: 0.3 + content.tasks.length * (notes ? 0.15 : 0.11),
    draw: (stage, room) => {
      const { palette, shape, tones } = stage;
      const { tasks } = content;
      const per = Math.ceil(tasks.length / columns);
      const gap = stage.px(40);
      const width = (stage.measure - gap * (columns - 1)) / columns;
      const few = per <= 3;
      const isWide = shape.name === 'wide';
      const disc = Math.min(
        stage.px(few && !isWide ? 128 : isWide ? 64 : 84),
        ((room.bottom - room.top) / per) * 0.72,
      );
      const inner = width - disc - stage.px(26);
      const size = shape.words.small * (content.tasks.length <= 3 ? 1.2 : 1.02);
      const height = room.bottom - room.top;
      const maxTitle = Math.min(
        stage.px(columns > 1 ? (shape.name === 'wide' ? 54 : 44) : few ? 92 : 58),
        (height / per) * 0.5,
      );
      const rows = titleLines
        .filter((lines) => lines >= (isWide ? leastFlatLines : 0))
        .map((lines) => setRows(stage, tasks, { notes, lines, per, disc, inner, size, maxTitle, height }))
        .find((found) => found !== undefined);
      if (!rows) return false;
      for (let column = 0; column < columns; column += 1) {
        const part = rows.slice(column * per, (column + 1) * per);
        const total = rows.slice(0, per).reduce((sum, row) => sum + row.height, 0);
        const between =
          per > 1 ? Math.min(stage.px(per <= 3 ? 180 : 120), (height - total) / (per - 0.2)) : 0;
        const left = room.left + column * (width + gap);
        let top = room.top;
        const centres = part.map((row) => {
          const at = top + row.height / 2;
          top += row.height + between;
          return at;
        });
        if (centres.length > 1)
          stage.line(
            [left + disc / 2, centres[0]!],
            [left + disc / 2, centres.at(-1)!],
            palette.isDark ? mixColours(palette.back, tones.paper, 0.3) : tones.soft,
            stage.px(6),
          );
        top = room.top;
        part.forEach((row, index) => {
          const y = centres[index]!;
          const fill = palette.isDark ? tones.gold : tones.signal;
          const on = readable(palette.isDark ? tones.deep : '#ffffff', fill, 4.5);
          const han = stage.setter.of.script === 'han';
          const em = [...row.task.number].length * (han ? 1 : 0.5);
          const numeral = Math.max(
            shape.words.unit * leastNumeral,
            Math.min(disc * 0.56, (disc * 0.8) / Math.max(1, em)),
          );
          // 二十一 in a small disc: it grows to both sides.
          const wide = Math.max(disc, numeral * (em + 0.3));
          if (wide > disc)
            stage.rect(
              left + (disc - wide) / 2,
              y - disc / 2,
              wide,
              disc,
              fill,
              ` rx="${Math.round(disc / 2)}"`,
            );
          else stage.circle(left + disc / 2, y, disc / 2, fill);
          stage.words(row.task.number, {
            x: left + disc / 2,
            base: y + numeral * (han ? 0.37 : 0.34),
            role: han ? 'display' : 'numeral',
            size: numeral,
            align: 'centre',
            colour: on,
            over: fill,
          });
          const tall =
            row.title.size * (1 + (row.title.lines.length - 1) * 1.18) +
            (row.note ? row.note.set.lines.length * size * 1.26 + stage.px(8) : 0);
          let base = y - tall / 2 + row.title.size * 0.86;
          const x = left + disc + stage.px(26);
          stage.lines(row.task.title.text, row.title, {
            x,
            base,
            role: 'headline',
            leading: 1.18,
            colour: palette.title,
          });
          base += (row.title.lines.length - 1) * row.title.size * 1.18;
          if (row.note)
            stage.lines(row.note.text, row.note.set, {
              x,
              base: base + size * 1.34,
              role: 'label',
              leading: 1.26,
              colour: palette.isDark ? palette.quiet : palette.ink,
            });
        });
      }
      if (subject && shape.name === 'wide' && columns === 1) {
        const widest = Math.max(
          ...rows.map(({ title, note }) => Math.max(title.width, note?.set.width ?? 0)),
        );
        const left = room.left + disc + widest + stage.px(besideRows);
        const around = { left, right: room.right, top: room.top, bottom: floorTop(stage) };
        if (room.right - left > stage.px(leastBeside)) drawAbout(stage, subject, around);
      }
      return true;
    },
  };
}

/** px of the canvas: from titles to what the card is about beside them, and its least width. */
const besideRows = 110;
const leastBeside = 280;

/** Numerals in discs, in the size of units. */
const leastNumeral = 0.9;
