/** Words of a task: its title in lines, and the first sentence of what it says. */
import { divideWords } from '../../../view/divide.ts';
import type { TaskView } from '../../../view/view.ts';
import type { Stage } from '../../draw/stage.ts';
import { fitLines, type Lines } from '../../draw/type.ts';

export const firstSentence = (task: TaskView): string => {
  const text = task.text.map((run) => run.text).join('');
  const item = task.items[0]?.map((run) => run.text).join('') ?? '';
  const sentence = /^.*?(?:[。！？]|[.!?](?=\s|$))/u.exec(text)?.[0] ?? text;
  return (sentence || item).trim();
};

/** In at most two lines of one size, or as many as a flat card gives it. */
export function fitTitle(
  stage: Stage,
  task: TaskView,
  width: number,
  size: number,
  lines = 2,
): Lines | undefined {
  const whole = fitLines(stage.setter, task.title, {
    role: 'headline',
    width,
    most: size,
    least: size * 0.98,
    lines,
  });
  return (
    whole ??
    fitLines(stage.setter, divideWords(task.title.text, stage.setter.of), {
      role: 'headline',
      width,
      most: size,
      least: size * 0.98,
      lines,
    })
  );
}
