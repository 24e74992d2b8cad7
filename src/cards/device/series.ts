/**
 * A series as the page draws it, at the width of a card: the statement over it, the only number of its section
 * or the last of a single line large, then the same drawing with its labels set as the card's own type.
 */
import { drawMarks } from '../../charts/draw.ts';
import type { Picture } from '../../charts/pen.ts';
import type { Label } from '../../charts/scene.ts';
import type { FactView, FigureView } from '../../view/view.ts';
import type { Room } from '../draw/frame.ts';
import type { Box, Stage } from '../draw/stage.ts';
import { fitNumber, partsOf, widthOf, wrapLabel } from '../draw/type.ts';
import type { Content } from '../plan/content.ts';
import type { ShapeName } from '../shapes.ts';
import type { DeviceSizes } from '../sizes.ts';
import type { Form } from './form.ts';
import { drawnSize, inkAndMark, lookOf, roleOf } from './series/look.ts';
import { lastOf, type Peak } from './series/peak.ts';

type Series = Extract<Content, { device: 'series' }>;

/** Sizes of the smallest type that are tried, times the shape's: charts of rows fill their room by growing. */
const enlarged = { plots: [1.12, 1], rows: [1.7, 1.5, 1.32, 1.16, 1] } as const;
const plots = new Set(['line', 'area', 'multiples', 'map', 'slope']);
/** Drawings whose lines need width more than height. */
const across = new Set(['line', 'area', 'slope']);

const alignOf = { start: 'left', middle: 'centre', end: 'right' } as const;

function setLabel(
  stage: Stage,
  { x, y, anchor, line, tick }: Label,
  at: { x: number; y: number; k: number },
): void {
  const [span] = line.spans;
  const { ink, mark } = inkAndMark(span!.fill ?? line.fill);
  stage.lines(
    line.text,
    { lines: [line.text], size: span!.size * at.k, width: 0 },
    {
      x: at.x + x * at.k,
      base: at.y + y * at.k,
      align: alignOf[anchor],
      role: roleOf(span!),
      colour: ink,
      block: `chart ${stage.pieces.length}`,
      ...(mark ? { over: mark } : {}),
      ...(tick ? { derived: true } : {}),
      ...(line.at ? { at: line.at } : {}),
    },
  );
  if (tick) stage.derived.push(line.text);
}

/**
 * A drawing in a box: charts fill the height that is asked for, and exceed it where their type needs more; what
 * stands below a map is known once it is drawn.
 */
function drawingIn(stage: Stage, figure: FigureView, box: Box, k: number): Picture | undefined {
  const look = lookOf(stage);
  const [width, height] = [(box.right - box.left) / k, high(box) / k];
  const picture = drawMarks(figure.kind, { figure, look, width, height });
  const over = picture ? picture.height - height : 0;
  const fits = (one: Picture | undefined) => (one && one.height * k <= high(box) + 1 ? one : undefined);
  if (over <= 0 || over > height / 2) return fits(picture);
  return fits(drawMarks(figure.kind, { figure, look, width, height: height - over }));
}

/** @param times Size of its type, times that of the shape. @returns false where it has no room. */
function drawChart(stage: Stage, figure: FigureView, box: Box, times: number): boolean {
  const at = (size: number) => (stage.shape.words.small * size) / drawnSize;
  const k = at(times);
  const picture = high(box) > 0 ? drawingIn(stage, figure, box, k) : undefined;
  if (!picture) return false;
  // Larger type that breaks names in two, or leaves some out, is no gain.
  if (times > 1 && !plots.has(figure.kind)) {
    const usual = drawingIn(stage, figure, box, at(1));
    if (usual && usual.labels.length !== picture.labels.length) return false;
  }
  const [x, y] = [box.left, box.top];
  stage.raw(
    `<g transform="translate(${x} ${y}) scale(${k})">${picture.shapes.map(({ svg }) => svg()).join('')}</g>`,
  );
  stage.reachTo(y + picture.height * k);
  for (const label of picture.labels) setLabel(stage, label, { x, y, k });
  return true;
}
const high = ({ top, bottom }: Box): number => bottom - top;

interface HeroPlace {
  left: number;
  right: number;
  top: number;
  most: number;
}

/** Number and label side by side; below one another where there is little room. @returns Its lower end, px. */
function drawFactHero(
  stage: Stage,
  fact: FactView,
  { left, right, top, most }: HeroPlace,
): number | undefined {
  const { shape, palette } = stage;
  const { series: sizes } = shape.devices;
  const wide = right - left;
  const number = fitNumber(stage.setter, partsOf(fact), {
    width: wide * sizes.hero.width,
    most,
    least: stage.px(sizes.hero.least),
    words: shape.words.unit,
  });
  if (!number) return undefined;
  const rise = number.sizes.size * 0.72;
  stage.number(fact, number, { x: left, base: top + rise, colour: palette.numeral });
  const gap = stage.px(sizes.hero.gap);
  const size = shape.words.label;
  const beside = wrapLabel(stage.setter, fact.label, {
    role: 'strong',
    size,
    width: wide - number.width - gap,
    lines: 3,
  });
  const label =
    beside ?? wrapLabel(stage.setter, fact.label, { role: 'strong', size, width: wide, lines: 2 });
  if (!label) return undefined;
  const tall = (label.lines.length - 1) * size * 1.22;
  const base = beside ? top + rise - tall : top + rise + size * 1.5;
  stage.lines(fact.label, label, {
    x: beside ? left + number.width + gap : left,
    base,
    role: 'strong',
    colour: palette.ink,
    facts: [fact.id],
  });
  return beside ? top + rise : base + tall;
}

/** The number; its row and unit beside it, or below where there is little room. @returns Its lower end, px. */
function drawPeak(
  stage: Stage,
  { series }: FigureView,
  { cell, row }: Peak,
  { left, right, top, most }: HeroPlace,
): number | undefined {
  const { shape, palette, setter } = stage;
  const { series: sizes } = shape.devices;
  const unit = series!.unit ? [{ text: series!.unit, at: `${series!.at}.unit` }] : [];
  const names = [{ text: row.label, at: row.at }];
  const size = shape.words.label;
  const gap = stage.px(sizes.hero.gap);
  const wide = right - left;
  const one = widthOf(setter, cell.text, 'numeral', 1);
  const wordsWidth = (list: { text: string }[], at: number) =>
    Math.max(0, ...list.map(({ text }) => widthOf(setter, text, 'strong', at)));
  const beside = wordsWidth([...names, ...unit], size * sizes.hero.unit) + gap;
  const isBeside = names.length + unit.length < 3 && beside < wide * (1 - sizes.hero.width);
  const unitWidth = isBeside ? beside : wordsWidth(unit, size) + gap / 2;
  const figures = Math.min(most, (wide - unitWidth) / one);
  if (figures < stage.px(sizes.hero.least)) return undefined;
  const base = top + figures * 0.72;
  stage.figures(cell.text, { x: left, base, size: figures, colour: palette.numeral, at: cell.at });
  const put = (text: string, at: string, x: number, y: number, own = size) =>
    stage.words(text, { x, base: y, role: 'strong', size: own, colour: palette.ink, at });
  if (isBeside) {
    const x = left + one * figures + gap;
    for (const { text, at } of unit) put(text, at, x, base, size * sizes.hero.unit);
    names.forEach(({ text, at }) => put(text, at, x, base - (unit.length > 0 ? size * 1.62 : 0)));
    return base;
  }
  for (const { text, at } of unit) put(text, at, left + one * figures + gap / 2, base);
  if (wordsWidth(names, size) > wide) return undefined;
  let bottom = base + size * 0.3;
  for (const { text, at } of names) {
    bottom += size * 1.24;
    put(text, at, left, bottom);
  }
  return bottom;
}

/** @returns Where the chart begins, px; undefined where the number has no room. */
function drawHero(
  stage: Stage,
  { figure, hero }: Series,
  peak: Peak | undefined,
  place: HeroPlace,
): number | undefined {
  if (!hero && !peak) return place.top;
  const bottom = hero ? drawFactHero(stage, hero, place) : drawPeak(stage, figure, peak!, place);
  return bottom === undefined ? undefined : bottom + stage.px(stage.shape.devices.series.hero.below);
}

/** Does a headline say a name, with whatever more? */
export const isSaidBy = (headline: string | undefined, name: string): boolean => {
  const letters = (text: string) => text.replace(/\s/gu, '').toLowerCase();
  return headline !== undefined && letters(headline).includes(letters(name));
};

/** Where the headline says the table's own name it is not said again over the chart, which marks what it names. */
const underHeadline = (figure: FigureView, headline: string | undefined): FigureView => ({
  ...figure,
  title: figure.series && isSaidBy(headline, figure.series.label) ? figure.series.label : '',
  ...(headline === undefined ? {} : { titled: headline }),
});

function below(
  content: Series,
  sizes: DeviceSizes['series'],
  { hasHero, tall, isFlat }: { hasHero: boolean; tall: number; isFlat: boolean },
  times: number,
): Form {
  return {
    name: `series-${content.figure.kind}${hasHero ? '-number' : ''}`,
    // On a flat card the height is the chart's.
    look: isFlat ? { lines: 1 } : {},
    tall,
    draw: (stage, room) => {
      const most = stage.px(sizes.hero.most) * (stage.shape.name === 'square' ? 0.74 : 1);
      const top = hasHero ? drawHero(stage, content, lastOf(content.figure), { ...room, most }) : room.top;
      if (top === undefined || (hasHero && room.bottom - top < stage.measure * sizes.leastChart))
        return false;
      return drawChart(stage, underHeadline(content.figure, said(room)), { ...room, top }, times);
    },
  };
}
const said = ({ headline }: Room): string | undefined => headline?.lines.join('');

/** In which unit, below what is measured, where no number beside the chart has it. @returns The lower end, px. */
function drawUnit(stage: Stage, { series }: FigureView, base: number): number {
  if (!series?.unit) return base;
  const size = stage.shape.words.label;
  const below = base + size * 1.4;
  const at = `${series.at}.unit`;
  stage.words(series.unit, {
    x: stage.left,
    base: below,
    role: 'label',
    size,
    colour: stage.palette.ink,
    at,
  });
  return below;
}

/** What is measured, below the headline. @returns The lower end, px; undefined without room. */
function drawMeasure(stage: Stage, figure: FigureView, room: Room, right: number): number | undefined {
  const { series } = figure;
  if (!series || isSaidBy(said(room), series.label)) return room.base;
  const size = stage.shape.words.label;
  const set = wrapLabel(stage.setter, series.label, {
    role: 'label',
    size,
    width: right - room.left,
    lines: 2,
  });
  if (!set) return undefined;
  const base = room.base + size * 1.7;
  const at = `${series.at}.label`;
  stage.lines(series.label, set, { x: room.left, base, role: 'label', colour: stage.palette.ink, at });
  return base + (set.lines.length - 1) * size * 1.22;
}

/** Without name and unit of the table, which stand beside it. */
const bareFigure = (figure: FigureView): FigureView =>
  figure.series ? { ...figure, title: figure.series.label, series: { ...figure.series, unit: '' } } : figure;

/** Words and number at the left, the chart at the right in the full height. */
function beside(
  content: Series,
  sizes: DeviceSizes['series'],
  { number, times, isApart }: { number?: number; times: number; isApart: boolean },
): Form {
  const { figure, hero } = content;
  const share = number === undefined ? sizes.column.quiet : sizes.column.share;
  return {
    name: `series-${figure.kind}-beside${number === undefined ? '' : '-number'}`,
    look: { lines: 4, wordShare: share },
    draw: (stage, room) => {
      const right = stage.left + stage.measure * share;
      const named = isApart ? drawMeasure(stage, figure, room, right) : room.base;
      if (named === undefined) return false;
      const peak = hero || number === undefined ? undefined : lastOf(figure);
      const measure = isApart && !peak ? drawUnit(stage, figure, named) : named;
      const most = stage.px(number ?? 0);
      const place = {
        left: room.left,
        right,
        top: measure + stage.px(sizes.column.line),
        most,
      };
      const bottom = drawHero(stage, content, peak, place);
      if (bottom === undefined || bottom > room.bottom + stage.px(sizes.hero.below)) return false;
      return drawChart(
        stage,
        isApart ? { ...bareFigure(figure), titled: said(room) ?? '' } : underHeadline(figure, said(room)),
        {
          left: right + stage.px(sizes.column.gap),
          right: room.right,
          top: stage.px(sizes.column.top),
          bottom: room.bottom,
        },
        times,
      );
    },
  };
}
export function seriesForms(content: Series, shape: ShapeName, sizes: DeviceSizes['series']): Form[] {
  const { figure, hero } = content;
  const number = hero !== undefined || lastOf(figure) !== undefined;
  const larger = plots.has(figure.kind) ? enlarged.plots : enlarged.rows;
  const all = (form: (times: number) => Form): Form[] => larger.map(form);
  const isFlat = shape === 'wide';
  const full = number
    ? all((times) => below(content, sizes, { hasHero: true, tall: 1.1, isFlat }, times))
    : [];
  // The number of a section is never left out for a chart of its own.
  const bare = hero
    ? []
    : all((times) => below(content, sizes, { hasHero: false, tall: 0.9, isFlat }, times));
  if (shape !== 'wide') return [...full, ...bare];
  const numbers = number ? sizes.column.numbers : [];
  const ways = [true, false];
  const quiet = hero
    ? []
    : ways.flatMap((isApart) => all((times) => beside(content, sizes, { times, isApart })));
  // Several lines take the whole width: none of their numbers is the one to set large.
  if (!number && across.has(figure.kind)) return [...bare, ...quiet];
  return [
    ...ways.flatMap((isApart) =>
      numbers.flatMap((number) => all((times) => beside(content, sizes, { number, times, isApart }))),
    ),
    ...quiet,
    ...full,
    ...bare,
  ];
}
