/** `steps`: signed parts of a total, each standing on the one before; a fall hatched; the total strongest. */
import { isChinese } from '../../model/language.ts';
import { needsFallMark } from '../../view/number.ts';
import type { FactView } from '../../view/view.ts';
import type { Room } from '../look.ts';
import { noteMarks, scaleOf } from '../marks.ts';
import { setNumeral } from '../numeral.ts';
import {
  drawLine,
  fillRect,
  finish,
  hatchRect,
  heightOf,
  leading,
  newPen,
  placeWords,
  putLine,
  putOwn,
  setLines,
  setWords,
  stroke,
  type Picture,
} from '../pen.ts';
import { air, gapAfter, valueOf } from './parts.ts';

const naturalPlot = 7.5;
const leastPlot = 5;
const columnShare = 0.68;

/** A unit behind a title. */
const inBrackets = (unit: string, language: string): string =>
  isChinese(language) ? `（${unit}）` : `(${unit})`;

const signed = (fact: FactView): number => (fact.kind === 'decrease' ? -1 : 1) * Math.abs(valueOf(fact));

export function drawSteps(room: Room): Picture {
  const { figure, look, width, height } = room;
  const pen = newPen();
  const parts = [...figure.facts].sort((a, b) => Number(signed(a) < 0) - Number(signed(b) < 0));
  const total = figure.whole!;
  const marks = [...parts, total];
  const slot = width / marks.length;
  const wide = slot * columnShare;
  const feet = marks.map((fact) =>
    setLines(look, fact.short, slot * 0.96, {
      at: `${fact.at}.short`,
      size: look.s2,
      ...(fact === total ? { weight: 700 } : {}),
    }),
  );
  const foot = Math.max(...feet.map(heightOf)) + air(look);
  const points = new Set(parts.map(({ unit }) => unit)).size === 1 && parts[0]!.unit.length > 2;
  // What the steps add up to, and their unit.
  const title = points
    ? setWords(look, total.label, { at: `${total.at}.label`, size: look.s2, weight: 700 })
    : undefined;
  const note = points
    ? setWords(look, inBrackets(parts[0]!.unit, figure.language), { size: look.s1 })
    : undefined;
  // On paper the total is the darkest; a large ground in the colour of news would outshout the news.
  const strong = look.onDeep === look.ground ? look.deep : look.news;
  const head = look.s4 * 1.15 + (title ? look.s2 * leading : 0);
  let level = 0;
  const spans = parts.map((fact) => {
    const from = level;
    level += signed(fact);
    return [from, level] as const;
  });
  const top = Math.max(...spans.flat(), level);
  const low = Math.min(0, ...spans.flat());
  const plot = Math.max(
    look.s2 * leastPlot,
    height === undefined ? look.s2 * naturalPlot : height - head - foot,
  );
  const k = scaleOf(room, total, plot / (top - low));
  const y = (value: number): number => head + plot - (value - low) * k;
  noteMarks(
    pen,
    marks.map((fact) => ({ fact, length: Math.abs(valueOf(fact)) * k })),
    'height',
    k,
  );
  marks.forEach((fact, index) => {
    const x = index * slot + (slot - wide) / 2;
    const [from, to] = spans[index] ?? [0, level];
    const box: [number, number, number, number] = [x, y(Math.max(from, to)), wide, Math.abs(to - from) * k];
    const fell = to < from;
    if (fell) hatchRect(pen, box, { colour: look.text, fine: look.fine });
    else fillRect(pen, ...box, fact === total ? strong : look.main);
    const value = setNumeral(look, fact, {
      size: look.s4,
      bare: points && fact !== total,
      fill: fact === total && strong === look.news ? look.strongValue : look.value,
    });
    const mark =
      fell && needsFallMark(fact) ? setWords(look, '▼', { size: look.s3, fill: look.text }) : undefined;
    const full = value.width + (mark ? mark.width + look.s1 * 0.3 : 0);
    const left = x + wide / 2 - full / 2;
    const base = y(Math.max(from, to)) - look.s4 * 0.22;
    if (mark) putOwn(pen, mark, left, base);
    putLine(pen, value, left + full - value.width, base);
    placeWords(pen, feet[index]!, { x: x + wide / 2, top: head + plot + air(look), anchor: 'middle' });
    if (index < marks.length - 1) {
      const next = (index + 1) * slot + (slot - wide) / 2;
      drawLine(pen, [x + wide, y(to), next, y(to)], { colour: look.axis, weight: look.fine });
    }
  });
  drawLine(pen, [0, y(0), width, y(0)], { colour: look.axis, weight: Math.max(stroke.outline, look.fine) });
  if (title) putLine(pen, title, 0, look.s2);
  if (note)
    putOwn(pen, note, (title?.width ?? 0) + (isChinese(figure.language) ? 0 : gapAfter(look)), look.s2);
  return finish(pen, width, head + plot + foot, room);
}
