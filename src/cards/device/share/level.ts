/** A share as the level of a whole picture: the filled part is that share of its height, and nothing lies over it. */
import { deriveHeadline } from '../../../view/text.ts';
import { readable } from '../../draw/colour.ts';
import { drawLedger } from '../../draw/ledger.ts';
import { leastContrast } from '../../draw/palette.ts';
import type { Stage } from '../../draw/stage.ts';
import { drawSubject, subjectWidth } from '../../draw/subjects.ts';
import { fitNumber, wrapLabel } from '../../draw/type.ts';
import type { Content } from '../../plan/content.ts';
import type { Form, FormContext } from '../form.ts';

type Share = Extract<Content, { device: 'share' }>;

/** The colour of the part that is filled: gold, but on gold. */
const levelFill = ({ palette, tones }: Stage): string =>
  palette.ground === 'gold' ? tones.deep : tones.gold;

/** Type on the part that is filled: the deep tone, or what can be read on it. */
const levelInk = (stage: Stage): string => readable(stage.tones.deep, levelFill(stage), leastContrast.small);

/** What the card is about stands on the level, where there is room below the headline. */
function drawAfloat(stage: Stage, subject: FormContext['subject'], from: number, top: number): void {
  const { level: sizes } = stage.shape.devices.share;
  const room = top - from - stage.px(sizes.air);
  if (!subject || room < stage.px(sizes.least)) return;
  const height = Math.min(room, stage.px(sizes.most), stage.measure / subjectWidth[subject]);
  const x = stage.right - (height * subjectWidth[subject]) / 2;
  drawSubject(stage, subject, { x, base: top + stage.px(2), height });
}

/** The label of a number and what the picture shows, below the number. @returns Their lower end, px. */
function drawLevelKey(stage: Stage, key: string, base: number): number {
  const size = stage.shape.words.label;
  const set = wrapLabel(stage.setter, key, { role: 'label', size, width: stage.measure, lines: 2 });
  if (!set) return base;
  const [ink, over] = [levelInk(stage), levelFill(stage)];
  stage.lines(key, set, { x: stage.left, base: base + size * 1.9, role: 'label', colour: ink, over });
  return base + size * (1.9 + (set.lines.length - 1) * 1.22);
}

/** The whole picture filled to the height of the share, from its lower edge, said in words: nothing lies over it. */
export function level(content: Share, context: FormContext): Form {
  const { hero } = content;
  return {
    name: 'share-level',
    look: { footGround: levelFill },
    headline: content.news ?? deriveHeadline(hero.label, context.view.language),
    draw: (stage, room) => {
      const { shape } = stage;
      const top = shape.height * (1 - hero.value! / 100);
      if (top < room.base + stage.px(30)) return false;
      const fill = levelFill(stage);
      const ink = levelInk(stage);
      drawAfloat(stage, context.subject, room.base, top);
      stage.rect(0, top, shape.width, shape.height - top, fill);
      const on = { x: room.left, colour: ink, over: fill } as const;
      const prefix = hero.parts[0]?.role === 'prefix' ? hero.parts[0].text.trim() : '';
      const parts = hero.parts.filter(({ role }) => role !== 'prefix');
      const [most, least] = [stage.px(shape.devices.share.level.figures), stage.px(160)];
      const number = fitNumber(stage.setter, parts, {
        width: stage.measure,
        most,
        least,
        words: shape.words.label,
      });
      if (!number) return false;
      let base = top + stage.px(64);
      if (prefix) {
        const size = shape.headline.most * 0.8;
        base += size * 0.86;
        stage.words(prefix, { ...on, base, role: 'headline', size, facts: [hero.id] });
        base += stage.px(20);
      }
      base += number.sizes.size * 0.72;
      stage.number({ ...hero, parts }, number, { ...on, base, wordColour: ink });
      if (content.news) base = drawLevelKey(stage, hero.label, base);
      const end = drawLevelKey(stage, context.view.words.levelIs!, base);
      if (end > room.bottom) return false;
      const cells = { ...room, top: end + stage.px(56) };
      if (content.cells.length > 0 && cells.bottom - cells.top > stage.px(shape.devices.share.level.cells))
        drawLedger(stage, content.cells, cells, {
          most: stage.px(132),
          least: stage.px(56),
          columns: [2, 1],
          place: 'middle',
          ink,
          numeral: ink,
          over: fill,
        });
      return true;
    },
  };
}
