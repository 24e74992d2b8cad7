/** The dark head of the plan in its natural height, see the partial plan-panel. */
import { mmToPx } from '../../lib/units.ts';
import type { FactView, Headline, Text } from '../../view/view.ts';
import type { Setting } from '../block.ts';
import type { Look } from './look.ts';
import { beside, filled, named, padded, stack, type Node } from './nodes.ts';
import { partTitle } from './part.ts';
import { groundRows } from '../figures/number-rows.ts';
import { rowsNode } from './rows.ts';
import { headlineNode, ruleOf, textNode } from './words.ts';

export interface PlanHead {
  title: Headline;
  context: Text;
  /** The context leads on to the tasks below: it stands after the targets. */
  leadsOn: boolean;
  /** Title of the targets; undefined where that of the part says it. */
  targets: Headline | undefined;
  texts: Text[];
  facts: FactView[];
  note: Text;
  /**
   * mm of the words, of targets in words where these stand apart, and of the drawing, side by side; undefined where
   * the words stand above the drawing.
   */
  widths: number[] | undefined;
  /** Targets in words stand apart from the title. */
  isApart: boolean;
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
  const context = plan.context.length > 0 ? [textNode(look, plan.context, look.type('.plan-context'))] : [];
  const opening = [partTitle(look, plan.title, '.plan-words'), ...(plan.leadsOn ? [] : context)];
  const title = plan.targets && headlineNode(look, plan.targets, look.type('.targets-title'));
  const told = [
    ...plan.texts.map((text) => textNode(look, text, look.type('.targets-text'))),
    ...(plan.facts.length > 0
      ? [
          rowsNode(look, groundRows(setting), {
            facts: plan.facts,
            width: plan.numbersWidth,
            within: ['.plan-words'],
          }),
        ]
      : []),
    ...(plan.leadsOn ? context : []),
  ];
  const { isApart } = plan;
  const below = title ? [padded(title, { ...none, top: targetsTop })] : [];
  const words = isApart
    ? named('head', spaced(opening))
    : spaced([named('head', spaced([...opening, ...below])), ...told]);
  const apart = named('targets', spaced([...(title ? [title] : []), ...told]));
  const pad = look.length('--pad', ['.plan-panel']);
  const sides = { ...look.sides('padding', '.plan-ground'), left: pad, right: pad };
  const chart = plan.chart && named('chart', filled(mmToPx(plan.chart.height)));
  const ground: Node = {
    lay(width) {
      const { widths } = plan;
      if (widths === undefined || !(chart ?? isApart))
        return stack([
          { node: words },
          ...(chart
            ? [{ node: chart, before: look.length('gap', ['.plan-panel.stack > .plan-ground']) }]
            : []),
        ]).lay(width);
      const parts = [named('words', words), ...(isApart ? [apart] : []), ...(chart ? [chart] : [])];
      return beside(
        parts.map((node, index) => ({ node, width: mmToPx(widths[index]!) })),
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
