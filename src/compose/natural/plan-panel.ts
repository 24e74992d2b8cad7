/** The dark head of the plan in its natural height, see the partial plan-panel. */
import { mmToPx } from '../../lib/units.ts';
import type { FactView, Headline, Text } from '../../view/view.ts';
import type { Setting } from '../block.ts';
import type { Look, TypeStyle } from './look.ts';
import { beside, filled, named, padded, stack, type Node } from './nodes.ts';
import { partTitle } from './part.ts';
import { rowsNode } from './rows.ts';
import { headlineNode, ruleOf, textNode } from './words.ts';

export interface PlanHead {
  title: Headline;
  context: Text;
  targets: Headline;
  texts: Text[];
  facts: FactView[];
  note: Text;
  /** Share of the width for the words; undefined where they stand above the chart. */
  share: number | undefined;
  /** The title of the targets stands over the chart beside the words. */
  isOverChart: boolean;
  /** mm */
  numbersWidth: number;
  chart: { width: number; height: number } | undefined;
}

const none = { top: 0, right: 0, bottom: 0, left: 0 };

/** The dark head of the plan. */
export function planPanelNode(look: Look, setting: Setting, plan: PlanHead): Node {
  const gap = look.length('gap', ['.plan-words']);
  const targetsTop = look.sides('padding', '.targets-title').top + ruleOf(look, '.targets-title');
  const spaced = (nodes: Node[]): Node =>
    stack(nodes.map((node, index) => ({ node, before: index > 0 ? gap : 0 })));
  const title = (type: TypeStyle): Node => headlineNode(look, plan.targets, type);
  const isOverChart = plan.isOverChart && plan.share !== undefined && plan.chart !== undefined;
  const head = spaced([
    partTitle(look, plan.title, '.plan-words'),
    ...(plan.context.length > 0 ? [textNode(look, plan.context, look.type('.plan-context'))] : []),
    ...(isOverChart ? [] : [padded(title(look.type('.targets-title')), { ...none, top: targetsTop })]),
  ]);
  const words = spaced([
    named('head', head),
    ...plan.texts.map((text) => textNode(look, text, look.type('.targets-text'))),
    ...(plan.facts.length > 0
      ? [
          rowsNode(look, setting, {
            facts: plan.facts,
            width: plan.numbersWidth,
            within: ['.plan-words'],
          }),
        ]
      : []),
  ]);
  const pad = look.length('--pad', ['.plan-panel']);
  const sides = { ...look.sides('padding', '.plan-ground'), left: pad, right: pad };
  const drawn = plan.chart && filled(mmToPx(plan.chart.height));
  const own = ['.targets-title', '.plan-chart > .targets-title'];
  const chart =
    drawn && isOverChart
      ? stack([
          {
            node: padded(title(look.type(...own)), { ...none, bottom: look.sides('padding', ...own).bottom }),
          },
          { node: drawn },
        ])
      : drawn;
  const ground: Node = {
    lay(width) {
      const { share } = plan;
      if (share === undefined || !chart)
        return stack([
          { node: words },
          ...(chart
            ? [{ node: chart, before: look.length('gap', ['.plan-panel.stack > .plan-ground']) }]
            : []),
        ]).lay(width);
      return beside(
        [
          { node: words, width: width * share },
          { node: chart, width: mmToPx(plan.chart!.width) },
        ],
        look.gutter,
      ).lay(width);
    },
  };
  const note = look.type('.targets-note');
  return stack([
    { node: padded(ground, sides) },
    ...(plan.note.length > 0
      ? [
          {
            node: padded(textNode(look, plan.note, note), {
              ...look.sides('padding', '.targets-note'),
              left: pad,
              right: pad,
            }),
          },
        ]
      : []),
  ]);
}
