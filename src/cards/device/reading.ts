/** Running text of a long picture: titles, paragraphs, items with their marks, and facts as rows. */
import type { Room } from '../draw/frame.ts';
import { Stage } from '../draw/stage.ts';
import { fillLines, fitNumber, flowText, partsOf, type Role } from '../draw/type.ts';
import type { Content, ReadingBlock } from '../plan/content.ts';
import type { Form } from './form.ts';
import { drawTable } from './reading-table.ts';

type Reading = Extract<Content, { device: 'reading' }>;
type Words = Exclude<ReadingBlock, { kind: 'fact' | 'table' }>;

/** How a kind of text is set; sizes and gaps in those of the shape's body. */
const looks: Record<
  Words['kind'],
  { role: Role; size: number; leading: number; above: number; colour: 'title' | 'ink' | 'quiet' }
> = {
  title: { role: 'headline', size: 1.5, leading: 1.25, above: 1, colour: 'title' },
  heading: { role: 'strong', size: 1.06, leading: 1.4, above: 1, colour: 'title' },
  text: { role: 'text', size: 1, leading: 1.56, above: 0.7, colour: 'ink' },
  item: { role: 'text', size: 1, leading: 1.56, above: 0.6, colour: 'ink' },
  small: { role: 'text', size: 0.89, leading: 1.45, above: 0.5, colour: 'ink' },
};

/** In the size of the body: width of an item's mark with its gap, and the mark itself. */
const mark = { room: 0.95, size: 0.3 } as const;

function drawWords(stage: Stage, room: Room, { kind, text, at }: Words, top: number): number {
  const { shape, palette } = stage;
  const { role, size: share, leading, colour } = looks[kind];
  const size = shape.words.body * share;
  const indent = kind === 'item' ? shape.words.body * mark.room : 0;
  const set = fillLines(stage.setter, text, { role, size, width: room.right - room.left - indent });
  const base = top + size * 0.86;
  if (indent > 0) {
    const side = shape.words.body * mark.size;
    stage.rect(room.left, base - size * 0.36 - side / 2, side, side, palette.lead);
  }
  stage.lines(text, set, {
    x: room.left + indent,
    base,
    role,
    leading,
    colour: palette[colour],
    block: 'text',
    at,
  });
  return base + (set.lines.length - 1) * size * leading + size * 0.14;
}

/** Label at the left, number at the right, rank below the label. */
function drawFact(
  stage: Stage,
  room: Room,
  { fact }: Extract<ReadingBlock, { kind: 'fact' }>,
  top: number,
): number {
  const { shape, palette } = stage;
  const size = shape.words.body;
  const measure = room.right - room.left;
  const number =
    fact.parts.length > 0
      ? fitNumber(stage.setter, partsOf(fact), {
          width: measure * 0.4,
          most: size * 1.5,
          least: size * 0.9,
          words: shape.words.unit,
        })
      : undefined;
  const base = top + size * 1.1;
  if (number) stage.number(fact, number, { x: room.right, base, align: 'right', colour: palette.numeral });
  const width = number ? measure - number.width - size : measure;
  const label = flowText(stage.setter, fact.label, { role: 'label', size, width });
  stage.lines(fact.label, label, {
    x: room.left,
    base,
    role: 'label',
    leading: 1.36,
    colour: palette.ink,
    facts: [fact.id],
    at: `${fact.at}.label`,
  });
  let bottom = base + (label.lines.length - 1) * size * 1.36;
  const others = number ? [fact.rank] : [fact.full || fact.text];
  for (const [index, text] of others.entries()) {
    if (!text) continue;
    const set = flowText(stage.setter, text, { role: 'label', size: shape.words.small, width: measure });
    stage.lines(text, set, {
      x: room.left,
      base: bottom + shape.words.small * 1.4,
      role: 'label',
      leading: 1.36,
      colour: palette.numeral,
      facts: [fact.id],
      at: `${fact.at}.${number && index === 0 ? 'rank' : 'value'}`,
    });
    bottom += shape.words.small * (1.4 + (set.lines.length - 1) * 1.36);
  }
  stage.line(
    [room.left, bottom + size * 0.42],
    [room.right, bottom + size * 0.42],
    palette.rule,
    stage.px(2),
  );
  return bottom + size * 0.42;
}

const aboveOf = ({ kind }: ReadingBlock, size: number): number =>
  size * (kind === 'fact' ? 0.4 : kind === 'table' ? 1 : looks[kind].above);

const drawBlock = (stage: Stage, room: Room, block: ReadingBlock, top: number): number =>
  block.kind === 'fact'
    ? drawFact(stage, room, block, top)
    : block.kind === 'table'
      ? drawTable(stage, room, block.series, top)
      : drawWords(stage, room, block, top);

/** Headings with their items from which they stand in two columns; the longest item, in characters. */
const columned = { least: 4, longest: { han: 18, latin: 44 } } as const;

const isShortItem = (block: ReadingBlock): boolean =>
  block.kind === 'item' &&
  [...block.text].length <= columned.longest[/\p{Script=Han}/u.test(block.text) ? 'han' : 'latin'];

/** Blocks one by one; a run of headings with short items, as of tasks, as one part for two columns. */
export function inParts(blocks: ReadingBlock[]): ReadingBlock[][] {
  const parts: ReadingBlock[][] = [];
  let run: ReadingBlock[] = [];
  const flush = () => {
    // A heading whose items are too long for a column stays with them.
    const end = run.findLastIndex(({ kind }) => kind !== 'heading') + 1;
    const [own, after] = [run.slice(0, end), run.slice(end)];
    const heads = own.filter(({ kind }) => kind === 'heading').length;
    parts.push(...(heads >= columned.least ? [own] : own.map((block) => [block])));
    parts.push(...after.map((block) => [block]));
    run = [];
  };
  for (const block of blocks) {
    const goesOn = block.kind === 'heading' || (run.length > 0 && isShortItem(block));
    if (goesOn) run.push(block);
    else {
      flush();
      parts.push([block]);
    }
  }
  flush();
  return parts;
}

/** In two columns, cut before the heading at which they are most alike in height. @returns The lower end, px. */
function drawColumns(stage: Stage, room: Room, blocks: ReadingBlock[], top: number): number {
  const size = stage.shape.words.body;
  const width = (room.right - room.left - size * columnGap) / 2;
  const draw = (on: Stage, list: ReadingBlock[], left: number): number =>
    list.reduce(
      (bottom, block, index) =>
        drawBlock(
          on,
          { ...room, left, right: left + width },
          block,
          index === 0 ? top : bottom + aboveOf(block, size),
        ),
      top,
    );
  const cuts = blocks.flatMap(({ kind }, index) => (kind === 'heading' && index > 0 ? [index] : []));
  const heightAt = (cut: number): number =>
    Math.max(
      draw(new Stage(stage), blocks.slice(0, cut), room.left),
      draw(new Stage(stage), blocks.slice(cut), room.left),
    );
  const cut = cuts.reduce((a, b) => (heightAt(b) < heightAt(a) ? b : a));
  draw(stage, blocks.slice(0, cut), room.left);
  draw(stage, blocks.slice(cut), room.right - width);
  return heightAt(cut);
}
/** In the size of the body. */
const columnGap = 1.2;

export function readingForms({ blocks }: Reading): Form[] {
  return [
    {
      name: 'reading',
      look: {},
      draw: (stage, room) => {
        const size = stage.shape.words.body;
        // Close below the bookmark; without one, below the edge.
        const head = stage.pieces.some(({ block }) => block === 'bookmark' || block === 'eyebrow');
        const start = head ? stage.shape.bookmark[1] + size * 1.2 : size * 1.3;
        let bottom = start - size;
        let before: ReadingBlock | undefined;
        for (const part of inParts(blocks)) {
          const [block] = part;
          const top = before ? bottom + aboveOf(block!, size) : start;
          // A title stays with what follows it.
          if (before && !['title', 'heading'].includes(before.kind)) stage.breaks.push((bottom + top) / 2);
          bottom =
            part.length > 1 ? drawColumns(stage, room, part, top) : drawBlock(stage, room, block!, top);
          before = part.at(-1);
        }
        stage.used = bottom;
        return bottom <= room.bottom;
      },
    },
  ];
}
