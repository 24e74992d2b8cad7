/** `timeline`: events in their order, in as many columns as the width has room for, read downwards. */
import type { EventView } from '../../view/view.ts';
import {
  drawDisc,
  drawLine,
  finish,
  heightOf,
  newPen,
  placeWords,
  setLines,
  setWords,
  stroke,
  type Picture,
} from '../pen.ts';
import type { Line } from '../label.ts';
import type { Room } from '../look.ts';
import { air, gapAfter } from './common.ts';

/** Least and usual measure of a column, in sizes of a label. */
const measure = 17;

interface Entry {
  when: Line;
  text: Line[];
  height: number;
}

export function drawTimeline(room: Room): Picture {
  const { figure, look, width, height } = room;
  const pen = newPen();
  const events: EventView[] = figure.events!;
  const gap = look.s2 * 1.8;
  const columns = Math.max(1, Math.min(events.length, Math.floor((width + gap) / (look.s2 * measure + gap))));
  const wide = (width - gap * (columns - 1)) / columns;
  const whens = events.map(({ at, when }) =>
    setWords(look, when, { size: look.s3, weight: 700, fill: look.value, at: `${at}.when` }),
  );
  const rail = look.s2 * 0.9;
  const isNarrow = Math.max(...whens.map((line) => line.width)) > wide * 0.34;
  const indent = rail + (isNarrow ? 0 : Math.max(...whens.map((line) => line.width)) + gapAfter(look));
  const entries = events.map(({ at, text }, index): Entry => {
    const lines = setLines(look, text, wide - indent, { size: look.s2, at: `${at}.text` });
    const when = whens[index]!;
    return {
      when,
      text: lines,
      height: isNarrow ? heightOf([when, ...lines]) : Math.max(heightOf([when]), heightOf(lines)),
    };
  });
  const perColumn = Math.ceil(events.length / columns);
  const tallest = Array.from({ length: columns }, (_, column) =>
    entries.slice(column * perColumn, (column + 1) * perColumn).reduce((sum, entry) => sum + entry.height, 0),
  );
  const least = Math.max(...tallest) + air(look) * (perColumn - 1);
  const spare = Math.max(0, (height ?? 0) - least) / Math.max(1, perColumn - 1);
  const between = air(look) + Math.min(spare, look.s2 * 1.5);
  let bottom = 0;
  for (let column = 0; column < columns; column += 1) {
    const left = column * (wide + gap);
    const dot = left + rail * 0.3;
    let top = 0;
    const own = entries.slice(column * perColumn, (column + 1) * perColumn);
    own.forEach((entry, index) => {
      const middle = top + look.s3 * 0.62;
      const next = top + entry.height + between;
      if (index < own.length - 1)
        drawLine(pen, [dot, middle, dot, next + look.s3 * 0.62], { colour: look.rest, weight: stroke.rule });
      drawDisc(pen, dot, middle, look.s2 * 0.26, look.main);
      const after = placeWords(pen, [entry.when], { x: left + rail, top });
      placeWords(pen, entry.text, {
        x: left + indent,
        top: isNarrow ? after : top + (look.s3 - look.s2) * 0.75,
      });
      bottom = Math.max(bottom, top + entry.height);
      top = next;
    });
  }
  return finish(pen, width, bottom, room);
}
