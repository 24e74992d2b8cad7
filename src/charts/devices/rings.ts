/** `rings`: years in a row as the rings of half a tree, one each, every tenth stronger; the number beside or below. */
import type { Room } from '../look.ts';
import { setNumeral } from '../numeral.ts';
import {
  drawLine,
  drawPath,
  finish,
  leading,
  newPen,
  placeWords,
  putLine,
  setLines,
  type Picture,
} from '../pen.ts';
import { gapAfter, valueOf } from './parts.ts';

/** Least distance between rings, px: .35 mm. */
const leastRing = 1.33;
/** Radius, in sizes of the text: natural, at most, and of a comb of years that find no room as rings. */
const [naturalRadius, mostRadius, leastRadius] = [7.2, 12, 4.5];

/** Narrowest place in which so many years are rings, px; 0 where they are never. @param s2 Size of the text, px. */
export const leastRingsWidth = (years: number, s2: number): number =>
  years * leastRing <= s2 * mostRadius ? years * leastRing * 2.04 : 0;

export function drawRings(place: Room): Picture {
  const { figure, look, width, height } = place;
  const pen = newPen();
  const fact = figure.facts[0]!;
  const years = Math.round(valueOf(fact));
  const number = setNumeral(look, fact, { size: look.s6, unit: look.s3 });
  const labelWide = Math.max(look.s2 * 7, number.width);
  const clear = Math.min(look.s2 * mostRadius, years * leastRing * 1.02);
  // Words stand beside the rings where these keep their room, else below them.
  const beside =
    width >=
    Math.max(look.s2 * naturalRadius * 2 + labelWide, clear * 2 + labelWide * 1.25) + gapAfter(look) * 3;
  const label = setLines(look, fact.label, beside ? labelWide * 1.25 : width, {
    at: `${fact.at}.label`,
    size: look.s2,
    weight: 700,
  });
  const words = look.s6 * 0.8 + label.length * look.s2 * leading + look.s2 * 0.4;
  const most = Math.min(
    look.s2 * mostRadius,
    beside ? width - labelWide * 1.25 - gapAfter(look) * 3 : width / 2,
  );
  const wanted =
    height === undefined ? Math.max(look.s2 * naturalRadius, clear) : height - (beside ? 0 : words) - 1;
  const widest = beside ? Math.min(most, (width - labelWide * 1.25) / 2) : most;
  // Where the width holds the rings, no lower place turns them into a comb.
  const least = clear <= widest && clear >= years * leastRing ? clear : Math.min(look.s2 * leastRadius, most);
  const radius = Math.max(least, Math.min(wanted, widest));
  if (radius / years >= leastRing) {
    for (let year = 1; year <= years; year += 1) {
      const r = (radius * year) / years;
      const tenth = year % 10 === 0 || year === years;
      drawPath(pen, ['M', radius - r, radius, 'A', r, r, 0, 0, 1, radius + r, radius], {
        colour: tenth ? look.deep : look.main,
        weight: tenth ? 2 : 0.67,
      });
    }
    drawLine(pen, [0, radius, radius * 2, radius], { colour: look.deep, weight: 2 });
  } else {
    const step = (radius * 2) / years;
    drawLine(pen, [0, radius, radius * 2, radius], { colour: look.deep, weight: 2 });
    for (let year = 0; year <= years; year += 1) {
      const tall = year % 10 === 0 ? 0.5 : 0.28;
      drawLine(pen, [year * step, radius, year * step, radius * (1 - tall)], {
        colour: look.main,
        weight: year % 10 === 0 ? 2 : 0.67,
      });
    }
  }
  if (beside) {
    const x = radius * 2 + gapAfter(look) * 3;
    const top = Math.max(0, radius - words);
    putLine(pen, number, x, top + look.s6 * 0.78);
    const bottom = placeWords(pen, label, { x, top: top + look.s6 * 0.78 + look.s2 * 0.4 });
    return finish(pen, width, Math.max(radius + 1, bottom), place);
  }
  const base = radius + look.s6 * 0.88;
  putLine(pen, number, 0, base);
  // Beside the number where the words have room there, on its foot.
  const room = width - number.width - gapAfter(look);
  const aside = setLines(look, fact.label, Math.max(1, room), {
    at: `${fact.at}.label`,
    size: look.s2,
    weight: 700,
  });
  if (room > look.s2 * 5 && aside.length <= 2) {
    aside.forEach((line, index) =>
      putLine(
        pen,
        line,
        number.width + gapAfter(look),
        base - (aside.length - 1 - index) * look.s2 * leading,
      ),
    );
    return finish(pen, width, base + look.s2 * 0.25, place);
  }
  const bottom = placeWords(pen, label, { x: 0, top: base + look.s2 * 0.3 });
  return finish(pen, width, bottom, place);
}
