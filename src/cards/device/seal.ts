/** Ranks as seals on rays: one large, up to three small, the rest as lines. */
import { inkOn } from '../draw/palette.ts';
import { divideWords } from '../../view/divide.ts';
import { deriveHeadline } from '../../view/text.ts';
import type { FactView } from '../../view/view.ts';
import { mixColours, readable } from '../draw/colour.ts';
import { floorTop, type Room } from '../draw/frame.ts';
import { raysPath } from '../draw/parts.ts';
import { drawScene } from '../draw/scene.ts';
import { drawSeal, sealSize, sealWords } from '../draw/seal.ts';
import { drawLedger } from '../draw/ledger.ts';
import type { Box, Stage } from '../draw/stage.ts';
import { fitLines, widthOf, wrapLabel } from '../draw/type.ts';
import type { Content } from '../plan/content.ts';
import type { Form, FormContext } from './form.ts';

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

const discOf = (stage: Stage): { fill: string; ink: string } => {
  const { tones, palette } = stage;
  return palette.ground === 'colour' || palette.isDark
    ? { fill: tones.gold, ink: readable(tones.deep, tones.gold, 4.5) }
    : { fill: tones.signal, ink: inkOn(stage.tones, tones.signal) };
};

/** What a rank is of, with its number where it has one: 人参产业产值增长10%以上. */
const sayOf = (fact: FactView): string => {
  if (fact.parts.length === 0) return fact.label;
  return /\p{Script=Han}/u.test(fact.label) ? fact.label + fact.full : `${fact.label}: ${fact.full}`;
};

/** px of the canvas: diameter of a small seal. */
const smallSeal = 156;

/** Small seals in a row, rank and label below each. */
function drawRow(stage: Stage, facts: FactView[], top: number): number | undefined {
  const { palette, tones, shape } = stage;
  const gap = stage.px(20);
  const width = (stage.measure - gap * (facts.length - 1)) / facts.length;
  const d = stage.px(smallSeal);
  let bottom = top;
  for (const [index, fact] of facts.entries()) {
    const x = stage.left + index * (width + gap) + width / 2;
    const words = sealWords(fact.rank, stage.setter.of.script)!;
    const disc = palette.isDark
      ? { fill: tones.paper, ink: readable(palette.back, tones.paper, 4.5) }
      : discOf(stage);
    drawSeal(stage, fact, words, { x, y: top + d / 2, d, ...disc });
    const rank = fitLines(
      stage.setter,
      { text: fact.rank, units: [fact.rank] },
      { role: 'strong', width, most: shape.words.label + stage.px(2), least: shape.words.unit, lines: 1 },
    );
    const label = [fact.label, fact.short]
      .map((text) => ({
        text,
        set: wrapLabel(stage.setter, text, {
          role: 'label',
          size: shape.words.small + stage.px(2),
          width,
          lines: 2,
        }),
      }))
      .find(({ set }) => set);
    if (!rank || !label?.set) return undefined;
    const base = top + d + stage.px(18) + rank.size * 0.86;
    stage.lines(fact.rank, rank, {
      x,
      base,
      align: 'centre',
      role: 'strong',
      colour: palette.signal,
      facts: [fact.id],
    });
    stage.lines(label.text, label.set, {
      x,
      base: base + label.set.size * 1.42,
      align: 'centre',
      role: 'label',
      colour: palette.ink,
      facts: [fact.id],
    });
    bottom = Math.max(bottom, base + label.set.size * (1.42 + (label.set.lines.length - 1) * 1.22 + 0.2));
  }
  return bottom;
}

/** Lines rank + label, as many as fit. */
function drawLines(stage: Stage, facts: FactView[], top: number, bottom: number): void {
  if (facts.length === 0) return;
  const { palette, shape } = stage;
  const size = shape.words.label;
  const step = size * 1.5;
  stage.line([stage.left, top], [stage.right, top], palette.rule, stage.px(2));
  let base = top + size * 1.45;
  for (const fact of facts) {
    if (base + size * 0.2 > bottom) return;
    const rank = widthOf(stage.setter, fact.rank, 'strong', size);
    const room = stage.measure - rank - size;
    const said = [sayOf(fact), fact.label, fact.short].find(
      (text) => widthOf(stage.setter, text, 'label', size * 0.92) <= room,
    );
    if (!said) continue;
    stage.words(fact.rank, {
      x: stage.left,
      base,
      role: 'strong',
      size,
      colour: palette.signal,
      facts: [fact.id],
    });
    stage.words(said, {
      x: stage.left + rank + size,
      base,
      role: 'label',
      size: size * 0.92,
      colour: palette.ink,
      facts: [fact.id],
    });
    base += step;
  }
}

/** px of the canvas: what the numbers at the foot of a seal take. */
const cellsRoom = ({ cells }: Seal): number => (cells.length > 2 ? 270 : cells.length > 0 ? 150 : 0);

/** Numbers of the section at the foot. @returns false where not even one has room. */
function drawCells(stage: Stage, { cells }: Seal, { left, right, top, bottom }: Box): boolean {
  const high = Math.min(bottom - top, stage.px(stage.shape.name === 'square' ? 250 : 330));
  const { count } = drawLedger(
    stage,
    cells,
    { left, right, top: Math.max(top, bottom - high), bottom },
    { most: stage.px(cells.length > 2 ? 84 : 124), least: stage.px(48), columns: [2, 1] },
  );
  return count > 0;
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
      const rankLine =
        words.lines.join('') + words.verb !== first!.rank &&
        words.verb + words.lines.join('') !== first!.rank;
      if (rankLine && row.length === 0) {
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
        drawScene(stage, first!.icon, {
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
      const middle = wide ? (top + room.bottom) / 2 - stage.px(20) : top + d / 2;
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
      stage.lines(first!.rank, rank, {
        x: left,
        base: base + block + rank.size * 1.7,
        role: 'strong',
        colour: palette.signal,
        facts: [first!.id],
      });
      if (wide) return true;
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
  if (shape === 'wide') return [beside(plain, context)];
  const ways =
    content.cells.length > 0 ? [content, { ...content, cells: content.cells.slice(0, 2) }, plain] : [plain];
  return ways.flatMap((way) => {
    if (shape !== 'square') return [tall(way, context)];
    return content.facts.length > 1 || way.cells.length > 0
      ? [beside(way, context), tall(way, context)]
      : [tall(way, context), beside(way, context)];
  });
}
