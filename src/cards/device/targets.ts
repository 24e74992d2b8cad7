/** Targets against last year: bars on one scale, differences on a zero of their own, or steps side by side. */
import { readable } from '../draw/colour.ts';
import { floorTop, type Room } from '../draw/frame.ts';
import { drawLedger } from '../draw/ledger.ts';
import type { Stage } from '../draw/stage.ts';
import { drawAbout } from '../draw/about.ts';
import { flowText } from '../draw/type.ts';
import type { PairView } from '../../view/view.ts';
import type { Form, FormContext } from './form.ts';
import { drawBars } from './targets/bars.ts';
import { drawDifferences } from './targets/differences.ts';
import { drawGauges, onHundred } from './targets/gauge.ts';
import { aimsOf, areClose, scalePairs, tellingPairs, type Targets } from './targets/pairs.ts';
import { drawSteps, drawYears, yearsRoom } from './targets/steps.ts';

/** Targets in words in a tinted band at the foot. @returns its top. */
function drawTexts(stage: Stage, texts: string[], room: Room): number {
  const { palette, shape, tones } = stage;
  if (texts.length === 0) return room.bottom;
  const size = shape.words.small;
  const story = shape.name === 'story';
  for (let count = Math.min(3, texts.length); count > 0; count -= 1) {
    const sets = texts
      .slice(0, count)
      .map((text) => flowText(stage.setter, text, { role: 'strong', size, width: stage.measure }));
    const lines = sets.reduce((sum, { lines: of }) => sum + of.length, 0);
    if (lines > (shape.name === 'square' ? 2 : 4)) continue;
    const height = lines * size * 1.34 + stage.px(44) + (count - 1) * stage.px(10);
    const bottom = story ? room.bottom : floorTop(stage) - stage.px(4);
    const top = bottom - height;
    const fill = palette.isDark ? tones.main : tones.tint2;
    stage.rect(0, top, shape.width, story ? height : height + stage.px(26), fill);
    const ink = readable(palette.ink, fill, 4.5);
    let base = top + stage.px(22) + size;
    sets.forEach((set, index) => {
      stage.lines(texts[index]!, set, {
        x: stage.left,
        base,
        role: 'strong',
        leading: 1.34,
        colour: ink,
        over: fill,
      });
      base += set.lines.length * size * 1.34 + stage.px(10);
    });
    return top - stage.px(20);
  }
  return room.bottom;
}

/** A band with a headline that leaves the height to the rows. */
const lookOf = ({ texts, pairs }: Targets): Form['look'] => ({
  band: true,
  flat: texts.length > 0,
  ...(pairs.length === 1 ? {} : { headlineShare }),
});
const headlineShare = 0.72;

/** Share of the height that few rows fill. */
const rowShare = 0.94;

function form(content: Targets, rows: number, words: string): Form {
  const { drawn, others } = scalePairs(content.pairs);
  const pairs = tellingPairs(drawn, rows);
  const cells = [...others.map(({ target }) => target), ...content.facts];
  return {
    name: `targets-${rows}`,
    look: lookOf(content),
    tall: 0.7 + pairs.length * 0.16 + (cells.length > 0 ? 0.24 : 0),
    draw: (stage, room) => {
      const { shape } = stage;
      const close = areClose(pairs);
      const years = close ? yearsRoom(stage, content.names, room.right) : 0;
      const top = room.top + stage.px(shape.name === 'wide' ? 24 : 44) + years;
      const bottom = drawTexts(stage, shape.name === 'wide' ? [] : content.texts, room);
      const height = bottom - top;
      const least = stage.px(close ? 128 : 140);
      const most = Math.max(stage.px(close ? 220 : 250), (height * rowShare) / pairs.length);
      const ledger =
        cells.length > 0 && shape.name !== 'wide' ? stage.px(shape.name === 'square' ? 170 : 230) : 0;
      const step = Math.min(most, (height - ledger) / pairs.length);
      if (step < least * (shape.name === 'wide' ? 0.8 : 1)) return false;
      const at = { stage, content, pairs, top, step };
      if (close) drawYears(stage, content.names, { right: room.right, top: top - years });
      if (!(close ? drawDifferences(at, words) : drawBars(at))) return false;
      if (ledger)
        drawLedger(
          stage,
          cells,
          { left: room.left, right: room.right, top: top + step * pairs.length + stage.px(10), bottom },
          {
            most: stage.px(96),
            least: stage.px(48),
            columns: cells.length > 4 ? [3, 2] : [2, 3, 4, 1],
            place: 'middle',
          },
        );
      return true;
    },
  };
}

/** px of the canvas: largest figures of a ledger over the whole card. */
const mostAlone = 220;

/** Target facts without pairs are a ledger over the whole card. */
function ledger(content: Targets): Form {
  return {
    name: 'targets-ledger',
    look: lookOf(content),
    tall: 0.9,
    draw: (stage, room) => {
      const top = room.top + stage.px(40);
      const bottom = drawTexts(stage, content.texts, room);
      const facts = [...content.pairs.map(({ target }) => target), ...content.facts];
      const { count } = drawLedger(
        stage,
        facts,
        { left: room.left, right: room.right, top, bottom },
        { most: stage.px(mostAlone), least: stage.px(50), columns: [2, 1, 3], place: 'middle' },
      );
      return count > 0;
    },
  };
}

/** From → to, side by side: flat pictures, and pairs that share no scale. */
function steps(content: Targets, pairs: PairView[], isFlat: boolean): Form {
  const least = Math.min(pairs.length, isFlat ? leastFlat : 1);
  return {
    name: 'targets-steps',
    look: stepsLook(content, isFlat),
    draw: (stage, room) => {
      const top = room.top + stage.px(30);
      const bottom = drawTexts(stage, content.texts, room);
      const { facts } = content;
      const shared = pairs.length > 0 && facts.length > 0 && stage.shape.name !== 'wide';
      if (!shared) return drawSteps(stage, pairs, { ...room, top, bottom }, content, least);
      // Targets without last year's number below those that have one.
      const split = top + ((bottom - top) * pairs.length) / (pairs.length + Math.ceil(facts.length / 2));
      if (!drawSteps(stage, pairs, { ...room, top, bottom: split }, content)) return false;
      const { count } = drawLedger(
        stage,
        facts,
        { left: room.left, right: room.right, top: split + stage.px(20), bottom },
        { most: stage.px(110), least: stage.px(50), columns: [2, 1] },
      );
      return count === facts.length;
    },
  };
}

/** On a flat card the last row goes down to the foot. */
function stepsLook(content: Targets, isFlat: boolean): Form['look'] {
  const look = lookOf(content);
  return { ...look, flat: (look.flat ?? false) || isFlat };
}

/** All targets in one grid, each that has last year's number beside it. */
function grid(content: Targets, isFlat: boolean): Form {
  const aims = aimsOf(content).filter(
    ({ target, last }) => target.parts.length > 0 && last?.parts.length !== 0,
  );
  return {
    name: 'targets-grid',
    look: stepsLook(content, isFlat),
    tall: 0.5 + Math.min(aims.length, 8) * 0.1,
    draw: (stage, room) => {
      const top = room.top + stage.px(30);
      const bottom = drawTexts(stage, isFlat ? [] : content.texts, room);
      return drawSteps(stage, aims, { ...room, top, bottom }, content, Math.min(aims.length, leastInGrid));
    },
  };
}
/** Targets of a grid, at least: fewer stand in rows of their own; and of several on a flat card. */
const leastInGrid = 3;
const leastFlat = 2;

/** The only row, where the headline is its label and number: one of several keeps its name among the others. */
const namedBy = (headline: string, [first, ...others]: PairView[]): PairView | undefined =>
  first && others.length === 0 && headline.includes(first.label) && headline.includes(first.target.full)
    ? first
    : undefined;

/** A few parts of a hundred, and what has no last year below them in a row of its own. */
function gauge(content: Targets, pairs: PairView[], context: FormContext): Form {
  return {
    name: 'targets-gauge',
    look: lookOf(content),
    tall: 0.5 + (pairs.length + (content.facts.length > 0 ? 1 : 0)) * 0.36,
    draw: (stage, room) => {
      const isFlat = stage.shape.name === 'wide';
      const top = room.top + stage.px(isFlat ? 30 : 52);
      const bottom = drawTexts(stage, isFlat ? [] : content.texts, room);
      const { facts } = content;
      const rows = pairs.length + (facts.length > 0 ? 1 : 0);
      const isNarrow = !isFlat && content.texts.length === 0;
      const { highRow, below } = stage.shape.devices.gauge;
      const free = (bottom - top) / rows;
      // Rows are no higher than they have to say: what is left is for what the report is about.
      const height = isNarrow ? Math.min(free, stage.px(highRow)) : free;
      const ledger = facts.length === 0 ? 0 : isNarrow ? Math.min(free, stage.px(below)) : free;
      if (height < stage.px(isFlat ? 92 : 190)) return false;
      if (
        !drawGauges(stage, pairs, { ...room, top, bottom }, { height, named: namedBy(stage.headline, pairs) })
      )
        return false;
      drawYears(stage, content.names, { right: room.right, top });
      const left = bottom - top - height * pairs.length - ledger;
      if (left > 0 && !isFlat)
        drawAbout(stage, context.subject, { top: bottom - left, bottom: floorTop(stage) });
      if (facts.length === 0) return true;
      const { count } = drawLedger(
        stage,
        facts,
        { left: room.left, right: room.right, top: bottom - left - ledger, bottom: bottom - left },
        {
          most: stage.px(isFlat ? 120 : mostBelow),
          least: stage.px(56),
          columns: [facts.length > 2 ? 3 : 2, 1],
        },
      );
      return count === facts.length;
    },
  };
}

/** px of the canvas: figures of targets below gauges. */
const mostBelow = 150;

/** Most pairs that are drawn as gauges. */
const mostGauges = 2;

/** Bars or differences on one scale, as many as have room. */
function scaleForms(content: Targets, drawn: PairView[], most: number, words: string): Form[] {
  if (drawn.length < 2) return [];
  const all = Math.min(most, drawn.length);
  // What the headline counts is shown, rather than what has no last year beside it.
  const alone = content.facts.length > 0 ? [form({ ...content, facts: [] }, all, words)] : [];
  const fewer = Array.from({ length: all - 2 }, (_one, index) => form(content, all - 1 - index, words));
  return [form(content, all, words), ...alone, ...fewer];
}

export function targetsForms(content: Targets, context: FormContext, shape: string): Form[] {
  const words = context.view.words.changeIn!;
  const { drawn } = scalePairs(content.pairs);
  const pairs = content.pairs.filter(({ target, last }) => target.parts.length > 0 && last.parts.length > 0);
  const isFlat = shape === 'wide';
  const onScale = scaleForms(content, drawn, { wide: 3, square: 4 }[shape] ?? 5, words);
  const isFew = pairs.length > 0 && pairs.length <= mostGauges && pairs.length === content.pairs.length;
  const gauges = isFew && onHundred(pairs) ? [gauge(content, pairs, context)] : [];
  // Where last year's numbers have no room below a long headline, they have it below a short one.
  const bare = pairs.length < leastFlat ? [ledger(content)] : [];
  // Pairs of unlike units keep last year's numbers, and so do those that have other targets beside them.
  if (pairs.length > drawn.length || (isFlat && pairs.length > 0 && content.facts.length > 0))
    return [
      ...gauges,
      ...(isFlat || drawn.length > 1 ? [] : [steps(content, pairs, false)]),
      grid(content, isFlat),
      steps({ ...content, facts: [] }, pairs, isFlat),
      ...bare,
    ];
  if (!isFlat) {
    // A pair alone has bars as high as its card.
    const lone = drawn.length === 1 ? [form(content, 1, words)] : [];
    return [...gauges, ...onScale, ...lone, ledger(content)];
  }
  // A flat picture has no height for pairs of bars.
  const own = pairs.length > 0 ? [steps(content, pairs, true)] : [];
  const four = drawn.length > 3 ? [steps({ ...content, texts: [] }, drawn, true)] : [];
  return [...gauges, ...four, ...own, ...bare, ...onScale];
}
