/** One number as large as the measure, and an object that shows how much it is. */
import { deriveHeadline } from '../../view/text.ts';
import type { FactView, Headline } from '../../view/view.ts';
import { drawLedger } from '../draw/ledger.ts';
import { drawAbout } from '../draw/about.ts';
import { drawScene, scenePartOf } from '../draw/scene.ts';
import type { Subject } from '../draw/subjects.ts';
import type { Room } from '../draw/frame.ts';
import { floorTop } from '../draw/frame.ts';
import { Stage, type Box } from '../draw/stage.ts';
import { fitLines, flowText } from '../draw/type.ts';
import type { Content } from '../plan/content.ts';
import type { Form, FormContext } from './form.ts';
import { drawnOf } from '../plan/growth.ts';
import { againstHeight, drawAgainst } from './monument/against.ts';
import { barGaps, drawBars } from './monument/bars.ts';
import { drawBeside, drawNumeral, drawRank } from './monument/numeral.ts';
import { saysLabel, saysRank, wideForms } from './monument/wide.ts';

type Monument = Extract<Content, { device: 'monument' }>;

const ledgerOf = (stage: Stage, room: number, count: number) => ({
  most: Math.max(stage.px(96), Math.min(stage.px(count === 1 ? loneCell : mostCell), room * 0.42)),
  least: stage.px(50),
  columns: stage.shape.name === 'story' ? [2, 1] : [4, 3, 2, 1],
  place: 'middle' as const,
});
/** px of the canvas: from here three cells stand below one another. */
const tallCells = 330;
/** px of the canvas: of one or two cells with a picture below, of more; and of that picture at least. */
const fewRoom = 210;
const manyRoom = 330;
const pictureRoom = 190;
/** px of the canvas: least figures over it. */
const pictured = 68;
/** px of the canvas: figures of cells that have much room, and of one alone. */
const mostCell = 132;
const loneCell = 190;

/** What the section says about its number, in its own sentences. @returns false where none has room. */
function drawNotes(stage: Stage, notes: string[], room: Room, top: number): boolean {
  return noteSizes.some((times) =>
    notesAt(stage, notes, room, { top, size: stage.shape.words.body * times }),
  );
}

function notesAt(
  stage: Stage,
  notes: string[],
  room: Room,
  { top, size }: { top: number; size: number },
): boolean {
  const { palette } = stage;
  const leading = size * 1.4;
  let base = top + size * 1.7;
  let drawn = 0;
  for (const text of notes) {
    const set = flowText(stage.setter, text, { role: 'label', size, width: stage.measure });
    if (base + (set.lines.length - 1) * leading + size * 0.3 > room.bottom) break;
    if (drawn === 0) stage.line([room.left, top], [room.right, top], palette.rule, stage.px(2.5));
    stage.lines(text, set, { x: room.left, base, role: 'label', leading: 1.4, colour: palette.ink });
    base += set.lines.length * leading + size * 0.5;
    drawn += 1;
  }
  return drawn > 0;
}
/** Times the body's size, tried in turn. */
const noteSizes = [1.7, 1.5, 1.3, 1.15, 1] as const;

/** Cells below the object, or a scene where it has none. @returns false where they have no room. */
function drawRest(
  stage: Stage,
  content: Monument,
  { room, top, subject }: { room: Room; top: number; subject: Subject | undefined },
): boolean {
  const { hero, cells, notes = [] } = content;
  const { bottom } = room;
  if (cells.length === 0 && notes.length > 0) return drawNotes(stage, notes, room, top);
  if (cells.length === 0) {
    const box = { left: 0, right: stage.shape.width, top, bottom: floorTop(stage) };
    if (!drawBelow(stage, hero, subject, top)) drawScene(stage, hero, box);
    return true;
  }
  // What the card is about stands below its numbers, where they leave it room.
  const needed = cells.length <= 2 ? fewRoom : manyRoom;
  const end = top + stage.px(needed);
  const isPictured = drawLedgerIn(
    new Stage(stage),
    cells,
    { ...room, top, bottom: end },
    { least: pictured },
  );
  const hasPicture =
    isPictured &&
    (cells.length <= 2 || bottom - end > stage.px(pictureRoom)) &&
    drawBelow(stage, hero, subject, end);
  return drawLedgerIn(stage, cells, { ...room, top, bottom: hasPicture ? end : bottom }, { isSome: true });
}

/** Rows of what grows or stands there by the hero's pictogram, else what the card is about. */
function drawBelow(stage: Stage, hero: FactView, subject: Subject | undefined, top: number): boolean {
  if (!subject) return false;
  const box = { left: 0, right: stage.shape.width, top, bottom: floorTop(stage) };
  const hasField = scenePartOf(hero.icon) !== undefined && stage.shape.name !== 'story';
  return hasField ? drawScene(stage, hero, box) : drawAbout(stage, subject, box);
}

/** @param isSome Some of the cells will do. @param least px of the canvas: least figures. @returns Have they room? */
function drawLedgerIn(
  stage: Stage,
  cells: FactView[],
  box: Box,
  { isSome = false, least = 0 }: { isSome?: boolean; least?: number },
): boolean {
  const height = box.bottom - box.top;
  const isRow = cells.length >= 3 && cells.length <= 4 && stage.shape.name !== 'story';
  const isTall = cells.length === 3 && height > stage.px(tallCells);
  const style = ledgerOf(stage, height, cells.length);
  const columns = isRow ? (isTall ? [1] : [cells.length, 2]) : style.columns;
  const { count } = drawLedger(stage, cells, box, {
    ...style,
    least: Math.max(style.least, stage.px(least)),
    columns,
  });
  return count >= (isSome ? Math.min(2, cells.length) : cells.length);
}

/** px of the canvas: room of a number over bars and cells; less would make it one of them. */
const leastBesideBars = 150;
/** px of the canvas: above and below bars of what a number is measured by. */
const againstAir = 96;

/** px of the canvas: a rank below the number. */
const rankRoom = 110;
/** Of the card's height, the highest bar: a larger one says no more. */
const mostBar = 0.078;
/** px of the canvas from which a scene stands below bars. */
const sceneRoom = 200;

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
    // Numbers below bars before a headline as large as it can be: no third of a card stays empty.
    ...(bars && cells ? { yields: true } : {}),
    headline: content.news ?? headlineOf(hero, context.view.language),
    tall: bars ? 0.95 : 0.85,
    draw: (stage, room) => {
      const { shape } = stage;
      const square = shape.name === 'square';
      const least = stage.px(square ? 76 : 96);
      const { against } = content;
      const isRanked = hero.rank !== '' && !saysRank(content);
      const gaps = against ? stage.px(againstAir) : barGaps(stage, content.change !== undefined);
      const object = bars ? (against ? againstHeight(stage, against, least * 0.9) : 2 * least) + gaps : 0;
      const rest =
        (cells
          ? stage.px(content.cells.length > 4 ? 330 : square ? (against ? 210 : 170) : against ? 280 : 230)
          : stage.px(bars ? 0 : square ? 150 : 220)) + (isRanked ? stage.px(rankRoom) : 0);
      const top = room.base + stage.px(shape.name === 'square' ? 36 : 46);
      const height = room.bottom - top - object - rest;
      if (height < stage.px(against && cells ? leastBesideBars : 150)) return false;
      const through = !content.news && readsThrough(hero);
      const isBelow = through || !saysLabel(content);
      const shown = through ? { ...hero, parts: hero.parts.filter(({ role }) => role !== 'prefix') } : hero;
      const numeral = drawNumeral(stage, shown, {
        left: room.left,
        right: room.right,
        top,
        height: height - (isBelow ? stage.px(110) : 0),
        most: shape.numeral,
      });
      if (!numeral) return false;
      let base = numeral.foot;
      if (isBelow) {
        const label = fitLines(stage.setter, deriveHeadline(hero.label, context.view.language), {
          role: 'headline',
          width: stage.measure,
          most: shape.headline.most * (content.news ? 0.62 : 0.9),
          least: shape.words.label,
          lines: 2,
        });
        if (!label) return false;
        base += label.size * 1.15;
        stage.lines(hero.label, label, {
          x: room.left,
          base,
          role: 'headline',
          colour: stage.palette.title,
          facts: [hero.id],
        });
        base += (label.lines.length - 1) * label.size * 1.22;
      }
      let foot = drawRank(stage, isRanked ? hero : { ...hero, rank: '' }, base);
      if (bars) {
        // Bars alone take what the number leaves; beside cells they are no higher than they must be.
        const free = (room.bottom - foot - gaps) / (against ? against.length + 1.5 : 2);
        const high = cells ? least : Math.min(shape.height * mostBar, Math.max(least, free));
        if (against) {
          const place = { left: 0, right: stage.right, top: foot + stage.px(52), high: high * 0.9 };
          const end = drawAgainst(stage, { hero, against }, place, context);
          if (end === undefined) return false;
          foot = end;
        }
        const level = content.change ? hero : undefined;
        const drawn = { hero: drawnOf(content)!, isNews: level !== undefined, level };
        if (!against) foot = drawBars(stage, drawn, foot + stage.px(52), high, context);
      }
      if (bars && !cells && !content.notes && room.bottom - foot < stage.px(sceneRoom)) return true;
      const shownCells = cells ? content.cells : [];
      const { subject } = context;
      const isBeside =
        !bars && shownCells.length > 0 && !isBelow && drawBeside(stage, subject, numeral, room.right);
      const at = { room, top: foot + stage.px(cells ? 44 : 40), subject: isBeside ? undefined : subject };
      // Bars stand where no sentence has room below them.
      return drawRest(stage, { ...content, cells: shownCells }, at) || (bars && !cells);
    },
  };
}

export function monumentForms(content: Monument, context: FormContext, shape: string): Form[] {
  if (shape === 'wide') return wideForms(content, context);
  const bars = content.against !== undefined || drawnOf(content) !== undefined;
  const forms: Form[] = [];
  if (bars && content.cells.length > 0) forms.push(tallForm(content, context, true, true));
  if (bars) forms.push(tallForm(content, context, true, false));
  if (content.against) return forms;
  if (content.cells.length > 0) forms.push(tallForm(content, context, false, true));
  forms.push(tallForm(content, context, false, false));
  return forms;
}
