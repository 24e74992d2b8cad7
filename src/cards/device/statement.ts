/** A sentence said large, the others of its text ticked, a photo below. */
import { divideWords } from '../../view/divide.ts';
import { mixColours } from '../draw/colour.ts';
import { fitLines, flowText } from '../draw/type.ts';
import type { PlacedPhoto } from '../photos.ts';
import type { Content } from '../plan/content.ts';
import type { Form, FormContext } from './form.ts';
import { drawPhotoBand } from './photo-band.ts';
import { drawTick } from './tick.ts';

type Statement = Extract<Content, { device: 'statement' }>;

/** Least height that a statement leaves its photo, as a share of the width. */
const photoHeight = 0.36;

/** A sentence that nothing follows: times its usual largest size, and the share of the air that stands above it. */
const alone = { larger: 1.5, above: 0.4 } as const;

/** px of the canvas from the header to a sentence without a quotation mark. */
const underEyebrow = 50;

function statementForm(content: Statement, most: number, others: number, photo?: PlacedPhoto): Form {
  return {
    name: `statement-${others}${photo ? '-photo' : ''}`,
    look: { planes: true },
    ownHeadline: true,
    tall: 1.0,
    draw: (stage, room) => {
      const { palette, shape } = stage;
      const mark = stage.px(shape.name === 'wide' ? 150 : 220);
      const quoteTop = room.base + stage.px(10);
      const faint = mixColours(palette.back, palette.numeral, 0.3);
      const isQuoted = shape.name !== 'wide' && !content.isAim;
      if (isQuoted) stage.path(quotePath(room.left, quoteTop, mark), faint);
      const top =
        quoteTop +
        (isQuoted ? mark * 0.66 + stage.px(30) : stage.px(shape.name === 'wide' ? 10 : underEyebrow));
      const size = shape.words.body;
      const isAlone = content.others.length === 0 && !photo && !content.by;
      const rest = content.others
        .slice(0, others)
        .map((text) =>
          flowText(stage.setter, text, { role: 'label', size, width: stage.measure - stage.px(64) }),
        );
      const below =
        rest.reduce((sum, { lines }) => sum + lines.length * size * 1.36 + stage.px(24), 0) +
        (rest.length > 0 ? stage.px(50) : 0);
      const set = fitLines(stage.setter, divideWords(content.sentence, stage.setter.of), {
        role: stage.setter.of.script === 'han' ? 'display' : 'headline',
        width: stage.measure,
        most: stage.px(isAlone && !content.isAim ? most * alone.larger : most),
        least: shape.words.label * 1.2,
        lines: 6,
        leading: 1.28,
        fills: isAlone,
        height: room.bottom - top - below - (photo ? stage.shape.width * photoHeight : 0),
      });
      if (!set) return false;
      const block = set.size * (1 + (set.lines.length - 1) * 1.28);
      const base =
        top + set.size * 0.86 + (isAlone ? Math.max(0, room.bottom - top - block) * alone.above : 0);
      stage.lines(content.sentence, set, {
        x: room.left,
        base,
        role: stage.setter.of.script === 'han' ? 'display' : 'headline',
        leading: 1.28,
        colour: palette.title,
        type: 'headline',
        block: 'headline',
      });
      let y = base + (set.lines.length - 1) * set.size * 1.28 + stage.px(60);
      if (content.by)
        stage.words(content.by, { x: room.left, base: y, role: 'strong', size, colour: palette.numeral });
      if (rest.length > 0)
        stage.line([room.left, y - stage.px(10)], [room.right, y - stage.px(10)], palette.rule, stage.px(2));
      y += stage.px(20);
      rest.forEach((lines, index) => {
        drawTick(
          stage,
          room.left + stage.px(22),
          y + size * 0.5,
          stage.px(42),
          palette.isDark ? stage.tones.main : stage.tones.deep,
        );
        stage.lines(content.others[index]!, lines, {
          x: room.left + stage.px(64),
          base: y + size * 0.86,
          role: 'label',
          leading: 1.36,
          colour: palette.ink,
        });
        y += lines.lines.length * size * 1.36 + stage.px(24);
      });
      if (!photo) return true;
      const box = { left: 0, right: shape.width, top: y, bottom: room.bottom };
      return drawPhotoBand(stage, photo, box, { ink: palette.quiet, over: palette.back });
    },
  };
}

/** Opening quotation marks as a drawing. */
function quotePath(x: number, y: number, size: number): string {
  const one = (left: number) => {
    const r = size * 0.24;
    return `M${left + r * 1.7} ${y}Q${left} ${y + size * 0.12} ${left} ${y + size * 0.44}a${r} ${r} 0 1 0 ${r * 0.7} ${-r * 0.93}Q${left + r * 0.86} ${y + size * 0.2} ${left + r * 1.9} ${y + size * 0.08}Z`;
  };
  return one(x) + one(x + size * 0.62);
}

export function statementForms(content: Statement, { photos }: FormContext, shape: string): Form[] {
  const most = { wide: 76, square: 100, story: 118 }[shape] ?? 120;
  const photo = content.photo && shape !== 'wide' ? photos.get(content.photo) : undefined;
  const forms: Form[] = [];
  if (photo) forms.push(statementForm(content, most, 0, photo));
  for (let others = Math.min(shape === 'wide' ? 0 : 4, content.others.length); others >= 0; others -= 1)
    forms.push(statementForm(content, most, others));
  return forms;
}
