/**
 * `flow`, a two-sided flow: where a sum comes from and where it goes. Each side is a stack of nodes as thick as
 * their amounts, the sum stands in the waist between them.
 */
import type { FactView } from '../../view/view.ts';
import type { Look, Room } from '../look.ts';
import {
  drawPath,
  fillRect,
  finish,
  newPen,
  pathOf,
  placeWords,
  putLine,
  setLines,
  setNumeral,
  setTag,
  setWords,
  type Pen,
  type Picture,
} from '../pen.ts';
import { air, gapAfter, valueOf } from './parts.ts';

/** Width of a node, px: 3.2 mm. */
const nodeWidth = 12;
/** Shares of the width: labels left, ribbons, waist. */
const columns = { left: 0.26, waist: 0.4, waistEnd: 0.6, right: 0.68 };
const naturalEms = 24;
const leastLabel = 2.4;

interface Node {
  fact: FactView;
  /** Top of the node at the side and of its ribbon in the waist. */
  top: number;
  inner: number;
  thick: number;
}

/** Nodes with air between them: each at least as high as its label. */
function stackNodes(
  look: Look,
  facts: FactView[],
  { k, height, start }: { k: number; height: number; start: number },
): Node[] {
  const least = facts.map((fact) => Math.max(valueOf(fact) * k, labelHeight(look, valueOf(fact) * k)));
  const sum = least.reduce((all, one) => all + one, 0);
  const gap = facts.length > 1 ? Math.max(0, (height - sum) / (facts.length - 1)) : 0;
  let top = 0;
  let inner = start;
  return facts.map((fact, index) => {
    const thick = valueOf(fact) * k;
    const node = { fact, top, inner, thick };
    top += least[index]! + gap;
    inner += thick;
    return node;
  });
}
const labelHeight = (look: Look, thick: number): number =>
  thick > look.s2 * 4 ? look.s4 * 1.3 + look.s2 * 1.3 : look.s2 * leastLabel;

export function drawFlow(room: Room): Picture {
  const { figure, look, width, height } = room;
  const pen = newPen();
  const left = figure.facts;
  const right = figure.others!;
  const whole = figure.whole!;
  const sum = Math.max(...[left, right].map((side) => side.reduce((all, fact) => all + valueOf(fact), 0)));
  const most = Math.max(left.length, right.length);
  const least = Math.max(look.s2 * 16, most * look.s2 * leastLabel * 1.25 + look.s2 * 2);
  const high = Math.max(least, height ?? look.s2 * naturalEms);
  // The thicker side decides: what its labels need beyond its amounts is air.
  const k = Math.min(room.scale ?? Infinity, (high - most * look.s2 * 1.3) / sum) * 0.82;
  const start = (high - sum * k) / 2;
  const [x1, w1, w2, x2] = [columns.left, columns.waist, columns.waistEnd, columns.right].map(
    (share) => share * width,
  ) as [number, number, number, number];
  const sides = [left, right].map((facts) => stackNodes(look, facts, { k, height: high, start }));
  const strong = new Set(right.slice(0, 3).map(({ id }) => id));
  for (const [side, nodes] of sides.entries())
    nodes.forEach(({ fact, top, inner, thick }, index) => {
      const x = side === 0 ? x1 : x2 - nodeWidth;
      const [from, to] = side === 0 ? [x1 + nodeWidth, w1] : [w2, x2 - nodeWidth];
      const [a, b] = side === 0 ? [top, inner] : [inner, top];
      const bend = (to - from) / 2;
      const named = side === 1 && strong.has(fact.id);
      drawPath(
        pen,
        pathOf([
          'M',
          from,
          a,
          'C',
          from + bend,
          a,
          to - bend,
          b,
          to,
          b,
          'L',
          to,
          b + thick,
          'C',
          to - bend,
          b + thick,
          from + bend,
          a + thick,
          from,
          a + thick,
          'Z',
        ]),
        { fill: named || (side === 0 && index % 2 === 0) ? look.mid : look.faint },
      );
      fillRect(pen, x, top, nodeWidth, Math.max(0.6, thick), side === 1 && !named ? look.mid : look.main);
    });
  fillRect(pen, w1, start, w2 - w1, sum * k, look.deep);
  setWaist(pen, look, whole, [w1, start, w2 - w1, sum * k]);
  for (const node of sides[0]!)
    setSide(pen, look, node, { x: 0, width: x1 - gapAfter(look), beside: figure.beside ?? {}, sum });
  for (const node of sides[1]!)
    setSide(pen, look, node, {
      x: x2 + gapAfter(look),
      width: width - x2 - gapAfter(look),
      beside: figure.beside ?? {},
      sum,
    });
  return finish(pen, width, high, room);
}

function setWaist(
  pen: Pen,
  look: Look,
  fact: FactView,
  [x, y, width, height]: [number, number, number, number],
): void {
  const sizes = [look.s7, look.s6, look.s5, look.s4];
  const value =
    sizes
      .map((size) =>
        setNumeral(look, fact, { size, unit: look.s3, fill: look.onDeep, unitFill: look.onDeep }),
      )
      .find((line) => line.width < width * 0.9) ??
    setNumeral(look, fact, { size: look.s4, fill: look.onDeep, unitFill: look.onDeep });
  const big = Math.max(...value.spans.map(({ size }) => size));
  const label = setLines(look, fact.label, width * 0.92, {
    at: `${fact.at}.label`,
    size: look.s3,
    weight: 700,
    fill: look.onDeep,
  });
  const top = y + (height - big - label.length * look.s3 * 1.24) / 2;
  putLine(pen, value, x + width / 2, top + big * 0.8, 'middle');
  placeWords(pen, label, { x: x + width / 2, top: top + big * 1.02, anchor: 'middle' });
}

/** The label of a node: number first; the larger ones larger, with what belongs to them below. */
function setSide(
  pen: Pen,
  look: Look,
  { fact, top, thick }: Node,
  { x, width, beside, sum }: { x: number; width: number; beside: Record<string, FactView[]>; sum: number },
): void {
  const large = valueOf(fact) > sum * 0.15;
  const size = large ? look.s5 : look.s4;
  const value = setNumeral(look, fact, { size, unit: look.s3 });
  const words = { size: large ? look.s3 : look.s2, weight: 700 };
  const [first, ...more] = setLines(
    look,
    fact.short,
    Math.max(1, width - value.width - gapAfter(look)),
    words,
  );
  const tags = (beside[fact.id] ?? []).map((other) => setTag(look, other));
  const base = top + (large ? size * 0.82 : Math.max(size * 0.8, Math.min(thick, size) / 2 + size * 0.36));
  putLine(pen, value, x, base);
  let right = x + value.width + gapAfter(look);
  if (first && more.length === 0) {
    putLine(pen, first, right, base);
    right += first.width + gapAfter(look);
  } else
    placeWords(
      pen,
      setLines(look, fact.short, width - value.width - gapAfter(look), { size: look.s2, weight: 700 }).slice(
        0,
        2,
      ),
      { x: right, top: base - look.s2 * 1.7 },
    );
  let at = x;
  for (const tag of tags) {
    if (!large && more.length === 0 && right + tag.width <= x + width) {
      putLine(pen, tag, right, base);
      right += tag.width + gapAfter(look);
    } else if (large) {
      putLine(pen, tag, at, base + look.s2 * 1.35);
      at += tag.width + gapAfter(look) * 1.5;
    }
  }
}
void air;
void setWords;
