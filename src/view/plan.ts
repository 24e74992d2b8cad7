/** The plan: requirement, targets against last year, numbered tasks, closing part. */
import type { Plan } from '../model/plan.ts';
import { tellApart } from './apart.ts';
import { deriveFigure, type FigureContext } from './figures.ts';
import { targetDevice } from './relations/targets.ts';
import { ordinalName } from './number.ts';
import { deriveHeadline, deriveText } from './text.ts';
import type { PlanView, TaskView } from './view.ts';

function deriveTargets(targets: NonNullable<Plan['targets']>, context: FigureContext): PlanView['targets'] {
  return {
    title: deriveHeadline(targets.title, context.language, 'plan.targets.title'),
    figure: deriveFigure(
      { kind: targetDevice(targets.pairs, context.factsById), facts: [], pairs: targets.pairs },
      { id: 'targets-figure', at: 'plan.targets' },
      context,
    ),
    facts: tellApart(
      targets.facts.map((id) => context.factsById.get(id)!),
      context,
    ),
    texts: targets.texts.map((text, index) => deriveText(text, context, `plan.targets.texts.${index}`)),
    note: deriveText(targets.note, context, 'plan.targets.note'),
  };
}

/** Whether the title of the plan holds that of its targets, as "Targets for 2026" does "Targets": then it is not set. */
export function saysTargets({ title, targets }: Pick<PlanView, 'title' | 'targets'>): boolean {
  const own = targets?.title.text.trim().toLowerCase() ?? '';
  const words = ` ${title.text.toLowerCase()} `;
  return own !== '' && (/\p{Script=Han}/u.test(own) ? words.includes(own) : words.includes(` ${own} `));
}

function deriveTask(
  task: Plan['tasks'][number],
  index: number,
  { script, context }: { script: 'han' | 'latin'; context: FigureContext },
): TaskView {
  const { id } = task;
  const at = `plan.tasks.${id}`;
  return {
    id,
    at,
    number: ordinalName(index, script),
    title: deriveHeadline(task.title, context.language, `${at}.title`),
    text: deriveText(task.text, context, `${at}.text`),
    items: task.items.map((item, place) => deriveText(item, context, `${at}.items.${place}`)),
  };
}

export function derivePlan(plan: Plan, script: 'han' | 'latin', context: FigureContext): PlanView {
  const { language } = context;
  return {
    title: deriveHeadline(plan.title, language, 'plan.title'),
    year: plan.year === undefined ? '' : String(plan.year),
    context: deriveText(plan.context, context, 'plan.context'),
    ...(plan.requirement
      ? {
          requirement: {
            title: deriveHeadline(plan.requirement.title, language, 'plan.requirement.title'),
            text: deriveText(plan.requirement.text, context, 'plan.requirement.text'),
          },
        }
      : {}),
    ...(plan.targets ? { targets: deriveTargets(plan.targets, context)! } : {}),
    tasksIntro: deriveText(plan.tasksIntro, context, 'plan.tasksIntro'),
    tasks: plan.tasks.map((task, index) => deriveTask(task, index, { script, context })),
    ...(plan.closing
      ? {
          closing: {
            title: deriveHeadline(plan.closing.title, language, 'plan.closing.title'),
            text: deriveText(plan.closing.text, context, 'plan.closing.text'),
            items: plan.closing.items.map((item, index) =>
              deriveText(item, context, `plan.closing.items.${index}`),
            ),
          },
        }
      : {}),
  };
}
