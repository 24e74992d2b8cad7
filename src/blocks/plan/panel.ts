/**
 * The head of the plan: a dark ground with its title and opening on the left, the targets drawn on the right,
 * targets in words below the title, the note in a strip at the foot.
 */
import { saysTargets } from '../../view/plan.ts';
import { ptToMm } from '../../lib/units.ts';
import type { FigureView, PlanView, Text } from '../../view/view.ts';
import { mmStyle, type Block, type Setting, type Variant } from '../block.ts';
import { chartLines, emptyWidth, figureCapacity } from '../figures/figure.ts';
import { spanWidth } from '../../design/grid.ts';
import { nameOfWay, planShares, stack, type Way } from '../way.ts';
import { planPanelNode } from '../natural/plan-panel.ts';
import { groundRows, rowsContext } from '../figures/number-rows.ts';

/** Inside the ground, mm; the style sheet says the same. */
const padding = 5;
const sharesOf = ({ way }: Pick<Variant, 'way'>): { words: number; targets?: number } | undefined =>
  way.kind === 'drawn' ? planShares[way.share] : undefined;
const shareNames = Object.keys(planShares) as (keyof typeof planShares)[];
/** Targets in words alone stand beside the title, as a strip: the title has one line, up to such a share of it. */
const [stripWords, mostStripWords] = [0.2, 0.6];
/** Narrowest place for a strip, mm. */
const leastStrip = 150;

const isApart = (variant: Variant): boolean =>
  variant.way.kind === 'strip' || sharesOf(variant)?.targets !== undefined;
/** Where the part's title stands, lines from the top: below the ground's own padding, in S5. */
const titleLines: [number, number] = [0.1, 3.2];
/** Air of the ground above it, lines. */
const groundTop = 0.7;
/** So few targets are no picture of the page. */
const fewPairs = 2;
/** Narrowest chart beside the words, mm. */
const leastChart = 95;

/** Drawings whose key may stand on a line with a title. */
const keyed = new Set<FigureView['kind']>(['squares']);
/** From the title of the targets to the key of their drawing, sizes of the title. */
const beforeKey = 1.2;

/** The title of targets that are all drawn beside the words may stand over their drawing, in a line with its key. */
const mayBeOver = (plan: PlanView): boolean => {
  const { figure, texts, facts } = plan.targets!;
  return keyed.has(figure.kind) && texts.length === 0 && facts.length === 0 && !saysTargets(plan);
};
const isOverChart = ({ way }: Variant): boolean => way.kind === 'drawn' && way.isOver;

const drawings = new WeakMap<FigureView, Map<number, FigureView>>();
/** The drawing, its key after the title; the same object each time, by which its shape is known again. */
function drawnFigure(
  { theme, metrics, sizes: { panel } }: Setting,
  plan: PlanView,
  variant: Variant,
): FigureView {
  const { figure, title } = plan.targets!;
  if (!isOverChart(variant)) return figure;
  const words = metrics.width(title.text, { family: theme.type.display, weight: 700, size: panel });
  const keyFrom = ptToMm(words + panel * beforeKey);
  const known = drawings.get(figure) ?? new Map<number, FigureView>();
  drawings.set(figure, known);
  const made = known.get(keyFrom) ?? { ...figure, keyFrom };
  known.set(keyFrom, made);
  return made;
}

/** Of the part's title on one line with the air after it, mm. */
const titleWidth = ({ theme, metrics, sizes: { part } }: Setting, { title }: PlanView): number =>
  ptToMm(
    metrics.width(title.text, { family: theme.type.display, weight: 900, size: part }) + part * titleAir,
  );
const titleAir = 0.7;

/** Widths in mm of the words, of targets in words where they stand apart, and of the drawing, side by side. */
function widthsOf(setting: Setting, plan: PlanView, { span, way }: Variant): number[] {
  const { grid } = setting;
  const inner = spanWidth(grid, span) - 2 * padding;
  if (way.kind === 'strip') {
    const all = inner - grid.gutter;
    const words = Math.max(all * stripWords, Math.min(all * mostStripWords, titleWidth(setting, plan)));
    return [words, all - words];
  }
  const share = sharesOf({ way });
  if (!share) return [inner];
  const { words, targets } = share;
  const parts = [words, ...(targets === undefined ? [] : [targets]), 1 - words - (targets ?? 0)];
  return parts.map((part) => (inner - grid.gutter * (parts.length - 1)) * part);
}
const chartWidth = (setting: Setting, plan: PlanView, variant: Variant): number =>
  widthsOf(setting, plan, variant).at(-1)!;

/** "We will:" stands right before the tasks; what is to be reached does not come between. */
const leadsOn = ({ targets }: PlanView, context: Text): boolean =>
  /[:：]\s*$/.test(context.at(-1)?.text ?? '') && targets!.texts.length + targets!.facts.length > 0;

export function planPanel(plan: PlanView, context: Text): Block {
  const targets = plan.targets!;
  const { figure } = targets;
  const isDrawn = figure.pairs.length > 0;
  return {
    id: 'plan',
    key: 'plan',
    partial: 'plan-panel',
    variants: (setting) => {
      const span = setting.grid.columns;
      const hasWords = targets.texts.length + targets.facts.length > 0;
      const wide = shareNames.flatMap((share): Way[] => {
        const way: Way = { kind: 'drawn', share, isOver: false };
        const isParted = sharesOf({ way })?.targets !== undefined;
        const isWide = isDrawn && chartWidth(setting, plan, { span, way }) >= leastChart;
        if (!isWide || (isParted && (!hasWords || saysTargets(plan)))) return [];
        return [way, ...(!isParted && mayBeOver(plan) ? [{ ...way, isOver: true }] : [])];
      });
      const isStrip = !isDrawn && hasWords && spanWidth(setting.grid, span) >= leastStrip;
      const all: Way[] = [...wide, ...(isStrip ? [{ kind: 'strip' } as const] : []), stack];
      return all.map((way) => ({ span, way }));
    },
    short: (variant, parts, { grid: { line } }) => {
      const share = sharesOf(variant);
      const names = ['words', ...(share?.targets === undefined ? [] : ['targets']), 'chart'];
      const heights = names.map((name) => parts[name] ?? 0);
      return share && parts.chart ? heights.map((height) => (Math.max(...heights) - height) / line) : [];
    },
    title: (_lines, head) => [titleLines[0], Math.max(titleLines[1], head + groundTop)],
    waste: (variant, _parts, setting) => {
      if (!isDrawn) return 0;
      const { span, short = [] } = variant;
      const width = chartWidth(setting, plan, variant);
      const all = spanWidth(setting.grid, span);
      const drawing = drawnFigure(setting, plan, variant);
      const empty = emptyWidth(drawing, setting, { width, ground: 'dark' });
      const widths = widthsOf(setting, plan, variant);
      const below = short.reduce((sum, lines, index) => sum + lines * widths[index]!, 0);
      return (span * (chartLines(drawing, setting, width, 'dark') * empty + below)) / all;
    },
    // The drawing grows to the height of the words beside it; few targets no further: their ground would be bare.
    capacity: (setting, variant) => {
      if (!isDrawn) return 1;
      if (figure.pairs.length <= fewPairs) return 0;
      return Math.floor(figureCapacity(figure, setting, chartWidth(setting, plan, variant)) * 0.8);
    },
    node: (look, setting, variant) => {
      const width = chartWidth(setting, plan, variant);
      const drawing = drawnFigure(setting, plan, variant);
      const lines = isDrawn ? chartLines(drawing, setting, width, 'dark') : 0;
      return planPanelNode(look, setting, {
        title: plan.title,
        context,
        leadsOn: leadsOn(plan, context),
        targets: saysTargets(plan) || isOverChart(variant) ? undefined : targets.title,
        texts: targets.texts,
        facts: targets.facts,
        note: targets.note,
        widths: variant.way.kind === 'stack' ? undefined : widthsOf(setting, plan, variant),
        isApart: isApart(variant),
        numbersWidth: widthOfNumbers(setting, plan, variant),
        chart: isDrawn ? { width, height: lines * setting.grid.line } : undefined,
      });
    },
    context: async (setting, variant, frame, draw) => {
      const drawn = drawnFigure(setting, plan, variant);
      const level = Math.floor(variant.short?.at(-1) ?? 0);
      const [wordsWidth, targetsWidth] = widthsOf(setting, plan, variant);
      const width = chartWidth(setting, plan, variant);
      const height =
        (isDrawn ? chartLines(drawn, setting, width, 'dark') + level + frame.extra : 0) * setting.grid.line;
      const drawing =
        draw && isDrawn
          ? await draw({
              figure: drawn,
              width,
              height,
              size: setting.sizes.label,
              big: setting.sizes.big,
              part: setting.sizes.part,
              ground: 'dark',
            })
          : undefined;
      return {
        ...frame,
        partial: 'plan-panel',
        id: 'plan',
        layout: nameOfWay(variant.way),
        wordsStyle: variant.way.kind === 'stack' ? '' : `flex:0 0 ${mmStyle(wordsWidth!)};`,
        apartStyle: isApart(variant) ? `flex:0 0 ${mmStyle(targetsWidth!)};` : '',
        title: plan.title,
        context: context.length > 0 && !leadsOn(plan, context) ? context : '',
        tasksIntro: context.length > 0 && leadsOn(plan, context) ? context : '',
        targets: saysTargets(plan) || isOverChart(variant) ? '' : targets.title,
        aside: isOverChart(variant) ? targets.title : '',
        texts: targets.texts,
        numbers:
          targets.facts.length > 0
            ? rowsContext({
                facts: targets.facts,
                setting: groundRows(setting),
                width: widthOfNumbers(setting, plan, variant),
                extra: 0,
              })
            : '',
        note: targets.note.length > 0 ? targets.note : '',
        chartStyle: `width:${mmStyle(width)};`,
        roomStyle: `height:${mmStyle(height)};`,
        hasChart: isDrawn,
        drawing: drawing ?? '',
      };
    },
  };
}

const widthOfNumbers = (setting: Setting, plan: PlanView, variant: Variant): number =>
  widthsOf(setting, plan, variant)[isApart(variant) ? 1 : 0]!;
