/** Devices of words: a statement, tasks, a checklist. */
import { inkOn } from '../draw/palette.ts';
import { divideWords } from '../../view/divide.ts';
import type { TaskView } from '../../view/view.ts';
import { mixColours, readable } from '../draw/colour.ts';
import { floorTop, type Room } from '../draw/frame.ts';
import type { Stage } from '../draw/stage.ts';
import { fitLines, flowText, widthOf, wrapLabel, type Lines } from '../draw/type.ts';
import type { CheckItem, Content } from '../plan/content.ts';
import type { PlacedPhoto } from '../photos.ts';
import type { Form, FormContext } from './form.ts';
import { drawPhotoBand } from './photo-band.ts';

type Statement = Extract<Content, { device: 'statement' }>;
type Tasks = Extract<Content, { device: 'tasks' }>;
type Checklist = Extract<Content, { device: 'checklist' }>;

/** A tick in a disc. */
function drawTick(stage: Stage, x: number, y: number, d: number, fill: string): void {
  const r = d / 2;
  stage.circle(x, y, r, fill);
  const on = inkOn(stage.tones, fill);
  stage.raw(
    `<path d="M${x - r * 0.42} ${y + r * 0.02}L${x - r * 0.1} ${y + r * 0.34}L${x + r * 0.44} ${y - r * 0.3}" fill="none" stroke="${on}" stroke-width="${d * 0.085}" stroke-linecap="round" stroke-linejoin="round"/>`,
  );
}

/** Least height that a statement leaves its photo, as a share of the width. */
const photoHeight = 0.36;

function statementForm(content: Statement, most: number, others: number, photo?: PlacedPhoto): Form {
  return {
    name: `statement-${others}${photo ? '-photo' : ''}`,
    look: { planes: true },
    ownHeadline: true,
    tall: 1.0,
    draw: (stage, room) => {
      const { palette, shape } = stage;
      const mark = stage.px(shape.name === 'wide' ? 150 : 220);
      const quoteTop = room.base + stage.px(10);
      const faint = mixColours(palette.back, palette.numeral, 0.3);
      if (shape.name !== 'wide') stage.path(quotePath(room.left, quoteTop, mark), faint);
      const top = quoteTop + (shape.name === 'wide' ? stage.px(10) : mark * 0.66 + stage.px(30));
      const size = shape.words.body;
      const rest = content.others
        .slice(0, others)
        .map((text) =>
          flowText(stage.setter, text, { role: 'label', size, width: stage.measure - stage.px(64) }),
        );
      const below =
        rest.reduce((sum, { lines }) => sum + lines.length * size * 1.36 + stage.px(24), 0) +
        (rest.length > 0 ? stage.px(50) : 0);
      const set = fitLines(stage.setter, divideWords(content.sentence, stage.setter.of), {
        role: stage.setter.of.script === 'han' ? 'display' : 'headline',
        width: stage.measure,
        most: stage.px(most),
        least: shape.words.label * 1.2,
        lines: 6,
        leading: 1.28,
        height: room.bottom - top - below - (photo ? stage.shape.width * photoHeight : 0),
      });
      if (!set) return false;
      const base = top + set.size * 0.86;
      stage.lines(content.sentence, set, {
        x: room.left,
        base,
        role: stage.setter.of.script === 'han' ? 'display' : 'headline',
        leading: 1.28,
        colour: palette.title,
        type: 'headline',
        block: 'headline',
      });
      let y = base + (set.lines.length - 1) * set.size * 1.28 + stage.px(60);
      if (content.by)
        stage.words(content.by, { x: room.left, base: y, role: 'strong', size, colour: palette.numeral });
      if (rest.length > 0)
        stage.line([room.left, y - stage.px(10)], [room.right, y - stage.px(10)], palette.rule, stage.px(2));
      y += stage.px(20);
      rest.forEach((lines, index) => {
        drawTick(
          stage,
          room.left + stage.px(22),
          y + size * 0.5,
          stage.px(42),
          palette.isDark ? stage.tones.main : stage.tones.deep,
        );
        stage.lines(content.others[index]!, lines, {
          x: room.left + stage.px(64),
          base: y + size * 0.86,
          role: 'label',
          leading: 1.36,
          colour: palette.ink,
        });
        y += lines.lines.length * size * 1.36 + stage.px(24);
      });
      if (!photo) return true;
      const box = { left: 0, right: shape.width, top: y, bottom: room.bottom };
      return drawPhotoBand(stage, photo, box, { ink: palette.quiet, over: palette.back });
    },
  };
}

/** Opening quotation marks as a drawing. */
function quotePath(x: number, y: number, size: number): string {
  const one = (left: number) => {
    const r = size * 0.24;
    return `M${left + r * 1.7} ${y}Q${left} ${y + size * 0.12} ${left} ${y + size * 0.44}a${r} ${r} 0 1 0 ${r * 0.7} ${-r * 0.93}Q${left + r * 0.86} ${y + size * 0.2} ${left + r * 1.9} ${y + size * 0.08}Z`;
  };
  return one(x) + one(x + size * 0.62);
}

export function statementForms(content: Statement, { photos }: FormContext, shape: string): Form[] {
  const most = { wide: 76, square: 100, story: 118 }[shape] ?? 120;
  const photo = content.photo && shape !== 'wide' ? photos.get(content.photo) : undefined;
  const forms: Form[] = [];
  if (photo) forms.push(statementForm(content, most, 0, photo));
  for (let others = Math.min(shape === 'wide' ? 0 : 4, content.others.length); others >= 0; others -= 1)
    forms.push(statementForm(content, most, others));
  return forms;
}

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
  stage.words(formula.lead, {
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

function grid(content: Tasks): Form {
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

interface PathRow {
  task: TaskView;
  title: Lines;
  note?: { text: string; set: Lines } | undefined;
  height: number;
}

const firstSentence = (task: TaskView): string => {
  const text = task.text.map((run) => run.text).join('');
  const item = task.items[0]?.map((run) => run.text).join('') ?? '';
  const sentence = /^.*?(?:[。！？]|[.!?](?=\s|$))/u.exec(text)?.[0] ?? text;
  return (sentence || item).trim();
};

/** Discs on a line, a title and a line of text to each. */
function path(content: Tasks, { notes, columns }: { notes: boolean; columns: number }): Form {
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
      const disc = Math.min(stage.px(few ? 128 : 84), ((room.bottom - room.top) / per) * 0.72);
      const inner = width - disc - stage.px(26);
      const size = shape.words.small * (content.tasks.length <= 3 ? 1.2 : 1.02);
      const height = room.bottom - room.top;
      const maxTitle = Math.min(
        stage.px(columns > 1 ? (shape.name === 'wide' ? 54 : 44) : few ? 92 : 58),
        (height / per) * 0.5,
      );
      let rows: PathRow[] | undefined;
      for (let titleSize = maxTitle; titleSize >= shape.words.small && !rows; titleSize -= 2) {
        const made = tasks.map((task): PathRow | undefined => {
          const title = fitTitle(stage, task, inner, titleSize);
          if (!title) return undefined;
          const text = notes ? firstSentence(task) : '';
          const set = text
            ? wrapLabel(stage.setter, text, { role: 'label', size, width: inner, lines: 2 })
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
        const gaps = Math.max(stage.px(14), titleSize * 0.42);
        if (total + (per - 1) * gaps <= height) rows = made as PathRow[];
      }
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
      return true;
    },
  };
}

/** Numerals in discs, in the size of units. */
const leastNumeral = 0.9;

function fitTitle(stage: Stage, task: TaskView, width: number, size: number): Lines | undefined {
  const whole = fitLines(stage.setter, task.title, {
    role: 'headline',
    width,
    most: size,
    least: size * 0.98,
    lines: 2,
  });
  return (
    whole ??
    fitLines(stage.setter, divideWords(task.title.text, stage.setter.of), {
      role: 'headline',
      width,
      most: size,
      least: size * 0.98,
      lines: 2,
    })
  );
}

export function tasksForms(content: Tasks, shape: string): Form[] {
  const { tasks } = content;
  const formula = tasks.every((task) => formulaOf(task.title.text, task.title.units));
  const forms: Form[] = [];
  if (shape !== 'wide' && formula && tasks.length >= 4) forms.push(grid(content));
  const wide = shape === 'wide';
  if (!wide) forms.push(path(content, { notes: true, columns: 1 }));
  forms.push(path(content, { notes: false, columns: wide && tasks.length > 4 ? 2 : 1 }));
  if (!wide) forms.push(path(content, { notes: false, columns: 2 }));
  if (wide && tasks.length > 8) forms.push(path(content, { notes: false, columns: 3 }));
  return forms;
}

interface CheckRow {
  item: CheckItem;
  small?: Lines | undefined;
  big: Lines;
  height: number;
}

function checkForm(content: Checklist, count: number): Form {
  return {
    name: `checklist-${count}`,
    look: { planes: true },
    tall: 0.35 + count * 0.2,
    draw: (stage, room: Room) => {
      const { palette, shape, tones } = stage;
      const items = content.items.slice(0, count);
      const disc = stage.px(shape.name === 'wide' ? 64 : 92);
      const left = room.left + disc + stage.px(34);
      const width = room.right - left;
      const height = room.bottom - room.top;
      let rows: CheckRow[] | undefined;
      for (let size = stage.px(count <= 3 ? 74 : 64); size >= shape.words.label && !rows; size -= 2) {
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
      const between = count > 1 ? Math.min(stage.px(110), (height - total) / (count - 0.4)) : 0;
      let top = room.top;
      rows.forEach(({ item, big, small, height: tall }, index) => {
        const high = Math.max(tall, disc);
        drawTick(stage, room.left + disc / 2, top + high / 2, disc, item.isRank ? tones.signal : tones.main);
        let base = top + (high - tall) / 2;
        if (small) {
          stage.lines(item.small, small, {
            x: left,
            base: base + small.size * 0.86,
            role: 'label',
            leading: 1.26,
            colour: palette.ink,
            facts: item.fact ? [item.fact] : [],
          });
          base += small.lines.length * small.size * 1.26 + stage.px(8);
        }
        stage.lines(item.big, big, {
          x: left,
          base: base + big.size * 0.86,
          role: 'headline',
          leading: 1.2,
          colour: item.isRank ? palette.signal : palette.title,
          facts: item.fact ? [item.fact] : [],
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

export function checklistForms(content: Checklist, shape: string): Form[] {
  const most = { wide: 3, square: 4, story: 5 }[shape] ?? 6;
  const forms: Form[] = [];
  for (let count = Math.min(most, content.items.length); count >= 1; count -= 1)
    forms.push(checkForm(content, count));
  return forms;
}

export { floorTop };
