/** Tasks as a grid of sayings, as plates, or as discs on a line with their titles. */
import type { Content } from '../plan/content.ts';
import type { Form, FormContext } from './form.ts';
import { formulaOf, grid } from './tasks/grid.ts';
import { path } from './tasks/path.ts';
import { plates } from './tasks/plates.ts';

type Tasks = Extract<Content, { device: 'tasks' }>;

export function tasksForms(content: Tasks, { subject, devices }: FormContext, shape: string): Form[] {
  const sizes = devices.tasks;
  const { tasks } = content;
  const formula = tasks.every((task) => formulaOf(task.title.text, task.title.units));
  const forms: Form[] = [];
  if (shape !== 'wide' && formula && tasks.length >= 4) forms.push(grid(content));
  const wide = shape === 'wide';
  const most = shape === 'wide' || shape === 'square' ? sizes.flat : sizes.few;
  const isFew = tasks.length >= 2 && tasks.length <= most;
  if (isFew && shape !== 'long')
    forms.push(plates(content, { notes: true }), plates(content, { notes: false }));
  if (!wide || tasks.length <= 4) forms.push(path(content, { notes: true, columns: 1, subject }));
  if (wide && tasks.length > 2) forms.push(path(content, { notes: true, columns: 2 }));
  forms.push(path(content, { notes: false, columns: wide && tasks.length > 4 ? 2 : 1, subject }));
  if (!wide) forms.push(path(content, { notes: false, columns: 2 }));
  if (wide && tasks.length > 8) forms.push(path(content, { notes: false, columns: 3 }));
  return forms;
}
