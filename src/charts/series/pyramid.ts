/** `pyramid`: two groups by age or level, back to back on one scale; the first row of the table stands lowest. */
import { fillRect, finish, leading, newPen, placeWords, putLine, setWords, type Picture } from '../pen.ts';
import type { Room } from '../look.ts';
import { air, allValues, gapAfter, placeHead, seriesOf, setCell } from './common.ts';

export function drawSeriesPyramid(room: Room): Picture {
  const { look, width, height } = room;
  const series = seriesOf(room);
  const pen = newPen();
  const head = placeHead(pen, room);
  const names = series.rows.map(({ label, at }) => setWords(look, label, { size: look.s1, at }));
  const numbers = series.rows.map(({ cells }) =>
    cells.map((cell) => setCell(look, cell!, { size: look.s1 })),
  );
  const middle = Math.max(...names.map((line) => line.width)) + gapAfter(look) * 2;
  const widest = Math.max(...numbers.flat().map((line) => line.width)) + gapAfter(look) * 0.6;
  const half = (width - middle) / 2;
  const k = (half - widest) / Math.max(...allValues(series));
  const [inner, outer] = [half, half + middle];
  const colours = [look.main, look.mid];
  series.columns.forEach(({ label, at }, side) =>
    placeWords(pen, [setWords(look, label, { size: look.s2, weight: 700, at })], {
      x: side === 0 ? inner : outer,
      top: head,
      anchor: side === 0 ? 'end' : 'start',
    }),
  );
  const top = head + look.s2 * leading + air(look);
  const least = look.s1 * 1.16;
  const pitch = Math.max(least, Math.min(least * 2.2, ((height ?? 0) - top) / series.rows.length));
  const thick = pitch * 0.8;
  series.rows.forEach(({ cells }, index) => {
    const y = top + pitch * (series.rows.length - 1 - index + 0.5);
    const base = y + look.s1 * 0.36;
    putLine(pen, names[index]!, width / 2, base, 'middle');
    cells.forEach((cell, side) => {
      const long = cell!.value * k;
      fillRect(pen, side === 0 ? inner - long : outer, y - thick / 2, long, thick, colours[side]!);
      const gap = gapAfter(look) * 0.6;
      putLine(
        pen,
        numbers[index]![side]!,
        side === 0 ? inner - long - gap : outer + long + gap,
        base,
        side === 0 ? 'end' : 'start',
      );
    });
  });
  return finish(pen, width, top + pitch * series.rows.length, room);
}
