/** Tasks whose titles are sayings, as cells of a grid. */
import type { TaskView } from '../../../view/view.ts';
import { mixColours, readable } from '../../draw/colour.ts';
import type { Stage } from '../../draw/stage.ts';
import { widthOf } from '../../draw/type.ts';
import type { Content } from '../../plan/content.ts';
import type { Form } from '../form.ts';

type Tasks = Extract<Content, { device: 'tasks' }>;

/** Titles of four characters, three and three: a saying, then two actions. */
export function formulaOf(title: string, units: string[]): { lead: string; action: string[] } | undefined {
  const letters = [...title];
  if (letters.length !== 10 || !letters.every((letter) => /\p{Script=Han}/u.test(letter))) return undefined;
  const four = letters.slice(0, 4).join('');
  const marked = units.length > 1 && (units[0] === four || units.slice(0, 2).join('') === four);
  return marked || units.length !== 1
    ? { lead: four, action: [letters.slice(4, 7).join(''), letters.slice(7).join('')] }
    : undefined;
}

function drawTaskCell(
  stage: Stage,
  task: TaskView,
  box: { left: number; top: number; width: number; height: number },
): boolean {
  const { palette, shape, tones } = stage;
  const fill = palette.isDark ? mixColours(palette.back, tones.main, 0.42) : tones.tint2;
  stage.rect(box.left, box.top, box.width, box.height, fill);
  const ink = readable(palette.ink, fill, 4.5);
  const pad = stage.px(22);
  const formula = formulaOf(task.title.text, task.title.units)!;
  const lead = shape.words.small;
  const width = box.width - 2 * pad;
  const numeral = lead * 1.22;
  const numberWide = widthOf(stage.setter, task.number, 'display', numeral);
  const top = box.top + pad + lead * 0.9;
  stage.words(task.number, {
    x: box.left + pad,
    base: top,
    role: 'display',
    size: numeral,
    colour: readable(palette.numeral, fill, 4.5),
    over: fill,
  });
  const size = Math.min(stage.px(70), (box.height - pad * 2 - lead * 1.2) / 2.3, width / 3.05);
  // The title in two pieces, under the address of the whole.
  const at = `${task.at}.title`;
  stage.words(formula.lead, {
    at,
    x: box.left + pad + numberWide + stage.px(16),
    base: top,
    role: 'label',
    size: lead,
    colour: ink,
    over: fill,
  });
  stage.lines(
    formula.action.join(''),
    { lines: formula.action, size, width: 0 },
    {
      at,
      x: box.left + pad,
      base: top + lead * 0.4 + size,
      role: 'headline',
      leading: 1.16,
      colour: ink,
      over: fill,
    },
  );
  return numberWide + stage.px(16) + lead * 4 <= width;
}

export function grid(content: Tasks): Form {
  return {
    name: 'tasks-grid',
    look: {},
    tall: 0.95,
    draw: (stage, room) => {
      const { tasks } = content;
      const across = tasks.length === 4 ? 2 : 3;
      const rows = Math.ceil(tasks.length / across);
      const gap = stage.px(22);
      const width = (stage.measure - gap * (across - 1)) / across;
      const height = Math.min(stage.px(260), (room.bottom - room.top - gap * (rows - 1)) / rows);
      if (height < stage.px(150)) return false;
      return tasks.every((task, index) =>
        drawTaskCell(stage, task, {
          left: room.left + (index % across) * (width + gap),
          top: room.top + Math.floor(index / across) * (height + gap),
          width,
          height,
        }),
      );
    },
  };
}
