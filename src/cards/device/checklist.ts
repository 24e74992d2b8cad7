/** What was done, ticked; under the number or words that say most, where one line has them. */
import { drawAbout } from '../draw/about.ts';
import { floorTop, type Room } from '../draw/frame.ts';
import type { Stage } from '../draw/stage.ts';
import { fitLines } from '../draw/type.ts';
import { divideWords } from '../../view/divide.ts';
import type { Content } from '../plan/content.ts';
import { drawRows, isPlain, rowsHeight, setRows } from './checklist/rows.ts';
import type { Form, FormContext } from './form.ts';
import { drawNumeral, drawRank } from './monument/numeral.ts';

type Checklist = Extract<Content, { device: 'checklist' }>;

/** px of the canvas: the largest type. Lines that are left out make the others no larger, nor than their headline. */
const largestOf = ({ items }: Checklist, count: number): number =>
  count > 3 ? 64 : count === items.length ? 92 : 64;
const underHeadline = 0.86;
/** px of the canvas: tick, on a flat card and under a hero, and the bar beside lines that are not ticked. */
const discs = { tick: 92, small: 64, bar: 14 } as const;
/** px of the canvas: most air between two lines. */
const mostBetween = 170;

const discOf = (stage: Stage, { items }: Checklist, isSmall: boolean): number =>
  stage.px(isPlain(items) ? discs.bar : isSmall ? discs.small : discs.tick);

function listForm(content: Checklist, count: number): Form {
  return {
    name: `checklist-${count}`,
    look: { planes: true },
    tall: 0.35 + count * 0.2,
    draw: (stage, room: Room) => {
      const shown = { ...content, items: content.items.slice(0, count) };
      const disc = discOf(stage, shown, stage.shape.name === 'wide');
      const place = { left: room.left, right: room.right, disc };
      const height = room.bottom - room.top;
      const headline = (room.headline?.size ?? Infinity) * underHeadline;
      const most = Math.max(stage.shape.words.label, Math.min(stage.px(largestOf(content, count)), headline));
      const rows = setRows(stage, shown.items, place, { most, height });
      if (!rows) return false;
      const total = rowsHeight(rows, disc);
      const between = count > 1 ? Math.min(stage.px(mostBetween), (height - total) / (count - 0.4)) : 0;
      // What is left over stands above and below alike.
      const top = room.top + Math.max(0, height - total - between * (count - 0.4)) / 2;
      drawRows(stage, rows, place, { top, between });
      return true;
    },
  };
}

/** Of what is below the headline, the hero; px of the canvas below it; its words, largest and least. */
const heroShare = 0.4;
const below = 64;
const giant = { most: 210, least: 92 } as const;
/** px of the canvas between lines under a hero, and their largest type. */
const underHero = { between: 76, type: 58 } as const;
/** Share of a flat card's width that the hero has. */
const flatHero = 0.5;

/** The number of the best line, or its words. @returns Its foot, px; undefined without room. */
function drawHero(
  stage: Stage,
  { hero, giant: words }: Checklist,
  { right, top, height }: { right: number; top: number; height: number },
): number | undefined {
  if (hero) {
    const rank = hero.rank ? stage.px(100) : 0;
    const at = { left: stage.left, right, top, height: height - rank, most: stage.shape.numeral };
    const numeral = drawNumeral(stage, hero, at);
    return numeral && drawRank(stage, hero, numeral.foot, right - stage.left);
  }
  if (!words) return undefined;
  const set = fitLines(stage.setter, divideWords(words.big, stage.setter.of), {
    role: 'headline',
    width: right - stage.left,
    most: Math.min(stage.px(giant.most), height / 1.1),
    least: stage.px(giant.least),
    lines: 1,
  });
  if (!set) return undefined;
  const base = top + set.size * 0.9;
  stage.lines(words.big, set, {
    x: stage.left,
    base,
    role: 'headline',
    colour: stage.palette.signal,
    facts: words.facts ?? [],
    ...(words.at ? { at: words.at } : {}),
  });
  return base + set.size * 0.14;
}

function heroForm(content: Checklist, count: number, { subject }: FormContext): Form {
  return {
    name: `checklist-hero-${count}`,
    look: { planes: true },
    tall: 0.62 + count * 0.14,
    draw: (stage, room: Room) => {
      const { shape } = stage;
      const isFlat = shape.name === 'wide';
      const shown = { ...content, items: content.items.slice(0, count) };
      const top = room.base + stage.px(isFlat ? 30 : 44);
      const free = room.bottom - top;
      const right = isFlat ? room.left + stage.measure * flatHero : room.right;
      const foot = drawHero(stage, content, { right, top, height: isFlat ? free : free * heroShare });
      if (foot === undefined || foot > room.bottom) return false;
      const disc = discOf(stage, shown, true);
      const place = { left: isFlat ? right + stage.px(below) : room.left, right: room.right, disc };
      const from = isFlat ? top : foot + stage.px(below);
      const height = room.bottom - from;
      const rows = setRows(stage, shown.items, place, { most: stage.px(underHero.type), height });
      if (!rows) return false;
      const total = rowsHeight(rows, disc);
      const left = height - total;
      const between = count > 1 ? Math.min(stage.px(underHero.between), left / (count - 0.4)) : 0;
      const air = left - between * (count - 1);
      const end = drawRows(stage, rows, place, { top: isFlat ? from + air / 2 : from, between });
      const around = { bottom: floorTop(stage), left: room.left, right };
      drawAbout(stage, subject, { top: isFlat ? foot : end, ...around });
      return true;
    },
  };
}

export function checklistForms(content: Checklist, context: FormContext, shape: string): Form[] {
  const most = { wide: 3, square: 4, story: 5 }[shape] ?? 6;
  const hasHero = content.hero !== undefined || content.giant !== undefined;
  const forms: Form[] = [];
  for (let count = Math.min(most, content.items.length); count >= 1; count -= 1)
    forms.push(hasHero ? heroForm(content, count, context) : listForm(content, count));
  return forms;
}
