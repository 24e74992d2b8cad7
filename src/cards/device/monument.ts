/** One number as large as the measure, and an object that shows how much it is. */
import { deriveHeadline } from '../../view/text.ts';
import type { FactView, Headline } from '../../view/view.ts';
import { drawLedger } from '../draw/ledger.ts';
import { drawScene } from '../draw/scene.ts';
import type { Room } from '../draw/frame.ts';
import { floorTop } from '../draw/frame.ts';
import { hangOf, type Stage } from '../draw/stage.ts';
import { fitLines, fitNumber, flowText, partsBeside, wrapLabel } from '../draw/type.ts';
import type { Content } from '../plan/content.ts';
import type { Form, FormContext } from './form.ts';
import { drawBars, drawTwoColumns } from './monument/bars.ts';

type Monument = Extract<Content, { device: 'monument' }>;

/** Below it the gained part is a sliver that says nothing. */
const leastGrowth = 12;

const leastFall = 8;

/** Growth that two bars can show, 100 and 100 + g, and a fall, 100 and 100 − g. */
export const hasGrowthBars = ({ kind, unit, value, parts }: FactView): boolean =>
  unit === '%' &&
  value !== null &&
  ((kind === 'growth' && value >= leastGrowth && value <= 150) ||
    (kind === 'decrease' && Math.abs(value) >= leastFall && Math.abs(value) < 100)) &&
  !parts.some(({ role }) => role === 'prefix' || role === 'qualifier');

/** The numeral, fitted to a measure. @returns Its foot and its right end, px. */
function drawNumeral(
  stage: Stage,
  hero: FactView,
  {
    left,
    right,
    top,
    height,
    most,
  }: { left: number; right: number; top: number; height: number; most: number },
): { base: number; right: number } | undefined {
  const parts = partsBeside(hero, hero.label, stage.setter.of.script);
  const rise = 0.72 + hangOf(parts.map(({ text }) => text).join(''));
  const fitted = fitNumber(stage.setter, parts, {
    width: right - left,
    most: Math.min(most, height / rise),
    least: stage.px(96),
    words: stage.shape.words.unit,
  });
  if (!fitted) return undefined;
  const base = top + fitted.sizes.size * 0.72;
  stage.number(hero, fitted, {
    x: left - fitted.sizes.size * 0.02,
    base,
    colour: stage.palette.numeral,
    wordColour: stage.palette.numeral,
    block: 'monument',
  });
  return { base, right: left + fitted.width };
}

function drawRank(stage: Stage, hero: FactView, base: number, measure = stage.measure): number {
  if (!hero.rank) return base;
  const set = fitLines(
    stage.setter,
    { text: hero.rank, units: [hero.rank] },
    {
      role: 'strong',
      width: measure - stage.px(48),
      most: stage.px(56),
      least: stage.shape.words.small,
      lines: 1,
    },
  );
  if (!set) return base;
  const { palette } = stage;
  const height = set.size * 1.6;
  stage.rect(stage.left, base + stage.px(30), set.width + stage.px(48), height, palette.bookmark);
  stage.lines(hero.rank, set, {
    x: stage.left + stage.px(24),
    base: base + stage.px(30) + height / 2 + set.size * 0.37,
    role: 'strong',
    colour: palette.onBookmark,
    over: palette.bookmark,
    facts: [hero.id],
  });
  return base + stage.px(30) + height;
}

const ledgerOf = (stage: Stage, room: number) => ({
  most: Math.max(stage.px(96), Math.min(stage.px(mostCell), room * 0.42)),
  least: stage.px(50),
  columns: stage.shape.name === 'story' ? [2, 1] : [4, 3, 2, 1],
  place: 'middle' as const,
});
/** px of the canvas: figures of cells that have much room. */
const mostCell = 132;

/** What the section says about its number, in its own sentences. @returns false where none has room. */
function drawNotes(stage: Stage, notes: string[], room: Room, top: number): boolean {
  const { palette, shape } = stage;
  const size = shape.words.body * noteSize;
  const leading = size * 1.4;
  stage.line([room.left, top], [room.right, top], palette.rule, stage.px(2.5));
  let base = top + size * 1.7;
  let drawn = 0;
  for (const text of notes) {
    const set = flowText(stage.setter, text, { role: 'label', size, width: stage.measure });
    if (base + (set.lines.length - 1) * leading + size * 0.3 > room.bottom) break;
    stage.lines(text, set, { x: room.left, base, role: 'label', leading: 1.4, colour: palette.ink });
    base += set.lines.length * leading + size * 0.5;
    drawn += 1;
  }
  return drawn > 0;
}
/** Times the body's size. */
const noteSize = 1.2;

/** Cells below the object, or a scene where it has none. @returns false where they have no room. */
function drawRest(stage: Stage, content: Monument, room: Room, top: number): boolean {
  const { hero, cells, notes = [] } = content;
  const { bottom } = room;
  if (cells.length === 0 && notes.length > 0) return drawNotes(stage, notes, room, top);
  if (cells.length === 0) {
    drawScene(stage, hero.icon, { left: 0, right: stage.shape.width, top, bottom: floorTop(stage) });
    return true;
  }
  const isRow = cells.length >= 3 && cells.length <= 4 && stage.shape.name !== 'story';
  const style = ledgerOf(stage, bottom - top);
  const { count } = drawLedger(
    stage,
    cells,
    { left: room.left, right: room.right, top, bottom },
    { ...style, columns: isRow ? [cells.length, 2] : style.columns },
  );
  return count >= Math.min(2, cells.length);
}

/** px of the canvas: size of figures below which commas hang. */
const hangRoom = 300;

/** px of the canvas: gaps about two bars with their note; a rank below the number; the highest bar. */
const objectGaps = 116;
const rankRoom = 110;
const mostBar = 150;

/** Han durations read through the number: 连续 | 69 | 年无重大森林火灾. */
const readsThrough = ({ kind, parts }: FactView): boolean =>
  kind === 'duration' && parts[0]?.role === 'prefix';

export function headlineOf(hero: FactView, language: string): Headline {
  const prefix = hero.parts[0];
  if (readsThrough(hero)) return { text: prefix!.text.trim(), units: [prefix!.text.trim()] };
  return deriveHeadline(hero.label, language);
}

function tallForm(content: Monument, context: FormContext, bars: boolean, cells: boolean): Form {
  const { hero } = content;
  return {
    name: `monument${bars ? '-bars' : ''}${cells ? '-cells' : ''}`,
    look: { planes: true },
    headline: content.news ?? headlineOf(hero, context.view.language),
    tall: bars ? 0.95 : 0.85,
    draw: (stage, room) => {
      const { shape } = stage;
      const square = shape.name === 'square';
      const least = stage.px(square ? 76 : 96);
      const object = bars ? 2 * least + stage.px(objectGaps) : 0;
      const rest =
        (cells
          ? stage.px(content.cells.length > 4 ? 330 : square ? 170 : 230)
          : stage.px(bars ? 0 : square ? 150 : 220)) + (hero.rank ? stage.px(rankRoom) : 0);
      const top = room.base + stage.px(shape.name === 'square' ? 36 : 46);
      const height = room.bottom - top - object - rest;
      if (height < stage.px(150)) return false;
      const through = !content.news && readsThrough(hero);
      const isBelow = through || content.news !== undefined;
      const shown = through ? { ...hero, parts: hero.parts.filter(({ role }) => role !== 'prefix') } : hero;
      const numeral = drawNumeral(stage, shown, {
        left: room.left,
        right: room.right,
        top,
        height: height - (isBelow ? stage.px(110) : 0),
        most: shape.numeral,
      });
      if (!numeral) return false;
      let { base } = numeral;
      if (isBelow) {
        const label = fitLines(stage.setter, deriveHeadline(hero.label, context.view.language), {
          role: 'headline',
          width: stage.measure,
          most: shape.headline.most * (content.news ? 0.62 : 0.9),
          least: shape.words.label,
          lines: 2,
        });
        if (!label) return false;
        base += label.size * 1.15 + hangOf(hero.full) * stage.px(hangRoom);
        stage.lines(hero.label, label, {
          x: room.left,
          base,
          role: 'headline',
          colour: stage.palette.title,
          facts: [hero.id],
        });
        base += (label.lines.length - 1) * label.size * 1.22;
      }
      let foot = drawRank(stage, hero, base);
      if (bars) {
        // Bars alone take what the number leaves; beside cells they are no higher than they must be.
        const free = (room.bottom - foot - stage.px(objectGaps)) / 2;
        const high = cells ? least : Math.min(stage.px(mostBar), Math.max(least, free));
        foot = drawBars(stage, hero, foot + stage.px(52), high, context);
      }
      if (bars && !cells && !content.notes) return true;
      const shownCells = cells ? content.cells : [];
      return drawRest(stage, { ...content, cells: shownCells }, room, foot + stage.px(cells ? 44 : 40));
    },
  };
}

/** px of the canvas between a headline and the column beside it, and between the number and the column. */
const besideGap = 36;
const columnGap = 84;
/** Share of a wide card's width up to which its number may go where cells stand beside it. */
const numberShare = 0.6;
/** Shares of a wide card's width between which the column beside the number begins. */
const columnFrom = { least: 0.5, most: 0.72 } as const;

/** px of the canvas: a line below the number of a wide card. */
const labelRoom = 62;

/** The label of a number under the news, in one line. */
function drawBelow(stage: Stage, hero: FactView, { foot, right }: { foot: number; right: number }): boolean {
  const size = stage.shape.words.label * 1.15;
  const width = right - stage.left;
  const set = wrapLabel(stage.setter, hero.label, { role: 'strong', size, width, lines: 1 });
  if (!set) return false;
  stage.lines(hero.label, set, {
    x: stage.left,
    base: foot + size * 1.35,
    role: 'strong',
    colour: stage.palette.ink,
    facts: [hero.id],
  });
  return true;
}

function wideForm(content: Monument, context: FormContext): Form {
  const { hero, cells } = content;
  const bars = hasGrowthBars(hero);
  return {
    name: 'monument-wide',
    look: { planes: true, flat: bars, lines: 2 },
    headline: content.news ?? deriveHeadline(hero.label, context.view.language),
    draw: (stage, room) => {
      const right = bars
        ? stage.right - stage.px(400)
        : stage.shape.width * (cells.length > 1 ? numberShare : 0.68);
      const top = room.base + stage.px(34);
      const numeral = drawNumeral(stage, hero, {
        left: room.left,
        right,
        top,
        height: room.bottom - top - stage.px(hero.rank ? 100 : 6) - (content.news ? stage.px(labelRoom) : 0),
        most: stage.shape.numeral,
      });
      if (!numeral) return false;
      const foot = numeral.base;
      if (content.news && !drawBelow(stage, hero, { foot, right })) return false;
      // No wider than its column: cells stand beside it.
      const below = foot - stage.px(8) + (content.news ? stage.px(labelRoom) : 0);
      const measure = Math.max(numeral.right, stage.shape.width * columnFrom.least) - room.left;
      drawRank(stage, hero, below, bars || cells.length === 0 ? stage.measure : measure);
      if (bars)
        drawTwoColumns(
          stage,
          hero,
          { left: stage.right - stage.px(350), width: stage.px(350), top: stage.px(150) },
          context,
        );
      else {
        // From the number to the margin, so that no hole parts them.
        const left = Math.min(
          Math.max(numeral.right + stage.px(columnGap), stage.shape.width * columnFrom.least),
          stage.shape.width * columnFrom.most,
        );
        // Beside a headline that ends before the column, else below it.
        const isFree = stage.left + (room.headline?.width ?? 0) < left - stage.px(besideGap);
        const box = {
          left,
          right: stage.right,
          top: isFree ? stage.shape.headline.top : room.base + stage.px(56),
          bottom: room.bottom,
        };
        const drawn = drawLedger(stage, cells.slice(0, 3), box, {
          most: stage.px(mostCell),
          least: stage.px(50),
          columns: [1],
          place: 'middle',
        });
        if (drawn.count === 0)
          drawScene(stage, hero.icon, {
            left: stage.shape.width * 0.7,
            right: stage.shape.width,
            top: stage.px(150),
            bottom: floorTop(stage),
          });
      }
      return true;
    },
  };
}

export function monumentForms(content: Monument, context: FormContext, shape: string): Form[] {
  if (shape === 'wide') return [wideForm(content, context)];
  const bars = hasGrowthBars(content.hero);
  const forms: Form[] = [];
  if (bars && content.cells.length > 0) forms.push(tallForm(content, context, true, true));
  if (bars) forms.push(tallForm(content, context, true, false));
  if (content.cells.length > 0) forms.push(tallForm(content, context, false, true));
  forms.push(tallForm(content, context, false, false));
  return forms;
}
