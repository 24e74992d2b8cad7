/**
 * `flow`, a two-sided flow: where a sum comes from and where it goes. Each side is a stack of nodes as thick as
 * their amounts, the sum stands in the waist between them.
 */
import { isBalance, isSurplus } from '../../view/relations/amount.ts';
import type { FactView } from '../../view/view.ts';
import type { Line } from '../label.ts';
import type { Look, Room } from '../look.ts';
import { setNumeral, setTag } from '../numeral.ts';
import {
  drawLine,
  drawPath,
  fillRect,
  finish,
  newPen,
  placeWords,
  putLine,
  setLines,
  stroke,
  type Pen,
  type Picture,
  type Points,
} from '../pen.ts';
import { gapAfter, valueOf } from './parts.ts';

/** Width of a node, px: 3.2 mm. */
const nodeWidth = 12;
/** Shares of the width: labels left, ribbons, waist. */
const columns = { left: 0.255, waist: 0.38, waistEnd: 0.62, right: 0.7 };
/** Height to width at which a flow looks as it should. */
const naturalShape = 0.3;
/** A part of this share of the sum and more has a large label. */
const largeShare = 0.15;
/** The least height of the waist, in S2. */
const leastWaist = 7;
/** Numerals of large parts and of others, and what parts nodes at least in S2: the second where the first are too high. */
const labelWays = [
  { large: 's5', small: 's4', gap: 0.7 },
  { large: 's4', small: 's3', gap: 0.4 },
] as const;
/** Height to width beyond which labels are smaller. */
const highest = 0.42;
/** Parts of the second side that are in the strong hue: the largest, which together are most of the sum. */
const mostStrong = 3;

interface Node {
  fact: FactView;
  /** Top and height of its place, in which label and node stand; top of its ribbon in the waist. */
  top: number;
  high: number;
  inner: number;
  thick: number;
}

interface Label {
  fact: FactView;
  value: Line;
  words: Line[];
  /** Growth and share, beside the words or on a line of their own. */
  tags: Line[];
  tagsBelow: boolean;
  size: number;
  height: number;
}

/** The label of a node: number first; the larger ones larger, with what belongs to them below. */
function labelOf(
  look: Look,
  fact: FactView,
  {
    width,
    sum,
    beside,
    way,
    bare,
  }: { width: number; sum: number; beside: FactView[]; way: (typeof labelWays)[number]; bare: boolean },
): Label {
  const large = valueOf(fact) > sum * largeShare;
  const size = large ? look[way.large] : look[way.small];
  const value = setNumeral(look, fact, { size, unit: look.s2, bare });
  const room = Math.max(1, width - value.width - gapAfter(look));
  const set = (one: number) =>
    setLines(look, fact.short, room, { size: one, weight: 700, at: `${fact.at}.short` });
  const wanted = set(large && way.large === 's5' ? look.s3 : look.s2);
  const words = wanted.length === 1 ? wanted : set(look.s2);
  const tags = beside.map((other) => setTag(look, other));
  const used = value.width + gapAfter(look) + Math.max(0, ...words.map((line) => line.width));
  const tagsWidth = tags.reduce((all, tag) => all + tag.width + gapAfter(look), 0);
  const tagsBelow =
    tags.length > 0 && ((large && way.large === 's5') || words.length > 1 || used + tagsWidth > width);
  const high = Math.max(size * 0.95, words.length * look.s2 * 1.2);
  return {
    fact,
    value,
    words,
    tags,
    tagsBelow,
    size,
    height: high + (tagsBelow ? look.s2 * 1.45 : look.s2 * 0.2),
  };
}

const heightAt = (labels: Label[], k: number, gap: number): number =>
  labels.reduce(
    (all, { fact, height }) => all + Math.max(valueOf(fact) * k, height),
    (labels.length - 1) * gap,
  );

/** px for each unit: as thick as both sides allow, with their labels and gaps, in a height. */
function thickness(
  sides: Label[][],
  sum: number,
  { high, gap, most }: { high: number; gap: number; most: number },
): number {
  let [low, up] = [0, Math.min(most, high / sum)];
  for (let step = 0; step < 30; step += 1) {
    const k = (low + up) / 2;
    if (sides.every((labels) => heightAt(labels, k, gap) <= high)) low = k;
    else up = k;
  }
  return low;
}

/** Nodes one below the other, the air that is left between them. */
function stackNodes(
  labels: Label[],
  { k, height, start }: { k: number; height: number; start: number },
): Node[] {
  const own = heightAt(labels, k, 0);
  const gap = labels.length > 1 ? Math.max(0, (height - own) / (labels.length - 1)) : 0;
  let top = 0;
  let inner = start;
  return labels.map(({ fact, height: label }) => {
    const thick = valueOf(fact) * k;
    const high = Math.max(thick, label);
    const node = { fact, top, high, inner, thick };
    top += high + gap;
    inner += thick;
    return node;
  });
}

const isWord = (unit: string): boolean => unit.trim().length > 2;

export function drawFlow(room: Room): Picture {
  const { figure, look, width, height } = room;
  const pen = newPen();
  const { facts: left, beside = {} } = figure;
  const right = figure.others!;
  const sum = Math.max(...[left, right].map((side) => side.reduce((all, fact) => all + valueOf(fact), 0)));
  const [x1, w1, w2, x2] = [columns.left, columns.waist, columns.waistEnd, columns.right].map(
    (share) => share * width,
  ) as [number, number, number, number];
  const rooms = [x1 - gapAfter(look), width - x2 - gapAfter(look)];
  const tried = labelWays.map((way) => {
    const labels = [left, right].map((facts, side) =>
      facts.map((fact, index) =>
        labelOf(look, fact, {
          width: rooms[side]!,
          sum,
          beside: beside[fact.id] ?? [],
          way,
          // A unit in words is said once on each side, and in the waist.
          bare: index > 0 && isWord(fact.unit) && fact.unit === figure.whole!.unit,
        }),
      ),
    );
    const gap = look.s2 * way.gap;
    const least = Math.max(
      look.s2 * 16,
      ...labels.map((side) => heightAt(side, (look.s2 * leastWaist) / sum, gap)),
    );
    return { labels, gap, least };
  });
  const most = Math.max(height ?? 0, width * highest);
  const { labels, gap, least } = tried.find((one) => one.least <= most) ?? tried.at(-1)!;
  const high = Math.max(least, height ?? width * naturalShape);
  const k = thickness(labels, sum, { high, gap, most: room.scale ?? Infinity });
  const start = (high - sum * k) / 2;
  const sides = labels.map((side) => stackNodes(side, { k, height: high, start }));
  const strong = new Set(right.slice(0, mostStrong).map(({ id }) => id));
  for (const [side, nodes] of sides.entries())
    nodes.forEach((node, index) => {
      const { fact, top, high: place, inner, thick } = node;
      const isStrong = side === 1 && strong.has(fact.id);
      // A thin node stands in the middle of its label.
      const at =
        top + (thick < place * 0.6 ? Math.min((place - thick) / 2, labels[side]![index]!.size * 0.35) : 0);
      const x = side === 0 ? x1 : x2 - nodeWidth;
      const ends: [number, number, number, number] =
        side === 0 ? [x1 + nodeWidth, at, w1, inner] : [w2, inner, x2 - nodeWidth, at];
      const isNews = isBalance(fact) && !isSurplus(fact);
      drawPath(pen, ribbon(ends, thick), {
        fill: isNews
          ? look.news
          : isStrong
            ? look.main
            : index % 2 === 0 && side === 0
              ? look.mid
              : look.faint,
      });
      fillRect(
        pen,
        x,
        at,
        nodeWidth,
        Math.max(0.6, thick),
        isNews ? look.news : side === 1 ? (isStrong ? look.deep : look.mid) : look.main,
      );
      if (side === 0 && index > 0)
        drawLine(pen, [0, top - gap / 2, x1 - gapAfter(look), top - gap / 2], {
          colour: look.grid,
          weight: stroke.hair,
        });
      putLabel(pen, look, labels[side]![index]!, { x: side === 0 ? 0 : x2 + gapAfter(look), top });
    });
  fillRect(pen, w1, start, w2 - w1, sum * k, look.deep);
  setWaist(pen, look, figure.whole!, [w1, start, w2 - w1, sum * k]);
  return finish(pen, width, high, room);
}

/** A band of one thickness from one edge to another. */
function ribbon([from, a, to, b]: [number, number, number, number], thick: number): Points {
  const bend = (to - from) / 2;
  return [
    ...['M', from, a, 'C', from + bend, a, to - bend, b, to, b, 'L', to, b + thick],
    ...['C', to - bend, b + thick, from + bend, a + thick, from, a + thick, 'Z'],
  ];
}

function setWaist(
  pen: Pen,
  look: Look,
  fact: FactView,
  [x, y, width, height]: [number, number, number, number],
): void {
  const inks = { fill: look.onDeep, unitFill: look.onDeep };
  const label = setLines(look, fact.label, width * 0.92, {
    at: `${fact.at}.label`,
    size: look.s3,
    weight: 700,
    fill: look.onDeep,
  });
  const words = label.length * look.s3 * 1.24;
  const value =
    [look.s8, look.s7, look.s6, look.s5]
      .filter((size) => size + words < height * 0.9)
      .map((size) =>
        setNumeral(look, fact, {
          size,
          unit: Math.max(look.s3, size * (isWord(fact.unit) ? 0.28 : 0.4)),
          ...inks,
        }),
      )
      .find((line) => line.width < width * 0.88) ?? setNumeral(look, fact, { size: look.s4, ...inks });
  const big = Math.max(...value.spans.map(({ size }) => size));
  const top = y + (height - big - words) / 2;
  putLine(pen, value, x + width / 2, top + big * 0.8, 'middle');
  placeWords(pen, label, { x: x + width / 2, top: top + big * 1.02, anchor: 'middle' });
}

function putLabel(
  pen: Pen,
  look: Look,
  { value, words, tags, tagsBelow, size }: Label,
  { x, top }: { x: number; top: number },
): void {
  const base = top + size * 0.76;
  putLine(pen, value, x, base);
  const after = x + value.width + gapAfter(look);
  if (words.length === 1) putLine(pen, words[0]!, after, base);
  else placeWords(pen, words, { x: after, top: base - look.s2 * (1.05 + 1.2 * (words.length - 1) * 0.62) });
  let at = tagsBelow ? x : after + Math.max(...words.map((line) => line.width)) + gapAfter(look);
  const line = tagsBelow
    ? Math.max(base, top + words.length * look.s2 * 1.2 - look.s2 * 0.3) + look.s2 * 1.4
    : base;
  for (const tag of tags) {
    putLine(pen, tag, at, line);
    at += tag.width + gapAfter(look) * 1.5;
  }
}
