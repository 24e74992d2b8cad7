/**
 * The head of the plan: a dark ground with its title and opening on the left, the targets drawn on the right,
 * targets in words below the title, the note in a strip at the foot.
 */
import type { PlanView, Text } from '../view/view.ts';
import { mmStyle, type Block, type Setting, type Variant } from './block.ts';
import { chartLines, emptyWidth, figureCapacity } from './figure.ts';
import { spanWidth } from './grid.ts';
import { planPanelNode } from './natural/plan-panel.ts';
import { rowsContext } from './number-rows.ts';

/** Inside the ground, mm; the style sheet says the same. */
const padding = 5;
/** Shares of the width for the words on the left. */
const shares: Record<string, number> = { wide: 0.3, even: 0.38, half: 0.5, most: 0.62 };
/** Where the part's title stands, lines from the top: below the ground's own padding, in S5. */
const titleLines: [number, number] = [0.1, 3.2];
/** Air of the ground above it, lines. */
const groundTop = 0.7;
/** Narrowest chart beside the words, mm. */
const leastChart = 95;

/** The title of targets that are all drawn beside the words stands over their drawing. */
const isOverChart = (
  { figure, texts, facts }: NonNullable<PlanView['targets']>,
  { layout }: Variant,
): boolean =>
  shares[layout] !== undefined && figure.pairs.length > 0 && texts.length === 0 && facts.length === 0;

const chartWidth = ({ grid }: Setting, { span, layout }: Variant): number => {
  const inner = spanWidth(grid, span) - 2 * padding;
  const share = shares[layout];
  return share === undefined ? inner : (inner - grid.gutter) * (1 - share);
};

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
      const wide = Object.keys(shares).filter(
        (layout) => isDrawn && chartWidth(setting, { span, layout }) >= leastChart,
      );
      return [...wide, 'stack'].map((layout) => ({ span, layout }));
    },
    title: (_lines, head) => [titleLines[0], Math.max(titleLines[1], head + groundTop)],
    waste: ({ span, layout }, _parts, setting) => {
      if (!isDrawn) return 0;
      const width = chartWidth(setting, { span, layout });
      const empty = emptyWidth(figure, setting, { width, ground: 'dark' });
      return (span * chartLines(figure, setting, width, 'dark') * empty) / spanWidth(setting.grid, span);
    },
    capacity: (setting, variant) =>
      isDrawn ? Math.floor(figureCapacity(figure, setting, chartWidth(setting, variant)) * 0.8) : 1,
    node: (look, setting, variant) => {
      const width = chartWidth(setting, variant);
      const lines = isDrawn ? chartLines(figure, setting, width, 'dark') : 0;
      return planPanelNode(look, setting, {
        title: plan.title,
        context,
        targets: targets.title,
        texts: targets.texts,
        facts: targets.facts,
        note: targets.note,
        share: shares[variant.layout],
        isOverChart: isOverChart(targets, variant),
        numbersWidth: widthOfNumbers(setting, variant),
        chart: isDrawn ? { width, height: lines * setting.grid.line } : undefined,
      });
    },
    context: async (setting, variant, frame, draw) => {
      const width = chartWidth(setting, variant);
      const height =
        (isDrawn ? chartLines(figure, setting, width, 'dark') + frame.extra : 0) * setting.grid.line;
      const drawing =
        draw && isDrawn
          ? await draw({ figure, width, height, size: setting.sizes.label, ground: 'dark' })
          : undefined;
      return {
        ...frame,
        partial: 'plan-panel',
        id: 'plan',
        layout: variant.layout,
        wordsStyle: shares[variant.layout] === undefined ? '' : `flex:0 0 ${shares[variant.layout]! * 100}%;`,
        title: plan.title,
        context: context.length > 0 ? context : '',
        targets: isOverChart(targets, variant) ? '' : targets.title,
        aside: isOverChart(targets, variant) ? targets.title : '',
        texts: targets.texts,
        numbers:
          targets.facts.length > 0
            ? rowsContext({
                facts: targets.facts,
                setting,
                width: widthOfNumbers(setting, variant),
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

const widthOfNumbers = (setting: Setting, variant: Variant): number => {
  const share = shares[variant.layout];
  const inner = spanWidth(setting.grid, variant.span) - 2 * padding;
  return share === undefined ? inner : inner * share;
};
