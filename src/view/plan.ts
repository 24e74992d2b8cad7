/** The plan: requirement, targets against last year, numbered tasks, closing part. */
import type { Plan } from '../model/plan.ts';
import { tellApart } from './apart.ts';
import { deriveFigure, type FigureContext } from './figures.ts';
import { ordinalName } from './number.ts';
import { deriveHeadline, deriveText } from './text.ts';
import type { PlanView } from './view.ts';

function deriveTargets(targets: NonNullable<Plan['targets']>, context: FigureContext): PlanView['targets'] {
  return {
    title: deriveHeadline(targets.title, context.language),
    figure: deriveFigure({ kind: 'dumbbell', facts: [], pairs: targets.pairs }, 'targets-figure', context),
    facts: tellApart(
      targets.facts.map((id) => context.factsById.get(id)!),
      context,
    ),
    texts: targets.texts.map((text) => deriveText(text, context)),
    note: deriveText(targets.note, context),
  };
}

export function derivePlan(plan: Plan, script: 'han' | 'latin', context: FigureContext): PlanView {
  const { language } = context;
  return {
    title: deriveHeadline(plan.title, language),
    year: plan.year === undefined ? '' : String(plan.year),
    context: deriveText(plan.context, context),
    ...(plan.requirement
      ? {
          requirement: {
            title: deriveHeadline(plan.requirement.title, language),
            text: deriveText(plan.requirement.text, context),
          },
        }
      : {}),
    ...(plan.targets ? { targets: deriveTargets(plan.targets, context)! } : {}),
    tasksIntro: deriveText(plan.tasksIntro, context),
    tasks: plan.tasks.map((task, index) => ({
      id: task.id ?? `task-${index + 1}`,
      number: ordinalName(index, script),
      title: deriveHeadline(task.title, language),
      text: deriveText(task.text, context),
      items: task.items.map((item) => deriveText(item, context)),
    })),
    ...(plan.closing
      ? {
          closing: {
            title: deriveHeadline(plan.closing.title, language),
            text: deriveText(plan.closing.text, context),
            items: plan.closing.items.map((item) => deriveText(item, context)),
          },
        }
      : {}),
  };
}
