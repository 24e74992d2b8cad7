/** A share as a field of a hundred, or as a level of the whole picture. */
import { deriveHeadline } from '../../view/text.ts';
import { round } from '../../lib/units.ts';
import { distanceOf, mixColours, readable } from '../draw/colour.ts';
import { floorTop } from '../draw/frame.ts';
import { drawCellsBelow, drawLedger } from '../draw/ledger.ts';
import type { Box, Stage } from '../draw/stage.ts';
import { fitLines, fitNumber, wrapLabel } from '../draw/type.ts';
import type { Content } from '../plan/content.ts';
import type { Form, FormContext } from './form.ts';

type Share = Extract<Content, { device: 'share' }>;

/** Share of the pitch that the radius of a mark takes; and from how many of a hundred the rest is marked. */
const dotShare = 0.38;
const nearlyAll = 80;
/** Distance of colours from which full marks and missing ones are told apart by tone; of the pitch, the line of a hollow mark. */
const leastApart = 110;
const ringShare = 0.07;

/** A field of ten by ten, the last mark cut. */
function drawField(stage: Stage, value: number, box: Box, columns: number): void {
  const { palette, tones } = stage;
  const rows = Math.ceil(100 / columns);
  // One pitch both ways: a field, not columns.
  const pitch = Math.min((box.right - box.left) / columns, (box.bottom - box.top) / rows);
  const step = pitch;
  const r = pitch * dotShare;
  const full = palette.isDark ? tones.gold : tones.main;
  // Of nearly all, what is missing is the mark.
  const isMissing = value > nearlyAll && value < 100;
  // In a tone that stands out from the full ones, or hollow.
  const isHollow = isMissing && distanceOf(palette.signal, full) < leastApart;
  const ring = pitch * ringShare;
  const empty = isMissing
    ? isHollow
      ? palette.back
      : palette.signal
    : palette.isDark
      ? mixColours(palette.back, tones.paper, 0.2)
      : mixColours(palette.back, tones.main, 0.22);
  for (let index = 0; index < 100; index += 1) {
    const x = box.left + (index % columns) * pitch + pitch / 2;
    const y = box.top + Math.floor(index / columns) * step + step / 2;
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

/** Of the measure that a field beside cells takes at most; px of the canvas that it takes at least. */
const mostField = 0.66;
const leastField = 420;

function shareField(content: Share, context: FormContext, cells: boolean): Form {
  const { hero } = content;
  return {
    name: cells ? 'share-cells' : 'share',
    look: {},
    ownHeadline: content.news === undefined,
    tall: 1.1,
    draw: (stage, room) => {
      const { shape, palette } = stage;
      const square = shape.name === 'square';
      const top = room.base + stage.px(content.news ? 48 : 24);
      const beside = widthBeside(stage);
      const shown = { ...hero, parts: hero.parts.filter(({ role }) => role !== 'prefix') };
      const said =
        hero.parts[0]?.role === 'prefix' ? `${hero.label}${hero.parts[0].text.trim()}` : hero.label;
      const number = fitNumber(stage.setter, shown.parts, {
        width: stage.measure * (beside ? 0.56 : 1),
        most: stage.px(square ? 250 : 330) * (content.news ? newsShare : 1),
        least: stage.px(120),
        words: shape.words.unit,
      });
      if (!number) return false;
      let base = top + number.sizes.size * 0.72;
      stage.number(shown, number, { x: room.left, base, colour: palette.numeral });
      const rest = stage.measure - number.width - stage.px(36);
      const label = fitLines(stage.setter, deriveHeadline(said, context.view.language), {
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
      let bottom = room.bottom;
      const free = { left: room.left, right: room.right, top: base + stage.px(36), bottom };
      const side = Math.min(free.bottom - free.top, stage.measure * mostField);
      if (cells && content.cells.length > 0 && side >= stage.px(leastField)) {
        const column = { ...free, left: room.left + side + stage.px(56) };
        const { count } = drawLedger(stage, content.cells.slice(0, 4), column, {
          most: stage.px(110),
          least: stage.px(48),
          columns: [1],
          place: 'middle',
        });
        if (count >= Math.min(2, content.cells.length)) {
          const top = free.top + (free.bottom - free.top - side) / 2;
          drawField(
            stage,
            hero.value!,
            { left: room.left, right: room.left + side, top, bottom: top + side },
            10,
          );
          return true;
        }
        return false;
      }
      if (cells && content.cells.length > 0) {
        const above = drawCellsBelow(stage, content.cells, room);
        if (above === undefined) return false;
        bottom = above;
      }
      const area = { left: room.left, right: room.right, top: base + stage.px(36), bottom };
      if (area.bottom - area.top < stage.px(200)) return false;
      drawField(stage, hero.value!, area, columnsFor(area));
      return true;
    },
  };
}

/** Columns of a field of a hundred with the largest marks. */
const columnsFor = ({ left, right, top, bottom }: Box): number =>
  [10, 25].reduce((best, columns) => {
    const size = (of: number) => Math.min((right - left) / of, (bottom - top) / (100 / of));
    return size(columns) > size(best) * 1.02 ? columns : best;
  });

const widthBeside = (stage: Stage): boolean => stage.measure > stage.px(700);

/** The whole picture filled to the height of the share, said in words. */
function level(content: Share, context: FormContext): Form {
  const { hero } = content;
  return {
    name: 'share-level',
    look: {},
    headline: deriveHeadline(hero.label, context.view.language),
    draw: (stage, room) => {
      const { shape, tones, palette } = stage;
      const top = shape.height * (1 - hero.value! / 100);
      if (top < room.base + stage.px(30)) return false;
      const fill = palette.ground === 'gold' ? tones.deep : tones.gold;
      stage.rect(0, top, shape.width, floorTop(stage) - top + stage.px(60), fill);
      const ink = readable(tones.deep, fill, 4.5);
      const number = fitNumber(
        stage.setter,
        hero.parts.filter(({ role }) => role !== 'prefix'),
        { width: stage.measure, most: stage.px(400), least: stage.px(160), words: shape.words.label },
      );
      if (!number) return false;
      const prefix = hero.parts[0]?.role === 'prefix' ? hero.parts[0].text.trim() : '';
      let base = top + stage.px(60);
      if (prefix) {
        const size = shape.headline.most * 0.8;
        base += size * 0.86;
        stage.words(prefix, {
          x: room.left,
          base,
          role: 'headline',
          size,
          colour: ink,
          over: fill,
          facts: [hero.id],
        });
        base += stage.px(20);
      }
      base += number.sizes.size * 0.72;
      if (base > room.bottom - stage.px(60)) return false;
      stage.number(hero, number, {
        x: room.left,
        base,
        colour: ink,
        over: fill,
        wordColour: ink,
      });
      const key = context.view.words.levelIs!;
      const size = shape.words.small;
      const set = wrapLabel(stage.setter, key, { role: 'label', size, width: stage.measure, lines: 2 });
      if (set)
        stage.lines(key, set, {
          x: room.left,
          base: base + size * 1.9,
          role: 'label',
          colour: ink,
          over: fill,
        });
      return true;
    },
  };
}

/** Of its size, a number below news; of a wide card's measure, words beside the field. */
const newsShare = 0.8;
const besideWords = 0.56;

/** Number and words at the left, the field of a hundred at the right. */
function shareBeside({ hero, news }: Share, context: FormContext): Form {
  return {
    name: 'share-beside',
    look: news ? { wordShare: besideWords } : {},
    ownHeadline: news === undefined,
    draw: (stage, room) => {
      const { shape, palette } = stage;
      const top = shape.bookmark[1] + stage.px(40);
      const size = Math.min(room.bottom - top, stage.px(440));
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
        lines: 2,
      });
      if (!label) return false;
      const words = stage.px(44) + label.size * (0.9 + (label.lines.length - 1) * 1.22);
      const number = fitNumber(stage.setter, parts, {
        width,
        most: Math.min(stage.px(300), (room.bottom - (news ? room.base + stage.px(30) : top) - words) / 0.72),
        least: stage.px(news ? 90 : 120),
        words: shape.words.unit,
      });
      if (!number) return false;
      const block = number.sizes.size * 0.72 + words;
      const start = news ? room.base + stage.px(30) : top;
      if (start + block > room.bottom) return false;
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
      drawField(stage, hero.value!, { left, right: room.right, top, bottom: top + size }, 10);
      return true;
    },
  };
}

export function shareForms(content: Share, context: FormContext, shape: string): Form[] {
  const { value } = content.hero;
  if (shape === 'wide') return [shareBeside(content, context)];
  const field =
    content.cells.length > 0
      ? [shareField(content, context, true), shareField(content, context, false)]
      : [shareField(content, context, false)];
  return shape === 'story' && !content.news && value! < 75 && value! > 35
    ? [level(content, context), ...field]
    : field;
}
