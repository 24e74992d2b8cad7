/**
 * A few tasks as plates that fill the card from edge to edge: rows on upright cards, two by two on a square one,
 * columns on a flat one; each with its number, title and, where there is room, a sentence.
 */
import type { TaskView } from '../../../view/view.ts';
import { mixColours, readable } from '../../draw/colour.ts';
import { floorTop } from '../../draw/frame.ts';
import type { Box, Stage } from '../../draw/stage.ts';
import { widthOf, wrapLabel, type Lines } from '../../draw/type.ts';
import type { Content } from '../../plan/content.ts';
import type { Form } from '../form.ts';
import { firstSentence, fitTitle, titleLines } from './words.ts';

type Tasks = Extract<Content, { device: 'tasks' }>;

interface Plate {
  task: TaskView;
  box: Box;
  title: Lines;
  note?: { text: string; set: Lines } | undefined;
}

/** How many plates stand in each row. */
function rowsOf(shape: string, count: number): number[] {
  const wide = count <= 5 ? count : 3;
  const most = shape === 'wide' ? wide : shape === 'square' && count > 3 ? 2 : 1;
  const down = Math.ceil(count / most);
  // The first rows have one more where they cannot be alike.
  return Array.from({ length: down }, (_, row) => Math.floor((count + down - 1 - row) / down));
}

const leading = { title: 1.16, note: 1.3 } as const;
/** Lines of a sentence below its title. */
const mostNote = 2;

/** px of the canvas between number and title, title and note, edge and words; above and below the words. */
const air = { number: 30, note: 16, edge: 30, inside: 56 } as const;
/** Share of a plate's height that the air takes at most, but for a sentence of more than a line. */
const mostAir = 0.17;

/** Number and words side by side in rows; one above the other in columns and squares. */
const isRow = ({ left, right, top, bottom }: Box): boolean => right - left > 2 * (bottom - top);

/** Shares of a plate's height that its number takes at most, beside the words and above them. */
const numberShare = { beside: 0.5, above: 0.3 } as const;

const numberIn = (stage: Stage, box: Box): number =>
  Math.min(
    stage.px(stage.shape.devices.tasks.number),
    (box.bottom - box.top) * numberShare[isRow(box) ? 'beside' : 'above'],
  );

function wordsBox(stage: Stage, box: Box, number: number): Box {
  const edge = stage.px(air.edge);
  const left = Math.max(box.left + edge, stage.left);
  const right = Math.min(box.right - edge, stage.right);
  return isRow(box)
    ? { left: left + number + stage.px(air.number), right, top: box.top, bottom: box.bottom }
    : { left, right, top: box.top + number * 1.1 + stage.px(air.number), bottom: box.bottom };
}

const heightOf = (stage: Stage, { title, note }: Pick<Plate, 'title' | 'note'>): number =>
  title.size * (1 + (title.lines.length - 1) * leading.title) +
  (note ? stage.px(air.note) + note.set.size * (1 + (note.set.lines.length - 1) * leading.note) : 0);

/** All plates with titles of one size: the largest at which all have room. */
function setPlates(
  stage: Stage,
  tasks: TaskView[],
  boxes: Box[],
  { notes, lines }: { notes: boolean; lines: number },
): Plate[] | undefined {
  const { tasks: sizes } = stage.shape.devices;
  for (let size = stage.px(sizes.title); size >= stage.shape.words.label; size -= 2) {
    const noteSize = Math.max(stage.shape.words.small, Math.min(stage.px(sizes.note), size * 0.62));
    const plates = tasks.map((task, index): Plate | undefined => {
      const box = boxes[index]!;
      const inner = wordsBox(stage, box, numberIn(stage, box));
      const width = inner.right - inner.left;
      const title = fitTitle(stage, task, width, size, lines);
      const text = notes ? firstSentence(task) : '';
      const set = text
        ? wrapLabel(stage.setter, text, { role: 'label', size: noteSize, width, lines: mostNote })
        : undefined;
      if (!title || (notes && !set)) return undefined;
      const plate = { task, box, title, ...(set ? { note: { text, set } } : {}) };
      const isFull = set !== undefined && set.lines.length > 1;
      const free = Math.min(stage.px(air.inside), (box.bottom - box.top) * (isFull ? 1 : mostAir));
      return heightOf(stage, plate) <= inner.bottom - inner.top - free ? plate : undefined;
    });
    if (plates.every((plate) => plate !== undefined)) return plates as Plate[];
  }
  return undefined;
}

function drawPlate(stage: Stage, plate: Plate, fill: string): void {
  const { palette, setter } = stage;
  const { task, box, title, note } = plate;
  stage.rect(box.left, box.top, box.right - box.left, box.bottom - box.top, fill);
  const han = setter.of.script === 'han';
  const role = han ? 'headline' : 'numeral';
  const number = numberIn(stage, box);
  const em = widthOf(setter, task.number, role, 1);
  const size = Math.min(number, number / Math.max(em, han ? 1 : 0.6));
  const inner = wordsBox(stage, box, number);
  const tall = heightOf(stage, plate);
  const row = isRow(box);
  const top = row ? (box.top + box.bottom - tall) / 2 : inner.top;
  stage.words(task.number, {
    x: row ? inner.left - stage.px(air.number) - number / 2 : inner.left,
    align: row ? 'centre' : 'left',
    base: row
      ? (box.top + box.bottom) / 2 + size * (han ? 0.37 : 0.355)
      : box.top + stage.px(air.edge) + size * (han ? 0.86 : 0.74),
    role,
    size,
    colour: readable(palette.numeral, fill, 4.5),
    over: fill,
  });
  const ink = readable(palette.title, fill, 4.5);
  let base = top + title.size * 0.86;
  const place = { x: inner.left, over: fill };
  stage.lines(task.title.text, title, {
    ...place,
    base,
    role: 'headline',
    leading: leading.title,
    colour: ink,
  });
  base += (title.lines.length - 1) * title.size * leading.title;
  if (note)
    stage.lines(note.text, note.set, {
      ...place,
      base: base + title.size * 0.14 + stage.px(air.note) + note.set.size * 0.86,
      role: 'label',
      leading: leading.note,
      colour: readable(palette.isDark ? palette.quiet : palette.ink, fill, 4.5),
    });
}

export function plates({ tasks }: Tasks, { notes }: { notes: boolean }): Form {
  return {
    name: `tasks-plates${notes ? '-notes' : ''}`,
    look: { flat: true },
    draw: (stage, room) => {
      const { shape, palette, tones } = stage;
      const rows = rowsOf(shape.name, tasks.length);
      const gap = stage.px(shape.devices.tasks.gap);
      const story = shape.name === 'story';
      const top = room.base + stage.px(40);
      const bottom = story ? room.bottom : floorTop(stage);
      const height = (bottom - top - gap * (rows.length - 1)) / rows.length;
      const boxes = rows.flatMap((count, row) => {
        const width = (shape.width - gap * (count - 1)) / count;
        return Array.from({ length: count }, (_, column): Box => ({
          left: column * (width + gap),
          right: column * (width + gap) + width,
          top: top + row * (height + gap),
          bottom: top + row * (height + gap) + height,
        }));
      });
      const places = rows.flatMap((count, row) => Array.from({ length: count }, (_, column) => row + column));
      const set = titleLines
        .map((lines) => setPlates(stage, tasks, boxes, { notes, lines }))
        .find((found) => found !== undefined);
      if (!set) return false;
      const fills = palette.isDark
        ? [0.3, 0.48].map((share) => mixColours(palette.back, tones.main, share))
        : [tones.tint2, mixColours(tones.tint2, tones.soft, 0.3)];
      // No two neighbours are of one tone.
      set.forEach((plate, index) => drawPlate(stage, plate, fills[places[index]! % fills.length]!));
      return true;
    },
  };
}
