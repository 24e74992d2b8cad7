/** Ranks as seals on rays: one large, up to three small, the rest as lines. */
import { divideWords } from '../../view/divide.ts';
import { deriveHeadline } from '../../view/text.ts';
import { mixColours } from '../draw/colour.ts';
import { floorTop, type Room } from '../draw/frame.ts';
import { raysPath } from '../draw/parts.ts';
import { drawScene } from '../draw/scene.ts';
import { drawSeal, sealSays, sealSize, sealWords } from '../draw/seal.ts';
import type { Stage } from '../draw/stage.ts';
import { fitLines } from '../draw/type.ts';
import type { Content } from '../plan/content.ts';
import type { Form, FormContext } from './form.ts';
import {
  cellsRoom,
  discOf,
  drawCells,
  drawLines,
  drawRow,
  drawWideCells,
  sayOf,
  smallSeal,
} from './seal/rows.ts';

type Seal = Extract<Content, { device: 'seal' }>;

function drawRays(stage: Stage, x: number, y: number): void {
  const { shape, palette } = stage;
  const reach = Math.hypot(shape.width, shape.height);
  // Below the foot's top nothing is seen of them.
  stage.shapes.splice(
    1,
    0,
    `<path d="${raysPath(x, y, reach, 28)}" fill="${mixColours(palette.back, '#000000', palette.isDark ? 0.11 : 0.07)}"/>`,
  );
}

function tall(content: Seal, { view }: FormContext): Form {
  const [first, ...others] = content.facts;
  return {
    name: content.cells.length > 0 ? 'seal-cells' : 'seal',
    look: {},
    ownHeadline: true,
    tall: 1.25,
    draw: (stage, room) => {
      const { shape, palette } = stage;
      const words = sealWords(first!.rank, view.script);
      if (!words) return false;
      const withSeal = others
        .filter(({ rank }) => {
          const short = sealWords(rank, view.script);
          return short && sealSize(stage, short, stage.px(smallSeal)) >= shape.source.size;
        })
        .slice(0, 3);
      const row = withSeal.length >= 2 && shape.name !== 'square' ? withSeal : [];
      const rest = others.filter((fact) => !row.includes(fact));
      const height = room.bottom - shape.bookmark[1];
      const lines = Math.min(rest.length, row.length > 0 ? 4 : 6);
      const below =
        stage.px(120) +
        (row.length > 0 ? stage.px(330) : 0) +
        lines * shape.words.label * 1.5 +
        (lines > 0 ? stage.px(20) : stage.px(60)) +
        stage.px(cellsRoom(content));
      const d = Math.min(stage.px(620), height - below);
      if (d < stage.px(250)) return false;
      const top = Math.max(shape.bookmark[1] + stage.px(4), shape.eyebrow.base + stage.px(36));
      const x = (stage.left + stage.right) / 2;
      drawRays(stage, x, top + d / 2);
      drawSeal(stage, first!, words, { x, y: top + d / 2, d, ...discOf(stage) });
      const label = fitLines(stage.setter, deriveHeadline(sayOf(first!), view.language), {
        role: 'headline',
        width: stage.measure,
        most: shape.headline.most * 0.85,
        least: shape.words.label * 1.15,
        lines: 2,
      });
      if (!label) return false;
      let base = top + d + stage.px(30) + label.size * 0.86;
      stage.lines(sayOf(first!), label, {
        x,
        base,
        align: 'centre',
        role: 'headline',
        colour: palette.title,
        facts: [first!.id],
        block: 'headline',
      });
      base += (label.lines.length - 1) * label.size * 1.22;
      if (!sealSays(stage, words, first!.rank, d) && row.length === 0) {
        const set = fitLines(
          stage.setter,
          { text: first!.rank, units: [first!.rank] },
          {
            role: 'strong',
            width: stage.measure,
            most: shape.words.label * 1.2,
            least: shape.words.small,
            lines: 1,
          },
        );
        if (set) {
          base += set.size * 1.6;
          stage.lines(first!.rank, set, {
            x,
            base,
            align: 'centre',
            role: 'strong',
            colour: palette.signal,
            facts: [first!.id],
          });
        }
      }
      let bottom: number | undefined = base + stage.px(30);
      if (row.length > 0) bottom = drawRow(stage, row, bottom + stage.px(6));
      if (bottom === undefined) return false;
      if (rest.length > 0) drawLines(stage, rest, bottom + stage.px(14), room.bottom);
      bottom += rest.length > 0 ? stage.px(60) + rest.length * shape.words.label * 1.5 : 0;
      if (content.cells.length > 0)
        return drawCells(stage, content, { ...room, top: bottom + stage.px(lines > 0 ? 24 : 40) });
      if (room.bottom - bottom > stage.px(160))
        drawScene(stage, first!, {
          left: 0,
          right: shape.width,
          top: bottom + stage.px(30),
          bottom: floorTop(stage),
        });
      return true;
    },
  };
}

/** Seal at one side, rows beside it: square and flat cards. */
function beside(content: Seal, { view }: FormContext): Form {
  const [first, ...others] = content.facts;
  return {
    name: content.cells.length > 0 ? 'seal-beside-cells' : 'seal-beside',
    look: {},
    ownHeadline: true,
    draw: (stage, room: Room) => {
      const { shape, palette } = stage;
      const words = sealWords(first!.rank, view.script);
      if (!words) return false;
      const wide = shape.name === 'wide';
      const top = shape.bookmark[1] + stage.px(26);
      const d = Math.min(room.bottom - top, stage.px(wide ? 440 : others.length > 0 ? 400 : 470));
      const x = wide ? room.right - d / 2 : room.left + d / 2;
      const y = wide ? (top + room.bottom) / 2 : top + d / 2;
      drawRays(stage, x, y);
      drawSeal(stage, first!, words, { x, y, d, ...discOf(stage) });
      const left = wide ? room.left : room.left + d + stage.px(40);
      const right = wide ? room.right - d - stage.px(40) : room.right;
      const label = fitLines(stage.setter, deriveHeadline(sayOf(first!), view.language), {
        role: 'headline',
        width: right - left,
        most: shape.headline.most,
        least: shape.words.label * 1.1,
        lines: 3,
      });
      if (!label) return false;
      const block = (label.lines.length - 1) * label.size * 1.22;
      const hasCells = wide && content.cells.length > 0;
      // Above numbers the words begin below the bookmark.
      const middle = hasCells
        ? top + stage.px(12) + label.size * 0.66 + block / 2
        : wide
          ? (top + room.bottom) / 2 - stage.px(20)
          : top + d / 2;
      const base = middle - block / 2 + label.size * 0.2;
      stage.lines(sayOf(first!), label, {
        x: left,
        base,
        role: 'headline',
        colour: palette.title,
        facts: [first!.id],
        block: 'headline',
      });
      // The whole rank stands in words, in two lines where it must.
      const rank = fitLines(stage.setter, divideWords(first!.rank, stage.setter.of), {
        role: 'strong',
        width: right - left,
        most: shape.words.label * 1.2,
        least: shape.words.small * 0.94,
        lines: 2,
      });
      if (!rank) return false;
      const isSaid = sealSays(stage, words, first!.rank, d);
      if (!isSaid)
        stage.lines(first!.rank, rank, {
          x: left,
          base: base + block + rank.size * 1.7,
          role: 'strong',
          colour: palette.signal,
          facts: [first!.id],
        });
      if (wide) {
        const from =
          base + block + (isSaid ? 0 : rank.size * (1.7 + (rank.lines.length - 1) * 1.22)) + stage.px(30);
        return (
          content.cells.length === 0 ||
          drawWideCells(stage, content, { left, right, top: from, bottom: room.bottom })
        );
      }
      let foot = top + d + stage.px(30);
      drawLines(stage, others, foot, room.bottom - stage.px(cellsRoom(content)));
      if (content.cells.length === 0) return true;
      foot += others.length > 0 ? stage.px(16) + others.length * shape.words.label * 1.5 : 0;
      return drawCells(stage, content, { ...room, top: foot });
    },
  };
}

export function sealForms(content: Seal, context: FormContext, shape: string): Form[] {
  const plain = { ...content, cells: [] };
  if (shape === 'wide')
    return content.cells.length > 0
      ? [beside(content, context), beside(plain, context)]
      : [beside(plain, context)];
  const ways =
    content.cells.length > 0 ? [content, { ...content, cells: content.cells.slice(0, 2) }, plain] : [plain];
  return ways.flatMap((way) => {
    if (shape !== 'square') return [tall(way, context)];
    return content.facts.length > 1 || way.cells.length > 0
      ? [beside(way, context), tall(way, context)]
      : [tall(way, context), beside(way, context)];
  });
}
