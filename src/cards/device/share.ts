/** A share as a field of a hundred, or as a level of the whole picture. */
import { deriveHeadline } from '../../view/text.ts';
import type { FactView } from '../../view/view.ts';
import { round } from '../../lib/units.ts';
import { mixColours } from '../draw/colour.ts';
import { floorTop } from '../draw/frame.ts';
import { hangIn } from '../draw/cell.ts';
import { drawCellsBelow } from '../draw/cells-below.ts';
import type { Box, Stage } from '../draw/stage.ts';
import { fitLines, fitNumber, wrapLabel } from '../draw/type.ts';
import type { Content } from '../plan/content.ts';
import type { Form, FormContext } from './form.ts';
import { level } from './share/level.ts';

type Share = Extract<Content, { device: 'share' }>;

/** Colours of full marks, and of what is missing: hollow where it is little, else faint. */
function fieldLook(stage: Stage, value: number): { full: string; empty: string; isHollow: boolean } {
  const { palette, tones, shape } = stage;
  return {
    full: palette.isDark ? tones.gold : tones.main,
    isHollow: value > shape.devices.share.nearlyAll && value < 100,
    empty: palette.isDark
      ? mixColours(palette.back, tones.paper, 0.2)
      : mixColours(palette.back, tones.main, 0.22),
  };
}

/** A field of ten by ten dots, the last cut. */
function drawField(stage: Stage, value: number, box: Box, columns: number): void {
  const { palette, shape } = stage;
  const sizes = shape.devices.share;
  const rows = Math.ceil(100 / columns);
  // One pitch both ways: a field, not columns.
  const pitch = Math.min((box.right - box.left) / columns, (box.bottom - box.top) / rows);
  const r = pitch * sizes.dot;
  const ring = pitch * sizes.ring;
  const { full, empty, isHollow } = fieldLook(stage, value);
  for (let index = 0; index < 100; index += 1) {
    const x = box.left + (index % columns) * pitch + pitch / 2;
    const y = box.top + Math.floor(index / columns) * pitch + pitch / 2;
    const part = Math.max(0, Math.min(1, value - index));
    if (part < 1 && isHollow)
      stage.circle(x, y, r - ring / 2, 'none', ` stroke="${palette.ink}" stroke-width="${round(ring, 2)}"`);
    else if (part < 1) stage.circle(x, y, r, empty);
    if (part === 1) stage.circle(x, y, r, full);
    else if (part > 0) {
      const id = `share-${index}`;
      stage.raw(
        `<clipPath id="${id}"><rect x="${x - r}" y="${y - r}" width="${2 * r * part}" height="${2 * r}"/></clipPath>`,
      );
      stage.circle(x, y, r, full, ` clip-path="url(#${id})"`);
    }
  }
}

/** A hundred fields of ten by ten over a whole box, the last cut: where a box is no square. */
function drawPanes(stage: Stage, value: number, box: Box): void {
  const { palette, shape } = stage;
  const [wide, high] = [(box.right - box.left) / 10, (box.bottom - box.top) / 10];
  const gap = Math.min(wide, high) * shape.devices.share.gap;
  const { full, empty, isHollow } = fieldLook(stage, value);
  const line = stage.px(3);
  for (let index = 0; index < 100; index += 1) {
    const x = box.left + (index % 10) * wide;
    const y = box.top + Math.floor(index / 10) * high;
    const [width, height] = [wide - gap, high - gap];
    const part = Math.max(0, Math.min(1, value - index));
    if (part < 1 && isHollow)
      stage.rect(
        x + line / 2,
        y + line / 2,
        width - line,
        height - line,
        'none',
        ` stroke="${palette.ink}" stroke-width="${round(line, 2)}"`,
      );
    else if (part < 1) stage.rect(x, y, width, height, empty);
    if (part > 0) stage.rect(x, y, width * part, height, full);
  }
}

/** Dots where they fill the box, else fields that do. */
function drawHundred(stage: Stage, value: number, box: Box): void {
  const ratio = (box.right - box.left) / (box.bottom - box.top);
  const columns = [10, 25].find((of) => Math.abs(ratio / ((of * of) / 100) - 1) < nearlySquare);
  if (columns) drawField(stage, value, box, columns);
  else drawPanes(stage, value, box);
}
const nearlySquare = 0.06;

/** The rank of a share, below its number and label. @returns The lower end of what was drawn, px. */
function drawShareRank(stage: Stage, { rank, id }: FactView, base: number): number {
  const { palette, shape } = stage;
  const size = shape.words.label * 1.1;
  const set = rank
    ? wrapLabel(stage.setter, rank, { role: 'strong', size, width: stage.measure, lines: 2 })
    : undefined;
  if (!set) return base;
  stage.lines(rank, set, {
    x: stage.left,
    base: base + size * 1.5,
    role: 'strong',
    colour: palette.signal,
    facts: [id],
  });
  return base + size * (1.6 + (set.lines.length - 1) * 1.22);
}

/** @param isBelow The label below its number: where beside it a line would end inside a word. */
function shareField(
  content: Share,
  context: FormContext,
  { cells, isBelow }: { cells: boolean; isBelow: boolean },
): Form {
  const { hero } = content;
  return {
    name: cells ? 'share-cells' : 'share',
    look: {},
    ownHeadline: content.news === undefined,
    tall: 1.1,
    draw: (stage, room) => {
      const { shape, palette } = stage;
      const square = shape.name === 'square';
      const sizes = shape.devices.share;
      const top = room.base + stage.px(content.news ? 48 : 24);
      const beside = widthBeside(stage);
      // A word before the number ends the label where that stands before it too.
      const prefix = !isBelow && hero.parts[0]?.role === 'prefix' ? hero.parts[0].text.trim() : '';
      const shown = prefix ? { ...hero, parts: hero.parts.filter(({ role }) => role !== 'prefix') } : hero;
      const said = `${hero.label}${prefix}`;
      const number = fitNumber(stage.setter, shown.parts, {
        width: stage.measure * (beside ? sizes.beside : 1),
        most: stage.px(square ? sizes.squareNumber : sizes.number) * (content.news ? sizes.news : 1),
        least: stage.px(120),
        words: shape.words.unit,
      });
      if (!number) return false;
      let base = top + number.sizes.size * 0.72;
      stage.number(shown, number, { x: room.left, base, colour: palette.numeral });
      const rest = stage.measure - number.width - stage.px(36);
      const label = isBelow
        ? undefined
        : fitLines(stage.setter, deriveHeadline(said, context.view.language), {
            role: 'headline',
            width: rest,
            most: shape.headline.most * 0.72,
            least: shape.words.label,
            lines: 3,
            height: number.sizes.size * 0.86,
          });
      if (label) {
        const block = (label.lines.length - 1) * label.size * 1.2;
        stage.lines(said, label, {
          x: room.left + number.width + stage.px(36),
          base: top + number.sizes.size * 0.36 - block / 2 + label.size * 0.37,
          role: 'headline',
          leading: 1.2,
          colour: palette.title,
          facts: [hero.id],
          block: 'headline',
        });
      } else {
        const below = fitLines(stage.setter, deriveHeadline(said, context.view.language), {
          role: 'headline',
          width: stage.measure,
          most: shape.headline.most * 0.7,
          least: shape.words.label,
          lines: 2,
        });
        if (!below) return false;
        base += stage.px(30) + below.size * 0.86;
        stage.lines(said, below, {
          x: room.left,
          base,
          role: 'headline',
          colour: palette.title,
          facts: [hero.id],
          block: 'headline',
        });
        base += (below.lines.length - 1) * below.size * 1.22;
      }
      const hang = label ? hangIn({ number }) : 0;
      base = drawShareRank(stage, hero, base + hang);
      let bottom = room.bottom;
      if (cells && content.cells.length > 0) {
        const above = drawCellsBelow(stage, content.cells, room);
        if (above === undefined) return false;
        bottom = above;
      }
      const area = { left: room.left, right: room.right, top: base + stage.px(36), bottom };
      if (area.bottom - area.top < stage.px(200)) return false;
      drawHundred(stage, hero.value!, area);
      return true;
    },
  };
}

const widthBeside = (stage: Stage): boolean => stage.measure > stage.px(700);

/** Number and words at the left, the field of a hundred at the right. */
function shareBeside({ hero, news }: Share, context: FormContext): Form {
  return {
    name: 'share-beside',
    // Its words go down to the foot: no firs stand there.
    look: { flat: true, ...(news ? { lines: 3, wordShare: context.devices.share.beside } : {}) },
    ownHeadline: news === undefined,
    draw: (stage, room) => {
      const { shape, palette } = stage;
      const top = shape.bookmark[1] + stage.px(40);
      const size = Math.min(room.bottom - top, stage.px(shape.devices.share.flatField));
      const left = room.right - size;
      const width = left - room.left - stage.px(50);
      const prefix = hero.parts[0]?.role === 'prefix' ? hero.parts[0].text.trim() : '';
      const said = hero.label + prefix;
      const parts = hero.parts.filter(({ role }) => role !== 'prefix');
      const label = fitLines(stage.setter, deriveHeadline(said, context.view.language), {
        role: 'headline',
        width,
        most: shape.headline.most * (news ? 0.5 : 0.86),
        least: shape.words.label,
        lines: 3,
      });
      if (!label) return false;
      const rank = hero.rank ? shape.words.label * 1.7 : 0;
      const words = stage.px(44) + label.size * (0.9 + (label.lines.length - 1) * 1.22) + rank;
      const number = fitNumber(stage.setter, parts, {
        width,
        most: Math.min(stage.px(300), (room.bottom - (news ? room.base + stage.px(30) : top) - words) / 0.72),
        least: stage.px(news ? 90 : 120),
        words: shape.words.unit,
      });
      if (!number) return false;
      const block = number.sizes.size * 0.72 + words;
      const start = news ? room.base + stage.px(30) : top;
      if (start + block > room.bottom + 1) return false;
      const base = start + (room.bottom - start - block) / 2 + number.sizes.size * 0.72;
      stage.number({ ...hero, parts }, number, { x: room.left, base, colour: palette.numeral });
      stage.lines(said, label, {
        x: room.left,
        base: base + stage.px(44) + label.size * 0.86,
        role: 'headline',
        colour: palette.title,
        facts: [hero.id],
        block: 'headline',
      });
      drawFlatRank(stage, hero, {
        base: base + stage.px(44) + label.size * (0.86 + (label.lines.length - 1) * 1.22),
        width,
      });
      drawField(stage, hero.value!, { left, right: room.right, top, bottom: top + size }, 10);
      return true;
    },
  };
}

/** On a flat card a rank stands below the label where it has room. */
function drawFlatRank(
  stage: Stage,
  { rank, id }: FactView,
  { base, width }: { base: number; width: number },
): void {
  const size = stage.shape.words.label;
  const set = rank ? wrapLabel(stage.setter, rank, { role: 'strong', size, width, lines: 1 }) : undefined;
  if (!set || base + size * 1.8 > floorTop(stage) - stage.px(24)) return;
  stage.lines(rank, set, {
    x: stage.left,
    base: base + size * 1.6,
    role: 'strong',
    colour: stage.palette.signal,
    facts: [id],
  });
}

export function shareForms(content: Share, context: FormContext, shape: string): Form[] {
  const { value } = content.hero;
  if (shape === 'wide') return [shareBeside(content, context)];
  const field = (content.cells.length > 0 ? [true, false] : [false]).flatMap((cells) =>
    [false, true].map((isBelow) => shareField(content, context, { cells, isBelow })),
  );
  return shape === 'story' && !content.news && value! < 75 && value! > 35
    ? [level(content, context), ...field]
    : field;
}
