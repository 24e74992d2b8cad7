/**
 * `length`: lengths drawn out, the longest as wide as the piece, with a mark for each unit; few trees or houses
 * stand on the ground above, one drawing each.
 */
import type { FactView } from '../../view/view.ts';
import type { Look, Room } from '../look.ts';
import {
  drawDisc,
  drawLine,
  drawPath,
  fillRect,
  finish,
  leading,
  newPen,
  pathOf,
  putLine,
  putOwn,
  setLines,
  setNumeral,
  setWords,
  type Pen,
  type Picture,
} from '../pen.ts';
import { air, gapAfter, placeNumber, valueOf } from './parts.ts';

const barEms = 1.05;
const sceneEms = 3.6;
const mostSceneEms = 5.5;
/** Heights of what stands side by side, in a fixed cycle, so that no drawing is a stamp. */
const cycle = [1, 0.86, 0.94, 0.8, 0.97];

function drawTree(pen: Pen, look: Look, x: number, ground: number, high: number): void {
  const r = high * 0.34;
  fillRect(pen, x - high * 0.045, ground - high * 0.45, high * 0.09, high * 0.45, look.deep);
  drawDisc(pen, x, ground - high + r, r, look.main);
  drawDisc(pen, x - r * 0.62, ground - high + r * 1.55, r * 0.66, look.main);
  drawDisc(pen, x + r * 0.62, ground - high + r * 1.55, r * 0.66, look.main);
}

function drawHouse(pen: Pen, look: Look, x: number, ground: number, high: number, floors: number): void {
  const wide = high * 0.5;
  fillRect(pen, x - wide / 2, ground - high, wide, high, look.mid);
  const step = high / (floors + 0.6);
  for (let floor = 0; floor < floors; floor += 1)
    for (const side of [-0.27, 0.09])
      fillRect(
        pen,
        x + wide * side,
        ground - high + step * (floor + 0.4),
        wide * 0.18,
        step * 0.5,
        look.ground,
      );
  drawLine(pen, [x - wide / 2, ground - high, x + wide / 2, ground - high], {
    colour: look.main,
    weight: 1.33,
  });
}

const isTree = ({ icon = '' }: FactView): boolean => /^(?:tree|plant)/.test(icon);

/** Things standing in a row, each group under its number. @returns The ground. */
function drawScene(pen: Pen, { figure, look, width }: Room, standing: FactView[], high: number): number {
  const total = standing.reduce((sum, fact) => sum + valueOf(fact), 0);
  const head = look.s4 * 1.05;
  const ground = head + high;
  fillRect(pen, 0, 0, width, ground, look.sky);
  const gap = look.s2 * 2;
  const slot = Math.min(high * 0.9, (width - gap * standing.length) / total);
  let x = look.s2 * 0.6;
  standing.forEach((fact) => {
    const count = valueOf(fact);
    const value = setNumeral(look, fact, { size: look.s4 });
    putLine(pen, value, x, look.s4 * 0.9);
    const [label, more] = setLines(
      look,
      fact.short,
      Math.max(slot * count, look.s2 * 8) - value.width - gapAfter(look),
      { at: `${fact.at}.short`, size: look.s2 },
    );
    if (label)
      putLine(
        pen,
        label,
        x + value.width + gapAfter(look),
        look.s4 * 0.9 - (more ? look.s2 * leading * 0.5 : 0),
      );
    if (more) putLine(pen, more, x + value.width + gapAfter(look), look.s4 * 0.9 + look.s2 * leading * 0.5);
    for (let index = 0; index < count; index += 1) {
      const tall = high * 0.92 * cycle[index % cycle.length]!;
      const at = x + slot * (index + 0.5);
      if (isTree(fact)) drawTree(pen, look, at, ground, Math.min(tall, slot * 1.5));
      else drawHouse(pen, look, at, ground, Math.min(tall, slot * 1.7), 3 + (index % 3));
    }
    x += Math.max(slot * count, look.s2 * 8 + (label?.width ?? 0) * 0) + gap;
  });
  void figure;
  return ground;
}

export function drawLength(room: Room): Picture {
  const { figure, look, width, height } = room;
  const pen = newPen();
  const facts = [...figure.facts].sort((a, b) => valueOf(b) - valueOf(a));
  const standing = (figure.others ?? []).filter((fact) => valueOf(fact) > 0);
  const k = Math.min(room.scale ?? Infinity, width / valueOf(facts[0]!));
  const measured = newPen();
  const note = setWords(look, tickName(facts[0]!), { size: look.s1 });
  const rowHeight = facts.map(
    (fact) =>
      placeNumber(measured, look, fact, { x: 0, top: 0, width: width - note.width - gapAfter(look) }) +
      air(look) * 0.5,
  );
  const rows = rowHeight.reduce((sum, one) => sum + one, 0) + (facts.length - 1) * air(look) * 1.5;
  const scene = standing.length > 0 ? look.s2 * sceneEms + look.s4 * 1.05 : 0;
  const bars = facts.length * look.s2 * barEms;
  const spare = Math.max(0, (height ?? 0) - rows - scene - bars);
  const more = standing.length > 0 ? Math.min(spare * 0.75, look.s2 * (mostSceneEms - sceneEms)) : 0;
  const thick = look.s2 * barEms + Math.min(look.s2 * 0.8, (spare - more) / facts.length);
  let top = standing.length > 0 ? drawScene(pen, room, standing, look.s2 * sceneEms + more) : 0;
  facts.forEach((fact, index) => {
    const wide = valueOf(fact) * k;
    const bar = (at: number): void => {
      fillRect(pen, 0, at, wide, thick, index === 0 ? look.deep : look.main);
      if (index === 0 || standing.length === 0) drawTicks(pen, look, [wide, at, thick], valueOf(fact));
    };
    const put = (at: number): number =>
      placeNumber(pen, look, fact, { x: 0, top: at, width: width - note.width - gapAfter(look) });
    if (standing.length > 0 && index === 0) {
      bar(top);
      top = put(top + thick + air(look) * 0.6);
    } else {
      top = put(top + (index > 0 ? air(look) * 1.2 : 0)) + air(look) * 0.3;
      bar(top);
      top += thick;
    }
    if (index === 0)
      putOwn(pen, note, width, standing.length > 0 ? top - look.s2 * 0.25 : look.s4 * 0.8, 'end');
  });
  return finish(pen, width, top, room);
}

/** A dash for each unit along the middle, as on a road. */
function drawTicks(pen: Pen, look: Look, [wide, top, thick]: [number, number, number], units: number): void {
  const step = wide / units;
  const each = units > 160 ? 10 : 1;
  const middle = top + thick / 2;
  const pieces: (string | number)[] = [];
  for (let at = 0; at + each * 0.5 <= units; at += each)
    pieces.push('M', (at + each * 0.25) * step, middle, 'L', (at + each * 0.75) * step, middle);
  drawPath(pen, pathOf(pieces), { colour: look.ground, weight: Math.max(1, thick * 0.1) });
}
const tickName = (fact: FactView): string => {
  const unit = fact.parts.find(({ role }) => role === 'unit')?.text.trim() ?? fact.unit;
  return `– = ${valueOf(fact) > 160 ? 10 : 1}${/^[a-z]{3,}/i.test(unit) ? ' ' : ''}${unit}`;
};
