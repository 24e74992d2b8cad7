/** One mark for one thing, or for so many. */
import { deriveHeadline } from '../../view/text.ts';
import type { FactView } from '../../view/view.ts';
import { mixColours } from '../draw/colour.ts';
import { floorTop, type Room } from '../draw/frame.ts';
import { drawLedger } from '../draw/ledger.ts';
import { drawCellsBelow } from '../draw/cells-below.ts';
import { firPath, housePath, personPath } from '../draw/parts.ts';
import { hangOf, type Box, type Stage } from '../draw/stage.ts';
import { fitLines, fitNumber, partsBeside, wrapLabel } from '../draw/type.ts';
import type { Content, Part } from '../plan/content.ts';
import type { Form, FormContext } from './form.ts';

type Count = Extract<Content, { device: 'count' }>;

/** Width of a mark as a share of its height, and by how much rows may overlap. */
const shapesOf: Record<Part, { width: number; overlap: number }> = {
  person: { width: 0.46, overlap: 0 },
  fir: { width: 0.62, overlap: 0.14 },
  house: { width: 0.92, overlap: 0 },
  dot: { width: 1, overlap: 0 },
};

function markPath(part: Part, x: number, base: number, height: number): string {
  if (part === 'person') return personPath(x, base, height);
  if (part === 'fir') return firPath(x, base, height, height * 0.66);
  if (part === 'house') return housePath(x, base, height);
  const r = height * 0.42;
  return `M${x - r} ${base - height / 2}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}

/** Marks in even rows as large as the box allows. */
export function layMarks(
  count: number,
  box: Box,
  part: Part,
): { across: number; rows: number; pitch: number; height: number; step: number } | undefined {
  const { width: share, overlap } = shapesOf[part];
  const [width, tall] = [box.right - box.left, box.bottom - box.top];
  let best: ReturnType<typeof layMarks>;
  for (let rows = 1; rows <= 12; rows += 1) {
    const across = Math.ceil(count / rows);
    const pitch = width / across;
    const height = Math.min(pitch / share / 1.12, tall / (1 + (rows - 1) * (1 - overlap) * 1.06));
    const step = height * (1 - overlap) * 1.06;
    if (Math.ceil(count / across) !== rows) continue;
    if (!best || height > best.height) best = { across, rows, pitch, height, step };
  }
  return best;
}

/** Of a mark's height, what rows stand apart at most beside their step. */
const mostSpread = 0.3;

function drawMarks(stage: Stage, marks: number, part: Part, box: Box): boolean {
  const laid = layMarks(Math.ceil(marks), box, part);
  if (!laid || laid.height < stage.px(44)) return false;
  const { across, rows, height } = laid;
  // Rows spread over their box: no hole above and below them.
  const spare = box.bottom - box.top - (laid.height + (laid.rows - 1) * laid.step);
  const step = laid.step + (rows > 1 ? Math.min(spare / (rows - 1), height * mostSpread) : 0);
  const { palette, tones } = stage;
  const whole = Math.floor(marks + 1e-9);
  const rest = marks - whole;
  const used = height + (rows - 1) * step;
  const start = box.top + height + Math.max(0, (box.bottom - box.top - used) / 2);
  const strong = palette.isDark ? tones.soft : palette.numeral;
  const pitch = Math.min(laid.pitch, height * shapesOf[part].width * 1.5);
  const total = Math.ceil(marks);
  stage.reachTo(start + (rows - 1) * step);
  for (let row = 0; row < rows; row += 1) {
    const inRow = Math.min(across, total - row * across);
    const colour = strong;
    const shift = part === 'fir' && row % 2 === 1 && inRow < across ? pitch / 2 : 0;
    const rowLeft = box.left + (box.right - box.left - across * pitch) / 2 + shift;
    let d = '';
    for (let index = 0; index < inRow; index += 1) {
      const number = row * across + index;
      const x = rowLeft + (index + 0.5) * pitch;
      const base = start + row * step;
      if (number < whole) d += markPath(part, x, base, height);
      else {
        // The last mark is cut by its area.
        const half = (height * shapesOf[part].width) / 2;
        const id = `mark-${stage.shapes.length}`;
        stage.path(markPath(part, x, base, height), mixColours(palette.back, colour, 0.35));
        stage.raw(
          `<clipPath id="${id}"><rect x="${x - half}" y="${base - height}" width="${2 * half * rest}" height="${height}"/></clipPath>`,
        );
        stage.path(markPath(part, x, base, height), colour, ` clip-path="url(#${id})"`);
      }
    }
    stage.path(d, colour);
  }
  return true;
}

/** px of the canvas: marks end above the ridge, where they can be counted. */
const marksAbove = 40;

interface Head {
  foot: number;
}

/** The number with its words around it: prefix above, unit and label below. */
function drawHead(
  stage: Stage,
  hero: FactView,
  room: Room,
  {
    view,
    most,
    right,
    news,
    isKeyed,
  }: { view: FormContext['view']; most: number; right: number; news: boolean; isKeyed: boolean },
): Head | undefined {
  const { palette, shape } = stage;
  const through = !news && hero.kind === 'duration' && hero.parts[0]?.role === 'prefix';
  let top = room.base + stage.px(news ? 46 : 20);
  let parts = partsBeside(hero, hero.label, stage.setter.of.script);
  // The key below says what one mark is.
  if (isKeyed && stage.setter.of.script === 'latin') parts = parts.filter(({ role }) => role !== 'unit');
  if (through) {
    const [prefix, ...rest] = parts;
    parts = rest;
    const size = shape.headline.most * 0.86;
    top += size * 0.2;
    stage.words(prefix!.text.trim(), {
      x: room.left,
      base: top + size * 0.86,
      role: 'headline',
      size,
      colour: palette.title,
      facts: [hero.id],
    });
    top += size + stage.px(26);
  }
  const number = fitNumber(stage.setter, parts, {
    width: right - room.left,
    most,
    least: stage.px(110),
    words: shape.words.label,
  });
  if (!number) return undefined;
  let base = top + number.sizes.size * 0.72;
  stage.number(hero, number, { x: room.left, base, colour: palette.numeral, wordColour: palette.title });
  const label = fitLines(stage.setter, deriveHeadline(hero.label, view.language), {
    role: 'headline',
    width: stage.measure,
    most: shape.headline.most * (news ? 0.6 : 0.78),
    least: shape.words.label,
    lines: 2,
  });
  if (!label) return undefined;
  base +=
    stage.px(34) + label.size * 0.86 + hangOf(parts.map(({ text }) => text).join('')) * number.sizes.size;
  stage.lines(hero.label, label, {
    x: room.left,
    base,
    role: 'headline',
    colour: palette.title,
    facts: [hero.id],
    block: 'headline',
  });
  return { foot: base + (label.lines.length - 1) * label.size * 1.22 + label.size * 0.1 };
}

function countForm(content: Count, context: FormContext, cells: boolean): Form {
  const { hero, marks, per, part } = content;
  return {
    name: cells ? 'count-cells' : 'count',
    look: { planes: false },
    ownHeadline: content.news === undefined,
    tall: 1.15,
    draw: (stage, room) => {
      const { shape, palette } = stage;
      const aside =
        cells &&
        content.cells.length > 0 &&
        stage.measure > stage.px(800) &&
        content.hero.parts.reduce((sum, { text }) => sum + text.length, 0) <= 5;
      const head = drawHead(stage, hero, room, {
        view: context.view,
        most: stage.px(shape.name === 'square' ? 260 : 380) * (content.news ? 0.7 : 1),
        news: content.news !== undefined,
        isKeyed: per > 1,
        right: aside ? room.left + stage.measure * 0.56 : room.right,
      });
      if (!head) return false;
      let bottom = room.bottom;
      if (aside) {
        const box = {
          left: room.left + stage.measure * 0.64,
          right: room.right,
          top: room.base + stage.px(16),
          bottom: head.foot - shape.headline.most * 1.5,
        };
        drawLedger(stage, content.cells, box, { most: stage.px(72), least: stage.px(50), columns: [1] });
      } else if (cells && content.cells.length > 0)
        bottom = drawCellsBelow(stage, content.cells, room) ?? bottom;
      let top = head.foot + stage.px(34);
      if (per > 1) {
        const key = keyOf(content, context);
        if (!key) return false;
        const size = shape.words.small;
        const set = wrapLabel(stage.setter, key, { role: 'label', size, width: stage.measure, lines: 1 });
        if (!set) return false;
        stage.lines(key, set, {
          x: room.left,
          base: top + size * 0.8,
          role: 'label',
          colour: palette.quiet,
          derived: true,
        });
        top += size * 1.5;
      }
      return drawMarks(stage, marks, part, {
        left: room.left,
        right: room.right,
        top,
        // On a story the source stands above the foot.
        bottom:
          (aside || !cells) && shape.name !== 'story'
            ? Math.max(bottom, floorTop(stage) - stage.px(marksAbove))
            : bottom,
      });
    },
  };
}

/** "One figure is 100 people", from the words of the program and the fact's own unit. */
export function keyOf({ per, hero }: Count, { view }: FormContext): string | undefined {
  const word = view.words.markIs;
  return word
    ?.replace('{count}', view.script === 'han' ? String(per) : per.toLocaleString('en'))
    .replace('{unit}', hero.unit.replace(/^[十百千万亿]+/u, ''));
}

export function countForms(content: Count, context: FormContext, shape: string): Form[] {
  if (shape === 'wide') return [];
  return content.cells.length > 0
    ? [countForm(content, context, true), countForm(content, context, false)]
    : [countForm(content, context, false)];
}
