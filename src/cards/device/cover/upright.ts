/** The cover of upright and square pictures. */
import { shortYear } from '../../plan/slot.ts';
import { mixColours } from '../../draw/colour.ts';
import { raysPath } from '../../draw/parts.ts';
import type { Box, Stage } from '../../draw/stage.ts';
import { drawPhotoBand } from '../photo-band.ts';
import { drawHooks, hookRow } from './hooks.ts';
import { drawLand, skyOf, type Cover, type CoverSetting, type Spared } from './sky.ts';
import { drawYear, raiseSun, sunFact, sunWithNumber } from './sun.ts';
import { drawCue, drawCoverSource, drawKicker, drawRibbon, drawTagline, titleIn } from './words.ts';

/** px of the canvas between the title and the year. */
const underTitle = 56;

interface CoverPlan {
  title: { top: number; most: number; width: number };
  year: Box;
  far: number;
  ground: number;
  hooks: number;
  size: number;
  label: number;
}

function tallPlan(stage: Stage): CoverPlan {
  const { shape } = stage;
  const p = (value: number) => stage.px(value);
  const h = shape.height;
  if (shape.name === 'square')
    return {
      title: { top: p(110), most: p(86), width: stage.measure - p(20) },
      year: { left: stage.left, right: stage.right, top: p(330), bottom: p(600) },
      far: p(580),
      ground: p(740),
      hooks: p(800),
      size: p(96),
      label: shape.words.label,
    };
  if (shape.name === 'story')
    return {
      title: { top: p(230) + shape.shift, most: p(120), width: stage.measure },
      year: {
        left: stage.left,
        right: stage.right,
        top: p(660) + shape.shift,
        bottom: p(1000) + shape.shift * 0.5,
      },
      far: p(950) + shape.shift * 0.5,
      ground: p(1210),
      hooks: p(1262),
      size: p(122),
      label: shape.words.label,
    };
  return {
    title: { top: h * 0.066, most: p(126), width: stage.measure },
    year: { left: stage.left, right: stage.right, top: h * 0.338, bottom: h * 0.557 },
    far: h * 0.545,
    ground: h * 0.7,
    hooks: h * 0.742,
    size: p(118),
    label: shape.words.label,
  };
}

/** Two reports in one feed are told apart: of half of them the sun stands at the left. */
const isMirrored = (seed: string): boolean =>
  [...seed].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0) % 2 === 1;

/** The sun that holds a number: at one side, so that an object stands beside it; clear of the ribbon. */
function sunOf(
  stage: Stage,
  { words, far, beside }: { words: number; far: number; beside: { right: number; bottom: number } },
): { x: number; y: number; r: number } {
  const over = words + stage.px(36);
  const r = Math.min(stage.measure * 0.35, (far - over) / 1.42);
  const right = over < beside.bottom ? beside.right : stage.right;
  return { x: isMirrored(stage.seed) ? stage.left + r : right - r, y: over + r, r };
}

/** The wider of the sides that the sun leaves free. */
const freeBeside = ({ shape }: Stage, { x, r }: { x: number; r: number }): { left: number; right: number } =>
  x > shape.width / 2 ? { left: 0, right: x - r } : { left: x + r, right: shape.width };

export function drawUprightCover(stage: Stage, content: Cover, setting: CoverSetting): boolean {
  const { shape } = stage;
  const { view, art, cue } = setting;
  const sky = skyOf(stage, setting);
  const spares = (what: Spared) => setting.without.includes(what);
  const money = spares('sun') ? undefined : sunFact(content, view);
  const usual = tallPlan(stage);
  // Where the sun carries the number, the land lies lower.
  const plan = money ? { ...usual, far: usual.far + (usual.ground - usual.far) * 0.4 } : usual;
  stage.rect(0, 0, shape.width, shape.height, sky.sky);
  const sunMiddle = (plan.year.top + plan.year.bottom) / 2;
  if (art === 'rays')
    stage.path(raysPath(shape.width / 2, sunMiddle, shape.height, 28), mixColours(sky.sky, '#000000', 0.07));
  const { kicker, tagline } = view.masthead;
  const { title } = setting;
  const year = spares('year') ? '' : view.masthead.year;
  const vertical = view.script === 'han' && kicker && [...kicker].length <= 6 && shape.name !== 'square';
  let top = plan.title.top;
  let width = plan.title.width;
  /** Right edge of what stands beside the ribbon, and where that ends. */
  const beside = { right: Infinity, bottom: 0 };
  if (vertical) {
    beside.bottom = plan.year.top * (shape.name === 'story' ? 0.97 : 1);
    const ribbon = drawRibbon(stage, kicker, sky, { width: stage.px(140), height: beside.bottom });
    beside.right = ribbon - stage.px(30);
    width = beside.right - stage.left;
  } else if (kicker) {
    drawKicker(stage, kicker, year && shortYear(view, year, view.review.title), sky);
    top = Math.max(top, shape.headline.top);
  }
  const gap = stage.px(shape.name === 'square' ? 70 : 96);
  const set = titleIn(stage, title, {
    width,
    most: plan.title.most,
    lines: 3,
    height: (spares('year') ? plan.far : plan.year.top) - top - (tagline.length > 0 ? gap : stage.px(20)),
  });
  if (!set) return false;
  const base = top + set.size * 0.86;
  stage.lines(title.text, set, {
    x: stage.left,
    base,
    role: 'display',
    leading: 1.2,
    colour: sky.title,
    over: sky.sky,
    block: 'headline',
    type: 'headline',
  });
  const foot = base + (set.lines.length - 1) * set.size * 1.2;
  const words =
    drawTagline(stage, tagline, sky, { base: foot + stage.px(shape.name === 'square' ? 62 : 78), width }) ??
    foot;
  const own = setting.own !== undefined || setting.photo !== undefined;
  if (setting.photo) {
    stage.rect(0, plan.ground, shape.width, shape.height - plan.ground, sky.ground);
    const box = {
      left: 0,
      right: shape.width,
      top: words + stage.px(underTitle),
      bottom: plan.hooks - stage.px(30),
    };
    stage.rect(0, box.top, shape.width, box.bottom - box.top, sky.ground);
    const ink = mixColours(sky.ground, stage.tones.paper, 0.8);
    if (!drawPhotoBand(stage, setting.photo, box, { ink, over: sky.ground })) return false;
  } else {
    const sun = money && !own ? sunOf(stage, { words, far: plan.far, beside }) : undefined;
    drawLand(
      stage,
      sky,
      setting,
      own ? { ...plan, far: words + stage.px(30) } : { ...plan, free: sun && freeBeside(stage, sun) },
    );
    if (sun && !sunWithNumber(stage, money!, sky, { ...sun, land: plan.far - stage.px(18) })) return false;
    if (sun) raiseSun(stage, sky);
  }
  if (own || money) {
    // The report's art, or the sun with its number, is the picture.
  } else if (year) {
    drawYear(stage, year, sky, { ...plan.year, top: Math.max(plan.year.top, words + stage.px(underTitle)) });
  } else if (!spares('year')) stage.circle(shape.width / 2, plan.far - stage.px(60), stage.px(150), sky.sun);
  const hooks = spares('hooks')
    ? []
    : hookRow(
        content.hooks.filter((fact) => fact !== money),
        shape.name === 'square' ? 4 : 3,
      );
  if (
    hooks.length > 0 &&
    !drawHooks(
      stage,
      hooks,
      sky,
      { left: stage.left, right: stage.right, top: plan.hooks },
      { size: plan.size, label: plan.label },
    )
  )
    return false;
  drawCoverSource(stage, view.source, shape.name === 'story' ? sky.ground : stage.tones.foot, cue !== '');
  drawCue(stage, cue, view.source);
  return true;
}
