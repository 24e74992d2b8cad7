/** The banner of an article: title in the square to which the platform crops it. */
import { mixColours, readable } from '../../draw/colour.ts';
import { drawSource } from '../../draw/foot.ts';
import { raysPath } from '../../draw/parts.ts';
import type { Stage } from '../../draw/stage.ts';
import { firstLabel } from '../../draw/cell.ts';
import { fitNumber, partsBeside, widthOf } from '../../draw/type.ts';
import { setHook } from './hooks.ts';
import { drawLand, skyOf, type Cover, type CoverSetting } from './sky.ts';
import { drawYear, sunFact } from './sun.ts';
import { titleIn } from './words.ts';

/** px of the canvas: figures of the number that stands in place of the year. */
const mostNumber = 96;
/** Of its label's size: what stands above the number, and all but the number up to the land. */
const aboveNumber = 1.15;
const labelRoom = 3.3;
/** Share of the largest title over such a number: two sizes, and air between them. */
const titleShare = 0.86;

/** Title and year in the centre square, a hook at either side. */
export function drawBanner(stage: Stage, content: Cover, setting: CoverSetting): boolean {
  const { shape } = stage;
  const { view, art } = setting;
  const sky = skyOf(stage, setting);
  const inner = {
    left: (shape.width - shape.height) / 2 + stage.px(8),
    right: (shape.width + shape.height) / 2 - stage.px(8),
  };
  stage.rect(0, 0, shape.width, shape.height, sky.sky);
  if (art === 'rays')
    stage.path(
      raysPath(shape.width / 2, shape.height * 0.55, shape.width, 36),
      mixColours(sky.sky, '#000000', 0.07),
    );
  const plan = { far: shape.height * 0.72, ground: shape.height * 0.84 };
  drawLand(stage, sky, setting, plan);
  const x = shape.width / 2;
  const { title } = setting;
  const { kicker, year } = view.masthead;
  let top = stage.px(26);
  // What the title says is not said over it.
  if (kicker && !title.text.includes(kicker)) {
    const size = Math.min(
      stage.px(30),
      (inner.right - inner.left) / Math.max(1, widthOf(stage.setter, kicker, 'display', 1)),
    );
    stage.words(kicker, {
      x,
      base: top + size * 0.86,
      align: 'centre',
      role: 'display',
      size,
      colour: readable(sky.bookmark, sky.sky, 4.5),
      over: sky.sky,
      block: 'title',
    });
    top += size * 1.3;
  }
  const sun = setting.without.includes('sun') ? undefined : sunFact(content, view);
  const set = titleIn(stage, title, {
    width: inner.right - inner.left,
    most: shape.headline.most * (sun ? titleShare : 1),
    lines: 3,
    height: setting.without.includes('year') ? plan.far - top : stage.px(150),
  });
  if (!set) return false;
  const base = top + set.size * 0.86;
  stage.lines(title.text, set, {
    x,
    base,
    align: 'centre',
    role: 'display',
    leading: 1.18,
    colour: sky.title,
    over: sky.sky,
    block: 'title',
    type: 'headline',
  });
  const foot = base + (set.lines.length - 1) * set.size * 1.18;
  const room = plan.far - foot;
  if (sun && room > stage.px(70)) {
    const number = fitNumber(stage.setter, partsBeside(sun, sun.label, stage.setter.of.script), {
      width: inner.right - inner.left - stage.px(60),
      most: Math.min(stage.px(mostNumber), (room - shape.words.small * labelRoom) / 0.72),
      least: stage.px(48),
      words: shape.words.unit,
    });
    const label =
      number &&
      firstLabel(stage, [sun.label, sun.short], {
        role: 'strong',
        size: shape.words.small,
        width: inner.right - inner.left,
        lines: 1,
      });
    if (!number || !label) return false;
    const line = foot + shape.words.small * aboveNumber + number.sizes.size * 0.72;
    const colour = readable(stage.tones.signal, sky.sky, 4.5);
    stage.number(sun, number, { x, base: line, align: 'centre', colour, over: sky.sky, wordColour: colour });
    stage.lines(label.text, label.set, {
      x,
      base: line + label.set.size * 1.3,
      align: 'centre',
      role: 'strong',
      colour: sky.title,
      over: sky.sky,
      facts: [sun.id],
    });
  } else if (year && room > stage.px(70))
    drawYear(stage, year, sky, {
      left: inner.left + stage.px(40),
      right: inner.right - stage.px(40),
      top: foot + stage.px(18),
      bottom: plan.far + stage.px(6),
    });
  const sides = [stage.left, inner.right + stage.px(20)] as const;
  const width = inner.left - stage.left - stage.px(24);
  const over = sky.sky;
  content.hooks
    .filter((fact) => fact !== sun)
    .slice(0, 2)
    .forEach((fact, index) => {
      const hook = setHook(stage, fact, { size: stage.px(84), width, label: shape.words.label });
      if (!hook) return;
      const colour = readable(stage.tones.signal, over, 4.5);
      const at = { x: sides[index]!, top: stage.px(60) };
      const numberBase = at.top + stage.px(84) * 0.72;
      const on = art === 'rays' ? readable(stage.tones.gold, over, 4.5) : colour;
      if (hook.number)
        stage.number(fact, hook.number, { x: at.x, base: numberBase, colour: on, over, wordColour: on });
      else if (hook.words)
        stage.words(hook.words.text, {
          x: at.x,
          base: numberBase,
          role: 'display',
          size: hook.words.size,
          colour: on,
          over,
          facts: [fact.id],
        });
      stage.lines(hook.label.text, hook.label.set, {
        x: at.x,
        base: numberBase + hook.label.set.size * 1.5,
        role: 'label',
        colour: readable(stage.tones.ink, over, 4.5),
        over,
        facts: [fact.id],
      });
    });
  drawSource(stage, view.source, {
    x,
    width: stage.measure,
    align: 'centre',
    colour: mixColours(stage.tones.foot, '#ffffff', 0.85),
    over: stage.tones.foot,
    block: 'source',
  });
  return true;
}
