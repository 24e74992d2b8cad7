/** Cards of the plan: targets against last year, tasks, requirement, closing part. */
import type { PlanView, ReportView } from '../view/view.ts';
import type { Card, CardBlock } from './card.ts';
import { mostTasks, type Layout } from './geometry.ts';
import { numberBlocks, splitEvenly, strongestOf } from './deck-section.ts';

function targetCards({ targets }: PlanView, eyebrow: string): Card[] {
  if (!targets) return [];
  const blocks: CardBlock[] = [];
  if (targets.figure.pairs.length > 0) blocks.push({ kind: 'chart', figure: targets.figure });
  if (targets.facts.length > 0)
    blocks.push(...numberBlocks(targets.facts, blocks.length === 0 ? strongestOf(targets.facts) : undefined));
  if (targets.texts.length > 0) blocks.push({ kind: 'items', items: targets.texts });
  return blocks.length > 0
    ? [
        {
          id: 'targets',
          slug: 'targets',
          kind: 'targets',
          ground: 'light',
          head: { number: '', eyebrow, title: targets.title },
          blocks,
        },
      ]
    : [];
}

/** All titles on one card, then the measures of a few tasks each. */
function taskCards(plan: PlanView, view: ReportView, layout: Layout): Card[] {
  const { tasks } = plan;
  if (tasks.length === 0) return [];
  const head = { number: '', eyebrow: view.masthead.title.text, title: plan.title };
  const overview: Card = {
    id: 'tasks',
    slug: 'tasks',
    kind: 'tasks',
    ground: 'dark',
    head,
    blocks: [{ kind: 'tasks', tasks, detail: false }],
  };
  const detailed = tasks.filter((task) => task.items.length > 0 || task.text.length > 0);
  const details =
    detailed.length === 0
      ? []
      : splitEvenly(tasks, mostTasks[layout]).map((part, index): Card => ({
          id: `tasks-${index + 2}`,
          slug: 'tasks',
          kind: 'tasks',
          ground: 'light',
          head,
          blocks: [{ kind: 'tasks', tasks: part, detail: true }],
          extra: true,
        }));
  return [overview, ...details];
}

function requirementCards({ requirement, title }: PlanView): Card[] {
  if (!requirement) return [];
  const head = { number: '', eyebrow: title.text, title: requirement.title };
  return [
    {
      id: 'requirement',
      slug: 'requirement',
      kind: 'requirement',
      ground: 'light',
      head,
      blocks: [{ kind: 'quote', text: requirement.text }],
      extra: true,
    },
  ];
}

function resolveCards({ closing, title }: PlanView): Card[] {
  if (!closing) return [];
  const blocks: CardBlock[] = [];
  if (closing.text.length > 0) blocks.push({ kind: 'quote', text: closing.text });
  if (closing.items.length > 0) blocks.push({ kind: 'items', items: closing.items });
  if (blocks.length === 0) return [];
  return [
    {
      id: 'resolve',
      slug: 'resolve',
      kind: 'resolve',
      ground: 'dark',
      head: { number: '', eyebrow: title.text, title: closing.title },
      blocks,
      extra: true,
    },
  ];
}

export function planCards(view: ReportView, layout: Layout): Card[] {
  const { plan } = view;
  if (!plan) return [];
  // A flat picture has no room for running text: its deck keeps to figures and titles.
  if (layout === 'wide')
    return [...targetCards(plan, plan.title.text), ...taskCards(plan, view, layout).slice(0, 1)];
  return [
    ...requirementCards(plan),
    ...targetCards(plan, plan.title.text),
    ...taskCards(plan, view, layout),
    ...resolveCards(plan),
  ];
}
