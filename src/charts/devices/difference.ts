/** `difference`: two bars from one zero and the gap between their ends, with its number above it. */
import type { Room } from '../look.ts';
import {
  drawBox,
  fillRect,
  finish,
  hatchRect,
  newPen,
  putLine,
  putOwn,
  setLines,
  setNumeral,
  setWords,
  type Picture,
} from '../pen.ts';
import { air, gapAfter, placeNumber, valueOf } from './parts.ts';

const barEms = 1.15;

export function drawDifference(room: Room): Picture {
  const { figure, look, width, height } = room;
  const pen = newPen();
  const [less, more] = [...figure.facts].sort((a, b) => valueOf(a) - valueOf(b)) as [
    (typeof figure.facts)[0],
    (typeof figure.facts)[0],
  ];
  const gap = figure.whole!;
  const k = Math.min(room.scale ?? Infinity, width / valueOf(more!));
  const gapLabel = setLines(look, gap.short, width * 0.42, { at: `${gap.at}.short`, size: look.s2 }).slice(
    0,
    2,
  );
  const gapNumber = setNumeral(look, gap, { size: look.s4 });
  const mark = setWords(look, '▼', { size: look.s3 });
  const gapWide = Math.max(
    mark.width + gapAfter(look) * 0.5 + gapNumber.width,
    ...gapLabel.map((line) => line.width),
  );
  let top = placeNumber(pen, look, less, {
    x: 0,
    top: 0,
    width: width - gapWide - gapAfter(look) * 3,
    label: less.short,
  });
  const right = Math.max(gapWide, Math.min(width, k * valueOf(more!)));
  putOwn(pen, mark, right - gapNumber.width - gapAfter(look) * 0.5 - mark.width, look.s4 * 0.8);
  putLine(pen, gapNumber, right - gapNumber.width, look.s4 * 0.8);
  gapLabel.forEach((line, index) =>
    putLine(pen, line, right, look.s4 * 1.05 + look.s2 * (index + 0.85), 'end'),
  );
  top = Math.max(top, look.s4 * 1.05 + gapLabel.length * look.s2 * 1.2) + air(look) * 0.6;
  const foot = look.s4 * 1.1;
  const thick = Math.max(look.s2 * barEms, Math.min(look.s2 * 2.2, ((height ?? 0) - top - foot) / 2));
  fillRect(pen, 0, top, valueOf(less!) * k, thick, look.main);
  drawBox(pen, [valueOf(less!) * k, top, (valueOf(more!) - valueOf(less!)) * k, thick], {
    colour: look.text,
    dash: 3,
  });
  hatchRect(pen, [0, top + thick, valueOf(more!) * k, thick], { colour: look.text });
  const bottom = placeNumber(pen, look, more!, {
    x: 0,
    top: top + 2 * thick + air(look) * 0.7,
    width,
    label: more.short,
  });
  return finish(pen, width, bottom, room);
}
