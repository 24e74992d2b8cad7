/** The cover: title, the year as a picture whose nought is the sun, land, and three hooks. */
import type { FactView } from '../../view/view.ts';
import { contrastOf, mixColours, readable } from '../draw/colour.ts';
import { footTop } from '../draw/frame.ts';
import { labelLines } from '../draw/ledger.ts';
import { firPath, frontPath, planePath, raysPath, ribbonPath, type Strip } from '../draw/parts.ts';
import { sealWords } from '../draw/seal.ts';
import type { Box, Stage } from '../draw/stage.ts';
import { fitLines, fitNumber, widthOf, wrapLabel, type FittedNumber, type Lines } from '../draw/type.ts';
import { placeArt } from '../../html/art/own.ts';
import type { Drawing } from '../../model/art/shape.ts';
import type { ReportView } from '../../view/view.ts';
import type { Theme } from '../../design/theme.ts';
import type { Content } from '../plan/content.ts';
import { arrowPath } from './targets.ts';

type Cover = Extract<Content, { device: 'cover' }>;

export interface CoverSetting {
  view: ReportView;
  art: Theme['art'];
  /** Words of the swipe cue; "" where the picture stands alone. */
  cue: string;
  index: number;
  /** The report's own art, in place of the theme's land and of the year. */
  own?: Drawing | undefined;
}

interface Sky {
  sky: string;
  title: string;
  year: string;
  sun: string;
  planes: [string, string, string];
  ground: string;
}

function skyOf(stage: Stage, art: Theme['art']): Sky {
  const { tones } = stage;
  if (art === 'rays')
    return {
      sky: tones.accent,
      title: tones.paper,
      year: tones.paper,
      sun: tones.gold,
      planes: [
        mixColours(tones.accent, '#000000', 0.12),
        mixColours(tones.accent, tones.deep, 0.6),
        tones.deep,
      ],
      ground: tones.deep,
    };
  const cool = art === 'lines';
  const sky = cool ? mixColours(tones.glow, tones.paper, 0.3) : tones.warm;
  return {
    sky,
    title: readable(tones.deep, sky, 4.5),
    year: readable(tones.deep, sky, 4.5),
    sun: tones.sun,
    planes: cool
      ? [mixColours(sky, tones.accent, 0.4), mixColours(sky, tones.accent, 0.66), tones.accent]
      : [mixColours(sky, tones.main, 0.26), mixColours(sky, tones.main, 0.6), tones.main],
    ground: cool ? mixColours(tones.accent, tones.deep, 0.35) : tones.deep,
  };
}

const stripOf = (stage: Stage, index: number): Strip => ({
  seed: stage.seed,
  width: stage.shape.width,
  height: stage.shape.height,
  from: index * stage.shape.width,
  unit: stage.shape.width / 1080,
});

/** The report's own drawing from edge to edge, cut off above and below. */
function ownArt(stage: Stage, own: Drawing, { top, bottom }: { top: number; bottom: number }): string {
  const size = { width: stage.shape.width, height: bottom - top, prefix: `cover-${Math.round(top)}-` };
  return `<g transform="translate(0 ${Math.round(top)})">${placeArt(own, size)}</g>`;
}

/** Land in planes, the nearest the deep ground of the hooks. */
function drawLand(
  stage: Stage,
  sky: Sky,
  { art, index, own }: CoverSetting,
  { far, ground }: { far: number; ground: number },
): void {
  const strip = stripOf(stage, index);
  const step = (ground - far) / 3;
  if (own) stage.raw(ownArt(stage, own, { top: far, bottom: ground + stage.px(14) }));
  else
    sky.planes.forEach((colour, plane) =>
      stage.path(
        planePath(
          { ...strip, seed: `${stage.seed} cover ${plane}` },
          far + plane * step,
          stage.px(18),
          stage.shape.height,
        ),
        colour,
      ),
    );
  stage.path(
    frontPath(
      art === 'lines' ? 'lines' : art === 'ridges' ? 'ridges' : 'rays',
      { ...strip, seed: `${stage.seed} cover` },
      ground,
    ),
    sky.ground,
  );
  const top = footTop(stage);
  if (stage.shape.foot > 0)
    stage.path(
      planePath(
        { ...strip, seed: `${stage.seed} foot` },
        stage.shape.name === 'story' ? top + stage.px(120) : top + stage.px(8),
        stage.px(8),
        stage.shape.height,
      ),
      stage.tones.foot,
    );
}

/** The year, fitted to a box: digits stand on its foot, the first nought is the sun. */
function drawYear(stage: Stage, year: string, sky: Sky, box: Box): void {
  const letters = [...year];
  const zero = letters.indexOf('0');
  const em = (letter: string) => widthOf(stage.setter, letter, 'numeral', 1);
  const sunEm = 0.72;
  const gapEm = 0.045;
  const total = letters.reduce((sum, letter, at) => sum + (at === zero ? sunEm + 2 * gapEm : em(letter)), 0);
  const size = Math.min((box.right - box.left) / total, (box.bottom - box.top) / 0.7);
  let x = box.left + (box.right - box.left - total * size) / 2;
  const base = box.bottom;
  let run = '';
  let from = x;
  const flush = () => {
    if (run) {
      stage.figures(run, {
        x: from,
        base,
        size,
        colour: sky.year,
        over: [sky.sky, sky.planes[0]].join(','),
        block: 'year',
        type: 'picture',
      });
      stage.pieces.at(-1)!.classes += ' picture';
    }
    run = '';
  };
  letters.forEach((letter, at) => {
    if (at === zero) {
      flush();
      const r = (sunEm * size) / 2;
      stage.circle(x + gapEm * size + r, base - 0.35 * size, r, sky.sun);
      x += (sunEm + 2 * gapEm) * size;
      from = x;
      return;
    }
    if (!run) from = x;
    run += letter;
    x += em(letter) * size;
  });
  flush();
}

interface Hook {
  fact: FactView;
  number?: FittedNumber | undefined;
  words?: { text: string; size: number; width: number } | undefined;
  label: { text: string; set: Lines };
  width: number;
}

function setHook(
  stage: Stage,
  fact: FactView,
  { size, width, label }: { size: number; width: number; label: number },
): Hook | undefined {
  const ranked = fact.parts.length === 0;
  const found =
    labelLines(stage, fact, { size: label, width, lines: 2 }) ??
    labelLines(stage, fact, { size: label * 0.9, width, lines: 2 });
  if (!found) return undefined;
  if (ranked) {
    const seal = sealWords(fact.rank || fact.text, stage.setter.of.script);
    const text = seal ? seal.lines.join(stage.setter.of.script === 'han' ? '' : ' ') : fact.text;
    const em = widthOf(stage.setter, text, 'display', 1);
    const fitted = Math.min(size * 0.72, width / em);
    if (fitted < label * 1.1) return undefined;
    return {
      fact,
      words: { text, size: fitted, width: em * fitted },
      label: found,
      width: Math.max(em * fitted, found.set.width),
    };
  }
  const number = fitNumber(stage.setter, fact.parts, {
    width,
    most: size,
    least: size * 0.5,
    words: stage.shape.words.unit,
  });
  if (!number) return undefined;
  return { fact, number, label: found, width: Math.max(number.width, found.set.width) };
}

/** Hooks in a row, their widths by content. */
function drawHooks(
  stage: Stage,
  facts: FactView[],
  sky: Sky,
  box: { left: number; right: number; top: number; bottom?: number },
  sizes: { size: number; label: number },
): boolean {
  for (let count = facts.length; count > 0; count -= 1) {
    const gap = stage.px(36);
    const total = box.right - box.left - gap * (count - 1);
    for (const share of [0.9, 1, 1.25, 1.5]) {
      const hooks = facts
        .slice(0, count)
        .map((fact) => setHook(stage, fact, { ...sizes, width: (total / count) * share }));
      if (hooks.some((hook) => !hook)) continue;
      const height = (hook: Hook) =>
        sizes.size * 0.72 + hook.label.set.size * (1.6 + (hook.label.set.lines.length - 1) * 1.22);
      if (box.bottom !== undefined && hooks.some((hook) => box.top + height(hook!) > box.bottom!)) continue;
      const used = hooks.reduce((sum, hook) => sum + hook!.width, 0);
      if (used > total) continue;
      const between = gap + ((total - used) / Math.max(1, count - 1)) * (count > 1 ? Math.min(1, 0.8) : 0);
      let x = box.left;
      for (const hook of hooks as Hook[]) {
        drawHook(stage, hook, { x, top: box.top, over: sky.ground, size: sizes.size });
        x += hook.width + between;
      }
      return true;
    }
  }
  return false;
}

function drawHook(
  stage: Stage,
  hook: Hook,
  {
    x,
    top,
    over,
    size,
    align = 'left',
  }: { x: number; top: number; over: string; size: number; align?: 'left' | 'centre' },
): void {
  const { tones } = stage;
  const glow = readable(
    contrastOf(tones.glow, over) > contrastOf(tones.gold, over) ? tones.glow : tones.gold,
    over,
    4.5,
  );
  const ink = readable(tones.paper, over, 4.5);
  const base = top + size * 0.72;
  if (hook.number)
    stage.number(hook.fact, hook.number, { x, base, colour: glow, over, wordColour: glow, align });
  else if (hook.words)
    stage.words(hook.words.text, {
      x,
      base,
      role: 'display',
      size: hook.words.size,
      colour: glow,
      over,
      facts: [hook.fact.id],
      align,
    });
  stage.lines(hook.label.text, hook.label.set, {
    x,
    base: base + hook.label.set.size * 1.5,
    role: 'label',
    colour: ink,
    over,
    facts: [hook.fact.id],
    align,
  });
}

/** The kicker as a ribbon that hangs at the right, in Han from top to bottom. @returns its left edge. */
function drawRibbon(
  stage: Stage,
  kicker: string,
  sky: Sky,
  { width, height }: { width: number; height: number },
): number {
  const letters = [...kicker];
  const x = stage.right - width;
  const fill = sky.sky === stage.palette.bookmark ? stage.tones.gold : stage.palette.bookmark;
  const ink = readable(fill === stage.tones.gold ? stage.tones.deep : stage.palette.onBookmark, fill, 4.5);
  stage.path(ribbonPath(x, width, height, width * 0.22), fill);
  const from = Math.max(width * 0.12, stage.shape.safe[0]);
  const step = (height - from - width * 0.3) / letters.length;
  const size = Math.min(width * 0.68, step * 0.92);
  letters.forEach((letter, index) => {
    stage.words(letter, {
      x: x + width / 2,
      base: from + step * index + step / 2 + size * 0.37,
      role: 'display',
      size,
      align: 'centre',
      colour: ink,
      over: fill,
      block: 'kicker',
      type: 'picture',
    });
    stage.pieces.at(-1)!.classes += ' picture';
  });
  return x;
}

function drawCue(stage: Stage, cue: string, source: string): void {
  const { shape, tones } = stage;
  if (!cue || shape.name === 'wide' || shape.name === 'story') return;
  const size = stage.px(44);
  const base = shape.height - shape.place.base;
  stage.path(arrowPath(stage.right - size, base - stage.px(12), size), tones.paper);
  const words = shape.words.small;
  const x = stage.right - size - stage.px(18);
  const wide = widthOf(stage.setter, cue, 'strong', words);
  const beside = widthOf(stage.setter, source, 'text', shape.source.size);
  if (wide > stage.measure * 0.4 || beside > stage.measure * cueShare) return;
  stage.words(cue, {
    x,
    base,
    align: 'right',
    role: 'strong',
    size: words,
    colour: tones.paper,
    over: tones.foot,
    block: 'cue',
    derived: true,
  });
}

/** Share of the measure that the source has beside the words of the cue; a longer one leaves only the arrow. */
const cueShare = 0.56;

function drawSource(stage: Stage, source: string, over: string, cued: boolean): void {
  const { shape, tones } = stage;
  const whole = widthOf(stage.setter, source, 'text', shape.source.size);
  const width = stage.measure * (cued ? (whole < stage.measure * cueShare ? cueShare : 0.9) : 1);
  const set = fitLines(
    stage.setter,
    { text: source, units: [source] },
    { role: 'text', width, most: shape.source.size, least: shape.source.size * 0.7, lines: 1 },
  );
  stage.lines(source, set ?? { lines: [source], size: shape.source.size * 0.7, width }, {
    x: stage.left,
    base: shape.height - shape.source.base,
    role: 'text',
    colour: mixColours(over, tones.paper, 0.8),
    over,
    block: 'foot',
    type: 'source',
  });
}

/** Money may stand in the sun itself: what the report is about. */
const sunFact = (content: Cover, view: ReportView): FactView | undefined =>
  content.hooks.find((fact) => fact.kind === 'money' && view.lead.facts[0]?.id === fact.id);

function sunWithNumber(
  stage: Stage,
  fact: FactView,
  sky: Sky,
  { x, y, r }: { x: number; y: number; r: number },
): boolean {
  stage.circle(x, y, r, sky.sun);
  const ink = readable(stage.tones.deep, sky.sun, 4.5);
  const number = fitNumber(stage.setter, fact.parts, {
    width: r * 1.56,
    most: r * 0.78,
    least: r * 0.24,
    words: stage.shape.words.unit,
  });
  if (!number) return false;
  const label = stage.shape.words.label;
  const set = [
    [1.1, 1],
    [0.92, 1],
    [1, 2],
  ]
    .map(([share, lines]) =>
      wrapLabel(stage.setter, fact.label, {
        role: 'strong',
        size: label * share!,
        width: r * 1.66,
        lines: lines!,
      }),
    )
    .find((found) => found !== undefined);
  if (!set) return false;
  const base = y - r * 0.08;
  stage.number(fact, number, { x, base, align: 'centre', colour: ink, over: sky.sun, wordColour: ink });
  stage.lines(fact.label, set, {
    x,
    base: base + set.size * 1.6,
    align: 'centre',
    role: 'strong',
    colour: ink,
    over: sky.sun,
    facts: [fact.id],
  });
  return true;
}

function titleIn(
  stage: Stage,
  view: ReportView,
  { width, most, lines, height }: { width: number; most: number; lines: number; height: number },
): Lines | undefined {
  const role = 'display';
  return fitLines(stage.setter, view.masthead.title, {
    role,
    width,
    most,
    least: stage.shape.headline.least * 0.85,
    lines,
    height,
    leading: 1.2,
  });
}

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
        top: p(640) + shape.shift,
        bottom: p(960) + shape.shift * 0.5,
      },
      far: p(900) + shape.shift * 0.5,
      ground: p(1150),
      hooks: p(1210),
      size: p(116),
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

export function drawCover(stage: Stage, content: Cover, setting: CoverSetting): boolean {
  const { shape } = stage;
  if (shape.name === 'banner') return drawBanner(stage, content, setting);
  if (shape.name === 'wide') return drawWideCover(stage, content, setting);
  const { view, art, cue } = setting;
  const sky = skyOf(stage, art);
  const plan = tallPlan(stage);
  stage.rect(0, 0, shape.width, shape.height, sky.sky);
  const sunMiddle = (plan.year.top + plan.year.bottom) / 2;
  if (art === 'rays')
    stage.path(raysPath(shape.width / 2, sunMiddle, shape.height, 28), mixColours(sky.sky, '#000000', 0.07));
  const money = sunFact(content, view);
  const { kicker, title, tagline, year } = view.masthead;
  const vertical = view.script === 'han' && kicker && [...kicker].length <= 6 && shape.name !== 'square';
  let top = plan.title.top;
  let width = plan.title.width;
  if (vertical) {
    const ribbon = drawRibbon(stage, kicker, sky, {
      width: stage.px(140),
      height: plan.year.top * (shape.name === 'story' ? 0.97 : 1),
    });
    width = ribbon - stage.left - stage.px(30);
  } else if (kicker) {
    const [mark, high] = shape.bookmark;
    stage.path(ribbonPath(stage.left, mark, high, mark * 0.26), stage.palette.bookmark);
    const yearMark = fitNumber(stage.setter, [{ role: 'number', text: year || '·' }], {
      width: mark * 0.8,
      most: mark * 0.5,
      least: 10,
      words: 1,
    })!;
    if (year) {
      stage.figures(year, {
        x: stage.left + mark / 2,
        base: shape.eyebrow.base,
        size: yearMark.sizes.size,
        align: 'centre',
        colour: stage.palette.onBookmark,
        over: stage.palette.bookmark,
        block: 'bookmark',
      });
    }
    stage.words(kicker, {
      x: stage.left + mark + stage.px(24),
      base: shape.eyebrow.base,
      role: 'strong',
      size: shape.eyebrow.size,
      colour: sky.title,
      over: sky.sky,
      block: 'kicker',
    });
    top = Math.max(top, shape.headline.top);
  }
  const gap = stage.px(shape.name === 'square' ? 70 : 96);
  const set = titleIn(stage, view, {
    width,
    most: plan.title.most,
    lines: 3,
    height: plan.year.top - top - (tagline.length > 0 ? gap : stage.px(20)),
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
  const own = setting.own !== undefined;
  drawLand(stage, sky, setting, own ? { ...plan, far: words + stage.px(30) } : plan);
  if (own) {
    // The report's art is the picture.
  } else if (money) {
    const r = Math.min(stage.measure * 0.35, (plan.far - words - stage.px(36)) / 1.42);
    if (
      !sunWithNumber(stage, money, sky, {
        x: stage.left + stage.measure * 0.62,
        y: words + stage.px(36) + r,
        r,
      })
    )
      return false;
    raiseSun(stage, sky);
  } else if (year) {
    drawYear(stage, year, sky, { ...plan.year, top: Math.max(plan.year.top, words + stage.px(30)) });
  } else stage.circle(shape.width / 2, plan.far - stage.px(60), stage.px(150), sky.sun);
  const hooks = content.hooks.filter((fact) => fact !== money).slice(0, shape.name === 'square' ? 4 : 3);
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
  drawSource(stage, view.source, shape.name === 'story' ? sky.ground : stage.tones.foot, cue !== '');
  drawCue(stage, cue, view.source);
  return true;
}

/** The sun with the number stands before the sky and behind the land: its shape goes before the planes. */
function raiseSun(stage: Stage, sky: Sky): void {
  const at = stage.shapes.findLastIndex((shape) => shape.startsWith('<circle') && shape.includes(sky.sun));
  const [sun] = stage.shapes.splice(at, 1);
  const first = stage.shapes.findIndex((shape) => shape.includes(`fill="${sky.planes[0]}"`));
  stage.shapes.splice(Math.max(first, 1), 0, sun!);
}

function drawTagline(
  stage: Stage,
  tagline: string[],
  sky: Sky,
  { base, width }: { base: number; width: number },
): number | undefined {
  if (tagline.length === 0 || stage.shape.name === 'square') return undefined;
  const size = stage.px(46);
  const text = tagline.join(stage.setter.of.script === 'han' ? '　' : ' ');
  const wide = widthOf(stage.setter, text, 'quote', size);
  const fitted = Math.min(size, (size * width) / wide);
  if (fitted < stage.shape.words.small) return undefined;
  const art = readable(mixColours(sky.title, sky.planes[2], 0.4), sky.sky, 4.5);
  stage.lines(
    text,
    { lines: [text], size: fitted, width },
    { x: stage.left, base, role: 'quote', colour: art, over: sky.sky, block: 'tagline' },
  );
  return base + fitted * 0.2;
}

/** The year in the bookmark. */
function drawMark(stage: Stage, year: string): void {
  const { shape, palette } = stage;
  const [mark] = shape.bookmark;
  const { sizes } = fitNumber(stage.setter, [{ role: 'number', text: year }], {
    width: mark * 0.8,
    most: mark * 0.5,
    least: 10,
    words: 1,
  })!;
  stage.figures(year, {
    x: stage.left + mark / 2,
    base: shape.eyebrow.base,
    size: sizes.size,
    align: 'centre',
    colour: palette.onBookmark,
    over: palette.bookmark,
    block: 'bookmark',
  });
}

function drawWideCover(stage: Stage, content: Cover, setting: CoverSetting): boolean {
  const { shape } = stage;
  const { view, art } = setting;
  const sky = skyOf(stage, art);
  stage.rect(0, 0, shape.width, shape.height, sky.sky);
  const middle = shape.width * 0.56;
  if (art === 'rays')
    stage.path(
      raysPath(shape.width * 0.78, shape.height * 0.5, shape.width, 28),
      mixColours(sky.sky, '#000000', 0.07),
    );
  const plan = { far: shape.height * 0.54, ground: shape.height * 0.68 };
  const { kicker, title, year } = view.masthead;
  let top = stage.px(70);
  if (kicker) {
    const size = shape.eyebrow.size;
    const [mark, high] = shape.bookmark;
    stage.path(ribbonPath(stage.left, mark, high, mark * 0.26), stage.palette.bookmark);
    if (year) drawMark(stage, year);
    stage.words(kicker, {
      x: stage.left + mark + stage.px(22),
      base: shape.eyebrow.base,
      role: 'strong',
      size,
      colour: sky.title,
      over: sky.sky,
      block: 'kicker',
    });
    top = shape.headline.top - stage.px(6);
  }
  const set = titleIn(stage, view, {
    width: middle - stage.left,
    most: stage.px(92),
    lines: 3,
    height: plan.ground - top - stage.px(60),
  });
  if (!set) return false;
  const base = top + set.size * 0.86;
  drawLand(stage, sky, setting, plan);
  stage.lines(title.text, set, {
    x: stage.left,
    base,
    role: 'display',
    leading: 1.2,
    colour: sky.title,
    over: [sky.sky, sky.planes[0]].join(','),
    block: 'headline',
    type: 'headline',
  });
  const money = sunFact(content, view);
  const box = {
    left: middle + stage.px(40),
    right: stage.right,
    top: stage.px(90),
    bottom: shape.height * 0.6,
  };
  if (money) {
    if (
      !sunWithNumber(stage, money, sky, {
        x: (box.left + box.right) / 2,
        y: shape.height * 0.39,
        r: stage.px(200),
      })
    )
      return false;
    raiseSun(stage, sky);
  } else if (year) drawYear(stage, year, sky, box);
  const hooks = content.hooks.filter((fact) => fact !== money).slice(0, 3);
  drawHooks(
    stage,
    hooks,
    sky,
    {
      left: stage.left,
      right: stage.right,
      top: plan.ground + stage.px(20),
      bottom: footTop(stage) - stage.px(12),
    },
    { size: stage.px(58), label: shape.words.small * 0.94 },
  );
  drawSource(stage, view.source, stage.tones.foot, false);
  return true;
}

/** Title and year in the centre square, a hook at either side. */
function drawBanner(stage: Stage, content: Cover, setting: CoverSetting): boolean {
  const { shape } = stage;
  const { view, art } = setting;
  const sky = skyOf(stage, art);
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
  const { kicker, title, year } = view.masthead;
  let top = stage.px(26);
  if (kicker) {
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
      colour: readable(stage.palette.bookmark, sky.sky, 4.5),
      over: sky.sky,
      block: 'title',
    });
    top += size * 1.3;
  }
  const set = titleIn(stage, view, {
    width: inner.right - inner.left,
    most: shape.headline.most,
    lines: 3,
    height: stage.px(150),
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
  if (year && plan.far - foot > stage.px(70))
    drawYear(stage, year, sky, {
      left: inner.left + stage.px(40),
      right: inner.right - stage.px(40),
      top: foot + stage.px(18),
      bottom: plan.far + stage.px(6),
    });
  const sides = [stage.left, inner.right + stage.px(20)] as const;
  const width = inner.left - stage.left - stage.px(24);
  const over = sky.sky;
  content.hooks.slice(0, 2).forEach((fact, index) => {
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
  const wide = widthOf(stage.setter, view.source, 'text', shape.source.size);
  const size = Math.min(shape.source.size, (stage.measure * shape.source.size) / wide);
  stage.lines(
    view.source,
    { lines: [view.source], size, width: 0 },
    {
      x,
      base: shape.height - shape.source.base,
      align: 'centre',
      role: 'text',
      colour: mixColours(stage.tones.foot, '#ffffff', 0.85),
      over: stage.tones.foot,
      block: 'source',
      type: 'source',
    },
  );
  return true;
}

export { firPath };
