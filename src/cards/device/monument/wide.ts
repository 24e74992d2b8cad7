/**
 * Monuments on flat cards: words and number at the left; the right is always a picture: columns of how the number
 * moved, the seal of its rank, a panel of other numbers, or what the report is about. Bad news without any of these
 * stands alone, as large as the card.
 */
import { deriveHeadline } from '../../../view/text.ts';
import type { FactView } from '../../../view/view.ts';
import { floorTop } from '../../draw/frame.ts';
import { drawPanel, panelOn } from '../../draw/panel.ts';
import { drawSeal, smallSealWords } from '../../draw/seal.ts';
import type { Box, Stage } from '../../draw/stage.ts';
import { drawSubject, subjectWidth } from '../../draw/subjects.ts';
import { flowText, wrapLabel } from '../../draw/type.ts';
import type { Content } from '../../plan/content.ts';
import { isSober } from '../../plan/tone.ts';
import type { Form, FormContext } from '../form.ts';
import { drawnOf } from '../../plan/growth.ts';
import { againstHeight, drawAgainst } from './against.ts';
import { drawTwoColumns } from './bars.ts';
import { drawBeside, drawNumeral, drawRank } from './numeral.ts';

type Monument = Extract<Content, { device: 'monument' }>;

/** What stands at the right. */
type Picture = 'against' | 'columns' | 'seal' | 'notes' | 'panel' | 'subject' | 'none';

/** Share of the width from which the picture takes the card, and px of the canvas between it and the words. */
const from: Record<Picture, number> = {
  against: 0.56,
  columns: 0.63,
  seal: 0.6,
  notes: 0.56,
  panel: 0.6,
  subject: 0.64,
  none: 1,
};
const gap = 44;
/** What margin and gap take of that share. */
const marginShare = 0.03;
/** px of the canvas: the highest seal and subject, and a line below the number. */
const most = { seal: 440, subject: 330 } as const;
const labelRoom = 62;
/** px of the canvas: the highest bar of what a number is measured by. */
const mostAgainst = 120;
const mostRows = 3;

/** The label of a number under the news, in one line. */
function drawBelow(stage: Stage, hero: FactView, { foot, right }: { foot: number; right: number }): boolean {
  const size = stage.shape.words.label * 1.15;
  const set = wrapLabel(stage.setter, hero.label, {
    role: 'strong',
    size,
    width: right - stage.left,
    lines: 1,
  });
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

/** What the report says of the number, on a panel of its own. @returns false where it has no room. */
function drawNotes(stage: Stage, notes: string[], box: Box): boolean {
  const { shape } = stage;
  const { left, right, fill, ink } = panelOn(stage, box);
  for (const size of [shape.words.body * noteSize, shape.words.body, shape.words.small]) {
    const sets = notes.map((text) =>
      flowText(stage.setter, text, { role: 'label', size, width: right - left }),
    );
    const lines = sets.reduce((sum, set) => sum + set.lines.length, 0);
    const height = lines * size * noteLeading + (sets.length - 1) * size * 0.5;
    if (height > box.bottom - box.top - 2 * stage.px(noteAir)) continue;
    let base = (box.top + box.bottom - height) / 2 + size;
    sets.forEach((set, index) => {
      stage.lines(notes[index]!, set, {
        x: left,
        base,
        role: 'label',
        leading: noteLeading,
        colour: ink,
        over: fill,
      });
      base += (set.lines.length * noteLeading + 0.5) * size;
    });
    return true;
  }
  return false;
}
/** Times the body's size; of a line; px of the canvas above and below. */
const noteSize = 1.15;
const noteLeading = 1.36;
const noteAir = 36;

/** Of a panel's height, what the number is about takes at its foot, below so many others. */
const pictured = { share: 0.4, rows: 2, high: 0.86, wide: 0.8 } as const;

/** Other numbers as a panel; where the hero names what it is about, that stands on its foot. @returns false without room. */
function drawNumbers(stage: Stage, { hero, cells }: Monument, context: FormContext, box: Box): boolean {
  const { subject } = context;
  const isNamed = subject !== undefined && context.findSubject(hero) === subject;
  const below = isNamed && cells.length >= pictured.rows ? (box.bottom - box.top) * pictured.share : 0;
  const fill = drawPanel(stage, cells.slice(0, below > 0 ? pictured.rows : mostRows), box, below);
  if (fill === undefined) return false;
  if (below === 0) return true;
  const width = stage.right - box.left - stage.px(gap);
  const ratio = subjectWidth[subject!];
  const height = Math.min(below * pictured.high, (width * pictured.wide) / ratio);
  const x = box.left + (box.right - box.left) / 2;
  drawSubject(stage, subject!, { x, base: box.bottom + stage.px(4), height }, fill);
  return true;
}

/** @returns false where it has no room. */
function drawPicture(stage: Stage, picture: Picture, content: Monument, context: FormContext): boolean {
  const { shape } = stage;
  const left = shape.width * from[picture];
  const floor = floorTop(stage);
  const { hero } = content;
  switch (picture) {
    case 'against': {
      const against = content.against!;
      const high = Math.min(stage.px(mostAgainst), (floor - stage.px(200)) / (against.length + 1));
      const top = (floor - againstHeight(stage, against, high)) / 2 + stage.px(20);
      return (
        drawAgainst(stage, { hero, against }, { left, right: stage.right, top, high }, context) !== undefined
      );
    }
    case 'columns': {
      const width = stage.right - left;
      return drawTwoColumns(stage, drawnOf(content)!, { left, width, top: stage.px(120) }, context);
    }
    case 'panel':
      return drawNumbers(stage, content, context, { left, right: shape.width, top: 0, bottom: floor });
    case 'notes':
      return drawNotes(stage, content.notes ?? [], { left, right: shape.width, top: 0, bottom: floor });
    case 'seal': {
      const d = Math.min(stage.px(most.seal), floor - stage.px(60), (stage.right - left) * 1.04);
      const words = smallSealWords(stage, hero, d);
      if (!words) return false;
      const { tones, palette } = stage;
      const disc = palette.isDark ? { fill: tones.gold, ink: tones.deep } : {};
      drawSeal(stage, hero, words, { x: stage.right - d / 2, y: floor / 2 + stage.px(10), d, ...disc });
      return true;
    }
    case 'subject': {
      const width = stage.right - left;
      const subject = context.subject!;
      const height = Math.min(stage.px(most.subject), width / subjectWidth[subject]);
      drawSubject(stage, subject, { x: left + width / 2, base: floor + stage.px(4), height });
      return true;
    }
    case 'none':
      return true;
  }
}

/** Does the headline have the number's label? It then stands nowhere else. */
export const saysLabel = ({ hero, news }: Monument): boolean =>
  news === undefined || news.text.toLowerCase().includes(hero.label.toLowerCase());

/** Does the headline have its rank? */
export const saysRank = ({ hero, news }: Monument): boolean =>
  news !== undefined && news.text.toLowerCase().includes(hero.rank.toLowerCase());

function form(content: Monument, context: FormContext, picture: Picture): Form {
  const { hero } = content;
  return {
    name: `monument-wide${picture === 'columns' ? '-bars' : ''}`,
    look: {
      planes: picture !== 'panel' && picture !== 'notes',
      flat: true,
      lines: 2,
      wordShare: from[picture] - marginShare,
    },
    headline: content.news ?? deriveHeadline(hero.label, context.view.language),
    draw: (stage, room) => {
      const right = stage.shape.width * from[picture] - stage.px(gap);
      const top = room.base + stage.px(34);
      const isBelow = !saysLabel(content);
      const hasRank = hero.rank !== '' && picture !== 'seal' && !saysRank(content);
      const numeral = drawNumeral(stage, hero, {
        left: room.left,
        right,
        top,
        height: room.bottom - top - stage.px(hasRank ? 110 : 6) - (isBelow ? stage.px(labelRoom) : 0),
        most: stage.shape.numeral,
      });
      if (!numeral) return false;
      const { foot } = numeral;
      if (isBelow && !drawBelow(stage, hero, { foot, right })) return false;
      const below = foot - stage.px(8) + (isBelow ? stage.px(labelRoom) : 0);
      if (hasRank) drawRank(stage, hero, below, right - room.left);
      // One picture of what it is about: beside a short number, else in the panel.
      const isBeside = picture === 'panel' && drawBeside(stage, context.subject, numeral, right);
      return drawPicture(stage, picture, content, isBeside ? { ...context, subject: undefined } : context);
    },
  };
}

/** A rank is seen before more numbers are; where it stands in words, the numbers are. */
export function wideForms(content: Monument, context: FormContext): Form[] {
  const { hero, cells, notes = [] } = content;
  if (content.against) return [form(content, context, 'against')];
  const pictures: Picture[] = [
    ...(notes.length > 0 && cells.length === 0 ? (['notes'] as const) : []),
    ...(drawnOf(content) ? (['columns'] as const) : []),
    ...(hero.rank && cells.length < 2 && !isSober(hero, context.view.language) ? (['seal'] as const) : []),
    ...(cells.length > 0 ? (['panel'] as const) : []),
    // Numbers that stand beside bad news are not left out to set it larger.
    ...(context.subject ? (['subject'] as const) : cells.length === 0 ? (['none'] as const) : []),
  ];
  return pictures.map((picture) => form(content, context, picture));
}
