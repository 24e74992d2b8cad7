/** The cover of wide pictures: title left, sun right. */
import { shortYear } from '../../plan/slot.ts';
import { mixColours } from '../../draw/colour.ts';
import { footTop } from '../../draw/frame.ts';
import { raysPath } from '../../draw/parts.ts';
import type { Stage } from '../../draw/stage.ts';
import { drawPhotoBand } from '../photo-band.ts';
import { drawSubject, floats, subjectWidth } from '../../draw/subjects.ts';
import { drawHooks, hookRow, hooksFit } from './hooks.ts';
import { drawLand, flatShare, skyOf, type Cover, type CoverSetting, type Spared } from './sky.ts';
import { drawYear, raiseSun, sunFact, sunWithNumber } from './sun.ts';
import { drawCoverSource, drawKicker, titleIn } from './words.ts';

/** px of the canvas from the land's middle line to the words above it: its waves, the letters below their line, air. */
const overLand = 48;

/** Shares of the height that an object beside the hooks has, the first that leaves them room; of the width at most. */
const objectShares = [0.29, 0.25, 0.21, 0.17];
const widestObject = 0.4;
/** Hooks beside an object, at least. */
const leastHooks = 2;

export function drawWideCover(stage: Stage, content: Cover, setting: CoverSetting): boolean {
  const { shape } = stage;
  const { view, art } = setting;
  const sky = skyOf(stage, setting);
  stage.rect(0, 0, shape.width, shape.height, sky.sky);
  const middle = shape.width * 0.56;
  if (art === 'rays')
    stage.path(
      raysPath(shape.width * 0.78, shape.height * 0.5, shape.width, 28),
      mixColours(sky.sky, '#000000', 0.07),
    );
  const plan = { far: shape.height * 0.555, ground: shape.height * 0.665 };
  const spares = (what: Spared) => setting.without.includes(what);
  const { title } = setting;
  const { kicker, year } = view.masthead;
  let top = stage.px(70);
  if (kicker) {
    // It ends before the sun.
    drawKicker(stage, kicker, year && shortYear(view, year, view.review.title), sky, {
      right: spares('year') ? stage.right : middle,
    });
    top = shape.headline.top - stage.px(6);
  }
  const set = titleIn(stage, title, {
    width: (spares('year') ? stage.right : middle) - stage.left,
    most: stage.px(92),
    lines: 3,
    // Its last line stands clear of the highest land.
    height: plan.far - top - stage.px(overLand),
    // Beside the year the left half is the title's: in two lines where these are larger.
    fills: true,
  });
  if (!set) return false;
  const base = top + set.size * 0.86;
  drawLand(stage, sky, setting, { ...plan, flat: shape.width - stage.px(16) });
  if (setting.photo) {
    const photoBox = { left: middle + stage.px(20), right: shape.width, top: 0, bottom: plan.ground };
    const placed = drawPhotoBand(stage, setting.photo, photoBox, {
      ink: mixColours(sky.ground, stage.tones.paper, 0.8),
      over: sky.ground,
    });
    if (!placed) return false;
  }
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
  const money = spares('sun') || setting.photo ? undefined : sunFact(content, view);
  const box = {
    left: middle + stage.px(40),
    right: stage.right,
    top: stage.px(90),
    // What floats on the land stands below the year.
    bottom: floats(setting.subject)
      ? plan.ground - shape.height * flatShare - stage.px(14)
      : shape.height * 0.6,
  };
  if (money) {
    if (
      !sunWithNumber(stage, money, sky, {
        x: (box.left + box.right) / 2,
        y: shape.height * 0.39,
        r: stage.px(200),
        land: plan.far - stage.px(18),
      })
    )
      return false;
    raiseSun(stage, sky);
  } else if (year && !spares('year') && !setting.photo) drawYear(stage, year, sky, box);
  const hooks = spares('hooks')
    ? []
    : hookRow(
        content.hooks.filter((fact) => fact !== money),
        3,
      );
  const sizes = { size: stage.px(62), label: shape.words.small * 1.1 };
  const hookBox = {
    left: stage.left,
    right: stage.right,
    top: plan.ground + stage.px(16),
    bottom: footTop(stage) - stage.px(10),
  };
  const { subject } = setting;
  if (!setting.own && !setting.photo && subject && !floats(subject)) {
    const ratio = subjectWidth[subject];
    // As high as the hooks leave it room beside them; beside one of several it would stand in place of the others.
    const widthAt = (share: number) => Math.min(shape.height * share * ratio, shape.width * widestObject);
    const rightAt = (share: number) => stage.right - widthAt(share) - stage.px(40);
    const fits = (facts: typeof hooks) => (one: number) =>
      hooksFit(stage, facts, { ...hookBox, right: rightAt(one) }, sizes);
    const share =
      objectShares.find(fits(hooks)) ?? objectShares.toReversed().find(fits(hooks.slice(0, leastHooks)));
    if (share !== undefined) {
      const [x, base] = [stage.right - widthAt(share) / 2, footTop(stage) + stage.px(10)];
      drawSubject(stage, subject, { x, base, height: widthAt(share) / ratio }, [
        ...sky.planes.slice(1),
        sky.ground,
      ]);
      hookBox.right = rightAt(share);
    }
  }
  drawHooks(stage, hooks, sky, hookBox, sizes);
  drawCoverSource(stage, view.source, stage.tones.foot, false);
  return true;
}
