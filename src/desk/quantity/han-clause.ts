/** Where a Chinese clause ends, and quantities of it that are no facts of their own. */
import type { Quantity } from './quantity.ts';

const clauseEnd = /[，。；：！？,;:!?\n（）()]/;

/** The end of the clause of an offset, or the next quantity in it. */
export function clauseEndOf(text: string, offset: number, next?: Quantity): number {
  let at = offset;
  while (at < text.length) {
    // 赴国（境）外进修: a word goes on behind its brackets.
    const aside = /^[（(][^（）()，。]{1,4}[）)](?=\p{Script=Han})/u.exec(text.slice(at))?.[0].length ?? 0;
    if (aside > 0 && at > offset) at += aside;
    else if (clauseEnd.test(text[at]!)) break;
    else at += 1;
  }
  return next && next.start < at && next.start >= offset ? next.start : at;
}

/** 0.7个、1.2个百分点: the unit stands whole with the last one alone. */
export const isShortened = (text: string, { unit, end }: Quantity, next: Quantity | undefined): boolean =>
  next !== undefined &&
  next.unit.length > unit.length &&
  next.unit.startsWith(unit) &&
  /^[、和与]$/.test(text.slice(end, next.start));

/** 科研经费3860万元，首次突破3000万元: a mark that the number before has passed. */
export const isPassed = ({ prefix, value, unit }: Quantity, before: Quantity | undefined): boolean =>
  /突破|超过|跨上|跨越|迈上|站上|首超/.test(prefix) &&
  before?.unit === unit &&
  (before.value ?? 0) >= (value ?? Infinity);

/**
 * Where the clause of an offset begins: behind the last mark, or behind a quantity and its 、 or 和.
 * @param named Where the name ends that stands behind the quantity before.
 */
export function clauseStartOf(
  text: string,
  offset: number,
  { before, named }: { before: Quantity | undefined; named: number },
): number {
  let at = offset;
  while (at > 0) {
    // 城市细颗粒物（PM2.5）平均浓度: what stands in brackets belongs to the name.
    const aside = /[（(][^（）()，。]{1,12}[）)]$/.exec(text.slice(0, at))?.[0].length ?? 0;
    if (aside > 0 && at < offset) at -= aside;
    else if (clauseEnd.test(text[at - 1]!)) break;
    else at -= 1;
  }
  if (!before || before.end <= at || before.end > offset) return at;
  const jointOf = (from: number): number =>
    /^(?:、|和|及|以及)/.exec(text.slice(from, offset))?.[0].length ?? 0;
  // What the quantity before has for its name is not the name of this one: 3个景区、26个园区.
  const from = named > before.end && jointOf(named) ? named : before.end;
  return from + jointOf(from);
}
