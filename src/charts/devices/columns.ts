/** `columns`, time columns, and `levels`, level columns: values from one zero, each with its number on it. */
import type { FactView } from '../../view/view.ts';
import type { Line } from '../label.ts';
import type { Look, Room } from '../look.ts';
import { noteMarks, scaleOf } from '../marks.ts';
import { setNumeral, setTag } from '../numeral.ts';
import {
  drawBox,
  drawLine,
  fillRect,
  finish,
  hatchRect,
  heightOf,
  newPen,
  placeWords,
  putLine,
  setLines,
  stroke,
  type Picture,
} from '../pen.ts';
import { air, valueOf } from './parts.ts';

/** Share of a slot that its column takes, by how many there are. */
const columnShare = 0.68;
const widest = 11;
/** Natural height of the tallest column, in sizes of a label. */
const naturalPlot = 7.5;
const leastPlot = 4.5;

interface Column {
  fact: FactView;
  fill: string;
  foot: Line[];
  value: Line;
}

function columnsOf({ figure, look }: Room, slot: number, strong: (fact: FactView) => string): Column[] {
  const { beside = {}, facts } = figure;
  const units = new Set(facts.map(({ unit }) => unit));
  const sizes = [look.s4, look.s3];
  const bare = units.size === 1 && !/^\s?[%‰]/.test(facts[0]!.unit) && facts.length > 2;
  const size =
    sizes.find((one) =>
      facts.every(
        (fact, index) => setNumeral(look, fact, { size: one, bare: bare && index > 0 }).width <= slot,
      ),
    ) ?? look.s3;
  return facts.map((fact, index) => ({
    fact,
    fill: strong(fact),
    value: setNumeral(look, fact, { size, bare: bare && index > 0 }),
    foot: [
      ...setLines(look, fact.short, slot * 0.96, { at: `${fact.at}.short`, size: look.s2 }),
      ...(beside[fact.id] ?? []).flatMap((other) => {
        const tag = setTag(look, other);
        if (tag.width <= slot || !tag.tag) return [tag];
        // Words and number one above the other.
        const { tag: words, ...value } = tag;
        return [
          ...setLines(look, words!.text, slot * 0.96, { size: look.s1 }).map((line) => ({
            ...line,
            own: true as const,
          })),
          { ...value, width: value.width - words!.width },
        ];
      }),
      ...(fact.rank
        ? setLines(look, fact.rank, slot, { at: `${fact.at}.rank`, size: look.s2, weight: 700 })
        : []),
    ],
  }));
}

/** Columns with a number over and a label under each; falls hang from zero, hatched. */
export function drawColumnsWith(
  room: Room,
  strong: (look: Look, fact: FactView, index: number) => string,
): Picture {
  const { figure, look, width, height } = room;
  const pen = newPen();
  const { facts } = figure;
  // Columns far apart are compared by nobody.
  const slot = Math.min(width / facts.length, (look.s2 * widest) / columnShare);
  const columns = columnsOf(room, slot, (fact) => strong(look, fact, facts.indexOf(fact)));
  const wide = Math.min(slot * columnShare, look.s2 * widest);
  const foot = Math.max(...columns.map(({ foot: lines }) => heightOf(lines))) + air(look);
  const head = look.s4 * 1.1;
  const values = facts.map(valueOf);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const below = low < 0 ? head : 0;
  const plot = Math.max(
    look.s2 * leastPlot,
    height === undefined ? look.s2 * naturalPlot : height - head - foot - below,
  );
  const k = high > low ? scaleOf(room, facts[0]!, plot / (high - low)) : 0;
  const zero = head + plot + low * k;
  noteMarks(
    pen,
    facts.map((fact) => ({ fact, length: Math.abs(valueOf(fact)) * k })),
    'height',
    k,
  );
  columns.forEach(({ fact, fill, foot: lines, value }, index) => {
    const x = index * slot + (slot - wide) / 2;
    const size = valueOf(fact) * k;
    const box: [number, number, number, number] = [x, size >= 0 ? zero - size : zero, wide, Math.abs(size)];
    if (size < 0) hatchRect(pen, box, { colour: fill, fine: look.fine });
    else if (fact.status === 'estimate') drawBox(pen, box, { colour: fill, dash: 4, weight: stroke.rule });
    else fillRect(pen, ...box, fill);
    putLine(
      pen,
      value,
      x + wide / 2,
      size >= 0 ? zero - size - look.s4 * 0.22 : zero - size + look.s4 * 0.95,
      'middle',
    );
    placeWords(pen, lines, { x: x + wide / 2, top: head + plot + below + air(look), anchor: 'middle' });
  });
  drawLine(pen, [0, zero, slot * facts.length, zero], {
    colour: look.axis,
    weight: Math.max(stroke.outline, look.fine),
  });
  return finish(pen, width, head + plot + below + foot, room);
}

/** Times in their order: all alike, the last one marked. */
export const drawTimes = (room: Room): Picture =>
  drawColumnsWith(room, (look, _fact, index) =>
    index === room.figure.facts.length - 1 ? look.main : look.mid,
  );

/** Levels of like groups in the order of the data: the two ends of the comparison marked. */
export const drawLevels = (room: Room): Picture => {
  const values = room.figure.facts.map(valueOf);
  const ends = [Math.max(...values), Math.min(...values)];
  return drawColumnsWith(room, (look, fact) => (ends.includes(valueOf(fact)) ? look.main : look.mid));
};
