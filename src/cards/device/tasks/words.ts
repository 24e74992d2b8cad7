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

/** Lines of a title: as few as have room. */
export const titleLines = [2, 3, 4] as const;

/** In lines of one size, at most so many. */
export function fitTitle(
  stage: Stage,
  task: TaskView,
  width: number,
  size: number,
  lines: number,
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
