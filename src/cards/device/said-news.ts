/** What a report says of itself, as large as it fits; other such sentences below it, and numbers of its section. */
import { divideWords } from '../../view/divide.ts';
import { drawLedger } from '../draw/ledger.ts';
import type { Room } from '../draw/frame.ts';
import type { Stage } from '../draw/stage.ts';
import { fitLines, flowText } from '../draw/type.ts';
import type { Content } from '../plan/content.ts';
import type { Form } from './form.ts';

type Statement = Extract<Content, { device: 'statement' }>;

/** px of the canvas: the largest size by shape, and the least as times a label's. */
const most: Record<string, number> = { wide: 84, square: 128, story: 140, portrait: 140 };
const least = 1.15;
const lines = 8;
const leading = 1.24;
/** Of the air round a sentence that nothing follows, what stands above it. */
const above = 0.36;
/** px of the canvas: from the header to the sentence; a row of numbers at the foot; between blocks; beside a mark. */
const top = { wide: 14, usual: 40 } as const;
const cellRow = { wide: 120, usual: 170 } as const;
const gap = 36;
const inset = 34;
/** px of the canvas: figures of the numbers. */
const figures = { most: 110, least: 50 } as const;

const roleOf = (stage: Stage) => (stage.setter.of.script === 'han' ? 'display' : 'headline');

/** Other sentences with a mark before each. @returns What draws them at a height, and how high they are. */
function setOthers(stage: Stage, texts: string[]): { height: number; draw: (y: number) => void } {
  const { palette, shape } = stage;
  const size = shape.words.body * 1.1;
  const step = size * 1.36;
  const sets = texts.map((text) =>
    flowText(stage.setter, text, { role: 'strong', size, width: stage.measure - stage.px(inset) }),
  );
  const heights = sets.map((set) => set.lines.length * step);
  const height = heights.reduce((sum, one) => sum + one + stage.px(gap), 0);
  const draw = (from: number) => {
    let y = from;
    sets.forEach((set, index) => {
      stage.rect(stage.left, y, stage.px(8), heights[index]!, palette.numeral);
      stage.lines(texts[index]!, set, {
        x: stage.left + stage.px(inset),
        base: y + size * 0.98,
        role: 'strong',
        leading: 1.36,
        colour: palette.ink,
      });
      y += heights[index]! + stage.px(gap);
    });
  };
  return { height, draw };
}

/** @returns false where they have no room. */
function drawCells(stage: Stage, content: Statement, count: number, room: Room): boolean {
  const { left, right, bottom } = room;
  const high = stage.px(stage.shape.name === 'wide' ? cellRow.wide : cellRow.usual);
  const cells = content.cells!.slice(0, count);
  const box = { left, right, top: bottom - high, bottom };
  const style = { most: stage.px(figures.most), least: stage.px(figures.least), place: 'middle' as const };
  const columns = stage.shape.name === 'story' ? [2, 1] : [count, 2];
  return drawLedger(stage, cells, box, { ...style, columns }).count >= Math.min(count, 2);
}

function form(content: Statement, others: number, cells: number): Form {
  return {
    name: `statement-news-${others}${cells > 0 ? '-cells' : ''}`,
    look: { planes: true },
    ownHeadline: true,
    tall: 1,
    draw: (stage, room) => {
      const isWide = stage.shape.name === 'wide';
      const row = cells > 0 ? stage.px((isWide ? cellRow.wide : cellRow.usual) + gap) : 0;
      const rest = setOthers(stage, content.others.slice(0, others));
      const from = room.base + stage.px(isWide ? top.wide : top.usual);
      const height = room.bottom - from - row - rest.height - (others > 0 ? stage.px(gap) : 0);
      const role = roleOf(stage);
      const set = fitLines(stage.setter, divideWords(content.sentence, stage.setter.of), {
        role,
        width: stage.measure,
        most: stage.px(most[stage.shape.name] ?? most.portrait!),
        least: stage.shape.words.label * least,
        lines,
        leading,
        fills: true,
        height,
      });
      if (!set) return false;
      const block = set.size * (1 + (set.lines.length - 1) * leading);
      const air = Math.max(0, height - block);
      const base = from + set.size * 0.86 + air * (others + cells === 0 ? above : above / 2);
      stage.lines(content.sentence, set, {
        x: room.left,
        base,
        role,
        leading,
        colour: stage.palette.title,
        type: 'headline',
        block: 'headline',
      });
      rest.draw(room.bottom - row - rest.height);
      return cells === 0 || drawCells(stage, content, cells, room);
    },
  };
}

/** Fewer numbers, then fewer sentences: the first of them is what the card is for. */
export function saidNewsForms(content: Statement): Form[] {
  const { others, cells = [] } = content;
  const forms: Form[] = [];
  for (let count = others.length; count >= 0; count -= 1)
    for (const numbers of [...new Set([cells.length, Math.min(2, cells.length), 0])])
      forms.push(form(content, count, numbers));
  return forms;
}
